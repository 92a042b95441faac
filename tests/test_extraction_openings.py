"""The main film: by the shape of the head, by the first sentences, or not named at all."""

# ruff: noqa: E501 - a table is easier to read with one case on a line.
from __future__ import annotations

import pytest

from screensong.graph.claims import Entity, Extraction
from screensong.graph.documents import Document, MediaType
from screensong.graph.extraction import extract
from screensong.graph.extraction.gold import to_gold
from screensong.graph.reading.layout import lay_out

PROSE = "\n\nSteam comes up from the street, and a yellow cab swims through it like a fish."


def extraction_of(text: str, media_type: MediaType = "text/plain") -> Extraction:
    return extract(Document("test", text, media_type))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("PAPER BOATS\n\nDirector\nAnn Example\n\nCast\nBo Other\nCy Third" + PROSE, "PAPER BOATS"),
        ("Paper Boats in the Rain: six questions on the bus\n\nQ. Is this film slow?\nA. The film is slow. The acting is fine." + PROSE, "Paper Boats in the Rain"),
        ("PAPER BOATS\n\nThe film is slow and the acting is fine." + PROSE, "PAPER BOATS"),
        ("Paper Boats presents a topical matter in the form of a thriller. The film is slow.", "Paper Boats"),
        ("If you have never seen The Ferries of Orda (Les Bacs d’Orda, 1964, 91 mins), here is the gist of the film.", "The Ferries of Orda"),
        ("Somebody falls at the beginning of Gullwing, and for two hours nobody stops. Gullwing is a film about loss.", "Gullwing"),
        ("There are two men in the audience at the start of Talk to Us, watching dancers. The film is sad.", "Talk to Us"),
        ("“Nuovo Orda Palace” — or, as we know it, “Orda Palace” (Ann Example, Italy, 1988)\n\nThe film is slow.", "Orda Palace"),
        ("# Music for a ferry\n\n*Paper Boats*, original soundtrack. Composed by Bo Other.\n\nThe score is fine.", "Paper Boats"),
        ("Paper Boats (Gull Records)\n\nThe score of the film is fine. The album has ten tracks.", "Paper Boats"),
        ("Cy Dell\nPaper Boats (Original Motion Picture Soundtrack)\nGull Records; 2011\n\nCy Dell wrote the score. The album has ten tracks, and the film is slow.", "Paper Boats"),
        ("Cy Dell\nMusic for the Motion Picture Paper Boats\n(Gull Records)\n\nCy Dell wrote the score. The album has ten tracks, and the film is slow.", "Paper Boats"),
        ("Cy Dell - Quay: Paper Boats (Gull Records)\n\nCy Dell wrote the score. The album has ten tracks, and the film is slow.", "Quay: Paper Boats"),
        ("Nina Dell: Paper Boats (Original Motion Picture Soundtrack)\n\nThe score is fine. The album has ten tracks.", "Paper Boats"),
        ("Quay Saga: Paper Boats (Original Motion Picture Soundtrack)\n\nThe score is fine. The album has ten tracks.", "Quay Saga: Paper Boats"),
        ("paper boats (1964)\n\nThe film is slow and the acting is fine." + PROSE, "paper boats"),
        ("Paper Boats at 25\n\nThe director never made a second film, and Ann Example, who plays the ferryman, never took a second part. It is slow, and the rain in it is superb." + PROSE, "Paper Boats"),
        ("Why Paper Boats still matters\n\nThe director never made a second film, and Ann Example, who plays the ferryman, never took a second part. It is slow, and the rain in it is superb." + PROSE, "Paper Boats"),
        ("Ann Example Drifts in ‘Paper Boats’\n\nThe director never made a second film, and Ann Example, who plays the ferryman, never took a second part. It is slow, and the rain in it is superb." + PROSE, "Paper Boats"),
        ("‘Paper Boats’ review: a ferryman without a ferry\n\nThe film is slow and the acting is fine." + PROSE, "Paper Boats"),
        ("Flut (Low Tide)\n\nThe film is slow and the acting in Low Tide is fine." + PROSE, "Low Tide"),
        ("Ann Example's Paper Boats is a film about ferries. The film is slow and the acting is fine.", "Paper Boats"),
        ("Paper Boats is a documentary about a ferryman. The acting is fine.", "Paper Boats"),
        ("Who Sank the Boats? is a film by Ann Example. The film is slow.", "Who Sank the Boats?"),
        ("Boats Dir: Ann Example | With: Bo Other, Cy Dell\n\nA moving film about FERRIES. Bo Other is superb.", "Boats"),
        ("Boats: a film review\n\nBo Other wears a hat in this odd comedy film. The music is strange and lovely.", "Boats"),
        ("Matilda\n\nBo Other plays a man who looks for his son. Cy Dell is the reporter. The film is directed by Ann Example.", "Matilda"),
        ("10 BOATS OR LESS is one of those pictures that are drenched in rain. The acting is fine.", "10 BOATS OR LESS"),
    ],
)  # fmt: skip
def test_a_title_is_found_by_where_it_stands(text: str, title: str) -> None:
    media: MediaType = "text/markdown" if text.startswith("#") else "text/plain"
    film = extraction_of(text, media).film
    assert film is not None
    assert title in (film.name, *film.aliases)


