"""The network that ships: an ONNX graph and its vocabulary, verified when they are loaded."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime

from ... import data
from ..reading.layout import Layout
from .answers import Logits, Tagged
from .encoding import Window, pieces_of, segments_of, windows_of
from .errors import ModelFileError
from .wordpieces import WordPieces

__all__ = ["FOLDER", "Tagger", "shipped_tagger"]

FOLDER = Path(data.__file__).parent / "tagger"
"""Where the shipped network lies: `card.json` names its files with their SHA-256."""

_DECIMALS = 3
_MOST_PIECES = 20_000


class Tagger:
    """A network that reads documents. Stateless after loading; one thread, same bytes each time."""

    def __init__(self, folder: Path) -> None:
        """Load and verify the files of `folder`. Raises ModelFileError."""
        card = json.loads(_read(folder / "card.json"))
        graph, vocabulary = (_verified(folder, card, name) for name in ("model", "vocabulary"))
        self.digest: str = card["model"]["sha256"]
        self._vocabulary = WordPieces(vocabulary.decode("utf-8").split("\n"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.use_deterministic_compute = True
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            graph, options, providers=["CPUExecutionProvider"]
        )

    def read(self, layout: Layout) -> Tagged:
        """Return what the words of a document name, and what is said of them.

        Only the first 20,000 pieces of a text are read, some 15,000 words: longer ones are no
        reviews, and a network takes its time.
        """
        segments = segments_of(layout)
        pieces = pieces_of(layout.view.plain, segments, self._vocabulary)
        windows = list(windows_of(pieces[:_MOST_PIECES]))
        logits = [self._logits(window) for window in windows]
        return Tagged(windows, logits, segments, layout.view.plain)

    def _logits(self, window: Window) -> Logits:
        ids, shapes = window.ids(self._vocabulary), window.shapes
        found = self._session.run(
            list(Logits._fields),
            {"ids": np.array([ids], np.int64), "shapes": np.array([shapes], np.int64)},
        )
        # Processors differ in the last digits of a sum; what is rounded to three does not.
        return Logits(*(np.round(one[0], _DECIMALS) for one in found))


@cache
def shipped_tagger() -> Tagger:
    """Return the tagger of the package, loaded once. Raises ModelFileError."""
    return Tagger(FOLDER)


def _verified(folder: Path, card: dict[str, dict[str, str]], name: str) -> bytes:
    path = folder / card[name]["file"]
    held = _read(path)
    if hashlib.sha256(held).hexdigest() != card[name]["sha256"]:
        message = f"{path} is not the file that card.json names; install the package again"
        raise ModelFileError(message)
    return held


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        message = f"{path} cannot be read ({fault.strerror}); install the package again"
        raise ModelFileError(message) from fault
