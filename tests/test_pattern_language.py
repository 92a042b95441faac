"""Sentence patterns: what each sign matches, and how a bad pattern is refused."""

from __future__ import annotations

import re

import pytest

from screensong.graph.documents import Span
from screensong.graph.extraction.pattern_cues import (
    cues_of,
    demands_of,
    has_words,
    meets,
    needs_of,
    words_of,
)
from screensong.graph.extraction.pattern_language import PatternError, parse
from screensong.graph.extraction.pattern_regex import compiled
from screensong.graph.extraction.pattern_verbs import forms_of
from screensong.graph.extraction.sentence_patterns import ROOMS, read_room, room, vocabulary
from screensong.graph.extraction.skeleton import Slot, skeleton_of
from screensong.graph.reading.layout import Sentence

F, N, Q = "\ue000", "\ue001", "\ue002"


def found(pattern: str, sentence: str, *captured: str) -> re.Match[str] | None:
    """Return the match in a sentence in which F, N and Q stand for a film, a name and a song."""
    marked = sentence.translate({ord("F"): F, ord("N"): N, ord("Q"): Q})
    return compiled((parse(pattern, vocabulary(), "here"),), vocabulary(), captured).regex.search(
        marked
    )


@pytest.mark.parametrize(
    ("pattern", "sentence", "is_found"),
    [
        ("seen by {person}", "It was seen by N.", True),
        ("seen by {person}", "It was Seen by N.", False),
        ("Heard by {person}", "HEARD by N.", True),
        ("seen by {person}", "unseen by N.", False),
        ("A film by {person}", "a film by N", True),
        ("A film by {person}", "A film by N", True),
        ("seen [only] by {person}", "seen by N", True),
        ("seen [only] by {person}", "seen only by N", True),
        ("seen [only][,] [then] by {person}", "seen only, then by N", True),
        ("seen [only][,] [then] by {person}", "seen, by N", True),
        ("seen [only] by {person}", "seenonly by N", False),
        ("(seen|not heard) by {person}", "not heard by N", True),
        ("[co-]wrote", "they co-wrote it", True),
        ("[co-]wrote", "they wrote it", True),
        ("[co-]wrote", "they overwrote it", False),
        ("director[s] {persons}", "directors N, N and N", True),
        ("by word*2 {person}", "by the great N", True),
        ("by word*2 {person}", "by the very great N", False),
        ("by word*2 {person}", "by the great, N", False),
        ("by word,*2 {person}", "by great, late N", True),
        ("by word*1-2 {person}", "by N", False),
        ("by Word*1 {person}", "by Great N", True),
        ("by word*1 {person}", "by Great N", False),
        ("{person} sings ..20 well", "N sings all songs well", True),
        ("{person} sings ..20 well", "N sings well", True),
        ("{person} sings ..20 well", "N sings with N well", False),
        ("{person} sings ..20 well", "N sings. All is well", False),
        ("{song} ...20 by {person}", "Q heard with F by N", True),
        ("{song} ...20 by {person}", "Q and Q by N", True),
        ("{person}'s film", "N's film", True),
        ("{person}'s film", "N' film", True),
        ("{person} *ly sings", "N softly sings", True),
        ("{person} (…) sings", "N (a friend of N) sings", True),
        ("<not after art> director", "the art director", False),
        ("<not after art> director", "the director", True),
        ("<after the> director", "the director", True),
        ("director <not then of sound>", "director of sound", False),
        ("director <not then of sound>", "director of soundings", True),
        ("{person} <then ,|and|<end>>", "N", True),
        ("{person} <then ,|and|<end>>", "N or", False),
        ("<start>{person}", "N", True),
        ("<start>{person}", "by N", False),
        ("writer~/~director", "writer / director", True),
        ("writer~/~director", "writer/director", True),
        ("cast[[,] with {person}]<end>", "cast, with N", True),
        (":write.n by {person}", "penned by N", True),
        (":write.n by {person}", "wrote by N", False),
        (":Write.s.d it", "WROTE it", True),
        ("from a {:novel} by {author}", "from a graphic novel by N", True),
        ("from a {:novel} by {author}", "from a novelty by N", False),
        ("in number*1-1", "in 1999", True),
        ("in number*1-1", "in spring", False),
        ("draws on {title}", "draws on F", True),
        ('{film} "("…20 {year}")"', "F (by N, 1987)", True),
        ('{film} "("…20 {year}")"', "F (by N and by several others, 1987)", False),
        ('{film} "("… {year}")"', "F (by N, 1987)", False),
        ('{person} "("[the] [old] boy")"', "N (the old boy)", True),
        ('{person} "("[the] [old] boy")"', "N (old boy)", True),
        ('{person} "("[the] [old] boy")"', "N (boy)", True),
        ("{film}[”] of {year}", 'F" of 1987', True),
        ("of {year}", "of 2987", False),
        ("runs {minutes}", "runs 1 hr 42 min", True),
        ("runs {minutes}", "runs ninety-five minutes", True),
        ("runs {minutes}", "runs 3 minutes", False),
        ("a :human", "a sailor", False),
        ("a :human", "a widow", True),
        ("draws on {title}", "draws on N", False),
    ],
)  # fmt: skip
def test_a_sign_matches_what_the_language_says(pattern: str, sentence: str, is_found: bool) -> None:
    assert (found(pattern, sentence) is not None) == is_found


