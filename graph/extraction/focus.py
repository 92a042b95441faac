"""Whom a text is about, and the sentences in which "he" or "she" is that person.

A biography, an obituary, a portrait: somebody is named at its beginning and again and again, and
nearly every "she" of the text is her. A text without such a person gives None.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from ..documents import Span
from ..expressions import expression
from .hits import is_not_a_person
from .skeleton import Skeleton, Slot, skeleton_names, skeleton_of

if TYPE_CHECKING:
    from .names import Cluster
    from .reading import Reading

__all__ = ["Focus", "focus_of", "is_life", "is_person", "is_prose"]

_WORKS: Final = (
    r"(?= (?:[a-z-]+,? ){0,3}(?:films|scores|soundtracks|scripts|screenplays"
    r"|(?:music|score|themes?|soundtrack) (?:for|to)"
    r"|(?:finest|best|greatest|first|last|next|latest|final|worst|loveliest)"
    r" (?:score|music|soundtrack|themes?)"
    r"|(?:work|job|assignment|commission|success|hit|breakthrough|triumph|masterpiece)"
    r" (?:is|was))\b)"
)
_HE: Final = expression(rf"\b(?:[Hh](?:e|im)|[Hh]is{_WORKS})\b(?!-)")
# "Her" before a word in small letters is most often "her" of something.
_SHE: Final = expression(
    r"\b(?:[Ss]he"
    rf"|[Hh]er{_WORKS}"
    r"|her(?= (?:as|be|in|into|to|an?|the|with|for|at|on|by|and|from|one|again|back)\b"
    r"|[.,;:!?)]))\b"
)
_HIS: Final = expression(r"\b(?:[Hh]e|[Hh]im|[Hh]is|[Hh]imself)\b")
_HERS: Final = expression(r"\b(?:[Ss]he|[Hh]ers?|[Hh]erself)\b")
# The head of an obituary: years of a life, or somebody who has died.
_LIFE: Final = expression(
    r"\b(?:18|19)\d\d ?[-–—] ?(?:19|20)\d\d\b|\b(?:[Oo]bituary|OBITUARY)\b"
    r"|, who (?:has )?died\b|\bhas died\b"
)
_HEAD = 400  # characters
_FEWEST_PRONOUNS = 4
_SHARE = 0.7
_FEWEST_FILMS = 3
_BEGINNING = 3  # sentences
_FEW = (1, 2)  # a text about one film or two has its own
_EARLY = 40  # characters
_FEWEST = 2  # paragraphs
# "Composer of the month: Ann Vane", "Ann Vane was the house composer of Bo Rill", "She has scored".
_NAME: Final = "\ue001"
_COMPOSER: Final = expression(rf"\b[Cc]omposers?\b[^.;{_NAME}]{{0,80}}$")
_COMPOSES: Final = expression(
    rf"[^.;{_NAME}]{{0,40}}?(?:\b(?<!(?:his|her|its) )composer\b(?! {_NAME})"
    r"|\b(?:scor|compos)(?:ed|es|ing)\b"
    rf"|\bwr(?:ote|ites?|iting|itten)\b[^.;,{_NAME}]{{0,30}}\b(?:music|scores?|soundtracks?)\b)"
)


class Focus(NamedTuple):
    """The person whom a text is about; `is_she` tells by which pronoun.

    `composes`: the beginning of the text says that it is a composer.
    """

    cluster: Cluster
    is_she: bool
    composes: bool = False

    def sentences(self, reading: Reading) -> Iterator[Skeleton]:
        """Yield the sentences that name the person or call them "he" or "she".

        The pronouns stand in them as names do, and are known to `reading.names` from then on.
        """
        before: Skeleton | None = None
        for skeleton in reading.skeletons:
            slots = list(self._called(reading, skeleton, before))
            for slot in slots:
                reading.names.refer(slot.span, self.cluster)
            if slots:
                every = sorted([*skeleton.slots.values(), *slots], key=lambda slot: slot.span)
                yield skeleton_of(reading.plain, skeleton.sentence, every)
            elif any(self._is(reading, slot) for slot in skeleton_names(skeleton)):
                yield skeleton
            before = skeleton

    def _is(self, reading: Reading, slot: Slot) -> bool:
        return reading.names.cluster(slot.span) is self.cluster

    def _called(
        self, reading: Reading, skeleton: Skeleton, before: Skeleton | None
    ) -> Iterator[Slot]:
        """Yield the pronouns of a sentence that stand for the person.

        Where somebody else is named first, in the sentence or at the start of the one before in
        its paragraph,
        only what somebody does to them is sure: "Bo Marsh let her sing".
        """
        start, end = skeleton.sentence.span.start, skeleton.sentence.span.end
        names = skeleton_names(skeleton)
        for match in (_SHE if self.is_she else _HE).finditer(reading.plain, start, end):
            span = Span(*match.span())
            if any(slot.span.meets(span) for slot in skeleton.slots.values()):
                continue
            ahead = [slot for slot in names if slot.span.end <= span.start]
            goes_on = before is not None and before.sentence.block == skeleton.sentence.block
            if not ahead and before and goes_on and span.start - start < _FIRST_WORD:
                ahead = [s for o, s in before.slots.items() if o < _FIRST_WORD and s.kind == "name"]
            own = any(self._is(reading, slot) for slot in ahead)
            acts = match.group().lower() in ("he", "she")
            if own or not acts or not any(_may_act(reading, slot) for slot in ahead):
                yield Slot(span, "name")


_FIRST_WORD = 3  # characters
_REACH = 40  # characters
# Who stands behind one of these does nothing: "as Nell Dow", "directed by the cameraman Di Kerr".
_BEHIND: Final = expression(
    r"\b(?:[Aa]s|of|by|with|from|for|to|opposite|beside|under|[Ll]ike|than|in|at|on)"
    r"(?: [a-z][\w'’-]*){0,2} \W?$"
)
# "Born in Port Grim, she …": a participle that begins its sentence is nobody.
_PARTICIPLE: Final = expression(
    r"(?:[A-Z][a-z]+ed|Born|Brought up) (?:in|at|on|to|by|into|near|of|as)\b"
)


def _may_act(reading: Reading, slot: Slot) -> bool:
    """Tell whether a name is a person's who may be the one who does something there."""
    start, end = slot.span.start, slot.span.end
    if " " not in slot.span.of(reading.plain) and _PARTICIPLE.match(reading.plain, start):
        return False
    return (
        _BEHIND.search(reading.plain, max(0, start - _REACH), start) is None
        and reading.plain[end : end + 2] not in ("'s", "’s")
        and is_person(reading, slot)
    )


