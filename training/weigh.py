"""Learn what the tagger's reading is worth beside patterns and scorers.

    python -m training.weigh --round DIR training/seen/half.txt [--round …] [--jobs 2]

Learnt are `titles_read` (the title of the film under review), `certainty` (how sure that choice
is), `versions` (who is of another version of the film), `told_film` (which film a place tells of)
and, as trees, `several` (whether a text is about several films) and `fusion` (how likely a claim
is true). `titles_read` learns from no text about several films: that it is one, `several` says.
All must see the tagger as it is on new text. A round is a tagger (its folder, as in data/tagger)
and files with the names of the documents of `corpus/train` that it was trained on. Each document
is learnt from as the last of the taggers reads it that had not seen it, with scorers learnt from
what that tagger had seen. What one of them needs of another comes from other documents: a
quarter is left out in turn.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

from screensong.graph.documents import Document
from screensong.graph.extraction import Reading, all_claims
from screensong.graph.extraction.claim_values import ClaimValues
from screensong.graph.extraction.linear import Scorer, replaced
from screensong.graph.extraction.title_choice import CLASSES as CHOSEN
from screensong.graph.extraction.trees import Trees, replaced_trees, written
from screensong.graph.extraction.words import key_of
from screensong.graph.tagger.answers import Reader
from screensong.graph.tagger.model import Tagger

from .annotated import Annotated, paths, read
from .learn import MODEL, learn
from .linear import Case, ridge, save
from .shortened import all_shapes, shortened
from .titles import Choice, candidates_of, train_choices
from .told_films import given_title, told_choices
from .told_several import is_of_several, several_cases, train_several
from .told_versions import CLASSES as VERSIONS
from .told_versions import train_versions, version_cases
from .trees import ValuedCase, boosted
from .truth import Truth
from .untitled import with_untitled

__all__ = ["Round", "certainty_case", "fusion_cases", "main", "rounds_of", "weigh"]

_PARTS = 4
NEVER = Trees([], -10_000, [])
"""Trees that hold nothing likely."""
T = TypeVar("T")


class Round(NamedTuple):
    """A tagger's folder, what it was trained on, and what it is the latest not to have seen."""

    tagger: Path
    seen: Sequence[Annotated]
    unseen: Sequence[Annotated]


class _Choices(NamedTuple):
    """What the first pass over a round finds: scorers of the seen, choices of each unseen one."""

    scorers: dict[str, Scorer]
    titles: dict[str, list[Choice]]
    told: dict[str, list[Choice]]
    versions: dict[str, list[Case]]
    several: dict[str, list[ValuedCase]]


class _Apart(NamedTuple):
    """What one part of the documents is read with, learnt from the others."""

    titles_read: Scorer
    told_film: Scorer
    versions: Scorer
    several: Trees


