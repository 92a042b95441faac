"""Whether an annotated document states what a claim says."""

from __future__ import annotations

from collections import defaultdict

from screensong.graph.claims import Claim, Entity, Opinion, Rating
from screensong.graph.extraction.words import key_of

from .annotated import Annotated, Fact
from .versions import is_of_year

__all__ = ["Truth"]

_OF_ANY = frozenset({"musicGenre", "instrument"})


class Truth:
    """The asserted facts of one document, by relation."""

    def __init__(self, document: Annotated) -> None:
        self._document = document
        self._facts: dict[str, list[Fact]] = defaultdict(list)
        for fact in document.facts:
            if fact.mode == "asserted":
                self._facts[fact.relation].append(fact)

    def judge(self, claim: Claim) -> bool | None:
        """Tell whether a claim is true; None where the annotation leaves it open."""
        if isinstance(claim.object, Opinion):
            return self._judge_opinion(claim, claim.object)
        matched = [fact for fact in self._facts[claim.predicate] if self._fits(claim, fact)]
        if not matched:
            return False
        return None if all(fact.optional for fact in matched) else True

    def _judge_opinion(self, claim: Claim, opinion: Opinion) -> bool | None:
        said = [
            fact
            for fact in self._facts["aspectOpinion"]
            if fact.object == opinion.aspect and self._is(claim.subject, fact.subject)
        ]
        signs = {fact.polarity for fact in said}
        whole = signs.pop() if len(signs) == 1 else "mixed" if signs else None
        if whole == opinion.polarity:
            return None if all(fact.optional for fact in said) else True
        return False

    def _fits(self, claim: Claim, fact: Fact) -> bool:
        loose = claim.predicate in _OF_ANY or (
            claim.predicate == "songWriter" and claim.subject.type == "film"
        )
        same = loose or self._is(claim.subject, fact.subject)
        thing = claim.object
        if isinstance(thing, Entity):
            turned = (
                claim.predicate == "comparedTo"
                and self._is(claim.subject, fact.object)
                and self._is(thing, fact.subject)
            )
            return turned or (same and self._is(thing, fact.object))
        return same and _value(thing) == fact.object.replace(" ", "")

    def _is(self, entity: Entity, key: str) -> bool:
        """Tell whether an entity is the one that a key stands for: any form in common."""
        told = is_of_year(self._document, entity.year, key) if entity.type == "film" else None
        if told is not None:
            return told
        forms = {key_of(form) for form in self._document.forms(key)}
        names = {key_of(name) for name in (entity.name, *entity.aliases) if name}
        return bool(forms & names) or not (forms or names)


def _value(thing: object) -> str:
    if isinstance(thing, Rating):
        return f"{thing.value}/{thing.scale}" if thing.scale else thing.value
    return str(thing)
