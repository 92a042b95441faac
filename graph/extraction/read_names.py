"""What a tagger reads in a document, where the text as a whole tells better what a name is.

It reads a window at a time and each name by the words around it. A title with "and" inside is put
together (`whole_titles`), a title beside its cast is a film (`titles_of_casts`), and the last name
of somebody who makes a film here is nobody else's: "Paul Vane shot it. Vane hates …".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from ..documents import Span
from ..tagger.labels import FILM_KINDS
from .known import is_known
from .titles_of_casts import titles_of_casts
from .whole_titles import whole_titles

if TYPE_CHECKING:
    from ..reading.layout import Layout
    from ..tagger.answers import Reader, Tagged, TaggedMention

__all__ = ["makers_names", "read_names"]

_MAKE: Final = ("director", "screenwriter", "composer", "cinematographer", "editor", "producer")
_SURELY: Final = 0.8


def read_names(tagger: Reader | None, layout: Layout) -> Tagged | None:
    """Return what a tagger reads in a document, mended so; None without one."""
    if tagger is None:
        return None
    plain, tagged = layout.view.plain, tagger.read(layout)
    tagged.join(whole_titles(plain, tagged.mentions))
    for title in titles_of_casts(layout, tagged):
        tagged.name_film(title)
    for name in makers_names(plain, tagged.mentions):
        tagged.name_person(name)
    return tagged


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
