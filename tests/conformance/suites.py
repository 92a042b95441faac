"""The suites, their outcomes, and the page that tells them.

`python -m tests.conformance.suites` writes `docs/sparql-conformance.md` anew.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from .evaluation import Ask, Mismatch, ask_alone, ask_repaired, run_case
from .manifests import Case, cases_of

__all__ = ["PAGE", "SUITES", "Outcome", "Suite", "known", "outcome_of", "page"]

_HERE = Path(__file__).resolve().parent
PAGE = _HERE.parents[1] / "docs" / "sparql-conformance.md"


class Suite(NamedTuple):
    """A suite: its name, the manifests in the shared folder, how it is run."""

    name: str
    manifests: tuple[str, ...]
    over_http: bool = False


_11 = "sparql/sparql11/"
SUITES = (
    Suite("SPARQL 1.1 query", (_11 + "manifest-sparql11-query.ttl",)),
    Suite("SPARQL 1.1 update (the engine)", (_11 + "manifest-sparql11-update.ttl",)),
    Suite("SPARQL 1.1 results formats", (_11 + "manifest-sparql11-results.ttl",)),
    Suite("SPARQL 1.1 federation syntax", (_11 + "syntax-fed/manifest.ttl",)),
    Suite("SPARQL 1.1 protocol", (_11 + "protocol/manifest.ttl",), over_http=True),
    Suite("SPARQL 1.1 graph store", (_11 + "graph-store-protocol/manifest.ttl",), over_http=True),
    Suite(
        "SPARQL 1.1 service description",
        (_11 + "service-description/manifest.ttl",),
        over_http=True,
    ),
    Suite("SPARQL 1.0", ("sparql/sparql10/manifest.ttl",)),
    Suite("SPARQL 1.2", ("sparql/sparql12/manifest.ttl",)),
    Suite("RDF 1.1 Turtle", ("rdf/rdf-turtle/manifest.ttl",)),
    Suite("RDF 1.1 TriG", ("rdf/rdf-trig/manifest.ttl",)),
    Suite("RDF 1.1 N-Triples", ("rdf/rdf-n-triples/manifest.ttl",)),
    Suite("RDF 1.1 N-Quads", ("rdf/rdf-n-quads/manifest.ttl",)),
    Suite("RDF 1.1 XML", ("rdf/rdf-xml/manifest.ttl",)),
)  # fmt: skip


@dataclass(slots=True)
class Outcome:
    """How many tests there are, and why those not passed were not."""

    tests: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    failed_alone: int = 0

    @property
    def passed(self) -> int:
        """How many were passed."""
        return self.tests - len(self.failed)


class Cause(NamedTuple):
    """Why tests are known not to pass."""

    kind: str
    text: str
    tests: tuple[str, ...]


def known() -> list[Cause]:
    """Return the listed causes."""
    read = tomllib.loads((_HERE / "known_failures.toml").read_text("utf-8"))
    return [Cause(c["kind"], c["text"], tuple(c["tests"])) for c in read["cause"]]


def outcome_of(root: Path, suite: Suite, *, alone: bool = False) -> Outcome:
    """Run a suite that needs no HTTP; with `alone`, count what the engine itself fails too."""
    found = Outcome()
    for manifest in suite.manifests:
        for case in cases_of(root, manifest):
            found.tests += 1
            if (message := _message(root, case, ask_repaired)) is not None:
                found.failed[case.key] = message
            if alone:
                found.failed_alone += _message(root, case, ask_alone) is not None
    return found


def _message(root: Path, case: Case, ask: Ask) -> str | None:
    try:
        run_case(root, case, ask)
    except Mismatch as mismatch:
        return str(mismatch)
    return None


def page(outcomes: list[tuple[Suite, Outcome]]) -> str:
    """Return the page for these outcomes."""
    kinds = {key: cause.kind for cause in known() for key in cause.tests}
    lines = [
        "# SPARQL conformance",
        "",
        "What of the W3C test suites for RDF and SPARQL Screensong passes. This page is written by",
        "`python -m tests.conformance.suites`, and a test fails when it is out of date.",
        "",
        f"Engine: pyoxigraph {ox.__version__}. *Alone* is the engine without the repairs described",
        "below; the protocol suites are run against the whole web application.",
        "",
        "| suite | tests | passed | engine alone | failed | not offered |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for suite, found in outcomes:
        absent = sum(kinds.get(key) == "not offered" for key in found.failed)
        alone = "" if suite.over_http else str(found.tests - found.failed_alone)
        lines.append(
            f"| {suite.name} | {found.tests} | {found.passed} | {alone} "
            f"| {len(found.failed) - absent} | {absent} |"
        )
    language = [o for s, o in outcomes if s.name.startswith("SPARQL 1.1 ") and not s.over_http]
    tests, passed = sum(o.tests for o in language), sum(o.passed for o in language)
    alone = str(tests - sum(o.failed_alone for o in language))
    lines += [
        "",
        f"Of the {tests} tests of the SPARQL 1.1 languages and result formats {passed} are passed;",
        f"by the engine alone, {alone}.",
    ]
    lines += ["", *_REPAIRS, "", "## Known failures", ""]
    for cause in known():
        mark = " *(not offered)*" if cause.kind == "not offered" else ""
        lines += [f"- {cause.text}{mark}:", f"  {', '.join(f'`{t}`' for t in cause.tests)}"]
    lines += ["", *_ELSEWHERE]
    return "\n".join(lines) + "\n"


_REPAIRS = (
    "## Repairs",
    "",
    "A query that holds one of these constructs is rewritten before the engine sees it",
    "(`graph/repairs.py`); all others go through as written.",
    "",
    "- `GRAPH ?g { … }` over a sub-select (counts, groups, limits), MINUS, VALUES, another GRAPH,",
    "  or a pattern that binds `?g`: each graph is looked at by itself (section 18.6); in an",
    "  expression, `?g` is the graph",
    "- a path that may be empty (`p*`, `p?`) at a constant that the graph does not hold",
    "- GROUP_CONCAT gives a text without a language, of members of all kinds",
    "- `BNODE(text)` in SELECT: one blank node for each solution",
    "- a variable of SELECT used in a later expression of the same SELECT",
    "- `TRUE` and `FALSE` in any case",
    "",
    "Left as the engine has it: `a|b` gives a pair of nodes once, though both steps lead there;",
    "MINUS in `GRAPH ?g` where it depends on the data whether the sides share a variable; EXISTS",
    "with a variable that is bound only outside the group of its FILTER.",
)
_ELSEWHERE = (
    "The entailment suite is not run: the endpoint answers by simple entailment, and what follows",
    "from the ontology is in the graph already. The six tests of SERVICE need other endpoints;",
    "SERVICE is refused.",
)


def outcomes(root: Path, over_http: Callable[[Path, Suite], Outcome]) -> Iterator[
    tuple[Suite, Outcome]
]:  # fmt: skip
    """Run every suite."""
    for suite in SUITES:
        run = over_http(root, suite) if suite.over_http else outcome_of(root, suite, alone=True)
        yield suite, run


def main() -> None:
    """Write the page."""
    from tests.conformance.http_cases import outcome_over_http
    from tests.shared_data import ROOT

    PAGE.write_text(page(list(outcomes(ROOT / "w3c", outcome_over_http))), "utf-8")


if __name__ == "__main__":
    from tests.conformance import suites

    suites.main()
