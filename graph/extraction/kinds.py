"""What a document is: a film review, a soundtrack article, or something else."""

from __future__ import annotations

import re
from collections import Counter

from ..claims import DocumentKind
from ..expressions import expression
from ..reading.layout import Layout
from .matters import counted_words, has_word_of_films, matter, speaks_of_films
from .name_kinds import NameKinds
from .stated import stated_films

__all__ = ["kind_of"]

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
_HEAD = expression(
    r"\b(?:soundtrack|score|OST|music review|album review|track ?list|composer|various artists"
    r"|(?:music|songs) (?:from|of|for) (?:and inspired by )?(?:the |an? )?(?:original )?"
    r"(?:motion picture|film|movie))\b",
    re.IGNORECASE,
)
# "Ann Example: “Low Tide”, “Salt Road”": a name and quoted titles make up the whole line.
_SONGS_LINE = expression(
    r"^[^\W\d_][^\n“”\"‘:]{1,50}: ?(?:[“\"‘][^“”\"\n]{1,80}[”\"’],?(?: and | & | )?){1,8}[.]?$",
    re.MULTILINE,
)
_SONG_LINES = 2
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
# Pages of other matters, by words that come in numbers there: a recipe, a game, a shop.
_GAME = frozenset(
    (
        "gameplay", "multiplayer", "console", "playstation", "xbox", "nintendo", "gamers",
        "platformer", "levels", "developer", "publisher", "controller", "graphics", "player",
        "players",
    )
)  # fmt: skip
# With one of these beside it a title is taken for a film's, where nothing speaks for a book.
_BESIDE_TITLE = frozenset(["year", "rating"])
_LINKS = 4
_LEAST_OF_PROFILE = 4
_OF_FILM_MUSIC = expression(r"\bOST\b|\b[Ss]oundtrack\b|\b[Mm]otion [Pp]icture\b")
_BOOK_REVIEW = expression(r"\bbook review\b", re.IGNORECASE)
_PRICE = expression(r"[£$€]\s?\d")
_SHOP_WORDS, _PRICES = 3, 2
_STANZA = expression(
    r"^\W{0,2}(?:verse|chorus|bridge|refrain|outro|intro)\b[ \d]{0,3}\W*$",
    re.MULTILINE | re.IGNORECASE,
)
_OF_A_BOOK = expression(
    r"\b(?:hardcover|hardback|paperback|e-?book)\b|\bISBN\b|\b\d{2,4} (?:pages|pp\b)", re.IGNORECASE
)
_NOVEL = expression(
    r"['’]s? (?:\w+ ){0,3}?(?:novel|book|memoir|short stories|poems)\b"
    r"|\b(?:this|the) (?:\w+ ){0,2}?(?:novel|book|memoir)\b",
    re.IGNORECASE,
)
_BODY = (
    r"(?:[Bb]oard|[Cc]ouncil|[Aa]gency|[Dd]epartment|[Ii]nstitute|[Aa]uthority|[Cc]ommission|"
    r"[Bb]ureau|[Oo]ffice|[Mm]inistry|[Mm]useum|[Uu]niversity|[Bb]ank|[Tt]rust|[Ff]oundation|"
    r"[Aa]ssociation|[Cc]ommittee|[Ss]ervice|[Uu]nion|[Hh]ospital|[Cc]ollege|[Ll]aboratory|[Zz]oo|"
    r"[Cc]lub|[Cc]ompany|[Ff]irm|[Cc]harity|[Cc]lini[ck])"
)
# A director who makes no films: of the board, of operations; a managing one.
_OFFICE = expression(
    rf"\b[Dd]irector(?: [A-Z][\w.'’-]+){{0,3}},? (?:of|at|for|with) (?:the |a )?"
    rf"(?:[A-Z][\w'’-]+ (?:(?:of|for|and) )?){{0,4}}{_BODY}\b"
    rf"|\b{_BODY}(?:['’]s)? (?:[a-z]+ )?[Dd]irector\b"
    r"|\b(?:[Mm]anaging|[Dd]eputy|[Rr]egional|[Ff]inance|[Mm]edical|[Rr]esearch|[Ss]ales|[Mm]arketing"
    r"|[Ff]uneral) [Dd]irectors?\b|\b[Dd]irector[- ][Gg]eneral\b"
    r"|\b[Dd]irector of (?:operations|planning|research|education|finance|policy|public|sales"
    r"|the workshop)\b"
)
_LEAST_OF_DEVICE = 3
# An artist, an album and its label: Ann Example – Night Ferry (Harbour, 2011).
_ALBUM_LINE = expression(
    r"\s*[^\s:–—][^\n:–—]{0,60}(?:: | [–—-] )(?!the )[^\n()–—]{1,60} \((?!(?:19|20)\d\d\)|dir|\d)"
    r"[^()\n]{2,40}\)\s*\n"
)
_OF_RECORDS = expression(
    r"\b(?:albums?|debut|records?|LPs?|EPs?|songwriters?|trio|quartet|frontm[ae]n|singles?|vocals)\b"
)
_OF_SCORES = expression(
    r"\b(?:scores?|scored|soundtracks?|cues?|composers?|composed|scenes?|themes?|OST|titles|cinematic)\b",
    re.IGNORECASE,
)
_HEAD_LENGTH = 300
_MUSIC_SHARE = 0.6
# The head of a text is at most a third of it, and at least a line.
_HEAD_SHARE, _LINE = 3, 60
_LONGEST_HEADING = 150  # a longer first line is a paragraph, and announces nothing
_FEW_SENTENCES, _MUSIC_SENTENCES = 12, 0.4


