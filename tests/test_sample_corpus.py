"""The sample reviews and their gold: complete, varied, and in disagreement on purpose."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from screensong.data import GOLD, REVIEWS, WORDS


def words_of(spaced: str) -> frozenset[str]:
    return frozenset(spaced.split())


RELATIONS = words_of(
    "director screenwriter producer cinematographer editor castMember playsCharacter "
    "characterIn composer soundtrackSong songPerformer songWriter musicGenre instrument theme "
    "filmGenre releaseYear runtimeMinutes rating reviewDate reviewAuthor basedOn setIn "
    "comparedTo influencedBy award studio recordLabel aspectOpinion"
)
ENTITY_TYPES = words_of(
    "film person performer character song musicGenre instrument theme filmGenre work place "
    "award studio label movement"
)
ASPECTS = words_of(
    "acting direction score cinematography editing screenplay productionDesign pacing dialogue "
    "effects overall"
)

Record = dict[str, Any]
Gold = dict[str, Any]


def records(path: Path) -> list[Record]:
    """Return the records of a .jsonl or .csv file."""
    text = path.read_bytes().decode("utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    return list(csv.DictReader(text.splitlines(keepends=True)))


def columns(record: Record) -> list[str]:
    """Return the lines that a record's other columns become."""
    extra = ((key, value) for key, value in record.items() if key not in {"id", "text"})
    return [f"{key.capitalize()}: {value}" for key, value in extra if str(value)]


def read_texts() -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in sorted(REVIEWS.iterdir()):
        if path.suffix in {".jsonl", ".csv"}:
            for record in records(path):
                lines = "\n".join(columns(record))
                texts[f"{path.stem}/{record['id']}"] = f"{record['text'].strip()}\n\n{lines}"
        else:
            texts[path.stem] = path.read_bytes().decode("utf-8-sig")
    return texts


TEXTS = read_texts()
GOLDS: dict[str, Gold] = {
    path.relative_to(GOLD).with_suffix("").as_posix(): json.loads(path.read_text("utf-8"))
    for path in sorted(GOLD.rglob("*.json"))
}


def prose(text: str) -> list[str]:
    """Return the words of a document without markup, in lower case."""
    return re.findall(r"[\w’']+", re.sub(r"<[^>]+>", " ", text).casefold())


def required(gold: Gold) -> list[Record]:
    return [fact for fact in gold["facts"] if not fact.get("optional")]


def stated(relation: str) -> dict[str, dict[str, set[Any]]]:
    """Return film -> value or name -> documents, over what the gold requires of a relation."""
    found: dict[str, dict[str, set[Any]]] = defaultdict(lambda: defaultdict(set))
    for name, gold in GOLDS.items():
        for fact in required(gold):
            if fact["p"] == relation and fact["s"]["type"] == "film":
                thing = fact["o"].get("name", fact["o"].get("value"))
                found[fact["s"]["name"]][str(thing)].add(name)
    return found


def one_letter_apart(one: str, other: str) -> bool:
    """Tell whether deleting, adding or changing one letter turns `one` into `other`."""
    short, long = sorted((one, other), key=len)
    if one == other or len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]


def layouts(path: Path) -> set[str]:
    """Return the layouts that a file shows."""
    raw = path.read_bytes().decode("utf-8-sig")
    text = raw.replace("\r\n", "\n")
    lines = text.strip().split("\n")
    found = {path.suffix.lstrip(".")} & {"jsonl", "csv", "html"}
    signs = {
        "header block": re.match(r"(?:[A-Z][\w ]{2,20}: \S.*\n){5}", text),
        "label above value": re.search(
            r"^Director\n[A-Z].*\n\n[A-Z][a-z]+\n\S", text, re.MULTILINE
        ),
        "front matter": text.startswith("---\n"),
        "bold labels": re.search(r"^\*\*Director:\*\* \S", text, re.MULTILINE),
        "schema.org data": "application/ld+json" in text,
        "numbered tracks": len(re.findall(r"^\d+\. \S.* – \S", text, re.MULTILINE)) >= 5,
        "slashed tracks": any(line.count(" / ") >= 8 for line in lines),
        "capsule": len(lines) == 1 and path.suffix == ".txt",
        "questions and answers": len(re.findall(r"^Q\. ", text, re.MULTILINE)) >= 3,
        "hard-wrapped": sum(50 <= len(line) <= 66 for line in lines) >= 20,
        "free prose": path.suffix == ".txt" and lines[0].endswith((".", "?")) and len(lines) > 5,
        "CRLF and BOM": "\r\n" in raw and path.read_bytes().startswith(b"\xef\xbb\xbf"),
    }
    return found | {name for name, sign in signs.items() if sign}


def test_the_data_folders_exist() -> None:
    assert REVIEWS.is_dir()
    assert GOLD.is_dir()
    assert WORDS.is_dir()


def test_every_document_has_a_gold_and_every_gold_a_document() -> None:
    assert sorted(TEXTS) == sorted(GOLDS)
    assert all(gold["id"] == name for name, gold in GOLDS.items())


def test_the_corpus_is_large_enough_and_much_of_it_is_about_music() -> None:
    assert len(TEXTS) >= 24
    kinds = Counter(gold["kind"] for gold in GOLDS.values())
    assert set(kinds) <= {"review", "soundtrack", "other"}
    assert kinds["soundtrack"] >= 8


