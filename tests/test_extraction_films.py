from __future__ import annotations

import pytest

from screensong.graph.claims import Entity
from screensong.graph.documents import Document, MediaType
from screensong.graph.extraction import Reading, extract


def title(text: str, media_type: MediaType = "text/plain") -> str | None:
    film = extract(Document("test", text, media_type)).film
    return film.name if film else None


PROSE = "\n\nThe movie has a plot and actors. The film is long.\n"


@pytest.mark.parametrize(
    "head",
    [
        "Paper Boats | 2008",
        "Paper Boats (2008)",
        "Title: Paper Boats\nYear: 2008",
        "Paper Boats – Film Review",
        "Movie Review: Paper Boats",
        "Paper Boats Music Review",
        "PAPER BOATS – Ann Example\n\nPaper Boats is a score.",
        "Various Artists, “Paper Boats”",
        "Paper Boats (Ann Example / France, 2008):",
        "Paper Boats\nDirected by Ann Example",
        "Paper Boats's Five Greatest Songs\n\nPaper Boats is a film with a soundtrack.",
        "**** Paper Boats (2008) Ann Example, Bo Other",
    ],
)
def test_the_head_of_a_document_names_the_film(head: str) -> None:
    assert title(head + PROSE) == "Paper Boats"


def test_front_matter_gives_the_title_without_series_and_marks() -> None:
    text = "---\ntitle: 'TIFF 2009: _Paper Boats_'\ndate: 2009-09-15\n---\n\nA film about boats.\n"
    assert title(text, "text/markdown") == "Paper Boats"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I watched “Paper Boats” last night. “Paper Boats” is a fine film.", "Paper Boats"),
        ("Stormgate is a dull movie with a bad plot. I hated Stormgate.", "Stormgate"),
        ("The film Paper Boats of Summer is a dull drama about love.", "Paper Boats of Summer"),
        ("A review of Julie Sample's BOATS. BOATS is a film about the sea.", "BOATS"),
    ],
)
def test_sentences_name_the_film_where_no_head_does(text: str, name: str) -> None:
    assert title(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Robin Sample is great in this movie, as always. I love Robin Sample.",
        "Every movie Quentin Sample has made is bad. The plot is dull.",
        "The weather is fine in Toronto. We went to the park and had lunch.",
        "",
        "\n\n \t",
        "☃" * 50,
    ],
)
def test_no_film_is_invented(text: str) -> None:
    extraction = extract(Document("test", text))
    assert extraction.film is None
    assert [c for c in extraction.claims if c.subject.type == "film"] == []


def test_a_review_that_never_names_its_film_is_about_an_unnamed_one() -> None:
    extraction = extract(
        Document("test", "This movie was awful. The acting was bad and the plot was worse.")
    )
    assert extraction.film == Entity("film", "")
    assert {c.predicate for c in extraction.claims} == {"aspectOpinion"}


def test_a_translated_title_in_brackets_is_an_alias() -> None:
    text = "Le Petit Bateau | 1960\n\n“Le Petit Bateau” (The Little Boat) is a film about a boat."
    film = extract(Document("test", text)).film
    assert film is not None
    assert film.aliases == ("The Little Boat",)


def test_two_reviews_on_a_page_keep_their_facts_apart() -> None:
    text = (
        "Rating: 2 out of 5\nDirector: Ann Example\n\nMeet Paper Boats (opening today), a film of "
        "two hours. Paper Boats is a film that bored me.\n\n"
        "Rating: 4 out of 5\nDirector: Bo Other\n\nTin Roof (opening today) is a film about rain. "
        "I liked the movie Tin Roof.\n"
    )
    claims = extract(Document("test", text)).claims
    directors = {(c.subject.name, c.object.name) for c in claims if c.predicate == "director"}  # type: ignore[union-attr]
    assert directors == {("Paper Boats", "Ann Example"), ("Tin Roof", "Bo Other")}


def test_another_film_of_the_same_title_carries_its_year() -> None:
    text = "Paper Boats (2008)\n\nThis movie is not Paper Boats (1977), a film by Bo Other."
    names = {c.subject.name for c in extract(Document("t", text)).claims}
    assert "Paper Boats (1977)" in names


def test_a_book_page_gives_no_film() -> None:
    text = "Review: _Deep_ by Ann Example\n\n" + "This book is a novel. The pages of the book. " * 4
    extraction = extract(Document("test", text))
    assert (extraction.kind, extraction.film) == ("other", None)


def test_an_article_on_an_album_names_the_film_by_the_words_before_the_album() -> None:
    text = (
        "Sounds of the Screen\nMike Sample’s 1995 film, starring Ann Example, is raw. The Leaving "
        "Lost Wages OST is a score. The Impact of Jazz on the Leaving Lost Wages OST\n"
        "The music of the Leaving Lost Wages OST lasts. I love the Leaving Lost Wages OST.\n"
    )
    assert title(text) == "Leaving Lost Wages"


def test_an_encyclopaedia_sentence_names_the_film_and_its_year() -> None:
    text = "Don't Call It Luck is a 1923 American silent comedy film directed by Ann Example."
    extraction = extract(Document("test", text))
    assert extraction.film is not None
    assert (extraction.film.name, extraction.film.year) == ("Don't Call It Luck", 1923)


def test_a_maker_before_a_dated_title_is_no_part_of_it() -> None:
    text = (
        "This film is dull. I would rather see Anna Moreau's The Long Corridor (1990) again, which"
        " had a plot and a cast."
    )
    films = {mention.film.name for mention in Reading(Document("d", text)).films.mentions}
    assert "The Long Corridor" in films
