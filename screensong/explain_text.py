"""`screensong explain`: what each sentence of a document gave, and by which pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from rich.console import Console
from rich.text import Text

from .graph.claims import Claim, Entity, Extraction, Opinion, Rating, Value
from .graph.documents import Document, Span
from .graph.extraction.fusion import bar_of, bars
from .graph.extraction.patterns import patterns
from .graph.reading.layout import Layout, lay_out
from .graph.silence import remark_on
from .indented import print_indented

__all__ = ["bars_line", "explanation", "legend", "print_explanation"]


class _Role(NamedTuple):
    name: str
    style: str
    opens: str
    closes: str


_ROLES = (
    _Role("subject", "bold cyan", "[", "]"),
    _Role("object", "bold green", "{", "}"),
    _Role("trigger", "yellow underline", "<", ">"),
)
_KINDS = {
    "review": "on film",
    "soundtrack": "on film music",
    "interview": "an interview",
    "other": "on other matters",
}
"""What the words of a document are of: that is what its kind is judged by."""
_INDENT, _DEEPER = 4, 10
_AROUND, _LONGEST_GAP = 120, 300
_SPACES = re.compile(r" {2,}")


def legend(*, coloured: bool) -> Text:
    """Return how the words of a claim are marked, in one line."""
    line = Text("marked: ")
    for role in _ROLES:
        line.append_text(_mark(role.name, role, coloured=coloured)).append("  ")
    line.rstrip()
    return line


def bars_line() -> str:
    """Return what claims have to reach to stand, in one line."""
    return "stands from: " + "; ".join(f"{bar.least:.2f} {bar.of}" for bar in bars())


def print_explanation(
    document: Document, extraction: Extraction, console: Console, *, silent: bool = False
) -> None:
    """Print each sentence that gave a claim, its words marked, and below it the claims.

    In a terminal with colours the words are highlighted, else they stand in brackets (`legend`).
    With `silent` the sentences that gave nothing are shown too, in their place. Claims that are
    only suggested come last, each with what it would have to reach.
    """
    printer = _Printer(lay_out(document), console)
    printer.line(_head(document, extraction))
    if (remark := remark_on(document, extraction)) is not None:
        printer.line(Text(remark.reason, "yellow"), _INDENT)
    for found in _in_order(printer.layout, extraction.claims, silent=silent):
        printer.sentence(found)
    if extraction.suggested:
        printer.line(Text(""))
        printer.line(Text("Suggested, too unsure for the graph:", "bold"))
    for found in _in_order(printer.layout, extraction.suggested, silent=False):
        printer.sentence(found, stands=False)


class _Printer:
    """Prints the sentences of one document: wrapped in a terminal, else one line for each."""

    def __init__(self, layout: Layout, console: Console) -> None:
        self.layout = layout
        self._console = console
        self._coloured = console.is_terminal and not console.no_color
        self._after_silent = False

    def sentence(self, found: tuple[Claim, ...] | Span, *, stands: bool = True) -> None:
        """Print a sentence with its claims, or the plain span of one that gave none."""
        silent, self._after_silent = self._after_silent, isinstance(found, Span)
        if not (silent and self._after_silent):
            self.line(Text(""))
        if isinstance(found, Span):
            words = _line(found.of(self.layout.view.plain))
            self.line(Text(f"nothing in: {words}", "dim"))
            return
        self.line(_marked(self.layout, found, coloured=self._coloured))
        for pattern in dict.fromkeys(claim.pattern for claim in found):
            for claim in found:
                if claim.pattern == pattern:
                    self._claim(claim, stands=stands)
            self.line(Text(_described(pattern), "dim"), _DEEPER)

    def _claim(self, claim: Claim, *, stands: bool) -> None:
        said = Text.assemble(
            (f"{claim.confidence:.2f}  ", "dim"),
            (_shown(claim.subject), "cyan" if self._coloured else ""),
            f" {claim.predicate} ",
            (_shown(claim.object), "green" if self._coloured else ""),
            (_mode(claim) if stands else _bar(claim), "yellow"),
        )
        self.line(said, _INDENT)

    def line(self, text: Text, indent: int = 0) -> None:
        """Print one line, or in a terminal as many as its width asks for."""
        print_indented(self._console, text, indent)


def explanation(
    document: Document, extraction: Extraction, *, silent: bool = False
) -> dict[str, Any]:
    """Return the same as plain values for JSON. All offsets are of the document's text."""
    made: dict[str, Any] = {
        "document": document.id,
        "source": document.source,
        "kind": extraction.kind,
        "film": _plain_value(extraction.film) if extraction.film else None,
        "claims": [_claim(document, claim) for claim in extraction.claims],
        "suggested": [_suggestion(document, claim) for claim in extraction.suggested],
    }
    if (remark := remark_on(document, extraction)) is not None:
        made["remark"] = remark.reason
    if silent:
        layout = lay_out(document)
        spans = [layout.evidence(span) for span in _silent(layout, extraction.claims)]
        made["silent"] = [_place(document, span) for span in spans]
    return made


