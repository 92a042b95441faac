"""Frames of modality: turns of phrase that doubt, wish or guess all that they hold.

Some only look like a denial ("almost nobody noticed that …", "no one but her could have …"):
`unveiled` takes them out. All read text whose apostrophes are plain, and in any case.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ..expressions import expression

__all__ = ["ALL_BUT", "is_doubted", "is_supposed", "unveiled", "without_asides"]

_WORD: Final = expression(r"\w[\w'-]*")

# --- What only looks like a denial -----------------------------------------------------------
_AWARE: Final = (
    r"(?:know|knew|known|notice[sd]?|reali[sz]e[sd]?|remember(?:s|ed)?|recall(?:s|ed)?"
    r"|mention(?:s|ed)?|forg[eo]t(?:s|ten)?|learn(?:s|ed|t)?|acknowledge[sd]?|admit(?:s|ted)?"
    r"|den(?:y|ies|ied)|dispute[sd]?|doubt(?:s|ed)?|question(?:s|ed)?|overlook(?:s|ed)?"
    r"|warn(?:s|ed)?|tells?|told|mind(?:s|ed)?|suspected|guessed|expected|dream(?:t|ed)"
    r"|have\s+(?:thought|guessed|known|believed|expected|suspected|dream(?:t|ed)|imagined))"
)
_HOW: Final = (
    r"(?:\s+(?:me|us|you|then|today|now|any\s*more|at\s+(?:first|the\s+time)))*"
    r"(?!\s+(?:if|whether|any|who|what|of|about)\b)(?=\s+\w)"
)
_AWARENESS: Final = expression(
    # nobody noticed, few people know, who would have thought
    r"\b(?:(?:almost|hardly|nearly|virtually|practically|scarcely|barely)\s+)?"
    r"(?:nobody|no\s+one|no-one|none\s+of\s+(?:us|them|the\s+\w+)|not\s+(?:many|everyone|everybody"
    r"|all)|(?<!a\s)few|any(?:one|body)|who)(?:\s+(?:people|viewers|critics|fans|of\s+\w+))?"
    r"(?:\s+(?:else|ever|will|would|could|can|may|even|today|now|had|has|have|really|at\s+first"
    r"|seem(?:s|ed)?\s+to|bother(?:s|ed)?\s+to|\w+ly))*\s+" + _AWARE + _HOW +
    # the critics never realised, I did not know, one hardly notices
    r"|\b(?:(?:(?:did|do|does|had|have|has|could|can|would|will)(?:\s+not|n't)|cannot|never|hardly"
    r"|barely|scarcely)(?:\s+(?:at\s+first|ever|even|once|\w+ly))*\s+(?:know|known|notice[sd]?"
    r"|reali[sz]e[sd]?|remember(?:ed)?|mention(?:s|ed)?|forget|forgotten|learn(?:ed|t)?|deny"
    r"|den(?:ies|ied)|dispute[sd]?|doubt(?:ed)?|question(?:ed)?|overlook|mind"
    r"|have\s+(?:thought|guessed|known|believed|expected|suspected))"
    r"|(?:did(?:\s+not|n't)|never|had(?:\s+not|n't))\s+(?:\w+ly\s+)?(?:expect|suspect|guess)(?:ed)?"
    r"|fail(?:s|ed)?\s+to\s+(?:mention|notice|reali[sz]e|acknowledge)|neglect(?:s|ed)?\s+to"
    r"\s+mention|without\s+(?:anyone\s+|my\s+)?(?:knowing|noticing|reali[sz]ing|mentioning))"
    + _HOW,
    re.IGNORECASE,
)
_CERTAIN: Final = expression(
    r"\bno\s+(?:secret|coincidence|accident|surprise|wonder|doubt|question|denying|disputing"
    r"|mistake|idea|inkling|clue|way\s+of\s+knowing)(?=\s*,?\s+(?:that|how|why|it|he|she|here)\b)"
    r"|\bsurpris(?:e|es|ed|ing)\s+(?:nobody|no\s+one)\b"
    r"|\b(?:nobody|no\s+one|not)\s+(?:\w+\s+)?(?:was\s+|is\s+|be\s+)?surprised\s+(?:that|to)\b"
    r"|\b(?:cannot|can't|could\s+not|couldn't)\s+be\s+(?:denied|doubted|disputed)\b"
    r"|\bmake\s+no\s+mistake\b|\b(?:do\s+not|don't)\s+(?:be\s+fooled|let\s+[^:;.]{3,40}\sfool\s+you)"
    r"|\bnot\s+for\s+nothing\b"
    # "superb, if a little loud" grants the second, it supposes nothing
    r"|,\s+(?:even\s+)?if\s+(?=(?:a\s+(?:little|bit|touch|tad|trifle)|somewhat|sometimes|slightly|rather"
    r"|occasionally|at\s+times)\b)",
    re.IGNORECASE,
)
# "no one but her could have played it": she did
_NONE_BUT: Final = expression(
    r"(?:\b(?:nobody|no\s+one|no\s+other|who)(?:\s+else)?(?:\s+\w+)?\s+(?:but|except|other\s+than"
    r"|than)|(?<!if\s)\bonly)(?P<kept>\s+(?:[\w.'-]+\s+){1,4}?)(?:could|would|can)\s+(?:ever\s+)?"
    r"(?:have\b)?",
    re.IGNORECASE,
)
_VEILS: Final = (
    "nobody", "no one", "no-one", "none", "few ", "any", "who ", "not", "n't", "never", "cannot",
    "hardly", "barely", "scarcely", "fail", "neglect", "without", "no ", "surpris", "only", " if ",
)  # fmt: skip


@lru_cache(maxsize=64)
def unveiled(sentence: str) -> str:
    """Return a sentence with what only looks like a denial blanked out, as long as before.

    >>> unveiled("Almost nobody noticed that it was shot by Ann Example.").split()[0]
    'that'
    """
    low = sentence.lower()
    if not any(cue in low for cue in _VEILS):
        return sentence
    sentence = _AWARENESS.sub(_blank, sentence)
    sentence = _CERTAIN.sub(_blank, sentence)
    return _NONE_BUT.sub(_blank_around, sentence)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _blank_around(found: re.Match[str]) -> str:
    start, end = found.start(), found.end()
    kept = found["kept"]
    return " " * (found.start("kept") - start) + kept + " " * (end - found.end("kept"))


# --- What is said of somebody by the way -----------------------------------------------------
# "Ann Example, who supposedly trained for a year, plays …": the doubt is about the training.
_RELATIVE: Final = expression(
    r",\s+(?:who|whose|whom)(?:\s+[\w'-]+){2,14}?"
    r"(?=,\s+(?:as|is|was|are|were|has|play|played|starred|sang|gave|made|[a-z]+[^s\W]s)\b"
    r"|\W*$)"
    r"|(?<=\w)\s+who(?=\s+(?:apparently|reportedly|allegedly|supposedly)\b)(?:\s+[\w'-]+){3,14}?(?=\W*$)"
)
# "some fellow called Bo Example": nobody calls him anything
_CALLED: Final = expression(
    r"\b(?:an?|some|one|another|this|two)\s+(?:(?!(?:and|who|that|has|is|was)\b)[a-z'-]+\s+){1,4}?"
    r"(?P<verb>called|named)\s+(?=(?>(?:[A-Z][\w.-]*\s*)+)(?!\s*(?:'|an?\b|the\b|one\b|his\b|her\b|as\b)))"
)


@lru_cache(maxsize=64)
def without_asides(sentence: str, place: int) -> str:
    """Return a sentence with what is said only by the way blanked out, as long as before.

    A relative clause stays where it holds the offset `place`.

    >>> without_asides("Ann Example, who supposedly trained for it, is good.", 0).split()
    ['Ann', 'Example', ',', 'is', 'good.']
    """
    if " who" in sentence:
        sentence = _RELATIVE.sub(
            lambda found: found.group() if found.start() <= place < found.end() else _blank(found),
            sentence,
        )
    if " called " in sentence or " named " in sentence:
        sentence = _CALLED.sub(_blank_verb, sentence)
    return sentence


def _blank_verb(found: re.Match[str]) -> str:
    start = found.start()
    before, after = found.start("verb") - start, found.end("verb") - start
    words = found.group()
    return words[:before] + " " * (after - before) + words[after:]


# --- Doubt and denial of a whole clause ------------------------------------------------------
_DOUBTED: Final = expression(
    r"(?:\b(?:not|never|hardly|nobody|no\s+one|nor|no|without|nothing|little)\b|n't\b)"
    r"(?:\s+[\w']+){0,3}?\s+(?:think|believe[sd]?|suppose|buy|accept|convinced|persuaded|sure"
    r"|certain|true|proved|proven|proves|confirmed|confirms|established|correct|the\s+case|evidence"
    r"|proof|sign|trace|record|indication|reason\s+to\s+(?:think|believe))\s+(?:that\s+)?"
    r"|(?<!no\s)(?<!a\s)(?<!any\s)(?<!beyond\s)\bdoubt(?:s|ed|ful)?\s+(?:very\s+much\s+)?"
    r"(?=that\b|if\b|whether\b|it\b|the\b|\w+\s+(?:wrote|directed|plays|shot))"
    r"|\b(?:a|an|the|pure|sheer)\s+(?:\w+\s+)?(?:myth|lie|fiction|fable|falsehood|misconception"
    r"|hoax|fallacy|mistake)\s+that\b"
    r"|\b(?:untrue|false|nonsense|wrong|mistaken)\s+(?:to\s+(?:say|think|claim|believe)\s+)?that\b"
    r"|\b(?:denie[sd]|deny|denying|disclaim(?:s|ed))\s+(?:that|having|any|all)\b"
    r"|\b(?:nobody|no\s+one)\s+(?:can|could|will|would)\s+(?:say|claim|call|complain|accuse)\b"
    r"|\bcan(?:not|'t)\s+(?:say|claim)\s+that\b|\bfar\s+be\s+it\s+from\s+me\b"
    r"|\b(?:i|we)\s+(?:really\s+|\w+ly\s+)?miss(?:ed)?\b"
    r"|\brefuse[sd]?\s+to\s+(?:believe|accept)\b|\b(?:wrongly|mistakenly|falsely|erroneously|incorrectly)"
    r"\s+(?=(?:nam|credit|list|giv|attribut|identif|bill|call|said|think|thought|believ|describ|assum)\w*\b)"
    r"|\bfail(?:s|ed)?\s+to\s+see\s+(?:how|why|where|what|that)\b"
    r"|\b(?:cannot|can't|could\s+not|couldn't)\s+see\s+(?:how|why|where|that)\b"
    r"|\b(?:nothing|little)\s+(?:whatever\s+|at\s+all\s+)?to\s+do\s+with\b|\bowes?\s+nothing\s+to\b"
    r"|\b(?:a\s+stretch|hard|difficult|impossible|wrong|misleading|unfair)\s+to\s+(?:call|describe"
    r"|label)\b|\bmiss(?:es|ed)?\s+out\s+on\b",
    re.IGNORECASE,
)
_DOUBTS: Final = (
    "that", "doubt", "think", "believe", "suppose", "buy", "convinced", "sure", "true", "certain",
    "nothing", "little", "call", "claim",
    "complain", "accuse", "from me", "miss", "to label", "to describe",
    "see ", "deni", "deny", "out on",
    "evidence", "proof", "refuse", "wrongly", "mistakenly", "falsely", "correctly", "erroneously",
    "the case", "disclaim",
)  # fmt: skip
_FAR_REACH: Final = 14
# "least of all her": said of the words right after
_LEAST: Final = expression(
    r"\b(?:let\s+alone|least\s+of\s+all|much\s+less|still\s+less|never\s+mind|in\s+place\s+of"
    r"|in\s+lieu\s+of|minus)\s+(?:[\w'-]+\s+){0,3}$",
    re.IGNORECASE,
)


# "Great acting this is not."
_IT_IS_NOT: Final = expression(
    r"[^.;:!?,]{0,40}\b(?:this|it|that|he|she)\s+(?:is|was|ain't|isn't|wasn't)(?:\s+not)?\s*(?:[.!;,]|$)",
    re.IGNORECASE,
)
# "That she directed it is pure invention."
_THAT: Final = expression(r"^\W*that\b", re.IGNORECASE)
_IS_UNTRUE: Final = expression(
    r"[^.;:!?]{0,100}\b(?:is|was|remains)\s+(?:[\w-]+\s+){0,2}(?:inventions?|lie|myth|false|untrue|nonsense"
    r"|rumou?r|doubtful|hearsay|legend|fiction|mistake|error|unproven|unconfirmed|invented|not\s+true)\b",
    re.IGNORECASE,
)


# "everything but an organ", "anyone but her"
ALL_BUT: Final = expression(
    r"\b(?:every|any)(?:thing|one|body|where)\s+(?:but|except(?:\s+for)?|save|bar)\s+(?:(?:in|by|with|for)\s+)?"
    r"(?:(?:an?|the)\s+)?[\"“']?$",
    re.IGNORECASE,
)


def is_doubted(clause: str, after: str) -> bool:
    """Tell whether a frame denies or doubts what stands at the end of a clause, before `after`."""
    if " not" in after[:60] or "n't" in after[:60]:
        found = _IT_IS_NOT.match(after)
        if found is not None and ("not" in found.group() or "n't" in found.group()):
            return True
    if _THAT.match(clause) and _IS_UNTRUE.match(after):
        return True
    low = clause.lower()
    if any(cue in low for cue in _DOUBTS):
        for found in _DOUBTED.finditer(clause):
            gap = clause[found.end() :]
            if len(_WORD.findall(gap)) <= _FAR_REACH:
                return True
    return _LEAST.search(clause, max(0, len(clause) - 60)) is not None


# --- Wishes, plans, dreams and guesses -------------------------------------------------------
_SUPPOSED: Final = expression(
    r"\b(?:i|we|you|she|he|they|one)\s+(?:\w+ly\s+|once\s+|had\s+|have\s+|even\s+)*(?:dream(?:t|ed|s)?"
    r"|dread(?:ed|s)?|worr(?:y|ied)|bet|wager(?:ed)?|assume[d]?|presume[d]?"
    r"|fantasi[sz]e[ds]?|pictured?|daydream(?:ed|t)?)\s+(?:that|of|about|the|it|this|an?|N?\w+)\b"
    r"|\b(?:i|we|one)\s+(?:had\s+|have\s+)?fear(?:ed)?\b|\b(?:ready|braced|prepared|steeled)\s+(?:\w+self\s+)?for\b"
    r"|\b(?:was|were)\s+promised\b"
    r"|\b(?:was|were|am)\s+(?:\w+ly\s+)?(?:afraid|worried|scared)\s+(?:that|of)\b"
    r"|\b(?:my|his|her|their|our|the)\s+(?:\w+\s+)?(?:guess|hunch|bet|theory|suspicion|dream|wish"
    r"|hope|plan|idea|intention)\s+(?:is|was|had\s+been)\b"
    r"|\bin\s+(?:an?|my|some|your)\s+(?:better|parallel|perfect|ideal|just|fair|kinder|saner|other"
    r"|different|another)?\s*(?:world|universe|life|timeline|dreams?|head|mind'?s?\s+eye)\b"
    r"|\bin\s+\w+\s+(?:fantas(?:y|ies)|daydreams?)\b|\bin\s+(?:an|the)\s+(?:alternat(?:e|ive)|imagined)\s"
    r"|\b(?:possible|likely|unlikely|probable|conceivable|plausible)\s+that\b"
    r"|\b(?:at\s+first|initially|for\s+a\s+(?:moment|while|minute)),?\s+(?:i|we|you|one)\s+(?:thought|believed"
    r"|assumed|supposed)\b|\b(?:i|we|you|one)\s+(?:\w+\s+)?(?:mistook|mistake)\b|\bmistaken\s+for\b"
    r"|\b(?:i|we)\s+(?:at\s+first\s+|once\s+)?took\s+(?:it|this|him|her|them|the\s+\w+)\s+(?:for|to\s+be)\b"
    r"|\b(?:wants?|wanted|wish(?:es|ed)?)\s+(?:it|this|them|him|her)\b"
    r"|\b(?:meant|intended|planned|pitched)\s+as\b"
    r"|\b(?:talks?|hopes?|dreams?|plans?|proposals?|rumblings|word)\s+(?:of|for)\s+(?:an?\b|\w+\s+(?:\w+\s+)?\w+ing\b|$)"
    r"|\b(?:oh?|if\s+only)\s+for\s+(?:an?|the|some)\b|\bwould\s+that\b|\b(?:made|perfect|ideal|right|ripe)\s+for\s+$"
    r"|\b(?:an?|the|this)\s+(?:planned|proposed|promised|rumou?red|unmade|unreali[sz]ed|abandoned|aborted"
    r"|imaginary|hypothetical|would-be|future)\s|\b(?:i|we|he|she|they)'d\s+(?:give(?!\s+(?:it|this|the)\b)|pay|kill|rather|have)\b"
    r"|\bgive\s+anything\s+(?:for|to)\b|\bwouldn't\s+(?:i\s+)?give\s+(?:for|to)\b|\bideally\b"
    r"|\bmust\s+(?:surely\s+)?have\s+(?:directed|written|played|composed|shot|wanted|hoped)\b"
    r"|\bon\s+the\s+(?:short-?)?list\b|\bhad\s+in\s+mind\b|\bin\s+mind\s+for\b"
    r"|\btempting\s+to\s+(?:think|believe|imagine)\b|\bpretend\s+that\b|\bha(?:s|ve|d)\s+the\s+(?:air|feel"
    r"|look|makings|ring|hallmarks|ambitions?)\s+of\b|\b(?:poor|rich|thinking)\s+(?:wo)?man's\b"
    r"|\bsay\s+[\w ]{2,40}\s+had\b"
    r"|\bin\s+another\s+(?:world|universe|life)\b"
    r"|\b(?:aspires?|aspired|yearn(?:s|ed)?|striv(?:es|ed)|strove|struggl(?:es|ed)|ach(?:es|ed)"
    r"|desperate|dying|itching|threaten(?:s|ed)?)\s+(?:\w+ly\s+)?to\b|\bcr(?:y|ies|ied)\s+out\s+to\b"
    r"|\b(?:dearly|gladly|rather)\s+(?:love|like|be)\b"
    r"|\bcould(?:\s+not|n't)\s+(?:afford|get|secure|land|clear)\b"
    r"|\b(?:could|might)\s+(?:have\s+done\s+with|do\s+with|use)\b"
    r"|\bwhat\s+(?:this|the|it|that|we|i|every)\b[^.;,]{0,30}?\b(?:needs?|needed|wants?|wanted|lacks?"
    r"|lacked|misses|missed)\s+(?:is|was)\b"
    r"|\b(?:you|one|we)\s+(?:really\s+)?needs?\b"
    r"|\b(?:early|earlier|first|initial|original)\s+(?:drafts?|plans?|ideas?|intentions?|versions?"
    r"|treatments?)\b(?=[^.;]{0,24}\b(?:was|were|had|called|saw|set|featured)\b)"
    r"|\b(?:attached|pencilled\s+in|lined\s+up|earmarked|courted|favourite|favorite|in\s+line"
    r"|in\s+the\s+running|short-?listed|up)\s+(?:for|to)\b(?=\s+(?:the|a|play|star|direct|write|score"
    r"|compose|shoot))|\bin\s+the\s+hope(?:s)?\s+(?:of|that)\b|\bin\s+order\s+(?:to|that)\b"
    r"|\bsold\s+(?:\w+\s+){0,5}as\b|\bsupposing\b",
    re.IGNORECASE,
)
# Orders and pleas: "somebody give her the prize!", "give me … any day"
_PLEA: Final = expression(
    r"^\W*(?:please,?\s+|oh,?\s+|just\s+)?(?:(?:picture|imagine|envision)\s+(?!it\b|that\b)|(?:will\s+|would\s+)?(?:somebody|someone)\s+(?:please\s+)?"
    r"(?:give|hire|cast|let|get|bring|call)\b|give\s+(?:me|us|(?:her|him|them)\s+(?:the|an?))\b"
    r"|bring\s+back\b|let\s+(?!me\b|us\b|'s)\w+(?:\s+\w+)?\s+(?:direct|write|score|play|sing|shoot)\b)",
    re.IGNORECASE,
)
# "With her as the lead this would have been …"
_WITH: Final = expression(
    r"^\W*(?:with|under|given)\s+[^.;:]{3,80}?\b(?:would|could|might|should)\s+(?:have\b|be\b)",
    re.IGNORECASE,
)
# "A score with an organ was the first plan", "a sequel by her came to nothing"
_CAME_TO_NOTHING: Final = expression(
    r"[^.;:!?]{0,80}\b(?:(?:was|were|had\s+been)\s+(?:the|an?|my|his|her|their)\s+(?:first|early|initial"
    r"|original|other|old)\s+(?:plan|idea|intention|hope|dream|wish|thought|suggestion|proposal)"
    r"|(?:was|is)\s+what\s+(?:i|we|they|one)\s+(?:had\s+)?(?:hoped|wanted|expected|wished|longed)"
    r"|came\s+to\s+nothing|fell\s+through|never\s+(?:happened|came\s+about|materiali[sz]ed|got\s+made)"
    r"|was\s+not\s+to\s+be)\b",
    re.IGNORECASE,
)
# "An organ would have helped", "a piano where an organ was needed"
_WANTED: Final = expression(
    r"(?!(?:i|he|she|it|they|we|you|who|that|this)\b)[a-z][\w'-]*\s+(?:(?:would|could|might|should)\s+have\s+\w|(?:was|were|is)\s+(?:needed|called\s+for|required"
    r"|wanted)\b)",
)
# "Had Ann Example shot it, …", "I would have stayed, had she …", "Were Ann Example the star, …"
_NAMES: Final = (
    r"(?:(?-i:[A-Z])[\w.'-]*|(?:the|this|that|its|his|her|their)\s+\w+|some(?:one|body))"
    r"(?:(?:\s+and)?\s+(?-i:[A-Z])[\w.'-]*){0,5}"
)
_INVERTED: Final = expression(
    r"(?:^|,|\bmore|\bbetter)\W*(?:(?:and|or|but|even|so|then|now|perhaps)\s+)*"
    rf"(?:(?P<had>had)\s+(?={_NAMES}\s+(?:not\s+|only\s+|ever\s+|also\s+|just\s+|\w+ly\s+)*(?:\w+e[dn]\b|\w+[oa][nw]n\b|shot\b"
    r"|cast\b|made\b|come\b|sung\b|sat\b|kept\b|had\b|got\b|held\b|cut\b|set\b|done\b|put\b|led\b|taken\b|stood\b))"
    rf"|were\s+(?={_NAMES}\s+(?!the\s+\w+s\b)\w))",
    re.IGNORECASE,
)
_SUPPOSING_REACH: Final = 12


def is_supposed(clause: str, trigger: int) -> bool:
    """Tell whether a frame before `trigger` makes a wish, a plan, a guess or an order of it."""
    if _PLEA.match(clause) or (_WITH.match(clause) and trigger < 60):
        return True
    if _CAME_TO_NOTHING.match(clause, trigger) or _WANTED.match(clause, trigger):
        return True
    if _is_inverted(clause, trigger):
        return True
    return any(
        len(_WORD.findall(clause, found.end(), trigger)) <= _SUPPOSING_REACH
        for found in _SUPPOSED.finditer(clause, 0, trigger)
    )


def _is_inverted(clause: str, trigger: int) -> bool:
    """Tell whether the place stands in a condition without "if": "had Ann Example shot it"."""
    low = clause.lower()
    if "had " not in low and "were " not in low:
        return False
    return any(
        found.end() <= trigger and "," not in clause[found.end() : trigger]
        for found in _INVERTED.finditer(clause)
    )