def test_the_year_in_brackets_behind_an_original_title_is_the_films() -> None:
    film = extraction_of(
        "I saw The Ferries of Orda (Les Bacs d’Orda, 1964, 91 mins) twice. The film is slow."
    ).film
    assert film is not None
    assert film.year == 1964


def test_numbered_headings_each_review_a_film() -> None:
    text = (
        "#2: Paper Boats\n\nThis film is slow, and the acting is superb from the first scene to the last one, as one says. "
        "Ann Example directed it.\n\n#1: Tin Roofs\n\nThis film is quick, and the acting is superb from the first scene to the "
        "last one, as one says. Bo Other directed it."
    )
    directors = {
        (c.subject.name, c.object.name)
        for c in extraction_of(text).claims
        if c.predicate == "director" and isinstance(c.object, Entity)
    }
    assert directors == {("Paper Boats", "Ann Example"), ("Tin Roofs", "Bo Other")}


@pytest.mark.parametrize(
    "text",
    [
        "This movie was truly bad. Ann Example stars as Jo Field, a nurse, and the plot is thin.",
        "I watched it twice. The acting was superb and the ending of the film made me cry. Ann Example is fine as Jo Field.",
    ],
)  # fmt: skip
def test_a_review_that_names_no_title_still_gives_its_claims(text: str) -> None:
    extraction = extraction_of(text)
    assert extraction.film == Entity("film", "")
    assert ("castMember", "Ann Example") in {
        (c.predicate, c.object.name) for c in extraction.claims if isinstance(c.object, Entity)
    }
    made = to_gold(Document("test", text), extraction)
    assert made["film"] == {"title": None, "year": None, "titleInText": False}
    assert {fact["s"]["name"] for fact in made["facts"] if fact["s"]["type"] == "film"} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "I watched every episode of this series. The show has a superb cast, and the first season is best.",
        "This book is slow. The author needs 300 pages for one chapter, and the book has no plot. A dull novel.",
        "Preheat the oven. Add two tablespoons of flour and stir the dough in the dish. The recipe serves four.",
        "Films and movies and films: the ten best movies, the ten worst movies, and films in between.",
        "Click on the button to install the app. The software needs a screen and a camera.",
    ],
)  # fmt: skip
def test_a_page_about_something_else_has_no_unnamed_film(text: str) -> None:
    extraction = extraction_of(text)
    assert extraction.film is None
    assert extraction.claims == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "It reminded me of the much praised “Tin Roof”.",
        "This would not happen in a Gullwing film.",
        "In the end Kolbo is the true engine of the film.",
    ],
)
def test_a_film_or_name_beside_is_not_the_main_film(sentence: str) -> None:
    film = extraction_of(f"This film is slow and the acting is fine. {sentence}").film
    assert film == Entity("film", "")


def test_a_cast_list_below_its_label_is_read_line_by_line() -> None:
    text = "PAPER BOATS\n\nCast\nAnn Example\nBo Other\nCy Third\n\nRunning time\n113 min" + PROSE
    layout = lay_out(Document("test", text))
    cast = [f.text(layout) for f in layout.fields if f.label == "castMember"]
    assert cast == ["Ann Example", "Bo Other", "Cy Third"]


def test_a_label_of_two_kinds_gives_the_known_one() -> None:
    layout = lay_out(
        Document("test", "Film: Paper Boats\nCountry and year: Italy/USA, 1968\n" + PROSE)
    )
    assert ("year", "Italy/USA, 1968") in {(f.label, f.text(layout)) for f in layout.fields}


@pytest.mark.parametrize(
    ("ending", "facts"),
    [
        ("— Ann Example-Moreau, for the Friends of the Rialto", {("reviewAuthor", "Ann Example-Moreau")}),
        ("Ann Example", {("reviewAuthor", "Ann Example")}),
        ("Posted in MUSICALS by Hettie | 17 February 2017", {("reviewAuthor", "Hettie"), ("reviewDate", "2017-02-17")}),
        ("A fine thing. (A. Example-Lind, Sunday 12 October 2014)", {("reviewAuthor", "A. Example-Lind"), ("reviewDate", "2014-10-12")}),
        ("Paper Boats", set()),
        ("The End", set()),
    ],
)  # fmt: skip
def test_a_signature_below_names_the_reviewer(ending: str, facts: set[tuple[str, str]]) -> None:
    claims = extraction_of(f"Paper Boats (1999)\n\nThe film is slow.{PROSE}\n\n{ending}").claims
    found = {
        (c.predicate, c.object.name if isinstance(c.object, Entity) else c.object)
        for c in claims
        if c.predicate in ("reviewAuthor", "reviewDate")
    }
    assert found == facts


