"""Moods, scenes, callings, what music evokes, reception: what is read, and what is left."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Claim, Entity
from screensong.graph.documents import Document
from screensong.graph.extraction import all_claims, extract
from screensong.graph.extraction.any_word import AnyWord
from screensong.graph.extraction.described import RELATIONS
from screensong.graph.extraction.feelings import Frame, feelings_at
from screensong.graph.extraction.reading import Reading

HEAD = "Paper Lanterns\n\nPaper Lanterns is a film from a small town. Nell Frost plays Max.\n\n"


def described(text: str, head: str = HEAD) -> list[Claim]:
    claims = extract(Document("d", f"{head}{text}\n")).claims
    return [claim for claim in claims if claim.predicate in RELATIONS]


def said(claims: list[Claim]) -> set[tuple[str, str, str]]:
    return {
        (
            claim.subject.name,
            claim.predicate,
            claim.object.name if isinstance(claim.object, Entity) else str(claim.object),
        )
        for claim in claims
    }


def feelings(text: str, word: str, frame: Frame) -> list[tuple[str, str]]:
    start = text.index(word)
    return [(f.name, f.degree) for f in feelings_at(text, start, start + len(word), frame)]


# ---------------------------------------------------------------- lists of feelings


def test_a_list_of_feelings_is_read_to_its_end_with_the_degree_of_each() -> None:
    text = "Its tone is unflinchingly bleak and tragic, showing all."
    assert feelings(text, "bleak", Frame()) == [("bleakness", "unflinchingly"), ("tragedy", "")]


def test_before_a_noun_the_list_is_read_backwards() -> None:
    text = "It has a bleak, oppressive atmosphere and a tender end."
    found = feelings(text, "oppressive", Frame(kept=True, ends=True))
    assert found == [("bleakness", ""), ("oppressive", "")]


def test_of_nouns_the_adjectives_say_in_what_manner() -> None:
    text = "an air of profound loneliness and small hope that stays"
    found = feelings(text, "profound", Frame(nouns=True))
    assert found == [("loneliness", "profound"), ("hope", "small")]


def test_a_word_that_judges_is_no_mood_of_the_film_itself() -> None:
    assert feelings("The film is thrilling and bleak.", "thrilling", Frame(plainly=True)) == [
        ("bleakness", "")
    ]
    assert feelings("It is a horror film.", "horror", Frame(plainly=True, ends=True)) == []


def test_a_new_clause_is_no_part_of_the_list() -> None:
    assert feelings("The tone is bleak and the harbour is grim.", "bleak", Frame(kept=True)) == [
        ("bleakness", "")
    ]


@pytest.mark.parametrize(
    ("text", "found"), [("it is raw.", True), ("it is drawn.", False), ("raw", True), ("", False)]
)
def test_a_word_stands_in_a_text_only_as_a_whole(text: str, found: bool) -> None:
    assert AnyWord(["raw"]).stands_in(text) == found


# ---------------------------------------------------------------- moods and what evokes them


def test_a_mood_is_an_interpretation_with_its_words_and_place() -> None:
    (claim,) = described("The tone is deeply melancholy.")
    assert claim.subject == Entity("film", "Paper Lanterns")
    assert (claim.predicate, claim.object) == ("mood", Entity("mood", "melancholy"))
    assert (claim.degree, claim.surface, claim.pattern) == ("deeply", "melancholy", "mood-tone-is")
    assert claim.object_at is not None
    assert claim.object_at.of(f"{HEAD}The tone is deeply melancholy.") == "melancholy"


def test_what_the_scheme_does_not_know_is_kept_as_worded_where_a_tone_is_spoken_of() -> None:
    assert said(described("The atmosphere is wintry.")) == {("Paper Lanterns", "mood", "wintry")}
    assert described("The film is wintry.") == []


def test_a_denied_mood_is_no_direct_statement() -> None:
    (claim,) = described("The tone is never bleak.")
    assert claim.modality == "negated"


def test_the_mood_of_a_voice_or_of_somebody_is_not_the_films() -> None:
    assert described("His tone is bleak. He was in a bleak mood. The tone of voice is bleak.") == []


def test_an_instrument_evokes_a_feeling_in_the_context_of_the_film() -> None:
    claims = described("The saxophone, with its slow breath, evokes a sense of regret and longing.")
    assert said(claims) == {("saxophone", "evokes", "longing"), ("saxophone", "evokes", "regret")}
    assert {claim.context for claim in claims} == {Entity("film", "Paper Lanterns")}


def test_the_score_is_an_aspect_of_the_film() -> None:
    claims = described("The score evokes dread.")
    assert [claim.subject for claim in claims] == [Entity("aspect", "score")]


def test_music_mirrors_what_a_character_feels() -> None:
    claims = described("The score mirrors Max's loneliness.")
    assert ("score", "mirrors", "loneliness") in said(claims)
    assert ("Max", "trait", "loneliness") in said(claims)


def test_what_stands_between_a_feeling_and_its_noun_is_read_too() -> None:
    assert ("Paper Lanterns", "mood", "grief") in said(described("It has a deeply mournful score."))


# ---------------------------------------------------------------- scenes


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("“Low Tide” plays over the opening credits.", "over the opening credits"),
        (
            "The song “Low Tide” is heard as they dance in the kitchen, and it is lovely.",
            "as they dance in the kitchen",
        ),
        (
            "“Low Tide” plays over the end credits and it feels right.",
            "over the end credits",
        ),
        ("The song “Low Tide” closes the film.", "closes the film"),
        ("The song “Low Tide” is heard on the radio.", None),
        ("The song “Low Tide” is heard as a tribute.", None),
    ],
)
def test_a_song_is_heard_in_a_scene(text: str, where: str | None) -> None:
    head = "Paper Lanterns soundtrack review\n\nThe album has many songs.\n\n"
    found = [claim for claim in described(text, head) if claim.predicate == "scene"]
    wanted = [] if where is None else [where]
    assert [claim.object for claim in found] == wanted
    assert all(claim.context == Entity("film", "Paper Lanterns") for claim in found)


# ---------------------------------------------------------------- characters


def test_an_apposition_gives_occupation_and_trait() -> None:
    assert said(described("Max, an alcoholic boxer, leaves the town.")) == {
        ("Max", "occupation", "boxer"),
        ("Max", "trait", "alcoholism"),
    }


def test_an_actor_of_one_character_tells_what_the_character_is() -> None:
    assert said(described("Nell Frost plays a washed-up boxer.")) == {
        ("Max", "occupation", "boxer"),
        ("Max", "trait", "being past one's best"),
    }


def test_nothing_is_said_of_names_that_are_no_characters() -> None:
    assert described("Gus Hart, a retired boxer, wrote the film. Composer Flo Gale is shy.") == []


def test_an_adjective_of_somebody_else_is_no_trait() -> None:
    assert described("It is about Max's lonely dog.") == []


# ---------------------------------------------------------------- reception


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The film won wide acclaim.", "acclaim"),
        ("The film bombed at the box office.", "box office failure"),
        ("The film has become a cult classic.", "cult following"),
        ("The film was panned by critics.", "poor reviews"),
        ("The director's earlier films won wide acclaim.", None),
        ("The film deserved wide acclaim.", None),
        ("A cult classic?", None),
    ],
)
def test_how_the_world_received_a_film(text: str, kind: str | None) -> None:
    wanted = set() if kind is None else {("Paper Lanterns", "reception", kind)}
    assert said(described(text)) == wanted


def test_they_are_not_among_the_claims_that_scorers_weigh() -> None:
    reading = Reading(Document("d", f"{HEAD}The tone is bleak. Max is a shy boxer.\n"))
    assert not {claim.predicate for claim in all_claims(reading)} & RELATIONS
