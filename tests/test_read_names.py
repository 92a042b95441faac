"""What a tagger reads, mended by the text as a whole."""

from __future__ import annotations

from screensong.graph.documents import Document, Span
from screensong.graph.extraction.read_names import makers_names, read_names
from screensong.graph.reading.layout import lay_out
from screensong.graph.tagger.answers import TaggedMention
from screensong.graph.tagger.labels import KINDS, RELATIONS
from screensong.graph.tagger.model import shipped_tagger

TEXT = "Paul Vane shot Slate. Orr is in Vane, too."


def _mention(name: str, kind: str, *relations: str, start: int = 0) -> TaggedMention:
    at = TEXT.index(name, start)
    said = dict.fromkeys(RELATIONS, 0.0) | dict.fromkeys(relations, 1.0)
    kinds = dict.fromkeys(KINDS, 0.0) | {kind: 1.0}
    return TaggedMention(Span(at, at + len(name)), kinds, said, 1.0, 0, at)


def test_the_last_name_of_who_makes_a_film_is_no_title() -> None:
    vane = _mention("Vane", "film", start=10)
    maker = _mention("Paul Vane", "person", "cinematographer")
    others = [_mention("Slate", "film"), _mention("Orr", "film"), vane]
    assert list(makers_names(TEXT, [maker, *others])) == [vane.span]


def test_that_of_somebody_else_may_be_one() -> None:
    vane, hero = _mention("Vane", "film", start=10), _mention("Paul Vane", "character")
    seen = _mention("Paul Vane", "person")
    assert list(makers_names(TEXT, [hero, vane])) == []
    assert list(makers_names(TEXT, [seen, vane])) == []


def test_such_a_name_is_read_as_somebody() -> None:
    layout = lay_out(Document("d", TEXT))
    tagged = read_names(shipped_tagger(), layout)
    assert tagged is not None
    start = TEXT.index("Vane", 10)
    tagged.name(Span(start, start + 4), dict.fromkeys(KINDS, 0.0) | {"film": 1.0})
    tagged.name(Span(start, start + 4), dict.fromkeys(KINDS, 0.0) | {"person": 1.0})
    read = tagged.mention_at(Span(start, start + 4))
    assert read is not None
    assert read.kind == "person"
    assert read_names(None, layout) is None
