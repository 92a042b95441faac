"""Oblique ways to state a credit: by what someone did, won or made, or by whose work it is."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

from .credit_patterns import PLAIN_CREDITS, CreditPattern, credit

__all__ = ["CREDITS", "CUE_SETS"]

_ADVERB = r"(?:(?:also|has|have|had|himself|herself|both|again|here|first|who|[a-z]+ly) ){0,3}"
_IT = r"(?:it|this|this one|the (?:whole )?(?:film|movie|picture|thing))"
_SIGHTS = (
    rf"(?:{_IT}|(?:the|this|that|its|his|her) (?:[a-z][\w'-]* ){{0,2}}?(?:city|streets?|town|village|countryside|landscapes?|desert|sea|coast|island|"
    r"square|mountains?|house|rooms?|interiors|exteriors|actors|faces?|night|action|proceedings|story|lot|locations?|forest|river|hills?|park|world)|"
    r"{L}|everything|all of it|most of it)"
)
_SHOOTS = (
    r"(?:shoots|shot|photographs|photographed|lenses|lensed|films|filmed|frames|lights|captures)"
)
_WON = (
    r"(?:won|wins|winning|took|takes|received|receives|earned|got|gets|deserved|deserves|picked up|collected|"
    r"was nominated|is nominated|was given|was awarded)"
)
_FOR = r"(?:[^.;:!?\ue001]{0,45}?) for (?:{the}(?:best )?(?:his |her |original |adapted )?"
_STRINGED = (
    r"(?:strings|piano|guitars?|orchestra(?:tion)?s?|melody|melodies|themes?|zither|synths?|synthesi[sz]ers?|"
    r"saxophone|trumpets?|accordion|waltz|cues|compositions|harmonica|organ|orchestral music)"
)
# These say of which film: they come before the patterns that would take the main film.
_OF_FILMS: tuple[CreditPattern, ...] = (
    credit("film-apposition", "director",
           r"(?P<film>{F}),? (?:which is )?(?P<who>{N})'s (?:[a-z0-9][\w'-]*,? ){0,4}{film}\b(?! (?:debut as|role))", 0.85,
           cues=("\ue000, \ue001", "\ue000 \ue001", "\ue000, which")),
    credit("which-name-made", "director",
           r"(?P<film>{F}),? (?:which|that) (?P<who>{N}) (?:then |also |later |had )?(?:made|directed|helmed)\b", 0.92,
           cues=("made", "direct", "helm")),
    credit("shot-film-for", "director",
           r"(?:shot|photographed|filmed|scored|wrote|edited|cut|lensed|designed|composed) (?:the (?:film|movie) )?(?P<film>{F}) for (?P<who>{N})", 0.85,
           cues=(" for ",)),
)  # fmt: skip
_PROSE: tuple[CreditPattern, ...] = (
    credit("wrote-and-directed", "director screenwriter",
           rf"(?P<who>{{NN}}),? {_ADVERB}(?:wrote|writes|co-wrote|scripted|penned) and (?:co-)?(?:directed|directs)\b|(?P<who2>{{NN}}),? {_ADVERB}(?:directed|directs) and (?:co-)?(?:wrote|writes|scripted|penned)\b",
           0.93, cues=("direct",)),
    credit("name-made-film", "director",
           rf"(?P<who>{{N}}),? {_ADVERB}(?:made|makes|directed|directs|followed this with) (?:{{the}}(?:[a-z0-9][\w'-]* ){{0,3}}?)?(?P<film>{{F}})(?! (?:better|worse|good|great|work|famous|possible|seem|look))", 0.72,
           weak=True, cues=("made", "make", "direct", "follow")),
    credit("directing-award", "director",
           rf"(?P<who>{{N}}),? {_ADVERB}{_WON}{_FOR}(?:direction|directing|director)\b)", 0.8, cues=("direct",)),
    credit("film-from-maker", "director",
           r"(?:{F}|(?i:\b(?:this|the) (?:new |latest )?{film})) (?:is |was |comes )?(?:the )?(?:\w+ )?(?:from|by) (?:director|film-?maker)s? (?P<who>{NN})", 0.9,
           cues=("director ", "maker ")),
    credit("script-name-wrote", "screenwriter",
           r"(?i:\b(?:screenplay|script|story|plot)),? (?:which |that )?(?P<who>{NN}) (?:co-)?(?:wrote|penned|adapted|took|fashioned|drew|devised|derived)\b(?: (?:it )?(?:together )?with (?P<also>{NN}))?", 0.9, cues=("plot", "story", "script", "screenplay")),
    credit("name-adapts", "screenwriter",
           rf"(?P<who>{{NN}}),? {_ADVERB}(?:adapted|adapts|scripted|scripts|co-wrote|penned) (?:{_IT}|the (?:[a-z-]+ )?(?:novel|book|play|story|screenplay|script)|{{W}}|(?:his|her) own)\b(?: with (?P<also>{{NN}}))?", 0.88,
           cues=("adapt", "script", "wrote", "penned")),
    credit("name-wrote-script", "screenwriter",
           rf"(?P<who>{{NN}}),? {_ADVERB}(?:wrote|writes|co-wrote|has written|have written) (?:(?:{{the}}|all )(?:[a-z][\w'-]*,? ){{0,3}}?)(?:screenplay|script)\b(?: with (?P<also>{{NN}}))?", 0.92,
           cues=("screenplay", "script")),
    credit("writing-award", "screenwriter",
           rf"(?P<who>{{NN}}),? {_ADVERB}{_WON}{_FOR}(?:screenplay|script|writing)\b)", 0.82),
    credit("name-shoots", "cinematographer",
           rf"(?P<who>{{NN}}),? {_ADVERB}{_SHOOTS} {_SIGHTS}(?= |[,.;:!?]|$)(?! (?:dead|down|himself|herself))", 0.78, weak=True,
           cues=("shot", "shoot", "photograph", "lens", "film", "frame", "light", "capture")),
    credit("name-shoots-how", "cinematographer",
           rf"(?P<who>{{N}}),? {_ADVERB}{_SHOOTS}[^.;:!?\ue001]{{0,30}} in (?:[a-z-]+ )?(?:black|colou?r|monochrome|widescreen|Technicolor|CinemaScope|Cinemascope|digital|\d\d ?mm|natural light)", 0.88,
           cues=("shot", "shoot", "photograph", "lens", "film", "frame", "light", "capture")),
    credit("photography-award", "cinematographer",
           rf"(?P<who>{{N}}),? {_ADVERB}{_WON}{_FOR}(?:photography|cinematography|camera ?work)\b)", 0.9),
    credit("name-is-behind-camera", "cinematographer",
           r"(?P<who>{N}) (?:is |was )?(?:behind|operates?|operated|holds?|held|at) the camera\b", 0.8),
    credit("name-shot-film", "cinematographer",
           rf"(?P<who>{{N}}),? {_ADVERB}(?:shot|photographed|lensed) (?P<film>{{F}})", 0.85, cues=("shot", "photographed", "lensed")),
    credit("name-cuts", "editor",
           rf"(?P<who>{{NN}}),? {_ADVERB}(?:cut|cuts|edited|edits|assembled) (?:{_IT}|the footage)\b", 0.85, cues=("cut", "edit", "assembl")),
    credit("editing-award", "editor",
           rf"(?P<who>{{N}}),? {_ADVERB}{_WON}{_FOR}editing\b)", 0.88),
    credit("name-produces", "producer",
           rf"(?P<who>{{NN}}),? {_ADVERB}(?:co-)?(?:produced|produces) {_IT}\b", 0.85),
    credit("name-wrote-music", "composer",
           rf"(?P<who>{{NN}}),? {_ADVERB}(?:composed|composes|scored|scores|wrote|writes|written|penned|provided|provides|supplied|supplies|contributed|contributes|created|made|made up) (?:(?:{{the}}|all )?(?:[a-z][\w'-]*,? (?:and )?){{0,5}}?)(?:scores?|music|soundtrack|themes|cues|pieces|melodies|underscore)\b(?! videos?)", 0.86,
           cues=("score", "music", "soundtrack", "themes", "cues", "pieces", "melodies")),
    credit("name-scored", "composer",
           rf"(?P<who>{{N}}),? {_ADVERB}(?:scored|scores) (?:{_IT}|(?P<film>{{F}}))\b", 0.85, cues=("scored", "scores")),
    credit("score-is-possessive", "composer",
           r"(?i:\b(?:score|music|soundtrack)) (?:is|was|here is) (?:pure |vintage |all |by )?(?P<who>{N})(?:'s\b|,|\.| at (?:his|her))", 0.85),
    credit("score-award", "composer",
           rf"(?P<who>{{N}}),? {_ADVERB}{_WON}{_FOR}(?:(?:musical )?score|music)\b)", 0.9),
    credit("possessive-strings", "composer",
           rf"(?P<who>{{N}})'s? (?:[A-Za-z][\w'-]*,? (?:and )?){{0,4}}?{_STRINGED}\b", 0.74, weak=True,
           cues=("string", "piano", "guitar", "orchestra", "melod", "theme", "zither", "synth", "saxophone", "trumpet", "accordion", "waltz", "cues", "composition", "harmonica", "organ")),
    credit("music-of", "composer",
           r"(?i:\b(?:score|scores|film music|soundtrack)) (?:of|from) (?:{the}(?:great |late |composer |maestro |veteran )?)(?P<who>{N})(?=[,.;:]| (?:is|was|and|which|that|has|keeps|does|never)\b)", 0.75, weak=True),
)  # fmt: skip

CREDITS: tuple[CreditPattern, ...] = (*_OF_FILMS, *PLAIN_CREDITS, *_PROSE)
CUE_SETS = tuple(dict.fromkeys(one.cues for one in CREDITS))