def test_only_the_slots_that_are_asked_for_are_kept() -> None:
    match = found("{film} by {person} and {name}", "F by N and N", "film", "person")
    assert match is not None
    assert match.groups() == (F, N)


def test_a_slot_of_words_keeps_which_of_the_declared_words_stood_there() -> None:
    one = room("background").by_name["the-kind-by-author"]
    match = one.regex.search(f"I read the long stage play by {N}.")
    assert match is not None
    assert one.words(match, "novel") == "stage play"
    assert one.says[0].slots == ("film", "novel", "author")


def test_a_slot_may_be_filled_in_several_places() -> None:
    one = room("credits").by_name["script-name-wrote"]
    marked = f"The script, which {N} wrote with {N}."
    match = one.regex.search(marked)
    assert match is not None
    assert [match[group] for group in match.re.groupindex] == [N, N]


@pytest.mark.parametrize(
    ("pattern", "cues"),
    [
        ("{person} was directed", ("directed",)),
        ("(seen|directed) by [the] {person}", ("directed", "seen")),
        ("{person} [quite] here", ("here",)),
        ("[directed] {film}", (F,)),
        ("{person}'s word*3", (f"{N}'",)),
        ('{person} "("[the] word*2")"', ("(",)),
        ("{film} of {year}", ("18", "19", "20")),
        ("(director|directors) {person}", ("director",)),
        ("word*2-4", ("",)),
    ],
)
def test_the_words_that_a_pattern_needs_are_worked_out(pattern: str, cues: tuple[str, ...]) -> None:
    assert cues_of((parse(pattern, vocabulary(), "here"),)) == cues


@pytest.mark.parametrize("name", ROOMS)
def test_every_pattern_compiles_and_its_cues_stand_in_its_own_examples(name: str) -> None:
    for one in room(name).patterns:
        assert one.regex.pattern
        assert all(one.regex.groupindex)
        assert one.cues != ("",), one.name
        assert len(one.conditions) == 4


def test_every_phrase_that_is_declared_can_be_read() -> None:
    assert all(vocabulary().phrases[name] for name in vocabulary().phrases)


@pytest.mark.parametrize(
    ("pattern", "text", "holds"),
    [
        ("{person} (wrote|scored) the film", f"{N} scored the film", True),
        ("{person} (wrote|scored) the film", f"the film that {N} wrote", False),
        ("is in [the] {film}", f"is in {F}", True),
        ("by the way", "by the way", True),
        ("[the] score", "no music", False),
        ("word*2", "anything", True),
    ],
)
def test_a_text_that_lacks_a_word_of_a_pattern_in_its_place_is_passed_over(
    pattern: str, text: str, holds: bool
) -> None:
    assert meets(text, demands_of((parse(pattern, vocabulary(), "here"),))) == holds


