"""Say what the annotated corpus holds and how much it repeats itself.

    python -m training.statistics [--part train]

Counts of documents, mentions and facts; then diversity: openings, sentence lengths, and the
shapes of sentences (names replaced by their types) that come more than once.
"""

from __future__ import annotations

import argparse
import re
import statistics
from collections import Counter
from collections.abc import Iterator

from screensong.graph.documents import Document
from screensong.graph.reading.layout import lay_out

from .annotated import PARTS, Annotated, paths, read

__all__ = ["main", "shapes"]

_SHAPE_WORDS = 5


def main() -> int:
    """Print the counts and the diversity report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=PARTS)
    documents = [read(path) for path in paths(parser.parse_args().part)]
    if not documents:
        print("no documents")
        return 1
    _counts(documents)
    _diversity(documents)
    return 0


def _counts(documents: list[Annotated]) -> None:
    words = sum(len(re.findall(r"\w+", document.text)) for document in documents)
    print(f"{len(documents)} documents, {words} words")
    for key in ("kind", "style", "region"):
        _print(key, Counter(document.head[key] for document in documents))
    mentions = [(d, m) for d in documents for m in d.mentions]
    _print("mentions", Counter(mention.type for _, mention in mentions))
    _print(
        "words for an entity that are not its name",
        Counter(m.type for _, m in mentions if not m.named),
    )
    facts = [fact for document in documents for fact in document.facts]
    _print("facts", Counter(fact.relation for fact in facts if fact.mode == "asserted"))
    _print("modes", Counter(fact.mode for fact in facts))
    _print("opinions", Counter(f"{f.object} {f.polarity}" for f in facts if f.polarity))
    bare = sum(1 for document in documents if not document.facts)
    print(f"documents without a fact: {bare}")


def _print(title: str, counts: Counter[str], most: int = 40) -> None:
    shown = ", ".join(f"{name} {count}" for name, count in counts.most_common(most))
    rest = f", and {len(counts) - most} more" if len(counts) > most else ""
    print(f"{title} ({sum(counts.values())} in {len(counts)}): {shown}{rest}")


def _diversity(documents: list[Annotated]) -> None:
    openings = Counter(" ".join(re.findall(r"\w+", d.text.lower())[:3]) for d in documents)
    print(f"distinct first three words: {len(openings)} of {len(documents)} documents")
    lengths = [len(re.findall(r"\w+", d.text)) for d in documents]
    print(f"words in a document: {_spread(lengths)}")
    in_sentences = [len(words) for d in documents for words in _sentences(d)]
    print(f"words in a sentence: {_spread(in_sentences)}")
    vocabulary = {word for d in documents for word in re.findall(r"\w+", d.text.lower())}
    print(f"distinct words: {len(vocabulary)}")
    repeated = Counter(shape for d in documents for shape in set(shapes(d)))
    total = sum(repeated.values())
    often = [(shape, count) for shape, count in repeated.most_common() if count >= 4]
    share = sum(count for _, count in often) / total if total else 0
    print(
        f"shapes of {_SHAPE_WORDS} words around names: {len(repeated)} distinct of {total}; "
        f"{share:.1%} stand in four documents or more"
    )
    for shape, count in often[:15]:
        print(f"  {count} documents: {shape}")


def _spread(numbers: list[int]) -> str:
    tenths = statistics.quantiles(numbers, n=10)
    middle = statistics.median(numbers)
    return f"median {middle:.0f}, 10 % under {tenths[0]:.0f}, 10 % over {tenths[-1]:.0f}"


def _sentences(document: Annotated) -> Iterator[list[str]]:
    layout = lay_out(Document(document.id, document.text))
    for sentence in layout.sentences:
        span = sentence.span
        yield re.findall(r"\w+", layout.view.plain[span.start : span.end])


def shapes(document: Annotated) -> Iterator[str]:
    """Yield runs of words with at least one name in them, names replaced by their types."""
    parts, last = [], 0
    for mention in document.mentions:
        parts += [document.text[last : mention.start].lower(), f" {mention.type.upper()} "]
        last = mention.end
    words = re.findall(r"\w+", "".join(parts) + document.text[last:].lower())
    for i in range(len(words) - _SHAPE_WORDS + 1):
        run = words[i : i + _SHAPE_WORDS]
        if 0 < sum(word.isupper() for word in run) < 3:
            yield " ".join(run)


if __name__ == "__main__":
    raise SystemExit(main())
