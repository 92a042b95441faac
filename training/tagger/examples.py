"""Examples for the tagger from the annotated corpus: windows with what is right at each piece."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from screensong.graph.documents import Document, Span
from screensong.graph.reading.layout import Layout, lay_out
from screensong.graph.tagger.encoding import Piece, Window, pieces_of, segments_of, windows_of
from screensong.graph.tagger.labels import (
    LINKS,
    OF_FILM,
    OPINIONS,
    PAIRS,
    RELATIONS,
    SUBJECT,
    TAGS,
    VERSIONS,
)  # fmt: skip
from screensong.graph.tagger.wordpieces import WordPieces

from ..annotated import Annotated, Fact
from ..versions import version_of

__all__ = ["Example", "Marked", "examples_of", "tag_classes"]

KIND_OF_TYPE: Mapping[str, str] = {
    "studio": "organization", "label": "organization", "movement": "other",
    **{kind: kind for kind in (
        "film", "person", "performer", "character", "song", "place", "work", "award",
        "musicGenre", "filmGenre", "instrument", "theme", "other",
    )},
}  # fmt: skip
_TAG = {tag: number for number, tag in enumerate(TAGS)}
_RELATION = {relation: number for number, relation in enumerate(RELATIONS)}
_SIGNS = {"positive": ("positive",), "negative": ("negative",), "mixed": ("positive", "negative")}
_REACH = 90


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention of a window: its first piece and its entity."""

    at: int
    key: str


@dataclass(slots=True)
class Example:
    """One window and its answers; places count from the mark at the window's start.

    `tags` holds the classes allowed at each piece (several where a source does not tell them
    apart, none where the piece teaches nothing); `relations` the chances of all relations at a
    mention, None where unknown; `stated` whether what is said there is asserted; `pairs` holds
    (pair, left, right, 0 or 1); `opinions` the stretch of a sentence and what it holds, `words` the
    pieces that say so with the opinion's number; `versions` the places of names and years, with the
    number of the version of the film that they are told of.
    """

    ids: list[int]
    shapes: list[int]
    tags: list[tuple[int, ...]]
    relations: list[tuple[int, list[float | None]]] = field(default_factory=list)
    stated: list[tuple[int, float]] = field(default_factory=list)
    pairs: list[tuple[int, int, int, float]] = field(default_factory=list)
    opinions: list[tuple[int, int, list[float]]] = field(default_factory=list)
    words: list[tuple[int, int]] = field(default_factory=list)
    versions: list[tuple[int, int]] = field(default_factory=list)
    source: str = ""


def tag_classes(kinds: Iterable[str], place: str) -> tuple[int, ...]:
    """Return the classes of a first ("B") or later ("I") piece of a mention of one of the kinds."""
    return tuple(_TAG[f"{place}-{kind}"] for kind in kinds)


def examples_of(document: Annotated, vocabulary: WordPieces) -> list[Example]:
    """Return the windows of a document with all that is annotated in it."""
    layout = lay_out(Document(document.id, document.text))
    segments = segments_of(layout)
    pieces = pieces_of(layout.view.plain, segments, vocabulary)
    tags, starts = _tags(document, layout, pieces)
    told = _Told(document, layout, segments)
    versions = _versions(document, layout, pieces)
    made = []
    at = 0
    for window in windows_of(pieces):
        made.append(_example(window, vocabulary, at, tags, starts, told, document.id))
        own = range(at, at + len(window.pieces) - window.given)
        shift = 1 + window.given - at
        made[-1].versions = [(n + shift, versions[n]) for n in own if n in versions]
        at = own.stop
    return made


def _tags(
    document: Annotated, layout: Layout, pieces: Sequence[Piece]
) -> tuple[list[tuple[int, ...]], dict[int, str]]:
    tags: list[tuple[int, ...]] = [(0,)] * len(pieces)
    starts: dict[int, str] = {}
    at = 0
    for mention in document.mentions:
        span = layout.view.to_plain(Span(mention.start, mention.end))
        if span is None:
            continue
        while at < len(pieces) and pieces[at].end <= span.start:
            at += 1
        end = at
        while end < len(pieces) and pieces[end].start < span.end:
            end += 1
        if end == at:
            continue
        if mention.type in KIND_OF_TYPE:
            starts[at] = mention.key
            if mention.named:
                kinds = [SUBJECT if mention.key == document.film else KIND_OF_TYPE[mention.type]]
                tags[at] = tag_classes(kinds, "B")
                tags[at + 1 : end] = [tag_classes(kinds, "I")] * (end - at - 1)
    return tags, starts


def _versions(document: Annotated, layout: Layout, pieces: Sequence[Piece]) -> dict[int, int]:
    """Return the first pieces of names and years, with the number of the version they are of."""
    of = version_of(document)
    first = {piece.start: number for number, piece in enumerate(pieces)}
    found: dict[int, int] = {}
    for mention in document.mentions:
        key = document.text[mention.start : mention.end] if mention.type == "year" else mention.key
        span = layout.view.to_plain(Span(mention.start, mention.end)) if key in of else None
        if span is not None and span.start in first:
            found[first[span.start]] = VERSIONS.index(of[key])
    return found


