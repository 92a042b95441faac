"""How far what is told of another version of a film goes on, from sentence to sentence.

"The original starred Ann Example. It was shot in Rome. Bo Other wrote the music for that one."
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ..claims import Entity
from ..documents import Span
from ..expressions import expression
from ..reading.layout import Layout, Sentence
from .earlier_versions import Company, goes_on_so, is_past, looks_back
from .version_words import BACK, GOES_ON, ITS_PART, NAMESAKE, THAT_ONE, VERSION_OF, bare, base

__all__ = ["Carry", "OtherVersion"]


# A paragraph that begins with the new film, where another has told of the old one.
_NEW_ONE: Final = expression(
    r"\n\W*(?:(?:And|But|Now|So),? )?[Tt]he (?:remake|new (?:one|film|movie|version))\b(?!['’])"
)


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """A plain stretch that speaks of another version; `film` is that one, if it is named.

    `subject` tells that its sentence is about that version, not only a part of it; `named` that
    it is called by the title of the film under review ("the first Low Tide"), or is a work of
    another kind, whose makers are told ("an opera by"); `whole` that nothing of the stretch is
    said of the film under review ("in the original, …").
    """

    span: Span
    film: Entity | None
    subject: bool
    named: bool = False
    whole: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether all that the stretch says is said of the other version."""
        return self.subject or self.named or self.whole


class Carry:
    """The sentences of one document, read in order.

    `company` are the people of both films, where it tells of two versions; `is_later` that the
    film under review, `main`, is said to be a remake or a sequel.
    """

    def __init__(
        self, plain: str, main: Entity, *, is_later: bool, company: Company | None
    ) -> None:
        self._plain, self._main, self._company = plain, main, company
        self._is_later = is_later
        self._is_numbered = base(main.name) != bare(main.name)
        self._by_turns = _NEW_ONE.search(plain) is not None

    def read(
        self, layout: Layout, told: Callable[[Sentence], Iterator[OtherVersion]]
    ) -> Iterator[OtherVersion]:
        """Yield what the sentences tell of other versions; `told` reads one by itself."""
        block = -1
        before: list[OtherVersion] = []
        for sentence in layout.sentences:
            if sentence.block != block:
                block, before = sentence.block, []
            if layout.blocks[block].kind not in ("paragraph", "quote", "item", "field"):
                continue
            found = list(told(sentence))
            if not any(one.subject for one in found):
                carried = self._carried(sentence, found, before)
                found = [carried] if carried else found or list(self._of_company(sentence))
            self._hear(sentence, found)
            before = self._told_on(sentence, found)
            yield from found

    def _carried(
        self, sentence: Sentence, found: Sequence[OtherVersion], before: Sequence[OtherVersion]
    ) -> OtherVersion | None:
        """Return a sentence that goes on with the version of which the one before told."""
        lowered = sentence.span.of(self._plain).lower()
        if not before or BACK.search(lowered):
            return None
        goes_on = THAT_ONE.search(lowered) is not None
        if before[-1].subject and not goes_on:
            goes_on = bool(
                GOES_ON.match(lowered)
                or ITS_PART.match(lowered)
                or goes_on_so(lowered)
                or (not found and self._is_still_told(sentence))
            )
        film = before[-1].film
        return OtherVersion(sentence.span, film, subject=True) if goes_on else None

    def _told_on(self, sentence: Sentence, found: Sequence[OtherVersion]) -> list[OtherVersion]:
        """Return the other version that a sentence leaves the next one with, if any.

        It is its subject if the sentence is about it.
        """
        opens = next((one for one in found if one.subject), None)
        if opens is not None:
            return [opens] if opens.film != self._main else []
        last = found[-1] if found else None
        if last is None or last.film == self._main:
            return []
        is_named = NAMESAKE.search(sentence.span.of(self._plain).lower()) is not None
        is_about = is_named or self._is_remembered(sentence, last)
        return [replace(last, subject=is_about)]

    def _is_remembered(self, sentence: Sentence, last: OtherVersion) -> bool:
        """Tell whether a sentence says of another version no more than who has seen it."""
        before = self._plain[sentence.span.start : last.span.start].lower()
        is_source = VERSION_OF.search(before.removesuffix("the ")) is not None
        return self._is_later and looks_back(before) and not is_source

    def _is_still_told(self, sentence: Sentence) -> bool:
        """Tell whether a sentence goes on so in the past, and names nobody of the new film.

        In the present, too, where each film has a paragraph: "The remake came out in 2019."
        """
        text = sentence.span.of(self._plain)
        company = self._company
        goes_on = self._by_turns or is_past(text.lower())
        return company is not None and goes_on and not company.is_ours(text)

    def _of_company(self, sentence: Sentence) -> Iterator[OtherVersion]:
        """Yield the part of a sentence that begins with somebody of the earlier film."""
        text = sentence.span.of(self._plain)
        # who was in the first film may be in its sequel, too
        is_told = not self._is_numbered or is_past(text.lower())
        told = self._company.told(text) if self._company and is_told else None
        if told is not None:
            to, film = told
            start = sentence.span.start
            yield OtherVersion(Span(start, start + to), film, subject=True)

    def _hear(self, sentence: Sentence, found: Sequence[OtherVersion]) -> None:
        """Remember whom a sentence names of either film."""
        if self._company is None:
            return
        for one in found:
            if one.subject or (one.named and one.film not in (None, self._main)):
                self._company.hear(one.span.of(self._plain), one.film, earlier=True)
        if not found:
            self._company.hear(sentence.span.of(self._plain), None, earlier=False)
