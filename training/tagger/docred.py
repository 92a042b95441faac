"""Examples from Re-DocRED (Tan et al. 2022, MIT): whole Wikipedia articles, names and relations.

All names of an article are marked, with coarse types; its relations are Wikidata's, with the
sentences that state them. What an article does not tell apart (a film from a book, a place from
the people named after it) stays open: several classes are allowed, or none is taught.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from screensong.graph.documents import Span
from screensong.graph.tagger.encoding import Piece, Window, pieces_of, windows_of
from screensong.graph.tagger.labels import RELATIONS, SUBJECT
from screensong.graph.tagger.wordpieces import WordPieces

from .crossner import joined
from .examples import Example, tag_classes

__all__ = ["docred_examples"]

FILE = "dev_revised.json"

_OF_TYPE: Mapping[str, Sequence[str]] = {
    "PER": ("person", "performer", "character"),
    "ORG": ("organization", "performer", "other"),
    "LOC": ("place", "O"),
    "MISC": ("film", "work", "song", "award", "character", "other", "musicGenre",
             "filmGenre", "O"),
}  # fmt: skip
_SCREEN = ("film", "work")
_RECORD = ("song", "other")
_OF_RELATION: Mapping[str, tuple[Sequence[str], Sequence[str], str | None]] = {
    "P57": (_SCREEN, ("person",), "director"),
    "P58": (_SCREEN, ("person",), "screenwriter"),
    "P161": (_SCREEN, ("person", "performer"), "castMember"),
    "P162": ((*_SCREEN, *_RECORD), ("person", "performer"), None),
    "P86": ((*_SCREEN, *_RECORD), ("person", "performer"), None),
    "P175": (_RECORD, ("person", "performer"), None),
    "P676": (_RECORD, ("person", "performer"), None),
    "P264": ((*_RECORD, "person", "performer"), ("organization",), None),
    "P272": (_SCREEN, ("organization",), "studio"),
    "P674": ((*_SCREEN, "other"), ("character",), "characterIn"),
    "P166": (("person", "performer", *_SCREEN, "organization"), ("award",), None),
    "P50": (("work", "other"), ("person",), None),
}  # fmt: skip
"""Kinds of subject and object of a relation, and ours where it says the same of a film."""
_RELATED = frozenset(("PER", "ORG"))
_UNTOLD = frozenset(("cinematographer", "editor", "comparedTo", "influencedBy"))
"""Relations that the articles may state and no label tells."""


def docred_examples(folder: Path, vocabulary: WordPieces) -> list[Example]:
    """Return the windows of all articles in `folder/re_docred`, in the order of the file."""
    articles = json.loads((folder / "re_docred" / FILE).read_text("utf-8"))
    return [example for article in articles for example in _examples(article, vocabulary)]


def _examples(article: Mapping[str, Any], vocabulary: WordPieces) -> Iterator[Example]:
    text, words, sentences = _text(article["sents"])
    pieces = pieces_of(text, sentences, vocabulary)
    first = {piece.start: number for number, piece in reversed(list(enumerate(pieces)))}
    kinds, told = _kinds(article), _told(article)
    tags: list[tuple[int, ...]] = [(0,)] * len(pieces)
    relations: dict[int, list[float | None]] = {}
    for entity, mentions in enumerate(article["vertexSet"]):
        for mention in mentions if kinds[entity] else ():
            sentence, (start, end) = mention["sent_id"], mention["pos"]
            span = Span(words[sentence][start].start, words[sentence][end - 1].end)
            at = first.get(span.start)
            if at is not None:
                _mark(tags, pieces, at, span, kinds[entity])
                if mention["type"] in _RELATED:
                    relations[at] = _values(told.get(entity, {}), sentence)
    at = 0
    for window in windows_of(pieces):
        yield _example(window, vocabulary, at, tags, relations)
        at += len(window.pieces) - window.given


def _text(sentences: Sequence[Sequence[str]]) -> tuple[str, list[list[Span]], list[Span]]:
    """Return the text of an article, the spans of its words by sentence, and of its sentences."""
    text, words, spans = "", [], []
    for sentence in sentences:
        own, within = joined([word.strip() for word in sentence])
        start = len(text)
        words.append([Span(start + span.start, start + span.end) for span in within])
        spans.append(Span(start, start + len(own)))
        text += own + " "
    return text, words, spans


def _kinds(article: Mapping[str, Any]) -> list[Sequence[str]]:
    """Return the kinds that each entity may be of; none for times and numbers.

    The film that an article is named after is the one that it is about, no other is.
    """
    found: list[Sequence[str]] = [
        _OF_TYPE.get(mentions[0]["type"], ()) for mentions in article["vertexSet"]
    ]
    for label in article["labels"]:
        of_subject, of_object, _ = _OF_RELATION.get(label["r"], ((), (), None))
        for entity, allowed in ((label["h"], of_subject), (label["t"], of_object)):
            held = [kind for kind in found[entity] if kind in allowed]
            found[entity] = held or found[entity]
    title = article["title"].split(" (")[0].casefold()
    for entity, mentions in enumerate(article["vertexSet"]):
        if found[entity] == list(_SCREEN) and mentions[0]["name"].casefold() == title:
            found[entity] = [SUBJECT, "work"]
    return found


def _told(article: Mapping[str, Any]) -> dict[int, dict[str, set[int]]]:
    """Return what each entity is to a work, with the sentences that say so."""
    told: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for label in article["labels"]:
        if label["r"] in _OF_RELATION:
            _, _, relation = _OF_RELATION[label["r"]]
            told[label["t"]][relation or ""].update(label["evidence"])
    return told


def _values(told: Mapping[str, set[int]], sentence: int) -> list[float | None]:
    """Return the chances of all relations at a mention, None where the article leaves them open."""
    here = {relation for relation in told if relation and sentence in told[relation]}
    return [
        1.0
        if relation in here
        else 0.0
        if _is_denied(relation, here) or not (told or relation in _UNTOLD)
        else None
        for relation in RELATIONS
    ]


def _is_denied(relation: str, relations: Collection[str]) -> bool:
    """Tell whether those who have these relations hardly have that one in the same sentence.

    What is labelled is not all that a sentence states: a director who also wrote the film is
    often labelled once. One who acts in it is seldom labelled for other work alone.
    """
    if relation == _ACTS:
        return any(each in _WORKS for each in relations)
    return relation in _WORKS and _ACTS in relations


_ACTS = "castMember"
_WORKS = frozenset(
    ("director", "screenwriter", "producer", "cinematographer", "editor", "composer")
)


def _mark(
    tags: list[tuple[int, ...]], pieces: Sequence[Piece], at: int, span: Span, kinds: Sequence[str]
) -> None:
    named = [kind for kind in kinds if kind != "O"]
    for number in range(at, len(pieces)):
        if pieces[number].start >= span.end:
            break
        classes = tag_classes(named, "B" if number == at else "I")
        tags[number] = (*classes, 0) if "O" in kinds else classes


def _example(
    window: Window,
    vocabulary: WordPieces,
    start: int,
    tags: Sequence[tuple[int, ...]],
    relations: Mapping[int, list[float | None]],
) -> Example:
    own = len(window.pieces) - window.given
    shift = 1 + window.given - start
    made = Example(
        window.ids(vocabulary),
        window.shapes,
        [(), *([()] * window.given), *tags[start : start + own], ()],
        source="docred",
    )
    made.relations.extend(
        (at + shift, values)
        for at, values in sorted(relations.items())
        if start <= at < start + own
    )
    return made
