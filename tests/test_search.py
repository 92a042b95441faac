"""Names are found as people remember them, sentences by their words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screensong.graph.documents import Span
from screensong.graph.search import NameEntry, SearchIndex, SentenceEntry, write_index

from .browse_graph import BASE, LANTERN, example_graph


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    return SearchIndex(example_graph(tmp_path_factory.mktemp("graph")).search_path)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("The Lantern Keeper", "The Lantern Keeper"),
        ("lantern keeper", "The Lantern Keeper"),
        ("lanter", "The Lantern Keeper"),
        ("lantarn keper", "The Lantern Keeper"),
        ("Qill", "Ada Quill"),
        ("ada quil", "Ada Quill"),
        ("salt & ember", "Salt and Ember"),
        ("SALT AND EMBRE", "Salt and Ember"),
        ("tin sparows", "The Tin Sparrows"),
        ("exile", "immigration"),
    ],
)
def test_the_name_meant_is_the_first_hit(index: SearchIndex, asked: str, found: str) -> None:
    assert index.search(asked)[0].label == found


@pytest.mark.parametrize("asked", ["", "   ", "!?", "xyzzy plugh", '"', "NEAR(", "* OR *", "a\0b"])
def test_what_is_no_name_finds_nothing_and_breaks_nothing(index: SearchIndex, asked: str) -> None:
    assert index.search(asked) == []
    assert index.sentences(asked) == []


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_searched(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.sqlite"
    if not path.exists():
        write_index(path, [NameEntry(LANTERN, "Film", ("The Lantern Keeper",), 1)])
    SearchIndex(path).search(text)
    SearchIndex(path).sentences(text)


def test_sentences_are_found_as_people_read_them(index: SearchIndex) -> None:
    [hit] = index.sentences("quill returned silence")
    assert hit.text == (
        "Ada Quill returned after a long silence with Night Ferry, a drama about exile & solitude."
    )
    assert hit.document == BASE + "document/pages/night-ferry"
    assert [word for word, asked in hit.parts if asked] == ["Quill", "returned", "silence"]


def test_an_equal_name_in_more_documents_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    entries: list[NameEntry | SentenceEntry] = [
        NameEntry(BASE + "film/echo-1950", "Film", ("Écho",), 1),
        NameEntry(BASE + "film/echo-1999", "Film", ("Echo",), 7),
        NameEntry(BASE + "film/echoes", "Film", ("Echoes of Rain", "Echo"), 3),
        SentenceEntry(BASE + "document/a", "a", Span(0, 5), "Echo!"),
    ]
    write_index(path, entries)
    index = SearchIndex(path)
    assert [hit.weight for hit in index.search("écho")] == [7, 3, 1]
    assert index.search("echo")[1].form == "Echo"
    assert index.count(["Film"]) == 3
    assert [hit.label for hit in index.listing(["Film"], 2, 1)] == ["Echoes of Rain", "Écho"]


def test_what_stands_apart_is_found_and_listed_and_counted_apart(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    nameless = NameEntry(BASE + "film/of-a", "Film", ("film reviewed in a",), 9, apart=True)
    write_index(path, [nameless, NameEntry(LANTERN, "Film", ("The Lantern Keeper",), 1)])
    index = SearchIndex(path)
    assert index.search("film reviewed in a")[0].iri == nameless.iri
    assert [hit.iri for hit in index.listing(["Film"], 9, 0)] == [LANTERN]
    assert [hit.iri for hit in index.listing(["Film"], 9, 0, apart=True)] == [nameless.iri]
    assert (index.count(["Film"]), index.count(["Film"], apart=True)) == (1, 1)


def test_writing_an_index_replaces_the_one_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    write_index(path, [NameEntry(LANTERN, "Film", ("The Lantern Keeper",), 1)])
    write_index(path, [])
    assert SearchIndex(path).search("lantern") == []
