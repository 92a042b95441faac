"""Where a film's title of one plain word stands as a title: "Nobody" denies nothing there."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["without_plain_title"]

# Ahead of it the sentence has begun; or what follows can be said of a film alone.
_WITHIN: Final = r"(?<=[a-z,;] )"
_OF_A_FILM: Final = (
    r"(?=\s+(?:(?:is|was)\s+(?:an?|the|another|one|(?:[\w'-]+ly\s+)?(?:directed|written|shot|scored"
    r"|produced|composed)\s+by)\b(?:(?!\s+(?:of|in|for|to|than|this|that)\b)\s+[\w'-]+,?){0,6}?"
    r"(?:(?<=\sby)|\s+(?:film|movie|picture|drama|comedy|thriller|western|musical|documentary|story"
    r"|tale|debut|remake|sequel|romance|biopic)(?=[.,;:!?]|\s+(?:of|about|from|by|that|which"
    r"|in which|with|set|starring|directed|written|made|based|and|but)\b))"
    r"|stars\s+[A-Z]))"
)


def without_plain_title(text: str, title: str) -> str:
    """Return a text with a title of one word as "Nnn" where it plainly stands as the title.

    >>> without_plain_title("Nobody is a film by Bo. Nobody knew.", "Nobody")
    'Nnnnnn is a film by Bo. Nobody knew.'
    """
    if not title.isalpha() or not title[0].isupper() or title not in text:
        return text
    masked = "N" + "n" * (len(title) - 1)
    return re.sub(rf"\b{title}\b{_OF_A_FILM}|{_WITHIN}{title}\b", masked, text)
