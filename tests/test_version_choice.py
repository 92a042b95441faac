"""Of which version of a film a name is told: by the places of a name, and by the years of films."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from screensong.graph.claims import Entity
from screensong.graph.documents import Document, Span
from screensong.graph.extraction import Reading, extract
from screensong.graph.extraction.linear import Scorer, replaced
from screensong.graph.reading.layout import Layout
from screensong.graph.tagger.answers import Tagged
from screensong.graph.tagger.labels import VERSIONS
from screensong.graph.tagger.model import shipped_tagger

TEXT = """The Salt Road (2011)

Mara Quill directed this remake of The Salt Road, and Ida Venn plays Tess, a ferry pilot. In 1962
Ann Lisle had the part. Lisle was colder. Bo Rill wrote the music.
"""


SCORER = Scorer(("no", "other"), [0, -300], {"other>0.4": "1:600"})


@pytest.fixture(autouse=True)
def by_the_tagger() -> Iterator[None]:
    with replaced("versions", SCORER):
        yield


class Told:
    """The shipped tagger, for which every name is of the film under review but those given."""

    def __init__(self, others: Mapping[str, float]) -> None:
        self._others = others

    def read(self, layout: Layout) -> Tagged:
        tagged = shipped_tagger().read(layout)
        plain = layout.view.plain

        def versions_at(span: Span) -> dict[str, float]:
            other = self._others.get(span.of(plain), 0.0)
            return dict(zip(VERSIONS, (1 - other, other, 0.0), strict=True))

        tagged.versions_at = versions_at  # type: ignore[method-assign]
        return tagged


def _place(name: str) -> Span:
    return Span(TEXT.index(name), TEXT.index(name) + len(name))


def _reading(**others: float) -> Reading:
    told = {name.replace("_", " "): chance for name, chance in others.items()}
    return Reading(Document("d", TEXT), titled="The Salt Road", tagger=Told(told))


def _year(number: int) -> dict[str, Any]:
    return {str(number): 0.9}


def test_the_places_of_one_name_are_asked_together() -> None:
    choice = _reading(Ann_Lisle=0.7, Lisle=0.6).version_choice
    assert choice.is_other(_place("Ann Lisle"))
    assert not choice.is_this(_place("Ann Lisle"))
    choice = _reading(Ann_Lisle=0.7, Lisle=0.1).version_choice
    assert choice.is_this(_place("Ann Lisle"))


def test_who_is_of_the_other_version_is_told_of_the_film_of_its_year() -> None:
    reading = _reading(Ann_Lisle=0.9, Lisle=0.9, **_year(1962))
    older = Entity("film", "The Salt Road (1962)", ("The Salt Road",), 1962)
    assert reading.version_choice.film(_place("Ann Lisle")) == older
    assert reading.film_told(_place("Ann Lisle")) == older
    assert reading.film_told(_place("Ida Venn")) == reading.film


def test_who_is_of_a_version_that_the_text_does_not_date_is_told_of_no_film() -> None:
    reading = _reading(Ann_Lisle=0.9, Lisle=0.9)
    assert reading.film_told(_place("Ann Lisle")) is None


def test_a_year_of_the_other_version_is_stated_of_it() -> None:
    told = Told({"Ann Lisle": 0.9, "Lisle": 0.9, **_year(1962)})
    claims = extract(Document("d", TEXT), tagger=told).claims
    years = {(c.subject.name, c.object) for c in claims if c.predicate == "releaseYear"}
    assert years == {("The Salt Road", 2011), ("The Salt Road (1962)", 1962)}
    (place,) = (c.object_at for c in claims if c.object == 1962)
    assert place is not None
    assert place.of(TEXT) == "1962"


@pytest.mark.parametrize("name", ["Tess", "Ida Venn"])
def test_a_text_that_no_tagger_reads_has_no_names_of_other_versions(name: str) -> None:
    reading = Reading(Document("d", TEXT), titled="The Salt Road")
    assert not reading.version_choice.is_other(_place(name))
    assert not reading.version_choice.is_this(_place(name))


def test_a_character_is_of_no_version_for_both_have_it() -> None:
    assert not _reading(Tess=0.9).version_choice.is_other(_place("Tess"))


def test_a_sentence_about_people_of_the_other_version_alone_is_of_that_version() -> None:
    claims = extract(
        Document("d", TEXT + "Ann Lisle is superb."),
        tagger=Told({"Ann Lisle": 0.9, "Lisle": 0.9, **_year(1962)}),
    ).claims
    judged = {c.subject.name for c in claims if c.predicate == "aspectOpinion"}
    assert judged == {"The Salt Road (1962)"}


def test_what_is_known_of_a_name_is_its_chances_their_number_and_the_words_around() -> None:
    choice = _reading(Ann_Lisle=0.7, Lisle=0.3).version_choice
    places = [_place("Ann Lisle"), Span(TEXT.index("Lisle was"), TEXT.index("Lisle was") + 5)]
    signs = choice.signs(places)
    assert {"other>0.4", "most>0.6", "two=True", "places>1", "kind=person"} <= set(signs)
    assert "other>0.5" not in signs
    assert len(signs) == len(set(signs))
    assert choice.signs([_place("1962")])[-1] == "year:other"


def test_who_is_said_to_be_of_the_new_film_is_of_no_other_version() -> None:
    text = "The new film, directed by Mara Quill, gives us Ida Venn in the role. Venn is good."
    told = Told({"Mara Quill": 0.9, "Ida Venn": 0.9, "Venn": 0.9, **_year(1962)})
    reading = Reading(Document("d", f"{TEXT}{text}"), titled="The Salt Road", tagger=told)
    places = [reading.plain.rindex(name) for name in ("Mara Quill", "Ida Venn")]
    choice = reading.version_choice
    for at, name in zip(places, ("Mara Quill", "Ida Venn"), strict=True):
        assert choice.is_this(Span(at, at + len(name)))
        assert choice.chance(Span(at, at + len(name))) == 0.0


def test_the_year_of_a_foreign_original_makes_no_second_film_of_the_title() -> None:
    text = "It is a remake of the 1962 Swiss film Un vent froid. Mara Quill directs it."
    claims = extract(Document("d", f"The Salt Road\n\n{text}"), tagger=Told(_year(1962))).claims
    assert not any(c.subject.name == "The Salt Road (1962)" for c in claims)
