"""Measure the tagger, and the extractor with it, on public sets that it does not learn from.

    python bench/public_sets.py [--tagger DIR] [--public DIR] [--most 2000] [--only NAME] [--each]

Of CrossNER's music dev every third sentence is kept aside from training; `train.py --third` says
which, and the network's card tells it here. Nothing is learnt from the other sets. Sentences are
read as any document is; the thresholds are one half. Scores are micro, spans exact; intervals of
95 % come from sentences drawn again with replacement (seeded). `--most` sentences of a set are
read, evenly spaced; `--each` adds a row for each class or relation.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from public_files import ROOT, Annotated, Stated, crossner, crossre, deezer, text2kg, trivia
from public_names import CROSSNER, DEEZER, TRIVIA, Scheme, link_rows, name_rows
from public_scores import HEAD, Remembered, Row
from public_triples import film_rows, song_rows

from screensong.graph.tagger.answers import Reader
from screensong.graph.tagger.model import FOLDER, Tagger
from screensong.graph.tagger.wordpieces import WordPieces

_Sentence = TypeVar("_Sentence")


class Set(NamedTuple):
    """A public set: its name, what was mapped and left out, and what measures it.

    `rows` takes the folder of the public sets and the most sentences to read, and returns nothing
    where the set is absent.
    """

    name: str
    note: str
    rows: Callable[[Path, int], list[Row]]


def sets_for(tagger: Reader, vocabulary: WordPieces, third: int) -> tuple[Set, ...]:
    """Return the sets in the order of the table, measured with a tagger.

    `third` is the one of CrossNER's music dev that it has not seen.
    """
    return (
        Set(
            "CrossNER music dev, kept third",
            "told: musicalartist, band and person (one class, people: the tagger does "
            "not tell them apart), location and country (place), song, award, musicgenre, "
            "musicalinstrument, organisation. Untold: album, event, misc. With all types person "
            "stands for musicalartist, performer for band, place for location. Kinds without an "
            "official type (film, work, character, other) are no answer, but in `spans alone`. "
            "Sentences that also stand in a part that is learnt from are left out.",
            lambda folder, most: _names(
                tagger, CROSSNER, "CrossNER", crossner(folder, third), most
            ),
        ),
        Set(
            "Text2KGBench films",
            "director, screenwriter, cast member, genre, based on, award received, production "
            "company, characters, narrative location; for the extractor also publication date, "
            "its year. Left out: nominations, country, filming location, main subject, cost. "
            "Names match by letters and digits, any form the document has. `film given`: the "
            "subject is not compared; `title given`: a line `Title: …` stands above the sentence, "
            "as on a page, for many sentences do not name their film. Annotation is "
            "partial: precision is a lower bound. Ours is micro F1, the benchmark's a mean over "
            "sentences.",
            lambda folder, most: _some(film_rows, tagger, text2kg(folder, "films"), most),
        ),
        Set(
            "Text2KGBench songs",
            "performer, composer and lyrics by (both songWriter), from the tagger's pairs. Left "
            "out, for they are relations of films here: genre, instrumentation, producer, record "
            "label; and part of, tracklist, language, voice type, dates, nominations. Many "
            "subjects are albums, operas or concertos. No title is given: it would be no film's.",
            lambda folder, most: _some(song_rows, tagger, text2kg(folder, "songs"), most),
        ),
        Set(
            "MIT movie trivia",
            "evaluation only; all in lower case, where the tagger is weak. Mapped: Actor "
            "and Director (people; in the 6 slots apart, by the likelier part read there), "
            "Character_Name, Soundtrack, Genre (filmGenre), Award. Left out: Year (no kind of the "
            "tagger), Plot, Opinion, Origin, Quote, Relationship (no names).",
            lambda folder, most: _names(tagger, TRIVIA, "MIT trivia", trivia(folder), most),
        ),
        Set(
            "CrossRE music dev",
            "evaluation only. Mapped: artifact and role between a song and a musicalartist, band "
            "or person, as songPerformer or songWriter, direction aside. All else (genres, places, "
            "bands' members, awards of people …) is no relation of ours. `kept` are the "
            "sentences of which CrossNER teaches no names; of the others names were learnt, no "
            "relation.",
            lambda folder, most: [
                row
                for name, part in (("kept", third), ("all of dev", None))
                if (chosen := _spread(crossre(folder, part), most))
                for row in link_rows(f"CrossRE, {name}", chosen, tagger, vocabulary)
            ],
        ),
        Set(
            "Deezer music requests",
            "never learnt from; listeners' requests in lower case, no reviews: how far the tagger "
            "carries. Artist: person or performer; WoA (work of art, album or song): film, song, "
            "work or other. Other kinds (genres, instruments) are no answer.",
            lambda folder, most: _names(tagger, DEEZER, "Deezer", deezer(folder), most),
        ),
    )


def _names(
    tagger: Reader, schemes: Sequence[Scheme], of: str, sentences: list[Annotated], most: int
) -> list[Row]:
    return name_rows(of, _spread(sentences, most), schemes, tagger) if sentences else []


def _some(
    rows: Callable[[Sequence[Stated], Reader], list[Row]],
    tagger: Reader,
    sentences: list[Stated],
    most: int,
) -> list[Row]:
    return rows(_spread(sentences, most), tagger) if sentences else []


def _spread(items: Sequence[_Sentence], most: int) -> list[_Sentence]:
    """Return at most so many items, evenly spaced."""
    count = min(most, len(items))
    return [items[number * len(items) // count] for number in range(count)]


def main() -> int:
    """Print the table, then what was mapped in each set."""
    args = _arguments()
    if not args.public.is_dir():
        print(f"bench/public_sets: no folder of public sets at {args.public}", file=sys.stderr)
        return 1
    tagger = Tagger(args.tagger)
    card = json.loads((args.tagger / "card.json").read_text("utf-8"))
    vocabulary = WordPieces(
        (args.tagger / card["vocabulary"]["file"]).read_text("utf-8").split("\n")
    )
    notes = []
    print(HEAD, flush=True)
    third = card.get("recipe", {}).get("third", 0)
    for one in sets_for(Remembered(tagger), vocabulary, third):
        if not one.name.startswith(args.only):
            continue
        rows = one.rows(args.public, args.most)
        for row in rows:
            print("\n".join(row.lines(each=args.each)), flush=True)
        notes.append(f"- {one.name}: {one.note}" if rows else f"- {one.name}: absent, skipped")
    print("\n" + "\n".join(notes))
    print(f"\nThe network: {tagger.digest[:12]}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tagger", type=Path, default=FOLDER, help="folder of a network")
    parser.add_argument("--public", type=Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--most", type=int, default=2000, help="sentences of a set")
    parser.add_argument("--only", default="", help="sets whose names begin so")
    parser.add_argument("--each", action="store_true", help="a row for each class or relation")
    args = parser.parse_args()
    if args.most < 1:
        parser.error("--most must be at least 1")
    return args


if __name__ == "__main__":
    sys.exit(main())
