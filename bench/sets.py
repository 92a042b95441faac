"""The annotated documents that the benches measure on, and how one document is judged.

| set | documents | tuned on |
|---|---|---|
| shared | the documents beside the repository (`../shared/gold`) | yes |
| sample-odd | the files in odd position of `data/reviews` | yes |
| sample-even | the files in even position | no |
| sample-new | files written later (`LATER`) | no |
| second-tune | half of the annotated audience reviews (`bench/gold`, words from the corpus) | yes |
| second-hold | the other half | no |
| train | `training/corpus/train` | yes: rules, confidences and models |
| validation | the long documents of `training/corpus/validation`, but for the next but one | no |
| validation-short | those of fewer than 140 words | no |
| validation-twice | those on a film beside another version or an earlier one of its series | no |
| validation-several | those on several films of equal rank: pairs, pages of short reviews | no |

The scorer is the one beside the repository; nothing here changes what it counts.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import second_set

from screensong.graph.documents import Document
from screensong.graph.reading.sources import read_sources

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
LATER = frozenset({"winter-jukebox.jsonl"})
TUNED = ("shared", "sample-odd", "second-tune", "train")
KEPT = (
    "sample-even", "second-hold", "validation", "validation-short", "validation-twice",
    "validation-several",
)  # fmt: skip
NEW = ("sample-new",)
NAMES = (*TUNED[:2], KEPT[0], *NEW, TUNED[2], KEPT[1], TUNED[3], *KEPT[2:])
_SHORT = 140


class Case(NamedTuple):
    """A document and its annotation in the scorer's shape, under an id without folders."""

    document: Document
    gold: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the scorer says of one document: [true, false, missed] by relation, and evidence.

    `evidence` is [true positives, of these with the annotated sentence, verbatim, predictions].
    `leaked` of the `unasserted` annotated facts, which the text denies or supposes, were stated.
    """

    kind: str
    relations: dict[str, list[int]]
    evidence: list[int]
    errors: list[Any] = field(default_factory=list)
    unasserted: int = 0
    leaked: int = 0


def load_scorer(path: Path) -> ModuleType:
    """Import the scorer from its path."""
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        message = f"{path} is not a Python module"
        raise SystemExit(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cases_of(name: str, scratch: Path) -> list[Case]:
    """Return the cases of a set; none where it is not there. `scratch` holds what is laid out."""
    if name == "shared":
        return _paired(SHARED / "gold" / "gold", [SHARED / "gold" / "docs"])
    if name.startswith("sample-"):
        every = sorted((ROOT / "data" / "reviews").iterdir())
        if name == "sample-new":
            return _paired(ROOT / "data" / "gold", [f for f in every if f.name in LATER])
        files = [path for path in every if path.name not in LATER]
        return _paired(ROOT / "data" / "gold", files[0 if name == "sample-odd" else 1 :: 2])
    folder = scratch / name
    if name.startswith("second-"):
        corpus = SHARED / "corpus" / "imdb50k.jsonl.gz"
        if not corpus.is_file():
            return []
        second_set.materialise(corpus, folder, name.removeprefix("second-"))
        return _paired(folder / "gold", [folder / "docs"])
    part, _, which = name.partition("-")
    cases = _of_corpus(part, folder)
    if part == "validation":
        kinds = _kinds(part)
        cases = [case for case in cases if _kind_of(case, kinds) == which]
    return cases


def _kind_of(case: Case, kinds: Mapping[str, str]) -> str:
    short = "short" if len(case.document.text.split()) < _SHORT else ""
    return kinds.get(case.document.id) or short


def _kinds(part: str) -> dict[str, str]:
    """Return the kind of each document that tells of several films, by its id."""
    from training.annotated import paths, read
    from training.versions import version_of

    found: dict[str, str] = {}
    for document in map(read, paths(part)):
        told = {fact.subject for fact in document.facts if fact.subject[0] == "f"}
        if "other" in version_of(document).values():
            found[document.id] = "twice"
        elif document.film is None and len(told) > 1:
            found[document.id] = "several"
    return found


def _of_corpus(part: str, folder: Path) -> list[Case]:
    if not any((ROOT / "training" / "corpus" / part).glob("*.txt")):
        return []
    if str(ROOT) not in sys.path:
        sys.path.append(str(ROOT))
    from training.lay_out import lay_out

    lay_out(folder, part)
    return _paired(folder / "gold", [folder / "docs"])


def paired(gold: Path, docs: Path) -> list[Case]:
    """Return the cases of two folders: `<id>.json` annotations and the documents themselves."""
    return _paired(gold, [docs])


def _paired(gold: Path, sources: Iterable[Path]) -> list[Case]:
    found: list[Case] = []
    for document in read_sources([path for path in sources if path.exists()]):
        if not isinstance(document, Document):
            continue
        annotation = gold / f"{document.id}.json"
        if annotation.is_file():
            flat = document.id.replace("/", "__")  # the scorer knows no folders
            noted = json.loads(annotation.read_text("utf-8")) | {"id": flat}
            found.append(Case(document, noted))
    return found


def judge(
    scorer: ModuleType, case: Case, predicted: dict[str, Any], scratch: Path, *, strict: bool
) -> Judged:
    """Let the scorer judge one document."""
    flat = case.gold["id"]
    parts = {part: scratch / "one" / part for part in ("gold", "out", "docs")}
    for part, folder in parts.items():
        folder.mkdir(parents=True, exist_ok=True)
        for stray in folder.iterdir():
            stray.unlink()
        if part == "docs":
            write(folder / f"{flat}.txt", case.document.text)
        else:
            made = case.gold if part == "gold" else predicted | {"id": flat}
            write(folder / f"{flat}.json", json.dumps(made))
    relations, _, _, evidence, errors = scorer.score(
        *(str(parts[part]) for part in ("gold", "out", "docs")), strict
    )
    denied = case.gold.get("unasserted", [])
    leaked = len(list(_leaks(scorer, case, predicted, denied)))
    return Judged(
        case.gold["kind"], dict(relations), list(evidence), list(errors), len(denied), leaked
    )


def _leaks(
    scorer: ModuleType, case: Case, predicted: dict[str, Any], denied: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yield the facts that the text only denies, supposes or reports, yet are stated."""
    document = scorer.Doc(case.gold, case.document.text)
    for fact in denied:
        for one in predicted["facts"]:
            stated = any(
                scorer.fact_match(gold, one, document, predicted, False)
                for gold in case.gold["facts"]
            )
            if not stated and scorer.fact_match(fact, one, document, predicted, False):
                yield fact
                break


def write(path: Path, text: str) -> None:
    """Write text as it is, line ends included."""
    path.write_text(text, encoding="utf-8", newline="")
