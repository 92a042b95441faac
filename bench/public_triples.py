"""Triples of Text2KGBench: what the tagger and the whole extractor say, and how it is compared.

The sets hold one or two triples of a sentence, found by matching Wikidata to Wikipedia, and not
all that it says: what is said beyond counts as wrong, so precision is a lower bound. As the
benchmark does, a second row leaves out relations that are not annotated of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from public_files import Stated
from public_scores import Counts, Row, counted, read

from screensong.graph.claims import Claim, Entity
from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.tagger.answers import Reader, Tagged
from screensong.graph.tagger.labels import SUBJECT

_LIKELY = 0.5
FILM_RELATIONS: Mapping[str, str] = {
    "director": "director", "screenwriter": "screenwriter", "cast member": "castMember",
    "genre": "filmGenre", "based on": "basedOn", "award received": "award",
    "production company": "studio", "characters": "characterIn", "narrative location": "setIn",
}  # fmt: skip
_PEOPLE = frozenset(("person", "performer"))
_KINDS: Mapping[str, frozenset[str]] = {
    "director": _PEOPLE, "screenwriter": _PEOPLE, "castMember": _PEOPLE,
    "filmGenre": frozenset(("filmGenre",)), "basedOn": frozenset(("work", "film", "other")),
    "award": frozenset(("award",)), "studio": frozenset(("organization",)),
    "characterIn": frozenset(("character",)), "setIn": frozenset(("place",)),
}  # fmt: skip
"""The kinds of mentions that a relation may hold of."""
DATED_RELATIONS: Mapping[str, str] = {**FILM_RELATIONS, "publication date": "releaseYear"}
SONG_RELATIONS: Mapping[str, str] = {
    "performer": "songPerformer", "composer": "songWriter", "lyrics by": "songWriter",
}  # fmt: skip


class Triple(NamedTuple):
    """A triple with its names folded."""

    subject: str
    relation: str
    object: str


class Said(NamedTuple):
    """A triple as read, with every form of its names; `subjects` is None where they are given."""

    subjects: frozenset[str] | None
    relation: str
    objects: frozenset[str]


def film_rows(sentences: Sequence[Stated], tagger: Reader) -> list[Row]:
    """Return the rows of the films. A title is given as a line `Title: …` above the sentence."""
    gold = [gold_triples(s, FILM_RELATIONS) for s in sentences]
    dated = [gold_triples(s, DATED_RELATIONS) for s in sentences]
    tagged = [_tagged(s.text, tagger) for s in sentences]
    titled = [f"Title: {s.triples[0][0]}\n\n{s.text}" for s in sentences]
    alone = [s.text for s in sentences]
    of = "Text2KGBench films"
    return [
        *_rows(of, "tagger, film given", gold, [films_said(*t, given=True) for t in tagged]),
        *_rows(of, "tagger, film found", gold, [films_said(*t, given=False) for t in tagged]),
        *_extracted(of, "title given", dated, titled, tagger, DATED_RELATIONS),
        *_extracted(of, "sentence alone", dated, alone, tagger, DATED_RELATIONS),
    ]


def song_rows(sentences: Sequence[Stated], tagger: Reader) -> list[Row]:
    """Return the rows of the songs."""
    gold = [gold_triples(s, SONG_RELATIONS) for s in sentences]
    tagged = [_tagged(s.text, tagger) for s in sentences]
    of = "Text2KGBench songs"
    return [
        *_rows(of, "tagger, song given", gold, [songs_said(*t, given=True) for t in tagged]),
        *_rows(of, "tagger, song found", gold, [songs_said(*t, given=False) for t in tagged]),
        *_extracted(of, "sentence alone", gold, [s.text for s in sentences], tagger,
                    SONG_RELATIONS),
    ]  # fmt: skip


def _extracted(
    of: str,
    given: str,
    gold: Sequence[set[Triple]],
    texts: Sequence[str],
    tagger: Reader,
    relations: Mapping[str, str],
) -> Iterator[Row]:
    """Yield the rows of the whole extractor, with the tagger and with rules alone."""
    for extractor, reader in (("hybrid", tagger), ("rules", None)):
        said = [claims_said(text, reader, relations) for text in texts]
        yield from _rows(of, f"{extractor}, {given}", gold, said)


def _rows(
    of: str, measured: str, gold: Sequence[set[Triple]], said: Sequence[Iterable[Said]]
) -> list[Row]:
    every: list[dict[str, Counts]] = []
    annotated: list[dict[str, Counts]] = []
    for right, reading in zip(gold, said, strict=True):
        stated = list(dict.fromkeys(reading))
        relations = {triple.relation for triple in right}
        every.append(triple_counts(right, stated))
        annotated.append(triple_counts(right, [s for s in stated if s.relation in relations]))
    return [
        Row(of, f"{measured}: all it says", every),
        Row(of, f"{measured}: annotated relations", annotated),
    ]


def triple_counts(gold: set[Triple], said: Iterable[Said]) -> dict[str, Counts]:
    """Count the triples of a sentence by relation. One that is said twice counts once."""
    hits = [(one, {triple for triple in gold if _says(one, triple)}) for one in said]
    right = {triple for _, hit in hits for triple in hit}
    return counted(
        (triple.relation for triple in right),
        (one.relation for one, hit in hits if not hit),
        (triple.relation for triple in gold - right),
    )


def _says(said: Said, triple: Triple) -> bool:
    given = said.subjects is None or triple.subject in said.subjects
    return given and triple.relation == said.relation and triple.object in said.objects


def gold_triples(sentence: Stated, relations: Mapping[str, str]) -> set[Triple]:
    """Return the triples of known relations; of a date the year."""
    return {
        Triple(folded(subject), ours, folded(thing[-4:] if ours == "releaseYear" else thing))
        for subject, label, thing in sentence.triples
        if (ours := relations.get(label))
    }


def _tagged(text: str, tagger: Reader) -> tuple[Tagged, str]:
    layout, tagged = read(text, tagger)
    return tagged, layout.view.plain


def films_said(tagged: Tagged, plain: str, *, given: bool) -> Iterator[Said]:
    """Yield what the tagger says of the film, of mentions of kinds that fit.

    Where it is not `given`, the film is the first that is named.
    """
    titles = [m for kind in (SUBJECT, "film") for m in tagged.mentions if m.kind == kind][:1]
    subjects = None if given else frozenset(folded(m.span.of(plain)) for m in titles)
    for mention in tagged.mentions:
        for relation, kinds in _KINDS.items():
            likely = min(mention.relations[relation], mention.stated) >= _LIKELY
            if likely and mention.kind in kinds:
                yield Said(subjects, relation, frozenset((folded(mention.span.of(plain)),)))


def songs_said(tagged: Tagged, plain: str, *, given: bool) -> Iterator[Said]:
    """Yield who sings and who wrote what, as the tagger's pairs have it."""
    for relation in sorted(set(SONG_RELATIONS.values())):
        for pair in tagged.pairs(relation, _LIKELY):
            song, person = (
                frozenset((folded(tagged.mentions[number].span.of(plain)),))
                for number in (pair.left, pair.right)
            )
            yield Said(None if given else song, relation, person)


def claims_said(text: str, tagger: Reader | None, relations: Mapping[str, str]) -> Iterator[Said]:
    """Yield what the extractor asserts in a text, of known relations; by rules without a tagger."""
    for claim in extract(Document("sentence", text), tagger=tagger).claims:
        if claim.predicate in relations.values() and claim.modality == "asserted":
            ends = _forms(claim.subject), _object_forms(claim)
            subjects, objects = ends[::-1] if claim.predicate == "characterIn" else ends
            yield Said(subjects, claim.predicate, objects)


def _object_forms(claim: Claim) -> frozenset[str]:
    thing = claim.object
    return _forms(thing) if isinstance(thing, Entity) else frozenset((folded(str(thing)),))


def _forms(thing: Entity) -> frozenset[str]:
    return frozenset(map(folded, (thing.name, *thing.aliases)))


def folded(name: str) -> str:
    """Return a name in lower case, its letters and digits only."""
    return re.sub(r"[\W_]+", "", name.casefold())
