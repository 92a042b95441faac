"""What a sentence holds that may judge one aspect of a film: features for a trained scorer.

Names stand in the features as the part a person has in the film ("CAST", "COMPOSER"), so that
nothing is learnt about a single name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import Final, NamedTuple

from ..claims import Entity, Polarity
from ..documents import Span
from ..expressions import expression
from .ballots import FLIPPED, Ballot
from .name_features import plain_word
from .opinion_words import WordHits
from .people_opinions import People
from .reading import Reading
from .skeleton import Skeleton
from .words import word_list

__all__ = ["ASPECTS", "JudgedPlace", "judged_places"]

ASPECTS: Final = (
    "acting", "direction", "score", "cinematography", "editing", "screenplay",
    "productionDesign", "pacing", "dialogue", "effects", "overall",
)  # fmt: skip

_TOKEN: Final = expression(r"[\ue000-\ue005]|[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]")
_ROLES: Final = {
    "acting": "CAST", "direction": "DIRECTOR", "score": "COMPOSER", "cinematography": "CAMERA",
    "screenplay": "WRITER", "editing": "EDITOR",
}  # fmt: skip
_ASPECT_OF: Final = {mark: aspect for aspect, mark in _ROLES.items()} | {"SONG": "score"}
_KINDS: Final = {
    "person": "PERSON", "performer": "PERSON", "character": "CHARACTER", "film": "TITLE",
    "song": "SONG",
}  # fmt: skip
_SLOTS: Final = {
    "film": "OTHERFILM", "song": "SONG", "organisation": "NAME", "place": "NAME", "work": "NAME",
}  # fmt: skip
_MANNER: Final = frozenset(
    ("body", "prize", "ever", "like", "wish", "excess", "compare", "crowd", "time", "i")
)
_NEGATORS: Final = frozenset(
    ("not", "no", "never", "nobody", "nothing", "none", "neither", "nor", "without", "hardly",
     "barely", "scarcely")
)  # fmt: skip
_PRONOUNS: Final = frozenset(("he", "she", "they", "his", "her", "he's", "she's", "they're"))
_NEGATES: Final = 3
# "never been better", "nobody finer": more than praise, not less
_NEVER: Final = frozenset(("never", "nobody", "nothing", "no", "none"))
_COMPARATIVE: Final = ("er", "worse")
_CLAUSE_ENDS: Final = frozenset(",;:.!?()—–-") | {"but", "although", "though", "while", "and"}
_SIGN: Final[dict[Polarity, str]] = {"positive": "+", "negative": "-", "mixed": "~"}
_LONGEST_ENDING: Final = 5
_WEAK: Final = frozenset({("any", -1), ("prev", -1)})
_NONE: Final[frozenset[str]] = frozenset()
_PROSE: Final = frozenset({"paragraph", "item", "heading", "quote"})


class JudgedPlace(NamedTuple):
    """A sentence that may judge an aspect. `at`-`end` are the words that hint at it most.

    Its features are those of the sentence, `shared` by all aspects, and its `own`.
    """

    skeleton: Skeleton
    aspect: str
    shared: AbstractSet[str]
    own: AbstractSet[str]
    at: int
    end: int


class _Token(NamedTuple):
    text: str
    at: int
    end: int
    clause: int
    groups: frozenset[str]
    negates: bool = False


class _Sign(NamedTuple):
    """A word of opinion: its clause, its list and sign, the only aspects that it can judge."""

    clause: int
    sign: str
    aspects: frozenset[str]
    at: int
    end: int


def judged_places(
    reading: Reading,
    words: WordHits,
    people: People,
    ballots: Mapping[Span, Sequence[tuple[str, Ballot]]],
) -> Iterator[JudgedPlace]:
    """Yield every sentence of prose with each aspect that something in it, or before it, hints at.

    `ballots` is what the rules read in each sentence.
    """
    starts = [start for start, _, _ in words.opinions]
    cue_starts = [cue.start for cue in words.cues]
    count = len(reading.skeletons)
    mood = _mood(words)
    before: frozenset[str] = frozenset()
    block = -1
    for number, skeleton in enumerate(reading.skeletons):
        span = skeleton.sentence.span
        kind = reading.layout.blocks[skeleton.sentence.block].kind
        if kind not in _PROSE:
            continue
        tokens = _tokens(reading, skeleton, people)
        if skeleton.sentence.block != block:
            before, block = frozenset(), skeleton.sentence.block
        low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
        lexicon = _lexicon_signs(words, low, high, span.start, tokens)
        low, high = bisect_left(cue_starts, span.start), bisect_left(cue_starts, span.end)
        cues = [(cue.aspect, cue.start - span.start) for cue in words.cues[low:high]]
        hints = _hints(cues, tokens, before, ballots.get(span, ()))
        shared = _of_sentence(tokens, lexicon, kind, reading.kind)
        shared.update((f"at={5 * number // count}", f"mood={mood}"))
        shared.add("last" if number == count - 1 else "before")
        for aspect in ASPECTS:  # in an order of its own: sets have none
            if aspect not in hints:
                continue
            clauses = {clause for _, clause in hints[aspect]}
            own = _of_aspect(aspect, hints, clauses, tokens, lexicon)
            own.add(f"{aspect}|mood={mood}")
            at, end = _trigger(tokens, clauses, lexicon)
            yield JudgedPlace(skeleton, aspect, shared, own, at, end)
        before = frozenset(aspect for aspect, held in hints.items() if ("prev", -1) not in held)


def _mood(words: WordHits) -> str:
    """Return which way the opinion words of the whole text lean."""
    praise = sum(word.polarity == "positive" for _, _, word in words.opinions)
    blame = sum(word.polarity == "negative" for _, _, word in words.opinions)
    return "+" if praise > 2 * blame else "-" if blame > praise else "=" if praise else "0"


def _tokens(reading: Reading, skeleton: Skeleton, people: People) -> list[_Token]:
    made: list[_Token] = []
    clause, start = 0, skeleton.sentence.span.start
    shift = 0  # how much longer the names before are than their marks
    for match in _TOKEN.finditer(skeleton.text):
        slot = skeleton.slots.get(match.start())
        at = match.start() + shift
        if slot is None:
            word = _word(match.group())
            clause += word.ends_clause
            end = match.end() + shift
            made.append(_Token(word.text, at, end, clause, word.groups, word.negates))
        else:
            at = slot.span.start - start
            end = slot.span.end - start
            shift += end - at - 1
            made.append(
                _Token(_mark(reading, slot.kind, slot.span, people), at, end, clause, _NONE)
            )
    return made


def _mark(reading: Reading, kind: str, span: Span, people: People) -> str:
    if kind == "film" and _is_reviewed(reading, reading.film_at(span)):
        return "FILM"
    if kind != "name":
        return _SLOTS[kind]
    entity = reading.names.entity_at(span)
    role = people.roles.get(entity.name) if entity is not None else None
    if role is not None:
        return _ROLES[role]
    cluster = reading.names.cluster(span)
    text = cluster.name() if cluster is not None else span.of(reading.plain)
    return _KINDS.get(reading.name_kinds.likeliest(text), "NAME")


def _is_reviewed(reading: Reading, film: Entity | None) -> bool:
    """Tell whether a film is under review: each that is named, where the text has no main one."""
    return film is not None and (
        reading.film is None or film == reading.film or film in reading.films.reviewed
    )


@cache
def _clues() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return the groups of whole words, and of beginnings."""
    whole: dict[str, set[str]] = defaultdict(set)
    begun: dict[str, set[str]] = defaultdict(set)
    for group, entries in _clue_lines():
        for entry in entries:
            (begun if entry.endswith("*") else whole)[entry.rstrip("*")].add(group)
    return (
        {word: frozenset(groups) for word, groups in whole.items()},
        {word: frozenset(groups) for word, groups in begun.items()},
    )


