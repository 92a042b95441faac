"""What tests of the extractor share: facts of a text as plain triples of strings."""

from __future__ import annotations

from screensong.graph.claims import Claim, Entity, Opinion, Rating
from screensong.graph.documents import Document, MediaType
from screensong.graph.extraction import extract

# A made-up review head: the sentences under test stand below it.
HEAD = "The Glass Harbour (1987)\n\n"


def read(text: str, media_type: MediaType = "text/plain") -> tuple[Claim, ...]:
    """Return the claims of a text."""
    return extract(Document("test", text, media_type)).claims


def object_text(claim: Claim) -> str:
    """Return the object of a claim as a test writes it: a name, "4/5", "acting+"."""
    thing = claim.object
    if isinstance(thing, Entity):
        return thing.name
    if isinstance(thing, Rating):
        return f"{thing.value}/{thing.scale}" if thing.scale else thing.value
    if isinstance(thing, Opinion):
        return f"{thing.aspect} {thing.polarity}"
    return str(thing)


def facts(text: str, *, under_head: bool = True) -> set[tuple[str, str, str]]:
    """Return (subject, predicate, object) of the asserted claims, of the text below `HEAD`."""
    claims = read(HEAD + text if under_head else text)
    return {
        (c.subject.name, c.predicate, object_text(c)) for c in claims if c.modality == "asserted"
    }


def objects(text: str, predicate: str, *, under_head: bool = True) -> set[str]:
    """Return the objects of one predicate."""
    return {o for _, p, o in facts(text, under_head=under_head) if p == predicate}
