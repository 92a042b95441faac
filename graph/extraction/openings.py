"""Titles that the shape of the first lines or the first sentence of a document gives."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..documents import Span
from ..expressions import expression
from ..reading.layout import Block, Layout
from .capitals import LINKS, TITLE
from .quotes import is_title_like
from .read_titles import title_read
from .title_of_page import page_titles
from .titles import MUSIC_FROM, YEAR, HeadTitle, clean_title, is_plausible_title
from .words import UPPER, word_list

__all__ = ["last_resorts", "opening_titles"]


def opening_titles(layout: Layout) -> Iterator[HeadTitle]:
    """Yield titles that stand over a header, open the text with a year or are said to be films."""
    plain = layout.view.plain
    yield from page_titles(layout)
    yield from _over_fields(layout)
    yield from _before_label(plain)
    yield from _under_credits(plain)
    yield from _of_records(layout)
    yield from _of_maker(plain)
    if opening := _OPENING.match(plain):
        place = title_read(Span(*opening.span("title")), plain)
        read = place.of(plain)
        leads = plain.count(read) > 1 or _CLAUSE.match(plain, opening.end()) is not None
        owned = plain[: place.start].endswith(("'s ", "’s "))
        leads = leads or (owned and plain.count(opening["title"]) == 1)
        title = clean_title(read if leads else opening["title"])
        if is_title_like(title) and is_plausible_title(title):
            year = int(opening["year"])
            yield HeadTitle(title, "title-year", opening.start("title"), year)
    elif (
        (spelt := _IN_SMALL.match(plain) or _ALL_SMALL.match(plain))
        and is_plausible_title(spelt["title"])
        and not _RUBRIC.search(spelt["title"])
    ):
        start = spelt.start("title")
        yield HeadTitle(spelt["title"], "title-year", start, int(spelt["year"]))
    if lead := _LEAD.match(plain):
        place = title_read(Span(*lead.span("title")), plain)
        title = clean_title(place.of(plain))
        words = title.casefold().split()
        named = is_title_like(title) and not all(w in word_list("function") for w in words)
        if is_plausible_title(title) and (lead["year"] or named):
            made = int(lead["year"]) if lead["year"] else None
            title = title.upper() if layout.document.text.isupper() else title
            yield HeadTitle(title, "title-is-a-film", place.start, made)
    if (shown := _SHOWN.match(plain)) and is_plausible_title(shown["title"]):
        yield HeadTitle(shown["title"], "title-is-a-film", shown.start("title"))
    if speaks := _SPEAKS.match(plain):
        place = title_read(Span(*speaks.span("title")), plain)
        title = clean_title(place.of(plain))
        first = title.split()[0].casefold()
        pointing = first in word_list("function") and " " not in title
        if is_plausible_title(title) and not pointing and not _is_name_like(title):
            yield HeadTitle(title, "title-tells", place.start)


_SHORT = 90
_FEW = 4
_CREDITS = frozenset(
    {"director", "castMember", "screenwriter", "cinematographer", "runtime", "composer", "year"}
)


def _over_fields(layout: Layout) -> Iterator[HeadTitle]:
    """Yield a short first line right above a line with a label of credits."""
    plain = layout.view.plain
    labels = {f.line.start: f.label for f in layout.fields if f.line is not None and f.raw_label}
    usual = [b for b in layout.blocks if b.kind not in ("boilerplate", "comment")][: _FEW + 1]
    for block, below in pairwise(usual):
        text = block.span.of(plain)
        if block.kind == "field" or len(text) > _SHORT:
            return
        title = clean_title(text)
        if labels.get(below.span.start) in _CREDITS and is_plausible_title(title):
            yield HeadTitle(title, "title-over-fields", block.span.start)
            return


def _before_label(plain: str) -> Iterator[HeadTitle]:
    """Yield what stands before the label of the director on the first line: "Slate Dir: Ann Vane"."""
    if found := _LABELLED.match(plain):
        title = clean_title(found["title"])
        if is_title_like(title) and is_plausible_title(title):
            yield HeadTitle(title, "title-over-fields", found.start("title"))


def _under_credits(plain: str) -> Iterator[HeadTitle]:
    """Yield a line alone between the credits that open the text, from the director on, and prose."""
    if found := _UNDER.match(plain):
        title = clean_title(found["title"])
        if is_title_like(title) and is_plausible_title(title) and not _RUBRIC.search(title):
            yield HeadTitle(title, "title-over-fields", found.start("title"))


def _of_maker(plain: str) -> Iterator[HeadTitle]:
    """Yield what the text opens with before its maker and year: "Slate. Ann Vane, 1987. …"."""
    found = _MADE.match(plain)
    if found is None or _RUBRIC.search(found["title"]):
        return
    title, maker = found["title"], found["director"]
    words = (*title.split(), *maker.split())
    known = maker.split()[0].casefold() in word_list("given_names")
    named = title in word_list("places") or maker in word_list("places")
    if any(word in word_list("calendar") for word in words) or (named and not known):
        return
    if is_title_like(title) and is_plausible_title(title):
        start = found.start("title")
        yield HeadTitle(title, "title-maker-year", start, int(found["year"]), director=maker)


def _of_records(layout: Layout) -> Iterator[HeadTitle]:
    """Yield the film that one of the first lines names as that of a record.

    "Some Title (Original Motion Picture Soundtrack)", "Music from the Film Some Title", and
    "Ann Example – Some Title: Part Two (Example Records)".
    """
    plain = layout.view.plain
    head = plain[: _SHORT * _FEW]
    offset = 0
    for line in head.split("\n")[: _FEW + 1]:
        for name, pattern in _RECORDS:
            if not (found := pattern.fullmatch(line.strip())):
                continue
            title = clean_title(found["title"])
            if is_plausible_title(title) and is_title_like(title):
                yield HeadTitle(title, name, offset + line.index(found["title"]))
                return
        offset += len(line) + 1


def _is_name_like(title: str) -> bool:
    """Tell whether a title may as well be a full name: two or three words, not everyday ones."""
    words = title.split()
    return len(words) in (2, 3) and not any(
        word.casefold() in word_list("common") or word.isupper() for word in words
    )


def last_resorts(layout: Layout) -> Iterator[HeadTitle]:
    """Yield first lines that look like titles though the text does not repeat them.

    These are a title before a subtitle in small letters ("Some Title: six questions"), a line
    in capitals, a title that ends with a stop before the sentences ("Some Title. What a mess."),
    and what the first sentence of a text in capitals is about.
    """
    plain = layout.view.plain
    is_shouted = layout.document.text.isupper()  # its prose is read in small letters
    opens = (_SHOUTS if is_shouted else _STOPPED).match(plain)
    title = opens["title"].upper() if opens and is_shouted else opens["title"] if opens else ""
    if is_of := _IS_OF.match(plain):
        if _may_be_of(is_of["title"], is_of["owner"]):
            yield HeadTitle(is_of["title"], "title-with-stop", is_of.start("title"))
    elif opens is not None and _stands_for_itself(title):
        yield HeadTitle(title, "title-with-stop", opens.start("title"))
    usual = [b for b in layout.blocks if b.kind not in ("boilerplate", "comment", "field")]
    for block in usual[:1]:
        yield from _from_first(block, plain)


def _may_be_of(title: str, owner: str) -> bool:
    """Tell whether what is said to be somebody's other work may be a film: one word, and no name.

    "Slate is Vane's Hamlet", but "Ann is Bo's Juliet", "Oslo is Norway's Paris", "This is Vane's".
    """
    never = word_list("function") | word_list("given_names")
    places = word_list("places")
    return title.casefold() not in never and places.isdisjoint((title, owner))


def _stands_for_itself(words: str) -> bool:
    """Tell whether words before a stop may be a title, and no greeting, place or person."""
    few = [word for word in words.split() if not re.fullmatch(LINKS, word, re.IGNORECASE)]
    rare = sum(word.casefold() not in word_list("common") for word in few)
    if rare < _FEWEST_WORDS - words.startswith("The ") or _RUBRIC.search(words):
        return False
    if len(few[-1]) < _SHORTEST_LAST or _OWNS.search(words):
        return False  # "Ann P. Vane", "Bo Rill is Vane's Hamlet"
    named = few[0].casefold() in word_list("given_names") or words in word_list("places")
    dated = any(word in word_list("calendar") for word in few)
    return not (named or dated) and is_title_like(words) and is_plausible_title(words)


def _from_first(block: Block, plain: str) -> Iterator[HeadTitle]:
    line = block.span.of(plain).split("\n")[0].strip()
    if len(line) > _SHORT:
        return
    head, mark, tail = next(
        (
            (h, m, t)
            for m in (": ", " – ", " — ", " - ")
            for h, found, t in [line.partition(m)]
            if found
        ),
        (line, "", ""),
    )
    words = [word for word in tail.split() if word[0].isalpha()]
    small = bool(words) and sum(word[0].islower() for word in words) * 2 > len(words)
    weighty = [w for w in head.split() if not re.fullmatch(LINKS, w, re.IGNORECASE)]
    titled = is_title_like(head) and len(weighty) > 1 and is_plausible_title(clean_title(head))
    if mark and small and titled and not _RUBRIC.search(head):
        yield HeadTitle(clean_title(head), "title-with-subtitle", block.span.start)
    elif (
        line.isupper() and titled and not re.search(r"[\d·|@#]", line) and not _RUBRIC.search(line)
    ):
        yield HeadTitle(clean_title(line), "title-shouted", block.span.start)


# "Slate. Ann Vane, 1987. …", "Slate, Ann Vane, 1987. …", "Slate by Ann Vane (1987)".
_MADE = expression(
    rf"[*_\s]*[“\"]?(?P<title>[{UPPER}\d][^\n.;:()“”\"]{{0,60}}?[!?]?)[”\"]?[*_]*(?:\. |, | by | [–—-] |: | ?\n)"
    rf"(?P<director>[{UPPER}][\w'’-]+(?: [{UPPER}][\w.'’-]*){{1,3}})(?:, | \(){YEAR}\)?(?=[.:;\n]|$)"
)
_LABELLED = expression(
    rf"\s*(?P<title>[{UPPER}\d][^\n|:;.]{{0,60}}?)(?: [|–—-]|,)? [Dd]ir(?:\.:?|:|ector:|ected by:) ?(?=[{UPPER}])"
)
# "Dir. Ann Vane/UK/1962/90m", "w/ Bo Rill, Gus Hart", "Slate" and prose, each on its line.
_UNDER = expression(
    r"\s*(?:[Dd]ir(?:\.:?|:|ector:|ected by:?)|D:) ?[^\n]{3,120}\n(?:(?:[Ww]/|[Ww]ith:? |[Cc]ast: ?|[Ss]tarring:? |[Ss]tars: ?)[^\n]{3,160}\n)?\n?"
    rf"(?P<title>[{UPPER}\d][^\n:;.]{{0,60}})\n(?=\n[^\n]{{60}})"
)
_RUBRIC = expression(
    r"\b(?:films?|movies?|reviews?|week|weekend|month|year|best|top|worst|interview|questions?|news|diary|festival|"
    r"screening|notes?|cinema|essay|list|guide|recipe|how|why|what|spoilers?|alert|warning|part|chapter)\b",
    re.IGNORECASE,
)
_RECORDS = (
    (
        "title-original-soundtrack",
        expression(
            r"(?P<title>[^\n]{1,80}?) ?[(\[](?:the )?(?:original )?(?:(?:motion picture|film|movie) )?(?:soundtrack|score|music)(?: album| recording)?[)\]].{0,40}",
            re.IGNORECASE,
        ),
    ),
    (
        "title-music-from",
        expression(
            rf"{MUSIC_FROM}(?P<title>[^\n()]{{1,80}}?)(?: [(\[][^\n]{{0,40}})?", re.IGNORECASE
        ),
    ),
    (
        "title-label",
        expression(
            rf"(?:[{UPPER}][\w.'’&]*,? ){{1,4}}[–—-] (?P<title>[^\n()]{{1,60}}: [^\n()]{{1,60}}) \([^()\n]{{1,40}}\b(?:Records|Recordings|Music|Classics)\)"
        ),
    ),
)
# "Some Title. What a mess." at the start of the text.
_STOPPED = expression(
    rf"\s*[“\"]?(?P<title>{TITLE})[.…]+[”\"]? (?=[“\"‘(]?[{UPPER}][\w’']*[^\n]{{20}})"
)
_OWNS = expression(rf" (?:is|was) (?:[{UPPER}][\w.-]+ )*[{UPPER}][\w-]+['’]s? ")
# "Slate is Vane's Hamlet. …" at the start of the text.
_IS_OF = expression(
    rf"\s*[“\"]?(?P<title>(?:The )?[{UPPER}][\w-]+)[”\"]? (?:is|was) (?P<owner>(?:[{UPPER}][\w.-]+ ){{0,2}}[{UPPER}][\w-]+)['’]s? (?=[“\"]?[{UPPER}\d])[^\n.!?]{{2,60}}[.!?]"
)
# "SOME TITLE IS THE WORST …", where all is in capitals.
_SHOUTS = expression(
    r"\s*[“\"]?(?P<title>[^\W_][\w '’&-]{1,60}?)[”\"]? (?:IS|WAS|HAS|TELLS)\b", re.IGNORECASE
)
_FEWEST_WORDS, _SHORTEST_LAST = 2, 3
# "Some Title stars Ann Vane and Bo Rill in …", but "Silent stars Ann Vane and Bo Rill are back".
_STAR = rf"[{UPPER}][\w.'’-]*(?<!\.)(?: [{UPPER}][\w.'’-]*(?<![a-z]\.)){{0,3}}"
_STARS = rf"(?<!['’]s )stars (?={_STAR}(?:,? (?:and )?{_STAR})*(?:[.,;:(]| (?:as|in|with|who|opposite|alongside|playing)\b))"
# "Some Title tells the story of …" at the start of the text.
_SPEAKS = expression(
    rf"\s*[“\"'‘]?(?P<title>{TITLE})[”\"'’]? (?:(?:really |certainly |probably |easily )?(?:presents an?|tells (?:the (?:story|tale)|us)|follows the|chronicles|centers (?:on|around)|"
    rf"centres (?:on|around)|{_STARS}|is one of (?:the|those|my)|has (?:got )?to be (?:one|the)|is set in|takes place|is based on|is about an?|is a (?:\w+ ){{0,3}}(?:story|tale|masterpiece|classic|mess|disaster|gem)|"
    r"was (?:a (?:great|good|terrible|bad|decent|fun) (?:film|movie)|(?:the )?(?:best|worst))))\b"
)
# "Ann Example is a detective in the film …", "… is the star of this film": somebody, and no title.
_NOT_IN_ONE = (
    r"(?!(?:in|at|from|for|who|whose|behind)\b|of (?:this|the|that|his|her|their|its|my|[A-Z]))"
)
# "Some Title is a 1999 American drama film …" at the start of the text.
_LEAD = expression(
    rf"\s*[“\"'‘]?(?P<title>[{UPPER}\d](?:(?!(?<!Dr)(?<!Mr)(?<!Mrs)(?<!St)[.!?] [{UPPER}“\"])[^\n]){{0,89}}?)[”\"'’]?(?: \([^()\n]{{1,60}}\))?"
    rf"(?:, (?:also|originally|released|known|or) [^,\n]{{1,60}},)? (?:is|was) (?:an?|the) "
    rf"(?:{_NOT_IN_ONE}[\w'’-]+ ){{0,2}}?(?:{YEAR} )?(?:{_NOT_IN_ONE}[\w'’./–-]+(?<![a-z]{{3}}\.),? ){{0,8}}?"
    r"(?:(?:B-)?(?:film|movie)|(?:drama|comedy|western|thriller)(?= (?:directed|starring|written))"
    r"|(?:documentary|biopic|thriller)(?= (?:about|by|directed|in which|that|starring)))\b"
    r"(?! (?:stars?|actors?|actress|directors?|makers?|critics?|buffs?|fans?|composers?|scores?|festival)\b)",
)
# "Next Tuesday: Some Title, 7.30 pm in the library." on the first line.
_SHOWN = expression(
    r"\W*(?:(?:[Nn]ext|[Tt]his|[Oo]n|[Cc]oming) )?(?:(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day|[Ww]eek|[Tt]onight|[Tt]omorrow)(?: (?:night|evening|afternoon))?: [“\"]?"
    rf"(?P<title>(?=[{UPPER}\d])[^\n.!?:,;“”\"]{{2,60}})[”\"]?, (?:at )?\d{{1,2}}(?:[.:]\d\d)? ?(?:[ap]\.?m\b|o['’]clock|h\b)[^\n]{{0,60}}\n"
)
_OPENING = expression(rf"[*\s]*(?P<title>{TITLE}) \({YEAR}\)")
# What follows "In Some Title (2014)" where "In" is none of the title: a clause of its own.
_CLAUSE = expression(
    rf", (?:(?!(?:directed|written|starring|from|by|with|which|whose|where|in)\b)[^,.;:\n]{{8,160}}[.!?](?=\s|$)"
    rf"|[{UPPER}][\w'’-]+(?: [{UPPER}][\w'’-]+){{0,3}} (?!is |was )[a-z]{{2,}}(?:s|ed) )"
)
# "some title (2014)" alone on the first line.
_ALL_SMALL = expression(rf"\s*(?P<title>[a-z][^\n()A-Z]{{1,60}}) \({YEAR}\)(?= *\n)")
# "Le verger de cuivre (2014)" at the head of the text: in these languages only the first word of a
# title is capitalised.
_IN_SMALL = expression(
    rf"[*_\s]*[“\"«]?(?P<title>(?:(?:Le|La|Les|Un|Une|Des|Du|El|Los|Las|Una|Il|Lo|Gli|Der|Die|Das|Den|Ein|Eine|De|Het|En|Ett|Et|Os|As|Um|Uma) |L['’])"
    rf"[^\s.!?;:()“”\"]+(?: [^\s.!?;:()“”\"]+){{0,7}})[”\"»]?[*_]* [(\[](?:[^()\d\n]{{0,30}}, ?)?{YEAR}[)\]]"
)
