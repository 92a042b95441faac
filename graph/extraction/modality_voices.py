"""Voices: what others say, and what the writer once thought.

"My neighbour swears that …", speech in quotation marks, "…, or so my cousin insists"; "it seemed
superb at the time; today …". Mockery stands in `data/words/modality.txt`. All read text whose
apostrophes are plain.
"""

from __future__ import annotations

import re
from typing import Final

from ..expressions import expression
from .words import UPPER

__all__ = [
    "OWN_VOICE",
    "is_outgrown",
    "is_quoted_speech",
    "is_told",
    "is_told_aside",
    "speaks_of_now",
    "speaks_of_then",
    "with_voices_marked",
]

_WORD: Final = expression(r"\w[\w'-]*")

# --- Other mouths ----------------------------------------------------------------------------
_SAYS: Final = (
    r"(?:says|said|saying|swears?|swore|insist(?:s|ed)?|claim(?:s|ed)?|maintain(?:s|ed)?"
    r"|reckon(?:s|ed)?|assure[sd]?|announce[sd]?|whisper(?:s|ed)?|declare[sd]?|allege[sd]?"
    r"|contend(?:s|ed)?|boast(?:s|ed)?|brag(?:s|ged)?|jok(?:es|ed)|speculate[sd]?|argue[sd]?"
    r"|tells|told|believe[sd]|thinks|thought|guess(?:es|ed)?|hint(?:s|ed)?|proclaim(?:s|ed)?"
    r"|gush(?:es|ed)?|rave[sd]?|warn(?:s|ed)?|predict(?:s|ed)?|(?:wrote|writes|noted)(?=\s+that\b)|has\s+it|have\s+it|will\s+tell)"
)
_OUTSIDER: Final = (
    r"(?:friends?|colleagues?|neighbou?rs?|critics?|reviewers?|viewers?|m[ae]n|wom[ae]n|lads?|guys?"
    r"|lad(?:y|ies)|fans?|crowd|fellow|chap|usher|barman|barber|clerk|cousins?|uncle|aunt|boss"
    r"|herald|times|guardian|post|gazette|tribune|chronicle|press|teacher|student|blogger|website|site|magazine|newspaper|paper|column(?:ist)?|booklet|sleeve"
    r"|blurb|box|poster|trailer|label|wiki\w*|forum|book|guide|producers?|distributors?|studio)"
)
_SAYING: Final = expression(rf"\b{_SAYS}\b", re.IGNORECASE)
_JUDGING: Final = expression(
    r"\b(?:f(?:inds?|ound)|calls?|called|considers?|considered|rates?|rated|loves?|loved|hates?"
    r"|hated|likes?|liked|enjoy(?:s|ed)|praise[sd]?|dismiss(?:es|ed)?|names?|named|lists?|listed"
    r"|describe[sd]?|credits|would\s+have\s+(?:us|you|me))\b",
    re.IGNORECASE,
)
# Who says it: not the writer, not the film itself.
_TELLER: Final = expression(
    r"(?:^|[\s,;:(\"“”—–-])(?!(?:i|we|which|that|what|there)\s)"
    r"(?:(?:my|the|a|an|some|one|his|her|our|your|their|another|every|each)\s+(?:(?!(?:is|was|are|were)\s)[\w'-]+\s+){1,6}?"
    r"|(?:he|she|they|people|everyone|everybody|someone|somebody|rumou?r|gossip|legend|word|hearsay"
    r"|tradition|wikis?|\w*wiki\w*)\s+|n{2,}\s+|[\w'-]+(?:ers|ics|ies)\s+)"
    r"(?:(?:also|even|always|still|once|often|may|might|will|would|could|has|have|had|\w+ly)\s+)*$",
    re.IGNORECASE,
)
_NO_TELLER: Final = expression(
    r"\b(?:i|we|films?|movies?|pictures?|script|story|plot|score|songs?|titles?|credits|camera"
    r"|lyrics?|images?|music|way|to|as|be|being|is|was|are|were|been|favou?rite|never|not|n't|nobody"
    r"|could|can|might|may|must|no\s+one)\s+(?:(?:also|even|always|still|often|\w+ly)\s+)*$",
    re.IGNORECASE,
)
_OUTSIDE: Final = expression(
    rf"\b(?:my\s+(?!favou?rite|own|only|main|first)\w+|(?:a|an|one|some|the|his|her|another)\s+"
    rf"(?:\w+\s+)?{_OUTSIDER})(?:\s+[\w'-]+){{0,6}}\s*$|\b(?:gossip|rumou?r|legend)\s+$",
    re.IGNORECASE,
)
# "She thinks that …" tells the plot
_PRONOUN: Final = expression(r"\b(?:he|she|they)\s+$", re.IGNORECASE)
_IN_PLOTS: Final = frozenset({"thinks", "thought", "believes", "believed", "guesses", "tells"})
_COMPLEMENT: Final = expression(
    r"(?:\s+(?:me|us|you))?(?:\s+that)?\s+(?!him\b|her\b|them\b)\S", re.IGNORECASE
)
_BY_WRITER: Final = expression(r"\s+(?:to\s+(?:me|be)|by|in|of|with|through|from|about|at)\b")
# The reviewer speaks again: "critics call it dull, but I was thrilled".
OWN_VOICE: Final = expression(r";|\b(?:but|yet|however|though|[Ii])\b")
_RUMOUR: Final = expression(
    r"\b(?:rumou?rs?|gossip|claims|legend|hearsay|allegations?|whispers)\s+(?:(?:is|was)\s+)?that\b"
    r"|\b(?:tale|story|claim|legend|word)\s+(?:is|was|goes|went)\s+that\b|\b(?:attributed|ascribed)\s+to\b|\bpassed\s+off\s+as\b"
    r"|\bin\s+the\s+(?:opinion|view)\s+of\b"
    r"|\bto\s+hear\s+\w+(?:\s+\w+)?\s+tell\s+it\b",
    re.IGNORECASE,
)


