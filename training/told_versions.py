"""Cases for the version of a film that names and years are told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from screensong.graph.documents import Document, Span
from screensong.graph.extraction import Reading
from screensong.graph.extraction.linear import Scorer
from screensong.graph.tagger.answers import Reader

from .annotated import Annotated
from .linear import Case, ridge
from .told_films import given_title
from .versions import version_of

__all__ = ["CLASSES", "train_versions", "version_cases"]

CLASSES = ("no", "other")


def train_versions(cases: Iterable[Case]) -> Scorer:
    """Return the scorer of names and years that are told of another version."""
    return ridge([*cases], CLASSES, penalty=5.0, least=6)


def version_cases(document: Annotated, tagger: Reader) -> Iterator[Case]:
    """Yield a case for each name and year: whether it is told of another version.

    The title is given. None of a text about several films of equal rank.
    """
    reading = Reading(
        Document(document.id, document.text), titled=given_title(document), tagger=tagger
    )
    of = {} if reading.films.equal else version_of(document)
    places: dict[str, list[Span]] = defaultdict(list)
    for mention in document.mentions:
        year = mention.type == "year"
        key = document.text[mention.start : mention.end] if year else mention.key
        span = reading.layout.view.to_plain(Span(mention.start, mention.end))
        if mention.named and key in of and span is not None:
            places[key].append(span)
    for key, spans in places.items():
        if signs := reading.version_choice.signs(spans):
            yield Case(signs, CLASSES[of[key] == "other"])
