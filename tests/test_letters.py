"""Letters, posts, posters: the head of an e-mail, and what a text quotes of another's."""

from __future__ import annotations

import pytest

from .extraction_facts import facts
from .test_layout import laid, pairs

BODY = "We saw The Tin Boat last night. It is a film by Ann Vane, and Bo Marsh plays the ferryman."


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ('"Cy Lund" <cy@quay.example>', "Cy Lund"),
        ("Cy Lund <cy@quay.example>", "Cy Lund"),
        ("cy@quay.example (Cy Lund)", "Cy Lund"),
    ],
)
def test_a_letter_is_signed_by_its_sender(sender: str, name: str) -> None:
    text = (
        f"From: {sender}\nTo: club@lists.example\nDate: Mon, 23 Jan 2006 11:02:45 +0000\n\n{BODY}"
    )
    assert pairs(laid(text)) == [("reviewAuthor", name), ("reviewDate", "Mon, 23 Jan 2006")]


@pytest.mark.parametrize("subject", ["Re: [filmclub] The Tin Boat", "Fwd: REVIEW: The Tin Boat"])
def test_the_subject_of_a_letter_may_name_the_film(subject: str) -> None:
    said = facts(f"From: Cy Lund <cy@quay.example>\nSubject: {subject}\n\n{BODY}", under_head=False)
    assert ("The Tin Boat", "reviewAuthor", "Cy Lund") in said


def test_two_labels_of_other_lines_make_no_letter() -> None:
    text = f"To: all\nRe: the boiler\n\n{BODY}"
    assert "reviewAuthor" not in dict(pairs(laid(text)))


@pytest.mark.parametrize(
    "quoted",
    [
        "> moss wrote:\n> The Tin Boat was directed by Di Hale.\n> 2/10",
        "On 20/01/2006, Di Moss wrote:\n> The Tin Boat was directed by Di Hale. 2/10",
        "Quote:\nOriginally Posted by moss\nThe Tin Boat was directed by Di Hale.\n2/10",
        '[quote="moss"]The Tin Boat was directed by Di Hale.\n2/10[/quote]',
    ],
)
def test_what_a_post_quotes_of_another_states_nothing(quoted: str) -> None:
    said = facts(f"The Tin Boat\n\n{quoted}\n\n{BODY}", under_head=False)
    assert {o for _, p, o in said if p == "director"} == {"Ann Vane"}
    assert "rating" not in {p for _, p, _ in said}


def test_the_head_of_a_post_gives_its_date() -> None:
    text = f"The Tin Boat\nby moss77 » Tue Aug 12, 2014 9:41 pm\n\n{BODY}"
    assert ("The Tin Boat", "reviewDate", "2014-08-12") in facts(text, under_head=False)


@pytest.mark.parametrize(
    "quoted",
    [
        '"Unmissable!" ★★★★★ The Quay Gazette\n“Director Di Hale\'s finest hour” – Reel Monthly',
        "“I laughed and I cried” — K. Dunn, Radio Six\n“A quiet film by Di Hale” — The Herald",
    ],
)
def test_what_a_poster_quotes_below_each_other_states_nothing(quoted: str) -> None:
    layout = laid(f"The Tin Boat\n\n{quoted}\n\n{BODY}")
    read = [layout.view.plain[slice(*s.span)] for s in layout.sentences]
    assert not any("Di Hale" in sentence or "Quay" in sentence for sentence in read)


def test_songs_in_quotation_marks_below_each_other_are_no_praise() -> None:
    text = f"The Tin Boat\n\n“Row Me Home” – Bo Marsh\n“Stay!” – The Gulls\n\n{BODY}"
    assert "boilerplate" not in {block.kind for block in laid(text).blocks}


def test_comments_below_a_text_that_ends_without_a_stop_state_nothing() -> None:
    body = f"{BODY} It is slow and rather long, and I saw it twice — posted by Cy on a Monday"
    text = f"The Tin Boat\n\n{body}\n\n3 comments\nmoss: The director is Di Hale.\nboatman: 2/10"
    assert "Di Hale" not in {o for _, _, o in facts(text, under_head=False)}
