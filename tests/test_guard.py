"""The guard lets ordinary queries through and refuses what engines cannot survive."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screensong.graph.guard import ForbiddenQueryError, Limits, QueryRefusedError, admit

FINE = [
    "SELECT * { ?s ?p ?o } LIMIT 3",
    'SELECT ("SERVICE <http://x/> { }" AS ?x) {}',
    "SELECT * { # SERVICE <http://x/>\n ?s ?p ?o }",
    "SELECT * { ?service <http://example.org/SERVICE> 'DROP' }",
    "PREFIX add: <http://example.org/> SELECT * { add:load add:insert ?with }",
    "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
    "SELECT * { ?s ?p 'it''s', \"a#b\", '''a'b''' }",
    "SELECT * { ?s ?p ?o FILTER(?o IN (" + ", ".join(map(str, range(200))) + ")) }",
    'SELECT ("caf\\u00e9" AS ?x) {}',
    "PREFIX e: <http://example.org/> SELECT * { e:a\\#b ?p ?o }",
    "SELECT * { ?s ?p 1.5e3, .5, 10. ?s ?q true }",
]


@pytest.mark.parametrize("query", FINE)
def test_an_ordinary_query_is_admitted(query: str) -> None:
    admit(query)


def test_a_list_of_a_thousand_iris_is_admitted() -> None:
    names = " ".join(f"<http://example.org/film/{n}>" for n in range(2000))
    assert admit(f"SELECT * {{ VALUES ?film {{ {names} }} ?film ?p ?o }}") == "SELECT"
    rows = names[:10_000].rpartition(" ")[0].replace("<", "(1 'a'@en true <").replace(">", ">)")
    assert admit(f"SELECT * {{ VALUES (?a ?b ?c ?film) {{ {rows} }} ?film ?p ?o }}") == "SELECT"
    commas = names.replace(" ", ", ")
    assert admit(f"SELECT * {{ ?film ?p ?o FILTER(?film IN ({commas})) }}") == "SELECT"


def test_a_refusal_points_at_the_place() -> None:
    with pytest.raises(QueryRefusedError) as refused:
        admit('SELECT * {\n  ?film rdfs:label "abc }')
    assert (refused.value.line, refused.value.column) == (2, 20)
    assert str(refused.value).splitlines() == [
        "line 2, column 20: the string that starts here does not end",
        '    ?film rdfs:label "abc }',
        " " * 21 + "^",
    ]
    with pytest.raises(ForbiddenQueryError) as forbidden:
        admit("ASK {\r\n SERVICE <http://x/> {} }")
    assert (forbidden.value.line, forbidden.value.column) == (2, 2)


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("PREFIX select: <http://example.org/> ask {}", "ASK"),
        (
            "# SELECT\nBASE <http://example.org/SELECT> CONSTRUCT WHERE { ?select ?p ?o }",
            "CONSTRUCT",
        ),
        ("describe <http://example.org/>", "DESCRIBE"),
        ("\\u0053ELECT * {}", "SELECT"),
        ("nothing", ""),
    ],
)
def test_the_form_of_a_query_is_seen(query: str, form: str) -> None:
    assert admit(query) == form


CALLS_OUT = [
    "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE<http://127.0.0.1/>{ ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o FILTER(?o<?s) SERVICE <http://x/> { FILTER(?o>?s) } }",
    "SELECT * { ?s ?p ?o # ' \n SERVICE <http://127.0.0.1/> {} # ' \n }",
    "SELECT * { ?s <http://x#> ?o . SERVICE <http://127.0.0.1/#> {} }",
    "SELECT * { ?s ?p trueSERVICE<http://127.0.0.1/>{ } }",
    "SELECT * { ?s ?p 1e5SERVICE<http://127.0.0.1/>{ } }",
    "SELECT * { SERVICEex:y { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o SERVICE?o{} }",
    "SELECT * { e:a\\# ?p ?o . SERVICE <http://127.0.0.1/> {} }",
    'SELECT ("\\u0022" AS ?x) { SERVICE <http://127.0.0.1/> {} #" }',
    "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1/> {} } }",
]


@pytest.mark.parametrize("query", CALLS_OUT)
def test_a_query_that_would_leave_the_machine_is_forbidden(query: str) -> None:
    with pytest.raises(QueryRefusedError):
        admit(query)


@pytest.mark.parametrize(
    "update",
    ["DELETE WHERE { ?s ?p ?o }", "LOAD <file:///x>", "insert data { }", "WITH <x> DELETE {}"],
)
def test_an_update_is_forbidden_and_the_message_says_why(update: str) -> None:
    with pytest.raises(ForbiddenQueryError, match="read-only"):
        admit(update)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * { ?s ?p (" + "1 " * 80 + ") }", "list members"),
        ("SELECT * { ?s ?p (" + "-1 " * 80 + ") }", "list members"),
        ("SELECT * { ?s ?p (" + "true " * 80 + ") }", "list members"),
        ("SELECT * { ?s ?p (" + "?x\n" * 80 + ") }", "list members"),
        ("SELECT * { ?s ?p (" + "'a'@en <b> " * 40 + ") }", "list members"),
        ("SELECT * { ?s ?p (" + "() " * 80 + ") }", "list members"),
        ("SELECT * { ?s ?p (" + "[] " * 80 + ") }", "list members"),
        ("SELECT * { VALUES ?x { 1 } ?s ?p (" + "1 " * 80 + ") }", "list members"),
        ("SELECT * { FILTER" + "(" * 30 + "1" + ")" * 30 + "}", "nested deeper than 20"),
        ("SELECT * {" + "{" * 30 + "}" * 31, "nested deeper"),
        ("SELECT (" + "!" * 40 + "1 AS ?x) {}", "operators in a row"),
        ("SELECT (1" + "*1" * 2500 + " AS ?x) {}", "words and signs"),
        ("SELECT * {" + " ?s ?p ?o ." * 80 + "}", "triple patterns"),
        ("SELECT * { ?s " + "/".join(["<p>"] * 90) + " ?o }", "path steps"),
        ('SELECT ("' + "x" * 300_000 + '" AS ?x) {}', "262144 is the most"),
        ("SELECT * { VALUES ?x {" + " 1" * 30_000 + "} }", "20000 values"),
        ('SELECT ("\0" AS ?x) {}', "cannot be there"),
        ("SELECT * { ?s ?p \ud800 }", "U+D800"),
        ('SELECT ("\ud800" AS ?x) {}', "cannot be there"),
        ('SELECT ("\\u0000" AS ?x) {}', "cannot be there"),
        ('SELECT ("open AS ?x) {}', "does not end"),
    ],
)
def test_what_engines_choke_on_is_refused_with_the_reason(query: str, said: str) -> None:
    with pytest.raises(QueryRefusedError) as refused:
        admit(query)
    assert said in str(refused.value)


@pytest.mark.parametrize("piece", ['"""', "'", "<", "<a", "\\", "a:", "@", "?", "#\n", "'''a\\"])
def test_the_look_is_linear_in_the_length(piece: str) -> None:
    generous = Limits(
        characters=10**6, tokens=10**6, terms=10**6, depth=10**6, steps=10**6, operators=10**6
    )
    started = time.process_time()
    with suppress(QueryRefusedError):
        admit(piece * (200_000 // len(piece)), generous)
    assert time.process_time() - started < 3


@given(st.text(alphabet=st.sampled_from("SERVICE <>{}()\"'\\#?:.;u0053@^|&!=\n\0é"), max_size=200))
def test_any_text_is_admitted_or_refused_with_a_short_message(text: str) -> None:
    said = "admitted"
    try:
        admit(text)
    except QueryRefusedError as refused:
        said = str(refused)
    assert said
    assert len(said.split("\n")) <= 3
    assert "\0" not in said
