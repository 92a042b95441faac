from __future__ import annotations

import pytest

from tests.extraction_facts import facts, objects


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Example plays Jo Field, a nurse.",
        "Jo Field (Ann Example) is a nurse. Jo leaves home.",
        "Jo Field (played by the extraordinary Ann Example) is a nurse.",
        "Ann Example is excellent as Jo Field.",
        "Ann Example delivers a career-best performance as Jo Field.",
        "Ann Example shows up as Jo Field.",
        "With Ann Example as Jo Field, it works.",
        "Jo Field, played by Ann Example, is a nurse.",
        "Ann Example (as Jo Field) is quietly effective.",
    ],
)
def test_a_pair_of_actor_and_character_gives_three_facts(sentence: str) -> None:
    found = facts(sentence)
    assert ("The Glass Harbour", "castMember", "Ann Example") in found
    assert ("Ann Example", "playsCharacter", "Jo Field") in found
    assert ("Jo Field", "characterIn", "The Glass Harbour") in found


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("It stars Ann Example, Bo Other and Cy Third.", {"Ann Example", "Bo Other", "Cy Third"}),
        ("The film, starring Ann Example and Bo Other, is short.", {"Ann Example", "Bo Other"}),
        ("Ann Example and Bo Other deliver powerhouse performances.", {"Ann Example", "Bo Other"}),
        ("His girlfriend (Ann Example) leaves.", {"Ann Example"}),
        ("The detective (played by Ann Example) leaves.", {"Ann Example"}),
        ("The performances by Ann Example and Bo Other are good.", {"Ann Example", "Bo Other"}),
        ("It introduces Ann Example and (at last) Cy Third.", {"Ann Example", "Cy Third"}),
        ("Ann Example is also on hand.", {"Ann Example"}),
        ("A Japanese director (Ann Example) visits.", set()),
        ("The novel (Ann Example) is better.", set()),
        ("It could have been a role for someone like Ann Example.", set()),
    ],
)  # fmt: skip
def test_cast_without_characters_is_read(sentence: str, names: set[str]) -> None:
    assert objects(sentence, "castMember") == names


def test_the_short_name_is_the_character_in_brackets_either_way_round() -> None:
    found = facts("Ann Vane (Salim) and Bo Rill bring out their best.")
    assert ("Ann Vane", "playsCharacter", "Salim") in found


def test_a_last_name_in_brackets_is_the_actor_named_in_full_before() -> None:
    text = (
        "The film stars Nick Sample. It is about Ben Person's (Sample) wish to leave. Ben drinks."
    )
    found = facts(text)
    assert ("Nick Sample", "playsCharacter", "Ben Person") in found


def test_a_film_maker_can_play_a_character_himself() -> None:
    text = "It was directed by Ann Example. Dr. Jo Field (Ann Example herself) observes the boy."
    found = facts(text)
    assert ("The Glass Harbour", "director", "Ann Example") in found
    assert ("Ann Example", "playsCharacter", "Dr. Jo Field") in found


def test_spelling_variants_of_one_actor_are_one_person() -> None:
    text = "It stars Elisabeth Sample. Elizabeth Sample is mesmerizing as Sera."
    assert len(objects(text, "castMember")) == 1


def test_cast_lists_in_header_lines_give_cast_and_characters() -> None:
    text = "Title: Tin Roof\nCast: Ann Example (Jo), Bo Other as Lee Field, Cy Third\n"
    found = facts(text, under_head=False)
    assert {o for _, p, o in found if p == "castMember"} == {"Ann Example", "Bo Other", "Cy Third"}
    assert ("Ann Example", "playsCharacter", "Jo") in found
    assert ("Bo Other", "playsCharacter", "Lee Field") in found


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The protagonist, Kafo, is a stage actor.", "Kafo"),
        ("It follows the story of Berin, a writer who has lost everything.", "Berin"),
        ("Karlo, an old man, meets a bird. Then Karlo escapes.", "Karlo"),
    ],
)
def test_characters_are_known_by_the_telling_of_the_plot(sentence: str, name: str) -> None:
    assert name in {s for s, p, _ in facts(sentence) if p == "characterIn"}


def test_people_of_the_craft_are_no_characters() -> None:
    text = "Karlo directs with care. Karlo gets it right. Karlo tells it well. Karlo loves light."
    assert "characterIn" not in {p for _, p, _ in facts(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Exmoor is a nurse, Berin, who never sleeps.",
        "Berin, a widow with a limp (Ann Exmoor, stern as ever), leaves.",
        "As the widow, Berin, Ann Exmoor has never been better.",
        "The best of them is Ann Exmoor, whose Berin could stare down a tank.",
    ],
)
def test_actor_and_character_are_paired_by_words_that_say_little_alone(text: str) -> None:
    assert ("Ann Exmoor", "playsCharacter", "Berin") in facts(text)


