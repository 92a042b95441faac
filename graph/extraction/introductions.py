"""Where a text takes up a film: "On Friday I saw X.", "Next came X.", "X, directed by …".

A film that is only compared, quoted or listed is not taken up: "better than X", "the star of X".
"""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..documents import Span
from ..expressions import expression
from ..reading.layout import Layout, Sentence
from ..tagger.labels import FILM_KINDS, SUBJECT
from .name_kinds import NameKinds
from .quotes import Quoted, is_title_like
from .read_titles import may_be_two, title_read, without_cast
from .titles import YEAR, is_plausible_title
from .words import UPPER, key_of, occurrences, word_list

if TYPE_CHECKING:
    from ..tagger.answers import TaggedMention

__all__ = ["Introduction", "introductions"]


@dataclass(frozen=True, slots=True)
class Introduction:
    """A place where a film is taken up: its title, and the sentence that does so.

    `how` names the pattern, "in" one that says nothing of the film, as where the tagger has `read`
    a title without one; `early` tells that the sentence is one of the first two of its block.
    """

    span: Span
    name: str
    year: int | None
    marked: bool
    start: int
    block: int
    how: str
    early: bool
    read: bool = False

    @property
    def opens(self) -> bool:
        """Tell whether the title is among the first words of its sentence."""
        return self.span.start - self.start <= _FIRST_WORDS


