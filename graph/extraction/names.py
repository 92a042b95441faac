"""Names of one document: which mentions belong together, and the fullest form of each.

"Ann Example", "Example" and a misspelt "Anne Example" are one cluster. A cluster has no type
of its own: patterns decide whether it names a person, a character or a performer, and one
cluster may be two of them (a film maker who plays himself).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from operator import itemgetter

from ..claims import Entity
from ..documents import Span
from ..reading.particles import PARTICLE_WORDS
from .couples import couples, is_of_her
from .words import fold, word_list

__all__ = [
    "OF_HIM",
    "Cluster",
    "Mention",
    "Names",
    "are_spelt_alike",
    "cluster_names",
    "join_first_names",
    "named_in",
    "names_apart",
]


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A stretch of the plain text and what it names."""

    span: Span
    entity: Entity


# Spelling variants are looked for among this many names; a longer list is no review.
_MOST_COMPARED = 400
_COURTESY = ("Mr.", "Mr ", "Mrs.", "Mrs ", "Ms.", "Ms ", "Miss ")
OF_HIM = ("Mr.", "Mr ", "Lord ", "Sir ", "Monsieur ", "Herr ", "King ", "Prince ")


@dataclass(slots=True)
class Cluster:
    """The forms of one name and where they stand. `votes` count what patterns take it for.

    `pronouns` are the places of "he" or "she" that stand for the name.
    """

    key: str
    forms: Counter[str] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)
    votes: Counter[str] = field(default_factory=Counter)
    pronouns: list[Span] = field(default_factory=list)

    def name(self) -> str:
        """Return the fullest form: most words, not in capitals, most often used, first."""
        if len(self.forms) == 1:
            return next(iter(self.forms))
        first = {form: index for index, form in enumerate(self.forms)}
        plain = [f for f in self.forms if not f.startswith(_COURTESY)]
        return max(
            plain or self.forms,
            key=lambda f: (len(f.split()), not f.isupper(), self.forms[f], -first[f]),
        )

    def entity(self, kind: str) -> Entity:
        """Return the entity of this cluster under a type.

        A character keeps its "Mr.", a person's full name goes without.
        """
        name = self.name()
        if kind == "character" and " " not in name:
            name = next((form for form in self.forms if form.startswith(_COURTESY)), name)
        elif kind == "person" and name.startswith(_COURTESY) and name.count(" ") > 1:
            name = name.split(" ", 1)[1]
        return Entity(kind, name, tuple(sorted(set(self.forms) - {name})))

    @property
    def is_full(self) -> bool:
        """Tell whether some form has two words or more."""
        return any(" " in f or "." in f[:-1] for f in self.forms)


def _one_edit(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1 or a == b:
        return a == b
    at = 0
    while at < min(len(a), len(b)) and a[at] == b[at]:
        at += 1
    return (
        a[at + 1 :] == b[at + 1 :]
        or a[at:] == b[at + 1 :]
        or a[at + 1 :] == b[at:]
        or (a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :])
    )


def are_spelt_alike(a: str, b: str) -> bool:
    """Tell whether two folded full names differ by one letter in one word, or by initials.

    >>> are_spelt_alike("elisabeth shue", "elizabeth shue"), are_spelt_alike("ann lee", "dan lee")
    (True, False)
    """
    one, two = a.split(), b.split()
    if len(one) == len(two) and len(one) > 1:
        differing = [(x, y) for x, y in zip(one, two, strict=True) if x != y]
        if len(differing) != 1:
            return not differing
        x, y = differing[0]
        initial = x[0] == y[0] and 1 in (len(x), len(y)) and x != one[-1]
        return initial or (x[0] == y[0] and min(len(x), len(y)) >= 4 and _one_edit(x, y))
    shorter, longer = sorted((one, two), key=len)
    if len(shorter) < 2:
        return False
    return shorter[0] == longer[0] and shorter[-1] == longer[-1] and set(shorter) <= set(longer)


def _last_name(key: str) -> str:
    """Return the last name of a folded full name with its particles.

    >>> _last_name("ann von example"), _last_name("ann b example"), _last_name("von example")
    ('von example', 'example', 'example')
    """
    words = key.split()
    first = len(words) - 1
    while first > 1 and words[first - 1] in PARTICLE_WORDS:
        first -= 1
    return " ".join(words[first:])


