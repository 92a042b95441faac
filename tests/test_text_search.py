"""Text is searched from inside SPARQL: the index answers, the rest of the query stays as it is."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import screensong
from screensong.answers import write_answer
from screensong.graph.documents import Span
from screensong.graph.query_pool import QueryFailedError, QueryPool, QuerySyntaxError, Question
from screensong.graph.repairs import query_repaired
from screensong.graph.search import NameEntry, SearchIndex, SentenceEntry, build_index, write_index
from screensong.graph.store import DocumentStore, Graph, publish, write_store
from screensong.graph.text_search import DEFAULT_HITS, NAMESPACE, query_prefixes, searched
from screensong.ontology.terms import PREFIXES, SS
from screensong.web.app import create_app
from screensong.web.site import site

from .browse_graph import BASE, LANTERN, MemoryGraph, example_graph

ANY = "SELECT * {{ ?x search:names {} }}"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> MemoryGraph:
    return example_graph(tmp_path_factory.mktemp("graph"))


@pytest.fixture(scope="module")
def index(graph: MemoryGraph) -> SearchIndex:
    return SearchIndex(graph.search_path)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    path = tmp_path_factory.mktemp("many") / "search.sqlite"
    people = (NameEntry(f"{BASE}person/p{n}", "Person", (f"Ann Rho {n}",), 1) for n in range(1200))
    words = (
        SentenceEntry(f"{BASE}document/d{n}", "d", Span(0, 9), f"rain {n}") for n in range(120)
    )
    write_index(path, [*people, *words])
    return SearchIndex(path)


@pytest.fixture(scope="module")
def rainy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish a graph of 120 people, each of whom says that it rains."""
    folder = tmp_path_factory.mktemp("rainy")
    working = folder / "snapshots" / ".draft-made"
    working.mkdir(parents=True)
    DocumentStore(working / "documents.sqlite", writable=True).close()
    name, label = f"<{BASE}document/d>", f"<{PREFIXES['rdfs']}label>"
    lines = [f'{name} {label} "d" {name} .', f"{name} a <{SS.Document}> {name} ."]
    for n in range(120):
        person, claim = f"<{BASE}person/p{n}>", f"<{BASE}claim/{n:04}>"
        lines += [
            f"{person} a <{SS.Person}> {name} .",
            f'{person} {label} "Ann Rho {n}" {name} .',
            f'{claim} <{SS.quote}> "The rain falls on {n}." {name} .',
            f"{claim} <{SS.evidence}> <{BASE}document/d#char={n},{n + 9}> {name} .",
        ]
    is_a = f" <{PREFIXES['rdf']}type> "
    write_store(working, sorted(line.replace(" a ", is_a) + "\n" for line in lines))
    build_index(working, BASE)
    publish(folder, working, "0" * 16, BASE)
    return folder


def rows(graph: MemoryGraph, index: SearchIndex, query: str) -> list[tuple[str, ...]]:
    found = query_repaired(graph.store, searched(query, index), prefixes=query_prefixes(BASE))
    assert isinstance(found, ox.QuerySolutions)
    return [tuple("" if term is None else term.value for term in row) for row in found]


def first(graph: MemoryGraph, index: SearchIndex, query: str) -> set[str]:
    return {row[0] for row in rows(graph, index, query)}


def test_things_are_found_by_their_names_spelling_forgiven(
    graph: MemoryGraph, index: SearchIndex
) -> None:
    assert rows(graph, index, 'SELECT ?x { ?x search:names ("lantarn keper" 1) }') == [(LANTERN,)]


def test_a_list_of_variables_takes_the_score_and_the_name(
    graph: MemoryGraph, index: SearchIndex
) -> None:
    query = 'SELECT ?x ?s ?t { (?x ?s ?t) search:names ("the lantern keeper" 1) }'
    assert rows(graph, index, query) == [(LANTERN, "100", "The Lantern Keeper")]


def test_sentences_are_those_that_claims_point_to(graph: MemoryGraph, index: SearchIndex) -> None:
    query = """SELECT DISTINCT ?text ?in { (?s ?score ?text) search:sentences "quill sil*" .
        ?claim ss:evidence ?s ; ss:statedIn ?in }"""
    [(text, document)] = rows(graph, index, query)
    assert "silence" in text
    assert document.startswith(f"{BASE}document/")


def test_words_in_double_quotes_must_follow_one_another(index: SearchIndex) -> None:
    assert index.sentences('"long silence"')
    assert not index.sentences('"silence long"')
    assert index.sentences("silence long")


