"""Check annotated documents: format, types, regions, evidence, unmarked names, copied words.

    python -m training.check [FILE ...]      without files: the whole corpus

Prints one line for each fault and each note; exit status 1 when there is a fault. Words in common
are looked for in the corpus, in data/reviews and in the texts of ../shared; where that folder is
absent, a line says so. Runs with fewer than three words outside names and numbers are let pass.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from .annotated import ASPECTS, CORPUS, TYPES, Annotated, AnnotationError, Fact, parse, paths
from .facts import evidence_of

__all__ = ["faults", "main", "overlaps", "regions"]

_FEWEST_OWN = 3
SAMPLES = Path(__file__).resolve().parents[1] / "data" / "reviews"
SHARED = Path(__file__).resolve().parents[2] / "shared"
REGIONS = Path(__file__).with_name("regions.txt")
RUN_WITHIN, RUN_SHARED = 8, 7
_FILM = {
    "director": "pb", "screenwriter": "pb", "producer": "p", "cinematographer": "p",
    "editor": "p", "castMember": "pb", "composer": "pb", "soundtrackSong": "s",
    "musicGenre": "g", "instrument": "i", "theme": "t", "filmGenre": "h", "basedOn": "wfs",
    "setIn": "l", "comparedTo": "f", "influencedBy": "fpwmbs", "award": "a", "studio": "d",
    "recordLabel": "r", "reviewAuthor": "p", "songWriter": "pb",
}  # fmt: skip
RANGES: Mapping[tuple[str, str], str] = {
    **{(relation, "f"): letters for relation, letters in _FILM.items()},
    ("playsCharacter", "p"): "c", ("playsCharacter", "b"): "c", ("characterIn", "c"): "f",
    ("songPerformer", "s"): "pb", ("songWriter", "s"): "pb", ("musicGenre", "s"): "g",
    ("instrument", "s"): "i",
}  # fmt: skip
VALUES = {
    "releaseYear": r"\d{4}", "runtimeMinutes": r"\d{1,3}", "reviewDate": r"\d{4}(-\d\d){0,2}",
    "rating": r"[A-F][+-]?|\d+(\.\d+)?(/\d+)?",
}  # fmt: skip
_WORD = re.compile(r"\w+")


def main() -> int:
    """Check the named files, or all, and return the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--quiet", action="store_true", help="faults only, no notes")
    files = parser.parse_args()
    wanted = files.files or paths()
    read: dict[str, Annotated] = {}
    count = 0
    for path in wanted:
        try:
            document = parse(path.stem, path.read_text("utf-8"))
        except (AnnotationError, UnicodeDecodeError) as error:
            print(f"fault: {error}")
            count += 1
            continue
        read[path.stem] = document
        for fault in faults(document):
            print(f"fault: {path.stem}: {fault}")
            count += 1
        if not files.quiet:
            for note in notes(document):
                print(f"note: {path.stem}: {note}")
    for line in overlaps(read, [*_everything(read), *_samples()], RUN_WITHIN):
        print(f"fault: {line}")
        count += 1
    texts = list(_shared_texts())
    for line in overlaps(read, texts, RUN_SHARED):
        print(f"fault: {line}")
        count += 1
    if not texts:
        print(f"note: no texts in {SHARED}: words in common with them were NOT looked for")
    print(f"{len(wanted)} files, {count} faults", file=sys.stderr)
    return 1 if count else 0


@cache
def regions() -> frozenset[str]:
    """Return what `region:` may say."""
    lines = REGIONS.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def faults(document: Annotated) -> Iterator[str]:
    """Yield what is wrong in one document, in reading order."""
    if (region := document.head["region"]) not in regions():
        yield f"no region {region!r}; take one of {REGIONS.name}, or add it there"
    known = {mention.key for mention in document.mentions}
    named = {mention.key for mention in document.mentions if mention.named}
    if document.film and document.head.get("titled") == "no":
        known.add(document.film)
        named.add(document.film)
    for mention in document.mentions:
        words = document.text[mention.start : mention.end]
        if words != words.strip() or (re.search(r"['’]s$", words) and mention.type in _NAMES):
            yield f"the mark around {words!r} takes in a space or a possessive 's"
    if document.film and document.film not in known:
        yield f"film {document.film} of the head is not mentioned"
    for fact, (start, end) in zip(document.facts, evidence_of(document), strict=True):
        sentence = document.text[start:end]
        where = f"{{{fact.subject} {fact.relation} {fact.object}}} after {sentence[-50:]!r}"
        if fact.subject not in known:
            yield f"{where}: subject {fact.subject} is never mentioned"
        yield from (f"{where}: {fault}" for fault in _typed(fact, named))
        folded = " ".join(sentence.casefold().split())
        for words in fact.words:
            if " ".join(words.casefold().split()) not in folded:
                yield f"{where}: the words {words!r} are not in that sentence"


