"""What a document is: a film review, a soundtrack article, or something else."""

from __future__ import annotations

import re
from collections import Counter

from ..claims import DocumentKind
from ..reading.layout import Layout

__all__ = ["kind_of"]

_MUSIC = frozenset(
    [
        "soundtrack",
        "soundtracks",
        "score",
        "scores",
        "ost",
        "album",
        "albums",
        "track",
        "tracks",
        "song",
        "songs",
        "composer",
        "composers",
        "orchestra",
        "orchestral",
        "orchestration",
        "lyrics",
        "tracklist",
        "tracklisting",
        "motif",
        "motifs",
        "cue",
        "cues",
        "melody",
        "melodies",
        "melodic",
        "leitmotif",
        "leitmotifs",
        "cd",
        "vinyl",
        "strings",
        "guitar",
        "piano",
    ]
)
_FILM = frozenset(
    [
        "film",
        "films",
        "movie",
        "movies",
        "cinema",
        "screen",
        "director",
        "directors",
        "directed",
        "actor",
        "actors",
        "actress",
        "cast",
        "scene",
        "scenes",
        "plot",
        "story",
        "character",
        "characters",
        "performance",
        "performances",
        "acting",
        "starring",
        "star",
        "stars",
        "screenplay",
        "script",
        "documentary",
        "camera",
    ]
)
_SCREEN = frozenset(
    [
        "film",
        "films",
        "movie",
        "movies",
        "cinema",
        "flick",
        "flicks",
        "director",
        "directors",
        "directed",
        "actor",
        "actors",
        "actress",
        "starring",
        "screenplay",
        "on-screen",
        "onscreen",
        "soundtrack",
        "score",
        "documentary",
        "dvd",
        "theater",
        "theaters",
        "theatre",
        "theatres",
        "tv",
        "series",
        "episode",
        "episodes",
    ]
)
_BOOK = frozenset(
    [
        "book",
        "books",
        "novel",
        "novels",
        "author",
        "reader",
        "reading",
        "page",
        "pages",
        "chapter",
        "chapters",
        "paperback",
        "hardcover",
        "prose",
    ]
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_HEAD = re.compile(
    r"\b(?:soundtrack|score|OST|music review|album review|track ?list|composer|various artists)\b",
    re.IGNORECASE,
)
_FILM_FIELDS = frozenset(
    [
        "year",
        "runtime",
        "director",
        "screenwriter",
        "producer",
        "cinematographer",
        "editor",
        "composer",
        "castMember",
    ]
)
_HEAD_LENGTH = 300
_MUSIC_SHARE = 0.6


def kind_of(layout: Layout) -> DocumentKind:
    """Judge by the words used, those of the head counting most.

    A page whose words are of books and hardly of films is "other", and so is a text with no
    word about film or music at all.
    """
    plain = layout.view.plain
    words = Counter(_WORD.findall(plain.lower()))
    music, film, screen, book = (
        sum(words[word] for word in kind) for kind in (_MUSIC, _FILM, _SCREEN, _BOOK)
    )
    if book > 5 and book > 3 * screen:
        return "other"
    head = len(_HEAD.findall(plain[:_HEAD_LENGTH]))
    fields = {field.label for field in layout.fields}
    if fields & {"song", "tracklist", "recordLabel"}:
        return "soundtrack"
    if music > film or (head and music > _MUSIC_SHARE * film):
        return "soundtrack"
    return "review" if film or screen or fields & _FILM_FIELDS else "other"
