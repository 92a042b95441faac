"""How far what is said of an earlier film reaches: into the next sentence, and no farther."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.tagger.model import shipped_tagger

from .extraction_facts import facts, object_text

ROLES = ("director", "screenwriter", "composer", "castMember")
REMAKE = (
    "The Glass Harbour (1987)\n\nBo Rill directed this remake of the 1951 film, "
    "and Ida Penn plays the pilot. "
)
SEQUEL = (
    "Low Tide 2 (2003)\n\nThis is the sequel to Low Tide, directed by Bo Rill. "
    "Ida Penn is back as Jo. "
)
OLD, NEW = "The Glass Harbour (1951)", "The Glass Harbour"


def made(text: str) -> set[tuple[str, str, str]]:
    """Return who a text says has made, or acts in, which film."""
    return {fact for fact in facts(text, under_head=False) if fact[1] in ROLES}


def read(text: str) -> set[tuple[str, str, str]]:
    """Return the same as the tagger and the rules together read it."""
    claims = extract(Document("d", text), tagger=shipped_tagger()).claims
    return {(c.subject.name, c.predicate, object_text(c)) for c in claims if c.predicate in ROLES}


@pytest.mark.parametrize(
    "text",
    [
        "In the original Gus Hart was the pilot. Flo Gale wrote the music for that one.",
        "I remember the black-and-white version of 1951. That one was scored by Flo Gale.",
        "The original starred Gus Hart. It has a great last scene. Flo Gale scored that one.",
    ],
)
def test_that_one_is_the_film_of_which_the_sentence_before_told(text: str) -> None:
    assert (NEW, "composer", "Flo Gale") not in made(REMAKE + text)


def test_that_one_has_its_own_music() -> None:
    text = "The original starred Gus Hart. Flo Gale wrote the music for that one."
    assert (OLD, "composer", "Flo Gale") in made(REMAKE + text)


def test_that_one_is_no_earlier_film_where_none_was_told_of() -> None:
    text = "I have seen it twice. Flo Gale wrote the music for that one."
    assert (NEW, "composer", "Flo Gale") in made(REMAKE + text)


def test_a_clause_with_although_has_a_film_of_its_own() -> None:
    text = (
        "The score by Flo Gale is fine, although I missed the theme that Cy Tarn wrote for the "
        "first film."
    )
    found = {fact for fact in made(SEQUEL + text) if fact[1] == "composer"}
    assert ("Low Tide 2", "composer", "Flo Gale") in found
    assert ("Low Tide", "composer", "Flo Gale") not in found


def test_who_wrote_the_first_one_and_this_one_wrote_both() -> None:
    text = "Gus Hart, who co-wrote the first film, wrote this one with Ned Low."
    writers = {fact for fact in made(SEQUEL + text) if fact[1] == "screenwriter"}
    assert ("Low Tide 2", "screenwriter", "Ned Low") in writers
    assert ("Low Tide 2", "screenwriter", "Gus Hart") in writers


@pytest.mark.parametrize(
    "text",
    [
        "Cy Tarn, the composer of the first two films, has been replaced by Flo Gale.",
        "Cy Tarn, who scored the first film, has been replaced by Flo Gale.",
    ],
)
def test_who_is_replaced_scored_the_films_before(text: str) -> None:
    assert ("Low Tide 2", "composer", "Cy Tarn") not in made(SEQUEL + text)


def test_who_was_in_it_in_an_earlier_year_is_not_in_the_sequel() -> None:
    found = facts(SEQUEL + "Gus Hart, who played Ned in 1999, is missed.", under_head=False)
    assert not {fact for fact in found if fact[1] == "characterIn" and fact[0] == "Ned"}
    assert ("Low Tide 2", "castMember", "Gus Hart") not in found


def test_the_film_of_another_director_is_not_the_sequel() -> None:
    text = "I was ten when I saw Low Tide. Cy Tarn’s film was loud and silly."
    assert ("Low Tide 2", "director", "Cy Tarn") not in made(SEQUEL + text)


def test_a_song_keeps_its_film_beside_a_clause_on_the_first() -> None:
    text = (
        "Ida Penn sings “Grey Rain”, which was Gus Hart’s song in the first film, and all wake up."
    )
    assert ("Low Tide 2", "soundtrackSong", "Grey Rain") in facts(SEQUEL + text, under_head=False)


def test_one_that_is_told_apart_by_its_year_is_the_film_under_review() -> None:
    text = (
        "I saw The Glass Harbour last night, the 1987 one, not the silent one. Bo Rill directed "
        "it. In the original, directed by Cy Tarn, Gus Hart was the pilot."
    )
    found = made(text)
    assert ("The Glass Harbour", "director", "Bo Rill") in found
    assert not any(film == "The Glass Harbour" and name == "Cy Tarn" for film, _, name in found)
    assert not any("1987" in film for film, _, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "Cy Tarn directed Harbour Street in 1986, and its tunes are heard again.",
        "Harbour Street (1986) had Cy Tarn for a director.",
    ],
)
def test_a_title_without_its_subtitle_beside_a_year_is_that_of_the_film_before(text: str) -> None:
    head = "Harbour Street: Ebb\n\nA sequel that nobody asked for, directed by Bo Rill. "
    found = facts(head + text, under_head=False)
    assert ("Harbour Street: Ebb", "director", "Bo Rill") in found
    assert ("Harbour Street: Ebb", "releaseYear", "1986") not in found
    assert ("Harbour Street: Ebb", "director", "Cy Tarn") not in found


def test_a_comparison_with_the_first_film_says_nothing_of_who_is_in_it() -> None:
    text = "Flo Gale plays Nell, and their love is more grown up than the one in the first film."
    found = facts(SEQUEL + text, under_head=False)
    assert ("Flo Gale", "playsCharacter", "Nell") in found
    assert ("Low Tide 2", "castMember", "Flo Gale") in found
    assert ("Low Tide", "castMember", "Flo Gale") not in found


def test_a_paragraph_of_the_original_stays_with_it_where_the_next_turns_to_the_remake() -> None:
    text = (
        "Low Tide\n\nI watched the old and the new Low Tide last night.\n\nThe original Low Tide "
        "from 1954 was directed by Cy Tarn. Flo Gale plays Nell. The score by Ned Low is creepy."
        "\n\nThe remake came out in 2019. Ida Penn plays Nell, and Bo Rill directed it."
    )
    found = facts(text, under_head=False)
    assert {film for film, _, name in found if name in {"Flo Gale", "Ned Low"}} <= {
        "Low Tide (1954)",
        "Flo Gale",
    }
    assert ("Low Tide", "castMember", "Ida Penn") in found
    assert not any(film == "Low Tide (2019)" for film, _, _ in found)


def test_the_film_of_somebody_told_in_the_past_is_the_older_one() -> None:
    text = "Gus Hart is fine as Jo in this remake. Cy Tarn’s film belonged to Flo Gale."
    found = made("The Glass Harbour (1987)\n\n" + REMAKE.partition("\n\n")[2] + text)
    assert ("The Glass Harbour", "director", "Cy Tarn") not in found


@pytest.mark.parametrize(
    "text",
    [
        "The new director is Flo Gale, and it shows.",
        "Rill has gone; the director now is Flo Gale.",
        "Rill has gone, and Flo Gale has taken his place in the director’s chair.",
        "Flo Gale has made this one, and it shows.",
    ],
)
def test_who_directs_a_sequel_is_told_in_everyday_words(text: str) -> None:
    head = "Low Tide 2\n\nThe first Low Tide came out in 1999 and Bo Rill directed it. "
    assert ("Low Tide 2", "director", "Flo Gale") in made(head + text)


def test_praise_of_the_original_by_its_title_is_no_praise_of_the_remake() -> None:
    text = (
        "Low Tide\n\nI watched the old and the new Low Tide last night.\n\nThe original Low Tide "
        "from 1954 was directed by Cy Tarn and it’s a total gem.\n\nThe remake came out in 2019. "
        "Ida Penn plays Nell, and Bo Rill directed it."
    )
    found = facts(text, under_head=False)
    assert ("Low Tide", "aspectOpinion", "overall positive") not in found
    assert ("Low Tide (1954)", "aspectOpinion", "overall positive") in found


@pytest.mark.parametrize(
    "text",
    [
        "Ida Penn plays Jo, the pilot, and after what Gus Hart’s Ned did in the first film you "
        "hope for her.",
        "Ida Penn is Jo, and after all that Gus Hart’s Ned went through in the first film you "
        "wish her luck.",
        "Ida Penn plays Jo, whom Gus Hart’s Ned loved in the first film.",
    ],
)
def test_who_acts_now_is_not_in_the_first_film_that_the_sentence_ends_with(text: str) -> None:
    found = made(f"Low Tide 2 (2003)\n\n{text}")
    assert ("Low Tide 2", "castMember", "Ida Penn") in found
    assert ("Low Tide", "castMember", "Ida Penn") not in found
    assert ("Low Tide 2", "castMember", "Gus Hart") not in found


def test_two_who_were_in_the_first_film_are_both_in_it() -> None:
    text = "Gus Hart played Ned, and Flo Gale played his wife, in the first film."
    found = made(f"Low Tide 2 (2003)\n\n{text}")
    assert {("Low Tide", "castMember", name) for name in ("Gus Hart", "Flo Gale")} <= found


def test_who_has_a_part_now_is_not_in_the_original_that_somebody_had_it_in() -> None:
    text = (
        "The Salt Road (2019)\n\nThe first one, made in 1974, had Flo Gale as Tess. Ida Penn plays "
        "her now. Less happy is Douglas Prewitt as the trader Haskell, a part that Cy Tarn made "
        "terrifying in the original."
    )
    found = read(text)
    assert ("The Salt Road", "castMember", "Douglas Prewitt") in found
    assert not {fact for fact in found if fact[0] == "The Salt Road" and fact[2] == "Cy Tarn"}


@pytest.mark.parametrize(
    ("title", "text", "old"),
    [
        ("The Glass Harbour", "The first film was The Glass Harbour, a 1951 chiller.", OLD),
        ("The Harbour", "That film was The Harbour of Glass, the 1951 chiller.",
         "The Harbour of Glass"),
    ],
)  # fmt: skip
def test_a_sentence_that_says_which_film_was_first_goes_on_with_its_makers(
    title: str, text: str, old: str
) -> None:
    found = made(f"{title} (1987)\n\n{text} Cy Tarn did the music. Bo Rill directed it.")
    assert found == {(old, "composer", "Cy Tarn"), (old, "director", "Bo Rill")}


def test_a_song_behind_a_sentence_on_the_film_of_an_earlier_year_is_of_that_one() -> None:
    text = (
        "The Glass Harbour (1987)\n\nThe 1951 Glass Harbour is a slog. Best bit is Flo Gale "
        "singing “Grey Rain”. Bo Rill directs the new one, and Ida Penn sings “Tin Moon”."
    )
    found = facts(text, under_head=False)
    assert (OLD, "soundtrackSong", "Grey Rain") in found
    assert (NEW, "soundtrackSong", "Grey Rain") not in found
    assert (NEW, "soundtrackSong", "Tin Moon") in found


def test_who_owns_the_title_with_its_own_year_made_the_film_under_review() -> None:
    text = (
        "The Glass Harbour (1987)\n\nI watched the 1951 Glass Harbour first. Bo Rill’s The Glass "
        "Harbour (1987) is a different animal."
    )
    found = {fact for fact in read(text) if fact[1] == "director"}
    assert found == {(NEW, "director", "Bo Rill")}


def test_a_film_so_many_years_before_is_an_earlier_one_of_the_title() -> None:
    text = "Sixty years after Bo Rill’s Gorgo, Ida Penn plays the girl who wakes the beast again."
    found = made(f"Gorgo (2014)\n\n{text}")
    assert ("Gorgo", "director", "Bo Rill") not in found
    assert ("Gorgo", "castMember", "Ida Penn") in found


def test_so_many_years_after_its_own_the_film_under_review_may_be_looked_back_at() -> None:
    text = "Twenty years after Bo Rill’s The Glass Harbour, it still scares me. Ida Penn plays Jo."
    assert (NEW, "director", "Bo Rill") in made(f"The Glass Harbour (1987)\n\n{text}")


@pytest.mark.parametrize("called", [", also called The Glass Harbour,", ", titled the same,", ""])
def test_who_is_in_a_prequel_that_there_was_later_is_not_in_the_film_under_review(
    called: str,
) -> None:
    text = f"There was a prequel in 2011{called} with Ida Penn. Gus Hart plays the pilot here."
    found = made(f"The Glass Harbour (1987)\n\n{text}")
    assert (NEW, "castMember", "Ida Penn") not in found
    assert (NEW, "castMember", "Gus Hart") in found
    if "Glass" in called:
        assert ("The Glass Harbour (2011)", "castMember", "Ida Penn") in found


def test_who_is_in_the_sequel_is_in_the_film_under_review_that_is_one() -> None:
    text = (
        "Copper Wharf 2 (2012)\n\nCopper Wharf was a quiet joy. In the sequel, Ida Penn plays Jo, "
        "the curator."
    )
    found = {fact for fact in read(text) if fact[2] == "Ida Penn"}
    assert found == {("Copper Wharf 2", "castMember", "Ida Penn")}


def test_what_is_said_of_the_first_film_of_a_series_is_of_the_title_that_the_text_has() -> None:
    text = "The first film was Low Tide, a 1999 chiller. Cy Tarn did the music."
    assert made(f"Low Tide 2 (2003)\n\n{text}") == {("Low Tide", "composer", "Cy Tarn")}


@pytest.mark.parametrize(
    ("title", "text", "old"),
    [
        ("Copper Wharf 2", "Copper Wharf (2002) is a comedy classic. In the sequel, Ida Penn plays "
         "Jo, the curator.", "Copper Wharf"),
        ("The Glass Harbour", "Bo Rill’s The Glass Harbour (1951) starred Flo Gale. Ida Penn is "
         "frightening as Jo, a part that Moira Dell played in the original.", OLD),
    ],
)  # fmt: skip
def test_a_dated_film_in_the_first_sentence_takes_no_dated_heading_its_place(
    title: str, text: str, old: str
) -> None:
    claims = extract(Document("d", f"{title} (1987)\n\n{text}"), tagger=shipped_tagger())
    assert claims.film is not None
    assert (claims.film.name, claims.film.year) == (title, 1987)
    found = read(f"{title} (1987)\n\n{text}")
    assert (title, "castMember", "Ida Penn") in found
    assert not {fact for fact in found if fact[0] == old and fact[2] == "Ida Penn"}
    assert not {fact for fact in found if fact[0] == title and fact[2] in ("Bo Rill", "Flo Gale")}