_FIRST_WORDS = 8  # characters: a mark, and an article or "In"
_LINK = r"(?:of|the|and|&|a|an|in|on|at|for|to|de|la|le|les|du|des|el|los|am|im|und|et)"
_CASED = rf"(?:(?:Mr|Mrs|Dr|St|Vol|Pt)\.|[{UPPER}\d][\w'’-]*)"
_PLAIN_TITLE = rf"{_CASED}(?:(?: (?:{_LINK} ){{0,3}}|: ){_CASED}){{0,8}}[!?]?"
_T = (
    rf"(?:[“\"‘*_]{{1,2}}(?P<marked>[^“”\"‘*_\n]{{2,70}}?)(?P<stop>[.,]?)[”\"’*_]{{1,2}}|(?P<bare>{_PLAIN_TITLE}))"
    rf"(?: [(\[](?:[^()\n]{{0,40}}, ?)?{YEAR}[)\]])?"
)
_PERSON = rf"(?:(?!The |A |An |My |In |On )[{UPPER}][\w.-]+ (?:(?:de|van|von|di|la|le) )?){{1,3}}[{UPPER}][\w-]+"
_WHOSE = rf"(?:(?P<owner>{_PERSON})['’]s )?"
_NOT = r"(?!(?:like|than|unlike|of|from|as|by|director|star|maker|makers|reminded|thought|thinking|compared|better|worse|similar|instead|without)\b)"
_SMALL = rf"{_NOT}[a-z][\w'’-]*"
_ANY = rf"{_NOT}[\w'’-]+"
_STOPS = r"(?=[.,:;!?(]|$| \(| (?:by|with|from|in|after|for|as|which|and|at)\b|[”\"])"
_VERB = (
    r"(?:is|was|has|had|stars|starred|follows|tells|sends|opens|opened|comes|came|concerns|takes|took|won|brings|shows|begins|ends|starts|"
    r"lasts|runs|looks|works|turns|gives|makes|made|features|introduces|arrived|belongs|got|does|did|finds|puts|plays like|feels|never|remains|went)\b"
)
_RANK = r"(?:first|second|third|fourth|next|last|final|latest|best|better|worst|other|another|previous|earlier|new|debut|new|older)"
_KIND = r"(?:film|movie|picture|comedy|drama|thriller|western|documentary|musical|melodrama|romance|weepie|farce)"
# "To begin with, ", "On the other screen, ", but no "Unlike Low Tide, "
_TURN = r"(?!(?:If|When|While|Unlike|Like|Compared|After|Before|Since|Though|Although|As|Than)\b)[A-Z][a-z]+(?: [a-z]+){0,4}, "
_NO_TRADE = r"(?!['’]| (?:director|star|maker|critic|school|composer|editor|buff|fan|actor|actress|writer|role)s?\b)"
_NOUN = r"(?:film|feature|movie|picture|one)"
# "The villain in the first film was Ann Vane": who, not which film.
_SOMEBODY_IN = rf"[^.;]*?\b(?:in|of|for) the {_RANK} {_NOUN} (?:was|is|were)\b"
_CUE = (
    rf"(?:{_RANK}|closing|opening|winner|highlight|surprise|discovery|pick|favou?rite|festival|place|turn|evening|morning|afternoon|night|day|weekend|week|month|then|finally|lastly|"
    r"later|afterwards|mon|tues|wednes|thurs|fri|satur|sun|two|three|number|there)"
)
# Names, pattern, and whether its words alone show that the title is a film's.
_PATTERNS: tuple[tuple[str, re.Pattern[str], bool], ...] = tuple(
    (name, expression(pattern), sure)
    for name, pattern, sure in (
        ("seen", rf"\b(?:I|[Ww]e) (?:{_SMALL} ){{0,3}}?(?:saw|watched|rewatched|revisited|caught|began|started|opened|ended|closed|finished|turned|moved|went|got|came|sat|chose|picked|put|queued|waited|stayed|settled|showed|screened|showing|screening)(?: {_SMALL}){{0,5}}? {_T}{_STOPS}", True),
        ("comes", rf"^\W{{0,9}}(?!{_SOMEBODY_IN})(?=[^.;]*?(?i:\b{_CUE}))(?:{_ANY},? ){{1,12}}?(?:was|is|we had|I had|came|comes|brought|brings|goes to|went to|belong(?:s|ed) to|(?:open|clos)(?:s|ed) with|(?:began|ended|ends) with|rules|gives us|(?:there['’]s|there is|there was)|[Tt]hen|into|turn of|for|came up|[Nn]ext up|up:|first:|next:|last:) {_WHOSE}{_T}{_STOPS}", True),
        ("next", rf"^\W{{0,9}}(?:And |But )?(?:[Tt]hen|[Nn]ext|[Nn]ow|[Ll]ast|[Ff]inally|[Ff]irst|[Ll]astly)(?: up| comes| came| there['’]s| there is| there was| is| was|,|:)+ {_WHOSE}{_T}{_STOPS}", True),
        ("made", rf"^\W{{0,9}}(?:{_ANY},? ){{0,6}}?(?:{_PERSON}|[Hh]e|[Ss]he) (?:then |also |later |had |next )?(?:directed|directs|made|gives us|followed (?:it|this|that) with|is back with|returns with) {_T}(?=[.,:;!?(]|$| \(| (?:with|after|for|at|from)\b|[”\"])", True),
        ("ranked", rf"^\W{{0,9}}(?:{_ANY},? ){{0,4}}?(?i:{_RANK})\b(?: (?:is|of|the|two|three|film|one|movie|disc|these|this|them|{_SMALL})){{0,4}}, {_T}, ", True),
        ("feature", rf"\b(?i:{_RANK}|opening|closing|main|supporting) (?:of (?:the )?(?:two|three|four) )?(?:film|feature|movie|picture)(?: [^,.;:]{{1,40}})?, {_T}, ", True),
        ("is-a", rf"^\W{{0,9}}(?:(?:And|But|Then|Now|Next|Finally|Lastly|Last|Meanwhile)(?: up)?,? |{_TURN})?{_T}(?:, (?:on the other hand|by contrast|in contrast|meanwhile|however|though|too|also),)? (?:is|was) (?:an?|another) (?:(?!(?:in|of|about|for)\b)[\w'-]+ ){{0,4}}?{_KIND}\b{_NO_TRADE}", True),
        ("tells", rf"^\W{{0,9}}(?:And |But |Then |Now,? |{_TURN})?{_T} (?:tells (?:of|the (?:\w+ )?(?:story|tale))|(?:centre|center)s on|revolves around|stars(?= {_PERSON})|(?:is|was) (?:written and )?(?:directed|scored|helmed) by)\b", True),
        ("inverted", rf"^\W{{0,9}}[A-Z][a-z]+(?: (?:of|{_SMALL})){{0,5}}? (?:is|was|are|were|comes|came) {_WHOSE}{_T}, (?:(?:directed|written and directed|made) by {_PERSON}|starring {_PERSON}|(?:an?|another) (?:(?!(?:in|of|about|for)\b)[\w'-]+ ){{0,4}}?{_KIND}\b{_NO_TRADE})", True),
        ("showing", rf"^\W{{0,9}}(?:[Aa]lso |[Nn]ow |[Nn]ew |[Ss]till )?(?:[Ss]howing|[Pp]laying|[Oo]pening|[Oo]ut|[Rr]eleased)(?: now| too| today| this week)?: {_WHOSE}{_T}{_STOPS}", True),
        ("moved-by", rf"\bI (?:was|am|wasn['’]t|['’]m) (?:{_SMALL} ){{0,3}}?(?:keen on|taken with|sold on|(?:impressed|disappointed|charmed|bored|moved|won over) (?:by|with)) {_T}(?=[.:;!?]|$| \(|, (?:directed|starring|an? ))", True),
        ("liked", rf"^\W{{0,9}}(?:And |But |Then |(?:Least|Most|Best)(?: of all)? )?(?:I|[Ww]e) (?:{_SMALL} ){{0,2}}?(?:liked?|loved?|enjoy(?:ed)?|admired?|hated?|disliked?|prefer(?:red)?|(?:warm(?:ed)?|took|take) to|fell for) {_WHOSE}{_T}(?: (?:much |a lot |a good deal |even |far |rather |still |very )?(?:more|less|better|best|most|least|much)\b[^.!?]{{0,30}})?(?=[.!?;]|$)", True),
        ("shown", rf"^\W{{0,9}}(?:{_ANY},? ){{0,12}}?(?:prints?|screenings?|revivals?|showings?|restorations?|premi[eè]res?|previews?) of {_WHOSE}{_T}{_STOPS}", True),
        ("own-rank", rf"^\W{{0,9}}(?:And |But |Then |Now )?(?:[Hh]is|[Hh]er|[Tt]heir) (?:very )?{_RANK}(?: {_NOUN})?,? (?:(?:was|is|came) )?{_T}, (?=[a-z]|{_PERSON})", True),
        ("in-rank", rf"^\W{{0,9}}(?:{_ANY},? ){{0,2}}?(?:[Ii]n|[Ff]or|[Ww]ith|[Bb]y|[Cc]omes?|[Cc]ame) {_T}, (?:his|her|their) (?:very )?{_RANK}\b", True),
        ("followed", rf"\b(?:was|were|is|are) (?:then )?followed by {_WHOSE}{_T}{_STOPS}", True),
        ("ranked-is", rf"(?<!in the )(?<!of the )(?<!for the )\b{_RANK}(?: (?!(?:when|where|that|which|whom?|it|you|I|we|he|she|they)\b)(?:{_SMALL}|of)){{0,5}}? (?:was|is|called|titled) {_T}{_STOPS}", True),
        ("of-maker", rf"^\W{{0,9}}(?:{_SMALL.replace('a-z', 'A-Za-z')} ){{0,2}}?{_PERSON}['’]s? (?:(?:new|latest|debut|second|first|film|movie|own) ){{0,3}}{_T}(?:{_STOPS}|,? {_VERB}| [a-z]+s\b)", False),
        ("subject", rf"^\W{{0,9}}(?:And |But |Then |Now,? |Meanwhile,? |Both |So )?{_T},? {_VERB}", False),
        ("apposed", rf"^\W{{0,9}}{_T}, (?:(?:by|from) {_PERSON}, {_VERB}|(?:directed|written|starring|made|shot)\b|(?:an?|the) (?:[\w'-]+ ){{0,4}}?(?:film|movie|comedy|drama|thriller|western|documentary|musical|story|debut)\b(?!['’])|{_PERSON}['’]s)", True),
        ("in", rf"^\W{{0,9}}(?:In|For|With|On) {_T},? (?=\w)", False),
        ("for", rf"^\W{{0,9}}(?:{_ANY} ){{1,6}}?(?:for|into|to|with|at) {_T}, (?:directed|{_PERSON}['’]s)", True),
    )
)  # fmt: skip
# What some of the patterns cannot do without, in small letters.
_OF_RANK = expression(rf"\b{_RANK}")
_OF_TURN = expression(rf"\b{_CUE}")
_OF_FILM = expression(r"film|feature|movie|picture")
_OF_KIND = expression(rf"\b{_KIND}")
_NEEDED = {
    "is-a": _OF_KIND, "own-rank": _OF_RANK, "in-rank": _OF_RANK, "comes": _OF_TURN, "ranked": _OF_RANK, "ranked-is": _OF_RANK, "feature": _OF_FILM,
}  # fmt: skip
_FIRST = expression(rf"^\W{{0,9}}{_T}(?:[.:!]| ?[–—-] |, )")
_COMPARED = expression(
    r"\b(?:like|than|unlike|as|reminded me of|thought of|that of|(?:director|star|maker|makers|fan|fans|team|people|creator) (?:of|behind)|"
    r"who (?:made|directed|gave us|brought us)|know\w* (?:\w+ ){0,4}from|from|wants to be|compared to|likened to|instead of|sequel to|remake of|version of|loved|liked|about|quoted?|quotes)\s*$",
    re.IGNORECASE,
)
_WEIGHED = expression(r",? (?:is|was|had|has) (?:\w+ly |much |far |a bit )?(?:more|less|\w+er)\b")
_PRIZE = expression(
    r"\b(?:Awards?|Oscars?|Globes?|Prize|Prix|Best|Palme|BAFTAs?|Golden (?:Lion|Bear|Palm))\b"
)
_SOUNDING = expression(
    r"\b(?:songs?|sings?|sang|sung|singing|soundtrack|scores?|music|tunes?|tracks?|themes?|album|single|lyrics|ballad|numbers?|voice|plays? over)\b",
    re.IGNORECASE,
)
# What tells behind a title that it is a film's.
_FILM_BEHIND = expression(
    rf"[”\"*_]{{0,2}},? (?:directed by|starring|(?:{_PERSON}['’]s|an?|the|his|her) (?:[\w'-]+ ){{0,4}}?"
    r"(?:films?|movies?|comedy|drama|thriller|western|documentary|musical|melodrama|romance|debut|feature)\b(?!['’]))"
)
_PLACED = expression(
    r" (?:in|on|at|for) (?:\d{4}|[A-Z][a-z]+day|January|February|March|April|May|June|July|August|September|October|November|December)$"
)
_YEAR_BEHIND = expression(rf"[”\"’'*_]{{0,2}} [(\[](?:[^()\n]{{0,40}}, ?)?{YEAR}[)\]]")
_IF = expression(r"(?:If|When|While|Unlike|Like|Compared|After|Before|Since|Though|Although) ")
_LEAD = expression(
    r"(?:For|In|With|On|From|Where|Then|And|But|Both|Now|First|Next|Finally|Last) (?=[A-Z\d])"
)
_DAY = expression(
    r"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Day \w+|Week \w+|\d{1,2}(?:st|nd|rd|th)?(?: \w+)?)\b[.:,]?$"
)
_SAY_FILM = frozenset(
    {"feature", "is-a", "inverted", "own-rank", "in-rank"}
)  # patterns that have the word for it
_PERHAPS, _LIKELY, _SURELY, _RATHER, _MORE = 0.15, 0.35, 0.5, 0.7, 0.9
_READ = 0.8
# Films that the tagger reads in a text about many, and the most that it holds any for the one
# under review; where it reads very many, that does not matter.
_MANY, _VERY_MANY, _UNDER_REVIEW = 5, 7, 0.3
_LONG = 200  # characters
_MOST_SENTENCES = 400
_EARLY = 2