class _Told:
    """What each segment of a document states of an entity."""

    def __init__(self, document: Annotated, layout: Layout, segments: Sequence[Span]) -> None:
        self._plain, self._segments = layout.view.plain, segments
        self.anywhere: dict[str, set[str]] = defaultdict(set)
        self.here: dict[tuple[int, str], dict[str, bool]] = defaultdict(dict)
        self.films: dict[tuple[int, str], set[str]] = defaultdict(set)
        self.pairs: dict[tuple[str, str, str], set[int]] = defaultdict(set)
        self.opinions: dict[int, set[tuple[str, str]]] = defaultdict(set)
        self.words: list[tuple[int, int, int]] = []
        self.doubtful: set[int] = set()
        for fact in document.facts:
            segment = _segment_of(fact, layout, segments, document.text)
            if segment is not None:
                self._hear(fact, segment)

    def _hear(self, fact: Fact, segment: int) -> None:
        asserted = fact.mode == "asserted"
        if fact.relation == "aspectOpinion":
            if fact.optional or not asserted:
                self.doubtful.add(segment)
            else:
                for sign in _SIGNS[fact.polarity or "mixed"]:
                    self.opinions[segment].add((fact.object, sign))
                self._find_words(fact, segment)
        elif fact.relation in PAIRS:
            if asserted:
                self.pairs[fact.relation, fact.subject, fact.object].add(segment)
        elif fact.relation in _RELATION:
            film, entity = fact.subject, fact.object
            if fact.relation == "characterIn":
                film, entity = entity, film
            if film[0] == "f":
                self.films[segment, entity].add(film)
            self.here[segment, entity][fact.relation] = asserted
            self.anywhere[entity].add(fact.relation)

    def _find_words(self, fact: Fact, segment: int) -> None:
        if fact.polarity == "mixed":
            return
        at = self._segments[segment]
        number = OPINIONS.index((fact.object, fact.polarity or ""))
        for words in fact.words:
            start = self._plain.find(words, at.start, at.end)
            if start >= 0:
                self.words.append((start, start + len(words), number))


def _segment_of(fact: Fact, layout: Layout, segments: Sequence[Span], text: str) -> int | None:
    last = len(text[: fact.at].rstrip()) - 1
    span = layout.view.to_plain(Span(last, last + 1))
    if span is None:
        return None
    for number, segment in enumerate(segments):
        if segment.start <= span.start < segment.end:
            return number
    return None


def _example(
    window: Window,
    vocabulary: WordPieces,
    start: int,
    tags: Sequence[tuple[int, ...]],
    starts: Mapping[int, str],
    told: _Told,
    source: str,
) -> Example:
    own = len(window.pieces) - window.given
    shift = 1 + window.given
    made = Example(
        window.ids(vocabulary),
        window.shapes,
        [(), *([()] * window.given), *tags[start : start + own], ()],
        source=source,
    )
    marked = [
        (Marked(at - start + shift, key), window.pieces[at - start + window.given].segment)
        for at, key in starts.items()
        if start <= at < start + own
    ]
    for mention, segment in marked:
        _relate(made, mention, segment, told)
    _pair(made, marked, told)
    _place(made, marked, told)
    for start_at, end_at, number in told.words:
        for at, piece in enumerate(window.pieces[window.given :]):
            if start_at <= piece.start < end_at:
                made.words.append((at + shift, number))
    for segment, first, last in _stretches(window, shift):
        if segment not in told.doubtful:
            held = told.opinions.get(segment, set())
            made.opinions.append((first, last, [float(o in held) for o in OPINIONS]))
    return made


def _relate(made: Example, mention: Marked, segment: int, told: _Told) -> None:
    here = told.here.get((segment, mention.key), {})
    elsewhere = told.anywhere.get(mention.key, set())
    values: list[float | None] = [
        float(here[r]) if r in here else None if r in elsewhere else 0.0 for r in RELATIONS
    ]
    made.relations.append((mention.at, values))
    for asserted in here.values():
        made.stated.append((mention.at, float(asserted)))


def _pair(made: Example, marked: Sequence[tuple[Marked, int]], told: _Told) -> None:
    for number, (relation, (left_kind, right_kind)) in enumerate(PAIRS.items()):
        for left, left_segment in marked:
            if not _fits(left.key, left_kind):
                continue
            for right, right_segment in marked:
                if not _fits(right.key, right_kind) or abs(left.at - right.at) > _REACH:
                    continue
                where = told.pairs.get((relation, left.key, right.key))
                if where is None:
                    made.pairs.append((number, left.at, right.at, 0.0))
                elif left_segment in where or right_segment in where:
                    made.pairs.append((number, left.at, right.at, 1.0))


def _place(made: Example, marked: Sequence[tuple[Marked, int]], told: _Told) -> None:
    """Pair what is told of one film or another with the names of films that stand near it."""
    number = LINKS.index(OF_FILM)
    for mention, segment in marked:
        of = told.films.get((segment, mention.key), set())
        for film, _ in marked if of else ():
            if film.key[0] == "f" and film is not mention and abs(film.at - mention.at) <= _REACH:
                made.pairs.append((number, mention.at, film.at, float(film.key in of)))


def _fits(key: str, kind: str) -> bool:
    return key[0] in {"person": "pb", "character": "c", "song": "s"}[kind]


def _stretches(window: Window, shift: int) -> Iterator[tuple[int, int, int]]:
    """Yield each segment of the window's own pieces with its first place and the one after it."""
    own = window.pieces[window.given :]
    first = 0
    for at in range(1, len(own) + 1):
        if at == len(own) or own[at].segment != own[first].segment:
            yield own[first].segment, first + shift, at + shift
            first = at
