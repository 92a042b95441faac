"""Pages of short reviews, made from stretches of reviews of one film each."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from .annotated import Annotated, Fact, Mention
from .shortened import shortened
from .untitled import untitled

__all__ = ["Capsule", "capsules", "joined"]

_MOST_FILMS = 5
_APART = 100
_OPENING = 60
_GRADED = 0.25
_HEADINGS: Sequence[tuple[str, str]] = (
    ("", ". "), ("", ". "), ("", ". "), ("", ": "), ("", " — "), ("", " - "), ("", "\n"),
    ("“", "” "), ('"', '." '), ("Then came ", ". "), ("Next: ", ". "), ("", "! "),
)  # fmt: skip
_BETWEEN = ("\n\n", "\n\n", "\n")
_GRADES = (" B+", " Grade: C-", " A", " ***", " 3/5", " ★★", " D+")


class Capsule(NamedTuple):
    """A stretch of a review and the title of the film under review."""

    title: str
    text: Annotated


def capsules(document: Annotated, each: int) -> Iterator[Capsule]:
    """Yield stretches of a review of one film, some of them without its title."""
    names = document.forms(document.film) if document.film is not None else ()
    if not names or "\n" in names[0]:
        return
    for whole in (document, untitled(document)):
        for stretch in shortened(whole, each=each) if whole is not None else ():
            yield Capsule(names[0], stretch)


def joined(capsules: Sequence[Capsule], rng: random.Random) -> Annotated | None:
    """Return a page of a few capsules on different films; None where there are too few.

    A capsule that does not name its film at once begins with its title, as on such pages; nothing
    is under review.
    """
    count = rng.randint(2, _MOST_FILMS)
    drawn = rng.sample(capsules, min(len(capsules), 2 * count))
    chosen = [*{capsule.title.casefold(): capsule for capsule in drawn}.values()][:count]
    if len(chosen) < count:
        return None
    heading, between = rng.choice(_HEADINGS), rng.choice(_BETWEEN)
    page = _Page()
    for capsule in chosen:
        page.write(between if page.text else "")
        page.add(capsule, heading)
        page.write(rng.choice(_GRADES) if rng.random() < _GRADED else "")
    first = chosen[0].text
    head = {**first.head, "kind": "other", "film": "none", "joined": "yes"}
    return Annotated(f"joined-{first.id}", head, page.text, tuple(page.mentions), tuple(page.facts))


class _Page:
    """A document that grows by stretches; the keys of each are its own."""

    def __init__(self) -> None:
        self.text = ""
        self.mentions: list[Mention] = []
        self.facts: list[Fact] = []
        self._count = 0

    def write(self, words: str) -> None:
        """Add words in which nothing is marked."""
        self.text += words

    def add(self, capsule: Capsule, heading: tuple[str, str]) -> None:
        """Add a capsule, with its title between the words of a heading if it lacks that."""
        own = self._keys()
        stretch, film = capsule.text, capsule.text.film or ""
        named = (m.start for m in stretch.mentions if m.named and m.key == film)
        if min(named, default=_OPENING) >= _OPENING:
            before, after = heading
            start = len(self.text) + len(before)
            self.text += f"{before}{capsule.title}{after}"
            self.mentions.append(Mention(start, start + len(capsule.title), own(film), True))
        shift = len(self.text)
        self.text += stretch.text.strip("\n")
        self.mentions += [
            m._replace(start=m.start + shift, end=m.end + shift, key=own(m.key))
            for m in stretch.mentions
        ]
        self.facts += [
            replace(f, subject=own(f.subject), object=own(f.object), at=f.at + shift)
            for f in stretch.facts
        ]

    def _keys(self) -> Callable[[str], str]:
        self._count += 1
        number = self._count

        def own(key: str) -> str:
            if not key[0].isalpha() or not key[1:].isdigit():
                return key  # a value
            return f"{key[0]}{_APART * number + int(key[1:])}"

        return own
