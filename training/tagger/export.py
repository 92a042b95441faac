"""Write a trained network as the files that ship: an int8 ONNX graph, its vocabulary, its card."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from .network import Answers, Network

__all__ = ["export"]


class _Whole(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        return tuple(self.network(ids, shapes, torch.ones_like(ids)))


def export(network: Network, base: Path, folder: Path, about: Mapping[str, Any]) -> None:
    """Write `model.onnx`, `vocabulary.txt` and `card.json`, which holds `about` and checksums."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    with tempfile.TemporaryDirectory() as scratch:
        exact, prepared = Path(scratch) / "exact.onnx", Path(scratch) / "prepared.onnx"
        given = torch.randint(1000, 2000, (1, 9)), torch.zeros(1, 9, dtype=torch.long)
        torch.onnx.export(
            _Whole(network).eval(), given, str(exact),
            input_names=["ids", "shapes"], output_names=list(Answers._fields),
            dynamic_axes={
                name: {0: "windows", 1: "pieces"} for name in ("ids", "shapes", *Answers._fields)
            },
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quant_pre_process(str(exact), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            prepared, folder / "model.onnx",
            weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        )  # fmt: skip
    shutil.copyfile(base / "vocab.txt", folder / "vocabulary.txt")
    card = {
        **about,
        **{
            name: {"file": file, "sha256": _digest(folder / file)}
            for name, file in (("model", "model.onnx"), ("vocabulary", "vocabulary.txt"))
        },
    }
    text = json.dumps(card, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    (folder / "card.json").write_text(text, encoding="utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
