"""How far a reported or supposed word reaches: not what stands by the way, nor the main clause."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Modality
from screensong.graph.extraction.modality import modality_at, modality_of_name

from .extraction_facts import objects


def _modality(sentence: str) -> Modality:
    """Return the modality of the name behind the mark, with every name as letters n."""
    start = sentence.index("[")
    sentence = sentence.replace("[", "")
    return modality_of_name(sentence, start, start + len("Nnnn Nnnnnn"))


@pytest.mark.parametrize(
    "sentence",
    [
        "When it was announced that Nnnnn Nnnn would score Nnn Nnnn, [Nnnn Nnnnnn's epic, I wept.",
        "It is said that Nnn Nnnn, directed by [Nnnn Nnnnnn, is her last film.",
        "They feared that Nnn Nnnn, [Nnnn Nnnnnn's second film, would flop.",
    ],
)
def test_whose_film_it_is_stands_by_the_way_in_what_is_reported(sentence: str) -> None:
    assert _modality(sentence) == "asserted"


@pytest.mark.parametrize(
    "sentence",
    [
        "Produced on what must have been a tiny budget, Nnn Nnnn was written by [Nnnn Nnnnnn.",
        "Shot in what may have been a week, Nnn Nnnn was edited by [Nnnn Nnnnnn.",
    ],
)
def test_a_guess_in_an_opening_phrase_ends_before_the_main_clause(sentence: str) -> None:
    assert _modality(sentence) == "asserted"


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("It was announced that [Nnnn Nnnnnn would score Nnn Nnnn.", "reported"),
        ("It is said that Nnn Nnnn was directed by [Nnnn Nnnnnn.", "reported"),
        ("Nnn Nnnn must have been written by [Nnnn Nnnnnn.", "hypothetical"),
    ],
)
def test_what_is_reported_or_supposed_itself_stays_so(sentence: str, modality: str) -> None:
    assert _modality(sentence) == modality


def test_the_director_beside_an_announcement_is_a_fact() -> None:
    text = (
        "When it was announced that Flo Gale would score The Glass Harbour, Ann Vane's long epic "
        "about sand, some of us wondered."
    )
    assert objects(text, "director") == {"Ann Vane"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Nnnnnnnn had never acted before she was cast as [Nnnn Nnnnnn.",
        "Nnnnnnnn had not sung a note before playing [Nnnn Nnnnnn.",
        "Nnnnnnnn had the most famous hat in town as [Nnnn Nnnnnn.",
        "Nnnnnnnn doesn't have a lot to do as [Nnnn Nnnnnn, but she shines.",
        "Nnnnnnnn is given nothing to do as the widow [Nnnn Nnnnnn.",
        "Nobody will ever top Nnnnnnnn as [Nnnn Nnnnnn.",
        "No one could replace [Nnnn Nnnnnn as Nnnnn.",
        "Nnnnnnnn should of got the Oscar as [Nnnn Nnnnnn.",
        "Nnnnnnnn should have won a prize for playing [Nnnn Nnnnnn.",
        "Nnnnnnnn was not even nominated for playing [Nnnn Nnnnnn.",
        "[Nnnn Nnnnnn should have been the biggest star in the world.",
    ],
)
def test_who_plays_the_part_is_taken_for_granted(sentence: str) -> None:
    assert _modality(sentence) == "asserted"


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Nnnnnnnn had never acted before she could be cast as [Nnnn Nnnnnn.", "hypothetical"),
        ("Nnnnnnnn had never acted before she was replaced by [Nnnn Nnnnnn.", "negated"),
        ("Had the studio cast [Nnnn Nnnnnn, it would soar.", "hypothetical"),
        ("It might have worked had the studio cast [Nnnn Nnnnnn.", "hypothetical"),
        ("Nobody will ever cast [Nnnn Nnnnnn as Nnnnn.", "hypothetical"),
        ("No one could replace [Nnnn Nnnnnn when she left.", "hypothetical"),
        ("Nnnnnnnn should have been cast as [Nnnn Nnnnnn.", "hypothetical"),
        ("[Nnnn Nnnnnn should have been the star of it.", "hypothetical"),
    ],
)
def test_a_part_that_is_denied_or_wished_for_is_none(sentence: str, modality: str) -> None:
    assert _modality(sentence) == modality


@pytest.mark.parametrize(
    "sentence",
    [
        "The script by Nnnnnnn is clever without being shrill and [Nnnnnnnnnnn did the music.",
        "It was shot for almost nothing by the Scottish director [Nnnn Nnnnnn.",
        "Made with no money by [Nnnn Nnnnnn, it has charm.",
        "Nnnnnnnn plays [Nnnn Nnnnnn, a far stronger woman than the wife in the original.",
        "Nnnnn, once more played by [Nnnn Nnnnnn, is now a novelist.",
    ],
)
def test_a_negator_or_a_likeness_ends_with_what_it_is_said_of(sentence: str) -> None:
    start = sentence.index("[")
    sentence = sentence.replace("[", "")
    end = start + len("Nnnn Nnnnnn")
    assert modality_of_name(sentence, start, end) == "asserted"


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Nnnnnnnn plays [Nnnn Nnnnnn in the original.", "comparative"),
        ("It is finer than the score by [Nnnn Nnnnnn in the original.", "comparative"),
        ("The director was once [Nnnn Nnnnnn; now it is Nnnnnn.", "reported"),
        ("It was shot without [Nnnn Nnnnnn.", "negated"),
    ],
)
def test_what_is_of_another_work_or_time_stays_so(sentence: str, modality: str) -> None:
    assert _modality(sentence) == modality


@pytest.mark.parametrize("film", ["version", "bleak film"])
def test_a_film_by_its_maker_s_name_is_there_whatever_it_lacks(film: str) -> None:
    sentence = f"Nobody is cosy in Nnnnnnnnnnn's {film}."
    start = sentence.index("Nnn")
    assert modality_of_name(sentence, start, start + len("Nnnnnnnnnnn")) == "asserted"


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("IMDb tells me it was directed by [Nnnn Nnnnnn.", "asserted"),
        ("The end credits tell us that it was shot by [Nnnn Nnnnnn.", "asserted"),
        ("The poster tells me it was written by [Nnnn Nnnnnn.", "asserted"),
        ("Apparently it was directed by [Nnnn Nnnnnn.", "asserted"),
        ("My brother tells me it was directed by [Nnnn Nnnnnn.", "reported"),
        ("Nnnnnn tells me that it was [Nnnn Nnnnnn who directed it.", "reported"),
        ("It was reportedly directed by [Nnnn Nnnnnn.", "reported"),
        ("IMDb tells me it was not directed by [Nnnn Nnnnnn.", "negated"),
        ("Apparently it was going to be directed by [Nnnn Nnnnnn.", "reported"),
    ],
)
def test_a_credit_on_record_is_the_writer_s_own_hearsay_of_people_is_not(
    sentence: str, modality: str
) -> None:
    assert _modality(sentence) == modality


def test_an_opinion_on_record_stays_reported() -> None:
    sentence = "The poster tells us that it is a masterpiece."
    assert modality_at(sentence, sentence.index("masterpiece")) == "reported"
