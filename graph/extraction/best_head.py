"""The title of the film under review: of all that its layout and its words propose, the best."""

from __future__ import annotations

from dataclasses import replace

from ..documents import Span
from ..expressions import expression
from ..reading.layout import Layout
from .beside import shapes
from .capitals import Chain
from .headings import (
    heading_title,
    is_habit,
    lone_heading,
    marked_heading,
    rubric_heading,
    stands_over,
    without_rubric,
)
from .heads import choose_head, head_titles
from .introductions import Introduction
from .known import is_known
from .main_film import Title, titles_of
from .marked import told_songs
from .name_kinds import NameKinds
from .openings import last_resorts
from .quotes import Quoted
from .read_titles import title_read, without_cast
from .spoken import likeliest_titles
from .stated import is_of_another_trade, stated_films
from .title_choice import Proposed, chosen_title, signs_of, whole_titles
from .title_forms import year_beside
from .titles import HeadTitle, bare_form
from .words import fold, key_of, occurrences

__all__ = ["best_head", "candidate_titles"]

_MIN_SCORE = 3.3
_SURELY_SOMEBODY = 0.7
_UNLIKELY = 0.5
_START = 200
_NEAR = 12
# Characters: in a shorter text the words around a name tell what trade it speaks of.
_FEW_WORDS = 300
_MOST = 12
# Places: what stands at so many is no passing comparison.
_AGAIN, _OFTEN = 2, 3
# What shapes beside a name give where it is no title of the film under review.
_APART = frozenset({"somebody", "another"})


def best_head(
    layout: Layout,
    quotes: tuple[Quoted, ...],
    runs: tuple[Chain, ...],
    kinds: NameKinds,
    found: list[Introduction],
    titled: str | None,
) -> tuple[HeadTitle | None, tuple[str, ...]]:
    """Return the title of the film under review, and what tells how sure it is."""
    plain = layout.view.plain
    if titled is not None:
        at = next(occurrences(titled, plain), 0)
        return (HeadTitle(titled, "given", at) if titled else None), ()
    titles, proposed = candidate_titles(layout, quotes, runs, kinds)
    if proposed.chosen is not None and proposed.chosen.given:
        return proposed.chosen, signs_of("given", None, len(plain))
    marked = marked_heading(layout, kinds)
    chosen = proposed.chosen
    if marked is not None and (chosen is None or key_of(chosen.title) == key_of(marked.title)):
        return marked, signs_of("heading" if marked.year is None else "given", None, len(plain))
    if len(plain) < _FEW_WORDS and (over := _heading(layout, proposed)) is not None:
        # with its year a heading says in so many words that it is a title
        dated = over.year is not None or year_beside(over.title, plain) is not None
        return over, signs_of("given" if dated else "heading", None, len(plain))
    title, chance = chosen_title(titles, proposed)
    if title is not None and len(plain) < _FEW_WORDS:
        place = Span(title.first, title.first + len(title.name))
        title = None if is_of_another_trade(plain, place) else title
    if title is None and proposed.alone is not None and stands_over(layout, proposed.alone):
        return proposed.alone, signs_of("heading", None, len(plain))
    over = rubric_heading(layout)
    if over is not None and _is_of_column(over, title, proposed):
        return over, signs_of("heading", None, len(plain))
    over = lone_heading(layout, kinds)
    if over is not None and _is_unrivalled(over, title, chance, proposed, plain):
        return over, signs_of("heading", None, len(plain))
    if title is None:
        only = _only(found, kinds)
        return only, signs_of("none" if only is None else "only", chance, len(plain))
    same = [head for head in proposed.heads if key_of(head.title) == title.key]
    if chosen is not None and key_of(chosen.title) == title.key:
        return chosen, signs_of("chosen", chance, len(plain))
    if same:
        return same[0], signs_of("head", chance, len(plain))
    name, first = title.name, title.first
    if kinds.somebody(name) > _SURELY_SOMEBODY and not is_known("film", name):
        return None, signs_of("none", chance, len(plain))
    if plain.startswith(name, first):
        span = without_cast(title_read(Span(first, first + len(name)), plain), kinds)
        name, first = bare_form(span.of(plain), plain[span.end :][:_NEAR]), span.start
    return HeadTitle(name, "likeliest-title", first), signs_of("likeliest", chance, len(plain))


