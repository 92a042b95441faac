"""Where a film comes from and who brings it out: source works, influences, studios, prizes."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..claims import Claim, Entity
from ..documents import Span
from .hits import people_in
from .skeleton import Skeleton, Slot, pattern
from .words import UPPER, word_list

if TYPE_CHECKING:
    from ..reading.layout import LayoutField
    from .reading import Reading

__all__ = ["SOURCES", "STUDIOS", "find"]

_KIND = (
    r"(?:short story|magazine story|yarn|novelette|radio play|graphic novel|comic book|comic strip|comic|stage play|stage musical|video game|true story|"
    r"best-?seller|novels?|novella|books?|plays?|biography|autobiography|memoirs?|musical|poem|fairy ?tale|"
    r"opera|trilogy|series|manga|stories|tales?|television series|TV series)"
)
_FROM = (
    r"(?i:\b(?:(?:loosely |closely |very |partly |largely |supposedly )?based (?:up)?on|adapted (?:\w+ )?from|"
    r"adaptation of|adapts|(?:is |was )?taken from|inspired by|drawn from))"
)
SOURCES = (
    ("work-titled-by", pattern(rf"{_FROM} {{the}}(?:[\w'-]+ ){{0,4}}?(?P<whose>{{N}}'s? )?(?:[\w'-]+ ){{0,4}}?(?:{_KIND} )?(?:called |titled |entitled )?,? ?(?P<work>{{W}})(?: by (?P<by>{{N}}))?"), 0.92),
    ("kind-by-author", pattern(rf"{_FROM}[^.;!?\ue001]{{0,40}}?\b(?P<kind>{_KIND})(?: of the same name)?(?:,)? (?:written )?(?:by|of) (?:{{the}}(?:[a-z][\w'-]* ){{0,3}})?(?P<by>{{NN}})"), 0.92),
    ("author-kind", pattern(rf"{_FROM}(?: {{the}}(?:[a-z0-9][\w'-]*,? ){{0,4}}?)? ?(?P<whose>{{N}})(?:'s?|')? (?:[a-z0-9][\w'-]*,? ){{0,4}}?(?P<kind>{_KIND})\b"), 0.92),
    ("author-kind-adapted", pattern(rf"(?P<whose>{{N}})(?:'s?|')? (?:[a-z][\w'-]*,? ){{0,2}}?(?P<kind>{_KIND}) (?:from which (?:it|this|the film)(?:'s| is| was)? (?:adapted|based|drawn)|on which (?:it|this|the film)(?:'s| is| was)? based)"), 0.92),
    ("the-kind-by-author", pattern(r"\b[Tt]he (?:[a-z][\w'-]* ){0,2}?(?P<kind>novels?|novella|biography|autobiography|memoir|graphic novel|stage play) (?:written )?(?:by|of) (?P<by>{N})"), 0.75),
    ("from-author-kind", pattern(rf"(?i:\b(?:from|after|off|out of|took|takes|taken|adapts|adapted|adapting|made of|version of|adaptation of)) (?:(?:an?|the|that) )?(?:(?:old|famous|early|late|short|little|best-selling|bestselling|classic|1\d{{3}}|20\d\d)[ ,]+){{0,2}}(?P<whose>{{N}})(?:'s?|')? (?:[a-z0-9][\w'-]*,? ){{0,3}}?(?P<kind>{_KIND})\b"), 0.85),
    ("from-kind-by", pattern(rf"(?i:\b(?:from|after|off|out of|took|taken|adapts|adapted|adapting)) (?:it )?(?:from |out of )?(?:an?|the|one of the|two) (?:[a-z0-9][\w'-]*,? ){{0,4}}?(?P<kind>{_KIND}) (?:written )?(?:by|of) (?:{{the}}(?:[a-z][\w'-]* ){{0,3}})?(?P<by>{{N}})"), 0.85),
    ("whose-kind", pattern(rf"(?P<by>{{N}}),? (?:on|from|upon) whose (?:[a-z0-9][\w'-]*,? ){{0,4}}?(?P<kind>{_KIND}|piece)\b"), 0.85),
    ("remade-from", pattern(r"(?i:\b(?:remade from|remakes|reworking of|redo of|rehash of)) (?:{N}'s? )?(?:[\w'-]+ ){0,3}?(?P<film>{F})"), 0.88),
    ("remake-of", pattern(r"(?i:\bremake of) {the}(?:[\w'-]+ ){0,4}?(?P<film>{F})"), 0.9),
)  # fmt: skip
_INFLUENCED = pattern(
    r"(?i:\b(?:influenced by|inspired by|(?:draws?|drew|drawing)(?: \w+)? (?:from|on)|homage to|owes (?:a lot|much|a debt|more than a little) to|pays tribute to|tribute to|indebted to)) (?:{the}(?:(?!of\b)[a-z][\w'-]* ){0,3}?)?(?P<whose>{N}'s? )?(?P<thing>[{F}{N}{W}])"
)
_MOVEMENT = re.compile(
    rf"\b(?:influenced? (?:by|of)|inspired by|debts? to|nods? to|steeped in|(?:from|out of) the school of|owes?(?: \w+){{0,4}} to|(?:draws?|drew|drawing)(?: \w+)? (?:from|on)|homage to|indebted to) (?:the )?"
    rf"(?:\w+ ){{0,3}}?(?P<name>(?:[{UPPER}][\w-]+ )*(?:[Nn]ew [Ww]ave|[Ee]xpressionis[mt]s?|[Nn]eo-?[Rr]ealis[mt]s?|[Ss]urrealis[mt]s?|film noir|Romanticism|Impressionism|Dogme(?: 95)?|Cinema Novo|Cinéma [Vv]érité|Free Cinema|giallo|spaghetti westerns?|[Bb]lack [Ww]ave)(?: cinema)?)"
)
STUDIOS = (
    ("studio-released", pattern(r"(?i:\b(?:produced|distributed|released|financed|made|brought to us|presented) by) (?P<org>{OO})"), 0.85),
    ("organisation-film", pattern(r"(?P<org>{O})(?:'s?|')? (?:[a-z0-9][\w'-]*,? ){0,3}?(?:film|movie|feature|picture|production|release|animation)s?\b"), 0.75),
    ("organisation-presents", pattern(r"(?P<org>{O}) (?:presents|released|releases|distributes|distributed|produced|brings)\b"), 0.8),
)  # fmt: skip
_LABEL = pattern(
    r"(?P<org>{OO}) (?:release|releases|released|issued|issue|has released|have released|will release)\b[^.;]{0,30}\b(?:album|soundtrack|score|CD|LP)|(?i:\b(?:album|soundtrack|score|CD)\b[^.;\ue003]{0,30}\b(?:released|issued|out|available)(?: \w+)? (?:by|on|through|from)) (?P<org2>{OO})|\((?:{the})?(?P<org3>{O})(?:[,;] [^()]{1,40})?\)|\b(?:[Ll]abel: |[Oo]n |[Rr]eleased by |[Ff]rom )(?:the )?(?P<org4>{O})(?=[.,;:)]|$| (?:label|release|album|CD|LP|in (?:19|20)))"
)
_PRIZE = (
    r"(?:(?:the )?(?:Academy Awards?|Oscars?|Golden Globes?|BAFTAs?(?: Awards?)?|Emmys?|Grammys?|Palme d['’]Or|Golden Lion|Golden Bear|"
    r"Silver Bear|Golden Shell|Golden Leopard|Golden Horse|Silver Lion|Golden Palm|C[ae]m[eé]ra d['’]Or|President's (?:Gold )?Medal|Un Certain Regard|Grand Prix|Jury Prize|Grand Jury Prize|C[ée]sars?(?: Awards?)?|Independent Spirit Awards?|Filmfare Awards?|National Film Awards?|"
    r"(?:[A-Z][\w-]+ ){1,3}(?:Award|Prize)))"
)
_FOR = r"(?: (?:for|in) (?:the )?(?P<for>(?:[Bb]est|[Oo]utstanding) (?:[A-Z][\w-]*|[a-z]+)(?: (?:[A-Z][\w-]*|picture|actor|actress|director|screenplay|film|score|song|editing))*))?"
_AWARDS = (
    ("won-award", re.compile(rf"\b(?:won|wins|winning|received|receiving|earned|garnered|took home|took|takes|claimed|landed|bagged|collected|deserved|given|honou?red with|awarded|picked up|nabbed|scored)\b(?P<nom>[^.;!?]{{0,25}}\bnominat\w+ (?:for|at) )?[^.;!?]{{0,35}}?\b(?P<award>{_PRIZE})(?!-){_FOR}(?P<nom2>[^.;!?]{{0,12}} nominations?)?"), 0.82),
    ("got-award", re.compile(rf"\b(?:got|get|gets|has|have|had|swept|sweeps|shared|shares|gave (?:it|him|her|them)|given|handed|walked off with|went home with|left with|won(?: \w+){{0,4}},?(?: and)?(?: even)?) (?:(?:an?|the|its|his|her|their|one|two|three|four|five|six|seven|\d+) )?(?:foreign |debut |honorary |shared )?(?P<award>{_PRIZE})(?!-){_FOR}"), 0.8),
    ("award-given-to", re.compile(rf"\b(?:gave|awarded|handed) (?:the )?(?P<award>{_PRIZE})(?!-){_FOR} to\b"), 0.8),
    ("award-line", re.compile(rf"^\W*(?:[\d:]+ )?(?:(?:Won|Winner of|Winner:|Shared|Up for)(?: an?| the)? )?(?P<award>{_PRIZE})(?!-){_FOR}(?=\W*$|[,;]| (?:at|in|for|on|of|last|this|to) )"), 0.72),
    ("nominated-for", re.compile(rf"\b(?P<nom>nominat(?:ed|ion|ions))\b[^.;!?]{{0,25}}? (?:for|at) (?:an? |the |\w+ )?(?P<award>{_PRIZE}){_FOR}"), 0.82),
    ("won-best", re.compile(r"\b(?:won|wins|winning|took|takes|received|named|was given|earned|picked up|nabbed)\b[^.;!?]{0,30}?(?P<award>\b[Bb]est (?:director|actor|actress|picture|film|screenplay|score|song|photography|cinematography)(?: award| prize)?(?: (?:at|from|in) (?:the )?[A-Z][\w-]+(?: (?:[Ff]ilm )?[Ff]estival)?))"), 0.82),
    ("prize-winning-work", re.compile(rf"\b(?P<award>{_PRIZE})-(?P<nom>nominated|winning) [a-z]"), 0.8),
    ("award-winning", re.compile(rf"\b(?P<award>{_PRIZE})[- ]?(?P<nom>nominated|winning) (?:film|movie|picture|score)"), 0.78),
)  # fmt: skip


_SOURCE_CUES = (
    "based", "adapt", "taken", "from", "after", "took", "takes", " off ", "out of", "whose", "remak", "version", "inspired", "drawn", "novel", "biograph", "memoir", "play", "remake",
)  # fmt: skip
_INFLUENCE_CUES = ("influence", "inspired", "draw", "drew", "homage", "owes", "tribute", "indebted")
_AWARD_CUES = (
    "best ",
    "oscar", "award", "globe", "bafta", "emmy", "grammy", "palme", "prize", "prix", "césar", "cesar",
    "lion", "bear", "medal", "shell", "leopard", "regard", "palm", "mera d",
)  # fmt: skip


def find(reading: Reading) -> Iterator[Claim]:
    """Yield basedOn, influencedBy, studio, recordLabel and award claims."""
    for field in reading.layout.fields:
        film = reading.film if field.line is None else reading.films.at(field.line.start)
        if film is not None:
            yield from _from_field(reading, field, film)
    prized = _holds_prize(reading.plain.lower())
    for skeleton in reading.skeletons:
        film = reading.film_of(skeleton.sentence)
        if skeleton.holds(_SOURCE_CUES):
            adapted = film or reading.films.at(skeleton.sentence.span.start)
            if adapted is not None:
                yield from _sources(reading, skeleton, adapted)
        if film is None:
            continue
        if skeleton.holds(_INFLUENCE_CUES):
            yield from _influences(reading, skeleton, film)
        if reading.kind == "soundtrack":
            yield from _labels(reading, skeleton, film)
        yield from _studios(reading, skeleton, film)
        if prized and _holds_prize(skeleton.sentence.span.of(reading.plain).lower()):
            yield from _awards(reading, skeleton, film)


def _holds_prize(lowered: str) -> bool:
    """Tell whether a word of prizes stands in a text; a prize's name is no word of a skeleton."""
    return any(cue in lowered for cue in _AWARD_CUES)