def is_told(before: str) -> bool:
    """Tell whether somebody else is said to say what follows: "my neighbour swears that …"."""
    for found in _RUMOUR.finditer(before):
        if not OWN_VOICE.search(before, found.end()):
            return True
    for found in _SAYING.finditer(before):
        start, end = found.span()
        if OWN_VOICE.search(before, end) or not _COMPLEMENT.match(before + " x", end):
            continue
        if before[end : end + 1] in ",;:." or _BY_WRITER.match(before, end):
            continue
        lead = before[max(0, start - 70) : start]
        if _PRONOUN.search(lead) and found.group().lower() in _IN_PLOTS:
            continue
        if _TELLER.search(lead) and not _NO_TELLER.search(lead):
            return True
    for found in _JUDGING.finditer(before):
        lead = before[max(0, found.start() - 70) : found.start()]
        if _OUTSIDE.search(lead) and not OWN_VOICE.search(before, found.end()):
            return True
    return False


_JUDGE: Final = rf"[{UPPER}][\w'’.-]+"
# A critic or a paper by name that judges: "Ann Vane, in her column, called the script brilliant".
_NAMED_JUDGE: Final = expression(
    rf"(?:^|(?<=[\s\"“(]))(?P<who>(?!(?:I|He|She|They|We|You|It|Who|This|That|The|A|An|And|But|Some"
    rf"|Everyone|Everybody|Nobody|No|If|What)\b){_JUDGE}(?:\s+(?:of\s+(?:the\s+)?)?{_JUDGE}){{0,3}}"
    r"(?:,\s+[^,;:.!?]{3,40},)?)(?=\s+(?:(?:once|famously|has|also|even|\w+ly)\s+)*"
    r"(?:called|calls|deem(?:s|ed)|dubbed|pronounced|hailed|considers|considered|thought|thinks"
    r"|found|rated|praise[sd]|dismissed|dismisses|panned|described|describes|declared|declares)\s+"
    r"(?:that\s+)?(?:the|this|it|its)\b)"
)
_JUDGED_BY: Final = (
    "call", "deem", "dubbed", "pronounced", "hailed", "consider", "thought", "thinks", "found",
    "rated", "praise", "dismisse", "panned", "describe", "declare",
)  # fmt: skip
_LEAST_NAME: Final = 4


