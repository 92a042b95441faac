"""Where a list of names begins and ends beside the clauses around it."""

from __future__ import annotations

from .extraction_facts import objects


def test_who_wrote_the_script_does_not_act_in_the_next_clause() -> None:
    text = "Ann Vane works from a script by Bo Marsh, and Gus Hart gives a superb performance."
    assert objects(text, "castMember") == {"Gus Hart"}
    assert objects(text, "screenwriter") == {"Bo Marsh"}


def test_two_who_wrote_it_are_no_part_of_the_list_that_plays() -> None:
    text = (
        "Ann Vane works from a script by Bo Marsh and Di Kerr, and Gus Hart, Ida Penn and "
        "Lou Fell play the sailors."
    )
    assert objects(text, "screenwriter") == {"Bo Marsh", "Di Kerr"}
    assert not {"Bo Marsh", "Di Kerr"} & objects(text, "castMember")


def test_who_shot_the_film_does_not_act_in_it_with_the_next_name() -> None:
    text = "It was photographed by Di Kerr and Gus Hart gives a superb performance."
    assert objects(text, "castMember") == {"Gus Hart"}
