"""Sentence patterns as regular expressions over skeletons."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from .pattern_language import (
    Aside,
    Blank,
    Check,
    Choice,
    Gap,
    Item,
    Mark,
    Sequence,
    Slot,
    Stretch,
    Vocabulary,
    Word,
)
from .pattern_slots import KINDS, SLOTS, mark_of
from .skeleton import BLOCKS

__all__ = ["Compiled", "compiled", "may_be_absent"]

_N = BLOCKS["N"]
_SPACE = Blank()

_OPENING = ("(", "[")
_QUOTES = {"“": '"', "”": '"'}


class Compiled(NamedTuple):
    """A regular expression, and the groups that hold what stands in each slot."""

    regex: re.Pattern[str]
    groups: dict[str, tuple[str, ...]]


def compiled(
    ways: tuple[Sequence, ...],
    vocabulary: Vocabulary,
    captured: Collection[str] = (),
    *,
    tail: str = "",
    lowered: bool = False,
) -> Compiled:
    """Compile sequences of which one must match; slots in `captured` become groups.

    `lowered`: the expression is for skeletons in small letters.
    """
    writer = _Writer(vocabulary, captured)
    source = "|".join(writer.sequence(way, prior=True, follow=True, plain=lowered) for way in ways)
    groups: dict[str, tuple[str, ...]] = {}
    for number, slot in enumerate(writer.slots):
        groups[slot] = (*groups.get(slot, ()), f"g{number}")
    return Compiled(re.compile(f"(?:{source}){tail}" if tail else source), groups)


class _Writer:
    """Writes the source of one expression; keeps the order of the slots it captured.

    `prior` and `follow` say that a word may begin or end there without a blank beside it, so that
    its edge must be checked; `plain`, that the part is compared in any case already.
    """

    def __init__(self, vocabulary: Vocabulary, captured: Collection[str]) -> None:
        self._kinds = vocabulary.kinds
        self._captured = captured
        self.slots: list[str] = []

    def sequence(
        self, items: Sequence, *, prior: bool, follow: bool, plain: bool, joined: bool = False
    ) -> str:
        """Write items in order.

        What may be absent takes the blank before it along, at the start the one behind; `joined`
        says that the sequence follows something without a blank.
        """
        pieces: list[tuple[str, str]] = []
        blank: Blank | None = None
        behind_blank, begun = not joined, False
        index, last = 0, len(items)
        last_needed = max(
            (i for i, item in enumerate(items) if not may_be_absent(item)), default=-1
        )
        while index < last:
            item = items[index]
            after = items[index + 1] if index + 1 < last else None
            has_more = index < last_needed
            if isinstance(item, Blank):
                blank = item if blank is None else blank
                index += 1
                continue
            case = "" if plain else _case(item)
            flat = plain or case == "any"
            if isinstance(item, Check):
                lead = blank is not None or behind_blank
                if item.place == "after" and blank is not None:
                    pieces.append((" ", ""))
                    blank, behind_blank = None, True
                skipped = item.place == "after" and lead and after == _SPACE
                if skipped and prior and _begins_with_word(items[index + 2 :]):
                    pieces.append(("\\b", ""))
                    prior = False
                first = not pieces and behind_blank
                pieces.append((self._check(item, lead=lead, first=first, plain=flat), case))
                prior = prior and item.place != "start"
                index += skipped
                index += 1
                continue
            if may_be_absent(item):
                led = not begun and after == _SPACE and blank is None and not _is_sign(item)
                takes = begun and blank == _SPACE and not _leans_on_next(items, index)
                if blank is not None and not takes:
                    pieces.append((_blank(blank), ""))
                text, prior = self._absent(
                    item, prior=prior, ahead=led, behind=takes,
                    follow=follow and not has_more, plain=flat,
                )  # fmt: skip
                pieces.append((text, case))
                blank, behind_blank, begun = None, led, begun or _is_sign(item)
                index += 2 if led else 1
                continue
            begun = not (isinstance(item, Mark) and item.text in _OPENING)
            if isinstance(item, Stretch) and after is None:
                blank = None  # what comes behind brings its own
            if blank is not None:
                pieces.append((_blank(blank), ""))
                blank, prior = None, False
            ends = _ends_here(items, index, follow=follow)
            if isinstance(item, Stretch):
                pieces.append((_stretch(item, items[:index], items[index + 1 :]), ""))
                prior, behind_blank = True, after == _SPACE
                index += 2 if after == _SPACE else 1
                continue
            joined = (
                isinstance(item, Choice)
                and not behind_blank
                and not isinstance(items[index - 1] if index else _SPACE, Blank)
            )
            text = self._item(
                item,
                prior=prior,
                ends=ends,
                plain=flat,
                before_blank=after == _SPACE,
                joined=joined,
            )
            pieces.append((text, case))
            prior = behind_blank = False
            index += 1
        if blank is not None and isinstance(items[-1], Blank):
            pieces.append((_blank(blank), ""))
        return _joined(pieces, plain=plain)

    def _item(
        self, item: Item, *, prior: bool, ends: bool, plain: bool, before_blank: bool, joined: bool
    ) -> str:
        if isinstance(item, Word):
            word = item.text.lower() if item.any_case else item.text
            lone = item.any_case and len(word) == 1  # such words choose no case for the rest
            return (
                ("\\b" if prior else "")
                + (f"[{item.text}{word}]" if lone else _starred(word))
                + ("\\b" if ends and word[-1].isalnum() else "")
            )
        if isinstance(item, Mark):
            if item.text == "(…)":
                return r"\([^()]*\)"
            if item.text == "'s":
                return "'s?" if before_blank else r"(?:'s\b|'(?!\w))"
            return re.escape(_QUOTES.get(item.text, item.text))
        if isinstance(item, Aside):
            barred = r"()\[\]" if item.open else f"(){_N}"
            return f"[^{barred}]{{0,{item.most}}}?"
        if isinstance(item, Slot):
            if item.words:
                held = self.sequence(item.words, prior=prior, follow=ends, plain=plain)
            else:
                held = SLOTS[item.name.rpartition(" ")[2]]
            if item.name not in self._captured:
                return held
            self.slots.append(item.name)
            return f"(?P<g{len(self.slots) - 1}>{held})"
        if isinstance(item, Gap):
            text = self._gap_word(item)
            more = f"(?: {text}){{{item.least - 1},{item.most - 1}}}?" if item.most > 1 else ""
            return ("\\b" if prior else "") + text + more
        if not isinstance(item, Choice):
            raise TypeError(item)
        return self._choice(item, prior=prior, ends=ends, plain=plain, joined=joined)

    def _choice(
        self, item: Choice, *, prior: bool, ends: bool, plain: bool, joined: bool = False
    ) -> str:
        edge = prior and all(_begins_with_word(way) for way in item.ways)
        close = ends and all(_ends_with_word(way) for way in item.ways)
        ways = [
            self.sequence(
                way, prior=prior and not edge, follow=ends and not close, plain=plain, joined=joined
            )
            for way in item.ways
        ]
        text = ways[0] if len(ways) == 1 and not item.optional else f"(?:{'|'.join(ways)})"
        return ("\\b" if edge else "") + text + ("\\b" if close else "")

    def _absent(
        self, item: Item, *, prior: bool, ahead: bool, behind: bool, follow: bool, plain: bool
    ) -> tuple[str, bool]:
        """Write what may be absent, with its blank ahead or behind; tell of the edge after it."""
        lead, trail = (" " if behind else ""), (" " if ahead else "")
        if isinstance(item, Gap):
            text = self._gap_word(item)
            edge = "\\b" if prior and not behind else ""
            return (
                f"{edge}(?:{lead}{text}{trail}){{0,{item.most}}}?",
                prior and not edge and not behind,
            )
        if not isinstance(item, Choice):
            raise TypeError(item)
        if ahead and any(way and isinstance(way[-1], Stretch) for way in item.ways):
            trail = ""  # the stretch holds the blank
        wordy = all(_begins_with_word(way) for way in item.ways)
        edge = "\\b" if prior and wordy and not behind else ""
        joined = not (ahead or behind)
        inner = Choice(item.ways, optional=False)
        text = self._choice(
            inner, prior=prior and not edge and not behind,
            ends=follow and not ahead and not joined, plain=plain,
        )  # fmt: skip
        close = "\\b" if follow and joined and all(map(_ends_with_word, item.ways)) else ""
        return f"{edge}(?:{lead}{text}{trail})?{close}", prior and not edge

    def _gap_word(self, gap: Gap) -> str:
        base, barred, only = self._kinds[gap.kind]
        if only:
            return f"(?:{'|'.join(map(_starred, only))})\\b" + (",?(?: and)?" if gap.commas else "")
        bars = f"(?!(?:{'|'.join(map(re.escape, barred))})\\b)" if barred else ""
        return f"{bars}{KINDS[base]}" + (",?(?: and)?" if gap.commas else "")

    def _check(self, item: Check, *, lead: bool, first: bool, plain: bool) -> str:
        if item.place in ("start", "end"):
            return "^" if item.place == "start" else "$"
        sign = "!" if item.negative else "="
        ways = [inner for way in item.ways for inner in _spread(way)]
        if item.place == "then":
            texts = [
                ("" if first or _is_joined(way) else " ")
                + self.sequence(way, prior=False, follow=True, plain=plain)
                for way in ways
            ]
            return f"(?{sign}{'|'.join(texts)})"
        behind = " " if lead else ""
        bodies = [self.sequence(way, prior=False, follow=False, plain=plain) for way in ways]
        texts = [f"(?<{sign}{body}{behind})" for body in bodies]
        return "".join(texts) if item.negative or len(texts) == 1 else f"(?:{'|'.join(texts)})"


def _starred(word: str) -> str:
    return re.escape(word).replace(r"\*", "[a-z]+").replace(r"\-", "-")


def _blank(blank: Blank) -> str:
    return " ?" if blank.unsure else " "


def _stretch(item: Stretch, before: Sequence, after: Sequence) -> str:
    """Write a stretch: it crosses no other name like the last, nor the sign that ends it."""
    slots = [other for other in before if isinstance(other, Slot)]
    last = mark_of(slots[-1]) if slots else ""
    barred = f".;!?{last}" if item.open else f".;:!?{_N}{last if last != _N else ''}"
    following = next((other for other in after if other != _SPACE), None)
    if isinstance(following, Mark) and len(following.text) == 1:
        barred += following.text
    return f"[^{barred}]{{0,{item.most}}}?"


def _joined(pieces: list[tuple[str, str]], *, plain: bool) -> str:
    """Join pieces; runs of those that may stand in any case are compared so."""
    if plain or not any(case == "any" for _, case in pieces):
        return "".join(text for text, _ in pieces)
    out: list[str] = []
    index = 0
    while index < len(pieces):
        if pieces[index][1] != "any":
            out.append(pieces[index][0])
            index += 1
            continue
        end = stop = index + 1
        while end < len(pieces) and pieces[end][1] in ("any", ""):
            end += 1
            if pieces[end - 1][1] == "any":
                stop = end
        out.append("(?i:" + "".join(text for text, _ in pieces[index:stop]) + ")")
        index = stop
    return "".join(out)


def _case(item: Item) -> str:
    """Tell how the words of an item are compared: "any", "exact", "mixed", or "" without any."""
    if isinstance(item, Word):
        text = item.text
        if len(text) == 1 or text.lower() == text.upper():
            return ""  # a plural "s" goes with the word before it
        return "any" if text[0].isupper() else "exact"
    if isinstance(item, (Blank, Mark)):
        return ""
    if isinstance(item, Gap):
        return "exact"
    if isinstance(item, Slot) and item.words:
        return _case(Choice((item.words,), optional=False))
    if isinstance(item, (Choice, Check)):
        cases = {_case(inner) for way in item.ways for inner in way} - {""}
        return cases.pop() if len(cases) == 1 else ("mixed" if cases else "")
    return ""


def may_be_absent(item: Item) -> bool:
    """Tell whether an item may match nothing."""
    return (
        isinstance(item, (Blank, Check))
        or (isinstance(item, Choice) and item.optional)
        or (isinstance(item, Gap) and item.least == 0)
    )


def _is_sign(item: Item) -> bool:
    """Tell whether an item is punctuation only, which stands right behind a word."""
    return isinstance(item, Choice) and all(
        isinstance(inner, Aside) or (isinstance(inner, Mark) and inner.text[0] != "(")
        for way in item.ways
        for inner in way
    )


def _leans_on_next(items: Sequence, index: int) -> bool:
    """Tell whether something that must be there is joined to what may be absent: "[co-]wrote"."""
    for item in items[index + 1 :]:
        if isinstance(item, (Blank, Check)):
            return False
        if not may_be_absent(item):
            return not _is_joined((item,))
    return False


def _ends_here(items: Sequence, index: int, *, follow: bool) -> bool:
    """Tell whether the text may go on behind an item with no blank or mark between."""
    rest = items[index + 1 :]
    if len(rest) == 2 and rest[0] == _SPACE and isinstance(rest[1], Stretch):
        return True
    if all(may_be_absent(item) for item in rest):
        if not rest:
            return follow
        joined = isinstance(rest[0], Choice)
        return not joined and (follow or any(not isinstance(item, Blank) for item in rest))
    return isinstance(rest[0], (Stretch, Check))


def _begins_with_word(way: Sequence) -> bool:
    for item in way:
        if isinstance(item, Choice):
            if not all(map(_begins_with_word, item.ways)):
                return False
            if item.optional:
                continue
            return True
        if isinstance(item, (Blank, Check)):
            continue
        if isinstance(item, Slot) and item.words:
            return _begins_with_word(item.words)
        return isinstance(item, (Word, Gap))
    return False


def _ends_with_word(way: Sequence) -> bool:
    for item in reversed(way):
        if isinstance(item, Choice):
            if not all(map(_ends_with_word, item.ways)):
                return False
            if item.optional:
                continue
            return True
        if isinstance(item, Blank):
            continue
        if isinstance(item, Slot) and item.words:
            return _ends_with_word(item.words)
        return isinstance(item, Word) and not item.text.endswith("-")
    return False


def _spread(way: Sequence) -> Iterator[Sequence]:
    """Yield the ways of a choice that stands alone, else the way itself."""
    if len(way) == 1 and isinstance(way[0], Choice) and not way[0].optional:
        for inner in way[0].ways:
            yield from _spread(inner)
    else:
        yield way


def _is_joined(way: Sequence) -> bool:
    """Tell whether a sequence begins with what stands right behind a word."""
    first = way[0]
    if isinstance(first, Choice):
        return all(map(_is_joined, first.ways)) and not first.optional
    if isinstance(first, Mark):
        return first.text not in ("(", "–", "—", "&", "=")
    return isinstance(first, (Aside, Check, Stretch)) or (isinstance(first, Blank) and first.unsure)
