"""Annotated documents under other names: what a text says of a name does not hang on the name.

Each entity gets a name of the same kind drawn from the corpus, a film one of a list of titles where
there is one; its short forms become the same parts of the new name, in the letter case that the
text uses.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from screensong.graph.extraction.words import key_of

from ..annotated import Annotated, Mention, paths, read
from ..rewriting import rewritten

__all__ = ["Names", "film_titles", "renamed"]

_RENAMED = {"f": "films", "w": "titles", "s": "titles", "p": "people", "c": "people"}
_WORD = re.compile(r"[^\W_]+")


class Names:
    """Titles and people's names to draw from: those of the corpus, and titles of more films."""

    def __init__(self, documents: Iterable[Annotated], films: Iterable[str] = ()) -> None:
        found: dict[str, set[str]] = defaultdict(set)
        first, last = set(), set()
        for document in documents:
            for mention in document.mentions:
                words = document.text[mention.start : mention.end]
                kind = _RENAMED.get(mention.key[0])
                if not mention.named or kind is None or words.islower() or words.isupper():
                    continue
                if kind != "people":
                    found["titles"].add(words)
                elif mention.key[0] == "p" and len(words.split()) >= 2:
                    first.add(words.split()[0])
                    last.add(words.split()[-1])
        self.titles: Sequence[str] = sorted(found["titles"])
        self.films: Sequence[str] = sorted(films) or self.titles
        self.first: Sequence[str] = sorted(first)
        self.last: Sequence[str] = sorted(last)


def film_titles(folder: Path) -> list[str]:
    """Return the titles in lists of films, sorted, but for films that are kept to measure on."""
    kept = {
        key_of(form)
        for document in map(read, paths("validation"))
        if document.film
        for form in document.forms(document.film)
    }
    titles = {
        film["title"]
        for path in folder.glob("movies-*.json")
        for film in json.loads(path.read_text("utf-8"))
    }
    return sorted(title for title in titles if key_of(title) not in kept)


def renamed(document: Annotated, names: Names, rng: random.Random, *, share: float) -> Annotated:
    """Return a document in which about a `share` of the entities have other names."""
    new: dict[str, dict[str, str]] = {}
    for key in sorted({m.key for m in document.mentions if m.named and m.key[0] in _RENAMED}):
        if rng.random() < share:
            forms = document.forms(key)
            new[key] = (
                _called(forms, names, rng)
                if _RENAMED[key[0]] == "people"
                else _titled(forms, rng.choice(getattr(names, _RENAMED[key[0]])))
            )

    def words_for(mention: Mention, words: str) -> tuple[str, bool]:
        name = new.get(mention.key, {}).get(words, words) if mention.named else words
        return name, mention.named

    return rewritten(document, words_for)


def _titled(forms: Sequence[str], title: str) -> dict[str, str]:
    """Return new forms; a part of the full title becomes the first part of the new one."""
    short = re.split(r":| [-–] |, ", title)[0]
    bare = re.sub(r"^(?:The|A|An) ", "", short)
    made = {forms[0]: title}
    for form in forms[1:]:
        made[form] = bare if form.casefold() in forms[0].casefold() else title
    return {form: _cased(form, name) for form, name in made.items()}


def _called(forms: Sequence[str], names: Names, rng: random.Random) -> dict[str, str]:
    """First and last words of a name get one new word each; the words between fall away."""
    first, last = rng.choice(names.first), rng.choice(names.last)
    words = _WORD.findall(forms[0])
    begin = words[0].casefold() if words else ""
    made = {}
    for form in forms:
        parts = _WORD.findall(form)
        if len(parts) > 1:
            name = f"{first} {last}"
        else:
            name = first if parts and parts[0].casefold() == begin else last
        made[form] = _cased(form, name)
    return made


def _cased(form: str, name: str) -> str:
    if form.islower():
        return name.lower()
    return name.upper() if form.isupper() and len(form) > 1 else name
