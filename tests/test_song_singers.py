"""Who sings: the actor of a character, whom a pronoun means; and of which film a song is."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Claim
from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.tagger.model import FOLDER, Tagger

from .extraction_facts import objects

CAST = "Ida Penn plays Mona, a widow. Gus Hart is Max. "


def _told(text: str, predicate: str, tagger: Tagger | None) -> set[tuple[str, str]]:
    """Return subject and object of what is asserted in a review of Paper Lanterns."""
    document = Document("d", f"Paper Lanterns (1987)\n\nAnn Vane directed this film. {text}")
    return {(c.subject.name, _object(c)) for c in extract(document, tagger=tagger).claims
            if c.predicate == predicate and c.modality == "asserted"}  # fmt: skip


def _object(claim: Claim) -> str:
    return getattr(claim.object, "name", "")


@pytest.fixture(params=["rules", "hybrid"])
def tagger(request: pytest.FixtureRequest) -> Tagger | None:
    return Tagger(FOLDER) if request.param == "hybrid" else None


@pytest.mark.parametrize(
    "said",
    [
        "Halfway through, Mona sings “Salt Road” to an empty bar.",
        "The best scene has “Salt Road”, which Mona sings to the cook.",
        "The last song is “Salt Road”. Mona sings it at the piano.",
    ],
)
def test_what_a_character_sings_its_actor_sings(said: str, tagger: Tagger | None) -> None:
    assert _told(CAST + said, "songPerformer", tagger) == {("Salt Road", "Ida Penn")}


def test_a_song_of_a_character_is_nobodys_to_sing() -> None:
    assert objects(CAST + "Mona's “Salt Road” is heard in a bar.", "songPerformer") == set()


def test_a_character_whose_actor_nobody_names_sings_nothing() -> None:
    text = "Ida Penn plays Mona as a girl. Later Nora Keel plays Mona. "
    assert objects(text + "Mona sings “Salt Road”.", "songPerformer") == set()


@pytest.mark.parametrize(
    "said",
    [
        "Ida Penn plays Mona. She does all of it herself. Her rendition of “Salt Road” is slow.",
        "Ida Penn plays Mona. She closes the film with “Salt Road”, alone at the piano.",
        "It is Ida Penn who gets the big moment. Late at night she sings “Salt Road” in a bar.",
        "The song “Salt Road” ends the film. Ida Penn, who was once a nun, sings it well.",
    ],
)
def test_who_is_meant_all_along_sings(said: str, tagger: Tagger | None) -> None:
    assert _told(said, "songPerformer", tagger) == {("Salt Road", "Ida Penn")}


def test_those_who_record_a_song_perform_it(tagger: Tagger | None) -> None:
    said = "Hart, Ida Penn and Tom Ware record a novelty song called “Salt Road”."
    singers = {who for _, who in _told(CAST + said, "songPerformer", tagger)}
    assert singers == {"Gus Hart", "Ida Penn", "Tom Ware"}


def test_a_quoted_title_that_a_band_owns_is_a_song_and_no_film(tagger: Tagger | None) -> None:
    said = CAST + "Also The Gulls' “Everyone's a Sailor” in the harbour part is perfect."
    assert ("Everyone's a Sailor", "The Gulls") in _told(said, "songPerformer", tagger)
    assert _told(said, "director", tagger) == {("Paper Lanterns", "Ann Vane")}


def test_what_a_director_made_with_words_of_praise_is_a_film(tagger: Tagger | None) -> None:
    said = "Director Ann Vane made the very silly “Goat Weather” a few years ago. " + CAST
    said += "The song “Salt Road” by The Gulls is heard once."
    assert {song for _, song in _told(said, "soundtrackSong", tagger)} == {"Salt Road"}


@pytest.mark.parametrize(
    "said",
    [
        "The title song is the best since Nora Keel sang “Nightfall”.",
        "The title song is fine, but it is no “Nightfall”.",
    ],
)
def test_a_song_that_is_only_measured_against_is_not_in_the_film(
    said: str, tagger: Tagger | None
) -> None:
    assert _told(CAST + said, "soundtrackSong", tagger) == set()


def test_a_song_that_is_missed_is_in_the_version_that_had_it() -> None:
    said = CAST + "I missed “Salt Road”, which Judy Marl sang in the 1954 version."
    assert _told(said, "soundtrackSong", None) == {("Paper Lanterns (1954)", "Salt Road")}
    assert _told(said, "songPerformer", None) == {("Salt Road", "Judy Marl")}


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("It opens to “Salt Road” by Bo R. & the Gulls.", "Bo R. & the Gulls"),
        ("It opens to “Salt Road” by Bo R. and the G.O.'s, and ends.", "Bo R. and the G.O.'s"),
        ("“Salt Road” by Ada Lund and the Terns plays twice.", "Ada Lund and the Terns"),
        ("“Salt Road” by J. R. Lund plays twice.", "J. R. Lund"),
        ("“Salt Road” by R. Ada Lund plays twice.", "R. Ada Lund"),
    ],
)
def test_a_performer_keeps_initials_and_band(said: str, who: str, tagger: Tagger | None) -> None:
    assert _told(said, "songPerformer", tagger) == {("Salt Road", who)}
