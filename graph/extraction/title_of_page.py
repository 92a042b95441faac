"""The film that the title of a web page names: "Some Title (1999) review | Some Site"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..expressions import expression
from ..reading.layout import Layout
from .quotes import is_title_like
from .titles import WORK, YEAR, HeadTitle, clean_title, is_plausible_title
from .words import word_list

__all__ = ["page_titles"]

_PARTED = expression(r"\s+(?:[|–—•»·]|-|::)\s+")
_REVIEW = expression(
    rf"(?:{WORK} )?reviews?(?: of)?: ?(?P<after>.+)|review of (?P<of>.+)"
    rf"|(?P<before>.+?)(?: \({YEAR}\))?:? (?:{WORK} )?review(?: \((?:19|20)\d\d\))?",
    re.IGNORECASE,
)
_DATED = expression(rf"(?P<title>.+?) [(\[]{YEAR}[)\]]")
_LABEL = expression(rf"(?:(?:{WORK}|all) )?reviews?", re.IGNORECASE)


def page_titles(layout: Layout) -> Iterator[HeadTitle]:
    """Yield what the page is titled with beside "review" or a year, else each part of its title.

    The name of the site is a part too: that of a bare title is for the text to bear out.
    """
    for field in layout.fields:
        if field.label == "page title":
            yield from _of_text(field.text(layout))


def _of_text(text: str) -> Iterator[HeadTitle]:
    parts = [part for part in _PARTED.split(text) if part]
    sure: list[tuple[str, str, int | None]] = []
    bare = [part for part in parts if not _LABEL.fullmatch(part)]
    for part in bare:
        if reviewed := _REVIEW.fullmatch(part):
            name = reviewed["after"] or reviewed["of"] or reviewed["before"]
            year = reviewed["year"]
            sure.append(("title-review", name, int(year) if year else None))
        elif dated := _DATED.fullmatch(part):
            sure.append(("title-year", dated["title"], int(dated["year"])))
    if not sure and bare and len(bare) < len(parts):
        sure = [("title-review", bare[0], None)]
    for pattern, name, year in sure or [("title-line", part, None) for part in bare]:
        title = clean_title(name)
        if is_plausible_title(title) and is_title_like(title):
            said = bool(sure) and not (" " not in title and title.casefold() in word_list("common"))
            yield HeadTitle(title, pattern, 0, year, given=said)
