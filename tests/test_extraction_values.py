from __future__ import annotations

import pytest

from screensong.graph.claims import Rating
from screensong.graph.extraction.amounts import iso_date, minutes_of, rating_of, year_of
from tests.extraction_facts import facts, objects


@pytest.mark.parametrize(
    ("text", "value", "scale"),
    [
        ("2 out of 5", "2", "5"),
        ("4.5 out of 5", "4.5", "5"),
        ("3½/4", "3.5", "4"),
        ("7/10", "7", "10"),
        ("four stars out of five", "4", "5"),
        ("★★½", "2.5", None),
        ("★ ★ 1/2", "2.5", None),
        ("★★★☆☆", "3", "5"),
        ("●●●○○", "3", "5"),
        ("****", "4", None),
        ("3 stars", "3", None),
        ("Grade: B+", "B+", None),
        ("A-", "A-", None),
        ("2 out of 5 stars", "2", "5"),
    ],
)
def test_marks_are_read_in_every_form(text: str, value: str, scale: str | None) -> None:
    assert rating_of(text) == Rating(value, scale)


@pytest.mark.parametrize("text", ["PG-13", "12 out of 5", "nothing", "1/2", "24/7", ""])
def test_what_is_no_mark_gives_none(text: str) -> None:
    assert rating_of(text) is None


def test_a_bare_number_is_a_mark_only_behind_a_label() -> None:
    assert rating_of("7.5") is None
    assert rating_of("7.5", labelled=True) == Rating("7.5")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("107min", 107), ("90 minutes", 90), ("2 hours, 17 minutes", 137), ("01 h 51 m", 111),
        ("1h 35m", 95), ("PT1H51M", 111), ("1:45", 105), ("2 hours", 120), ("95", 95),
        ("none", None), ("", None),
        ("an hour and thirty-six minutes", 96),
        ("Two hours and sixteen minutes", 136),
        ("1h36", 96),
    ],
)  # fmt: skip
def test_running_times_are_read_in_every_form(text: str, minutes: int | None) -> None:
    assert minutes_of(text) == minutes


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Posted Sunday, Apr 07, 2024", "2024-04-07"), ("November 2002", "2002-11"),
        ("2009-09-15", "2009-09-15"), ("2017-05-29T10:00:00Z", "2017-05-29"),
        ("02 March 2018", "2018-03-02"), ("Monday, September 13th, 2010", "2010-09-13"),
        ("13/02/2019", "2019-02-13"), ("02/13/2019", "2019-02-13"), ("3/4/2020", "2020"),
        ("31 February 2020", None), ("soon", None),
    ],
)  # fmt: skip
def test_dates_are_as_precise_as_the_text(text: str, date: str | None) -> None:
    assert iso_date(text) == date


def test_years_before_film_are_no_years() -> None:
    assert (year_of("in 1932"), year_of("in 1432"), year_of("12345")) == (1932, None, None)


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("It copies “Paper Boats (1960)” in part.", ("Paper Boats", "releaseYear", "1960")),
        ("See also Paper Boats (1960).", ("Paper Boats", "releaseYear", "1960")),
        ("This 1987 film is short.", ("The Glass Harbour", "releaseYear", "1987")),
        ("It runs 95 minutes.", ("The Glass Harbour", "runtimeMinutes", "95")),
        ("I give it 3 out of 5.", ("The Glass Harbour", "rating", "3/5")),
        ("8 from me, ten from the kids.", ("The Glass Harbour", "rating", "8")),
        ("Ninety-three minutes, and all good.", ("The Glass Harbour", "runtimeMinutes", "93")),
        ("At 152 minutes it is too long.", ("The Glass Harbour", "runtimeMinutes", "152")),
        ("It is only 72 minutes long.", ("The Glass Harbour", "runtimeMinutes", "72")),
    ],
)
def test_values_are_read_from_sentences(sentence: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nothing happens in the first 45 minutes.",
        "My kids would give it 10 out of 10.",
        "It has 80% on Rotten Tomatoes and 7/10 on IMDb.",
        "Only two out of five boys come home.",
    ],
)
def test_marks_and_lengths_of_others_are_left_alone(sentence: str) -> None:
    assert not objects(sentence, "runtimeMinutes") | objects(sentence, "rating")


@pytest.mark.parametrize(
    ("sentence", "work"),
    [
        ("It is based on the book by Ann Example.", "book by Ann Example"),
        ("It was taken from an Ann B Example novel, and it shows.", "novel by Ann B Example"),
        ("It is adapted from Ann Example’s best-selling novel.", "novel by Ann Example"),
        ("It is a remake of the film “Paper Boats”.", "Paper Boats"),
    ],
)
def test_the_source_of_a_film_is_a_work(sentence: str, work: str) -> None:
    assert objects(sentence, "basedOn") == {work}


def test_prizes_say_whether_they_were_won() -> None:
    assert objects("The film won the Palme d'Or.", "award") == {"Palme d'Or"}
    found = objects("It was nominated for an Academy Award for Best Picture.", "award")
    assert found == {"Academy Award for Best Picture nomination"}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("I first saw Ann Example’s film from 1958 at school.", "1958"),
        ("That is how Ann Example’s 1986 film introduces the priest.", "1986"),
        ("Released 2000. I give no stars.", "2000"),
        ("Italy, 2002. In Italian with subtitles.", "2002"),
    ],
)
def test_a_year_beside_the_film_is_its_release_year(text: str, year: str) -> None:
    head = "Tin Roof – film review\n\nThe film is slow.\n\n"
    found = facts(head + text, under_head=False)
    assert ("Tin Roof", "releaseYear", year) in found


