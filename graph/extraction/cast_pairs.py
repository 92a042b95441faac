"""Actor and character named in one sentence by words that say too little alone.

"Ann Example is the mother, Jo", "Jo, a student with glasses (Ann Example)", "Ann Example, whose
Jo …": such a pair counts where the one reads as a person and the other as a character, by the
scorer of kinds and by the form of the names.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from ..documents import Span
from .hits import Hit
from .names import Cluster
from .skeleton import Skeleton, pattern
from .words import word_list

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["PAIRS", "is_no_pair", "pairs_in"]

_ASIDE = r"(?: \([^()\ue001]{0,60}\)|,? [^,;:.!?\ue001]{1,60},)?"
_NOUNS = r"(?:(?:the|an?|his|her|our|my|their|that|this|\ue001's) )?(?:(?!(?:by|of|to|from|with|than|like|for|at|better|worse|as|in|and)\b)[a-z][\w'-]*,? (?:and )?){0,5}?"
_END = r"(?!'s? [a-z]|' | (?:\([^()]*\) )?(?:as|is|was|plays|played|doing)\b)"

PAIRS = (
    ("role-first", pattern(r"(?:\b[Ii]n|\b[Aa]s)(?: the| an?)?(?: (?:[a-z]+ )?(?:role|part) of)?(?: the| an?)?(?: [a-z' -]{1,50},)? ?(?P<role>{N})(?:, [^,;:.!?\ue001]{1,60})?, (?:{the}(?:[a-z][\w'-]* ){0,3}?)?(?P<actor>{N})(?!'s?\b)"), ("in ", "as "), 0.84),
    ("is-the-role", pattern(rf"(?P<actor>{{N}})(?:'s)?{_ASIDE},? (?:is|was|=|becomes|became|has become|must be|has to be|gets to be|to be|who's|who is|who was|does|who does|makes|doubles as) {_NOUNS}(?P<role>{{N}}){_END}"), ("is ", "was ", "who's", "=", "be", "does", "makes", "doubles"), 0.86),
    ("somewhere-as-role", pattern(rf"(?P<actor>{{N}}){_ASIDE} [^.;:!?\ue001]{{1,70}}?,? as {_NOUNS}(?P<role>{{N}}){_END}"), (" as ",), 0.86),
    ("as-role", pattern(rf"(?P<actor>{{N}}){_ASIDE},? as {_NOUNS}(?P<role>{{N}}){_END}"), (" as ",), 0.86),
    ("role-then-actor", pattern(r"(?P<role>{N})(?:'s)?(?:,? [^.;:()\ue001]{1,60})? \((?:(?:the )?voice of |(?:an? |the )?[a-z' -]{0,40}(?:by|from|of) )?(?P<actor>{N})(?:[,;:]? [^()\ue001]{0,90})?\)"), ("(",), 0.88),
    ("whose-role", pattern(r"(?P<actor>{N})(?: \([^()]*\))?, whose (?:[a-z][\w'-]* ){0,2}?(?P<role>{N})(?!'s? [a-z])"), ("whose",), 0.86),
    ("role-is-actor", pattern(r"(?P<role>{N}),? (?:who's|who is|is|it's|it is) (?:{the}(?:[a-z][\w'-]* ){0,3}?)?(?P<actor>{N})(?!'s? [a-z])"), ("is ", "'s "), 0.82),
    ("possessive-role-name", pattern(r"(?P<actor>{N})'s? (?:[a-z][\w'-]*,? ){0,3}?(?P<role>{N})(?!'s? [a-z])"), ("\ue001's", "\ue001' "), 0.84),
)  # fmt: skip
"""Name, pattern, cues in lower case (one must be there), confidence."""

_LINE = pattern(r"^\W*(?P<one>{N})(?: \([^()]*\))? ?(?:=|[–—-]{1,2}|\.{2,}|…) ?(?P<two>{N})\W*$")


def pairs_in(reading: Reading, skeleton: Skeleton, sure: Collection[Span]) -> Iterator[Hit]:
    """Yield the pairs of a sentence; no name of `sure` (names of surer hits) is paired again."""
    if len(skeleton.slots) < 2:
        return
    taken = set(sure)
    at = skeleton.sentence.span
    for name, regex, cues, confidence in PAIRS:
        if not skeleton.holds(cues):
            continue
        for match in regex.finditer(skeleton.text):
            actor, role = skeleton.slots[match.start("actor")], skeleton.slots[match.start("role")]
            if actor.span in taken or role.span in taken:
                continue
            if _is_pair(reading, actor.span, role.span, owned=name == "possessive-role-name"):
                taken |= {actor.span, role.span}
                yield Hit("cast", name, confidence, actor.span, role.span, at=at)
    if reading.kind == "review" and (line := _LINE.match(skeleton.text)) is not None:
        one, two = (skeleton.slots[line.start(group)].span for group in ("one", "two"))
        for actor_at, role_at in ((one, two), (two, one)):
            if _is_pair(reading, actor_at, role_at) and not _is_pair(reading, role_at, actor_at):
                yield Hit("cast", "cast-line", 0.86, actor_at, role_at, at=at)


def _is_pair(reading: Reading, actor_at: Span, role_at: Span, *, owned: bool = False) -> bool:
    """Tell whether one name reads as a person's and the other as a character's.

    What somebody owns may be much else; it must read as a character by itself.
    """
    actor, role = reading.names.cluster(actor_at), reading.names.cluster(role_at)
    if actor is None or role is None or actor is role or role.key in reading.known_people:
        return False
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


def _chances(reading: Reading, cluster: Cluster) -> dict[str, float]:
    """Return the chances of the fullest form of a cluster that the scorer of kinds knows."""
    for form in sorted(cluster.forms, key=lambda f: (-len(f), f)):
        if chances := reading.name_kinds.chances(form):
            return chances
    return {}


def is_no_pair(reading: Reading, actor_at: Span, role_at: Span, *, doubtful: bool) -> bool:
    """Tell whether a surer pattern is wrong: the actor is a film, a place or the like.

    With a doubtful pattern the character must not read as a person's full name either.
    """
    actor, role = reading.names.cluster(actor_at), reading.names.cluster(role_at)
    if actor is None or role is None:
        return False
    acts, plays = _chances(reading, actor), _chances(reading, role)
    person = acts.get("person", 0.0) + acts.get("performer", 0.0)
    other = max((acts.get(kind, 0.0) for kind in ("film", "song", "place")), default=0.0)
    if other > max(_MOST, 2 * person) or _is_plain(role.name()):
        return True
    real = plays.get("person", 0.0)
    return (
        doubtful and role.is_full and real > _PLAINLY and plays.get("character", 0.0) < _NOT_AT_ALL
    )


_NOT_AT_ALL = 0.08


def _is_plain(name: str) -> bool:
    """Tell whether a name is a nationality or a month, or the like: no character's."""
    return any(name in word_list(kind) for kind in ("nationalities", "calendar", "places"))


def _is_titled(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and words[0].rstrip(".") in word_list("honorifics")
