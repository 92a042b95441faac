"""What stands below pictures of a page: who is seen on one, in what film, and who took it."""

from __future__ import annotations

from collections.abc import Sequence

from ._cast_lists import ListedLine
from ._cells import labelled_alone
from ._fields import FoundField, HeaderLine
from ._line_shapes import shape

__all__ = ["take_caption"]

# Among so many lines stands the title of the film that a caption may name.
_READ = 40


def take_caption(lines: Sequence[ListedLine], number: int) -> bool:
    """Read "Photo: Ann Example in Low Tide" as the cast, if a line is that title, or as no text.

    Who took a picture, and stands alone between empty lines, is no text either.
    """
    line = lines[number]
    seen = shape("caption")(line.text)
    if seen is not None and any(_opens_with(one.text, seen["title"]) for one in lines[:_READ]):
        field = FoundField("castMember", "photo", *seen.span("names"))
        line.header = HeaderLine((field,), len(line.text))
    elif seen is not None or _is_photographer(lines, number):
        line.kind = "boilerplate"
    else:
        return False
    return True


def _opens_with(text: str, title: str) -> bool:
    """Tell whether a line is a title, perhaps with facts behind a bar or in brackets."""
    return text == title or text.startswith((f"{title} |", f"{title} ("))


def _is_photographer(lines: Sequence[ListedLine], number: int) -> bool:
    """Tell whether a line says who took a picture: beside other credits it is a film's."""
    beside = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    return shape("photographer")(lines[number].text) is not None and not any(
        other.group == lines[number].group or labelled_alone(other.text.partition(" | ")[0])
        for other in beside
    )
