"""An annotated document with other words for its mentions, everything else kept in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from .annotated import Annotated, Fact, Mention

__all__ = ["rewritten"]


def rewritten(
    document: Annotated, words_for: Callable[[Mention, str], tuple[str, bool]]
) -> Annotated:
    """Return the document with the words that `words_for` gives for each mention.

    It is asked for a mention and its present words; its answer also says whether the new words
    are a name.
    """
    parts: list[str] = []
    mentions: list[Mention] = []
    moved: list[tuple[int, int]] = []
    last = length = 0
    for mention in document.mentions:
        words, named = words_for(mention, document.text[mention.start : mention.end])
        parts += (document.text[last : mention.start], words)
        length += mention.start - last
        mentions.append(Mention(length, length + len(words), mention.key, named))
        length += len(words)
        last = mention.end
        moved.append((mention.end, length - mention.end))
    parts.append(document.text[last:])
    facts = tuple(_moved(fact, moved) for fact in document.facts)
    return replace(document, text="".join(parts), mentions=tuple(mentions), facts=facts)


def _moved(fact: Fact, moved: Sequence[tuple[int, int]]) -> Fact:
    shift = 0
    for end, by in moved:
        if end > fact.at:
            break
        shift = by
    return replace(fact, at=fact.at + shift)
