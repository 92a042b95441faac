"""Names and links of the public sets: what the tagger tells of them, and how that is compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from public_files import Annotated
from public_scores import Counts, Row, counted, read

from screensong.graph.documents import Span
from screensong.graph.reading.layout import Layout
from screensong.graph.tagger.answers import Reader, Tagged, TaggedMention
from screensong.graph.tagger.encoding import pieces_of, segments_of, windows_of
from screensong.graph.tagger.labels import SUBJECT
from screensong.graph.tagger.wordpieces import WordPieces

_LIKELY = 0.5
_OF_SONG = ("songPerformer", "songWriter")
_MUSICIANS = frozenset(("musicalartist", "band", "person"))
_LINKS = frozenset(("artifact", "role"))


class Scheme(NamedTuple):
    """How names are compared: the class of an official label, and of a mention of the tagger.

    Labels and mentions without a class are left out of the count.
    """

    measured: str
    of_label: Callable[[str], str | None]
    of_mention: Callable[[TaggedMention], str | None]


_PEOPLE = {"person": "people", "performer": "people"}
# Which official type stands for a kind was chosen on the part that is learnt from.
_CROSSNER_TYPES: Mapping[str, str] = {
    "person": "musicalartist", "performer": "band", "place": "location", "song": "song",
    "award": "award", "musicGenre": "musicgenre", "instrument": "musicalinstrument",
    "organization": "organisation",
}  # fmt: skip
_CROSSNER_KINDS = {**{kind: kind for kind in _CROSSNER_TYPES}, **_PEOPLE}
_CROSSNER_TOLD: Mapping[str, str] = {
    **{label: _CROSSNER_KINDS[kind] for kind, label in _CROSSNER_TYPES.items()},
    "person": "people", "country": "place",
}  # fmt: skip
_SLOTS: Mapping[str, str] = {
    "Actor": "people", "Director": "people", "Character_Name": "character", "Soundtrack": "song",
    "Genre": "filmGenre", "Award": "award",
}  # fmt: skip
_SLOT_KINDS = {kind: kind for kind in _SLOTS.values()} | _PEOPLE
_SLOT_OF = {kind: slot for slot, kind in _SLOTS.items() if kind != "people"}
_WORKS = (SUBJECT, "film", "song", "work", "other")
_DEEZER_KINDS = {**dict.fromkeys(_PEOPLE, "Artist"), **dict.fromkeys(_WORKS, "WoA")}


def _same(label: str) -> str:
    return label


def _any(_: object) -> str:
    return "name"


def _class(name: tuple[Span, str]) -> str:
    return name[1]


def _by_kind(kinds: Mapping[str, str]) -> Callable[[TaggedMention], str | None]:
    return lambda mention: kinds.get(mention.kind)


def _slot(mention: TaggedMention) -> str | None:
    """Return the slot of MIT movie trivia: of people by the part that the tagger reads there."""
    if mention.kind not in _PEOPLE:
        return _SLOT_OF.get(mention.kind)
    directs = mention.relations["director"] > mention.relations["castMember"]
    return "Director" if directs else "Actor"


CROSSNER = (
    Scheme("names, all 13 types (untold: missed)", _same, _by_kind(_CROSSNER_TYPES)),
    Scheme("names, 7 classes told", _CROSSNER_TOLD.get, _by_kind(_CROSSNER_KINDS)),
    Scheme("names, spans alone", _any, _any),
)
TRIVIA = (
    Scheme("names, all 12 slots (untold: missed)", _same, _slot),
    Scheme("names, 6 slots that map", {slot: slot for slot in _SLOTS}.get, _slot),
    Scheme("names, 5 classes told", _SLOTS.get, _by_kind(_SLOT_KINDS)),
)
DEEZER = (
    Scheme("names, artists and works", _same, _by_kind(_DEEZER_KINDS)),
    Scheme("names, artists", {"Artist": "Artist"}.get, _by_kind(dict.fromkeys(_PEOPLE, "Artist"))),
)


def name_rows(
    of: str, sentences: Sequence[Annotated], schemes: Sequence[Scheme], tagger: Reader
) -> list[Row]:
    """Return a row for each way to compare the names of sentences with the tagger's mentions."""
    told: list[list[dict[str, Counts]]] = [[] for _ in schemes]
    for sentence in sentences:
        layout, tagged = read(sentence.text, tagger)
        mentions = [(layout.view.to_source(m.span), m) for m in tagged.mentions]
        for scheme, counts in zip(schemes, told, strict=True):
            gold = {(n.span, c) for n in sentence.names if (c := scheme.of_label(n.label))}
            said = {(span, c) for span, m in mentions if (c := scheme.of_mention(m))}
            counts.append(
                counted(*(map(_class, part) for part in (gold & said, said - gold, gold - said)))
            )
    return [Row(of, scheme.measured, one) for scheme, one in zip(schemes, told, strict=True)]


def link_rows(
    of: str, sentences: Sequence[Annotated], tagger: Reader, vocabulary: WordPieces
) -> list[Row]:
    """Return the rows of CrossRE: who sings or wrote which song, of names given and found.

    The first row says yes to every song and musician of a sentence: what the names alone give.
    """
    names = ("names given, every pair said", "names given", "names found too")
    told: list[list[dict[str, Counts]]] = [[] for _ in names]
    for sentence in sentences:
        layout, tagged = read(sentence.text, tagger)
        gold = _gold_links(sentence)
        pairs = {
            (song.span, name.span)
            for song in sentence.names
            for name in sentence.names
            if song.label == "song" and name.label in _MUSICIANS
        }
        chances = _chances(layout, tagged, vocabulary)
        spans = [layout.view.to_source(mention.span) for mention in tagged.mentions]
        said = (
            pairs,
            {pair for pair in pairs if chances(*pair) >= _LIKELY},
            {
                (spans[pair.left], spans[pair.right])
                for relation in _OF_SONG
                for pair in tagged.pairs(relation, _LIKELY)
            },
        )
        for counts, one in zip(told, said, strict=True):
            counts.append(
                counted(*(map(_any, part) for part in (gold & one, one - gold, gold - one)))
            )
    return [
        Row(of, f"songs and their people, {name}", counts)
        for name, counts in zip(names, told, strict=True)
    ]


def _gold_links(sentence: Annotated) -> set[tuple[Span, Span]]:
    """Return the songs with a musician that a link joins, whichever way it points."""
    return {
        (song.span, name.span)
        for label, left, right in sentence.links
        for song, name in (
            (sentence.names[left], sentence.names[right]),
            (sentence.names[right], sentence.names[left]),
        )
        if label in _LINKS and song.label == "song" and name.label in _MUSICIANS
    }


def _chances(
    layout: Layout, tagged: Tagged, vocabulary: WordPieces
) -> Callable[[Span, Span], float]:
    """Return what gives the chance that one of two stretches is a song and the other its person.

    It is 0 for what the tagger did not read, or not together.
    """
    pieces = pieces_of(layout.view.plain, segments_of(layout), vocabulary)
    places = {
        piece.start: (number, at)
        for number, window in enumerate(windows_of(pieces))
        for at, piece in enumerate(window.pieces, 1)
        if at > window.given
    }

    def mention(span: Span) -> TaggedMention | None:
        plain = layout.view.to_plain(span)
        place = places.get(plain.start) if plain is not None else None
        return TaggedMention(span, {}, {}, 1.0, *place) if place is not None else None

    def chance(song: Span, person: Span) -> float:
        left, right = mention(song), mention(person)
        if left is None or right is None:
            return 0.0
        return max(tagged.pair(relation, left, right) for relation in _OF_SONG)

    return chance
