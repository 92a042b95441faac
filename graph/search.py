"""Finding names and sentences: an SQLite FTS5 index beside the snapshot.

Names are matched by their words (the last one may be unfinished) and, where spelling differs, by
shared trigrams that are then ranked by edit distance. Case, accents and punctuation are folded
on both sides. Sentences are matched by words, beginnings of words (`rain*`) and phrases in quotes.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox
from rapidfuzz import fuzz

from ..ontology.terms import CLASS_BY_TYPE, PREFIXES, SS
from .documents import MediaType, Span
from .iris import folded
from .reading.view import readable

__all__ = [
    "Hit",
    "NameEntry",
    "SearchIndex",
    "SentenceEntry",
    "SentenceHit",
    "build_index",
    "entries_of",
    "write_index",
]

_TYPE = PREFIXES["rdf"] + "type"
_NAME_PREDICATES = {
    PREFIXES["rdfs"] + "label": 0,
    PREFIXES["skos"] + "prefLabel": 1,
    PREFIXES["skos"] + "altLabel": 2,
}
_CLASSES = {f"{PREFIXES['ss']}{name}": name for name in CLASS_BY_TYPE.values()} | {
    SS.Document: "Document"
}
_SCHEMA = """
CREATE TABLE entity (
    id INTEGER PRIMARY KEY, iri TEXT, type TEXT, label TEXT, weight INTEGER, apart INTEGER);
CREATE INDEX listing ON entity (type, apart, weight DESC, label, id);
CREATE TABLE form (id INTEGER PRIMARY KEY, entity INTEGER, form TEXT, folded TEXT);
CREATE VIRTUAL TABLE word USING fts5(
    folded, content='form', content_rowid='id', prefix='2 3', tokenize='unicode61');
CREATE VIRTUAL TABLE gram USING fts5(
    folded, content='form', content_rowid='id', tokenize='trigram', detail=none);
CREATE TABLE sentence (
    id INTEGER PRIMARY KEY, document TEXT, label TEXT, first INTEGER, last INTEGER, text TEXT);
