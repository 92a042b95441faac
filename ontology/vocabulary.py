"""The terms of the vocabulary as Python names.

Generated from screensong.ttl by `python -m screensong.ontology.generate`; do not edit.
"""
# ruff: noqa: N815, E501

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NAMESPACE: Final = "https://w3id.org/screensong/ontology#"
VERSION: Final = "0.2.0"


class SS:
    """The IRI of every term, by its own name: `SS.Film`, `SS.director`."""

    Agent: Final = "https://w3id.org/screensong/ontology#Agent"
    Aspect: Final = "https://w3id.org/screensong/ontology#Aspect"
    Asserted: Final = "https://w3id.org/screensong/ontology#Asserted"
    Award: Final = "https://w3id.org/screensong/ontology#Award"
    Character: Final = "https://w3id.org/screensong/ontology#Character"
    Claim: Final = "https://w3id.org/screensong/ontology#Claim"
    ClaimKind: Final = "https://w3id.org/screensong/ontology#ClaimKind"
    Comparative: Final = "https://w3id.org/screensong/ontology#Comparative"
    ComparisonKind: Final = "https://w3id.org/screensong/ontology#ComparisonKind"
    Concept: Final = "https://w3id.org/screensong/ontology#Concept"
    CreativeWork: Final = "https://w3id.org/screensong/ontology#CreativeWork"
    Dispute: Final = "https://w3id.org/screensong/ontology#Dispute"
    Document: Final = "https://w3id.org/screensong/ontology#Document"
    FactKind: Final = "https://w3id.org/screensong/ontology#FactKind"
    Film: Final = "https://w3id.org/screensong/ontology#Film"
    FilmGenre: Final = "https://w3id.org/screensong/ontology#FilmGenre"
    Hypothetical: Final = "https://w3id.org/screensong/ontology#Hypothetical"
    Instrument: Final = "https://w3id.org/screensong/ontology#Instrument"
    InterpretationKind: Final = "https://w3id.org/screensong/ontology#InterpretationKind"
    Mixed: Final = "https://w3id.org/screensong/ontology#Mixed"
    Modality: Final = "https://w3id.org/screensong/ontology#Modality"
    Mood: Final = "https://w3id.org/screensong/ontology#Mood"
    Movement: Final = "https://w3id.org/screensong/ontology#Movement"
    MusicGenre: Final = "https://w3id.org/screensong/ontology#MusicGenre"
    Negated: Final = "https://w3id.org/screensong/ontology#Negated"
    Negative: Final = "https://w3id.org/screensong/ontology#Negative"
    Occupation: Final = "https://w3id.org/screensong/ontology#Occupation"
    OpinionKind: Final = "https://w3id.org/screensong/ontology#OpinionKind"
    Organization: Final = "https://w3id.org/screensong/ontology#Organization"
    Performer: Final = "https://w3id.org/screensong/ontology#Performer"
    Person: Final = "https://w3id.org/screensong/ontology#Person"
    Place: Final = "https://w3id.org/screensong/ontology#Place"
    Polarity: Final = "https://w3id.org/screensong/ontology#Polarity"
    Positive: Final = "https://w3id.org/screensong/ontology#Positive"
    Reception: Final = "https://w3id.org/screensong/ontology#Reception"
    Reported: Final = "https://w3id.org/screensong/ontology#Reported"
    Sentence: Final = "https://w3id.org/screensong/ontology#Sentence"
    Song: Final = "https://w3id.org/screensong/ontology#Song"
    Technique: Final = "https://w3id.org/screensong/ontology#Technique"
    Theme: Final = "https://w3id.org/screensong/ontology#Theme"
    Trait: Final = "https://w3id.org/screensong/ontology#Trait"
    Work: Final = "https://w3id.org/screensong/ontology#Work"
    about: Final = "https://w3id.org/screensong/ontology#about"
    aspectOpinion: Final = "https://w3id.org/screensong/ontology#aspectOpinion"
    award: Final = "https://w3id.org/screensong/ontology#award"
    basedOn: Final = "https://w3id.org/screensong/ontology#basedOn"
    broaderGenre: Final = "https://w3id.org/screensong/ontology#broaderGenre"
    broaderTheme: Final = "https://w3id.org/screensong/ontology#broaderTheme"
    castMember: Final = "https://w3id.org/screensong/ontology#castMember"
    characterIn: Final = "https://w3id.org/screensong/ontology#characterIn"
    cinematographer: Final = "https://w3id.org/screensong/ontology#cinematographer"
    claimKind: Final = "https://w3id.org/screensong/ontology#claimKind"
    claimObject: Final = "https://w3id.org/screensong/ontology#claimObject"
    claimPredicate: Final = "https://w3id.org/screensong/ontology#claimPredicate"
    claimSubject: Final = "https://w3id.org/screensong/ontology#claimSubject"
    claimValue: Final = "https://w3id.org/screensong/ontology#claimValue"
    comparedTo: Final = "https://w3id.org/screensong/ontology#comparedTo"
    composer: Final = "https://w3id.org/screensong/ontology#composer"
    confidence: Final = "https://w3id.org/screensong/ontology#confidence"
    context: Final = "https://w3id.org/screensong/ontology#context"
    contributor: Final = "https://w3id.org/screensong/ontology#contributor"
    degree: Final = "https://w3id.org/screensong/ontology#degree"
    director: Final = "https://w3id.org/screensong/ontology#director"
    disputePredicate: Final = "https://w3id.org/screensong/ontology#disputePredicate"
    disputeSubject: Final = "https://w3id.org/screensong/ontology#disputeSubject"
    disputedClaim: Final = "https://w3id.org/screensong/ontology#disputedClaim"
    editor: Final = "https://w3id.org/screensong/ontology#editor"
    end: Final = "https://w3id.org/screensong/ontology#end"
    evidence: Final = "https://w3id.org/screensong/ontology#evidence"
    evokes: Final = "https://w3id.org/screensong/ontology#evokes"
    filmGenre: Final = "https://w3id.org/screensong/ontology#filmGenre"
    holder: Final = "https://w3id.org/screensong/ontology#holder"
    inDocument: Final = "https://w3id.org/screensong/ontology#inDocument"
    influencedBy: Final = "https://w3id.org/screensong/ontology#influencedBy"
    instrument: Final = "https://w3id.org/screensong/ontology#instrument"
    kindOfClaims: Final = "https://w3id.org/screensong/ontology#kindOfClaims"
    mediaType: Final = "https://w3id.org/screensong/ontology#mediaType"
    mirrors: Final = "https://w3id.org/screensong/ontology#mirrors"
    modality: Final = "https://w3id.org/screensong/ontology#modality"
    mood: Final = "https://w3id.org/screensong/ontology#mood"
    musicContributor: Final = "https://w3id.org/screensong/ontology#musicContributor"
    musicGenre: Final = "https://w3id.org/screensong/ontology#musicGenre"
    musicSupervisor: Final = "https://w3id.org/screensong/ontology#musicSupervisor"
    occupation: Final = "https://w3id.org/screensong/ontology#occupation"
    pattern: Final = "https://w3id.org/screensong/ontology#pattern"
    playsCharacter: Final = "https://w3id.org/screensong/ontology#playsCharacter"
    polarity: Final = "https://w3id.org/screensong/ontology#polarity"
    producer: Final = "https://w3id.org/screensong/ontology#producer"
    quote: Final = "https://w3id.org/screensong/ontology#quote"
    rating: Final = "https://w3id.org/screensong/ontology#rating"
    ratingScale: Final = "https://w3id.org/screensong/ontology#ratingScale"
    ratingValue: Final = "https://w3id.org/screensong/ontology#ratingValue"
    reception: Final = "https://w3id.org/screensong/ontology#reception"
    recordLabel: Final = "https://w3id.org/screensong/ontology#recordLabel"
    relatedTo: Final = "https://w3id.org/screensong/ontology#relatedTo"
    releaseYear: Final = "https://w3id.org/screensong/ontology#releaseYear"
    reviewAuthor: Final = "https://w3id.org/screensong/ontology#reviewAuthor"
    reviewDate: Final = "https://w3id.org/screensong/ontology#reviewDate"
    runtimeMinutes: Final = "https://w3id.org/screensong/ontology#runtimeMinutes"
    scene: Final = "https://w3id.org/screensong/ontology#scene"
    screenwriter: Final = "https://w3id.org/screensong/ontology#screenwriter"
    setIn: Final = "https://w3id.org/screensong/ontology#setIn"
    sha256: Final = "https://w3id.org/screensong/ontology#sha256"
    songPerformer: Final = "https://w3id.org/screensong/ontology#songPerformer"
    songWriter: Final = "https://w3id.org/screensong/ontology#songWriter"
    soundtrackSong: Final = "https://w3id.org/screensong/ontology#soundtrackSong"
    sourceFile: Final = "https://w3id.org/screensong/ontology#sourceFile"
    start: Final = "https://w3id.org/screensong/ontology#start"
    statedIn: Final = "https://w3id.org/screensong/ontology#statedIn"
    studio: Final = "https://w3id.org/screensong/ontology#studio"
    subjectForm: Final = "https://w3id.org/screensong/ontology#subjectForm"
    surfaceForm: Final = "https://w3id.org/screensong/ontology#surfaceForm"
    target: Final = "https://w3id.org/screensong/ontology#target"
    technique: Final = "https://w3id.org/screensong/ontology#technique"
    theme: Final = "https://w3id.org/screensong/ontology#theme"
    trait: Final = "https://w3id.org/screensong/ontology#trait"
    trigger: Final = "https://w3id.org/screensong/ontology#trigger"
    usuallySingle: Final = "https://w3id.org/screensong/ontology#usuallySingle"
    workedWith: Final = "https://w3id.org/screensong/ontology#workedWith"


