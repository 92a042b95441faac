"""The title of a film in two or three plain sentences, without heading, quotes or year."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document
from screensong.graph.extraction import extract

from .extraction_facts import object_text

SHORT = {
    "It is praised first.": (
        "I loved Gravel. It was directed by Eva Lind. The music is by Ana Holm and it is stunning.",
        "Gravel",
        {("director", "Eva Lind"), ("composer", "Ana Holm")},
    ),
    "Its maker owns it.": (
        "In Mark Sanders's The Quiet Pump, Joan Hill plays a mechanic who inherits a house. It is "
        "a slow but rewarding film.",
        "The Quiet Pump",
        {("castMember", "Joan Hill")},
    ),
    "It is an everyday word.": (
        "Home is a 2016 drama directed by Eli Noor. Home stars Pia Roth. The camera work is fine.",
        "Home",
        {("director", "Eli Noor"), ("castMember", "Pia Roth")},
    ),
    "An actor stands in it.": (
        "Eva Lind directs Bo Rask in Stone Garden, a comedy about a farmer. It is a film about "
        "grief, too.",
        "Stone Garden",
        {("director", "Eva Lind")},
    ),
    "It was watched.": (
        "Watched Salt Road last night. Director Eva Lind gets great performances from Bo Rask and "
        "Pia Roth.",
        "Salt Road",
        {("director", "Eva Lind"), ("castMember", "Bo Rask"), ("castMember", "Pia Roth")},
    ),
    "It begins with a figure.": (
        "9 Doors is a thriller directed by Eva Lind. Bo Rask plays a painter.",
        "9 Doors",
        {("director", "Eva Lind"), ("castMember", "Bo Rask")},
    ),
}


@pytest.mark.parametrize("case", SHORT.values(), ids=SHORT)
def test_a_title_in_plain_short_prose_is_found_with_its_facts(
    case: tuple[str, str, set[tuple[str, str]]],
) -> None:
    text, title, facts = case
    extraction = extract(Document("d", text))
    assert extraction.film is not None
    assert extraction.film.name == title
    said = {(c.predicate, object_text(c)) for c in extraction.claims if c.subject.name == title}
    assert facts <= said


def test_who_acts_in_this_film_is_not_its_title() -> None:
    extraction = extract(Document("d", "Robin Hale is great in this movie. I love Robin Hale."))
    assert extraction.film is None or extraction.film.name != "Robin Hale"