def main() -> int:
    """Learn the scorers and write them to data/model."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--round", nargs="+", type=Path, action="append", required=True, dest="rounds",
        metavar=("TAGGER", "SEEN"), help="a tagger's folder; names of documents, one a line",
    )  # fmt: skip
    parser.add_argument("--jobs", type=int, default=1, help="processes; at most one a round helps")
    args = parser.parse_args()
    documents = [read(path) for path in paths("train")]
    names = [(folder, _names_in(seen)) for folder, *seen in args.rounds]
    rounds = rounds_of(documents, names)
    for each in rounds:
        if not each.seen or not each.unseen:
            parser.error(
                f"of {len(documents)} documents a tagger has seen {len(each.seen)}, and "
                f"{len(each.unseen)} are left to learn from; neither may be none"
            )
    count = sum(len(each.unseen) for each in rounds)
    scorers, grown = weigh(rounds, jobs=args.jobs)
    for name, scorer in scorers.items():
        save(scorer, MODEL / f"{name}.json")
        print(f"{name}: {len(scorer.weights)} features, from {count} documents")
    for name, model in grown.items():
        (MODEL / f"{name}.json").write_text(written(model), "utf-8")
        print(f"{name}: {len(model.trees)} trees of {len(model.names)} features")
    return 0


def _names_in(files: Iterable[Path]) -> frozenset[str]:
    return frozenset(chain.from_iterable(file.read_text("utf-8").split() for file in files))


def rounds_of(
    documents: Sequence[Annotated], taggers: Sequence[tuple[Path, frozenset[str]]]
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


def weigh(rounds: Sequence[Round], *, jobs: int = 1) -> tuple[dict[str, Scorer], dict[str, Trees]]:
    """Return the scorers and the trees, learnt from the unseen documents of all rounds."""
    with ProcessPoolExecutor(jobs) as pool:
        first = list(pool.map(_choices, rounds))
        titles = {name: found for one in first for name, found in one.titles.items()}
        told = {name: found for one in first for name, found in one.told.items()}
        versions = {name: found for one in first for name, found in one.versions.items()}
        several = {name: found for one in first for name, found in one.several.items()}
        apart = [
            _Apart(
                _train(titles, without=part), _train(told, without=part),
                train_versions(_others(versions, part)), train_several(_others(several, part)),
            )
            for part in range(_PARTS)
        ]  # fmt: skip
        second = pool.map(_cases, rounds, (one.scorers for one in first), [apart] * len(rounds))
        claims, chosen = [], []
        for of_claims, of_titles in second:
            claims += of_claims
            chosen += of_titles
    scorers = {
        "titles_read": _train(titles),
        "told_film": _train(told),
        "versions": train_versions(_others(versions, None)),
        "certainty": ridge(chosen, CHOSEN, penalty=1.0, least=6),
    }
    return scorers, {"several": train_several(_others(several, None)), "fusion": boosted(claims)}


def _part(name: str) -> int:
    return zlib.crc32(name.encode()) % _PARTS


def _others(found: Mapping[str, list[T]], without: int | None) -> list[T]:
    return [c for name in sorted(found) if _part(name) != without for c in found[name]]


def _train(found: dict[str, list[Choice]], without: int | None = None) -> Scorer:
    return train_choices(_others(found, without), rounds=40, decay=1e-3)


def _choices(one: Round) -> _Choices:
    """Return the choices of the unseen documents of a round, under scorers of the seen ones."""
    tagger, scorers = Tagger(one.tagger), learn(one.seen)
    titles: dict[str, list[Choice]] = {}
    told: dict[str, list[Choice]] = {}
    with ExitStack() as stack:
        for name, scorer in scorers.items():
            stack.enter_context(replaced(name, scorer))
        stack.enter_context(replaced("versions", Scorer(VERSIONS, [0, -1_000], {})))
        stack.enter_context(replaced_trees("several", NEVER))
        versions = {d.id: list(version_cases(d, tagger)) for d in one.unseen}
        several = {d.id: list(several_cases(d, tagger)) for d in one.unseen}
        apart = [
            (train_versions(_others(versions, part)), train_several(_others(several, part)))
            for part in range(_PARTS)
        ]
        for document in all_shapes(d for d in one.unseen if not is_of_several(d)):
            choice = candidates_of(document, tagger).by_evidence()
            titles.setdefault(document.id, []).append(choice)
        for document in with_untitled(one.unseen):
            of_versions, of_several = apart[_part(document.id)]
            with replaced("versions", of_versions), replaced_trees("several", of_several):
                told.setdefault(document.id, []).extend(told_choices(document, tagger))
    return _Choices(scorers, titles, told, versions, several)


def _cases(
    one: Round, scorers: dict[str, Scorer], apart: Sequence[_Apart]
) -> tuple[list[ValuedCase], list[Case]]:
    """Return the cases of the claims of a round, and those of its titles."""
    tagger = Tagger(one.tagger)
    claims: list[ValuedCase] = []
    chosen: list[Case] = []
    with ExitStack() as stack:
        for name, scorer in scorers.items():
            stack.enter_context(replaced(name, scorer))
        stack.enter_context(replaced("certainty", Scorer(CHOSEN, [0, 0], {})))
        stack.enter_context(replaced_trees("fusion", Trees([], 0, [])))
        for document in with_untitled(one.unseen):
            with _reading_with(apart[_part(document.id)]):
                claims += fusion_cases(document, tagger)
        for document in chain(one.unseen, *map(shortened, one.unseen)):
            with _reading_with(apart[_part(document.id)]):
                case = certainty_case(document, tagger)
            if case is not None:
                chosen.append(case)
    return claims, chosen


def _reading_with(apart: _Apart) -> ExitStack:
    stack = ExitStack()
    for name, learnt in apart._asdict().items():
        of_trees = isinstance(learnt, Trees)
        stack.enter_context(replaced_trees(name, learnt) if of_trees else replaced(name, learnt))
    return stack


def fusion_cases(document: Annotated, tagger: Reader) -> Iterator[ValuedCase]:
    """Yield a case for each claim that a document is said to make, true or false.

    The title is given: what is learnt is how true claims are of the film that is meant.
    """
    reading = Reading(
        Document(document.id, document.text), titled=given_title(document), tagger=tagger
    )
    if reading.tagged is None:
        return
    claims = all_claims(reading)
    values, truth = ClaimValues(reading, reading.tagged, claims), Truth(document)
    for claim in claims:
        right = truth.judge(claim)
        if claim.modality == "asserted" and right is not None:
            yield ValuedCase(values.of(claim), right)


def certainty_case(document: Annotated, tagger: Reader) -> Case | None:
    """Return whether the film that is read as the one under review is right, or rightly none.

    In a text about several films each of them is right. None where no choice was made.
    """
    films = Reading(Document(document.id, document.text), tagger=tagger).films
    if not films.signs:
        return None
    every = {m.key for m in document.mentions if m.type == "film"} if not document.film else ()
    forms = {key_of(form) for key in every for form in document.forms(key)}
    forms |= {key_of(form) for form in document.titles}
    main = films.main
    names = {key_of(name) for name in (main.name, *main.aliases) if name} if main else set()
    right = bool(names & forms) if names else not (forms and document.film)
    return Case(films.signs, CHOSEN[right])


if __name__ == "__main__":
    raise SystemExit(main())
