"""Measure extraction against annotated documents: quality, evidence, speed, start-up, memory.

    python bench/extraction.py [--sets shared,sample-odd] [--markdown] [--jobs 4]
    python bench/extraction.py --gold DIR --docs DIR [--strict] [--errors 40] [--only id,id]

Without options every set of `bench/sets.py` that is present is measured, and the contrast set of
`bench/modality.py`; what was tuned on is said beside each. Header facts are release year, running
time, rating, date and author of the review. Intervals are of 95 %, from documents drawn again with
replacement (seeded).
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any, NamedTuple

import modality
from sets import (
    KEPT,
    NAMES,
    NEW,
    SHARED,
    TUNED,
    Case,
    Judged,
    cases_of,
    judge,
    load_scorer,
    paired,
    write,
)

from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.extraction.gold import to_gold
from screensong.graph.tagger.model import FOLDER, Tagger

HEADER = ("releaseYear", "runtimeMinutes", "rating", "reviewDate", "reviewAuthor")
MAKERS = ("director", "castMember", "composer")
_SEED = 7
_WORDS = 300


class Score(NamedTuple):
    """Precision, recall and F1, and the F1 between which 95 of 100 resamples lie."""

    p: float
    r: float
    f1: float
    low: float
    high: float
    counts: tuple[int, int, int]

    def line(self, name: str) -> str:
        tp, fp, fn = self.counts
        return (
            f"{name:<24}{self.p:7.3f}{self.r:7.3f}{self.f1:7.3f}  [{self.low:.2f}-{self.high:.2f}]"
            f"   tp {tp:4d} fp {fp:4d} fn {fn:4d}"
        )


class Measured(NamedTuple):
    """A set with what the scorer says of each document, by default and strictly."""

    name: str
    cases: list[Case]
    default: list[Judged]
    strict: list[Judged]


def main() -> int:
    """Print the figures of every set that is present."""
    args = _arguments()
    if not args.scorer.is_file():
        return refuse(f"no scorer at {args.scorer}; give --scorer")
    scorer = load_scorer(args.scorer)
    tags = args.scorer.with_name("tags.json")
    measured: list[Measured] = []
    with tempfile.TemporaryDirectory() as name, _pool(args) as pool:
        scratch = Path(name)
        if args.gold:
            if not any(args.gold.rglob("*.json")):
                return refuse(f"no annotations (*.json) in {args.gold}")
            if not args.docs.is_dir():
                return refuse(f"no folder of documents at {args.docs}")
            chosen = [(str(args.docs), paired(args.gold, args.docs))]
        else:
            chosen = [(one, cases_of(one, scratch)) for one in args.sets]
        for one, cases in chosen:
            if args.only:
                cases = [case for case in cases if case.document.id in args.only]
            if cases:
                measured.append(_measure(scorer, one, cases, scratch, pool))
        if not measured:
            return refuse("no annotated documents found")
        if args.markdown:
            print(_markdown(scorer, measured, args.resamples))
        else:
            for one in measured:
                _report(scorer, one, args, json.loads(tags.read_text()) if tags.is_file() else {})
        if not args.gold:
            _report_contrasts(args.reader)
        _report_speed([case for one in measured for case in one.cases], scratch, args.reader)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sets", help=f"comma-separated, of {', '.join(NAMES)}")
    parser.add_argument("--gold", type=Path, help="folder of <id>.json annotations")
    parser.add_argument("--docs", type=Path, help="folder of the documents")
    parser.add_argument("--scorer", type=Path, default=SHARED / "gold" / "score.py")
    parser.add_argument("--strict", action="store_true", help="list strict errors")
    parser.add_argument("--errors", type=int, default=0, help="list so many errors")
    parser.add_argument("--only", help="comma-separated document ids")
    parser.add_argument("--markdown", action="store_true", help="the tables of docs/extraction.md")
    parser.add_argument("--extractor", choices=("rules", "hybrid"), default="rules")
    parser.add_argument("--tagger", type=Path, help="folder of a network, if not the shipped one")
    parser.add_argument("--jobs", type=int, default=1, help="processes that extract")
    parser.add_argument("--resamples", type=int, default=1000, help="for the intervals")
    args = parser.parse_args()
    if bool(args.gold) != bool(args.docs):
        parser.error("--gold and --docs go together")
    args.only = set(args.only.split(",")) if args.only else None
    args.folder = (args.tagger or FOLDER) if args.extractor == "hybrid" else None
    args.reader = Tagger(args.folder) if args.folder else None
    args.sets = args.sets.split(",") if args.sets else list(NAMES)
    if unknown := set(args.sets) - set(NAMES):
        parser.error(f"no set is called {', '.join(sorted(unknown))}")
    return args


def refuse(reason: str) -> int:
    """Say in one line why nothing is measured."""
    print(f"bench/extraction: {reason}", file=sys.stderr)
    return 1


def _measure(
    scorer: ModuleType, name: str, cases: list[Case], scratch: Path, pool: Executor
) -> Measured:
    found = list(pool.map(_extracted, [case.document for case in cases], chunksize=4))
    judged = [
        [
            judge(scorer, case, predicted, scratch, strict=strict)
            for case, predicted in zip(cases, found, strict=True)
        ]
        for strict in (False, True)
    ]
    return Measured(name, cases, *judged)


_reader: list[Tagger] = []
"""The tagger of a process that extracts, where it has one."""


def _pool(args: argparse.Namespace) -> Executor:
    return ProcessPoolExecutor(args.jobs, initializer=_open, initargs=(args.folder,))


def _open(folder: Path | None) -> None:
    if folder is not None:
        _reader.append(Tagger(folder))


def _extracted(document: Document) -> dict[str, Any]:
    return to_gold(document, extract(document, tagger=_reader[0] if _reader else None))


def score_of(
    scorer: ModuleType, judged: Sequence[Judged], relations: Sequence[str], resamples: int
) -> Score:
    """Return the micro score over some relations, its interval from resampled documents."""
    counts = [
        tuple(sum(one.relations.get(r, [0, 0, 0])[k] for r in relations) for k in range(3))
        for one in judged
    ]
    whole = tuple(map(sum, zip(*counts, strict=True))) if counts else (0, 0, 0)
    random, drawn = Random(_SEED), []
    for _ in range(resamples if len(counts) > 1 else 0):
        sample = random.choices(counts, k=len(counts))
        drawn.append(scorer.prf([sum(column) for column in zip(*sample, strict=True)])[2])
    p, r, f1 = scorer.prf(whole)
    drawn.sort()
    low, high = (
        (drawn[int(0.025 * len(drawn))], drawn[int(0.975 * len(drawn))]) if drawn else (f1, f1)
    )
    return Score(p, r, f1, low, high, (whole[0], whole[1], whole[2]))


def _report(
    scorer: ModuleType, one: Measured, args: argparse.Namespace, tags: dict[str, list[str]]
) -> None:
    every = (*scorer.FIRST, *scorer.OTHER)

    def line(name: str, judged: Sequence[Judged], relations: Sequence[str] = every) -> str:
        return score_of(scorer, judged, relations, args.resamples).line(name)

    print(f"== {one.name}: {len(one.cases)} documents, {_tuned(one.name)}")
    print(f"{'':24}{'P':>7}{'R':>7}{'F1':>7}")
    print(line("ALL default", one.default))
    print(line("ALL strict", one.strict))
    print(line("first-class", one.default, scorer.FIRST))
    print(line("first-class strict", one.strict, scorer.FIRST))
    print(line("header facts", one.default, HEADER))
    print(line("director, cast, composer", one.default, MAKERS))
    for relation in every:
        if any(sum(each.relations.get(relation, [0])) for each in one.default):
            print(line(f"  {relation}", one.default, [relation]))
    for kind in sorted({each.kind for each in one.default}):
        print(line(f"kind {kind}", [each for each in one.default if each.kind == kind]))
    for tag, ids in tags.items() if one.name == "shared" else ():
        tagged = [
            each
            for case, each in zip(one.cases, one.default, strict=True)
            if case.document.id in ids
        ]
        print(line(f"tag {tag[:19]}", tagged))
    print(_evidence(one.default))
    print(_modality(one.default))
    if args.errors and one.name in KEPT:
        print("errors are not listed: these documents are kept aside")
    elif args.errors:
        _errors(one.strict if args.strict else one.default, args.errors)


def _tuned(name: str) -> str:
    if name in TUNED:
        return "tuned on"
    if name in NEW:
        return "new, not tuned on"
    return "kept aside" if name in KEPT else "given"


def _evidence(judged: Sequence[Judged]) -> str:
    true, same, verbatim, all_of = (sum(each.evidence[k] for each in judged) for k in range(4))
    return (
        f"evidence: the annotated sentence in {same / max(1, true):.3f} of {true} true positives, "
        f"verbatim in {verbatim / max(1, all_of):.3f} of {all_of} predictions"
    )


def _modality(judged: Sequence[Judged]) -> str:
    leaked, unasserted = (
        sum(getattr(each, k) for each in judged) for k in ("leaked", "unasserted")
    )
    if not unasserted:
        return "modality: no denied or supposed facts are annotated here (see bench/modality.py)"
    share = leaked / unasserted
    return f"modality: {leaked} of {unasserted} denied or supposed facts are stated, {share:.3f}"


def _report_contrasts(reader: Tagger | None) -> None:
    """Print what the contrast set says (`bench/modality.py` has the details)."""
    for part in ("tune", "kept"):
        figures = modality.measure([c for c in modality.read_contrasts() if c.part == part], reader)
        leaked, others = figures.leaked()
        stated, own = figures.stated()
        print(
            f"contrast set, {part}: {leaked} of {others} sentences that assert nothing give a "
            f"triple ({leaked / max(1, others):.3f}); {stated} of {own} that assert one do"
        )


def _errors(judged: Sequence[Judged], count: int) -> None:
    listed = [error for each in judged for error in each.errors][:count]
    for where, sort, relation, subject, thing in listed:
        ends = [
            e.get("name") or e.get("value") if isinstance(e, dict) else e for e in (subject, thing)
        ]
        print(where, sort, relation, ends[0], "->", ends[1])


def _markdown(scorer: ModuleType, measured: list[Measured], resamples: int) -> str:
    every = (*scorer.FIRST, *scorer.OTHER)
    lines = [
        "| documents | tuned on them | P | R | F1 (95 %) | strict F1 (95 %) | header facts F1 "
        "| director, cast, composer P / F1 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for one in measured:
        plain, strict, header, makers = (
            score_of(scorer, judged, relations, resamples)
            for judged, relations in (
                (one.default, every), (one.strict, every), (one.default, HEADER),
                (one.default, MAKERS),
            )
        )  # fmt: skip
        bold = "**" if one.name in (*KEPT, *NEW) else ""
        row = [
            f"{one.name}, {len(one.cases)}", "no" if bold else "yes", f"{plain.p:.2f}",
            f"{plain.r:.2f}", f"{plain.f1:.2f} ({plain.low:.2f}-{plain.high:.2f})",
            f"{strict.f1:.2f} ({strict.low:.2f}-{strict.high:.2f})", _or_dash(header, "f1"),
            f"{_or_dash(makers, 'p')} / {_or_dash(makers, 'f1')}",
        ]  # fmt: skip
        lines.append("| " + " | ".join(f"{bold}{cell}{bold}" for cell in row) + " |")
    lines += ["", "| relation (F1, facts) | " + " | ".join(one.name for one in measured) + " |"]
    lines.append("|---" * (len(measured) + 1) + "|")
    for relation in every:
        cells = []
        for one in measured:
            score = score_of(scorer, one.default, [relation], 0)
            facts = score.counts[0] + score.counts[2]
            cells.append(f"{score.f1:.2f} ({facts})" if facts else "")
        if any(cells):
            lines.append(f"| {relation} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _or_dash(score: Score, part: str) -> str:
    return f"{getattr(score, part):.2f}" if any(score.counts) else "–"


def _report_speed(cases: list[Case], scratch: Path, reader: Tagger | None) -> None:
    documents = [case.document for case in cases]
    words = sum(len(document.text.split()) for document in documents)
    started, runs = time.process_time(), 0
    while runs < 2 or time.process_time() - started < 2.0:
        for document in documents:
            extract(document, tagger=reader)
        runs += 1
    spent = time.process_time() - started
    print(
        f"speed: {runs * len(documents) / spent:.0f} documents/s on one core "
        f"({words / len(documents):.0f} words each), "
        f"{runs * words / spent / _WORDS:.0f} of {_WORDS} words"
    )
    name = "rules" if reader is None else "hybrid"
    print(f"cold start: {cold_start(name):.2f} s for a new process to extract one short document")
    print(
        f"peak memory: {peak_memory(documents, scratch, name):.0f} MB for a process that "
        "reads them all"
    )


def cold_start(extractor: str = "rules") -> float:
    """Return the seconds a new process needs to import the package and extract one text."""
    program = (
        "from screensong.graph.documents import Document\n"
        "from screensong.graph.extractors import extract\n"
        "extract(Document('d', 'Some Film (1999)\\n\\nThe score by Bo Example is superb.'), "
        f"extractor={extractor!r})"
    )
    return _median_of_three(lambda: _timed(program))


def _timed(program: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)
    return time.perf_counter() - started


def _median_of_three(measure: Callable[[], float]) -> float:
    return statistics.median(measure() for _ in range(3))


def peak_memory(documents: Sequence[Document], scratch: Path, extractor: str) -> float:
    """Return the most MB that a new process holds which reads and extracts all documents.

    By /proc: what getrusage counts holds the size of the process that started this one, too.
    """
    folder = scratch / "all"
    folder.mkdir(exist_ok=True)
    suffixes = defaultdict(lambda: ".txt", {"text/html": ".html", "text/markdown": ".md"})
    for number, document in enumerate(documents):
        write(folder / f"{number}{suffixes[document.media_type]}", document.text)
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from screensong.graph.readers import read_all\n"
        f"for _ in read_all([Path(sys.argv[1])], extractor={extractor!r}): pass\n"
        "lines = Path('/proc/self/status').read_text().splitlines()\n"
        "print(next(line.split()[1] for line in lines if line.startswith('VmHWM')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        check=True, timeout=600, capture_output=True, text=True,
    )  # fmt: skip
    return int(done.stdout) / 1024


if __name__ == "__main__":
    sys.exit(main())
