"""The network: a few layers of a pretrained encoder, and a linear head for each question."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from screensong.graph.tagger.encoding import SHAPES
from screensong.graph.tagger.labels import LINKS, OPINIONS, PAIR_SIZE, RELATIONS, TAGS, VERSIONS

__all__ = ["Answers", "Network"]


class Answers(NamedTuple):
    """Logits at each piece; `left` and `right` are the two sides of pairs."""

    tags: Tensor
    relations: Tensor
    stated: Tensor
    opinions: Tensor
    left: Tensor
    right: Tensor
    versions: Tensor


class Network(nn.Module):
    """Encoder and heads. `base` is the folder of the pretrained encoder."""

    def __init__(self, base: Path, *, layers: int, attention: str = "sdpa") -> None:
        super().__init__()
        known = json.loads((base / "config.json").read_text("utf-8"))
        config = BertConfig(**known)
        config.num_hidden_layers = layers
        config.attention_probs_dropout_prob = 0.0
        config._attn_implementation = attention
        self.encoder = BertModel(config, add_pooling_layer=False)
        weights = {
            name.removeprefix("bert."): value.float()
            for name, value in load_file(base / "model.safetensors").items()
        }
        missing, _ = self.encoder.load_state_dict(weights, strict=False)
        if missing:
            message = f"{base}: the encoder lacks {missing[:3]}"
            raise ValueError(message)
        embeddings = self.encoder.embeddings
        plain = embeddings.token_type_embeddings.weight.data[:1]
        shapes = nn.Embedding(SHAPES, config.hidden_size)
        shapes.weight.data = plain + torch.randn(SHAPES, config.hidden_size) * 0.002
        embeddings.token_type_embeddings = shapes
        size = config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(size, len(TAGS))
        self.relations = nn.Linear(size, len(RELATIONS))
        self.stated = nn.Linear(size, 1)
        self.opinions = nn.Linear(size, len(OPINIONS))
        self.left = nn.Linear(size, len(LINKS) * PAIR_SIZE)
        self.right = nn.Linear(size, len(LINKS) * PAIR_SIZE)
        self.versions = nn.Linear(size, len(VERSIONS))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Answers:
        """Return the answers for a batch of windows, each tensor (windows, pieces, classes)."""
        states = self.encoder(
            input_ids=ids, token_type_ids=shapes, attention_mask=mask
        ).last_hidden_state
        states = self.drop(states)
        return Answers(
            self.tags(states), self.relations(states), self.stated(states),
            self.opinions(states), self.left(states), self.right(states), self.versions(states),
        )  # fmt: skip
