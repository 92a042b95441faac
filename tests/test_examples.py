"""The examples of the SPARQL page: grouped, fast on the sample graph, in step with the docs."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from screensong.graph.examples import GROUPS, Example, examples, grouped
from screensong.graph.query_limits import QueryLimits
from screensong.graph.query_pool import QueryPool
from screensong.graph.query_question import Question
from screensong.graph.store import Graph
from screensong.ontology.terms import PREFIXES, PROPERTIES

DOC = (Path(__file__).parents[1] / "docs" / "ontology.md").read_text(encoding="utf-8")
REVIEWS = Path(__file__).parent / "graphs" / "reviews.trig"
LINES = re.findall(
    r"^\| ([^|]+) \| `(.+)` \| \[([\w-]+)\]\(\.\./ontology/questions/\3\.rq\) \|$",
    DOC,
    re.MULTILINE,
)
SECONDS = 2.0


@pytest.fixture(scope="module")
def pool(demo_graph: Path) -> Iterator[QueryPool]:
    with Graph.open(demo_graph) as graph:
        pool = QueryPool(
            graph.nquads_path,
            base=graph.base,
            size=1,
            limits=QueryLimits(bytes=16 * 1024 * 1024),
        )
        pool.ask(Question("ASK {}", graph=None))  # the process starts, the graph is read
        yield pool
        pool.close()


def rows(pool: QueryPool, example: Example) -> int:
    answer = pool.ask(Question(example.query, graph=None))
    return len(json.loads(answer.body)["results"]["bindings"])


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
def test_an_example_runs_on_the_sample_graph_in_time(pool: QueryPool, example: Example) -> None:
    start = time.perf_counter()
    rows(pool, example)
    assert time.perf_counter() - start < SECONDS


def test_the_examples_that_find_nothing_in_the_sample_graph_are_few_and_say_why(
    pool: QueryPool,
) -> None:
    empty = {example.name for example in examples() if not rows(pool, example)}
    assert empty == {example.name for example in examples() if example.empty}
    assert len(empty) <= 2


def test_every_example_is_in_a_known_group_and_every_group_has_some() -> None:
    assert tuple(group for group, _ in grouped()) == GROUPS
    assert sum(len(members) for _, members in grouped()) == len(examples())


def test_an_example_knows_its_question_query_and_terms() -> None:
    (example,) = (found for found in examples() if found.name == "music-contributors")
    assert example.title == "Who had a part in the music of each film, and which part?"
    assert example.group == "Songs and scores"
    assert example.query.startswith("PREFIX")
    music = ("composer", "songPerformer", "songWriter", "musicSupervisor")
    assert example.terms == (*music, "Film", "soundtrackSong")


def test_a_folder_without_queries_has_no_examples(tmp_path: Path) -> None:
    assert examples(tmp_path) == ()


def test_the_document_lists_all_questions_under_their_groups() -> None:
    for group, members in grouped():
        listed = DOC.partition(f"\n### {group}\n")[2].partition("\n#")[0].strip()
        links = (f"- [{e.title}](../ontology/questions/{e.file})" for e in members)
        assert listed.splitlines() == list(links)


@pytest.mark.parametrize(("wanted", "pattern", "name"), LINES)
def test_a_line_of_the_how_to_ask_table_finds_something(
    wanted: str, pattern: str, name: str
) -> None:
    pattern = pattern.replace("\\|", "|")
    store = ox.Store()
    store.load(path=str(REVIEWS))
    query = f"SELECT * WHERE {{ {pattern} }}"
    found = store.query(query, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    assert list(found), wanted
    (example,) = (example for example in examples() if example.name == name)
    assert PROPERTIES & set(re.findall(r"\bss:(\w+)", pattern)) <= set(example.terms)


def test_the_how_to_ask_table_is_read_whole() -> None:
    table = DOC.partition("## How do I ask for")[2].partition("\n### ")[0]
    assert len(LINES) == sum(line.startswith("| ") for line in table.splitlines()) - 1 >= 12
