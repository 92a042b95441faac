"""Films that a sentence counts up: "A (1957), B and, most famously, C".

What is said of the first of them is said of all. One that is known for a film, by its marks, its
year or from elsewhere, shows what the others are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..claims import Entity
from ..documents import Span
from ..expressions import expression
from .quotes import is_title_like
from .words import word_list

if TYPE_CHECKING:
    from .reading import Reading
    from .skeleton import Skeleton

__all__ = ["films_from"]

# A film, or what may be one beside it: a name, a song, a place, a work.
_ONE: Final = (
    r"(?P<the>(?:The|A|An|the) )?[\"']?(?P<mark>[\ue000\ue001\ue002\ue004\ue005])"
    r"(?! ?['’]s\b)[\"']?(?P<year> ?\((?:[^()]{1,30}, )?(?:18[89]|19\d|20[0-4])\d\))?"
)
_NEXT: Final = (
    r"(?:,\"? (?:(?:and|then|later)\b,? )?(?:[a-z][a-z' -]{2,28}, )?"
    r"| (?:and|&|or)(?:,? [a-z][a-z' -]{2,28},)? |; (?:and )?| / )"
)
_ITEM: Final = expression(_ONE)
_LINK: Final = expression(_NEXT)
# "Ann Vane's Low Tide, with Bo Rill, and Cy Lund's Tin Harvest"
_OWNED: Final = expression(rf"(?:\ue001['’]s? )?{_ONE}")
_OWNED_LINK: Final = expression(
    r"(?:, (?:with|starring|directed by) \ue001(?:(?:,| and) \ue001)*(?=, and ))?"
    rf"{_NEXT}(?:for |on )?"
)
# "The Girl from Reno": what small words join to a name is the rest of a title.
_CUT: Final = expression(r" (?:of|from|to|in|for|on|with|at|the)(?: the)? [\ue001\ue004]")
_AND: Final = expression(r"\b(?:and|or)\b|[&/]")
_FILM: Final = "\ue000"
_MOST: Final = 40
_HALF: Final = 0.5


def films_from(
    reading: Reading, skeleton: Skeleton, at: int, *, told: bool = False, owned: bool = False
) -> tuple[Entity, ...]:
    """Return the films that a list beginning at an offset of the skeleton counts up.

    None where no title begins there; one where no list does. `told`: the words before say that
    films follow, so that none of them need be known.
    """
    found: list[tuple[Entity, bool]] = []
    joined, dated = False, 0
    first, link_of = (_OWNED, _OWNED_LINK) if owned else (_ITEM, _LINK)
    item = first.match(skeleton.text, at)
    while item is not None and len(found) < _MOST:
        film = _film_of(reading, skeleton, item.start("mark"), with_the=item["the"] or "")
        known = item["mark"] == _FILM
        if film is None or (told and not known and _CUT.match(skeleton.text, item.end())):
            break
        found.append((film, known or item["year"] is not None))
        dated += item["year"] is not None
        link = link_of.match(skeleton.text, item.end())
        joined = joined or (link is not None and _AND.search(link.group()) is not None)
        item = first.match(skeleton.text, link.end()) if link is not None else None
    if not told and not any(known for _, known in found):
        return ()
    if not joined and dated < len(found):  # a title with a comma, or what it is
        found = [one for one in found[:1] if one[1] or told]
    return tuple(dict.fromkeys(film for film, _ in found))


def _film_of(reading: Reading, skeleton: Skeleton, at: int, *, with_the: str) -> Entity | None:
    """Return the film that a name of a list is, if it may be one's."""
    slot = skeleton.slots[at]
    if slot.kind == "film":
        return reading.film_at(slot.span)
    span = reading.inner(slot)
    name = span.of(reading.plain)
    if slot.kind == "name":
        chances = reading.name_kinds.chances(name)
        people = reading.name_kinds.somebody(name)
        given = name.split()[0].casefold() in word_list("given_names")
        cluster = reading.names.cluster(slot.span)
        again = cluster is not None and (
            len(cluster.spans) > 1 or cluster.key in reading.known_people
        )
        if not with_the.strip().istitle() and (
            (given and people >= chances.get("film", 0.0)) or (again and people >= _HALF)
        ):
            return None
    if not is_title_like(name):
        return None
    start = span.start - len(with_the) if with_the.istitle() else span.start
    return reading.film_named(Span(start, span.end))
