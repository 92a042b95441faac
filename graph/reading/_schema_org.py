"""What schema.org's properties name, and a value that a source labels itself."""

from __future__ import annotations

from dataclasses import dataclass

from ..documents import Span

__all__ = ["FIELDS_BY_TYPE", "ITEMPROP", "LONGEST_LINE", "PROPERTIES", "StructuredField"]

LONGEST_LINE = 900


@dataclass(frozen=True, slots=True)
class StructuredField:
    """One value: normalised label, the source's own label, and spans of the source.

    `shown` is the value as a person reads it where it differs from the source's characters.
    """

    label: str
    raw_label: str
    value: Span
    line: Span
    shown: str = ""


ITEMPROP = {
    "director": "director",
    "actor": "castMember",
    "actors": "castMember",
    "musicby": "composer",
    "genre": "filmGenre",
    "duration": "runtime",
    "datepublished": "reviewDate",
    "author": "reviewAuthor",
    "ratingvalue": "rating",
    "itemreviewed": "title",
}
_FILM = {
    "name": "title",
    "director": "director",
    "directors": "director",
    "actor": "castMember",
    "actors": "castMember",
    "musicBy": "composer",
    "author": "screenwriter",
    "producer": "producer",
    "editor": "editor",
    "productionCompany": "studio",
    "genre": "filmGenre",
    "duration": "runtime",
    "datePublished": "releaseDate",
    "dateCreated": "releaseDate",
    "award": "award",
    "isBasedOn": "basedOn",
}
_REVIEW = {"author": "reviewAuthor", "datePublished": "reviewDate"}
_ARTICLE = {**_REVIEW, "headline": "page title", "creator": "reviewAuthor"}
_ALBUM = {
    "name": "album",
    "byArtist": "album artist",
    "recordLabel": "recordLabel",
    "genre": "musicGenre",
    "track": "song",
    "tracks": "song",
    "datePublished": "album release",
}
FIELDS_BY_TYPE = {
    "Movie": _FILM, "Film": _FILM, "Review": _REVIEW, "CriticReview": _REVIEW,
    "UserReview": {}, "Article": _ARTICLE, "NewsArticle": _ARTICLE, "BlogPosting": _ARTICLE,
    "ReviewNewsArticle": _ARTICLE, "MusicAlbum": _ALBUM,
}  # fmt: skip
_RATED = {"ratingvalue": "rating"}
# Of each type, in lower case, what its properties are; those of a type that is not here are any
# page's.
PROPERTIES: dict[str, dict[str, str]] = {
    kind: {name.casefold(): label for name, label in fields.items() if label != "page title"}
    for kind, fields in FIELDS_BY_TYPE.items()
}
for _kind in ("Review", "CriticReview", "ReviewNewsArticle"):
    PROPERTIES[_kind] |= _RATED | {"itemreviewed": "title"}
PROPERTIES |= {"Rating": _RATED, "AggregateRating": {}, "Person": {}, "Organization": {}}
PROPERTIES |= {"MusicGroup": {}, "MusicRecording": {"name": "song"}, "Book": {}, "Product": {}}