def introductions(
    layout: Layout, quotes: Sequence[Quoted], kinds: NameKinds
) -> Iterator[Introduction]:
    """Yield where the prose takes up a film, in order."""
    plain = layout.view.plain
    quoted_at = {quoted.outer.start: quoted for quoted in quotes}
    many = _reads_many(kinds)
    inner_at = {quoted.inner.start for quoted in quotes}
    block, opens, count = -1, False, 0
    for sentence in layout.sentences[:_MOST_SENTENCES]:
        if layout.blocks[sentence.block].kind not in ("paragraph", "item", "quote"):
            continue
        first = sentence.block != block
        count = 1 if first else count + 1
        text = sentence.span.of(plain)
        opens = first or opens
        block = sentence.block
        if first and _DAY.match(text.strip()):
            opens, count = True, 0
            continue
        found = _in_sentence(text, kinds, opens=opens)
        opens = False
        if found is None:
            if (
                count <= _EARLY
                and (span := _read_in(sentence, layout.blocks[block].span, kinds, many=many))
                is not None
            ):
                yield Introduction(
                    span, span.of(plain), None, marked=span.start in inner_at, block=block,
                    start=sentence.span.start, how="in", early=True,
                    read=True,
                )  # fmt: skip
            continue
        match, how = found
        group = "marked" if match["marked"] else "bare"
        name, at = _title_of(match, kinds)
        start = sentence.span.start + at
        name = _PLACED.sub("", name) if group == "bare" else name
        if _IF.match(name):
            continue
        if (lead := _LEAD.match(name)) and group == "bare":
            name, start = name[lead.end() :], start + lead.end()
        if group == "bare":
            span = without_cast(Span(start, start + len(name)), kinds)
            start, name = span.start, span.of(plain)
        yield Introduction(
            Span(start, start + len(name)),
            name,
            int(match["year"]) if match["year"] else None,
            group == "marked" or start in quoted_at,
            sentence.span.start,
            sentence.block,
            how,
            count <= _EARLY,
        )


