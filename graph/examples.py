"""Example queries: the competency questions that ship with the vocabulary.

Those in its folder `served` need this endpoint: its text index, its description of itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from ..ontology.files import QUESTIONS
from ..ontology.terms import PREFIXES
from .iris import data_prefixes

__all__ = ["GROUPS", "Example", "example_triples", "examples", "grouped"]

GROUPS: Final = (
    "Films and people",
    "Songs and scores",
    "Themes, moods and genres",
    "Opinions and ratings",
    "Comparisons",
    "Evidence and provenance",
    "Disputes",
    "Paths",
    "Documents and reviewers",
    "Statistics",
    "Names and words",
)
"""The subjects of the questions in the order in which they are shown."""

_GROUP: Final = "# group:"
_EMPTY: Final = "# empty:"
_FORM: Final = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_SHACL: Final = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True)
class Example:
    """A query, its file name without suffix, what it asks in words, and the subject of that.

    `file` is its place below the folder.
    `terms` are the local names of the vocabulary's terms in it, in order of first use. `empty`
    says, of a query that finds nothing in the sample graph, why that is so.
    """

    name: str
    title: str
    group: str
    query: str
    terms: tuple[str, ...]
    empty: str = ""
    file: str = ""


@cache
def examples(folder: Path = QUESTIONS) -> tuple[Example, ...]:
    """Return the queries of a folder and its folders, `.rq` files, by group and then by name.

    A file starts with its question in a comment, and `# group: …` in another; `# empty: …` may
    follow.
    """
    found = (_example(path, folder) for path in sorted(folder.rglob("*.rq")))
    return tuple(sorted(found, key=lambda example: (_rank(example.group), example.name)))


def grouped(folder: Path = QUESTIONS) -> tuple[tuple[str, tuple[Example, ...]], ...]:
    """Return the examples of `folder` under the names of their groups."""
    groups: dict[str, list[Example]] = {}
    for example in examples(folder):
        groups.setdefault(example.group, []).append(example)
    return tuple((group, tuple(members)) for group, members in groups.items())


def example_triples(base: str, name: str) -> Iterator[ox.Triple]:
    """Yield the examples as `sh:SPARQLExecutable`, each whole, with IRIs that begin with `name`."""
    comment, keywords = PREFIXES["rdfs"] + "comment", "https://schema.org/keywords"
    for example in examples():
        node = ox.NamedNode(f"{name}{example.name}")
        form = next(iter(_FORM.findall(example.query)), "SELECT").lower()
        for kind in ("SPARQLExecutable", f"SPARQL{form.capitalize()}Executable"):
            is_a = ox.NamedNode(PREFIXES["rdf"] + "type")
            yield ox.Triple(node, is_a, ox.NamedNode(_SHACL + kind))
        title = ox.Literal(example.title, language="en")
        yield ox.Triple(node, ox.NamedNode(comment), title)
        yield ox.Triple(node, ox.NamedNode(_SHACL + form), ox.Literal(_whole(example, base)))
        yield ox.Triple(node, ox.NamedNode(keywords), ox.Literal(example.group))


def _whole(example: Example, base: str) -> str:
    """Return an example with the declarations that other endpoints would want."""
    known = data_prefixes(base)
    used = (p for p in known if re.search(rf"(?<![\w<-]){re.escape(p)}:(?!//)", example.query))
    declared = set(re.findall(r"(?i)\bprefix\s+(\S*):", example.query))
    head = "".join(f"PREFIX {p}: <{known[p]}>\n" for p in used if p not in declared)
    return head + example.query


def _example(path: Path, folder: Path) -> Example:
    title, group, *lines = path.read_text("utf-8").strip().splitlines()
    empty = lines.pop(0).removeprefix(_EMPTY).strip() if lines[0].startswith(_EMPTY) else ""
    query = "\n".join(lines)
    return Example(
        path.stem,
        title.lstrip("# "),
        group.removeprefix(_GROUP).strip(),
        query,
        tuple(dict.fromkeys(re.findall(r"\bss:(\w+)", query))),
        empty,
        path.relative_to(folder).as_posix(),
    )


def _rank(group: str) -> int:
    return GROUPS.index(group) if group in GROUPS else len(GROUPS)
