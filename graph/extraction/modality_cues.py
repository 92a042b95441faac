"""The cues of modality: words that deny, suppose, report or compare, as patterns.

All read text whose apostrophes are plain; `modality.py` says how far each of them reaches.
"""

from __future__ import annotations

import re
from typing import Final

from ..expressions import expression

# Where a clause ends, seen from inside the sentence. A comma ends one only before a new subject.
BOUNDARY: Final = expression(
    r"[;:!?()“”\"…]|\.(?=\s)|\.\.\.?|\s[-–—]+\s|—|–"
    r"|,(?=\S)|,\s+(?:and|or|so|who|whose|which|where|the|this|that|these|those|his|her|its|it"
    r"|he|she|they"
    r"|there|i|we|you|one|my|our|all|as)\b"
    r"|\b(?:(?<!anything )(?<!nothing )(?<!help )but|yet|although|(?<!as )(?<!even )though|whereas"
    r"|while|because|"
    r"(?<!, )however"
    r"|instead,|still,|otherwise|since"
    r"|except|despite)\b"
    r"|\band\s+(?:it|he|she|they|there|i|we|you|this|that|its?|his|her|their|the)\b",
    re.IGNORECASE,
)
NOT_NEGATION: Final = expression(
    # "isn't it superb?" asks for a yes
    r"^\s*(?:is|was|are|were|do|does|did|has|have|could|would)n't\s+(?:it|this|that|he|she|they"
    r"|the\s+\w+)\b|(?:\bnot|n't)\s+(?:only|just|merely|simply|solely|to\s+mention|least|without)\b"
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
NEGATOR: Final = expression(
    r"\b(?:not|never|no|nor|neither|none|nobody|nothing|nowhere|without|hardly|barely|scarcely"
    r"|rarely|seldom|cannot|(?:do|does|did|is|was|were|are|has|had|have|would|could|ca|wo|should)nt"
    r"|fail(?:s|ed|ing)?\s+to|refus(?:es|ed)\s+to|neglect(?:s|ed)\s+to|lack(?:s|ed|ing)?"
    r"|devoid\s+of|free\s+of|absence\s+of|lack\s+of|far\s+from|anything\s+but|instead\s+of"
    r"|rather\s+than|incapable\s+of|denie[sd]|deny|unable\s+to|stop(?:s|ped)?\s+short\s+of"
    r"|declin(?:es?|ed|ing)\s+to|omit(?:s|ted|ting)?|le(?:aves?|aving|ft)\s+out|dispens(?:es|ed|ing)"
    r"\s+with|do(?:es)?\s+without|did\s+without|snubbed|robbed\s+of"
    r"|(?:stop(?:s|ped)?|ceases?|ceased)\s+(?:being|to\s+be)"
    r"|lost\s+(?:out\s+on\s+)?the|avoid(?:s|ed|ing)?)\b"
    r"|n't\b",
    re.IGNORECASE,
)
SHORT: Final = frozenset({"no", "nor", "none", "lack", "lacks", "lacking", "lacked", "without"})
OR: Final = expression(r"\b(?:or|nor)\b")
WORD: Final = expression(r"\w[\w'-]*")
# A polite or resolute "would" asserts ("I would call it a gem").
HYPOTHETICAL: Final = expression(
    r"\b(?:would|could|should|might|may)(?:n't|\s+not)?\s*(?:\s+(?:\w+ly|also|still|well|at\s+least"
    r"|even|easily))*(?:\s+have|'ve|\s+of)\b"
    r"|\b(?:would|could|should|ought\s+to|will|shall)(?:n't|\s+not)?\b(?!\s+(?:have"
    r"|go\s+on"
    r"|later|soon|eventually|then|say|call|consider|argue|recommend|rate|rank|describe|like\s+to"
    r"|also\s+(?:like|say)|call|give|suggest|add|not\s+(?:recommend|call))\b)"
    r"|\b(?:might|may)(?:\s+not)?\b(?!\s+(?:have|say|call|argue|recommend|suggest|add)\b)"
    r"|'(?:d|ll)\s+(?:have|be|love|like)\b|\bmust\s+have\s+(?:been|looked|seemed|sounded)\s+(?=\w+\b(?!\s+that\b))"
    r"|\b(?:it|film|movie|story|script|plot|he|she|they|director|producers?|studio)"
    r"\s+would\s+like\s+to\b"
    r"|\b(?<!see )(?<!even )(?:if|unless|whether|as\s+if|as\s+though|even\s+if)\b(?!\s+not\b)"
    r"|\bhad\s+(?:it|he|she|they|this|the\s+\w+)\b|\bwere\s+(?:it|he|she|they|this)\b"
    r"|\b(?:wish(?:es|ed)?|hop(?:e|es|ed|ing)|imagin(?:e|ed|ing)|pretend(?:s|ed)?|suppos(?:e|ing)"
    r"|expect(?:s|ed|ing)?|want(?:s|ed)?|plan(?:s|ned)?|intend(?:s|ed)?|tr(?:y|ies|ied|ying)"
    r"|attempt(?:s|ed|ing)?|aim(?:s|ed)?|long(?:ed|ing)?|was\s+going|were\s+going|due|set|slated"
    r"|supposed|meant|was|were|is|are|about|refused|offered|asked|considered|needs?|ought)"
    r"(?:\s+(?:\w+ly|hard|so|too|very|badly)){0,2}"
    r"\s+(?:for\s+\w+\s+|it\s+|this\s+|him\s+|her\s+|you\s+)?to\b"
    r"|\b(?:begged|fought|campaigned|lobbied|auditioned|tested|written|conceived|designed|agreed"
    r"|signed|contracted|invited|persuaded|urged|eager|keen|destined|scheduled|announced|set\s+out)"
    r"\s+to\s+(?:be|play|star|direct|write|compose|score|sing|perform|produce|shoot|win)\b"
    r"|\bdream(?:s|ed|t)?\s+of\b"
    # someone's wish: "the studio wanted a thriller", "I kept hoping for songs"
    r"|\b(?:i|we|you|one|they|fans?|people|everyone|producers?|studio|backers|director|public"
    r"|audiences?)\s+(?:\w+\s+)?(?:want(?:s|ed)?|wish(?:es|ed)?|dream(?:s|t|ed)?|hop(?:es?|ed|ing)"
    r"|long(?:s|ed|ing)?|pray(?:s|ed|ing)?|beg(?:s|ged|ging)?|crav(?:es?|ed|ing)|clamour(?:ed)?)"
    r"(?:\s+(?:of|for|that))?\s+(?:an?|the|some|more|music|songs|better)\b"
    r"|\b(?:needs?|needed|cr(?:ies|ied|y)\s+(?:out\s+)?for|calls?\s+for)\s+(?:an?|some|more)\b"
    r"|\bdeserve[sd]?\s+(?:to\s+win\b|(?=(?:the|an)\b(?!\s+(?:[\"“'‘]|praise|credit|hype|acclaim|highest))))"
    # what a work takes itself for: "it thinks it is clever"
    r"|\b(?:thinks?|fanc(?:ies|ied)|consider(?:s|ed)|imagines)\s+(?:that\s+)?(?:it\s+is|it's|itself"
    r"|himself|herself|they\s+are)\b"
    r"|\b(?:on\s+paper|in\s+theory)\b"
    r"|\bexpect(?:ed|ing)\s+(?:an?|the|some|another)\b"
    r"|\b(?:offered|denied|promised)\s+(?:an?\s+|the\s+)?(?:chance|role|part|opportunity)\b"
    r"|\b(?:wish|wished|hoping|hoped|expecting|imagine|suppose|supposing|what\s+if)\b"
    r"|\b(?:almost|nearly)\s+(?!every|all|always|any|everything|as|perfect|too|no|never|two|three)"
    r"|\b(?:turned\s+down|passed\s+on|first\s+choice|considered\s+for|in\s+talks|potential(?:ly)?"
    r"|promise[sd]?\s+(?:to|of)|originally\s+(?:cast|planned|intended|offered|meant))\b",
    re.IGNORECASE,
)
REPORTED: Final = expression(
    r"\b(?:critics?|(?:some|many|most|other|several|few|all\s+the)\s+(?:\w+\s+)?(?:viewers?|people"
    r"|critics?|fans?|reviewers?|audiences?|of\s+you|folks?|users?|commentators?)|some|others|many"
    r"|most|people|reviewers?|fans|viewers|everyone|everybody|they|my\s+(?:wife|husband|friends?"
    r"|girlfriend|boyfriend|son|daughter|kids?|mother|mom|dad|father|brother|sister)"
    r"|audiences|(?:a|one|an?\s+\w+|his|her|our)\s+(?:friends?|critic|reviewer|viewer|colleague"
    r"|neighbou?r)|a\s+few\s+\w+|the\s+(?:press|studio|publicity|posters?|trailers?|dvd\s+\w+|cover"
    r"|box|blurb|hype|jury|ads?|adverts?|makers|press\s+notes|liner\s+notes|press\s+kit|producers"
    r"|director|rumou?rs?|reports?|credits))\s+"
    r"(?:(?:here|out\s+there|on\s+\w+(?:\s+\w+)?)\s+)?"
    r"(?:(?:may|might|will|would|could|also|have|has|had|even|often|generally|still|always|now|seem\s+to|keep"
    r"|that\s+\w+)\s+)*"
    r"(?:say|says|said|saying|claim(?:s|ed)?|call(?:s|ed)?|consider(?:s|ed)?|find|finds|found"
    r"|think|thinks|thought|believe[sd]?|argue[sd]?|prais(?:e|es|ed|ing)|complain(?:s|ed)?"
    r"|note[sd]?|describe[sd]?|regard(?:s|ed)?|tell|told|tells|insist(?:s|ed)?|hail(?:s|ed)?"
    r"|dismiss(?:es|ed)?|criti[cs]i[sz]e[sd]?|report(?:s|ed)?|rave[sd]?|suggest(?:s|ed)?"
    r"|swears?|swore|promise[sd]?|declare[sd]?|maintain(?:s|ed)?|allege[sd]?|contend(?:s|ed)?"
    r"|assure[sd]?|advertise[sd]?|sells?|sold|whisper(?:s|ed)?|(?:sees?|saw|read|took)"
    r"\s+(?:it|this|the\s+\w+)\s+as"
    r"|complaining|loved|hated|love|hate|liked|like|enjoy(?:ed)?|raving|mention(?:ed)?|panned)\b"
    r"|\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+|often\s+)?(?:said|rumou?red|reported"
    r"|believed"
    r"|alleged|thought|claimed|credited\s+by|hailed|praised|considered|regarded|touted|billed"
    r"|tipped|whispered|hinted|suspected|presumed|listed|advertised|sold|marketed|declared|rated|described|called|labell?ed|known|acclaimed|criti[cs]i[sz]ed|panned|lauded|dubbed)"
    r"(?:\s+(?:to|as|by|for|that|in))?\b(?!\s+(?:\w+\s+)?me\b)"
    r"|\b(?:rumou?red|tipped|whispered|mooted|reputed|alleged|purported|speculated|reported)\s+"
    r"(?:at\s+one\s+(?:time|point|stage)\s+)?(?:to|for|as)\s+(?=\w)"
    r"|\b(?:reportedly|allegedly|supposedly|apparently|rumou?r\s+has\s+it|rumou?rs?\s+(?:say"
    r"|that|of)"
    r"|(?:we|i|one)(?:\s+(?:are|am|is|was|were|have\s+been|had\s+been)|'(?:re|m|ve\s+been|d\s+been))"
    r"\s+(?:\w+\s+)?(?:told|assured|led\s+to\s+believe)|(?:story|rumou?r|legend|myth|gossip)\s+"
    r"(?:goes|says|tells)|would\s+have\s+(?:us|you|me)\s+believe|purported(?:ly)?"
    # whoever it is that says so, but for the writer
    r"|(?<!i )(?<!we )(?:hint(?:s|ed)|insist(?:s|ed)|swears|swore|alleg(?:es|ed)|contend(?:s|ed)"
    r"|maintain(?:s|ed)|claim(?:s|ed)|boast(?:s|ed)|proclaim(?:s|ed)|speculat(?:es|ed)|assures"
    r"|reckons|believes|says|(?<!be )(?<!all )said)\s+(?:me\s+|us\s+|you\s+)?(?:that\s+)?"
    r"(?:the|it|this|he|she)"
    r"|(?:list|file|market|bill|sell|announce|advertise|label)s?\s+(?:it|this|the\s+\w+)\s+as"
    r"|(?:is|are)\s+to\s+be\s+believed|depending\s+on\s+who(?:m)?\s+(?:you|one)"
    r"|(?:those|anyone|anybody|people|everyone|everybody|critics|whoever)\s+who\s+(?:says?|calls?|finds?"
    r"|thinks?|claims?|tells?|considers?|argues?|believes?|loves?|hates?)|every(?:one|body)\s+(?:but|except)\s+me"
    r"|pass(?:es|ed)\s+for|according\s+to|word\s+has\s+it|legend\s+has\s+it|so-called|i\s+(?:have\s+|'ve\s+)?(?:heard"
    r"|read|was\s+told)|sources\s+say|critical\s+acclaim|widespread\s+acclaim|often\s+(?:cited"
    r"|called|described|hailed)|self-proclaimed|claim(?:s|ed)?\s+(?:that|to)|hailed\s+as"
    r"|touted\s+as"
    r"|billed\s+as|(?:told|tells)\s+(?:me|us)|what\s+(?:some|many|others)\s+(?:call|consider))\b",
    re.IGNORECASE,
)
COMPARATIVE: Final = expression(
    r"\bthan\b|\b(?:un)?like\b|\bcompared\s+(?:to|with)\b|\bas\s+\w+(?:\s+\w+)?\s+as\b"
    r"|\breminiscent\s+of\b|\bremind(?:s|ed|ing)?\s+\w+\s+of\b|\bin\s+the\s+(?:vein|style"
    r"|spirit)\s+of\b"
    r"|\bhalf\s+the\s+\w+\s+of\b|\b(?:shadow|imitation|parody|caricature)\s+of\b|\bsimilar\s+to\b|\bresembl(?:es|ed|ing)\b|\bsame\s+\w+\s+as\b|\bcomparable\s+to\b",
    re.IGNORECASE,
)
LIKING: Final = expression(
    r"\b(?:i|we|you|they|people|who|would|did|didn't|really|also|to|don't|not)\s+"
    r"(?:\w+ly\s+)?like\b"
    r"|\blike\s+(?:this|that|it|to)\b|\bfeels?\s+like\b|\b(?:more|less|other|rather)\s+than\s+"
    r"(?:that"
    r"|once|a\s+few|just|anything)\b|\bas\s+(?:well|soon|much)\s+as\b|\bas\s+(?:long"
    r"|far)\s+as\s+(?:you|i|we|it|they)\b",
    re.IGNORECASE,
)

# "might be the best" is a modest assertion, "might be good" is not
HEDGE: Final = expression(r"\s*be\s+(?:just\s+)?(?:the|one|my)\b")
CONDITION: Final = expression(r"\W*\w+\s+(?:if\s+(?:only|it|he|she|they)|had\s+it)\b")

# Another work's clause: "unlike the novel, which is about …", "in the earlier film", "in the book".
CONTRASTED: Final = expression(
    r"\b(?:unlike|(?:in|by)\s+contrast\s+(?:to|with)|compared\s+(?:to|with))\s+[^,;.]{1,60},\s+"
    r"(?:who|whose|which|where|in\s+which)\b[^,;.]*$",
    re.IGNORECASE,
)
ELSEWHERE: Final = expression(
    r"\bin\s+(?:an?|the)\s+(?:early|earlier|rough|first|abandoned)\s+cuts?\b"
    r"|\bin\s+(?:the\s+|a\s+)?(?:deleted\s+scenes?"
    r"|outtakes?|bonus\s+scenes?)\b"
    r"|(?<!than )(?<!as )(?<!like )\bin\s+(?:the\s+(?:(?:much|far)\s+)?(?:first|earlier|original"
    r"|previous|older|silent|stage|television|tv|(?:18|19|20)\d\d)\s+(?:film|version|movie|play"
    r"|adaptation|production|series|one|cut)|the\s+(?:version\s+(?:of|from)\s+\d{4}|novel|book"
    r"|original|remake))\b"
    r"|(?<!than )(?<!as )(?<!like )\bin\s+(?:the|its|a)\s+"
    r"(?:(?-i:[A-Z])[\w-]*\s+|west\s+end\s+|long\s+)?"
    r"(?:stage|touring|broadway|west\s+end|theatrical)\s+(?:version|production|run|revival|show|play"
    r"|adaptation|incarnation|original|tour)\b"
    r"|\bin\s+the\s+west\s+end\b(?!['’])"
    r"|\b(?:originat|creat)(?:es|ed|ing)\s+(?:the|that|this|his|her)\s+(?:title\s+|lead(?:ing)?\s+)?"
    r"(?:role|part)\b(?!\s+(?:for|of\s+an?)\b)"
    r"|(?<!than )(?<!as )(?<!like )\bon\s+"
    r"(?:(?:the\s+)?stage|(?:off-)?broadway|television)\b"
    r"(?!['’]|\s+(?:by|to|of|on|from|that|which|who|where|about|directed|made|since|score|he|she"
    r"|they|i|we|it|“|\")\b)",
    re.IGNORECASE,
)
# What is said of another stage ends here: "…, who had played it on Broadway", "… and ran on …".
LEAVES: Final = expression(
    r",\s+(?:who|which|whose|where|and|known|having|repeating|reprising|after|as|from|played)\b"
    r"|\band\s+(?:ran|run|had|his|her|then|was|is|has|[a-z]+ed)\b",
    re.IGNORECASE,
)
REPEATED: Final = expression(r"\b(?:here|again|re(?:peat|pris)(?:es?|s|ed|ing)|returns?)\b")
# Words of others that stand after what they said: "…, or so the poster claims".
SAID_AFTER: Final = expression(
    r"[,(–—-]\s*(?:or\s+)?so\s+(?:they|we|i|it|the\s+\w+(?:\s+\w+)?)\s+(?:says?|goes|claims?|hear"
    r"|am|are|was|is|were|tells?|insists?)\b"
    r"|[,(–—-]\s*(?:if\s+(?:the\s+)?(?:rumou?rs?|gossip|posters?|press|reports?|stories"
    r"|(?:you|we|one)\s+(?:can\s+|may\s+)?(?:believes?|trusts?))\b)"
    r"|[,(–—-]\s*(?:they|some|many|critics|fans|people|others)\s+(?:say|claim|insist|tell\s+us"
    r"|believe|think)\b|[,(–—-]\s*(?:it\s+is\s+said|we\s+are\s+told|rumou?r\s+has\s+it"
    r"|reportedly|allegedly|supposedly|apparently)\b",
    re.IGNORECASE,
)
# Scare quotes: a few words in quotation marks that are no title.
OPENING: Final = expression(r"(?:^|[\s(])(?:[“\"‘]|'(?=\w))(?:[a-z][\w'-]*,?\s){0,2}$")
CLOSING: Final = expression(r"[a-z][\w'’-]*(?:\s[\w'-]+){0,3}[,.!]?(?:[”\"’]|'(?!\w))")
QUESTION: Final = expression(
    r"\s*(?:(?:and|but|so|or|then)\s+)?(?:is|was|were|are|did|does|do|has|had|have|will|would|could"
    r"|can|should|might|may)\s",
    re.IGNORECASE,
)
# "Directed by her?" asks, with no verb in front
HALF_ASKED: Final = expression(
    r"\W*(?:(?:really|so|and|but|what|oh),?\s+)?(?:directed|written|shot|filmed|produced|composed|scored"
    r"|edited|starring|set\s+in|based\s+on|a\s+film\s+by|played|sung)\b[^.;:!]*$",
    re.IGNORECASE,
)
PERHAPS: Final = expression(
    r"\W*(?:perhaps|maybe|possibly|probably|presumably|conceivably)\b(?!,?\s+(?:it(?:'s|\s+is)\s+)?(?:the|one|my|his|her|its|their"
    r"|\w+'s)\s+(?:\w+\s+){0,2}(?:most|best|worst|least|\w+est)\b)",
    re.IGNORECASE,
)
# "as clever as a brick" mocks; "as dull as a brick" means it.
SIMILE: Final = expression(
    r"(?!dull|boring|slow|tedious|flat|thin|bad|dead|wooden|stiff)\w+\s+as\s+(?:an?\s+(?:\w+\s+)?"
    r"(?:brick|plank|root\s+canal|toothache|funeral|tax\s+\w+|phone\s+book|sledgehammer|hangover"
    r"|car\s+crash|doorknob|stump|spoon|sock|fish|cardboard\s+\w+)|watching\s+\w+)\b",
    re.IGNORECASE,
)
# After a name that is the subject: "… would have been better", "… was thrown out".
OBJECT_BEFORE: Final = expression(
    r"\b(?:by|starring|stars?|with|of|from|in|to|for|featuring|features?|like|than|as|on|about|at"
    r"|and)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
WORK_BY: Final = expression(
    r"\b(?:score|music|soundtrack|songs?|theme|script|screenplay|lyrics)\s+by\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
WITHDRAWN: Final = expression(
    r"\s+(?:was|were|is|got|had\s+been|has\s+been)\s+(?:\w+ly\s+|then\s+|later\s+|nearly\s+)?"
    r"(?:cut|dropped|left\s+out|thrown\s+(?:out|away)|replaced|rejected|scrapped|removed|discarded"
    r"|deleted|recast|passed\s+over|turned\s+down|fired|sacked|dismissed|ousted)\b"
    r"|\s+(?:had\s+|has\s+)?(?:dropped|pulled|backed|bowed|walked)\s+out\b|\s+(?:had\s+|has\s+)?(?:withdrew"
    r"|withdrawn|quit)\b|\s+(?:had\s+|has\s+)?left\s+(?:after|before|the\s+(?:project|production|film|set))\b"
    r"|\s+(?:walked|stormed)\s+off\b|\s+was\s+let\s+go\b|\s+fell\s+ill\s+(?:and|before)\b"
    r"|\s+(?:had\s+|has\s+)?died\s+before\b|\s+denie[sd]\b|\s+(?:has|had)\s+(?:nothing\s+to\s+do|no\s+"
    r"(?:hand|part))\b|\s+lost\s+(?:the\s+(?:part|role|job)|out)\b"
    r"|(?:\s+(?:does|did|do|is|was|were|are|has|had)(?:\s+not|n't)|\s+never)\s+(?:\w+ly\s+|even\s+"
    r"|been\s+)?(?:appear(?:s|ed)?|play(?:s|ed)?(?!\s+(?:him|her|it|the|this|for))"
    r"|heard|used|included|sings?|sung|sang)\b"
    # "X's score was thrown out", "X was recorded but never used", "X is nowhere to be heard"
    r"|(?:s\s+(?:\w+\s+){0,2}(?:performance|scenes?|score|songs?|music|script|drafts?|part|role|work"
    r"|footage|version|themes?|cameo|tune|track|cut)\s|\s(?:wrote|composed|recorded|shot|filmed|sang)\s|\s(?:is|was|were)\s)[\w\s-]{0,45}?\b(?:(?:was|were|got"
    r"|been)\s+(?:\w+ly\s+)?(?:cut|dropped|thrown\s+(?:out|away)|rejected|scrapped|removed|discarded|deleted|replaced)"
    r"|never\s+(?:been\s+)?used|not\s+(?:been\s+)?used)\b|\s+never\s+(?:made|found)\s+(?:it|its\s+way)\s+(?:in)?to\b"
    r"|\s+(?:is|was|were|are)\s+(?:nowhere\s+to\s+be|(?:sadly\s+|sorely\s+)?(?:missing|absent)\b)"
    r"|\s+too\s+(?:long|many|short)\b"
    r"|\s+(?:declin(?:es|ed)|refuse[sd]|turn(?:s|ed)\s+(?:it|this|the\s+\w+)?\s*down)\b",
    re.IGNORECASE,
)
COUNTERFACTUAL: Final = expression(
    r"\s+(?:would|might|could|should)\s+have\s+(?:fitted|suited|played|starred|directed"
    r"|composed|written|sung)\b"
    r"|\s+would(?:n't|\s+not)?\s+(?:have\s+)?(?:been|be|ma[dk]e|fit|suit|keep|kept|giv(?:e|en))\b"
    r"|\s+(?:had\s+|has\s+|also\s+)?(?:auditioned|screen-tested|tested|lobbied|campaigned|tried\s+out|begged"
    r"|fought)\s+for\b|\s+(?:had\s+)?auditioned\b|\s+was\s+(?:almost|nearly)\b"
    r"|\s+(?:was|were|is|are)\s+(?:\w+ly\s+)?(?:mooted|circling|on\s+the\s+(?:short-?)?list"
    r"|(?:interested|keen|eager)\s+(?:in|for|on)\s+(?:the|a)\s+(?:role|part|lead|job)|(?:perfect|made|ideal)\s+for"
    r"|in\s+mind)\b|\s+in\s+mind\s+for\b|s\s+name\s+(?:came\s+up|was\s+(?:mentioned|mooted|floated))\b"
    r"|\s+(?:had|has)\s+(?:expressed|shown)\s+(?:an\s+)?interest\b|\s+(?:ought\s+to|must)\s+have\b"
    r"|\s+could\s+(?:play|sing|direct|write|score)\b"
    r"|,?\s+(?:was|were|is|had\s+been)\s+(?:\w+ly\s+|once\s+|at\s+first\s+|briefly\s+|also\s+|even\s+)?"
    r"(?:considered\b|(?:the\s+)?(?:first|second|original)\s+choice|(?:attached|pencilled\s+in|lined\s+up"
    r"|in\s+line|in\s+talks|in\s+the\s+running|up\s+for|wanted|sought|short-?listed|eyed|courted|tipped|the\s+favou?rite"
    r"|earmarked|tested|screen-tested|announced)\b"
    r"|(?:supposed|meant|slated|due|set|going|asked|approached|offered)"
    r"\s+(?:to|for|the|an?)\b|to\s+(?:have\s+)?(?!be\s+(?:prais|commend|congrat|applaud|seen|heard"
    r"|found|admired))\w+)",
    re.IGNORECASE,
)
# Around a name: "they wanted her for the part", "a waltz replaces the song", "credited to her,
# although he really wrote it".
SOUGHT: Final = expression(
    r"(?<!\bis )(?<!\bwas )(?<!\bbeen )(?<!\bare )(?<!\bwidely )(?<!\boften )(?<!\bnot )"
    r"\b(?:want(?:s|ed)?|sought|court(?:s|ed)|consider(?:s|ed|ing)|approach(?:es|ed)|ey(?:es|ed)"
    r"|chas(?:es|ed)|wooed|pursued|screen-tested|tested|auditioned|(?:tr(?:y|ied)|hoped?|fail(?:ed)?)\s+to\s+"
    r"(?:get|land|hire|cast|sign)|offered\s+(?:it|the\s+(?:part|role|lead|job))\s+to)\s+"
    r"(?:(?:director|composer|actor|actress|writer|producer|editor|star|singer)\s+)?[\"“']?$",
    re.IGNORECASE,
)
DISPLACED: Final = expression(
    r"\b(?:replac(?:es|ed|ing)|displac(?:es|ed|ing)|supplant(?:s|ed)|ousted|sacked|fired|rejected)\s+"
    r"(?:(?:the|an?|both)\s+)?(?:(?:song|tune|track|director|composer|actor|actress|writer|singer|star"
    r"|original|first)\s+){0,2}[\"“']?$",
    re.IGNORECASE,
)
CREDITED: Final = expression(
    r"\b(?:credit(?:s|ed)|signed|billed|listed|names?|named|attribut(?:es|ed))\b[^.;]{0,20}$",
    re.IGNORECASE,
)
OVERRULED: Final = expression(
    r"[^.;]{0,20}(?:,|\b(?:but|although|though|while|when|yet|even\s+though))[^.;]{0,60}\b(?:really|in\s+fact|in"
    r"\s+truth|in\s+reality|secretly)\b",
    re.IGNORECASE,
)
# "rather than wait they cast her": the denial ends before a new subject
NEW_SUBJECT: Final = expression(r"\b(?:they|he|she|we|i|you|it|who|which)\b", re.IGNORECASE)
RUMOURED: Final = expression(
    r",?\s+(?:is|was|are|were)\s+(?:\w+ly\s+)?(?:rumou?red|said|alleged|reported|believed|thought)"
    r"\s+to\b|,?\s+(?:reportedly|allegedly|supposedly)\b"
    r"|(?:,|\s+(?:is|was|are|were))\s+(?:once\s+|long\s+|first\s+|widely\s+|briefly\s+|then\s+)?"
    r"(?:rumou?red|tipped|mooted|whispered)\s+(?:to|for|as)\b",
    re.IGNORECASE,
)
