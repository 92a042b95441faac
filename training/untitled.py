"""Reviews that never name their film, as two of three by audiences: made from those that do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from .annotated import Annotated, Mention
from .rewriting import rewritten

__all__ = ["untitled", "with_untitled"]

_SHORTEST_LINE = 80
_OPENS = re.compile(r"(?:^|[.!?…]['\")]?\s+|\n)$")
_OWNED = re.compile(r"(?:['’]s?|\b(?:his|her|their|the|this|a)) $")
_MARKED = "\"'“‘*_([{/#|:"
_CLOSED = '"”*_)]'
_FIRST = ("this movie", "this film", "this one")
_LATER = ("the film", "it", "the movie", "this film", "it", "this movie")


def untitled(document: Annotated) -> Annotated | None:
    """Return a review with "this movie" for its title; None if that would not read on.

    The title must stand in running text only: not in a heading, a list, or between marks.
    """
    film = document.film
    places = [m for m in document.mentions if m.named and m.key == film]
    if document.head["kind"] != "review" or not places:
        return None
    if not all(_stands_in_prose(document.text, place) for place in places):
        return None
    turns = count(sum(map(ord, document.id)))
    first = places[0].start

    def words_for(mention: Mention, words: str) -> tuple[str, bool]:
        if not mention.named or mention.key != film:
            return words, mention.named
        if _OWNED.search(document.text[: mention.start]):
            return "film", False
        choice = _FIRST if mention.start == first else _LATER
        said = choice[next(turns) % len(choice)]
        opens = _OPENS.search(document.text[: mention.start])
        return (said[0].upper() + said[1:] if opens else said), False

    return replace(rewritten(document, words_for), called=document.titles)


def with_untitled(documents: Iterable[Annotated]) -> Iterator[Annotated]:
    """Yield documents, each followed by itself without its title where that can be made."""
    for document in documents:
        yield document
        other = untitled(document)
        if other is not None:
            yield other


def _stands_in_prose(text: str, place: Mention) -> bool:
    start = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.end)
    line = text[start : end if end >= 0 else len(text)]
    before, after = text[max(0, place.start - 1) : place.start], text[place.end : place.end + 2]
    marked = (before in _MARKED and before) or (after[:1] in '"”*_)]' and after[:1])
    return len(line) >= _SHORTEST_LINE and not marked and after not in (" (", ": ", " -")
