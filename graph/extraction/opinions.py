"""Opinions: what the reviewer thinks of each aspect of a film, one verdict per aspect."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from ..claims import Claim, Entity, Opinion, Polarity
from ..documents import Span
from ..reading.layout import Sentence
from .ballots import Ballot, clearest, judged, showing, sure_of, verdict_of
from .confidence import measured
from .film_of_place import film_of_place, is_of_several
from .likely_opinions import PATTERN, LikelyOpinion, likely_opinions
from .modality_voices import speaks_of_now, speaks_of_then, with_voices_marked
from .opinion_features import JudgedPlace, judged_places
from .opinion_films import acted_in, as_this_film, films_of_people, likens_before, named_in
from .opinion_idioms import idioms_in
from .opinion_links import Judgement, judgements_in, plain_line
from .opinion_turns import turns_of
from .opinion_words import Cue, OpinionWord, WordHits, find_words
from .people_opinions import People, of_people, people_of
from .reading import Reading
from .subscores import subscores
from .whole_film import of_the_whole

__all__ = ["find", "places"]

# The least chance with which what is likely stands where no rule reads it: in a text that plainly
# judges several aspects less is enough, but not for acting and the whole, which are judged less
# often than it looks. What the tagger has read is weighed with it besides.
_LEAST_WEIGHED = 0.2
_MANY = 2
_WHOLE: Final = "overall"
_LESS_OFTEN: Final = frozenset({"acting", _WHOLE})
# The chance from which what all sentences make likely says the sign, not the rules. A cast is
# many people: rules read the praise of some, and seldom all the blame of others.
_OVERRULES, _OVERRULES_OF_CAST = 0.7, 0.45
# Where rules and the words of sentences agree, or not: how far the chance counts, not the rule.
_SHARE, _AGAINST = 0.6, 0.6
_WHOLE_PHRASES: Final = frozenset({"idiom", "moved-by", "exclaimed", "liked", "disliked"})
"""The links that span all their words: what they judge is not the film."""
_IDIOM: Final = "idiom"
"""Its single words may praise what the whole blames: they overrule nothing."""
_PROSE: Final = frozenset({"paragraph", "item", "heading"})
_LONG: Final = 18
"""The sentences from which a text is long."""


class _Bars(NamedTuple):
    """How sure what is likely must be: alone, or beside several other opinions."""

    alone: float
    of_many: float


# A short review judges its film in most sentences. In a long one "it is great" may be said of
# anything, but most of its aspects are judged somewhere.
_SHORT_TEXT: Final = _Bars(0.37, 0.25)
_LONG_TEXT: Final = _Bars(0.3, 0.22)
# A verdict on the whole that is less sure is not heard against all else that is judged: of those
# that rules read so, in documents that the scorer had not seen, six in 45 were right.
_LEAST_OF_WHOLE: Final = 0.25


def find(reading: Reading) -> Iterator[Claim]:
    """Yield one `aspectOpinion` per aspect and film, and what others are said to think.

    Praise and blame of one aspect together make it mixed; a small minority does not count. What
    is mixed has a claim for a sentence that praises and one for a sentence that blames, unless
    one sentence does both. Where no rule reads an opinion of an aspect, what the sentences make
    likely stands.
    """
    if reading.kind == "other":
        return
    heard = _Heard(reading)
    likely = {
        (one.film, one.opinion.aspect): one for one in likely_opinions(reading, heard.places())
    }
    bars = _LONG_TEXT if len(reading.layout.sentences) >= _LONG else _SHORT_TEXT
    plain = 0
    for (film, aspect), cast in heard.by_aspect.items():
        own = [b for b in cast if b.modality == "asserted"]
        lean = _lean(film, heard.by_aspect) if aspect == _WHOLE else 0
        claims = list(_own_claims(reading, film, aspect, own, likely.get((film, aspect)), lean))
        if claims:
            plain += 1
            likely.pop((film, aspect), None)
            yield from claims
        reported = [b for b in cast if b.modality == "reported"]
        if reported:
            opinion = Opinion(aspect, verdict_of(reported))
            sure = sure_of(clearest(reported, opinion.polarity).pattern)
            for shown in _joined(reading, showing(reported, opinion.polarity)):
                yield _claim(reading, film, opinion, shown, sure)
    plain += sum(one.chance >= bars.alone for one in likely.values())
    for one in sorted(likely.values(), key=lambda one: -one.chance):
        least = _least(one.opinion.aspect, plain, bars)
        if one.chance >= (least if reading.tagged is None else _LEAST_WEIGHED):
            yield from _likely_claims(reading, one)


def _own_claims(
    reading: Reading,
    film: Entity,
    aspect: str,
    said: list[Ballot],
    likely: LikelyOpinion | None,
    lean: int,
) -> Iterator[Claim]:
    """Yield the writer's verdict as rules read it, or as all sentences make it more likely."""
    own = _latest(reading, said)
    if not own:
        return
    polarity = verdict_of(own)
    doubted = own == said and not any(ballot.pattern == _IDIOM for ballot in own)
    if likely is not None and doubted and _overrules(likely, polarity):
        yield from _likely_claims(reading, likely)
        return
    sure = _sure(clearest(own, polarity), polarity, likely)
    if aspect != _WHOLE or sure >= _LEAST_OF_WHOLE or not _is_against(polarity, lean):
        opinion = Opinion(aspect, polarity)
        for shown in _joined(reading, showing(own, polarity)):
            yield _claim(reading, film, opinion, shown, sure)


