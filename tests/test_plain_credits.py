"""Tests of plain credits that were lost or cut: first names, brackets, pairs, pronouns."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Claim, Entity
from screensong.graph.documents import Document, Span
from screensong.graph.extraction import extract
from screensong.graph.extraction.cast_pairs import is_whose
from screensong.graph.extraction.modality import modality_of_name
from screensong.graph.extraction.reading import Reading

_HEAD = "Low Tide (1999)\n\nCy Lund directed it. "


def _claims(text: str) -> tuple[Claim, ...]:
    return tuple(extract(Document("a", text)).claims)


def _said(text: str, predicate: str) -> set[str]:
    return {
        claim.object.name
        for claim in _claims(text)
        if claim.predicate == predicate and isinstance(claim.object, Entity)
    }


def _parts(text: str) -> set[tuple[str, str]]:
    return {
        (claim.subject.name, claim.object.name)
        for claim in _claims(text)
        if claim.predicate == "playsCharacter" and isinstance(claim.object, Entity)
    }


@pytest.mark.parametrize("first", ["Oscar", "Emmy"])
def test_the_word_for_a_prize_is_a_first_name_before_one_last_name(first: str) -> None:
    text = f"{_HEAD}{first} Vane plays the nurse Clara. Vane has never been better."
    assert _said(text, "castMember") == {f"{first} Vane"}
    assert _parts(text) == {(f"{first} Vane", "Clara")}


def test_the_word_for_a_prize_is_no_name_behind_an_article_or_before_a_winner() -> None:
    text = f"{_HEAD}It won an Oscar. Oscar Winner Ann Vane is superb. Her Oscar Marden says it all."
    assert not {name for name in _said(text, "castMember") if "Oscar" in name}


@pytest.mark.parametrize(
    ("sentence", "name", "modality"),
    [
        ("Ann Vane does not appear until the last reel.", "Ann Vane", "asserted"),
        ("Ann Vane does not appear in the film.", "Ann Vane", "negated"),
        ("Director Bo Rill knew how to shoot a car chase.", "Bo Rill", "asserted"),
        ("Director Bo Rill was asked to shoot a car chase.", "Bo Rill", "hypothetical"),
        ("When she walks on stage and sings “Gulls” the hall is still.", "Gulls", "asserted"),
        ("Who thought “Low Road” by the Gulls was a good idea?", "Low Road", "asserted"),
    ],
)  # fmt: skip
def test_a_part_that_comes_late_or_is_judged_is_a_part(
    sentence: str, name: str, modality: str
) -> None:
    at = sentence.index(name)
    assert modality_of_name(sentence, at, at + len(name)) == modality


def test_the_third_one_is_by_its_director() -> None:
    text = "Low Tide 3 (1999)\n\nIt is colder. This third one is by Ann Vane, and it shows."
    assert _said(text, "director") == {"Ann Vane"}


def test_whoever_has_taken_the_directors_chair_directs() -> None:
    text = "Low Tide 2 (1999)\n\nThe director's chair has been taken by Ann Vane this time."
    assert _said(text, "director") == {"Ann Vane"}


def test_brackets_behind_a_maker_hold_no_part() -> None:
    text = (
        "Low Tide (1999)\n\nDirector Bo Rill (The Tin Boat) keeps it moving. Ann Vane (Jo) is fine."
    )
    assert _parts(text) == {("Ann Vane", "Jo")}
    assert _said(text, "castMember") == {"Ann Vane"}


def test_two_by_two_are_paired_in_order_or_not_at_all() -> None:
    text = f"{_HEAD}Ann Vane and Bo Rill did their own singing as Johnny Marsh and June Dow."
    assert _parts(text) in (set(), {("Ann Vane", "Johnny Marsh"), ("Bo Rill", "June Dow")})


def test_as_a_role_she_does_what_whoever_was_just_named_does() -> None:
    assert _parts(f"{_HEAD}Ann Vane is the real discovery. As Clara she leads the dancing.") == {
        ("Ann Vane", "Clara")
    }
    text = f"{_HEAD}It belongs to Ann Vane. As Clara Moss, the old star who is poor, she is sad."
    assert _parts(text) == {("Ann Vane", "Clara Moss")}


def test_warmth_is_brought_to_a_role() -> None:
    assert ("Ann Vane", "Kathy") in _parts(f"{_HEAD}Ann Vane brings real warmth to Kathy.")


def test_what_he_also_did_the_last_maker_of_the_paragraph_did() -> None:
    text = (
        "Low Tide (1999)\n\nBo Rill, the director, used to play in Dan Marsh's band, and it shows. "
        "He also wrote the script."
    )
    assert _said(text, "screenwriter") == {"Bo Rill"}


def test_a_maker_is_one_where_brackets_hold_another_film() -> None:
    text = "Low Tide (1999)\n\nDirector Bo Rill (The Tin Boat) keeps the story moving."
    assert _said(text, "director") == {"Bo Rill"}


def test_a_director_of_the_story_is_played_by_who_stands_in_brackets() -> None:
    text = "Low Tide (1999)\n\nThe film director Max Reed (Ann Vane) is in debt."
    assert _parts(text) == {("Ann Vane", "Max Reed")}
    assert not _said(text, "director")


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        ("Bo Rill plays Jackson's older brother Bob.", True),
        ("Bo Rill does the Jackson part.", True),
        ("Bo Rill plays Jackson, a part that he loves.", False),
        ("Bo Rill plays Jackson as a part of the sea.", False),
    ],
)
def test_whose_kin_or_whose_old_part_it_is_plays_nobody(sentence: str, whose: bool) -> None:
    at = sentence.index("Jackson")
    assert is_whose(sentence, Span(at, at + len("Jackson"))) == whose


def test_who_arranged_the_music_of_another_is_not_guessed_to_have_composed_it() -> None:
    text = f"{_HEAD}Bo Rill, who arranged Dan Marsh's music, has done a fine job."
    reading = Reading(Document("a", text))
    cluster = reading.names.cluster("Bo Rill")
    assert cluster is not None
    assert reading.bystanders.forbid("composer", cluster.key)
    assert _said(text, "composer") == {"Dan Marsh"}
