from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screensong.graph.documents import Document, Refusal
from screensong.graph.reading._decoding import UnreadableError, decode
from screensong.graph.reading.sources import list_sources, read_sources, sniff_media_type

WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def documents(*paths: Path) -> list[Document]:
    read = list(read_sources(paths))
    assert [item for item in read if isinstance(item, Refusal)] == []
    return [item for item in read if isinstance(item, Document)]


def refusal(path: Path) -> Refusal:
    (item,) = read_sources([path])
    assert isinstance(item, Refusal)
    assert "\n" not in str(item)
    return item


def test_a_folder_gives_its_files_below_it_in_order(tmp_path: Path) -> None:
    for name in ("pos/0_9.txt", "b.md", "a.html", "LICENSE", ".hidden.txt", ".git/x.txt"):
        write(tmp_path, name, f"<p>{name}</p>" if name.endswith("html") else name)
    found = documents(tmp_path)
    assert [doc.id for doc in found] == ["LICENSE", "a", "b", "pos/0_9"]
    assert [doc.media_type for doc in found] == [
        *("text/plain", "text/html", "text/markdown", "text/plain")
    ]
    assert found[3].source == "pos/0_9.txt"
    assert [source.id for source in list_sources([tmp_path])] == [doc.id for doc in found]


def test_the_order_of_the_arguments_makes_no_difference(tmp_path: Path) -> None:
    paths = [
        write(tmp_path, "one/film.txt", "A"),
        write(tmp_path, "two/film.html", "<p>B"),
        write(tmp_path, "three.jsonl", '{"text": "C"}\n{"text": "D"}\n'),
    ]
    results = {tuple(map(repr, read_sources(order))) for order in permutations(paths)}
    assert len(results) == 1


def test_one_id_is_given_once(tmp_path: Path) -> None:
    write(tmp_path, "film.txt", "A")
    write(tmp_path, "film.html", "<p>B</p>")
    document, refused = read_sources([tmp_path])
    assert isinstance(document, Document)
    assert str(refused) == "film.txt: has the same id 'film' as film.html; rename one of them"


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    inner = write(tmp_path, "pos/a.txt", "A")
    assert [doc.id for doc in documents(inner, tmp_path, tmp_path / "pos")] == ["pos/a"]


def test_names_become_ids_of_plain_characters(tmp_path: Path) -> None:
    for name in ("A film (1999) & more!.txt", "Amélie.txt", "Dr. No"):
        write(tmp_path, name, "x")
    assert [doc.id for doc in documents(tmp_path)] == ["A-film-1999-more", "Amélie", "Dr.-No"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("café\r\nnoir\n".encode(), "café\r\nnoir\n"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café"),
        ("café".encode("utf-16"), "café"),
        ("café".encode("utf-32"), "café"),
        *(("“Café” · It’s\r\n".encode(name), "“Café” · It’s\r\n") for name in WIDE),
        ("„Käse“ für Käthe".encode("cp1252"), "„Käse“ für Käthe"),
        ("café".encode("cp1252"), "café"),
        (b"It\x92s \x93good\x94", "It’s “good”"),
    ],
)
def test_text_is_decoded_and_line_ends_are_kept(tmp_path: Path, content: bytes, text: str) -> None:
    assert documents(write(tmp_path, "a.txt", content))[0].text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", *WIDE])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("r.csv", "id,title,text\n7,Café,Good.\n"),
        ("r.tsv", "id\ttitle\ttext\n7\tCafé\tGood.\n"),
        ("r.jsonl", '{"id": 7, "title": "Café", "text": "Good."}\n\n'),
        ("r.json", '[{"id": 7, "title": "Café", "text": "Good."}]'),
    ],
)
def test_records_are_read_in_every_unicode_encoding(
    tmp_path: Path, name: str, content: str, encoding: str
) -> None:
    (found,) = documents(write(tmp_path, name, content.encode(encoding)))
    assert (found.id, found.text) == ("r/7", "Good.\n\nTitle: Café")


