from __future__ import annotations

import pytest

from tests.extraction_facts import facts, objects, read

ALBUM = "The Glass Harbour – Original Soundtrack\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Track listing: Low Tide (The Gulls) / Paper Moon (Ann Example)",
        "Track listing:\n1. Low Tide - The Gulls\n2. Paper Moon - Ann Example",
        "Track listing:\n1. “Low Tide” by The Gulls (3:20)\n2. “Paper Moon” by Ann Example (2:10)",
        "The Gulls – 'Low Tide'\n\nA fine song.\n\nAnn Example – 'Paper Moon'\n\nA finer one.",
    ],
)
def test_track_lists_of_several_layouts_give_songs_and_performers(text: str) -> None:
    found = facts(ALBUM + text, under_head=False)
    assert ("The Glass Harbour", "soundtrackSong", "Low Tide") in found
    assert ("Low Tide", "songPerformer", "The Gulls") in found
    assert ("Paper Moon", "songPerformer", "Ann Example") in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Example’s haunting song “Low Tide” is the best of the soundtrack.",
        "The song “Low Tide” by Ann Example opens the soundtrack.",
        "On the soundtrack Ann Example sings “Low Tide”.",
        "Ann Example is on the soundtrack too. Her rendition of “Low Tide” is raw.",
        "The track “Low Tide” (Ann Example) is on the soundtrack.",
        "The song “Low Tide” by Swedish singer Ann Example is on the soundtrack.",
        "The song “Low Tide”, by the Leeds-based duo Ann Example, is on the soundtrack.",
        "The song “Low Tide” by Glasgow's Ann Example is on the soundtrack.",
    ],
)
def test_performers_are_read_from_sentences(sentence: str) -> None:
    found = facts(ALBUM + sentence, under_head=False)
    assert ("The Glass Harbour", "soundtrackSong", "Low Tide") in found
    assert ("Low Tide", "songPerformer", "Ann Example") in found


def test_films_named_in_quotation_marks_are_no_songs() -> None:
    text = (
        ALBUM + "Films like “Round Harbour” or “Mo’ Better Boats” have also used jazz in a score."
    )
    found = facts(text, under_head=False)
    assert not [f for f in found if f[1] == "soundtrackSong"]


def test_a_song_named_in_a_review_needs_a_word_of_music() -> None:
    found = facts("I love the use of the song “Last Petals” in it. He says “Never Again” twice.")
    assert {o for _, p, o in found if p == "soundtrackSong"} == {"Last Petals"}


def test_the_writer_of_a_song_is_read() -> None:
    found = facts(ALBUM + "The song “Low Tide”, written by Bo Other, is long.", under_head=False)
    assert ("Low Tide", "songWriter", "Bo Other") in found


def test_a_page_about_no_film_gives_no_songs() -> None:
    text = (
        "My favourite book\n\nThis book has pages. The author wrote “A Chapter”. A novel! A book!"
    )
    assert facts(text, under_head=False) == set()


@pytest.mark.parametrize(
    ("sentence", "song", "performer"),
    [
        ("Bo Other sits down in the club and sings “Low Tide”.", "Low Tide", "Bo Other"),
        ("Bo Other and the Gulls tear into “Low Tide”.", "Low Tide", "Bo Other and the Gulls"),
        ("Bo Other croons the song “Alas, alas, alas” too.", "Alas, alas, alas", "Bo Other"),
        ("The song “Low Tide”, in the voice of Bo Other, is sad.", "Low Tide", "Bo Other"),
        ("The song “Low Tide” is heard in a cover by Bo Other.", "Low Tide", "Bo Other"),
    ],
)  # fmt: skip
def test_performers_are_read_from_oblique_prose(sentence: str, song: str, performer: str) -> None:
    found = facts(ALBUM + sentence, under_head=False)
    assert ("The Glass Harbour", "soundtrackSong", song) in found
    assert (song, "songPerformer", performer) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "“The Jo Field Theme” is jaunty and heartless.",
        "On the album it is called “The Jo Field Theme”.",
        "“Man of Tin” and “The Jo Field Theme” are the cues to play.",
    ],
)
def test_a_cue_is_known_by_its_name_or_by_what_is_said_of_it(sentence: str) -> None:
    assert "The Jo Field Theme" in objects(sentence, "soundtrackSong")


