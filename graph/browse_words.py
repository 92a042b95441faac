"""The vocabulary in plain words, for pages: what a relation is called in both directions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from ..ontology.terms import LABELS, NAMESPACE, PREFIXES

__all__ = [
    "BROADER",
    "CLASS_WORDS",
    "MODALITY_WORDS",
    "ORIGIN_WORDS",
    "RelationWords",
    "counted",
    "words_of",
]


@dataclass(frozen=True, slots=True)
class RelationWords:
    """Headings of a relation: `out` on the page of its subject, `back` on that of its object.

    `said` stands between subject and object in a sentence. `rank` orders the headings of a page.
    """

    out: str
    back: str
    said: str
    rank: int


BROADER: Final = PREFIXES["skos"] + "broader"

_TABLE: Final = (
    ("releaseYear", "Year", "Year of", "is from"),
    ("about", "About", "Documents about it", "is about"),
    ("director", "Directed by", "Directed", "is directed by"),
    ("screenwriter", "Written by", "Wrote the screenplay of", "is written by"),
    ("producer", "Produced by", "Produced", "is produced by"),
    ("castMember", "Cast", "In the cast of", "has in its cast"),
    ("playsCharacter", "Plays", "Played by", "plays"),
    ("characterIn", "Appears in", "Characters", "appears in"),
    ("occupation", "Works as", "Occupation of", "works as"),
    ("trait", "Traits", "Trait of", "has the trait"),
    ("relatedTo", "Tied to", "Tied to it", "is tied to"),
    ("cinematographer", "Photographed by", "Photographed", "is photographed by"),
    ("editor", "Edited by", "Edited", "is edited by"),
    ("composer", "Music by", "Composed the music of", "has music by"),
    ("musicSupervisor", "Songs chosen by", "Chose the songs of", "has songs chosen by"),
    ("songPerformer", "Performed by", "Performs", "is performed by"),
    ("songWriter", "Song written by", "Wrote the song", "is a song by"),
    ("soundtrackSong", "Songs", "Heard in", "has the song"),
    ("musicGenre", "Music genre", "Music genre of", "is"),
    ("instrument", "Instruments", "Instrument heard in", "uses"),
    ("scene", "Where it is heard", "Song heard there", "is heard"),
    ("technique", "Techniques", "Technique of", "uses the technique"),
    ("filmGenre", "Genre", "Genre of", "has the genre"),
    ("theme", "Themes", "Theme of", "has the theme"),
    ("mood", "Moods", "Mood of", "has the mood"),
    ("evokes", "Evokes", "Evoked by", "evokes"),
    ("mirrors", "Mirrors", "Mirrored by", "mirrors"),
    ("setIn", "Set in", "Setting of", "is set in"),
    ("basedOn", "Based on", "Basis of", "is based on"),
    ("influencedBy", "Influenced by", "Influenced", "is influenced by"),
    ("comparedTo", "Compared with", "Compared with it", "is compared with"),
    ("award", "Awards", "Given to", "has the award"),
    ("reception", "Reception", "Reception of", "was received with"),
    ("studio", "Studio", "Studio of", "comes from"),
    ("recordLabel", "Record label", "Record label of", "is released on"),
    ("runtimeMinutes", "Running time", "Running time of", "lasts"),
    ("rating", "Rating", "Rating of", "is rated"),
    ("aspectOpinion", "Opinions", "Judged in", "is judged for"),
    ("reviewAuthor", "Written by", "Wrote", "is written by"),
    ("reviewDate", "Dated", "Date of", "is dated"),
    ("contributor", "Contributors", "Contributed to", "has the contributor"),
    ("musicContributor", "Made its music", "Made music of", "has music made by"),
    ("workedWith", "Worked with", "Worked with it", "worked with"),
    ("broaderTheme", "Broader themes", "Has it as a broader theme", "has the broader theme"),
    ("broaderGenre", "Broader genres", "Has it as a broader genre", "has the broader genre"),
    # What describes claims, sentences, documents and disputes.
    ("claimKind", "Kind of claim", "Claims of this kind", "is a claim of the kind"),
    ("claimSubject", "Says something of", "Claims about it", "says something of"),
    ("claimPredicate", "States the relation", "Claims that state it", "states the relation"),
    ("claimObject", "Names", "Claims that name it", "names"),
    ("claimValue", "Gives the value", "Claims that give it", "gives the value"),
    ("quote", "In the words", "Words of", "is in the words"),
    ("evidence", "Sentence", "Evidence for", "rests on"),
    ("statedIn", "Stated in", "States", "is stated in"),
    ("modality", "Put as", "Claims put so", "is put as"),
    ("polarity", "Direction", "Opinions of this direction", "is"),
    ("confidence", "Confidence", "Confidence of", "is read with the confidence"),
    ("surfaceForm", "Object named as", "Names the object of", "names its object as"),
    ("subjectForm", "Subject named as", "Names the subject of", "names its subject as"),
    ("trigger", "Expressed by", "Expresses", "is expressed by"),
    ("degree", "To the degree", "Degree of", "holds to the degree"),
    ("holder", "In the view of", "Holds the view", "is the view of"),
    ("context", "Holds for", "Context of", "holds for"),
    ("target", "Judges in particular", "Judged in particular by", "judges in particular"),
    ("pattern", "Found by", "Found", "is found by"),
    ("ratingValue", "Rating as a number", "Number of", "rates it at"),
    ("ratingScale", "Out of", "Scale of", "rates it out of"),
    ("sha256", "SHA-256", "SHA-256 of", "has the SHA-256"),
    ("mediaType", "Kind of text", "Kind of text of", "is a text of the kind"),
    ("sourceFile", "Read from", "Source of", "is read from"),
    ("inDocument", "Sentence of", "Sentences", "is a sentence of"),
    ("start", "Starts at character", "Start of", "starts at character"),
    ("end", "Ends at character", "End of", "ends at character"),
    ("disputeSubject", "Documents differ about", "Disputes about it", "is about"),
    ("disputePredicate", "Documents differ in", "Disputes of this kind", "is a dispute of"),
    ("disputedClaim", "Claims that differ", "Disputed in", "has the claim"),
    # What the vocabulary says of its own properties.
    ("kindOfClaims", "Stated by claims of the kind", "Relations of this kind", "is stated as"),
    ("usuallySingle", "Usually one value", "Usually one value of", "usually has one value:"),
)
_WORDS: Final[Mapping[str, RelationWords]] = MappingProxyType(
    {
        NAMESPACE + name: RelationWords(out, back, said, rank)
        for rank, (name, out, back, said) in enumerate(_TABLE)
    }
    | {BROADER: RelationWords("Broader", "Narrower", "belongs to", len(_TABLE))}
)

CLASS_WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "Film": ("film", "films"),
        "Person": ("person", "people"),
        "Performer": ("performer", "performers"),
        "Character": ("character", "characters"),
        "Song": ("song", "songs"),
        "MusicGenre": ("music genre", "music genres"),
        "Instrument": ("instrument", "instruments"),
        "Theme": ("theme", "themes"),
        "FilmGenre": ("film genre", "film genres"),
        "Work": ("source work", "source works"),
        "Place": ("place", "places"),
        "Award": ("award", "awards"),
        "Organization": ("company", "companies"),
        "Movement": ("movement", "movements"),
        "Mood": ("mood", "moods"),
        "Trait": ("trait", "traits"),
        "Occupation": ("occupation", "occupations"),
        "Technique": ("technique", "techniques"),
        "Reception": ("reception", "receptions"),
        "Aspect": ("aspect", "aspects"),
        "Document": ("document", "documents"),
    }
)
"""Singular and plural of each class that has pages."""

ORIGIN_WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "vocabulary": (
            "In the vocabulary",
            "The schemes of themes, moods, genres and instruments say this, no document does.",
        ),
        "inferred": (
            "Inferred",
            "No document says this: rules conclude it from what documents say.",
        ),
    }
)
"""Heading and explanation of the relations that no document states."""

MODALITY_WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "negated": ("Denied", "A document says that this is not so."),
        "reported": ("Reported", "A document passes this on as said by others."),
        "hypothetical": ("Hypothetical", "A document supposes this; it does not say it is so."),
        "comparative": ("Comparison", "A document says this only by comparing."),
    }
)
"""Heading and explanation of the claims that are not asserted."""


def words_of(predicate: str) -> RelationWords:
    """Return the headings of a relation given by IRI; an unknown one is named as it is."""
    known = _WORDS.get(predicate)
    if known is not None:
        return known
    name = re.split(r"[#/]", predicate)[-1]
    plain = LABELS.get(name, re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()).capitalize()
    return RelationWords(plain, f"{plain} of", plain.lower(), len(_WORDS))


def counted(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "document"), counted(1200, "company", "companies")
    ('1 document', '1,200 companies')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