def _claim(document: Document, claim: Claim) -> dict[str, Any]:
    found = patterns().get(claim.pattern)
    made: dict[str, Any] = {
        "subject": _plain_value(claim.subject),
        "predicate": claim.predicate,
        "object": _plain_value(claim.object),
        "modality": claim.modality,
        "confidence": claim.confidence,
        "pattern": claim.pattern,
        "description": found.description if found else "",
        "room": found.room if found else "",
        "evidence": _place(document, claim.evidence),
    }
    words = {
        "subject": claim.subject_surface, "object": claim.surface, "trigger": claim.trigger,
    }  # fmt: skip
    made["marks"] = {
        role.name: _place(document, span) | {"surface": words[role.name]}
        for role, span in _places(claim)
    }
    return made


def _suggestion(document: Document, claim: Claim) -> dict[str, Any]:
    """Return a claim that does not stand: nobody asserts it, so it has a bar and no modality."""
    made = _claim(document, claim)
    del made["modality"]
    bar = bar_of(claim)
    return made | {"bar": bar.least, "bar_of": bar.of}


def _places(claim: Claim) -> Iterator[tuple[_Role, Span]]:
    places = (claim.subject_at, claim.object_at, claim.trigger_at)
    for role, span in zip(_ROLES, places, strict=True):
        if span is not None:
            yield role, span


def _place(document: Document, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(document.text)}


def _plain_value(thing: Entity | Value) -> Any:
    if isinstance(thing, Entity):
        made: dict[str, Any] = {"type": thing.type, "name": thing.name or None}
        if thing.aliases:
            made["aliases"] = list(thing.aliases)
        return made | ({"year": thing.year} if thing.year else {})
    if isinstance(thing, Rating):
        return {"value": thing.value, "scale": thing.scale}
    if isinstance(thing, Opinion):
        return {"aspect": thing.aspect, "polarity": thing.polarity}
    return thing


def _head(document: Document, extraction: Extraction) -> Text:
    film = extraction.film
    about = _shown(film) if film else "no film"
    if film and film.year:
        about += f" ({film.year})"
    parts = [_KINDS[extraction.kind], about, _counted(len(extraction.claims))]
    if extraction.suggested:
        parts.append(f"{len(extraction.suggested)} suggested")
    return Text(f"{document.source or document.id}: {', '.join(parts)}", "bold")


def _counted(claims: int) -> str:
    return f"{claims} claim{'' if claims == 1 else 's'}"


def _in_order(
    layout: Layout, claims: tuple[Claim, ...], *, silent: bool
) -> Iterator[tuple[Claim, ...] | Span]:
    """Yield the claims sentence by sentence, and with `silent` the plain spans of those without."""
    by_sentence: dict[Span, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.evidence, []).append(claim)
    waiting = list(_silent(layout, claims)) if silent else []
    for evidence, found in by_sentence.items():
        while waiting and layout.evidence(waiting[0]).start < evidence.start:
            yield waiting.pop(0)
        yield tuple(found)
    yield from waiting


