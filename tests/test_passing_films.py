"""Films that a text names in passing, counts up, tells of both at once or by their year."""

from __future__ import annotations

from screensong.graph.claims import Opinion
from screensong.graph.documents import Document
from screensong.graph.extraction import extract

_ROLES = ("director", "castMember", "composer", "screenwriter", "soundtrackSong")


def film_facts(text: str) -> set[tuple[str, str, str]]:
    """Return (film, predicate, object) of what a text asserts about makers and songs."""
    return {
        (c.subject.name, c.predicate, getattr(c.object, "name", ""))
        for c in extract(Document("d", text)).claims
        if c.predicate in _ROLES and c.modality == "asserted"
    }


def test_what_a_clause_tells_of_another_film_is_said_of_that_film() -> None:
    text = (
        "Cold Harbour (2011)\n\nDirector Lena Harrow is back. Tom Birk plays the pilot. She tried "
        "the same in Salt Lantern, in which Ines Varga played a nurse and Cy Marsh sang “Rust”.\n"
    )
    found = film_facts(text)
    assert ("Salt Lantern", "castMember", "Ines Varga") in found
    assert ("Salt Lantern", "soundtrackSong", "Rust") in found
    assert ("Cold Harbour", "castMember", "Tom Birk") in found
    assert not any(film == "Cold Harbour" and name == "Ines Varga" for film, _, name in found)


def test_behind_the_word_but_a_text_is_back_at_its_own_film() -> None:
    text = (
        "Cold Harbour (2011)\n\nIn Salt Lantern, which starred Ines Varga as a nurse, all was "
        "talk, but here Tom Birk plays a pilot who says nothing.\n"
    )
    assert ("Salt Lantern", "castMember", "Tom Birk") not in film_facts(text)


def test_of_both_films_the_same_is_said() -> None:
    text = (
        "First up is Salt Lantern, a 1950 thriller directed by Piet Maas. The second feature, "
        "Cold Harbour, was written by Cy Marsh. Both films star Ines Varga.\n"
    )
    found = film_facts(text)
    assert ("Salt Lantern", "castMember", "Ines Varga") in found
    assert ("Cold Harbour", "castMember", "Ines Varga") in found
    assert ("Salt Lantern", "director", "Piet Maas") in found
    assert ("Cold Harbour", "screenwriter", "Cy Marsh") in found


def test_a_heading_of_two_films_of_one_title_gives_each_its_own_facts() -> None:
    text = (
        "Cold Harbour (2004) vs Cold Harbour (1951)\n\nThe 1951 version was directed by Piet Maas "
        "and starred Ines Varga. Its score was by Cy Marsh.\n\nThe newer film, directed by Lena "
        "Harrow, stars Tom Birk.\n"
    )
    found = film_facts(text)
    assert ("Cold Harbour (1951)", "director", "Piet Maas") in found
    assert ("Cold Harbour (1951)", "composer", "Cy Marsh") in found
    assert ("Cold Harbour", "director", "Lena Harrow") in found
    assert ("Cold Harbour", "castMember", "Tom Birk") in found
    assert not any(film == "Cold Harbour" and name == "Ines Varga" for film, _, name in found)


def test_films_that_a_text_counts_up_as_it_begins_are_what_it_is_about() -> None:
    text = (
        "Two films about boats opened on Friday: Salt Lantern and Cold Harbour. The former, "
        "directed by Piet Maas, has Ines Varga as a pilot. The latter stars Tom Birk.\n"
    )
    found = film_facts(text)
    assert ("Salt Lantern", "director", "Piet Maas") in found
    assert ("Cold Harbour", "castMember", "Tom Birk") in found


def test_a_likely_film_counted_up_beside_another_is_one_too() -> None:
    text = (
        "Cold Harbour (2011)\n\nLena Harrow directed it slowly. She had already made Salt Lantern "
        "(2003) and The Last Ferry Home, and this is the quietest of the three.\n"
    )
    found = film_facts(text)
    assert ("Salt Lantern", "director", "Lena Harrow") in found
    assert ("The Last Ferry Home", "director", "Lena Harrow") in found


def test_praise_for_a_part_in_another_film_is_not_praise_of_this_one() -> None:
    text = (
        "Cold Harbour (2011)\n\nTom Birk plays the pilot as if he were asleep. Birk was good in "
        "Salt Lantern (2003), so it is not his fault.\n"
    )
    opinions = {
        (c.subject.name, c.object.aspect, c.object.polarity)
        for c in extract(Document("d", text)).claims
        if isinstance(c.object, Opinion) and c.modality == "asserted"
    }
    assert ("Salt Lantern", "acting", "positive") in opinions
    assert ("Cold Harbour", "acting", "positive") not in opinions


def test_of_two_films_that_opened_together_each_has_its_own_maker() -> None:
    for opening in (
        "Salt Gate and The Tin Lamp opened on Friday.",
        "“Salt Gate” and “The Tin Lamp” have both come out.",
    ):
        found = film_facts(
            f"{opening} The first was directed by Irene Vogel and stars Tom Birk. The second was "
            "directed by Otto Kranz and stars Mara Bell.\n"
        )
        assert {(f, o) for f, p, o in found if p == "director"} == {
            ("Salt Gate", "Irene Vogel"),
            ("The Tin Lamp", "Otto Kranz"),
        }
        assert ("The Tin Lamp", "castMember", "Mara Bell") in found
        assert ("Salt Gate", "castMember", "Tom Birk") in found


def test_who_made_both_of_two_films_made_each() -> None:
    found = film_facts(
        "The Tin Lamp and Salt Gate, both directed by Otto Kranz, are on together. Tom Birk is the "
        "captain in one and a cook in the other.\n"
    )
    assert ("The Tin Lamp", "director", "Otto Kranz") in found
    assert ("Salt Gate", "director", "Otto Kranz") in found


def test_the_music_for_both_films_is_that_of_the_other_too() -> None:
    found = film_facts(
        "Cold Harbour (2011)\n\nTom Birk plays the pilot again, as he did in Salt Lantern (2004). "
        "Ines Varga wrote the score for both films. Cy Marsh directed this one.\n"
    )
    assert ("Cold Harbour", "composer", "Ines Varga") in found
    assert ("Salt Lantern", "composer", "Ines Varga") in found
    assert ("Salt Lantern", "director", "Cy Marsh") not in found