def _clue_lines() -> Iterator[tuple[str, list[str]]]:
    for line in word_list("opinion_clues"):
        group, _, entries = line.partition(":")
        yield group, entries.split()


class _WordsOf(dict[str, str]):
    """The features of words in sentences that may judge one aspect, made once each."""

    __slots__ = ("_aspect",)

    def __init__(self, aspect: str) -> None:
        super().__init__()
        self._aspect = aspect

    def __missing__(self, word: str) -> str:
        feature = f"{self._aspect}|w={word}"
        if len(self) < _MOST_WORDS:
            self[word] = feature
        return feature


_MOST_WORDS: Final = 20_000
_WORDS_OF: Final = {aspect: _WordsOf(aspect) for aspect in ASPECTS}


class _Word(NamedTuple):
    """What is known of a word wherever it stands; `text` is how features show it."""

    text: str
    groups: frozenset[str]
    ends_clause: bool
    negates: bool


@lru_cache(maxsize=16384)
def _word(word: str) -> _Word:
    lowered = word.lower()
    groups = _groups(lowered)
    text = "#" if lowered.isdigit() else lowered if groups else plain_word(word)
    negates = text in _NEGATORS or text.endswith(("n't", "n’t"))
    return _Word(text, groups, lowered in _CLAUSE_ENDS, negates)