def _reads_many(kinds: NameKinds) -> bool:
    """Tell whether the tagger reads many films, of which it takes none for the one under review."""
    films: dict[str, float] = {}
    for mention in kinds.tagged.mentions if kinds.tagged is not None else ():
        if _chance(mention) >= _SURELY:
            key = key_of(mention.span.of(kinds.plain))
            films[key] = max(films.get(key, 0.0), mention.kinds[SUBJECT])
    return len(films) >= _VERY_MANY or (len(films) >= _MANY and max(films.values()) < _UNDER_REVIEW)


def _chance(mention: TaggedMention) -> float:
    return sum(mention.kinds[kind] for kind in FILM_KINDS)


def _read_in(sentence: Sentence, block: Span, kinds: NameKinds, *, many: bool) -> Span | None:
    """Return the first name of a sentence that the tagger surely reads as a film's, if any.

    It opens the sentence and much of the block is still to come, or the text is about `many`.
    """
    mentions = kinds.tagged.mentions if kinds.tagged is not None else []
    low = bisect_left(mentions, sentence.span.start, key=lambda mention: mention.span.start)
    for mention in mentions[low:]:
        span = title_read(mention.span, kinds.plain)
        if span.start >= sentence.span.end:
            return None
        name = span.of(kinds.plain)
        before = kinds.plain[sentence.span.start : span.start].strip('“"‘*_ ')
        if (
            _chance(mention) < _READ
            or not is_title_like(name)
            or not is_plausible_title(name)
            or _COMPARED.search(before)
            or may_be_two(name)
        ):
            continue
        opens = before.casefold() in ("", "the", "a", "an") and block.end - span.start > _LONG
        return span if opens or many else None
    return None


