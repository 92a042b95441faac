"""The tagger: word pieces, windows, how answers become mentions, and the shipped files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from screensong.graph.documents import Document, Span
from screensong.graph.reading.layout import Layout, lay_out
from screensong.graph.tagger.answers import PAIR_SCALE, Logits, Tagged
from screensong.graph.tagger.encoding import (
    MAX_PIECES,
    SHAPES,
    Window,
    pieces_of,
    segments_of,
    windows_of,
)
from screensong.graph.tagger.labels import (
    KINDS,
    LINKS,
    OPINIONS,
    PAIR_SIZE,
    PAIRS,
    RELATIONS,
    TAGS,
    VERSIONS,
)
from screensong.graph.tagger.wordpieces import WordPieces

LETTERS = [*"abcdefghijklmnopqrstuvwxyz", *"0123456789", *".,:;!?'\"-"]
VOCABULARY = WordPieces(
    [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        *LETTERS,
        *(f"##{c}" for c in LETTERS),
        "film",
        "the",
        "##ing",
    ]
)


def layout_of(text: str) -> Layout:
    return lay_out(Document("d", text))


def read(text: str) -> tuple[list[Window], list[Span]]:
    layout = layout_of(text)
    segments = segments_of(layout)
    return list(windows_of(pieces_of(layout.view.plain, segments, VOCABULARY))), segments


class TestWordPieces:
    def test_longest_known_pieces_come_first(self) -> None:
        ids = [piece.id for piece in VOCABULARY.cut("The filming")]
        assert ids == [VOCABULARY._number[p] for p in ("the", "film", "##ing")]

    def test_accents_and_case_do_not_count_but_offsets_are_of_the_text(self) -> None:
        text = "Thé FILM"
        cut = list(VOCABULARY.cut(text))
        assert [text[p.start : p.end] for p in cut] == ["Thé", "FILM"]
        assert [p.id for p in cut] == [p.id for p in VOCABULARY.cut("the film")]

    def test_marks_stand_alone_and_unknown_words_are_one_piece(self) -> None:
        text = "film,film “☂”"
        assert [text[p.start : p.end] for p in VOCABULARY.cut(text)] == [
            "film", ",", "film", "“", "☂", "”",
        ]  # fmt: skip

    @given(st.text(max_size=300))
    def test_pieces_of_any_text_are_in_order_and_apart(self, text: str) -> None:
        end = 0
        for piece in VOCABULARY.cut(text):
            assert end <= piece.start < piece.end <= len(text)
            end = piece.end


class TestWindows:
    def test_a_short_text_is_one_window_with_marks_at_both_ends(self) -> None:
        (window,), _ = read("The film.")
        assert window.given == 0
        assert window.ids(VOCABULARY)[0] == VOCABULARY.start
        assert window.ids(VOCABULARY)[-1] == VOCABULARY.end
        assert len(window.shapes) == len(window.ids(VOCABULARY))

    def test_a_long_text_is_read_whole_and_later_windows_remember_its_opening(self) -> None:
        text = "Title here\n\n" + "The film is the film. " * 200
        windows, _ = read(text)
        own = [piece.start for w in windows for piece in w.pieces[w.given :]]
        assert own == sorted(set(own))
        assert len(windows) > 3
        assert all(len(w.pieces) + 2 <= MAX_PIECES for w in windows)
        assert all(w.pieces[0] == windows[0].pieces[0] for w in windows)

    @given(st.text(max_size=400))
    def test_any_text_gives_shapes_within_bounds(self, text: str) -> None:
        for window in read(text)[0]:
            assert all(0 <= shape < SHAPES for shape in window.shapes)

    def test_quotation_marks_and_line_starts_show_in_the_shape(self) -> None:
        (window,), _ = read("He likes “the Film” a lot.")
        by_text = {(p.start, p.end): p.shape for p in window.pieces}
        assert by_text[10, 13] == 8
        assert by_text[14, 18] == 9
        assert window.pieces[0].shape == 16 + 1


def answered(
    text: str, marks: Sequence[tuple[int, int, str]], begins: Mapping[int, float] | None = None
) -> Tagged:
    """Answers of a network that is sure of the given mentions: (start, end, kind).

    `begins` are the weights with which it reads another beginning at a place, of the mark's 4.
    """
    windows, segments = read(text)
    made = []
    for window in windows:
        size = len(window.pieces) + 2
        tags = np.zeros((size, len(TAGS)), np.float32)
        tags[:, 0] = 8
        for start, end, kind in marks:
            for at, piece in enumerate(window.pieces, 1):
                if start <= piece.start < end:
                    tags[at] = 0
                    tags[at, TAGS.index(f"{'B' if piece.start == start else 'I'}-{kind}")] = 8
                    if begins and piece.start in begins:
                        tags[at] = -8
                        tags[at, TAGS.index(f"I-{kind}")] = 4
                        tags[at, TAGS.index(f"B-{kind}")] = begins[piece.start]
        width = len(LINKS) * PAIR_SIZE
        blank = {
            "relations": np.full((size, len(RELATIONS)), -8, np.float32),
            "stated": np.full((size, 1), 8, np.float32),
            "opinions": np.full((size, len(OPINIONS)), -8, np.float32),
            "left": np.zeros((size, width), np.float32),
            "right": np.zeros((size, width), np.float32),
            "versions": np.zeros((size, len(VERSIONS)), np.float32),
        }
        made.append(Logits(tags=tags, **blank))
    return Tagged(windows, made, segments, text)


class TestAnswers:
    TEXT = "Ann Example stars in Big Film. Bo sings."

    def test_marked_stretches_are_mentions_with_their_kind(self) -> None:
        tagged = answered(
            self.TEXT, [(0, 11, "person"), (21, 29, "subject"), (31, 33, "character")]
        )
        found = [(m.span.of(self.TEXT), m.kind) for m in tagged.mentions]
        assert found == [("Ann Example", "person"), ("Big Film", "subject"), ("Bo", "character")]

    def test_two_parts_of_one_title_side_by_side_are_one_mention(self) -> None:
        tagged = answered(self.TEXT, [(21, 24, "subject"), (25, 29, "film")])
        assert [m.span.of(self.TEXT) for m in tagged.mentions] == ["Big Film"]

    def test_titles_that_a_list_joins_are_two_where_the_second_may_begin(self) -> None:
        text = "Tin Sky, Big Film and Low Tide opened."
        for begins, names in ((3.5, ["Tin Sky", "Big Film", "Low Tide"]), (-4, None)):
            tagged = answered(text, [(0, 30, "film")], begins={9: begins, 22: begins})
            found = [m.span.of(text) for m in tagged.mentions]
            assert found == (names or ["Tin Sky, Big Film and Low Tide"])

    def test_what_is_told_may_be_tied_to_words_that_name_no_film(self) -> None:
        tagged = answered(self.TEXT, [(0, 11, "person")])
        tagged._logits[0].left[:] = 1
        tagged._logits[0].right[:] = 4 * PAIR_SCALE
        (person,) = tagged.mentions
        assert tagged.of_film_at(person, Span(21, 29)) > 0.9
        assert tagged.of_film_at(person, Span(9_000, 9_010)) == 0

    def test_two_people_side_by_side_stay_two(self) -> None:
        tagged = answered(self.TEXT, [(0, 3, "person"), (4, 11, "person")])
        assert len(tagged.mentions) == 2

    def test_the_chances_of_a_stretch_tell_a_whole_name_from_a_part(self) -> None:
        tagged = answered(self.TEXT, [(0, 11, "person")])
        assert max(KINDS, key=tagged.chances(Span(0, 11)).__getitem__) == "person"
        assert tagged.chances(Span(0, 11))["none"] < 0.1
        assert tagged.chances(Span(0, 3))["none"] > 0.9
        assert tagged.chances(Span(9_999, 10_001)) == {}

    def test_pairs_need_fitting_kinds(self) -> None:
        tagged = answered(self.TEXT, [(0, 11, "person"), (31, 33, "character")])
        logits = tagged._logits[0]
        logits.left[:] = 1
        logits.right[:] = 4 * PAIR_SCALE
        found = {(p.relation, p.left, p.right) for r in PAIRS for p in tagged.pairs(r)}
        assert found == {("playsCharacter", 0, 1)}

    def test_an_opinion_points_at_the_word_that_speaks_for_it(self) -> None:
        tagged = answered(self.TEXT, [])
        tagged._logits[0].opinions[3, 0] = 5
        (opinion,) = tagged.opinions()
        assert (opinion.aspect, opinion.sign) == OPINIONS[0]
        assert opinion.segment.covers(opinion.trigger)

    def test_a_text_without_words_gives_no_answers(self) -> None:
        assert answered("", []).mentions == []
        assert answered(" \n", []).opinions() == []
