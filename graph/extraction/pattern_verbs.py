"""Verbs of the pattern language: their forms, by rule or as they are given."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["forms_of"]


def forms_of(listed: str) -> Mapping[str, tuple[str, ...]]:
    """Return the forms of the listed verbs: "base", "s", "d" (past), "n" (participle), "ing".

    A verb is its base form, or base/past, or base/past/participle; what follows a blank stays.

    >>> forms_of("direct, write/wrote/written, pen/penned, carry out")["n"]
    ('directed', 'written', 'penned', 'carried out')
    """
    forms: dict[str, list[str]] = {form: [] for form in ("base", "s", "d", "n", "ing")}
    for verb in listed.split(","):
        head, _, rest = verb.strip().partition(" ")
        base, *given = head.split("/")
        past = given[0] if given else _past(base)
        participle = given[-1] if given else past
        for form, word in zip(
            forms, (base, _third(base), past, participle, _ing(base, past)), strict=True
        ):
            forms[form].append(f"{word} {rest}".strip())
    return {form: tuple(dict.fromkeys(words)) for form, words in forms.items()}


def _ends_in_consonant_y(base: str) -> bool:
    return base.endswith("y") and base[-2] not in "aeiou"


def _past(base: str) -> str:
    if _ends_in_consonant_y(base):
        return base[:-1] + "ied"
    return base + ("d" if base.endswith("e") else "ed")


def _third(base: str) -> str:
    if base in _THIRD:
        return _THIRD[base]
    if _ends_in_consonant_y(base):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


_THIRD = {"have": "has", "be": "is"}


def _ing(base: str, past: str) -> str:
    if past == f"{base}{base[-1]}ed":  # the last letter is doubled: "penned", "penning"
        return f"{base}{base[-1]}ing"
    if base in _ING:
        return _ING[base]
    return (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"


_ING = {
    "cut": "cutting", "put": "putting", "win": "winning", "get": "getting", "sit": "sitting",
    "be": "being",
}  # fmt: skip
