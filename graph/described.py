"""What a graph says of itself, and which queries look at it.

The description (VoID, and the example queries) is a named graph of its own, `<base>graph/void`. It
is no part of the union, or it would be counted with the data. But editors that help with queries
look for `void:Dataset` and `sh:SPARQLExecutable` in the default graph. No data uses these
vocabularies: so a query that uses them has the description in its default graph, and no other.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from .repairs_tokens import NotUnderstoodError, Token, tokens_of

__all__ = ["description_graph", "graphs_seen"]

_VOCABULARIES: Final = ("http://rdfs.org/ns/void#", "http://www.w3.org/ns/shacl#")
_LONGEST: Final = 20_000


def description_graph(base: str) -> ox.NamedNode:
    """Return the name of the graph that describes a graph of that base."""
    return ox.NamedNode(f"{base}graph/void")


def graphs_seen(query: str, base: str) -> list[ox.DefaultGraph | ox.NamedNode] | None:
    """Return the graphs that are a query's default graph together; None if it is as usual.

    The query must name no dataset beside its text.
    """
    if not any(name in query for name in _VOCABULARIES) or not _uses_vocabulary(query):
        return None
    return [ox.DefaultGraph(), description_graph(base)]


@lru_cache(maxsize=64)
def _uses_vocabulary(query: str) -> bool:
    """Tell whether a query without FROM uses a term of the vocabularies; to declare is not to use.

    A long query uses none: it is not an editor's.
    """
    if len(query) > _LONGEST:
        return False
    try:
        tokens = tokens_of(query)
    except NotUnderstoodError:
        return False
    if any(token.upper == "FROM" for token in tokens):
        return False
    declared = _declared(tokens)
    return any(_is_term(token, declared) for token in tokens)


def _declared(tokens: list[Token]) -> tuple[str, ...]:
    """Return the prefixes, with their colons, that are declared for one of the vocabularies."""
    three = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return tuple(
        name.text
        for word, name, iri in three
        if word.upper == "PREFIX" and iri.text[1:-1] in _VOCABULARIES
    )


def _is_term(token: Token, declared: tuple[str, ...]) -> bool:
    if token.kind == "name":
        return token.text.startswith(declared) and token.text not in declared
    return (
        token.kind == "iri"
        and token.text[1:].startswith(_VOCABULARIES)
        and (token.text[1:-1] not in _VOCABULARIES)
    )
