"""What a quoted or italic title names: by the words near it, its list, its text."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Entity
from screensong.graph.documents import Document
from screensong.graph.extraction.capitals import chains
from screensong.graph.extraction.kinds import kind_of
from screensong.graph.extraction.linear import scorer
from screensong.graph.extraction.marked import CLASSES, QuotedTypes, is_judged
from screensong.graph.extraction.name_kinds import NameKinds
from screensong.graph.extraction.quoted_features import CUES
from screensong.graph.extraction.quotes import quotations
from screensong.graph.extraction.words import word_list
from screensong.graph.reading.layout import lay_out
from training.annotated import parse
from training.quoted import marked_copy, quoted_cases

MAIN = Entity("film", "Paper Lanterns")


def types_of(text: str) -> dict[str, str]:
    """Return what each marked stretch of a text about “Paper Lanterns” names, by its words."""
    layout = lay_out(Document("d", text))
    quotes = quotations(layout)
    kinds = NameKinds(layout, quotes, tuple(chains(layout.view.plain)))
    types = QuotedTypes(layout.view.plain, quotes, kind_of(layout, kinds), kinds)
    return {quoted.text: types.of(quoted, MAIN) for quoted in quotes}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("She sings “Low Tide” in the kitchen while the rain comes down.", "song"),
        ("The credits roll over “Low Tide”, a ballad by Ann Vane.", "song"),
        ("Ann Vane's song “Low Tide” plays over the credits.", "song"),
        ("The director of “Low Tide” has made a better film since.", "film"),
        ("It is clearly inspired by the film “Low Tide” (1971), starring Bo Crane.", "film"),
        ("If you liked “Low Tide”, you will like this film as well.", "film"),
        ("The script is from the novel “Low Tide” by Ann Vane.", "work"),
        ("He wrote the book “Low Tide” before he came to the cinema.", "work"),
        ("“Get out of my house!” he shouts at the door.", "none"),
    ],
)
def test_the_words_beside_a_title_say_what_it_names(sentence: str, kind: str) -> None:
    text = f"Paper Lanterns is a film that I saw twice this winter. {sentence} I was glad of it.\n"
    assert set(types_of(text).values()) == {kind}


def test_the_titles_of_a_list_are_judged_by_the_words_around_the_list() -> None:
    found = types_of(
        "Paper Lanterns is a fine film. The band plays the songs “Low Tide”, “Grey Morning” and "
        "“Nine Doors” in the last scene.\n"
    )
    assert found == {"Low Tide": "song", "Grey Morning": "song", "Nine Doors": "song"}


def test_the_title_of_the_film_under_review_names_the_film() -> None:
    text = "I saw “Paper Lanterns” last night. “Paper Lanterns” is slow, and I liked it.\n"
    assert types_of(text) == {"Paper Lanterns": "film"}


def test_a_long_quotation_in_small_letters_is_no_title() -> None:
    found = types_of("He says “nobody in this town has ever paid for a drink” and leaves.\n")
    assert set(found.values()) == {"none"}


def test_what_is_asked_of_one_stretch_does_not_depend_on_the_order_of_questions() -> None:
    text = "She sings “Low Tide”. I thought of “Grey Morning”, a film by Ann Vane.\n"
    layout = lay_out(Document("d", text))
    quotes = [quoted for quoted in quotations(layout) if is_judged(quoted)]
    orders = [
        [QuotedTypes(text, quotes, "review").of(quoted, MAIN) for quoted in order]
        for order in (quotes, quotes[::-1])
    ]
    assert orders[0] == orders[1][::-1]


def test_the_scorer_has_the_classes_that_are_asked_for() -> None:
    assert scorer("quoted").classes == CLASSES


def test_every_class_of_cue_words_is_declared_in_small_letters() -> None:
    for cue in CUES:
        words = word_list(f"title_cues_{cue}")
        assert words
        assert all(word == word.lower() and " " not in word for word in words)


SOURCE = """kind: review
style: essay
region: none
film: f1
---
[[Paper Lanterns|f1]] borrows a good deal from [[Low Tide|f2]], and [[Ann Vane|p1]] \
sings "[[Grey Morning|s1]]" over the end of it.
"""


def test_a_marked_copy_sets_off_films_and_keeps_songs_that_are_set_off() -> None:
    copy = marked_copy(parse("essay", SOURCE))
    words = {m.key: copy.text[m.start : m.end] for m in copy.mentions}
    around = {m.key: copy.text[m.start - 1] + copy.text[m.end] for m in copy.mentions if m.start}
    assert words == {
        "f1": "Paper Lanterns", "f2": "Low Tide", "p1": "Ann Vane", "s1": "Grey Morning",
    }  # fmt: skip
    assert around["f2"][0] in "\"“'_"
    assert around["p1"] == "  "
    assert around["s1"] == '""'


def test_a_marked_stretch_is_a_case_of_what_it_is_annotated_as() -> None:
    labels = [case.label for case in quoted_cases(parse("essay", SOURCE))]
    assert sorted(labels) == ["film", "film", "song", "song"]