def test_html_is_decoded_as_it_declares(tmp_path: Path) -> None:
    page = '<meta charset="windows-1251"><p>Привет, кино</p>'.encode("cp1251")
    assert "Привет" in documents(write(tmp_path, "a.html", page))[0].text


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", "", "empty"),
        ("a.txt", " \n\t\n", "only white space"),
        ("a.txt", b"\x89PNG\r\n\x00\x01", "binary, or in an unknown encoding (a zero byte at 6)"),
        ("a.txt", "кино".encode("utf-16-le") + " and".encode("utf-16-le"), "unknown encoding"),
        ("a.txt", b"\xff\xfec\x00a", "not UTF-16-LE though it starts like it"),
        ("a.jsonl", b"\x00\x01\x02\x03", "binary"),
        ("a.json", b"\xff\xfe[\x00]", "not UTF-16-LE though it starts like it"),
        ("a.txt", b"\x01\x02\x03\x04 text", "control characters"),
        ("a.txt", b"good caf\xc3\xa9 \xe2\x80\x94 text \xff and more", "not UTF-8 (byte 0xff"),
        ("a.txt", bytes(range(128, 256)) * 4, "not UTF-8"),
        ("a.txt", b"x" * 5_000_001, "5.0 MB"),
        ("a.html", "<script>var a;</script>", "no readable text"),
        ("a.png", b"x", "not a format that is read (.png)"),
        ("a.json", "{nope", "not JSON"),
        ("a.json", "[]", "the list is empty"),
        ("a.json", "[" * 100_000, "nested too deep"),
        ("a.jsonl", "", "empty"),
        ("a.csv", "title,year\nA,1999\n", "no column for the text"),
        ("a.csv", "text,year\n", "no record"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(
    tmp_path: Path, name: str, content: str | bytes, reason: str
) -> None:
    item = refusal(write(tmp_path, name, content))
    assert item.source == name
    assert reason in item.reason


def test_a_missing_path_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none").reason == "no such file or folder"
    assert "empty folder" in refusal(tmp_path).reason


def test_columns_that_are_known_follow_the_text_of_a_record(tmp_path: Path) -> None:
    table = 'id,review,Movie,year,stars,junk\n7,"Good, <br />loud.",A Film,1999,4,x\n'
    (found,) = documents(write(tmp_path, "r.csv", table))
    assert found.id == "r/7"
    assert found.media_type == "text/html"
    assert found.text == "Good, <br />loud.\n\nTitle: A Film\nYear: 1999\nRating: 4"
    assert [(f.label, f.value.of(found.text), f.line.of(found.text)) for f in found.fields] == [
        ("title", "A Film", "Title: A Film"),
        ("year", "1999", "Year: 1999"),
        ("rating", "4", "Rating: 4"),
    ]


def test_json_records_may_be_nested(tmp_path: Path) -> None:
    record = {
        "reviewBody": "Good.",
        "author": {"name": "Cy"},
        "actors": ["Ann", "Bo"],
        "reviewRating": {"ratingValue": 4, "bestRating": 5},
    }
    for data in ([record], {"reviews": [record]}, record):
        (found,) = documents(write(tmp_path, "r.json", json.dumps(data)))
        assert found.id == "r/1"
        assert found.text == "Good.\n\nReviewer: Cy\nCast: Ann, Bo\nRating: 4/5"


def test_every_record_gives_a_document_or_a_refusal(tmp_path: Path) -> None:
    lines = [
        '{"id": 3, "text": "One"}',
        "nope",
        "",
        '{"id": 3, "text": "Two"}',
        '{"id": 4}',
        '{"text": "\\ud800"}',
        '{"text": "a\\u0000b"}',
        '{"text": 5}',
        "[1]",
        '"Three"',
        '{"text": "' + "x" * 5_000_001 + '"}',
    ]
    path = write(tmp_path, "r.jsonl", b"\xef\xbb\xbf" + "\n".join(lines).encode())
    read = list(read_sources([path]))
    assert len(read) == 10
    assert [item.id for item in read if isinstance(item, Document)] == ["r/3", "r/3-3", "r/9"]
    refused = [str(item) for item in read if isinstance(item, Refusal)]
    assert refused[0] == (
        "r.jsonl line 2: not JSON: Expecting value at column 1; give one object on a line"
    )
    for part, line in zip(
        ("has no text", "half a surrogate pair", "NUL", "a number", "a list", "5.0 MB"),
        refused[1:],
        strict=True,
    ):
        assert part in line


def test_tables_may_hold_long_fields_and_other_separators(tmp_path: Path) -> None:
    long = "word " * 100_000
    (found,) = documents(write(tmp_path, "r.csv", f'text;title\n"{long}";A Film\n'))
    assert len(found.text) > 400_000
    (tabbed,) = documents(write(tmp_path, "r.tsv", "text\ttitle\nGood, really\tA Film\n"))
    assert tabbed.text == "Good, really\n\nTitle: A Film"
    western = "text,title\nUn café,A Film\n".encode("cp1252")
    assert documents(write(tmp_path, "w.csv", western))[0].text.startswith("Un café")
    assert "3 columns" in refusal(write(tmp_path, "x.csv", "text,title\na,b,c\n")).reason


@pytest.mark.parametrize(
    ("text", "suffix", "media_type"),
    [
        ("plain & simple", ".txt", "text/plain"),
        ("---\ntitle: A\n---\nx", ".txt", "text/markdown"),
        ("see [A Film](https://example.org)", "", "text/markdown"),
        ("one<br /><br />two", ".txt", "text/html"),
        ("<!DOCTYPE html><p>x", "", "text/html"),
        ("a < b and #1 of 3 * 4", ".txt", "text/plain"),
        ("<b>", ".md", "text/markdown"),
    ],
)
def test_the_look_of_a_text_tells_its_media_type(text: str, suffix: str, media_type: str) -> None:
    assert sniff_media_type(text, suffix) == media_type


@given(st.one_of(st.binary(max_size=300), st.text(max_size=100).map(lambda t: t.encode("utf-8"))))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    reason = text = ""
    try:
        text = decode(data, declared=True)
    except UnreadableError as error:
        reason = str(error)
    assert bool(reason) != bool(text)
    assert "\n" not in reason
    assert "\0" not in text


@given(st.sampled_from(["json", "jsonl", "csv", "tsv"]), st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_record_file_gives_documents_or_refusals(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, data: bytes
) -> None:
    path = write(tmp_path_factory.getbasetemp(), f"r.{suffix}", data)
    read = list(read_sources([path]))
    assert read
    for item in read:
        assert isinstance(item, Document | Refusal)
        assert "\n" not in item.source


def test_a_table_whose_quote_never_ends_loses_no_record_silently(tmp_path: Path) -> None:
    path = write(tmp_path, "q.csv", 'id,text\n1,"Good."\n2,"Never closed\n3,Fine.\n')
    first, second = read_sources([path])
    assert isinstance(first, Document)
    assert str(second) == (
        "q.csv record 2: opens a quote that never ends; close it, or the rest is one record"
    )
