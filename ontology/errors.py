"""The errors of this room.

OntologyError
├── UnknownTermError      a name that the vocabulary does not have (also a KeyError)
├── JavaMissingError      no Java to run the reasoner (also a RuntimeError)
├── ReasonerError         the reasoner could not read what it was given (also a RuntimeError)
└── ShapeError            a shape that cannot be turned into SPARQL (also a ValueError)
"""

from __future__ import annotations

__all__ = ["JavaMissingError", "OntologyError", "ReasonerError", "ShapeError", "UnknownTermError"]


class OntologyError(Exception):
    """What all errors of this room have in common."""


class UnknownTermError(OntologyError, KeyError):
    """A name that the vocabulary does not have.

    `name` is what was asked for, `nearest` the most similar name there is, or None.
    """

    def __init__(self, name: str, namespace: str, nearest: str | None = None) -> None:
        self.name = name
        self.namespace = namespace
        self.nearest = nearest
        hint = f"; nearest is '{nearest}'" if nearest else ""
        super().__init__(f"unknown term '{name}' in {namespace}{hint}")

    def __str__(self) -> str:
        # KeyError would show the repr of its argument.
        return str(self.args[0])


class JavaMissingError(OntologyError, RuntimeError):
    """The reasoner needs Java, and there is none."""


class ReasonerError(OntologyError, RuntimeError):
    """The reasoner failed for another reason than an inconsistent graph."""


class ShapeError(OntologyError, ValueError):
    """A shape uses something that has no translation to SPARQL here."""
