"""Turns of modality at work: which of them decides on a word or a name of a sentence.

Each sentence is read once: its clauses, and where the turns stand that it holds. A turn may hold
the place that is asked about, reach so far ahead, or speak for its whole sentence. Turns that
assert are passed over: what they hold is blanked out before anything else is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Final, NamedTuple

from ..expressions import expression
from .modality_clauses import clause_at, lowered, starts_of
from .modality_file import Text, Turn, Verdict, Way, turns, words
from .modality_shapes import AS_NAME, AS_WORD, NEW_CLAUSE

__all__ = ["granted", "holds", "is_denied", "passed_over", "turn_of"]

_PASSED: Final = ("asserted",)
_LONGEST: Final = 900
_WORD: Final = expression(r"[^\W_][\w'-]*")
_PARTS: Final = expression(r"['-]")
# "the guard who claims to know, Ann Example is …": what somebody in the story says ends there
_RELATIVE: Final = expression(
    r"(?<!those )(?<!anyone )(?<!people )(?<!everyone )\b(?:who|whom) (?:[\w']+ ){0,2}$"
)
_REST_OF_NAME: Final = expression(r'^[\w]*(?:[,.!]?")?')


class _Found(NamedTuple):
    """A shape that a sentence may hold, and where it stands if no place is part of it."""

    turn: Turn
    way: Way
    spans: tuple[tuple[int, int], ...]


class _Sentence(NamedTuple):
    """A sentence in the form that turns read, as long as before, and the shapes it may hold.

    `found` has them by what their turns give, in the order in which these decide.
    """

    text: str
    starts: tuple[int, ...]
    found: Mapping[Verdict, Sequence[_Found]]

    @property
    def all_found(self) -> Iterator[_Found]:
        """The shapes that it may hold, in order."""
        return chain.from_iterable(self.found.values())


def turn_of(
    sentence: str, start: int, end: int | None = None, gives: Verdict | None = None
) -> Turn | None:
    """Return the turn that decides on the word at `start`, or on the name from `start` to `end`.

    With `gives`, only turns that give it are asked.

    >>> turn_of("Word on the lot was that it was shot by Ann Vane.", 32).name
    'word-of-mouth'
    """
    sentence, start, end = _near(sentence, start, end)
    read = _read(lowered(sentence))
    for one in read.all_found if gives is None else read.found.get(gives, ()):
        if one.way.placed:
            stands = one.way.stands_in(_marked(read.text, start, end))
        else:
            stands = any(_reaches(one.turn, span, read, start) for span in one.spans)
        if stands and not _is_barred(one.turn, read.text):
            return one.turn
    return None


def granted(sentence: str, start: int, end: int | None = None) -> str:
    """Return a sentence without what takes the word or name at `start` for granted.

    What denies or supposes something else by means of it is blanked out, up to the place.

    >>> granted("Without her score it would sink.", 12).split()
    ['score', 'it', 'would', 'sink.']
    """
    near, place, stop = _near(sentence, start, end)
    read = _read(lowered(near))
    begins = [
        match.start()
        for one in read.found.get("granted", ())
        if not _is_barred(one.turn, read.text)
        for match in one.way.matches(_marked(read.text, place, stop))
    ]
    begin = start - place + min((place, *begins))
    return sentence[:begin] + " " * (start - begin) + sentence[start:]


def is_denied(sentence: str, start: int) -> bool:
    """Tell whether negators reach the word at `start`: two of them cancel."""
    sentence, start, _ = _near(sentence, start, None)
    read = _read(lowered(sentence))
    harmless = [span for one in read.found.get("undenied", ()) for span in one.spans]
    spans: dict[int, tuple[int, int]] = {}
    for one in read.found.get("denies", ()):
        for span in one.spans:
            if _reaches(one.turn, span, read, start) and not any(
                begin < span[1] and span[0] < stop for begin, stop in harmless
            ):
                spans.setdefault(span[0], span)
    last, count = -1, 0
    for begin, stop in sorted(spans.values()):
        if begin >= last and _carries_on(read.text, stop, start):
            count, last = count + 1, stop
    return count % 2 == 1


def _carries_on(text: str, cue: int, place: int) -> bool:
    """Tell whether no comma ends the reach of a negator: "not dark, loud or long" goes on."""
    commas = [i for i in range(cue, place) if text[i] == ","]
    if not commas:
        return True
    if words("or-nor").search(text, commas[-1], place + 30):
        return True
    return len(commas) == 2 and commas[0] <= cue + 1  # "not, however, long"


def _reaches(turn: Turn, span: tuple[int, int], read: _Sentence, place: int) -> bool:
    start, end = span
    if turn.reach is None:
        return True
    if start >= place or (end > place and not _overlaps(turn, read.text, end, place)):
        return False
    if _is_closed(read.text, end, place):
        return False
    clause = clause_at(read.text, read.starts, place)
    if turn.reach == "sentence":
        return start >= clause or not (
            words("own-voice").search(read.text, end, place)
            or _RELATIVE.search(read.text, 0, start)
        )
    return start >= clause and len(_WORD.findall(read.text, end, place)) <= turn.reach


def _overlaps(turn: Turn, text: str, end: int, place: int) -> bool:
    """Tell whether what a supposition ends with is the word that is asked about."""
    word = _WORD.match(text, place)
    return turn.gives == "hypothetical" and word is not None and end <= word.end()


def _is_closed(text: str, cue: int, place: int) -> bool:
    """Tell whether a bracket that holds a cue is closed before the place."""
    closing = text.find(")", cue, place)
    return closing >= 0 and "(" not in text[cue:closing]


def _is_barred(turn: Turn, text: str) -> bool:
    return any(way.regex.search(text) for way in turn.nowhere)


def holds(turn: Turn, sentence: str, start: int, end: int | None = None) -> bool:
    """Tell whether a turn decides on a place; of one that asserts, whether the text holds it."""
    if turn.gives in _PASSED:
        low = lowered(sentence)
        found = _by_cue(low, asserting=True)
        return any(turn is one and way.stands_in(Text(low)) for one, way in found)
    read = _read(lowered(sentence))
    if turn.gives in ("undenied", "agreed"):
        return any(
            one.way.stands_in(_marked(read.text, start, end)) if one.way.placed else one.spans
            for one in read.all_found
            if one.turn is turn
        )
    return any(
        one.way.stands_in(_marked(read.text, start, end))
        if one.way.placed
        else any(_reaches(turn, span, read, start) for span in one.spans)
        for one in read.all_found
        if one.turn is turn
    ) and not _is_barred(turn, read.text)


@lru_cache(maxsize=128)
def passed_over(sentence: str) -> str:
    """Return a sentence whose asserting turns are blanked out, as long as before.

    >>> passed_over("It must be said that the score is loud.").split()[0]
    'the'
    """
    low = lowered(sentence)
    text = Text(low)
    for _, way in _by_cue(low, asserting=True):
        for found in way.matches(text):
            blank = " " * len(found.group())
            if "kept" in found.groupdict():
                first, last = (at - found.start() for at in found.span("kept"))
                blank = blank[:first] + sentence[slice(*found.span("kept"))] + blank[last:]
            sentence = sentence[: found.start()] + blank + sentence[found.end() :]
    return sentence


def _near(sentence: str, start: int, end: int | None) -> tuple[str, int, int | None]:
    """Return what stands around the place in a very long sentence, and the place in it."""
    if len(sentence) <= _LONGEST:
        return sentence, start, end
    near = max(0, start - _LONGEST // 2)
    return sentence[near : near + _LONGEST], start - near, None if end is None else end - near


@lru_cache(maxsize=16)  # each verdict asks for the same place
def _marked(text: str, start: int, end: int | None) -> Text:
    """Return a text with the place marked; of a name, its quotation marks go with it."""
    if end is None:
        return Text(text[:start] + AS_WORD + text[start:])
    before, after = text[:start].removesuffix('"'), text[end:]
    after = _REST_OF_NAME.sub("", after, count=1)
    near = before[-40:]
    is_object = words("object-before").search(near) and not words("work-by").search(near)
    return Text(f"{before}{AS_WORD if is_object else AS_NAME}{after}")


@lru_cache(maxsize=128)
def _read(low: str) -> _Sentence:
    starts = starts_of(low)
    signs = list(low)
    for at in starts:
        if low[at - 1] == " ":
            signs[at - 1] = NEW_CLAUSE
    text = Text("".join(signs))
    found: dict[Verdict, list[_Found]] = {}
    for turn, way in _by_cue(low, asserting=False):
        spans = () if way.placed else tuple(match.span() for match in way.matches(text))
        if way.placed or spans:
            found.setdefault(turn.gives, []).append(_Found(turn, way, spans))
    return _Sentence(text.whole, starts, found)


def _by_cue(text: str, *, asserting: bool) -> tuple[tuple[Turn, Way], ...]:
    """Return the shapes of which a word stands in the text, in the order of their turns."""
    index, shapes = _index(asserting=asserting)
    known = _known(text)
    numbers = {n for word in known & index.keys() for n in index[word]}
    return tuple(shapes[n] for n in sorted(numbers) if shapes[n][1].may_stand(known))


@lru_cache(maxsize=16)
def _known(text: str) -> frozenset[str]:
    """Return the words of a text, and the parts of those that an apostrophe or a dash joins."""
    whole = _WORD.findall(text)
    parts = (part for word in whole if "'" in word or "-" in word for part in _PARTS.split(word))
    return frozenset((*whole, *parts))


@cache
def _index(*, asserting: bool) -> tuple[Mapping[str, Sequence[int]], Sequence[tuple[Turn, Way]]]:
    """Return the numbers of shapes by cue, and the shapes."""
    index: dict[str, list[int]] = defaultdict(list)
    shapes: list[tuple[Turn, Way]] = []
    for turn in turns():
        if (turn.gives in _PASSED) == asserting:
            for way in turn.ways:
                for cue in way.cues:
                    index[cue].append(len(shapes))
                shapes.append((turn, way))
    return dict(index), shapes
