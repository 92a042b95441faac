"""The protocol, graph store and service description suites, run against the web application.

The graph is read-only, so what a test would write first is put into a graph from the start, and
the application must refuse the write itself; the reads that follow must answer as expected.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import unquote

import pyoxigraph as ox
from werkzeug.test import Client, TestResponse

from screensong.web import create_app
from screensong.web.site import site
from tests.browse_graph import graph_of

from .evaluation import Mismatch, fail
from .manifests import MF, Description, Term, file_of, listed, read_manifest
from .suites import Outcome, Suite

__all__ = ["outcome_over_http"]

_HT = "http://www.w3.org/2011/http#"
_CNT = "http://www.w3.org/2011/content#"
_UT = "http://www.w3.org/2009/sparql/tests/test-update#"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": (
        "application/sparql-results+json", "application/sparql-results+xml", "text/csv",
        "text/tab-separated-values",
    ),
    "RDF": ("text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"),
}  # fmt: skip
_STATUS = {"OK": "200", "Created": "201", "NoContent": "204", "NotFound": "404"}
_WRITES = {"PUT", "POST", "DELETE", "PATCH"}
_STORE = "/rdf-graph-store"
_State = dict[str, frozenset[ox.Triple]]


class _Request(NamedTuple):
    """A request of a test with what is expected of its answer."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    statuses: tuple[str, ...]
    boolean: bool | None
    format: str
    graph: str

    @property
    def is_update(self) -> bool:
        kind = self.headers.get("content-type", "")
        return kind.startswith("application/sparql-update") or b"update=" in self.body


def outcome_over_http(root: Path, suite: Suite) -> Outcome:
    """Run a suite against the application."""
    found = Outcome()
    for path in suite.manifests:
        if "service-description" in path:
            tests = _description_tests(root, path)
        elif "graph-store" in path:
            tests = _store_tests(root, path)
        else:
            tests = _protocol_tests(root, path)
        for key, message in tests:
            found.tests += 1
            if message:
                found.failed[key] = message
    return found


@contextmanager
def _application(state: _State) -> Iterator[Client]:
    """Serve these graphs; the name "" is that of a graph that only the default graph shows."""
    quads = [
        ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(name or "urn:default"))
        for name, triples in state.items()
        for t in triples
    ]
    with TemporaryDirectory() as folder:
        app = create_app(graph_of(quads, [], Path(folder)), query_workers=1)
        try:
            yield app.test_client()
        finally:
            site(app).pool.close()


def _key(test: Term, folder: str) -> str:
    assert isinstance(test, ox.NamedNode)
    return f"sparql11/{folder}/{test.value.rpartition('#')[2]}"


def _requests(about: Description, test: Term) -> list[_Request]:
    action = about.one(test, MF + "action")
    assert action is not None
    return [_request(about, node) for node in listed(about, about.one(action, _HT + "requests"))]


def _headers(about: Description, node: Term) -> dict[str, str]:
    return {
        about.text(header, _HT + "fieldName").lower(): about.text(header, _HT + "fieldValue")
        for header in listed(about, about.one(node, _HT + "headers"))
    }


def _body(about: Description, node: Term) -> bytes:
    body = about.one(node, _HT + "body")
    if body is None:
        return b""
    coding = about.text(body, _CNT + "characterEncoding") or "UTF-8"
    return about.text(body, _CNT + "chars").encode(coding)


def _request(about: Description, node: Term) -> _Request:
    response = about.one(node, _HT + "resp")
    assert response is not None
    statuses = [
        status.value.rpartition("#")[2]
        for status in about.all(response, MF + "expectedStatus")
        if isinstance(status, ox.NamedNode)
    ]
    boolean = about.text(response, MF + "expectedBoolean")
    return _Request(
        about.text(node, _HT + "methodName"),
        about.text(node, _HT + "absolutePath"),
        _headers(about, node),
        _body(about, node),
        tuple(_STATUS.get(s, s.removeprefix("StatusCode")) for s in statuses),
        boolean == "true" if boolean else None,
        about.text(response, MF + "expectedFormat"),
        _body(about, response).decode(),
    )


def _sent(client: Client, request: _Request, place: str, path: str) -> TestResponse:
    _, mark, query = request.path.partition("?")
    assert request.path.startswith(place)
    return client.open(
        path + mark + query, method=request.method, headers=request.headers, data=request.body
    )


def _check_status(response: TestResponse, statuses: tuple[str, ...]) -> None:
    status = str(response.status_code)
    if not any(status == s or (s.endswith("xx") and s[0] == status[0]) for s in statuses):
        fail(f"{status}: {response.text[:80]}")


# ---- protocol


def _protocol_tests(root: Path, path: str) -> Iterator[tuple[str, str]]:
    about, _ = read_manifest(root, path)
    state: _State = {}
    for quad in about.store.quads_for_pattern(None, ox.NamedNode(_UT + "graphData"), None):
        file = file_of(root, about.text(quad.object, _UT + "graph"))
        state[about.text(quad.object, _LABEL)] = _triples(file.read_text("utf-8"), "")
    with _application(state) as client:
        for quad in about.store.quads_for_pattern(None, ox.NamedNode(MF + "entries"), None):
            for test in listed(about, quad.object):
                message = ""
                try:
                    for request in _requests(about, test):
                        _check_operation(client, request)
                except Mismatch as mismatch:
                    message = str(mismatch)
                yield _key(test, "protocol"), message


