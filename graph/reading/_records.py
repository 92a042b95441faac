"""Records: the reviews inside JSON, JSON Lines and CSV files."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, AnyStr

from ..documents import Document, Field, Refusal, Span
from ..expressions import expression
from ._decoding import (
    LARGEST,
    UnreadableError,
    decoded,
    encoding_of,
    flaw_of,
    megabytes,
    sniff_media_type,
)

__all__ = ["RECORD_SUFFIXES", "read_records"]

RECORD_SUFFIXES = frozenset({".json", ".jsonl", ".ndjson", ".csv", ".tsv"})

_LARGEST_JSON = 200_000_000
_HEAD = 4096
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_LONGEST_LINE = 6 * LARGEST + 1_000_000  # every character may be written \\uXXXX
_TEXT = (
    *("text", "reviewtext", "reviewbody", "body", "content", "fulltext", "reviewcontent"),
    *("articletext", "articlebody", "article", "review", "reviewdetail", "comment"),
)
_ID = ("id", "_id", "reviewid", "docid", "documentid")
_LABELS = {
    "Title": "title film movie movietitle filmtitle moviename filmname itemreviewed",
    "Year": "year releaseyear",
    "Release date": "releasedate released",
    "Director": "director directors directedby",
    "Writer": "writer writers screenwriter screenwriters screenplay writtenby",
    "Producer": "producer producers",
    "Cinematographer": "cinematographer cinematography",
    "Editor": "editor editors",
    "Composer": "composer composers music musicby",
    "Cast": "cast actors starring castmembers actor",
    "Genre": "genre genres",
    "Runtime": "runtime duration runningtime",
    "Rating": "rating score stars grade reviewrating reviewerrating reviewscore userrating",
    "Reviewer": "author reviewer critic reviewername authorname reviewauthor criticname byline",
    "Date": "date reviewdate published publishedat datepublished posted publicationdate pubdate",
    "Studio": "studio distributor productioncompany",
    "Record label": "recordlabel",
}
_LABEL_BY_COLUMN = {c: label for label, columns in _LABELS.items() for c in columns.split()}
_FOLDED = expression(r"[\s_.-]+")


def read_records(path: Path, suffix: str, stem: str, shown: str) -> Iterator[Document | Refusal]:
    """Yield one document or one refusal for every record of a file, in the file's order.

    The document's text is the record's text, then, after an empty line, one line `Label: value`
    for every column that names a film, its makers, the reviewer, the mark or the date. A record
    is named by its id column, by its number where it has none; an id that came before gets the
    number appended. JSON Lines and CSV are streamed.

    Raises OSError where the file cannot be read.
    """
    if suffix == ".json":
        records: Iterable[_Placed] = _json(path, shown)
    elif suffix in {".jsonl", ".ndjson"}:
        records = _json_lines(path, shown)
    else:
        records = _table(path, suffix, shown)
    taken: set[str] = set()
    for number, (place, record) in enumerate(records, 1):
        if isinstance(record, str):
            yield Refusal(place, record)
            continue
        named = _id_of(record)
        identifier = named if named is not None else str(number)
        if identifier in taken:
            identifier = f"{identifier}-{number}"
        taken.add(identifier)
        yield _document(record, f"{stem}/{identifier}", place)


_Placed = tuple[str, "Mapping[str, object] | str"]
"""Where a record stands, as shown to people, and the record or the reason why there is none."""


def _json(path: Path, shown: str) -> Iterator[_Placed]:
    size = path.stat().st_size
    if size > _LARGEST_JSON:
        yield shown, f"{megabytes(size)}; give a JSON file this long as JSON Lines (.jsonl)"
        return
    try:
        whole = json.loads(decoded(path.read_bytes()))
    except UnreadableError as error:
        yield shown, str(error)
        return
    except RecursionError:
        yield shown, "not usable: nested too deep; give a list of records"
        return
    except ValueError as error:
        yield shown, f"not JSON: {_short(error)}; give one record or a list of records"
        return
    if isinstance(whole, Mapping):
        lists = [
            v for v in whole.values() if isinstance(v, list) and v and isinstance(v[0], Mapping)
        ]
        if len(lists) == 1 and _text_column(whole) is None:
            whole = lists[0]
        else:
            yield shown, whole
            return
    if not isinstance(whole, list):
        yield shown, "holds no record; give an object with a text, or a list of them"
        return
    if not whole:
        yield shown, "holds no record: the list is empty"
    for number, item in enumerate(whole, 1):
        yield f"{shown} record {number}", _as_record(item)


def _json_lines(path: Path, shown: str) -> Iterator[_Placed]:
    found = False
    try:
        for number, line in enumerate(_lines_of(path), 1):
            place = f"{shown} line {number}"
            if line is None:
                found = True
                yield place, f"longer than {megabytes(LARGEST)}; split it"
            elif line.strip():
                found = True
                yield place, _line_record(line)
    except UnreadableError as error:
        yield shown, str(error)
        return
    except UnicodeDecodeError as error:
        yield shown, f"not {error.encoding} ({error.reason}); save it as UTF-8"
        return
    if not found:
        yield shown, "empty; give one JSON object on a line"


def _line_record(line: bytes) -> Mapping[str, object] | str:
    """Return the record of a line in UTF-8, or the reason why there is none."""
    try:
        return _as_record(json.loads(line.decode("utf-8")))
    except UnicodeDecodeError as error:
        return f"not UTF-8 (byte {error.start} of the line); save it as UTF-8"
    except RecursionError:
        return "not usable: nested too deep; give one flat object on a line"
    except ValueError as error:
        return f"not JSON: {_short(error)}; give one object on a line"


def _lines_of(path: Path) -> Iterator[bytes | None]:
    """Yield the lines of a file in UTF-8 and without a byte order mark; None for one too long.

    Raises UnreadableError for a binary file, UnicodeDecodeError where UTF-16 or UTF-32 breaks off.
    """
    with path.open("rb") as stream:
        wide = _marked_encoding(stream.read(_HEAD))
    if wide in {None, "utf-8-sig"}:
        with path.open("rb") as lines:
            if wide is not None:
                lines.seek(len(codecs.BOM_UTF8))
            yield from _within(lines, b"\n")
        return
    with path.open(encoding=wide, newline="\n") as text:
        for line in _within(text, "\n"):
            yield None if line is None else line.encode("utf-8")


def _within(lines: IO[AnyStr], end: AnyStr) -> Iterator[AnyStr | None]:
    """Yield the lines of a stream, None for each that is longer than a document may be."""
    while line := lines.readline(_LONGEST_LINE):
        if len(line) < _LONGEST_LINE or line.endswith(end):
            yield line
            continue
        while (more := lines.readline(_LONGEST_LINE)) and not more.endswith(end):
            pass
        yield None


def _marked_encoding(head: bytes) -> str | None:
    """Return the encoding that the first bytes of a file prove, as a name to open it with.

    None is for text in one byte a character, or in UTF-8 without a mark.

    Raises UnreadableError for what is no text.
    """
    if b"\0" not in head and not head.startswith(_MARKS):
        return None
    encoding, mark = encoding_of(head)
    if not mark:
        return encoding
    return "utf-8-sig" if encoding == "utf-8" else encoding[: len("utf-16")]


def _table(path: Path, suffix: str, shown: str) -> Iterator[_Placed]:
    try:
        encoding = _encoding_of_file(path)
    except UnreadableError as error:
        yield shown, str(error)
        return
    before = csv.field_size_limit(sys.maxsize)
    try:
        with path.open(encoding=encoding, newline="") as stream:
            yield from _rows(stream, suffix, shown)
    except csv.Error as error:
        yield shown, f"not a table: {error}; quote fields that hold line ends"
    except UnicodeDecodeError as error:
        yield shown, f"not {encoding} ({error.reason}); save it as UTF-8"
    finally:
        csv.field_size_limit(before)


def _rows(stream: io.TextIOBase, suffix: str, shown: str) -> Iterator[_Placed]:
    first = stream.readline(LARGEST)
    while first and not first.strip():
        first = stream.readline(LARGEST)
    if not first:
        yield shown, "empty; give a header line and one record on a line"
        return
    delimiter = "\t" if suffix == ".tsv" else max(",;\t|", key=lambda mark: first.count(mark))
    header = [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])]
    if not any(_fold(name) in _TEXT for name in header):
        found = ", ".join(header)[:120]
        wanted = "text, review, body or content"
        yield shown, f"has no column for the text of a review; name one {wanted} (found: {found})"
        return
    lines = _Lines(stream)
    rows = csv.reader(lines, delimiter=delimiter)
    empty = True
    for number, row in enumerate((row for row in rows if any(map(str.strip, row))), 1):
        empty = False
        place = f"{shown} record {number}"
        if lines.end_inside_quotes():
            yield place, "opens a quote that never ends; close it, or the rest is one record"
        elif len(row) > len(header):
            reason = f"has {len(row)} columns where the header has {len(header)}"
            yield place, f"{reason}; quote fields that hold {delimiter!r}"
        else:
            yield place, dict(zip(header, row, strict=False))
    if empty:
        yield shown, "holds no record below its header"


class _Lines:
    """The lines of a table, and those that its last record took."""

    def __init__(self, stream: io.TextIOBase) -> None:
        self._stream = stream
        self._taken: list[str] = []
        self._at_end = False

    def __iter__(self) -> Iterator[str]:
        for line in self._stream:
            self._taken.append(line)
            yield line
        self._at_end = True

    def end_inside_quotes(self) -> bool:
        """Tell whether the record just read ran on to the end for want of a closing quote."""
        taken, self._taken = self._taken, []
        runs_on = self._at_end and len(taken) > 1
        return runs_on and sum(line.count('"') for line in taken) % 2 == 1


def _encoding_of_file(path: Path) -> str:
    """Return the encoding of a table, read in pieces."""
    with path.open("rb") as stream:
        head = stream.read(1_000_000)
        if (marked := _marked_encoding(head)) is not None:
            return marked
        decoder = io.TextIOWrapper(path.open("rb"), encoding="utf-8")
        with decoder:
            try:
                while decoder.read(4_000_000):
                    pass
            except UnicodeDecodeError:
                end = head.rfind(b"\n") + 1 or len(head)
                encoding, _ = encoding_of(head[:end])
                return "cp1252" if encoding == "utf-8" else encoding
    return "utf-8"


def _as_record(item: object) -> Mapping[str, object] | str:
    if isinstance(item, Mapping):
        return item
    if isinstance(item, str):
        return {"text": item}
    return f"is no record but {_kind(item)}; give an object with a text"


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if value is None:
        return "null"
    return "a list" if isinstance(value, list) else "a number"


def _fold(name: str) -> str:
    return _FOLDED.sub("", name.casefold()) if name != "_id" else name


def _text_column(record: Mapping[str, object]) -> str | None:
    by_name = {_fold(str(name)): str(name) for name in reversed(list(record))}
    named = [by_name[name] for name in _TEXT if name in by_name]
    filled = [n for n in named if isinstance(value := record[n], str) and value.strip()]
    return filled[0] if filled else (named[0] if named else None)


def _id_of(record: Mapping[str, object]) -> str | None:
    by_name = {_fold(str(name)): name for name in record}
    for wanted in _ID:
        value = record.get(by_name.get(wanted, ""))
        if isinstance(value, Mapping):
            value = value.get("$oid")
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str) and value.strip():
            return value.strip()[:200]
    return None


def _document(record: Mapping[str, object], identifier: str, place: str) -> Document | Refusal:
    column = _text_column(record)
    if column is None:
        found = ", ".join(str(name) for name in record)[:120]
        return Refusal(
            place, f"has no text; name it text, review, body or content (found: {found})"
        )
    text = record[column]
    if not isinstance(text, str):
        return Refusal(place, f"its {column} is {_kind(text)}; give the text of a review")
    reason = flaw_of(text)
    if reason is not None:
        return Refusal(place, f"its {column}: {reason}")
    media_type = sniff_media_type(text)
    lines: list[tuple[str, str]] = []
    for name, value in record.items():
        label = _LABEL_BY_COLUMN.get(_fold(str(name)))
        if label is None or name == column:
            continue
        shown = _shown(value)
        if shown and flaw_of(shown) is None and len(shown) <= 2000:
            if _fold(str(name)) == "stars" and not re.match(r"[\d★*½]", shown):
                label = "Cast"
            lines.append((label, shown))
    if not lines:
        return Document(identifier, text, media_type, place)
    parts = [text, "\n\n"]
    at = len(text) + 2
    fields: list[Field] = []
    for number, (label, shown) in enumerate(lines):
        line = f"{label}: {shown}"
        start = at + (1 if number else 0)
        end = start + len(line)
        fields.append(Field(label.casefold(), Span(end - len(shown), end), Span(start, end)))
        parts.append(("\n" if number else "") + line)
        at = end
    return Document(identifier, "".join(parts), media_type, place, tuple(fields))


def _shown(value: object) -> str:
    """Return a column's value on one line, "" if it says nothing."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return ", ".join(filter(None, map(_shown, value[:100])))
    if isinstance(value, Mapping):
        mark, best = value.get("ratingValue"), value.get("bestRating")
        if mark is not None:
            return f"{_shown(mark)}/{_shown(best)}" if best is not None else _shown(mark)
        return _shown(value.get("name"))
    return ""


def _short(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        where = (
            f"line {error.lineno} column {error.colno}"
            if error.lineno > 1
            else f"column {error.colno}"
        )
        return f"{error.msg} at {where}"
    return str(error).splitlines()[0][:120]
