"""Learn what the tagger's reading is worth beside patterns and scorers.

    python -m training.weigh --round DIR training/seen/first.txt [--round DIR FILE …]

`titles_read` weighs it for the title of the film under review, `fusion` for every claim. Both must
see it as it is on new text. A round is a tagger of an earlier version (its folder, as in
data/tagger) and a file with the names of the documents of `corpus/train` that it was trained on.
Each document is learnt from as the latest tagger reads it that had not seen it, with scorers learnt
from what that tagger had seen. Rounds are given oldest first.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from screensong.graph.documents import Document
from screensong.graph.extraction import Reading, all_claims
from screensong.graph.extraction.fusion import CLASSES, Fusion
from screensong.graph.extraction.linear import Scorer, replaced
from screensong.graph.tagger.answers import Reader
from screensong.graph.tagger.model import Tagger

from .annotated import Annotated, paths, read
from .learn import MODEL, learn
from .linear import Case, ridge, save
from .titles import Choice, candidates_of, train_choices
from .truth import Truth
from .untitled import with_untitled

__all__ = ["Round", "fusion_cases", "main", "rounds_of", "weigh"]


class Round(NamedTuple):
    """A tagger, what it was trained on, and what it is the latest not to have seen."""

    tagger: Reader
    seen: Sequence[Annotated]
    unseen: Sequence[Annotated]


def main() -> int:
    """Learn both scorers and write them to data/model."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--round", nargs=2, type=Path, action="append", required=True, dest="rounds",
        metavar=("TAGGER", "SEEN"), help="a tagger's folder; names of documents, one a line",
    )  # fmt: skip
    args = parser.parse_args()
    documents = [read(path) for path in paths("train")]
    taggers = [
        (Tagger(folder), frozenset(seen.read_text("utf-8").split())) for folder, seen in args.rounds
    ]
    rounds = rounds_of(documents, taggers)
    for each in rounds:
        if not each.seen or not each.unseen:
            parser.error(
                f"of {len(documents)} documents a tagger has seen {len(each.seen)}, and "
                f"{len(each.unseen)} are left to learn from; neither may be none"
            )
    count = sum(len(each.unseen) for each in rounds)
    for name, scorer in weigh(rounds).items():
        save(scorer, MODEL / f"{name}.json")
        print(f"{name}: {len(scorer.weights)} features, from {count} documents")
    return 0


def rounds_of(
    documents: Sequence[Annotated], taggers: Sequence[tuple[Reader, frozenset[str]]]
) -> list[Round]:
    """Return a round for each tagger, in their order; each comes with the names it has seen."""
    rounds: list[Round] = []
    taken: set[str] = set()
    for tagger, names in reversed(taggers):
        seen = [document for document in documents if document.id in names]
        unseen = [d for d in documents if d.id not in names and d.id not in taken]
        taken.update(document.id for document in unseen)
        rounds.insert(0, Round(tagger, seen, unseen))
    return rounds


def weigh(rounds: Sequence[Round]) -> dict[str, Scorer]:
    """Return `titles_read` and `fusion`, learnt from the unseen documents of all rounds."""
    choices: list[Choice] = []
    cases: list[Case] = []
    for tagger, seen, unseen in rounds:
        with ExitStack() as stack:
            for name, scorer in learn(seen).items():
                stack.enter_context(replaced(name, scorer))
            stack.enter_context(replaced("fusion", Scorer(CLASSES, [0, 0], {})))
            for document in with_untitled(unseen):
                choices.append(candidates_of(document, tagger).by_evidence())
                cases += fusion_cases(document, tagger)
    return {"titles_read": train_choices(choices), "fusion": ridge(cases, CLASSES)}


def fusion_cases(document: Annotated, tagger: Reader) -> Iterator[Case]:
    """Yield a case for each claim that a document is said to make, true or false.

    The title is given: what is learnt is how true claims are of the film that is meant.
    """
    names = document.forms(document.film) if document.film else ()
    titled = names[0] if names else "" if document.film else None
    reading = Reading(Document(document.id, document.text), titled=titled, tagger=tagger)
    if reading.tagged is None:
        return
    fusion, truth = Fusion(reading, reading.tagged), Truth(document)
    for claim in all_claims(reading):
        right = truth.judge(claim)
        if claim.modality == "asserted" and right is not None:
            yield Case(fusion.features(claim), CLASSES[right])


if __name__ == "__main__":
    raise SystemExit(main())