CLASSES: Final[frozenset[str]] = frozenset(
    {
        "Agent",
        "Aspect",
        "Award",
        "Character",
        "Claim",
        "ClaimKind",
        "Concept",
        "CreativeWork",
        "Dispute",
        "Document",
        "Film",
        "FilmGenre",
        "Instrument",
        "Modality",
        "Mood",
        "Movement",
        "MusicGenre",
        "Occupation",
        "Organization",
        "Performer",
        "Person",
        "Place",
        "Polarity",
        "Reception",
        "Sentence",
        "Song",
        "Technique",
        "Theme",
        "Trait",
        "Work",
    }
)
PROPERTIES: Final[frozenset[str]] = frozenset(
    {
        "about",
        "aspectOpinion",
        "award",
        "basedOn",
        "broaderGenre",
        "broaderTheme",
        "castMember",
        "characterIn",
        "cinematographer",
        "claimKind",
        "claimObject",
        "claimPredicate",
        "claimSubject",
        "claimValue",
        "comparedTo",
        "composer",
        "confidence",
        "context",
        "contributor",
        "degree",
        "director",
        "disputePredicate",
        "disputeSubject",
        "disputedClaim",
        "editor",
        "end",
        "evidence",
        "evokes",
        "filmGenre",
        "holder",
        "inDocument",
        "influencedBy",
        "instrument",
        "kindOfClaims",
        "mediaType",
        "mirrors",
        "modality",
        "mood",
        "musicContributor",
        "musicGenre",
        "musicSupervisor",
        "occupation",
        "pattern",
        "playsCharacter",
        "polarity",
        "producer",
        "quote",
        "rating",
        "ratingScale",
        "ratingValue",
        "reception",
        "recordLabel",
        "relatedTo",
        "releaseYear",
        "reviewAuthor",
        "reviewDate",
        "runtimeMinutes",
        "scene",
        "screenwriter",
        "setIn",
        "sha256",
        "songPerformer",
        "songWriter",
        "soundtrackSong",
        "sourceFile",
        "start",
        "statedIn",
        "studio",
        "subjectForm",
        "surfaceForm",
        "target",
        "technique",
        "theme",
        "trait",
        "trigger",
        "usuallySingle",
        "workedWith",
    }
)
INDIVIDUALS: Final[frozenset[str]] = frozenset(
    {
        "Asserted",
        "Comparative",
        "ComparisonKind",
        "FactKind",
        "Hypothetical",
        "InterpretationKind",
        "Mixed",
        "Negated",
        "Negative",
        "OpinionKind",
        "Positive",
        "Reported",
    }
)
DATATYPE_PROPERTIES: Final[frozenset[str]] = frozenset(
    {
        "claimValue",
        "confidence",
        "degree",
        "end",
        "holder",
        "mediaType",
        "pattern",
        "quote",
        "rating",
        "ratingScale",
        "ratingValue",
        "releaseYear",
        "reviewDate",
        "runtimeMinutes",
        "scene",
        "sha256",
        "sourceFile",
        "start",
        "subjectForm",
        "surfaceForm",
        "trigger",
    }
)
USUALLY_SINGLE: Final[frozenset[str]] = frozenset(
    {
        "cinematographer",
        "composer",
        "releaseYear",
        "reviewDate",
        "runtimeMinutes",
    }
)
KIND_BY_RELATION: Final[Mapping[str, str]] = MappingProxyType(
    {
        "aspectOpinion": "OpinionKind",
        "award": "FactKind",
        "basedOn": "FactKind",
        "castMember": "FactKind",
        "characterIn": "FactKind",
        "cinematographer": "FactKind",
        "comparedTo": "ComparisonKind",
        "composer": "FactKind",
        "director": "FactKind",
        "editor": "FactKind",
        "evokes": "InterpretationKind",
        "filmGenre": "FactKind",
        "influencedBy": "InterpretationKind",
        "instrument": "FactKind",
        "mirrors": "InterpretationKind",
        "mood": "InterpretationKind",
        "musicGenre": "FactKind",
        "musicSupervisor": "FactKind",
        "occupation": "FactKind",
        "playsCharacter": "FactKind",
        "producer": "FactKind",
        "rating": "OpinionKind",
        "reception": "FactKind",
        "recordLabel": "FactKind",
        "relatedTo": "FactKind",
        "releaseYear": "FactKind",
        "reviewAuthor": "FactKind",
        "reviewDate": "FactKind",
        "runtimeMinutes": "FactKind",
        "scene": "FactKind",
        "screenwriter": "FactKind",
        "setIn": "FactKind",
        "songPerformer": "FactKind",
        "songWriter": "FactKind",
        "soundtrackSong": "FactKind",
        "studio": "FactKind",
        "technique": "FactKind",
        "theme": "InterpretationKind",
        "trait": "InterpretationKind",
    }
)
SUPERCLASSES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "Aspect": ("Concept",),
        "Film": ("CreativeWork",),
        "FilmGenre": ("Concept",),
        "Instrument": ("Concept",),
        "Mood": ("Concept",),
        "Movement": ("Concept",),
        "MusicGenre": ("Concept",),
        "Occupation": ("Concept",),
        "Organization": ("Agent",),
        "Performer": ("Agent",),
        "Person": ("Agent",),
        "Reception": ("Concept",),
        "Song": ("CreativeWork",),
        "Technique": ("Concept",),
        "Theme": ("Concept",),
        "Trait": ("Concept",),
        "Work": ("CreativeWork",),
    }
)
SUPERPROPERTIES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "castMember": ("contributor",),
        "cinematographer": ("contributor",),
        "composer": ("musicContributor",),
        "director": ("contributor",),
        "editor": ("contributor",),
        "musicContributor": ("contributor",),
        "musicSupervisor": ("musicContributor",),
        "producer": ("contributor",),
        "screenwriter": ("contributor",),
        "songPerformer": ("musicContributor",),
        "songWriter": ("musicContributor",),
    }
)
DOMAINS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "about": ("Document",),
        "aspectOpinion": ("Film",),
        "award": ("Film",),
        "basedOn": ("Film",),
        "broaderGenre": ("CreativeWork",),
        "broaderTheme": ("CreativeWork",),
        "castMember": ("Film",),
        "characterIn": ("Character",),
        "cinematographer": ("Film",),
        "claimKind": ("Claim",),
        "claimObject": ("Claim",),
        "claimSubject": ("Claim",),
        "claimValue": ("Claim",),
        "comparedTo": ("Film",),
        "composer": ("Film",),
        "confidence": ("Claim",),
        "context": ("Claim",),
        "contributor": ("CreativeWork",),
        "degree": ("Claim",),
        "director": ("Film",),
        "disputeSubject": ("Dispute",),
        "disputedClaim": ("Dispute",),
        "editor": ("Film",),
        "end": ("Sentence",),
        "evidence": ("Claim",),
        "filmGenre": ("Film",),
        "holder": ("Claim",),
        "inDocument": ("Sentence",),
        "influencedBy": ("Film",),
        "instrument": ("CreativeWork",),
        "mediaType": ("Document",),
        "modality": ("Claim",),
        "mood": ("CreativeWork",),
        "musicContributor": ("CreativeWork",),
        "musicGenre": ("CreativeWork",),
        "musicSupervisor": ("Film",),
        "occupation": ("Character",),
        "pattern": ("Claim",),
        "playsCharacter": ("Person",),
        "polarity": ("Claim",),
        "producer": ("Film",),
        "quote": ("Claim",),
        "rating": ("Film",),
        "ratingScale": ("Claim",),
        "ratingValue": ("Claim",),
        "reception": ("Film",),
        "recordLabel": ("Film",),
        "relatedTo": ("Character",),
        "releaseYear": ("Film",),
        "reviewAuthor": ("Document",),
        "reviewDate": ("Document",),
        "runtimeMinutes": ("Film",),
        "scene": ("Song",),
        "screenwriter": ("Film",),
        "setIn": ("Film",),
        "sha256": ("Document",),
        "songPerformer": ("CreativeWork",),
        "songWriter": ("CreativeWork",),
        "soundtrackSong": ("Film",),
        "sourceFile": ("Document",),
        "start": ("Sentence",),
        "statedIn": ("Claim",),
        "studio": ("Film",),
        "subjectForm": ("Claim",),
        "surfaceForm": ("Claim",),
        "target": ("Claim",),
        "theme": ("CreativeWork",),
        "trait": ("Character",),
        "trigger": ("Claim",),
        "workedWith": ("Agent",),
    }
)
RANGES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "about": ("Film",),
        "aspectOpinion": ("Aspect",),
        "award": ("Award",),
        "basedOn": ("CreativeWork",),
        "broaderGenre": ("Concept",),
        "broaderTheme": ("Theme",),
        "castMember": ("Person",),
        "characterIn": ("Film",),
        "cinematographer": ("Person",),
        "claimKind": ("ClaimKind",),
        "claimValue": ("http://www.w3.org/2000/01/rdf-schema#Literal",),
        "comparedTo": ("Film",),
        "composer": ("Agent",),
        "confidence": ("http://www.w3.org/2001/XMLSchema#decimal",),
        "contributor": ("Agent",),
        "degree": ("http://www.w3.org/2001/XMLSchema#string",),
        "director": ("Person",),
        "disputedClaim": ("Claim",),
        "editor": ("Person",),
        "end": ("http://www.w3.org/2001/XMLSchema#integer",),
        "evidence": ("Sentence",),
        "evokes": ("Mood",),
        "filmGenre": ("FilmGenre",),
        "holder": ("http://www.w3.org/2001/XMLSchema#string",),
        "inDocument": ("Document",),
        "instrument": ("Instrument",),
        "mediaType": ("http://www.w3.org/2001/XMLSchema#string",),
        "modality": ("Modality",),
        "mood": ("Mood",),
        "musicContributor": ("Agent",),
        "musicGenre": ("MusicGenre",),
        "musicSupervisor": ("Person",),
        "occupation": ("Occupation",),
        "pattern": ("http://www.w3.org/2001/XMLSchema#string",),
        "playsCharacter": ("Character",),
        "polarity": ("Polarity",),
        "producer": ("Person",),
        "quote": ("http://www.w3.org/2001/XMLSchema#string",),
        "rating": ("http://www.w3.org/2001/XMLSchema#string",),
        "ratingScale": ("http://www.w3.org/2001/XMLSchema#decimal",),
        "ratingValue": ("http://www.w3.org/2001/XMLSchema#decimal",),
        "reception": ("Reception",),
        "recordLabel": ("Organization",),
        "relatedTo": ("Character",),
        "releaseYear": ("http://www.w3.org/2001/XMLSchema#integer",),
        "reviewAuthor": ("Person",),
        "reviewDate": ("http://www.w3.org/2000/01/rdf-schema#Literal",),
        "runtimeMinutes": ("http://www.w3.org/2001/XMLSchema#integer",),
        "scene": ("http://www.w3.org/2001/XMLSchema#string",),
        "screenwriter": ("Person",),
        "setIn": ("Place",),
        "sha256": ("http://www.w3.org/2001/XMLSchema#string",),
        "songPerformer": ("Performer",),
        "songWriter": ("Agent",),
        "soundtrackSong": ("Song",),
        "sourceFile": ("http://www.w3.org/2001/XMLSchema#string",),
        "start": ("http://www.w3.org/2001/XMLSchema#integer",),
        "statedIn": ("Document",),
        "studio": ("Organization",),
        "subjectForm": ("http://www.w3.org/2001/XMLSchema#string",),
        "surfaceForm": ("http://www.w3.org/2001/XMLSchema#string",),
        "technique": ("Technique",),
        "theme": ("Theme",),
        "trait": ("Trait",),
        "trigger": ("http://www.w3.org/2001/XMLSchema#string",),
        "workedWith": ("Agent",),
    }
)
LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Agent": "agent",
        "Aspect": "aspect",
        "Asserted": "asserted",
        "Award": "award",
        "Character": "character",
        "Claim": "claim",
        "ClaimKind": "claim kind",
        "Comparative": "comparative",
        "ComparisonKind": "comparison",
        "Concept": "concept",
        "CreativeWork": "creative work",
        "Dispute": "dispute",
        "Document": "document",
        "FactKind": "fact",
        "Film": "film",
        "FilmGenre": "film genre",
        "Hypothetical": "hypothetical",
        "Instrument": "instrument",
        "InterpretationKind": "interpretation",
        "Mixed": "mixed",
        "Modality": "modality",
        "Mood": "mood",
        "Movement": "movement",
        "MusicGenre": "music genre",
        "Negated": "negated",
        "Negative": "negative",
        "Occupation": "occupation",
        "OpinionKind": "opinion",
        "Organization": "organization",
        "Performer": "performer",
        "Person": "person",
        "Place": "place",
        "Polarity": "polarity",
        "Positive": "positive",
        "Reception": "reception",
        "Reported": "reported",
        "Sentence": "sentence",
        "Song": "song",
        "Technique": "technique",
        "Theme": "theme",
        "Trait": "trait",
        "Work": "source work",
        "about": "about",
        "aspectOpinion": "aspect opinion",
        "award": "award",
        "basedOn": "based on",
        "broaderGenre": "broader genre",
        "broaderTheme": "broader theme",
        "castMember": "cast member",
        "characterIn": "character in",
        "cinematographer": "cinematographer",
        "claimKind": "claim kind",
        "claimObject": "claim object",
        "claimPredicate": "claim predicate",
        "claimSubject": "claim subject",
        "claimValue": "claim value",
        "comparedTo": "compared to",
        "composer": "composer",
        "confidence": "confidence",
        "context": "context",
        "contributor": "contributor",
        "degree": "degree",
        "director": "director",
        "disputePredicate": "dispute predicate",
        "disputeSubject": "dispute subject",
        "disputedClaim": "disputed claim",
        "editor": "editor",
        "end": "end",
        "evidence": "evidence",
        "evokes": "evokes",
        "filmGenre": "film genre",
        "holder": "holder",
        "inDocument": "in document",
        "influencedBy": "influenced by",
        "instrument": "instrument",
        "kindOfClaims": "kind of claims",
        "mediaType": "media type",
        "mirrors": "mirrors",
        "modality": "modality",
        "mood": "mood",
        "musicContributor": "music contributor",
        "musicGenre": "music genre",
        "musicSupervisor": "music supervisor",
        "occupation": "occupation",
        "pattern": "pattern",
        "playsCharacter": "plays character",
        "polarity": "polarity",
        "producer": "producer",
        "quote": "quote",
        "rating": "rating",
        "ratingScale": "rating scale",
        "ratingValue": "rating value",
        "reception": "reception",
        "recordLabel": "record label",
        "relatedTo": "related to",
        "releaseYear": "release year",
        "reviewAuthor": "review author",
        "reviewDate": "review date",
        "runtimeMinutes": "runtime in minutes",
        "scene": "scene",
        "screenwriter": "screenwriter",
        "setIn": "set in",
        "sha256": "SHA-256",
        "songPerformer": "song performer",
        "songWriter": "song writer",
        "soundtrackSong": "soundtrack song",
        "sourceFile": "source file",
        "start": "start",
        "statedIn": "stated in",
        "studio": "studio",
        "subjectForm": "subject form",
        "surfaceForm": "surface form",
        "target": "target",
        "technique": "technique",
        "theme": "theme",
        "trait": "trait",
        "trigger": "trigger",
        "usuallySingle": "usually single",
        "workedWith": "worked with",
    }
)
DEFINITIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Agent": "A person, a group or a company that can be credited for something.",
        "Aspect": "A side of a film that reviewers judge: acting, direction, score, pacing and the like, or the film overall.",
        "Asserted": "Stated as so. Only asserted claims give a direct triple.",
        "Award": "A prize, or the nomination for one.",
        "Character": "A figure of the story of a film, known by a name or a role name.",
        "Claim": "One thing that one sentence of a document says. It may be wrong, and another claim may contradict it.",
        "ClaimKind": "What sort of thing a claim says: a fact, an interpretation, an opinion or a comparison.",
        "Comparative": "Said only by way of likeness to something else.",
        "ComparisonKind": "A claim that sets one work beside another.",
        "Concept": "An idea or category with a preferred label and possibly broader and narrower ones.",
        "CreativeWork": "A film, a song, or another work that a review names.",
        "Dispute": "Claims of two or more documents that differ about one subject: in a value of which there is usually one, or in their opinion.",
        "Document": "One text that the graph was read from: a review or an article.",
        "FactKind": "A claim that could be checked against the world: credits, dates, track lists.",
        "Film": "A motion picture, short or long, for the cinema or not.",
        "FilmGenre": "A kind of film, such as drama or film noir.",
        "Hypothetical": "Imagined, wished for, conditional or expected.",
        "Instrument": "A musical instrument; the voice counts as one.",
        "InterpretationKind": "A claim that reads the work: its themes, its moods, its influences.",
        "Mixed": "Praise and blame together.",
        "Modality": "How a claim is put: asserted, negated, hypothetical, reported or comparative.",
        "Mood": "A feeling, tone or atmosphere that a work has or calls up, such as melancholy or fragile hope.",
        "Movement": "A school, style or movement of art, such as a new wave.",
        "MusicGenre": "A kind of music, such as jazz or synth-pop.",
        "Negated": "Stated as not so.",
        "Negative": "Blame.",
        "Occupation": "What a character does for a living, or is by trade.",
        "OpinionKind": "A claim that judges: a rating, or praise and blame of an aspect.",
        "Organization": "A company that makes, distributes or releases films or their music: a studio, a distributor, a record label.",
        "Performer": "One who performs music: a singer, a musician or a band. A performer may be a person as well.",
        "Person": "A human being.",
        "Place": "A location, real or imagined.",
        "Polarity": "The direction of an opinion: positive, negative or mixed.",
        "Positive": "Praise.",
        "Reception": "A way in which a work was received, such as acclaim, popularity, influence or availability.",
        "Reported": "Attributed to others, or to hearsay.",
        "Sentence": "A stretch of characters of one document that states something: a sentence, a header line or a line of a track list.",
        "Song": "A song, or a titled cue of a score.",
        "Technique": "A means of telling, filming or playing, such as a nonlinear narrative, a close-up or improvisation.",
        "Theme": "A subject or concern that a film explores.",
        "Trait": "What a character is like, feels, wants or struggles with, such as vulnerability or an addiction.",
        "Work": "A book, play, comic, game or other work, in particular one that a film is based on.",
        "about": "The film that the document reviews, or whose music it describes.",
        "aspectOpinion": "A reviewer judges the aspect of the film; the polarity is on the claim.",
        "award": "The film, or someone for it, won the prize or was nominated for it.",
        "basedOn": "The film adapts or remakes the work.",
        "broaderGenre": "The work, or its music, is in a genre that the broader genre covers.",
        "broaderTheme": "The work has a theme that the broader theme covers.",
        "castMember": "The person acts in the film; a speaking voice counts.",
        "characterIn": "The character occurs in the film.",
        "cinematographer": "The person was director of photography of the film.",
        "claimKind": "What sort of thing the claim says.",
        "claimObject": "The object of the triple that the claim states, where it is a thing.",
        "claimPredicate": "The property of the triple that the claim states. An annotation property, so that a property can be its value in OWL 2 DL.",
        "claimSubject": "What the claim is about: the subject of the triple that it states.",
        "claimValue": "The object of the triple that the claim states, where it is a literal.",
        "comparedTo": "A document sets the film beside the other film: a likeness, a contrast or a ranking.",
        "composer": "The agent wrote the score of the film.",
        "confidence": "How sure the reading of the sentence is, from 0 to 1. It says nothing about whether the claim is true.",
        "context": "The work for which the statement holds, or the thing in respect of which it holds.",
        "contributor": "The agent had a part in making or performing the work, in whatever role.",
        "degree": "The words that say how far or in what manner the statement holds, such as 'predominantly' or 'touches of'.",
        "director": "The person directed the film.",
        "disputePredicate": "The property of which the disputed claims give different objects.",
        "disputeSubject": "What the disputed claims are about.",
        "disputedClaim": "One of the claims that differ.",
        "editor": "The person edited the film.",
        "end": "The number of characters of the document up to the end of the sentence.",
        "evidence": "The sentence that makes the claim, with its place in the document.",
        "evokes": "The work, or the instrument, genre, aspect or technique in it, calls up the mood. The context of the claim is the work where it does.",
        "filmGenre": "The film is of the genre.",
        "holder": "Whose view it is, in the words of the document, where it is not the author's own: critics, some viewers.",
        "inDocument": "The document that the sentence is part of.",
        "influencedBy": "The film takes after the film, work, agent or movement.",
        "instrument": "The instrument is heard in the song, or in the score or soundtrack of the film.",
        "kindOfClaims": "The kind of the claims that have the property as their predicate. Properties with it are the relations that documents state.",
        "mediaType": "The kind of text of the document, such as text/html.",
        "mirrors": "The music, or another means of the film, mirrors, underscores or foreshadows the character, trait, theme or mood.",
        "modality": "How the claim is put.",
        "mood": "The work, or its music, has the mood, tone or atmosphere.",
        "musicContributor": "The agent composed, wrote, chose or performed music of the work, or of a song that is heard in it.",
        "musicGenre": "The song, or the score or soundtrack of the film, is in the genre.",
        "musicSupervisor": "The person chose or put together the songs of the film.",
        "occupation": "The character has the occupation.",
        "pattern": "The name of the rule or model that found the claim.",
        "playsCharacter": "The person plays or voices the character.",
        "polarity": "The direction of the opinion that the claim states.",
        "producer": "The person produced the film.",
        "quote": "The words of the document that make the claim.",
        "rating": "The reviewer's own mark for the film as written, such as 4/5 or B+.",
        "ratingScale": "The highest number that a rating could give, such as 5 of 4/5.",
        "ratingValue": "The number that a rating gives, such as 4.0 of 4/5.",
        "reception": "The film, or its music, was received in this way.",
        "recordLabel": "The company released the soundtrack album of the film.",
        "relatedTo": "The character is tied to the other character: by family, love, friendship, work or enmity.",
        "releaseYear": "The year in which the film came out.",
        "reviewAuthor": "The person wrote the document.",
        "reviewDate": "When the document was published, as precisely as it says: an xsd:date, an xsd:gYearMonth or an xsd:gYear.",
        "runtimeMinutes": "The length of the film in whole minutes.",
        "scene": "Where in a film the song is heard, in the words of the document: over the opening credits, as they dance in the kitchen. The context of the claim is the film.",
        "screenwriter": "The person wrote the screenplay or the story of the film.",
        "setIn": "The story of the film happens in the place.",
        "sha256": "The SHA-256 of the document's text in UTF-8, in hexadecimal.",
        "songPerformer": "The performer sings or plays the song; or, of a film, is credited for its songs as a whole.",
        "songWriter": "The agent wrote the music or words of the song; or, of a film, those of its songs as a whole.",
        "soundtrackSong": "The song or titled cue is heard in the film or is on its album.",
        "sourceFile": "The name of the file that the document was read from.",
        "start": "The number of characters of the document before the sentence.",
        "statedIn": "The document that makes the claim.",
        "studio": "The company produced or distributed the film.",
        "subjectForm": "The words of the document that name the subject.",
        "surfaceForm": "The words of the document that name the object.",
        "target": "What exactly an opinion is about, where it is less than the film: a performer, a song, a character.",
        "technique": "The work, or the genre or instrument, uses the technique or has the musical feature.",
        "theme": "The film explores the theme, or the song is about it.",
        "trait": "The character has the trait.",
        "trigger": "The words of the document that express the relation, such as 'foreshadows' or 'directed by'.",
        "usuallySingle": "True of a property that seldom has more than one value for one subject, so that different values in two documents are worth showing as a dispute.",
        "workedWith": "The agents had parts in one film, one of them as its director.",
    }
)
