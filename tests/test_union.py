"""Queries that name no graph are answered from the union alone, if there is room: as without it."""

from __future__ import annotations

import json
import random
import runpy
import socket
from pathlib import Path
from typing import cast

import pyoxigraph as ox
import pytest

from screensong.graph import query_messages as messages
from screensong.graph.iris import DEFAULT_BASE, data_prefixes
from screensong.graph.query_limits import QueryLimits
from screensong.graph.query_pool import QueryPool
from screensong.graph.query_question import Question
from screensong.graph.query_reply import Reply
from screensong.graph.search import SearchIndex, build_index
from screensong.graph.store import write_store
from screensong.graph.union import Stores, fits, loaded, names_graphs
from screensong.ontology.files import QUESTIONS

GRAPHS = Path(__file__).parent / "graphs"
BENCH = runpy.run_path(str(Path(__file__).parents[1] / "bench" / "sparql_queries.py"))
FILM, PERSON = "film:the-lantern-keeper-1987", "person:ann-rho"
LANTERN = f"{DEFAULT_BASE}document/lantern-review"
BY_UNION = {
    **{
        f"bench: {name}": BENCH["PREFIXES"]
        + text.replace("{film}", FILM)
        .replace("{person}", PERSON)
        .replace("{song}", "song:low-tide")
        .replace("{label}", "The Lantern Keeper")
        for name, text in {**BENCH["QUERIES"], "many": BENCH["MANY"]}.items()
        if "GRAPH" not in text
    },
    "how many": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "by predicate": "SELECT ?p (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o } GROUP BY ?p",
    "a path": "SELECT * { ?s (!rdf:type)* ?o FILTER(?s = ss:Film || ISLITERAL(?o)) }",
    "an empty path": "SELECT * { ss:Nothing ss:theme? ?o }",
    "minus": "SELECT * { ?f a ss:Film MINUS { ?f ss:composer ?c } }",
    "optional": "SELECT * { ?f a ss:Film OPTIONAL { ?f ss:director/rdfs:label ?d } }",
    "sub-select": "SELECT * { { SELECT ?f { ?f a ss:Film } ORDER BY ?f LIMIT 1 } ?f ?p ?o }",
    "values": f"SELECT * {{ VALUES ?f {{ {FILM} UNDEF }} ?f ss:director ?d }}",
    "texts": "SELECT (GROUP_CONCAT(?l) AS ?ls) { { SELECT ?l { ?f rdfs:label ?l } ORDER BY ?l } }",
    "ask": "ASK { ?s ?p ?o }",
    "construct": "CONSTRUCT { ?o ?p ?s } { ?s ?p ?o FILTER(ISIRI(?o)) }",
    "describe": f"DESCRIBE {FILM}",
    "describe by pattern": "DESCRIBE ?f { ?f a ss:Film }",
    "words in strings": """SELECT * { ?s rdfs:label ?from # FROM
        FILTER(?from != "GRAPH" && ?s != <x:graph>) }""",
    "a search": 'SELECT * { ?s search:names "lantern" . ?s rdfs:label ?l }',
    "no SPARQL": "SELECT * { ?s ?p }",
    "no such function": "SELECT (<x:f>(1) AS ?x) {}",
}
BY_QUADS = {
    "by graph": "SELECT * { GRAPH ?g { ?s ?p ?o } }",
    "by graph and not": "SELECT * { ?f a ss:Film GRAPH ?g { ?f ss:releaseYear ?y } }",
    "a graph": f"SELECT * {{ graph<{LANTERN}>{{ ?s ?p ?o }} }}",
    "from": f"SELECT * FROM <{LANTERN}> {{ ?s ?p ?o }}",
    "from named": f"SELECT * From Named<{LANTERN}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "glued": "SELECT * { FILTER(true)GRAPHdocument:lantern-review{ ?s ?p ?o } }",
    "escaped": f"SELECT * {{ \\u0047RAPH <{LANTERN}> {{ ?s ?p ?o }} }}",
    "glued to a name": "SELECT * { FILTER(1=1)FROMx:y }",
    "unreadable": 'SELECT * { GRAPH ?g { ?s ?p "',
}
QUESTIONS_ASKED = {path.stem: path.read_text("utf-8") for path in sorted(QUESTIONS.glob("*.rq"))}
ASKED = {**QUESTIONS_ASKED, **BY_UNION, **BY_QUADS}


class Channel:
    """Keeps what a reply sends."""

    def __init__(self) -> None:
        self.sent = b""

    def sendall(self, message: bytes) -> None:
        self.sent += message

    def said(self) -> tuple[bytes, str]:
        """Return the bytes of the answer and what went wrong."""
        body, rest = b"", self.sent
        end: dict[str, object] = {}
        while rest:
            kind, length = messages.PREFIX.unpack_from(rest)
            part, rest = (
                rest[messages.PREFIX.size :][:length],
                rest[messages.PREFIX.size + length :],
            )
            if kind == messages.WHOLE:
                end, body = messages.whole_parts(part)
            elif kind == messages.DATA:
                body += part
            elif kind == messages.END:
                end = messages.as_json(part)
        return body, str(end.get("message", ""))


