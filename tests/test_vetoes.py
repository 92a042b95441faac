"""What is plainly known takes back what was only guessed against it."""

from __future__ import annotations

import pytest

from screensong.graph.claims import Claim, Entity
from screensong.graph.documents import Document, Span
from screensong.graph.extraction import Reading, extract
from screensong.graph.extraction.known_facts import is_guess
from screensong.graph.extraction.tagged import PATTERN
from screensong.graph.extraction.vetoes import without_contradicted
from screensong.graph.tagger.model import shipped_tagger

TIDE = Entity("film", "Low Tide")


def _reading(text: str) -> Reading:
    return Reading(Document("d", text), titled="Low Tide")


def _said(
    text: str,
    sentence: str,
    predicate: str,
    name: str,
    *,
    by: str = PATTERN,
    of: Entity = TIDE,
    sure: float = 0.8,
) -> Claim:
    """Return a claim whose evidence is a sentence of a text; by the tagger if not told."""
    start = text.index(sentence)
    kind = {"playsCharacter": "character", "soundtrackSong": "song"}.get(predicate, "person")
    at = Span(start, start + len(sentence))
    return Claim(of, predicate, Entity(kind, name), at, pattern=by, confidence=sure)


def _kept(text: str, *claims: Claim) -> list[tuple[str, str]]:
    kept = without_contradicted(_reading(text), claims)
    return [(c.predicate, c.object.name) for c in kept if isinstance(c.object, Entity)]


def _names(text: str, predicate: str, *, tagger: bool = True) -> set[str]:
    claims = extract(Document("d", text), tagger=shipped_tagger() if tagger else None).claims
    return {
        c.object.name if isinstance(c.object, Entity) else str(c.object)
        for c in claims
        if c.predicate == predicate and c.modality == "asserted"
    }


def test_what_the_tagger_or_a_trained_scorer_reads_is_a_guess() -> None:
    text = "Low Tide. Ann Vane is in it."
    assert is_guess(_said(text, text, "castMember", "Ann Vane"))
    assert is_guess(_said(text, text, "castMember", "Ann Vane", by="likely-cast"))
    assert not is_guess(_said(text, text, "castMember", "Ann Vane", by="starring"))


WITHIN = "Ann Vane stays close to them. Ann Vane directs. Ann Vane plays a clerk."


def test_who_directs_is_guessed_to_act_only_by_a_word_for_acting() -> None:
    directs = _said(WITHIN, "Ann Vane directs.", "director", "Ann Vane", by="name-directs")
    near = _said(WITHIN, "Ann Vane stays close to them.", "castMember", "Ann Vane")
    acts = _said(WITHIN, "Ann Vane plays a clerk.", "castMember", "Ann Vane")
    assert _kept(WITHIN, directs, near) == [("director", "Ann Vane")]
    assert _kept(WITHIN, directs, acts) == [("director", "Ann Vane"), ("castMember", "Ann Vane")]
    assert _kept(WITHIN, near) == [("castMember", "Ann Vane")]


def test_a_role_that_has_its_actor_is_guessed_to_be_played_by_nobody_else() -> None:
    text = "Ann Vane plays June. Kit Dunn is June's son."
    vane, dunn = Entity("person", "Ann Vane"), Entity("person", "Kit Dunn")
    one, two = "Ann Vane plays June.", "Kit Dunn is June's son."
    claims = (
        _said(text, one, "playsCharacter", "June", by="name-plays-role", of=vane, sure=0.95),
        _said(text, two, "playsCharacter", "June", of=dunn, sure=0.6),
        _said(text, one, "castMember", "Ann Vane", by="name-plays-role"),
        _said(text, two, "castMember", "Kit Dunn"),
    )
    kept = without_contradicted(_reading(text), claims)
    assert [c.subject for c in kept if c.predicate == "playsCharacter"] == [vane]


def test_a_guess_in_the_same_sentence_may_know_better_who_plays_a_role() -> None:
    text = "Ann Vane, long before she was Doctor Moss, plays June."
    vane, moss = Entity("person", "Ann Vane"), Entity("person", "Doctor Moss")
    pattern = _said(text, text, "playsCharacter", "June", by="plays", of=moss, sure=0.9)
    guess = _said(text, text, "playsCharacter", "June", of=vane, sure=0.7)
    assert len(without_contradicted(_reading(text), (pattern, guess))) == 2


def test_a_film_with_a_director_is_not_guessed_to_have_another() -> None:
    text = "Bo Rill directs. Gus Hart's film was loud."
    known = _said(text, "Bo Rill directs.", "director", "Bo Rill", by="name-directs")
    guess = _said(text, "Gus Hart's film was loud.", "director", "Gus Hart")
    assert _kept(text, known, guess) == [("director", "Bo Rill")]
    assert _kept(text, guess) == [("director", "Gus Hart")]


def test_who_directed_the_film_before_is_not_guessed_to_direct_its_sequel() -> None:
    text = "Gus Hart made Low Tide. Hart is only a producer this time. Hart is back."
    second = Entity("film", "Low Tide 2")
    known = _said(text, "Gus Hart made Low Tide.", "director", "Gus Hart", by="name-made-film")
    only = _said(text, "Hart is only a producer this time.", "director", "Gus Hart", of=second)
    back = _said(text, "Hart is back.", "director", "Gus Hart", of=second)
    assert _kept(text, known, only) == [("director", "Gus Hart")]
    assert len(_kept(text, known, back)) == 2


