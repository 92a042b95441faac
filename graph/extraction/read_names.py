"""What a tagger reads in a document, where the text as a whole tells better what a name is.

It reads a window at a time and each name by the words around it. A title with "and" inside is put
together (`whole_titles`), a title beside its cast is a film (`titles_of_casts`), and the last name
of somebody who makes a film here is nobody else's: "Paul Vane shot it. Vane hates …".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from ..documents import Span
from ..expressions import expression
from ..tagger.labels import FILM_KINDS, KINDS
from .known import is_known
from .titles_of_casts import titles_of_casts
from .whole_titles import whole_titles

if TYPE_CHECKING:
    from ..reading.layout import Layout
    from ..tagger.answers import Reader, Tagged, TaggedMention

__all__ = ["makers_names", "name_film", "read_names"]

_MAKE: Final = ("director", "screenwriter", "composer", "cinematographer", "editor", "producer")
_SURELY: Final = 0.8
_HALF: Final = 0.5
_COMMA: Final = ", "
_SHOWN: Final = expression(r" (?:at|on) ")


def read_names(tagger: Reader | None, layout: Layout) -> Tagged | None:
    """Return what a tagger reads in a document, mended so; None without one."""
    if tagger is None:
        return None
    plain, tagged = layout.view.plain, tagger.read(layout)
    for whole in whole_titles(plain, tagged.mentions):
        pieces = [mention for mention in tagged.mentions if whole.meets(mention.span)]
        tagged.name(whole, max(pieces, key=_as_film).kinds)
    for title in titles_of_casts(layout, tagged):
        name_film(tagged, title, plain)
    for name in makers_names(plain, tagged.mentions):
        tagged.name(name, _surely("person"))
    return tagged


def name_film(tagged: Tagged, title: Span, plain: str) -> None:
    """Let a title be a mention of a film, if none is read there.

    Of one that is read with another film, "Slate, Low Tide", both are.
    """
    films = [
        mention.span
        for mention in tagged.mentions
        if title.meets(mention.span) and _as_film(mention) > _HALF
    ]
    if any(not (_at(film, title, plain) or _behind(film, title, plain)) for film in films):
        return
    for film in films:
        if film.start < title.start:
            tagged.name(Span(film.start, title.start - len(_COMMA)), _surely("film"))
    tagged.name(title, _surely("film"))


def _as_film(mention: TaggedMention) -> float:
    return sum(mention.kinds[kind] for kind in FILM_KINDS)


def _surely(kind: str) -> dict[str, float]:
    """Return the chances of a name that is of one kind."""
    return {one: float(one == kind) for one in KINDS}


def _at(whole: Span, title: Span, plain: str) -> bool:
    """Tell whether a name holds a title and where it was shown: "Low Tide at the Phoenix"."""
    return whole.start == title.start and _SHOWN.match(plain, title.end, whole.end) is not None


def _behind(whole: Span, title: Span, plain: str) -> bool:
    """Tell whether a name holds a title behind another one: "Slate, Low Tide"."""
    return whole.end == title.end and plain.endswith(_COMMA, whole.start, title.start)


def makers_names(plain: str, mentions: Sequence[TaggedMention]) -> Iterator[Span]:
    """Yield the places read as a film's that are the last name of somebody who makes one."""
    makers = {
        mention.span.of(plain).split()[-1]
        for mention in mentions
        if mention.kind == "person"
        and " " in mention.span.of(plain)
        and max(mention.relations[part] for part in _MAKE) >= _SURELY
    }
    for mention in mentions:
        name = mention.span.of(plain)
        if mention.kind in FILM_KINDS and name in makers and not is_known("film", name):
            yield mention.span
