"""Whether a text is in English, be it long or short, and what one gives that is not."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.reading.language import is_foreign


@pytest.mark.parametrize(
    "text",
    [
        "Ein leiser Film von Ann Vane. Bo Rill spielt den Bruder mit viel Wucht.",
        "Un joli film. Ann Vane y est drôle dans le rôle de la tante.",
        "Una película lenta, pero muy bella. Ann Vane está genial.",
        "Una storia che non convince. La regia di Ann Vane è fredda.",
    ],
)
def test_a_few_sentences_tell_that_a_text_is_not_in_english(text: str) -> None:
    assert is_foreign(text)
    assert extract(Document("d", text)).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "Loved it. Ann Vane is a joy.",
        "Le Jardin de la Mer. Slow, sad, lovely. Un film de Ann Vane. 4/5",
        "Cast: Ann de la Marsh, Bo von der Lund, Cy van den Erf",
        "La dolce far niente, as the film says.",
    ],
)
def test_foreign_names_and_titles_make_no_foreign_text(text: str) -> None:
    assert not is_foreign(text)


def test_labels_of_a_foreign_text_are_read_and_its_sentences_are_not() -> None:
    text = (
        "Stilles Ufer (2012)\nRegie: Ann Vane\nDarsteller: Bo Rill, Pia Roth\n\n"
        "Bo Rill spielt den Vater, und die Musik von Otto Holm ist sehr schön. Man denkt auch an "
        "“Grauer Reiher”, aber dieser Film ist nicht so lang und nicht so kalt wie der andere.\n"
    )
    found = extract(Document("d", text)).claims
    assert {claim.pattern for claim in found} == {"field"}
    assert "director" in {claim.predicate for claim in found}
