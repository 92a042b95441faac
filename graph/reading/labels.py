"""Header labels: what `Dir.`, `Music by` or `Run Time` name, and which values suit them."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re

from ..expressions import expression
from ._words import words_of

__all__ = [
    "BARE_RATING",
    "BY_PHRASE",
    "DATE",
    "RUNTIME",
    "is_company",
    "is_names",
    "is_part_mark",
    "is_plausible",
    "labels_of",
    "short_labels_of",
]

_RAW = {
    "title": "title|film|movie|movie title|film title|movie name|film name|original title|album"
    "|album title|review|film review|movie review|soundtrack review|music review|album review",
    "year": "year|release year|year of release|released in"
    "|jahr|année|año|anno|ano|rok|produktionsår|country/year|country & year|country, year|released year",
    "director": "director|directors|directed by|dir|direction|film director|director(s)|regie"
    "|a film by|a film directed by|helmed by|directing"
    "|regia|réalisation|réalisateur|réalisatrice|mise en scène|un film de|dirección|realización|direção"
    "|instr|instruktør|instruktör|realização|reżyseria|režie|regissör|regissør|regisseur|ohjaus|yönetmen|director and writer|co-directors",
    "screenwriter": "writer|writers|written by|screenplay|screenplay by|screenwriter|screenwriters"
    "|script|script by|scriptwriter|story|story by|writing|writer(s)|writing credits|scenario"
    "|screen play|adapted by|writed by|dialogues|dialogue by|written for the screen by|scripted by"
    "|drehbuch|scénario|guion|guión|sceneggiatura|roteiro|argumento|scenariusz|scénář|manus|käsikirjoitus"
    "|senaryo|scr|screenwriting|co-writers|screenplay adaptation",
    "producer": "producer|producers|produced by|producer(s)"
    "|produzent|producteur|productor|produttore|produtor|producent",
    "cinematographer": "cinematography|cinematographer|director of photography|dop|dp|photography"
    "|camera|cinematography by|photographed by|shot by|lensed by|photography by|dir. of photography"
    "|director of cinematography|cinematographers|camerawork|dp by"
    "|kamera|bildgestaltung|fotografia|fotografía|zdjęcia|foto|ph|phot|cin|cam|camera by|lensed"
    "|directors of photography|lensing|d.o.p|d.p|d.o.p.",
    "editor": "editor|editors|editing|edited by|film editing|film editor|editing by|editor(s)"
    "|schnitt|montaggio|montaje|montagem|montaż|klipp|klip|leikkaus|kurgu|ed",
    "composer": "composer|composers|music|music by|music director|score|score by|original score"
    "|original score by|original music|original music by|music composer|composed by"
    "|music composed by|background score|background music|bgm|film score|soundtrack by|scored by"
    "|music directors|composer(s)|score composer|musical score|musical score by|music score"
    "|musik|musique|musiche|musica|música|muzyka|hudba|musikk|musiikki|müzik|mus|comp|score music|music/score|score/music|music & score",
    "castMember": "cast|starring|stars|star|star cast|starcast|actors|cast members|main cast|with"
    "|featuring|voices|voice cast|voices of|voices by|players|cast & crew|co-starring|also starring"
    "|cast includes|leading cast|lead actors|lead cast|actor|actress|principal cast|cast list"
    "|darsteller|darstellerin|besetzung|mit|avec|interprètes|interprétation|reparto|intérpretes|interpreti"
    "|elenco|obsada|hrají|medverkande|medvirkende|medv|näyttelijät|oyuncular|main actors|cast and characters|l.p|on screen|leads|lead|lead cast|top-billed cast|also with|played by|featured players",
    "filmGenre": "genre|genres|genre(s)|film genre|movie genre|genere|género|gênero|gatunek",
    "musicGenre": "music genre|musical genre|musical style|style|styles|music style",
    "runtime": "time|runtime|run time|running time|duration|length|run-time|total running time"
    "|running length|film length|runtime (minutes)|minutes|running-time"
    "|laufzeit|länge|dauer|durée|duración|durata|duração|speltid|varighet|kesto|czas trwania|süre",
    "rating": "rating|my rating|our rating|grade|final rating|overall rating|final score"
    "|final grade"
    "|my grade|my score|our score|overall score|star rating|stars out of 5|reviewer rating"
    "|reviewer's rating|critic's rating|critic rating|editor's rating|verdict score|ratings|marks"
    "|score out of 10|rating out of 5|rating out of 10|overall grade|movie rating|film rating"
    "|reviewrating|verdict|my verdict|our verdict|final verdict"
    "|nota|voto|wertung|bewertung|betyg|ocena|puan|calificación|puntuación|critics rating|critics' rating"
    "|the rating|the grade|overall|final mark|mark|the verdict|score/rating|letter grade|out of 5|out of 10|out of ten",
    "reviewDate": "date|posted|posted on|published|published on|date published|datepublished"
    "|pubdate"
    "|review date|reviewed on|date reviewed|date posted|publish date|publication date"
    "|review published|date of review|reviewdate|created|post date",
    "reviewAuthor": "author|by|reviewer|reviewed by|review by|critic|posted by|author(s)|byline"
    "|review author|original review by|film review by|movie review by|published by|reviewer name"
    "|a review by|review written by|soundtrack review by|music review by|reviewauthor|authors"
    "|autor|autora|auteur|autore|reviewed and written by|words by|words|text by",
    "studio": "studio|studios|distributor|distributors|distributed by|production company|produc"
    "|production|production companies|production house|banner|released by|distribution|prod"
    "|production co|studio(s)|production studio|film company|releasing company|distributor(s)"
    "|verleih|dist|distribuzione|distribuidora|p.c|pc|prod co|prod. co",
    "recordLabel": "label|record label|music label|music on|record company|album label",
    "releaseDate": "release date|released|release|date of release|in theaters|in theatres|opens"
    "|opening date|theatrical release|in cinemas|released on|us release|uk release|release dates"
    "|theatrical release date|dvd release date|premiere",
    "award": "award|awards|oscars|academy awards|nominations|awards won",
    "setIn": "setting|set in|place of action",
    "basedOn": "based on|based upon|adapted from|based on the novel by|based on the book by|source",
    "song": "song|song title",
    "tracklist": "track list|tracklist|track listing|tracklisting|tracks|songs|song list|songlist"
    "|soundtrack listing|track-list|songs list|complete tracklisting|complete track listing",
    "lyricist": "lyrics|lyrics by|lyricist|lyricists|lyric",
}
_LABELS = {raw: label for label, raws in _RAW.items() for raw in raws.split("|")}
# Labels with no property of their own that still show that a line belongs to a header.
_OTHER = words_of(
    "country|language|languages|budget|box office|rated|mpaa|mpaa rating|certificate|"
    "certification|format|platform|available on|aspect ratio|rrp|price|tagline|"
    "executive producer|website|executive producers|singers|singer|playback singers|"
    "country of origin|imdb|imdb rating|sound|color|colour|costumes|costume design|"
    "production design|art direction|visual effects|executive producer(s)|cert|"
    "classification|streaming on|where to watch|gross|choreography|performed by|vocals|"
    "orchestrated|orchestrated by|orchestrations|conducted|conducted by|arranged|arranged by|performed|mixed|"
    "recorded|co-produced|executive-produced|land|pays|país|paese|fsk|freigabe|altersfreigabe|kinostart|"
    "catalog number|catalogue number|catalog no|total time|disc time|user rating|music rating|tags|"
    "category|categories|filed under|labels|type|special effects",
    "|",
)
_JOINED = expression(r"\s*(?:/|-|&|\+|,(?:\s*and\b)?|\sand\s)\s*", re.IGNORECASE)
_SHARED = {"directed", "written", "produced", "edited", "composed", "scored", "photographed"}


def labels_of(raw: str) -> tuple[str, ...]:
    """Return the normalised labels that a label as written names; () if it is unknown.

    A label may name several: "Writer/Director" gives ("screenwriter", "director"). A label
    known to be of no use ("Country") gives itself in lower case.
    """
    folded = " ".join(raw.casefold().replace("_", " ").split()).strip(" .:*-–—•")
    folded = folded.replace("’", "'")
    found = _LABELS.get(folded)
    if found:
        return (found,)
    if folded in _OTHER:
        return (folded,)
    if len(folded) > 60 or not _JOINED.search(folded):
        return ()
    by = folded.endswith(" by")
    parts = [part for part in _JOINED.split(folded) if part]
    labels: list[str] = []
    for part in parts:
        whole = part if part.endswith(" by") or not by or part not in _SHARED else f"{part} by"
        label = _LABELS.get(whole) or _LABELS.get(part)
        if label is None and part in _OTHER:
            continue
        if label is None:
            return ()
        if label not in labels:
            labels.append(label)
    if "composed" in folded and "producer" in labels:
        labels.remove("producer")  # "Composed and produced by": the album, not the film
    return tuple(labels)


_SHORT = {
    "d": "director", "dir": "director", "r": "director", "sc": "screenwriter", "scr": "screenwriter",
    "s": "screenwriter", "w": "screenwriter", "wr": "screenwriter", "p": "producer", "pr": "producer",
    "prod": "producer", "ph": "cinematographer", "phot": "cinematographer", "k": "cinematographer",
    "c": "cinematographer", "cin": "cinematographer", "dp": "cinematographer", "ed": "editor",
    "e": "editor", "m": "composer", "mus": "composer", "lp": "castMember", "a": "castMember",
}  # fmt: skip


def short_labels_of(raw: str) -> tuple[str, ...]:
    """Return what a catalogue's abbreviation stands for: "ph", "l.p", "D"; () if it is none.

    They say so only among other labels.
    """
    label = _SHORT.get(raw.casefold().replace(".", "").strip(" *:_"))
    return (label,) if label else ()


_ROLE = (
    r"(?:(?:original|film|background|musical|an? film)\s)?"
    r"(?:direct(?:ed|ion)|written|screenplay|script(?:ed)?|story|produced|edited|editing|music"
    r"|score[d]?|soundtrack|compos(?:ed|itions)|lyrics|cinematography|photograph(?:ed|y)|shot|lensed"
    r"|distributed|released|review(?:ed)?|film|posted|performed|dialogues?)"
)
BY_PHRASE = expression(
    rf"\b({_ROLE}(?:(?:\s?(?:,|/|&|\band\b)\s?){{1,2}}{_ROLE}){{0,3}}\s+by)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
DATE = expression(
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?(?:the\s+)?"
    rf"(?:{_YEAR}-[01]\d(?:-[0-3]\d)?"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|\s?[+-]\d\d:?\d\d)?)?"
    rf"|{_YEAR}/[01]?\d/[0-3]?\d"
    rf"|{_DAY}(?:\s+of)?(?:\s+|-){_MONTH}(?:,?\s+|-)(?:{_YEAR}|['’]\d\d)"
    rf"|{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}"
    rf"|{_MONTH},?\s+{_YEAR}"
    rf"|[0-3]?\d[/.][0-3]?\d[/.](?:{_YEAR}|\d\d))(?!\w)",
    re.IGNORECASE,
)
RUNTIME = expression(
    r"(?:(?:approx(?:imately|\.)?|about)\s)?(?:\d\s?h\s?[0-5]\d\b|\d{1,2}\s?(?:h(?:(?:ou)?rs?)?|hours?)\b\.?(?:,?\s?(?:and\s)?"
    r"\d{1,2}\s?(?:m(?:in(?:ute)?s?)?)\b\.?)?|\d{2,3}\s?-?m(?:in(?:ute)?s?)?\b\.?|\d{2,3}[′'’]"
    r"|\d{1,2}:\d\d(?::\d\d)?|PT\d{1,2}H(?:\d{1,2}M)?|PT\d{1,3}M)",
    re.IGNORECASE,
)
_OF = r"(?:\s?\(?(?:out\s)?of\s(?:\d{1,3}|four|five|ten|[*★]{1,10})\)?)?"
_NUMBER = r"(?:\d{1,3}(?:[.,]\d{1,2})?(?:\s?[½¼¾])?|\d\s+[1-3]/[24]|½)"
_SCALE = (
    r"(?:\s?/\s?|\s?\(?(?:out\s)?of\s(?:a\spossible\s)?|\son\s)"
    r"(?:5|10|100|4|6|20|five|ten|four)(?:\.0)?(?!\d)\)?"
)
BARE_RATING = expression(
    rf"(?:{_NUMBER}(?:\s?(?:stars?|\*|★))?{_SCALE}(?:\s?(?:stars?|\*|★))?"
    rf"|{_NUMBER}[\s-]?(?:stars?|★)(?!\w)(?:\s\(?(?:out\s)?of\s(?:\d{{1,3}}|four|five|ten)\)?)?"
    r"|[★☆✩✭✮⭐✰⯪](?:\s?(?:[★☆✩✭✮⭐✰⯪\ufe0f½⯨]|1/2))*"
    + _OF
    + r"|\*(?:\s?\*){0,4}(?:\s?(?:½|1/2))?(?=\s|$|\()"
    + _OF
    + r"|(?:(?:zero|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?:\s(?:and\s)?a\shalf|-and-a-half)?)"
    r"\s(?:stars?(?:\s\(?(?:out\s)?of\s(?:a\spossible\s)?(?:five|ten|four|5|10|4)\)?)?|out\sof\s(?:five|ten|four|5|10|4))(?:\sstars?)?"
    r"|[A-DF](?:[+\-−–]|[\s-](?:plus|minus)\b)?(?=\s*(?:$|[,;(/|]))|\d{1,3}\s?%|(?:10|\d)(?:\.\d{1,2})?(?=$|\s))",
    re.IGNORECASE,
)
_CERTIFICATE = expression(
    r"(?:rated\s)?(?:G|PG|PG-13|R|NC-17|NR|U|U/A|UA|A|12A?|15|18|TV-\w{1,3}|unrated|not rated"
    r"|M|MA|X|12\+|16\+|18\+)(?![\w+/.-])",
    re.IGNORECASE,
)
# What a site's menu offers, which no person is called: "Director: Interviews".
_SITE_WORDS = words_of(
    "interviews interview profiles profile reviews review news features feature podcasts podcast "
    "articles article archive archives blog blogs videos video gallery galleries photos photo "
    "trailers trailer home contact about search login lists awards festivals events shop store "
    "forum forums newsletter subscribe more all films movies music books tv category categories "
    "tags latest browse index resources links directors actors composers credits biography "
    "filmography essays columns guides guide tba tbc tbd n/a none unknown various us see view full "
    "commentary commentaries q&a notes statement and the of with"
)
_LETTER = expression(r"[A-F][+−–-]?\.?")
_PEOPLE = frozenset(
    {"director", "screenwriter", "producer", "cinematographer", "editor", "composer", "castMember"}
    | {"reviewAuthor", "studio", "recordLabel", "lyricist"}
)
_LOWER_IN_NAMES = words_of(
    "and with de von van der den del della di da do dos das du la le el al bin ibn the of as "
    "y und et e ten ter zu af av i by for others more many jr sr written based story "
    "screenplay uncredited voice music lyrics novel also feat featuring featured à vs or "
    "among"
)
_WORD = expression(r"[^\W\d_][\w’'`.-]*+")
_PARENTHESES = expression(r"\([^()]{0,400}\)|\[[^\[\]]{0,400}\]")
_PROSE_WORDS = expression(
    r"\b(?:is|was|are|were|has|have|had|does|did|that|this|which|who|it|he|she|they|you|but|very"
    r"|not|his|her|their|its|it's|be|been|to|from|in|on)\b"
)


def is_names(value: str) -> bool:
    """Tell whether a value reads as names in a row, not as prose.

    >>> is_names("Ann Example, Bo de la Test & others"), is_names("The tunes are by far too loud")
    (True, False)
    """
    bare = _PARENTHESES.sub(" ", value)
    words = _WORD.findall(bare)
    if not words or len(value) > 3000:
        return False
    counted = [w for w in words if w.casefold().rstrip(".") not in _LOWER_IN_NAMES]
    if not counted:
        return False
    lower = sum(1 for w in counted if w[0].islower())
    if lower * 3 > len(counted):
        return False
    prose = len(_PROSE_WORDS.findall(bare))
    return prose * 8 <= len(words) and not (prose and bare.rstrip().endswith((".", "!", "?")))


_COMPANY = expression(
    r"\b(?:Films?|Pictures?|Studios?|Productions?|Entertainment|Records?|Recordings?|Music|Cinema|Company|Co|Inc|Ltd|LLC|GmbH|Corp"
    r"|Corporation|Media|Brothers|Bros|Features|International|Motion|Releasing|Distribution|Group|TV|Television|Movies?|Banner|Arts"
    r"|Creations|Network|Label|Classics|Industries|Associates|Channel|BBC|Editions|Press|Video)\b",
)


def is_company(value: str) -> bool:
    """Tell whether a name is plainly a company's: "Example Pictures", "Quay Records"."""
    return _COMPANY.search(value) is not None