def kind_of(layout: Layout, names: NameKinds) -> DocumentKind:
    """Judge by the words used, those of the head counting most.

    A page whose words are of books and hardly of films is "other", and so is a text that does not
    speak of films, as `matters` tells, and says of none of its `names` what is said of films only.
    """
    plain = layout.view.plain
    words = counted_words(plain)
    music, film, screen, book = (
        sum(words[word] for word in kind)
        for kind in (matter("music"), _FILM, matter("screen"), _BOOK)
    )
    if book > 5 and book > 3 * screen:
        return "other"
    fields = {field.label for field in layout.fields}
    if _is_of_other_matters(plain, words, film, screen, book):
        return "other"
    if not fields & _FILM_FIELDS - {"year"} and music < 2 and _is_off_screen(plain, words, book):
        return "other"
    head = len(_HEAD.findall(plain[: min(_HEAD_LENGTH, max(len(plain) // _HEAD_SHARE, _LINE))]))
    of_film = screen or has_word_of_films(plain)
    if music and fields & {"recordLabel", "tracklist"} and not of_film:
        return "other"  # an album or a concert, and no film near it
    if music and not of_film and _is_album_review(plain):
        return "other"
    if music and (film or screen) and len(_SONGS_LINE.findall(plain)) >= _SONG_LINES:
        return "soundtrack"
    if not fields and _is_list_of_links(layout):
        return "other"
    is_labelled = bool(
        fields & _FILM_FIELDS - {"year"}
        or ("title" in fields and fields & _BESIDE_TITLE)
        or _OF_FILM_MUSIC.search(plain, 0, _HEAD_LENGTH)
    )
    if not speaks_of_films(layout, names, lambda: is_labelled or _states_a_film(names)):
        return "other"
    if fields & {"song", "tracklist", "recordLabel"}:
        return "soundtrack"
    by_words = music > film or (head and music > _MUSIC_SHARE * film)
    if by_words and (not (film or screen) or not _is_said_in_passing(layout, head)):
        return "soundtrack"
    return "review"


def _is_album_review(plain: str) -> bool:
    """Tell whether the first line names artist, album and label, and no score is spoken of."""
    return (
        _ALBUM_LINE.match(plain) is not None
        and _OF_RECORDS.search(plain) is not None
        and _OF_SCORES.search(plain) is None
    )


def _is_list_of_links(layout: Layout) -> bool:
    """Tell whether a page holds nothing but lines of a list, none of them a sentence."""
    plain = layout.view.plain
    read = [block for block in layout.blocks if block.kind not in ("boilerplate", "heading")]
    lines = [block.span.of(plain).rstrip() for block in read if block.kind == "item"]
    return (
        len(lines) >= _LINKS
        and len(lines) == len(read)
        and not any(line.endswith((".", "!", "?")) for line in lines)
    )


def _states_a_film(names: NameKinds) -> bool:
    return any(one.surely for one in stated_films(names))


def _is_said_in_passing(layout: Layout, head: int) -> bool:
    """Tell whether music is spoken of in one sentence of several, or in few of a short text.

    However many its words, one sentence about the score makes no article about it, if its first
    line does not announce one.
    """
    plain = layout.view.plain
    first = plain.strip().split("\n", 1)[0]
    if len(first) <= _LONGEST_HEADING and _HEAD.search(first):
        return False
    said = [
        not matter("music").isdisjoint(counted_words(s.span.of(plain))) for s in layout.sentences
    ]
    if len(said) < _FEW_SENTENCES:
        return len(said) > 1 and sum(said) <= max(1, _MUSIC_SENTENCES * len(said))
    return not head and sum(said) <= 1


def _is_of_other_matters(
    plain: str, words: Counter[str], film: int, screen: int, book: int
) -> bool:
    """Tell whether a text is a recipe, a game's or a book's review, a shop's page or lyrics."""
    for profile in (matter("recipe"), _GAME, matter("shop")):
        found = [words[word] for word in profile if words[word]]
        if len(found) >= _LEAST_OF_PROFILE and sum(found) > 2 * (film + screen):
            return True
    shop = sum(1 for word in matter("shop") if words[word])
    if shop >= _SHOP_WORDS and len(_PRICE.findall(plain)) >= _PRICES and shop > film + screen:
        return True
    if book and _BOOK_REVIEW.search(plain, 0, _HEAD_LENGTH) and book >= screen // 2:
        return True
    return len(_STANZA.findall(plain)) > 1 and film + screen <= _LEAST_OF_PROFILE


def _is_off_screen(plain: str, words: Counter[str], book: int) -> bool:
    """Tell whether a text without a word of films is about a book, an office or a thing to buy.

    Such a text may well have words that are also said of films: "plot", "star", "performance".
    """
    if any(words[word] for word in matter("craft")):
        return False
    if book > 1 and (_OF_A_BOOK.search(plain) or _NOVEL.search(plain)):
        return True
    if _OFFICE.search(plain):
        return True
    found = sum(1 for word in matter("thing") if words[word])
    return found >= _LEAST_OF_DEVICE and not any(words[word] for word in matter("story"))
