"""Opinions on a film beside the one under review: its original, the first of its series."""

from __future__ import annotations

from .extraction_facts import facts

REMAKE = """The Glass Orchard (2011)

Rita Wade's The Glass Orchard is a remake of the 1954 film by Owen Hale. Ida Penn plays Mona, and
she is dull. """


def _judged(text: str) -> set[tuple[str, str]]:
    return {(s, o) for s, p, o in facts(text, under_head=False) if p == "aspectOpinion"}


def test_who_was_wonderful_in_the_earlier_version_is_praised_there() -> None:
    found = _judged(REMAKE + "Vera Shaw was wonderful in the 1954 version.")
    assert ("The Glass Orchard (1954)", "acting positive") in found
    assert ("The Glass Orchard", "acting negative") in found


def test_what_is_said_of_the_original_judges_the_original() -> None:
    found = _judged(REMAKE + "The old film had a lovely score.")
    assert ("The Glass Orchard (1954)", "score positive") in found
    assert ("The Glass Orchard", "score positive") not in found


def test_what_the_writer_loved_is_the_film_that_is_named_by_its_year() -> None:
    found = _judged(REMAKE + "I loved the 1954 film.")
    assert ("The Glass Orchard", "overall positive") not in found


def test_what_is_worse_than_the_first_is_no_blame_of_the_first() -> None:
    text = """Low Tide 2

Low Tide 2 is a slow sequel. In the first Low Tide (2009), directed by Owen Hale, Ida Penn played
Mona. Even the music is worse: Di Kerr wrote a quiet score for the first film.
"""
    judged = _judged(text)
    assert ("Low Tide", "score negative") not in judged
