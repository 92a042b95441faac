"""The titles that the film under review may have, each with its features.

What the patterns of headings and sentences propose counts among the features; so do the chances
of the name's kinds, its places, and the words beside it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from ..documents import Span
from ..expressions import expression
from ..tagger.labels import SUBJECT
from .known_titles import known_signs
from .name_kinds import NameKinds
from .title_places import signs_of_none, signs_of_places
from .title_stretches import title_stretches
from .title_variants import title_variants
from .titles import HeadTitle
from .titles_of_casts import titles_with_casts
from .words import UPPER, key_of, word_list

if TYPE_CHECKING:
    from ..tagger.answers import Tagged, TaggedMention

__all__ = ["NO_TITLE", "Title", "bare_title", "titles_of"]

NO_TITLE = ""
"""The key of the choice that no candidate is the title."""

_KEPT = expression(
    r"year-after|alone-on|short-line|in:|field:|as:|words=|capitals|small-inside|also-small|"
    r"last-of-longer|first-of-longer|last-stands|count=|first=|possessive|everyday=|given|is-|"
    r"honorific|digit|has[:!?]|goes-|"
    r"b1=(?:the|film|movie|of|in|by|with|,|\(|\n|\^|[\"“‘'_*]|watch|watched|saw|seen|see|like|than|"
    r"and|to|about|for|from|as|is|at)$|"
    r"a1=(?:is|was|has|\n|,|\.|:|\(|and|['’\"”_*]|!|\?|-|–|—|\$|opens|stars|follows|tells|by|with)$|"
    r"[ab]:(?:film|movie|films|picture|director|directed|starring|stars|watch|watched|saw|seen|"
    r"novel|sequel|scene|cast|screened|released|review|soundtrack|score|book|album|remake)$"
)


# "Run Time: 2", cut from a line of labels
_LABELLED = expression(r"[^:]{1,20}: ?\d+")


# "Q: …", "TW: Ann …": who speaks in an interview
_SPEAKER = expression(r"[A-Z]{1,3}(?P<says>[.:] .+)?")


# "When I saw Low Tide I laughed", but "World War I was …"
_SERIAL = expression(
    r"\b(?:Part|Vol|Volume|Chapter|War|Act|Book|Episode|Elizabeth|Henry|Richard) I$"
)
_SAYS = expression(r" [a-z]+\b")
_NOUN = expression(r" (?P<word>[a-z]+s)\b")


def _is_no_title(name: str, spans: Sequence[Span], plain: str) -> bool:
    """Tell whether a name is a label or a cry, a speaker's before its turns, or a number of things.

    Nor is one that "I" ends, as the subject of what follows.
    """
    if _LABELLED.fullmatch(name) or name.lower() in word_list("cries"):
        return True
    if spans and all(_is_cried(span, plain) for span in spans):
        return True
    if _is_place_likened(name, spans, plain):
        return True
    if name.endswith(" I") and not _SERIAL.search(name):
        return all(_SAYS.match(plain, span.end) for span in spans)
    if name.lower() in word_list("numbers_small"):
        nouns = [_NOUN.match(plain, span.end) for span in spans]
        return all(m and m["word"] not in word_list("verbs_of_films") for m in nouns)
    speaker = _SPEAKER.fullmatch(name)
    if speaker is None:
        return False
    return speaker["says"] is not None or all(plain.startswith(":", s.end) for s in spans)


# "Sheer Joy. …", "What a Ride! …": before prose that goes on in the same line.
_CRIED = expression(r"(?:^|(?<=[.!?] )|(?<=\n))(?P<cry>[A-Z][a-z]+(?: [A-Za-z]+){1,3})[.!]+ (?=\S)")


def _is_cried(span: Span, plain: str) -> bool:
    """Tell whether a place is in a sentence that only praises or blames: "Sheer Joy."."""
    start = max(plain.rfind(mark, 0, span.start) for mark in "\n.!?") + 1
    cry = _CRIED.match(plain, start + (plain[start : start + 1] == " "))
    if cry is None or cry.end("cry") < span.end:
        return False
    opening, _, noun = cry["cry"].lower().rpartition(" ")
    if noun in word_list("review_sections"):  # "Bad Ending. …"
        return any(opening in word_list(f"opinion-{sign}") for sign in ("positive", "negative"))
    return opening in word_list("cry_openings") and noun in word_list("cry_nouns")


_OWNER = expression(rf"([{UPPER}][\w-]+)['’]s ([{UPPER}][\w-]+)")
_IS = expression(r" (?:is|was) ")


def _is_place_likened(name: str, spans: Sequence[Span], plain: str) -> bool:
    """Tell whether a name is either side of "Oslo is Norway's Paris"."""
    places = word_list("places")
    if owner := _OWNER.fullmatch(name):
        return places.issuperset(owner.groups())
    verbs = [_IS.match(plain, span.end) for span in spans]
    other = [verb and _OWNER.match(plain, verb.end()) for verb in verbs]
    return bool(other) and all(o and places.issuperset(o.groups()) for o in other)


@lru_cache(maxsize=50_000)
def _is_kept(feature: str) -> bool:
    return _KEPT.match(feature) is not None


@dataclass(slots=True)
class Title:
    """A title in all its forms; `key` is its folded form without an article."""

    key: str
    forms: list[str] = field(default_factory=list)
    features: set[str] = field(default_factory=set)
    places: int = 0
    first: int = 1 << 60
    read: float | None = None
    """How many of its places the tagger reads as the film under review; None without a tagger."""
    surest: float = 0.0
    """The chance of that for the surest of its places."""
    beside: float = 0.0
    """How many of its places the tagger reads as another film."""
    tied: float = 0.0
    """How much of what the tagger reads of films it ties to a place of this one."""
    spans: list[Span] = field(default_factory=list)
    """Its places, as they were found; some twice."""
    signs: frozenset[str] = frozenset()
    """What its places in the text say of it."""

    @property
    def name(self) -> str:
        """Return its fullest form that is not in capitals, the first of equals."""
        return max(self.forms, key=lambda form: (not form.isupper(), len(form)))


def bare_title(name: str) -> str:
    """Return the name of a film without what says that its music is meant: "Low Tide OST".

    Nor has it the dash that parts a headline: "Low Tide – why I cried".
    """
    return _RECORD.sub("", _DASH.sub("", name))


def titles_of(
    kinds: NameKinds,
    heads: Iterable[HeadTitle],
    chosen: HeadTitle | None,
    spoken: Sequence[tuple[str, float]],
) -> list[Title]:
    """Return the candidate titles with their features, `NO_TITLE` last."""
    titles: dict[str, Title] = {}
    best: dict[str, dict[str, float]] = {}
    for found, candidate in kinds.candidates.items():
        text = bare_title(found)
        key = key_of(text)
        if not key or _is_no_title(text, candidate.spans, kinds.plain):
            continue
        title = titles.setdefault(key, Title(key))
        ends = [span.start + len(text) for span in candidate.spans]
        title.forms.append(_without_foreign_article(text, ends, kinds.plain))
        title.features.update(filter(_is_kept, candidate.features))
        title.places += len(candidate.spans)
        title.spans += [
            Span(span.start, end) for span, end in zip(candidate.spans, ends, strict=True)
        ]
        title.first = min(title.first, candidate.spans[0].start)
        chances = kinds.chances(found)
        high = best.get(key)
        if high is None:
            best[key] = dict(chances)
        else:
            for kind, chance in chances.items():
                high[kind] = max(high.get(kind, 0.0), chance)
    places = [(name, candidate.spans) for name, candidate in kinds.candidates.items()]
    stretches = title_stretches(kinds.plain)
    variants = [*title_variants(places, kinds.plain), *((one.how, one.span) for one in stretches)]
    variants += (("cast", span) for span in titles_with_casts(kinds.plain))
    for how, span in variants:
        text = _DASH.sub("", " ".join(span.of(kinds.plain).split()))
        key = key_of(text)
        if key and (key not in titles or f"variant:{how}" in titles[key].features):
            title = titles.setdefault(key, Title(key))
            title.forms.append(text)
            title.features.add(f"variant:{how}")
            title.places += 1
            title.spans.append(span)
            title.first = min(title.first, span.start)
    _drop_pieces(titles, [one.span for one in stretches if one.how != "comma-pair"])
    for head in heads:
        key = key_of(head.title)
        if key:
            title = titles.setdefault(key, Title(key))
            title.forms.append(head.title)
            title.first = min(title.first, head.offset)
            if kinds.plain.startswith(head.title, head.offset):
                title.spans.append(Span(head.offset, head.offset + len(head.title)))
            title.features.add(f"head:{head.pattern}")
    if kinds.tagged is not None:
        _read(titles, kinds.tagged, kinds.plain)
    _mark(titles, best, chosen, spoken)
    none = Title(NO_TITLE, features={"no-title", f"no-title:{chosen is not None}:{bool(spoken)}"})
    none.read = None if kinds.tagged is None else 0.0
    _add_signs([*titles.values()], none, kinds)
    return [*titles.values(), none]


def _drop_pieces(titles: dict[str, Title], wholes: Sequence[Span]) -> None:
    """Drop the names that stand nowhere but as a piece of a title with commas or small letters."""
    for key, title in list(titles.items()):
        places = set(title.spans)
        if places and all(any(w.covers(p) and w != p for w in wholes) for p in places):
            del titles[key]


def _add_signs(titles: Sequence[Title], none: Title, kinds: NameKinds) -> None:
    """Add what the places of each say of it."""
    found = signs_of_places([(t.name, t.spans) for t in titles], kinds.plain, kinds.tagged)
    known = known_signs([title.key for title in titles], [*kinds.candidates])
    for title, one, elsewhere in zip(titles, found, known.titles, strict=True):
        title.signs = one.signs | elsewhere
    none.signs = known.none if kinds.tagged is None else known.none | signs_of_none(found)


def _without_foreign_article(text: str, ends: Sequence[int], plain: str) -> str:
    """Return a title without an article that belongs to a noun after it: "The Low Tide score".

    `ends` are where it ends in the text.
    """
    if text.startswith("The ") and all(_NOUN_AFTER.match(plain, end) for end in ends):
        return text.removeprefix("The ")
    return text


_NOUN_AFTER = expression(
    r"['’]?s? (?:OST|original|soundtrack|score|film|movie|album|theme|music|songs?|cast|crew)\b"
)


def _read(titles: dict[str, Title], tagged: Tagged, plain: str) -> None:
    """Add the names that the tagger reads as the film under review."""
    for title in titles.values():
        title.read = 0.0
    said = [m for m in tagged.mentions if max(m.relations.values()) > _SAID]
    for mention, span in _whole_titles(tagged, plain):
        chance, beside = mention.kinds[SUBJECT], mention.kinds["film"]
        text = " ".join(span.of(plain).split())
        key = key_of(text)
        if max(chance, beside) < _HARDLY_READ:
            continue
        if key not in titles and (chance < _HARDLY_READ or len(key) < _SHORTEST):
            continue
        title = titles.setdefault(key, Title(key, read=0.0))
        title.beside += beside
        if chance + beside > _SAID:
            title.tied += sum(tagged.of_film(m, mention) for m in said if m is not mention)
        if chance >= _HARDLY_READ:
            title.forms.append(_without_foreign_article(text, [span.end], plain))
            title.first = min(title.first, span.start)
            title.read = (title.read or 0.0) + chance
            title.surest = max(title.surest, chance)
            title.spans.append(span)


def _whole_titles(tagged: Tagged, plain: str) -> Iterator[tuple[TaggedMention, Span]]:
    """Yield the mentions with their stretches: two films with a small word between are one.

    What points at a title ("this …") is no part of it, nor what says that its music is meant.
    """
    held: tuple[TaggedMention, Span] | None = None
    for mention in tagged.mentions:
        span = mention.span
        if held is not None:
            first, before = held
            joined = _JOINS.fullmatch(plain, before.end, span.start)
            if joined and min(_as_film(first), _as_film(mention)) > _SAID:
                span, mention = Span(before.start, span.end), max(first, mention, key=_as_film)
            else:
                yield held
        pointing = _POINTING.match(plain, span.start, span.end)
        start = pointing.end() if pointing else span.start
        read = _CLOSING.sub("", plain[start : span.end])
        going_on = _GOES_ON.match(plain, start + len(read)) if _LINKED.search(read) else None
        if going_on is not None and going_on["word"] not in word_list("common"):
            read += going_on.group()
        text = bare_title(_TRAILING.sub("", read))
        held = mention, Span(start, start + len(text))
    if held is not None:
        yield held


def _as_film(mention: TaggedMention) -> float:
    return mention.kinds[SUBJECT] + mention.kinds["film"]


_DASH = expression(r" [–—-]+$")
_RECORD = expression(r"(?<=\S) (?:Original )?(?:OST|O\.S\.T\.|[Ss]oundtrack)$")
# The marks that close a quotation which the name does not open, or part it from what follows.
_CLOSING = expression(r"(?<=[^s\W])[’']$|[”\"*_:;,]+$")
_TRAILING = expression(r"(?: (?:of|in|for|on|at|from|by|with|and|the|a|is|was|to|again))+$")
# "A bout de", which goes on in small letters.
_LINKED = expression(r" (?:de|du|des|del|della|di|der|la|le|les)$")
_GOES_ON = expression(r" (?P<word>[^\W\d_]{2,})")
_JOINS = expression(r" (?:of|to|the|in|for|on|at|a|of the|to the|in the|on the) ")
_POINTING = expression(
    r"(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|To [a-z]+|(?:Rew|W)atched|Saw|When|of|in|from|for|s"
    r"|de|du|di|von) (?=[^\W\d_]*[A-Z])"
)


def _mark(
    titles: Mapping[str, Title],
    best: Mapping[str, Mapping[str, float]],
    chosen: HeadTitle | None,
    spoken: Sequence[tuple[str, float]],
) -> None:
    most = max(1, max((title.places for title in titles.values()), default=1))
    by_film = sorted(best, key=lambda key: (-best[key].get("film", 0.0), key))
    ranks = {key: rank for rank, key in enumerate(by_film)}
    for key, title in titles.items():
        features = title.features
        features.add(f"places={min(title.places, 6)}")
        features.add(f"share={round(4 * title.places / most)}")
        features.add(f"early={min(8, round(2 * math.log1p(title.first / 40)))}")
        features.add(f"rank={min(ranks.get(key, 9), 5)}")
        for kind, chance in best.get(key, {}).items():
            features.add(f"p:{kind}={round(chance * 5)}")
        if chosen is not None and key_of(chosen.title) == key:
            features.update(("chosen", f"chosen:{chosen.pattern}"))
        elif chosen is not None:
            features.add("other-chosen")
        for name, score in spoken:
            if key_of(name) == key:
                features.update(("spoken", f"spoken={min(6, round(score))}"))


_HARDLY_READ = 0.05
_SAID = 0.5
_SHORTEST = 4
