"""Films of a page whose parts each open with theirs: "1. Low Tide (1988). …", "**Low Tide**".

What sets one such line apart, a figure, a year, emphasis, capitals, sets the others apart, too:
a page has such parts where two or more lines that are marked alike read as titles, few lines so
marked do not, and what stands below them tells of films.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from ..documents import Span
from ..expressions import expression
from ..reading.entries import Entry, Mark, entries, is_cased, is_row_of_names
from ..reading.layout import PROSE
from .headings import is_section
from .quotes import is_title_like
from .titles import HeadTitle, clean_title, is_plausible_title, ungraded
from .words import key_of, occurrences, word_list

if TYPE_CHECKING:
    from ..claims import DocumentKind
    from ..reading.layout import Layout
    from .name_kinds import NameKinds

__all__ = ["parted_titles", "with_read"]

# How lines may be marked, the surest first, and how many of them make a page of films.
_FEWEST: Final[tuple[tuple[Mark, int], ...]] = (
    ("counted", 3), ("dated", 2), ("certified", 2), ("graded", 2), ("timed", 2),
    ("billed", 2),
    ("shouted", 3), ("marked", 2), ("opens", 2), ("alone", 2),
)  # fmt: skip
_SEVERAL: Final = 3
_FEWEST_ALONE: Final = 2  # lines that hold nothing else
_STANDING: Final[frozenset[Mark]] = frozenset({"alone", "marked", "counted", "timed"})
_UNCOUNTED: Final[frozenset[Mark]] = frozenset({"shouted", "marked", "opens", "alone"})
_BEFORE_PROSE: Final[frozenset[Mark]] = frozenset({"certified", "graded"})
_LISTED: Final[frozenset[Mark]] = frozenset({"counted", "timed", *_BEFORE_PROSE})
_PLACED: Final[frozenset[Mark]] = frozenset({"counted", "timed", "dated", "certified", "graded"})
# "… and no ending. 2/5"
_MARK_BEHIND: Final = expression(r" (?:\d{1,2}(?:\.\d)? ?/ ?(?:4|5|10|100)|[★☆½]+)[.)]?\s*$")
_OF_TITLES: Final = frozenset({"title", "year", "runtime", "rating"})
_PROSE, _BRIEF = 45, 25  # characters
_PARAGRAPH: Final = 80
_BEHIND_LABEL: Final = 3  # a colon and blanks, characters
_FEWEST_RUBRICS: Final = 3
_NAME_WORDS: Final = (2, 3)
_COLON: Final = ": "
_PUNCTUATION: Final = ".,;:!?()[]“”\"‘’'*_–—"


def with_read(layout: Layout, parts: list[HeadTitle], read: Sequence[Span]) -> list[HeadTitle]:
    """Return the parts of a page with those that only a reader of names finds, in order.

    Such a one is a paragraph that begins no known part and first names one of the films that are
    `read`, where the others are paragraphs, too.
    """
    prose = {n: b.span for n, b in enumerate(layout.blocks) if b.kind in PROSE}
    begun = {layout.block_of(part.offset) for part in parts}
    if not begun <= prose.keys():
        return parts
    known = {key_of(part.title) for part in parts}
    of_block: dict[int, list[str]] = defaultdict(list)
    for span in read:
        of_block[layout.block_of(span.start)].append(span.of(layout.view.plain))
    found = [
        HeadTitle(titles[0], "part-read", prose[at].start)
        for at, titles in of_block.items()
        if at in prose and at not in begun and len(titles) == 1 and key_of(titles[0]) not in known
    ]
    return sorted([*parts, *found], key=lambda part: part.offset)


def parted_titles(layout: Layout, kinds: NameKinds, kind: DocumentKind) -> list[HeadTitle]:
    """Return the titles that open the parts of a page of several films; none of other pages.

    Of lines that are marked in several ways those count that are most.
    """
    labels = sorted(
        field.value.start
        for field in layout.fields
        if field.value is not None and field.label not in _OF_TITLES
    )
    plain = layout.view.plain
    lines = [line for line in entries(layout) if not _is_label(plain, line, labels)]
    lines = _without_rubrics(_without_casts(lines))
    titled = [line for line in lines if _is_title(line, kinds) and not _is_verdict(line)]
    alone = [line for line in titled if not is_section(line.title)]
    best: tuple[Entry, ...] = ()
    for mark, fewest in _FEWEST:
        same = [line for line in (alone if mark == "alone" else titled) if mark in line.marks]
        if mark == "counted" and all("alone" in line.marks for line in same):
            fewest = _FEWEST_ALONE
        if len({line.title.casefold() for line in same}) < fewest:
            continue
        others = sum(mark in line.marks for line in lines) - len(same)
        if mark != "opens" and 2 * others > len(same):
            continue
        few = mark == "opens" and len(same) < _SEVERAL
        more = [line for line in titled if "dated" in line.marks and not few]
        if mark in _LISTED:  # one of a list need not look like a title
            more += [line for line in lines if mark in line.marks and _may_be_title(line)]
        elif mark == "billed":
            more += alone
        elif mark == "dated":
            more += [line for line in titled if "opens" in line.marks and _is_long(layout, line)]
        parts = _with_text(layout, {*same, *more})
        fewer = max(len(best), mark == "dated")  # one dated line heads no part of a page
        if len(parts) <= fewer or not _is_of_films(layout, parts, mark, kind):
            continue
        if mark != "opens" or not _is_of_one_film(plain, alone, parts):
            best = parts
    lettered = [
        f"{line.grade} {line.title}" if line.grade[:1].isalpha() else line.title for line in best
    ]
    titles = ungraded(lettered)
    return [_head(line, title) for line, title in zip(best, titles, strict=True)]


def _with_text(layout: Layout, lines: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the lines below which something stands, in order: the others head the next line."""
    plain = layout.view.plain
    ordered = sorted(lines, key=lambda line: line.offset)
    return tuple(
        line
        for line, end in _parts(ordered, plain)
        if any(sign.isalpha() for sign in plain[line.end : end])
    )


