"""Words that compare two films: a table of named cues beside the name of the other film.

`BEFORE` cues end where the other film's name begins, with some words of filling between;
`CLOSE` cues stand right before it; `AFTER` cues begin where it ends.
"""

# ruff: noqa: E501 - a cue is easier to read on one line.
from __future__ import annotations

import re
from typing import Final

__all__ = ["AFTER", "BEFORE", "CLOSE", "NOT_COMPARING"]

_FILLER: Final = r"(?:(?:[\w.]+['’]s?|(?-i:[a-z])[\w'’-]*|\d{4})[\s,:“\"'‘_*(\[]*+){0,9}+$"
_OWNER: Final = r"(?:(?-i:[A-ZÀ-Þ])[\w.-]*\s+){0,2}(?-i:[A-ZÀ-Þ])[\w.-]*['’]s?\s+"
_LEAD: Final = rf"(?:(?:the|a|an|that|this|of|any|some|your|his|her|old|original|good|great|classic|early|earlier|later|late|first|film|films|movie|movies|say|like|in|{_OWNER})\s+){{0,4}}(?:{_OWNER})?[\s,:“\"'‘_*(\[]*$"

_LIKENESS: Final = (
    r"(?<!would )(?<!you )(?<!i )(?<!looks )(?<!'d )like|unlike|similar\s+to|akin\s+to|same\s+\w+\s+as|reminiscent\s+of"
    r"|comparable\s+to|remind(?:s|ed|ing|er)?\s+(?:\w+\s+){0,4}of|(?:think|thinks|thought|thinking)\s+of|compar\w+\s+(?:\w+\s+){0,3}(?:to|with|against)"
    r"|in\s+comparison\s+(?:to|with)|in\s+the\s+(?:\w+\s+)?(?:vein|style|spirit|tradition|mould|mold|league|class|footsteps|shadow|manner|mood|line|territory|company)\s+(?:of|as)"
    r"|resembl(?:es?|ed|ing|ances?\s+to)|echo(?:es|ed|ing)?(?:\s+of)?|evok(?:es?|ed|ing)|recall(?:s|ed|ing)|shades\s+of|(?:touch|touches|whiff|hint|hints|dash|bit|flavou?r)\s+of"
    r"|(?:a\s+)?(?:cross|mix|mixture|hybrid|blend|combination|marriage)\s+(?:between|of)|half\s+way\s+between|halfway\s+between|somewhere\s+between"
)
_RANKING: Final = (
    r"on\s+(?:a\s+)?par\s+with|up\s+there\s+with|rivals?|rivall?ing|surpass(?:es|ed)|outdo(?:es)?|outranks?|outclass(?:es|ed)|superior\s+to|inferior\s+to|prefer(?:red|s)?|nowhere\s+near"
    r"|(?:hold|holds|held)\s+(?:up\s+)?(?:a\s+candle\s+to|against)|measures?\s+up\s+to|lives?\s+up\s+to|match(?:es|ed)?\s+up\s+(?:to|with)|no\s+match\s+for|no\s+patch\s+on|(?:pales?|paling)\s+(?:in\s+comparison\s+)?(?:to|with|beside|before|next\s+to)|(?:ranks?|ranked|ranking)\s+(?:\w+\s+){0,3}(?:with|alongside|beside|above|below|among|next\s+to|up\s+against)"
    r"|\b(?:better|worse|more|less|inferior|superior|other|rather|\w{2,}er)\b[^.;!?]{0,60}\bthan|as\s+(?!(?:well|soon|long|far|much)\b)(?:\w+[\s-]+){1,4}as|\bthan|(?:a\s+)?far\s+cry\s+from|different\s+(?:\w+\s+){0,2}(?:from|to)|differs?\s+from|differences?\s+between|contrast(?:s|ed)?\s+(?:\w+\s+)?(?:to|with)|closer\s+to|close\s+to|near\s+to|equal\s+(?:of|to)|the\s+best\s+\w+\s+since|not\s+since"
)
_KINSHIP: Final = (
    r"rip-?\s?offs?\s+of|rips?\s+off|ripping\s+off|ripped\s+off|clones?\s+of|knock-?\s?offs?\s+of|cop(?:y|ies)\s+of|imitations?\s+of|version\s+of|variation\s+(?:of|on)|answer\s+to|poor\s+man's|spoof\s+of|parody\s+of|remade\s+(?:it\s+)?as|riff\s+on|spin\s+on"
    r"|(?:descendants?|cousins?|companion|sibling|brother|sister|kin|kinship|affinit\w+|successor|forerunner|predecessor|prequel|precursor|follow-?up)\b[^.;]{0,30}?\b(?:in|to|of|with)"
    r"|(?:has|have|share[sd]?|having)\s+(?:much|a\s+lot|more|little|something|nothing)\s+(?:in\s+common\s+)?with|(?:does\s+not|doesn't|did\s+not|didn't|lacks?|without|none)\s+(?:quite\s+)?(?:have|reach|match|equal|of)?\s*[^.;,]{0,40}?\bof"
    r"|(?:steals?|stole|stolen|nicks?|nicked|lifts?|lifted|borrows?|borrowed|borrowing|strayed)\s+(?:\w+\s+){0,4}(?:in\s+)?from|straight\s+out\s+of"
)
_COMPANY: Final = (
    r"as\s+in|just\s+as|beside|alongside|next\s+to|all\s+of|the\s+whole\s+of|not\s+even|grew\s+up\s+(?:on|with)|(?:only|other)\s+one\s[^.;]{0,40}?\bis|the\s+one\s+in|films?\s+like|movies?\s+like"
    r"|(?:fans?|lovers?|admirers?)\s+of|(?:if|those|anyone|people|viewers|everyone|anybody|folks|you(?:['’]ve)?)\s+(?:you(?:['’]ve)?\s+|they(?:['’]ve)?\s+|who(?:['’]ve)?\s+|have\s+|who\s+have\s+|has\s+)*(?:also\s+|really\s+|ever\s+)?(?:like|likes|liked|love|loved|loves|enjoy|enjoyed|enjoys|seen|know|remember|adored?)"
    r"|double\s+(?:bill|feature)\s+(?:with|alongside|of)|pairs?\s+(?:\w+\s+){0,3}with|put\s+(?:it|this|that\s+\w+)\s+(?:up\s+)?(?:next\s+to|against|beside|alongside|above|below)|in\s+the\s+same\s+\w+\s+as|belongs?\s+(?:\w+\s+){0,2}with"
)
BEFORE: Final = re.compile(
    rf"\b(?:{_LIKENESS}|{_RANKING}|{_KINSHIP}|{_COMPANY})[,:]?\s+{_FILLER}", re.IGNORECASE
)
"""Words of likeness, ranking, kinship or company, and some words of filling."""