def _joined(reading: Reading, shown: list[Ballot]) -> list[Ballot]:
    """Return ballots of one sentence as one, whose words reach from the first to the last."""
    if len(shown) < _BOTH or len({ballot.at for ballot in shown}) > 1:
        return shown
    at = shown[0].at
    words = at.of(reading.plain)
    folded = words.lower()
    places = [(folded.find(one.surface), len(one.surface)) for one in shown]
    start, end = min(place for place, _ in places), max(map(sum, places))
    return [replace(shown[0], surface=words[start:end])] if start >= 0 else shown[:1]


_BOTH: Final = 2


def _least(aspect: str, judged: int, bars: _Bars) -> float:
    if aspect == _WHOLE:
        return _SHORT_TEXT.alone
    return bars.alone if aspect in _LESS_OFTEN or judged < _MANY else bars.of_many


def _lean(film: Entity, heard: Mapping[tuple[Entity, str], list[Ballot]]) -> int:
    """Return how much more praise than blame of its aspects is read of a film."""
    return sum(
        _WEIGHT[ballot.polarity]
        for (of, aspect), cast in heard.items()
        for ballot in cast
        if of == film and aspect != _WHOLE and ballot.modality == "asserted"
    )


_WEIGHT: Final[Mapping[Polarity, int]] = {"positive": 1, "negative": -1, "mixed": 0}


def _is_against(polarity: Polarity, lean: int) -> bool:
    return _WEIGHT[polarity] * lean < 0


def _overrules(likely: LikelyOpinion, polarity: Polarity) -> bool:
    """Tell whether the words of all sentences say otherwise than rules, unless these say both."""
    aspect, sign = likely.opinion.aspect, likely.opinion.polarity
    least = _OVERRULES_OF_CAST if (aspect, sign) == ("acting", "mixed") else _OVERRULES
    return polarity not in (sign, "mixed") and likely.chance >= least


def _sure(ballot: Ballot, polarity: Polarity, likely: LikelyOpinion | None) -> float:
    """Return how sure a rule's verdict is, by what the words of the sentences make likely."""
    sure = measured(f"opinion-{ballot.pattern}", "aspectOpinion", sure_of(ballot.pattern))
    if likely is not None and likely.opinion.polarity == polarity:
        return round((1 - _SHARE) * sure + _SHARE * likely.chance, 3)
    return round(_AGAINST * sure, 3)


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


def _likely_claims(reading: Reading, likely: LikelyOpinion) -> Iterator[Claim]:
    """Yield what the sentences make likely: a claim for each sentence that is needed to show it."""
    for place in likely.places:
        sentence = place.skeleton.sentence.span
        yield reading.claim(
            likely.film,
            "aspectOpinion",
            likely.opinion,
            at=sentence,
            surface=Span(sentence.start + place.at, sentence.start + place.end),
            pattern=PATTERN,
            confidence=_calibrated(likely.chance),
            modality="asserted",
        )


def _calibrated(chance: float) -> float:
    """Return how often what is so likely was right in texts that the scorer had not seen.

    Of 998 such opinions of 169 texts those of a chance around 0.15, 0.25, 0.37 and 0.8 were right
    in 0.30, 0.38, 0.56 and 0.79 of cases: the scorer is too careful.
    """
    held = min(max(chance, 1e-3), 1 - 1e-3)
    return round(1 / (1 + math.exp(-_STEEP * math.log(held / (1 - held)) - _MORE)), 3)


_STEEP, _MORE = 0.75, 0.35


def _claim(reading: Reading, film: Entity, opinion: Opinion, ballot: Ballot, sure: float) -> Claim:
    return reading.claim(
        film,
        "aspectOpinion",
        opinion,
        at=ballot.at,
        surface=ballot.surface,
        pattern=f"opinion-{ballot.pattern}",
        confidence=sure,
        modality=ballot.modality,
    )


