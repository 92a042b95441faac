"""What the tagger tells apart: kinds of mentions, relations to a film, pairs, opinions."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "ASPECTS", "FILM_KINDS", "KINDS", "LINKS", "OF_FILM", "OPINIONS", "PAIRS", "PAIR_SIZE",
    "RELATIONS", "SUBJECT", "TAGS", "VERSIONS",
]  # fmt: skip

SUBJECT = "subject"
"""The kind of a film's name where that film is the one under review."""

FILM_KINDS = frozenset({SUBJECT, "film"})
"""The kinds of a film's name."""

KINDS = (
    SUBJECT, "film", "person", "performer", "character", "song", "place", "work", "organization",
    "award", "musicGenre", "filmGenre", "instrument", "theme", "other",
)  # fmt: skip

TAGS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))
"""The classes of a token: outside, first of a mention, or within one."""

RELATIONS = (
    "director", "screenwriter", "producer", "cinematographer", "editor", "castMember", "composer",
    "soundtrackSong", "musicGenre", "instrument", "theme", "filmGenre", "basedOn", "setIn",
    "comparedTo", "influencedBy", "award", "studio", "recordLabel", "characterIn", "reviewAuthor",
)  # fmt: skip
"""Relations between a film (for reviewAuthor, its review) and the mention they hold of."""

PAIRS: Mapping[str, tuple[str, str]] = {
    "playsCharacter": ("person", "character"),
    "songPerformer": ("song", "person"),
    "songWriter": ("song", "person"),
}
"""Relations between two mentions, with the kinds of both."""

OF_FILM = "ofFilm"
"""Between a mention and a name of the film that its relations hold of, where several are named."""

LINKS = (*PAIRS, OF_FILM)
"""What is asked of two mentions, in the network's order."""

PAIR_SIZE = 48
"""The length of each side's vector for one such question."""

ASPECTS = (
    "acting", "direction", "score", "cinematography", "editing", "screenplay",
    "productionDesign", "pacing", "dialogue", "effects", "overall",
)  # fmt: skip

OPINIONS = tuple((aspect, sign) for aspect in ASPECTS for sign in ("positive", "negative"))
"""The opinions that a sentence may hold; one that holds both of an aspect is mixed."""

VERSIONS = ("this", "other", "neither")
"""Of which version of a film that was made twice a name or a year is told; neither: of no such."""
