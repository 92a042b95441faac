"""Modality: whether a sentence asserts what its trigger word says, or denies, supposes, reports it.

Scope is judged by clauses: a cue counts when it stands before the trigger and no clause boundary
(a dash, "but", ", and the …") lies between. The reach of a negator is a few words.
"""

from __future__ import annotations

import re
from typing import Final

from ..claims import Modality

__all__ = ["clause_start", "is_negated", "modality_at"]

# Where a clause ends, seen from inside the sentence. A comma ends one only before a new subject.
_BOUNDARY: Final = re.compile(
    r"[;:!?()“”\"…]|\.(?=\s)|\.\.\.?|\s[-–—]+\s|—|–"
    r"|,(?=\S)|,\s+(?:and|or|so|who|whose|which|where|the|this|that|these|those|his|her|its|it"
    r"|he|she|they"
    r"|there|i|we|you|one|my|our|all|as)\b"
    r"|\b(?:(?<!anything )(?<!nothing )(?<!help )but|yet|although|though|whereas|while|because|"
    r"(?<!, )however"
    r"|instead,|still,|otherwise|since"
    r"|except|despite)\b"
    r"|\band\s+(?:it|he|she|they|there|i|we|you|this|that|its?|his|her|their|the)\b",
    re.IGNORECASE,
)
_NOT_NEGATION: Final = re.compile(
    r"(?:\bnot|n't)\s+(?:only|just|merely|simply|solely|to\s+mention|least|without)\b"
    r"|\bno\s+(?:doubt|wonder|less|matter|question|surprise|mean|small|stranger)\b"
    r"|\bnothing\s+(?:but|less\s+than|short\s+of)\b"
    r"|\bwithout\s+(?:a\s+|any\s+)?(?:doubt|question|exception|giving|spoiling)\b"
    r"|\b(?:never|not|n't|cannot|can't)\s+(?:once\s+)?fails?\b|\bnever\s+(?:less|more)\s+than\b"
    r"|\b(?:can't|cannot|can\s+not|couldn't|could\s+not)\s+(?:help|go\s+wrong|praise|recommend|say"
    r"\s+enough|get\s+enough|stress|be\s+(?:beaten|topped|bettered)|believe|imagine|wait)\b"
    r"|\bif\s+not\b|\bhard\s+not\s+to\b|\bno\s+one\s+(?:can|could|else)\b|\bwhy\s+not\b"
    r"|\bnobody\s+(?:can|could|else)\b|\bnever\s+(?:before|been\s+(?:so|better|more))\b"
    r"|\bnothing\s+(?:can|could)\s+(?:prepare|top|beat)\b|\bnot\s+(?:one|a)\s+single\s+bad\b"
    r"|\b(?:don't|do\s+not|didn't|did\s+not)\s+(?:miss|forget|know|care\s+what|get\s+me\s+wrong)\b"
    r"|\bhardly\s+surprising\b|\bnever\s+(?:\w+\s+){1,5}?(?:so|such|quite|more|better)\b",
    re.IGNORECASE,
)
_NEGATOR: Final = re.compile(
    r"\b(?:not|never|no|nor|neither|none|nobody|nothing|nowhere|without|hardly|barely|scarcely"
    r"|rarely|seldom|cannot|(?:do|does|did|is|was|were|are|has|had|have|would|could|ca|wo|should)nt"
    r"|fail(?:s|ed|ing)?\s+to|refus(?:es|ed)\s+to|neglect(?:s|ed)\s+to|lack(?:s|ed|ing)?"
    r"|devoid\s+of|free\s+of|absence\s+of|lack\s+of|far\s+from|anything\s+but|instead\s+of"
    r"|rather\s+than|incapable\s+of|denie[sd]|deny|unable\s+to|stop(?:s|ped)?\s+short\s+of"
    r"|avoid(?:s|ed|ing)?)\b"
    r"|n't\b",
    re.IGNORECASE,
)
_SHORT: Final = frozenset({"no", "nor", "none", "lack", "lacks", "lacking", "lacked", "without"})
_OR: Final = re.compile(r"\b(?:or|nor)\b")
_WORD: Final = re.compile(r"\w[\w'-]*")
# A polite or resolute "would" asserts ("I would call it a gem").
_HYPOTHETICAL: Final = re.compile(
    r"\b(?:would|could|should|might|may)(?:n't|\s+not)?\s*(?:\s+(?:\w+ly|also|still|well|at\s+least"
    r"|even|easily))*(?:\s+have|'ve|\s+of)\b"
    r"|\b(?:would|could|might|should|ought\s+to|may|will|shall)(?:n't|\s+not)?\b(?!\s+(?:have"
    r"|go\s+on"
    r"|later|soon|eventually|then|say|call|consider|argue|recommend|rate|rank|describe|like\s+to"
    r"|also\s+(?:like|say)|call|give|suggest|add|not\s+(?:recommend|call))\b)"
    r"|'(?:d|ll)\s+(?:have|be|love|like)\b"
    r"|\b(?<!see )(?<!even )(?:if|unless|whether|as\s+if|as\s+though|even\s+if)\b(?!\s+not\b)"
    r"|\bhad\s+(?:it|he|she|they|this|the\s+\w+)\b|\bwere\s+(?:it|he|she|they|this)\b"
    r"|\b(?:wish(?:es|ed)?|hop(?:e|es|ed|ing)|imagin(?:e|ed|ing)|pretend(?:s|ed)?|suppos(?:e|ing)"
    r"|expect(?:s|ed|ing)?|want(?:s|ed)?|plan(?:s|ned)?|intend(?:s|ed)?|tr(?:y|ies|ied|ying)"
    r"|attempt(?:s|ed|ing)?|aim(?:s|ed)?|long(?:ed|ing)?|was\s+going|were\s+going|due|set|slated"
    r"|supposed|meant|was|were|is|are|about|refused|offered|asked|considered|needs?|ought)"
    r"\s+(?:for\s+\w+\s+|it\s+|this\s+|him\s+|her\s+|you\s+)?to\b"
    r"|\bexpect(?:ed|ing)\s+(?:an?|the|some|another)\b"
    r"|\b(?:offered|denied|promised)\s+(?:an?\s+|the\s+)?(?:chance|role|part|opportunity)\b"
    r"|\b(?:wish|wished|hoping|hoped|expecting|imagine|suppose|supposing|what\s+if)\b"
    r"|\b(?:almost|nearly)\s+(?!every|all|always|any|everything|as|perfect|too|no|never|two|three)"
    r"|\b(?:turned\s+down|passed\s+on|first\s+choice|considered\s+for|in\s+talks|potential(?:ly)?"
    r"|promise[sd]?\s+(?:to|of)|originally\s+(?:cast|planned|intended|offered|meant))\b",
    re.IGNORECASE,
)
_REPORTED: Final = re.compile(
    r"\b(?:critics?|(?:some|many|most|other|several|few|all\s+the)\s+(?:\w+\s+)?(?:viewers?|people"
    r"|critics?|fans?|reviewers?|audiences?|of\s+you|folks?|users?|commentators?)|some|others|many"
    r"|most|people|reviewers?|fans|viewers|everyone|everybody|they|my\s+(?:wife|husband|friends?"
    r"|girlfriend|boyfriend|son|daughter|kids?|mother|mom|dad|father|brother|sister)"
    r"|the\s+(?:press|studio|publicity|poster|trailer|dvd\s+\w+|cover|box|blurb|hype))\s+"
    r"(?:(?:here|out\s+there|on\s+\w+(?:\s+\w+)?)\s+)?"
    r"(?:(?:may|might|will|would|could|also|have|has|had|even|often|generally|seem\s+to|keep"
    r"|that\s+\w+)\s+)*"
    r"(?:say|says|said|saying|claim(?:s|ed)?|call(?:s|ed)?|consider(?:s|ed)?|find|finds|found"
    r"|think|thinks|thought|believe[sd]?|argue[sd]?|prais(?:e|es|ed|ing)|complain(?:s|ed)?"
    r"|note[sd]?|describe[sd]?|regard(?:s|ed)?|tell|told|tells|insist(?:s|ed)?|hail(?:s|ed)?"
    r"|dismiss(?:es|ed)?|criti[cs]i[sz]e[sd]?|report(?:s|ed)?|rave[sd]?|suggest(?:s|ed)?"
    r"|complaining|loved|hated|love|hate|liked|like|enjoy(?:ed)?|raving|mention(?:ed)?|panned)\b"
    r"|\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+|often\s+)?(?:said|rumou?red|reported"
    r"|believed"
    r"|alleged|thought|claimed|credited\s+by|hailed|praised|considered|regarded|touted|billed"
    r"|described|called|labell?ed|known|acclaimed|criti[cs]i[sz]ed|panned|lauded|dubbed)"
    r"(?:\s+(?:to|as|by|for|that|in))?\b(?!\s+(?:\w+\s+)?me\b)"
    r"|\b(?:reportedly|allegedly|supposedly|apparently|rumou?r\s+has\s+it|rumou?rs?\s+(?:say"
    r"|that|of)"
    r"|according\s+to|word\s+has\s+it|legend\s+has\s+it|so-called|i\s+(?:have\s+|'ve\s+)?(?:heard"
    r"|read|was\s+told)|sources\s+say|critical\s+acclaim|widespread\s+acclaim|often\s+(?:cited"
    r"|called|described|hailed)|self-proclaimed|claim(?:s|ed)?\s+(?:that|to)|hailed\s+as"
    r"|touted\s+as"
    r"|billed\s+as|(?:told|tells)\s+(?:me|us)|what\s+(?:some|many|others)\s+(?:call|consider))\b",
    re.IGNORECASE,
)
_COMPARATIVE: Final = re.compile(
    r"\bthan\b|\b(?:un)?like\b|\bcompared\s+(?:to|with)\b|\bas\s+\w+(?:\s+\w+)?\s+as\b"
    r"|\breminiscent\s+of\b|\bremind(?:s|ed|ing)?\s+\w+\s+of\b|\bin\s+the\s+(?:vein|style"
    r"|spirit)\s+of\b"
    r"|\bsimilar\s+to\b|\bresembl(?:es|ed|ing)\b|\bsame\s+\w+\s+as\b|\bcomparable\s+to\b",
    re.IGNORECASE,
)
_LIKING: Final = re.compile(
    r"\b(?:i|we|you|they|people|who|would|did|didn't|really|also|to|don't|not)\s+"
    r"(?:\w+ly\s+)?like\b"
    r"|\blike\s+(?:this|that|it|to)\b|\bfeels?\s+like\b|\b(?:more|less|other|rather)\s+than\s+"
    r"(?:that"
    r"|once|a\s+few|just|anything)\b|\bas\s+(?:well|soon|much)\s+as\b|\bas\s+(?:long"
    r"|far)\s+as\s+(?:you|i|we|it|they)\b",
    re.IGNORECASE,
)
_REACH = 6
# No clause is longer; it keeps the cost of a long sentence in proportion to its length.
_WINDOW = 500
_SHORT_REACH = 4