def with_voices_marked(text: str, folded: str) -> str:
    """Return the sentence `folded` (`text` in lower case) with each judge's name as "my xxx".

    Offsets stay. In lower case a name could not be told from other words, and what a friend of
    the writer says is told already.
    """
    if len(text) != len(folded) or not any(word in folded for word in _JUDGED_BY):
        return folded
    for found in _NAMED_JUDGE.finditer(text):
        start, end = found.span("who")
        if end - start >= _LEAST_NAME:
            folded = f"{folded[:start]}my {'x' * (end - start - 3)}{folded[end:]}"
    return folded


_NAMED: Final = r"(?:(?!(?:i|we|you)\b)[\w.'-]+\s+){0,4}?(?!(?:i|we|you)\b)[\w.'-]+"
_ASIDE_SAID: Final = expression(
    rf"[,(–—-]\s*(?:(?:or|at\s+least)\s+)?so\s+{_NAMED}\s+(?:says?|said|goes|claim(?:s|ed)?|hears?"
    r"|boast(?:s|ed)?|insist(?:s|ed)?|tells?|told|believe[sd]?|swears?|has\s+it|have\s+it|announces?)\b"
    r"|[,(–—-]\s*(?:says?|said|claim(?:s|ed)?|swears?|insist(?:s|ed)?|whisper(?:s|ed)?|reckons?"
    r"|announce[sd]|according\s+to)\s+(?!i\b|we\b|no\b|nobody\b)(?:[\w.'-]+\s+){0,5}?[\w'-]+\s*(?:[,.;!?)–—]|$)"
    r"|[,(–—-]\s*(?:my|the|an?|some|his|her|our|one)\s+(?:[\w'-]+\s+){1,3}?(?:says?|said|claim(?:s|ed)"
    r"|swears?|insist(?:s|ed)|tells?\s+(?:me|us)|told\s+(?:me|us)|assure[sd]\s+(?:me|us)|reckons?)\s*"
    r"(?=[,.)!?–—-]|$)"
    r"|[,(–—-]\s*if\s+(?:the|my|his|her|its)\s+[\w ]{2,24}\s+(?:can|may|is|are)\s+(?:to\s+)?be\s+"
    r"(?:trusted|believed)\b|[,(–—-]\s*(?:if|assuming)\s+(?:you|one|we)\s+(?:can\s+|may\s+|are\s+to\s+|is\s+to\s+)?"
    r"(?:believes?|trusts?)\b|[,(–—-]\s*(?:they|people|fans|critics)\s+said\b",
    re.IGNORECASE,
)
_SENTENCE_PART: Final = expression(r"[;:!?]|\.\s|\bbut\b")


def is_told_aside(before: str, after: str) -> bool:
    """Tell whether an aside in the same part of the sentence names another mouth."""
    start = max((found.end() for found in _SENTENCE_PART.finditer(before)), default=0)
    stop = _SENTENCE_PART.search(after)
    whole = before[start:] + after[: stop.start() if stop else len(after)]
    return _ASIDE_SAID.search(whole) is not None


