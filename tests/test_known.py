"""What is known of films and actors from elsewhere: it votes, and can be silenced."""

from __future__ import annotations

import json
from array import array
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screensong import data
from screensong.graph.claims import Entity
from screensong.graph.extraction.known import cast_signs, is_known, nothing_known
from screensong.graph.extraction.known_titles import known_signs
from training.known import statements, table_of

from .shared_data import shared

_HELD = (Path(data.__file__).parent / "model" / "known.bin").read_bytes()


@pytest.fixture
def film() -> tuple[str, str, str]:
    """Return a film of the lists with two of its actors."""
    listed = json.loads(shared("authority/wikipedia_movie_data/movies-1990s.json").read_text())
    one = next(f for f in listed if len([n for n in f["cast"] if " " in n]) > 1)
    first, second = [name for name in one["cast"] if " " in name][:2]
    return one["title"], first, second


def test_the_file_is_what_the_lists_say() -> None:
    folder = shared("authority/wikipedia_movie_data")
    films = [f for path in folder.glob("movies-*.json") for f in json.loads(path.read_text())]
    assert table_of(set(statements(films))) == _HELD


def test_films_actors_and_casts_are_known_in_any_case(film: tuple[str, str, str]) -> None:
    title, first, _ = film
    assert is_known("film", title)
    assert is_known("film", title.upper())
    assert is_known("person", first.lower())
    assert is_known("cast", title, first)


def test_an_actor_is_not_in_the_cast_of_a_film_that_is_not_known(
    film: tuple[str, str, str],
) -> None:
    assert not is_known("cast", "The Heron Ledger of Ottery", film[1])
    assert not is_known("film", "The Heron Ledger of Ottery")
    assert not is_known("person", "Wilhelmina Dunnock-Prase")


def test_nothing_is_known_where_it_is_silenced(film: tuple[str, str, str]) -> None:
    with nothing_known():
        assert not is_known("film", film[0])
        assert not is_known("cast", film[0], film[1])
    assert is_known("film", film[0])


def test_a_title_whose_cast_the_text_names_has_that_for_it(film: tuple[str, str, str]) -> None:
    title, first, second = film
    signs = known_signs([title, "Ottery Lane"], [first, second, "Wilhelmina Prase"])
    assert {"cast", "cast>1", "cast-most"} <= signs.titles[0]
    assert {"another-is-known", "cast-of-another"} <= signs.titles[1]
    assert {"none:known", "none:cast>1"} <= signs.none


def test_a_text_of_unknown_names_has_nothing_for_any_title() -> None:
    signs = known_signs(["Ottery Lane", "Prase"], ["Wilhelmina Prase"])
    assert [*signs.titles] == [frozenset({"known:False:2"}), frozenset({"known:False:1"})]
    assert signs.none == {"none:known", "none:cast"}


def test_a_person_is_told_of_the_film_or_of_another(film: tuple[str, str, str]) -> None:
    title, first, _ = film
    known, unknown = Entity("film", title), Entity("film", "Ottery Lane")
    assert [*cast_signs(known, [unknown], [first])] == ["known-cast"]
    assert [*cast_signs(unknown, [known], [first])] == ["known-cast-of-another"]
    assert [*cast_signs(unknown, [], [first])] == ["known-person"]
    assert [*cast_signs(known, [], ["Wilhelmina Prase"])] == []


@pytest.fixture
def versions() -> tuple[Entity, Entity, str]:
    """Return two films of one title, years apart, and an actor of the second alone."""
    folder = shared("authority/wikipedia_movie_data")
    by_title: dict[str, dict[int, set[str]]] = {}
    for path in sorted(folder.glob("movies-*.json")):
        for one in json.loads(path.read_text()):
            by_title.setdefault(one["title"], {}).setdefault(one["year"], set()).update(one["cast"])
    for title, casts in sorted(by_title.items()):
        if len(casts) == 2 and max(casts) - min(casts) > 10:
            own = sorted(n for n in casts[max(casts)] - casts[min(casts)] if " " in n)
            if own:
                first, second = (Entity("film", title, year=year) for year in sorted(casts))
                return first, second, own[0]
    pytest.fail("the lists hold no film that was made again")


def test_a_year_tells_which_version_somebody_is_in(versions: tuple[Entity, Entity, str]) -> None:
    first, second, actor = versions
    assert [*cast_signs(second, [first], [actor])] == ["known-cast"]
    assert [*cast_signs(first, [second], [actor])] == ["known-cast-of-another"]
    assert [*cast_signs(first, [], [actor])] == ["known-cast-of-another"]


def test_of_a_version_without_a_year_the_other_tells(versions: tuple[Entity, Entity, str]) -> None:
    first, second, actor = versions
    undated = Entity("film", first.name)
    assert [*cast_signs(undated, [], [actor])] == ["known-cast-of-a-version"]
    assert [*cast_signs(undated, [first], [actor])] == ["known-cast"]
    assert [*cast_signs(undated, [second], [actor])] == ["known-cast-of-another"]


@given(st.sets(st.integers(0, 2**32 - 1)))
def test_the_file_holds_checksums_in_order_whatever_the_machine(checksums: set[int]) -> None:
    held = table_of(checksums)
    found = [int.from_bytes(held[at : at + 4], "little") for at in range(0, len(held), 4)]
    assert found == sorted(checksums)


def test_the_file_can_be_searched() -> None:
    table = array("I")
    table.frombytes(_HELD)
    assert len(table) * table.itemsize == len(_HELD)
    assert all(one < after for one, after in pairwise(table))