CLOSE: Final = re.compile(
    r"(?:\b(?:is|it's|was|be|this\s+is|it['’]s|still|just|basically|essentially|practically)\s+(?:no|not|hardly|never|another|(?:the|a)\s+(?:new|next|female|male|modern|poor\s+man's|thinking\s+man's|\w+ian|\w+ese|British|French|Irish|kids?['’]|children's))|\byet\s+another|\bthe\s+next|\b(?:prefer\w*|favou?rite|better|choose|chose|take|pick|winner|ranks?|any)\b[^.;]{0,60}\bover|\binstead\s+of|\bisn['’]t|\bain['’]t|\bwasn['’]t|\bit['’]s|\bit\s+is|\bthis\s+is)"
    rf"\s+{_LEAD}",
    re.IGNORECASE,
)
"""Denials and equations: "it's no X", "it's X with fur"; what follows decides the equations."""

_THAN: Final = r"(?:better|worse|superior|inferior|funnier|scarier|colder|warmer|stronger|weaker|(?!ever|never|over|under|after|rather|either|neither|other|another|her|their|together|however|wherever|whether|number|order|former|later|latter)[a-z]{3,}er\b|more\b|less\b)"
AFTER: Final = re.compile(
    r"[\"”'’_*)\]]*(?:\s*\(\d{4}\))?,?(?:['’]s)?\s+(?:(?:is|was|are|were|remains|has|had|did|does)\s+(?:still\s+|also\s+|far\s+|much\s+|it\s+|a\s+|the\s+|that\s+|so\s+)*"
    rf"(?:{_THAN}|far\s+better|with\s+better|same\b)"
    r"|(?:comes?|came|springs?|sprang)\s+to\s+mind|in\s+the\s+same\s+breath|it(?:'s|\s+is)\s+not\b|this\s+(?:is\s+not|isn't|ain't)\b|meets\b|may\s+not\s+agree|(?:also|too)\b(?!\s+(?:star|feat|with|by|direct|writ|an?\b|introduc))"
    r"|for\s+(?:instance|example)\b|instead\b(?!\s+of)|territory\b|rip-?off\b|clone\b|wannabe\b|knock-?off\b|lite\b|any\s+day\b|(?:did|does)\s+(?:it|that|this|the\s+same)\b|(?:it|this)\s+(?:certainly\s+|surely\s+|sure\s+)?(?:is\s+not|isn['’]t|ain['’]t|was\s+not|wasn['’]t))"
    r"|[\"”'’_*)\]]*-(?:like|style|ish|esque|lite|inspired|type)\b",
    re.IGNORECASE,
)
"""What the sentence goes on to say of the other film."""

EQUAL_AFTER: Final = re.compile(
    r"[\"”'’_*)\]]*,?\s+(?:with|in|on|for|without|minus|meets|plus|but|crossed\s+with|by\s+way\s+of|set|played|told|lite|all\s+over\s+again|this\b|it\b|[.!?,;]|and\b)|[\"”'’_*)\]]*\s*(?:[.!?,;:]|$)",
    re.IGNORECASE,
)

NOT_COMPARING: Final = re.compile(
    r"\b(?:starred\s+in|directed|director\s+of|creator\s+of|makers?\s+of|known\s+for|famous\s+for|best\s+known|(?:appeared|appears|appearing|roles?|work|works|turn|performance|part|seen|was)\s+(?:in|on)|nominat\w+|awards?"
    r"|oscar|adaptation\s+of|based\s+on|sequel\s+to|would\s+like|i\s+like|looks\s+like|sounds\s+like\s+a|fame)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