_BASED = re.compile(rf"\b(?:based|from)\b.*?\b(?P<kind>{_KIND})\b", re.IGNORECASE)


def _from_field(reading: Reading, field: LayoutField, film: Entity) -> Iterator[Claim]:
    text = field.text(reading.layout)
    if field.label in ("studio", "recordLabel"):
        kind = "studio" if field.label == "studio" else "label"
        for part in re.split(r"\s*(?:[,;/|]|\band\b)\s*", text)[:8]:
            name = re.sub(r"\s*\([^()]*\)", "", part).strip(" .")
            if name[:1].isupper() and len(name) <= 60 and not re.search(r"\d{2}", name):
                yield reading.field_claim(
                    film, field.label, Entity(kind, name), field=field, surface=name
                )
    elif field.label == "basedOn" and 2 < len(text) <= 100:
        work = Entity("work", text)
        yield reading.field_claim(film, "basedOn", work, field=field, surface=text)
    elif field.label == "award" and 2 < len(text) <= 120:
        for part in re.split(r"\s*[;,]\s*", text)[:10]:
            prize = Entity("award", part)
            yield reading.field_claim(film, "award", prize, field=field, surface=part)
    elif field.label == "screenwriter":
        for name, note in people_in(text):
            if match := _BASED.search(note):
                work = Entity("work", f"{match['kind'].lower()} by {name}", (name,))
                yield reading.field_claim(film, "basedOn", work, field=field, surface=name)


