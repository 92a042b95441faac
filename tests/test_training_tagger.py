"""What the tagger learns from: annotated documents, as written and under other names."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import NamedTuple

import pytest

from screensong.graph.claims import Claim, Entity
from screensong.graph.documents import Span
from screensong.graph.extraction.films import Films
from screensong.graph.tagger.labels import LINKS, OF_FILM, OPINIONS, RELATIONS, TAGS, VERSIONS
from screensong.graph.tagger.model import shipped_tagger
from screensong.graph.tagger.wordpieces import WordPieces
from training import weigh
from training.annotated import parse, paths, read
from training.facts import to_gold
from training.tagger.crossner import DOMAINS, crossner_examples
from training.tagger.docred import docred_examples
from training.tagger.examples import Example, examples_of
from training.tagger.renaming import Names, film_titles, renamed
from training.truth import Truth
from training.versions import version_of
from training.weigh import rounds_of

VOCABULARY = WordPieces(
    [
        "[PAD]", "[UNK]", "[CLS]", "[SEP]", ".", ",", "the", "lamp", "is", "ann", "example",
        "plays", "tom", "bo", "player", "and", "superb", "'", "s", "film", "may", "have", "it",
    ]
)  # fmt: skip
SOURCE = """kind: review
style: capsule
region: uk
film: f1
---
[[The Lamp|f1]] is [[Ann Example|p1]]'s film. {f1 director p1}
[[Bo Player|p2]] plays [[Tom|c1]], and is superb. {f1 castMember p2} {p2 playsCharacter c1} @@
[[Bo|p2]] may have written it. {f1 screenwriter p2 !hypothetical}
""".replace("@@", '{f1 acting + "superb"}')


def at(example_ids: list[int], word: str) -> int:
    return example_ids.index(VOCABULARY._number[word])


TWICE = """kind: review
style: capsule
region: uk
film: f1
---
[[The Lamp|f1]] may have [[Ann Example|p1]], and [[the film|f2~]] of [[1951|y]] [[Bo Player|p2]]. @@
""".replace("@@", "{f1 castMember p1} {f2 releaseYear 1951} {f2 castMember p2}")


def test_names_and_years_have_the_version_of_the_film_that_they_are_told_of() -> None:
    document = parse("d", TWICE)
    assert version_of(document) == {"p1": "this", "p2": "other", "1951": "other"}
    (example,) = examples_of(document, VOCABULARY)
    versions = {example.ids[at]: VERSIONS[kind] for at, kind in example.versions}
    numbers = VOCABULARY._number
    assert versions[numbers["ann"]] == "this"
    assert versions[numbers["bo"]] == "other"
    assert len(versions) == 3


@pytest.mark.parametrize("called", ["[[The Lamp|f2]]", "[[the first film|f2~]]"])
def test_the_first_film_of_a_series_counts_as_another_version(called: str) -> None:
    source = TWICE.replace("The Lamp|f1", "The Lamp 2|f1").replace("[[the film|f2~]]", called)
    named = source.replace("{f2 castMember p2}", "{f2 castMember p2} {f2 comparedTo f1}")
    assert version_of(parse("d", named))["p2"] == "other"


def test_who_is_in_both_films_is_of_no_version_and_who_is_in_none_of_neither() -> None:
    both = parse("d", TWICE.replace("{f2 castMember p2}", "{f2 castMember p1}"))
    assert version_of(both) == {"p2": "neither", "1951": "other"}


def test_a_claim_on_one_version_is_no_claim_on_the_other_and_its_year_tells_which() -> None:
    document = parse("d", TWICE)
    this, other = Entity("film", "The Lamp"), Entity("film", "The Lamp (1951)", ("The Lamp",), 1951)
    ann, bo = Entity("person", "Ann Example"), Entity("person", "Bo Player")
    truth = Truth(document)
    told = [(film, who) for film in (this, other) for who in (ann, bo)]
    judged = [
        truth.judge(Claim(f, "castMember", w, Span(0, 1), w.name, "asserted", 0.9, "p"))
        for f, w in told
    ]
    assert judged == [True, False, False, True]


def test_gold_names_another_version_of_the_title_with_its_year() -> None:
    gold = to_gold(parse("d", TWICE))
    told = {(fact["s"]["name"], fact["p"]) for fact in gold["facts"]}
    other = "The Lamp (1951)"
    assert told == {("The Lamp", "castMember"), (other, "castMember"), (other, "releaseYear")}
    undated = to_gold(parse("d", TWICE.replace("{f2 releaseYear 1951} ", "")))
    assert [fact.get("optional", False) for fact in undated["facts"]] == [False, True]


def test_mentions_relations_pairs_and_opinions_stand_at_their_pieces() -> None:
    (example,) = examples_of(parse("d", SOURCE), VOCABULARY)
    lamp, ann, tom = at(example.ids, "lamp"), at(example.ids, "ann"), at(example.ids, "tom")
    assert example.tags[lamp] == (TAGS.index("I-subject"),)
    assert example.tags[ann] == (TAGS.index("B-person"),)
    assert example.tags[0] == ()
    told = dict(example.relations)
    assert told[ann][RELATIONS.index("director")] == 1.0
    assert told[ann][RELATIONS.index("composer")] == 0.0
    assert (0, at(example.ids, "bo"), tom, 1.0) in example.pairs
    held = [values for _, _, values in example.opinions if any(values)]
    assert [values.index(1.0) for values in held] == [OPINIONS.index(("acting", "positive"))]
    assert (at(example.ids, "superb"), OPINIONS.index(("acting", "positive"))) in example.words


def test_what_is_told_of_one_film_is_paired_with_its_name_and_not_with_others() -> None:
    source = SOURCE.replace(" @@", "").replace(
        "{f1 acting", "[[It|f2]] is [[Bo|p2]]'s. {f2 director p2} {f1 acting"
    )
    (example,) = examples_of(parse("d", source), VOCABULARY)
    of_film = [pair[1:] for pair in example.pairs if pair[0] == LINKS.index(OF_FILM)]
    lamp, ann = at(example.ids, "lamp") - 1, at(example.ids, "ann")
    other = max(film for _, film, _ in of_film)
    assert {(place, value) for place, film, value in of_film if film == other} >= {(ann, 0.0)}
    assert (ann, lamp, 1.0) in of_film
    assert [film for _, film, value in of_film if value and film == other] == [other]


def test_what_is_only_supposed_is_no_relation_and_not_stated() -> None:
    (example,) = examples_of(parse("d", SOURCE), VOCABULARY)
    later = max(place for place, _ in example.stated)
    assert dict(example.stated)[later] == 0.0
    assert dict(example.relations)[later][RELATIONS.index("screenwriter")] == 0.0


@pytest.mark.parametrize("seed", range(3))
def test_a_renamed_document_says_the_same_of_other_names(seed: int) -> None:
    documents = [read(path) for path in paths("train")[:40]]
    names = Names(documents)
    for document in documents:
        other = renamed(document, names, random.Random(seed), share=0.8)
        assert [m.key for m in other.mentions] == [m.key for m in document.mentions]
        assert [(f.subject, f.relation, f.object) for f in other.facts] == [
            (f.subject, f.relation, f.object) for f in document.facts
        ]
        for old, new in zip(document.facts, other.facts, strict=True):
            assert other.text[: new.at].count("\n") == document.text[: old.at].count("\n")
        for mention in other.mentions:
            assert 0 <= mention.start < mention.end <= len(other.text)


def test_letter_case_and_short_forms_carry_over() -> None:
    source = SOURCE.replace("may have written it.", "may have written it, says [[PLAYER|p2]].")
    names = Names([parse("d", source)], ["A Quiet Harbour"])
    names.first, names.last = ["Ida"], ["Venn"]
    text = renamed(parse("d", source), names, random.Random(1), share=1.0).text
    assert "A Quiet Harbour is Ida Venn's film." in text
    assert "Ida Venn plays" in text
    assert "Ida may have written it, says VENN." in text


def test_who_acts_by_an_article_is_hardly_labelled_for_other_work(tmp_path: Path) -> None:
    told = [
        dict(zip(RELATIONS, values, strict=True))
        for example in _article(tmp_path)
        for _, values in example.relations
    ]
    names = ("director", "castMember", "screenwriter", "editor", "theme")
    assert [[of[name] for name in names] for of in told] == [
        [1.0, 0.0, None, None, None],
        [0.0, 1.0, 0.0, 0.0, None],
        [0.0, 0.0, 0.0, None, 0.0],
    ]


def test_what_an_article_does_not_tell_apart_stays_open(tmp_path: Path) -> None:
    (example,) = _article(tmp_path)
    tags = [{TAGS[tag] for tag in allowed} for allowed in example.tags[1:-1]]
    assert tags[:2] == [{"B-subject", "B-work"}, {"I-subject", "I-work"}]
    assert tags[2] == {"O"}
    assert {"B-person"} in tags
    assert {"B-person", "B-performer", "B-character"} in tags


def _article(folder: Path) -> list[Example]:
    """Write an article about a film with a director, an actor and one more name, and read it."""
    film, made, played, other = (
        [{"type": kind, "sent_id": sentence, "pos": place, "name": name}]
        for kind, sentence, place, name in (
            ("MISC", 0, [0, 2], "The Lamp"), ("PER", 0, [3, 5], "Ann Example"),
            ("PER", 1, [0, 2], "Bo Player"), ("PER", 1, [3, 4], "Tom"),
        )
    )  # fmt: skip
    article = {
        "title": "The Lamp",
        "sents": [["The", "Lamp", "is", "Ann", "Example", "."], ["Bo", "Player", "plays", "Tom"]],
        "vertexSet": [film, made, played, other],
        "labels": [
            {"r": "P57", "h": 0, "t": 1, "evidence": [0]},
            {"r": "P161", "h": 0, "t": 2, "evidence": [1]},
        ],
    }
    (folder / "re_docred").mkdir()
    (folder / "re_docred" / "dev_revised.json").write_text(json.dumps([article]), "utf-8")
    return docred_examples(folder, VOCABULARY)


def test_films_are_given_titles_of_lists_but_of_films_that_are_measured_on(tmp_path: Path) -> None:
    kept = next(d for d in map(read, paths("validation")) if d.film)
    films = [{"title": kept.forms(kept.film or "")[0]}, {"title": "A Quiet Harbour"}]
    (tmp_path / "movies-1930s.json").write_text(json.dumps(films), "utf-8")
    assert film_titles(tmp_path) == ["A Quiet Harbour"]


def test_every_third_public_sentence_is_kept_aside(tmp_path: Path) -> None:
    for domain, parts in DOMAINS.items():
        (tmp_path / "crossner" / domain).mkdir(parents=True)
        for part in parts:
            text = "Bo\tB-person\nplays\tO\n\n" * 6 if (domain, part) == ("music", "dev") else ""
            (tmp_path / "crossner" / domain / f"{part}.txt").write_text(text, "utf-8")
    assert len(crossner_examples(tmp_path, VOCABULARY)["music"]) == 4


def test_a_document_is_weighed_as_the_latest_tagger_reads_it_that_had_not_seen_it() -> None:
    documents = [parse(name, SOURCE) for name in "abcd"]
    first, second = Path("first"), Path("second")
    rounds = rounds_of(documents, [(first, frozenset("a")), (second, frozenset("abc"))])
    assert [each.tagger for each in rounds] == [first, second]
    assert [[d.id for d in each.seen] for each in rounds] == [["a"], ["a", "b", "c"]]
    assert [[d.id for d in each.unseen] for each in rounds] == [["b", "c"], ["d"]]


@pytest.mark.parametrize(
    ("title", "label"), [("Paper Boats", "right"), ("The Salt Road", "wrong"), ("", "wrong")]
)
def test_a_choice_of_title_is_right_where_the_document_means_that_film(
    title: str, label: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = parse("d", SOURCE.replace("The Lamp", "Paper Boats"))
    main = Entity("film", title)
    monkeypatch.setattr(weigh, "Reading", lambda *_, **__: _Read(Films(main, (), signs=("is",))))
    case = weigh.certainty_case(document, shipped_tagger())
    assert case is not None
    assert (case.features, case.label) == (("is",), label)


class _Read(NamedTuple):
    films: Films
