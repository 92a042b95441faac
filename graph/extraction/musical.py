"""Music: the genres and instruments of a score, an album or a song.

What stands beside them tells whether the music has them: see `data/words/beside_music.txt`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from ...ontology.schemes import ConceptMatch, fold, load_scheme
from ..claims import Claim, Entity
from ..documents import Span
from ..reading.layout import Sentence
from .beside import phrase, shapes
from .mentions import inside
from .modality import modality_at
from .names import Mention
from .reading import Reading
from .words import word_list

__all__ = ["find"]

_SHAPES: Final = "music"
_NEAR: Final = 40
_PLAYERS: Final = ("ist", "ists", "er", "ers")  # "pianists": who plays it, by the instrument


def find(reading: Reading) -> Iterator[Claim]:
    """Yield `musicGenre` and `instrument` claims, one per subject and concept.

    The subject is a song where its sentence names just one, else the film.
    """
    seen: set[tuple[Entity, str]] = set()
    blocks = _Blocks(reading)
    songs = reading.names.of_type("song")
    for sentence in reading.layout.sentences:
        if reading.layout.blocks[sentence.block].kind not in ("paragraph", "item", "heading"):
            continue
        text = sentence.span.of(reading.plain)
        folded = fold(text)
        if (
            reading.kind != "soundtrack"
            and not phrase(_SHAPES, "of-music").search(folded)
            and not inside(songs, sentence.span)
            and not (
                phrase(_SHAPES, "players").search(folded)
                and (
                    blocks.is_musical(sentence.block)
                    or _sounds(songs, sentence, folded)
                    or _lists_players(folded)
                )
            )
        ):
            continue
        film = reading.film_of(sentence)
        if film is None:
            continue
        for predicate, match in _named(reading, blocks, sentence, text, folded):
            subject = _song_of(reading, songs, sentence, match) or film
            concept = match.concept
            narrower = any(
                subject == s
                and load_scheme(concept.segment).by_slug[path.partition("/")[2]].broader
                == concept.slug
                for s, path in seen
                if path.startswith(concept.segment + "/")
            )
            if narrower or (subject, concept.path) in seen:
                continue  # "talking drum" says "drum" already
            modality = modality_at(sentence.span.of(reading.nameless), match.start)
            if modality == "comparative" and "likened" in _told(folded, match):
                modality = "asserted"
            if modality in ("hypothetical", "comparative"):
                continue
            seen.add((subject, concept.path))
            yield reading.claim(
                subject,
                predicate,
                Entity(predicate, _name(match, folded)),
                at=sentence.span,
                surface=text[match.start : match.end],
                pattern=f"{concept.segment}-in-prose",
                confidence=0.8 if phrase(_SHAPES, "the-score").search(folded) else 0.65,
                modality=modality,
            )


def _name(match: ConceptMatch, folded: str) -> str:
    """Return the words of the text, or a name of the concept where they are an inflection of it."""
    surface = folded[match.start : match.end]
    concept = match.concept
    names = (concept.name, *concept.labels)
    if surface.removesuffix(" music") == concept.name:
        return concept.name
    if surface in names or surface.removesuffix("s") in names:
        return surface
    for name in names:
        if surface == f"{name}y" or surface.startswith((f"{name} ", f"{name}-")):
            return name
    return concept.name if surface.endswith(_PLAYERS) else surface


class _Blocks:
    """Tells which blocks of a text speak of its music; each is looked at once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known: dict[int, bool] = {}
        keys = reading.composers
        self._composers = sorted(
            span.start for c in reading.names.clusters if c.key in keys for span in c.spans
        )

    def is_musical(self, index: int) -> bool:
        """Tell whether a block names the score, the composer, or several things of music."""
        if index not in self._known:
            span = self._reading.layout.blocks[index].span
            text = span.of(self._reading.plain).lower()
            at = bisect_left(self._composers, span.start)
            self._known[index] = (
                bool(phrase(_SHAPES, "the-score").search(text))
                or (at < len(self._composers) and self._composers[at] < span.end)
                or len(set(phrase(_SHAPES, "of-music").findall(text))) > 1
            )
        return self._known[index]


