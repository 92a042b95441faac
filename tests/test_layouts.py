"""The shapes in which people credit films and songs: the tables of `tests/layouts`."""

from __future__ import annotations

import pytest

from tests.extraction_facts import facts
from tests.layout_table import Case, cases

TABLES = ("first", "second", "third")
# Still misread, most of them because a text of two sentences names its film in passing.
UNREAD = frozenset(
    [
        "box-office-list",
        "capsule-end-brackets",
        "capsule-parenthesis-after-title",
        "capsule-tv-guide",
        "cast-alternating-lines",
        "cast-br-html",
        "dvd-column",
        "forum-quoted-header",
        "interview-actor",
        "interview-heading-colon",
        "interview-qa-bold",
        "letter-signed",
        "listicle-songs",
        "newsletter-capsules",
        "ost-catalogue-brackets",
        "ost-prose-head",
        "ost-quoted-poem",
        "ost-tracklist-dash",
        "prose-brackets-cast",
        "prose-cast-brackets-two",
        "prose-co-directed",
        "prose-from-producer",
        "prose-multi-hyphenate",
        "prose-one-person-many",
        "prose-respectively",
        "prose-role-recast",
        "prose-role-went-to",
        "prose-supporting-list",
        "prose-trade-verbs",
        "prose-which-wrote-list",
        "rating-from-me",
        "rating-no-thumbs",
        "rss-item",
        "song-for-film-words",
        "streaming-guide",
        "table-tabs",
    ]
)
READ = [
    pytest.param(case, id=case.name)
    for table in TABLES
    for case in cases(table)
    if case.name not in UNREAD
]


@pytest.mark.parametrize("case", READ)
def test_a_shape_gives_its_facts_and_no_others(case: Case) -> None:
    assert case.found() == case.facts


@pytest.mark.parametrize(
    ("table", "precision", "recall"),
    [("first", 0.85, 0.79), ("second", 0.8, 0.74), ("third", 0.82, 0.77)],
)
def test_of_all_shapes_most_is_read(table: str, precision: float, recall: float) -> None:
    right = found = stated = 0
    for case in cases(table):
        read = case.found()
        right += len(read & case.facts)
        found += len(read)
        stated += len(case.facts)
    assert right / found >= precision
    assert right / stated >= recall


def test_the_tables_name_only_shapes_that_are_there() -> None:
    names = [case.name for table in TABLES for case in cases(table)]
    assert len(names) == len(set(names))
    assert set(names) >= UNREAD


@pytest.mark.parametrize(
    "text",
    [
        "I would rather see the film “Glass Orchard” (dir. Di Kerr, with Gus Hart) again.",
        "Best Actor: Gus Hart\nBest Actress: Ida Penn\nMake-up: Nell Dow\nCostumes: Max Rudd",
        "Low Tide - Gus Hart\nSalt Road - Ida Penn\nNight Ferry - Nell Dow",
        "With Gus Hart in the lead nothing can go wrong, and with rain like this nothing does.",
        "Directed by chance, written by moonlight; starring rain.",
        "Podcast 12\n\nWith Gus Hart and Ida Penn. Recorded in a shed.",
        "Story: Gus Hart. He walks, then he swims, and the sea takes him in.",
        "1. Low Tide by Gus Hart and Ida Penn\n2. Salt Road (Nell Dow, live)",
        "She was the director's wife. Di Kerr, the director's sister, came too.",
    ],
)
def test_what_only_looks_like_credits_credits_nobody(text: str) -> None:
    found = facts(text)
    assert not {f for f in found if f[0] == "The Glass Harbour" and f[1] in PEOPLE}


PEOPLE = ("director", "screenwriter", "producer", "editor", "playsCharacter")


def test_the_one_interviewed_is_who_says_i_in_answers_and_whom_questions_call_you() -> None:
    asked = "Q: You edited the film too?\n\nA: No. I wrote the script, nothing else.\n\n"
    found = facts(
        f"A talk with Di Kerr\n\nIt opens today.\n\n{asked}Q: And the music of the film?\n"
    )
    assert {f for f in found if f[1] in PEOPLE} == {
        ("The Glass Harbour", "screenwriter", "Di Kerr")
    }


def test_i_is_nobody_outside_an_interview() -> None:
    assert not {
        f
        for f in facts("I directed this film in my head. I wrote the script, too.")
        if f[1] in PEOPLE
    }
