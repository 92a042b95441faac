"""Examples from public sets whose licences allow shipping what is learnt from them.

CrossNER (Liu et al. 2021, MIT; five domains of Wikipedia text) and Text2KGBench, Wikidata-TekGen
films and music (Mihindukulasooriya et al. 2023, CC BY-SA 4.0). Both are read where they lie.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from screensong.graph.documents import Span
from screensong.graph.tagger.encoding import Window, pieces_of, windows_of
from screensong.graph.tagger.labels import RELATIONS, SUBJECT
from screensong.graph.tagger.wordpieces import WordPieces

from .examples import Example, tag_classes

__all__ = [
    "DOMAINS",
    "TEXT2KG",
    "THIRDS",
    "crossner_sentences",
    "film_titles",
    "is_kept",
    "public_examples",
    "text2kg_sentences",
]

DOMAINS: Mapping[str, Sequence[str]] = {
    "music": ("train", "dev"),
    "literature": ("train", "dev", "test"),
    "politics": ("train", "dev", "test"),
    "science": ("train", "dev", "test"),
    "ai": ("train", "dev", "test"),
}
_FILM = (SUBJECT, "film")
_ANY_WORK = (*_FILM, "work", "song", "other")
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
_OF_RELATION: Mapping[str, tuple[Sequence[str], Sequence[str], str | None]] = {
    "director": (_FILM, ("person",), "director"),
    "screenwriter": (_FILM, ("person",), "screenwriter"),
    "cast member": (_FILM, ("person",), "castMember"),
    "genre": (_ANY_WORK, ("filmGenre", "musicGenre", "O"), None),
    "based on": (_FILM, ("work", "other", *_FILM, "character"), "basedOn"),
    "award received": (_FILM, ("award",), "award"),
    "nominated for": (_ANY_WORK, ("award",), None),
    "production company": (_FILM, ("organization",), "studio"),
    "characters": (_FILM, ("character",), "characterIn"),
    "narrative location": (_FILM, ("place",), "setIn"),
    "filming location": (_FILM, ("place",), None),
    "composer": (("song", "other", "work"), ("person",), None),
    "lyrics by": (("song", "other", "work"), ("person",), None),
    "performer": (("song", "other"), ("person", "performer"), None),
    "record label": (("song", "other", "person", "performer"), ("organization",), None),
    "part of": (("song",), ("other", *_FILM, "work"), None),
    "tracklist": (("other",), ("song",), None),
    "producer": (("other", *_FILM, "song"), ("person", "performer"), None),
}


def public_examples(
    folder: Path, vocabulary: WordPieces, third: int = 0
) -> dict[str, list[Example]]:
    """Return examples by source, but for the `third` (0, 1 or 2) that is kept to measure on.

    `folder` holds `crossner/` and `text2kgbench/`.
    """
    made: dict[str, list[Example]] = {}
    for domain, parts in DOMAINS.items():
        made[domain] = [
            example
            for part in parts
            for number, (words, tags) in enumerate(crossner_sentences(folder, domain, part))
            if not (domain == "music" and part == "dev" and is_kept(number, third))
            and (example := _crossner(words, tags, vocabulary))
        ]
    for name in TEXT2KG:
        made[name] = [
            _stated(text, triples, window, vocabulary)
            for number, (text, triples) in enumerate(text2kg_sentences(folder, name).items())
            if not is_kept(number, third) and (window := _window(text, vocabulary)) is not None
        ]
    return made


def is_kept(number: int, third: int = 0) -> bool:
    """Tell whether a sentence of the sets that are also measured on is kept aside: every third."""
    return number % THIRDS == third


THIRDS = 3
TEXT2KG: Mapping[str, str] = {
    "films": "ont_1_movie_train.jsonl", "songs": "ont_2_music_train.jsonl",
}  # fmt: skip


def film_titles(folder: Path, third: int = 0) -> list[str]:
    """Return the titles of films in the sentences of public sets that are learnt from, sorted."""
    sentences = text2kg_sentences(folder, "films").values()
    learnt = [
        triple
        for number, triples in enumerate(sentences)
        if not is_kept(number, third)
        for triple in triples
    ]
    return sorted({subject for subject, _, _ in learnt})


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


def _joined(words: Sequence[str]) -> tuple[str, list[Span]]:
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
    text, spans = _joined(words)
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


def text2kg_sentences(folder: Path, name: str) -> dict[str, list[tuple[str, str, str]]]:
    """Return (subject, relation, object) of each sentence, in the order of the file."""
    rows: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    path = folder / "text2kgbench" / TEXT2KG[name]
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["sent"]].append((row["sub_label"], row["rel_label"], row["obj_label"]))
    return rows


def _stated(
    text: str, triples: Sequence[tuple[str, str, str]], window: Window, vocabulary: WordPieces
) -> Example:
    kinds: dict[str, Sequence[str]] = {}
    relations: dict[str, set[str]] = defaultdict(set)
    for subject, label, thing in triples:
        of_subject, of_object, relation = _OF_RELATION.get(label, ((), (), None))
        for name, allowed in ((subject, of_subject), (thing, of_object)):
            if allowed:
                held = kinds.get(name)
                kinds[name] = [k for k in held if k in allowed] or held if held else allowed
        if relation:
            relations[thing].add(relation)
    # Words with a capital, and genres, may be names nobody listed: they teach nothing.
    classes: list[tuple[int, ...]] = [
        () if piece.shape % 8 in (1, 2, 3, 4, 5, 7) or piece.shape % 16 >= 8 else (0,)
        for piece in window.pieces
    ]
    made = Example(window.ids(vocabulary), window.shapes, [(), *classes, ()], source="text2kg")
    for name, allowed in sorted(kinds.items(), key=lambda pair: len(pair[0])):
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            _name(made, window, found.span(), allowed, relations.get(name))
    return made


def _name(
    made: Example,
    window: Window,
    span: tuple[int, int],
    allowed: Sequence[str],
    relations: set[str] | None,
) -> None:
    at = [
        number
        for number, piece in enumerate(window.pieces, 1)
        if piece.start >= span[0] and piece.end <= span[1]
    ]
    if not at:
        return
    for number in at:
        named = tag_classes([k for k in allowed if k != "O"], "B" if number == at[0] else "I")
        made.tags[number] = (*named, 0) if "O" in allowed else named
    if relations:
        values: list[float | None] = [
            1.0 if r in relations else 0.0 if _is_denied(r, relations) else None for r in RELATIONS
        ]
        made.relations.append((at[0], values))


def _is_denied(relation: str, relations: Collection[str]) -> bool:
    """Tell whether those who have these relations hardly have that one in the same sentence.

    The triples of a sentence are not all that it states: a director who also wrote the film is
    often listed once. One who acts in it is seldom listed for other work alone.
    """
    if relation == _ACTS:
        return any(each in _WORKS for each in relations)
    return relation in _WORKS and _ACTS in relations


_ACTS = "castMember"
_WORKS = frozenset(
    ("director", "screenwriter", "producer", "cinematographer", "editor", "composer")
)