@pytest.mark.parametrize(
    "text",
    [
        "I saw Tin Roof (Le Toit, 1964, 91 mins) twice.",
        "We show the 91-minute version.",
    ],
)
def test_a_length_in_brackets_or_of_a_version_is_the_running_time(text: str) -> None:
    found = facts("Tin Roof – film review\n\nThe film is slow.\n\n" + text, under_head=False)
    assert ("Tin Roof", "runtimeMinutes", "91") in found


@pytest.mark.parametrize(
    ("sentence", "prize"),
    [
        ("It took the Palme d'Or, to boos.", "Palme d'Or"),
        ("He took home the best director prize from Cannes.", "best director prize from Cannes"),
        ("Her Oscar-winning screenplay is thin.", "Oscar"),
        ("Bo Other deserved his Oscar.", "Oscar"),
    ],
)
def test_prizes_are_read_with_more_verbs_and_of_the_work(sentence: str, prize: str) -> None:
    assert prize in objects(sentence, "award")


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("France, 1987, 102 mins", ("runtimeMinutes", "102")),
        ("DK / 105'", ("runtimeMinutes", "105")),
        ("Cert 12A, 1h46", ("runtimeMinutes", "106")),
        ("B-plus", ("rating", "B+")),
        ("8 from me", ("rating", "8")),
        ("Posted by quayside_4 » Sun 11:42 pm", ("reviewAuthor", "quayside_4")),
    ],
)
def test_lines_of_facts_need_no_labels(line: str, fact: tuple[str, str]) -> None:
    text = f"The Glass Harbour\n{line}\n\nThe Glass Harbour is a film about a quay. It is slow."
    found = facts(text, under_head=False)
    assert ("The Glass Harbour", *fact) in found


@pytest.mark.parametrize("line", ["Nothing happens in the last 45 minutes.", "Seen in March 1990."])
def test_prose_and_dates_are_no_lines_of_facts(line: str) -> None:
    text = f"The Glass Harbour\n\nThe Glass Harbour is a film about a quay. It is slow.\n\n{line}"
    found = {predicate for _, predicate, _ in facts(text, under_head=False)}
    assert not found & {"runtimeMinutes", "releaseYear"}


@pytest.mark.parametrize(
    ("sentence", "prize"),
    [
        ("It got the Golden Lion.", "Golden Lion"),
        ("They gave the Silver Bear to it.", "Silver Bear"),
        ("Palme d'Or, last summer.", "Palme d'Or"),
        ("It brought him a Silver Bear.", "Silver Bear"),
        ("Two of its nine Oscars are on his shelf.", "Oscar"),
        ("At Cannes she received the prize for best director.", "prize for best director"),
        ("It was named best drama.", "best drama"),
        ("It got a best director nomination.", "best director nomination"),
    ],
)
def test_prizes_are_read_however_they_were_handed_over(sentence: str, prize: str) -> None:
    assert prize in objects(sentence, "award")


def test_a_prize_for_another_film_is_that_films() -> None:
    text = "She won an Oscar for “Tin Harvest” (1951). In “Tin Harvest” she was great."
    assert ("Tin Harvest", "award", "Oscar") in facts(text)
    assert "best song" not in objects("She won me over with the best song here.", "award")


def test_a_work_is_named_by_its_title_where_it_follows_the_author() -> None:
    assert objects("It comes from Di Exmoor's short novel “Tin Moons”.", "basedOn") == {"Tin Moons"}
    assert objects("It comes from a Di Exmoor novel.", "basedOn") == {"novel by Di Exmoor"}


PROSE = "The acting is superb and the plot holds up to the end. It was a fine night."


@pytest.mark.parametrize(
    ("sentence", "mark"),
    [
        ("I give it a B-.", "B-"),
        ("I'd give it an A minus.", "A-"),
        ("My grade is an A-.", "A-"),
        ("It earns a C+ from me.", "C+"),
    ],
)
def test_a_letter_that_is_given_is_a_mark(sentence: str, mark: str) -> None:
    assert objects(f"{PROSE} {sentence}", "rating") == {mark}


@pytest.mark.parametrize(
    "sentence", ["It gets an A for effort.", "She gets an A.", "It gets a B picture treatment."]
)
def test_other_letters_are_no_marks(sentence: str) -> None:
    assert not objects(f"{PROSE} {sentence}", "rating")


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("*The Tin Orchard (1988) *** 1/2*", "3.5"),
        ("The Last Orchard (1988) - ***½ out of ****", "3.5/4"),
        ("The Tin Orchard (1988)\n\nRating: 7 (0 to 10)", "7/10"),
        ("---\ntitle: The Tin Orchard (1988)\nstars: 3.5\n---", "3.5"),
    ],
)
def test_a_title_line_or_front_matter_gives_year_and_mark(line: str, mark: str) -> None:
    found = facts(f"{line}\n\n{PROSE}", under_head=False)
    assert {o for _, p, o in found if p == "rating"} == {mark}
    assert {o for _, p, o in found if p == "releaseYear"} == {"1988"}


def test_a_film_review_by_somebody_names_its_author() -> None:
    assert objects(f"A film review by Bo Critic\n\n{PROSE}", "reviewAuthor") == {"Bo Critic"}


@pytest.mark.parametrize(
    ("ending", "marks"),
    [
        ("Their loss. A-", {"A-"}),
        ("Their loss. B", {"B"}),
        ("Their loss. (D)", {"D"}),
        ("Their loss. Verdict: C", {"C"}),
        ("He got a B+", set()),
        ("Plan A.", set()),
        ("Their loss was Plan B", set()),
        ("They wrote to J. B", set()),
    ],
)
def test_a_letter_behind_the_last_sentence_is_the_mark(ending: str, marks: set[str]) -> None:
    said = facts(f"It is a film about a ferryman. Nobody else wanted it. {ending}")
    assert {o for _, p, o in said if p == "rating"} == marks
