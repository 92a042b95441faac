"""Record labels: who put the album out, in the head of a music page and in prose."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims import Claim, Entity
from ..documents import Span
from ..reading.layout import Sentence
from .any_word import AnyWord
from .reading import Reading
from .sentence_patterns import SentencePattern, room
from .skeleton import Skeleton, skeleton_of
from .words import fold, word_list

__all__ = ["find"]

_WORDS_OF_MUSIC = (
    "soundtrack", "album", "score", "record", "vinyl", " lp", "cd", "pressing", "single", "label",
    "45",
)  # fmt: skip
_HEAD = 500
_OF_MUSIC = AnyWord(
    ("lp", "lps", "cd", "cds", "vinyl", "pressing", "reissue", "press", "cassette", "gatefold",
     "ost", "original soundtrack", "original score", "double album")
)  # fmt: skip


def find(reading: Reading) -> Iterator[Claim]:
    """Yield `recordLabel` claims."""
    if reading.kind == "other" or reading.film is None:
        return
    plain = reading.plain
    lowered = plain.lower()
    if not any(word in lowered for word in _WORDS_OF_MUSIC):
        return
    head = [line for line in _lines(plain[:_HEAD]) if line.text.strip()]
    is_music = reading.kind == "soundtrack" or any(
        _OF_MUSIC.stands_in(line.lowered) for line in head
    )
    lines = [*_lines(plain)]
    seen: set[str] = set()
    for pattern in room("record_labels").patterns:
        if pattern.needs and not is_music:
            continue
        for span in _labels(pattern, head if "music head" in pattern.needs else lines):
            text = span.of(plain)
            if fold(text) in seen or not _may_be_label(reading, span, text):
                continue
            film = reading.films.at(span.start)
            sentence = reading.layout.sentence_at(span.start)
            if film is None:
                continue
            at = sentence.span if sentence is not None else _line(plain, span)
            seen.add(fold(text))
            yield reading.claim(
                film, "recordLabel", Entity("label", text), at=at, surface=span,
                pattern=pattern.name, confidence=pattern.confidence,
            )  # fmt: skip


def _lines(plain: str) -> Iterator[Skeleton]:
    """Yield the lines of a text, in which no name is known yet."""
    start = 0
    for line in plain.split("\n"):
        yield skeleton_of(plain, Sentence(Span(start, start + len(line)), 0), [])
        start += len(line) + 1


def _labels(pattern: SentencePattern, lines: list[Skeleton]) -> Iterator[Span]:
    for line in lines:
        for match in pattern.matches(line):
            start, end = pattern.object_at(match)
            yield line.plain_span(start, end)


def _line(plain: str, span: Span) -> Span:
    start = plain.rfind("\n", 0, span.start) + 1
    end = plain.find("\n", span.end)
    return Span(start, end if end >= 0 else len(plain))


def _may_be_label(reading: Reading, span: Span, text: str) -> bool:
    """Tell whether a name can be a company: not the film, a person, a place or a plain word."""
    words = text.split()
    if (
        fold(text) in word_list("labels_never")
        or fold(words[0]) in word_list("labels_never")
        or reading.film_at(span) in reading.films.reviewed
    ):
        return False
    if text in word_list("nationalities") or (text in word_list("places") and " " in text):
        return False
    if words[-1] in word_list("label_words"):
        return True
    chances = reading.name_kinds.chances(text)
    company = chances.get("organization", 0.0)
    if len(words) == 1 and text.casefold() in word_list("common") and company < _LIKELY:
        return False
    cluster = reading.names.cluster(span)
    if cluster is not None and (cluster.is_full or len(cluster.spans) > 1) and company < _LIKELY:
        return False
    return chances.get("song", 0.0) < _LIKELY


_LIKELY = 0.3
