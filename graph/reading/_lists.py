"""Lines that are items of a list: by their bullets, figures, lengths or marks, or their heading."""

from __future__ import annotations

from ._header_lines import Line
from ._shapes import BULLET, NUMBERED, QUOTED_TITLE, TIMED, TRACKS
from ._titles_above import names_album

__all__ = ["is_free", "take_items"]


def is_free(line: Line) -> bool:
    """Tell whether it is open yet what a line is."""
    return line.kind is None and line.header is None


def take_items(lines: list[Line]) -> list[tuple[int, int, int]]:
    """Mark track lists and other runs of short list lines.

    Returns the lists that a heading calls a track list: (heading, first item, end).
    """
    lists: list[tuple[int, int, int]] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        bullet = BULLET.match(line.text)
        if is_free(line) and bullet and len(line.text) < 400:
            line.kind, line.starts = "item", bullet.end()
        if names_album(line) or (
            line.header is None
            and line.kind in {None, "heading"}
            and len(line.text) <= 200
            and TRACKS.fullmatch(line.text.strip("*_: "))
        ):
            end = _run_after(lines, number + 1)
            if end - number > 2:
                for item in lines[number + 1 : end]:
                    item.kind = "item"
                lists.append((number, number + 1, end))
                number = end
                continue
        end = _shaped_run(lines, number)
        if end - number >= 2:
            for item in lines[number:end]:
                item.kind = "item"
            number = end
            continue
        number += 1
    return lists


def _run_after(lines: list[Line], number: int) -> int:
    """Return the end of the run of short lines that follows the heading of a track list."""
    first = number
    while number < len(lines):
        line = lines[number]
        if number - first > 1 and _ends_list(lines, number):
            break
        long = len(line.text) > 110 or (
            len(line.text) > 45
            and line.text.endswith((".", "!", "?"))
            and not NUMBERED.match(line.text)
        )
        if long or line.kind not in {None, "item"} or line.header is not None:
            break
        number += 1
    return number


def _ends_list(lines: list[Line], number: int) -> bool:
    """Tell whether a sentence below an empty line follows lines that all have a figure."""
    line, above = lines[number], lines[number - 1]
    return (
        line.group != above.group
        and line.text[-1] in ".!?"
        and NUMBERED.match(line.text) is None
        and NUMBERED.match(above.text) is not None
    )


def _shaped_run(lines: list[Line], number: int) -> int:
    """Return the end of the run of numbered, timed or quoted-title lines from `number` on."""
    for form, longest in ((NUMBERED, 160), (TIMED, 160), (QUOTED_TITLE, 130)):
        end = number
        while (
            end < len(lines)
            and is_free(lines[end])
            and len(lines[end].text) <= longest
            and form.match(lines[end].text)
            and not (end > number and _is_same_figure(lines[end - 1].text, lines[end].text))
            and (end == number or lines[end].group - lines[end - 1].group <= (form is NUMBERED))
        ):
            end += 1
        if end - number >= 2:
            return end
    return number


def _is_same_figure(above: str, text: str) -> bool:
    """Tell whether two lines begin with one figure and a blank: the words of a title, no list."""
    one, two = (line.partition(" ")[0] for line in (above, text))
    return one.isdigit() and one == two