def _heading(layout: Layout, proposed: Proposed) -> HeadTitle | None:
    """Return the title that stands over a short text, or that its first words give.

    None where the heading stands there once, and what the text states to be a film again, or
    what it speaks of as one often.
    """
    over = proposed.chosen or next(last_resorts(layout), None) or proposed.alone
    if over is None or proposed.chosen is not None:
        return over
    plain = layout.view.plain
    rivals = [(one.name, _AGAIN) for one in proposed.stated[:1]]
    rivals += [(name, _OFTEN) for name, score in proposed.spoken[:1] if score >= _MIN_SCORE]
    once = sum(1 for _ in occurrences(over.title, plain)) == 1
    other = any(
        key_of(name) != key_of(over.title) and sum(1 for _ in occurrences(name, plain)) >= least
        for name, least in rivals
    )
    return None if once and other else over


def _is_unrivalled(
    over: HeadTitle, title: Title | None, chance: float, proposed: Proposed, plain: str
) -> bool:
    """Tell whether a heading is the title, for the prose plainly speaks of no other film.

    A piece of the heading is none, nor is what is chosen with little chance where half of the
    heading stands in the prose: "Bo and the Tin Boat", not the first one, “Bo and the Slate Door”.
    """
    if any(score >= _MIN_SCORE for _, score in proposed.spoken[:1]):
        return False
    if title is None or title.key == key_of(over.title):
        return title is None
    below = plain[over.offset + len(over.title) :]
    words = [word for word in over.title.split() if word[0].isupper() and word != "The"]
    again = sum(next(occurrences(word, below), None) is not None for word in words)
    if title.name in over.title and next(occurrences(title.name, below), None) is None:
        return not _PARTED.search(over.title)
    rival = proposed.chosen is not None and key_of(proposed.chosen.title) != key_of(over.title)
    return not rival and chance < _UNLIKELY and again * 2 >= len(words)


def _is_of_column(over: HeadTitle, title: Title | None, proposed: Proposed) -> bool:
    """Tell whether what stands behind the name of a column is the title, with no likelier one."""
    key = key_of(over.title)
    if title is not None and key_of(without_rubric(title.name)) != key:
        return False
    plainly = [name for name, score in proposed.spoken[:1] if score >= _MIN_SCORE]
    names = [*plainly, *([proposed.chosen.title] if proposed.chosen is not None else [])]
    return all(key_of(without_rubric(name)) == key for name in names)


_PARTED = expression(r"[:;,/&(]| [–—-] ")


def candidate_titles(
    layout: Layout, quotes: tuple[Quoted, ...], runs: tuple[Chain, ...], kinds: NameKinds
) -> tuple[list[Title], Proposed]:
    """Return the titles that the film under review may have, and what patterns propose."""
    plain = layout.view.plain
    heads = [*head_titles(layout), *last_resorts(layout)]
    heads = [_without_rubric(head) for head in heads if not is_habit(head.title)]
    alone = heading_title(layout, kinds)
    if alone is not None:
        heads.append(alone)
    chosen = choose_head(heads, plain)
    songs = told_songs(plain, quotes, kinds)
    spoken = [one for one in likeliest_titles(plain, quotes, runs) if fold(one[0]) not in songs]
    titles = [
        title
        for title in titles_of(kinds, heads, chosen, spoken)
        if not title.forms or {fold(form) for form in title.forms} - songs
    ]
    stated = stated_films(kinds)
    known = {key_of(one.name) for one in stated if one.surely}
    titles = [one for one in titles if one.key in known or not _is_told_apart(one, plain)]
    titles = [one for one in titles if one.places > 1 or not any(map(is_habit, one.forms))]
    titles = whole_titles(titles, plain)
    return titles, Proposed(heads, chosen, alone, spoken, stated, len(plain))


def _without_rubric(head: HeadTitle) -> HeadTitle:
    title = without_rubric(head.title)
    return replace(head, title=title, offset=head.offset + len(head.title) - len(title))


def _is_told_apart(title: Title, plain: str) -> bool:
    """Tell whether a name is said to act in the film that is spoken of, or to be another film.

    One such place is enough in a short text; in a longer one all of them must say so.
    """
    told = shapes("films").told
    apart = (not _APART.isdisjoint(told(plain, s.start, s.end)) for s in title.spans[:_MOST])
    return any(apart) if len(plain) < _FEW_WORDS else bool(title.spans) and all(apart)


def _only(found: list[Introduction], kinds: NameKinds) -> HeadTitle | None:
    """Return the title of the only film that the text takes up, where it does so at its start."""
    taken = [one for one in found if one.how != "in"]
    if len({key_of(one.name) for one in taken}) != 1 or taken[0].start > _START:
        return None
    one = taken[0]
    first = next(occurrences(one.name, kinds.plain), None)
    if first is None:
        return HeadTitle(one.name, "likeliest-title", 0, one.year)
    span = without_cast(Span(first, first + len(one.name)), kinds)
    if not _APART.isdisjoint(shapes("films").told(kinds.plain, span.start, span.end)):
        return None
    return HeadTitle(span.of(kinds.plain), "likeliest-title", span.start, one.year)
