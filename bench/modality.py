"""Measure modality: what a sentence denies, supposes, reports or mocks must give no direct triple.

    python bench/modality.py [--part tune|kept|hard|all] [--extractor rules|hybrid] [--wrong]

Reads bench/gold/modality.txt (its parts `tune` and `kept`) and modality-hard.txt (`hard`): groups
of an asserted sentence and its twins. Two things are asked of each sentence. Does `modality_at`
read the marked word in the mode written down? And does a document that holds nothing else give the
direct triple of its group? `--wrong` lists the sentences that fail, save of `kept`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from screensong.graph.claims import Claim, Entity, Opinion
from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.extraction.modality import modality_at, modality_of_name
from screensong.graph.tagger.answers import Reader
from screensong.graph.tagger.model import FOLDER, Tagger

__all__ = ["CONTRASTS", "HARD", "Contrast", "Figures", "measure", "read_contrasts"]

CONTRASTS = Path(__file__).resolve().parent / "gold" / "modality.txt"
HARD = CONTRASTS.with_name("modality-hard.txt")
PARTS = ("tune", "kept", "hard")
MODES = ("asserted", "negated", "hypothetical", "reported", "comparative", "ironic")
# What stands above the sentence, so that it speaks of a film or of its album.
HEADS = {
    "film": "The Glass Harbour (1987)\n\n",
    "undated": "The Glass Harbour\n\nDirector: Ann Example\n\n",
    "album": "The Glass Harbour (1987): Original Motion Picture Soundtrack\n\n"
    "The album holds the score and three songs by the orchestra.\n\n",
}


@dataclass(frozen=True, slots=True)
class Contrast:
    """A sentence, the offset of the word it is about, its mode, and the triple of its group.

    The triple is held in `predicate` and `said`: "Ann Example", "1994", or "acting positive".
    """

    group: int
    part: str
    head: str
    predicate: str
    said: str
    mode: str
    sentence: str
    at: int

    def read_as(self) -> str:
        """Return the mode that the marked word is read in."""
        if self.sentence.startswith(self.said, self.at):
            return modality_of_name(self.sentence, self.at, self.at + len(self.said))
        return modality_at(self.sentence, self.at)

    def gives_triple(self, reader: Reader | None = None) -> bool:
        """Tell whether the sentence under its head gives the direct triple of the group."""
        document = Document("contrast", HEADS[self.head] + self.sentence)
        claims = extract(document, tagger=reader).claims
        return any(
            claim.predicate == self.predicate
            and claim.modality == "asserted"
            and not _is_of_another_version(claim)
            and _object(claim).casefold() == self.said.casefold()
            for claim in claims
        )


def _is_of_another_version(claim: Claim) -> bool:
    """Tell whether a claim is on another film of the title under review, as its year says."""
    film = claim.subject
    return film.year is not None and film.name.endswith(f" ({film.year})")


def _object(claim: Claim) -> str:
    thing = claim.object
    if isinstance(thing, Entity):
        return thing.name
    return f"{thing.aspect} {thing.polarity}" if isinstance(thing, Opinion) else str(thing)


def read_contrasts() -> list[Contrast]:
    """Return the sentences of both files in order."""
    first = _read(CONTRASTS, 0)
    return [*first, *_read(HARD, first[-1].group + 1, "hard")]


def _read(path: Path, number: int, of: str = "") -> list[Contrast]:
    """Return the sentences of a file; without a part, the hash of its first decides for a group.

    A head with `==` is of a group that whoever wrote rules has seen: of `tune`, whatever its hash.
    """
    found: list[Contrast] = []
    group, part, head, predicate, said = number - 1, of, "film", "", ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(("= ", "== ")):
            relation, _, said = line.lstrip("= ").partition(": ")
            predicate, _, head = relation.partition(" @")
            group, head = group + 1, head or "film"
            part = "tune" if line.startswith("==") else of
        elif " | " in line:
            mode, _, marked = line.partition(" | ")
            sentence = marked.replace("[", "")
            if not part:
                part = "kept" if sha256(sentence.encode()).digest()[0] % 2 else "tune"
            at = marked.index("[")
            found.append(Contrast(group, part, head, predicate, said, mode, sentence, at))
    return found


@dataclass(frozen=True, slots=True)
class Figures:
    """The answers for some sentences: `read` is the mode found, `triple` whether one came."""

    answers: tuple[tuple[Contrast, str, bool], ...]

    def recognised(self, mode: str) -> tuple[int, int]:
        """Return how many sentences of a mode are read in it, or at least as not asserted.

        Irony has no modality of its own: any but asserted will do.
        """
        of_mode = [read for one, read, _ in self.answers if one.mode == mode]
        if mode == "asserted":
            return sum(read == "asserted" for read in of_mode), len(of_mode)
        return sum(read != "asserted" for read in of_mode), len(of_mode)

    def leaked(self) -> tuple[int, int]:
        """Return how many sentences that assert nothing give the triple, of how many."""
        others = [triple for one, _, triple in self.answers if one.mode != "asserted"]
        return sum(others), len(others)

    def leaked_beside(self) -> tuple[int, int]:
        """Return the same for groups whose asserted sentence does give its triple."""
        told = {one.group for one, _, triple in self.answers if triple and one.mode == "asserted"}
        others = [t for one, _, t in self.answers if one.mode != "asserted" and one.group in told]
        return sum(others), len(others)

    def stated(self) -> tuple[int, int]:
        """Return how many asserted sentences give their triple, of how many."""
        own = [triple for one, _, triple in self.answers if one.mode == "asserted"]
        return sum(own), len(own)

    def wrong(self) -> Iterator[str]:
        """Yield a line for each sentence that leaks, is silent, or is misread."""
        for one, read, triple in self.answers:
            asserts = one.mode == "asserted"
            fault = "" if triple == asserts else "SILENT " if asserts else "LEAK "
            misread = read != one.mode if one.mode != "ironic" else read == "asserted"
            if fault or misread:
                yield f"{fault}{one.mode} read as {read}: {one.predicate}: {one.sentence}"


def measure(contrasts: list[Contrast], reader: Reader | None = None) -> Figures:
    """Read every sentence, with a tagger where one is given."""
    return Figures(tuple((one, one.read_as(), one.gives_triple(reader)) for one in contrasts))


def main() -> int:
    """Print the figures of each part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=(*PARTS, "all"), default="all")
    parser.add_argument("--extractor", choices=("rules", "hybrid"), default="rules")
    parser.add_argument("--wrong", action="store_true", help="list what is wrong")
    args = parser.parse_args()
    contrasts = read_contrasts()
    reader = Tagger(FOLDER) if args.extractor == "hybrid" else None
    for part in PARTS if args.part == "all" else (args.part,):
        figures = measure([one for one in contrasts if one.part == part], reader)
        groups = len({one.group for one, _, _ in figures.answers})
        print(f"== {part}: {len(figures.answers)} sentences in {groups} groups")
        for mode in MODES:
            print(f"{mode:13} {_share(figures.recognised(mode))} recognised")
        print(f"{'leak':13} {_share(figures.leaked())} of what is not asserted gives the triple")
        print(f"{'':13} {_share(figures.leaked_beside())} where the asserted sentence gives it")
        print(f"{'stated':13} {_share(figures.stated())} of what is asserted gives the triple")
        print(_confusion(figures))
        if args.wrong and part != "kept":
            print("\n".join(figures.wrong()))
    return 0


def _share(counts: tuple[int, int]) -> str:
    part, whole = counts
    return f"{part:4} of {whole:4} = {part / max(1, whole):.3f}"


def _confusion(figures: Figures) -> str:
    counts = Counter((one.mode, read) for one, read, _ in figures.answers)
    lines = ["written \\ read " + " ".join(f"{mode[:6]:>6}" for mode in MODES[:-1])]
    lines += [
        f"{mode:15}" + " ".join(f"{counts[mode, read]:6}" for read in MODES[:-1]) for mode in MODES
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
