"""Examples from CrossNER (Liu et al. 2021, MIT): names in sentences of five domains of Wikipedia.

The files are read where they lie. Of the part that is also measured on, a third is kept aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from screensong.graph.documents import Span
from screensong.graph.tagger.encoding import Window, pieces_of, windows_of
from screensong.graph.tagger.labels import SUBJECT
from screensong.graph.tagger.wordpieces import WordPieces

from .examples import Example, tag_classes

__all__ = ["DOMAINS", "THIRDS", "crossner_examples", "crossner_sentences", "is_kept", "joined"]

DOMAINS: Mapping[str, Sequence[str]] = {
    "music": ("train", "dev"),
    "literature": ("train", "dev", "test"),
    "politics": ("train", "dev", "test"),
    "science": ("train", "dev", "test"),
    "ai": ("train", "dev", "test"),
}
_FILM = (SUBJECT, "film")
_KINDS: Mapping[str, Sequence[str]] = {
    "musicalartist": ("person", "performer"), "person": ("person",), "writer": ("person",),
    "politician": ("person",), "scientist": ("person",), "researcher": ("person",),
    "band": ("performer",), "song": ("song",), "album": ("other",), "award": ("award",),
    "location": ("place",), "country": ("place",), "musicgenre": ("musicGenre", "O"),
    "musicalinstrument": ("instrument", "O"), "book": ("work",), "poem": ("work",),
    "organisation": ("organization",), "university": ("organization", "other"),
    "politicalparty": ("other",), "magazine": ("other",), "misc": (*_FILM, "work", "other", "O"),
    "event": ("other", "O"), "literarygenre": ("filmGenre", "O"),
}  # fmt: skip


def crossner_examples(
    folder: Path, vocabulary: WordPieces, third: int = 0
) -> dict[str, list[Example]]:
    """Return examples by domain, but for the `third` (0, 1 or 2) that is kept to measure on.

    `folder` holds `crossner/`.
    """
    return {
        domain: [
            example
            for part in parts
            for number, (words, tags) in enumerate(crossner_sentences(folder, domain, part))
            if not (domain == "music" and part == "dev" and is_kept(number, third))
            and (example := _crossner(words, tags, vocabulary))
        ]
        for domain, parts in DOMAINS.items()
    }


def is_kept(number: int, third: int = 0) -> bool:
    """Tell whether a sentence of the sets that are also measured on is kept aside: every third."""
    return number % THIRDS == third


THIRDS = 3


def crossner_sentences(
    folder: Path, domain: str, part: str
) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the words and tags of each sentence."""
    path = folder / "crossner" / domain / f"{part}.txt"
    for group in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in group.splitlines() if "\t" in line]
        if rows:
            yield [row[0] for row in rows], [row[1] for row in rows]


_NO_SPACE_BEFORE = re.compile(r"[,.;:!?)\]%]|'s|n't|''")


def joined(words: Sequence[str]) -> tuple[str, list[Span]]:
    """Return the text that words were cut from, as nearly as can be told, and their spans."""
    text, spans, after_opening = "", [], True
    for word in words:
        if text and not after_opening and not _NO_SPACE_BEFORE.fullmatch(word):
            text += " "
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
        after_opening = word in ("(", "[")
    return text, spans


def _window(text: str, vocabulary: WordPieces) -> Window | None:
    pieces = pieces_of(text, [Span(0, len(text))], vocabulary)
    return next(windows_of(pieces), None)


def _crossner(words: Sequence[str], tags: Sequence[str], vocabulary: WordPieces) -> Example | None:
    text, spans = joined(words)
    window = _window(text, vocabulary)
    if window is None:
        return None
    classes: list[tuple[int, ...]] = []
    word, begun = 0, -1
    for piece in window.pieces:
        while spans[word].end <= piece.start:
            word += 1
        place, _, kind = tags[word].partition("-")
        if place == "O":
            classes.append((0,))
            continue
        kinds = _KINDS.get(kind, ("other", "O"))
        first = place == "B" and begun != word
        begun = word
        named = tag_classes([k for k in kinds if k != "O"], "B" if first else "I")
        classes.append((*named, 0) if "O" in kinds else named)
    return Example(window.ids(vocabulary), window.shapes, [(), *classes, ()], source="crossner")