def is_person(reading: Reading, slot: Slot) -> bool:
    """Tell whether a name reads as a person's."""
    tagged = reading.tagged
    read = tagged.mention_at(slot.span) if tagged is not None else None
    if read is not None:
        return read.kind in ("person", "performer", "character")
    return not is_not_a_person(slot.span.of(reading.plain))


def is_life(reading: Reading) -> bool:
    """Tell whether a text begins as an obituary does."""
    return _LIFE.search(reading.plain, 0, _HEAD) is not None


def focus_of(reading: Reading) -> Focus | None:
    """Return whom a text about many films is about, if that is one person.

    It is the first full name of the text; pronouns of one gender are frequent, and take up
    sentences in several paragraphs. Of a composer a word at the beginning is enough.
    """
    films = reading.films
    of_life = is_life(reading)
    if len({m.film for m in films.mentions}) < _FEWEST_FILMS and not of_life:
        return None
    cluster = _first_named(reading)
    if cluster is None:
        return None
    he, she = (len(regex.findall(reading.plain)) for regex in (_HIS, _HERS))
    is_she = she > he
    composes = _composes(reading, cluster, is_she=is_she)
    is_enough = of_life or composes
    if len(films.reviewed) in _FEW and not is_enough:
        return None
    fewest = 1 if is_enough else _FEWEST_PRONOUNS
    if max(he, she) < max(fewest, _SHARE * (he + she)):
        return None
    if is_enough:
        return Focus(cluster, is_she, composes)
    taken_up = {
        skeleton.sentence.block
        for skeleton in reading.skeletons
        if (_SHE if is_she else _HE).search(skeleton.text, 0, _EARLY)
    }
    paragraphs = sum(block.kind == "paragraph" for block in reading.layout.blocks)
    often = len(taken_up) >= min(_FEWEST, max(1, paragraphs))
    return Focus(cluster, is_she) if often else None


def _composes(reading: Reading, cluster: Cluster, *, is_she: bool) -> bool:
    """Tell whether the beginning of a text says that somebody writes music for films."""
    alone = True  # nobody else may be "he" or "she"
    for skeleton in reading.skeletons[:_BEGINNING]:
        text = skeleton.text
        pronoun = (_SHE if is_she else _HE).match(text) if alone else None
        if pronoun is not None and _COMPOSES.match(text, pronoun.end()):
            return True
        for offset, slot in skeleton.slots.items():
            if slot.kind != "name":
                continue
            if reading.names.cluster(slot.span) is not cluster:
                alone = alone and not (is_prose(reading, skeleton) and _may_act(reading, slot))
            elif _COMPOSER.search(text, 0, offset) or _COMPOSES.match(text, offset + 1):
                return True
    return False


def _first_named(reading: Reading) -> Cluster | None:
    """Return the first full name of a person at the beginning of the text.

    A headline's gives way to one that ends alike below: "The Unsung Mr. Vane", over "Ann Vane was".
    """
    first: Cluster | None = None
    for skeleton in reading.skeletons[:_BEGINNING]:
        told = is_prose(reading, skeleton)
        for slot in skeleton_names(skeleton):
            cluster = reading.names.cluster(slot.span)
            if cluster is None or not cluster.is_full or not is_person(reading, slot):
                continue
            if first is None and told:
                return cluster
            if first is None:
                first = cluster
            elif told and cluster.name().split()[-1] == first.name().split()[-1]:
                return cluster
    return first


def is_prose(reading: Reading, skeleton: Skeleton) -> bool:
    """Tell whether a sentence stands in a paragraph."""
    return reading.layout.blocks[skeleton.sentence.block].kind == "paragraph"
