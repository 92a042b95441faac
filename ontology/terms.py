"""Names for the vocabulary's terms, and how the types of entities map to them.

IRIs are plain strings, so that any RDF engine can be used; nothing is parsed at import. Local
names ("director", "Film") are used where a set says what there is, IRIs where RDF is written.

>>> term("director")
'https://w3id.org/screensong/ontology#director'
>>> SS.director == term("director")
True
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from .errors import UnknownTermError
from .vocabulary import (
    CLASSES,
    DATATYPE_PROPERTIES,
    DEFINITIONS,
    DOMAINS,
    INDIVIDUALS,
    KIND_BY_RELATION,
    LABELS,
    NAMESPACE,
    PROPERTIES,
    RANGES,
    SS,
    SUPERCLASSES,
    SUPERPROPERTIES,
    USUALLY_SINGLE,
    VERSION,
)

__all__ = [
    "ASPECTS",
    "BORROWED",
    "CLASSES",
    "CLASS_BY_TYPE",
    "DATATYPE_PROPERTIES",
    "DEFAULT_BASE",
    "DEFINITIONS",
    "DOCUMENT_SUBJECT",
    "DOMAINS",
    "INDIVIDUALS",
    "INFERRED",
    "KIND_BY_RELATION",
    "LABELS",
    "NAMESPACE",
    "PREFIXES",
    "PROPERTIES",
    "RANGES",
    "RELATIONS",
    "SEGMENT_BY_TYPE",
    "SS",
    "SUPERCLASSES",
    "SUPERPROPERTIES",
    "USUALLY_SINGLE",
    "VERSION",
    "UnknownTermError",
    "ancestors",
    "definition",
    "descendants",
    "label",
    "term",
]

DEFAULT_BASE: Final = "https://w3id.org/screensong/id/"
"""Where the IRIs of data start unless a graph was built with another base."""

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ss": NAMESPACE,
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
    }
)
"""The prefixes of every export, in the order in which they are written."""

BORROWED: Final[frozenset[str]] = frozenset(
    (
        f"{PREFIXES['rdf']}type",
        f"{PREFIXES['rdfs']}label",
        "http://purl.org/dc/terms/title",
        *(
            PREFIXES["skos"] + name
            for name in (
                "Concept",
                "ConceptScheme",
                "altLabel",
                "broadMatch",
                "broader",
                "closeMatch",
                "definition",
                "hiddenLabel",
                "inScheme",
                "narrowMatch",
                "prefLabel",
            )
        ),
    )
)
"""The IRIs of the classes and properties of others that a graph uses."""

RELATIONS: Final[frozenset[str]] = frozenset(KIND_BY_RELATION)
"""The properties that documents state, and that may be the predicate of a claim."""

INFERRED: Final[frozenset[str]] = frozenset(
    ("contributor", "musicContributor", "broaderTheme", "broaderGenre", "workedWith")
)
"""The properties that rules infer (`ontology/rules/`) and that no document states."""

DOCUMENT_SUBJECT: Final[frozenset[str]] = frozenset(
    name for name in RELATIONS if DOMAINS.get(name) == ("Document",)
)
"""The relations whose subject in RDF is the document, not the film it is about."""

CLASS_BY_TYPE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "film": "Film",
        "person": "Person",
        "performer": "Performer",
        "character": "Character",
        "song": "Song",
        "musicGenre": "MusicGenre",
        "instrument": "Instrument",
        "theme": "Theme",
        "filmGenre": "FilmGenre",
        "work": "Work",
        "place": "Place",
        "award": "Award",
        "studio": "Organization",
        "label": "Organization",
        "movement": "Movement",
        "mood": "Mood",
        "trait": "Trait",
        "occupation": "Occupation",
        "technique": "Technique",
        "reception": "Reception",
        "aspect": "Aspect",
    }
)
"""The class, by local name, of each type of entity."""

SEGMENT_BY_TYPE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "film": "film",
        "person": "person",
        "performer": "person",
        "character": "character",
        "song": "song",
        "musicGenre": "music-genre",
        "instrument": "instrument",
        "theme": "theme",
        "filmGenre": "film-genre",
        "work": "work",
        "place": "place",
        "award": "award",
        "studio": "organization",
        "label": "organization",
        "movement": "movement",
        "mood": "mood",
        "trait": "trait",
        "occupation": "occupation",
        "technique": "technique",
        "reception": "reception",
        "aspect": "aspect",
    }
)
"""The part of an IRI between base and slug, for each type of entity."""

ASPECTS: Final[tuple[str, ...]] = (
    "acting",
    "direction",
    "score",
    "cinematography",
    "editing",
    "screenplay",
    "productionDesign",
    "pacing",
    "dialogue",
    "effects",
    "overall",
)
"""The aspects of a film that opinions are about, as extraction names them."""

_TERMS: Final = CLASSES | PROPERTIES | INDIVIDUALS


def term(local_name: str) -> str:
    """Return the IRI of the class, property or individual with this local name.

    Raises UnknownTermError, with the nearest name there is.

    >>> term("prodcer")
    Traceback (most recent call last):
    ...
    screensong.ontology.errors.UnknownTermError: unknown term 'prodcer' in \
https://w3id.org/screensong/ontology#; nearest is 'producer'
    """
    if local_name not in _TERMS:
        raise _unknown(local_name)
    return NAMESPACE + local_name


def label(iri: str) -> str:
    """Return the English label of a term: `label(SS.castMember) == "cast member"`.

    Raises UnknownTermError if `iri` is no term of the vocabulary.
    """
    return LABELS[_local(iri)]


def definition(iri: str) -> str:
    """Return the one-sentence definition of a term.

    Raises UnknownTermError if `iri` is no term of the vocabulary.
    """
    return DEFINITIONS[_local(iri)]


def ancestors(name: str) -> frozenset[str]:
    """Return the local names of all superclasses or superproperties of `name`, without itself.

    >>> sorted(ancestors("composer"))
    ['contributor', 'musicContributor']
    """
    parents = SUPERCLASSES if name in CLASSES else SUPERPROPERTIES
    found: set[str] = set()
    waiting = list(parents.get(name, ()))
    while waiting:
        parent = waiting.pop()
        if parent not in found:
            found.add(parent)
            waiting.extend(parents.get(parent, ()))
    return frozenset(found)


def descendants(name: str) -> frozenset[str]:
    """Return the local names of all subclasses or subproperties of `name`, without itself.

    >>> sorted(descendants("musicContributor"))
    ['composer', 'musicSupervisor', 'songPerformer', 'songWriter']
    """
    return frozenset(other for other in CLASSES | PROPERTIES if name in ancestors(other))


def _local(iri: str) -> str:
    name = iri.removeprefix(NAMESPACE)
    if name == iri or name not in _TERMS:
        raise _unknown(name)
    return name


def _unknown(name: str) -> UnknownTermError:
    nearest = get_close_matches(name, sorted(_TERMS), n=1, cutoff=0.0)
    return UnknownTermError(name, NAMESPACE, nearest[0] if nearest else None)
