"""One sentence about an entity, made of its facts and counts."""

from __future__ import annotations

from ..ontology.terms import SS
from .browse_model import FactGroup
from .browse_words import CLASS_WORDS, counted

__all__ = ["summary_of"]


def summary_of(
    classes: tuple[str, ...],
    facts: tuple[FactGroup, ...],
    incoming: tuple[FactGroup, ...],
    documents: int,
    claims: int,
) -> str:
    """Return the sentence: "A film of 1999, directed by Ann Example; 3 documents, 41 claims."."""
    names = [CLASS_WORDS[name][0] for name in classes if name in CLASS_WORDS]
    noun = " and ".join(names) or "thing"
    said = f"{'An' if noun[0] in 'aeiou' else 'A'} {noun}"
    by_predicate = {group.predicate: group for group in facts}
    if "Film" in classes:
        year = by_predicate.get(SS.releaseYear)
        said += f" of {year.values[0].text}" if year else ""
        said += _named(by_predicate.get(SS.director), ", directed by ")
        said += _named(by_predicate.get(SS.castMember), ", with ")
    elif "Song" in classes:
        said += _named(by_predicate.get(SS.songPerformer), " performed by ")
    else:
        parts = [_back_phrase(group) for group in incoming if group.predicate in _BACK_PHRASES]
        said += f", {_joined(parts)}" if parts else ""
    sources = [counted(documents, "document")] if documents else []
    return f"{said}; {', '.join([*sources, counted(claims, 'claim')])}."


_BACK_PHRASES = {
    SS.director: "director of",
    SS.castMember: "in the cast of",
    SS.composer: "composer for",
    SS.songPerformer: "performer of",
    SS.songWriter: "writer of",
    SS.soundtrackSong: "heard in",
    SS.reviewAuthor: "author of",
    SS.theme: "found in",
    SS.musicGenre: "heard in",
    SS.instrument: "heard in",
    SS.filmGenre: "given to",
    SS.setIn: "setting of",
    SS.playsCharacter: "played by",
    SS.aspectOpinion: "judged in",
    SS.comparedTo: "compared with",
    SS.award: "given to",
    SS.studio: "studio of",
    SS.recordLabel: "record label of",
    SS.basedOn: "basis of",
}


def _back_phrase(group: FactGroup) -> str:
    first = group.values[0].ref if group.values else None
    if group.total == 1 and first is not None:
        return f"{_BACK_PHRASES[group.predicate]} {first.label}"
    singular, plural = CLASS_WORDS.get(first.type if first else "", ("thing", "things"))
    return f"{_BACK_PHRASES[group.predicate]} {counted(group.total, singular, plural)}"


def _named(group: FactGroup | None, phrase: str) -> str:
    if group is None:
        return ""
    names = [value.text for value in group.values[:3]]
    if group.total > len(names):
        names.append(f"{group.total - len(names)} more")
    return phrase + _joined(names)


def _joined(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