@pytest.mark.parametrize(
    ("pattern", "text", "holds"),
    [
        ("{person} (wrote|scored) it", f"{N} scored it", True),
        ("{person} (wrote|scored) it", f"it was {N}, who rewrote it", False),
        ("the (film[s]|old play)", "the films", True),
        ("the (film[s]|old play)", "the filming of the plays", False),
        ("[co-]wrote the (film's|play)", f"{N} co-wrote the film's end", True),
        ("(co|re)written by him", "rewritten by him", True),
        ("word*2 (by|for)", "anything", False),
        ("{person}[,] *ing", "anything", True),
    ],
)
def test_a_text_without_a_whole_word_that_a_pattern_needs_is_passed_over(
    pattern: str, text: str, holds: bool
) -> None:
    needs = needs_of((parse(pattern, vocabulary(), "here"),))
    assert has_words(words_of(text), needs) == holds


@pytest.mark.parametrize("name", ROOMS)
def test_the_words_that_a_pattern_needs_stand_in_its_own_examples(name: str) -> None:
    for one in room(name).patterns:
        for text in one.finds:
            assert has_words(words_of(text.lower()), one.needed_words), (one.name, text)


def test_verbs_are_inflected_by_rule_or_as_given() -> None:
    forms = forms_of("direct, write/wrote/written, pen/penned, carry out, put/put in")
    assert forms["s"] == ("directs", "writes", "pens", "carries out", "puts in")
    assert forms["d"] == ("directed", "wrote", "penned", "carried out", "put in")
    assert forms["n"] == ("directed", "written", "penned", "carried out", "put in")
    assert forms["ing"] == ("directing", "writing", "penning", "carrying out", "putting in")


@pytest.mark.parametrize(
    ("pattern", "what", "right"),
    [
        ("by [the {person}", "“[” is never closed", "“]”"),
        ("by the) {person}", "“)” closes nothing", "bracket"),
        ("{:bok} by {author}", "“{:bok}” is not declared", "“book”"),
        (":dirct.n by {person}", "“:dirct.n” is not declared", "“direct”"),
        (":direct.past by {person}", "“.past” is no form of a verb", ".ing"),
        ("wrd*3 {person}", "“wrd” is no kind of word", "“word”"),
        ("by % {person}", "the sign “%” means nothing here", "“\"%\"”"),
        ("this|that", "a bar outside brackets", "(this|that)"),
        ("by <end of it>", "“<end” so", "“<end>”"),
        ("", "an empty pattern", "words"),
    ],
)  # fmt: skip
def test_a_bad_pattern_is_refused_with_what_would_be_right(
    pattern: str, what: str, right: str
) -> None:
    with pytest.raises(PatternError) as raised:
        parse(pattern, vocabulary(), "made.txt, line 3")
    assert str(raised.value).startswith("made.txt, line 3: ")
    assert what in str(raised.value)
    assert right in str(raised.value)


GOOD = """
pattern lit-by
about  “lit by” a name
says   {film} cinematographer {person}
reads  lit by {person}
sure   0.5
finds  It was lit by Di Kerr.
leaves It was lit with Di Kerr.
"""


def test_a_block_becomes_a_pattern() -> None:
    (one,) = read_room(GOOD, "lamps", "lamps.txt").patterns
    assert (one.name, one.room, one.relations) == ("lit-by", "lamps", ("cinematographer",))
    assert one.regex.search(f"It was lit by {N}.") is not None


def test_a_file_may_declare_words_of_its_own_above_its_patterns() -> None:
    own = "phrase lamp = (oil|gas) lamp\nkind few = one of dim, *ly\n"
    text = own + GOOD.replace("lit by {person}", "lit with :lamp[s] few*1 by {person}")
    (one,) = read_room(text, "lamps", "lamps.txt").patterns
    assert one.regex.search(f"It was lit with gas lamps badly by {N}.") is not None
    assert "lamp" not in vocabulary().phrases
    with pytest.raises(PatternError, match=r"lamps\.txt, line 2: “lamp” is declared twice"):
        read_room("phrase lamp = oil lamp\n" * 2 + GOOD, "lamps", "lamps.txt")


