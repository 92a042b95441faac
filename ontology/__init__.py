"""The vocabulary: OWL, SHACL, SKOS, questions, and names for its terms."""

from __future__ import annotations

from .errors import JavaMissingError, OntologyError, ReasonerError, ShapeError, UnknownTermError
from .terms import NAMESPACE, PREFIXES, SS, definition, label, term

__all__ = [
    "NAMESPACE",
    "PREFIXES",
    "SS",
    "JavaMissingError",
    "OntologyError",
    "ReasonerError",
    "ShapeError",
    "UnknownTermError",
    "definition",
    "label",
    "term",
]
