"""Music: the genres and instruments of a score, an album or a song."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

from ...ontology.schemes import ConceptMatch, fold, load_scheme
from ..claims import Claim, Entity
from ..documents import Span
from ..expressions import expression
from ..reading.layout import Sentence
from .mentions import inside
from .modality import modality_at
from .names import Mention
from .reading import Reading
from .words import word_list

__all__ = ["find"]

_CONTEXT: Final = expression(
    r"\b(?:scores?|soundtracks?|music|musical|songs?|tracks?|ost|albums?|tunes?|melod(?:y|ies"
    r"|ic)|composer|composed"
    r"|compositions?|instrument\w*|accompaniment|themes?|sound(?:s|scape)?|rhythms?|motifs?"
    r"|cues?|orchestrat\w+|arrangements?)\b"
)
_SCORE: Final = expression(
    r"\b(?:scores?|soundtracks?|ost|albums?|film\s+music|background\s+music|music\s+(?:by|is"
    r"|was|selections?)|accompaniment|composer|instrumentation|the\s+music)\b"
)
_PLAYERS: Final = expression(
    r"\b(?:zither|sitar|mandolin|theremin|choir|orchestra|synthesi[sz]ers?|synths?|organ|percussion"
    r"|bassoon|trombone|ukulele|vibraphone|marimba|viola|tuba|bagpipes|harpsichord|harmonica|banjo|piano|violin|cello|guitars?|saxophone|oboe|clarinet|accordion"
    r"|trumpet|strings|harp|flutes?|drums)\b"
)
_MUSIC_NOUN: Final = expression(
    r"(?:[\s/,-]+(?:and\s+|or\s+|&\s+)?[\w'-]+){0,2}?[\s-]+(?:music|songs?|score|scores"
    r"|soundtrack|tracks?|tunes?|beats?|sounds?|selections?"
    r"|numbers?|accompaniment|rhythms?|riffs?|anthems?|pieces|compositions?|arrangements?"
    r"|ballads?|melod(?:y|ies)|cues?|album|style|influences?|elements|hits|standards|flavou?rs?"
    r"|vibe|groove)\b"
)
_BESIDE: Final = expression(
    r"\b(?:featuring|features?|utiliz(?:es?|ed|ing)|utilis(?:es?|ed|ing)|uses?|using|used|mix"
    r"(?:es|ing|ture)?\s+(?:of|with)|blend(?:s|ing)?\s+(?:of|with)?|touches\s+of|predominantly"
    r"|mostly|mainly|primarily|"
    r"choice\s+of|combin(?:es|ing|ation\s+of)|fus(?:es|ing|ion\s+of)"
    r"|elements\s+of|pure|slamming)\s+(?:\w+\s+)?$"
)
_CHAIN: Final = expression(r"\s*(?:,|,?\s+and|\s+or|,?\s*&|/)\s+(?:\w+\s+)?")
_NOT_THE_SCORE: Final = expression(
    r"[\s-]+(?:stars?|bands?|singers?|musicians?|groups?|icons?|legends?|culture|fans?|clubs?"
    r"|concerts?|artists?|divas?|world|scene\b"
    r"|critics?|journalist|god|gods|opera\s+house|hall|roots\b|n'\s*roll|hudson|bottom|solid"
    r"|climbing|mentality|gig|gigs|festival|room|teacher|player|players|lessons?|trio\b|quiz"
    r"|side|road|town|house|western|girl|boy|bar)\b"
)
# Common words first, genres second: they count only beside a word of music.
_MUSIC_BEFORE: Final = expression(r"\b(?:score|music|soundtrack|accompaniment)\b")
_PLAYED_IN_THE_PLOT: Final = expression(
    r"\b(?:(?:he|she|who)(?!\s+(?:gave|gives|scored|scores|uses?|used|adds?|added|wrote|writes))"
    r"|plays?|playing|played|learns?|teach\w*|lessons?|practi[cs]\w+|character)\b[^.]{0,30}$"
)
# An unsure word is sure beside an instrument ("piano, strings, a clarinet").
_LISTED: Final = expression(
    r"\s*(?:,|,?\s+and|\s+or|,?\s*&|\s+with)\s+(?:then\s+)?(?:an?\s+|the\s+|some\s+)?(?:[\w-]+\s+){0,2}?"
)
_FOR: Final = expression(
    r"\b(?:score|music|pieces?|theme|waltz|cue|written|composed|arranged|mainly|mostly)\s+for\s+"
    r"(?:[\w-]+\s+)?$|['’]s\s+(?:[\w-]+\s+)?$"
)

_SOUNDS_LIKE: Final = expression(r"\bsounds?\s+(?:\w+\s+)?like\s+[^.;,]{0,20}$")
_NEAR: Final = 40


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
            and not _CONTEXT.search(folded)
            and not (_PLAYERS.search(folded) and blocks.is_musical(sentence.block))
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
            modality = modality_at(text, match.start)
            if modality == "comparative" and _SOUNDS_LIKE.search(folded[: match.start]):
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
                confidence=0.8 if _SCORE.search(folded) else 0.65,
                modality=modality,
            )


def _name(match: ConceptMatch, folded: str) -> str:
    """Return the words of the text, or the concept's name where they are an inflection."""
    surface = folded[match.start : match.end]
    concept = match.concept
    if surface.removesuffix(" music") == concept.name:
        return concept.name
    return surface if surface in (*concept.labels, concept.name + "s") else concept.name


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
                bool(_SCORE.search(text))
                or (at < len(self._composers) and self._composers[at] < span.end)
                or len(set(_CONTEXT.findall(text))) > 1
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
        if _is_name(reading, sentence, text, match) or _NOT_THE_SCORE.match(folded, match.end):
            continue
        beside = (
            text[match.end :].lstrip()[:1] in ("“", "‘")
            or "-" in folded[match.start : match.end]
            or bool(_MUSIC_NOUN.match(folded, match.end))
            or folded.startswith(
                ("-based", "-tinged", "-inspired", "-infused", "-influenced"), match.end
            )
        )
        led = bool(_BESIDE.search(folded[max(0, match.start - 40) : match.start]))
        common = match.concept.slug in word_list("music_genres_unsure")
        surface = folded[match.start : match.end]
        own = surface.endswith((" music", " songs", " score")) or not common
        chained = last >= 0 and bool(_CHAIN.fullmatch(folded, last, match.start))
        sure = own and (
            is_music
            or bool(_SCORE.search(folded))
            or (bool(_CONTEXT.search(folded)) and blocks.is_musical(sentence.block))
        )
        likened = bool(_SOUNDS_LIKE.search(folded, max(0, match.start - 60), match.start))
        if beside or sure or chained or likened or (led and is_music):
            last = match.end
            yield "musicGenre", match
    if not is_music and not _SCORE.search(folded) and not blocks.is_musical(sentence.block):
        return
    matches = load_scheme("instrument").matches(text)
    for index, match in enumerate(matches):
        slug = match.concept.slug
        if slug in word_list("instruments_never") or _is_name(reading, sentence, text, match):
            continue
        if _NOT_THE_SCORE.match(folded, match.end) or match.end + 1 in starts:
            continue  # "big-band jazz" is a genre
        before = folded[max(0, match.start - 60) : match.start]
        in_plot = bool(_PLAYED_IN_THE_PLOT.search(before))
        unsure = in_plot or slug in word_list("instruments_unsure")
        if not is_music and unsure and not _MUSIC_BEFORE.search(before):
            led = bool(_FOR.search(before)) and not in_plot
            if not led and not _is_listed(folded, match, matches[max(0, index - 2) : index + 3]):
                continue
        if slug == "string-instruments" and re.search(
            r"\b(?:pulls?|no|any|attached)\b", before[-16:]
        ):
            continue
        yield "instrument", match


def _is_listed(folded: str, match: ConceptMatch, others: Iterable[ConceptMatch]) -> bool:
    """Tell whether another instrument stands beside it in a list ("strings and harp")."""
    for other in others:
        if other.concept.slug in word_list("instruments_never"):
            continue
        first, second = sorted((match, other), key=lambda m: m.start)
        if first is not second and _LISTED.fullmatch(folded, first.end, second.start):
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
    if _SCORE.search(text[: match.start][-_NEAR:]) or re.search(r"\bthroughout\b", text):
        return None
    return song
