"""Track lists that no label announces: lines of one shape, one after the other."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from ..claims import DocumentKind
from ..documents import Span
from ..expressions import expression
from ..reading.layout import Layout
from .name_kinds import NameKinds
from .track_columns import TableRow, table_rows
from .track_order import comma_parted, name_shapes, performers_lead, slash_parted
from .tracks import Track, row_track, track_of, tracks_in, without_figures
from .words import UPPER

__all__ = ["is_in_song_list", "score_lists", "track_titles", "unlabelled_tracks"]

_LEAST = 3
_SHAPED, _HALF = 2, 0.5  # so many performers, or so large a share, tell what the colon parts
_NUMBER = r"(?:#?\d{1,3}(?:[.):]| [–-]|(?= ))\s*|[-*•]\s+|[AB]\d{1,2}(?:[.:]|\s?[–-])?\s+)"
_LENGTH = r"(?:[\s.…(\[–-]*\b\d{1,2}[:'’]\d\d\b[\")\]”]*)"
_START = rf"[{UPPER}\d(“\"‘'¿¡]"
_QUOTED = r"[“\"‘'][^“”\"\n]{1,80}[”\"’']"
_SHAPES = (
    ("two", expression(rf"\s*{_NUMBER}?(?P<left>{_START}[^\n:]{{0,60}}?)\s+(?P<sep>--|[–—|~]|-|/{{2}})\s+(?P<right>[“\"‘']?[^\s:][^\n:]{{0,60}}?){_LENGTH}?\s*")),
    ("colon", expression(rf"\s*{_NUMBER}(?P<left>{_START}[^\n:–—]{{1,50}}?)(?P<sep>:)\s+(?P<right>[“\"‘']?[{UPPER}\d][^\n:]{{0,60}}?){_LENGTH}?\s*")),
    ("timed", expression(rf"\s*{_NUMBER}(?P<left>{_START}[^\n]{{0,70}}?){_LENGTH}\s*")),
    ("quoted", expression(rf"\s*{_NUMBER}(?P<left>{_QUOTED})(?P<right>.{{0,60}}?){_LENGTH}?\s*")),
)  # fmt: skip
_SECTION = expression(
    r"\s*(?:[\w ]{0,20}(?:side|disc|disk|half|part|cd|lp|it|flip)\b[\w .]{0,12}|\(flip\)):?\s*",
    re.IGNORECASE,
)
_NUMBERED = expression(rf"\s*{_NUMBER}")
# Not "the score": what follows may be who plays in the orchestra.
_SONGS_FOLLOW = expression(
    r"\b(?:songs?|tracks?|soundtrack|track ?list(?:ing)?|set ?list|needle[ -]drops)\b[^.!?]*(?::|…)\W*$"
    r"|^\W*(?:(?:the|other|all) )?(?:songs|soundtrack|track ?list(?:ing)?|music heard)(?: (?:in|of|on) [\w ]+)?\W*$",
    re.IGNORECASE,
)
# "Top 5 scores of the year": each line below is a film and its composer.
_SCORES_FOLLOW = expression(
    r"^\W*(?:[\w’']+ ){0,6}(?:(?:film |movie )?(?:scores|composers)|(?<!of )(?:film|movie) music|best (?:original )?score)"
    r"(?: (?:of|in|from|for|to|and|that|nominees|nominations|winners)(?: [\w ’']+)?)?\W*$",
    re.IGNORECASE,
)
_ALBUM = expression(
    r"[:–—(-]\s*(?:the )?(?:original )?(?:motion picture )?(?:soundtrack|score|ost)\)?\s*$",
    re.IGNORECASE,
)
_COUNTED_AND_TIMED = expression(rf"\s*{_NUMBER}\S.*?[\s.…(\[–-]\d{{1,2}}:\d\d\)?\]?\s*")
_ABOVE = 80
_LONGEST = 140
_SENTENCE = expression(r"(?<![Ff]eat)(?<![Ff]t)(?<!\bvs)(?<!\b[A-Z])[.!?;] +[A-Z\"“]|[a-z]{3}\.$")


def unlabelled_tracks(
    plain: str, kind: DocumentKind, kinds: NameKinds, taken: Sequence[Span]
) -> Iterator[Track]:
    """Yield the tracks of runs of at least three lines of one shape.

    Unquoted, they must stand in writing about music; `taken` are the lines that have a label.
    """
    if kind == "other":
        return
    tables = list(_rows_of_tables(plain, taken))
    yield from map(row_track, tables)
    taken = [*taken, *(row.at for row in tables)]
    for shape, run in _runs(plain, taken):
        if _lists_scores(plain, run[0][0].start):
            continue
        if shape != "quoted" and kind != "soundtrack" and not _is_announced(plain, run[0][0].start):
            quoted = sum(any(q in span.of(plain) for q in '“"‘') for span, _ in run)
            counted = all(_COUNTED_AND_TIMED.fullmatch(span.of(plain)) for span, _ in run)
            if quoted * 2 < len(run) and not counted:
                continue
        matches = [match for _, match in run]
        if shape == "colon" and not _names_performers(matches, kinds):
            continue
        texts, swap = _as_tracks(shape, matches, kinds)
        for (span, _), text in zip(run, texts, strict=True):
            track = track_of(text, span, performer_first=swap)
            if track is not None:
                yield track


def score_lists(plain: str) -> Iterator[list[tuple[Span, Span]]]:
    """Yield the lists of scores, of each line both parts: a film and its composer."""
    if _SCORES_FOLLOW_SOMEWHERE.search(plain) is None:
        return
    for shape, run in _runs(plain, ()):
        if shape in ("two", "colon") and _lists_scores(plain, run[0][0].start):
            yield [
                (_part_of(span, match, "left"), _part_of(span, match, "right"))
                for span, match in run
            ]


_SCORES_FOLLOW_SOMEWHERE = expression(r"(?:scores?|composers|music)\b", re.IGNORECASE)


def _part_of(line: Span, match: re.Match[str], part: str) -> Span:
    return Span(line.start + match.start(part), line.start + match.end(part))


def _lists_scores(plain: str, start: int) -> bool:
    """Tell whether the line above a run says that scores of several films follow."""
    above = plain[:start].rstrip().rsplit("\n", 1)[-1]
    return len(above) <= _ABOVE and _SCORES_FOLLOW.search(above) is not None


def _rows_of_tables(plain: str, taken: Sequence[Span]) -> Iterator[TableRow]:
    """Yield the rows of tables of tracks that nothing else has read."""
    lines, at = [], 0
    for line in plain.split("\n"):
        if line.strip():
            lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    for row in table_rows(plain, lines):
        if not any(span.meets(row.at) for span in taken):
            yield row


def _as_tracks(
    shape: str, matches: Sequence[re.Match[str]], kinds: NameKinds
) -> tuple[list[str], bool]:
    """Return the lines of a list with dashes between titles and performers, and which leads."""
    texts = [match.string for match in matches]
    halves = [(match["left"].strip(), match.groupdict().get("right", "")) for match in matches]
    if shape == "timed":
        bare = [without_figures(text) for text in texts]
        halves = slash_parted(bare) or comma_parted(bare, kinds)
    if shape in ("timed", "colon") and halves:
        texts = [" – ".join(filter(None, half)) for half in halves]
    if shape == "quoted" or not halves:
        return texts, False
    left, right = [one for one, _ in halves], [two for _, two in halves]
    return texts, shape == "colon" or performers_lead(left, right, kinds)


def _names_performers(matches: Sequence[re.Match[str]], kinds: NameKinds) -> bool:
    """Tell whether a colon parts performers from titles: "Ann Example: Low Tide"."""
    left = [match["left"].strip() for match in matches]
    return name_shapes(left) >= _SHAPED or _names(left, kinds) > _HALF * len(left)


def track_titles(layout: Layout, kind: DocumentKind, kinds: NameKinds) -> Iterator[Span]:
    """Yield where the titles of track lists stand, labelled or not."""
    plain = layout.view.plain
    fields = [field for field in layout.fields if field.label in ("tracklist", "song")]
    lists = [tracks_in(layout, field, kinds) for field in fields]
    taken = [field.value for field in layout.fields if field.value is not None]
    for track in chain(*lists, unlabelled_tracks(plain, kind, kinds, taken)):
        at = plain.find(track.title, track.at.start, track.at.end) if track.at is not None else -1
        if at >= 0:
            yield Span(at, at + len(track.title))


def is_in_song_list(plain: str, at: int) -> bool:
    """Tell whether an offset is in a run of lines that are songs.

    A line above says that songs follow, or the lines have both figures and lengths.
    """
    start = plain.rfind("\n", 0, at) + 1
    end = plain.find("\n", start)
    line = plain[start : end if end >= 0 else len(plain)]
    if len(line) > _LONGEST or not _is_listed(line):
        return False
    if _COUNTED_AND_TIMED.fullmatch(line):
        return True
    for _ in range(_MOST_ABOVE):
        above = plain.rfind("\n", 0, max(0, start - 1)) + 1
        if not start or not _is_listed(plain[above : start - 1]):
            break
        start = above
    return _is_announced(plain, start)


_MOST_ABOVE = 100  # lines


def _is_listed(line: str) -> bool:
    """Tell whether a line has a shape that those of lists of songs have."""
    return bool(line.strip()) and _shape_of(line, "two") is not None


def _is_announced(plain: str, start: int) -> bool:
    """Tell whether the line above a run says that songs follow: "The soundtrack includes:".

    The title of an album says so of lines with figures or bullets.
    """
    above = plain[:start].rstrip().rsplit("\n", 1)[-1]
    if _NUMBERED.match(plain, start) and _ALBUM.search(above):
        return True
    return len(above) <= _ABOVE and _SONGS_FOLLOW.search(above) is not None


def _runs(
    plain: str, taken: Sequence[Span]
) -> Iterator[tuple[str, list[tuple[Span, re.Match[str]]]]]:
    """Yield runs of lines of one shape; empty lines and headings of sides do not part them."""
    run: list[tuple[Span, re.Match[str]]] = []
    within = sorted(taken)
    starts = [line.start for line in within]
    shape = ""
    at = 0
    for line in plain.split("\n"):
        span = Span(at, at + len(line))
        at += len(line) + 1
        if not line.strip() or (run and _SECTION.fullmatch(line)):
            continue
        near = bisect_right(starts, span.start) - 1
        is_taken = near >= 0 and within[near].covers(span)
        matched = None if is_taken else _shape_of(line, shape)
        if matched is not None and (not run or matched[0] == shape):
            shape = matched[0]
            run.append((span, matched[1]))
            continue
        if len(run) >= _LEAST:
            yield shape, run
        run = []
        shape = ""
        if matched is not None:
            shape = matched[0]
            run = [(span, matched[1])]
    if len(run) >= _LEAST:
        yield shape, run


def _shape_of(line: str, wanted: str) -> tuple[str, re.Match[str]] | None:
    if len(line) > _LONGEST or _ALBUM.search(line):
        return None
    number = _NUMBERED.match(line)
    if _SENTENCE.search(line, number.end() if number else 0):
        return None
    for name, regex in sorted(_SHAPES, key=lambda shape: shape[0] != wanted):
        match = regex.fullmatch(line)
        if match is not None:
            return name, match
    return None


def _names(texts: Sequence[str], kinds: NameKinds) -> float:
    return sum(
        chances.get("person", 0.0) + chances.get("performer", 0.0)
        for chances in map(kinds.chances, texts)
    )
