"""The patterns of crew credits: a table of named ways to say who directed, wrote, composed …."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from typing import NamedTuple

from .skeleton import pattern

__all__ = ["FILM_NOUN", "PLAIN_CREDITS", "PLAIN_WORD", "CreditPattern", "credit"]


class CreditPattern(NamedTuple):
    """A named way to state a credit. A weak one yields to any other for the same role.

    A sentence with none of the `cues` (in lower case) cannot match: the cheap test first.
    """

    name: str
    roles: tuple[str, ...]
    regex: re.Pattern[str]
    confidence: float
    weak: bool = False
    cues: tuple[str, ...] = ("",)


_BY = r"(?: \w+ly)? by (?:{the}(?:[a-z][\w'-]*[ /]){0,4}?|the (?:[\w-]+ ){1,4}?[a-z][\w-]+, ?)?"
_OF = r"(?: (?:on|for|of|to|in) (?:{the}(?:\w+ ){0,2})?(?P<film>{F}))?"
FILM_NOUN = (
    r"(?:film|movie|picture|masterpiece|debut|feature|flick|effort|classic|documentary|comedy|"
    r"thriller|drama|western|epic|biopic|entertainer|musical|remake|sequel|adaptation)"
)
# A describing word: no preposition, article or verb that would begin another phrase.
_PHRASE_START = (
    r"in|of|for|with|to|on|from|at|by|since|as|than|the|this|that|an?|his|her|their|its|is|was|"
    r"are|were|has|had|who|which|career|life|character|role|son|daughter|wife|husband|father|"
    r"mother|brother|sister|friend|lines?|roles|songs?|episodes?|voice|speech|quote|theme|sketch|"
    r"essay|poem|play|novels?|books?|story|score|music|show|series"
)
PLAIN_WORD = rf"(?!(?:{_PHRASE_START})\b)[a-z0-9][\w'-]*,? (?:and )?"
# Before "film" alone, a rank would make it one of several: "Example's first film".
_LONE_WORD = rf"(?!(?:{_PHRASE_START}|worst|best|last|other|next|previous|earlier|only)\b)[a-z0-9][\w'-]*,? (?:and )?"


def credit(
    name: str,
    roles: str,
    text: str,
    confidence: float = 0.9,
    *,
    weak: bool = False,
    cues: tuple[str, ...] = (),
) -> CreditPattern:
    """Make a pattern; without `cues` those of the first role hold."""
    regex = pattern(
        text.replace("{by}", _BY)
        .replace("{on}", _OF)
        .replace("{film}", FILM_NOUN)
        .replace("{plain}", PLAIN_WORD)
        .replace("{lone}", _LONE_WORD)
    )
    if cues:
        return CreditPattern(name, tuple(roles.split()), regex, confidence, weak, cues)
    cues = _CUES[roles.split()[0]]
    if "film" in name.split("-"):
        cues = ("\ue000",) if "noun" not in name and name != "a-film-by" else ("\ue001's", " by ")
    return CreditPattern(name, tuple(roles.split()), regex, confidence, weak, cues)


_CUES: dict[str, tuple[str, ...]] = {
    "director": ("direct", "helm"),
    "screenwriter": ("writ", "wrote", "script", "penned", "play", "credit", "story", "adapt"),
    "producer": ("produce",),
    "cinematographer": ("photo", "camera", "cinemat", "lens", "shot", "film", "dp", "dop", "d.p"),
    "editor": ("edit",),
    "composer": ("compos", "scor", "music", "soundtrack"),
}


PLAIN_CREDITS: tuple[CreditPattern, ...] = (
    credit("written-and-directed-by", "director screenwriter",
            r"(?i:\b(?:written|scripted|penned|directed)(?:,| and| &|/)+ ?(?:co-)?(?:directed|written|scripted|penned)){by}(?P<who>{NN})", 0.96),
    credit("produced-and-directed-by", "director producer",
            r"(?i:\b(?:produced|directed)(?:,| and| &|/)+ ?(?:co-)?(?:directed|produced)){by}(?P<who>{NN})", 0.95),
    credit("directed-by", "director",
            r"(?i:(?:(?P<film>{F})[^.;!?\ue000]{0,60}?)?(?<!art )\b(?:co-)?(?:directed|helmed)){by}(?P<who>{NN})", 0.96),
    credit("writer-director", "director screenwriter",
            r"(?i:\b(?:writer|screenwriter)s?(?:/| / |-| and | & |, )(?:co-)?directors?|\bdirectors?(?:/|-| / | and | & )(?:co-)?(?:screen)?writers?)(?:/\w+)*,? (?P<who>{NN})", 0.95),
    credit("director-name", "director",
            r"(?<![Mm]usic )(?<![Cc]asting )(?<![Aa]rt )(?<!ssistant )(?<!econd-unit )(?<!amp )(?<!uneral )(?<!xecutive )(?<!thletic )(?<!anaging )(?<!tage )(?<!usical )\b(?:[Cc]o-)?[Dd]irectors?(?:-| and |/| / )?(?:(?:star|actor|producer|editor)(?: |/))?(?: in question)?,? (?P<who>{NN}){on}", 0.92),
    credit("name-the-director", "director",
            r"(?P<who>{N}),? (?:(?:who|and|is|was) )?(?:the|its|also) (?:film's |movie's |(?:[a-z]+ )?)(?<!art )director\b(?! of photography)(?: of (?P<film>{F}))?", 0.85),
    credit("name-directs", "director",
            r"(?P<who>{N}),? (?:(?:who|also|has) )?(?:(?:skilfully|expertly|deftly|brilliantly) )?(?:directs|directed|helms|helmed)(?: (?:and \w+ )?(?:here|it|this|the (?:film|movie)|(?P<film>{F})))?\b(?! by)", 0.82),
    credit("name-directed", "director", r"(?P<who>{N})-(?:directed|helmed)\b", 0.95),
    credit("direction-of", "director",
            r"(?i:(?<!art )\b(?:direction|directing))(?: is)? (?:by|from|of) (?:{the}[a-z]+ )?(?P<who>{N})", 0.88),
    credit("possessive-direction", "director",
            r"(?P<who>{N})'s? (?:[A-Za-z0-9][\w'-]*,? (?:and )?){0,6}(?<!art )(?:direction|directing|directorial)\b", 0.86),
    credit("film-header-maker", "director", r"(?P<film>{F}) \((?P<who>{N}) ?/", 0.95),
    credit("film-by", "director",
            r"(?P<film>{F})(?:,| is| was|:)?(?: a| an| the)?(?: (?:new|latest|\w+))?(?: (?:film|movie))? by (?:{the}(?:[a-z][\w'-]* ){0,3}?(?<!novelist )(?<!author )(?<!writer ))?(?P<who>{N})", 0.84, weak=True),
    credit("in-his-film", "director",
            r"(?P<who>{N}) [a-z]+s\b[^.;!?\ue001]{0,40}\b(?:in|with) (?:his|her) (?:[\w'-]+,? (?:and )?){0,8}?(?P<film>{F})", 0.75, weak=True),
    credit("a-film-by", "director", r"(?i:\ba(?: new)? (?:film|movie) by) (?P<who>{N})", 0.9),
    credit("possessive-film", "director",
            r"(?P<who>{N})'s? (?:{plain}){0,5}?(?:{film}|yet)?(?: ?[-,:])? ?(?P<film>{F})", 0.8, weak=True),
    credit("possessive-film-noun", "director",
            r"(?P<who>{N})'s? (?:{lone}){0,4}?(?:film|movie|picture|masterpiece|debut|feature|flick|documentary|biopic|thriller|comedy|adaptation|remake|classic)(?=[,.;:!?)\ue000]|$| (?:is|was|has|about|of|from|which|that|with|in|stars|starring|and|but|as|tells|follows|[a-z]{3,}s)\b)", 0.72, weak=True),
    credit("written-by", "screenwriter",
            r"(?i:(?:(?P<film>{F})[^.;!?\ue000]{0,40}?)?\b(?:co-)?(?:written|scripted|penned|screenwritten)){by}(?P<who>{NN})", 0.88),
    credit("screenplay-by", "screenwriter",
            r"(?i:\b(?:screenplay|script|scripting|screen ?writing|teleplay)s?)(?:,? (?:is|was))?(?:,? (?:\(?co-)?written)?,? (?:by|from|of|courtesy of) (?:{the}[a-z]+ )?(?P<who>{NN})", 0.92),
    credit("screenwriter-name", "screenwriter",
            r"(?i:\b(?:screen|script)-?writers?|(?<!song)(?<!song-)(?<!ghost)(?<!the )(?<!a )\bwriters?),? (?P<who>{NN})(?!'s (?:novel|book|play|story))", 0.82),
    credit("possessive-script", "screenwriter",
            r"(?P<who>{N})'s? (?:[A-Za-z0-9][\w'-]*,? (?:and )?){0,4}(?:screenplay|script)\b", 0.85),
    credit("and-writer", "screenwriter",
            r"\band (?:screen)?writer (?P<who>{N})'s?\b", 0.85),
    credit("story-by", "screenwriter",
            r"(?i:\b(?<!short )story (?:is |was )?(?:credit )?by) (?P<who>{NN})|(?P<who2>{N}) (?:has|gets|receives|got) a (?:story|screenplay|writing|screenwriting) credit", 0.88),
    credit("produced-by", "producer", r"(?i:(?<!record )\b(?:co-)?produced){by}(?P<who>{NN})", 0.88),
    credit("producer-name", "producer",
            r"(?i:(?<!record )(?<!music )(?<!album )\bproducers?),? (?P<who>{NN})", 0.85),
    credit("cinematography-by", "cinematographer",
            r"(?i:\b(?:cinematography|photography|camera ?work|lensing|lensed|photographed|filmed|shot)(?: is| was| were)?)(?: [a-z]+ly)?(?: by| courtesy of| from) (?:{the}(?:[a-z][\w-]* ){0,3})?(?P<who>{N})", 0.9),
    credit("cinematographer-name", "cinematographer",
            r"(?i:\b(?:cinematographers?|directors? of photography|camera(?:man|person)|D\.?P\.?|DoP)),? (?P<who>{NN})", 0.93),
    credit("possessive-cinematography", "cinematographer",
            r"(?P<who>{N})'s? (?:[A-Za-z0-9][\w'-]*,? (?:and )?){0,5}(?:cinematography|photography|camera ?work|lensing|camera|lens)\b", 0.85),
    credit("edited-by", "editor", r"(?i:\bedited|\b(?<!sound )editing(?: is| was)?){by}(?P<who>{NN})", 0.88),
    credit("editor-name", "editor", r"(?i:\b(?<!sound )(?<!story )(?<!magazine )(?:film )?editors?),? (?P<who>{NN})", 0.82),
    credit("possessive-editing", "editor", r"(?P<who>{N})'s? (?:[A-Za-z0-9][\w'-]*,? (?:and )?){0,4}editing\b", 0.85),
    credit("score-by", "composer",
            r"(?i:\b(?:score|scoring|(?:background |original |film )?music|soundtrack)(?:,? (?:is|was|were))?)(?:,? (?:composed|written|provided|created|penned|scored|done))?(?: [a-z]+ly)?,? (?:by|from|courtesy of) (?:{the}(?:[a-z][\w-]* ){0,4}?)?(?P<who>{NN}){on}", 0.92),
    credit("composed-by", "composer",
            r"(?i:\b(?:composed|scored)(?: and \w+)?){by}(?P<who>{NN})", 0.9),
    credit("composer-name", "composer",
            r"(?i:\b(?:film |score )?(?:composers?|music directors?|music composers?)(?: and \w+)?(?:/\w+)?)[,:]? (?P<who>{NN})", 0.9),
    credit("possessive-score", "composer",
            r"(?P<who>{N})(?:'s?|') (?:[A-Za-z0-9][\w'-]*,? (?:and )?){0,5}?(?:score|film music|musical score|compositions)\b{on}", 0.88),
    credit("possessive-soundtrack", "composer",
            r"(?P<who>{N})(?:'s?|') (?:[A-Za-z0-9][\w'-]*,? (?:and )?){0,4}?(?:soundtrack|music)\b", 0.7, weak=True),
    credit("name-composed", "composer",
            r"(?P<who>{N}),? (?:(?:who|also|has|himself|herself) ){0,2}(?:composed|composes|scored|scores|wrote|writes|penned|recorded|provides|provided)(?: all)?(?: {the}(?:[a-z][\w'-]*,? ){0,5}?)(?:score|music)\b(?! video)", 0.88),
)  # fmt: skip
