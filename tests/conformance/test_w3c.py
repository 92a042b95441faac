"""Every test of the W3C suites is passed, or is listed with the cause why not."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from screensong.web import create_app
from screensong.web.site import site
from tests.browse_graph import graph_of
from tests.conformance.http_cases import outcome_over_http
from tests.conformance.suites import PAGE, SUITES, Outcome, Suite, known, outcomes, page
from tests.shared_data import shared

_BEST_KNOWN_11 = 482  # of 499: the engine alone; rdflib 7.6 passes 416


@pytest.fixture(scope="module")
def results() -> dict[Suite, Outcome]:
    return dict(outcomes(shared("w3c"), outcome_over_http))


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)
def test_what_a_suite_fails_is_listed_and_nothing_else_is(
    results: dict[Suite, Outcome], suite: Suite
) -> None:
    listed = {key for cause in known() for key in cause.tests}
    failed = results[suite].failed
    surprises = {key: why for key, why in failed.items() if key not in listed}
    assert not surprises, "fails, and is not listed in known_failures.toml"


def test_nothing_that_is_passed_is_listed_as_a_failure(results: dict[Suite, Outcome]) -> None:
    failed = {key for outcome in results.values() for key in outcome.failed}
    listed = [key for cause in known() for key in cause.tests]
    assert not set(listed) - failed, "is passed, and stands in known_failures.toml"
    assert len(listed) == len(set(listed))


def test_queries_do_better_than_the_engine_does_alone(results: dict[Suite, Outcome]) -> None:
    suites = [s for s in SUITES if s.name.startswith("SPARQL 1.1") and not s.over_http]
    assert sum(results[s].passed for s in suites) > _BEST_KNOWN_11
    for suite in suites:
        assert len(results[suite].failed) <= results[suite].failed_alone


def test_the_endpoint_answers_with_the_repairs(tmp_path: Path) -> None:
    def quad(graph: str, number: str) -> ox.Quad:
        names = (ox.NamedNode(f"http://e/{name}") for name in ("s", "p"))
        return ox.Quad(*names, ox.Literal(number), ox.NamedNode(f"http://e/{graph}"))

    app = create_app(graph_of([quad("g", "1"), quad("g", "2"), quad("h", "3")], [], tmp_path))
    queries = {
        "SELECT ?g ?n { GRAPH ?g { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } } ORDER BY ?g": (
            "g,n\r\nhttp://e/g,2\r\nhttp://e/h,1\r\n"
        ),
        "SELECT ?x { <http://e/absent> <http://e/p>* ?x }": "x\r\nhttp://e/absent\r\n",
    }
    try:
        for query, answer in queries.items():
            response = app.test_client().post(
                "/sparql",
                data=query,
                headers={"Content-Type": "application/sparql-query", "Accept": "text/csv"},
            )
            assert response.text == answer
    finally:
        site(app).pool.close()


def test_the_page_tells_what_was_found(results: dict[Suite, Outcome]) -> None:
    assert PAGE.read_text("utf-8") == page(list(results.items())), (
        "write it anew: python -m tests.conformance.suites"
    )