def _parts(lines: Sequence[Entry], plain: str) -> Iterator[tuple[Entry, int]]:
    """Yield each line with the end of the part that it opens: where the next one stands."""
    ends = (*(line.offset for line in lines[1:]), len(plain))
    return zip(lines, ends, strict=True)


def _line_end(line: Entry, plain: str) -> int:
    end = plain.find("\n", line.offset)
    return end if end >= 0 else len(plain)


def _is_label(plain: str, line: Entry, values: Sequence[int]) -> bool:
    """Tell whether a line opens with who made a film or what it is: "Music: Ann Example".

    `values` are the starts of what labels say so, in order.
    """
    if line.marks & _PLACED:
        return False
    at = bisect_left(values, line.offset)
    end = min(line.end + _BEHIND_LABEL, _line_end(line, plain))
    return at < len(values) and values[at] <= end


def _head(line: Entry, title: str) -> HeadTitle:
    return HeadTitle(title, "title-headed", line.offset, line.year, director=line.director or None)


def _without_casts(lines: Sequence[Entry]) -> list[Entry]:
    """Return the lines without rows of people right below one, which is billed so."""
    kept: list[Entry] = []
    for line in lines:
        over = kept[-1] if kept else None
        if over and is_row_of_names(line.title) and "alone" in over.marks & line.marks:
            kept[-1] = replace(over, marks=over.marks | {"billed"})
        else:
            kept.append(line)
    return kept


def _without_rubrics(lines: Sequence[Entry]) -> list[Entry]:
    """Return the lines, without what stands before a colon where it does in most of a list."""
    counted = [line for line in lines if "counted" in line.marks]
    ruled = [line for line in counted if _COLON in line.title]
    days = sum("timed" in line.marks for line in counted)
    if len(ruled) < _FEWEST_RUBRICS or 2 * (len(ruled) + days) < len(counted):
        return list(lines)
    return [
        replace(line, title=line.title.partition(_COLON)[2]) if line in ruled else line
        for line in lines
    ]


def _may_be_title(line: Entry) -> bool:
    title = clean_title(line.title)
    return is_plausible_title(title) and is_title_like(title) and is_cased(title)


def _is_title(line: Entry, kinds: NameKinds) -> bool:
    """Tell whether what a line opens with reads as a title, neither as a section nor a person."""
    if not _may_be_title(line):
        return False
    title = clean_title(line.title)
    words = [word.casefold().strip(",:") for word in title.split()]
    weighty = [word for word in words if word not in word_list("function")]
    if not weighty or all(word in word_list("review_sections") for word in weighty):
        return False
    calendar = word_list("calendar")
    if line.year is None and all(w[:1].isdigit() or w.title() in calendar for w in words):
        return False
    return line.year is not None or not _is_of_a_person(title, kinds)


def _is_of_a_person(title: str, kinds: NameKinds) -> bool:
    words = title.split()
    given = words[0].casefold() in word_list("given_names")
    return (
        len(words) in _NAME_WORDS
        and given
        and kinds.somebody(title) > kinds.chances(title).get("film", 0.0)
    )


