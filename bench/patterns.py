"""Measure each pattern's precision on annotated documents of our own that may be tuned on.

    python bench/patterns.py            # writes data/words/confidence.json, docs/patterns.md
    python bench/patterns.py --dry      # prints only
    python bench/patterns.py --check    # how true the confidences are, set by set; figures only

Each asserted claim is judged by itself: right if the annotation has its fact, wrong if not; one
that the annotation marks as optional counts for nothing, nor does one of a relation that no
annotation has. The counts are written, by pattern and
relation; `graph/extraction/confidence.py` turns them into confidences, shrunk towards what the
code says of the pattern. Documents that are kept aside are never counted.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from pattern_page import PAGE, page
from sets import NAMES, ROOT, SHARED, TUNED, Case, cases_of, load_scorer

from screensong.graph.claims import Claim, Extraction
from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.extraction.confidence import Counts, estimate, read_counts
from screensong.graph.extraction.described import RELATIONS as NOT_ANNOTATED
from screensong.graph.extraction.gold import to_gold
from screensong.graph.extraction.patterns import patterns

TABLE = ROOT / "data" / "words" / "confidence.json"
OURS = ("sample-odd", "train")
"""The sets that are counted: what ships is learnt from no text of others."""


def main() -> int:
    """Print what was counted, and write it unless told not to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scorer", type=Path, default=SHARED / "gold" / "score.py")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument("--check", action="store_true", help="compare confidence and precision")
    args = parser.parse_args()
    if not args.scorer.is_file():
        print(f"bench/patterns: no scorer at {args.scorer}; give --scorer", file=sys.stderr)
        return 1
    scorer = load_scorer(args.scorer)
    if args.check:
        check(scorer)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        sets = {name: cases_of(name, Path(scratch)) for name in OURS}
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    said: dict[tuple[str, str], list[float]] = defaultdict(list)
    for case in (case for cases in sets.values() for case in cases):
        for claim, right in judged(scorer, case):
            found[claim.pattern][claim.predicate][not right] += 1
            said[claim.pattern, claim.predicate].append(claim.confidence)
    counts = {name: dict(sorted(found[name].items())) for name in sorted(found)}
    right = sum(pair[0] for row in counts.values() for pair in row.values())
    scale = round(min(1.0, right / max(1.0, sum(map(sum, said.values())))), 3)
    measured_on = {name: len(cases) for name, cases in sets.items() if cases}
    total = sum(map(len, said.values()))
    print(table(counts, scale, said))
    print(f"{right} right of {total} claims; what the code says is scaled by {scale}")
    print(f"measured on {measured_on}")
    if not args.dry:
        TABLE.write_text(as_json(measured_on, scale, counts), encoding="utf-8")
        read_counts.cache_clear()
        PAGE.write_text(page(), encoding="utf-8")
        print(f"written to {TABLE} and {PAGE}")
    return 0


def check(scorer: ModuleType) -> None:
    """Print mean confidence, precision and Brier score (0 is perfect) of the claims of each set."""
    print(f"{'set':<14}{'claims':>7}{'confidence':>12}{'precision':>11}{'Brier':>8}")
    for name in NAMES:
        with tempfile.TemporaryDirectory() as scratch:
            pairs = [
                (claim.confidence, right)
                for case in cases_of(name, Path(scratch))
                for claim, right in judged(scorer, case, measured=True)
            ]
        if pairs:
            sure, right = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
            brier = sum((c - r) ** 2 for c, r in pairs) / len(pairs)
            aside = "" if name in TUNED else "  not tuned on"
            print(f"{name:<14}{len(pairs):7d}{sure:12.3f}{right:11.3f}{brier:8.3f}{aside}")


def judged(
    scorer: ModuleType, case: Case, *, measured: bool = False
) -> Iterator[tuple[Claim, bool]]:
    """Yield each asserted claim of a document, and whether the annotation has its fact."""
    extraction = extract(case.document, measured=measured)
    whole = to_gold(case.document, extraction)
    document = scorer.Doc(case.gold, case.document.text)
    facts = case.gold["facts"]
    for claim in extraction.claims:
        if claim.modality != "asserted" or claim.predicate in NOT_ANNOTATED:
            continue
        one = _as_fact(case.document, extraction, claim)
        matched = [fact for fact in facts if scorer.fact_match(fact, one, document, whole, False)]
        if any(not fact.get("optional") for fact in matched):
            yield claim, True
        elif not matched:
            yield claim, False


def _as_fact(document: Document, extraction: Extraction, claim: Claim) -> dict[str, Any]:
    single = replace(extraction, claims=(claim,))
    made: dict[str, Any] = to_gold(document, single)["facts"][0]
    return made


def table(
    counts: dict[str, dict[str, list[int]]],
    scale: float,
    said: dict[tuple[str, str], list[float]],
) -> str:
    """Return the counts with the confidences that follow, one line for pattern and relation."""
    given = Counts(
        scale,
        {
            name: {relation: (right, wrong) for relation, (right, wrong) in row.items()}
            for name, row in counts.items()
        },
    )
    lines = [f"{'pattern':<30}{'relation':<18}{'right':>6}{'wrong':>6}{'code':>7}{'now':>7}"]
    for name, row in counts.items():
        for relation, (right, wrong) in row.items():
            numbers = said[name, relation]
            code = sum(numbers) / len(numbers)
            now = estimate(given, name, relation, code)
            lines.append(f"{name:<30}{relation:<18}{right:6d}{wrong:6d}{code:7.2f}{now:7.2f}")
    unseen = [name for name in patterns() if name not in counts]
    lines.append(f"{len(unseen)} of {len(patterns())} patterns found nothing here")
    return "\n".join(lines)


def as_json(
    measured_on: dict[str, int], scale: float, counts: dict[str, dict[str, list[int]]]
) -> str:
    """Return the table as JSON, one line for each pattern."""
    rows = [f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in counts.items()]
    return (
        f'{{\n "measured_on": {json.dumps(measured_on)},\n "scale": {scale},\n "counts": {{\n'
        + ",\n".join(rows)
        + "\n }\n}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
