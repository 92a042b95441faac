"""Reads the tables of `tests/layouts`: short documents and the facts that they state."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from screensong.graph.documents import Document, MediaType
from screensong.graph.extraction import extract
from tests.extraction_facts import object_text

FOLDER = Path(__file__).parent / "layouts"
MEASURED = frozenset(
    ("director", "screenwriter", "producer", "cinematographer", "editor", "composer", "castMember",
     "playsCharacter", "soundtrackSong", "songPerformer", "songWriter", "releaseYear",
     "runtimeMinutes", "rating", "recordLabel")
)  # fmt: skip
Fact = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """One document of a table; facts are (subject, relation, object) in small letters."""

    name: str
    text: str
    facts: frozenset[Fact]

    @property
    def media_type(self) -> MediaType:
        """Return HTML where the text opens a page, Markdown where it opens with a heading."""
        if self.text.startswith("<"):
            return "text/html"
        return "text/markdown" if self.text.startswith("# ") else "text/plain"

    def found(self) -> frozenset[Fact]:
        """Return what the extractor finds, of the relations measured."""
        claims = extract(Document(self.name, self.text, self.media_type)).claims
        return frozenset(
            (claim.subject.name.casefold(), claim.predicate, object_text(claim).casefold())
            for claim in claims
            if claim.modality == "asserted" and claim.predicate in MEASURED
        )


@cache
def cases(table: str) -> tuple[Case, ...]:
    """Return the documents of a table, "first" for `layouts/first.txt`."""
    parts = (FOLDER / f"{table}.txt").read_text("utf-8").split("\n=== ")[1:]
    return tuple(_case(part) for part in parts)


def _case(part: str) -> Case:
    name, _, rest = part.partition("\n")
    text, _, table = rest.partition("\n---\n")
    film = ""
    facts: set[Fact] = set()
    for line in table.strip().split("\n"):
        if line.startswith("["):
            film = line.strip("[]").casefold()
            continue
        relation, _, values = (part.strip() for part in line.partition(" = "))
        if relation == "film":
            film = values.casefold()
            continue
        for value in values.split("; "):
            subject, pair, thing = value.casefold().partition(" > ")
            facts.add((subject, relation, thing) if pair else (film, relation, subject))
    return Case(name.strip(), text.strip("\n") + "\n", frozenset(facts))
