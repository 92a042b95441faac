from __future__ import annotations

import pytest

from screensong.graph.documents import Document, Span
from screensong.graph.extraction.capitals import chains
from screensong.graph.extraction.names import are_spelt_alike, cluster_names
from screensong.graph.extraction.quotes import is_title_like, quotations
from screensong.graph.extraction.reading import Reading
from screensong.graph.extraction.skeleton import pattern
from screensong.graph.extraction.words import fold, word_list
from screensong.graph.reading.layout import lay_out


def runs(text: str) -> list[str]:
    return [chain.text for chain in chains(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It has Ann B. Example, Jean-Luc de la Cruz.", ["Ann B. Example", "Jean-Luc de la Cruz"]),
        ("The boy met Ann Example's dog.", ["Ann Example"]),
        ("the Ann Example-directed film", ["Ann Example"]),
        ("When Riggo leaves, but Karlo stays.", ["Riggo", "Karlo"]),
        ("He saw T’Chalo and O’Harra.", ["T’Chalo", "O’Harra"]),
        ("He saw Ann Mwang'o and Bo Kai’ulu's dog.", ["Ann Mwang'o", "Bo Kai’ulu"]),
        ("Ann's and Bo'll wait; Cy'd go.", ["Ann", "Bo", "Cy"]),
        ("director J.J. Sample", ["J.J. Sample"]),
        ("The film is good. It is long. I know.", []),
        ("with Łukasz Żółty and Ángel Núñez", ["Łukasz Żółty", "Ángel Núñez"]),
        ("Cameraman Erik Sample waits.", ["Erik Sample"]),
        ("Co-directors Ann Sample and Bo Other wait.", ["Ann Sample", "Bo Other"]),
        ("Writer-director Ann Sample waits.", ["Ann Sample"]),
        ("Drummer Sample waits.", ["Drummer Sample"]),
    ],
)  # fmt: skip
def test_capitalised_runs_are_names_without_common_words(text: str, found: list[str]) -> None:
    assert runs(text) == found


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("elisabeth sample", "elizabeth sample", True),
        ("jon sample", "jon lee sample", True),
        ("a sample", "ann sample", True),
        ("ann sample", "dan sample", False),
        ("john smith", "joan smith", True),
        ("ann sample", "ann example", False),
    ],
)
def test_variants_of_a_full_name_are_one_name(one: str, two: str, alike: bool) -> None:
    assert are_spelt_alike(one, two) is alike


def test_a_last_name_belongs_to_the_full_name_before_it() -> None:
    spans = [(Span(0, 11), "Ann Example"), (Span(20, 29), "Bo Example"), (Span(40, 47), "Example")]
    clusters = {c.name(): c for c in cluster_names(spans)}
    assert Span(40, 47) in clusters["Bo Example"].spans


def test_a_last_name_of_several_words_belongs_to_the_full_name() -> None:
    spans = [
        (Span(0, 15), "Ann von Example"),
        (Span(20, 31), "Von Example"),
        (Span(40, 47), "Example"),
        (Span(50, 61), "De la Other"),
    ]
    clusters = {c.name(): c for c in cluster_names(spans)}
    assert set(clusters) == {"Ann von Example", "De la Other"}
    assert clusters["Ann von Example"].spans == [Span(0, 15), Span(20, 31), Span(40, 47)]


def test_a_last_name_of_several_words_may_come_first() -> None:
    spans = [(Span(0, 11), "Von Example"), (Span(20, 35), "Ann von Example")]
    assert [c.name() for c in cluster_names(spans)] == ["Ann von Example"]


@pytest.mark.parametrize(
    "text",
    [
        "Tin Roof (Music from the Motion Picture)\n\nThe score is cold and short.",
        "Tin Roof (1999)\nMusic: Various Artists\n\nThe score is cold and short.",
        "Tin Roof - Songs from the Original Motion Picture by Various Artists\n\nIt is cold.",
    ],
)
def test_the_heading_of_an_album_names_nobody(text: str) -> None:
    assert [m.entity.name for m in Reading(Document("t", text)).names.persons] == []
    assert [h.person for h in Reading(Document("t", text)).hits] == []


def test_the_fullest_form_names_a_person_and_the_others_are_aliases() -> None:
    reading = Reading(Document("t", "Tin Roof (1999)\n\nAnn Example stars. Example is good in it."))
    persons = {m.entity for m in reading.names.persons}
    assert [(p.name, p.aliases) for p in persons] == [("Ann Example", ("Example",))]