def test_the_next_actor_of_a_list_is_no_character_of_the_one_before() -> None:
    found = objects("Ann Exmoor as Berin, Bo Otherby as Karlo, both fine.", "playsCharacter")
    assert "Bo Otherby" not in found


def test_what_somebody_owns_is_no_character() -> None:
    assert not objects("It is based on Ann Exmoor's Symphony in part.", "playsCharacter")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Exmoor plays the cello and Bo Otherby a slow waltz.",
        "Three men play all of it: Ann Exmoor on bass, Bo Otherby at the piano.",
        "Ann Exmoor (fiddle) and Bo Otherby (drums) sit below the screen.",
        "The oboe is played by Ann Exmoor.",
    ],
)
def test_who_plays_an_instrument_or_a_tune_is_no_member_of_the_cast(sentence: str) -> None:
    assert objects(sentence, "castMember") == set()


def test_who_plays_somebody_that_makes_music_is_a_member_of_the_cast() -> None:
    text = "Ann Exmoor plays a piano teacher. Bo Otherby plays a tired drummer."
    assert objects(text, "castMember") == {"Ann Exmoor", "Bo Otherby"}


def test_an_actor_who_also_plays_the_piano_stays_in_the_cast() -> None:
    text = "The tuner is played by Ann Exmoor. Ann Exmoor plays a nocturne, badly."
    assert objects(text, "castMember") == {"Ann Exmoor"}


def test_a_pianist_by_trade_is_in_the_cast_where_the_text_says_so() -> None:
    assert objects("It stars the pianist Ann Exmoor.", "castMember") == {"Ann Exmoor"}


def test_somebody_s_play_is_no_character() -> None:
    found = facts("A scene from Ann Exmoor's play Captain Berin is in it.")
    assert "characterIn" not in {p for _, p, _ in found}


def test_a_rank_tells_which_name_of_two_is_the_character() -> None:
    found = facts("Detective Inspector Royce is Ann Exmoor; Miss Pym is Bo Otherby.")
    assert ("Ann Exmoor", "playsCharacter", "Detective Inspector Royce") in found
    assert ("Bo Otherby", "playsCharacter", "Miss Pym") in found


def test_an_actor_may_have_a_title() -> None:
    assert ("Sir Ann Exmoor", "playsCharacter", "Max Berin") in facts(
        "Sir Ann Exmoor is Max Berin."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Exmoor plays the vicar, Bo Otherby plays the poacher.",
        "Starring alongside Ann Exmoor is her son Otto.",
        "A ferryman from Leeds, played by Ann Exmoor, writes letters.",
    ],
)
def test_an_actor_a_relative_and_a_town_are_no_roles(sentence: str) -> None:
    found = facts("Here is a review of the film. " + sentence)
    assert "playsCharacter" not in {p for _, p, _ in found}


def test_who_is_played_by_somebody_directs_nothing() -> None:
    text = "Director Hobbs has lost a file. Hobbs is played by Ann Exmoor."
    assert objects(text, "director") == set()


def test_who_shot_the_film_they_direct_is_no_cinematographer_by_that() -> None:
    text = "Ann Exmoor directs. Ann Exmoor shot it in three weeks."
    assert objects("Here is the film. " + text, "cinematographer") == set()


@pytest.mark.parametrize("trade", ["Costume designer", "The novelist", "Photographer"])
def test_who_has_another_trade_is_not_judged_as_an_actor(trade: str) -> None:
    found = facts(f"Here is a review of the film. {trade} Ann Exmoor deserves an award.")
    assert not {o for _, p, o in found if p == "aspectOpinion" and o.startswith("acting")}


def test_a_last_name_beside_a_full_one_is_not_its_given_name() -> None:
    found = objects("The screenplay by Falk and Ann Exmoor is thin.", "screenwriter")
    assert "Falk Exmoor" not in found


def test_a_verb_that_is_said_once_pairs_all_actors_with_their_characters() -> None:
    found = facts(
        "Ann Vane is the sailor Tom, Bo Marsh the baker Ned, and Cy Lund the priest Abel."
    )
    assert {
        ("Ann Vane", "playsCharacter", "Tom"),
        ("Bo Marsh", "playsCharacter", "Ned"),
        ("Cy Lund", "playsCharacter", "Abel"),
    } <= found


def test_the_next_actor_of_a_list_without_verbs_is_no_character() -> None:
    found = facts("Ann Vane is the sailor Tom, Bo Marsh the baker, and Cy Lund gets the laughs.")
    assert ("Bo Marsh", "playsCharacter", "Cy Lund") not in found


