"""Whether a text speaks of films at all, however short it is and whatever its words."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document
from screensong.graph.extraction import Reading, extract
from screensong.graph.extraction.matters import signs_of_matter


def kind(text: str) -> str:
    return Reading(Document("d", text)).kind


@pytest.mark.parametrize(
    "text",
    [
        "Watched Salt Road again. Ann Vane plays a nurse who loses her way, and Bo Rill is her "
        "brother. The ending made my sister cry.",
        "In Eva Lind's Stone Garden a farmer (Bo Rask) finds a letter. His wife (Pia Roth) burns "
        "it, and Otto Holm shoots all this in a cold blue light.",
        "This one left me cold. The acting is fine, the story is not, and it goes on for ever.",
    ],
)
def test_a_short_text_on_a_film_is_one_without_the_word(text: str) -> None:
    assert kind(text) == "review"


@pytest.mark.parametrize(
    "text",
    [
        "We ordered the soup and the bread, and both were cold. The waiter, Carl, was kind about "
        "it, but the bill for two came to £60.",
        "The council will meet on Monday. Mayor Ann Poole said that the school on Hill Road would "
        "stay open until June.",
        "Chapter six is where this novel wakes up. The author, Rosa Vint, knows her village; 320 "
        "pages in paperback, and I read every page.",
        "The orchestra played the second symphony after the interval. The soprano, Lena Ohm, had a "
        "cold, and the hall was half empty.",
        "My kettle leaks. I wrote to the shop and they sent a new lid, price £4, delivery free.",
    ],
)
def test_a_text_about_something_else_gives_nothing(text: str) -> None:
    assert kind(text) == "other"
    assert extract(Document("d", text)).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "Grey Herons (2021)\nDirector: Ann Vane\nCast: Bo Rill, Pia Roth\nVenue: the Quay\n4/5\n"
        "\nBo Rill plays the ferryman on a bare stage. The interval is long and the wine is warm, "
        "but in the second act of this play the stalls held their breath.",
        "Deep Harbour (PS5, PC)\nDeveloper: Tin Boat\nDirector: Ann Vane\nMusic: Otto Holm\n8/10\n"
        "\nYou play as a diver with one lamp. The puzzles are fair, the combat is not.",
        "Grey Herons, series two\nStarring: Bo Rill, Pia Roth\nSix episodes, BBC Two\n3/5\n"
        "\nBo Rill is back as the coroner. The last episode, directed by Ann Vane, is the best.",
        "Cold Tea\nLabel: Mole Records\nProducer: Otto Holm\n7/10\n\nAnn Vane sings on all eleven "
        "tracks of her second album, and plays guitar on the single.",
    ],
)
def test_the_labels_of_a_film_make_none_of_a_text_of_another_matter(text: str) -> None:
    assert kind(text) == "other"
    assert extract(Document("d", text)).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "Salt Road (1987)\nDirector: Ann Vane\nCast: Bo Rill\n4/5\n\nA theatre company "
        "rehearses a play in a barn, and the film never leaves it. Bo Rill is a fine "
        "actor who plays a bad one.",
        "The restaurant has nine tables and Ann Vane's film shows us all of them. Bo Rill plays "
        "the chef; the menu is a horror, and the camera loves it.",
        "Salt Road: original motion picture soundtrack\nLabel: Mole Records\nMusic by Otto Holm\n\n"
        "An album of strings and one accordion. The single is sung by Pia Roth.",
    ],
)
def test_a_film_about_another_matter_is_still_one(text: str) -> None:
    assert kind(text) in ("review", "soundtrack")


def test_turns_of_another_matter_are_told_from_those_of_films() -> None:
    reading = Reading(Document("d", "Series two, episode one: the presenter reads the next page."))
    signs = set(signs_of_matter(reading.layout, reading.name_kinds))
    assert {"of-broadcast>1.5", "only of-broadcast", "no word of films"} <= signs
    reading = Reading(Document("d", "This film about a presenter has one good episode."))
    signs = set(signs_of_matter(reading.layout, reading.name_kinds))
    assert {"of-screen>0.5", "of-this-film>0.5"} <= signs
    assert "only of-broadcast" not in signs


@pytest.mark.parametrize(
    "text",
    [
        '"' * 10_000,
        "(" * 10_000,
        "[" * 5_000 + "]" * 5_000,
        "\x00" * 500,
        "film " * 20_000,
        "Director: " * 2_000,
        "★★★★ 4/5 ****",
        "1990 " * 2_000,
        "---\n" * 2_000,
        "\n" * 5_000,
        "",
    ],
)
def test_what_is_no_text_gives_no_facts(text: str) -> None:
    assert extract(Document("d", text)).claims == ()


def test_a_title_with_its_year_or_its_mark_is_taken_for_a_films() -> None:
    assert kind("Salt Road (1987)\n\nAnn Vane hums.") == "review"
    marked = Document("d", "---\ntitle: Salt Road\nrating: 4/5\n---\n\nAnn Vane hums.\n")
    assert Reading(marked).kind == "review"


def test_what_tells_a_matter_is_the_same_in_every_order_of_reading() -> None:
    reading = Reading(Document("d", "The chapter on the stage of the opera has ten pages."))
    signs = signs_of_matter(reading.layout, reading.name_kinds)
    assert signs == signs_of_matter(reading.layout, reading.name_kinds)
    assert {"book>1.5", "stage>1.5"} <= set(signs)
    assert len(signs) == len(set(signs))


@pytest.mark.parametrize(
    "text",
    [
        "Harrow United 3 Mossley 0. Ann Vane's side came from behind twice this year, but the "
        "striker Bo Rill directed the show and scored a hat-trick before half-time.",
        "Two days in Port Sunday. We stayed at a small hotel by the old town, where a film was "
        "once shot, and took the ferry to the beach with Otto Holm's guidebook.",
        "The Quay soundbar came on Monday. Setup took an hour, the remote feels light, and films "
        "such as Grey Herons sound like a kettle over bluetooth. 3/5",
        "In Mud Harbour, the new game from Tin Boat, you play Marta, a diver voiced by Ann Vane. "
        "The puzzles are fair, the acting is good, and on Switch it looks like an old film.",
    ],
)
def test_several_turns_of_another_matter_outweigh_a_film_in_passing(text: str) -> None:
    assert extract(Document("d", text)).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "Finished Salt Road on PS5 last night. Ann Vane voices the captain, Bo Rill directed it. "
        "The ending made me cry.",
        "Saw Salt Road in the round on Friday. Ann Vane is superb as the mother. Its director "
        "trusts his cast.",
        "Salt Road is their first single in years. It was produced by Bo Rill, and the video has "
        "Ann Vane on a boat.",
    ],
)
def test_one_turn_of_another_matter_decides_where_no_word_of_films_stands(text: str) -> None:
    assert kind(text) == "other"
    assert kind(f"{text} I like the film that came of it better, a very good film.") == "review"


@pytest.mark.parametrize(
    "text",
    [
        "Ann Vane cut Salt Road in a week. Bo Rill is on drums, and “Low Tide” opens the album. It "
        "was released by Quay Records.",
        "Iron Tide came out in early access on Friday. Pia Roth voices Marta, the diver. Otto Holm "
        "composed the soundtrack.",
        "Tin Boat's new game stars Pia Roth as Marta, a diver with one lamp. Otto Holm wrote the "
        "score.",
        "Carmilla is back at Covent Garden. Lena Ohm sings the title role and Otto Holm is Don "
        "Pedro. The story is about jealousy.",
        "I'm reading Salt Road by Rosa Vint. Mary Shaw is a great character, but the dialogue is "
        "stiff. I hear Ann Vane made a film of it.",
        "Finished Iron Tide after sixty hours. Marta is voiced by Ann Vane, and it is about grief.",
        "Salt Road, Rosa Vint's latest, is a page-turner. Mary Shaw is a widow with a letter.",
        "We stayed at the Hotel Salt Road over Easter. The manager, Ann Vane, was wonderful, and a "
        "trio played “Low Tide” in the bar. 8/10",
    ],
)
def test_what_is_played_sung_read_or_stayed_at_is_no_film(text: str) -> None:
    assert kind(text) == "other"
    assert extract(Document("d", text)).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Game stars Bo Rill as a banker who gets a present. Ann Vane plays the waitress.",
        "Ann Vane stars in Hotel Salt Road as a maid who finds a letter. It is about grief.",
        "They stayed at the Hotel Luna for a week, and then it starts. Ann Vane is superb as the "
        "maid. Bo Rill directs.",
        "Carmilla opened on Friday. Ann Vane plays the singer, Bo Rill the painter.",
        "Having started reading Salt Road by Rosa Vint, I saw it on Friday. Bo Rill stars as the "
        "miller.",
        "I'm reading Salt Road by Rosa Vint because of Ann Vane's film, in which Bo Rill is the "
        "miller.",
        "Otto Holm's score for Salt Road is for harp and strings. “Low Tide” opens the album.",
    ],
)
def test_a_film_may_be_called_or_tell_of_such_a_thing(text: str) -> None:
    assert kind(text) in ("review", "soundtrack")


def test_what_a_maker_used_to_do_tells_nothing_of_the_matter() -> None:
    text = "Salt Road\n\nBo Rill, {}has directed a tale of two brothers. Ann Vane plays a nurse."
    plain, told = (
        Reading(Document("d", text.format(trade)))
        for trade in ("", "who used to run a restaurant, ")
    )
    turns = [{s for s in _signs(one) if s.startswith("of-")} for one in (plain, told)]
    assert turns[0] == turns[1]


def _signs(reading: Reading) -> list[str]:
    return signs_of_matter(reading.layout, reading.name_kinds)
