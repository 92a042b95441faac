"""What was found of the last short texts: clients ask the same again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, Final, ParamSpec, TypeVar

__all__ = ["remembered"]

_TEXTS: Final = 512
_LONGEST: Final = 16_384

_Text = TypeVar("_Text", str, bytes)
_More = ParamSpec("_More")
_Found = TypeVar("_Found")


def remembered(
    find: Callable[Concatenate[_Text, _More], _Found],
) -> Callable[Concatenate[_Text, _More], _Found]:
    """Keep what a function of a text found, of the last 512 that had up to 16,384 characters.

    All that it is given must be hashable. What it raises is not kept.
    """
    kept: Callable[..., _Found] = lru_cache(maxsize=_TEXTS)(find)

    @wraps(find)
    def found(text: _Text, /, *more: _More.args, **named: _More.kwargs) -> _Found:
        return (kept if len(text) <= _LONGEST else find)(text, *more, **named)

    return found