@pytest.mark.parametrize("label", ["Cast: ", "With ", ""])
def test_in_a_list_of_actors_each_bracket_is_a_character_of_its_own(label: str) -> None:
    listed = f"{label}Ann Vane (Rosa), Di Kerr (Young Rosa), Gus Hart (Max) and Bo Rill (Max Reed)."
    said = facts(f"Low Tide (1988)\n\n{listed}\n\nRosa leaves the farm at dawn.", under_head=False)
    assert {fact for fact in said if fact[1] == "playsCharacter"} == {
        ("Ann Vane", "playsCharacter", "Rosa"),
        ("Di Kerr", "playsCharacter", "Young Rosa"),
        ("Gus Hart", "playsCharacter", "Max"),
        ("Bo Rill", "playsCharacter", "Max Reed"),
    }


def test_a_pronoun_or_a_number_is_nobody_in_the_cast() -> None:
    text = "Bo Rill is superb as Anders. His Anders is a cad. Four stars."
    cast = {who for _, relation, who in facts(text) if relation == "castMember"}
    assert cast <= {"Bo Rill"}


def test_a_last_name_that_brothers_share_is_that_of_each() -> None:
    found = facts("Ann Example and Bo Other play siblings Otto and Emil Brandt.")
    assert ("Ann Example", "playsCharacter", "Otto Brandt") in found
    assert ("Bo Other", "playsCharacter", "Emil Brandt") in found


def test_a_family_named_as_one_shares_its_last_name() -> None:
    found = facts("Ann Example and Bo Other star as Nell and Arthur Cole. The Coles say little.")
    assert ("Ann Example", "playsCharacter", "Nell Cole") in found


def test_names_side_by_side_share_no_last_name_without_a_word_of_it() -> None:
    found = facts("Ann Example and Bo Other play Otto and Emil Brandt.")
    assert ("Ann Example", "playsCharacter", "Otto") in found


def test_a_couple_of_actors_shares_its_last_name() -> None:
    assert objects("It stars Joan and Peter Merrick.", "castMember") == {
        "Joan Merrick", "Peter Merrick",
    }  # fmt: skip


@pytest.mark.parametrize("title", ["Father", "Mr.", "Sister"])
def test_a_character_keeps_a_rank_before_a_last_name(title: str) -> None:
    found = facts(f"Doyle drinks; {title} Doyle (Ann Example) is sorry.")
    assert ("Ann Example", "playsCharacter", f"{title} Doyle") in found


def test_where_somebody_comes_from_is_no_part_of_a_name() -> None:
    found = facts("Ann Example plays the young Corsican Mario. It stars the Welshman Bo Other.")
    assert ("Ann Example", "playsCharacter", "Mario") in found
    assert ("The Glass Harbour", "castMember", "Bo Other") in found


def test_what_a_character_wishes_does_not_touch_who_plays_it() -> None:
    found = facts("He wants to retire with his wife Maggie (Ann Example), a cook.")
    assert ("Ann Example", "playsCharacter", "Maggie") in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Example is perfect as the slimy producer, and Bo Other really sings.",
        "Ann Example cast her as Jo Field.",
        "Ann Example as the guard outside Walgreens lends her a phone.",
        "Ann Example is a tough old Pinkerton man.",
        "Ann Example is the boss that double-crossed Joe.",
    ],
)
def test_a_name_near_somebody_who_acts_is_no_character_by_that(sentence: str) -> None:
    assert objects(sentence, "playsCharacter") == set()


def test_the_family_of_the_writer_is_not_in_the_story() -> None:
    text = "My wife, Susan, liked the bear. Our son Jake fell asleep. A man crashes in Alaska."
    assert objects(text, "characterIn") == set()


@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_numbered_list_of_titles_and_their_makers_has_no_roles(between: str) -> None:
    films = ("1. Blue Ladder (Maya Ruiz). Drama.", "2. Tin God (Dana Wu). Horror.")
    said = facts(between.join((*films, "3. Old Harbour (Peter Lund). Comedy.")))
    assert not {fact for fact in said if fact[1] in ("castMember", "playsCharacter")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Example and Bo Other are back as Jo and Cy.",
        "Ann Example and Bo Other, as the old friends Jo and Cy, barely speak.",
        "Ann Example and Bo Other, who never met, play Jo and Cy.",
        "Ann Example and Bo Other are the two sailors, Jo and Cy.",
    ],
)
def test_two_actors_and_two_characters_are_paired_in_order(sentence: str) -> None:
    played = {fact for fact in facts(sentence) if fact[1] == "playsCharacter"}
    assert played == {
        ("Ann Example", "playsCharacter", "Jo"),
        ("Bo Other", "playsCharacter", "Cy"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "You get Ann Example as the coach, Bo Other, Cy Third and a horse.",
        "Ann Example plays the old man, Bo Other is in bed, and Cy Third sleeps.",
        "There is Ann Example as a guard, Bo Other in the tower.",
        "Ann Example is like Bo Other, Cy Third plays a monk.",
        "Ann Example plays a South African teacher.",
    ],
)
def test_the_next_actor_of_a_row_is_no_character(sentence: str) -> None:
    assert objects(sentence, "playsCharacter") == set()


