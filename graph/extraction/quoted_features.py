"""What speaks for a quoted or italic stretch being the title of a film, a song or another work.

Words before and after with their distance, cue words by class (lists in `data/words`), the other
titles of the same list, the shape of the words, the document, and what the name scorer says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ..claims import DocumentKind, Entity
from ..expressions import expression
from .beside import shapes
from .known import is_known
from .linear import steps
from .name_features import plain_word
from .name_kinds import NameKinds
from .quotes import Quoted, is_title_like
from .words import fold, word_list

__all__ = ["CUES", "QuotedFeatures"]

CUES = ("music", "film", "work", "speech", "naming")
"""Classes of cue words: each is the list `data/words/title_cues_<class>.txt`."""

_TOKEN = expression(r"(?:[A-Z]\.){2,}(?:[A-Z]?\b)?(?:['’]s)?|\w+(?:['’]\w+)?|[^\w\s]")
# What may stand between two titles of one list: a year or a name in brackets, by whom it is.
_BETWEEN = expression(
    r"(?: ?\([^()\n]{1,40}\))?(?: by [^.;:!?,\n“”\"]{1,40})?[,;]? ?(?:and|or|then|to|/|&)? ?"
)
_SENTENCE_END = expression(r"[.!?][”\"’')]*\s|\n")
_YEAR = expression(r"(?:18[89]|19\d|20[0-4])\d$")
_YEAR_INSIDE = expression(r"\((?:18[89]|19\d|20[0-4])\d\)$")
_REACH = 150
_FAR = 24
_DISTANCES = (1, 3, 6, 12)
_CHANCES = (0.05, 0.15, 0.3, 0.5, 0.7, 0.9)
_PEOPLE = ("person", "performer", "character")
_LIKELY = 0.5
_CLOSE = 30
_LONGEST = 3
_MOST_LEADING = 4
# What stands between a name and its title: "'s", "'s own", " – ", ": "; and the other way round.
_OWNED_BY = expression(r"(?:['’]s?(?: [a-z]+){0,2} | (?:[–—-] )|: )$")
_MADE_BY = expression(r",? (?:is |was )?(?:[a-z]+ )?by (?:the )?| [–—-] |, (?=[A-Z])| \((?:by )?")
# “Low Tide” (3:12): how long a song lasts.
_LASTS = expression(r" ?[(\[]\d{1,2}:[0-5]\d[)\]]")
# "Ann Example made the very silly “Low Tide”", but "made the most of “Low Tide”"
_MADE = expression(
    r"\b(?:made|directed|co-directed|helmed) (?:(?:the|his|her|their|an?) )?"
    r"(?:(?!(?:of|to|for|in|on|with|by|up|out|from|and)\b)[a-z][\w'’-]*,? ){0,4}[“\"‘'*_]*$"
)
_FILM_LEAD = 60
_SHORT_LINE = 90
_NUMBERED = expression(r"\s*(?:[A-D]?\d{1,2}[.):]?|[-*•·])\s*")


class QuotedFeatures:
    """The features of the marked stretches of one document, each worked out once."""

    def __init__(
        self,
        plain: str,
        quotes: Sequence[Quoted],
        kind: DocumentKind,
        kinds: NameKinds | None = None,
    ) -> None:
        self._plain = plain
        self._quotes = quotes
        self._kind = kind
        self._kinds = kinds
        self._lists = dict(_lists(plain, quotes))
        self._texts = {fold(quoted.text) for quoted in quotes}
        self._marks = {quoted.emphasised for quoted in quotes if is_title_like(quoted.text)}
        self._local: dict[Quoted, tuple[str, ...]] = {}
        self._own: dict[Quoted, tuple[str, ...]] = {}
        self._ending: dict[int, str] = {}
        self._beginning: dict[int, str] = {}
        for name, candidate in kinds.candidates.items() if kinds is not None and quotes else ():
            for span in candidate.spans:
                for places, at in ((self._ending, span.end), (self._beginning, span.start)):
                    if len(name) > len(places.get(at, "")):
                        places[at] = name
        self._unmarked = self._films_unmarked() if quotes else 0

    def of(self, quoted: Quoted, main: Entity | None) -> tuple[str, ...]:
        """Return the features of a stretch; `main` is the film that its title may be of."""
        own = self._own.get(quoted)
        if own is None:
            own = self._own[quoted] = tuple(self._without_main(quoted))
        if main is None or not main.name:
            return own
        return (*own, *self._with_main(quoted, main))

    def led_to(self, quoted: Quoted) -> frozenset[str]:
        """Return what the words right before a stretch or its list, or right behind, say it is.

        They are few and plain ("the film", "sung by"), and all listed in `data/words`.
        """
        members = self._lists[quoted]
        before = self._plain[max(0, members[0].outer.start - _CLOSE) : members[0].outer.start]
        words = _folded(before.rsplit("\n", 1)[-1])[-_MOST_LEADING:]
        found = _of_phrases("led", {" ".join(words[at:]) for at in range(len(words))})
        start = members[0].outer.start
        if not found and _MADE.search(self._plain, max(0, start - _FILM_LEAD), start):
            found |= {"film"}
        after = self._plain[members[-1].outer.end : members[-1].outer.end + _CLOSE]
        words = _folded(after.split("\n", 1)[0])[:_MOST_LEADING]
        if _LASTS.match(self._plain, quoted.outer.end):
            found |= {"song"}
        found |= shapes("quoted").told(self._plain, quoted.outer.start, quoted.outer.end)
        return found | _of_phrases(
            "followed", {" ".join(words[: at + 1]) for at in range(len(words))}
        )

    def _without_main(self, quoted: Quoted) -> Iterator[str]:
        yield from _shape(quoted, self._plain)
        if is_known("film", quoted.text):
            yield f"known-film:{min(_LONGEST, quoted.text.count(' ') + 1)}"
        near = self._around(quoted)
        yield from near
        yield f"kind={self._kind}"
        for feature in near:
            if feature.startswith(("b-near=", "a-near=")):
                yield f"{self._kind}&{feature}"
        members = self._lists[quoted]
        yield from self._by_name("", [quoted])
        if len(members) > 1:
            yield "in-list"
            yield from self._by_name("list-", members)
        if (not quoted.emphasised) in self._marks:
            yield "both-marks"
        yield from _line(quoted, self._plain)
        yield from self._names_beside(quoted)
        yield from steps("films-unmarked", self._unmarked, (0, 1, 3))

    def _with_main(self, quoted: Quoted, main: Entity) -> Iterator[str]:
        keys = [fold(form) for form in (main.name, *main.aliases)]
        if fold(quoted.text) in keys:
            yield "main"
            yield f"main:{self._kind}"
            for feature in self._around(quoted):
                if "-near=" in feature or feature.startswith(("b1=", "a1=")):
                    yield f"main&{feature}"
        elif not self._texts.isdisjoint(keys):
            yield "main-in-marks"
            yield f"main-in-marks:{self._kind}"
        elif main.name in self._plain:
            yield "main-unmarked"
            yield f"main-unmarked:{self._kind}"

    def _around(self, quoted: Quoted) -> tuple[str, ...]:
        """Return what the words around a stretch say, or around the list that it stands in."""
        found = self._local.get(quoted)
        if found is None:
            members = self._lists[quoted]
            found = (
                *_before(self._plain, members[0].outer.start),
                *_after("a", self._plain, members[-1].outer.end),
            )
            if quoted is not members[-1]:
                found = (*found, *_after("own", self._plain, quoted.outer.end))
            self._local[quoted] = found
        return found

    def _names_beside(self, quoted: Quoted) -> Iterator[str]:
        """Yield who owns a title, or by whom it is, as far as the name scorer knows."""
        if self._kinds is None:
            return
        start, end = quoted.outer.start, quoted.outer.end
        owned = _OWNED_BY.search(self._plain, max(0, start - _CLOSE), start)
        name = self._ending.get(owned.start()) if owned else None
        if name is not None:
            yield from self._by_whom("owner", name)
        by = _MADE_BY.match(self._plain, end)
        name = self._beginning.get(by.end()) if by else None
        if name is not None:
            yield from self._by_whom("by", name)

    def _by_whom(self, how: str, name: str) -> Iterator[str]:
        chances = self._kinds.chances(name) if self._kinds is not None else {}
        for kind in ("performer", "person", "character", "film"):
            if chances.get(kind, 0.0) > _CHANCES[0]:
                yield from steps(f"{how}-{kind}", chances[kind], _CHANCES[1:4])

    def _by_name(self, prefix: str, members: Sequence[Quoted]) -> Iterator[str]:
        total: dict[str, float] = defaultdict(float)
        for member in members:
            for kind, chance in self._chances(member).items():
                total[kind] += chance / len(members)
        for kind, chance in total.items():
            if chance > _CHANCES[0]:
                yield from steps(f"{prefix}chance-{kind}", chance, _CHANCES)

    def _chances(self, quoted: Quoted) -> Mapping[str, float]:
        text = " ".join(quoted.text.split())
        found = self._kinds.chances(text) if self._kinds is not None else {}
        if not found:
            return {"song": 0.0, "film": 0.0}
        return {
            **{kind: found[kind] for kind in ("film", "song", "work", "none", "place")},
            "people": sum(found[kind] for kind in _PEOPLE),
        }

    def _films_unmarked(self) -> int:
        """Return how many names that stand in no marks look like films."""
        if self._kinds is None:
            return 0
        marked = {quoted.inner for quoted in self._quotes}
        return sum(
            self._kinds.chances(name)["film"] > _LIKELY and marked.isdisjoint(candidate.spans)
            for name, candidate in self._kinds.candidates.items()
        )


def _lists(plain: str, quotes: Sequence[Quoted]) -> Iterator[tuple[Quoted, list[Quoted]]]:
    """Yield each stretch with those that stand in one list with it, in order."""
    current: list[Quoted] = []
    for quoted in quotes:
        if current:
            between = plain[current[-1].outer.end : quoted.outer.start]
            if not between.strip(" ") or not _BETWEEN.fullmatch(between):
                yield from ((one, current) for one in current)
                current = []
        current.append(quoted)
    yield from ((one, current) for one in current)


def _folded(text: str) -> list[str]:
    return [_word(token) for token in _TOKEN.findall(text)]


def _of_phrases(how: str, phrases: set[str]) -> frozenset[str]:
    return frozenset(
        kind
        for kind in ("film", "song", "work", "none")
        if (how, kind) != ("followed", "none")
        and not phrases.isdisjoint(word_list(f"title_{how}_{kind}"))
    )


def _shape(quoted: Quoted, plain: str) -> Iterator[str]:
    text = quoted.text
    words = text.split()
    number = min(len(words), 7)
    yield f"style={'italic' if quoted.emphasised else 'quoted'}"
    yield f"words={number}"
    yield f"cased={is_title_like(text)}"
    if text[0].islower():
        yield "small-first"
    everyday = sum(word.strip(".,!?'’").lower() in word_list("common") for word in words)
    extent = "all" if everyday == len(words) else "some" if everyday else "none"
    yield f"everyday={extent}:{min(number, 3)}"
    if text[-1] in "!?…":
        yield f"ends{text[-1]}"
    if plain[quoted.inner.end - 1] in "!?.":
        yield "stop-inside"
    if _YEAR_INSIDE.search(text):
        yield "year-inside"
    if any(c.isdigit() for c in text):
        yield "digit"
    if text.isupper() and len(text) > 3:
        yield "capitals"
    if "(" in text:
        yield "brackets"
    for cue in CUES:
        if words[-1].lower() in _cue_words(cue):
            yield f"last-{cue}"
    yield f"last={plain_word(words[-1])}"


def _line(quoted: Quoted, plain: str) -> Iterator[str]:
    """Yield what the line of a stretch looks like: an entry of a list of tracks is short."""
    start = plain.rfind("\n", 0, quoted.outer.start) + 1
    end = plain.find("\n", quoted.outer.end)
    end = len(plain) if end < 0 else end
    before = plain[start : quoted.outer.start]
    short = end - start < _SHORT_LINE
    if not before.strip():
        yield f"line-starts:{short}"
    elif _NUMBERED.fullmatch(before):
        yield f"line-numbered:{short}"


def _before(plain: str, start: int) -> Iterator[str]:
    stretch = plain[max(0, start - _REACH) : start]
    line = stretch.rsplit("\n", 1)[-1]
    ends = [m.end() for m in _SENTENCE_END.finditer(line)]
    sentence = line[ends[-1] :] if ends else line
    words = [_word(token) for token in _TOKEN.findall(sentence)][::-1]
    yield from _words("b", words)
    if ends:
        earlier = [_word(token) for token in _TOKEN.findall(line[: ends[-1]])][::-1]
        yield from _cues("earlier", earlier[:_FAR], distances=())


def _after(side: str, plain: str, end: int) -> Iterator[str]:
    line = plain[end : end + _REACH].split("\n", 1)[0]
    stop = _SENTENCE_END.search(line)
    sentence = line[: stop.start() + 1] if stop else line
    yield from _words(side, [_word(token) for token in _TOKEN.findall(sentence)])
    if stop and side == "a":
        later = [_word(token) for token in _TOKEN.findall(line[stop.end() :])]
        yield from _cues("later", later[: _FAR // 2], distances=())


def _words(side: str, words: Sequence[str]) -> Iterator[str]:
    """Yield what words say that stand on one side, the nearest first."""
    first = words[0] if words else "^"
    yield f"{side}1={first}"
    if words:
        yield f"{side}2={first} {words[1] if len(words) > 1 else '^'}"
    yield from _cues(side, words[:_FAR], distances=_DISTANCES)


def _cues(side: str, words: Sequence[str], *, distances: Sequence[int]) -> Iterator[str]:
    """Yield which classes of cue words stand there, how near, and which is the nearest."""
    nearest = ""
    seen: set[str] = set()
    for at, word in enumerate(words):
        for cue in CUES:
            if cue not in seen and word in _cue_words(cue):
                seen.add(cue)
                nearest = nearest or cue
                yield f"{side}-{cue}"
                yield from (f"{side}-{cue}<{step}" for step in distances if at < step)
    yield f"{side}-near={nearest or 'nothing'}"


def _word(token: str) -> str:
    """Return a word in lower case, "Xx" for a name, "0" for a figure, "year" for a year."""
    if token[0].isdigit():
        return "year" if _YEAR.match(token) else "0"
    if token.endswith(("'s", "’s")):
        return f"{_word(token[:-2])}'s"
    return "Xx" if "." in token and len(token) > 1 else plain_word(token)


@cache
def _cue_words(cue: str) -> frozenset[str]:
    return word_list(f"title_cues_{cue}")
