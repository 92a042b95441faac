"""Write `screensong.owl` and `vocabulary.py` from `screensong.ttl`.

    python -m screensong.ontology.generate

Same source, same bytes: triples are sorted, and the only blank nodes of the source, those of the
lists of property chains, are named by what they hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    RdfFormat,
    Triple,
    parse,
    serialize,
)

from .errors import OntologyError
from .files import ONTOLOGY_OWL, ONTOLOGY_TTL

__all__ = ["main", "rdf_xml", "vocabulary_source"]

_VOCABULARY = Path(__file__).resolve().parent / "vocabulary.py"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_LIST = frozenset((_RDF + "first", _RDF + "rest"))
_PREFERRED = "http://purl.org/vocab/vann/preferredNamespaceUri"
_PROPERTY_TYPES = frozenset(
    _OWL + kind for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")
)
_PREFIX_LINE = re.compile(r"^@prefix\s+(\S+):\s+<([^>]*)>\s*\.", re.MULTILINE)
_ROOT = re.compile(rb"<rdf:RDF ([^>]*)>")

_HEAD = '''"""The terms of the vocabulary as Python names.

Generated from screensong.ttl by `python -m screensong.ontology.generate`; do not edit.
"""
# ruff: noqa: N815, E501

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

'''


def main() -> None:
    """Write both files beside the source."""
    source = ONTOLOGY_TTL.read_text(encoding="utf-8")
    ONTOLOGY_OWL.write_bytes(rdf_xml(source))
    _VOCABULARY.write_text(vocabulary_source(source), encoding="utf-8")


def rdf_xml(turtle: str) -> bytes:
    """Return the triples of `turtle` as RDF/XML, sorted by subject, type first.

    Raises OntologyError where a blank node is anything but a list of properties.
    """
    triples = sorted(_triples(turtle), key=_reading_order)
    prefixes = {match[1]: match[2] for match in _PREFIX_LINE.finditer(turtle)}
    # pyoxigraph declares rdf: itself.
    prefixes.pop("rdf", None)
    written = serialize(triples, format=RdfFormat.RDF_XML, prefixes=prefixes) or b""
    # The serializer writes its prefixes in the order of a hash map: another one in each process.
    return _ROOT.sub(_sorted_root, written, count=1)


def vocabulary_source(turtle: str) -> str:
    """Return the text of the module `vocabulary` for the vocabulary in `turtle`."""
    triples = list(_triples(turtle))
    namespace = next(_value(t) for t in triples if t.predicate.value == _PREFERRED)

    def local(node: object) -> str:
        return node.value.removeprefix(namespace) if isinstance(node, NamedNode) else ""

    def values(predicate: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for triple in triples:
            if triple.predicate.value == predicate and _is_own(triple, namespace):
                node = triple.object
                value = node.value if isinstance(node, Literal) else local(node)
                found.setdefault(local(triple.subject), []).append(value)
        return {name: sorted(found[name]) for name in sorted(found)}

    types = values(_RDF + "type")
    classes = [name for name, kinds in types.items() if _OWL + "Class" in kinds]
    properties = [name for name, kinds in types.items() if _PROPERTY_TYPES & set(kinds)]
    individuals = [name for name, kinds in types.items() if _OWL + "NamedIndividual" in kinds]
    data = [name for name, kinds in types.items() if _OWL + "DatatypeProperty" in kinds]
    kinds = {name: found[0] for name, found in values(namespace + "kindOfClaims").items()}
    single = [
        name for name, found in values(namespace + "usuallySingle").items() if found == ["true"]
    ]
    labels = {name: found[0] for name, found in values(_RDFS + "label").items()}
    definitions = {name: found[0] for name, found in values(_SKOS + "definition").items()}
    version = next(_value(t) for t in triples if t.predicate.value == _OWL + "versionInfo")
    lines = [
        _HEAD,
        f"NAMESPACE: Final = {_quoted(namespace)}\n",
        f"VERSION: Final = {_quoted(version)}\n",
        "\n\nclass SS:\n",
        '    """The IRI of every term, by its own name: `SS.Film`, `SS.director`."""\n\n',
        *(f"    {name}: Final = {_quoted(namespace + name)}\n" for name in labels),
        "\n\n",
        _names("CLASSES", classes),
        _names("PROPERTIES", properties),
        _names("INDIVIDUALS", individuals),
        _names("DATATYPE_PROPERTIES", data),
        _names("USUALLY_SINGLE", single),
        _mapping("KIND_BY_RELATION", kinds),
        _sets("SUPERCLASSES", values(_RDFS + "subClassOf"), set(classes)),
        _sets("SUPERPROPERTIES", values(_RDFS + "subPropertyOf"), set(properties)),
        _sets("DOMAINS", values(_RDFS + "domain")),
        _sets("RANGES", values(_RDFS + "range")),
        _mapping("LABELS", labels),
        _mapping("DEFINITIONS", definitions),
    ]
    return "".join(lines).rstrip("\n") + "\n"


def _triples(turtle: str) -> Iterable[Triple]:
    named = Dataset(parse(turtle, format=RdfFormat.TURTLE))
    named.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    for quad in named:
        triple = quad.triple
        in_list = triple.predicate.value in _LIST
        ends_in_list = in_list or triple.predicate.value == _OWL + "propertyChainAxiom"
        if (isinstance(triple.subject, BlankNode) and not in_list) or (
            isinstance(triple.object, BlankNode) and not ends_in_list
        ):
            message = f"the vocabulary has a blank node: {triple}; name it or write it without"
            raise OntologyError(message)
        yield triple


def _reading_order(triple: Triple) -> tuple[str, bool, str, str]:
    predicate = triple.predicate.value
    return (str(triple.subject), predicate != _RDF + "type", predicate, str(triple.object))


def _value(triple: Triple) -> str:
    node = triple.object
    return node.value if isinstance(node, (NamedNode, Literal)) else ""


def _sorted_root(match: re.Match[bytes]) -> bytes:
    return b"<rdf:RDF " + b" ".join(sorted(match[1].split())) + b">"


def _is_own(triple: Triple, namespace: str) -> bool:
    subject = triple.subject
    return isinstance(subject, NamedNode) and subject.value.startswith(namespace)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _names(name: str, members: Iterable[str]) -> str:
    listed = "".join(f"        {_quoted(member)},\n" for member in members)
    return f"{name}: Final[frozenset[str]] = frozenset(\n    {{\n{listed}    }}\n)\n"


def _mapping(name: str, members: dict[str, str]) -> str:
    listed = "".join(f"        {_quoted(k)}: {_quoted(v)},\n" for k, v in members.items())
    return f"{name}: Final[Mapping[str, str]] = MappingProxyType(\n    {{\n{listed}    }}\n)\n"


def _sets(name: str, members: dict[str, list[str]], own: set[str] | None = None) -> str:
    listed = []
    for key, found in members.items():
        kept = [value for value in found if own is None or value in own]
        if kept:
            inner = "".join(f"{_quoted(value)}, " for value in kept).strip()
            listed.append(f"        {_quoted(key)}: ({inner}),\n")
    return (
        f"{name}: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(\n"
        f"    {{\n{''.join(listed)}    }}\n)\n"
    )


if __name__ == "__main__":
    main()
