"""What is no film review gives no claims, though it has words that reviews of films have."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document
from screensong.graph.extraction import Reading, extract

from .extraction_facts import facts, read

NEWS = (
    "A Plan for Water\n\nDirector Ann Poole of the Water Board said that pipes would be laid by "
    "spring. “It sets the scene for ten years,” she added."
)
BOARD = "New Post\n\nThe museum's director Ann Poole will retire. She was the star of the town."
OVEN = (
    "Hart & Sons Series 5 oven\n\nThe oven heats fast and its fan is quiet. Its performance is "
    "good, though the timer and the display are dim. It is the star of my kitchen.\n\n4/5"
)
INN = (
    "The Old Ferry\n\nThe rooms are small but the staff are kind, and breakfast is the star. The "
    "menu has a supporting cast of cheeses.\n\n4/5"
)
BOOK = (
    "The Salt Road\nby Rosa Vint\nHardcover, 320 pages, 2011\n\nRosa Vint's novel follows Mary "
    "Shaw, a widow. It is a story about grief. The characters are drawn with care."
)
STORY = (
    "The Salt Road\n\nIn Rosa Vint's new novel Mary Shaw comes home. The plot of the book is "
    "slight, but its characters are not."
)


def kind_of_text(text: str) -> str:
    return Reading(Document("d", text)).kind


@pytest.mark.parametrize("text", [NEWS, BOARD, OVEN, INN, BOOK, STORY])
def test_what_is_about_no_film_gives_nothing(text: str) -> None:
    assert kind_of_text(text) == "other"
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Salt Road (1999)\n\nRosa Vint's novel and this film of the book have one plot.",
        "The Salt Road\n\nDirected by Ann Poole, once of a Water Board. Bo Quill acts in the film.",
        "The Oven\n\nThe kitchen, its oven and timer: the director of this film never leaves them.",
        "The Salt Road\nDirector: Ann Poole\n\nThe battery, the charger, the display: props.",
    ],
)
def test_a_review_of_a_film_about_such_a_thing_is_one(text: str) -> None:
    assert kind_of_text(text) == "review"


MUSIC_IN_PASSING = (
    "Ninth Floor (2008)\n\nPaul Crane repairs lifts and is afraid of heights. The joke lasts 92 "
    "minutes. Karl Henning's songs and Otto Brill's score for guitar and strings lift it too."
)
INTERVIEW = (
    "Talking to Lena Ohm\n\nYour new film, Cold Harvest, opens with a song.\nYes, my "
    "grandmother sang it. Otto Brill built the score on that melody.\n\nHow did you cast Tess "
    "Amory?\nShe walked in wearing boots. That was it. The director of photography cried."
)
OF_MUSIC = (
    "Otto Brill's music for Sixty Lamps is scored for harp and strings. The main theme returns in "
    "every cue. The film is long and grey."
)


@pytest.mark.parametrize("text", [MUSIC_IN_PASSING, INTERVIEW])
def test_a_sentence_or_two_about_music_make_no_article_about_it(text: str) -> None:
    assert kind_of_text(text) == "review"


def test_a_text_that_speaks_of_music_throughout_is_about_it() -> None:
    assert kind_of_text(OF_MUSIC) == "soundtrack"


@pytest.mark.parametrize(
    "menu", ["Director: Interviews", "Cast: Profiles", "Composer: See all", "Director: TBA"]
)
def test_what_a_menu_offers_is_nobody(menu: str) -> None:
    text = f"Home\nReviews\n{menu}\nContact\nAbout us\n"
    assert read(text) == ()


def test_a_title_written_like_a_sentence_is_whole() -> None:
    for title in ("Le verger de cuivre", "La casa del agua", "L'eau du puits", "Der lange Weg"):
        text = f"{title} (2014)\n\nA slow and lovely film. Anne Verte directs."
        film = extract(Document("d", text)).film
        assert film is not None
        assert (film.name, film.year) == (title, 2014)


REVIEW = "Directed by Ann Vane, this film is a quiet delight.\n\n"


@pytest.mark.parametrize(
    "tail",
    [
        "Comments (3)\n\nJoe: 10/10 loved it\n\nThe director was Paul Knott!",
        "Comments (3)\nJoe - 10/10 loved it",
        "3 comments:\n\nAnonymous said...\n10/10 loved it",
        "View comments (12)\n\n10/10 loved it, Ken Adams stars",
        "Replies: 2\n\n10/10 loved it",
        "Related: Review of Broken Hill starring Ken Adams",
        "You may also like: Broken Hill, starring Ken Adams",
        "Read next: Broken Hill review: Ken Adams stars, directed by Bo Lark",
        "More from this site\nBroken Hill, starring Ken Adams\nLong Day, directed by Bo Lark",
    ],
)
def test_what_stands_below_the_review_says_nothing_about_its_film(tail: str) -> None:
    before = facts(REVIEW)
    assert facts(REVIEW + tail) == before
    assert before


def test_the_text_goes_on_below_a_list_of_other_pages() -> None:
    other = "Related posts\nBroken Hill, starring Ken Adams\n\n"
    text = f"{other}The film was edited by Bo Lark, and edited well."
    assert ("The Glass Harbour", "editor", "Bo Lark") in facts(REVIEW + text)


def test_lines_of_performers_and_quoted_songs_make_an_article_about_music() -> None:
    lines = "Bo Vint: “Low Tide”, “Salt Road”.\nIda Poole: “Kettle”.\n"
    text = f"Tin Harvest\n\nA director's plot, a star, a script, and six songs:\n\n{lines}"
    assert kind_of_text(text) == "soundtrack"


def test_the_album_of_a_singer_with_its_label_in_brackets_is_no_soundtrack() -> None:
    text = (
        "Ann Example: Night Ferry (Harbour, 2011)\n\nOn her third record the songwriter plugs in. "
        "“Last Stop” is a loud opener, and “Low Tide” closes the album on a hush."
    )
    assert not facts(text, under_head=False)
