"""Cases for the scorer that tells whether a text speaks of films."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from screensong.graph.documents import Document
from screensong.graph.extraction.capitals import chains
from screensong.graph.extraction.linear import Scorer
from screensong.graph.extraction.matters import CLASSES, signs_of_matter
from screensong.graph.extraction.name_kinds import NameKinds
from screensong.graph.extraction.quotes import quotations
from screensong.graph.reading.layout import lay_out

from .annotated import Annotated
from .linear import Case, ridge
from .shortened import shortened
from .untitled import with_untitled

__all__ = ["matter_cases", "train_matters"]

_PENALTY = 2.0
_OF_FILMS = 4
"""So many times more weight the texts of films have in all, as they are likelier to be read."""


def matter_cases(document: Annotated) -> Iterator[Case]:
    """Yield a case for a document, one without its title, and short texts cut from both.

    What is cut from a review may speak of no film: it is left out unless its film is mentioned.
    """
    of_film = document.film is not None or any(m.type == "film" for m in document.mentions)
    for whole in with_untitled([document]):
        yield _case(whole.text, of_film)
        for short in shortened(whole):
            if not of_film or any(mention.key == document.film for mention in short.mentions):
                yield _case(short.text, of_film)


def train_matters(cases: Sequence[Case]) -> Scorer:
    """Return the scorer; texts of no film are few, and each counts for more."""
    films = sum(case.label == CLASSES[1] for case in cases)
    heavier = films / max(1, len(cases) - films) / _OF_FILMS
    weighed = [
        case if case.label == CLASSES[1] else case._replace(weight=heavier) for case in cases
    ]
    return ridge(weighed, CLASSES, penalty=_PENALTY, least=4)


def _case(text: str, of_film: bool) -> Case:
    layout = lay_out(Document("text", text))
    names = NameKinds(layout, quotations(layout), tuple(chains(layout.view.plain)))
    return Case(signs_of_matter(layout, names), CLASSES[of_film])
