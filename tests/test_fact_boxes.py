"""Boxes of facts that were flattened to lines: more names below the first of a label."""

from __future__ import annotations

from .test_layout import laid, pairs, read

BOX = (
    "The Tin Boat\nDirected by\tAnn Vane\nBased on\tThe Rowers\nby Edith Carn\n"
    "Produced by\tDi Rosen\nEve Okoye\nStarring\nBo Marsh\nCy Lund\nMusic by\tFay Tune\n"
    "Production\ncompanies\nHeron Pictures\nTall Films\nDistributed by\tQuay Releasing\n"
    "Release date\nSeptember 9, 2005\nRunning time\n118 minutes"
)


def test_names_below_a_name_have_its_label() -> None:
    found = read(BOX)
    assert [name for label, name in found if label == "producer"] == ["Di Rosen", "Eve Okoye"]
    assert [name for label, name in found if label == "castMember"] == ["Bo Marsh", "Cy Lund"]


def test_a_label_that_a_cell_has_broken_is_one_label() -> None:
    studios = [name for label, name in read(BOX) if label == "studio"]
    assert studios == ["Heron Pictures", "Tall Films", "Quay Releasing"]


def test_who_wrote_the_book_reviewed_nothing_and_the_date_is_the_films() -> None:
    found = dict(read(BOX))
    assert "reviewAuthor" not in found
    assert "reviewDate" not in found
    assert found["releaseDate"] == "September 9, 2005"


def test_a_title_above_credits_is_no_name_of_the_label_before() -> None:
    text = "Director: Ann Vane\n\nPaper Road\nDirector: Bo Marsh\n\nThe text goes on for a while."
    assert [name for label, name in pairs(laid(text)) if label == "director"] == [
        "Ann Vane",
        "Bo Marsh",
    ]
