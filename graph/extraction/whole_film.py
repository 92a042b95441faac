"""Opinions of the whole film: fixed verdicts, and "the film is …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ..claims import Entity
from ..documents import Span
from ..expressions import expression
from ..reading.layout import Sentence
from .ballots import FLIPPED, Ballot, is_only_feared, judged
from .film_phrases import phrase_at
from .mentions import inside
from .modality import clause_start, modality_at
from .opinion_idioms import Idiom
from .opinion_turns import turns_of
from .opinion_words import OpinionWord
from .reading import Reading
from .verdicts import verdicts_in

__all__ = ["may_end", "of_the_whole"]

_NEED_SUBJECT: Final = frozenset(
    {"masterpiece", "gem", "classic", "game-changing", "mess", "worth"}
)
_IS: Final = expression(r"(?:is|was|remains|are)\b")
_SUBJECT: Final = expression(
    r"(?:^|\b(?:this|it|that|films?|movies?|pictures?|flick|one|result|which|album|soundtrack"
    r"|score|whole\s+thing)|\ue000)(?:[\s,]+\w+){0,2}[\s,]*$"
)
_FILM_IS: Final = expression(
    r"(?:^|(?<=[\s\"'“]))(?<!\bof )(?<!\bin )(?<!\bto )(?<!\bby )(?<!\bon )(?<!about )"
    r"(?<!from )(?<!with )(?:(?:this|the)\s+(?:\w+\s+){0,1}?(?:film|movie|picture|flick|show|series"
    r"|episode|sequel|remake|documentary|comedy|thriller|cartoon|adaptation"
    r"|whole\s+thing|end\s+result|result)"
    r"|it(?=\s+(?:is|was|strikes)(?:n't)?\b|'s)|this(?=\s+(?:is|was)(?:n't)?\b)|\ue000)"
    r"(?:,?\s+(?:overall|itself|as\s+a\s+whole|on\s+the\s+whole|however|though))?,?"
    r"(?:\s+(?:is|was|isn't|wasn't|remains|proves|feels|felt|seems|gets|became|becomes|strikes\s+me\s+as)|'s)"
    r"(?:\s+(?:also|still|just|simply|truly|really|very|so|such|quite|pretty|rather|an?|one|of"
    r"|the|absolutely"
    r"|utterly|totally|completely|incredibly|extremely|both|at\s+(?:once|times)|clearly"
    r"|certainly|definitely"
    r"|actually|too|fairly|overall|all|not|never|hardly|far|from|nothing|but|more|most|somewhat"
    r"|only"
    r"|genuinely|uniquely|thoroughly|perhaps|probably|easily|arguably|in|my|opinion|\w+ly|and"
    r"|,))*\s+$"
)
# The film is what an idiom is said of: "the film packs a punch", "it grew on me".
_FILM_STANDS: Final = expression(
    r"(?:^|(?<=[\s\"'“]))(?<!\bof )(?<!\bin )(?<!\bto )(?<!\bby )(?<!\bon )(?<!about )"
    r"(?<!from )(?<!with )(?:(?:this|the)\s+(?:\w+\s+)?(?:film|movie|picture|flick|sequel|remake"
    r"|documentary|comedy|thriller|adaptation|whole\s+thing|result)|\ue000"
    r"|(?:^|[.;]\s*|,?\s+(?:but|and|yet)\s+)[\W_]*(?:it|this|this\s+one))"
    r"(?:,?\s+(?:itself|as\s+a\s+whole|however|though|overall|also|soon|eventually|finally),?)?\s*$"
)
# What may follow the word of a verdict: an end, a new phrase, or a noun for the film itself.
_VERDICT_AFTER: Final = expression(
    r"\s*(?:$|[.,;:!?()\"'”’*_–—-]|(?:and|but|yet|or|in|on|at|as|with|from|throughout|overall"
    r"|all|indeed|for|because|since|though|although"
    r"|while|when|despite|even|than|too|by|if|enough|to\s+(?:watch|see|look|sit)|beyond|without"
    r"|so|i|it|of\s+the\s+(?:year|decade)|ever)\b"
    r"|(?:(?!(?:is|was|the|a|an|of|in|that|which)\b)[\w'’-]+[\s,]+(?:and\s+)?){0,4}?(?:films?"
    r"|movies?|flicks?|pictures?|features?|pieces?|work|watch|ride|entertain\w+|experience"
    r"|effort|comed(?:y|ies)|dramas?|thrillers?|horror|westerns?|tale|yarn|debut|adaptation"
    r"|sequel|remake|fun|stuff|thing|portrait|portrayal|study|exploration"
    r"|meditation|documentary|musical|biopic|romp|romance|cinema|achievement|production|show"
    r"|series|episode|album|soundtrack|fantasy|fable|parody|satire|mystery|viewing|celebration"
    r"|one)\b)"
)
_NOT_A_VERDICT: Final = expression(
    r"\s*(?:to\s+\w+|that\b|how\b|when\b|for\s+\w+\s+to|enough\s+(?:to|that)|because|until"
    r"|in\s+(?:that|how)|if\b"
    r"|luck|news|idea|example|thing|question|reason|friend|actor|actress|director|way\b|point"
    r"|time\b|day\b|man\b|woman\b"
    r"|guy\b|character|at\s+(?:being|making)|scene|part\b|performance|cast\b|acting|waste|pity"
    r"|shame|mess|job|script|story\b(?!\s*[.!,])|score\b|soundtrack\b|premise|concept)"
)


_MADE: Final = expression(
    r"\s+(?:made|done|crafted|executed|reali[sz]ed|constructed|put\s+together|conceived"
    r"|assembled)\b"
)


_EDGE: Final = 3
_ONLY: Final = expression(r"\bonly\s+(?:\w+\s+){0,3}$")


def of_the_whole(
    reading: Reading,
    sentence: Sentence,
    folded: str,
    film: Entity,
    opinions: list[tuple[int, int, OpinionWord]],
    idioms: Iterable[Idiom] = (),
    told: Iterable[Span] = (),
) -> Iterator[tuple[Entity, str, Ballot]]:
    """Yield verdicts on the film; on the music where the article is about the music.

    `told` are the stretches of the sentence that judge one aspect.
    """
    whole = "overall"
    if reading.kind == "soundtrack" and not re.search(
        r"\b(?:film|movie|flick|picture)s?\b", folded
    ):
        whole = "score"
    taken = bytearray(len(folded))
    marked = _mark_films(reading, sentence, folded, film)
    for span in told:
        taken[span.start : span.end] = b"\x01" * len(span.of(folded))
    for verdict in verdicts_in(marked):
        if verdict.pattern in _NEED_SUBJECT and not _has_subject(marked, verdict.start):
            continue
        last = max(verdict.start, folded.rfind(" ", verdict.start, verdict.end) + 1)
        if 1 in taken[verdict.start : verdict.end] or is_only_feared(folded, last):
            continue
        taken[verdict.start : verdict.end] = b"\x01" * (verdict.end - verdict.start)
        if re.search(
            r"\bonly\s+(?:\w+\s+){0,3}$", folded[max(0, verdict.start - 60) : verdict.start]
        ):
            continue
        modality = modality_at(folded, verdict.start)
        polarity = verdict.polarity
        if modality == "negated" and verdict.aspect == "overall":
            if polarity == "negative":
                continue
            polarity = "negative" if verdict.pattern in ("recommend", "worth") else "mixed"
            modality = "asserted"
        if modality == "negated":
            polarity, modality = FLIPPED[polarity], "asserted"
        if modality in ("asserted", "reported"):
            aspect = whole if verdict.aspect == "overall" else verdict.aspect
            surface = folded[verdict.start : verdict.end]
            ballot = Ballot(polarity, sentence.span, surface, verdict.pattern, modality)
            yield film, aspect, ballot
    for idiom in idioms:
        if (
            idiom.aspect == "subject"
            and 1 not in taken[idiom.start : idiom.end]
            and _FILM_STANDS.search(marked, max(0, idiom.start - 80), idiom.start)
        ):
            said = judged(folded, sentence, idiom.polarity, idiom.start, idiom.end, idiom.pattern)
            if said is not None:
                yield film, whole, said
            taken[idiom.start : idiom.end] = b"\x01" * (idiom.end - idiom.start)
    for index, (start, end, word) in enumerate(opinions):
        if word.aspects or 1 in taken[start:end]:
            continue
        if folded[start:end].endswith("ly") and not _MADE.match(folded, end):
            continue
        clause = marked[clause_start(marked, start) : start]
        pattern: str | None = None
        if _FILM_IS.search(clause[-110:]) and _isverdict_of(folded, end):
            pattern = "film-is"
        elif may_end(folded, end):
            pattern = phrase_at(marked, start, end, word)
            if pattern == "film-alone" and not _opens_or_closes(reading, sentence):
                continue  # "Works.": what was just told does
        if pattern is not None:
            turned = turns_of(folded, opinions, index) if pattern == "film-is" else ()
            for at, stop, one in ((start, end, word), *turned):
                plain = judged(folded, sentence, one.polarity, at, stop, pattern)
                if plain is not None and 1 not in taken[at:stop]:
                    yield film, whole, plain
                taken[at:stop] = b"\x01" * (stop - at)


def _opens_or_closes(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence is one of the first or last of the document."""
    sentences = reading.layout.sentences
    return sentence in sentences[:_EDGE] or sentence in sentences[-_EDGE:]


def _isverdict_of(folded: str, end: int) -> bool:
    """Tell whether a word of opinion that ends at `end` judges the film, not what follows."""
    return bool(_VERDICT_AFTER.match(folded, end)) and may_end(folded, end)


def may_end(folded: str, end: int) -> bool:
    """Tell whether no word follows that takes the opinion elsewhere ("good news")."""
    return not _NOT_A_VERDICT.match(folded, end)


def _mark_films(reading: Reading, sentence: Sentence, folded: str, film: Entity) -> str:
    """Return the sentence with each mention of the film replaced by marks of equal length."""
    marked = folded
    for mention in inside(reading.films.mentions, sentence.span):
        if mention.film == film:
            start = mention.span.start - sentence.span.start
            end = mention.span.end - sentence.span.start
            while end < len(marked) and marked[end] in "\"'”’_*":
                end += 1
            size = end - start
            marked = marked[:start] + " " * (size - 1) + "\ue000" + marked[end:]
    return marked


def _has_subject(marked: str, start: int) -> bool:
    """Tell whether the film is the subject of an "is a masterpiece" that starts at `start`."""
    if not _IS.match(marked, start):
        return True
    return bool(_SUBJECT.search(marked[clause_start(marked, start) : start]))
