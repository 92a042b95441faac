"""The small words within the names of people: "van der", "bint", "d'"."""

from __future__ import annotations

import re
from typing import Final

from ._words import joined_lines

__all__ = ["ELIDED", "PARTICLE", "PARTICLE_WORDS"]

_PARTICLES: Final = frozenset(joined_lines("name_particles"))

PARTICLE_WORDS: Final = frozenset(word for words in _PARTICLES for word in words.split())
"""Each of the words of `data/words/name_particles.txt`."""

PARTICLE: Final = "(?:{})".format(
    "|".join(
        re.escape(words).replace("'", "['’]").replace(r"\ ", " ")
        for words in sorted(_PARTICLES, key=lambda words: (-len(words), words))
    )
)
"""An expression for one of them, the longest first."""

ELIDED: Final = r"(?:(?:[dl]|dell|del|de|all)['’]|(?:al|el|ul|an|ar|as|ad|abd)[-‐])"
"""An expression for what is joined to the part of a name behind it: "d'", "al-"."""