@pytest.mark.parametrize(
    "pattern",
    [
        '?x a ss:Film ; search:names "lantern keeper" ; rdfs:label ?l .',
        '?x search:names "lantern keeper" . ?x a ss:Film',
        '?x search:names "lantern keeper", "the lantern" ; a ss:Film .',
        "?x search:names '''lantern\n keeper''' ; a ss:Film # search:names of films\n",
        '?x a ss:Film OPTIONAL { ?y search:names "x" } ?x search:names ("lantern keeper")',
        '{ ?x search:names "keeper" } UNION { ?x search:names "lantern" } ?x a ss:Film',
        '?x a ss:Film FILTER EXISTS { ?x search:names "lantern keeper" }',
        '{ SELECT ?x { ?x search:names ("lantern keeper" 3) } } ?x a ss:Film',
        'GRAPH ?g { $x search:names "lantern keeper" . ?x a ss:Film }',
        f'?x <{NAMESPACE}names> "lantern keeper" ; a ss:Film',
    ],
)
def test_a_search_may_stand_wherever_a_triple_may(
    graph: MemoryGraph, index: SearchIndex, pattern: str
) -> None:
    assert first(graph, index, f"SELECT ?x {{ {pattern} }}") == {LANTERN}


def test_another_prefix_may_be_declared(graph: MemoryGraph, index: SearchIndex) -> None:
    query = f'PREFIX t: <{NAMESPACE}> SELECT ?x {{ ?x t:names ("lantern keeper" 1) }}'
    assert first(graph, index, query) == {LANTERN}
    other = 'PREFIX search: <urn:x:> SELECT ?x { ?x search:names "lantern" }'
    assert searched(other, index).text == other


def test_a_search_that_finds_nothing_gives_no_solution(
    graph: MemoryGraph, index: SearchIndex
) -> None:
    assert rows(graph, index, 'SELECT * { ?x search:names "xyzzy plugh" ; ?p ?o }') == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o }",
        'SELECT * { ?s ?p "search:names" } # ?x search:names "a"',
        "SELECT * { ?s ?p '?x search:names \"a\"' }",
    ],
)
def test_a_query_without_a_search_stays_as_it_is(index: SearchIndex, query: str) -> None:
    found = searched(query, index)
    assert (found.text, found.notes) == (query, ())


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (ANY.format("?y"), "write ?thing search:names"),
        (ANY.format('"a"@en'), "write ?thing search:names"),
        (ANY.format('"a"^^xsd:string'), "write ?thing search:names"),
        (ANY.format("()"), "write ?thing search:names"),
        (ANY.format('("a" "b")'), "write ?thing search:names"),
        (ANY.format('("a" 0)'), "1 to 1,000 hits"),
        (ANY.format('("a" 1001)'), "1 to 1,000 hits"),
        (ANY.format('("a" 2.5)'), "1 to 1,000 hits"),
        ('SELECT * { ?x search:title "a" }', "there is no search:title"),
        ('SELECT * { <x:a> search:names "a" }', "write ?thing search:names"),
        ('SELECT * { (?x ?x) search:names "a" }', "write ?thing search:names"),
        ('SELECT * { (?x ?y ?z ?w) search:names "a" }', "write ?thing search:names"),
        ('SELECT * { ?x search:names+ "a" }', "write ?thing search:names"),
        ('SELECT * { ?x ^search:names "a" }', "write ?thing search:names"),
        ('SELECT * { ?x ?p [ search:names "a" ] }', "write ?thing search:names"),
        ("SELECT * { ?x ?p search:names }", "write ?thing search:names"),
        ('CONSTRUCT WHERE { ?x search:names "a" }', "CONSTRUCT WHERE"),
        ('ASK { ?x search:names "a", "b", "c", "d", "e", "f", "g", "h", "i" }', "8 times"),
        ('SELECT * { ?x search:names "\\u0061" }', "\\u escapes"),
    ],
)
def test_a_search_that_is_not_written_right_is_told_how(
    index: SearchIndex, query: str, said: str
) -> None:
    with pytest.raises(SyntaxError) as told:
        searched(query, index)
    assert said in str(told.value)


def test_a_wrong_query_is_told_the_engines_reason_in_its_own_lines(
    graph: MemoryGraph, index: SearchIndex
) -> None:
    query = 'SELECT * {\n ?x search:names "lantern" .\n FILTER( }'
    with pytest.raises(SyntaxError, match=r"error at 3:"):
        rows(graph, index, query)


def test_what_was_left_out_is_noted_unless_a_number_was_given(many: SearchIndex) -> None:
    found = searched(ANY.format('"ann rho"'), many)
    assert found.text.count("VALUES") == 1
    assert found.whole(found.text).count("(<http") == DEFAULT_HITS
    [note] = found.notes
    assert "more than 100" in note
    assert '("ann rho" 1000)' in note
    told = searched(ANY.format('("ann rho" 1000)'), many)
    assert told.whole(told.text).count("(<http") == 1000
    assert told.notes == ()
    assert searched('SELECT * { ?s search:sentences "rain" }', many).notes != ()
    assert searched('SELECT * { ?s search:sentences "rain 7" }', many).notes == ()