def test_a_bare_name_says_nothing_beside_the_full_one() -> None:
    text = "The script is by Jo and Tim Vane."
    full = _said(text, text, "screenwriter", "Jo Vane", by="screenplay-by")
    bare = _said(text, text, "screenwriter", "Jo")
    assert _kept(text, full, bare) == [("screenwriter", "Jo Vane")]


def test_a_makers_brother_has_the_makers_last_name_and_no_guess_names_a_wife() -> None:
    text = "Mara Quill directs. The director and her brother Tom wrote it with her friend Ida."
    known = _said(text, "Mara Quill directs.", "director", "Mara Quill", by="name-directs")
    tom, ida = (
        _said(text, text.partition(". ")[2], "screenwriter", name) for name in ("Tom", "Ida")
    )
    assert _kept(text, known, tom, ida) == [
        ("director", "Mara Quill"),
        ("screenwriter", "Tom Quill"),
    ]


def test_the_camera_of_who_directs_makes_no_cinematographer() -> None:
    text = "Tom Archer directs. Archer's camera stays close."
    known = _said(text, "Tom Archer directs.", "director", "Tom Archer", by="name-directs")
    camera = _said(
        text, "Archer's camera stays close.", "cinematographer", "Tom Archer",
        by="possessive-camera",
    )  # fmt: skip
    assert _kept(text, known, camera) == [("director", "Tom Archer")]
    assert _kept(text, camera) == [("cinematographer", "Tom Archer")]


def test_of_two_who_shot_a_film_the_one_behind_with_stood_at_the_camera() -> None:
    text = "Archer shot it in black and white with Bo Rill."
    archer = _said(text, text, "cinematographer", "Tom Archer", by="name-shoots")
    rill = _said(text, text, "cinematographer", "Bo Rill")
    assert _kept(text, archer, rill) == [("cinematographer", "Bo Rill")]


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ('"Low Tide" sings when it should.', []),
        ('The song "Low Tide" is sung twice.', [("soundtrackSong", "Low Tide")]),
    ],
)
def test_the_title_of_a_film_is_a_song_where_one_is_spoken_of(
    sentence: str, kept: list[tuple[str, str]]
) -> None:
    text = f"{sentence} I liked the film, which Ann Vane directs."
    assert _kept(text, _said(text, sentence, "soundtrackSong", "Low Tide")) == kept


def test_who_signs_the_text_has_no_part_in_the_film() -> None:
    text = "by Dana Lock, staff writer"
    signs = Claim(TIDE, "reviewAuthor", Entity("person", "Dana Lock"), Span(0, len(text)))
    assert _kept(text, signs, _said(text, text, "screenwriter", "Dana Lock")) == [
        ("reviewAuthor", "Dana Lock")
    ]


def test_a_singer_who_performs_a_song_is_not_guessed_to_act() -> None:
    text = '"Salt Song" is performed by the Irish singer Nora Dunne.'
    song = Entity("song", "Salt Song")
    sings = _said(text, text, "songPerformer", "Nora Dunne", by="song-by", of=song)
    assert _kept(text, sings, _said(text, text, "castMember", "Nora Dunne")) == [
        ("songPerformer", "Nora Dunne")
    ]


def test_who_is_called_a_newcomer_is_no_character() -> None:
    text = "Jane is Cora Bell, a newcomer with a voice."
    cora = Entity("character", "Cora Bell")
    claim = Claim(cora, "characterIn", TIDE, Span(0, len(text)), pattern="likely-character")
    assert without_contradicted(_reading(text), [claim]) == []


@pytest.mark.parametrize("tagger", [False, True])
@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Tom Archer takes his time with both and lets us see how alike they are.", "Tom Archer"),
        ("Nobody shoots rain like this, very Ida Carr, very cold.", "Ida Carr"),
        ("I know Ida Carr did it first, and I do not care.", "Ida Carr"),
        ("It is about a plumber whose name happens to be Ned Hollis.", "Ned Hollis"),
    ],
)  # fmt: skip
def test_makers_models_and_namesakes_in_the_plot_are_not_cast(
    said: str, name: str, tagger: bool
) -> None:
    text = f"""Low Tide

Low Tide is a long film. Ann Vane plays Nell, a thief, and Lou Peck plays the cop who is after her.
{said} The ending is lovely."""
    assert name not in _names(text, "castMember", tagger=tagger)
    assert name not in _names(text, "director", tagger=tagger) or name == "Tom Archer"


def test_a_grandmother_of_the_story_is_not_cast() -> None:
    text = """Low Tide 2

Ann Vane is back as Holly, the baker. Grandma Rose is here too, and Dolores Finch gets the only real
laughs. I liked Nora Venn as Mia, the lawyer."""
    assert "Grandma Rose" not in _names(text, "castMember")
    assert "Grandma Rose" not in _names(text, "castMember", tagger=False)
