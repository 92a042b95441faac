"""What templates use to show values: links, numbers with nouns, teasers."""

from __future__ import annotations

from flask import Flask, url_for

from ..graph.browse_model import DisputeView, Quote, Ref
from ..graph.browse_words import CLASS_WORDS, counted
from .site import site

__all__ = ["href", "path_of", "register"]

_BEFORE = 24


def path_of(iri: str) -> str | None:
    """Return the path of an IRI of this graph below its base, or None for another's."""
    base = site().graph.base
    return iri.removeprefix(base) if iri.startswith(base) else None


def href(thing: Ref | str) -> str | None:
    """Return the address of the page of an IRI of this graph; None for what has no page."""
    if isinstance(thing, Ref) and not thing.type:
        return None
    iri = thing.iri if isinstance(thing, Ref) else thing
    path = path_of(iri)
    if path is None:
        return None
    path, _, fragment = path.partition("#")
    return url_for("entities.page", path=path, _anchor=fragment or None)


def _sentence_href(quote: Quote) -> str | None:
    address = href(quote.document)
    return f"{address}#{quote.anchor}" if address else None


def _teaser(quote: Quote) -> tuple[tuple[str, bool], ...]:
    """Return the parts of a quote for one line: what stands long before the mention is cut."""
    if len(quote.parts) < 2 or quote.parts[0][1]:
        return quote.parts
    (before, _), *rest = quote.parts
    if len(before) > _BEFORE + 8:
        cut = before[-_BEFORE:].partition(" ")[2]
        before = f"… {cut}"
    return ((before, False), *rest)


def _type_word(ref: Ref) -> str:
    return CLASS_WORDS.get(ref.type, (ref.type.lower(), ""))[0]


def _is_opinion(dispute: DisputeView) -> bool:
    return any(side.quotes and side.quotes[0].polarity for side in dispute.sides)


_POLARITY_WORDS = {"positive": "praise", "negative": "criticism", "mixed": "mixed"}
_POLARITY_SIGNS = {"positive": "▲", "negative": "▼", "mixed": "◆"}


def register(app: Flask) -> None:
    """Make these known to the templates of `app`."""
    app.jinja_env.globals.update(href=href, sentence_href=_sentence_href, counted=counted)
    app.jinja_env.globals.update(polarity_words=_POLARITY_WORDS, polarity_signs=_POLARITY_SIGNS)
    app.jinja_env.filters.update(teaser=_teaser, type_word=_type_word)
    app.jinja_env.tests.update(opinion=_is_opinion)
