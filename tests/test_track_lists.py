"""Track lists: which half of a line sings, what parts the halves, whose film the list is of."""

# ruff: noqa: E501 - a list is easier to read as one literal.
from __future__ import annotations

import pytest

from screensong.graph.extraction.track_order import comma_parted, performers_lead, slash_parted

from .extraction_facts import facts

SONGS = ("Rain Again", "Leave the Lamp On", "Dust in the Dial", "My Old Oar")
SINGERS = ("The Night Gulls", "Ivy Stone", "The Night Gulls", "Gus Hart")
LAYOUTS = {
    "performer first": 'Songs in the film "Low Tide":\n{n}. {singer} - {song} - 3:0{n}',
    "title first": "The soundtrack of Low Tide includes:\n{n}. {song} - {singer} - 3:0{n}",
    "commas": "Songs featured in the film Low Tide:\n0{n} {song}, {singer} 3:0{n}",
    "commas, performer first": "Track list for the film Low Tide:\n{singer}, {song}",
    "strokes": "Tracklist of the Low Tide soundtrack:\n{singer} / {song} (3:0{n})",
    "by": "Music heard in Low Tide (1988)\n\n{song} by {singer}",
    "below its title": '"Low Tide" - songs used in the movie\n\n- "{song}" - {singer}',
    "tabs": "Low Tide (1988)\n\n#\tTitle\tArtist\tLength\n{n}\t{song}\t{singer}\t3:0{n}",
    "bars": "Low Tide (OST)\n\nTrack | Performer | Time\n{song} | {singer} | 3:0{n}",
    "credits": "Soundtracks - Low Tide (1988)\n\n"
    "{song}\nWritten by Di Kerr\nPerformed by {singer}\n",
}


def _text(layout: str) -> str:
    head, _, line = layout.rpartition("\n\n" if "\n\n" in layout else "\n")
    if "{song}\n" in layout:
        head, line = layout.split("\n\n", 1)
    if "\n" in line and "{song}\n" not in line:  # the head of a table
        above, line = line.split("\n", 1)
        head = f"{head}\n\n{above}"
    rows = (
        line.format(n=n, song=song, singer=singer)
        for n, (song, singer) in enumerate(zip(SONGS, SINGERS, strict=True), 1)
    )
    return f"{head}\n" + "\n".join(rows) + "\n"


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_gives_the_songs_of_the_film_and_who_sings_them(name: str) -> None:
    said = facts(_text(LAYOUTS[name]), under_head=False)
    told = ("soundtrackSong", "songPerformer")
    expected = {("Low Tide", "soundtrackSong", song) for song in SONGS}
    expected |= {(song, "songPerformer", who) for song, who in zip(SONGS, SINGERS, strict=True)}
    assert {fact for fact in said if fact[1] in told} == expected


def test_who_wrote_a_song_stands_in_brackets_or_below_its_title() -> None:
    quoted = 'Soundtrack of "Low Tide" (1988):\n\n"Rain Again" (Di Kerr) - The Gulls\n'
    quoted += '"My Old Oar" (Bo Rill) - Gus Hart\n"Salt" - Ivy Stone\n'
    said = facts(quoted, under_head=False) | facts(_text(LAYOUTS["credits"]), under_head=False)
    assert {
        ("Rain Again", "songWriter", "Di Kerr"),
        ("My Old Oar", "songWriter", "Bo Rill"),
    } <= said
    assert "screenwriter" not in {predicate for _, predicate, _ in said}


def test_a_name_between_title_and_singer_is_the_writer_of_a_counted_and_timed_line() -> None:
    lines = (
        "Low Tide (1988)\n\nA1 – Rain Again (Di Kerr) – The Night Gulls – 3:05\n"
        "A2 – My Old Oar (D. Kerr / E. Foss) – Ivy Stone – 2:40\nB1 – Dust (Di Kerr) – Gus Hart – 4:01"
    )
    found = facts(lines, under_head=False)
    assert ("Rain Again", "songWriter", "Di Kerr") in found
    assert ("My Old Oar", "songWriter", "E. Foss") in found
    assert ("My Old Oar", "songPerformer", "Ivy Stone") in found
    assert not {what for _, what, _ in found} & {"castMember", "playsCharacter"}


def test_a_version_in_brackets_sings_nothing_and_a_voice_does() -> None:
    lines = "Low Tide (Original Motion Picture Soundtrack)\n\nDISC 1\n1 Fog (Alternate) (3:05)\n2 Oar (vocals by Ivy Stone) (2:40)\n3 Sand (1:10)"
    found = facts(lines, under_head=False)
    assert {f for f in found if f[1] == "songPerformer"} == {("Oar", "songPerformer", "Ivy Stone")}


def test_a_song_comes_once_and_a_singer_may_come_again() -> None:
    assert (
        performers_lead(["Ada", "Bo", "Ada", "Ada"], ["One", "Two", "Three", "Four"], None) is False
    )
    halves = slash_parted(["Ada / One", "Bo / Two"])
    assert halves == [("Ada", "One"), ("Bo", "Two")]
    assert not slash_parted(["Ada / One / Two", "Bo / Two"])


def test_commas_part_nothing_where_no_half_looks_like_names() -> None:
    assert not comma_parted(["Run, Boy", "Home", "Out on the Quay"], None)


def test_written_by_alone_is_of_the_film() -> None:
    said = facts("Low Tide (1988)\nWritten by Di Kerr\nDirected by Ann Vane\n", under_head=False)
    assert ("Low Tide", "screenwriter", "Di Kerr") in said
    assert "soundtrackSong" not in {predicate for _, predicate, _ in said}


def test_a_quoted_half_is_the_song_and_a_stroke_before_the_length_parts_like_a_dash() -> None:
    listed = "Low Tide (Original Motion Picture Soundtrack)\n\nTrack listing\n"
    listed += '1. "Rain Again" – The Night Gulls (3:42)\n2. Ivy Stone - "My Old Oar" 3:05\n'
    listed += "3. Dust in the Dial / Gus Hart / 4:10\n"
    listed += '4. "Salt" (Di Kerr) performed by Ivy Stone 2:50\n'
    assert {fact for fact in facts(listed, under_head=False) if fact[1].startswith("songP")} == {
        ("Rain Again", "songPerformer", "The Night Gulls"),
        ("My Old Oar", "songPerformer", "Ivy Stone"),
        ("Dust in the Dial", "songPerformer", "Gus Hart"),
        ("Salt", "songPerformer", "Ivy Stone"),
    }
    assert ("Salt", "songWriter", "Di Kerr") in facts(listed, under_head=False)


def test_who_stands_behind_a_song_of_a_list_is_not_in_the_cast_by_that() -> None:
    text = (
        "Salt Ferry: Original Motion Picture Soundtrack\n\n1. Blue Rain – Ivy Stone & Gus Hart\n"
        "2. City of Stars – Ida Penn\n3. Long Night – Gus Hart\n\nMusic by Fay Tune.\n"
    )
    found = facts(text, under_head=False)
    assert ("City of Stars", "songPerformer", "Ida Penn") in found
    assert not [fact for fact in found if fact[1] == "castMember"]
