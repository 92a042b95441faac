from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screensong.graph.documents import Span
from screensong.graph.reading.sentences import is_wrapped, split_sentences


def split(text: str, *, lines: bool = True) -> list[str]:
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)), lines=lines)]


@pytest.mark.parametrize(
    "whole",
    [
        "Dr. J. R. Name met Mrs. Example at St. Somewhere vs. No. 5 of the list.",
        "It opened in the U.S. market at 7.5 out of 10, i.e. not badly, e.g. for Mr. Bo.",
        "The song feat. Ann Example runs long.",
        "It is from a book by R. A. Name, a vicar.",
        "It opens to a song by Bo R. & the Gulls.",
        "Bo Example Jr. Stars as himself in it.",
        "attempting something…well…different and bold.",
        "It's a shame … this could have been more.",
        "I felt it was slow... it was a sequence of events.",
        '"Mother!" is loud.',
        "“Are Those Bullet Holes?”, a short cue, is fine.",
        "The song 'Born Easy .NEXT' is heard.",
        "She (played by Ann Ex. Ample) sings (he did not. Really) well.",
        "“You were there. I saw you,” she says to him.",
        "1. Opening Title (3:12)",
        "You may let this Leland P. Sample show you a world.",
        "Vol. 2 is the better one.",
        "Read it at www.example.com/Review.Html today.",
    ],
)
def test_these_are_one_sentence(whole: str) -> None:
    assert split(whole) == [whole]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It is long.", "It is loud!", "Is it good?", "No."],
        ['He says: "You failed, son."', "Brilliant."],
        ["A trait that we “admire.”", "We can’t say more."],
        ["(He waits, then leaves with it.)", "His friend stays."],
        ["What?!", "Yes..."],
        ["It is from the U.S.", "The film is not."],
        ["He plays jazz, blues, etc.", "The rest is silence."],
        ["It came out in 1995.", "12 years later it was a hit."],
        ["The first part is I.", "The second is better."],
        ["it was dull.", "i slept through most of it."],
        ['It heals his "spiritual wheelchair".', "It sounds fine."],
        ["He married (played by Bo Sample).", "When she left, he did too."],
        ["Nobody comes.", "2. Not only that but the money is gone."],
        ["Wait… What happened?", "Nobody knows."],
    ],
)
def test_these_are_several_sentences(sentences: list[str]) -> None:
    joined = " ".join(sentences)
    expected = sentences if "…" not in joined else ["Wait…", "What happened?", "Nobody knows."]
    assert split(joined) == expected


def test_a_missing_space_ends_a_sentence_before_a_capital_only() -> None:
    assert split("It is Spectacular.The tale is long.") == [
        "It is Spectacular.",
        "The tale is long.",
    ]
    assert split("Version 2.Nine of M.I.A.Example and fell.apart") == [
        "Version 2.Nine of M.I.A.Example and fell.apart"
    ]


def test_short_lines_are_sentences_of_their_own() -> None:
    assert split("A Film\nDirected by Ann Example\r\n\r\nIt is good.") == [
        "A Film",
        "Directed by Ann Example",
        "It is good.",
    ]


def test_a_hard_wrap_does_not_end_a_sentence() -> None:
    wrapped = "This film is a long and winding tale of two people who\nmeet in a town by the sea."
    assert split(wrapped) == [wrapped]
    assert is_wrapped("who went to the bright city of", "light and back")
    assert not is_wrapped("A Film", "Ann Example")
    assert split("One\ntwo", lines=False) == ["One\ntwo"]


@given(
    st.one_of(
        st.text(max_size=150),
        st.lists(
            st.sampled_from([*'aB. !?\n"“”()…1', "Mr", "The ", "word ", "\r\n", "etc."]),
            max_size=50,
        ).map("".join),
    ),
    st.integers(0, 20),
    st.booleans(),
)
@settings(max_examples=400, deadline=None)
def test_sentences_cover_the_text_and_never_overlap(text: str, start: int, lines: bool) -> None:
    span = Span(min(start, len(text)), len(text))
    found = split_sentences(text, span, lines=lines)
    at = span.start
    for sentence in found:
        assert at <= sentence.start < sentence.end <= span.end
        assert not text[at : sentence.start].strip()
        assert sentence.of(text) == sentence.of(text).strip()
        at = sentence.end
    assert not text[at : span.end].strip()


@pytest.mark.parametrize(
    "piece", ["a", ". ", "...", '"a. B', "(a. B", "Mr. ", "A. ", "\n", "a b\n"]
)
def test_long_and_odd_texts_are_split_in_linear_time(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    assert split_sentences(text, Span(0, len(text))) is not None
