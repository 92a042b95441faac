"""Where a film comes from and who brings it out, as sentences say it."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Entity
from screensong.graph.documents import Document
from screensong.graph.extraction import extract

HEAD = "Paper Lanterns\n\nPaper Lanterns is a film from a small town.\n\n"


def said(sentence: str, predicate: str, head: str = HEAD) -> set[str]:
    """Return the names of what the claims of a predicate say in a review with the sentence."""
    claims = extract(Document("d", f"{head}{sentence}\n")).claims
    return {getattr(c.object, "name", "") for c in claims if c.predicate == predicate}


@pytest.mark.parametrize(
    ("sentence", "work"),
    [
        ("It is based on the novel “Tin Harvest” by Kay Frost.", "Tin Harvest"),
        ("It is adapted from a short story by Kay Frost.", "short story by Kay Frost"),
        ("It is based on Kay Frost's graphic novel.", "graphic novel by Kay Frost"),
        ("It is based on Kay Frost's novel “Tin Harvest”.", "Tin Harvest"),
        ("I read the Kay Frost play on which the film is based.", "play by Kay Frost"),
        ("It comes from a famous 1957 Kay Frost memoir.", "memoir by Kay Frost"),
        ("Kay Frost, on whose poem it is based, hated it.", "poem by Kay Frost"),
        ("It is a remake of the old film “Tin Harvest” (1951).", "Tin Harvest"),
        ("She adapted the novel Paper Lanterns by Kay Frost.", "Paper Lanterns"),
        ("They took Kay Frost's novel The Keeper of Rain.", "The Keeper of Rain"),
        ("It is drawn from The Keeper of the Rain by Kay Frost.", "The Keeper of the Rain"),
    ],
)
def test_a_source_is_named_by_its_title_or_by_kind_and_author(sentence: str, work: str) -> None:
    assert said(sentence, "basedOn") == {work}


def test_a_film_is_no_remake_of_itself() -> None:
    assert said("Never let them do a remake of Paper Lanterns.", "basedOn") == set()


def test_the_first_pattern_that_finds_a_source_decides() -> None:
    sentence = "It is based on the novel “Tin Harvest”, not on the novel by Kay Frost."
    assert said(sentence, "basedOn") == {"Tin Harvest"}


def test_an_influence_is_a_full_name_or_a_title() -> None:
    assert said("It is a homage to the late Kay Frost.", "influencedBy") == {"Kay Frost"}
    assert said("It is a homage to Kay.", "influencedBy") == set()
    assert said("It draws on the book “Tin Harvest”.", "influencedBy") == {"Tin Harvest"}
    assert said("She drew from Kay Frost a smile.", "influencedBy") == set()


def test_a_company_is_a_studio_or_a_label_by_its_last_word() -> None:
    assert said("It was released by Harbour Pictures.", "studio") == {"Harbour Pictures"}
    assert said("It was released by Harbour Records.", "studio") == set()
    album = "Paper Lanterns soundtrack review\n\nThe album has many songs.\n\n"
    sentence = "The album is out on Harbour Records."
    assert said(sentence, "recordLabel", album) == {"Harbour Records"}


def test_a_book_keeps_the_words_by_which_the_text_calls_it() -> None:
    head = "Paper Lanterns (1999)\n\nPaper Lanterns is a film from a small town.\n\n"
    text = f"{head}It comes from a long poem by Kay Frost.\n"
    [work] = [c.object for c in extract(Document("d", text)).claims if c.predicate == "basedOn"]
    assert isinstance(work, Entity)
    assert work.aliases == ("Kay Frost", "a long poem by Kay Frost")


@pytest.mark.parametrize(
    ("sentence", "studio"),
    [
        ("Warner Bros. picked it up.", "Warner Bros."),
        ("A Toho production, it is short.", "Toho"),
        ("MGM shelved the film for a year.", "MGM"),
        ("It was made for 20th Century Fox.", "20th Century Fox"),
        ("His own company, Harbour Pictures, paid.", "Harbour Pictures"),
    ],
)
def test_a_known_company_is_a_studio_by_what_it_did(sentence: str, studio: str) -> None:
    assert said(sentence, "studio") == {studio}


def test_a_company_that_made_another_film_is_not_this_films() -> None:
    assert said("She worked for Toho on the film “Tin Harvest” (1951).", "studio") == set()


def test_a_writer_with_a_note_on_the_book_is_its_author() -> None:
    head = "Title: Paper Lanterns\nWriter: Bo Marsh, Kay Frost (based on the short story)\n\n"
    assert said("It is a quiet film.", "basedOn", head) == {"short story by Kay Frost"}


def test_a_line_of_the_script_says_what_it_was_written_from() -> None:
    head = "PAPER LANTERNS\nDirector: Ann Vane\nScreenplay: Bo Other, from K.S. Frost's novel\n\n"
    assert said("A small film about rain.", "basedOn", head) == {"novel by K.S. Frost"}
    beside = "Script: Bo Other, Cy Lund, from the stage play by Di Kerr. Camera: Flo Gale.\n\n"
    head = f"PAPER LANTERNS\nDirector: Ann Vane\n{beside}"
    assert said("A small film about rain.", "basedOn", head) == {"stage play by Di Kerr"}


def test_an_author_with_initials_is_no_part_of_a_title() -> None:
    sentence = "It is based on the novel The Lamp by K. L. Moor, and was directed by Ann Vane."
    assert said(sentence, "basedOn") == {"The Lamp"}


def test_a_source_holds_where_the_sentence_denies_something_else() -> None:
    sentence = "I have not read the Kay Frost novel that it is based on."
    assert said(sentence, "basedOn") == {"novel by Kay Frost"}


def test_a_later_remake_is_based_on_the_film() -> None:
    claims = extract(
        Document("d", f"{HEAD}Somebody remade it a year later as Tin Harvest.\n")
    ).claims
    found = [(c.subject.name, c.object) for c in claims if c.predicate == "basedOn"]
    assert found == [("Tin Harvest", Entity("work", "Paper Lanterns"))]