def test_a_pronoun_stands_for_the_one_actor_of_the_sentence_before() -> None:
    found = facts("Ann Example directs as if she were at home. She also plays Jo Field, a cook.")
    assert ("Ann Example", "playsCharacter", "Jo Field") in found
    told = "Ann Example writes to Bo Other. She also plays Jo Field, a cook."
    assert objects(told, "playsCharacter") == set()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Ann Example is the landlady, Bo Other the lodger.", {"Ann Example", "Bo Other"}),
        ("The sheriff is Hugo Ferrante, in fine form.", {"Hugo Ferrante"}),
        ("Ann Example and Bo Other provide the voices.", {"Ann Example", "Bo Other"}),
        ("Ann Example does what she can.", {"Ann Example"}),
        ("Ann Example wrote it, and appears as the cook.", {"Ann Example"}),
    ],
)
def test_plain_words_for_who_is_in_it_give_the_cast(sentence: str, names: set[str]) -> None:
    assert objects(sentence, "castMember") == names


def test_whom_another_plays_is_not_guessed_to_act() -> None:
    text = "A salesman called Frank Dobbs, in the person of Ann Example, boards the bus."
    assert objects(text, "castMember") == {"Ann Example"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The owner of the shop is Max Castor, and Ann Example plays him like an uncle.",
        "There is Max, a clerk with a cough, and he's played by Ann Example.",
    ],
)
def test_a_pronoun_stands_for_the_one_character_named_before_it(sentence: str) -> None:
    assert objects(sentence, "castMember") == {"Ann Example"}
    assert len(objects(sentence, "playsCharacter")) == 1


def test_both_women_are_the_last_two_that_were_named() -> None:
    text = "Maud is a lonely girl. When Maud escapes, Maud meets Effie, a lonely widow. "
    text += "Both women are played by Ann Example."
    assert objects(text, "playsCharacter") == {"Maud", "Effie"}


def test_names_that_share_a_part_have_it_each() -> None:
    found = facts("It has Ann Example and Bo Other sharing the part of Castor.")
    assert ("Ann Example", "playsCharacter", "Castor") in found
    assert ("Bo Other", "playsCharacter", "Castor") in found


@pytest.mark.parametrize(
    ("sentence", "film"),
    [
        ("Ann Example, known from Paper Boats, is a nurse.", "Paper Boats"),
        ("Ann Example is better than she was in the film “Paper Boats”.", "Paper Boats"),
        ("Ann Example goes too far. He was fine in the film “Paper Boats”.", "Paper Boats"),
    ],
)
def test_who_acts_in_this_film_acted_in_another(sentence: str, film: str) -> None:
    assert (film, "castMember", "Ann Example") in facts(f"It stars Ann Example. {sentence}")


def test_of_who_makes_the_film_another_says_nothing_of_acting() -> None:
    text = "Ann Example directed it. Ann Example, known from Paper Boats, knows the sea."
    assert objects(text, "castMember") == set()


def test_a_pronoun_after_two_names_tells_of_no_other_film() -> None:
    text = "It stars Ann Example. Ann Example meets Bo Other. He was good in “Paper Boats” (1951)."
    assert ("Paper Boats", "castMember", "Ann Example") not in facts(text)


def test_an_office_behind_an_article_is_no_character() -> None:
    assert objects("Ann Example is good as a District Attorney.", "playsCharacter") == set()


def test_who_has_nothing_to_do_in_a_film_is_in_it() -> None:
    assert objects("Ann Example has nothing to do for two hours.", "castMember") == {"Ann Example"}


def test_a_character_of_another_film_is_in_that_one() -> None:
    text = "Otto is a sailor. Otto is as sad as Maud in the film “Paper Boats”, a lonely girl."
    assert ("Maud", "characterIn", "The Glass Harbour") not in facts(text)


def test_a_maker_who_plays_somebody_with_a_name_has_that_role() -> None:
    found = facts("Ann Example wrote the script and plays the aunt, a baker called Jo.")
    assert ("Ann Example", "playsCharacter", "Jo") in found
    band = "Ann Example wrote the script and plays in a band called Jo."
    assert objects(band, "playsCharacter") == set()