def clause_start(sentence: str, trigger: int) -> int:
    """Return where the clause that holds the offset `trigger` begins."""
    start = max(0, trigger - _WINDOW)
    for match in _BOUNDARY.finditer(sentence, start, trigger):
        start = match.end() if match.group()[0] in ';:!?()“”"….-–— ' else match.start()
    return start


def is_negated(sentence: str, trigger: int) -> bool:
    """Tell whether a negator before the offset `trigger` reaches it (two of them cancel)."""
    start = clause_start(sentence, trigger)
    clause = sentence[start:trigger].replace("’", "'").replace("`", "'")
    if not clause:
        return False
    clause = _NOT_NEGATION.sub(lambda found: " " * len(found.group()), clause)
    count = 0
    for match in _NEGATOR.finditer(clause):
        cue = match.group().casefold()
        reach = _SHORT_REACH if cue in _SHORT or cue.startswith("fail") else _REACH
        if len(_WORD.findall(clause, match.end())) > reach:
            continue
        commas = [i for i in range(match.end(), len(clause)) if clause[i] == ","]
        # a comma ends the reach, but for "not dark, loud or long" and "not, however, long"
        listed = _OR.search(sentence[start + commas[-1] : trigger + 30]) if commas else None
        aside = len(commas) == 2 and commas[0] <= match.end() + 1
        count += not commas or bool(listed) or aside
    return count % 2 == 1


