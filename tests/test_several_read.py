"""Texts about several films of equal rank, told by what the tagger ties to the names of films."""

from __future__ import annotations

from typing import cast

import pytest

from screensong.graph.documents import Document, Span
from screensong.graph.extraction import Reading, extract
from screensong.graph.extraction.several_read import Several, SeveralRead, several_read
from screensong.graph.extraction.several_signs import Told, signs_of_paragraphs
from screensong.graph.extraction.trees import Trees, replaced_trees
from screensong.graph.reading.layout import lay_out
from screensong.graph.tagger.answers import Tagged, TaggedMention
from screensong.graph.tagger.labels import KINDS, RELATIONS
from screensong.graph.tagger.model import shipped_tagger

TEXT = "I saw Salt Gate and Tin Lamp. Ann Vane made Salt Gate. Bo Rill made Tin Lamp."
ALWAYS = Trees([], 10_000, [])
NEVER = Trees([], -10_000, [])


class Read:
    """What a tagger would read in TEXT: who made which film, and how sure each is under review."""

    def __init__(self, *ties: tuple[str, str], subject: float = 0.1) -> None:
        self._ties = ties
        names = {"Salt Gate": "film", "Tin Lamp": "film", "Ann Vane": "person", "Bo Rill": "person"}
        self.mentions = []
        for name, kind in names.items():
            start = TEXT.index(name)
            kinds = dict.fromkeys(KINDS, 0.0) | {kind: 1.0, "subject": subject}
            relations = dict.fromkeys(RELATIONS, 0.0) | {"director": float(kind == "person")}
            span = Span(start, start + len(name))
            self.mentions.append(TaggedMention(span, kinds, relations, 1.0, 0, start))

    def of_film(self, mention: TaggedMention, film: TaggedMention) -> float:
        return 0.9 * ((mention.span.of(TEXT), film.span.of(TEXT)) in self._ties)


def several(*ties: tuple[str, str]) -> SeveralRead:
    return SeveralRead(lay_out(Document("d", TEXT)), cast("Tagged", Read(*ties)))


def test_the_films_of_a_text_are_those_to_which_something_is_tied() -> None:
    read = several(("Ann Vane", "Salt Gate"), ("Bo Rill", "Tin Lamp"))
    assert [span.of(TEXT) for span in read.films] == ["Salt Gate", "Tin Lamp"]
    assert [span.of(TEXT) for span in several(("Ann Vane", "Salt Gate")).films] == ["Salt Gate"]


def test_what_is_tied_to_each_film_is_weighed() -> None:
    values = several(("Ann Vane", "Salt Gate"), ("Bo Rill", "Tin Lamp")).values()
    assert (values["titles"], values["titles told"], values["share told of most"]) == (2, 2, 0.5)
    assert values["subject"] == pytest.approx(0.1)


def test_the_trees_decide_where_several_films_are_told() -> None:
    both = several(("Ann Vane", "Salt Gate"), ("Bo Rill", "Tin Lamp")).films
    assert Several(0.9, both).is_likely
    assert not Several(0.9, both[:1]).is_likely  # one film is never several
    assert not Several(0.3, both).is_likely
    assert not Several(0.3, both).is_unlikely  # patterns may say so
    assert Several(0.05, both).is_unlikely
    unread = several_read(lay_out(Document("d", TEXT)), None)
    assert not unread.is_likely
    assert not unread.is_unlikely


TURNS = (
    "Salt Gate opened the week. Ann Vane made it.\n\n"
    "On to Tin Lamp, by Bo Rill. Flo Marsh stars.\n\n"
    "Salt Gate again: it is by Ann Vane."
)


def _told(name: str, title: int | None, *relations: str) -> Told:
    kinds = dict.fromkeys(KINDS, 0.0) | {"person": 1.0}
    said = dict.fromkeys(RELATIONS, 0.0) | dict.fromkeys(relations, 1.0)
    start = TURNS.index(name)
    return Told(TaggedMention(Span(start, start + len(name)), kinds, said, 1.0, 0, start), title)


def test_paragraphs_that_pass_to_other_films_and_makers_are_counted() -> None:
    places = [
        [Span(at, at + len(name)) for at in range(len(TURNS)) if TURNS.startswith(name, at)]
        for name in ("Salt Gate", "Tin Lamp")
    ]
    told = [
        _told("Ann Vane", 0, "director"),
        _told("Bo Rill", 1, "director"),
        _told("Flo Marsh", None, "castMember"),
    ]
    signs = signs_of_paragraphs(lay_out(Document("d", TURNS)), places, told)
    assert signs["paragraphs with a new title"] == 2
    assert signs["titles leading"] == 2
    assert signs["returns of most"] == pytest.approx(2 / 3)
    assert (signs["winners"], signs["turns of winners"]) == (2, 1)
    assert signs["share untied"] == pytest.approx(1 / 3)
    assert (signs["all directors"], signs["paragraphs of other directors"]) == (2, 1)
    assert signs["paragraphs with a cast"] == 1


@pytest.mark.parametrize(("trees", "count"), [(ALWAYS, 2), (NEVER, 1)])
def test_what_is_read_outweighs_patterns(trees: Trees, count: int) -> None:
    text = (
        "Two from Friday. First came The Bread Thief, which Ruth Vane directed, with Paul Orme as "
        "a miner.\n\nThen came The Long Ladder. Ida Coster directed it, and Nell Brandt plays a "
        "pilot."
    )
    with replaced_trees("several", trees):
        films = Reading(Document("d", text), tagger=shipped_tagger()).films
    assert len(films.reviewed) == count


def test_a_review_that_likens_its_film_to_another_stays_about_one() -> None:
    text = (
        "The Bread Thief is the third film of Ruth Vane. Paul Orme plays a miner who loses his "
        "house, and Nell Brandt is his wife. Vane wrote the script with her brother Carl Vane. "
        "Orme was in The Long Ladder, too, which I liked more."
    )
    films = Reading(Document("d", text), tagger=shipped_tagger()).films
    assert [film.name for film in films.reviewed] == ["The Bread Thief"]


def test_films_told_by_turns_have_their_own_people() -> None:
    text = (
        "The Bread Thief and The Long Ladder both opened on Friday.\n\nRuth Vane directed The "
        "Bread Thief, with Paul Orme as a miner. Orme is dull in The Bread Thief.\n\n"
        "The Long Ladder was directed by Ida Coster. Nell Brandt plays a pilot in The Long "
        "Ladder, and she is good."
    )
    claims = extract(Document("d", text), tagger=shipped_tagger()).claims
    told = {
        (claim.subject.name, getattr(claim.object, "name", ""))
        for claim in claims
        if claim.predicate in {"director", "castMember"}
    }
    assert ("The Bread Thief", "Ruth Vane") in told
    assert ("The Long Ladder", "Ida Coster") in told
    assert not told & {("The Bread Thief", "Ida Coster"), ("The Long Ladder", "Ruth Vane")}


def test_a_film_of_two_makers_who_share_a_name_keeps_its_title() -> None:
    text = "Lena and Ruth Orme's Salt Gate (1996) is a cold crime film. Ida Penn plays a sergeant."
    film = Reading(Document("d", text), tagger=shipped_tagger()).film
    assert film is not None
    assert film.name == "Salt Gate"
