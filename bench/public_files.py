"""The public sets as sentences with what is annotated in them; nothing where a set is absent.

CrossNER gives the third that the tagger does not learn from (`is_kept`), CrossRE those of its
sentences that are not learnt from there; nothing is learnt from the others. Their files lie as
published, `<folder>/<set>/…`.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from screensong.graph.documents import Span

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.append(str(ROOT))

from training.tagger.crossner import DOMAINS, crossner_sentences, is_kept, joined  # noqa: E402


class Name(NamedTuple):
    """A stretch of a sentence and the official label that is annotated there."""

    span: Span
    label: str


class Annotated(NamedTuple):
    """A sentence, its names, and its links: a label and the numbers of the two names it joins."""

    text: str
    names: tuple[Name, ...]
    links: tuple[tuple[str, int, int], ...] = ()


class Stated(NamedTuple):
    """A sentence and the (subject, relation, object) that are annotated for it."""

    text: str
    triples: tuple[tuple[str, str, str], ...]


def crossner(folder: Path, third: int = 0) -> list[Annotated]:
    """Return a kept third of CrossNER's music dev, less sentences learnt from elsewhere."""
    if not (folder / "crossner" / "music" / "dev.txt").is_file():
        return []
    rows = list(crossner_sentences(folder, "music", "dev"))
    kept = [row for number, row in enumerate(rows) if is_kept(number, third)]
    learnt = _learnt(folder, third)
    return [_tagged(words, tags) for words, tags in kept if tuple(words) not in learnt]


def _learnt(folder: Path, third: int) -> frozenset[tuple[str, ...]]:
    """Return the sentences of CrossNER that a tagger has learnt from that keeps a third aside."""
    return frozenset(
        tuple(words)
        for domain, parts in DOMAINS.items()
        for part in parts
        if (folder / "crossner" / domain / f"{part}.txt").is_file()
        for number, (words, _) in enumerate(crossner_sentences(folder, domain, part))
        if (domain, part) != ("music", "dev") or not is_kept(number, third)
    )


TEXT2KG: Mapping[str, str] = {
    "films": "ont_1_movie_train.jsonl", "songs": "ont_2_music_train.jsonl",
}  # fmt: skip


def text2kg(folder: Path, name: str) -> list[Stated]:
    """Return the sentences of Text2KGBench's `films` or `songs`, in the order of the file."""
    path = folder / "text2kgbench" / TEXT2KG[name]
    if not path.is_file():
        return []
    triples: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        triples[row["sent"]].append((row["sub_label"], row["rel_label"], row["obj_label"]))
    return [Stated(text, tuple(held)) for text, held in triples.items()]


def trivia(folder: Path) -> list[Annotated]:
    """Return the sentences of MIT movie trivia."""
    return list(_columns(folder / "mit_movie" / "trivia10k13train.bio", word=1))


def deezer(folder: Path) -> list[Annotated]:
    """Return the requests of all folds of Deezer's music set, each once, in order."""
    files = sorted((folder / "deezer").glob("*/train.bio"))
    return list(dict.fromkeys(one for path in files for one in _columns(path, word=0)))


def crossre(folder: Path, third: int | None) -> list[Annotated]:
    """Return the sentences of CrossRE's music dev, or those whose names a third keeps unlearnt."""
    path = folder / "crossre" / "music-dev.json"
    if not path.is_file():
        return []
    learnt = frozenset() if third is None else _learnt(folder, third)
    found = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if tuple(row["sentence"]) in learnt:
            continue
        text, spans = joined(row["sentence"])
        ends = {(first, last): n for n, (first, last, _) in enumerate(row["ner"])}
        names = tuple(
            Name(Span(spans[first].start, spans[last].end), label)
            for first, last, label in row["ner"]
        )
        links = tuple(
            (label, ends[a, b], ends[c, d])
            for a, b, c, d, label, *_ in row["relations"]
            if (a, b) in ends and (c, d) in ends
        )
        found.append(Annotated(text, names, links))
    return found


def _columns(path: Path, *, word: int) -> Iterator[Annotated]:
    """Yield the sentences of a file with a word and a tag on each line, the word in that column."""
    if not path.is_file():
        return
    for group in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in group.splitlines() if "\t" in line]
        if rows:
            yield _tagged([row[word] for row in rows], [row[1 - word] for row in rows])


def _tagged(words: Sequence[str], tags: Sequence[str]) -> Annotated:
    text, spans = joined(words)
    names: list[Name] = []
    last = "O"
    for span, tag in zip(spans, tags, strict=True):
        place, _, label = tag.partition("-")
        if place == "I" and last == label:
            names[-1] = Name(Span(names[-1].span.start, span.end), label)
        elif place != "O":
            names.append(Name(span, label))
        last = label if place != "O" else "O"
    return Annotated(text, tuple(names))
