"""Where the words of a claim stand: its subject, its object and what ties them, by characters.

The finders say what a sentence states; here its words are found again in the document's own
text, once per claim that stood. What the words of the text do not show has no place: the film
that a sentence never names, a date written another way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from ..claims import Claim, Entity, Opinion
from ..documents import Span
from ..expressions import expression
from ..reading.view import readable
from . import confidence
from .likely_opinions import PATTERN as LIKELY_OPINION
from .modality import is_taken_back
from .people_opinions import People, people_of
from .sentence_patterns import ROOMS, SentencePattern, room
from .tagged import PATTERN as TAGGER
from .triggers import aspect_words_at, between, film_words, pronoun_of, told_by

if TYPE_CHECKING:
    from ..tagger.answers import Opinion as Read
    from .reading import Reading
    from .skeleton import Skeleton

__all__ = ["placed"]

_LABEL: Final = expression(r"[\s*_#|\"<>/-]*(?P<label>[^\W\d_][^:=|<>\n\"]{0,40}?)[\s*_\"]*[:=|]")
_SAME: Final = str.maketrans("’‘`´“”\u00a0", "''''\"\" ")
_BETWEEN: Final = expression(r"[^\ue000-\ue005]+")
_EDGE: Final = " ,.;:!?()[]'\"“”‘’*_-–—"
_WORD: Final = expression(r"[^\W\d_]+")
_LINKS: Final = frozenset({"and", "or", "the", "a", "an", "his", "her", "with", "also"})
_MOST_NAMES: Final = 6
_HARDLY: Final = 0.1
_LONG: Final = 40
_Found: TypeAlias = tuple[str, Span] | None
_BEHIND: Final = 200  # characters of text, for a sentence that takes this one back


def placed(reading: Reading, claims: Iterable[Claim], *, measured: bool = True) -> Iterator[Claim]:
    """Yield the claims with the words and places of subject, object and trigger.

    With `measured` their confidence becomes that of the pattern on annotated documents; opinions
    keep theirs, in which all sentences that judge count.
    """
    placer = _Placer(reading, measured=measured)
    for claim in claims:
        yield placer.place(claim)


class _Marks(NamedTuple):
    """The words of a claim and where they stand."""

    subject: _Found
    thing: _Found
    trigger: _Found


class _Placer:
    def __init__(self, reading: Reading, *, measured: bool) -> None:
        self._reading = reading
        self._measured = measured
        self._text = reading.document.text
        self._view = reading.layout.view
        self._is_plain = reading.document.media_type == "text/plain"
        self._skeletons = {s.sentence.span.start: s for s in reading.skeletons}

    @cached_property
    def _people(self) -> People:
        return people_of(self._reading)

    def place(self, claim: Claim) -> Claim:
        within = claim.evidence
        marks = self._marks(claim, self._given(claim))
        sure = claim.confidence
        if self._measured and claim.pattern != TAGGER and not isinstance(claim.object, Opinion):
            sure = confidence.measured(claim.pattern, claim.predicate, sure)
        modality = claim.modality
        if modality == "asserted" and any(map(is_taken_back, self._behind(within, marks.thing))):
            modality = "negated"
        placed = replace(claim, modality=modality, confidence=sure, object_at=None)
        if marks.thing is not None:
            placed = replace(placed, surface=marks.thing[0], object_at=marks.thing[1])
        elif claim.predicate == "characterIn":
            placed = replace(placed, surface="")
        if not claim.subject_surface and marks.subject is not None:
            words, at = marks.subject
            placed = replace(placed, subject_surface=words, subject_at=at)
        if not claim.trigger and marks.trigger is not None:
            words, at = marks.trigger
            placed = replace(placed, trigger=words, trigger_at=at)
        return placed

    def _behind(self, within: Span, thing: _Found) -> Iterator[str]:
        """Yield what may take a claim back: the next sentence, and behind a semicolon the rest."""
        yield self._text[within.end : within.end + _BEHIND]
        at = self._text.find(";", thing[1].end, within.end) if thing is not None else -1
        if at >= 0:
            yield self._text[at + 1 : at + 1 + _BEHIND]

    def _marks(self, claim: Claim, given: _Found) -> _Marks:
        """Return the words of subject, object and trigger; the finder has `given` some of them."""
        if isinstance(claim.object, Opinion):
            trigger = self._opinion_words(claim, claim.object, given)
            thing = self._judged(claim, claim.object, trigger or given) or given
            return _Marks(self._subject(claim, thing), thing, trigger)
        if claim.predicate == "characterIn" and given and given[0] not in _names(claim.object):
            # finders give the words of the character, who is the subject
            film = self._film(claim, claim.object, given)
            return _Marks(given, film, self._trigger(claim, film, given))
        subject = self._subject(claim, given)
        return _Marks(subject, given, self._trigger(claim, subject, given))

    def _given(self, claim: Claim) -> _Found:
        """Return the words that the finder gave, or else those that name the object."""
        if claim.object_at is not None and self._reads(claim.object_at, claim.surface):
            return claim.surface, claim.object_at
        return self._first((claim.surface, *_names(claim.object)), claim.evidence)

    def _first(self, names: Iterable[str], within: Span) -> _Found:
        return next((found for name in names if (found := self._find(name, within))), None)

    def _opinion_words(self, claim: Claim, opinion: Opinion, words: _Found) -> _Found:
        """Return the words of opinion: of a whole sentence that judges, what the tagger reads."""
        if words is None or words[1] != claim.evidence or claim.pattern != LIKELY_OPINION:
            return words
        within = self._view.to_plain(claim.evidence)
        reads = [
            read
            for read in self._opinions_read
            if within is not None and within.covers(read.trigger) and read.aspect == opinion.aspect
        ]
        best = max(reads, key=lambda read: read.chance, default=None)
        return self._shown(best.trigger) if best is not None else None

    @cached_property
    def _opinions_read(self) -> list[Read]:
        tagged = self._reading.tagged
        return list(tagged.opinions(_HARDLY)) if tagged is not None else []

    def _judged(self, claim: Claim, opinion: Opinion, words: _Found) -> _Found:
        """Return what an opinion judges, where the sentence has a word for it."""
        within = self._view.to_plain(claim.evidence)
        near = self._view.to_plain(words[1]) if words is not None else None
        if within is None or near is None:
            return None
        plain = self._view.plain
        return self._shown(aspect_words_at(plain, self._people, opinion.aspect, within, near))

    def _subject(self, claim: Claim, thing: _Found) -> _Found:
        """Return the words for the subject: a name, else "the film", "it", "she"."""
        if claim.subject.type == "film":
            return self._film(claim, claim.subject, thing)
        if (found := self._first(_names(claim.subject), claim.evidence)) is not None:
            return found
        within = self._view.to_plain(claim.evidence)
        near = self._view.to_plain(thing[1]) if thing is not None else None
        if within is None or near is None:
            return None
        return self._shown(pronoun_of(self._reading, claim.subject, within, near))

    def _film(self, claim: Claim, film: object, thing: _Found) -> _Found:
        """Return the words for a film: its name, else what stands for the film of the text."""
        if (found := self._first(_names(film), claim.evidence)) is not None:
            return found
        shown = self._view.to_plain(claim.evidence)
        near = self._view.to_plain(thing[1]) if thing is not None else None
        if shown is None or near is None or not self._is_told_there(film, shown):
            return None
        return self._shown(film_words(self._view.plain, shown, near, claim.predicate))

    def _is_told_there(self, film: object, at: Span) -> bool:
        """Tell whether "the film" there can only be this one."""
        told = self._reading.film_near(at)
        return told is None or told == film

    def _shown(self, at: Span | None) -> _Found:
        """Return a stretch of the plain text as the document has it."""
        if at is None:
            return None
        return self._if_read(at.of(self._view.plain), self._view.to_source(at))

    def _find(self, words: str, within: Span) -> tuple[str, Span] | None:
        """Return the words as the text has them, and where; first as they are, then in any case."""
        words = words.strip()
        if not words:
            return None
        at = _search(self._text, words, within)
        if at is not None:
            return at.of(self._text), at
        if self._is_plain or (shown := self._view.to_plain(within)) is None:
            return None
        plain = self._view.plain
        at = _search(plain, words, shown)
        return self._if_read(at.of(plain), self._view.to_source(at)) if at is not None else None

    def _if_read(self, words: str, at: Span) -> tuple[str, Span] | None:
        return (words, at) if self._reads(at, words) else None

    def _reads(self, at: Span, words: str) -> bool:
        """Tell whether the text reads so there, once markup is taken out."""
        source = at.of(self._text)
        return source == words or (
            not self._is_plain
            and readable(source, self._reading.document.media_type) == " ".join(words.split())
        )

    def _trigger(self, claim: Claim, subject: _Found, thing: _Found) -> _Found:
        """Return the label of a line, the words of a pattern, or what else tells the relation."""
        object_at = thing[1] if thing is not None else None
        if claim.pattern == "field":
            label = _LABEL.match(self._text, claim.evidence.start, claim.evidence.end)
            if label is not None and (object_at is None or label.end("label") <= object_at.start):
                at = Span(*label.span("label"))
                return at.of(self._text), at
        within = self._view.to_plain(claim.evidence)
        target = self._view.to_plain(object_at) if object_at is not None else None
        if within is None:
            return None
        found = self._of_pattern(claim, within, target)
        if target is not None and (found is None or found.end - found.start > _LONG):
            inside = found or within
            found = told_by(self._view.plain, inside, claim.predicate, target) or found
            of = self._view.to_plain(subject[1]) if subject is not None else None
            if found is None and of is not None:
                found = between(self._view.plain, of, target)
        return self._shown(found)

    def _of_pattern(self, claim: Claim, within: Span, target: Span | None) -> Span | None:
        pattern = _patterns().get(claim.pattern)
        skeleton = self._skeletons.get(within.start)
        if pattern is None or skeleton is None:
            return None
        return _words_of(skeleton, pattern, target)


def _words_of(skeleton: Skeleton, pattern: SentencePattern, target: Span | None) -> Span | None:
    """Return the plain stretch of the words by which a pattern knows the object at `target`."""
    text = skeleton.lowered if pattern.any_case else skeleton.text
    if len(text) != len(skeleton.text):
        return None
    for match in pattern.regex.finditer(text):
        at = _place_in(skeleton, pattern, match, target)
        if at is None:
            continue
        runs = [
            (run.start(), run.end())
            for run in _BETWEEN.finditer(text, match.start(), min(match.end(), at[1]))
            if set(_WORD.findall(run.group().lower().removeprefix("'s"))) - _LINKS
        ]
        before = [(start, min(end, at[0])) for start, end in runs if start < at[0]]
        nearest = before[-1:] or [run for run in runs if run[0] >= at[0]][:1]
        if nearest and (span := _plain_span(skeleton, *nearest[0])) is not None:
            return span
    return None


def _place_in(
    skeleton: Skeleton, pattern: SentencePattern, match: re.Match[str], target: Span | None
) -> tuple[int, int] | None:
    """Return where words before `target` end in a match, and how far words behind it may go.

    What a slot of free words holds is no trigger; where a name stands it is passed over.
    """
    if target is None:
        return match.end(), match.end()
    for offset, slot in skeleton.slots.items():
        held = slot.span.covers(target) or target.covers(slot.span)
        if held and match.start() <= offset < match.end():
            return offset, match.end()
    thing = pattern.says[0].object
    stretches = pattern.stretches(match, thing) if f"{{{thing}}}" in "".join(pattern.reads) else []
    for start, _ in stretches:
        if skeleton.plain_offset(start) <= target.start:
            return min(place[0] for place in stretches), start
    return None


def _plain_span(skeleton: Skeleton, start: int, end: int) -> Span | None:
    """Return the plain stretch of `start`-`end` of a skeleton that holds no mark there."""
    text = skeleton.text
    if text.startswith("'s ", start):
        start += 3
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    grown = sum(
        slot.span.end - slot.span.start - 1
        for offset, slot in skeleton.slots.items()
        if offset < start
    )
    base = skeleton.sentence.span.start + grown
    return Span(base + start, base + end) if start < end else None


def _search(text: str, words: str, within: Span) -> Span | None:
    if (start := _whole(text, words, within.start, within.end)) >= 0:
        return Span(start, start + len(words))
    piece = within.of(text)
    folded, wanted = piece.lower().translate(_SAME), words.lower().translate(_SAME)
    if len(folded) == len(piece) and (start := _whole(folded, wanted, 0, len(folded))) >= 0:
        return Span(within.start + start, within.start + start + len(words))
    if not any(char.isspace() for char in words):
        return None
    loose = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    match = loose.search(text, within.start, within.end)
    return Span(*match.span()) if match is not None else None


def _whole(text: str, words: str, start: int, end: int) -> int:
    """Return where `words` stand as whole words, or -1."""
    at = text.find(words, start, end)
    while at >= 0:
        after = at + len(words)
        if not (at > start and text[at - 1].isalnum() and words[0].isalnum()) and not (
            after < end and text[after].isalnum() and words[-1].isalnum()
        ):
            return at
        at = text.find(words, at + 1, end)
    return -1


def _names(thing: object) -> list[str]:
    """Return the names of an entity, the longest first, then the last word of a person's."""
    if not isinstance(thing, Entity):
        return []
    names = sorted({thing.name, *thing.aliases} - {""}, key=lambda n: (-len(n), n))[:_MOST_NAMES]
    if thing.type in ("person", "performer", "character") and " " in thing.name:
        names.append(thing.name.rpartition(" ")[2])
    return names


@cache
def _patterns() -> Mapping[str, SentencePattern]:
    """Return the sentence patterns of all rooms by name."""
    return {name: one for of in reversed(ROOMS) for name, one in room(of).by_name.items()}
