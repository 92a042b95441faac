"""Plain text in narrow lines: words, names and sentences that a line end parts."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Span

from .extraction_facts import facts
from .test_layout import laid, pairs


@pytest.mark.parametrize(
    ("parted", "whole"),
    [
        ("a fine pic-\nture indeed", "a fine picture indeed"),
        ("by Bo Nettle-\n  fold, who", "by Bo Nettlefold, who"),
        ("in the title-\nrole he", "in the title-role he"),
        ("in 1990-\nish", "in 1990- ish"),
        ("a dash -\nand more", "a dash - and more"),
    ],
)
def test_a_word_that_a_line_end_parts_is_read_whole(parted: str, whole: str) -> None:
    plain = laid(f"The Tin Boat\n\nIt is {parted}").view.plain
    assert " ".join(plain.split()).endswith(whole)


def test_evidence_of_a_parted_word_is_the_text_as_given() -> None:
    text = "It was photographed by Bo Nettle-\nfold in June."
    view = laid(text).view
    at = view.plain.index("Nettlefold")
    assert view.to_source(Span(at, at + len("Nettlefold"))).of(text) == "Nettle-\nfold"


def test_a_name_over_two_lines_of_a_column_is_one_name() -> None:
    text = (
        "The film is a quiet one and\nopens on a river. In it Mr. Cecil\n"
        "Broadhurst plays Squire Manton,\nwhich is a part that he was\nplainly born to have."
    )
    assert ("Cecil Broadhurst", "playsCharacter", "Squire Manton") in {
        (s.removeprefix("Mr. "), p, o) for s, p, o in facts(text)
    }


def test_short_lines_that_stand_by_themselves_stay_apart() -> None:
    plain = "Low Tide\nSalt Wind\nPaper Moonrise"
    assert laid(f"The Tin Boat\n\n{plain}").view.plain.endswith(plain)


def test_a_line_that_goes_on_with_a_sentence_is_no_by_line() -> None:
    text = "The film is slow and it is plainly directed\nby Mr. Herbert Hale, who knows the river."
    assert "reviewAuthor" not in dict(pairs(laid(text)))
    assert "reviewAuthor" not in {p for _, p, _ in facts(text)}


@pytest.mark.parametrize("joint", ["\n   ", "  \n", "\n\t", "\r\n", " \r\n "])
def test_blanks_beside_a_line_end_are_no_part_of_a_name(joint: str) -> None:
    text = (
        f"   Low Tide is a slow film that opens on a wide river, and Pia{joint}Holm plays Lotte, "
        f"{joint}who rows a boat."
    )
    assert ("Pia Holm", "playsCharacter", "Lotte") in facts(text)
    view = laid(text).view
    at = view.plain.index("Pia")
    assert view.to_source(Span(at, at + len("Pia Holm"))).of(text) == f"Pia{joint}Holm"


def test_columns_of_a_table_keep_their_blanks() -> None:
    text = "Director:     Ann Vane\nCast:         Bo Marsh\n              Cy Lund"
    assert ("castMember", "Cy Lund") in pairs(laid(f"The Tin Boat (1954)\n\n{text}"))