def test_a_phrase_cannot_hold_itself() -> None:
    text = "phrase lamp = oil :lamp\n" + GOOD.replace("lit by", "lit with :lamp by")
    with pytest.raises(PatternError, match="“:lamp” is not declared"):
        read_room(text, "lamps", "lamps.txt")


def test_a_condition_that_cannot_be_read_is_refused_where_it_is_first_asked_for() -> None:
    text = GOOD.replace("finds ", "unless (never\nfinds ", 1)
    (one,) = read_room(text, "lamps", "lamps.txt").patterns
    with pytest.raises(PatternError, match="lit-by, unless: “\\(” is never closed"):
        _ = one.conditions


def test_a_word_with_a_capital_and_a_serial_number_are_known_by_their_letters() -> None:
    match = found("Cased*1-3 {serial}", "so Harbour Sounds HS 5048 it is")
    assert match is not None
    assert match.group() == "Harbour Sounds HS 5048"


def test_a_line_may_go_on_and_a_condition_of_the_file_holds_for_all() -> None:
    text = "unless (never|not)\n" + GOOD.replace("lit by {person}", "lit\n   by {person}")
    (one,) = read_room(text, "lamps", "lamps.txt").patterns
    assert one.reads == ("lit by {person}",)
    assert len(one.unless) == 1


def test_words_may_have_to_stand_in_the_sentence_or_nowhere_in_it() -> None:
    lines = "nowhere (perhaps|never)\nbeside  (night|dark)\nfinds "
    (one,) = read_room(GOOD.replace("finds ", lines, 1), "lamps", "lamps.txt").patterns
    sentences = {
        f"By night it was lit by {N}.": True,
        f"It was lit by {N}, in the dark.": True,
        f"It was lit by {N}.": False,
        f"By night it was never lit by {N}.": False,
    }
    for text, is_found in sentences.items():
        sentence = Sentence(Span(0, len(text)), 0)
        skeleton = skeleton_of(
            text, sentence, [Slot(Span(text.index(N), text.index(N) + 1), "name")]
        )
        assert any(one.matches(skeleton)) == is_found


@pytest.mark.parametrize(
    ("was", "becomes", "what"),
    [
        ("sure   0.5\n", "", "no line “sure”"),
        ("sure   0.5", "sure   often", "sure often; expected a number"),
        ("leaves It was lit with Di Kerr.\n", "", "no line “leaves”"),
        ("about ", "abuot ", "“abuot” is no line of a pattern"),
        ("cinematographer", "lighter", "“lighter” is no relation"),
        (
            "says   {film} cinematographer {person}",
            "says   it",
            "expected “{slot} relation {slot}”",
        ),
        ("reads  lit by {person}", "reads  lit by {name}", "says {person}, but reads only name"),
        ("reads  lit by {person}", "reads  lit by {persn}", "“{persn}” is no slot"),
        ("sure   0.5", "sure   0.5\nneeds  money", "needs money; expected"),
    ],
)
def test_a_bad_block_is_refused_with_its_place(was: str, becomes: str, what: str) -> None:
    assert was in GOOD
    with pytest.raises(PatternError) as raised:
        read_room(GOOD.replace(was, becomes), "lamps", "lamps.txt")
    assert str(raised.value).startswith("lamps.txt, line 2: lit-by")
    assert what in str(raised.value)


def test_a_name_stands_once_and_nothing_but_conditions_stands_above_the_first_pattern() -> None:
    with pytest.raises(PatternError, match="stands twice"):
        read_room(GOOD + GOOD, "lamps", "lamps.txt")
    with pytest.raises(PatternError, match="before the first pattern"):
        read_room("reads  it\n" + GOOD, "lamps", "lamps.txt")


def test_a_look_behind_of_unequal_lengths_is_refused_when_it_is_compiled() -> None:
    text = GOOD.replace("reads  lit by", "reads  <after word*2 the> lit by")
    (one,) = read_room(text, "lamps", "lamps.txt").patterns
    with pytest.raises(PatternError, match="lit-by, reads"):
        _ = one.regex