def is_part_mark(value: str) -> bool:
    """Tell whether a value is a mark with its scale, as given to one part ("Story: 3/5")."""
    return bool(re.search(r"/|of|[★*]", value) and BARE_RATING.fullmatch(value.strip()))


def is_plausible(label: str, value: str) -> bool:
    """Tell whether a value suits a normalised label; prose after a label does not."""
    length = len(value)
    if not value or length > 3000:
        return False
    if label in _PEOPLE:
        limit = 1500 if label == "castMember" else 400
        if all(word.strip(",:;.()&|/").casefold() in _SITE_WORDS for word in value.split()):
            return False
        return length <= limit and is_names(value) and not _LETTER.fullmatch(value)
    if label == "title":
        return length <= 120 and not (length > 40 and value.endswith("."))
    if label == "year":
        # "1968", or behind a country: "Italy/USA, 1968".
        led = rf"\W{{0,3}}(?:[A-Z][\w./ -]{{1,20}},? ){{0,2}}?{_YEAR}\b"
        return bool(re.match(led, value)) and length <= 40
    if label in {"filmGenre", "musicGenre"}:
        return length <= 140 and not value.endswith((".", "!", "?"))
    if label == "runtime":
        return length <= 60 and bool(RUNTIME.match(value) or re.match(r"\d{2,3}$", value))
    if label == "rating":
        return length <= 80 and bool(BARE_RATING.match(value)) and not _CERTIFICATE.fullmatch(value)
    if label == "reviewDate":
        return length <= 80 and bool(DATE.search(value))
    if label == "releaseDate":
        return length <= 80 and bool(DATE.search(value) or re.search(_YEAR, value))
    if label == "tracklist":
        return length > 3
    if label in {"setIn", "basedOn", "award", "song"}:
        return length <= 160 and not (length > 60 and value.endswith("."))
    return length <= 120 and not (len(value.split()) > 8 and value.endswith((".", "!", "?")))
