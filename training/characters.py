"""Cases for which names are characters of the film under review, from the annotated corpus."""

from __future__ import annotations

from screensong.graph.documents import Document
from screensong.graph.extraction.characters import cases_of
from screensong.graph.extraction.likely_roles import ROLES
from screensong.graph.extraction.linear import Scorer, replaced
from screensong.graph.extraction.reading import Reading
from screensong.graph.extraction.words import fold

from .annotated import Annotated
from .linear import Case

__all__ = ["character_cases"]

# No likely roles: those that ship have seen the documents.
_NO_ROLES = Scorer(ROLES, [-1000] * len(ROLES), {})


def character_cases(document: Annotated) -> list[Case]:
    """Return one case for each name under the true title; "yes" for characters."""
    names = document.forms(document.film) if document.film is not None else ()
    with replaced("roles", _NO_ROLES):
        reading = Reading(Document(document.id, document.text), titled=names[0] if names else "")
    characters = {
        fold(form)
        for fact in document.facts
        if fact.relation == "characterIn" and fact.mode == "asserted"
        for form in document.forms(fact.subject)
    }
    return [
        Case(features, "yes" if any(fold(f) in characters for f in cluster.forms) else "no")
        for cluster, features in cases_of(reading)
    ]
