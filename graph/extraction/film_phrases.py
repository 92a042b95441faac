"""Words of opinion that judge the film by where they stand: before its noun, or alone.

"this messy film", "A gripping thriller.", "it makes for an enjoyable evening", "Superb!".
"""

from __future__ import annotations

from typing import Final

from ..expressions import expression
from .opinion_words import OpinionWord
from .words import word_list

__all__ = ["phrase_at"]

_NOUN = (
    r"(?:film|movie|flick|picture|feature|comedy|drama|thriller|horror|western|musical|romance"
    r"|documentary|biopic|adaptation|sequel|prequel|remake|debut|effort|entertainer|entertainment"
    r"|show|series|episode|cartoon|satire|farce|fable|fairy\s?tale|adventure|mystery|noir|parody"
    r"|spoof|rom-?com|melodrama|tearjerker|epic|piece|work|film-?making|movie-?making|cinema"
    r"|ride|romp|experience|watch|viewing|afternoon|evening|production|slasher|anime"
    r"|mini-?series|short|tale|yarn|portrait|fun|stuff|waste|mess|bore|treat|delight|gem"
    r"|masterpiece|classic|crap|trash|garbage|dud|turkey)"
)
_NOT_NOUN = (
    r"(?!\s*(?:-|'s\b|’s\b|(?:score|music|scene|critic|director|star|maker|buff|fan|writer"
    + (
        r"|goer|industry|debut\s+by|line|theat|role|character|set|poster|premise|plot|actor|actress"
        r"|version|of\s+(?:acting|music|work|writing|advice|evidence|paper|news))))"
    )
)
_AFTER: Final = expression(
    r"(?:\s*,\s*|\s+(?:and|but|yet|if)\s+|[\s-]+)(?:(?!(?:is|was|are|were|of|in|that|which|who|the"
    r"|this|an?|his|her|than|by|to|with|from|for|on|at|about|as|when|while|not|no|it|he|she|they"
    rf"|i|you|we)\b)[\w'’.-]+,?\s+(?:and\s+|but\s+|yet\s+)?){{0,5}}?{_NOUN}(?:\s+(?:film|movie"
    rf"|flick|picture|comedy|drama|thriller|experience))?\b{_NOT_NOUN}"
)
_WORDS = (
    r"(?:(?!(?:is|was|are|were|of|in|that|which|who|than|by|to|with|from|for|on|at|about|as|when"
    r"|no|like|any|every|most|many|other|another|some|more|less|would|could|should|if|he|she|they"
    r"|i|you|we|it|this|these|those|makes?|made|has|have|had|does|do|did|can|will|there|how)\b)"
    r"[\w'’-]+,?\s+(?:and\s+|but\s+|yet\s+)?){0,5}"
)
_LEAD = (
    r"(?:[\s\"'“*_(–—-]*(?:(?:and|but|so|overall|all\s+in\s+all|in\s+(?:short|conclusion|summary"
    r"|all|the\s+end|a\s+nutshell)|to\s+sum\s+(?:it\s+)?up|bottom\s+line|in\s+my\s+(?:humble\s+)?"
    r"opinion|imo|imho|truly|really|simply|just|quite|definitely|certainly|easily|basically|yes"
    r"|well|still|another|what|such|absolutely|very|pretty|rather|utterly|totally|completely"
    r"|probably|possibly|perhaps|one\s+of|without\s+(?:a\s+)?doubt|for\s+me)[\s,:]+)*)"
)
_OPENS: Final = expression(rf"^{_LEAD}(?:an?\s+|the\s+|this\s+)?{_WORDS}(?:most\s+)?$")
_DETERMINED: Final = expression(rf"\b(?:this|such\s+an?|what\s+an?)\s+{_WORDS}$")
_MADE: Final = expression(
    r"(?:(?<!\bhe )(?<!\bshe )(?<!they )(?<!who )\b(?:makes?|made|making)\s+(?:for\s+|this\s+"
    r"|it\s+)?|\b(?:created|crafted|delivered"
    r"|directed|produced|presents?|offers?|becomes?|became|remains?|gives?\s+us|gave\s+us|turns?"
    r"\s+(?:out|into)|turned\s+(?:out|into)|come\s+up\s+with|succeeds\s+as|fails\s+as|works\s+as"
    r"|consider\s+(?:this|it)|call\s+(?:this|it)|(?:this|it|film|movie|which|\ue000|itself|that)"
    r"(?:'s|\s+is|\s+was|\s+has\s+to\s+be|\s+must\s+be))\s+(?:to\s+be\s+|as\s+|in\s+)?"
    r"(?:\w+ly\s+|quite\s+|also\s+|just\s+|still\s+|such\s+|really\s+|not\s+|all\s+in\s+all,?\s+)*)"
    rf"(?:an?|one|the|one\s+of\s+the|another)\s+{_WORDS}(?:most\s+)?$"
)
_OF_OTHERS: Final = expression(
    r"\b(?:the\s+(?:first|second|third|original|other|previous|last|earlier|next|old|book|novel"
    r"|game)|other|his|her|their|any|every|each|most|no|than|like|unlike|sequels?|wish|want(?:ed)?"
    r"|expect(?:ed|ing)|hop(?:ed|ing)|looking|trying|tries|attempts?|supposed|meant)\b"
)
_ALONE_BEFORE: Final = expression(
    rf"^{_LEAD}(?:(?:how|so|extremely|incredibly|thoroughly|\w+ly)\s+)*$"
)
_ALONE_AFTER: Final = expression(
    r"\s*(?:$|[.!…;]|,\s*(?:just\s+|simply\s+|absolutely\s+|utterly\s+)?"
    r"(?:(?!(?:the|he|she|it|they|i|you|we|this|his|her|there|as|if|when|but|so|though)\b)"
    r"[\w'-]+)\s*(?:[,.!;]|and\b)|[\s,]+and\s+[\w'-]+\s*[.!;,])"
)
_FOUND: Final = expression(
    r"\b(?:i|we)\s+(?:(?:really|also|actually|personally|honestly|just|still|both|all|had|have)\s+)*"
    r"(?:f(?:ound|ind)|thought|think|felt|feel)\s+(?:that\s+)?(?:it|this|this\s+(?:one|film|movie"
    r"|picture|show)|the\s+(?:whole\s+)?(?:film|movie|picture|thing|show)|\ue000)"
    r"(?:\s+(?:to\s+be|was|is))?(?:\s+(?:very|so|quite|rather|too|really|pretty|a\s+bit|a\s+little"
    r"|absolutely|utterly|totally|completely|extremely|incredibly|just|simply|both|not|an?|one\s+of"
    r"|the|all|somewhat|\w+ly|[\w-]+,?\s+and))*\s+$"
)


def phrase_at(marked: str, start: int, end: int, word: OpinionWord) -> str | None:
    """Return the name of the pattern by which the word at `start`-`end` judges the film.

    `marked` is a sentence in lower case with the title of the film as U+E000.
    """
    before = marked[max(0, start - 120) : start]
    surface = marked[start:end]
    if not surface.endswith("ly"):
        if _FOUND.search(before):
            return "film-found"
        if _AFTER.match(marked, end):
            whole = start <= 120
            if whole and _OPENS.match(before):
                return None if _OF_OTHERS.search(before) else "film-opens"
            found = _DETERMINED.search(before) or _MADE.search(before)
            if found is not None and not _OF_OTHERS.search(before, found.start()):
                return "film-noun"
    if word.polarity == "mixed" or surface in word_list("opinion_never_alone") or start > 60:
        return None
    if _ALONE_BEFORE.match(before) and _ALONE_AFTER.match(marked, end):
        return "film-alone"
    return None
