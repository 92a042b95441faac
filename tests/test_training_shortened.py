"""Short texts cut from longer documents keep what is marked and stated in them."""

from __future__ import annotations

from training.annotated import Annotated, parse
from training.shortened import all_shapes, shortened

SOURCE = """kind: review
style: user review
region: none
film: f1
---
I had a cold. [[Paper Boats|f1]] is a quiet film by [[Ann Vane|p1]]. {f1 director p1}
[[Bo Rill|p2]] stars. {f1 castMember p2}

It rained as I left. My coat was wet, my hat was gone, and still I walked home with a smile.

[[Cold Slate|f2]], her first, was louder. {f2 director p1}
"""


def _cuts() -> list[Annotated]:
    document = parse("paper-boats-x1", SOURCE)
    return [cut for number in range(40) for cut in shortened(_named(document, number))]


def _named(document: Annotated, number: int) -> Annotated:
    return Annotated(
        f"{document.id}{number}", document.head, document.text, document.mentions, document.facts
    )


def test_each_mention_of_a_short_text_stands_where_it_says() -> None:
    names = {"f1": "Paper Boats", "f2": "Cold Slate", "p1": "Ann Vane", "p2": "Bo Rill"}
    marked = [(cut, mention) for cut in _cuts() for mention in cut.mentions]
    assert marked
    for cut, mention in marked:
        assert cut.text[mention.start : mention.end] == names[mention.key]


def test_a_short_text_states_only_what_stands_in_it() -> None:
    stated = [(cut, fact) for cut in _cuts() for fact in cut.facts]
    assert stated
    for cut, fact in stated:
        assert {fact.subject, fact.object} <= {mention.key for mention in cut.mentions}
        assert 0 < fact.at <= len(cut.text)


def test_a_short_text_names_its_own_film_or_none() -> None:
    for cut in _cuts():
        films = {mention.key for mention in cut.mentions if mention.type == "film"}
        assert "f1" in films or not films


def test_the_same_texts_are_cut_every_time() -> None:
    document = parse("paper-boats-x1", SOURCE)
    assert list(shortened(document)) == list(shortened(document))
    assert next(all_shapes([document])) == document


def test_a_document_without_a_film_under_review_is_not_cut() -> None:
    source = SOURCE.replace("film: f1", "film: none")
    assert not list(shortened(parse("paper-boats-x1", source)))