def test_a_first_name_belongs_to_a_character_not_to_an_actor() -> None:
    text = (
        "Tin Roof (1999)\n\nJo Field (Ann Example) is a nurse. Jo leaves. "
        "Ann Example is great as Jo Field."
    )
    reading = Reading(Document("t", text))
    assert {m.entity.name for m in reading.names.characters} == {"Jo Field"}


def test_entity_at_finds_what_stands_at_an_offset() -> None:
    text = "Tin Roof (1999)\n\nIt was directed by Ann Example."
    reading = Reading(Document("t", text))
    entity = reading.names.entity_at(text.index("Example"))
    assert entity is not None
    assert (entity.type, entity.name) == ("person", "Ann Example")
    assert reading.names.entity_at(text.index("directed")) is None


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("City of Gulls", True), ("It’s a Lonesome Old Boat", True), ("he said so", False),
        ("You failed to mend your boat, son", False), ("2001", True), ("Up", True), ("", False),
    ],
)  # fmt: skip
def test_titles_are_known_by_their_capitals(text: str, titled: bool) -> None:
    assert is_title_like(text) is titled


def test_quotations_of_every_kind_are_found_with_their_marks() -> None:
    text = 'He saw “Tin Roof,” then ‘Mo’ Better Boats’ and "Low Tide" and `Grey Sea\'.'
    layout = lay_out(Document("t", text))
    assert [q.text for q in quotations(layout)] == [
        "Tin Roof",
        "Mo’ Better Boats",
        "Low Tide",
        "Grey Sea",
    ]


def test_emphasis_in_markdown_marks_a_title() -> None:
    layout = lay_out(Document("t", "I saw _Tin Roof_ and *Low Tide* today.", "text/markdown"))
    assert [q.text for q in quotations(layout)] == ["Tin Roof", "Low Tide"]


def test_patterns_read_names_as_single_marks() -> None:
    regex = pattern(r"directed by (?P<who>{NN})")
    assert (
        regex.search("directed by \ue001, \ue001 and \ue001").group("who")
        == "\ue001, \ue001 and \ue001"
    )  # type: ignore[union-attr]


def test_folding_drops_case_accents_and_punctuation() -> None:
    assert fold("Jean-Luc  GÖDARD’s") == "jean luc godards"


def test_word_lists_hold_no_comments_or_blanks() -> None:
    for name in ("common", "honorifics", "places", "human_nouns", "plot_verbs"):
        words = word_list(name)
        assert words
        assert all(word == word.strip() and word and not word.startswith("#") for word in words)


@pytest.mark.parametrize("opener", ["However", "Mercifully", "Unfortunately", "Meanwhile"])
def test_what_ties_a_sentence_to_the_one_before_is_no_part_of_a_name(opener: str) -> None:
    found = [chain.text for chain in chains(f"It ends. {opener} Exmoor sleeps.")]
    assert found[-1] == "Exmoor"


def test_a_given_name_that_ends_as_an_adverb_stays() -> None:
    assert [chain.text for chain in chains("It ends. Emily Exmoor sleeps.")][-1] == "Emily Exmoor"


def test_the_mark_of_an_answer_is_no_initial() -> None:
    plain = "Q. Who sings?\n\nA. Ann Exmoor sings."
    assert "Ann Exmoor" in [chain.text for chain in chains(plain)]
    assert "A. Exmoor" in [chain.text for chain in chains("A. Exmoor sings.")]


def test_a_last_name_of_two_with_a_hyphen_belongs_to_the_full_name() -> None:
    spans = [(Span(0, 17), "Ann Example-Other"), (Span(20, 33), "Example-Other")]
    assert [c.name() for c in cluster_names(spans)] == ["Ann Example-Other"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Will Sample is superb.", ["Will Sample"]),
        ("Per Sample plays the cook.", ["Per Sample"]),
        ("Will Sample ever learn?", ["Sample"]),
    ],
)
def test_a_first_name_spelt_like_a_small_word_opens_a_sentence(text: str, found: list[str]) -> None:
    assert runs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Exmoor brothers made it.", ["Exmoor brothers"]),
        ("It is by the Exmoor sisters.", ["Exmoor sisters"]),
        ("It is by the Irish brothers.", ["Irish"]),
        ("Ann Exmoor brothers no doubt.", ["Ann Exmoor"]),
        ("Here Tins N' Feathers sing.", ["Tins N' Feathers"]),
        ("Here Salt 'n' Lemons and Ann-N-Bo sing.", ["Salt 'n' Lemons", "Ann-N-Bo"]),
        ("It is Ann's 'Nancy Exmoor'.", ["Ann", "Nancy Exmoor"]),
    ],
)
def test_siblings_and_names_joined_by_a_short_and_are_one_name(text: str, found: list[str]) -> None:
    assert runs(text) == found