_QUOTED_WORDS: Final = 3
_SPEECH: Final = expression(
    r"\b(?:is|was|are|were|has|had|have|will|can|plays?|played|wrote|writes?|directed|directs?|shot"
    r"|made|composed|sang|sings?|stars?|starred|does|did|by|it's|that's|he's|she's|loved|hated"
    r"|produced|edited|scored)\b",
    re.IGNORECASE,
)
_SAID_VERBS: Final = (
    r"(?:says?|said|whisper(?:s|ed)|announce[sd]|insist(?:s|ed)|claim(?:s|ed)|told|tells|assure[sd]"
    r"|declare[sd]|wrote|writes|exclaim(?:s|ed)|mutter(?:s|ed)|cri(?:es|ed)|shout(?:s|ed)|rave[sd]"
    r"|boast(?:s|ed)|explain(?:s|ed)|joke[sd]|quip(?:s|ped)|sw(?:ore|ears)|gush(?:es|ed)|add(?:s|ed)"
    r"|murmur(?:s|ed)|sigh(?:s|ed)|proclaim(?:s|ed)|groan(?:s|ed)|scream(?:s|ed)|yell(?:s|ed)|trumpet(?:s|ed)|runs|reads)"
)
_SAID_BEHIND: Final = expression(
    rf"[\"”]\s*(?:[–—-]+\s*|\()(?!i\b)(?:[\w.'’-]+[\s,]+){{0,4}}[\w'’-]+[.)]*\s*$|[\"”]\s*[,.–—-]?\s*(?:{_SAID_VERBS}\s+(?!i\b|we\b)\w|(?!i\b|we\b)(?:[\w.'-]+\s+){{1,6}}?"
    rf"{_SAID_VERBS}\b)",
    re.IGNORECASE,
)
# '"The best film of the year," raves the Courier': no title ends in a comma
_RAVED: Final = expression(rf"[\"”]\s*[–—-]?\s*{_SAID_VERBS}\s+(?!i\b|we\b)\w", re.IGNORECASE)
_SAID_AHEAD: Final = expression(
    rf"(?:^|\s)(?:(?!i\s|we\s)[\w'-]+\s+)(?:\w+ly\s+)?{_SAID_VERBS}(?:\s+(?:me|us|him|her|that))?[,:]?\s*$"
    r"|\bin\s+the\s+words\s+of\s+[\w. ]{2,40}[,:]?\s*$",
    re.IGNORECASE,
)


def is_quoted_speech(before: str, after: str) -> bool:
    """Tell whether the place between two stretches stands in somebody's quoted speech."""
    opened = max(before.rfind("“"), before.rfind('"') if before.count('"') % 2 else -1)
    if opened < 0 or before.rfind("”") > opened:
        return False
    closed = min((i for i in (after.find("”"), after.find('"')) if i >= 0), default=-1)
    said = before[opened + 1 :] + (after[:closed] if closed >= 0 else after)
    if len(_WORD.findall(said)) < _QUOTED_WORDS:
        return False
    if closed >= 0 and _RAVED.match(after, closed) and said.rstrip().endswith((",", "!", ".")):
        return True
    if not _SPEECH.search(said):
        return False
    if closed >= 0 and _SAID_BEHIND.match(after, closed):
        return True
    return _SAID_AHEAD.search(before[max(0, opened - 60) : opened]) is not None


# --- An earlier self -------------------------------------------------------------------------
_THEN: Final = expression(
    r"\b(?:once|used\s+to|at\s+first|initially|when\s+i\s+(?:was|first|saw)|at\s+the\s+time"
    r"|back\s+(?:then|in)|years\s+ago|as\s+a\s+(?:child|kid|boy|girl|teenager|teen|student)"
    r"|on\s+(?:a\s+|my\s+)?first\s+(?:viewing|watch|sight|hearing)|the\s+first\s+time"
    r"|in\s+(?:my\s+youth|those\s+days|its\s+day))\b",
    re.IGNORECASE,
)
_NOW: Final = expression(
    r"\b(?:now|today|nowadays|these\s+days|no\s+longer|this\s+time|on\s+(?:a\s+|my\s+)?second"
    r"|(?:in|with)\s+hindsight|since\s+then|years\s+(?:later|on))\b",
    re.IGNORECASE,
)
_PART_OF_TIME: Final = expression(
    r"[;:!?]|\.\s|\b(?:but|yet|though|whereas|while)\b", re.IGNORECASE
)


def speaks_of_now(sentence: str) -> bool:
    """Tell whether a sentence sets the present against the past."""
    return _NOW.search(sentence) is not None


def speaks_of_then(sentence: str) -> bool:
    """Tell whether a sentence speaks of the past alone."""
    return (
        _THEN.search(sentence) is not None
        and "still" not in sentence
        and not speaks_of_now(sentence)
    )


def is_outgrown(before: str, after: str) -> bool:
    """Tell whether the words tell of an earlier view that the sentence goes on to take back."""
    now = _NOW.search(after)
    if now is None or "still" in after:
        return False
    start = max((found.end() for found in _PART_OF_TIME.finditer(before)), default=0)
    stop = _PART_OF_TIME.search(after, 0, now.start()) or now
    return _THEN.search(before[start:] + after[: stop.start()]) is not None
