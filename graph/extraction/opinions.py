"""Opinions: what the reviewer thinks of each aspect of a film, one verdict per aspect."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from ...ontology.schemes import load_scheme
from ..claims import Claim, Entity, Opinion, Polarity
from ..documents import Span
from .ballots import CONFIDENCE, Ballot, clearest, judged, verdict_of
from .opinion_links import links_in
from .opinion_words import find_words
from .people_opinions import of_people, people_of
from .reading import Reading
from .whole_film import of_the_whole

__all__ = ["find"]

_PROSE: Final = frozenset({"paragraph", "item", "heading"})
_SUBSCORE: Final = re.compile(
    r"^[ \t]*[-*•]?[ \t]*(?P<label>[A-Za-z][A-Za-z /&-]{2,24}?)[ \t]*[:=–—-][ \t]*"
    r"(?P<value>\d{1,3}(?:\.\d+)?)[ \t]*(?:/|out of)[ \t]*(?P<scale>\d{1,3})\b",
    re.MULTILINE,
)


def find(reading: Reading) -> Iterator[Claim]:
    """Yield one `aspectOpinion` claim per aspect and film, and what others are said to think.

    Praise and blame of one aspect together make it mixed; a small minority does not count.
    """
    if reading.film is None or reading.kind == "other":
        return
    ballots: dict[tuple[Entity, str], list[Ballot]] = defaultdict(list)
    for film, aspect, ballot in _ballots(reading):
        ballots[film, aspect].append(ballot)
    for (film, aspect), cast in ballots.items():
        own = [b for b in cast if b.modality == "asserted"]
        if own:
            polarity = verdict_of(own)
            best = clearest(own, polarity)
            yield _claim(reading, film, Opinion(aspect, polarity), best)
        reported = [b for b in cast if b.modality == "reported"]
        if reported:
            opinion = Opinion(aspect, verdict_of(reported))
            yield _claim(reading, film, opinion, clearest(reported, opinion.polarity))


def _claim(reading: Reading, film: Entity, opinion: Opinion, ballot: Ballot) -> Claim:
    return reading.claim(
        film,
        "aspectOpinion",
        opinion,
        at=ballot.at,
        surface=ballot.surface,
        pattern=f"opinion-{ballot.pattern}",
        confidence=CONFIDENCE.get(ballot.pattern, 0.75),
        modality=ballot.modality,
    )


def _ballots(reading: Reading) -> Iterator[tuple[Entity, str, Ballot]]:
    layout, plain = reading.layout, reading.plain
    assert reading.film is not None  # noqa: S101 - `find` asked
    yield from _subscores(reading, reading.film)
    words = find_words(plain)
    people = people_of(reading)
    opinion_starts = [start for start, _, _ in words.opinions]
    cue_starts = [cue.start for cue in words.cues]
    for sentence in layout.sentences:
        if layout.blocks[sentence.block].kind not in _PROSE:
            continue
        start, end = sentence.span.start, sentence.span.end
        low, high = bisect_left(opinion_starts, start), bisect_left(opinion_starts, end)
        opinions = [(s - start, e - start, w) for s, e, w in words.opinions[low:high]]
        low, high = bisect_left(cue_starts, start), bisect_left(cue_starts, end)
        cues = [c._replace(start=c.start - start, end=c.end - start) for c in words.cues[low:high]]
        folded = words.folded[start:end]
        film = reading.film_of(sentence)
        if film is None or folded.rstrip("\"'”’ ").endswith("?"):
            continue
        for link in links_in(folded, opinions, cues):
            ballot = judged(folded, sentence, link.polarity, link.trigger, link.end, link.pattern)
            if ballot is not None:
                yield film, link.aspect, ballot
        for aspect, ballot in of_people(reading, sentence, folded, opinions, people):
            yield film, aspect, ballot
        yield from of_the_whole(reading, sentence, folded, film, opinions)


def _subscores(reading: Reading, film: Entity) -> Iterator[tuple[Entity, str, Ballot]]:
    """Read lines like "Acting: 8/10"."""
    aspects = load_scheme("aspect")
    matches = list(_SUBSCORE.finditer(reading.plain))
    concepts = [aspects.find(match["label"]) for match in matches]
    if len({concept.slug for concept in concepts if concept}) < 2:
        return  # one line alone ("Score: 8/10") is the rating of the film
    for match, concept in zip(matches, concepts, strict=True):
        value, scale = float(match["value"]), float(match["scale"])
        if concept is None or not scale > 0 or value > scale:
            continue
        share = value / scale
        polarity: Polarity = "positive" if share >= 0.7 else "negative" if share <= 0.3 else "mixed"
        block = reading.layout.block_of(match.start("label"))
        if block >= 0 and reading.layout.blocks[block].kind in ("comment", "boilerplate"):
            continue
        line = Span(match.start("label"), match.end())
        yield film, concept.slug, Ballot(polarity, line, match["value"], "subscore", "asserted")
