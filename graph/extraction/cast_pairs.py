"""Actor and character named in one sentence by words that say too little alone.

"Ann Example is the mother, Jo", "Jo, a student with glasses (Ann Example)", "Ann Example, whose
Jo …": such a pair counts where the one reads as a person and the other as a character, by the
scorer of kinds and by the form of the names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from ..documents import Span
from ..expressions import expression
from .cast_rows import goes_on, twins
from .hits import Hit
from .names import Cluster
from .sentence_patterns import phrase, room
from .skeleton import Skeleton
from .track_lines import is_in_song_list
from .words import UPPER, word_list

if TYPE_CHECKING:
    from .reading import Reading

__all__ = [
    "are_no_pair",
    "is_beside_film",
    "is_likened",
    "is_no_pair",
    "is_ranked",
    "is_whose",
    "pairs_in",
]


def pairs_in(reading: Reading, skeleton: Skeleton, sure: Collection[Span]) -> Iterator[Hit]:
    """Yield the pairs of a sentence; no name of `sure` (names of surer hits) is paired again."""
    if len(skeleton.slots) < 2:
        return
    taken = set(sure)
    at = skeleton.sentence.span
    if is_in_song_list(reading.plain, at.start):
        return
    for pair in room("cast_pairs").likely(skeleton):
        either = "either order" in pair.needs
        if either and reading.kind != "review":
            continue
        for match in pair.matches(skeleton):
            (one,), (two,) = (pair.names(skeleton, match, slot) for slot in ("person", "character"))
            if one.span in taken or two.span in taken:
                continue
            if is_beside_film(reading.plain, two.span, one.span):
                continue
            both = twins(skeleton, one, two) if not either else ()
            if both:
                fit = any(_is_pair(reading, a.span, role.span) for a, role in both)
                for a, role in both if fit else ():
                    taken.update((a.span, role.span))
                    yield Hit("cast", pair.name, pair.confidence, a.span, role.span, at=at)
                continue
            ways = [(one.span, two.span), (two.span, one.span)][: 2 if either else 1]
            fits = [way for way in ways if _is_pair(reading, *way, owned="owned" in pair.needs)]
            if len(fits) == 1:
                taken.update(fits[0])
                yield Hit("cast", pair.name, pair.confidence, *fits[0], at=at)


def is_beside_film(plain: str, first: Span, second: Span) -> bool:
    """Tell whether one of "X (Y)" is a film: of a numbered list, or what else a maker made.

    "2. Low Tide (Ann Example)", "Director Ann Example (Low Tide)"; but in "director Max Reed
    (Ann Example)" the first name somebody bears is in the brackets, and the director in the story.
    """
    if not plain.startswith(")", second.end):
        return False
    given = second.of(plain).split()[0].casefold() in word_list("given_names")
    if not given and _MAKER_BEFORE.search(plain, max(0, first.start - _TRADE_WITHIN), first.start):
        return True
    return any(item.start < first.start <= second.start < item.end for item in _listed(plain))


def is_whose(plain: str, name: Span) -> bool:
    """Tell whether a name only says whose somebody is: "Jo's older brother", "the Vane role"."""
    return (
        phrase("of-kin").match(plain, name.end) is not None
        or _PART_OF_ACTOR.match(plain, name.end) is not None
    )


def are_no_pair(plain: str, actor: Span, role: Span) -> bool:
    """Tell whether the words between and behind two names say that neither plays the other.

    "Ann Example as the cook, but Jo did not", "Ann Example as the cook and my sister Jo"; nor is
    anybody the actor in "Jo Reed is basically Cy Lund in space".
    """
    if actor.end > role.start:
        return False
    between = plain[actor.end : role.start]
    if _OF_MINE.search(between) or is_likened(plain, actor, role):
        return True
    link = _NEXT_CLAUSE.search(between)
    return link is not None and (
        link["sure"] is not None or _CLAUSE_VERB.match(plain, role.end) is not None
    )


def is_likened(plain: str, first: Span, second: Span) -> bool:
    """Tell whether one name is said to be like another: "Jo Reed is Cy Lund with a daughter"."""
    link = _IS.fullmatch(plain, first.end, second.start) if first.end <= second.start else None
    if link is None or " " not in second.of(plain).strip():
        return False
    return link["hedge"] is not None or _LIKENED.match(plain, second.end) is not None


# What is "my" or "our" is the writer's; "his wife, Jo" is somebody else's part.
_OF_MINE = expression(
    r"\b(?:as|is|was|plays|played) (?:the|an?|his|her|their)\b[^.;:!?]*?,?"
    r" (?:and|but|while|so|though|although) (?:my|our|your) [^.;:!?,]*$"
)
_NEXT_CLAUSE = expression(
    rf"\b(?:as|is|was|plays|played) (?:the|an?|his|her|their) [^.;:!?{UPPER}]*?"
    r"(?:,? (?P<sure>but|while|though|although|yet|whereas)|,? (?:and|so)) $"
)
_CLAUSE_VERB = expression(
    r" (?:(?:did|does|do|would|could|should|was|is|has|had)(?:n['’]t)?|will|won['’]t|never|also|"
    r"thinks?|thought|sa(?:ys|id)|felt|wept|slept|(?:ador|lov|hat|lik|agre|admir)e[sd]|"
    r"(?:enjoy|laugh|cri|prefer|pant|sigh)(?:e?s|ed)) "
)
_IS = expression(
    r"(?:['’]s| is| was)(?P<hedge> (?:basically|essentially|practically|virtually|pretty much|"
    r"more or less|just|merely|kind of|sort of))?(?: like| the| an?)? "
)
_LIKENED = expression(
    r" (?:in space|but (?:[a-z]+er|more|less|without|with|not|in|on|as)\b|"
    r"(?:with|in|on|at) an? "
    r"(?!(?:[a-z-]+,? ){0,3}?(?:accent|limp|voice|drawl|stoop|squint|smile|grin|scowl|sneer|wink|"
    r"swagger|way|manner|sense|dignity|warmth|charm|grace|wit|touch|ease|wig|hat|beard|moustache|mustache|nose|coat|dress|suit|"
    r"film|movie|picture|performance|turn|role|part|portrayal|comedy|drama|thriller|western|musical|"
    r"remake|version|adaptation|biopic|story|tale|cameo|show|play|production|scene|sequence)\b))"
)
_PART_OF_ACTOR = expression(r"(?:['’]s?)? (?:[a-z]+ )?(?:roles?|part)\b")


_TRADE_WITHIN = 20
_MAKER_BEFORE = expression(
    r"(?i:\b(?:co-)?(?:director|writer|screenwriter|producer|composer|cinematographer|editor"
    r"|film-?maker|helmer|novelist|author))s? $"
)


@lru_cache(maxsize=4)
def _listed(plain: str) -> tuple[Span, ...]:
    """Return the lines "2. Low Tide (Ann Example)" of a text that has two figures of them."""
    found = list(_LISTED_FILM.finditer(plain))
    numbers = {match[1] or match[2] for match in found}
    return tuple(Span(*match.span()) for match in found) if len(numbers) > 1 else ()


# A number, a title, a full name in brackets; at the start of a line the number needs no stop.
_LISTED_FILM = expression(
    r"(?:^[ \t]*(\d{1,2})[.)]?|(?<=[\n.:;!?] )[ \t]*(\d{1,2})[.)]) [^\n().:;]{1,60} "
    r"\((?:[^\W\d_][\w.'’-]* ){1,3}[^\W\d_][\w'’-]*\)",
    re.MULTILINE,
)


def _is_pair(reading: Reading, actor_at: Span, role_at: Span, *, owned: bool = False) -> bool:
    """Tell whether one name reads as a person's and the other as a character's.

    What somebody owns may be much else; it must read as a character by itself.
    """
    actor, role = reading.names.cluster(actor_at), reading.names.cluster(role_at)
    if actor is None or role is None or actor is role or role.key in reading.known_people:
        return False
    if is_ranked(actor.name()) or _goes_on(reading, role, role_at):
        return False
    if are_no_pair(reading.plain, actor_at, role_at):
        return False
    if _BEHIND_THE.search(reading.plain, max(0, actor_at.start - 5), actor_at.start):
        return False  # "the Nome King is Ann Example"
    if role.is_full and not _is_titled(role.name()) and _is_surely_role(reading, actor):
        return False  # "Rosie is Ann Example"
    acts, plays = _chances(reading, actor), _chances(reading, role)
    person = acts.get("person", 0.0) + acts.get("performer", 0.0)
    if max(acts.get(kind, 0.0) for kind in ("film", "song", "place", "character")) > _MOST:
        return False
    if max(plays.get(kind, 0.0) for kind in ("film", "song", "place", "organization")) > _MOST:
        return False
    if not (actor.is_full or person > _MOST):
        return False
    character = plays.get("character", 0.0)
    real = plays.get("person", 0.0) + plays.get("performer", 0.0)
    if _is_titled(role.name()):
        return True
    if _is_plain(role.name()):
        return False
    if character > _SOME and character > real / 2:
        return True
    return not owned and actor.is_full and not role.is_full and real < _PLAINLY


_SOME, _MOST, _PLAINLY = 0.2, 0.5, 0.8


def _is_surely_role(reading: Reading, actor: Cluster) -> bool:
    """Tell whether a name beside a full one is a character's: a rank, or a given name alone."""
    if actor.is_full or actor.key in reading.known_people:
        return is_ranked(actor.name())
    chances = _chances(reading, actor)
    acts = chances.get("person", 0.0) + chances.get("performer", 0.0)
    given = actor.name().casefold() in word_list("given_names")
    return given or chances.get("character", 0.0) > acts


