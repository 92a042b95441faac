"""Long lists after IN are searched by halves, and mean what they meant."""

from __future__ import annotations

import random
import re

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screensong.graph.repairs import repaired

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = [
    *range(-20, 21),
    *(16_777_215, 16_777_216, 16_777_217, 16_777_218, 16_777_219),
    *(999_999_999_999_998, 999_999_999_999_999),
]
DECIMALS = [f"{n / 10:.1f}" for n in range(-30, 31)] + ["0.1000000001", "0.10000000149", "7.25"]
DOUBLES = [f"{n}e-1" for n in range(-30, 31)] + ["1.6777217e7", "1e0", "2.5E1", "1e15", "1e-15"]
STRINGS = [
    repr(word) for word in ["", "a", "a b", "a!", "ab", "b", "B", "1", "é", "\U0001f3bb", "~"]
]
STRINGS += [f"'w{n}'" for n in range(40)]


def values() -> list[ox.Literal | ox.NamedNode]:
    """Return terms of all kinds, numbers of each type among them."""
    found: list[ox.Literal | ox.NamedNode] = []
    for text in ("integer", "decimal", "float", "double", "byte", "unsignedLong"):
        kind = ox.NamedNode(XSD + text)
        some = (*range(-3, 4), 16_777_216, 16_777_217, 16_777_218, "0.1", "2.5", "-0")
        found += [ox.Literal(str(number), datatype=kind) for number in some]
    for text in ("NaN", "INF", "-INF", "-0.0", "0.10000000149", "1e15", "none"):
        found += [
            ox.Literal(text, datatype=ox.NamedNode(XSD + kind)) for kind in ("float", "double")
        ]
    found += [
        ox.Literal(word) for word in ("", "a", "a b", "a!", "ab", "B", "w7", "é", "1", "\U0001f3bb")
    ]
    found += [ox.Literal("a", language="en"), ox.NamedNode("http://e/a"), ox.Literal(True)]
    found.append(ox.Literal("1970-01-01", datatype=ox.NamedNode(XSD + "date")))
    return found


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    for number, value in enumerate(values()):
        one = ox.NamedNode(f"http://e/{number}")
        store.add(ox.Quad(one, ox.NamedNode("http://e/p"), value))
        store.add(ox.Quad(one, ox.NamedNode("http://e/q"), one))
    store.add(ox.Quad(ox.NamedNode("http://e/none"), ox.NamedNode("http://e/q"), ox.Literal(1)))
    return store


def many(members: list[str]) -> st.SearchStrategy[list[str]]:
    found = st.lists(st.sampled_from(members), min_size=36, max_size=48, unique=True)
    return found.map(lambda members: [*members, members[0]])


@settings(max_examples=10, deadline=None)
@given(
    members=st.one_of(
        many([str(number) for number in NUMBERS]), many(DECIMALS), many(DOUBLES), many(STRINGS)
    )
)
@pytest.mark.parametrize(
    "expression",
    [
        "?x IN LIST",
        "?x NOT IN LIST",
        "!(?x in LIST)",
        "?x IN LIST || ?s = <http://e/1>",
        "COALESCE(?x IN LIST, 7)",
    ],
)
def test_a_long_list_searched_by_halves_means_what_it_says(
    store: ox.Store, expression: str, members: list[str]
) -> None:
    said = expression.replace("LIST", f"({', '.join(members)})")
    pattern = "?s <http://e/q> ?q OPTIONAL { ?s <http://e/p> ?x }"
    query = f"SELECT ?s ?is {{ {pattern} BIND({said} AS ?is) }}"
    better = repaired(query)
    assert "IF(" in better
    assert sorted(map(str, store.query(query))) == sorted(map(str, store.query(better)))
    query = f"SELECT ?s {{ ?s <http://e/p> ?x FILTER({said}) }}"
    better = repaired(query)
    assert better != query
    assert sorted(map(str, store.query(query))) == sorted(map(str, store.query(better)))


@pytest.mark.parametrize(
    "expression",
    [
        f"?x IN ({', '.join(map(str, range(31)))})",
        f"?x IN ({', '.join(map(str, range(40)))}, 1.5)",
        f"?x IN ({', '.join(map(str, range(40)))}, ?y)",
        f"?x IN ({', '.join(map(str, range(40)))}, 1 + 1)",
        f"?x IN ({', '.join(map(str, range(40)))}, 'a')",
        f"?x IN ({', '.join(map(str, range(40)))}, 1234567890123456)",
        f"?x IN ({', '.join(map(str, range(40)))}, ABS(3))",
        f"1 + ?x IN ({', '.join(map(str, range(40)))})",
        f"-?x IN ({', '.join(map(str, range(40)))})",
    ],
)
def test_a_list_that_has_no_order_known_to_all_or_is_short_is_left(expression: str) -> None:
    query = f"SELECT * {{ ?s ?p ?x . ?s ?q ?y FILTER({expression}) }}"
    assert repaired(query) == query


def test_a_value_is_compared_with_few_members_of_a_long_list() -> None:
    members = random.Random(1).sample(range(100_000), 10_000)
    better = repaired(f"ASK {{ ?s ?p ?x FILTER(?x IN ({', '.join(map(str, members))})) }}")
    depth = deepest = 0
    for sign in re.findall(r"[()]", better):
        depth += 1 if sign == "(" else -1
        deepest = max(deepest, depth)
    assert deepest < 20
    lists = re.findall(r"IN \(([^()]*)\)", better)
    assert max(len(found.split(",")) for found in lists) <= 8
    assert sum(len(found.split(",")) for found in lists) == 10_001