def test_documents_are_neither_snippets_nor_books() -> None:
    lengths = {name: len(prose(text)) for name, text in TEXTS.items()}
    assert {name: words for name, words in lengths.items() if not 120 <= words <= 480} == {}


def test_many_layouts_occur() -> None:
    seen = {layout for path in REVIEWS.iterdir() for layout in layouts(path)}
    assert seen == {
        "jsonl", "csv", "html", "header block", "label above value", "front matter", "bold labels",
        "schema.org data", "numbered tracks", "slashed tracks", "capsule", "questions and answers",
        "hard-wrapped", "free prose", "CRLF and BOM",
    }  # fmt: skip


def test_accents_curly_quotes_and_emoji_occur() -> None:
    together = "".join(TEXTS.values())
    assert set("áéíóúü") <= set(together)
    assert set("“”’—") <= set(together)
    assert re.search("[\U0001f300-\U0001faff]", together)


@pytest.mark.parametrize("name", sorted(GOLDS))
def test_every_evidence_stands_in_its_document(name: str) -> None:
    text = TEXTS[name]
    missing = [fact["evidence"] for fact in GOLDS[name]["facts"] if fact["evidence"] not in text]
    assert missing == []
    assert all(2 <= len(fact["evidence"]) <= 900 for fact in GOLDS[name]["facts"])


@pytest.mark.parametrize("name", sorted(GOLDS))
def test_relations_types_and_aspects_are_known(name: str) -> None:
    for fact in GOLDS[name]["facts"]:
        assert fact["p"] in RELATIONS
        assert fact["s"]["type"] in ENTITY_TYPES
        if "name" in fact["o"]:
            assert fact["o"]["type"] in ENTITY_TYPES
        elif fact["p"] == "aspectOpinion":
            assert fact["o"]["value"]["aspect"] in ASPECTS
            assert fact["o"]["value"]["polarity"] in {"positive", "negative", "mixed"}
        else:
            assert fact["p"] in {"releaseYear", "runtimeMinutes", "rating", "reviewDate"}


@pytest.mark.parametrize("name", sorted(GOLDS))
def test_no_fact_is_annotated_twice(name: str) -> None:
    keys = [json.dumps([fact["s"], fact["p"], fact["o"]]) for fact in GOLDS[name]["facts"]]
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_one_aspect_of_a_film_has_one_required_polarity_in_a_document() -> None:
    for name, gold in GOLDS.items():
        aspects = Counter(
            (fact["s"]["name"], fact["o"]["value"]["aspect"])
            for fact in required(gold)
            if fact["p"] == "aspectOpinion"
        )
        assert [key for key, times in aspects.items() if times > 1] == [], name


def test_names_in_the_gold_stand_in_the_text() -> None:
    concepts = {"theme", "work", "award", "musicGenre", "filmGenre"}
    for name, gold in GOLDS.items():
        # Compared without markup and line breaks; a rendered name may cross both.
        text = " ".join(TEXTS[name].split()).casefold()
        for fact in gold["facts"]:
            for entity in (fact["s"], fact["o"]):
                if "name" in entity and entity["type"] not in concepts:
                    forms = [entity["name"], *entity.get("aliases", ())]
                    assert [form for form in forms if form.casefold() not in text] == [], name


def test_no_two_documents_share_eight_words_in_a_row() -> None:
    where: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name, text in TEXTS.items():
        words = prose(text)
        for start in range(len(words) - 7):
            where[tuple(words[start : start + 8])].add(name)
    assert {" ".join(run): names for run, names in where.items() if len(names) > 1} == {}


def test_two_documents_disagree_on_the_running_time_of_one_film() -> None:
    disputed = {film: times for film, times in stated("runtimeMinutes").items() if len(times) > 1}
    assert len(disputed) == 1
    (times,) = disputed.values()
    assert sorted(times) == ["128", "130"]
    assert {len(documents) for documents in times.values()} == {1}


def test_no_two_documents_disagree_on_a_year() -> None:
    assert {film: years for film, years in stated("releaseYear").items() if len(years) > 1} == {}


def test_one_score_is_praised_in_one_document_and_blamed_in_another() -> None:
    opposed = [
        film
        for film, opinions in stated("aspectOpinion").items()
        if {str({"aspect": "score", "polarity": side}) for side in ("positive", "negative")}
        <= set(opinions)
    ]
    assert len(opposed) == 1


def test_one_composer_is_spelt_in_two_ways_one_letter_apart() -> None:
    variants = {
        (film, one, other)
        for film, names in stated("composer").items()
        for one, other in combinations(sorted(names), 2)
        if one_letter_apart(one, other)
    }
    assert len(variants) == 1


def test_people_and_songs_connect_the_films() -> None:
    directors = Counter(name for names in stated("director").values() for name in names)
    composers = Counter(name for names in stated("composer").values() for name in names)
    songs = Counter(name for names in stated("soundtrackSong").values() for name in names)
    assert sum(films >= 2 for films in directors.values()) >= 4
    assert sum(films >= 3 for films in composers.values()) >= 2
    assert max(songs.values()) >= 2
    actors = {name for names in stated("castMember").values() for name in names}
    singers = {
        fact["o"]["name"]
        for gold in GOLDS.values()
        for fact in required(gold)
        if fact["p"] == "songPerformer"
    }
    assert len(actors & singers) >= 5
