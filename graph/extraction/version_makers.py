"""Who made the film under review: "Rill's film" of anybody else is another version of it."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from ..expressions import expression
from .beside import phrase
from .new_version import who_made_anew
from .version_words import MAKER, VERSION, YEAR
from .words import UPPER, word_list

__all__ = ["Makers"]

_NO_NAMES: Final = frozenset({"It", "That", "This", "Today"})
# "Rill's film belonged to Ann Vane": so an older one is spoken of, beside a new one.
_PAST: Final = expression(
    r" (?:was|had|belonged|gave|starred|allowed|ended|ran|lasted|needed|let|made"
    r"|(?:is|remains|stays) still|still|remains)\b"
)
_ONLY_A_FILM: Final = (" film", " movie", " picture")


class Makers:
    """Who is said to have made the film under review, by last names.

    `speaks_of_main` tells whether a place is said of it. Where the text tells of no other version
    (`is_told`) they are not asked for.
    """

    def __init__(
        self, plain: str, title: str, speaks_of_main: Callable[[int], bool], *, is_told: bool
    ) -> None:
        self._plain, self._title = plain, title
        self._speaks_of_main = speaks_of_main
        found = re.finditer(MAKER.format(title=re.escape(title)), plain) if is_told else ()
        self.known = {
            (m["by"] or m["whose"]).split()[-1] for m in found if speaks_of_main(m.start())
        }
        for who in who_made_anew(plain) if is_told else ():
            if speaks_of_main(who.start):
                self.known |= {name.split()[-1] for name in who.of(plain).split(" and ")}

    def is_another(self, match: re.Match[str]) -> bool:
        """Tell whether "X's version" is by another than the maker of the film under review."""
        groups, words = match.groupdict(), match.group()
        if " new " in words:
            return False
        nation = groups.get("nation") or groups.get("land")
        if nation in word_list("nationalities"):
            return True
        whose = str(groups["whose"] or groups["by"] or nation)
        if not groups["whose"] and (self._is_print(whose) or not VERSION.search(words)):
            return False
        if self.known:
            return whose not in self.known and whose not in self._title.split()
        is_past = _PAST.match(self._plain, match.end()) is not None
        if words.endswith(_ONLY_A_FILM) and not re.search(YEAR, words) and not is_past:
            return False
        name = re.escape(whose)
        own = (
            rf"{name}(?:['’]s)? (?:[a-z]+ ){{0,2}}(?:directs|directed|(?:has |have )?remade|remakes|helms|{re.escape(self._title)}|(?:new )?(?:film|remake|movie)\b)|"
            rf"(?:directed|remade|made|film|movie|remake) by (?:[{UPPER}][\w.-]+ ){{0,2}}{name}\b"
        )
        places = [m.start() for m in re.finditer(own, self._plain)]
        places = [at for at in places if not (is_past and match.start() <= at < match.end())]
        return not any(map(self._speaks_of_main, places)) and whose not in _NO_NAMES

    def _is_print(self, word: str) -> bool:
        """Tell whether "the X version" is the same film in another language or on another disc."""
        known = word_list("nationalities") | word_list("places")
        is_print = phrase("versions", "print").fullmatch(word.lower()) is not None
        return is_print or word in known or word in self._title.split()
