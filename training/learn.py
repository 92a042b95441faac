"""Train the scorers that ship in data/model from corpus/train, or check them by folds.

python -m training.learn              train and write
python -m training.learn --folds 5    train on four fifths, measure on the fifth, in turn
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from screensong.graph.extraction.likely_roles import ROLES
from screensong.graph.extraction.linear import Scorer, replaced
from screensong.graph.extraction.name_kinds import KINDS
from screensong.graph.extraction.song_people import CLASSES

from .annotated import Annotated, paths, read
from .characters import character_cases
from .linear import Case, save, train
from .matters import matter_cases, train_matters
from .names import name_cases
from .opinions import opinion_cases, train_opinions
from .quoted import quoted_cases, train_quoted
from .roles import RoleCase, role_cases, train_roles
from .settings import setting_cases
from .shortened import all_shapes
from .songs import song_cases
from .titles import Candidates, Choice, candidates_of, train_choices
from .told_several import is_of_several

__all__ = ["main"]

MODEL = Path(__file__).resolve().parents[1] / "data" / "model"
_PARTS = 4
T = TypeVar("T")


def main() -> int:
    """Train all scorers and write them, or print how well they do on documents left out."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folds", type=int)
    args = parser.parse_args()
    documents = [read(path) for path in paths("train")]
    if args.folds:
        check(documents, args.folds)
        return 0
    for name, scorer in learn(documents).items():
        save(scorer, MODEL / f"{name}.json")
        print(f"{name}: {len(scorer.weights)} features")
    return 0


def learn(documents: Sequence[Annotated]) -> dict[str, Scorer]:
    """Return every scorer by name, each trained on what the ones before it say of unseen text."""
    names = [name_cases(document) for document in documents]
    kinds = train([case for cases in names for case in cases], KINDS)
    apart_kinds = [
        train([c for i, cases in enumerate(names) if i % _PARTS != part for c in cases], KINDS)
        for part in range(_PARTS)
    ]

    def apart(make: Callable[[Annotated], Iterable[T]]) -> list[list[T]]:
        """Apply `make` to each document under kinds learnt from the others."""
        made: list[list[T]] = []
        for i, document in enumerate(documents):
            with replaced("name_kinds", apart_kinds[i % _PARTS]):
                made.append(list(make(document)))
        return made

    matters = train_matters(_all(apart(matter_cases)))
    found = _all(apart(_title_cases))
    with replaced("matters", matters):
        quoted = train_quoted(_all(apart(quoted_cases)))
    learnt = {"name_kinds": kinds, **learn_titles(found), "quoted": quoted, "matters": matters}
    main_film, titles = learnt["main_film"], learnt["titles"]
    none = Scorer(ROLES, [-1_000] * len(ROLES), {})
    with (
        replaced("matters", matters),
        replaced("main_film", main_film),
        replaced("titles", titles),
        replaced("quoted", quoted),
        replaced("roles", none),
    ):
        learnt["roles"] = train_roles(_all(apart(role_cases)))
        learnt["characters"] = train(_all(apart(character_cases)), ("no", "yes"))
        learnt["song_people"] = train(_all(apart(song_cases)), CLASSES)
        learnt["settings"] = train(_all(apart(setting_cases)), ("no", "yes"))
    with (
        replaced("matters", matters),
        replaced("main_film", main_film),
        replaced("titles", titles),
        replaced("quoted", quoted),
        replaced("roles", learnt["roles"]),
    ):
        learnt["opinions"] = train_opinions(_all(apart(opinion_cases)))
    return learnt


def _title_cases(document: Annotated) -> Iterable[Candidates]:
    """Return the candidates of a document and of what is made from it; none of several films."""
    return () if is_of_several(document) else map(candidates_of, all_shapes([document]))


def learn_titles(found: Sequence[Candidates]) -> dict[str, Scorer]:
    """Return the scorer of a title's words and that of all the evidence for it.

    The second learns from what the first says of documents that it has not seen.
    """
    by_words = [candidates.by_words() for candidates in found]
    by_evidence: list[Choice] = []
    for part in range(_PARTS):
        others = [choice for i, choice in enumerate(by_words) if i % _PARTS != part]
        with replaced("main_film", train_choices(others)):
            by_evidence += [candidates.by_evidence() for candidates in found[part::_PARTS]]
    return {
        "main_film": train_choices(by_words),
        "titles": train_choices(by_evidence),
    }


def _all(lists: Iterable[Iterable[T]]) -> list[T]:
    return [one for many in lists for one in many]


def check(documents: Sequence[Annotated], folds: int) -> None:
    """Print figures of the scorers on the documents that each fold leaves out."""
    kinds: Counter[tuple[str, str]] = Counter()
    quoted: Counter[tuple[str, str]] = Counter()
    titles: Counter[str] = Counter()
    roles: Counter[tuple[str, str]] = Counter()
    for fold in range(folds):
        learnt = learn([d for i, d in enumerate(documents) if i % folds != fold])
        with replaced("name_kinds", learnt["name_kinds"]):
            for i, document in enumerate(documents):
                if i % folds == fold:
                    _count_classes(kinds, name_cases(document), learnt["name_kinds"])
                    _count_classes(quoted, quoted_cases(document), learnt["quoted"])
                    _count_roles(roles, role_cases(document), learnt["roles"])
                    with replaced("main_film", learnt["main_film"]):
                        choice = candidates_of(document).by_evidence()
                    titles[_title_result(choice, learnt["titles"])] += 1
        print(f"fold {fold + 1} of {folds}", file=sys.stderr)
    for counts, heading in ((kinds, "names"), (quoted, "quoted titles")):
        print(heading)
        for kind in sorted({label for label, _ in counts}):
            right = counts[kind, kind]
            said = sum(n for (_, got), n in counts.items() if got == kind)
            there = sum(n for (is_, _), n in counts.items() if is_ == kind)
            print(
                f"{kind:13} P {right / max(1, said):.2f} R {right / max(1, there):.2f} of {there}"
            )
    for role in ROLES:
        right, said, there = (roles[role, what] for what in ("right", "said", "there"))
        print(f"{role:16} P {right / max(1, said):.2f} R {right / max(1, there):.2f} of {there}")
    print("title of the film under review:", dict(titles))


def _count_classes(counts: Counter[tuple[str, str]], cases: Iterable[Case], scorer: Scorer) -> None:
    for case in cases:
        scores = scorer.scores(case.features)
        best = scorer.classes[max(range(len(scores)), key=scores.__getitem__)]
        counts[case.label, best] += 1


def _count_roles(
    counts: Counter[tuple[str, str]], cases: Sequence[RoleCase], scorer: Scorer
) -> None:
    for at, role in enumerate(ROLES):
        said = {c.key or str(i) for i, c in enumerate(cases) if scorer.scores(c.features)[at] > 0}
        there = {c.key for c in cases if role in c.held}
        counts[role, "right"] += len(said & there)
        counts[role, "said"] += len(said)
        counts[role, "there"] += len(there)


def _title_result(choice: Choice, scorer: Scorer) -> str:
    scores = [scorer.scores(row)[0] for row in choice.features]
    best = max(range(len(scores)), key=scores.__getitem__)
    untitled = choice.right[-1]
    if choice.right[best]:
        return "rightly none" if untitled else "right"
    if best == len(scores) - 1:
        return "missed"
    return "invented" if untitled else "wrong"


if __name__ == "__main__":
    raise SystemExit(main())