@pytest.fixture(scope="module", params=["browse.trig", "reviews.trig"])
def nquads(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the quads of a snapshot with a description and a search index."""
    quads = ox.parse(path=str(GRAPHS / request.param), format=ox.RdfFormat.TRIG)
    folder = tmp_path_factory.mktemp("snapshot")
    write_store(folder, sorted({f"{quad} .\n" for quad in quads}))
    build_index(folder, DEFAULT_BASE)
    return folder / "quads.nq"


@pytest.fixture(scope="module")
def stores(nquads: Path) -> Stores:
    return loaded(nquads, 1_000)


def answer(stores: Stores, nquads: Path, question: Question) -> tuple[bytes, str]:
    channel = Channel()
    index = SearchIndex(nquads.with_name("search.sqlite"))
    reply = Reply(
        cast("socket.socket", channel), data_prefixes(DEFAULT_BASE), QueryLimits(rows=5_000), index
    )
    request = messages.request(question.header(), question.query)
    reply.answer(stores, request[messages.PREFIX.size :])
    return channel.said()


def has_order(name: str) -> bool:
    text = ASKED[name].rpartition("}")[2]
    return "ORDER BY" in text


@pytest.mark.parametrize("name", ASKED)
def test_the_answer_is_the_same_with_and_without_the_union(
    stores: Stores, nquads: Path, name: str
) -> None:
    question = Question(ASKED[name], solutions="tsv", graph="nt")
    with_it, without = (answer(s, nquads, question) for s in (stores, Stores(stores.quads)))
    assert with_it[1] == without[1]
    if has_order(name):
        assert with_it[0] == without[0]
    assert sorted(with_it[0].splitlines()) == sorted(without[0].splitlines())


@pytest.mark.parametrize("name", ASKED)
def test_only_a_query_that_names_a_graph_is_asked_of_the_quads(name: str) -> None:
    both = Stores(ox.Store(), ox.Store())
    names_one = name in BY_QUADS or "GRAPH ?" in ASKED[name]
    assert names_graphs(ASKED[name]) == names_one
    assert both.for_query(ASKED[name]) is (both.quads if names_one else both.union)


def test_a_dataset_beside_the_query_and_the_description_are_of_the_quads(nquads: Path) -> None:
    quads = loaded(nquads, 0).quads
    nothing = Stores(quads, ox.Store())  # a query that came here would find nothing
    graph = next(quads.named_graphs()).value
    for question in (
        Question("SELECT * { ?s ?p ?o }", default_graphs=(graph,)),
        Question("SELECT * { GRAPH ?g { ?s ?p ?o } }", named_graphs=(graph,)),
        Question("PREFIX void: <http://rdfs.org/ns/void#> SELECT * { ?d a void:Dataset }"),
        *map(Question, (BY_QUADS["by graph"], BY_QUADS["by graph and not"])),
    ):
        body, said = answer(nothing, nquads, question)
        assert not said
        assert body == answer(Stores(quads), nquads, question)[0]
        assert json.loads(body)["results"]["bindings"]
    everything = Question("SELECT * { ?s ?p ?o }")
    assert json.loads(answer(nothing, nquads, everything)[0])["results"]["bindings"] == []


def test_the_union_holds_each_triple_of_the_graphs_once_and_nothing_else(stores: Stores) -> None:
    assert stores.union is not None
    union = set(stores.union)
    assert {quad.graph_name for quad in union} == {ox.DefaultGraph()}
    of_quads = set(stores.quads.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    assert union == of_quads


def test_what_any_star_of_patterns_finds_is_the_same(stores: Stores, nquads: Path) -> None:
    chance = random.Random(6)
    triples = sorted(stores.union or (), key=str)
    for _ in range(60):
        patterns = []
        for quad in chance.sample(triples, 2):
            subject = chance.choice(("?a", str(quad.subject)))
            value = chance.choice(("?b", "?c", str(quad.object)))
            patterns.append(f"{subject} {quad.predicate} {value}")
        join = chance.choice((" . ", " OPTIONAL { ", " MINUS { ", " FILTER NOT EXISTS { "))
        end = "}" if "{" in join else ""
        question = Question(f"SELECT * {{ {join.join(patterns)} {end} }}", solutions="tsv")
        with_it, without = (answer(s, nquads, question) for s in (stores, Stores(stores.quads)))
        assert sorted(with_it[0].splitlines()) == sorted(without[0].splitlines())


def test_a_graph_too_large_for_the_budget_does_without(tmp_path: Path) -> None:
    nquads = tmp_path / "quads.nq"
    nquads.write_text("".join(f"<x:{n:08}> <x:p> <x:{n:09}> <x:g> .\n" for n in range(30_000)))
    enough = next(mb for mb in range(1_000) if fits(nquads, mb, with_union=True))
    too_little = enough - 1
    assert fits(nquads, too_little)
    assert loaded(nquads, too_little).union is None
    assert loaded(nquads, enough).union is not None
    ask = "SELECT * { ?s ?p ?o } ORDER BY ?s LIMIT 2000"
    with (
        QueryPool(nquads, size=1, budget_mb=too_little) as one,
        QueryPool(nquads, size=1, budget_mb=enough) as two,
    ):
        assert one.ask(ask).body == two.ask(ask).body


def test_a_file_that_cannot_be_loaded_is_an_error_of_whoever_loads(tmp_path: Path) -> None:
    nquads = tmp_path / "quads.nq"
    nquads.write_text("<x:a> <x:b> .\n")
    with pytest.raises(SyntaxError):
        loaded(nquads, 1_000)