_NAMES = frozenset(("person", "performer", "character", "film"))


def _typed(fact: Fact, named: set[str]) -> Iterator[str]:
    if fact.polarity:
        if fact.subject[0] != "f":
            yield "the subject of an opinion is a film"
        if fact.object not in ASPECTS:
            yield f"no aspect {fact.object}"
    elif fact.relation in VALUES:
        if fact.subject[0] != "f":
            yield "the subject is not a film"
        if not re.fullmatch(VALUES[fact.relation], fact.object):
            yield f"{fact.object!r} is no {fact.relation}"
    else:
        letters = RANGES.get((fact.relation, fact.subject[0]))
        if letters is None:
            yield f"no relation {fact.relation} of a {TYPES.get(fact.subject[0], '?')}"
        elif fact.object[0] not in letters:
            yield f"the object is not a {' or '.join(TYPES[c] for c in letters)}"
        elif fact.object not in named:
            yield f"object {fact.object} is never named"


def notes(document: Annotated) -> Iterator[str]:
    """Yield what looks forgotten: names of the document that stand unmarked elsewhere in it."""
    covered = bytearray(len(document.text))
    for mention in document.mentions:
        covered[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    forms = {
        document.text[m.start : m.end]
        for m in document.mentions
        if m.named and m.type in {"person", "performer", "character", "film", "song", "work"}
    }
    for form in sorted(forms):
        if len(form) < 4 or not form[0].isupper():
            continue
        for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", document.text):
            if not any(covered[found.start() : found.end()]):
                around = document.text[max(0, found.start() - 25) : found.end() + 15]
                yield f"unmarked {form!r} near {around!r}"


def overlaps(
    documents: Mapping[str, Annotated], others: Iterable[tuple[str, str]], length: int
) -> Iterator[str]:
    """Yield where a document shares `length` words in a row with a text of another name.

    What is nothing but names has to be the same in every text: long titles, a name's "by".
    """
    seen: dict[tuple[str, ...], str] = {}
    for name, text in others:
        for run in _runs(text, length):
            seen.setdefault(run, name)
    for name, document in documents.items():
        names = _in_names(document)
        for at, run in enumerate(_runs(document.text, length)):
            own = length - sum(names[at : at + length])
            if own >= _FEWEST_OWN and seen.get(run, name) != name:
                yield f"{name} and {seen[run]} share {' '.join(run)!r}"
                break


def _in_names(document: Annotated) -> list[bool]:
    """Return of each word whether it belongs to a mention or is a number."""
    covered = bytearray(len(document.text))
    for mention in document.mentions:
        covered[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return [
        bool(covered[word.start()]) or word.group().isdigit()
        for word in _WORD.finditer(document.text.lower())
    ]


def _runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def _everything(read: Mapping[str, Annotated]) -> Iterator[tuple[str, str]]:
    for path in sorted(CORPUS.rglob("*.txt")):
        if path.stem in read:
            yield path.stem, read[path.stem].text
        else:
            try:
                yield path.stem, parse(path.stem, path.read_text("utf-8")).text
            except AnnotationError:
                continue


def _samples() -> Iterator[tuple[str, str]]:
    for path in sorted(path for path in SAMPLES.iterdir() if path.is_file()):
        yield f"data/reviews/{path.name}", path.read_text("utf-8")


def _shared_texts() -> Iterator[tuple[str, str]]:
    for folder in ("gold/docs", "seeds"):
        for path in sorted((SHARED / folder).glob("*.txt")):
            yield path.name, path.read_text("utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
