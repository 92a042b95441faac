"""A claim: one thing a document says, with the characters that say it, before it is a quad."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .documents import Span

__all__ = [
    "Claim",
    "DocumentKind",
    "Entity",
    "Extraction",
    "Modality",
    "Opinion",
    "Polarity",
    "Rating",
    "Value",
]

Modality = Literal["asserted", "negated", "hypothetical", "reported", "comparative"]
Polarity = Literal["positive", "negative", "mixed"]
DocumentKind = Literal["review", "soundtrack", "interview", "other"]


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """What a mention refers to, inside one document.

    `type` is one of: film, person, performer, character, song, musicGenre, instrument, theme,
    filmGenre, work, place, award, studio, label, movement, mood, trait, occupation, technique,
    reception, aspect. `name` is the fullest form that the document uses, `aliases` its other
    forms, sorted. `year` is set for films only, where the document gives it.
    """

    type: str
    name: str
    aliases: tuple[str, ...] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """A reviewer's own mark as written: value "4.5" of scale "5", or "B+" with no scale."""

    value: str
    scale: str | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """A reviewer's judgement of one aspect of a film (aspect names as in the ontology)."""

    aspect: str
    polarity: Polarity


Value = int | str | Rating | Opinion


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing a document says.

    `predicate` is the local name of a property of the ontology ("director", "songPerformer").
    `evidence` is the span of the sentence, header line or track line in the document's text;
    `surface` the words of the text for the object ("Example"), possibly normalised in `object`.
    Of an opinion these are the words for what is judged ("the photography", its cameraman), where
    there are any, and the words that judge are its trigger.
    `pattern` names the rule or model that found it; `confidence` is in [0, 1].
    Only an asserted claim becomes a direct triple.

    The rest is for claims that say more, in the words of the text: `degree` how far it holds
    ("predominantly"), `holder` whose view it is if not the author's ("some viewers"), `trigger`
    what expresses the relation, `subject_surface` what names the subject. `subject_at`, `object_at`
    and `trigger_at` are where these words (and `surface`) stand in the document's text: there
    it reads the same, markup taken out; None where the evidence does not have the words.
    `context` is the work for which, or the thing in respect of which, it holds; `target` what an
    opinion is about where that is less than the film.
    """

    subject: Entity
    predicate: str
    object: Entity | Value
    evidence: Span
    surface: str = ""
    modality: Modality = "asserted"
    confidence: float = 1.0
    pattern: str = ""
    degree: str = ""
    holder: str = ""
    trigger: str = ""
    subject_surface: str = ""
    subject_at: Span | None = None
    object_at: Span | None = None
    trigger_at: Span | None = None
    context: Entity | None = None
    target: Entity | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says: its kind, the film it is about (if any), its claims in order.

    Claims are ordered by evidence start, predicate, subject, object; no claim occurs twice.
    `suggested` are claims that are too unsure to stand: no graph has them, a person may look.
    """

    document_id: str
    kind: DocumentKind
    film: Entity | None
    claims: tuple[Claim, ...]
    suggested: tuple[Claim, ...] = ()
