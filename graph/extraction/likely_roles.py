"""Parts in the film that no pattern states but the words around a name make likely.

A trained scorer looks at every place of every name that may be a person's; what it finds
likely enough is a hit like that of a pattern, with the chance as its confidence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..expressions import expression
from .cast_pairs import is_beside_film, is_ranked
from .hits import Hit
from .linear import UNIT, scorer
from .role_features import person_places
from .sentence_patterns import phrase
from .track_lines import is_in_song_list
from .words import UPPER, word_list

if TYPE_CHECKING:
    from ..documents import Span
    from .names import Cluster
    from .reading import Reading

__all__ = ["ROLES", "is_done_too", "is_no_actor", "is_supposed", "likely_roles"]

ROLES = (
    "castMember", "director", "screenwriter", "producer", "cinematographer", "editor", "composer",
)  # fmt: skip
"""The classes of the scorer `roles`: each is decided for itself, by a sum above zero or not."""
_ROLE_OF_HIT = {"castMember": "cast"}
_LEAST = {"castMember": 0.75, "director": 0.9, "composer": 0.92}
_LEAST_CREW = 0.8
_LEAST_BESIDE, _LEAST_CREW_BESIDE = 0.93, 0.85
"""For someone to whom the patterns give another part: to act besides, or to do more of the crew."""
_RUMOURS = (
    "turned down", "turned it down", "turned the part down", "rumour", "rumor", "if only",
    "floated", "tipped", "in talks", "first choice", "screen test", "auditioned", "was to have",
    "were to have",
)  # fmt: skip
"""A sentence that holds one of these tells of what never came to be."""
_WISHES = (
    "would have", "could have", "should have", "might have", "would've", "could've", "should've",
    "wanted", "almost", "nearly", "imagine", "considered",
)  # fmt: skip
"""Near a name these tell of what was wished or supposed."""
_DENIALS = expression(
    r"(?:\b(?:not|never|neither|nor|without|instead of|rather than|unlike)|n't)\b"
    r"[^.;:!?()—]{0,25}$"
)
"""These tell right before a name who it is not."""
_NEAR_WISH = 45
# "the casting director X", "the son of director X": X is named beside a credit that is not X's.
_ASIDE = expression(
    r"\b(?:casting|art|musical|music|assistant|second[- ]unit|stunt|executive|line|associate) "
    r"(?:director|producer|editor)s?,? $|"
    r"\b(?:son|daughter|wife|husband|father|mother|brother|sister|widow|nephew|niece|friend|fan|"
    r"protégée?|assistant|like|unlike|than) (?:of |to )?[\w ]{0,25}$",
    re.IGNORECASE,
)


def likely_roles(reading: Reading, hits: list[Hit]) -> Iterator[Hit]:
    """Yield the likely parts of people for whom the pattern hits do not give that part.

    Of the crew only parts for which the patterns give nobody.
    """
    weights = scorer("roles")
    known = set()
    for hit in hits:
        cluster = reading.names.cluster(hit.person) if hit.person is not None else None
        if cluster is not None and not hit.weak:
            known.add((hit.role, cluster.key))
    credited = {key for _, key in known}
    settled = {role for role, _ in known if role != "cast"}
    behind = {key for role, key in known if role in _BEHIND}
    directing = _directing(reading, hits)
    best: dict[tuple[str, str], Hit] = {}

    def is_open(cluster: Cluster) -> bool:
        return (
            cluster.is_full
            and not is_ranked(cluster.name())
            and _is_a_person(reading, cluster.name())
            and not any(key.endswith(f" {cluster.key}") for key in credited)
        )

    for place in person_places(reading, hits, unless=_RUMOURS, of=is_open):
        if is_supposed(reading.plain, place.skeleton.sentence.span, place.span):
            continue
        aside = _ASIDE.search(place.before) is not None
        plays = reading.musicians.hold("cast", place.span, place.cluster.key)
        for role, score in zip(weights.classes, weights.scores(place.features), strict=True):
            if score < UNIT or role in settled or (aside and role != "castMember"):
                continue
            if role == "castMember" and (plays or place.cluster.key in behind):
                continue
            if role == "castMember" and is_no_actor(reading, place.span):
                continue
            if place.cluster.key in directing and not is_done_too(role, place.skeleton.text):
                continue
            if reading.bystanders.forbid(role, place.cluster.key):
                continue
            chance = round(1 / (1 + math.exp(-score / UNIT)), 3)
            name = _ROLE_OF_HIT.get(role, role)
            key = name, place.cluster.key
            least = _LEAST.get(role, _LEAST_CREW)
            if place.cluster.key in credited:
                least = _LEAST_BESIDE if role == "castMember" else _LEAST_CREW_BESIDE
            if chance < least or key in known:
                continue
            if key not in best or chance > best[key].confidence:
                at = place.skeleton.sentence.span
                best[key] = Hit(name, f"likely-{name}", chance, place.span, at=at)
    yield from best.values()


def _directing(reading: Reading, hits: list[Hit]) -> set[str]:
    """Return the keys of who directs the film by surer hits, else by the weak ones."""
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for hit in hits:
        cluster = reading.names.cluster(hit.person) if hit.person is not None else None
        if hit.role == "director" and cluster is not None and not hit.elsewhere:
            found[hit.weak].add(cluster.key)
    return found[False] or found[True]


def is_done_too(role: str, sentence: str) -> bool:
    """Tell whether who directs the film may have another part in it by the words of a sentence.

    Without a word for acting a director stands behind the camera, and no camera is the director's.
    """
    if role == "castMember":
        return phrase("on-screen").search(sentence) is not None
    return role != "cinematographer"


def is_supposed(plain: str, sentence: Span, name: Span) -> bool:
    """Tell whether what a sentence says of a name is denied, wished or supposed: no place to guess.

    What is denied or wished elsewhere in it is not said of that name.
    """
    if any(cue in plain[sentence.start : sentence.end].lower() for cue in _RUMOURS):
        return True
    start = max(sentence.start, name.start - _NEAR_WISH)
    before = plain[start : name.start].lower().replace("’", "'")
    behind = plain[name.end : min(sentence.end, name.end + _NEAR_WISH)].lower().replace("’", "'")
    if any(cue in before or cue in behind for cue in _WISHES):
        return True
    return _DENIALS.search(before) is not None


def is_no_actor(reading: Reading, span: Span) -> bool:
    """Tell whether a name owns the title of the film, or is an actor's joined to a part's.

    Nor is whoever stands in brackets behind one of several numbered titles, or in a list of songs.
    """
    return (
        _owns_the_film(reading, span)
        or _is_joined(reading, span)
        or is_beside_film(reading.plain, span, span)
        or is_in_song_list(reading.plain, span.start)
    )


def _owns_the_film(reading: Reading, span: Span) -> bool:
    owned = _OWNS.match(reading.plain, span.end)
    film = reading.film
    if owned is None or film is None:
        return False
    return any(
        reading.plain.startswith(title, owned.end())
        for title in (film.name, *film.aliases)
        if title
    )


def _is_joined(reading: Reading, span: Span) -> bool:
    """Tell whether "Ann Example Jo, Bo Other Cy" leaves out the verbs between two names.

    Each is of three words, and the second one no given name, twice in one row.
    """
    given = word_list("given_names")
    before = _ROW_BEFORE.search(reading.plain, max(0, span.start - _ROW), span.start)
    behind = _ROW_BEHIND.match(reading.plain, span.end)
    rows = [span.of(reading.plain), *(match[1] for match in (before, behind) if match)]
    joined = [
        words
        for words in map(str.split, rows)
        if len(words) == _JOINED and words[1].casefold() not in given and "." not in words[1]
    ]
    return len(joined) > 1 and span.of(reading.plain).split() in joined


_JOINED, _ROW = 3, 80
_WORD = rf"[{UPPER}][^\W\d_'’-]+"
_OWNS = expression(r"['’]s? (?:[a-z\d-]+ ){0,3}[“\"‘'*_]{0,2}")
_ROW_BEFORE = expression(rf"(?<!\w )({_WORD} {_WORD} {_WORD}),? (?:and )?$")
_ROW_BEHIND = expression(rf",? (?:and )?({_WORD} {_WORD} {_WORD})\b")


def _is_a_person(reading: Reading, name: str) -> bool:
    chances = reading.name_kinds.chances(name)
    return chances.get("person", 0.0) + chances.get("performer", 0.0) >= _LEAST_PERSON


_LEAST_PERSON = 0.5
# Whoever does this for a film hardly ever acts in it; directors and writers do.
_BEHIND = frozenset({"composer", "cinematographer", "editor"})