def _is_of_films(layout: Layout, parts: Sequence[Entry], mark: Mark, kind: DocumentKind) -> bool:
    """Tell whether prose stands in the parts that the lines open, and tells of films."""
    plain = layout.view.plain
    dated = sum(line.year is not None for line in parts)
    if kind == "soundtrack" and dated < len(parts):
        return False
    bodies = [plain[line.end : end] for line, end in _parts(parts, plain)]
    fewest = _BRIEF if mark in _BEFORE_PROSE else _PROSE
    prose = sum(len(body.strip()) >= fewest for body in bodies)
    announced = mark != "opens" and _counts_films(plain[: parts[0].offset])
    tells = sum(
        announced or line.year is not None or _tells_of_film(body)
        for line, body in zip(parts, bodies, strict=True)
    )
    if 2 * prose < len(parts) or 2 * tells < len(parts):
        return False
    standing = sum(bool(line.marks & _STANDING) for line in parts)
    if 2 * standing < len(parts) and 2 * len(parts) < _paragraphs(layout):
        return False
    if mark not in _UNCOUNTED or dated == len(parts):
        return True
    if mark == "alone" and (
        len(parts) < _FEWEST_ALONE
        or min(tells, prose) < len(parts)
        or 2 * len(parts) < _paragraphs(layout)
    ):
        return False  # so stand the headings of an article in sections, too
    # A page whose paragraphs all open so, each with a title of its own, is made of parts.
    titles = {line.title.casefold() for line in parts}
    told_apart = len(titles) == len(parts) <= 2 * sum(" " in title for title in titles)
    throughout = mark == "opens" and told_apart and len(parts) >= _paragraphs(layout)
    if mark == "opens" and (len(parts) < _SEVERAL or "quoted" in parts[0].marks):
        long = all(_is_long(layout, line) and " " in line.title for line in parts)
        if not (throughout and tells == len(parts) and (long or len(parts) >= _SEVERAL)):
            return False
    again = sum(_again(plain, parts))
    if throughout and tells == len(parts):
        return _SEVERAL * again <= len(parts)  # one may be likened to another
    return (throughout or 4 * tells >= 3 * len(parts)) and not again


def _counts_films(above: str) -> bool:
    """Tell whether what stands above the parts says that they are films: "Six films for rain"."""
    words = {word.strip(_PUNCTUATION).casefold() for word in above.split()}
    films = {f"{noun}s" for noun in word_list("film_nouns")}
    return bool(words & films) and not words & word_list("listed_beside_films")


def _tells_of_film(body: str) -> bool:
    """Tell whether a part speaks of a film: by a word, a row of people or a mark."""
    if is_row_of_names(body.strip().partition("\n")[0]) or _MARK_BEHIND.search(body):
        return True
    words = (word.strip(_PUNCTUATION).casefold() for word in body.split())
    return any(word in word_list("tells_of_films") for word in words)


def _is_long(layout: Layout, line: Entry) -> bool:
    """Tell whether a line is long enough for a part by itself."""
    return _line_end(line, layout.view.plain) - line.offset >= _PARAGRAPH


def _paragraphs(layout: Layout) -> int:
    """Return how many lines of the page are long enough for a part."""
    plain = layout.view.plain
    return sum(
        len(line) >= _PARAGRAPH
        for block in layout.blocks
        if block.kind not in ("boilerplate", "comment")
        for line in block.span.of(plain).split("\n")
    )


def _is_of_one_film(plain: str, alone: Sequence[Entry], parts: Sequence[Entry]) -> bool:
    """Tell whether the title of one film stands over all parts: with its year, or named in them."""
    first = parts[0].offset
    over = next((line for line in alone if "alone" in line.marks and line.offset < first), None)
    if over is None or any(line.year is not None for line in parts):
        return False
    return over.year is not None or next(occurrences(over.title, plain[first:]), None) is not None


def _is_verdict(line: Entry) -> bool:
    """Tell whether what opens a line only praises or blames: "Great fun. …", "Bad ending. …"."""
    words = [word.strip(_PUNCTUATION) for word in line.title.casefold().split()]
    return line.marks == {"opens"} and _judging().issuperset(words)


@cache
def _judging() -> frozenset[str]:
    names = ("opinion-positive", "opinion-negative", "opinion-mixed")
    judged = {entry.partition(":")[0] for name in names for entry in word_list(name)}
    others = ("function", "cry_nouns", "cries", "review_sections", "degree_adverbs")
    return frozenset(judged.union(*map(word_list, others)))


def _again(plain: str, parts: Sequence[Entry]) -> Iterator[bool]:
    """Yield for each part whether another one names its title, too, or what leads to them does.

    Where that names them all it announces them.
    """
    above = plain[: parts[0].offset]
    announced = all(next(occurrences(line.title, above), None) is not None for line in parts)
    start = parts[0].offset if announced else 0
    for line, end in _parts(parts, plain):
        elsewhere = f"{plain[start : line.offset]} {plain[end:]}"
        yield next(occurrences(line.title, elsewhere), None) is not None