def is_ranked(name: str) -> bool:
    """Tell whether a name has a rank that no actor bears: "Sheriff Reed", but not "Sir Gus"."""
    first = name.split()[0].rstrip(".")
    return _is_titled(name) and first not in word_list("honorifics_of_actors")


def _chances(reading: Reading, cluster: Cluster) -> dict[str, float]:
    """Return the chances of the fullest form of a cluster that the scorer of kinds knows."""
    for form in sorted(cluster.forms, key=lambda f: (-len(f), f)):
        if chances := reading.name_kinds.chances(form):
            return chances
    return {}


def is_no_pair(reading: Reading, actor_at: Span, role_at: Span, *, doubtful: bool) -> bool:
    """Tell whether a surer pattern is wrong: the actor is a film, a place or the like.

    With a doubtful pattern, or behind a comma ("as a captain, Bo Other."), the character must not
    read as a person's full name either. What stands behind "a" alone is an office.
    """
    actor, role = reading.names.cluster(actor_at), reading.names.cluster(role_at)
    if actor is None or role is None:
        return False
    if _goes_on(reading, role, role_at) or are_no_pair(reading.plain, actor_at, role_at):
        return True
    before = reading.plain[max(0, role_at.start - 4) : role_at.start]
    if before.endswith((" a ", " an ")):
        return True
    acts, plays = _chances(reading, actor), _chances(reading, role)
    person = acts.get("person", 0.0) + acts.get("performer", 0.0)
    other = max((acts.get(kind, 0.0) for kind in ("film", "song", "place")), default=0.0)
    if other > max(_MOST, 2 * person) or _is_plain(role.name()):
        return True
    real = plays.get("person", 0.0)
    doubtful = doubtful or (before.endswith(", ") and actor_at < role_at)
    return (
        doubtful and role.is_full and real > _PLAINLY and plays.get("character", 0.0) < _NOT_AT_ALL
    )


_NOT_AT_ALL = 0.08
_BEHIND_THE = expression(r"\b[Tt]he $")


def _goes_on(reading: Reading, role: Cluster, at: Span) -> bool:
    full = role.is_full and not _is_titled(role.name())
    return goes_on(reading.plain, at, full=full)


def _is_plain(name: str) -> bool:
    """Tell whether a name is a nationality or a month, or the like: no character's."""
    if " " in name and name in word_list("prizes"):
        return True
    first, _, last = name.rpartition(" ")
    name = last if first in _COMPASS else name
    return any(name in word_list(k) for k in ("nationalities", "demonyms", "calendar", "places"))


_COMPASS = frozenset({"North", "South", "East", "West", "Central", "Latin"})


def _is_titled(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and words[0].rstrip(".") in word_list("honorifics")