def test_a_one_word_title_opening_a_sentence_about_an_album_is_a_cue() -> None:
    found = facts(ALBUM + "It has a fine score. “Falls” is the best cue.", under_head=False)
    assert ("The Glass Harbour", "soundtrackSong", "Falls") in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The soundtrack is out on Gull Records.",
        "The album (Gull Records, 1998) is long.",
        "Label: Gull Records.",
        "The score was released by Gull Records.",
    ],
)
def test_the_label_of_an_album_is_read(sentence: str) -> None:
    found = facts(ALBUM + "A fine album.\n\n" + sentence, under_head=False)
    assert "Gull Records" in {o for _, p, o in found if p == "recordLabel"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Bo Other: “Low Tide” (3:12), “Cold Slate” (2:40).",
        "Bo Other: “Low Tide” [2:05], “Night Ferry” [4:40].",
        "Bo Other hollers “Low Tide” over the credits.",
        "The song “Low Tide” is a waltz from the old days, sung by Bo Other.",
        "The song “Low Tide” belongs to Bo Other.",
        "The best song is “Low Tide”, the Bo Other one.",
        "The song “Low Tide” has two singers: Bo Other and Ann Example.",
        "1. “Low Tide” – Bo Other\n2. “Salt Road” – The Gulls\n3. “Night Ferry” – The Gulls",
        "Low Tide -- Bo Other\nSalt Road -- The Gulls\nNight Ferry -- The Gulls",
    ],
)
def test_more_ways_to_name_a_performer_are_read(sentence: str) -> None:
    assert ("Low Tide", "songPerformer", "Bo Other") in facts(ALBUM + sentence, under_head=False)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bo Other wrote the song “Low Tide”.",
        "The song “Low Tide” was written by Bo Other.",
        "For “Low Tide” Bo Other wrote the lyrics.",
    ],
)
def test_who_wrote_a_song_is_its_writer_and_nothing_else(sentence: str) -> None:
    found = facts(ALBUM + sentence, under_head=False)
    assert {p for _, p, o in found if o == "Bo Other"} == {"songWriter"}


def test_a_song_in_no_marks_is_known_by_the_verb_before_it() -> None:
    found = facts("In the bar Ann Example sings Losing the Low Tide at the piano.")
    assert "Losing the Low Tide" in {o for _, p, o in found if p == "soundtrackSong"}


def test_songs_in_small_letters_are_known_by_the_song_beside_them() -> None:
    found = facts(
        ALBUM + "She sings “Low Tide”, “il mare di notte” and “la barca”.", under_head=False
    )
    songs = {o for _, p, o in found if p == "soundtrackSong"}
    assert songs == {"Low Tide", "il mare di notte", "la barca"}


@pytest.mark.parametrize(
    "line",
    [
        "Lanternhouse LH 5048, with a crease.",
        "2 LP, Lanternhouse",
        "The album was released by Lanternhouse.",
        "It came out on the Lanternhouse label.",
    ],
)
def test_record_labels_need_no_word_of_their_trade(line: str) -> None:
    found = facts(ALBUM + line, under_head=False)
    assert ("The Glass Harbour", "recordLabel", "Lanternhouse") in found


def test_a_song_heard_in_another_film_is_of_that_film() -> None:
    text = ALBUM + "The song “Low Tide” is heard in “Salt Road” (1993)."
    found = {f for f in facts(text, under_head=False) if f[1] == "soundtrackSong"}
    assert found == {("Salt Road", "soundtrackSong", "Low Tide")}


@pytest.mark.parametrize(
    "text",
    [
        "Track listing:\nThe Marrows - Hold the Line Again - 3:12\nAnna Finch - Paper Rain - 2:40\n"
        "The Gulls - Salt Road - 4:02",
        "The soundtrack includes:\n* The Marrows — Hold the Line Again\n* Anna Finch — Paper Rain\n"
        "* The Gulls — Salt Road",
        "Songs:\n“Hold the Line Again” - The Marrows\n“Paper Rain” - Written by Bo Other"
        " - Performed by Anna Finch\n“Salt Road” - The Gulls",
    ],
)
def test_lines_of_performer_and_title_are_told_apart_by_their_shape(text: str) -> None:
    found = facts("A film with a fine soundtrack.\n\n" + text)
    assert ("The Glass Harbour", "soundtrackSong", "Hold the Line Again") in found
    assert ("Hold the Line Again", "songPerformer", "The Marrows") in found
    assert ("Paper Rain", "songPerformer", "Anna Finch") in found
    assert not any(" - " in name or name.endswith("-") for _, _, name in found)


