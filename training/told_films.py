"""Cases for the film that a place tells of: what is stated there, and of which film of the text."""

from __future__ import annotations

from collections.abc import Iterator

from screensong.graph.claims import Entity
from screensong.graph.documents import Document, Span
from screensong.graph.extraction import Reading
from screensong.graph.extraction.words import key_of
from screensong.graph.tagger.answers import Reader

from .annotated import Annotated, Fact
from .titles import Choice
from .versions import is_of_year

__all__ = ["given_title", "told_choices"]

_REACH = 400  # characters from a mention to the end of the words that state something of it
_SAME = 60  # characters between two facts that one place states of two films
_ELSEWHERE = frozenset({"songPerformer", "songWriter", "playsCharacter", "comparedTo"})


def given_title(document: Annotated) -> str | None:
    """Return the title to read a document under; "" where it names none, None for several."""
    if document.film is None:
        return None
    names = document.forms(document.film)
    return names[0] if names else ""


def told_choices(document: Annotated, tagger: Reader) -> Iterator[Choice]:
    """Yield for each place that states something of a film the films near, and which are right.

    The title is given; places with one film near, or none of the right ones, teach nothing.
    """
    reading = Reading(
        Document(document.id, document.text), titled=given_title(document), tagger=tagger
    )
    seen: set[tuple[Span, str]] = set()
    for fact in document.facts:
        place = _place(document, fact)
        span = reading.layout.view.to_plain(place) if place is not None else None
        if span is None or (span, fact.relation) in seen:
            continue
        seen.add((span, fact.relation))
        films = reading.film_choice.films(span)
        right = [_is_told(document, fact, film) for film in films]
        if len(films) > 1 and any(right):
            yield Choice(reading.film_choice.features(span, films), right)


def _ends(fact: Fact) -> tuple[str, str]:
    """Return the keys of the film of a fact and of what is said of it."""
    ends = fact.subject, fact.object
    return ends[::-1] if fact.relation == "characterIn" else ends


def _place(document: Annotated, fact: Fact) -> Span | None:
    """Return where the words stand that a fact says of its film."""
    film, thing = _ends(fact)
    if fact.mode != "asserted" or film[0] != "f" or fact.relation in _ELSEWHERE:
        return None
    if fact.relation == "aspectOpinion":
        words = fact.words[0] if fact.words else ""
        start = document.text.rfind(words, 0, fact.at) if words else -1
        return Span(start, start + len(words)) if start >= 0 else None
    near = [m for m in document.mentions if fact.at - _REACH < m.start < fact.at]
    of = [m for m in near if m.key == thing] or [
        m for m in near
        if m.key in "yn" and thing.startswith(document.text[m.start : m.end][:4])
    ]  # fmt: skip
    return Span(of[-1].start, of[-1].end) if of else None


def _is_told(document: Annotated, fact: Fact, film: Entity) -> bool:
    """Tell whether a film is one that the same words say this of."""
    _, thing = _ends(fact)
    keys = {
        _ends(other)[0]
        for other in document.facts
        if other.relation == fact.relation
        and (other is fact or (fact.polarity is None and _ends(other)[1] == thing
                               and other.mode == "asserted"
                               and abs(other.at - fact.at) <= _SAME))
    }  # fmt: skip
    return any(_is_film(document, film, key) for key in keys)


def _is_film(document: Annotated, film: Entity, key: str) -> bool:
    """Tell whether a film is the one that a key stands for."""
    if (told := is_of_year(document, film.year, key)) is not None:
        return told
    names = {key_of(name) for name in (film.name, *film.aliases) if name}
    forms = {key_of(form) for form in document.forms(key)}
    return bool(names & forms) if forms else not names