def _silent(layout: Layout, claims: Iterable[Claim]) -> Iterator[Span]:
    taken = sorted({claim.evidence for claim in claims})
    for sentence in layout.sentences:
        span = layout.evidence(sentence.span)
        if not any(span.start < other.end and other.start < span.end for other in taken):
            yield sentence.span


def _marked(layout: Layout, claims: tuple[Claim, ...], *, coloured: bool) -> Text:
    """Return the sentence of claims as people read it, the words of all of them marked.

    Of marks that overlap one is shown: rather words than most of the sentence, rather an object
    than a subject or what ties them, rather few words than many. Of a long stretch without a mark
    only the ends are shown.
    """
    evidence = claims[0].evidence
    shown = layout.view.to_plain(evidence)
    text = layout.view.plain if shown is not None else layout.document.text
    places = [place for claim in claims for place in _places(claim)]
    if shown is None:
        shown, marks = evidence, [(span, role) for role, span in places]
    else:
        plain = ((layout.view.to_plain(span), role) for role, span in places)
        marks = [(span, role) for span, role in plain if span is not None]
    line, done = Text(), shown.start
    for span, role in _apart(shown, marks):
        line.append(_gap(text[done : span.start], first=done == shown.start))
        line.append_text(_mark(_spaced(span.of(text)), role, coloured=coloured))
        done = span.end
    line.append(_gap(text[done : shown.end], first=done == shown.start, last=True))
    return line


def _apart(shown: Span, marks: list[tuple[Span, _Role]]) -> list[tuple[Span, _Role]]:
    """Return the marks that can be shown side by side in a sentence, in their order."""

    def rank(mark: tuple[Span, _Role]) -> tuple[bool, int, int, int]:
        (span, role), half = mark, (shown.end - shown.start) / 2
        length = span.end - span.start
        return length > half, _RANKS[role.name], length, span.start

    taken: list[tuple[Span, _Role]] = []
    for span, role in sorted(marks, key=rank):
        if shown.covers(span) and not any(span.meets(other) for other, _ in taken):
            taken.append((span, role))
    return sorted(taken, key=lambda mark: mark[0])


_RANKS = {"object": 0, "subject": 1, "trigger": 2}


def _mark(words: str, role: _Role, *, coloured: bool) -> Text:
    return Text(words, role.style) if coloured else Text(f"{role.opens}{words}{role.closes}")


def _gap(text: str, *, first: bool, last: bool = False) -> str:
    """Return what stands between two marks on one line, its middle left out if it is long."""
    if len(text) > _LONGEST_GAP:
        before = "" if first and not last else text[:_AROUND]
        after = "" if last else text[-_AROUND:]
        text = f"{before} … {after}"
    return _SPACES.sub(" ", _spaced(text))


def _spaced(text: str) -> str:
    """Return text with line ends and control characters as spaces: one line, no surprises."""
    return "".join(char if char.isprintable() else " " for char in text)


def _line(text: str) -> str:
    return " ".join(_spaced(text).split())


def _described(pattern: str) -> str:
    found = patterns().get(pattern)
    return f"{pattern}: {found.description}" if found else pattern


def _mode(claim: Claim) -> str:
    """Return why a claim is no triple though it stands; "" for one that is asserted."""
    if claim.modality == "asserted":
        return ""
    holder = f" by {claim.holder}" if claim.holder else ""
    return f"  ({claim.modality}{holder}: no triple)"


def _bar(claim: Claim) -> str:
    """Return what a suggested claim would have to reach."""
    bar = bar_of(claim)
    return f"  (suggested; stands from {bar.least:.2f}: {bar.of})"


def _shown(thing: Entity | Value) -> str:
    if isinstance(thing, Entity):
        return _line(thing.name) or "(the film under review)"
    if isinstance(thing, Rating):
        return f"{thing.value}/{thing.scale}" if thing.scale else thing.value
    if isinstance(thing, Opinion):
        return f"{thing.aspect} {thing.polarity}"
    return str(thing)