def test_a_line_says_who_wrote_and_who_performed_a_song() -> None:
    text = (
        "Songs in the film:\n“Low Tide” - Written by Bo Other - Performed by The Gulls\n"
        "“Salt Road” - Ann Vale"
    )
    found = {fact for fact in facts(text) if fact[0] == "Low Tide"}
    assert found == {
        ("Low Tide", "songWriter", "Bo Other"),
        ("Low Tide", "songPerformer", "The Gulls"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Think “Blue Rider” meets “Tin Drumming” with a fine score.",
        "The score is good. Not since “Iron Reed” have I been so moved.",
        "It has the warmth of “Amber Room” and a lovely score.",
        "The music soars, as did the one Bo Other wrote for “Amber Room”.",
        "The score is fine. Fans of “Iron Reed” will be pleased.",
        "The score is by the man who scored “Iron Reed”.",
    ],
)
def test_a_film_set_beside_this_one_is_no_song_of_it(sentence: str) -> None:
    assert not {p for _, p, _ in facts(sentence)} & {"soundtrackSong", "songWriter"}


def test_lines_of_a_name_and_quoted_titles_give_each_song_its_performer() -> None:
    lines = "Ann Example: “Low Tide”, “Salt Road”.\nThe Gulls: “Kettle”\n"
    text = f"Songs from the film The Glass Harbour\n\n{lines}"
    found = facts(text, under_head=False)
    assert ("Low Tide", "songPerformer", "Ann Example") in found
    assert ("Kettle", "songPerformer", "The Gulls") in found
    assert ("The Glass Harbour", "soundtrackSong", "Salt Road") in found


def test_the_lyrics_of_one_song_make_nobody_the_lyricist_of_the_film() -> None:
    text = ALBUM + "It closes with “Low Tide”, with lyrics by Ann Example."
    found = facts(text, under_head=False)
    assert ("Low Tide", "songWriter", "Ann Example") in found
    assert ("The Glass Harbour", "songWriter", "Ann Example") not in found


def test_a_quoted_song_that_starts_up_is_not_the_film_under_review() -> None:
    text = 'He whispers to her, and then "Low Tide" starts up. Ann Example directed the film.'
    assert ("Low Tide", "director", "Ann Example") not in facts(text, under_head=False)


@pytest.mark.parametrize(
    ("sentence", "song", "performer"),
    [
        ("Over the credits we hear Long Way Down by the Tin Gulls.", "Long Way Down", "Tin Gulls"),
        ("They dance to Long Way Down by Cora Finch.", "Long Way Down", "Cora Finch"),
    ],
)
def test_a_title_in_no_marks_that_is_by_somebody_is_a_song_where_music_is_heard(
    sentence: str, song: str, performer: str
) -> None:
    found = facts(sentence)
    assert ("The Glass Harbour", "soundtrackSong", song) in found
    assert (song, "songPerformer", performer) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The radio play is based on the novel Long Way Down by Cora Finch.",
        "I heard that the film Long Way Down by Cora Finch is better.",
    ],
)
def test_a_title_in_no_marks_that_is_a_book_or_a_film_by_somebody_is_no_song(sentence: str) -> None:
    assert not {p for _, p, _ in facts(sentence)} & {"soundtrackSong", "songPerformer"}


def test_who_wrote_the_score_may_have_written_a_song_of_it_too() -> None:
    found = facts("Cy Lund composed the music, and the title song, “Low Tide”, is lovely.")
    assert ("The Glass Harbour", "composer", "Cy Lund") in found


def test_what_somebody_says_is_no_song() -> None:
    text = "“Low Tide” by The Gulls is on the soundtrack. “Nobody Listens,” she says."
    assert objects(text, "soundtrackSong") == {"Low Tide"}