def _double_name(name: str) -> str:
    """Return the folded last name of a full name where a hyphen joins it of two, else nothing.

    >>> _double_name("Ann Example-Other"), _double_name("Ann Example"), _double_name("Jo-Ann")
    ('example other', '', '')
    """
    first, _, last = name.rpartition(" ")
    return fold(last) if first and "-" in last else ""


def _bare(form: str) -> str:
    """Return a name without a leading honorific, folded."""
    words = form.split()
    titles = word_list("honorifics")
    while len(words) > 1 and words[0].rstrip(".") in titles:
        words = words[1:]
    return fold(" ".join(words))


class Names:
    """All names of a document."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self.clusters = clusters
        self.mentions: tuple[Mention, ...] = ()
        self._by_span = {
            span: cluster
            for cluster in clusters
            for places in (cluster.spans, cluster.pronouns)
            for span in places
        }
        self._by_key: dict[str, Cluster] = {}
        for cluster in clusters:
            for form in cluster.forms:
                self._by_key.setdefault(_bare(form), cluster)
                if is_of_her(form):
                    self._by_key.setdefault(fold(form), cluster)

    def cluster(self, name: Span | str) -> Cluster | None:
        """Return the cluster of a mention, or the one that has a form spelt like `name`."""
        if isinstance(name, Span):
            return self._by_span.get(name)
        return self._by_key.get(fold(name)) or self._by_key.get(_bare(name))

    def refer(self, span: Span, cluster: Cluster) -> None:
        """Have a pronoun stand for a name."""
        cluster.pronouns.append(span)
        self._by_span[span] = cluster

    def settle(self, mentions: Iterable[Mention]) -> None:
        """Fix the typed mentions once all votes are in."""
        self.mentions = tuple(sorted(mentions, key=lambda m: (m.span, m.entity.type)))
        self._starts = [m.span.start for m in self.mentions]

    def entity_at(self, where: Span | int) -> Entity | None:
        """Return what is named at an offset, or by a stretch that overlaps a mention."""
        start, end = (where, where + 1) if isinstance(where, int) else (where.start, where.end)
        index = bisect_right(self._starts, end - 1) - 1
        while index >= 0 and self.mentions[index].span.end > start - 200:
            mention = self.mentions[index]
            if mention.span.start < end and start < mention.span.end:
                return mention.entity
            if mention.span.end <= start:
                return None
            index -= 1
        return None

    def of_type(self, *types: str) -> tuple[Mention, ...]:
        """Return the mentions whose entity has one of the types."""
        return tuple(m for m in self.mentions if m.entity.type in types)

    @property
    def films(self) -> tuple[Mention, ...]:
        """Return the mentions of films."""
        return self.of_type("film")

    @property
    def persons(self) -> tuple[Mention, ...]:
        """Return the mentions of persons and performers."""
        return self.of_type("person", "performer")

    @property
    def characters(self) -> tuple[Mention, ...]:
        """Return the mentions of characters."""
        return self.of_type("character")


def named_in(plain: str, places: Iterable[Span]) -> list[tuple[Span, str]]:
    """Return each place with the name there: of "Mr. and Mrs. Vane" the first is "Mr. Vane"."""
    whole = couples(plain)
    return [(place, whole.get(place) or place.of(plain)) for place in places]


def names_apart(pairs: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the keys of short names that stand for somebody of their own in a cast list.

    `pairs` are actor and character, or the other way round, of one list. A name of one word has
    its own bearer where a longer name of the list holds it and stands beside another name.

    >>> sorted(names_apart([("Ann Example", "Jo"), ("Cy Third", "Young Jo"), ("Di Far", "Max")]))
    ['jo']
    >>> sorted(names_apart([("Jo Field", "Ann Example"), ("Field", "Example")]))
    []
    """
    apart: set[str] = set()
    listed = [(_bare(one), _bare(two)) for one, two in pairs]
    for listing in (listed, [(two, one) for one, two in listed]):
        beside: dict[str, list[set[str]]] = defaultdict(list)
        for name, other in listing:
            words = name.split()
            for word in {words[0], words[-1]} if len(words) > 1 else ():
                beside[word].append(set(other.split()))
        apart.update(
            name
            for name, other in listing
            if any(others.isdisjoint(other.split()) for others in beside.get(name, ()))
        )
    return frozenset(apart)


