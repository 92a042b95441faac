"""What the tagger adds, how much it reads, and whether the confidences are true.

    python bench/ablation.py [--sets sample-even,second-hold,validation] [--tagger DIR]

For each set: rules alone, the tagger alone, both together, and both where nothing is known of films
and actors from elsewhere, over all its documents, over those whose film no document of
training/corpus/train is about, and over those whose film is not known from elsewhere; the share
of sentences that the tagger read, and of the pairs of names that stood near enough to be read
together; and the reliability of confidences: how many claims of each tenth are right, and the
expected calibration error (the mean distance between confidence and share of right claims).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from extraction import score_of
from sets import KEPT, NAMES, ROOT, SHARED, Case, cases_of, judge, load_scorer

sys.path.append(str(ROOT))
from screensong.graph.claims import Claim, Extraction
from screensong.graph.extraction import Reading, extract, fusion
from screensong.graph.extraction.constraints import settle
from screensong.graph.extraction.gold import to_gold
from screensong.graph.extraction.known import is_known, nothing_known
from screensong.graph.extraction.placing import placed
from screensong.graph.extraction.possible import possible
from screensong.graph.extraction.words import key_of
from screensong.graph.tagger.labels import PAIRS
from screensong.graph.tagger.model import FOLDER, Tagger
from training.annotated import paths, read

_TENTHS = 10


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sets", default=",".join(KEPT), help=f"of {', '.join(NAMES)}")
    parser.add_argument("--tagger", type=Path, default=FOLDER, help="folder of a network")
    parser.add_argument("--scorer", type=Path, default=SHARED / "gold" / "score.py")
    args = parser.parse_args()
    if not args.scorer.is_file():
        print(f"bench/ablation: no scorer at {args.scorer}; give --scorer", file=sys.stderr)
        return 1
    scorer, tagger = load_scorer(args.scorer), Tagger(args.tagger)
    known = _films_learnt_from()
    print(
        "| documents | films | rules P / F1 | tagger alone P / F1 | both P / F1 | nothing known |"
    )
    print("|---|---|---|---|---|---|")
    read_of, reliable = [], []
    with tempfile.TemporaryDirectory() as scratch:
        for name in args.sets.split(","):
            cases = cases_of(name, Path(scratch))
            if not cases:
                print(f"| {name} | not there | | | | |")
                continue
            found = [_four(case, tagger) for case in cases]
            groups = ("all", cases), ("unseen", _unseen(cases, known)), ("unknown", _unknown(cases))
            for films, chosen in groups:
                print(_row(scorer, name, films, chosen, cases, found, Path(scratch)))
            read_of.append(_coverage(name, cases, tagger))
            for how, of in (("rules", 0), ("both", 2)):
                chosen = [extractions[of] for extractions in found]
                reliable += _reliability(scorer, f"{name}, {how}", cases, chosen)
    print("", *read_of, "", *reliable, sep="\n")
    return 0


def _films_learnt_from() -> set[str]:
    documents = [read(path) for path in paths("train")]
    return {key_of(form) for d in documents if d.film for form in d.forms(d.film)}


def _unseen(cases: Sequence[Case], known: set[str]) -> list[Case]:
    return [
        case
        for case in cases
        if not {key_of(n) for n in _names(case)} & known
    ]  # fmt: skip


def _unknown(cases: Sequence[Case]) -> list[Case]:
    return [c for c in cases if not any(is_known("film", name) for name in _names(c))]


def _names(case: Case) -> list[str]:
    film = case.gold["film"]
    return [name for name in (film.get("title"), *film.get("aliases", ())) if name]


def _four(case: Case, tagger: Tagger) -> tuple[Extraction, ...]:
    """Return what rules, the tagger alone, both, and both with nothing known find."""
    both = extract(case.document, tagger=tagger)
    with nothing_known():
        unknowing = extract(case.document, tagger=tagger)
    return extract(case.document), _tagger_alone(case, tagger), both, unknowing


def _tagger_alone(case: Case, tagger: Tagger) -> Extraction:
    """Return what the tagger says, with the title as both together choose it."""
    reading = Reading(case.document, tagger=tagger)
    if reading.tagged is None:
        raise AssertionError
    said = list(possible(reading, ()))
    claims, _ = fusion.weighed(reading, reading.tagged, placed(reading, settle(said)))
    return Extraction(case.document.id, reading.kind, reading.film, settle(claims))


def _row(
    scorer: ModuleType,
    name: str,
    films: str,
    chosen: Sequence[Case],
    cases: Sequence[Case],
    found: Sequence[Sequence[Extraction]],
    scratch: Path,
) -> str:
    every = (*scorer.FIRST, *scorer.OTHER)
    wanted = {case.document.id for case in chosen}
    cells = []
    for number in range(4):
        judged = [
            judge(scorer, case, to_gold(case.document, each[number]), scratch, strict=False)
            for case, each in zip(cases, found, strict=True)
            if case.document.id in wanted
        ]
        score = score_of(scorer, judged, every, 0)
        cells.append(f"{score.p:.2f} / {score.f1:.2f}")
    return f"| {name}, {len(chosen)} | {films} | {' | '.join(cells)} |"


def _coverage(name: str, cases: Sequence[Case], tagger: Tagger) -> str:
    """Tell how many sentences the tagger read, and how many pairs of names."""
    sentences = read_sentences = pairs = read_pairs = 0
    for case in cases:
        reading = Reading(case.document, tagger=tagger)
        if reading.tagged is None:
            continue
        for sentence in reading.layout.sentences:
            sentences += 1
            read_sentences += reading.tagged.has_read(sentence.span)
        for relation in PAIRS:
            near, every = reading.tagged.pairs_read(relation)
            read_pairs, pairs = read_pairs + near, pairs + every
    return (
        f"{name}: {read_sentences} of {sentences} sentences were read "
        f"({read_sentences / max(1, sentences):.3f}), and {read_pairs} of {pairs} pairs of names "
        f"together ({read_pairs / max(1, pairs):.3f})"
    )


def _reliability(
    scorer: ModuleType, name: str, cases: Sequence[Case], found: Sequence[Extraction]
) -> list[str]:
    rows = [
        row
        for case, extraction in zip(cases, found, strict=True)
        for row in _judged(scorer, case, extraction)
    ]
    tenths: list[list[tuple[float, bool]]] = [[] for _ in range(_TENTHS)]
    for sure, right in rows:
        tenths[min(_TENTHS - 1, int(sure * _TENTHS))].append((sure, right))
    error = sum(abs(sum(s - r for s, r in tenth)) for tenth in tenths) / max(1, len(rows))
    cells = [
        f"{number / _TENTHS:.1f}: {sum(r for _, r in tenth) / len(tenth):.2f} of {len(tenth)}"
        for number, tenth in enumerate(tenths)
        if tenth
    ]
    sure = sum(s for s, _ in rows) / max(1, len(rows))
    right = sum(r for _, r in rows) / max(1, len(rows))
    return [
        f"{name}: {len(rows)} claims, {right:.2f} right at a mean confidence of {sure:.2f}, "
        f"expected calibration error {error:.3f}",
        f"    right by tenth of confidence: {'; '.join(cells)}",
    ]


def _judged(scorer: ModuleType, case: Case, extraction: Extraction) -> Iterator[tuple[float, bool]]:
    """Yield confidence and truth of each asserted claim that the annotation does not leave open.

    Relations that no document is annotated with are left open. The scorer lets a film that the
    text never names have any name; here a claim about one is wrong when it has been given a name.
    """
    whole = to_gold(case.document, extraction)
    film = extraction.film
    unnamed = case.gold["film"].get("titleInText") is False and case.gold["film"].get("title")
    misnamed = {film} if film is not None and film.name and unnamed else set()
    document = scorer.Doc(case.gold, case.document.text)
    annotated = {*scorer.FIRST, *scorer.OTHER}
    for claim in extraction.claims:
        if claim.modality == "asserted" and claim.predicate in annotated:
            one = _as_fact(case, extraction, claim)
            matched = [
                fact
                for fact in case.gold["facts"]
                if scorer.fact_match(fact, one, document, whole, False)
            ]
            if not matched or any(not fact.get("optional") for fact in matched):
                of_film = {claim.subject, claim.object} & misnamed
                yield claim.confidence, bool(matched) and not of_film


def _as_fact(case: Case, extraction: Extraction, claim: Claim) -> object:
    return to_gold(case.document, replace(extraction, claims=(claim,)))["facts"][0]


if __name__ == "__main__":
    sys.exit(main())
