"""Opinions of the whole film: fixed verdicts, and "the film is …".

How a word of opinion is said of the film, the links of `data/words/opinion_links.txt` tell, and
`film_links.txt` where the word stands before the noun or alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ..claims import Entity, Polarity
from ..documents import Span
from ..reading.layout import Sentence
from .ballots import FLIPPED, Ballot, is_only_feared, judged
from .link_language import FILM, Way, phrase
from .mentions import inside
from .modality import clause_start, modality_at
from .opinion_idioms import Idiom
from .opinion_links import fillers, ways_with
from .opinion_turns import turns_of
from .opinion_words import OpinionWord
from .reading import Reading
from .verdicts import verdicts_in

__all__ = ["may_end", "of_the_whole"]

_NEED_SUBJECT: Final = frozenset(
    {"masterpiece", "gem", "classic", "game-changing", "mess", "worth"}
)
_TURNING: Final = frozenset({"film-is", "it-is"})
_EDGE: Final = 3
_ONLY_REACH: Final = 60


def of_the_whole(
    reading: Reading,
    sentence: Sentence,
    folded: str,
    film: Entity,
    opinions: list[tuple[int, int, OpinionWord]],
    idioms: Iterable[Idiom] = (),
    told: Iterable[Span] = (),
    aspect_at: int | None = None,
) -> Iterator[tuple[Entity, str, Ballot]]:
    """Yield verdicts on the film; on the music where the article is about the music.

    `told` are the stretches of the sentence that judge one aspect; `aspect_at` is where the first
    aspect is named.
    """
    whole = "overall"
    if reading.kind == "soundtrack" and not phrase("some-film").search(folded):
        whole = "score"
    taken = bytearray(len(folded))
    marked = _mark_films(reading, sentence, folded, film)
    for span in told:
        taken[span.start : span.end] = b"\x01" * len(span.of(folded))
    for verdict in verdicts_in(marked):
        if verdict.pattern in _NEED_SUBJECT and not _has_subject(marked, verdict.start):
            continue
        last = max(verdict.start, folded.rfind(" ", verdict.start, verdict.end) + 1)
        if 1 in taken[verdict.start : verdict.end] or is_only_feared(folded, last):
            continue
        taken[verdict.start : verdict.end] = b"\x01" * (verdict.end - verdict.start)
        if phrase("only-so", closing=True).search(
            folded, max(0, verdict.start - _ONLY_REACH), verdict.start
        ):
            continue
        modality = modality_at(folded, verdict.start)
        polarity = verdict.polarity
        if modality == "negated" and verdict.aspect == "overall":
            if polarity == "negative":
                continue
            polarity = "negative" if verdict.pattern in ("recommend", "worth") else "mixed"
            modality = "asserted"
        if modality == "negated":
            polarity, modality = FLIPPED[polarity], "asserted"
        if modality in ("asserted", "reported"):
            aspect = whole if verdict.aspect == "overall" else verdict.aspect
            surface = folded[verdict.start : verdict.end]
            ballot = Ballot(polarity, sentence.span, surface, verdict.pattern, modality)
            yield film, aspect, ballot
    for idiom in idioms:
        at = (idiom.start, idiom.end)
        if idiom.aspect != "subject" or 1 in taken[slice(*at)]:
            continue
        for way in ways_with("film", ("subject-idiom",), marked):
            if _speaks_of_film(way, idiom.start, aspect_at) and way.ties(marked, at, None):
                said = judged(folded, sentence, idiom.polarity, *at, way.link.name)
                if said is not None:
                    yield film, whole, said
                taken[slice(*at)] = b"\x01" * (idiom.end - idiom.start)
                break
    for index, (start, end, word) in enumerate(opinions):
        if word.aspects or 1 in taken[start:end]:
            continue
        pattern = ""
        held = fillers(folded, start, end, word)
        begun = clause_start(marked, start)
        clause = (start - begun, end - begun)
        for way in ways_with("film", held, marked):
            if _speaks_of_film(way, start, aspect_at) and way.ties(marked[begun:], clause, None):
                pattern = way.link.name
                break
        if not pattern and may_end(folded, end):
            tied = ways_with("film phrases", held, marked)
            ties = (way.link.name for way in tied if way.ties(marked, (start, end), None))
            pattern = next(ties, "")
            if pattern == "film-alone" and not _opens_or_closes(reading, sentence):
                continue  # "Works.": what was just told does
        if pattern:
            turned = turns_of(folded, opinions, index) if pattern in _TURNING else ()
            polarity = _with_the_word_before(folded, opinions, index)
            plainly = ((start, end, polarity), *((s, e, one.polarity) for s, e, one in turned))
            for one_start, stop, sign in plainly:
                plain = judged(folded, sentence, sign, one_start, stop, pattern)
                if plain is not None and 1 not in taken[one_start:stop]:
                    yield film, whole, plain
                taken[one_start:stop] = b"\x01" * (stop - one_start)


def _with_the_word_before(
    folded: str, opinions: list[tuple[int, int, OpinionWord]], index: int
) -> Polarity:
    """Return what a word of opinion says with one before it: "uneven but likeable" is both."""
    start, _, word = opinions[index]
    _, end, other = opinions[index - 1] if index else (0, 0, word)
    if other.polarity != "mixed" or not phrase("contrasted").fullmatch(folded, end, start):
        return word.polarity
    return "mixed"


def _speaks_of_film(way: Way, at: int, aspect_at: int | None) -> bool:
    """Tell whether "it" may be the film: no aspect is named before."""
    return not way.link.alone or aspect_at is None or aspect_at > at


def _opens_or_closes(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence is one of the first or last of the document."""
    sentences = reading.layout.sentences
    return sentence in sentences[:_EDGE] or sentence in sentences[-_EDGE:]


def may_end(folded: str, end: int) -> bool:
    """Tell whether no word follows that takes the opinion elsewhere ("good news")."""
    return not phrase("elsewhere").match(folded, end + 1)


def _mark_films(reading: Reading, sentence: Sentence, folded: str, film: Entity) -> str:
    """Return the sentence with each mention of the film replaced by marks of equal length."""
    marked = folded
    for mention in inside(reading.films.mentions, sentence.span):
        if mention.film == film:
            start = mention.span.start - sentence.span.start
            end = mention.span.end - sentence.span.start
            while end < len(marked) and marked[end] in "\"'”’_*":
                end += 1
            size = end - start
            marked = marked[:start] + " " * (size - 1) + FILM + marked[end:]
    return marked


def _has_subject(marked: str, start: int) -> bool:
    """Tell whether the film is the subject of an "is a masterpiece" that starts at `start`."""
    if not phrase("stands").match(marked, start):
        return True
    clause = marked[clause_start(marked, start) : start]
    return bool(phrase("subject", closing=True).search(clause))