def _sources(reading: Reading, skeleton: Skeleton, film: Entity) -> Iterator[Claim]:
    for name, regex, confidence in SOURCES:
        match = regex.search(skeleton.text)
        if match is None:
            continue
        surface: Span | str
        groups = match.groupdict()
        if works := skeleton.named(match, "work"):
            span = reading.inner(works[0])
            work, surface = Entity("work", span.of(reading.plain)), span
        elif films := skeleton.named(match, "film"):
            other = reading.film_at(films[0].span)
            if other is None or other == film:
                continue
            work, surface = Entity("work", other.name, other.aliases), films[0].span
        else:
            authors = skeleton.named(match, "by") or skeleton.named(match, "whose")
            if (title := _title_after(reading, skeleton, match.end())) is not None:
                yield reading.claim(
                    film, "basedOn", Entity("work", title.of(reading.plain)),
                    at=skeleton.sentence.span, surface=title, pattern=name, confidence=confidence,
                )  # fmt: skip
                return
            person = reading.entity(authors[0].span, "person")
            kind = (groups.get("kind") or "work").lower()
            work = Entity("work", f"{kind} by {person.name}", (person.name,))
            surface = authors[0].span
        yield reading.claim(
            film, "basedOn", work, at=skeleton.sentence.span, surface=surface, pattern=name,
            confidence=confidence,
        )  # fmt: skip
        return


