"""Which entities of several documents are one thing."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from screensong.graph.claims import Entity, Extraction
from screensong.graph.iris import Iris
from screensong.graph.resolve import Resolution, resolve

from .making import claim, extraction, film, person

IRIS = Iris("http://example.org/")
LAMP = film("The Lamp", 1999)


def iri(resolution: Resolution, document_id: str, entity: Entity) -> str:
    return resolution.of(document_id, entity).iri.removeprefix("http://example.org/")


def reviews(*pairs: tuple[str, Entity]) -> list[Extraction]:
    """Documents that each state one cast member of the lamp film."""
    return [extraction(d, LAMP, claim(LAMP, "castMember", who)) for d, who in pairs]


def test_one_name_is_one_person_whatever_its_accents() -> None:
    found = resolve(reviews(("a", person("Zoé Marr")), ("b", person("Zoe Marr"))), IRIS)
    assert iri(found, "a", person("Zoé Marr")) == iri(found, "b", person("Zoe Marr"))


def test_a_spelling_variant_in_one_film_is_one_person() -> None:
    found = resolve(reviews(("a", person("Elisabeth Oor")), ("b", person("Elizabeth Oor"))), IRIS)
    assert iri(found, "a", person("Elisabeth Oor")) == iri(found, "b", person("Elizabeth Oor"))


def test_a_spelling_variant_in_another_film_stays_another_person() -> None:
    other = film("Harbour", 2003)
    found = resolve(
        [
            *reviews(("a", person("Elisabeth Oor"))),
            extraction("b", other, claim(other, "director", person("Elizabeth Oor"))),
        ],
        IRIS,
    )
    assert iri(found, "a", person("Elisabeth Oor")) != iri(found, "b", person("Elizabeth Oor"))


def test_short_names_that_differ_by_a_letter_are_two_people() -> None:
    found = resolve(reviews(("a", person("Ann Rho")), ("b", person("Ian Rho"))), IRIS)
    assert iri(found, "a", person("Ann Rho")) != iri(found, "b", person("Ian Rho"))


def test_a_last_name_alone_is_the_one_full_name_of_its_film() -> None:
    found = resolve(reviews(("a", person("Ann Rho")), ("b", person("Rho"))), IRIS)
    assert iri(found, "b", person("Rho")) == "person/ann-rho"


def test_a_last_name_that_two_people_of_the_film_share_stays_itself() -> None:
    found = resolve(
        reviews(("a", person("Ann Rho")), ("b", person("Rho")), ("c", person("Bo Rho"))), IRIS
    )
    assert iri(found, "b", person("Rho")) == "person/rho"


def test_films_of_one_title_and_far_years_are_two_films() -> None:
    remake = film("The Lamp", 2015)
    found = resolve([extraction("a", LAMP), extraction("b", remake)], IRIS)
    assert iri(found, "a", LAMP) == "film/the-lamp-1999"
    assert iri(found, "b", remake) == "film/the-lamp-2015"


def test_years_one_apart_are_one_film() -> None:
    late = film("Lamp", 2000)
    found = resolve([extraction("a", LAMP), extraction("b", late)], IRIS)
    assert iri(found, "a", LAMP) == iri(found, "b", late)


def test_far_years_are_one_film_when_people_are_shared() -> None:
    wrong = film("The Lamp", 1989)
    found = resolve(
        [
            extraction("a", LAMP, claim(LAMP, "director", person("Ann Rho"))),
            extraction("b", wrong, claim(wrong, "director", person("Ann Rho"))),
        ],
        IRIS,
    )
    assert iri(found, "a", LAMP) == iri(found, "b", wrong)


def test_a_film_without_a_year_joins_the_only_one_of_its_title() -> None:
    bare = film("The Lamp")
    found = resolve([extraction("a", LAMP), extraction("b", bare)], IRIS)
    assert iri(found, "b", bare) == "film/the-lamp-1999"


def test_a_film_without_a_year_joins_no_one_when_there_are_two() -> None:
    bare, remake = film("The Lamp"), film("The Lamp", 2015)
    found = resolve([extraction("a", LAMP), extraction("b", bare), extraction("c", remake)], IRIS)
    assert iri(found, "b", bare) == "film/the-lamp"


def test_a_remake_without_a_year_and_its_original_are_two_films_though_they_share_an_actor() -> (
    None
):
    remake = film("The Lamp")
    original = Entity("film", "The Lamp (1961)", ("The Lamp",), 1961)
    both = person("Bo Rho")
    told = extraction(
        "a", remake, claim(remake, "castMember", both), claim(original, "castMember", both)
    )
    found = resolve([told, extraction("b", film("The Lamp"))], IRIS)
    assert iri(found, "a", remake) == "film/the-lamp"
    assert iri(found, "a", original) == "film/the-lamp-1961"
    assert iri(found, "b", film("The Lamp")) == "film/the-lamp"
    dated = film("The Lamp", 2004)
    told = extraction(
        "a", dated, claim(dated, "castMember", both), claim(original, "castMember", both)
    )
    found = resolve([told], IRIS)
    assert iri(found, "a", dated) == "film/the-lamp-2004"
    assert iri(found, "a", original) == "film/the-lamp-1961"


def test_a_remake_without_a_year_is_the_only_other_film_of_its_title() -> None:
    remake = film("The Lamp")
    original = Entity("film", "The Lamp (1961)", ("The Lamp",), 1961)
    told = extraction("a", remake, claim(original, "castMember", person("Bo Rho")))
    found = resolve([told, extraction("b", LAMP), extraction("c", remake)], IRIS)
    assert iri(found, "a", remake) == iri(found, "b", LAMP) == "film/the-lamp-1999"
    assert iri(found, "c", remake) == "film/the-lamp"


def test_songs_of_one_title_by_two_singers_are_two_songs() -> None:
    song, harbour = Entity("song", "Tide"), film("Harbour", 2003)
    found = resolve(
        [
            extraction("a", LAMP, claim(song, "songPerformer", Entity("performer", "Os Maré"))),
            extraction("b", harbour, claim(song, "songPerformer", Entity("performer", "Lu"))),
        ],
        IRIS,
    )
    assert {iri(found, d, song) for d in "ab"} == {"song/tide-os-mare", "song/tide-lu"}


def test_a_singer_and_an_actor_of_one_name_are_one_person() -> None:
    singer = Entity("performer", "Ann Rho")
    found = resolve(
        [
            extraction("a", LAMP, claim(LAMP, "castMember", person("Ann Rho"))),
            extraction("b", LAMP, claim(Entity("song", "Tide"), "songPerformer", singer)),
        ],
        IRIS,
    )
    assert iri(found, "b", singer) == iri(found, "a", person("Ann Rho"))


def test_characters_of_two_films_are_two_even_with_one_name() -> None:
    harbour, mo = film("Harbour", 2003), Entity("character", "Mo")
    found = resolve(
        [
            extraction("a", LAMP, claim(mo, "characterIn", LAMP)),
            extraction("b", harbour, claim(mo, "characterIn", harbour)),
        ],
        IRIS,
    )
    assert iri(found, "a", mo) == "character/mo-the-lamp-1999"
    assert iri(found, "b", mo) == "character/mo-harbour-2003"


def test_a_theme_that_the_scheme_knows_by_another_label_is_that_concept() -> None:
    phrase = Entity("theme", "bereavement")
    found = resolve([extraction("a", LAMP, claim(LAMP, "theme", phrase))], IRIS)
    assert iri(found, "a", phrase) == "theme/grief"
    assert "bereavement" in found.of("a", phrase).other_forms


def test_the_label_is_the_form_most_documents_use() -> None:
    found = resolve(
        reviews(("a", person("Ann Rho")), ("b", person("Ann Rhó")), ("c", person("Ann Rhó"))), IRIS
    )
    assert found.of("a", person("Ann Rho")).label == "Ann Rhó"


def test_a_shouted_title_is_labelled_calmly() -> None:
    shouted = film("THE LAMP OF ORDA", 1999)
    found = resolve([extraction("a", shouted)], IRIS)
    assert found.of("a", shouted).label == "The Lamp of Orda"
    assert "THE LAMP OF ORDA" in found.of("a", shouted).other_forms


def test_a_spoken_title_wins_over_a_shouted_one() -> None:
    shouted, spoken = film("THE LAMP OF ORDA", 1999), film("The Lamp of ORDA", 1999)
    found = resolve(
        [extraction("a", shouted), extraction("b", shouted), extraction("c", spoken)], IRIS
    )
    assert found.of("a", shouted).label == "The Lamp of ORDA"


NAMES = st.sampled_from(
    ["Ann Rho", "Rho", "Elisabeth Oor", "Elizabeth Oor", "Oor", "Lu", "Ånn Rho"]
)
FILMS = st.builds(
    film,
    st.sampled_from(["The Lamp", "Lamp", "Harbour"]),
    st.sampled_from([None, 1999, 2000, 2015]),
)


@st.composite
def corpora(draw: st.DrawFn) -> list[Extraction]:
    count = draw(st.integers(1, 6))
    made = []
    for number in range(count):
        about = draw(FILMS)
        names = draw(st.lists(NAMES, max_size=3))
        made.append(
            extraction(f"d{number}", about, *(claim(about, "castMember", person(n)) for n in names))
        )
    return made


@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(
    corpus: list[Extraction], order: random.Random
) -> None:
    shuffled = corpus.copy()
    order.shuffle(shuffled)
    first, second = resolve(corpus, IRIS), resolve(shuffled, IRIS)
    for item in corpus:
        for entity in (item.film, *(c.object for c in item.claims)):
            assert isinstance(entity, Entity)
            assert first.of(item.document_id, entity) == second.of(item.document_id, entity)


@given(corpora())
def test_two_entities_share_an_iri_only_if_they_are_one(corpus: list[Extraction]) -> None:
    found = resolve(corpus, IRIS)
    labels: dict[str, set[str]] = {}
    for item in corpus:
        for entity in (item.film, *(c.object for c in item.claims)):
            assert isinstance(entity, Entity)
            resolved = found.of(item.document_id, entity)
            labels.setdefault(resolved.iri, set()).add(resolved.label)
    assert all(len(names) == 1 for names in labels.values())
