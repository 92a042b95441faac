"""Documents of the corpus made into others, and what they say is true."""

from __future__ import annotations

from screensong.graph.claims import Claim, Entity, Opinion, Rating
from screensong.graph.documents import Span
from training.annotated import Annotated, parse
from training.linear import Case, ridge
from training.shortened import shortened
from training.truth import Truth
from training.untitled import untitled, with_untitled

SOURCE = """kind: review
style: user review
region: uk
film: f1
---
My sister took me to [[Paper Boats|f1]] on a wet Sunday, and I went along because nothing else was on. {f1 overall ? "x"}
[[Ann Vane|p1]] directed it in [[1961|y]]. {f1 director p1} {f1 releaseYear 1961} [[Paper Boats|f1]] is a quiet film and [[Vane|p1]]'s [[Paper Boats|f1]] is better than [[Low Tide|f2]], which came out before. {f1 comparedTo f2}
The acting is superb from the first scene to the last one, and [[Bo Rill|p2]] as [[Hob|c1]] is a wonder. {f1 acting + "superb"} {f1 castMember p2 ?} {p2 playsCharacter c1} {f1 rating 4/5}
"""  # noqa: E501


def _document(source: str = SOURCE) -> Annotated:
    return parse("paper-boats", source.replace(' {f1 overall ? "x"}', ""))


def _claim(predicate: str, subject: Entity, thing: object) -> Claim:
    return Claim(subject, predicate, thing, Span(0, 1))  # type: ignore[arg-type]


FILM = Entity("film", "Paper Boats")


def test_a_review_without_its_title_reads_on_and_keeps_its_facts() -> None:
    document = _document()
    other = untitled(document)
    assert other is not None
    assert "Paper Boats" not in other.text
    assert other.film == "f1"
    assert other.forms("f1") == ()
    assert "Vane's film is better" in other.text
    assert [(f.relation, f.object) for f in other.facts] == [
        (f.relation, f.object) for f in document.facts
    ]
    for mention in other.mentions:
        if mention.key == "p1":
            assert other.text[mention.start : mention.end].endswith("Vane")


def test_a_title_in_a_heading_cannot_be_left_out() -> None:
    headed = SOURCE.replace("---\n", "---\n[[Paper Boats|f1]]\n\n")
    assert untitled(_document(headed)) is None
    assert [d.id for d in with_untitled([_document(headed)])] == ["paper-boats"]
    assert len(list(with_untitled([_document()]))) == 2


def test_a_claim_is_true_if_any_form_of_its_names_is_annotated() -> None:
    truth = Truth(_document())
    assert truth.judge(_claim("director", FILM, Entity("person", "Ann Vane"))) is True
    assert truth.judge(_claim("director", FILM, Entity("person", "Ms. Vane", ("Vane",)))) is True
    assert truth.judge(_claim("director", FILM, Entity("person", "Bo Rill"))) is False
    other = Entity("film", "Low Tide")
    assert truth.judge(_claim("director", other, Entity("person", "Ann Vane"))) is False
    assert truth.judge(_claim("comparedTo", other, FILM)) is True


def test_a_doubtful_annotation_makes_a_claim_neither_true_nor_false() -> None:
    assert Truth(_document()).judge(_claim("castMember", FILM, Entity("person", "Bo Rill"))) is None


def test_values_and_opinions_are_compared_as_written() -> None:
    truth = Truth(_document())
    assert truth.judge(_claim("releaseYear", FILM, 1961)) is True
    assert truth.judge(_claim("releaseYear", FILM, 1962)) is False
    assert truth.judge(_claim("rating", FILM, Rating("4", "5"))) is True
    assert truth.judge(_claim("aspectOpinion", FILM, Opinion("acting", "positive"))) is True
    assert truth.judge(_claim("aspectOpinion", FILM, Opinion("acting", "mixed"))) is False


def test_of_a_film_without_a_name_claims_without_a_name_are_true() -> None:
    other = untitled(_document())
    assert other is not None
    unnamed = Entity("film", "")
    assert Truth(other).judge(_claim("releaseYear", unnamed, 1961)) is True
    assert Truth(other).judge(_claim("releaseYear", Entity("film", "Low Tide"), 1961)) is False


def test_a_ridge_scorer_gives_the_shares_that_it_has_seen() -> None:
    cases = [Case(["a"], "yes" if i % 4 else "no") for i in range(400)]
    cases += [Case(["b"], "no" if i % 4 else "yes") for i in range(400)]
    scorer = ridge(cases, ("no", "yes"), penalty=0.1)
    assert abs(scorer.chances(["a"])["yes"] - 0.75) < 0.02
    assert abs(scorer.chances(["b"])["yes"] - 0.25) < 0.02
    assert scorer.chances(["a"]) == ridge(cases, ("no", "yes"), penalty=0.1).chances(["a"])


def test_what_is_made_of_a_review_remembers_its_title() -> None:
    document = _document()
    without = untitled(document)
    assert without is not None
    assert (document.called, without.called) == ((), document.titles)
    assert not without.forms("f1")
    assert without.titles == document.titles == document.forms("f1")
    cut = next(shortened(document))
    assert cut.titles == document.titles
