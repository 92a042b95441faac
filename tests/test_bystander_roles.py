"""Names that a sentence puts beside the film: no role, no credit and no actor by its words."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Claim, Entity
from screensong.graph.documents import Document, Span
from screensong.graph.extraction import Reading, extract
from screensong.graph.extraction.cast_pairs import are_no_pair, is_likened
from screensong.graph.extraction.vetoes import without_contradicted
from screensong.graph.tagger.model import shipped_tagger


def _read(text: str, *relations: str) -> set[tuple[str, str, str]]:
    claims = extract(Document("d", text), tagger=shipped_tagger()).claims
    return {
        (c.subject.name, c.predicate, c.object.name)
        for c in claims
        if isinstance(c.object, Entity)
        and c.modality == "asserted"
        and (not relations or c.predicate in relations)
    }


def _names(text: str, relation: str) -> set[str]:
    return {name for _, _, name in _read(text, relation)}


def _spans(text: str, *names: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(name), text.index(name) + len(name)) for name in names)


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("Gus Hart is a joy as the police captain and my sister Rose adores him.", "Rose"),
        ("I enjoyed Gus Hart as the doctor, but George did not.", "George"),
        ("Gus Hart as the doctor, but George did not like it.", "George"),
        ("Gus Hart is fine as the doctor and George loved him.", "George"),
    ],
)
def test_a_name_of_the_next_clause_is_no_role(said: str, other: str) -> None:
    text = f"We saw Paper Lanterns (1987) last night. {said}"
    found = _read(text, "playsCharacter", "characterIn", "castMember")
    assert other not in {name for subject, _, name in found} | {one for one, _, _ in found}


def test_who_is_praised_as_a_trade_acts() -> None:
    said = "Gus Hart is a joy as the police captain and my sister Rose adores him."
    found = _read(f"We saw Paper Lanterns (1987) last night. {said}", "castMember")
    assert found == {("Paper Lanterns", "castMember", "Gus Hart")}


@pytest.mark.parametrize(
    "said",
    [
        "Gus Hart as the lonely sailor Max",
        "Gus Hart is the husband and father Max",
        "Gus Hart plays the priest and Max",
        "Gus Hart as the captain, Max",
    ],
)
def test_a_role_of_the_same_clause_stays_one(said: str) -> None:
    assert not are_no_pair(said, *_spans(said, "Gus Hart", "Max"))


@pytest.mark.parametrize(
    "said",
    [
        "Jo Millar is Max Bower with a daughter.",
        "Jo Millar is basically Max Bower but dumber and nicer.",
        "Jo Millar is Max Bower in space.",
        "Jo Millar is pretty much Max Bower on a bus.",
    ],
)
def test_a_character_likened_to_another_is_nobodys_role(said: str) -> None:
    text = f"I watched Paper Lanterns (1987). {said}"
    assert is_likened(said, *_spans(said, "Jo Millar", "Max Bower"))
    assert not _read(text, "castMember", "playsCharacter")


@pytest.mark.parametrize(
    "said",
    [
        "Gus Hart is Max Bower with a limp.",
        "Gus Hart is Max Bower in a blond wig.",
        "Gus Hart is Max Bower in a quiet film about the sea.",
        "Gus Hart is Max Bower, and he is superb.",
        "Gus Hart is Max Bower in Paper Lanterns.",
        "Gus Hart is Max on a bus.",
    ],
)
def test_who_is_a_character_in_the_film_is_not_likened_to_it(said: str) -> None:
    name = "Max Bower" if "Bower" in said else "Max"
    assert not is_likened(said, *_spans(said, "Gus Hart", name))


@pytest.mark.parametrize(
    ("head", "label"),
    [
        (
            "Garden Lanterns (Epic, 2004)\n\nA record of songs. The best track is by The Gulls.",
            "Epic",
        ),
        ("Paper Lanterns (Universal, 1975)\n\nThe shark is still a terror.", "Universal"),
        (
            "Lanterns - Original Motion Picture Soundtrack (Harbour, 2011)\n\nA cool record.",
            "Harbour",
        ),
    ],
)
def test_a_label_with_a_year_directs_nothing(head: str, label: str) -> None:
    assert label not in _names(head, "director")


def test_a_last_name_with_a_year_still_directs() -> None:
    text = "Paper Lanterns (Vane, 1975)\n\nThe shark is still a terror, and so is the film."
    assert _names(text, "director") == {"Vane"}


@pytest.mark.parametrize(
    "said",
    [
        "His wife was shot by a burglar named Jon Edmund Hill.",
        "In the end a gambler has been shot by a young man called Cary Lund.",
        "Tom is a father shot by a drifter called Ed Moss.",
    ],
)
def test_who_shoots_somebody_holds_no_camera(said: str) -> None:
    assert not _names(f"I saw Paper Lanterns (1987). {said}", "cinematographer")


@pytest.mark.parametrize(
    "said",
    [
        "It was shot by a young cameraman called Di Kerr.",
        "It was beautifully shot by Di Kerr.",
        "The night scenes were shot by Di Kerr.",
    ],
)
def test_who_shoots_the_film_does(said: str) -> None:
    text = f"I saw Paper Lanterns (1987). {said}"
    assert _names(text, "cinematographer") == {"Di Kerr"}


@pytest.mark.parametrize(
    ("film", "said"),
    [
        ("Gladiator", "The best scenes are the ones with Joachim Fenton's Commodus."),
        ("Titanic", "Everything with Billy Crane's Cal is silly."),
    ],
)
def test_the_owner_of_a_part_directs_nothing(film: str, said: str) -> None:
    assert not _names(f"I saw {film}. {said}", "director")


@pytest.mark.parametrize("title", ["Low Tide", "Lanterns", "Time of the Gulls"])
def test_the_owner_of_the_films_title_still_directs_it(title: str) -> None:
    text = f"{title}. I was happy with Ann Vane's {title}."
    at = Span(len(title) + 2, len(text))
    film, maker = Entity("film", title), Entity("person", "Ann Vane")
    claim = Claim(film, "director", maker, at, pattern="tagger", confidence=0.8)
    reading = Reading(Document("d", text), titled=title)
    assert without_contradicted(reading, [claim]) == [claim]


@pytest.mark.parametrize(
    ("said", "relation"),
    [
        ("The jury, chaired by the producer Alan Whitby, gave it the prize.", "producer"),
        ("The jury, headed by the director Alan Whitby, gave it the prize.", "director"),
        ("The president of the jury was the composer Alan Whitby.", "composer"),
        ("Jury president, the director Alan Whitby, gave it the prize.", "director"),
    ],
)
def test_who_sits_on_a_jury_made_nothing(said: str, relation: str) -> None:
    text = f"The Salt Road (2009)\n\nA quiet film about a driver. {said}"
    assert not _names(text, relation)


def test_whom_a_jury_gives_a_prize_did() -> None:
    text = "The Salt Road (2009)\n\nA quiet film. The jury gave its prize to the director Ann Vane."
    assert _names(text, "director") == {"Ann Vane"}


def test_who_wrote_the_novel_and_has_a_part_wrote_no_script() -> None:
    text = (
        "I saw Jaws again. Pete Bentley, who wrote the novel, turns up as a reporter on the beach."
    )
    assert not _names(text, "screenwriter")
    assert _names(text, "castMember") == {"Pete Bentley"}


def test_who_sits_at_the_piano_cuts_nothing() -> None:
    text = "I saw Jaws again. Vera Fields in the cutting room and Jon Wills at the piano did it."
    assert "Jon Wills" not in _names(text, "editor")
