"""Themes: what a document plainly says that a film is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick

from ...ontology.schemes import Scheme, load_scheme
from ..claims import Claim, Entity
from ..documents import Span
from ..reading.layout import Sentence
from .mentions import with_films_marked
from .modality import modality_at
from .reading import Reading
from .words import UPPER, word_list

__all__ = ["find", "theme_phrases"]

# "sure" patterns name themes whatever their words; the others need a word of the theme scheme.
_SURE: Final = re.compile(
    r"\b(?:themes?|issues?|topics?|subjects?|motifs?)\s*(?:\w+\s+)?(?:of|like|such\s+as"
    r"|including|include|includes|ranging\s+from|about|are|is|as|:|[–—-])\s*:?\s+"
    r"|\b(?:core|main|central|major|key|overarching|recurring)\s+themes?\s*[:,–—-]\s*"
    r"|\bissues?,?\s+ranging\s+from\s+"
    r"|\b(?:themes|issues|topics|subjects|motifs)\b[^.:;!?]{0,50}:\s+"
    r"|\b(?:real|true|main|central|chief|underlying|actual|great)\s+(?:subject|theme|concern|topic)"
    r"\s+(?:here\s+|of\s+the\s+(?:film|movie|story)\s+)?(?:is|was)\s+(?:really\s+)?"
    r"|\b(?:exploration|meditation|treatise|reflection|musing|rumination|examination|essay"
    r"|commentary|allegory|parable|indictment|critique|lecture)s?\s+(?:of|on|about|into|for)\s+"
    r"|\bexplor(?:es?|ed|ing|ation\s+of)\s+|\bdelv(?:es?|ed|ing)\s+into\s+"
    r"|\b(?:its|film['’]?s|movie['’]?s|picture['’]?s|story['’]?s|director['’]?s|whose)\s+(?:\w+\s+)?"
    r"(?:theme|subject|lesson|moral|message|concern|preoccupation|obsession|interest)s?\s+"
    r"(?:is|are|was|were)\s+(?:really\s+)?|\b(?:theme|subject),[^,.;]{2,40},\s+(?:is|was)\s+"
    r"|\bwhat\s+(?:it|this|the\s+(?:film|movie|story))(?:['’]s|\s+is)\s+(?:\w+ly\s+)?about\s+is\s+"
    r"|\bwhat\s+(?:interests|fascinates|concerns|obsesses|moves)\s+(?:\w+\s+){1,2}(?:most\s+)?is\s+"
    r"|\b(?:topic|subject|theme)\s+of\s+|\bthe\s+role\s+of\s+(?=\w+ing\b)"
    r"|\b(?:film['’]?s?|real|true|its)\s+(?:own\s+)?(?:subject|theme),\s+which\s+(?:is|was)\s+"
    r"|\b(?:the|its|their)\s+(?:lesson|moral|message|subject|theme)\s+(?:is|was)\s+about\s+"
)
_LIKELY: Final = re.compile(
    r"\b(?:deal(?:s|t|ing)?\s+with|touch(?:es|ed|ing)?\s+(?:up)?on|tackl(?:es?|ed|ing)|examin"
    r"(?:es?|ed|ing)"
    r"|address(?:es|ed|ing)?|confront(?:s|ed|ing)?|grappl(?:es?|ed|ing)\s+with|reflect(?:s|ed"
    r"|ing)?\s+on"
    r"|meditat(?:es?|ed|ing)\s+on|depict(?:s|ed|ing)?|portray(?:s|ed|ing)?|dissect(?:s|ed|ing)?"
    r"|captur(?:es?|ed|ing)|speaks?\s+(?:of|about)|comment(?:s|ed|ing)?\s+on|celebrat(?:es?|ed|ing)"
    r"|satiri[sz](?:es?|ed|ing)|highlight(?:s|ed|ing)?|focus(?:es|ed|ing)?\s+on|centers?\s+"
    r"(?:on|around)"
    r"|centres?\s+(?:on|around)|revolves?\s+around|is\s+rooted\s+in"
    r"|(?:takes?|took|taking)\s+on|look(?:s|ed|ing)?\s+(?:\w+ly\s+|hard\s+|long\s+and\s+hard\s+)?at"
    r"|(?:a\s+lot|lots|a\s+great\s+deal|much|plenty|something|things|little|nothing|volumes|more)\s+to"
    r"\s+say\s+(?:about|on)|(?:says?|said|saying)\s+(?:a\s+lot|much|more|plenty|something|volumes|a\s+(?:good|great)\s+deal"
    r"|a\s+thing\s+or\s+two|so\s+much|things)\s+(?:about|on)|has\s+(?:got\s+)?to\s+say\s+(?:about|on)"
    r"|knows?\s+(?:\w+\s+){0,4}?about|steeped\s+in"
    r"|wrestl(?:es?|ed|ing)\s+with|tak(?:es?|ing)\s+aim\s+at|rail(?:s|ed|ing)?\s+against|skewer(?:s|ed|ing)?"
    r"|lampoon(?:s|ed|ing)?|prob(?:es|ed|ing)|ponder(?:s|ed|ing)?|interrogat(?:es|ed|ing))\s+"
    r"|\b(?:it|film|movie|picture|script|screenplay|\ue000|to)\s+(?:also\s+)?talks?\s+(?:of|about)\s+"
    r"|\b(?:it|film|movie|picture|script|screenplay|story|\ue000)(?:'s|\s+is|\s+seems|\s+was)\s+(?:\w+\s+){0,2}?"
    r"(?:concerned|preoccupied|obsessed)\s+with\s+"
    r"|\b(?:attack|assault|broadside|plea|hymn|elegy|lament|sermon)s?\s+(?:on|against|for|about|to)\s+"
    r"|\b(?:as\s+an?|an?|the)\s+(?:\w+\s+)?(?:picture|account|image|vision|anatomy|celebration|condemnation)\s+of\s+"
    r"|\b(?:more|much|bit|lot|plenty|deal|something)\s+(?:in\s+it|in\s+here|here)\s+(?:about|on)\s+"
    r"|\b(?:study|studies|portraits?|portrayals?|depictions?|look|tales?|stor(?:y|ies)|fables?"
    r"|satire|ode|tribute|insight|narrative|question|idea)\s+(?:of|about|on|at|to|into)\s+"
    r"|\b(?:drama|comedy|film|movie|documentary|picture|novel|book|play|piece|thriller|work"
    r"|western|poem|romance|musical|tragedy|epic|melodrama|farce|parable|noir|one|message|lesson"
    r"|statement|moral|films|movies)\s+(?:\w+ly\s+)?(?:about|on)\s+"
    r"|(?:,|\band|\bas\s+much\s+as|\bbut)\s+(?:also\s+)?about\s+"
    r"|\b(?:wants?|seems?|turns\s+out|tries|claims|purports)\s+to\s+be\s+(?:all\s+)?about\s+"
    r"|\b(?:asks?|asking|wonders?|show(?:s|ing)?|learn(?:s|ing)?)\s+(?:us\s+)?what\s+"
    r"|\b(?:story|tale|account)\s+of\s+how\s+"
    r"|\b(?:price|cost|nature|meaning|burden|weight|power|limits|lure|dangers?|pain|toll|horrors?"
    r"|evils?|effects?|affects|bonds?|importance|value|idea|notion|world|cult)\s+of\s+"
    r"|\b(?:it|film|movie|story|this|picture|plot|\ue000)(?:'s|(?:\s+\w+ly)?\s+is|(?:\s+\w+ly)?\s+was)\s+"
    r"(?:\w+\s+){0,2}?about\s+"
    r"|\b(?:storyline|plot|story)\s+(?:of|about)\s+"
    r"|\b(?:argument|thesis|film|picture|movie|paper)\s+(?:is\s+)?about\s+"
    r"|^\W{0,3}(?:it\s+is\s+)?about\s+"
)
_STOP: Final = re.compile(
    r"[.;:!?()\[\]\n“”\"]|\s[-–—]+\s|—"
    r"|\s(?:it|he|she|they|i|you|we|there|here|too|either|alone|namely|not|first\s+(?:and|of\s+all)"
    r"|more\s+than|as\s+(?:much|well)|above\s+all)\b"
    r"|\s(?:that|which|who|whom|whose|when|while|where|as|with|through|throughout|within|but"
    r"|although|though"
    r"|because|since|so|by|via|from|is|are|was|were|has|have|had|will|would|can|could|remains?"
    r"|becomes?|makes?|takes?|gives?|comes?|goes|gets?|shows?|feels?|seems?|looks|follows|tells|runs?"
    r"|ran|recurs?|echoes|pervades?|permeates?|haunts?|looms?|hangs?"
    r"|plays|stars|in|at|during|without"
    r"|against|rather|than|among|amongst|amid|under|until|after|before|if|presented|set|told"
    r"|seen|using)\b"
    r"|(?<!search)(?<!quest)(?<!struggle)(?<!desire)(?<!longing)(?<!need)(?<!fight)"
    r"(?<!yearning)\sfor\b"
    r"|\s(?:\w+ly)\b(?!\s+[a-z]+\s)"
)
_SPLIT: Final = re.compile(
    r"\s*,\s*(?:and\s+|or\s+|as\s+well\s+as\s+)?(?:about\s+)?"
    r"|\s+(?:and|or|as\s+well\s+as|&|versus|as\s+much\s+as)\s+(?:about\s+)?"
)
_PIECE: Final = re.compile(r"(?!(?:and|or|&)\b)[a-z-]+(?:\s(?!(?:and|or)\b)[a-z-]+)*")
_SPLIT_RANGE: Final = re.compile(_SPLIT.pattern.replace("(?:and|", "(?:and|to|"))
_TRIM: Final = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her|our|this|that|these|those|some|all|both|such|various"
    r"|many|more|most|very|much|also|even|only|just|what|namely|both"
    r"|concept|idea|notion|issue|issues|theme|themes|subject|topic|question|nature|meaning"
    r"|preview|insight|look|history|"
    r"heavy|big|deep|serious|universal|important|timeless|familiar|usual|complex|difficult"
    r"|challenging|kind|kinds)\s+(?:of\s+|into\s+|at\s+)?)+"
)
_ONLY_DETERMINER: Final = re.compile(
    r"^(?:the|its|their|his|her|our|this|that|these|those|some|both|such|various|many|very|also"
    r"|even|a|an)\s+"
)
_NOT_THEME: Final = re.compile(
    r"^(?:it|them|him|her|me|us|you|this|that|everything|something|anything|nothing|things?"
    r"|people|a man|a woman|others?|many|more|one|two|three|its|film|movie|story|plot|"
    r"\d+|self|how|why|what|life|way|lot|bit|some|all|any|most|same|good|bad|first|second|time"
    r"|day|world|kind|reality|work|art piece)$"
)
_OTHER_SUBJECT: Final = re.compile(
    r"\b(?:who|he|she|i|you|we|they|to\s+\w+\s+him|him|his|her)(?:['’]\w+)?\s+(?:\w+ly\s+)?(?:also\s+)?$"
)
_LIFE: Final = re.compile(
    rf"\b[Ll]ife\s+(?:and\s+\w+\s+)?of\s+(?:[\w-]+\s+){{0,4}}?(?P<name>[{UPPER}][\w.'’-]+"
    rf"(?:\s+[{UPPER}][\w.'’-]+)+)"
)
_LIFE_OF: Final = re.compile(rf"\b(?P<name>[{UPPER}][\w.-]+(?:\s+[{UPPER}][\w.-]+)?)['’]s\s+life\b")


@cache
def _stems() -> AhoCorasick:
    return AhoCorasick(sorted(word_list("theme_stems")))


# marks inside a phrase that do not end it: "vs.", a single word in quotation marks
_INNER: Final = re.compile(r"(?<=\bvs)\.|[“\"](?=[a-z]+[”\"])|(?<=[a-z])[”\"](?=\s[a-z])")


# ", I think," says nothing of the theme
_ASIDE: Final = re.compile(
    r",\s+(?:i\s+(?:think|suppose|guess|believe)|perhaps|of\s+course|above\s+all|in\s+the\s+end"
    r"|ultimately|inevitably|most\s+of\s+all|to\s+a\s+lesser\s+extent),(?=\s)"
)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


@cache
def _again(word: str) -> re.Pattern[str]:
    """Return what finds a preposition said again: "deals with loss and with trust"."""
    said = re.escape(word) if word in ("with", "on", "of", "into", "about") else "about"
    return re.compile(
        rf"(?<=\band )(?:also\s+)?{said}(?= )|(?<=\bor ){said}(?= )|(?<=, ){said}(?= )"
    )


_DETERMINER: Final = re.compile(
    r"(?:\b(?:an?|this|the|its|as|his|her|their|short|feature|[\w-]+['’]s)|^)(?:\s+(?!(?:of|the"
    r"|on|in|is|was)\b)[\w'’,-]+){0,5}\s*$"
)


class Phrase(NamedTuple):
    """A theme as the text words it, in lower case; offsets are those of the sentence."""

    text: str
    start: int
    end: int
    pattern: str
    confidence: float


def find(reading: Reading) -> Iterator[Claim]:
    """Yield `theme` claims, one per film and phrase, the first sentence that names it."""
    seen: set[tuple[Entity, str]] = set()
    asked = False
    for sentence in reading.layout.sentences:
        if reading.layout.blocks[sentence.block].kind not in ("paragraph", "item", "heading"):
            continue
        film = reading.film_of(sentence)
        if film is None:
            continue
        text = sentence.span.of(reading.plain)
        answer = list(_answer(text)) if asked else []
        asked = bool(_ASKED.search(text))
        for phrase in (
            *answer,
            *theme_phrases(with_films_marked(text, sentence.span, reading.films.mentions)),
            *_lives(reading, sentence, text),
        ):
            key = phrase.text.rstrip("s")
            if (film, key) in seen:
                continue
            modality = modality_at(text, phrase.start)
            if modality == "hypothetical" and not _WANTS.search(text[: phrase.start]):
                continue
            if modality == "comparative" and _UNLIKE.search(text[: phrase.start]):
                continue  # "unlike the novel, which is about …"
            seen.add((film, key))
            yield reading.claim(
                film,
                "theme",
                Entity("theme", phrase.text),
                at=sentence.span,
                surface=text[phrase.start : phrase.end],
                pattern=phrase.pattern,
                confidence=phrase.confidence,
                modality=modality if modality in ("negated", "reported") else "asserted",
            )


_UNLIKE: Final = re.compile(
    r"\b(?:unlike|contrast|compared)\b|\bin the (?:book|novel|play|original)\b", re.IGNORECASE
)
# what a film means to be about it is about, and what the writer will argue is argued
_WANTS: Final = re.compile(
    r"\b(?:wants?|tries|claims|purports)\s+to\s+be\s+(?:all\s+)?about\b"
    r"|\b(?:I|we)\s+(?:will|shall|want\s+to|would\s+like\s+to)\s+(?:discuss|argue|look|show|write)\b"
)
_ASKED: Final = re.compile(r"\b(?:it|film|movie|this)(?:\s+\w+)?\s+about\?\s*(?:A[.:])?\s*$")


def _answer(text: str) -> Iterator[Phrase]:
    """Yield the theme of an answer: "What is it about?" - "Memory."."""
    words = text.strip().removeprefix("A. ").strip(' .!–—-"“”')
    concept = load_scheme("theme").find(words)
    if concept is not None and words in text:
        at = text.index(words)
        yield Phrase(words.lower(), at, at + len(words), "theme-named", 0.8)


def theme_phrases(sentence: str) -> Iterator[Phrase]:
    """Yield the themes a sentence names. Film titles in it should be marked as U+E000.

    >>> [p.text for p in theme_phrases("It explores grief, the cost of fame and revenge.")]
    ['grief', 'cost of fame', 'revenge']
    """
    folded = sentence.lower()
    if len(folded) != len(sentence) or not _stems().find_matches_as_indexes(folded):
        return
    scheme = load_scheme("theme")
    done = 0
    yield from _subjects(scheme, folded)
    triggers = sorted(
        [(m.start(), -m.end(), True) for m in _SURE.finditer(folded)]
        + [(m.start(), -m.end(), False) for m in _LIKELY.finditer(folded)]
    )
    for start, negative_end, sure in triggers:
        end = -negative_end
        if folded[start:end].split()[0] in word_list("theme_openers") and not _DETERMINER.search(
            folded[max(0, start - 60) : start]
        ):
            continue
        about = folded.rfind("about", start, end)
        if about >= 0 and _THIS_TEXT.search(folded[max(0, start - 40) : about]):
            continue
        if not sure and _TO.search(folded[max(0, start - 8) : start]):
            continue  # "hard to deal with": not what the film does
        if end <= done or _OTHER_SUBJECT.search(folded[max(0, start - 24) : start]):
            continue
        trigger = folded[start:end]
        if (
            start
            and trigger.lstrip(", ").startswith(
                ("about", "and about", "but ", "as much", "and also")
            )
            and " about " not in folded[:start]
        ):
            continue  # a second "about" goes on with a first
        is_range = "from" in trigger
        pieces = list(_pieces(sentence, folded, end, _SPLIT_RANGE if is_range else _SPLIT))
        known = [_is_known(scheme, piece.text) for piece in pieces]
        for piece, is_known in zip(pieces, known, strict=True):
            listed = any(known) and " " in piece.text
            living = trigger.endswith("about ") and bool(_LIVING.fullmatch(piece.text))
            plainly = sure or (_PLAINLY.match(trigger) and " " not in piece.text)
            if is_known or living or (sure and listed) or (plainly and _is_abstract(piece.text)):
                done = max(done, piece.end)
                pattern = "theme-named" if sure else "theme-about"
                yield piece._replace(
                    pattern=pattern, confidence=(0.75 if sure else 0.62) + 0.1 * is_known
                )


def _subjects(scheme: Scheme, folded: str) -> Iterator[Phrase]:
    """Yield the themes that are the subject of their sentence, those of the scheme alone."""
    for match in _RUNS_THROUGH.finditer(folded):
        start, end = match.span("themes")
        for piece in _PIECE.finditer(folded, start, end):
            words = piece.group()
            if _A_PERSON.match(words):
                continue
            tail = words.rsplit(" ", 1)[-1]
            text = words if scheme.find(words) is not None else tail
            if scheme.find(text) is not None:
                yield Phrase(text, piece.end() - len(text), piece.end(), "theme-named", 0.8)


def _pieces(sentence: str, folded: str, start: int, split: re.Pattern[str]) -> Iterator[Phrase]:
    before = folded[max(0, start - 8) : start]
    ahead = _INNER.sub(_blank, folded[start : start + 220])
    ahead = _ASIDE.sub(_blank, ahead)
    ahead = _again(before.split()[-1] if before.split() else "").sub(_blank, ahead)
    stop = _STOP.search(before + ahead, len(before))
    stretch = ahead[: stop.start() - len(before)] if stop else ahead
    stretch = re.sub(
        r"\bbetween\s+\w+\s+and\s+\w+", lambda m: m.group().replace(" and ", " + "), stretch
    )
    stretch = _KIN_AND_KIN.sub(lambda m: m.group().replace(" and ", " + "), stretch)
    stretch = _LEFT_OVER.sub("", stretch.replace(" and its ", " + its "))
    comma = stretch.rfind(",")
    listed = before.rstrip().endswith(":")
    if comma >= 0 and not listed and not re.search(r"\b(?:and|or|&)\b", stretch[comma:]):
        stretch = stretch[: stretch.find(",")]  # an aside, not a list
    at = 0
    for index, match in enumerate([*split.finditer(stretch), None]):
        raw_end = match.start() if match else len(stretch)
        raw = stretch[at:raw_end]
        lead = len(raw) - len(raw.lstrip(" ,'’‘"))
        piece_start = start + at + lead
        text = raw.strip(" ,'’‘*_").replace(" + ", " and ")
        at = match.end() if match else len(stretch)
        if index >= 8 or (index == 0 and (_A_PERSON.match(text) or _NESTED.search(text))):
            return
        if _OWNED.match(text):
            continue
        trimmed = _TRIM.sub("", text)
        if trimmed in ("", "life", "nature") or not _TRIM.match(text):
            trimmed = _ONLY_DETERMINER.sub("", text)
        piece_start += len(text) - len(trimmed)
        text = " ".join(trimmed.split())
        words = text.split()
        if not 1 <= len(words) <= 7 or _NOT_THEME.match(text) or "\ue000" in text:
            if index == 0 and len(words) > 7:
                return
            continue
        original = sentence[piece_start : piece_start + len(trimmed)]
        if _SOMEBODY.search(text):
            continue
        if (
            load_scheme("theme").find(text) is None
            and original.split()[0] not in word_list("nationalities")
            and re.match(rf"(?:\w+\s+)?[{UPPER}][a-z]+(?:\s+[{UPPER}]|['’]s?\b|$)", original)
        ):
            continue
        yield Phrase(text, piece_start, piece_start + len(trimmed), "", 0.0)


# "fathers and sons" is one theme
_KIN_AND_KIN: Final = re.compile(
    r"\b(?:fathers?|mothers?|parents?|brothers?|sisters?|husbands?|men|masters?|teachers?)\s+and\s+"
    r"(?:sons?|daughters?|children|brothers?|sisters?|mothers?|fathers?|wives|wife|women|servants?"
    r"|pupils?)\b(?!['’])"
)
# what a stop has cut from its list: "loss and (with trust)", "madness and (, I think)"
_LEFT_OVER: Final = re.compile(r"(?:[\s,]+(?:and|or|but|also|both|mostly|most|even))+\s*$")
_A_PERSON: Final = re.compile(
    r"(?:two|three|four|five|six|seven)\s+(?:[\w-]+\s+){0,2}(?:brothers|sisters|siblings|sons"
    r"|daughters|friends|lovers|strangers|rivals|cousins|neighbours|neighbors|generations|parents"
    r"|children|twins|orphans|outsiders|women|men)\b"
    r"|(?:an?|the|two|three|his|her|one|some)\s+(?:[\w-]+\s+){0,3}?(?:man|woman|boy|girl|guy"
    r"|couple|group|cop|detective|kid|family|friends|people|team|teenager|writer|soldier"
    r"|\w+(?:an|ol|rr|on|yl)ist|\w+ician)s?\b"
)
_SOMEBODY: Final = re.compile(r"\b(?:i|you|he|she|we|they|him|her|me|us|them|never|is|was|'m)\b")
# "a film about growing up": what everybody lives through is a theme, a plot step is not
_LIVING: Final = re.compile(
    r"(?:growing|becoming|coming|letting|losing|finding|falling|facing|getting|being|moving|speaking"
    r"|standing|saying|starting|holding|living|staying|overcoming|surviving)\s+(?!to\b)[a-z-]+"
    r"(?:\s+(?!to\b)[a-z-]+){0,3}|(?:dying|ageing|aging|parenting|cheating|forgiving|healing)"
)
# "it's about obedience": an abstract word there is a theme
_PLAINLY: Final = re.compile(
    r"\W*(?:(?:it|film|movie|picture|\ue000)(?:'s|\s+is|\s+was)\s+(?:all\s+|really\s+)?)?about\s+$"
)
# "grief and betrayal run through it", "love, loss and revenge are its subjects", "exile recurs"
_RUNS_THROUGH: Final = re.compile(
    r"(?:^|(?<=[.;:“\"(]))\s*(?:[\w'’ ]{2,30},\s+)??(?:the\s+|its\s+)?"
    r"(?P<themes>[a-z-]+(?:\s[a-z-]+){0,2}(?:,\s+(?:and\s+)?[a-z-]+(?:\s[a-z-]+)?){0,4}"
    r"(?:,?\s+(?:and|or|&)\s+[a-z-]+(?:\s[a-z-]+){0,2})?)\s+(?:(?:all|both|also|always)\s+)?"
    r"(?:(?:runs?|ran|flows?|threads?|echo(?:es)?|courses?|weaves?)\s+(?:\w+ly\s+|all\s+|right\s+)?"
    r"through(?:out)?|recurs?|hangs?\s+over|loom(?:s|ed)?\s+(?:large|over)|pervades?|permeates?|haunts?"
    r"|(?:is|are)\s+(?:all\s+)?(?:the|its|his|her|their|a|among\s+(?:the|its|his|her))\s+(?:\w+\s+)?(?:subjects?"
    r"|themes?|motifs?|preoccupations?|concerns?|obsessions?)"
    r"|(?:is|are)\s+(?:really\s+)?(?:what\s+(?:it['’]s|it\s+is|the\s+(?:film|movie|story|picture)\s+is)\s+"
    r"(?:really\s+|all\s+)?about|(?:at\s+)?the\s+(?:very\s+)?(?:heart|core|centre|center)\s+of))\b"
)
# "captures the themes of …": the inner words say it better
_TO: Final = re.compile(r"\bto\s+$")
# what the text itself is about
_THIS_TEXT: Final = re.compile(
    r"\b(?:letter|newsletter|post|blog|column|essay|article|page|site|e-?mail|thread|podcast"
    r"|episode|song)\s+(?:\w+\s+)?$"
)
_NESTED: Final = re.compile(r"\b(?:themes?|issues?|topics?|subjects?)\b")
_OWNED: Final = re.compile(r"(?:his|her|my|your)\s+\w+$|an?\s+\w+$")
_PERSONS: Final = re.compile(
    r"\b(?:man|men|woman|boy|girl|guy|couple|group|character|characters|cop|detective|agent|person|"
    r"actor|scenes?|moments?|shots?|film|films|movie|movies|genre|script|team|family of|young"
    r"|nation|city|party|creature|county|station|ship|country|town|village)\b"
)


def _is_known(scheme: Scheme, text: str) -> bool:
    if scheme.find(text) is not None:
        return True
    if _PERSONS.search(text):
        return False
    # single hidden labels are inflections: they name a theme alone, not inside a longer phrase
    return any(
        " " in (label := text[match.start : match.end]) or label in match.concept.labels
        for match in scheme.matches(text)
    )


def _is_abstract(text: str) -> bool:
    return not _PERSONS.search(text) and bool(
        re.search(
            r"\w(?:ness|ity|tion|sion|ism|ment|ance|ence|hood|ship|cy|dom|ure|ty|philia)\b", text
        )
    )


def _lives(reading: Reading, sentence: Sentence, text: str) -> Iterator[Phrase]:
    if "life" not in text.lower():
        return
    for pattern in (_LIFE, _LIFE_OF):
        for match in pattern.finditer(text):
            span = Span(
                sentence.span.start + match.start("name"), sentence.span.start + match.end("name")
            )
            if reading.film_at(Span(sentence.span.start + match.start(), span.end)) is not None:
                continue  # "The Life and Loves of Ann Vane" is a title
            name = reading.names.cluster(span) or reading.names.cluster(match["name"])
            full = name.name() if name is not None else match["name"]
            if " " in full:
                yield Phrase(f"life of {full}", match.start(), match.end(), "theme-life", 0.6)
