"""Opinions: what the reviewer thinks of each aspect of a film, one verdict per aspect."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from ..claims import Claim, Entity, Opinion
from ..documents import Span
from .ballots import Ballot, clearest, judged, sure_of, verdict_of
from .likely_opinions import LikelyOpinion, likely_opinions
from .modality_voices import speaks_of_now, speaks_of_then, with_voices_marked
from .opinion_features import JudgedPlace, judged_places
from .opinion_idioms import idioms_in
from .opinion_links import judgements_in, plain_line
from .opinion_turns import turns_of
from .opinion_words import WordHits, find_words
from .people_opinions import People, of_people, people_of
from .reading import Reading
from .subscores import subscores
from .whole_film import of_the_whole

__all__ = ["find", "places"]

_LEAST, _LEAST_WEIGHED = 0.45, 0.35
"""The least chance with which a likely opinion stands, and from which it is weighed with others."""
_WHOLE_PHRASES: Final = frozenset({"idiom", "moved-by", "exclaimed", "liked", "disliked"})
"""The links that span all their words: what they judge is not the film."""
_PROSE: Final = frozenset({"paragraph", "item", "heading"})


def find(reading: Reading) -> Iterator[Claim]:
    """Yield one `aspectOpinion` claim per aspect and film, and what others are said to think.

    Praise and blame of one aspect together make it mixed; a small minority does not count. Where
    no rule reads an opinion of an aspect, what the sentences make likely stands.
    """
    if reading.film is None or reading.kind == "other":
        return
    heard = _Heard(reading)
    judged_by_rules: set[tuple[Entity, str]] = set()
    for (film, aspect), cast in heard.by_aspect.items():
        own = _latest(reading, [b for b in cast if b.modality == "asserted"])
        if own:
            judged_by_rules.add((film, aspect))
            polarity = verdict_of(own)
            best = clearest(own, polarity)
            yield _claim(reading, film, Opinion(aspect, polarity), best)
        reported = [b for b in cast if b.modality == "reported"]
        if reported:
            opinion = Opinion(aspect, verdict_of(reported))
            yield _claim(reading, film, opinion, clearest(reported, opinion.polarity))
    least = _LEAST if reading.tagged is None else _LEAST_WEIGHED
    for likely in likely_opinions(reading, heard.places(), known=judged_by_rules):
        if likely.chance >= least:
            yield _likely_claim(reading, likely)


def _latest(reading: Reading, own: list[Ballot]) -> list[Ballot]:
    """Return the ballots without those of an earlier view that others say is past.

    "As a child I loved it." yields to "Today it is dull."
    """
    if len({ballot.polarity for ballot in own}) < 2:
        return own
    said = [ballot.at.of(reading.plain) for ballot in own]
    if not any(map(speaks_of_now, said)):
        return own
    kept = [b for b, words in zip(own, said, strict=True) if not speaks_of_then(words)]
    return kept or own


def places(reading: Reading) -> Iterator[JudgedPlace]:
    """Yield the sentences and aspects that the scorer of opinions weighs."""
    yield from _Heard(reading).places()


class _Heard:
    """What the rules read in a document, and the words that they read it from."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = find_words(reading.plain)
        self.people = people_of(reading)
        self.by_aspect: dict[tuple[Entity, str], list[Ballot]] = defaultdict(list)
        self.by_sentence: dict[Span, list[tuple[str, Ballot]]] = defaultdict(list)
        for film, aspect, ballot in _ballots(reading, self.words, self.people):
            self.by_aspect[film, aspect].append(ballot)
            self.by_sentence[ballot.at].append((aspect, ballot))

    def places(self) -> Iterator[JudgedPlace]:
        return judged_places(self.reading, self.words, self.people, self.by_sentence)


def _likely_claim(reading: Reading, likely: LikelyOpinion) -> Claim:
    sentence = likely.place.skeleton.sentence.span
    return reading.claim(
        likely.film,
        "aspectOpinion",
        likely.opinion,
        at=sentence,
        surface=Span(sentence.start + likely.place.at, sentence.start + likely.place.end),
        pattern="likely-opinion",
        confidence=likely.chance,
        modality="asserted",
    )


def _claim(reading: Reading, film: Entity, opinion: Opinion, ballot: Ballot) -> Claim:
    return reading.claim(
        film,
        "aspectOpinion",
        opinion,
        at=ballot.at,
        surface=ballot.surface,
        pattern=f"opinion-{ballot.pattern}",
        confidence=sure_of(ballot.pattern),
        modality=ballot.modality,
    )


def _ballots(
    reading: Reading, words: WordHits, people: People
) -> Iterator[tuple[Entity, str, Ballot]]:
    layout = reading.layout
    if reading.film is not None:
        yield from _subscores(reading, reading.film)
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
        folded = plain_line(with_voices_marked(sentence.span.of(reading.plain), folded))
        idioms = idioms_in(folded)
        linked = list(judgements_in(folded, opinions, idioms, cues))
        for link in linked:
            ballot = judged(folded, sentence, link.polarity, link.trigger, link.end, link.pattern)
            if ballot is not None:
                yield film, link.aspect, ballot
        for aspect, ballot in of_people(reading, sentence, folded, opinions, idioms, people):
            yield film, aspect, ballot
        if len(linked) > 1:  # "the acting was superb once; now it is wooden": "it" is the acting
            every = range(len(opinions))
            turned = {at for i in every for at, _, _ in turns_of(folded, opinions, i)}
            turned &= {link.trigger for link in linked}
            opinions = [one for one in opinions if one[0] not in turned]
        told = [Span(one.trigger, one.end) for one in linked if one.pattern in _WHOLE_PHRASES]
        named = next((cue.start for cue in cues if cue.aspect != "overall"), None)
        yield from of_the_whole(reading, sentence, folded, film, opinions, idioms, told, named)


def _subscores(reading: Reading, film: Entity) -> Iterator[tuple[Entity, str, Ballot]]:
    """Yield ballots of lines like "Acting: 8/10"."""
    for mark in subscores(reading):
        yield (
            film,
            mark.aspect,
            Ballot(mark.polarity, mark.at, mark.surface, "subscore", "asserted"),
        )
