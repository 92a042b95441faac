"""The main film's title as the head of a document gives it: a labelled line or a first line."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..expressions import expression
from ..reading.layout import Layout
from .headings import numbers_read
from .openings import opening_titles
from .quotes import is_title_like
from .titles import WORK, YEAR, HeadTitle, clean_title, is_plausible_title
from .words import UPPER, fold, word_list

__all__ = [
    "HeadTitle",
    "choose_head",
    "clean_title",
    "head_titles",
]

_PERSON = rf"[{UPPER}][\w.'’-]+(?: [{UPPER}][\w.'’-]*){{1,3}}"
# "Book review: …", "A second look and review: …": whose review it is, and no title.
_OTHER_REVIEW = (
    r"(?:(?:the|a|an|my|our|your) )?(?:[\w’'-]+ )?(?:books?|games?|theat(?:re|er)|stage|concert|gig|tv|television|restaurant|podcast|opera|dance|art|"
    r"exhibition|series|live|guest|capsule|mini|quick|short|advance|early|readers?|festival|peer|comics?|novel|record|single|ep|"
    r"ballet|radio|streaming|episode|season|track|show|spoiler[ -]free|in|user|audience|honest|first|weekend|daily) reviews?\b"
)
_HEAD_PATTERNS = tuple(
    (name, expression(pattern, flags))
    for name, pattern, flags in (
        ("title-bar-year", rf"(?P<title>.{{1,90}}?) *\| *{YEAR}", 0),
        (
            "title-year-composer",
            rf"(?P<title>.{{1,90}}?) \({YEAR}\) *[–—-] *(?P<composer>{_PERSON})",
            0,
        ),
        (
            "title-maker-year",
            rf"(?P<title>.{{1,90}}?) \((?P<director>{_PERSON}) */[^()]{{1,60}}, *{YEAR}\):?",
            0,
        ),
        (
            "title-year",
            rf"(?P<title>.{{1,90}}?) [(\[]{YEAR}[)\]]:?(?: *[–—-]? *{WORK}? *review)?",
            re.IGNORECASE,
        ),
        (
            "title-review",
            rf"(?P<title>.{{1,80}}?) *[–—:|-] *(?:an? )?(?:{WORK} )?review",
            re.IGNORECASE,
        ),
        (
            "review-title",
            rf"(?:{WORK} )?review(?: of)? *[–—:|-] *(?P<title>.{{1,80}})",
            re.IGNORECASE,
        ),
        (
            "title-music-review",
            rf"(?P<title>.{{1,80}}?)(?: original)? {WORK}(?: {WORK})? review",
            re.IGNORECASE,
        ),
        (
            "title-review",
            rf"(?!{_OTHER_REVIEW})(?P<title>.{{1,60}}?) (?:{WORK} )?review(?::| [–—|-]) *\S.*",
            re.IGNORECASE,
        ),
        (
            "title-original-soundtrack",
            r"(?P<title>.{1,80}?)[ :–-]+(?:the )?original (?:motion picture|film|movie|tv|television)?"
            r" ?(?:soundtrack|score|music)(?: .{0,40})?",
            re.IGNORECASE,
        ),
        (
            "title-music-from",
            r"(?P<title>.{1,80}?)[ :–—(\[-]+(?:music|songs|selections|score) (?:from|for) (?:and inspired by )?the"
            r" (?:original )?(?:motion picture|film|movie)(?: soundtrack)?[)\]]?(?: .{0,40})?",
            re.IGNORECASE,
        ),
        (
            "soundtrack-title",
            r"(?:soundtrack|ost|film score|score|soundtrack album)(?: (?:review|of the (?:week|month)|corner))? ?[:–—|-] ?(?P<title>.{1,80})",
            re.IGNORECASE,
        ),
        (
            "title-soundtrack",
            r"(?P<title>.{1,80}?)[ :–-]+(?:the )?(?:soundtrack|ost|film score|movie soundtrack)",
            re.IGNORECASE,
        ),
        (
            "various-artists-title",
            r"(?:various artists|various|v/a)[,:–— -]+[“\"'‘]?(?P<title>.{1,80}?)[”\"'’]?(?: \([^()\d]{2,40}\))?",
            re.IGNORECASE,
        ),
        (
            "caps-title-composer",
            rf"(?P<title>[{UPPER}0-9][{UPPER}0-9 '’:,.!?&-]{{1,80}}) [–—-] (?P<composer>{_PERSON})",
            0,
        ),
        (
            "title-label",
            rf"(?P<title>.{{1,80}}?)(?: [–—-] (?P<composer>{_PERSON}))? \([^()]{{1,40}}\b(?:Records|Recordings|Record Label|Label|Music|Classics|Records?, (?:19|20)\d\d)\)",
            0,
        ),
        ("quoted-headline", r"[“\"‘'](?P<title>[^“”\"]{1,80})[”\"’']", 0),
    )
)
_HEAD_LINES = 8
_HEAD_LENGTH = 130


# What somebody asks in an interview, and no title: "Q: And the music?".
_ASKED = expression(r"(?:Q|A): .*|[A-Z]{1,3}: .*\?")


def head_titles(layout: Layout) -> list[HeadTitle]:
    """Return the titles that fields and the first lines give, the surest first."""
    plain = layout.view.plain
    found: list[HeadTitle] = []
    titles = [field for field in layout.fields if field.label == "title"]
    films = [field for field in titles if field.raw_label.casefold() in _FILM_LABELS]
    for labelled in films or titles:
        source = labelled.source_value.of(layout.document.text)
        offset = labelled.line.start if labelled.line is not None else 0
        marked = [m.group(1) for m in _EMPHASISED.finditer(source)]
        whole = [labelled.text(layout)]
        if not labelled.raw_label and not is_title_like(labelled.text(layout)):
            continue
        given = labelled.line is None or labelled.raw_label.casefold() in _TITLE_LABELS
        texts = [t for t in marked if is_title_like(t)] or whole
        found.extend(_from_field(texts, offset, given=given))
    found.extend(_over_credits(layout))
    found.extend(_artists_album(layout))
    found.extend(opening_titles(layout))
    usual = [b for b in layout.blocks if b.kind not in ("boilerplate", "field", "comment")]
    lines = [b for b in usual if b.span.start < _HEAD_LENGTH * _HEAD_LINES][:_HEAD_LINES]
    for block in lines:
        offset = block.span.start
        for line in block.span.of(plain).split("\n")[:_HEAD_LINES]:
            stripped = line.strip()
            if 1 < len(stripped) <= _HEAD_LENGTH and not _ASKED.fullmatch(stripped):
                found.extend(
                    _with_bare_year(stripped, plain, offset) or _from_line(stripped, offset)
                )
            offset += len(line) + 1
    return found


def _over_credits(layout: Layout) -> Iterator[HeadTitle]:
    """Yield the one title that stands alone over credits, or over a text that ends with them.

    The credits are lines of at least two labels, the director or the cast among them.
    """
    plain = layout.view.plain
    labels: dict[int, set[str]] = {}
    for field in layout.fields:
        if field.line is not None and field.label in _CREDITS and field.raw_label != "by":
            labels.setdefault(field.block, set()).add(field.label)
        elif field.label == "title":
            return
    usual = numbers_read(layout)
    found: dict[str, HeadTitle] = {}
    for place, number in enumerate(usual[:-1]):
        block = layout.blocks[number]
        line = block.span.of(plain).strip()
        if number in labels or block.kind == "field" or not 1 < len(line) <= _SHORT_TITLE:
            continue
        below = _below(layout, labels, usual[place + 1 : place + 6])
        at_end = not place and block.kind == "heading" and _closes(layout, labels, usual)
        if not _is_credited(below) and not at_end:
            continue
        title = clean_title(line)
        named = title.count(",") > 1 or title.endswith(":") or _LABELLED.search(line)
        if is_plausible_title(title) and is_title_like(title) and not named:
            head = HeadTitle(title, "title-over-credits", block.span.start, given=True)
            found.setdefault(fold(title), head)
    if len(found) == 1:
        yield from found.values()


def _below(layout: Layout, labels: dict[int, set[str]], numbers: list[int]) -> set[str]:
    """Return the labels of the lines of credits that begin right below a title."""
    below: set[str] = set()
    for number in numbers:
        if number not in labels and layout.blocks[number].kind != "field":
            break
        below |= labels.get(number, set())
    return below


def _closes(layout: Layout, labels: dict[int, set[str]], usual: list[int]) -> bool:
    """Tell whether prose follows the first block and credits close the text."""
    if len(usual) < _FEWEST_BLOCKS or layout.blocks[usual[1]].kind != "paragraph":
        return False
    return _is_credited(set().union(*(labels.get(number, set()) for number in usual[-2:])))


_FEWEST_BLOCKS = 3
_LABELLED = expression(r"\.{3}|…|\t|[»›>|]|;$")


def _is_credited(labels: set[str]) -> bool:
    return len(labels) > 1 and not labels.isdisjoint(("director", "castMember"))


_SHORT_TITLE = 80
_CREDITS = frozenset(
    {"director", "castMember", "screenwriter", "composer", "cinematographer", "producer", "runtime"}
)


def _with_bare_year(line: str, plain: str, offset: int) -> list[HeadTitle]:
    """Return "Some Film 1974" where the text below has the title again without the year."""
    bare = _BARE_YEAR.fullmatch(line)
    if bare is None or bare["title"] not in plain[offset + len(line) :]:
        return []
    return [HeadTitle(bare["title"], "title-year", offset, int(bare["year"]))]


_BARE_YEAR = expression(r"(?P<title>[^\W\d_].{2,60}?),? (?P<year>(?:19|20)\d\d)")
_FILM_LABELS = frozenset(("film", "movie", "film title", "movie title", "film reviewed"))
_IN_BRACKETS = expression(r"\s*\([^()]{1,60}\)\s*$")
_TITLE_LABELS = _FILM_LABELS | {"title", "original title", "name"}
"""Where a page has a title and a film, the film under review is the film."""
_EMPHASISED = expression(r"(?:_|\*{1,2}|[“\"])([^_*“”\"]{2,80})(?:_|\*{1,2}|[”\"])")


def _from_field(texts: Iterable[str], offset: int, *, given: bool) -> Iterator[HeadTitle]:
    for text in texts:
        year = re.search(rf"[(\[|] ?(?:[^()\[\]\d]{{2,30}}, ?)?{YEAR}[)\]]?\s*$", text)
        title = clean_title(text)
        if given and (bare := _IN_BRACKETS.sub("", title)):
            title = bare
        if is_plausible_title(title):
            when = int(year["year"]) if year else None
            sure = given and is_title_like(title)
            yield HeadTitle(title, "title-field", offset, when, given=sure)


def _artists_album(layout: Layout) -> Iterator[HeadTitle]:
    """Yield the title of "Ann Example: Some Film (Original Motion Picture Soundtrack)".

    Only a given name tells it from a long title: "Some Saga: Another Part (Original …)".
    """
    first = layout.view.plain.lstrip().split("\n", 1)[0].strip()
    match = _ARTISTS_ALBUM.fullmatch(first) if len(first) <= _HEAD_LENGTH else None
    if match and match["composer"].split()[0].casefold() in word_list("given_names"):
        title = clean_title(match["title"])
        if is_plausible_title(title):
            yield HeadTitle(title, "artist-title-album", 0, composer=match["composer"])


_ARTISTS_ALBUM = expression(
    rf"(?P<composer>{_PERSON})(?::| [–—-]) (?P<title>.{{1,80}}?)[ :,–—(\[-]+"
    r"(?i:(?:the )?original (?:(?:motion picture|film|movie) )?(?:soundtrack|score)"
    r"|(?:music|songs|score) (?:from|for) the (?:original )?(?:motion picture|film|movie)"
    r"(?: soundtrack)?)[)\]]?(?: .{0,40})?"
)


def _from_line(line: str, offset: int) -> Iterator[HeadTitle]:
    for name, pattern in _HEAD_PATTERNS:
        if not (match := pattern.fullmatch(line)):
            continue
        groups = match.groupdict()
        title = clean_title(groups["title"])
        if name in ("title-year", "title-review") and not is_title_like(title):
            continue
        if is_plausible_title(title):
            year = groups.get("year")
            yield HeadTitle(
                title,
                name,
                offset,
                int(year) if year else None,
                groups.get("composer"),
                groups.get("director"),
            )
            return
    title = clean_title(line)
    if (
        is_plausible_title(title)
        and is_title_like(title)
        and not line.rstrip().endswith((":", "."))
    ):
        yield HeadTitle(title, "title-line", offset)


_DECISIVE = frozenset(
    {
        "title-over-credits",
        "title-music-from",
        "soundtrack-title",
        "title-field",
        "title-bar-year",
        "title-year-composer",
        "title-maker-year",
        "title-year",
        "title-review",
        "review-title",
        "title-music-review",
        "title-original-soundtrack",
        "title-soundtrack",
        "various-artists-title",
        "title-is-a-film",
        "artist-title-album",
        "title-over-fields",
        "title-tells",
        "title-label",
        "title-of-headline",
    }
)


def choose_head(heads: list[HeadTitle], plain: str) -> HeadTitle | None:
    """Return the title that the head gives: a sure pattern, or a line that the text repeats.

    Before a quotation stands whom it is from, and no title.
    """
    heads = [head for head in heads if not _SPEAKS.match(plain, head.offset + len(head.title))]
    for head in heads:
        if head.pattern == "title-field":
            return head
    for head in heads:
        if head.pattern in _DECISIVE:
            return head
    for head in heads:
        body = plain[head.offset + len(head.title) :]
        for title in dict.fromkeys((head.title, *_shorter(head.title))):
            repeated = _occurs(title, body)
            credited = re.match(
                r"\s*(?:[^\n]{0,60}\n)?\s*(?:a film by|directed by|director|dir|starring|cast)\b[: ]",
                body,
                re.IGNORECASE,
            )
            if repeated or credited or head.pattern == "caps-title-composer":
                return HeadTitle(
                    title, head.pattern, head.offset, head.year, head.composer, head.director
                )
    return None


_SPEAKS = expression(r": [“\"]")


def _shorter(title: str) -> Iterator[str]:
    for mark in (": ", " – ", " — ", " - "):
        if mark in title:
            yield title.split(mark, 1)[0]
    if possessive := re.match(rf"([{UPPER}].{{1,60}}?)['’]s ", title):
        yield possessive.group(1)


def _occurs(title: str, body: str) -> bool:
    flags = re.IGNORECASE if title.isupper() else 0
    return bool(re.search(rf"(?<![\w]){re.escape(title)}(?![\w])", body, flags))