def cluster_names(
    found: Iterable[tuple[Span, str]],
    known: Iterable[str] = (),
    apart: Collection[str] = (),
) -> list[Cluster]:
    """Group names: full names spelt alike, then last names with the full name before them.

    `found` are name stretches in order of the text; `known` are full names from labelled
    fields. A last name may be of several words: "Von Example". A name of `apart` is joined to no
    longer one. Beside "Mr. Example", "Mrs. Example" is another. First names stay apart here:
    `join_first_names` adds them once it is plain which clusters are persons, as reviewers call
    characters, not actors, by their first name.
    """
    full: dict[str, Cluster] = {}
    singles: list[tuple[Span, str]] = []
    names = list(known)
    for name in names:
        if key := _bare(name):
            cluster = _alike(full, key) or full.setdefault(key, Cluster(key))
            cluster.forms[name] += 1
    found = list(found)
    of_several = {
        last
        for name in (*full, *(_bare(text) for _, text in found))
        if " " in (last := _last_name(name))
    }
    of_several |= {_double_name(name) for name in (*names, *(text for _, text in found))} - {""}
    for span, text in found:
        key = _bare(text)
        if not key:
            continue
        if " " not in key or key in of_several:
            singles.append((span, text))
            continue
        cluster = _alike(full, key) or full.setdefault(key, Cluster(key))
        cluster.forms[text] += 1
        cluster.spans.append(span)
    by_last: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in full.values():
        double = {_double_name(form) for form in cluster.forms} - {""}
        for last in {cluster.key.split()[-1], _last_name(cluster.key), *double}:
            if cluster not in by_last[last]:
                by_last[last].append(cluster)
    alone: dict[str, Cluster] = {}
    of_him = {_bare(text) for _, text in singles if text.startswith(OF_HIM)}
    starts = {cluster.key: sorted(s.start for s in cluster.spans) for cluster in full.values()}
    for span, text in singles:
        key = _bare(text)
        titled = fold(text) != key or key in apart
        owner = _owner(by_last, starts, key, span, titled=titled)
        if owner is None:
            key = fold(text) if key in of_him and is_of_her(text) else key
            owner = alone.setdefault(key, Cluster(key))
        owner.forms[text] += 1
        owner.spans.append(span)
        if owner.key in starts:
            insort(starts[owner.key], span.start)
    return [*full.values(), *alone.values()]


def _alike(full: dict[str, Cluster], key: str) -> Cluster | None:
    if key in full or len(full) > _MOST_COMPARED:
        return full.get(key)
    for other, cluster in full.items():
        if are_spelt_alike(key, other):
            return cluster
    return None


def _owner(
    by_last: dict[str, list[Cluster]],
    starts: dict[str, list[int]],
    key: str,
    span: Span,
    *,
    titled: bool,
) -> Cluster | None:
    """Return the full name that a last name stands for: the nearest before it, else the only.

    `starts` has the places of each cluster in order.
    """
    owners = by_last.get(key, [])
    if not owners and len(key) >= 6 and len(by_last) <= _MOST_COMPARED:
        near = [k for k in by_last if k[0] == key[0] and len(k) >= 6 and _one_edit(k, key)]
        owners = by_last[near[0]] if len(near) == 1 else []
    if titled or not owners:
        return None
    before = [(bisect_left(starts[c.key], span.start), c) for c in owners]
    nearest, best = max(
        ((starts[c.key][at - 1] if at else -1, c) for at, c in before), key=itemgetter(0)
    )
    return best if nearest >= 0 or len(owners) == 1 else owners[0]


def join_first_names(clusters: list[Cluster], apart: Collection[str] = ()) -> list[Cluster]:
    """Merge short names into the one full name they stand for.

    A first name belongs to a character's full name, never to a person's; "Mr. Example" to the
    person of that last name. Names of `apart` stay by themselves.
    """
    by_first: dict[str, list[Cluster]] = defaultdict(list)
    by_last: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if " " in cluster.key and cluster.is_full:
            words = cluster.key.split()
            by_first[words[0]].append(cluster)
            by_last[words[-1]].append(cluster)
    kept: list[Cluster] = []
    for cluster in clusters:
        if " " in cluster.key or cluster.key in apart:
            kept.append(cluster)
            continue
        if cluster.votes["person"]:
            owners = [c for c in by_last[cluster.key] if c.votes["person"]]
            # A family name may come first: "Example Jin-ho", "Example" for short.
            owners = owners or [c for c in by_first[cluster.key] if c.votes["person"]]
        else:
            owners = [c for c in by_first[cluster.key] if not c.votes["person"]]
        if len(owners) != 1:
            kept.append(cluster)
            continue
        owners[0].forms.update(cluster.forms)
        owners[0].spans.extend(cluster.spans)
        owners[0].votes.update(cluster.votes)
    return kept