def test_where_a_page_has_a_title_and_a_film_the_film_is_reviewed() -> None:
    text = "---\ntitle: Rain on the roof\nfilm: Paper Boats\ndirector: Ann Example\n---\n" + PROSE
    film = extraction_of(text, media_type="text/markdown").film
    assert film is not None
    assert film.name == "Paper Boats"


def test_a_label_in_brackets_is_no_part_of_an_album_s_title() -> None:
    film = extraction_of(
        "Various Artists: Paper Boats (Sonder Sounds)\n\nThe film has songs." + PROSE
    ).film
    assert film is not None
    assert film.name == "Paper Boats"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Marble Lanterns. Saw it on a wet Sunday. Director Ann Vane has no idea what film this is.", "Marble Lanterns"),
        ("THE TIN ORCHARD IS THE DULLEST FILM OF THE YEAR. GO HOME. 1/10.", "THE TIN ORCHARD"),
        ("Him. Ann Vane, 2013. Nobody in this film speaks for half an hour, and the acting is fine.", "Him"),
        ("Under Roofs, Ann Vane, 2013. Nobody in this film speaks, and the acting is fine.", "Under Roofs"),
        ("Ann Vane's Copper (2015) opens with a wire. The film is slow, and the acting is fine.", "Copper"),
        ("I don't think Tin Orchard is a great film. The acting is fine, and Ann Vane directs it.", "Tin Orchard"),
        ("You could argue that Tin Orchard is a bad film. The acting is fine, and Ann Vane directs it.", "Tin Orchard"),
        ("Honestly, we never thought Tin Orchard was a good film. The acting is fine in it.", "Tin Orchard"),
        ("Quarrel is Vane's Othello. Bo Rill plays the old ferryman, and the acting is fine.", "Quarrel"),
        ("Solo stars Ann Vane, who wrote it too. Bo Rill, who directed Wet Slate, shot the film.", "Solo"),
        ("Dir. Ann Vane/UK/1987/97m/b&w\nw/ Bo Rill, Gus Hart\nTin Orchard" + PROSE, "Tin Orchard"),
        ("British stars Ann Vane and Bo Rill play keepers in Tin Orchard. Cy Dell directs the film with care.", "Tin Orchard"),
        ("Directed by Ann Vane\nTin Orchard" + PROSE, "Tin Orchard"),
        ("Side A\n1. Di Kerr: Wet Window (3:20)\n2. Di Kerr: Ashes (2:51)\n\nFrom the film \"Tin Orchard\" (dir. Ann Vane, 2012). Score by Bo Rill.", "Tin Orchard"),
        ("Thoughts on Blue Orchard (2019):\n\nAnn Vane directs this film with nerve. 7/10", "Blue Orchard"),
    ],
)  # fmt: skip
def test_a_title_opens_a_text(text: str, title: str) -> None:
    film = extraction_of(text).film
    assert film is not None
    assert film.name == title


@pytest.mark.parametrize(
    "text",
    [
        "Two Thumbs Up. This movie rocks and so does its cast.",
        "Tarra P. Henlow is why you watch this film. The acting is superb.",
        "Oslo is Norway's Paris. This movie shows it in the snow.",
        "Riga is Latvia's Vienna. This movie shows it at night.",
        "Pure Gold. This movie is short and the cast is great.",
        "Utter Rubbish. This movie is long and the acting is bad.",
        "What A Ride. This movie is a hoot and the cast is great.",
        "Instant Classic! This movie is short and the cast is great.",
    ],
)
def test_an_exclamation_or_a_person_is_no_title(text: str) -> None:
    film = extraction_of(text).film
    assert film is None or not film.name


@pytest.mark.parametrize(
    "text",
    [
        "Pure Gold (2009). This movie is short and the cast is great.",
        "I saw Pure Gold last night. Pure Gold is a short film with a great cast.",
    ],
)
def test_a_film_may_be_called_like_a_cry(text: str) -> None:
    film = extraction_of(text).film
    assert film is not None
    assert film.name == "Pure Gold"


def test_a_film_may_be_called_like_a_heading() -> None:
    text = "Home is a small film about a boy. Ann Vane directs it well, and the score is light."
    film = extraction_of(text).film
    assert film is not None
    assert film.name == "Home"