def _check_operation(client: Client, request: _Request) -> None:
    response = _sent(client, request, "/sparql/", "/sparql")
    _check_status(response, request.statuses)
    if request.format and response.mimetype not in _FORMATS[request.format]:
        fail(f"a {request.format} answer as {response.mimetype}")
    if request.boolean is None:
        return
    kind = ox.QueryResultsFormat.from_media_type(response.mimetype)
    found = ox.parse_query_results(input=response.data, format=kind)
    if not isinstance(found, ox.QueryBoolean) or bool(found) != request.boolean:
        fail("the boolean differs")


# ---- graph store


def _triples(turtle: str, base: str) -> frozenset[ox.Triple]:
    read = ox.parse(input=turtle, format=ox.RdfFormat.TURTLE, base_iri=base or None)
    return frozenset(quad.triple for quad in read)


def _store_tests(root: Path, path: str) -> Iterator[tuple[str, str]]:
    about, _ = read_manifest(root, path)
    for quad in list(about.store.quads_for_pattern(None, ox.NamedNode(MF + "include"), None)):
        for included in listed(about, quad.object):
            assert isinstance(included, ox.NamedNode)
            file = file_of(root, included.value)
            yield from _store_tests(root, str(file.relative_to(root)))
    for quad in about.store.quads_for_pattern(None, ox.NamedNode(MF + "entries"), None):
        for test in listed(about, quad.object):
            message = ""
            try:
                _check_store(_requests(about, test))
            except Mismatch as mismatch:
                message = str(mismatch)
            yield _key(test, "graph-store-protocol"), message


def _check_store(requests: list[_Request]) -> None:
    state: _State = {}
    for request in requests:
        if not request.path.partition("?")[2] or "$" in request.path:
            fail("the graph is named by the address of the request, or by the server")
        with _application(state) as client:
            response = _sent(client, request, "/gsp", _STORE)
        if request.method in _WRITES:
            _check_status(response, ("4xx",))
            _write(state, request)
            continue
        _check_status(response, request.statuses)
        if request.graph:
            if response.mimetype != "text/turtle":
                fail(f"a graph as {response.mimetype}")
            found, wanted = (_triples(t, "") for t in (response.text, request.graph))
            if _canonical(found) != _canonical(wanted):
                fail("the graph differs")


def _canonical(triples: frozenset[ox.Triple]) -> ox.Dataset:
    dataset = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def _write(state: _State, request: _Request) -> None:
    """Do to the model what the request would do to a store."""
    query = request.path.partition("?")[2]
    name = "" if query == "default" else unquote(query.removeprefix("graph="))
    if request.method == "DELETE":
        state.pop(name, None)
        return
    kind = request.headers["content-type"]
    head = f"Content-Type: {kind}\r\n\r\n".encode()
    message = email.message_from_bytes(head + request.body, policy=email.policy.HTTP)
    parts = list(message.iter_parts()) if message.is_multipart() else [message]
    added = frozenset[ox.Triple]().union(
        *(_triples(part.get_payload(decode=True).decode(), name) for part in parts)
    )
    state[name] = added | (state.get(name, frozenset()) if request.method == "POST" else set())


# ---- service description


def _description_tests(root: Path, path: str) -> Iterator[tuple[str, str]]:
    about, _ = read_manifest(root, path)
    graph = {"urn:g": _triples("<urn:a> <urn:p> 1 .", "")}
    with _application(graph) as client:
        response = client.get("/sparql", headers={"Accept": "text/turtle"})
    for quad in about.store.quads_for_pattern(None, ox.NamedNode(MF + "entries"), None):
        for test in listed(about, quad.object):
            key = _key(test, "service-description")
            message = ""
            try:
                _check_status(response, ("200",))
                if response.mimetype != "text/turtle":
                    fail(f"a description as {response.mimetype}")
                _check_description(key, _triples(response.text, "http://localhost/sparql"))
            except (Mismatch, SyntaxError) as mismatch:
                message = str(mismatch)
            yield key, message


def _check_description(key: str, triples: frozenset[ox.Triple]) -> None:
    if key.endswith("has-endpoint-triple"):
        endpoint = ox.NamedNode("http://localhost/sparql")
        if not any(t.predicate.value == _SD + "endpoint" and t.object == endpoint for t in triples):
            fail("sd:endpoint does not name the endpoint")
    if key.endswith("conforms-to-schema"):
        terms = {t.predicate.value for t in triples}
        terms |= {t.object.value for t in triples if isinstance(t.object, ox.NamedNode)}
        ours = {term.removeprefix(_SD) for term in terms if term.startswith(_SD)}
        if unknown := ours - _SD_TERMS:
            fail(f"the vocabulary has no {', '.join(sorted(unknown))}")
        kinds = {
            (t.subject, t.object.value)
            for t in triples
            if t.predicate.value.endswith("#type") and isinstance(t.object, ox.NamedNode)
        }
        for triple in triples:
            owned = triple.predicate.value in (_SD + "endpoint", _SD + "resultFormat")
            if owned and (triple.subject, _SD + "Service") not in kinds:
                fail("what has an endpoint is not said to be a service")


_SD_TERMS = frozenset((
    "Service", "Feature", "Language", "Function", "Aggregate", "EntailmentRegime",
    "EntailmentProfile", "GraphCollection", "Dataset", "Graph", "NamedGraph", "endpoint", "feature",
    "defaultEntailmentRegime", "entailmentRegime", "defaultSupportedEntailmentProfile",
    "supportedEntailmentProfile", "extensionFunction", "extensionAggregate", "languageExtension",
    "supportedLanguage", "propertyFeature", "defaultDataset", "availableGraphs", "resultFormat",
    "inputFormat", "defaultGraph", "namedGraph", "name", "graph", "SPARQL10Query", "SPARQL11Query",
    "SPARQL11Update", "DereferencesURIs", "UnionDefaultGraph", "RequiresDataset", "EmptyGraphs",
    "BasicFederatedQuery",
))  # fmt: skip