def _in_sentence(text: str, kinds: NameKinds, *, opens: bool) -> tuple[re.Match[str], str] | None:
    """Return the earliest title that a sentence takes up and the name of the pattern."""
    best: tuple[re.Match[str], str] | None = None
    folded = text.casefold()
    held = {
        part: part.search(folded) is not None for part in (_OF_RANK, _OF_TURN, _OF_FILM, _OF_KIND)
    }
    for name, regex, sure in _PATTERNS:
        if name in _NEEDED and not held[_NEEDED[name]]:
            continue
        match = regex.search(text)
        if match is None or not _is_taken_up(match, text, kinds, sure=sure, how=name):
            continue
        at = _at(match)
        if best is None or at < _at(best[0]):
            best = match, name
    if best is None and opens:
        match = _FIRST.match(text)
        if match and _is_taken_up(match, text, kinds, sure=False, how="opening"):
            best = match, "opening"
    return best


def _is_dated(name: str, plain: str) -> bool:
    """Tell whether a title has its year behind it elsewhere in the text: "Low Tide (1988)"."""
    return any(_YEAR_BEHIND.match(plain, at + len(name)) for at in occurrences(name, plain))


def _at(match: re.Match[str]) -> int:
    return match.start("marked") if match["marked"] else match.start("bare")