def _ballots(
    reading: Reading, words: WordHits, people: People
) -> Iterator[tuple[Entity, str, Ballot]]:
    if reading.film is not None:
        yield from _subscores(reading, reading.film)
    for film, sentence, aspect, ballot in _in_sentences(reading, words, people):
        said = words.folded[sentence.span.start : sentence.span.end]
        at = sentence.span.start + max(0, said.find(ballot.surface))
        own = film_of_place(reading, sentence, at)
        film = own if own is not None and own == reading.film else film
        if is_of_several(reading) or reading.is_wholly_of_another(at):
            if own != reading.film and likens_before(said, at - sentence.span.start):
                continue
            if own is not None:
                yield own, aspect, ballot
        elif (named := named_in(reading, ballot.surface, film)) is not None:
            yield named, aspect, ballot


def _in_sentences(
    reading: Reading, words: WordHits, people: People
) -> Iterator[tuple[Entity, Sentence, str, Ballot]]:
    """Yield what rules read in each sentence, with the film that it speaks of first."""
    layout = reading.layout
    opinion_starts = [start for start, _, _ in words.opinions]
    cue_starts = [cue.start for cue in words.cues]
    asked: str | None = None
    parts = films_of_people(reading)
    for sentence in layout.sentences:
        if layout.blocks[sentence.block].kind not in _PROSE:
            continue
        start, end = sentence.span.start, sentence.span.end
        low, high = bisect_left(opinion_starts, start), bisect_left(opinion_starts, end)
        opinions = [(s - start, e - start, w) for s, e, w in words.opinions[low:high]]
        low, high = bisect_left(cue_starts, start), bisect_left(cue_starts, end)
        cues = [c._replace(start=c.start - start, end=c.end - start) for c in words.cues[low:high]]
        folded = words.folded[start:end]
        film = film_of_place(reading, sentence, start)
        answered, asked = asked, _aspect_asked_about(folded, cues)
        if film is None or folded.rstrip("\"'”’ ").endswith("?"):
            continue
        folded = plain_line(with_voices_marked(sentence.span.of(reading.plain), folded))
        folded = folded if film == reading.film else as_this_film(folded)
        idioms = idioms_in(folded)
        linked = list(judgements_in(folded, opinions, idioms, cues))
        if answered is not None and not linked and (answer := _answer(folded, opinions, answered)):
            linked.append(answer)
            opinions = opinions[1:]
        for link in linked:
            ballot = judged(folded, sentence, link.polarity, link.trigger, link.end, link.pattern)
            if ballot is not None:
                yield film, sentence, link.aspect, ballot
        acted = acted_in(reading, sentence, film, parts)
        judged_people = of_people(reading, sentence, folded, opinions, idioms, people)
        for aspect, ballot in judged_people if acted is not None else ():
            yield acted or film, sentence, aspect, ballot
        if len(linked) > 1:  # "the acting was superb once; now it is wooden": "it" is the acting
            every = range(len(opinions))
            turned = {at for i in every for at, _, _ in turns_of(folded, opinions, i)}
            turned &= {link.trigger for link in linked}
            opinions = [one for one in opinions if one[0] not in turned]
        told = [Span(one.trigger, one.end) for one in linked if one.pattern in _WHOLE_PHRASES]
        named = next((cue.start for cue in cues if cue.aspect != "overall"), None)
        whole = of_the_whole(reading, sentence, folded, film, opinions, idioms, told, named)
        for of, aspect, ballot in whole:
            yield of, sentence, aspect, ballot


def _aspect_asked_about(folded: str, cues: list[Cue]) -> str | None:
    """Return the aspect that a question of a few words names: "And the music?"."""
    is_short = folded.rstrip().endswith("?") and len(folded.split()) <= _SHORT_QUESTION
    if not is_short or len(cues) != 1 or cues[0].aspect == "overall":
        return None
    return cues[0].aspect


def _answer(
    folded: str, opinions: list[tuple[int, int, OpinionWord]], aspect: str
) -> Judgement | None:
    """Return what the first words of an answer say of the aspect: "Forgettable."."""
    if not opinions:
        return None
    start, end, word = opinions[0]
    is_first = len(folded[:start].split()) <= _FIRST_WORDS
    if not is_first or not word.judges(aspect) or folded[end : end + 1] not in _ENDS:
        return None
    return Judgement(aspect, word.polarity, start, end, "label")


_SHORT_QUESTION, _FIRST_WORDS = 4, 2
_ENDS: Final = (".", "!", ",", ";", "")


def _subscores(reading: Reading, film: Entity) -> Iterator[tuple[Entity, str, Ballot]]:
    """Yield ballots of lines like "Acting: 8/10"."""
    for mark in subscores(reading):
        yield (
            film,
            mark.aspect,
            Ballot(mark.polarity, mark.at, mark.surface, "subscore", "asserted"),
        )
