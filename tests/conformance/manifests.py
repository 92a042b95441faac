"""Reading the manifests of the W3C test suites in the shared data folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

__all__ = [
    "FORMATS",
    "MF",
    "Case",
    "Description",
    "Term",
    "cases_of",
    "file_of",
    "listed",
    "suffix",
]

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
_UT = "http://www.w3.org/2009/sparql/tests/test-update#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_SITE = "https://w3c.github.io/rdf-tests/"
_FOLDERS = {"rdf/": "rdf/rdf11/", "sparql/": "sparql/"}

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "n3": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "rdf": ox.RdfFormat.RDF_XML,
    "xml": ox.RdfFormat.RDF_XML,
}


@dataclass(frozen=True, slots=True)
class Case:
    """One test: `key` names it in the list of known failures; files are given by their IRIs."""

    key: str
    kind: str
    action: str = ""
    result: str = ""
    data: tuple[str, ...] = ()
    graphs: tuple[tuple[str, str], ...] = ()
    result_data: tuple[str, ...] = ()
    result_graphs: tuple[tuple[str, str], ...] = ()
    needs_service: bool = False


@dataclass(slots=True)
class Description:
    """A manifest in a store, with short ways to look things up."""

    store: ox.Store = field(default_factory=ox.Store)

    def all(self, subject: Term, predicate: str) -> list[Term]:
        """Return every object."""
        node = ox.NamedNode(predicate)
        assert isinstance(subject, ox.NamedNode | ox.BlankNode)
        return [quad.object for quad in self.store.quads_for_pattern(subject, node, None)]

    def one(self, subject: Term, predicate: str) -> Term | None:
        """Return an object, None if there is none."""
        return next(iter(self.all(subject, predicate)), None)

    def text(self, subject: Term, predicate: str) -> str:
        """Return the text of an object, "" if there is none."""
        found = self.one(subject, predicate)
        return found.value if isinstance(found, ox.NamedNode | ox.Literal) else ""


def file_of(root: Path, iri: str) -> Path:
    """Return the file of a test resource."""
    path = iri.removeprefix(_SITE)
    for folder, place in _FOLDERS.items():
        if path.startswith(place):
            return root / folder / path.removeprefix(place)
    raise ValueError(iri)


def suffix(iri: str) -> str:
    """Return what follows the last dot."""
    return iri.rpartition(".")[2]


def listed(about: Description, node: Term | None) -> list[Term]:
    """Return the members of an RDF list."""
    found: list[Term] = []
    while node is not None and node != ox.NamedNode(_RDF + "nil"):
        member = about.one(node, _RDF + "first")
        assert member is not None
        found.append(member)
        node = about.one(node, _RDF + "rest")
    return found


def read_manifest(root: Path, path: str) -> tuple[Description, str]:
    """Return the manifest at `path` below `root`, and its IRI."""
    folder = next(name for name in _FOLDERS if path.startswith(name))
    iri = _SITE + _FOLDERS[folder] + path.removeprefix(folder)
    about = Description()
    about.store.load(path=str(root / path), base_iri=iri, format=ox.RdfFormat.TURTLE)
    return about, iri


def cases_of(root: Path, path: str) -> list[Case]:
    """Return the tests of a manifest and of those it includes."""
    about, _ = read_manifest(root, path)
    found: list[Case] = []
    for quad in about.store.quads_for_pattern(None, ox.NamedNode(MF + "include"), None):
        for included in listed(about, quad.object):
            assert isinstance(included, ox.NamedNode)
            file = file_of(root, included.value)
            if file.exists():
                found += cases_of(root, str(file.relative_to(root)))
    folder = str(Path(path).parent)
    for quad in about.store.quads_for_pattern(None, ox.NamedNode(MF + "entries"), None):
        found += [_case(about, test, folder) for test in listed(about, quad.object)]
    return found


def _case(about: Description, test: Term, folder: str) -> Case:
    assert isinstance(test, ox.NamedNode)
    key = f"{folder.rpartition('/')[2]}/{test.value.rpartition('#')[2]}"
    if folder.startswith("sparql/sparql1"):
        key = f"{folder.split('/')[1]}/{key}"
    kind = about.text(test, _RDF + "type").rpartition("#")[2]
    action, result = about.one(test, MF + "action"), about.one(test, MF + "result")
    if action is None or isinstance(action, ox.NamedNode):
        said = result.value if isinstance(result, ox.NamedNode) else ""
        return Case(key, kind, action.value if action else "", said)
    request = about.text(action, _QT + "query") or about.text(action, _UT + "request")
    data, graphs = _dataset(about, action)
    if isinstance(result, ox.NamedNode) or result is None:
        needs_service = bool(about.all(action, _QT + "serviceData"))
        said = result.value if result else ""
        return Case(key, kind, request, said, data, graphs, needs_service=needs_service)
    result_data, result_graphs = _dataset(about, result)
    return Case(key, kind, request, "", data, graphs, result_data, result_graphs)


def _dataset(about: Description, node: Term) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the files of the default graph, and (file, name) of each named graph."""
    data = [*about.all(node, _QT + "data"), *about.all(node, _UT + "data")]
    graphs: list[tuple[str, str]] = []
    for graph in about.all(node, _QT + "graphData"):
        assert isinstance(graph, ox.NamedNode)
        graphs.append((graph.value, graph.value))
    for graph in about.all(node, _UT + "graphData"):
        label = about.text(graph, _LABEL.value)
        graphs.append((about.text(graph, _UT + "graph"), label))
    files = tuple(d.value for d in data if isinstance(d, ox.NamedNode))
    return files, tuple(graphs)
