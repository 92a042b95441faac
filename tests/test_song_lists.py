"""Lists of songs from many films: which part of a line is the film."""

from __future__ import annotations

import pytest

from .extraction_facts import facts

SONGS = ("Low Tide", "Salt Wind", "Paper Moonrise")
SINGERS = ("Ivy Stone", "The Gulls", "Gus Hart")
FILMS = ("The Tin Boat", "Low Road", "The Glass Orchard")


def found(head: str, line: str, *, upper: bool = False) -> set[tuple[str, str, str]]:
    lines = [
        line.format(n=n, song=song, singer=singer, film=film.upper() if upper else film)
        for n, (song, singer, film) in enumerate(zip(SONGS, SINGERS, FILMS, strict=True), 1)
    ]
    text = f"{head}\n\n" + "\n".join(lines)
    about = ("soundtrackSong", "songPerformer", "director")
    said = facts(text, under_head=False)
    return {(a.casefold(), p, b.casefold()) for a, p, b in said if p in about}


@pytest.mark.parametrize(
    "line",
    [
        "{n}. {film} – “{song}” ({singer})",
        "{film}: “{song}” by {singer}",
        "- “{song}” – {singer} (from {film})",
        '{n}. {film} (1990) - "{song}" by {singer}',
        "“{song}” by {singer}, from {film}",
        "“{song}” by {singer} in {film} (1990)",
    ],
)
@pytest.mark.parametrize("upper", [False, True])
def test_every_line_gives_its_film_a_song_and_the_song_a_singer(line: str, *, upper: bool) -> None:
    expected = {(film, "soundtrackSong", song) for film, song in zip(FILMS, SONGS, strict=True)}
    expected |= {(song, "songPerformer", who) for song, who in zip(SONGS, SINGERS, strict=True)}
    assert found("Ten songs that made their films", line, upper=upper) == {
        (a.casefold(), p, b.casefold()) for a, p, b in expected
    }


def test_remarks_may_stand_between_the_lines() -> None:
    said = found("Songs of the movies", "{n}. “{song}” ({film})\n{singer} on a pier.\n")
    assert {(a, b) for a, p, b in said if p == "soundtrackSong"} == {
        (film.casefold(), song.casefold()) for film, song in zip(FILMS, SONGS, strict=True)
    }


def test_a_film_never_performs() -> None:
    for line in ("{n}. {film} – “{song}”", "“{song}” ({film})", "{film}, “{song}”"):
        said = found("The best songs in films", line)
        assert "director" not in {p for _, p, _ in said}
        assert not {b for _, p, b in said if p == "songPerformer"} & {f.casefold() for f in FILMS}


def test_the_songs_of_one_film_stay_its_own() -> None:
    head = "The Glass Harbour (1987): soundtrack\n\nTrack listing:"
    said = found(head, "{n}. {singer} – “{song}”")
    assert ("the glass harbour", "soundtrackSong", "low tide") in said
    assert ("low tide", "songPerformer", "ivy stone") in said
    said = found(head, "{n}. “{song}” from {film}")  # an opera
    assert {a for a, p, _ in said if p == "soundtrackSong"} == {"the glass harbour"}
    assert not {b for _, p, b in said if p == "songPerformer"}


def test_respectively_pairs_songs_and_singers() -> None:
    said = facts("“Low Tide” and “Salt Wind” are sung by Ivy Stone and Gus Hart, respectively.")
    assert {(a, b) for a, p, b in said if p == "songPerformer"} == {
        ("Low Tide", "Ivy Stone"),
        ("Salt Wind", "Gus Hart"),
    }


def test_a_colon_may_part_performers_from_their_songs() -> None:
    text = (
        "Songs featured in the movie “The Tin Boat”:\n\nA1  Ivy Stone: Low Tide\n"
        "A2  The Gulls: Salt Wind\nB1  Ivy Stone: Paper Moonrise\n"
    )
    said = facts(text, under_head=False)
    assert ("Salt Wind", "songPerformer", "The Gulls") in said


def test_a_list_of_scores_gives_composers_and_no_songs() -> None:
    text = "The best scores of the year\n\n1. Flo Gale – The Tin Boat\n2. Bo Larsen – Low Road\n"
    said = facts(text + "3. Gus Hart – The Glass Orchard\n", under_head=False)
    assert {(a, b) for a, p, b in said if p == "composer"} == {
        ("The Tin Boat", "Flo Gale"), ("Low Road", "Bo Larsen"), ("The Glass Orchard", "Gus Hart"),
    }  # fmt: skip
    assert not [p for _, p, _ in said if p in ("soundtrackSong", "songPerformer")]


@pytest.mark.parametrize(
    ("lead", "mark"),
    [
        ("Best film scores of the decade", " – "),
        ("The best film music of 2004", ": "),
        ("Ten film composers and their best work:", " - "),
    ],
)
def test_composers_may_lead_a_list_of_scores_and_direct_nothing(lead: str, mark: str) -> None:
    films = {"The Tin Boat": "Flo Gale", "Low Road": "Bo Larsen", "The Glass Orchard": "Gus Hart"}
    lines = [f"{n}. {who}{mark}{film}\n" for n, (film, who) in enumerate(films.items(), 1)]
    said = facts(f"{lead}\n\n{''.join(lines)}", under_head=False)
    assert {(a, b) for a, p, b in said if p == "composer"} == set(films.items())
    assert "director" not in {p for _, p, _ in said}
