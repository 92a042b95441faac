"""Of which version of a film each name of a document is told: of the one under review, or another.

The other version is a film that has the same name, or none ("the original"), or that the one
under review goes back to, as the document states; or it is of the same series ("the first one").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from screensong.graph.extraction.version_words import base
from screensong.graph.extraction.words import key_of
from screensong.graph.tagger.labels import VERSIONS

from .annotated import Annotated

__all__ = ["is_of_year", "namesakes", "other_versions", "version_of"]

_THIS, _OTHER, _NEITHER = VERSIONS
_TOLD = frozenset(
    {"director", "screenwriter", "producer", "cinematographer", "editor", "castMember", "composer",
     "soundtrackSong", "releaseYear"}
)  # fmt: skip
_STATED = frozenset({"asserted", "comparative"})
_OF_SERIES = re.compile(
    r"\b(?:first|second|original|earlier|previous|sequel|follow-?up|prequel|predecessor|successor"
    r"|last (?:one|film|time|movie)|part (?:one|two|1|2))\b",
    re.IGNORECASE,
)


def other_versions(document: Annotated) -> frozenset[str]:
    """Return the keys of the films that are other versions of the film under review."""
    main = document.film
    films = {mention.key for mention in document.mentions if mention.key[0] == "f"} - {main}
    own = _names(document, main) if main is not None else set()
    named = {film: _names(document, film) for film in films}
    told = {f.subject for f in document.facts if f.relation in _TOLD}
    found = {film for film in films if named[film] & own or (not named[film] and film in told)}
    found |= {film for film in films if _is_of_series(document, film)}
    for fact in document.facts:
        if fact.relation == "basedOn" and main in (fact.subject, fact.object):
            found |= {fact.subject, fact.object} & films
    return frozenset(found)


def _is_of_series(document: Annotated, film: str) -> bool:
    """Tell whether a film is named or called as one of the series of the film under review."""
    if document.film is None:
        return False
    own, names = (_bases(document, key) for key in (document.film, film))
    called = (
        document.text[m.start : m.end] for m in document.mentions if m.key == film and not m.named
    )
    return not own.isdisjoint(names) or any(map(_OF_SERIES.search, called))


def version_of(document: Annotated) -> Mapping[str, str]:
    """Return the version that a document tells each key of, one of VERSIONS.

    None of what is told of both. Years stand as their numbers.
    """
    if document.film is None:
        return {}
    others = other_versions(document)
    told: dict[str, set[str]] = defaultdict(set)
    for fact in document.facts:
        if fact.relation in _TOLD and fact.mode in _STATED:
            of = fact.subject
            kind = _THIS if of == document.film else _OTHER if of in others else _NEITHER
            told[fact.object].add(kind)
    people = {m.key for m in document.mentions if m.key[0] in "pb"}
    found = dict.fromkeys(people - set(told), _NEITHER)
    for key, kinds in told.items():
        kinds = kinds if kinds == {_NEITHER} else kinds - {_NEITHER}
        if len(kinds) == 1:
            found[key] = kinds.pop()
    return found


def namesakes(document: Annotated) -> Mapping[str, int | None]:
    """Return the other versions that the title under review names, or none, with their years."""
    main = document.film
    own = _names(document, main) if main is not None else set()
    others = other_versions(document) if main is not None else frozenset[str]()
    alike = {film for film in others if not (names := _names(document, film)) or names & own}
    years = {f.subject: int(f.object) for f in document.facts if f.relation == "releaseYear"}
    return {film: years.get(film) for film in sorted(alike)}


def is_of_year(document: Annotated, year: int | None, key: str) -> bool | None:
    """Tell whether a film that is called by a year is the one that a key stands for.

    Without a year it is the film under review. None where the key is of no film that was made
    twice, or where no version is of that year.
    """
    main, alike = document.film, namesakes(document)
    if main is None or not alike or key not in {main, *alike}:
        return None
    of = {f.subject for f in document.facts if (f.relation, f.object) == ("releaseYear", str(year))}
    meant = {main} if year is None else of & {main, *alike}
    return key in meant if meant else None


def _bases(document: Annotated, film: str) -> set[str]:
    return {base(form.split(" (")[0]) for form in document.forms(film)}


def _names(document: Annotated, film: str) -> set[str]:
    """Return the keys of a film's names, without a year behind them."""
    return {key_of(form.split(" (")[0]) for form in document.forms(film)}
