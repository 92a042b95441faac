"""Put new documents of corpus/ into its parts: 15 % of the films are kept for validation.

    python -m training.split

A film goes wholly to one part, by a hash of the title of the film under review (of the file's
name where there is none), so that a later document about it joins the others.
"""

from __future__ import annotations

import hashlib
import re

from .annotated import CORPUS, Annotated, read

__all__ = ["main", "part_of"]

VALIDATION_SHARE = 0.15


def main() -> int:
    """Move the files that lie beside the parts and say where they went."""
    for path in sorted(CORPUS.glob("*.txt")):
        part = part_of(read(path))
        (CORPUS / part).mkdir(exist_ok=True)
        path.rename(CORPUS / part / path.name)
        print(f"{part}: {path.name}")
    return 0


def part_of(document: Annotated) -> str:
    """Return "train" or "validation"."""
    names = document.forms(document.film) if document.film else ()
    shortest = min(names, key=len) if names else document.id
    folded = re.sub(r"^(the|a|an) |\W+", "", shortest.casefold())
    number = int.from_bytes(hashlib.sha256(folded.encode()).digest()[:4], "big")
    return "validation" if number / 2**32 < VALIDATION_SHARE else "train"


if __name__ == "__main__":
    raise SystemExit(main())
