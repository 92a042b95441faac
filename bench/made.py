"""A graph of made-up films in any size, for measuring: the same number gives the same graph."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pyoxigraph as ox

from screensong.graph.claims import Claim, Entity, Extraction, Opinion, Rating, Value
from screensong.graph.disputes import dispute_quads
from screensong.graph.documents import Document, Span
from screensong.graph.extraction.gold import extraction_to_json
from screensong.graph.iris import DEFAULT_BASE, Iris
from screensong.graph.quads import document_quads, scheme_quads
from screensong.graph.resolve import resolve
from screensong.graph.rules import inferred_quads
from screensong.graph.store import DocumentStore, StoredDocument, publish, write_store
from screensong.ontology.files import SCHEMES

_THEMES = ("grief", "love", "addiction", "friendship", "family", "war", "memory", "exile")
_GENRES = ("drama", "comedy", "film noir", "horror", "thriller", "western")
_MUSIC = ("jazz", "blues", "rock", "bebop", "folk", "classical")
_INSTRUMENTS = ("piano", "saxophone", "guitar", "violin", "drums")
_ASPECTS = ("acting", "direction", "score", "cinematography", "pacing", "overall")


def made_documents(count: int) -> Iterator[tuple[Document, Extraction]]:
    """Yield documents that each say about twenty things of one of `count` / 2 films."""
    random = Random(count)
    films = max(1, count // 2)
    people = max(10, count)
    for number in range(count):
        which = random.randrange(films)
        film = Entity("film", f"Film Number {which}", (), 1950 + which % 70)
        said = list(_statements(film, which, people, random))
        text, claims = "", []
        for subject, predicate, value in said:
            words = value.name if isinstance(value, Entity) else str(value)
            sentence = f"{subject.name} has as its {predicate} what we call {words}."
            span = Span(len(text), len(text) + len(sentence))
            text += sentence + "\n"
            claims.append(Claim(subject, predicate, value, span, words, confidence=0.9))
        document = Document(f"made/{number:06}", text, "text/plain", f"{number:06}.txt")
        yield document, Extraction(document.id, "review", film, tuple(claims))


def _statements(
    film: Entity, which: int, people: int, random: Random
) -> Iterator[tuple[Entity, str, Entity | Value]]:
    def person(kind: str = "person") -> Entity:
        number = random.randrange(people)
        return Entity(kind, f"Given{number % 997} Family{number}")

    director = Entity("person", f"Given{which % 997} Family{which}")
    yield film, "director", director
    yield film, "releaseYear", 1950 + which % 70
    yield film, "runtimeMinutes", 80 + which % 90
    yield film, "composer", person()
    yield film, "screenwriter", person()
    for _ in range(3):
        actor, character = person(), Entity("character", f"Role {random.randrange(people)}")
        yield film, "castMember", actor
        yield actor, "playsCharacter", character
        yield character, "characterIn", film
    for _ in range(2):
        song = Entity("song", f"Song {random.randrange(people)} of {which}")
        yield film, "soundtrackSong", song
        yield song, "songPerformer", person("performer")
    yield film, "theme", Entity("theme", random.choice(_THEMES))
    yield film, "filmGenre", Entity("filmGenre", random.choice(_GENRES))
    yield film, "musicGenre", Entity("musicGenre", random.choice(_MUSIC))
    yield film, "instrument", Entity("instrument", random.choice(_INSTRUMENTS))
    for aspect in random.sample(_ASPECTS, 2):
        yield film, "aspectOpinion", Opinion(aspect, random.choice(("positive", "negative")))
    yield film, "rating", Rating(str(random.randrange(1, 6)), "5")


def lines_of(quads: set[ox.Quad]) -> list[str]:
    """Return quads as N-Quads lines."""
    out = io.BytesIO()
    ox.serialize(quads, out, ox.RdfFormat.N_QUADS)
    return [line + "\n" for line in out.getvalue().decode().split("\n") if line]


def made_lines(count: int, documents: DocumentStore | None = None) -> set[str]:
    """Return the N-Quads lines of a graph of `count` documents, inferences left out."""
    iris = Iris(DEFAULT_BASE)
    made = list(made_documents(count))
    extractions = [extraction for _, extraction in made]
    resolution = resolve(extractions, iris)
    lines: set[str] = set()
    for document, extraction in made:
        if documents is not None:
            documents.put(StoredDocument(document, extraction_to_json(extraction)))
        lines.update(lines_of(document_quads(document, extraction, resolution, iris)))
    lines.update(lines_of(dispute_quads(extractions, resolution, iris)))
    schemes = (
        quad.triple
        for path in sorted(SCHEMES.glob("*.ttl"))
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    )
    lines.update(lines_of(scheme_quads(schemes, DEFAULT_BASE, iris)))
    return lines


def make_graph(directory: Path, count: int) -> int:
    """Publish a graph of `count` documents in `directory`; return the number of its quads."""
    working = directory / "snapshots" / ".draft-made"
    working.mkdir(parents=True)
    documents = DocumentStore(working / "documents.sqlite", writable=True)
    lines = made_lines(count, documents)
    lines.update(lines_of(inferred_quads(lines, Iris(DEFAULT_BASE))))
    documents.close()
    write_store(working, sorted(lines))
    publish(directory, working, f"{count:016x}", DEFAULT_BASE)
    return len(lines)
