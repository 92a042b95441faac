"""Songs and persons in a review of one film: whose name, whose song, and which film's."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Claim, Entity
from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.tagger.model import FOLDER, Tagger

HEAD = "Paper Lanterns (1987)\n\nAnn Vane directed this film. "
CAST = "Ida Penn plays Mona, a widow. Gus Hart is Max. "
ALBUM = """THE TIN BOAT
Music composed by Flo Gale

Flo Gale has written a lovely score for Bo Rill's ghost story. The theme for piano follows Mona
(Ida Penn) through the town. Nora Keel performs "Hush, Little One" over the end credits.

Tracks:
1. Opening (2:10)
2. Mona Opens the Door (4:02)
3. The Long Night (6:15)
4. Hush, Little One – Nora Keel (3:33)
"""


@pytest.fixture(params=["rules", "hybrid"])
def tagger(request: pytest.FixtureRequest) -> Tagger | None:
    return Tagger(FOLDER) if request.param == "hybrid" else None


def _claims(text: str, predicate: str, tagger: Tagger | None) -> list[Claim]:
    claims = extract(Document("d", text), tagger=tagger).claims
    return [c for c in claims if c.predicate == predicate and c.modality == "asserted"]


def _said(text: str, predicate: str, tagger: Tagger | None) -> set[tuple[str, str]]:
    """Return subject and object of what is asserted."""
    return {
        (c.subject.name, c.object.name)
        for c in _claims(text, predicate, tagger)
        if isinstance(c.object, Entity)
    }


@pytest.mark.parametrize(
    "said",
    [
        "“Paper Lanterns” plays Friday and Saturday at 7 p.m.",
        "“Paper Lanterns” plays at the Rialto through Thursday.",
        "“Paper Lanterns” should feel right at home in any harbour town.",
    ],
)
def test_a_film_that_plays_somewhere_is_no_song_of_its_own(
    said: str, tagger: Tagger | None
) -> None:
    text = "At the Rialto this week: “Paper Lanterns”\n\nAnn Vane directed this. " + CAST + said
    assert _said(text, "soundtrackSong", tagger) == set()


def test_a_song_of_the_films_name_is_one_where_it_is_sung(tagger: Tagger | None) -> None:
    text = HEAD + CAST + "In the last scene Nora Keel sings the song “Paper Lanterns” in a bar."
    assert _said(text, "soundtrackSong", tagger) == {("Paper Lanterns", "Paper Lanterns")}


def test_a_name_in_a_tracks_title_lengthens_no_character(tagger: Tagger | None) -> None:
    assert _said(ALBUM, "playsCharacter", tagger) == {("Ida Penn", "Mona")}


def test_a_piece_of_a_tracks_title_is_no_song(tagger: Tagger | None) -> None:
    songs = {song for _, song in _said(ALBUM, "soundtrackSong", tagger)}
    assert songs == {"Opening", "Mona Opens the Door", "The Long Night", "Hush, Little One"}


def test_who_made_a_record_made_no_film(tagger: Tagger | None) -> None:
    said = "“Blue Rain”, produced by Gus Lind and written by Ivy Stone, runs over the credits. "
    said += (
        "“Old Rope,” by The Gulls featuring Nora Moss, is heard in the bar. Bo Rill produced it."
    )
    text = HEAD + CAST + said
    assert _said(text, "producer", tagger) <= {("Paper Lanterns", "Bo Rill")}
    assert {who for _, who in _said(text, "castMember", tagger)} == {"Ida Penn", "Gus Hart"}
    assert _said(text, "songWriter", tagger) == {("Blue Rain", "Ivy Stone")}


def test_who_is_called_he_sings_nothing_of_hers(tagger: Tagger | None) -> None:
    said = "Gus Hart and Nora Keel are street musicians. Hart plays a busker, and his guitar has a "
    said += (
        "hole in it. Hart also sings “Salt Road” in a bar, and her rendition of “The Hill” is sad."
    )
    assert _said(HEAD + said, "songPerformer", tagger) == {("Salt Road", "Gus Hart")}


def test_who_is_called_she_sings_what_is_hers(tagger: Tagger | None) -> None:
    said = "Nora Keel is a singer, and her voice is huge. Keel sings “Salt Road” in a bar, and her "
    said += "rendition of “The Hill” is sad."
    songs = {("Salt Road", "Nora Keel"), ("The Hill", "Nora Keel")}
    assert _said(HEAD + said, "songPerformer", tagger) == songs


def test_the_director_himself_writes_and_acts(tagger: Tagger | None) -> None:
    said = "The song “Salt Road” is sung by Eva Moss and was written by the director herself. "
    said += "“The Hill” has music by Flo Gale and lyrics by the director herself. "
    said += "The thief is played by the director herself."
    text = HEAD + CAST + said
    wrote = _said(text, "songWriter", tagger)
    assert {("Salt Road", "Ann Vane"), ("The Hill", "Ann Vane")} <= wrote
    assert "Eva Moss" not in {who for _, who in wrote}
    assert ("Paper Lanterns", "Ann Vane") in _said(text, "castMember", tagger)


@pytest.mark.parametrize(
    "said",
    [
        "Tom Lund plays a doctor. His wife is Nora Keel, a nurse, who is played by Ida Penn.",
        "Nora Keel (no, not that one) is a school cook who wins the lottery. Ida Penn is good.",
        "Nora Keel is a school cook who wins the lottery. She's played by Ida Penn.",
        "Nora Keel (Ida Penn) is a widow. Nora Keel has two sons, and Nora Keel likes to sing.",
    ],
)
def test_a_name_that_is_a_characters_acts_in_nothing(said: str, tagger: Tagger | None) -> None:
    cast = {who for _, who in _said(HEAD + said, "castMember", tagger)}
    assert "Nora Keel" not in cast
    assert "Ida Penn" in cast


def test_somebody_from_a_band_plays_a_part_and_the_band_none(tagger: Tagger | None) -> None:
    text = HEAD + CAST + "Tom Lund from Velvet Gull plays the sleazy publicist."
    assert "Velvet Gull" not in {who for _, who in _said(text, "castMember", tagger)}
    assert "Tom Lund" in {who for _, who in _said(text, "castMember", tagger)}
    assert _said(text, "basedOn", tagger) == set()


def test_who_was_good_elsewhere_keeps_the_part_here(tagger: Tagger | None) -> None:
    said = "Lou is played by Ida Penn who was also great in the film Low Tide, and Gus Hart is Max."
    cast = _said(HEAD + said, "castMember", tagger)
    assert {("Paper Lanterns", "Ida Penn"), ("Low Tide", "Ida Penn")} <= cast


def test_a_band_heard_over_the_opening_is_no_film(tagger: Tagger | None) -> None:
    said = (
        "And the soundtrack?? Big Gull over the opening, then Mona dancing to “Blue Rain” by Ivy."
    )
    assert _said(HEAD + CAST + said, "soundtrackSong", tagger) == {("Paper Lanterns", "Blue Rain")}


def test_what_deserves_a_better_film_praises_none(tagger: Tagger | None) -> None:
    text = HEAD + CAST + "The city deserves a better film, and so does Penn."
    of_film = [c.object for c in _claims(text, "aspectOpinion", tagger)]
    assert not any(getattr(one, "polarity", "") == "positive" for one in of_film)


def test_who_remixed_a_song_is_none(tagger: Tagger | None) -> None:
    said = "A cover of “Old Rope,” remixed by Gus Lind with The Gulls, plays over the titles."
    assert _said(HEAD + said, "soundtrackSong", tagger) == {("Paper Lanterns", "Old Rope")}
