"""Where the shipped files of the vocabulary are."""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "ALIGNMENTS_TTL",
    "ONTOLOGY_OWL",
    "ONTOLOGY_TTL",
    "QUESTIONS",
    "RULES",
    "SCHEMES",
    "SHAPES_TTL",
]

_HERE = Path(__file__).resolve().parent

ONTOLOGY_TTL = _HERE / "screensong.ttl"
"""The vocabulary in Turtle: the source."""

ONTOLOGY_OWL = _HERE / "screensong.owl"
"""The vocabulary in RDF/XML, generated: what Protégé and owlready2 read."""

SHAPES_TTL = _HERE / "shapes.ttl"
"""The SHACL shapes of a graph."""

ALIGNMENTS_TTL = _HERE / "alignments.ttl"
"""How the vocabulary relates to schema.org, Music Ontology, FOAF, PROV-O, NIF and MARL."""

QUESTIONS = _HERE / "questions"
"""The folder of competency questions, one `.rq` file each."""

RULES = _HERE / "rules"
"""The folder of rules, one SPARQL CONSTRUCT each, whose first line says what it infers."""

SCHEMES = _HERE / "schemes"
"""The folder of SKOS concept schemes."""