def _named(
    reading: Reading, blocks: _Blocks, sentence: Sentence, text: str, folded: str
) -> Iterator[tuple[str, ConceptMatch]]:
    is_music = reading.kind == "soundtrack"
    last = -1
    genres = load_scheme("music-genre").matches(text)
    starts = {match.start for match in genres}
    for match in genres:
        if match.end + 1 in starts and folded[match.end : match.end + 1].isspace():
            continue  # "big-band jazz": the last word names the genre
        told = _told(folded, match)
        if _is_name(reading, sentence, text, match) or "never" in told:
            continue
        common = match.concept.slug in word_list("music_genres_unsure")
        beside = (
            "-" in folded[match.start : match.end]
            or "beside" in told
            or (not common and "titled" in told)
        )
        surface = folded[match.start : match.end]
        own = surface.endswith((" music", " songs", " score")) or not common
        between = folded[last : match.start].strip() if last >= 0 else ""
        chained = bool(phrase(_SHAPES, "chain").fullmatch(between))
        sure = own and (
            is_music
            or bool(phrase(_SHAPES, "the-score").search(folded))
            or (
                bool(phrase(_SHAPES, "of-music").search(folded))
                and blocks.is_musical(sentence.block)
            )
        )
        led = "led" in told and (
            is_music or phrase(_SHAPES, "the-score").search(folded) is not None
        )
        if beside or sure or chained or "likened" in told or led:
            last = match.end
            yield "musicGenre", match
    if (
        not is_music
        and not phrase(_SHAPES, "the-score").search(folded)
        and not blocks.is_musical(sentence.block)
        and not _sounds(reading.names.of_type("song"), sentence, folded)
        and not _lists_players(folded)
    ):
        return
    matches = load_scheme("instrument").matches(text)
    for index, match in enumerate(matches):
        slug = match.concept.slug
        if slug in word_list("instruments_never") or _is_name(reading, sentence, text, match):
            continue
        told = _told(folded, match)
        if "never" in told or match.end + 1 in starts:
            continue  # "big-band jazz" is a genre
        unsure = "played" in told or slug in word_list("instruments_unsure")
        if not is_music and unsure and "scored" not in told:
            led = "for" in told and "played" not in told
            if not led and not _is_listed(folded, match, matches[max(0, index - 2) : index + 3]):
                continue
        if slug == "string-instruments" and "tied" in told:
            continue
        yield "instrument", match


def _sounds(songs: tuple[Mention, ...], sentence: Sentence, folded: str) -> bool:
    """Tell whether something sounds in a sentence: a song is named, a melody, somebody sings."""
    return bool(inside(songs, sentence.span)) or bool(phrase(_SHAPES, "sounding").search(folded))


def _lists_players(folded: str) -> bool:
    """Tell whether a sentence lists several instruments: "saxophones, harpsichord and a piano"."""
    found = list(phrase(_SHAPES, "players").finditer(folded))
    return any(
        phrase(_SHAPES, "listed").fullmatch(folded[one.end() : two.start()].strip())
        for one, two in pairwise(found)
    )


def _told(folded: str, match: ConceptMatch) -> frozenset[str]:
    """Return what stands beside the name of a concept tells of it."""
    return shapes(_SHAPES).told(folded, match.start, match.end)


def _is_listed(folded: str, match: ConceptMatch, others: Iterable[ConceptMatch]) -> bool:
    """Tell whether another instrument stands beside it in a list ("strings and harp")."""
    for other in others:
        if other.concept.slug in word_list("instruments_never"):
            continue
        first, second = sorted((match, other), key=lambda m: m.start)
        between = folded[first.end : second.start].strip()
        if first is not second and phrase(_SHAPES, "listed").fullmatch(between):
            return True
    return False


def _is_name(reading: Reading, sentence: Sentence, text: str, match: ConceptMatch) -> bool:
    """Tell whether the words are part of a name ("Rock Hudson", a song's title)."""
    start = sentence.span.start
    if reading.names.entity_at(Span(start + match.start, start + match.end)) is not None:
        return True
    if text[match.start].isupper() and match.start > 0:
        before, after = text[: match.start].rstrip(), text[match.end :].lstrip()
        begins = not before or before[-1] in '.!?:;–—-"“(•*'
        neighbours = before[before.rfind(" ") + 1 :][:1].isupper() or after[:1].isupper()
        if neighbours or not begins:
            return match.concept.slug not in (
                "bollywood",
                "latin-music",
                "celtic",
                "britpop",
                "motown",
            )
    return False


def _song_of(
    reading: Reading, songs_named: tuple[Mention, ...], sentence: Sentence, match: ConceptMatch
) -> Entity | None:
    songs = {mention.entity: mention.span for mention in inside(songs_named, sentence.span)}
    if len(songs) != 1:
        return None
    ((song, span),) = songs.items()
    text = sentence.span.of(reading.plain).lower()
    gap = match.start - (span.end - sentence.span.start)
    if 0 <= gap < _NEAR:
        return song
    if phrase(_SHAPES, "the-score").search(text[: match.start][-_NEAR:]) or "throughout" in text:
        return None
    return song
