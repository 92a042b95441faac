"""The concept schemes: themes, moods, genres, instruments, aspects; the words that name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final, Literal, NamedTuple, get_args

from ahocorasick_rs import AhoCorasick
from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, RdfFormat, parse

__all__ = [
    "SCHEME_NAMES",
    "Concept",
    "ConceptMatch",
    "Scheme",
    "SchemeName",
    "UnknownSchemeError",
    "fold",
    "load_scheme",
]

SchemeName = Literal["theme", "mood", "music-genre", "film-genre", "instrument", "aspect"]
SCHEME_NAMES: Final[tuple[SchemeName, ...]] = get_args(SchemeName)

_FOLDER = Path(__file__).parent / "schemes"
_ID = "https://w3id.org/screensong/id/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "‐": "-", "‑": "-"})
_ARTICLE = re.compile(r"^(?:the|an?)\s+")
_SPACE = re.compile(r"[\s_-]+")


class UnknownSchemeError(LookupError):
    """There is no concept scheme of this name."""

    def __init__(self, name: str) -> None:
        known = ", ".join(SCHEME_NAMES)
        super().__init__(f"unknown concept scheme {name!r}; the schemes are {known}")
        self.name = name


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept: its preferred label, its other labels, and where it stands in its scheme.

    `labels` holds the preferred label, then the alternative ones, sorted; `hidden` the
    inflections and spellings that only the matcher needs. `broader` is the slug of the wider
    concept.
    """

    name: str
    segment: SchemeName
    slug: str
    labels: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    broader: str | None = None
    definition: str = ""

    @property
    def path(self) -> str:
        """Return what follows the base in the concept's IRI (`theme/grief`)."""
        return f"{self.segment}/{self.slug}"


class ConceptMatch(NamedTuple):
    """A concept named in a text: `text[start:end]` is the label as written."""

    start: int
    end: int
    concept: Concept


def fold(text: str) -> str:
    """Return `text` in lower case with plain apostrophes and hyphens, of the same length."""
    folded = text.translate(_QUOTES).lower()
    if len(folded) == len(text):
        return folded
    # a few letters become two in lower case (İ); offsets must stay those of the text
    return "".join(low if len(low := c.lower()) == 1 else c for c in text.translate(_QUOTES))


def _key(label: str) -> str:
    return _ARTICLE.sub("", _SPACE.sub(" ", fold(label)).strip(" .,;:!?\"'"))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _stem(key: str) -> str:
    return " ".join(_singular(word) for word in key.replace("'s", "").split())


@dataclass(frozen=True)
class Scheme:
    """A concept scheme with its concepts in the order of their slugs."""

    name: SchemeName
    title: str
    concepts: tuple[Concept, ...]

    @cached_property
    def by_slug(self) -> dict[str, Concept]:
        """Return the concepts by the last part of their IRI."""
        return {concept.slug: concept for concept in self.concepts}

    @cached_property
    def _by_key(self) -> dict[str, Concept]:
        found: dict[str, Concept] = {}
        for shape in (_key, lambda label: _stem(_key(label))):
            # preferred labels of all concepts win over other labels of any
            for concept in self.concepts:
                found.setdefault(shape(concept.name), concept)
            for concept in self.concepts:
                for label in (*concept.labels, *concept.hidden):
                    found.setdefault(shape(label), concept)
        return found

    def find(self, label: str) -> Concept | None:
        """Return the concept that `label` names, whatever its case, article, hyphens or plural."""
        key = _key(label)
        return self._by_key.get(key) or self._by_key.get(_stem(key))

    @cached_property
    def _automaton(self) -> tuple[AhoCorasick, tuple[Concept, ...]]:
        labels = {
            fold(label): concept
            for concept in self.concepts
            for label in (*concept.labels, *concept.hidden)
        }
        return AhoCorasick(list(labels)), tuple(labels.values())

    def matches(self, text: str) -> list[ConceptMatch]:
        """Return every whole-word label in `text`, longest first where two overlap, in order.

        The search ignores case and the form of apostrophes. Matches do not overlap.
        """
        folded = fold(text)
        automaton, concepts = self._automaton
        hits = [
            (start, end, which)
            for which, start, end in automaton.find_matches_as_indexes(folded, overlapping=True)
            if not (start and folded[start - 1].isalnum())
            and not (end < len(folded) and folded[end].isalnum())
        ]
        return [ConceptMatch(s, e, concepts[which]) for s, e, which in _longest(hits)]

    def ancestors(self, concept: Concept) -> Iterator[Concept]:
        """Yield the wider concepts of `concept`, nearest first."""
        seen = {concept.slug}
        while concept.broader and concept.broader not in seen:
            seen.add(concept.broader)
            concept = self.by_slug[concept.broader]
            yield concept


def _longest(hits: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    kept: list[tuple[int, int, int]] = []
    for hit in sorted(hits, key=lambda h: (h[0], -h[1])):
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
        elif hit[1] - hit[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = hit
    return kept


@cache
def load_scheme(name: SchemeName) -> Scheme:
    """Return the scheme called `name`, read once per process.

    Raises UnknownSchemeError when there is no such scheme.
    """
    if name not in SCHEME_NAMES:
        raise UnknownSchemeError(name)
    prefix = f"{_ID}{name}/"
    title = ""
    texts: dict[str, dict[str, list[str]]] = {}
    broader: dict[str, str] = {}
    path = _FOLDER / f"{name}s.ttl"
    for quad in parse(path=str(path), format=RdfFormat.TURTLE):
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, NamedNode):
            continue
        if not subject.value.startswith(prefix):
            if isinstance(value, RdfLiteral):
                title = value.value
            continue
        slug = subject.value[len(prefix) :]
        if isinstance(value, RdfLiteral):
            by_kind = texts.setdefault(slug, {})
            by_kind.setdefault(predicate.removeprefix(_SKOS), []).append(value.value)
        elif predicate == _SKOS + "broader" and isinstance(value, NamedNode):
            broader[slug] = value.value[len(prefix) :]
    concepts = tuple(
        Concept(
            name=text["prefLabel"][0],
            segment=name,
            slug=slug,
            labels=(text["prefLabel"][0], *sorted(text.get("altLabel", []))),
            hidden=tuple(sorted(text.get("hiddenLabel", []))),
            broader=broader.get(slug),
            definition=text.get("definition", [""])[0],
        )
        for slug, text in sorted(texts.items())
    )
    return Scheme(name=name, title=title, concepts=concepts)