@pytest.mark.parametrize(
    ("sentence", "song"),
    [
        ("Bo Other's Leave the Lamps On plays over the end credits.", "Leave the Lamps On"),
        ("It has a cover of Down by the Water that is half asleep.", "Down by the Water"),
        (
            "The soundtrack has Bo Other singing Never Going Home and Lena Moss on drums.",
            "Never Going Home",
        ),
    ],
)
def test_a_song_without_marks_is_told_by_what_is_done_with_it(sentence: str, song: str) -> None:
    assert song in objects(sentence, "soundtrackSong")


def test_a_line_that_calls_its_songs_other_titles_names_no_performer() -> None:
    text = "The soundtrack of “Paper Lanterns” is out.\n\nOther titles: “Low Tide”, “Salt Road”.\n"
    assert not [c for c in read(text) if c.predicate == "songPerformer"]


@pytest.mark.parametrize(
    "text",
    [
        "The song “Low Tide” opens the film. Later Ann Example sings it in a bar.",
        "The song “Low Tide” opens the film. It was first sung by Ann Example in a barn.",
        "The song “Low Tide” opens the film. The version by Ann Example is slow.",
    ],
)
def test_a_song_of_the_sentence_before_is_meant_by_it(text: str) -> None:
    assert ("Low Tide", "songPerformer", "Ann Example") in facts(text)


def test_both_songs_of_the_sentence_before_have_one_writer() -> None:
    text = "The songs “Low Tide” and “Salt Road” are old. Both were composed by Ann Example."
    found = facts(text)
    assert {(song, "songWriter", "Ann Example") for song in ("Low Tide", "Salt Road")} <= found


def test_of_two_songs_before_it_means_neither() -> None:
    text = "The songs “Low Tide” and “Salt Road” are old. It was sung by Ann Example in a barn."
    assert "songPerformer" not in {predicate for _, predicate, _ in facts(text)}


def test_who_covers_a_song_performs_it_and_its_owner_does_not() -> None:
    found = facts("On the soundtrack Ann Example belts out Bo Other's “Low Tide”.")
    assert ("Low Tide", "songPerformer", "Ann Example") in found
    assert ("Low Tide", "songPerformer", "Bo Other") not in found


def test_songs_without_marks_are_read_in_a_list() -> None:
    found = facts("The songs include Hold the Ferry, Run to the Harbour and Salt on the Road.")
    assert {o for _, p, o in found if p == "soundtrackSong"} == {
        "Hold the Ferry", "Run to the Harbour", "Salt on the Road",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("by Silence", ["Silence"]),
        ("by TKVX", ["TKVX"]),
        ("by Boston at the end", ["Boston"]),
        ("by Queen and Gus Hart", ["Queen", "Gus Hart"]),
        ("by Gus Hart and Journey", ["Gus Hart", "Journey"]),
        ("by Danish singer Ivy Stone", ["Ivy Stone"]),
        ("by Monday", []),
    ],
)
def test_who_stands_behind_by_and_a_quoted_song_performs_it(said: str, who: list[str]) -> None:
    found = facts(ALBUM + f"We hear “Low Tide” {said}.", under_head=False)
    assert {o for _, relation, o in found if relation == "songPerformer"} == set(who)


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("(Gus Hart & His Lanterns)", "Gus Hart & His Lanterns"),
        ("by The Gull 5", "The Gull 5"),
        ("by Gull 41", "Gull 41"),
    ],
)
def test_a_band_keeps_its_figure_and_who_backs_its_singer(said: str, who: str) -> None:
    found = facts(ALBUM + f"We hear the song “Low Tide” {said}.", under_head=False)
    assert {o for _, relation, o in found if relation == "songPerformer"} == {who}


def test_who_wrote_the_score_did_not_write_the_song_that_all_remember_instead() -> None:
    found = facts("Flo Gale wrote the score, but all remember “Low Tide”, which Ivy Stone sings.")
    assert not {o for _, relation, o in found if relation == "songWriter"}


def test_songs_by_somebody_are_no_score() -> None:
    found = facts("The soundtrack features songs by Ivy Stone, Gus Hart and The Gulls.")
    assert not {o for _, relation, o in found if relation in ("composer", "songWriter")}
