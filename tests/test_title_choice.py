"""Which candidate is the title of the film under review."""

from __future__ import annotations

import pytest

from screensong.graph.documents import Span
from screensong.graph.extraction import title_choice
from screensong.graph.extraction.linear import Scorer, replaced
from screensong.graph.extraction.main_film import NO_TITLE, Title
from screensong.graph.extraction.title_choice import Proposed, chosen_title, evidence, whole_titles
from screensong.graph.extraction.titles import HeadTitle

NOTHING = Proposed((), None, None, (), (), 1_000)


def _titles(*names: str, read: dict[str, float] | None = None) -> list[Title]:
    found = [
        Title(name.lower(), [name], first=40 * at, read=None if read is None else read.get(name, 0))
        for at, name in enumerate(names)
    ]
    none = Title(NO_TITLE, read=None if read is None else 0.0)
    return [*found, none]


@pytest.fixture(autouse=True)
def _no_words() -> object:
    with replaced("main_film", Scorer(["title"], [0], {})):
        yield


def test_the_title_with_the_most_evidence_is_chosen_with_its_chance() -> None:
    weights = Scorer(["title"], [0], {"alone": "0:200"})
    alone = HeadTitle("Low Tide", "title-alone", 0)
    proposed = Proposed((alone,), None, alone, (), (), 1_000)
    title, chance = chosen_title(_titles("Paper Boats", "Low Tide"), proposed, weights)
    assert title is not None
    assert title.name == "Low Tide"
    assert 0.7 < chance < 0.9


def test_no_title_is_chosen_where_there_is_likely_none() -> None:
    weights = Scorer(["title"], [0], {"none": "0:300"})
    title, chance = chosen_title(_titles("Paper Boats", "Low Tide"), NOTHING, weights)
    assert title is None
    assert chance > 0.9


def test_without_candidates_there_is_no_title() -> None:
    title, chance = chosen_title(_titles(), NOTHING, Scorer(["title"], [0], {}))
    assert (title, chance) == (None, 1.0)


def test_of_equally_likely_titles_the_first_is_chosen() -> None:
    title, _ = chosen_title(_titles("Paper Boats", "Low Tide"), NOTHING, Scorer(["title"], [0], {}))
    assert title is not None
    assert title.name == "Paper Boats"


def test_what_the_tagger_reads_is_evidence_only_where_it_has_read() -> None:
    unread = evidence(_titles("Paper Boats"), NOTHING)[0]
    read = evidence(_titles("Paper Boats", read={"Paper Boats": 1.0}), NOTHING)[0]
    assert not any(feature.startswith(("read", "share", "rank")) for feature in unread)
    assert {"read>0.8", "rank=0", "share>0.7"} <= set(read)


def test_a_title_that_holds_or_stands_in_another_that_is_read_shows_it() -> None:
    titles = _titles("Boats", "Paper Boats", read={"Paper Boats": 1.0, "Boats": 0.1})
    inner, outer, _ = evidence(titles, NOTHING)
    assert "in-a-read-one" in inner
    assert "holds-a-read-one" not in outer


def test_what_patterns_propose_counts_for_that_title_and_against_the_others() -> None:
    head = HeadTitle("Low Tide", "title-field", 0)
    proposed = Proposed((head,), head, None, [("Paper Boats", 4.0)], (), 1_000)
    boats, tide, none = evidence(_titles("Paper Boats", "Low Tide"), proposed)
    assert {"head:title-field", "chosen", "other-spoken"} <= set(tide)
    assert {"other-chosen", "spoken=0", "spoken>3.3"} <= set(boats)
    assert {"none", "none:chosen=True", "none:spoken=True"} <= set(none)


@pytest.mark.parametrize(
    ("plain", "kept"),
    [
        ("Wet Slate's Moon bored us, and Wet Slate's Moon was long.", False),
        ("Wet Slate's Moon bored us. I preferred Wet Slate.", True),
        ("Wet Slate's Ann bored us.", True),
    ],
)
def test_a_known_title_that_only_owns_in_a_longer_one_is_not_the_title(
    plain: str, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(title_choice, "is_known", lambda kind, name: name == "wet slate")
    short, long = _titles("Wet Slate", "Wet Slate's Moon")[:2]
    starts = [at for at in range(len(plain)) if plain.startswith("Wet Slate", at)]
    short.spans = [Span(at, at + len("Wet Slate")) for at in starts]
    long.spans = [
        Span(at, at + len("Wet Slate's Moon")) for at in starts if plain.startswith("'s", at + 9)
    ]
    assert (short in whole_titles([short, long], plain)) is kept
