"""Which aspect of a film an opinion word judges: the grammar between the two, read by shape.

"a haunting score" (attributive), "the score, by Bo Example, is haunting" (predicative), "the
score hauntingly evokes" (verbal), "beautifully shot" (participle). Anything else is no link.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter
from typing import Final, NamedTuple

from ..claims import Polarity
from .opinion_turns import is_corrected, turns_of
from .opinion_words import PARTICIPLES, Cue, OpinionWord
from .words import word_list

__all__ = ["Link", "links_in"]

_STOP = (
    "is|was|are|were|be|been|has|have|had|of|in|on|at|by|for|to|with|from|that|which|who|this|these"
    "|those|the|a|an|his|her|their|its|my|your|our|he|she|it|they|i|we|you|as|than|when|while|if|not"
    "|because|so|or|about|into|how|what|but|does|do|did|can|will|would|could|there|here|no|like"
)
_ATTRIBUTIVE: Final = re.compile(
    rf"(?:[\s,]+(?:and|yet|but|&)|,)?(?:[\s,-]+(?!(?:{_STOP})\b)[\w'’]+){{0,3}}[\s-]+(?:[\"“'])?"
)
_USE_OF: Final = re.compile(
    r"(?:\s+[\w-]+)?\s+(?:uses?|jobs?|sense|display|piece|bit|example|choice|selection|array|mix"
    r"|blend|combination|level|set|series|collection|amount|bits|pieces|kind|sort|slice|exercise"
    r"|exercises|range|wealth|feats?|work)"
    r"\s+(?:of|in|with)\s+(?:(?:the|a|an|his|her|its|their|some|all|this)\s+)?(?:[\w-]+\s+)?"
)
_BE = (
    r"(?:(?:is|are|was|were)(?:n't|n’t)?|'s|feels?|felt|looks?|looked|sounds?|sounded|seems?|seemed|remains?"
    r"|remained"
    r"|proves?|proved|gets?|becomes?|became|comes?\s+(?:across|off)\s+as|came\s+(?:across|off)\s+as"
    r"|has\s+been|have\s+been|had\s+been|can\s+be|to\s+be|(?:starts?|started|begins?|began)"
    r"(?:\s+(?:out|off))?|(?:swings?|veers?|wavers?|alternates?|oscillates?|shifts?)\s+between)"
)
_BY_TURNS = (
    r"by\s+turns|in\s+turns?|at\s+times|in\s+(?:places|parts|patches)|for\s+the\s+most\s+part"
)
_PREDICATIVE: Final = re.compile(
    r"(?:\s+(?:of|by|in|from|on|for|to|with|and|itself|here|alone|also|throughout|too)\b"
    r"(?:\s+(?!(?:but|who|that|which|because|when|is|are|was|were|while|although"
    r"|though)\b)[\w'’.\"-]+){0,6}?)?"
    r"(?:,(?!\s*(?:but|and|so|it|he|she)\b)[^,;:!?]{2,60},)?(?:,?\s+(?:which|that|who)|,)?"
    rf"\s*\b{_BE}"
    rf"(?:[\s,]+(?:{_BY_TURNS}|anything\s+but|far\s+from(?:\s+being)?|(?!(?:that|which|who|whom|when|where|to|of|in|by|with|about|for|from|because|if|than"
    r"|like|but|he|she|they|i|you|we|it|what|how|where|on|based|there|supposed"
    r"|trying)\b)[\w'’-]+)){0,5}?"
    r"[\s,\"“'-]*"
)
# "the score, brilliant in places, is …"
_APPOSED: Final = re.compile(
    r",\s+(?:(?:often|sometimes|at\s+times|so|though|always|\w+ly)\s+){0,2}"
)
_APPOSED_AFTER: Final = re.compile(rf"[^,;:.!?]{{0,30}},\s+(?:also\s+)?{_BE}\b")
_VERBAL: Final = re.compile(
    r"(?:\s+(?:by|of|in|from)(?:\s+[\w'’.-]+){1,4}?)?"
    r"(?:,?\s+(?:also|always|really|truly|just|simply|so|too|both|never|often|alone|definitely"
    r"|certainly|is|are|was|were|which|that|works?|worked|does|do|don't|doesn't|not))*\s*"
)
# "I found the acting wooden"
_FOUND: Final = re.compile(
    r"\b(?:f(?:ound|inds?)|th(?:ought|inks?)|call(?:s|ed)?|consider(?:s|ed)?|ma(?:kes?|de)"
    r"|keeps?|kept)"
    r"\s+(?:(?:the|its|his|her|their)\s+)?(?:\w+\s+)?$"
)
_AS: Final = re.compile(
    r"\s+(?:to\s+be\s+|was\s+|were\s+)?(?:(?:a\s+bit|very|quite|rather|so|too|really|utterly"
    r"|just|pretty|a\s+little|both|\w+ly)\s+)*"
)
_JOB: Final = re.compile(
    r"[^;:!?]{0,80}?\b(?:does|do|did|doing|done|has\s+done|have\s+done|delivers?|gives?"
    r"|turns?\s+in)"
    r"\s+(?:an?|the|such\s+an?|his|her|their)?\s*(?:\w+\s+){0,2}"
)
_JOB_AFTER: Final = re.compile(r"(?:[\s,]+[\w-]+){0,2}\s+(?:jobs?|turn|work|effort)\b")
_ABSENT: Final = re.compile(
    r"\b(?:no|zero|lacks?|lacking|lacked|lack\s+of|without|absence\s+of|hardly|barely)"
    r"(?:\s+(?:any|a|an|real|actual|discernible|coherent|much|in|kind\s+of|sort\s+of|of|good"
    r"|the))*\s+$"
)
_OF: Final = re.compile(r"\s+(?:of|in)\s+(?:(?:the|its|his|her|their)\s+)?(?:\w+\s+)?")
_WORKS: Final = re.compile(r"\s+(?:also\s+|all\s+)?work(?:s|ed)?\s+(?:\w+\s+)?")
_SUPERLATIVES: Final = frozenset(
    {"best", "worst", "finest", "greatest", "weakest", "strongest", "poorest"}
)
_WIDEST: Final = re.compile(
    r"(?:[\s,-]+[\w'-]+){0,4}\s+(?:of\s+(?:the\s+(?:year|decade|century)|all\s+time|(?:his|her"
    r"|their)\s+career)|ever"
    r"|i(?:'ve|\s+have)|in\s+(?:years|recent)|(?:things?|parts?|aspects?|points?)\s+(?:about|of))\b"
)
_DEGREE: Final = re.compile(r"\b(?:more|less|most|least|only)\s+$")
_JOINED: Final = re.compile(r"\s*(?:,|,?\s+and|,?\s*&|/)\s+(?:the\s+|its\s+)?")
_SHARED: Final = frozenset({"attributive", "predicative", "thing-about", "participle", "liked"})
_THING: Final = re.compile(
    r"(?:\s+\w+)?\s+(?:things?|parts?|aspects?|points?|elements?|features?)\s+(?:about|of"
    r"|in)\s+(?:(?:the|this)\s+(?:whole\s+)?(?:film|movie|picture|flick)|it|this|\ue000)"
    r"\s+(?:is|was|are|were|has\s+to\s+be|would\s+be)\s+(?:probably\s+)?(?:its|the|his|her"
    r"|their)?\s*(?:\w+\s+){0,2}"
)
_LAST: Final = (
    r"\s+(?:of\s+(?:the|this)\s+(?:film|movie|show|album)\s+|here\s+|for\s+me\s+|though\s+)?"
    r"(?:is|was|are|were|has\s+to\s+be|lies\s+(?:in|with)|comes\s+from)\s+(?:that\s+|in\s+)?"
    r"(?:(?:the|its|his|her|their|a|an)\s+|[\w.-]+['’]s?\s+)?(?:\w+\s+)?$"
)
# "my only complaint is the plot", "the real star is the score"
_BLAMED: Final = re.compile(
    r"\b(?:complaints?|problems?|trouble|gripes?|weak\s+(?:link|spot|point)|weakness|downside"
    r"|drawbacks?|downfall|let-?down)"
    rf"(?:{_LAST}|\s+with\s+(?:(?:the|its|his|her|this)\s+)?(?:\w+['’]s\s+)?$)"
    r"|\b(?:less\s+sure\s+about|not\s+(?:convinced|impressed)\s+(?:by|with)|let\s+down\s+by"
    r"|ruined\s+by|marred\s+by|spoiled\s+by|hampered\s+by|undone\s+by)\s+(?:(?:the|its|his|her"
    r"|an?|some)\s+|[\w.-]+['’]s?\s+)?(?:\w+\s+)?$"
)
_PRAISED: Final = re.compile(
    r"\b(?:highlight|standout|stand-out|(?:real|true)\s+star|(?:great(?:est)?|main"
    rf"|real)\s+strength|saving\s+grace|best\s+thing){_LAST}"
    r"|\b(?:saved|lifted|elevated|carried|redeemed|helped|enhanced)\s+by\s+(?:(?:the|its|his"
    r"|her|an?|some)\s+|[\w.-]+['’]s?\s+)?(?:\w+\s+)?$"
)
# "I loved the acting", "you have to admire the songs": a liking and what it is for
_LIKING = (
    r"\b(?:i|we|you)\s+(?:(?:all|both|do|did|have\s+to|had\s+to|must|can\s+only|also|really|just"
    r"|absolutely|particularly|especially|still|always|thoroughly|truly|actually|quite|simply|even"
    r"|personally|\w+ly)\s+)*"
)
_LIKED = (
    r"(?:\s+(?:the|his|her|their|its|this)\s+[\w'’ -]{2,24},(?:\s+and)?){0,4}"
    r"\s+(?:how\s+(?:well\s+)?|almost\s+)?(?:all\s+(?:of\s+)?)?(?:the|his|her|their|its|this|that|all"
    r"|every|those|these)\s+(?:[\w'’-]+\s+){0,2}?$"
)
_LIKES: Final = re.compile(
    rf"{_LIKING}(?:lov(?:e|ed)|lik(?:e|ed)|ador(?:e|ed)|enjoy(?:ed)?|admir(?:e|ed)|appreciat(?:e|ed)"
    rf"|(?:was|am)\s+(?:\w+ly\s+)?(?:impressed|moved|amazed|captivated)\s+(?:by|with)){_LIKED}"
)
_DISLIKES: Final = re.compile(
    rf"{_LIKING}(?:hat(?:e|ed)|dislik(?:e|ed)|despis(?:e|ed)|detest(?:ed)?|loath(?:e|ed)"
    r"|(?:did\s+not|didn't|don't|do\s+not|could\s+not|couldn't|never)\s+(?:\w+ly\s+|much\s+)?(?:like"
    r"|enjoy|love|care\s+for|buy|believe)|(?:was|am)\s+(?:\w+ly\s+)?(?:disappointed|bored|annoyed"
    rf"|irritated|offended)\s+(?:by|with|in)){_LIKED}"
)
_NOUN_PHRASES: Final[tuple[tuple[re.Pattern[str], Polarity, str], ...]] = (
    (_BLAMED, "negative", "thing-about"),
    (_PRAISED, "positive", "thing-about"),
    (_DISLIKES, "negative", "liked"),
    (_LIKES, "positive", "liked"),
)
_BY: Final = re.compile(r"\s+(?:by|from)\b")
_OWNED: Final = re.compile(r"(?:'s?|\bhis|\bher|\btheir)\s+(?:\w+\s+)?$")
_PORTRAYAL: Final = frozenset({"portrayal", "portrayals"})
# "a great actor" praises a career, not the acting in this film
_TRADES: Final = frozenset({"actors", "actresses", "director", "directors", "cinematographer"})
_DOERS: Final = frozenset({"director", "actors", "actresses", "cast", "leads", "ensemble"})


class Link(NamedTuple):
    """An opinion about an aspect; `trigger`-`end` is the opinion word in the sentence."""

    aspect: str
    polarity: Polarity
    trigger: int
    end: int
    pattern: str


_FAR: Final = 160


def links_in(
    sentence: str, opinions: list[tuple[int, int, OpinionWord]], cues: list[Cue]
) -> Iterator[Link]:
    """Yield the opinions about aspects that a sentence in lower case states.

    Offsets of `opinions`, `cues` and the links are those of the sentence. The film as a whole
    is not looked for here.
    """
    all_cues = [cue for cue in cues if cue.aspect != "overall"]
    if not all_cues:
        return
    turned: set[tuple[str, int]] = set()
    for index, (start, end, word) in enumerate(opinions):
        surface = sentence[start:end]
        following = opinions[index + 1] if index + 1 < len(opinions) else None
        if surface.endswith("ly") and following and following[0] == end + 1:
            continue  # "painfully slow": the second word judges
        if surface in _SUPERLATIVES and not _WIDEST.match(sentence, end):
            continue
        if surface not in _SUPERLATIVES and _DEGREE.search(sentence, max(0, start - 8), start):
            continue  # "more interesting characters" are wished for; "the only good actor"
        low = bisect_left(all_cues, start - _FAR, key=itemgetter(0))
        near = all_cues[low : bisect_left(all_cues, end + _FAR, key=itemgetter(0))]
        cue, pattern = _attributive(sentence, start, end, near) or (None, "")
        step = 1
        if cue is None:
            cue, pattern = _thing(sentence, end, near) or (None, "")
        if cue is None:
            cue, pattern = _predicative(sentence, start, end, near) or (None, "")
            step = -1
        for aspect in _coordinated(sentence, near, cue, step if pattern in _SHARED else 0):
            if not word.judges(aspect) or (aspect, start) in turned:
                continue
            if pattern == "predicative" and (other := is_corrected(sentence, opinions, index)):
                later, stop, _ = following or (start, end, word)
                if other.judges(aspect):
                    yield Link(aspect, other.polarity, later, stop, pattern)
                continue
            yield Link(aspect, word.polarity, start, end, pattern)
            for later, stop, other in turns_of(sentence, opinions, index):
                if pattern == "predicative" and other.judges(aspect):
                    turned.add((aspect, later))
                    yield Link(aspect, other.polarity, later, stop, pattern)
    for index, cue in enumerate(all_cues):
        near = all_cues[max(0, index - 8) : index + 8]
        before = sentence[max(0, cue.start - 120) : cue.start]
        for phrase, polarity, pattern in _NOUN_PHRASES:
            if pattern == "liked" and sentence.startswith(" of ", cue.end):
                continue  # "I liked his portrayal of the poor"
            if noun := phrase.search(before):
                start = cue.start - len(before) + noun.start()
                for aspect in _coordinated(sentence, near, cue, int(pattern == "liked")):
                    yield Link(aspect, polarity, start, cue.end, pattern)
        if sentence[cue.start : cue.end] in word_list("aspect_missed"):
            match = _ABSENT.search(sentence, max(0, cue.start - 40), cue.start)
            if match and not sentence.startswith((" hole", " twist"), cue.end):
                yield Link(cue.aspect, "negative", match.start(), cue.end, "absent")


def _coordinated(sentence: str, cues: list[Cue], cue: Cue | None, step: int) -> list[str]:
    """Return the aspects of `cue` and of those joined to it ("acting and direction")."""
    if cue is None:
        return []
    aspects = [cue.aspect]
    index = cues.index(cue)
    while step and 0 <= index + step < len(cues):
        first, second = sorted((cues[index], cues[index + step]))
        if not _JOINED.fullmatch(sentence, first.end, second.start):
            break
        index += step
        if cues[index].aspect not in aspects:
            aspects.append(cues[index].aspect)
    return aspects


def _thing(sentence: str, end: int, cues: list[Cue]) -> tuple[Cue, str] | None:
    """Read "what is best about it is its music"."""
    for cue in cues:
        if end < cue.start <= end + 90 and _THING.fullmatch(sentence, end, cue.start):
            return cue, "thing-about"
    return None


def _is_participle(sentence: str, cue: Cue) -> bool:
    return sentence[cue.start : cue.end] in PARTICIPLES


def _attributive(sentence: str, start: int, end: int, cues: list[Cue]) -> tuple[Cue, str] | None:
    surface = sentence[start:end]
    adverb = surface.endswith("ly") or surface == "well"
    for cue in cues:
        if cue.end <= start or cue.start < end:
            continue
        if cue.start - end > 48:
            return None
        gap = sentence[end : cue.start]
        if _is_participle(sentence, cue):
            if adverb and (gap.isspace() or gap == "-" or re.fullmatch(r"\s+and\s+\w+ly\s+", gap)):
                return cue, "participle"
            if sentence[cue.start : cue.end] != "cast":
                continue
        if (
            surface == "well"
            or surface in word_list("opinion_verbs")
            or sentence[cue.start : cue.end] in _TRADES
        ):
            continue
        if (
            sentence[cue.start : cue.end] in _PORTRAYAL
            and not _BY.match(sentence, cue.end)
            and not _OWNED.search(sentence, max(0, start - 40), start)
        ):
            return None  # "a raw portrayal of addiction" is the film itself
        if surface in word_list("opinion_nouns"):
            if _OF.fullmatch(gap):
                return cue, "attributive"
        elif _ATTRIBUTIVE.fullmatch(gap) or _USE_OF.fullmatch(gap):
            return cue, "attributive"
    return None


def _predicative(sentence: str, start: int, end: int, cues: list[Cue]) -> tuple[Cue, str] | None:
    surface = sentence[start:end]
    if surface in word_list("degree_adverbs") and _WORD_AFTER.match(sentence, end):
        return None  # "is woefully out of print" says how much, not how well
    for cue in reversed(cues):
        surely = sentence[cue.start : cue.end] != "cast"
        if cue.end > start or (surely and _is_participle(sentence, cue)):
            continue
        if start - cue.end > 90:
            return None
        gap = sentence[cue.end : start]
        if surface == "well":
            if _WORKS.fullmatch(gap):
                return cue, "works-well"
            continue
        if _PREDICATIVE.fullmatch(gap) and not _heads_another(sentence, end):
            return cue, "predicative"
        if _APPOSED.fullmatch(gap) and _APPOSED_AFTER.match(sentence, end):
            return cue, "predicative"
        if _AS.fullmatch(gap) and _FOUND.search(sentence, max(0, cue.start - 40), cue.start):
            return cue, "predicative"
        if (surface.endswith("ly") or surface in word_list("opinion_verbs")) and _VERBAL.fullmatch(
            gap
        ):
            return cue, "verbal"
        if (
            sentence[cue.start : cue.end] in _DOERS
            and _JOB.fullmatch(gap)
            and _JOB_AFTER.match(sentence, end)
        ):
            return cue, "does-a-job"
    return None


_WORD_AFTER: Final = re.compile(r"\s+\w")
_HEADS: Final = re.compile(
    r"[\s,]+(?:\w+\s+)?(?:films?|movies?|flicks?|pictures?|example|reason|thing|to\s+(?:see"
    r"|find|hear|know))\b"
)


def _heads_another(sentence: str, end: int) -> bool:
    """Tell whether the word goes on to judge something else ("the plot is a good reason")."""
    return bool(_HEADS.match(sentence, end))