def modality_at(sentence: str, trigger: int) -> Modality:
    """Return how `sentence` puts what the word at the offset `trigger` says.

    >>> modality_at("It was never directed by Ann Example.", 13)
    'negated'
    """
    start = clause_start(sentence, trigger)
    clause = sentence[start:trigger].replace("’", "'").replace("`", "'")
    before = sentence[max(0, trigger - _WINDOW) : trigger].replace("’", "'").replace("`", "'")
    if _reports(before, clause):
        return "reported"
    if _supposes(
        sentence[start : trigger + 80].replace("’", "'").replace("`", "'"), trigger - start
    ):
        return "hypothetical"
    if is_negated(sentence, trigger):
        return "negated"
    for match in _COMPARATIVE.finditer(clause):
        window = clause[max(0, match.start() - 24) : match.end() + 10]
        if len(_WORD.findall(clause, match.end())) <= 6 and not _LIKING.search(window):
            return "comparative"
    return "asserted"


def _reports(before: str, clause: str) -> bool:
    ends = [match.end() for match in _REPORTED.finditer(before)]
    if not ends:
        return False
    # "critics call it dull, but I was thrilled": the reviewer speaks again
    after = before[ends[-1] :]
    return len(clause) > len(after) or not re.search(r"\b(?:but|yet|however|though|;|I)\b", after)


def _supposes(clause: str, trigger: int) -> bool:
    """Tell whether the word at `trigger` of a clause is only supposed, wished or planned."""
    first = _WORD.search(clause, trigger)
    end = first.end() if first else trigger
    for match in _HYPOTHETICAL.finditer(clause, 0, end):
        if match.start() >= trigger:
            break
        words = match.group().casefold().split()
        gap = clause[match.end() : max(match.end(), trigger)]
        if words[0] in ("may", "might", "could") and "have" not in words and _HEDGE.match(gap):
            continue
        if len(_WORD.findall(gap)) <= 9:
            return True
    return bool(_CONDITION.match(clause, trigger))


# "might be the best" is a modest assertion, "might be good" is not
_HEDGE: Final = re.compile(r"\s*be\s+(?:just\s+)?(?:the|one|my)\b")
_CONDITION: Final = re.compile(r"\W*\w+\s+(?:if\s+(?:only|it|he|she|they)|had\s+it)\b")