def test_people_are_shown_the_first_rows_only(many: SearchIndex) -> None:
    found = searched(ANY.format('"ann rho"'), many)
    assert found.shown(found.text).count("(<http") == 3
    assert "# and 97 more" in found.shown(found.text)


def test_without_an_index_a_search_is_refused() -> None:
    with pytest.raises(ValueError, match="no search index"):
        searched(ANY.format('"a"'), None)


@settings(max_examples=200, deadline=None)
@given(words=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_words_are_searched_as_they_are(
    graph: MemoryGraph, index: SearchIndex, words: str
) -> None:
    literal = str(ox.Literal(words))
    if "\\u" in literal or "\\U" in literal:
        return
    for name, hits in (
        ("names", {hit.iri for hit in index.search(words, DEFAULT_HITS)}),
        ("sentences", {hit.document for hit in index.sentences(words, DEFAULT_HITS)}),
    ):
        query = f"SELECT ?x ?s ?t {{ (?x ?s ?t) search:{name} {literal} }}"
        assert {row[0].partition("#")[0] for row in rows(graph, index, query)} == hits


@settings(max_examples=200, deadline=None)
@given(text=st.text("search:names ?x{}()[].;,\"'a1\n#<>^", max_size=30))
def test_any_text_is_searched_or_refused(index: SearchIndex, text: str) -> None:
    for query in (f"SELECT * {{ {text} }}", f"SELECT * {{ ?x search:names {text} }}"):
        with suppress(SyntaxError):
            assert searched(query, index).written == query


@pytest.fixture(scope="module", params=[None, 0], ids=["memory", "disk"])
def pool(rainy: Path, request: pytest.FixtureRequest) -> Iterator[QueryPool]:
    nquads = next(rainy.glob("snapshots/*/quads.nq"))
    with QueryPool(nquads, size=1, budget_mb=request.param) as found:
        found.wait()
        yield found


def test_a_query_process_searches_behind_its_wall(pool: QueryPool) -> None:
    query = """SELECT ?who ?score ?label { (?who ?score) search:names "ann rho" .
        ?who a ss:Person ; rdfs:label ?label } ORDER BY DESC(?score) LIMIT 3"""
    answer = pool.ask(Question(query, explain=True))
    assert len(json.loads(answer.body)["results"]["bindings"]) == 3
    assert answer.said is not None
    assert "VALUES" in answer.said["rewritten"]
    sentences = pool.ask('SELECT * { (?s ?k ?t) search:sentences "the rain" . ?c ss:evidence ?s }')
    assert len(json.loads(sentences.body)["results"]["bindings"]) == DEFAULT_HITS
    assert sentences.notes
    with pytest.raises(QuerySyntaxError, match="there is no search:title"):
        pool.ask('SELECT * { ?x search:title "a" }')


def test_the_endpoint_tells_what_was_left_out(rainy: Path) -> None:
    with Graph.open(rainy) as graph:
        app = create_app(graph, query_workers=1)
        client = app.test_client()
        query = {"query": 'SELECT * { ?s search:sentences "the rain" }'}
        answer = client.get("/sparql", query_string=query)
        note = answer.headers["X-Screensong-Note"]
        assert 'search:sentences "the rain" found more than 100' in note
        again = client.get("/sparql", query_string=query)
        assert again.headers["X-Screensong-Note"] == note
        page = client.get("/sparql", query_string=query, headers={"Accept": "text/html"})
        assert "found more than 100" in page.text
        few = {"query": 'SELECT * { ?s search:sentences ("the rain" 5) }'}
        assert "X-Screensong-Note" not in client.get("/sparql", query_string=few).headers
        site(app).pool.close()


def test_answers_in_python_and_on_the_command_line_tell_it_too(rainy: Path) -> None:
    query = 'SELECT ?s { ?s search:sentences "the rain" }'
    with screensong.open(rainy) as graph:
        found = graph.query(query)
        assert len(list(found)) == DEFAULT_HITS
        assert "more than 100" in found.notes[0]
        assert len(list(graph.graph().query(query))) == DEFAULT_HITS
        assert graph.query("ASK {}").notes == ()
    told = write_answer(rainy, query, "csv", io.BytesIO())
    assert "more than 100" in told.note


def test_a_graph_without_an_index_says_so(graph: MemoryGraph, tmp_path: Path) -> None:
    nquads = tmp_path / "quads.nq"
    nquads.write_bytes(graph.nquads_path.read_bytes())
    with (
        QueryPool(nquads, size=1) as pool,
        pytest.raises(QueryFailedError, match="no search index"),
    ):
        pool.ask(ANY.format('"a"'))
