"""The patterns of the cast: a table of named ways to say who acts, and as whom."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from typing import NamedTuple

from .skeleton import pattern

__all__ = ["CASTING", "CUE_SETS", "NEEDS_KNOWN", "CastPattern"]


class CastPattern(NamedTuple):
    """A named way to state who acts; a sentence with none of the `cues` cannot match."""

    name: str
    regex: re.Pattern[str]
    confidence: float
    cues: tuple[str, ...]


_NO_LINK = (
    r"(?!(?:by|to|for|from|with|who|whom|that|which|roles?|parts?|in|on|as|is|was|than|like)\b)"
)
_ADJ = rf"(?:{_NO_LINK}[a-z0-9][\w'-]*,? (?:and )?){{0,6}}?"
_PLAYS = r"(?:plays|played|portrays|portrayed|essays|voices|voiced|stars as|starred as|co-stars as|appears as|appeared as|returns as|cast as|shows up as|turns up as|pops up as|steps into the (?:role|shoes) of|takes on the role of)"
_ACTING = r"(?:performances?|acting|portrayals?|turn|screen presence|comic timing)"
_PRAISED = (
    r"(?:great|excellent|good|superb|terrific|wonderful|fantastic|brilliant|amazing|perfect|"
    r"outstanding|fine|solid|fabulous|marvelous|marvellous|hilarious|impressive|believable|"
    r"convincing|charming|miscast|wasted|awful|terrible|bad|wooden|magnificent|delightful|"
    r"stunning|mesmerizing|mesmerising|adorable|competent|effective|memorable|funny)"
)


# "Ann Example as Jo and Bo Other as her father": the second name is no role of the first.
_NO_ACTOR = r"(?! (?:\([^()]*\) )?(?:as|plays|played|doing|is as|was as)\b)(?!(?<=, \ue001) (?:is|was|has|does)\b)"


def _cast(name: str, text: str, confidence: float = 0.9) -> CastPattern:
    text = text.replace("(?P<role>{N})", "(?P<role>{N})" + _NO_ACTOR)
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
    "possessive-character": ("\ue001's", "\ue001' "),
    "called": ("call", "known", "named", "billed", "listed"),
    "role-as": (" as ",),
    "as-role-comma": (" as ", " is "),
    "stars-with": ("star",),
    "stars-are": ("star", "lead", "role", "cast"),
    "cast-list": ("cast",),
    "as-the-one": ("as the",),
    "talent-of": (" of ",),
    "way-through-role": ("role", "part", "performance"),
    "in-performance": ("performance", "role", "part", "turn", "debut"),
    "clause-as-role": (" as ",),
    "actor-name": ("act", "star", "newcomer", "lead"),
    "possessive-role": ("role", "character"),
    "presence": ("there", "appearance"),
}


CASTING: tuple[CastPattern, ...] = (
    _cast("role-played-by", r"(?P<role>{N})(?:'s?)?,? ?[(,]? ?(?:who is |is )?(?:also )?(?:[Pp]layed|[Vv]oiced|[Pp]ortrayed)(?: (?:here|brilliantly|\w+ly))? by (?:{N}'s? {few})?(?:{the}{few})?(?P<actor>{N})(?!'s? )", 0.95),
    _cast("name-plays-role", r"(?P<actor>{N})(?: \([^()]*\))?(?:, who (?!plays)[^,.;:\ue001]{1,40},)?,? (?:(?:who|also|here|himself|herself) ){0,2}{plays}(?! by\b) (?:the (?:role|part|character) of )?(?:{the}{few})?(?P<role>[{N}{F}])(?!')", 0.94),
    _cast("praised-as-role", r"(?P<actor>{N}) (?:is|was|are) (?:(?:so|also|very|truly|equally|just|absolutely|\w+ly) )*[a-z][\w-]* as (?:{the}{few})?(?P<role>{N})(?!')", 0.92),
    _cast("delivers-as-role", r"(?P<actor>{N}) (?:\w+ly )?(?:delivers|gives|turns in|does|shines|excels|stars|puts in|brings|makes|offers|provides|co-stars)\b[^.;:!?\ue001]{0,70} as (?:{the}{few})?(?P<role>{N})(?!')", 0.92),
    _cast("name-as-role", r"(?P<actor>{N}),? (?:\([^()]{0,30}\) )?(?:perfectly |well )?(?:cast )?as (?:{the}(?:[a-z][\w'-]*,? (?:and )?){0,4}?)?(?P<role>{N})(?!'s? )", 0.88),
    _cast("shows-up-as", r"(?P<actor>{N}) (?:shows up|turns up|pops up|appears|returns|cameos|steps in|is (?:cast|seen)) as (?:{the}{few})?(?P<role>{N})", 0.92),
    _cast("title-role", r"(?P<actor>{N})(?:,)? (?:plays|stars|is|shines|excels|appears|gives|delivers)\b[^.;!?]{0,40}\b(?:title|titular|eponymous) (?:role|character)", 0.85),
    _cast("played-by", r"(?i:\b(?:played|portrayed|voiced))(?: (?:[a-z]+ly|here))? by (?:{N}'s? {few})?(?:{the}{few})?(?P<actor>{N})(?!'s? )", 0.92),
    _cast("starring", r"(?:(?P<film>{F})(?: (?:film|movie))?,? )?(?i:\b(?:co-)?(?:starring|starred|stars(?! as))(?: (?:the|an?|in (?:her|his) [a-z ]+)(?: [a-z-]+){0,3})?)[ :]+(?:{the}(?:[A-Za-z][\w'-]* ){0,4}?)?(?P<actor>{NN}(?:,? (?:along |together )?with {NN})?)", 0.93),
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
    _cast("plays-a", r"(?P<actor>{N})(?:,? who)? (?:{plays})(?: (?:an?|the|her|his|their|one of|both|two|three) [a-z]| (?:her|him|it|them|himself|herself)\b)", 0.85),
    _cast("actor-name", r"(?i:\b(?:lead |leading |main |supporting |veteran |child |voice )?(?:actors?|actress(?:es)?|stars?|newcomers?|leads))(?:,| ?--| -| [–—]|:)? ?(?P<actor>{NN})(?!'s (?:film|novel))", 0.7),
    _cast("pairs", r"(?P<actors>{NN}) (?:(?:both|respectively) )?(?:play|plays|played|are|were|star as|stars as|co-star as|portray|voice|appear as|as|is both) (?:both |respectively )?(?:{the}(?:[a-z][\w'-]* ){0,2}?)?(?P<roles>{N}(?:(?:,? and |, ){the}(?:[a-z][\w'-]* ){0,2}?{N}){1,5})(?! as\b)(?=[,.;:)]| in\b| with\b|$| respectively)", 0.94),
    _cast("called", r"(?P<actor>{N}),? (?:who is|who's|is) (?:(?:only|ever|simply|just|always|never) )*(?:called|known(?: only)? as|named|billed as|listed as) (?P<role>{N})", 0.9),
    _cast("role-as", r"(?P<actor>{N}) [^.;:!?\ue001]{0,80}\b(?:role|part|performance|turn|work|appearance|cameo) as (?:{the}{few})?(?P<role>{N})(?!'s? )", 0.9),
    _cast("as-role-comma", r"(?P<actor>{N}) \(?(?:as|is) the (?:[a-z][\w'-]* ){1,4}(?:of the [a-z]+)?, (?P<role>{N})(?=[),])", 0.86),
    _cast("stars-with", r"\bstars? (?:along with|alongside|opposite|with|together with) (?P<actor>{NN})", 0.9),
    _cast("film-of", r"(?:(?:{F}|\b(?:film|movie)) with|\bvehicle for) (?P<actor>{NN})(?= as\b|, (?:who|whose)\b|[.,]| in the (?:lead|title))", 0.8),
    _cast("stars-are", r"\b(?:the )?(?:stars?|leads?|lead roles?|title roles?|main roles?|cast members?)(?: of (?:the|this) (?:film|movie)| here)? (?:is|are|was|were|goes to|went to) (?:{the}(?:[A-Za-z][\w'-]* ){0,4}?)?(?P<actor>{NN})", 0.9),
    _cast("cast-list", r"\bcast,? ?(?:\(|--|[–—]|:) ?(?:{the}[a-z]+ )?(?P<actor>{NN})", 0.88),
    _cast("as-the-one", r"(?P<actor>{N}),? as the (?:one|man|woman|girl|boy|kid|guy|lady) (?:who|whose|that|from|in)\b", 0.85),
    _cast("is-present", r"(?P<actor>{N})(?: \([^()]*\)|,? an act(?:or|ress) [^.;\ue001]{0,60}?)? (?:is|are|was|were) (?:also )?(?:present|along for the ride|on board|in (?:it|this|here) too|(?:in|on) (?:this|the) (?:film|movie|one|cast))\b", 0.82),
    _cast("talent-of", r"\b(?:talents?|skills?|charms?|charisma|acting skills|screen presence|star power|beauty) of (?:{the}(?:[a-z]+ )?)?(?P<actor>{NN})", 0.75),
    _cast("way-through-role", r"(?P<actor>{N}) [^.;:!?\ue001]{0,40}\b(?:in|through|as|for) (?:his|her|the) (?:\w+ )?(?:role|part|performance)\b", 0.8),
    _cast("in-performance", r"(?P<actor>{N}),? in (?:an?|the|his|her|one of) (?:[a-z][\w'-]*,? ){0,5}?(?:performances?|roles?|parts?|turn|debut)\b", 0.86),
    _cast("possessive-character", r"(?P<actor>{N})'s? (?:[a-z][\w'-]* ){0,2}?(?P<role>{N})(?!')", 0.84),
    _cast("makes-role", r"(?P<actor>{N})(?:, [^,.;:\ue001]{1,50},)? (?:makes?|made|gives?|gave|brings?|lends?|invests?|imbues|turns|is|was|must be|has to be|gets to be|becomes|embodies|inhabits|creates|finds in) (?:both )?(?:an?|the|his|her|our|this)? ?(?:(?!(?:by|of|to|from|with|than|like|for|at|better|worse)\b)[a-z][\w'-]* ){0,3}?(?P<role>{N}(?: and {N})?)(?!'s? )", 0.84),
    _cast("clause-as-role", r"(?P<actor>{N})(?:'s)? [^.;:!?\ue001]{1,70}?,? as (?:{the}(?:[a-z][\w'-]*,? (?:and )?){0,6}?)?(?:[a-z]+'s [a-z]+, )?(?P<role>{N})(?=[,.;:)!?]|$| (?:and|who|with|in|but) )", 0.82),
    _cast("has-as", r"\b(?:has|had|with|features|casts|stars) (?P<actor>{N}) as (?:an?|the|her|his) [a-z]", 0.88),
    _cast("as-a", r"(?P<actor>{N}) as (?:an?|the|his|her) (?:[a-z][\w'-]* ){1,4}", 0.68),
    _cast("appears", r"(?P<actor>{N}) (?:also )?(?:co-stars|appears|cameos|makes a cameo|has a (?:small|brief|cameo|supporting) (?:role|part)|is (?:also )?on hand|steals (?:the|every|each|whole|scenes)|shows up|rounds out)\b", 0.82),
    _cast("is-praised", r"(?P<actor>{NN}) (?:is|was|are|were) (?:(?:so|also|both|all|very|truly|equally|just|absolutely|simply|quite|pretty|really|\w+ly) )*(?:{praised})\b(?! (?:man|guy|friend|person|father|mother|cop|detective))", 0.66),
    _cast("to-the-role", r"(?P<actor>{N}) [a-z]+s\b[^.;:!?\ue001]{0,60} (?:to|in|for|into) the role\b", 0.75),
    _cast("presence", r"\bthere(?:'s| is)(?: also)? (?P<actor>{N}) [a-z]+ing\b|\bappearance by (?P<actor2>{N}) as\b", 0.7),
    _cast("possessive-role", r"(?P<actor>{N})'s? (?:[a-z]+ )?(?:character|role)\b", 0.7),
    _cast("possessive-part", r"(?P<actor>{N})'s (?:(?:private|hard-boiled|sleazy|young|old|tough|evil|conniving) )*(?:investigator|detective|cop|gangster|femme fatale|widow|villain|sidekick|hero|heroine|sheriff|doctor|lawyer|teacher|boss|killer|hitman|reporter|priest|nurse|mother|father)\b", 0.6),
)  # fmt: skip
# These say too little alone: the actor or the role must be known as one from elsewhere.
NEEDS_KNOWN = frozenset({"possessive-character", "makes-role", "clause-as-role"})
CUE_SETS = tuple(dict.fromkeys(cast.cues for cast in CASTING))