def _groups(word: str) -> frozenset[str]:
    whole, begun = _clues()
    found = set(whole.get(word, ()))
    for size in range(3, len(word) + 1):
        if len(word) - size <= _LONGEST_ENDING:
            found |= begun.get(word[:size], frozenset())
    return frozenset(found)


def _lexicon_signs(
    words: WordHits, low: int, high: int, start: int, tokens: list[_Token]
) -> list[_Sign]:
    """Return every opinion word of a sentence: of the sure lists (L), then of the clues (c)."""
    negated = _negated(tokens)
    found: list[_Sign] = []
    if low < high and tokens:
        starts = [token.at for token in tokens]
        for at, end, word in words.opinions[low:high]:
            index = max(0, bisect_left(starts, at - start + 1) - 1)
            polarity = FLIPPED[word.polarity] if index in negated else word.polarity
            sign = "L" + _SIGN[polarity]
            clause = tokens[index].clause
            found.append(_Sign(clause, sign, word.aspects, at - start, end - start))
    for index, token in enumerate(tokens):
        if token.groups:
            for group, sign, flipped in (("praise", "c+", "c-"), ("blame", "c-", "c+")):
                if group in token.groups:
                    shown = flipped if index in negated else sign
                    found.append(_Sign(token.clause, shown, frozenset(), token.at, token.end))
    return found


def _negated(tokens: list[_Token]) -> set[int]:
    """Return the tokens that a negator just before them turns round."""
    found: set[int] = set()
    since, negator = _NEGATES + 1, ""
    for index, token in enumerate(tokens):
        since += 1
        if token.negates:
            since, negator = 0, token.text
        elif since <= _NEGATES and not (negator in _NEVER and token.text.endswith(_COMPARATIVE)):
            found.add(index)
    return found


def _hints(
    cues: Sequence[tuple[str, int]],
    tokens: list[_Token],
    before: frozenset[str],
    ballots: Sequence[tuple[str, Ballot]],
) -> dict[str, set[tuple[str, int]]]:
    """Return for each aspect what hints at it, with the clause (-1: outside the sentence)."""
    hints: dict[str, set[tuple[str, int]]] = defaultdict(set)
    starts = [token.at for token in tokens]
    for aspect, at in cues:
        hints[aspect].add(("cue", _clause_of(tokens, starts, at)))
    for token in tokens:
        if token.text in _ASPECT_OF:
            hints[_ASPECT_OF[token.text]].add((token.text, token.clause))
        elif token.text in ("CHARACTER", "PERSON"):
            hints["acting"].add((token.text, token.clause))
        elif token.text == "FILM":
            hints["overall"].add(("FILM", token.clause))
        for group in token.groups:
            if group in ASPECTS:
                hints[group].add(("clue", token.clause))
    for aspect in before:
        hints[aspect].add(("prev", -1))
    if "acting" in before and any(token.text in _PRONOUNS for token in tokens[:3]):
        hints["acting"].add(("pronoun", 0))
    for aspect, ballot in ballots:
        hints[aspect].add((f"rule{_SIGN[ballot.polarity]}", -1))
        hints[aspect].add((f"rule:{ballot.pattern}", -1))
    hints["overall"].add(("any", -1))
    return hints


