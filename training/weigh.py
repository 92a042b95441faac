"""Learn what the tagger's reading is worth beside patterns and scorers.

    python -m training.weigh --tagger DIR --seen training/first-documents.txt

`titles_read` weighs it for the title of the film under review, `fusion` for every claim. Both must
see it as it is on new text: `--seen` names the documents of `corpus/train` that this tagger was
trained on, and what it reads in the others is learnt from, with scorers learnt from the first.
What ships was learnt with the tagger of the version before, whose documents that file names.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from screensong.graph.documents import Document
from screensong.graph.extraction import Reading, all_claims
from screensong.graph.extraction.fusion import CLASSES, Fusion
from screensong.graph.extraction.linear import Scorer, replaced
from screensong.graph.tagger.model import Tagger

from .annotated import Annotated, paths, read
from .learn import MODEL, learn
from .linear import Case, ridge, save
from .titles import candidates_of, train_choices
from .truth import Truth
from .untitled import with_untitled

__all__ = ["fusion_cases", "main", "weigh"]


def main() -> int:
    """Learn both scorers and write them to data/model."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tagger", type=Path, required=True, help="its folder, as in data/tagger")
    parser.add_argument("--seen", type=Path, required=True, help="names of documents, one a line")
    args = parser.parse_args()
    documents = [read(path) for path in paths("train")]
    names = set(args.seen.read_text("utf-8").split())
    seen = [document for document in documents if document.id in names]
    unseen = [document for document in documents if document.id not in names]
    if not seen or not unseen:
        parser.error(f"{len(seen)} of {len(documents)} documents were seen; expected some, not all")
    for name, scorer in weigh(seen, unseen, Tagger(args.tagger)).items():
        save(scorer, MODEL / f"{name}.json")
        print(f"{name}: {len(scorer.weights)} features, from {len(unseen)} documents")
    return 0


def weigh(
    seen: Sequence[Annotated], unseen: Sequence[Annotated], tagger: Tagger
) -> dict[str, Scorer]:
    """Return `titles_read` and `fusion`, learnt from the unseen documents."""
    unseen = list(with_untitled(unseen))
    with ExitStack() as stack:
        for name, scorer in learn(seen).items():
            stack.enter_context(replaced(name, scorer))
        choices = [candidates_of(document, tagger).by_evidence() for document in unseen]
        titles = train_choices(choices)
        with replaced("fusion", Scorer(CLASSES, [0, 0], {})):
            cases = [case for document in unseen for case in fusion_cases(document, tagger)]
    return {"titles_read": titles, "fusion": ridge(cases, CLASSES)}


def fusion_cases(document: Annotated, tagger: Tagger) -> Iterator[Case]:
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
