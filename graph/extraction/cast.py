"""Cast: who acts in the film and as whom, and the characters that are in it.

Patterns read skeletons; groups are `actor` (a name or list), `role` (a character), or `one`
and `two` for brackets whose direction the document decides: "Jo Field (Ann Example)" or
"Ann Example (Jo Field)".
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..claims import Claim
from ..documents import Span
from .hits import Hit, people_in
from .skeleton import Skeleton, Slot, pattern

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["CASTING", "find", "hits_in"]


class CastPattern(NamedTuple):
    """A named way to state who acts; a sentence with none of the `cues` cannot match."""

    name: str
    regex: re.Pattern[str]
    confidence: float
    cues: tuple[str, ...]


_ADJ = r"(?:[a-z0-9][\w'-]*,? (?:and )?){0,6}?"
_PLAYS = r"(?:plays|played|portrays|portrayed|essays|voices|voiced|stars as|starred as|co-stars as|appears as|appeared as|returns as|cast as|shows up as|turns up as|pops up as|steps into the (?:role|shoes) of|takes on the role of)"
_ACTING = r"(?:performances?|acting|portrayals?|turn|screen presence|comic timing)"
_PRAISED = (
    r"(?:great|excellent|good|superb|terrific|wonderful|fantastic|brilliant|amazing|perfect|"
    r"outstanding|fine|solid|fabulous|marvelous|marvellous|hilarious|impressive|believable|"
    r"convincing|charming|miscast|wasted|awful|terrible|bad|wooden|magnificent|delightful|"
    r"stunning|mesmerizing|mesmerising|adorable|competent|effective|memorable|funny)"
)


def _cast(name: str, text: str, confidence: float = 0.9) -> CastPattern:
    text = text.replace("{plays}", _PLAYS).replace("{few}", _ADJ)
    text = text.replace("{acting}", _ACTING).replace("{praised}", _PRAISED)
    return CastPattern(name, pattern(text), confidence, _CUES.get(name, ("",)))


_ACTS = ("perform", "acting", "portray", "turn", "presence", "timing")
_CUES: dict[str, tuple[str, ...]] = {
    "role-played-by": (" by ",),
    "played-by": (" by ",),
    "praised-as-role": (" as ",),
    "delivers-as-role": (" as ",),
    "name-as-role": (" as ",),
    "shows-up-as": (" as ",),
    "has-as": (" as ",),
    "as-a": (" as ",),
    "title-role": ("title", "titular", "eponymous"),
    "starring": ("star",),
    "cast-of": ("cast", "lined"),
    "introduces": ("introduc",),
    "performance-by": (*_ACTS, "cameo", "appearance"),
    "possessive-performance": _ACTS,
    "gives-performance": _ACTS,
    "had-in-role": ("role", "lead", "part"),
    "in-the-role": ("role", "part", "character"),
    "to-the-role": ("the role",),
    "actor-name": ("act", "star", "newcomer", "lead"),
    "possessive-role": ("role", "character"),
    "presence": ("there", "appearance"),
}


CASTING: tuple[CastPattern, ...] = (
    _cast("role-played-by", r"(?P<role>{N})(?:'s?)?,? ?[(,]? ?(?:who is |is )?(?:also )?(?:[Pp]layed|[Vv]oiced|[Pp]ortrayed)(?: (?:here|brilliantly|\w+ly))? by (?:{N}'s? {few})?(?:{the}{few})?(?P<actor>{N})(?!'s? )", 0.95),
    _cast("name-plays-role", r"(?P<actor>{N})(?: \([^()]*\))?,? (?:(?:who|also|here|himself|herself) ){0,2}{plays} (?:the (?:role|part|character) of )?(?:{the}{few})?(?P<role>[{N}{F}])(?!')", 0.94),
    _cast("praised-as-role", r"(?P<actor>{N}) (?:is|was|are) (?:(?:so|also|very|truly|equally|just|absolutely|\w+ly) )*[a-z][\w-]* as (?:{the}{few})?(?P<role>{N})(?!')", 0.92),
    _cast("delivers-as-role", r"(?P<actor>{N}) (?:\w+ly )?(?:delivers|gives|turns in|does|shines|excels|stars|puts in|brings|makes|offers|provides|co-stars)\b[^.;:!?\ue001]{0,70} as (?:{the}{few})?(?P<role>{N})(?!')", 0.92),
    _cast("name-as-role", r"(?P<actor>{N}),? (?:\([^()]{0,30}\) )?(?:perfectly |well )?(?:cast )?as (?:{the}(?:[a-z][\w'-]*,? (?:and )?){0,4}?)?(?P<role>{N})(?!'s? )", 0.88),
    _cast("shows-up-as", r"(?P<actor>{N}) (?:shows up|turns up|pops up|appears|returns|cameos|steps in|is (?:cast|seen)) as (?:{the}{few})?(?P<role>{N})", 0.92),
    _cast("title-role", r"(?P<actor>{N})(?:,)? (?:plays|stars|is|shines|excels|appears|gives|delivers)\b[^.;!?]{0,40}\b(?:title|titular|eponymous) (?:role|character)", 0.85),
    _cast("played-by", r"(?i:\b(?:played|portrayed|voiced))(?: (?:[a-z]+ly|here))? by (?:{N}'s? {few})?(?:{the}{few})?(?P<actor>{N})(?!'s? )", 0.92),
    _cast("starring", r"(?:(?P<film>{F})(?: (?:film|movie))?,? )?(?i:\b(?:co-)?(?:starring|starred|stars(?! as))(?: (?:the|an?|in (?:her|his) [a-z ]+)(?: [a-z-]+){0,3})?)[ :]+(?:{the}(?:[a-z][\w'-]* ){0,3}?)?(?P<actor>{NN}(?:,? with {NN})?)", 0.93),
    _cast("also-star", r"(?P<actor>{NN}),? (?:also |both |all )?(?:co-)?star(?:s|red)?\b(?=[.,;]| and | in | opposite | alongside |$)", 0.9),
    _cast("reprises", r"(?P<actor>{NN}),? (?:also |both |all )?repris(?:es?|ed|ing) (?:his|her|their) roles?\b", 0.9),
    _cast("cast-of", r"(?i:\b(?:(?:supporting |ensemble |stellar |all-star )?cast,? (?:that )?(?:also )?(?:includ(?:es|ing)|featur(?:es|ing)|consist(?:s|ing) of|is led by|led by|headed by|of|comprises|with)|rounding out the cast (?:are|is)|headlined by|toplined by))(?: [a-z]+){0,3}:? (?:{the}[a-z]+ )?(?P<actor>{NN})", 0.9),
    _cast("featuring", r"\b(?:featuring|features)(?: (?:performances by|cameos? (?:by|from)|musicians|comedians?|actors?))? (?P<actor>{NN})(?!'s?\b)(?= as\b|[.,;]| and\b| in\b|$)", 0.8),
    _cast("introduces", r"(?i:\b(?:also )?(?:introduc(?:es|ed|ing))) (?P<actor>{NN})", 0.82),
    _cast("performance-by", r"(?i:\b(?:performances?|acting|turn)|\bcameos?|\bappearances?|\bcameo appearances?)(?: is| are| was| were)? (?:by|from|of) (?:{the}(?:[a-z][\w'-]* ){0,3}?)?(?P<actor>{NN})", 0.9),
    _cast("possessive-performance", r"(?P<actor>{N})'s? (?:[a-z][\w'-]*,? (?:and )?){0,5}?(?:{acting})\b", 0.86),
    _cast("gives-performance", r"(?P<actor>{NN})(?: all| both)? (?:\w+ly )?(?:deliver|give|turn in|gave|put in|offer|provide)s?(?:ed)?\b[^.;:!?\ue001]{0,50}\b{acting}\b", 0.9),
    _cast("had-in-role", r"(?:\bhad|\bhas|\bhaving|\bwith|\bstarring) (?:{the}{few})(?P<actor>{N}) (?:in|as) (?:{the}(?:[a-z][\w'-]* ){0,4}?)(?:role|lead|part)\b", 0.88),
    _cast("in-the-role", r"(?P<actor>{NN})(?:,)? (?:(?:is|was|are|plays?|stars?|played|has|have|had|gets|takes)\b[^.;:!?\ue001]{0,35}?)?\b(?:in|as) the (?:(?:main|lead|leading|title|titular|starring|central|supporting) )+(?:roles?|parts?|characters?)", 0.88),
    _cast("plays-a", r"(?P<actor>{N})(?:,? who)? (?:{plays}) (?:an?|the|her|his|their|one of|both|two|three) [a-z]", 0.85),
    _cast("actor-name", r"(?i:\b(?:lead |leading |main |supporting |veteran |child |voice )?(?:actors?|actress(?:es)?|stars?|newcomers?|leads)),? (?P<actor>{NN})(?!'s (?:film|novel))", 0.7),
    _cast("has-as", r"\b(?:has|had|with|features|casts|stars) (?P<actor>{N}) as (?:an?|the|her|his) [a-z]", 0.88),
    _cast("as-a", r"(?P<actor>{N}) as (?:an?|the|his|her) (?:[a-z][\w'-]* ){1,4}", 0.68),
    _cast("appears", r"(?P<actor>{N}) (?:also )?(?:co-stars|appears|cameos|makes a cameo|has a (?:small|brief|cameo|supporting) (?:role|part)|is (?:also )?on hand|steals (?:the|every|each)|shows up|rounds out)\b", 0.82),
    _cast("is-praised", r"(?P<actor>{NN}) (?:is|was|are|were) (?:(?:so|also|both|all|very|truly|equally|just|absolutely|simply|quite|pretty|really|\w+ly) )*(?:{praised})\b(?! (?:man|guy|friend|person|father|mother|cop|detective))", 0.66),
    _cast("to-the-role", r"(?P<actor>{N}) [a-z]+s\b[^.;:!?\ue001]{0,60} (?:to|in|for|into) the role\b", 0.75),
    _cast("presence", r"\bthere(?:'s| is)(?: also)? (?P<actor>{N}) [a-z]+ing\b|\bappearance by (?P<actor2>{N}) as\b", 0.7),
    _cast("possessive-role", r"(?P<actor>{N})'s? (?:[a-z]+ )?(?:character|role)\b", 0.7),
    _cast("possessive-part", r"(?P<actor>{N})'s (?:(?:private|hard-boiled|sleazy|young|old|tough|evil|conniving) )*(?:investigator|detective|cop|gangster|femme fatale|widow|villain|sidekick|hero|heroine|sheriff|doctor|lawyer|teacher|boss|killer|hitman|reporter|priest|nurse|mother|father)\b", 0.6),
)  # fmt: skip
_CUE_SETS = tuple(dict.fromkeys(cast.cues for cast in CASTING))
_BRACKETS = pattern(
    r"(?P<one>{N})(?:'s?|')? \((?:(?P<played>[Pp]layed|[Vv]oiced|[Pp]ortrayed) by |(?P<as>as (?!in ))|(?P<is>actor |actress ))?(?:{the}(?:[a-z][\w'-]* ){0,4}?)?(?P<two>{N})(?: [a-z]+)?\)"
)
_ROLE_NOUN = pattern(
    r"\b(?:(?:[Tt]he|[Aa]n?|[Hh]er|[Hh]is|[Tt]heir|[Ii]ts|[Oo]ur|by|as) |, )(?P<noun>(?:[a-z][\w'-]*,? ){0,5}[a-z][\w'-]*) ?,? ?\((?P<played>(?:(?:is )?[Pp]layed|[Vv]oiced|[Pp]ortrayed) by )?(?:{the}(?:(?!except|like|see|with|from|by|not|including|aka|starring|think|especially)[a-z][\w'-]* ){0,4}?)?(?P<actor>{N})(?: himself| herself)?\)"
)
_NAME_IS_NAME = pattern(r"(?P<actor>{N}) (?:is|are|was) (?P<role>{N})(?=,| and\b|\.|;|$| \()")
_CREW_NOUN = re.compile(
    r"\b(?:director|writer|author|composer|cinematographer|producer|novelist|editor|singer|band|song|"
    r"film|movie|book|novel|critic|reviewer|filmmaker|photographer|designer|screenwriter|musician|play|"
    r"show|series|company|studio|character|score|soundtrack|album|track|end|it|beginning|middle|start|time|case|role|part|scene|one|death|people|names?|site|link|year|city|town|country|version|screenplay|script|original|episode|game|poem|creator)s?$"
)
_NOT_CAST = re.compile(
    r"\b(?:like|unlike|than|such as|reminiscent of|instead of|preferred|could have been|rather than)\b[^.;,]{0,15}$"
    r"|\b(?:director|written|directed|produced|composed|novel|songs?|sung|album|band|sings|singer|music|tracks?|score)\W{0,3}(?:by )?$",
    re.IGNORECASE,
)
_UNCERTAIN = frozenset(
    {"as-a", "is-praised", "presence", "possessive-role", "possessive-part", "actor-name"}
)


def hits_in(reading: Reading) -> Iterator[Hit]:
    """Yield who acts and as whom, from labelled lines and sentences."""
    yield from _from_fields(reading)
    pairs: list[tuple[Slot, Slot, Skeleton]] = []
    for skeleton in reading.skeletons:
        if not skeleton.has("name"):
            continue
        yield from _from_sentence(reading, skeleton)
        for match in _BRACKETS.finditer(skeleton.text):
            one, two = skeleton.named(match, "one")[0], skeleton.named(match, "two")[0]
            at = skeleton.sentence.span
            if match["played"] or match["is"]:
                yield Hit("cast", "brackets-played-by", 0.95, two.span, one.span, at=at)
            elif match["as"]:
                yield Hit("cast", "brackets-as", 0.95, one.span, two.span, at=at)
            else:
                pairs.append((one, two, skeleton))
        for match in _ROLE_NOUN.finditer(skeleton.text):
            if match["played"] or not _CREW_NOUN.search(match["noun"]):
                actor = skeleton.named(match, "actor")[0]
                confidence = 0.93 if match["played"] else 0.82
                yield Hit(
                    "cast", "role-noun-brackets", confidence, actor.span, at=skeleton.sentence.span
                )
    yield from _directed(reading, pairs)


def _directed(reading: Reading, pairs: list[tuple[Slot, Slot, Skeleton]]) -> Iterator[Hit]:
    """Decide which name in "X (Y)" is the actor: by length, by use, else as the others are."""
    judged = [_actor_is_second(reading, one, two) for one, two, _ in pairs]
    leaning = sum(judged)
    for (one, two, skeleton), score in zip(pairs, judged, strict=True):
        second = score > 0 if score else leaning >= 0
        actor, role = (two, one) if second else (one, two)
        confidence = 0.93 if score else 0.85
        yield Hit("cast", "brackets", confidence, actor.span, role.span, at=skeleton.sentence.span)


def _actor_is_second(reading: Reading, one: Slot, two: Slot) -> int:
    first, second = reading.names.cluster(one.span), reading.names.cluster(two.span)
    if first is None or second is None or first is second:
        return 0
    if first.is_full != second.is_full:
        return 1 if second.is_full else -1
    known = reading.known_people
    if (first.key in known) != (second.key in known):
        return 1 if second.key in known else -1
    return 0


def _from_fields(reading: Reading) -> Iterator[Hit]:
    for labelled in reading.layout.fields:
        if labelled.label == "castMember":
            for name, note in people_in(labelled.text(reading.layout)):
                role = re.sub(r"^(?:as|voice of) ", "", note)
                named = (
                    bool(re.fullmatch(r"(?:[^\W\d_][\w.'’-]*,? ?){1,6}", role))
                    and role[:1].isupper()
                )
                yield Hit("cast", "field", 0.97, name, role if named else None, field=labelled)


def _from_sentence(reading: Reading, skeleton: Skeleton) -> Iterator[Hit]:
    seen: set[Span] = set()
    at = skeleton.sentence.span
    held = {cues: skeleton.holds(cues) for cues in _CUE_SETS}
    for cast in CASTING:
        if not held[cast.cues]:
            continue
        for match in cast.regex.finditer(skeleton.text):
            before = skeleton.text[: match.start()]
            actors = skeleton.named(match, "actor") or skeleton.named(match, "actor2")
            films = skeleton.named(match, "film")
            film = reading.film_at(films[0].span) if films else None
            roles = skeleton.named(match, "role")
            if not actors or (
                cast.name not in ("role-played-by", "played-by") and _NOT_CAST.search(before)
            ):
                continue
            if roles:
                if actors[0].span not in seen:
                    yield Hit(
                        "cast", cast.name, cast.confidence, actors[0].span, roles[0].span, at=at
                    )
            else:
                for actor in actors:
                    if actor.span not in seen:
                        yield Hit(
                            "cast", cast.name, cast.confidence, actor.span, at=at, film=film,
                            weak=cast.name in _UNCERTAIN,
                        )  # fmt: skip
            seen.update(a.span for a in actors)
    matches = list(_NAME_IS_NAME.finditer(skeleton.text))
    for match in matches:
        actor, role = skeleton.named(match, "actor")[0], skeleton.named(match, "role")[0]
        cluster = reading.names.cluster(actor.span)
        if cluster is not None and cluster.is_full and actor.span not in seen:
            yield Hit("cast", "name-is-name", 0.85, actor.span, role.span, at=at)


def find(reading: Reading) -> Iterator[Claim]:
    """Yield castMember, playsCharacter and characterIn claims."""
    crew = {
        reading.entity(h.person, "person").name
        for h in reading.hits
        if h.role != "cast" and not h.weak and h.person is not None
    }
    acting = {
        reading.entity(h.person, "person").name
        for h in reading.hits
        if h.role == "cast" and not h.weak and h.person is not None
    }
    for hit in reading.hits:
        film = reading.film_of_hit(hit)
        if hit.role != "cast" or hit.person is None or film is None:
            continue
        person = reading.entity(hit.person, "person")
        if hit.weak and (
            not _is_known(reading, hit) or (person.name in crew and person.name not in acting)
        ):
            continue
        yield from _claims_of(reading, hit)


def _is_known(reading: Reading, hit: Hit) -> bool:
    """Tell whether an uncertain hit names someone by a full name who is no character."""
    cluster = reading.names.cluster(hit.person) if hit.person is not None else None
    return cluster is not None and cluster.is_full and cluster.votes["character"] == 0


def _claims_of(reading: Reading, hit: Hit) -> Iterator[Claim]:
    film = reading.film_of_hit(hit)
    if film is None or hit.person is None:
        return
    person = reading.entity(hit.person, "person")
    facts = [(film, "castMember", person, hit.person)]
    if hit.character is not None:
        character = reading.entity(hit.character, "character")
        if character.name == person.name:
            return
        facts.append((person, "playsCharacter", character, hit.character))
        facts.append((character, "characterIn", film, hit.character))
    for subject, predicate, thing, surface in facts:
        if hit.field is not None:
            text = surface if isinstance(surface, str) else surface.of(reading.plain)
            yield reading.field_claim(subject, predicate, thing, field=hit.field, surface=text)
        elif hit.at is not None:
            yield reading.claim(
                subject, predicate, thing, at=hit.at, surface=surface, pattern=hit.pattern,
                confidence=hit.confidence,
            )  # fmt: skip
