"""`screensong explain`: what each sentence of a document gave, and by which pattern."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from .graph.claims import Claim, Entity, Extraction, Opinion, Rating, Value
from .graph.documents import Document, Span
from .graph.extraction.patterns import patterns
from .graph.reading.layout import Layout, lay_out

__all__ = ["LEGEND", "explanation", "print_explanation"]

LEGEND = "[subject]  {object}  <trigger>"


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
_INDENT = 4


def print_explanation(
    document: Document, extraction: Extraction, console: Console, *, silent: bool = False
) -> None:
    """Print each claim with its sentence, its words marked, and the pattern that found it.

    In a terminal with colours the words are highlighted, else they stand in brackets (`LEGEND`).
    With `silent` the sentences that gave nothing are shown too, in their place. Claims that are
    only suggested come last.
    """
    layout = lay_out(document)
    coloured = console.is_terminal and not console.no_color
    console.print(_head(document, extraction), soft_wrap=True)
    for claim in _in_order(layout, extraction, silent=silent):
        if isinstance(claim, Span):
            console.print(Text(_line(claim.of(layout.view.plain)), style="dim"), soft_wrap=True)
            console.print(_indented("nothing found", "dim"))
            continue
        _print_claim(layout, claim, console, coloured=coloured)
    if extraction.suggested:
        console.print(Text("Suggested, too unsure for the graph:", "bold"), soft_wrap=True)
    for claim in extraction.suggested:
        _print_claim(layout, claim, console, coloured=coloured)


def _print_claim(layout: Layout, claim: Claim, console: Console, *, coloured: bool) -> None:
    console.print(_marked(layout, claim, coloured=coloured), soft_wrap=True)
    said = Text.assemble(
        (_shown(claim.subject), "cyan" if coloured else ""),
        f" {claim.predicate} ",
        (_shown(claim.object), "green" if coloured else ""),
    )
    console.print(_indented(said))
    console.print(_indented(_found_by(claim), "dim"))


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
        "suggested": [_claim(document, claim) for claim in extraction.suggested],
    }
    if silent:
        layout = lay_out(document)
        spans = [layout.evidence(span) for span in _silent(layout, extraction)]
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


def _places(claim: Claim) -> Iterator[tuple[_Role, Span]]:
    places = (claim.subject_at, claim.object_at, claim.trigger_at)
    for role, span in zip(_ROLES, places, strict=True):
        if span is not None:
            yield role, span


def _place(document: Document, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(document.text)}


def _plain_value(thing: Entity | Value) -> Any:
    if isinstance(thing, Entity):
        made: dict[str, Any] = {"type": thing.type, "name": thing.name}
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
    count = len(extraction.claims)
    claims = f"{count} claim{'' if count == 1 else 's'}"
    return Text(f"{document.source or document.id}: {extraction.kind}, {about}, {claims}", "bold")


def _in_order(layout: Layout, extraction: Extraction, *, silent: bool) -> Iterator[Claim | Span]:
    """Yield the claims, and with `silent` the plain spans of the sentences without any."""
    waiting = list(_silent(layout, extraction)) if silent else []
    for claim in extraction.claims:
        while waiting and layout.evidence(waiting[0]).start < claim.evidence.start:
            yield waiting.pop(0)
        yield claim
    yield from waiting


def _silent(layout: Layout, extraction: Extraction) -> Iterator[Span]:
    taken = sorted({claim.evidence for claim in extraction.claims})
    for sentence in layout.sentences:
        span = layout.evidence(sentence.span)
        if not any(span.start < other.end and other.start < span.end for other in taken):
            yield sentence.span


def _marked(layout: Layout, claim: Claim, *, coloured: bool) -> Text:
    """Return the sentence with its words marked, as people read it."""
    shown = layout.view.to_plain(claim.evidence)
    text = layout.view.plain
    spans: list[tuple[Span, _Role]] = []
    for role, span in _places(claim):
        at = layout.view.to_plain(span) if shown is not None else span
        if at is not None:
            spans.append((at, role))
    if shown is None:
        shown, text = claim.evidence, layout.document.text
    line, done = Text(), shown.start
    for span, role in sorted(spans, key=lambda pair: pair[0]):
        if span.start < done or span.end > shown.end:
            continue  # inside another mark, or of the sentence before
        line.append(_spaced(text[done : span.start]))
        words = _spaced(span.of(text))
        if coloured:
            line.append(words, role.style)
        else:
            line.append(f"{role.opens}{words}{role.closes}")
        done = span.end
    line.append(_spaced(text[done : shown.end]))
    return line


def _spaced(text: str) -> str:
    """Return text with line ends and control characters as spaces: one line, no surprises."""
    return "".join(char if char.isprintable() else " " for char in text)


def _line(text: str) -> str:
    return " ".join(_spaced(text).split())


def _found_by(claim: Claim) -> str:
    found = patterns().get(claim.pattern)
    says = f": {found.description}" if found else ""
    holder = f" by {claim.holder}" if claim.holder else ""
    return f"{claim.pattern}{says} · {claim.modality}{holder} · confidence {claim.confidence:.3g}"


def _shown(thing: Entity | Value) -> str:
    if isinstance(thing, Entity):
        return _line(thing.name) or "(the film under review)"
    if isinstance(thing, Rating):
        return f"{thing.value}/{thing.scale}" if thing.scale else thing.value
    if isinstance(thing, Opinion):
        return f"{thing.aspect} {thing.polarity}"
    return str(thing)


def _indented(words: str | Text, style: str = "") -> Padding:
    text = words if isinstance(words, Text) else Text(words, style=style)
    return Padding(text, (0, 0, 0, _INDENT), expand=False)
