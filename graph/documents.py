"""A document: the text of one review or article, exactly as it was given."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = ["Document", "Field", "MediaType", "Refusal", "Span"]

MediaType = Literal["text/plain", "text/markdown", "text/html"]


class Span(NamedTuple):
    """A half-open stretch of characters: `text[start:end]`. Offsets count Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Tell whether this span and `other` have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value known from the container of a document (a record's column, JSON-LD …).

    `label` is the source's own label in lower case ("director", "datepublished"); `value` and
    `line` are spans of the document's text; `line` holds label and value and is the evidence.
    """

    label: str
    value: Span
    line: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One text to read.

    `id` names the document inside a graph: the path below the folder that was given, without its
    suffix (`pos/0_9`), or for a record `<file>/<record id>`. `text` is the decoded source,
    markup and line ends included; every offset in the project refers to it. `source` is the
    file name as shown to people. `fields` holds what a container says beside the text.
    """

    id: str
    text: str
    media_type: MediaType = "text/plain"
    source: str = ""
    fields: tuple[Field, ...] = ()

    @property
    def sha256(self) -> str:
        """Return the hexadecimal SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A source that gives no document, and why: one line for people."""

    source: str
    reason: str

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"
