"""The words by which a text speaks of another version: "the original", "the 1951 film", "her remake".

versions.py reads them in texts in small letters, but for what follows a name.
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from functools import cache

from ..expressions import expression
from .words import UPPER

__all__ = [
    "ARTICLE",
    "A_YEAR",
    "BACK",
    "BOOK_FIRST",
    "CALLED_SO",
    "CLAUSE_END",
    "CLAUSE_START",
    "DATED",
    "EARLIER",
    "FILM",
    "FIRST_OF_ALL",
    "GOES_ON",
    "HIS",
    "HIS_DATED",
    "HIS_ORIGINAL",
    "INSIDE",
    "IN_ASIDE",
    "IN_SEQUEL",
    "IS_OLD",
    "IS_REMAKE",
    "IS_SEQUEL",
    "ITS_MAKERS",
    "ITS_PART",
    "LEAD_IN",
    "MADE",
    "MAKER",
    "NAMESAKE",
    "NEWER",
    "NEXT_OTHER",
    "NOTHING",
    "NOW",
    "NUMBERED",
    "OF_FIRST",
    "OLDER",
    "ORIGINAL",
    "ORIGINAL_OF",
    "PRINTED",
    "REMADE",
    "REMADE_AS",
    "REMAKE",
    "REMAKE_OF",
    "ROMAN",
    "SAME_NAME",
    "SEQUEL",
    "SERIES",
    "SERIES_NAMED",
    "SOURCE_ENDS",
    "SOURCE_IS",
    "SPEAKS",
    "STAGED",
    "THAN",
    "THAT_ONE",
    "THERE_WAS",
    "THE_FIRST",
    "TURNS_BACK",
    "VERSION",
    "VERSION_OF",
    "YEAR",
    "bare",
    "base",
    "cue_of",
    "titled_of",
    "whose_of",
    "year_of",
]

YEAR = r"(?:18[89]|19\d|20[0-3])\d"
FILM = r"(?:film|movie|picture|version|one|adaptation|production|telling|take|cut)"
STAGE = r"(?:stage|television|tv|radio|theatre|broadway)"
BOOK = r"(?:novel|novella|book|play|short story|comic book|radio play|television series|tv series|video game)"
ROMAN = expression(r"(?:\b(?:II|III|IV|V|VI|VII|VIII)\b|\b[2-9]\b|\bPart \w+)")
A_YEAR = expression(rf"\b{YEAR}\b")
_YEARS = ("year", "of", "made", "titled_year", "before")
# All these read text in which letters are small.
# Said of the other version where the text has just spoken of it, of the film under review elsewhere.
ITS_PART = expression(
    r"\W*(?:(?:and|but|its|with) )?the original (?:score|music|songs?|screenplay|script|soundtrack|story|cast)\b"
)
ORIGINAL = (
    rf"the (?:[a-z]+ )?original(?:['’]s)?(?! (?:score|music|song|screenplay|script|idea|soundtrack|story|motion|title|cast album|cast (?:is|are|was|were|returns?|comes?|members)|songs|language|cut|plan|intention))(?: {FILM})?(?:['’]s)?\b|"
    rf"the (?!older one,)(?:older|earlier|other|old|previous|classic) (?:{FILM})\b|the first (?:version|adaptation|telling)\b"
)
DATED = rf"(?:the|that|a) (?P<year>{YEAR}) (?:(?!and|or|but|with|as|is|was|for)[a-z-]+ ){{0,2}}(?:{FILM}|original|classic|remake|thriller|comedy|drama|western|musical|weepie|melodrama|hit)\b|the (?:[a-z-]+ ){{0,2}}{FILM} (?:of|from) (?P<of>{YEAR})\b"
# "The original, made in 1961 by": what stands behind it is its year.
ORIGINAL_OF = rf"the original(?: {FILM})?,? (?:\(|(?:(?:which|that) was )?(?:(?:made|released|shot|filmed) in|from|of|in) )(?P<made>{YEAR})\b"
# Which the film under review is, where it has no other year.
REMAKE_OF = expression(
    rf"\bthe (?P<year>{YEAR}) (?:(?:[a-z-]+ )?remake of |{FILM},? (?:that is,? )?not (?:the|that) )"
)
STAGED = (
    rf"(?:the|an?|its|their) (?:[a-z]+ )?{STAGE} (?:play|musical|version|adaptation|production|telling)\b|the silent (?:version|original)\b|"
    # "an opera by …", "a BBC series in 1987, directed by …": a work of another kind, and by whom.
    rf"(?P<staged>\b(?:began(?: life)?|started(?: out| life)?|was (?:first|originally|also)) (?:as )?an? (?:[a-z]+ )?(?:play|musical|novel|opera|ballet|book|comic|sketch|short story)\b|\b(?:{STAGE} (?:play|musical|version|adaptation|production|telling|show|staging|revival)|(?:television|tv|bbc|radio|mini)[ -](?:series|serial|play|drama)|miniseries|staging|opera|operetta|ballet|dance piece|radio play|stage revival)"
    rf"(?=,? (?:in {YEAR},? )?(?:by|with|directed|staged|choreographed|conducted|produced|composed|starring|from|of {YEAR}|that (?:was|had|ran|starred)|which (?:was|had|ran|starred))\b"
    # "the ballet Low Tide, by Ann Example"
    rf"| [“\"‘'*_]{{0,2}}(?:(?!(?:is|was|are|were|we|he|she|they|that|which|who|and)\b)[\w'’-]+ ?){{1,5}}[”\"’'*_]{{0,2}},? (?:by|choreographed|composed|conducted|staged)\b))|"
    rf"(?<=[.!?] )(?:onstage|on stage),? |\b(?:on broadway|in the west end|for television in {YEAR})\b"
)
SAME_NAME = rf"{FILM} (?:of|with|by) (?:the|that) same (?:name|title)\b"
PRINTED = rf"the (?:original |source )?{BOOK}\b(?!['’]s? (?:author|writer))"
REMAKE = r"(?:the|an?|its) (?:[a-z]+ ){0,2}?remake\b"
SEQUEL = r"(?:the|an?|its) (?:[a-z]+ ){0,1}?(?:sequel|prequel|follow-up)s?\b"
NAMESAKE = expression(SAME_NAME)
REMADE = r"\b(?:was|were|been|being|is) (?:later |then |since |twice |also )?remade\b"
# "Bo Other remade it as Low Tide", with others in it.
REMADE_AS = r"(?:[\w.'’-]+ ){1,2}(?:later |then )?remade (?:it|this|this one) (?:in \d{4} )?as (?!an? |the same)"
_PART = "(?:film|movie|picture|one|part|chapter|entry|outing|instalment|installment)"
_MADE_IT = "directed|wrote|made|scored|shot|in|of|for|from|than|as|since|after|with|liked|loved"
THE_FIRST = (
    rf"the first {_PART}\b(?! (?:to|i|by|about|from|where|that|which|in (?:which|years|english)|since)\b| of (?:his|her|their|its|the (?:year|season|day))\b)|its predecessor\b|"
    rf"(?:{'|'.join(f'(?<={word} )' for word in _MADE_IT.split('|'))}|(?<=[.!?;] )|(?<=\n))the first(?= two\b|[.,;:)]| (?:was|is|had|has|did)\b)(?: two(?: {_PART}s)?\b)?|"
    rf"the (?:last|previous|preceding) {_PART}\b(?! (?:to|of|that)\b)|(?<=who )(?:played|was|were|had|voiced|gave|stole|sang|directed|wrote|scored) (?:[\w'’-]+ ){{0,6}}(?:last time|in {YEAR})(?=,)|(?<!than )(?<!like )(?<!as )last time(?: out| round| around)?(?=[.;:!]|$|,? (?:but|while|now)\b)|the first time (?:a?round|out)\b|the first two\b(?: {_PART}s)?(?= (?:were|had|are|did)\b)"
)
# In a text that does not say that its film is a sequel.
OF_FIRST = (
    r"the (?:first|second|third|previous) (?:film|movie|picture|part|instalment|installment)['’]s\b|"
    r"(?:(?<=of )|(?<=in )|(?<=for ))the (?:first|second|third|previous) (?:film|movie|picture)(?=[,.;:)])"
)

IS_REMAKE = expression(
    r"\b(?:this|his|her|their|new|[a-z]+['’]s)(?: [a-z-]+){0,2} remake\b|\b(?:is|was|as|be) (?:just |only |yet )?(?:a|another|the|one more)(?: [a-z-]+,?){0,3} remake\b|"
    r"\bremake of\b|\bremaking\b|\b(?:to|would|will|could|should|and|not|did|who) remake\b|\b(?:has|have|had) remade\b|\bremade (?:a|an|the|as|by|from)\b|\bnew version\b|\bupdated?\b[^.]{0,30}\b(?:classic|original)|"
    # "that rare thing, a remake that …", "a frame-by-frame remake"
    r"[,:—–-] ?an? (?:[a-z-]+ ){0,2}remake\b(?! (?:was|is|has|followed|came|starring|from|in|called))|[a-z]['’]s? [a-z]+(?:-[a-z]+)+ remake\b"
)
IS_SEQUEL = expression(
    r"\b(?:this|his|her|their|second|third|new)(?: [a-z-]+){0,2} (?:sequel|follow-?up)\b|\b(?:is|was|as) (?:a|the)(?: [a-z-]+){0,3} sequel\b|\b(?:sequel|follow-?up) to\b|\bsecond (?:film|part|movie)\b"
    r"|\b(?:third|fourth|fifth) (?:(?:film|movie|one) (?:about|in (?:the|this) (?:series|saga|franchise))|part|chapter|instal?lment|entry)\b"
    # below the title: "A sequel that nobody asked for"
    r"|\n\nan? (?:[a-z-]+ ){0,2}(?:sequel|follow-?up) (?:that|which|to|with|so|of|nobody|no one|in which)\b"
)
COMPARED = expression(
    r"\b(?:than|like|unlike|as|to|of|from|with|by|imitat\w+|cop(?:y|ies)|echo\w*|recalls?|seen|watch|read|miss|see|about)\s*(?:in )?$"
)
LEAD_IN = expression(
    rf"(?:^|[;(]|\b(?:but|while|whereas|where|though|and|yet)\b)\W*(?:(?:but|and|yet|so|now|still|however|{YEAR}|meanwhile|of course|then|when|after),? )*$"
)
# "in the first film", "was the villain last time": a bar stands before what calls that film.
INSIDE = expression(
    rf"\b(?:in|for) \||(?:^|[;:] |\b(?:but|and|while) )[^,;|]+ \|(?:last time|the first time)|\bwho \|[a-z][^|]*(?:last time|{YEAR})$"
    r"|\bwho (?:[a-z]+ly |also |had |co-)?(?:[a-z-]+ed|wrote|made|shot|sang) (?:(?:the|its|their) [a-z]+ (?:for|of) )?\|"
    r"|, (?:the )?(?:composer|director|writer|screenwriter|star|cinematographer|editor|producer)s? of \|"
)
# "much more grown up than the one in the first film": of that one nothing else is said.
THAN = expression(
    r"\b(?:than|unlike|like|as [a-z]+ as|compared (?:to|with)|improvement (?:on|over)) (?:[\w'’-]+ ){0,6}$"
)
# "There was a prequel in 2011, also called Low Tide"
THERE_WAS = expression(
    r"^\W*(?:(?:and|but|then|later|yet|now),? )?there (?:is|was|has been|had been|came|followed)(?: also| already| later| even| now| then)? $"
)
CALLED_SO = expression(
    rf"(?: (?:in|from|of) (?P<in>{YEAR}))?,? (?:(?:which|that) (?:is|was) )?(?:(?:also|again|likewise|simply|confusingly) )?(?:called|titled|named) (?:[“\"‘'*_]{{0,2}}(?P<title>[^,;.!?\n]+?)[”\"’'*_]{{0,2}})(?=[,;.!?]|$| (?:with|by|and|starring|directed|in which)\b)"
)
# In a review of a sequel.
IN_SEQUEL = expression(
    r"\W*(?:(?:and|but|now|so),? )?in (?:the|this)(?: new)? (?:sequel|prequel|follow-up),? "
)
# "Ann Example directed the first Low Tide"
MADE = expression(r"\b(?:directed|made|wrote|scored|shot|composed) $")
# "Ann Example as Jo, a part that Bo Other, who had it in the original, made colder"
_FULL_NAME = rf"(?:[{UPPER}][\w.'’-]* ){{0,2}}[{UPPER}][\w'’-]*"
IN_ASIDE = expression(
    rf"((?:{_FULL_NAME} and )?{_FULL_NAME}), (?:who\b|(?:the )?[a-z]+ of )[^,;]*$"
)
VERSION = expression(r"\b(?:version|adaptation|original|remake)$")
VERSION_OF = expression(
    r"\b(?:remake|version|adaptation|update|retelling|sequel|prequel|film|cover)s? (?:of|to) $"
)
# "based on the novel by Ann Example, adapted by …": a source, of which nothing else is told.
SOURCE_IS = expression(r"\b(?:based (?:\w+ )?(?:up)?on|from|after|out of) $")
SOURCE_ENDS = expression(r"[,;()]| and (?:was |is )?(?:[a-z]+ed|written|shot|made)\b")
BOOK_FIRST = expression(PRINTED)
ITS_MAKERS = expression(
    r"[”\"’'*_]{0,2},? (?:with|starring|by|directed|made|written|scored|from|that|which|in which|who|whose|about)\b"
)
CLAUSE_END = expression(
    r";|,? but\b|,? while\b|,? whereas\b|, (?:here|this|it|now)\b|\bhere it is\b|, the (?:new|present)\b|,? and (?:their|his|her|this|the new) (?:version|film|remake|picture|one|take)\b|\)|, and (?=[^.;,]{3,60} (?:this one|this film|this time|the sequel|the new one)\b)"
)
# "as Jo, a part that Bo Other had in the original": what stands before is of the film under review.
CLAUSE_START = expression(
    r";|\bbut\b|\b(?:al)?though\b|, (?=(?:which|whose)\b)|\bwhile\b|\bwhereas\b|\(|,? and (?=[\w.'’ -]{3,40}, who\b)|\bas (?=(?:[\w.'’-]+ ){1,3}(?:directed|made|shot|wrote|did)\b)|\b(?=what (?:[\w.'’-]+ ){1,5}(?:did|had|was|gave|brought|made|played|sang|got)\b)|[,:–—] (?=whom )|[,:–—] (?=(?:an?|the|his|her) (?:[a-z]+ )?(?:role|part|character|job|turn)\b|who (?:was played by|won)\b)"
)
GOES_ON = expression(
    r"^\W*(?:(?:and|but|yet) )?(?:it|its|that (?:film|one|version|movie)|there|the second|the other|the third|neither|both)\b"
    r"(?!['’]s (?:all|no|a pity|hard|not)| is (?:hard|a pity|a shame|clear|easy))"
    r"|^\W*(?:(?:and|but|yet) )?(?:the |its )?(?:best|worst|finest|funniest|nicest|strangest|one good|only good) (?:bit|thing|part|scene|moment|minutes?|number|song|turn|joke)s?(?: of (?:it|all)| in it| by far)? (?:is|are|was|were)\b"
)
# Where the sentence before has told of another version, that one is meant.
THAT_ONE = expression(
    r"^\W*(?:(?:and|but|yet) )?that (?:one|film|version|movie|picture|adaptation)\b(?! that\b)"
    r"|\b(?:for|in|of|to|made|directed|wrote|scored|shot) (?:that (?:one|version|adaptation)|both of those|those two)(?=[,.;:!?)]|$| (?:too|as well|by|with|in|and)\b)"
)
# "Ann Example plays Jo, and you think of what Bo Other did": the present, then the past.
TURNS_BACK = expression(
    r"\b(?:is|are|plays|stars|directs|returns|gives|gets|has|makes|takes|sings|writes)\b(?!.*\b(?:is|are|plays|stars|directs|returns|gives|gets|has|makes|takes|sings|writes)\b)"
    r"[^;]*?(?P<turn>, (?:and|but|yet|so) )(?=[^;]*\b(?:was|were|did|had|went|made|gave|sang|got|took|wrote|shot|[a-z]+ed)\b)"
)
NEXT_OTHER = expression(
    r"\bthe (?:second|third|other|later|last)(?: one| remake| version)? (?:was|is|starred|stars|had|has|came)\b"
)
BACK = expression(
    rf"\b(?:this (?:film|movie|picture|version|one|time|new|remake|sequel)|the new (?:{FILM})|here\b|the remake|the sequel|its (?:sequel|successor|follow-up))"
)


EARLIER = expression(
    rf"\bthe (?:original|first|old|older|earlier|previous|silent|other|(?P<before>{YEAR})) [“\"‘'*_]{{0,2}}(?:the |an? )?"
)


# "When Low Tide came out in 1951": said of the first film in a review of "Low Tide 2".
CAME_OUT = rf"[”\"’'*_]{{0,2}} (?:(?:first )?(?:came out|was (?:first )?released|opened|appeared|was made|arrived|premiered|was (?:a|an|the) (?:[a-z]+ ){{0,3}}hit)\b|\({YEAR}\))"


# Of these one stands in every sentence that says of another version what it is.
SPEAKS = ("original", "older", "earlier", "the other", "the old", "previous", "classic", "the first", "the second",
           "the third", "the last", "last time", "predecessor", "preceding", "remake", "remade", "serial", "series", "sequel", "prequel", "follow-up", "same name", "same title",
           "novel", "book", "play", "short story", "video game", "comic", "sketch", "staging", "stage", "opera", "ballet",
           "dance piece", "musical", "broadway", "west end", "television", "tv", "bbc", "radio", "mini", "theatre", "silent",
           "18", "19", "20")  # fmt: skip

# "had the part in Example's original", "Example's, in 1954, had Ann Other".
HIS_ORIGINAL = r"original(?= (?:film|movie|version)\b| (?:is|was|had|has|stars|starred|gave|did|remains)\b|[.,;:!?)]|$)"
HIS_DATED = rf"(?:,? (?:in|from|of) {YEAR},| (?:film |version )?(?:in|from|of) {YEAR},?(?= (?:had|has|starred|stars|gave|was)\b))"
HIS = expression(rf"['’]s?(?: {HIS_ORIGINAL}|{HIS_DATED})")

OLDER = expression(r"\b(?:original|older|old|earlier|previous|classic|first|silent)\b")
# In a stretch about another version: of an older one, not of a book.
IS_OLD = expression(rf"\boriginal\b|\bthe first\b|\b{YEAR}\b")
NEWER = expression(r"\bremake\b")
NOW = 9999
# Where a television series is spoken of, "the series" is that one.
SERIES_NAMED = expression(r"\b(?:television|tv|bbc|radio) series\b")
SERIES = r"the series\b"
NOTHING = "(?P<titled>(?!))"
FIRST_OF_ALL = expression(
    rf"the (?:original|(?:first|earlier|older|previous|last|preceding)(?: {_PART})?)\b|its predecessor|(?:[a-z][^.;,]* )?last time"
)
ARTICLE = expression(r"^(?:the|an?) ")
NUMBERED = expression(
    r"(?:[:–—-] .*|,? (?:part )?(?:[ivx]+|\d+|two|three|four|five|six|returns|again))+$"
)


@cache
def cue_of(*parts: str) -> re.Pattern[str]:
    """Return what finds any of these words."""
    return re.compile("|".join(f"(?:{part})" for part in parts))


_NAME = rf"[{UPPER}][\w-]+(?: [{UPPER}][\w.-]+){{{{0,2}}}}"
# Who is said to have made the film under review, called {title}.
MAKER = (
    rf"\b(?:[Dd]ir(?:ected|\.|ector)?(?: by| is|:)?|[Rr]emade by|[Hh]elmed by|(?:remake|new film|new version)(?: is)? by) (?P<by>{_NAME})"
    rf"|(?P<whose>{_NAME})(?:['’]s? (?:[a-z-]+ ){{{{0,2}}}}(?:remake|{{title}})| (?:now )?(?:directs|remakes|helms)\b|['’]s? new (?:film|version|movie)| has (?:re)?made\b)"
)


@cache
def whose_of(land: str) -> re.Pattern[str]:
    """Return what finds a version that is called by its maker or its country."""
    return re.compile(
        rf"(?:[{UPPER}][\w.-]+ ){{0,2}}(?P<whose>[{UPPER}][\w-]+)['’]s?(?: (?:[a-z]+ ){{0,2}}?(?:version\b|{HIS_ORIGINAL})|{HIS_DATED}| {YEAR} (?:[a-z]+ )?(?:{FILM}|original|classic)\b| (?:old )?(?:film|movie|picture)\b)|\bIn the (?P<nation>[{UPPER}][a-z]+) (?:{land})\b|\b[Tt]he (?P<land>[{UPPER}][a-z]+) (?:original|remake)\b|\b[Tt]he (?:[a-z]+ )?(?:[{UPPER}][\w.-]+ ){{0,2}}(?P<by>[{UPPER}][\w-]+) (?:version|adaptation|original|remake)\b"
    )


def titled_of(title: str) -> str:
    """Return what names an earlier film by the title under review: "the first Low Tide (1951)".

    A sequel's title has a number or a subtitle behind it: "Low Tide 2".
    """
    names = "|".join(re.escape(name) for name in (bare(title), base(title)))
    if not names.strip("|"):
        return NOTHING
    lead = EARLIER.pattern
    if base(title) != bare(title):
        lead = rf"(?:{lead}|(?<!\w)(?={re.escape(base(title))}\b{CAME_OUT}))"
    return rf"{lead}(?P<titled>{names})\b(?:[”\"’'*_]{{0,2}} (?:of |from |\()(?P<titled_year>{YEAR})\b)?"


def bare(title: str) -> str:
    """Return a title in small letters without article."""
    return ARTICLE.sub("", title.lower())


def base(title: str) -> str:
    """Return a title in small letters without article, number and subtitle."""
    name = bare(title)
    return NUMBERED.sub("", name).rstrip(" ,") or name


def year_of(match: re.Match[str]) -> int | None:
    """Return the year of a version that a match says."""
    groups = match.groupdict()
    year = next((groups[one] for one in _YEARS if groups.get(one)), None)
    if year is None and groups.get("whose"):
        said = A_YEAR.search(match.group())
        year = said.group() if said is not None else None
    return int(year) if year else None