def _title_of(match: re.Match[str], kinds: NameKinds) -> tuple[str, int]:
    """Return the title that a pattern found and where it begins: "Rain Dealer's Son" is one."""
    group = "marked" if match["marked"] else "bare"
    owner: str = match.groupdict().get("owner") or ""
    if group == "bare" and owner and not _is_somebody(owner, kinds):
        start = match.start("owner")
        return match.string[start : match.end(group)].rstrip(" .,"), start
    return match[group].rstrip(" .,"), match.start(group)


def _are_two_people(name: str, kinds: NameKinds) -> bool:
    halves = name.split(" and ") if may_be_two(name) else []
    return bool(halves) and all(
        kinds.chances(half) and len(half.split()) > 1 and _is_somebody(half, kinds)
        for half in halves
    )


def _is_somebody(name: str, kinds: NameKinds) -> bool:
    is_given = name.split()[0].casefold() in word_list("given_names")
    return not kinds.chances(name) or kinds.somebody(name) >= _LIKELY or is_given


def _is_taken_up(
    match: re.Match[str], text: str, kinds: NameKinds, *, sure: bool, how: str
) -> bool:
    """Tell whether a title stands there; `how` names the pattern, `sure` tells that it is a film's.

    Some patterns say so outright, and so may the words behind the title.
    """
    name, at = _title_of(match, kinds)
    said = how in _SAY_FILM or _FILM_BEHIND.match(text, at + len(name)) is not None
    if not is_title_like(name) or not is_plausible_title(name):
        return False
    if how != "liked" and _COMPARED.search(text[: _at(match)].rstrip('“"‘*_ ')):
        return False
    words = name.split()
    passed = word_list("calendar") | word_list("nationalities") | word_list("places")
    if words[-1] in word_list("organisations") | word_list("studio_words") or _PRIZE.search(name):
        return False
    chances = kinds.chances(" ".join(words))
    film = chances.get("film", 0.0)
    if match["year"] or (not sure and _is_dated(name, kinds.plain)):
        return True
    if all(word.casefold() in word_list("function") for word in words):
        return False
    if match["marked"]:
        other = max(chances.get("song", 0.0), chances.get("character", 0.0))
        return other < _SURELY or other < film or (sure and not _SOUNDING.search(text))
    if name in passed or words[0] in word_list("honorifics") or _are_two_people(name, kinds):
        return False
    person = kinds.somebody(" ".join(words))
    given = words[0].casefold() in word_list("given_names")
    like_a_person = len(words) in (2, 3) and not any(
        word.casefold() in word_list("common") for word in words
    )
    most = _PERHAPS if given else _SURELY
    if sure and not said and like_a_person and film < _LIKELY and person >= most:
        return False
    if sure and said:
        return person < (_RATHER if given else _MORE) and (len(words) > 1 or film >= _LIKELY)
    if sure:
        return (
            person < _SURELY
            and chances.get("place", 0.0) < _SURELY
            and chances.get("song", 0.0) < _SURELY
            and (len(words) > 1 or film >= _LIKELY)
        )
    if any(word.casefold() in word_list("given_names") for word in words[:-1]):
        return False
    if _WEIGHED.match(text, match.end("bare")):
        return False
    return film >= (_MORE if like_a_person else _LIKELY) and film > person
