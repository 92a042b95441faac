"""What is said of a query that is wrong, and where."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from screensong.graph.query_errors import QuerySyntaxError, syntax_error
from screensong.graph.query_help import slip_in

PREFIXES = {"ss": "http://example.org/ss#", "rdfs": "http://example.org/rdfs#"}


def wrong(query: str) -> QuerySyntaxError:
    with pytest.raises(SyntaxError) as error:
        ox.Store().query(query.removeprefix("\ufeff"), prefixes=PREFIXES)
    return syntax_error(query, str(error.value), PREFIXES)


@pytest.mark.parametrize(
    ("query", "said", "line", "column"),
    [
        ("SELECT * {?f a ss:Film ?f rdfs:label ?l}", "there is no '.'", 1, 24),
        ("SELECT * {\n  ?f a ss:Film\n  ?f rdfs:label ?l }", "before ?f", 3, 3),
        ("ASK { GRAPH ?g { ?f ss:by/ss:of 'a'@en ?g a ?t } }", "before ?g", 1, 40),
        ("PREFIX x: <http://x/>\nSELEC * {}", "not with SELEC", 2, 1),
        ("\ufeffSELEC * {}", "not with SELEC", 1, 1),
        ("SELECT * { <a b> ?p ?o }", "no spaces", 1, 12),
        ("SELECT * { BIND(1 AS ?x) BIND(2 AS ?x) }", "?x has a value", 1, 36),
        ("SELECT ?f (COUNT(*) AS ?n) { ?f ?p ?o }", "?f is neither in GROUP BY", 1, 8),
        ("SELECT * { { SELECT ?a ?b { ?a ?p ?b } GROUP BY ?a } }", "?b is neither", 1, 24),
        ("SELECT * { foo:x ?p ?o }", "prefix foo: is not declared", 1, 12),
        ("SELECT * { ?s <p:q> }", "expected a variable, an IRI or a literal", 1, 21),
        ("SELECT * { ?s ?p ?o } ORDER ?s", "expected BY", 1, 29),
        ("SELECT * { ?s ?p ?o } GROUP", "expected BY after GROUP", 1, 28),
        ("SELECT ?s, ?p { ?s ?p ?o }", "misplaced", 1, 8),
        ("SELECT * WHERE ?s ?p ?o", 'expected "{"', 1, 16),
    ],
)
def test_a_usual_slip_is_named_at_its_place(query: str, said: str, line: int, column: int) -> None:
    error = wrong(query)
    assert said in str(error)
    assert (error.line, error.column) == (line, column)
    assert str(error).split("\n")[-1].strip() == "^"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o . ?o ?q [ ?r 1 ] FILTER(?o < 3 && 4 > ?s) }",
        "SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o } GROUP BY ?s",
        "SELECT (?k AS ?s) (MAX(?o) AS ?n) { ?k ?p ?o } GROUP BY ?k",
        "ASK { ?s ?p ?o ; ?q (1 2), 'a'^^<http://x/> ; . OPTIONAL { BIND(1 AS ?o) } }",
        "",
    ],
)
def test_a_query_without_a_slip_is_not_blamed(query: str) -> None:
    assert slip_in(query) is None