def _clause_of(tokens: list[_Token], starts: list[int], at: int) -> int:
    return tokens[max(0, bisect_left(starts, at + 1) - 1)].clause if tokens else 0


def _of_sentence(tokens: list[_Token], lexicon: list[_Sign], kind: str, about: str) -> set[str]:
    """Return the features of a sentence that are the same for every aspect."""
    made = {f"block={kind}", f"kind={about}", f"length={min(6, len(tokens) // 6)}"}
    counts: dict[str, int] = defaultdict(int)
    for token in tokens:
        made.add(f"w={token.text}")
        if token.groups:
            for group in token.groups & _MANNER:
                counts[group] += 1
        if token.negates:
            made.add("negator")
    made.update(f"g={group}" for group in counts)
    made.update(f"gg={group}" for group, count in counts.items() if count > 1)
    made.update(held.sign for held in lexicon)
    made.add(f"top={_top(lexicon)}")
    if tokens:
        made.add(f"first={tokens[0].text}")
    return made


def _top(lexicon: list[_Sign]) -> str:
    total = 0
    for held in lexicon:
        total += 1 if held.sign[1] == "+" else -1 if held.sign[1] == "-" else 0
    return "+" if total > 0 else "-" if total < 0 else "=" if lexicon else "0"


def _of_aspect(
    aspect: str,
    hints: dict[str, set[tuple[str, int]]],
    clauses: set[int],
    tokens: list[_Token],
    lexicon: list[_Sign],
) -> set[str]:
    """Return the features of one aspect in a sentence, with and without its name."""
    near_top = _top([held for held in lexicon if held.clause in clauses])
    top = _top(lexicon)
    made = {
        f"{aspect}|", f"near={near_top}", f"{aspect}|near{near_top}", f"{aspect}|top{top}",
    }  # fmt: skip
    for held in lexicon:
        made.add(f"{aspect}|{held.sign}")
        if aspect in held.aspects:
            made.add(f"own{held.sign}")
    strong = 0
    for hint, _ in hints[aspect]:
        strong += hint in ("cue", "clue")
        made.update((
            f"hint={hint}", f"{aspect}|{hint}", f"{hint}|near{near_top}", f"{hint}|top{top}",
        ))  # fmt: skip
    rivals = sum(a != aspect and not held <= _WEAK for a, held in hints.items())
    made.add(f"rivals={min(3, rivals)}")
    made.add(f"hints={min(3, len(hints[aspect]))}{min(2, strong)}")
    words = [token.text for token in tokens]
    made.update(map(_WORDS_OF[aspect].__getitem__, words))
    for token in tokens:
        if token.groups:
            made.update(f"{aspect}|g={group}" for group in token.groups & _MANNER)
    for mark in (_ROLES.get(aspect), "SONG" if aspect == "score" else None):
        for number, word in enumerate(words) if mark in words else ():
            if word == mark:
                made.update(f"lead={before} {word}" for before in words[:number][-1:])
                made.update(f"next={word} {after}" for after in words[number + 1 :][:1])
    return made


def _trigger(tokens: list[_Token], clauses: set[int], lexicon: list[_Sign]) -> tuple[int, int]:
    """Return the word that judges: of the sure lists and in the clause where one is, else all."""
    if lexicon:
        best = max(lexicon, key=lambda held: (held.clause in clauses, held.sign[0] == "L"))
        return best.at, best.end
    return (tokens[0].at, tokens[-1].end) if tokens else (0, 0)
