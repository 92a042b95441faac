"""Cases for whether a text is about several films of equal rank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from screensong.graph.documents import Document
from screensong.graph.extraction.read_names import read_names
from screensong.graph.extraction.several_read import SeveralRead
from screensong.graph.extraction.trees import Trees
from screensong.graph.reading.layout import lay_out
from screensong.graph.tagger.answers import Reader

from .annotated import Annotated
from .trees import ValuedCase, boosted
from .untitled import with_untitled

__all__ = ["is_of_several", "several_cases", "train_several"]


def train_several(cases: Iterable[ValuedCase]) -> Trees:
    """Return the trees that tell texts about several films from those about one."""
    return boosted([*cases], rounds=240, depth=3)


def several_cases(document: Annotated, tagger: Reader) -> Iterator[ValuedCase]:
    """Yield a case for a document, and for it without its title.

    None of a text that is under no film's title and states facts of one film or none.
    """
    several = is_of_several(document)
    if document.film is None and not several:
        return
    for one in with_untitled([document]):
        layout = lay_out(Document(one.id, one.text))
        tagged = read_names(tagger, layout)
        if tagged is not None:
            yield ValuedCase(SeveralRead(layout, tagged).values(), several)


def is_of_several(document: Annotated) -> bool:
    """Tell whether a document reviews no film more than others, and states facts of several."""
    told = {fact.subject for fact in document.facts if fact.subject[0] == "f"}
    told |= {fact.object for fact in document.facts if fact.relation == "characterIn"}
    return document.film is None and len(told) > 1