_NEXT_TITLE = pattern(
    r"(?: by {N})?,? (?:called |titled |entitled )?(?P<work>[{N}{W}{F}{Q}])(?=[,.;:)!?]|$| \()"
)


def _title_after(reading: Reading, skeleton: Skeleton, end: int) -> Span | None:
    """Return the title that follows author and kind: "Ann Example's novel Some Title"."""
    match = _NEXT_TITLE.match(skeleton.text, end)
    if match is None:
        return None
    span = reading.inner(skeleton.slots[match.start("work")])
    chances = reading.name_kinds.chances(span.of(reading.plain))
    person = chances.get("person", 0.0) + chances.get("performer", 0.0)
    return span if person < _HALF else None


_HALF = 0.5


def _influences(reading: Reading, skeleton: Skeleton, film: Entity) -> Iterator[Claim]:
    at = skeleton.sentence.span
    if match := _MOVEMENT.search(at.of(reading.plain)):
        name = match["name"]
        yield reading.claim(
            film, "influencedBy", Entity("movement", name), at=at, surface=name,
            pattern="movement", confidence=0.82,
        )  # fmt: skip
    for match in _INFLUENCED.finditer(skeleton.text):
        slot = skeleton.named(match, "thing")[0]
        thing = _thing(reading, slot)
        if slot.kind == "name" and not re.match(
            r"(?i:influenced|inspired|homage|pays|tribute)", match.group()
        ):
            continue
        cluster = reading.names.cluster(slot.span)
        if cluster is not None and cluster.votes["character"]:
            continue
        if thing is not None and thing != film:
            yield reading.claim(
                film, "influencedBy", thing, at=at, surface=slot.span, pattern="influenced-by",
                confidence=0.72,
            )  # fmt: skip