CREATE VIRTUAL TABLE sentence_word USING fts5(
    text, content='sentence', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
"""
_UNNAMED = "film reviewed in "
"""How the label of a film begins that its document never names."""

_MARKED = re.compile("\x02(.*?)\x03", re.DOTALL)
_CANDIDATES = 400
_GRAMS = 40
_LONGEST_QUERY = 200
_WORDS = 12
_NAMES_PER_ENTITY = 3
_SENTENCE_PART = re.compile(r'"([^"\0\ud800-\udfff]*\w[^"\0\ud800-\udfff]*)"|(\w+)(\*?)')
_ALIKE = 68.0


@dataclass(frozen=True, slots=True)
class NameEntry:
    """An entity under all its names; `weight` is the number of documents that name it.

    `type` is the local name of its class ("Film"); `names` starts with the label. One that stands
    `apart` is found as others are, but lists begin without it: a film that its document never
    names, a theme that no document asserts.
    """

    iri: str
    type: str
    names: tuple[str, ...]
    weight: int
    apart: bool = False


@dataclass(frozen=True, slots=True)
class SentenceEntry:
    """A sentence of a document (by IRI, with its label) as people read it."""

    document: str
    label: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A found entity. `score` is 100 for the name as asked; `form` is the name that matched."""

    iri: str
    type: str
    label: str
    weight: int
    form: str
    score: float


@dataclass(frozen=True, slots=True)
class SentenceHit:
    """A found sentence: the document's IRI and label, the span in its text, the readable text.

    Of `parts`, those with True are words that were asked for. `score` is the higher the rarer
    the words are elsewhere, and the shorter the sentence.
    """

    document: str
    label: str
    span: Span
    parts: tuple[tuple[str, bool], ...]
    score: float = 0.0

    @property
    def text(self) -> str:
        """Return the whole sentence."""
        return "".join(part for part, _ in self.parts)


def build_index(snapshot: Path, base: str) -> None:
    """Write `search.sqlite` for the snapshot folder, from its sorted `quads.nq`."""
    write_index(snapshot / "search.sqlite", entries_of(snapshot / "quads.nq", base))


def entries_of(nquads: Path, base: str) -> Iterator[NameEntry | SentenceEntry]:
    """Yield what can be found in a graph, reading its N-Quads file once.

    The lines must be sorted. Entities are those that a document describes: a concept that is
    only in a scheme is not found. A sentence occurs once, however many claims it carries.
    """
    labels: dict[str, str] = {}
    media: dict[str, MediaType] = {}
    sentences: dict[tuple[str, Span], str] = {}
    themes: list[NameEntry] = []
    stated: set[str] = set()
    quads = ox.parse(path=str(nquads), format=ox.RdfFormat.N_QUADS)
    for subject, group in groupby(quads, key=lambda quad: quad.subject):
        if isinstance(subject, ox.NamedNode):
            rows = [
                (q.predicate.value, q.object.value, _graph(q))
                for q in group
                if isinstance(q.object, ox.NamedNode | ox.Literal)
            ]
            stated.update(value for predicate, value, _ in rows if predicate == SS.theme)
            for entry in _entry(subject.value, rows, base, labels, media, sentences):
                if entry.type == "Theme":
                    themes.append(entry)
                else:
                    yield entry
    for theme in themes:
        yield replace(theme, apart=theme.iri not in stated)
    for (document, span), quote in sorted(sentences.items()):
        text = readable(quote, media.get(document, "text/plain"))
        yield SentenceEntry(document, labels.get(document, document), span, text)


_Row = tuple[str, str, str]


def _graph(quad: ox.Quad) -> str:
    name = quad.graph_name
    return name.value if isinstance(name, ox.NamedNode) else ""


def _entry(
    iri: str,
    rows: list[_Row],
    base: str,
    labels: dict[str, str],
    media: dict[str, MediaType],
    sentences: dict[tuple[str, Span], str],
) -> Iterator[NameEntry]:
    values = {predicate: value for predicate, value, _ in rows}
    if SS.quote in values:
        document, _, place = values[SS.evidence].partition("#char=")
        start, _, end = place.partition(",")
        sentences.setdefault((document, Span(int(start), int(end))), values[SS.quote])
        return
    classes = sorted({_CLASSES[v] for p, v, _ in rows if p == _TYPE and v in _CLASSES})
    documents = {graph for _, _, graph in rows if graph.startswith(base + "document/")}
    names = sorted({(_NAME_PREDICATES[p], v) for p, v, _ in rows if p in _NAME_PREDICATES})
    if not classes or not documents or not names:
        return
    labels[iri] = names[0][1]
    match values.get(SS.mediaType):
        case "text/html":
            media[iri] = "text/html"
        case "text/markdown":
            media[iri] = "text/markdown"
    forms = tuple(dict.fromkeys(name for _, name in names))
    unnamed = iri.startswith(f"{base}film/of-") and forms[0].startswith(_UNNAMED)
    yield NameEntry(iri, classes[0], forms, len(documents), unnamed)


def write_index(path: Path, entries: Iterable[NameEntry | SentenceEntry]) -> None:
    """Write a new index file with these entries; a file that is there is replaced."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as rows:
        rows.executescript(_SCHEMA)
        for entry in entries:
            if isinstance(entry, SentenceEntry):
                rows.execute(
                    "INSERT INTO sentence (document, label, first, last, text) "
                    "VALUES (?, ?, ?, ?, ?)",
                    (entry.document, entry.label, entry.span.start, entry.span.end, entry.text),
                )
                continue
            entity = rows.execute(
                "INSERT INTO entity (iri, type, label, weight, apart) VALUES (?, ?, ?, ?, ?)",
                (entry.iri, entry.type, entry.names[0], entry.weight, entry.apart),
            ).lastrowid
            rows.executemany(
                "INSERT INTO form (entity, form, folded) VALUES (?, ?, ?)",
                [(entity, name, folded(name)) for name in entry.names],
            )
        for table in ("word", "gram", "sentence_word"):
            rows.execute(f"INSERT INTO {table}({table}) VALUES ('rebuild')")  # noqa: S608
        rows.commit()


class SearchIndex:
    """The index file of a snapshot, opened anew for every search: threads share nothing.

    With `keep_open` it is opened once, here: for a process that may open nothing later. Raises
    sqlite3.Error then if it cannot be.
    """

    def __init__(self, path: Path, *, keep_open: bool = False) -> None:
        self._uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._kept: sqlite3.Connection | None = None
        if keep_open:
            self._kept = sqlite3.connect(self._uri, uri=True)
            self._kept.execute("PRAGMA temp_store = MEMORY")
            self._kept.execute("SELECT count(*) FROM word LIMIT 1").fetchone()  # reads the schema

    @contextmanager
    def _rows(self) -> Iterator[sqlite3.Connection]:
        if self._kept is not None:
            yield self._kept
            return
        with closing(sqlite3.connect(self._uri, uri=True)) as rows:
            yield rows

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Return the entities whose names are most like `query`, best first, each once.

        A name that starts like the query comes before one that is only spelled alike; among
        equals the one in more documents, then the shorter name, wins.
        """
        wanted = folded(query[:_LONGEST_QUERY])
        if not wanted:
            return []
        candidates = max(_CANDIDATES, limit * _NAMES_PER_ENTITY)
        with self._rows() as rows:
            found = _by_words(rows, wanted, candidates) + _by_trigrams(rows, wanted, candidates)
        best: dict[str, Hit] = {}
        for iri, kind, label, weight, form, plain in found:
            score = _likeness(wanted, plain)
            if score < _ALIKE:
                continue
            known = best.get(iri)
            if known is None or (score, form) > (known.score, known.form):
                best[iri] = Hit(iri, kind, label, weight, form, score)
        return sorted(best.values(), key=_rank)[:limit]

    def listing(
        self, types: Iterable[str], limit: int, offset: int, *, apart: bool = False
    ) -> list[Hit]:
        """Return entities of these types, those in most documents first, then by label.

        What stands apart is left out, or with `apart` is all that is returned.
        """
        with self._rows() as rows:
            found = rows.execute(
                "SELECT iri, type, label, weight FROM entity WHERE type IN "
                "(SELECT value FROM json_each(?)) AND apart = ? "
                "ORDER BY weight DESC, label, id LIMIT ? OFFSET ?",
                (json.dumps(list(types)), apart, limit, offset),
            ).fetchall()
        return [Hit(iri, kind, label, weight, label, 100.0) for iri, kind, label, weight in found]

    def count(self, types: Iterable[str], *, apart: bool = False) -> int:
        """Return how many entities of these types there are, like `listing`."""
        sql = (
            "SELECT count(*) FROM entity "
            "WHERE type IN (SELECT value FROM json_each(?)) AND apart = ?"
        )
        return self._one(sql, json.dumps(list(types)), apart)

    def sentence_count(self) -> int:
        """Return how many sentences carry a claim."""
        return self._one("SELECT count(*) FROM sentence")

    def _one(self, sql: str, *values: str | int) -> int:
        with self._rows() as rows:
            number: int = rows.execute(sql, values).fetchone()[0]
        return number

    def sentences(self, query: str, limit: int = 20) -> list[SentenceHit]:
        """Return the sentences that hold all words of `query`, best first.

        `rain*` is any word that begins so; words in double quotes must follow one another.
        """
        parts = _SENTENCE_PART.findall(query[:_LONGEST_QUERY])[:_WORDS]
        match = [f'"{phrase or word}"{star}' for phrase, word, star in parts]
        if not match:
            return []
        with self._rows() as rows:
            found = rows.execute(
                "SELECT document, label, first, last, -sentence_word.rank, "
                "highlight(sentence_word, 0, char(2), char(3)) FROM sentence_word "
                "JOIN sentence ON sentence.id = sentence_word.rowid "
                "WHERE sentence_word MATCH ? ORDER BY sentence_word.rank, sentence.id LIMIT ?",
                (" ".join(match), limit),
            ).fetchall()
        return [
            SentenceHit(document, label, Span(first, last), _parts(text), score)
            for document, label, first, last, score, text in found
        ]


def _parts(text: str) -> tuple[tuple[str, bool], ...]:
    """Split a sentence at the words that the index marked in it."""
    parts = enumerate(_MARKED.split(text))
    return tuple((part, bool(number % 2)) for number, part in parts if part)


def _rank(hit: Hit) -> tuple[float, int, int, str]:
    return (-hit.score, -hit.weight, len(hit.label), hit.iri)


def _likeness(wanted: str, plain: str) -> float:
    """Return 0..100: 100 equal, 95 starts so, 90 has these words, less when spelled alike."""
    if plain == wanted:
        return 100.0
    if plain.startswith(wanted) or _bare(plain).startswith(wanted):
        return 95.0
    if f" {wanted}" in f" {plain}":
        return 90.0
    words = plain.split()
    if all(f" {word}" in f" {plain}" for word in wanted.split()):
        return 88.0
    width = wanted.count(" ") + 1
    windows = [" ".join(words[i : i + width]) for i in range(len(words) - width + 1)]
    whole = max(fuzz.ratio(wanted, form) for form in (plain, _bare(plain)))
    part = max((fuzz.ratio(wanted, window) for window in windows), default=0.0)
    return max(whole, fuzz.token_sort_ratio(wanted, plain), part * 0.98) * 0.87


def _bare(plain: str) -> str:
    """Return a name without its leading article."""
    return re.sub(r"^(?:the|an?) ", "", plain)


_Found = tuple[str, str, str, int, str, str]
_FORMS = (
    "SELECT iri, type, label, weight, form.form, form.folded FROM {table} "
    "JOIN form ON form.id = {table}.rowid JOIN entity ON entity.id = form.entity "
    "WHERE {table} MATCH ? ORDER BY {order} LIMIT ?"
)


def _by_words(rows: sqlite3.Connection, wanted: str, most: int) -> list[_Found]:
    words = wanted.split()[:_WORDS]
    match = " ".join([f'"{word}"' for word in words[:-1]] + [f'"{words[-1]}"*'])
    order = "length(form.folded) = length(?) DESC, weight DESC, length(form.folded), form.id"
    sql = _FORMS.format(table="word", order=order)
    return rows.execute(sql, (match, wanted, most)).fetchall()


def _by_trigrams(rows: sqlite3.Connection, wanted: str, most: int) -> list[_Found]:
    grams = sorted({wanted[i : i + 3] for i in range(len(wanted) - 2)})[:_GRAMS]
    if not grams:
        return []
    sql = _FORMS.format(table="gram", order="gram.rank")
    return rows.execute(sql, (" OR ".join(f'"{gram}"' for gram in grams), most)).fetchall()
