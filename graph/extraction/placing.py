"""Where the words of a claim stand: its subject, its object and what ties them, by characters.

The finders say what a sentence states; here its words are found again in the document's own
text, once per claim that stood. What the words of the text do not show has no place: the film
that a sentence never names, a date written another way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..claims import Claim, Entity, Opinion
from ..documents import Span
from ..expressions import expression
from ..reading.view import readable
from . import confidence
from .modality import is_taken_back
from .sentence_patterns import room
from .tagged import PATTERN as TAGGER

if TYPE_CHECKING:
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
_BEHIND: Final = 200  # characters of text, for a sentence that takes this one back


def placed(reading: Reading, claims: Iterable[Claim], *, measured: bool = True) -> Iterator[Claim]:
    """Yield the claims with the words and places of subject, object and trigger.

    With `measured` their confidence becomes that of the pattern on annotated documents; opinions
    keep theirs, in which all sentences that judge count.
    """
    placer = _Placer(reading, measured=measured)
    for claim in claims:
        yield placer.place(claim)


class _Placer:
    def __init__(self, reading: Reading, *, measured: bool) -> None:
        self._reading = reading
        self._measured = measured
        self._text = reading.document.text
        self._view = reading.layout.view
        self._is_plain = reading.document.media_type == "text/plain"
        self._skeletons = {s.sentence.span.start: s for s in reading.skeletons}

    def place(self, claim: Claim) -> Claim:
        within = claim.evidence
        surface, object_at = claim.surface, claim.object_at
        if object_at is None or not self._reads(object_at, surface):
            object_at = None
            for words in (claim.surface, *_names(claim.object)):
                if found := self._find(words, within):
                    surface, object_at = found
                    break
        subject = next(
            (found for name in _names(claim.subject) if (found := self._find(name, within))),
            ("", None),
        )
        trigger = self._trigger(claim, object_at) or ("", None)
        sure = claim.confidence
        if self._measured and claim.pattern != TAGGER and not isinstance(claim.object, Opinion):
            sure = confidence.measured(claim.pattern, claim.predicate, sure)
        modality = claim.modality
        if modality == "asserted" and is_taken_back(self._text[within.end : within.end + _BEHIND]):
            modality = "negated"
        return replace(
            claim,
            modality=modality,
            confidence=sure,
            surface=surface,
            object_at=object_at,
            subject_surface=claim.subject_surface or subject[0],
            subject_at=subject[1] if not claim.subject_surface else claim.subject_at,
            trigger=claim.trigger or trigger[0],
            trigger_at=trigger[1] if not claim.trigger else claim.trigger_at,
        )

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

    def _trigger(self, claim: Claim, object_at: Span | None) -> tuple[str, Span] | None:
        if isinstance(claim.object, Opinion):
            return None
        if claim.pattern == "field":
            label = _LABEL.match(self._text, claim.evidence.start, claim.evidence.end)
            if label is None or (object_at is not None and label.end("label") > object_at.start):
                return None
            at = Span(*label.span("label"))
            return at.of(self._text), at
        regex = _regex_of(claim)
        shown = self._view.to_plain(claim.evidence) if regex is not None else None
        skeleton = self._skeletons.get(shown.start) if shown is not None else None
        if regex is None or skeleton is None:
            return None
        target = self._view.to_plain(object_at) if object_at is not None else None
        span = _words_of(skeleton, regex, target)
        if span is None:
            return None
        return self._if_read(span.of(self._view.plain), self._view.to_source(span))


def _words_of(skeleton: Skeleton, regex: re.Pattern[str], target: Span | None) -> Span | None:
    """Return the plain stretch of the words by which a pattern knows the object at `target`."""
    for match in regex.finditer(skeleton.text):
        slots = [
            (offset, slot)
            for offset, slot in skeleton.slots.items()
            if match.start() <= offset < match.end()
        ]
        held = [
            offset
            for offset, slot in slots
            if target is not None and (slot.span.covers(target) or target.covers(slot.span))
        ]
        if target is not None and not held:
            continue
        at = held[0] if held else match.end()
        runs = [
            (run.start(), run.end())
            for run in _BETWEEN.finditer(skeleton.text, match.start(), match.end())
            if set(_WORD.findall(run.group().lower().removeprefix("'s"))) - _LINKS
        ]
        before = [run for run in runs if run[1] <= at]
        nearest = before[-1:] or runs[:1]
        return _plain_span(skeleton, *nearest[0]) if nearest else None
    return None


def _plain_span(skeleton: Skeleton, start: int, end: int) -> Span:
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
    return Span(base + start, base + end)


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


_CAST: Final = ("cast", "cast_brackets", "careers", "together")
_ROOMS: Final = {
    "castMember": _CAST,
    "playsCharacter": _CAST,
    "characterIn": (*_CAST, "characters"),
    "songPerformer": ("songs",),
    "songWriter": ("songs",),
    "basedOn": ("background",),
    "influencedBy": ("background",),
    "studio": ("background",),
    "recordLabel": ("background",),
    "setIn": ("settings",),
} | dict.fromkeys(
    ("director", "screenwriter", "producer", "cinematographer", "editor", "composer"),
    ("credits", "careers", "together"),
)


def _regex_of(claim: Claim) -> re.Pattern[str] | None:
    """Return the expression over skeletons of a claim's pattern; only that one is compiled."""
    found = (room(name).by_name.get(claim.pattern) for name in _ROOMS.get(claim.predicate, ()))
    return next((pattern.regex for pattern in found if pattern is not None), None)