def _thing(reading: Reading, slot: Slot) -> Entity | None:
    if slot.kind == "film":
        return reading.film_at(slot.span)
    if slot.kind == "work":
        return Entity("work", reading.inner(slot).of(reading.plain))
    cluster = reading.names.cluster(slot.span)
    return cluster.entity("person") if cluster is not None and cluster.is_full else None


def _studios(reading: Reading, skeleton: Skeleton, film: Entity) -> Iterator[Claim]:
    for name, regex, confidence in STUDIOS:
        for match in regex.finditer(skeleton.text):
            for slot in skeleton.named(match, "org"):
                text = slot.span.of(reading.plain)
                if text.split()[-1] in word_list("studio_words"):
                    yield reading.claim(
                        film, "studio", Entity("studio", text), at=skeleton.sentence.span,
                        surface=slot.span, pattern=name, confidence=confidence,
                    )  # fmt: skip


def _labels(reading: Reading, skeleton: Skeleton, film: Entity) -> Iterator[Claim]:
    for match in _LABEL.finditer(skeleton.text):
        groups = ("org", "org2", "org3", "org4")
        for slot in (slot for group in groups for slot in skeleton.named(match, group)):
            text = slot.span.of(reading.plain)
            if text.split()[-1] in word_list("label_words"):
                yield reading.claim(
                    film, "recordLabel", Entity("label", text), at=skeleton.sentence.span,
                    surface=slot.span, pattern="label-released", confidence=0.85,
                )  # fmt: skip


def _awards(reading: Reading, skeleton: Skeleton, film: Entity) -> Iterator[Claim]:
    text = skeleton.sentence.span.of(reading.plain)
    for name, regex, confidence in _AWARDS:
        match = regex.search(text)
        if match is None:
            continue
        groups = match.groupdict()
        prize = re.sub(r"^the ", "", match["award"])
        if groups.get("for"):
            prize = f"{prize} for {groups['for']}"
        nominated = (groups.get("nom") or groups.get("nom2") or "winning").strip() != "winning"
        if nominated:
            prize = f"{prize} nomination"
        start = skeleton.sentence.span.start + match.start("award")
        yield reading.claim(
            film, "award", Entity("award", prize), at=skeleton.sentence.span,
            surface=Span(start, start + len(match["award"])), pattern=name, confidence=confidence,
        )  # fmt: skip
        return
