"""What the slots and the kinds of words of a sentence pattern stand for in a skeleton."""

from __future__ import annotations

from collections.abc import Mapping

from .pattern_language import Slot
from .skeleton import BLOCKS

__all__ = ["KINDS", "NAMES", "SLOTS", "mark_of"]

KINDS: Mapping[str, str] = {
    "word": r"[a-z][\w'/-]*",
    "term": r"[a-z0-9][\w'/-]*",
    "Word": r"[A-Za-z0-9][\w'/-]*",
    "Cased": r"[^\W\d_a-zß-öø-ÿ](?:[\w&'-]|\.(?=\w))*",
    "number": r"[0-9]+",
}
"""The kinds of words that others are made from: in small letters, with a figure too, in any, with
a capital."""

_N = BLOCKS["N"]
# Films one after the other, the last of them still to come.
_LISTED = (
    rf"(?:{BLOCKS['F']}(?: ?\([^()]{{0,40}}\))?(?: ?,\"? (?:and |or )?| (?:and|or|&) | ?/ ?)"
    r"(?:the |even )?){0,12}"
)
_TITLE = f"[{BLOCKS['F']}{BLOCKS['W']}]"
# Free words: what ends them is for `phrases.py` to say, so that the least will do here.
_PHRASE = r"[^\s.;:!?()\[\]][^.;:!?()\[\]]{0,120}?"
# "a tired drummer", but not "a score by".
_CALLING = r"(?:(?!(?:by|from|with|for|to) )[a-z][\w'-]* ){0,2}?"
SLOTS: Mapping[str, str] = {
    "person": _N,
    "name": _N,
    "character": _N,
    "persons": BLOCKS["NN"],
    "names": BLOCKS["NN"],
    "band": f"{BLOCKS['NN']}(?: (?:and|&) (?:the|his|her) {_N})?",
    "characters": rf"{_N}(?:(?:,? and |, ){BLOCKS['the']}{_CALLING}{_N}){{1,5}}",
    "role": f"[{_N}{BLOCKS['F']}]",
    "film": BLOCKS["F"],
    "song": BLOCKS["Q"],
    "songs": BLOCKS["QQ"],
    "work": BLOCKS["W"],
    "place": BLOCKS["L"],
    "company": BLOCKS["O"],
    "companies": BLOCKS["OO"],
    "author": _N,
    "authors": BLOCKS["NN"],
    "title": _TITLE,
    "films": f"{_LISTED}[{BLOCKS['F']}{BLOCKS['W']}]",
    "titles": f"{_LISTED.replace(BLOCKS['F'], _TITLE, 1)}[{BLOCKS['F']}{BLOCKS['W']}{BLOCKS['Q']}]",
    "thing": f"[{BLOCKS['F']}{_N}{BLOCKS['W']}]",
    "somewhere": f"[{BLOCKS['L']}{_N}](?:, {BLOCKS['L']}(?!,|,? and ))?",
    "award": BLOCKS["A"],
    "honour": BLOCKS["H"],
    "movement": BLOCKS["M"],
    "phrase": _PHRASE,
    "phrases": _PHRASE,
    "serial": r"(?:[A-Z]{1,5}[- ]?\d{2,6}|(?!(?:19[2-9]|20[0-3])\d)\d{3,6})\b",
    "year": r"\b(?:18[89]|19\d|20[0-3])\d\b",
    "minutes": r"(?i:\b(?:\d{1,2} ?h(?:ou)?rs?\b[ ,.]*(?:and )?\d{1,2} ?m(?:in(?:ute)?s?)?"
    r"|\d ?h ?[0-5]\d\b|\d{2,3}[ -]?min(?:ute)?s?|(?:(?:an|one|two|three) hours?,? (?:and )?)?"
    r"(?:(?:(?:a|one) hundred(?: and)? ?)?(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty)"
    r"(?:[- ][a-z]+)?|(?:(?<=hour and )|(?<=hours and ))"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen))"
    r" minutes)\b)",
}
"""What a slot stands for, by the last word of its name."""

NAMES = "".join(BLOCKS[kind] for kind in "FNQOLWAHM")
"""The marks of names."""


def mark_of(slot: Slot) -> str:
    """Return the mark that stands for the first name in a slot; "" if there are several."""
    first = "" if slot.words else SLOTS[slot.name.rpartition(" ")[2]][0]
    return first if first and first in NAMES else ""
