"""What short parts of a line may be: countries, formats, companies, catalogue numbers, posts."""

# ruff: noqa: E501 - a pattern is easier to read on one line.
from __future__ import annotations

import re

from ..expressions import expression

__all__ = [
    "CAPITAL",
    "CATALOGUE",
    "COMPANY_NAME",
    "COUNTRY",
    "NOTE",
    "PLACE_CELL",
    "POST",
    "YEAR",
    "YEAR_CELL",
]

CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
YEAR = r"(?:18[89]|19\d|20[0-4])\d"
COUNTRY = (
    r"(?:(?:the )?(?:U\.?S\.?A\.?|U\.?S\.?|U\.?K\.?|United (?:States|Kingdom)|Great Britain|G\.?B\.?|Britain|England"
    r"|Scotland|Wales|Ireland|Eire|Northern Ireland|France|FR|Fra|Italy|Ita?|Spain|Portugal|(?:West |East )?Germany|FRG|GDR|Ger|DE|Austria"
    r"|Switzerland|Belgium|(?:The )?Netherlands|Holland|Luxembourg|Denmark|Den|Norway|Nor|Sweden|Swe|Finland|Fin"
    r"|Iceland|Poland|Pol|Czechoslovakia|Czech Republic|Czechia|Slovakia|Hungary|Romania|Bulgaria|Greece"
    r"|Turkey|Yugoslavia|Serbia|Croatia|Slovenia|Bosnia(?: and Herzegovina)?|Macedonia|Albania|Russia|USSR"
    r"|U\.S\.S\.R\.|Soviet Union|Ukraine|Georgia|Armenia|Estonia|Latvia|Lithuania|Israel|Palestine|Lebanon|Syria"
    r"|Iran|Iraq|Egypt|Morocco|Tunisia|Algeria|Senegal|Mali|Burkina Faso|Nigeria|Kenya|South Africa|India|Ind"
    r"|Pakistan|Bangladesh|Sri Lanka|Nepal|Bhutan|China|Hong Kong|HK|Taiwan|Japan|Jap|JP|(?:South |North )?Korea"
    r"|Mongolia|Thailand|Vietnam|Cambodia|Indonesia|Malaysia|Singapore|Philippines|Australia|Aus|New Zealand|NZ"
    r"|Canada|Can|Mexico|Mex|Cuba|Jamaica|Brazil|Bra|Argentina|Arg|Chile|Peru|Colombia|Uruguay|Venezuela|Bolivia|Zaire|Congo|Ghana|Cameroon|Chad|Mauritania|Ethiopia|Kazakhstan|Tibet|Haiti|Paraguay|Ecuador|Guatemala))"
)
_CODES = r"[A-Z]{2,3}(?:\s?[/-]\s?[A-Z]{2,3})*"
YEAR_CELL = expression(rf"\(?(?:c\.?\s?|©\s?)?(?P<year>{YEAR})\)?")
PLACE_CELL = expression(
    rf"{_CODES}[,\s]+(?P<coded>{YEAR})|(?:{COUNTRY}(?:\s?(?:[/&+]|-|–|,| and )\s?{COUNTRY})*)(?:[,\s]+(?P<year>{YEAR}))?"
    rf"|(?P<first>{YEAR})[,\s]+{COUNTRY}(?:\s?[/&+-]\s?{COUNTRY})*"
)
NOTE = expression(
    r"(?:cert(?:ificate|\.)?:?\s)?(?:\(?(?:U|PG|PG-13|12A?|15|18|X|A|AA|R|NR|G|M|MA|MA15\+|NC-17|R18|U/A)\)?|rated [\w-]{1,5}"
    r"|not rated|unrated)|(?:in )?(?:b\s?/\s?w|b\s?&\s?w|bw|black[- ]and[- ]white|colou?r|technicolor|eastmancolor|silent|sound"
    r"|35\s?mm|16\s?mm|70\s?mm|super 8|dcp|digital|cinemascope|widescreen|scope|3d|imax|vhs|dvd|blu-?ray|streaming)(?: print)?"
    r"|(?:in |sub(?:titled|titles|s)?\b.{0,20}|dubbed|dialogue in )?(?:english|french|german|italian|spanish|japanese|korean"
    r"|mandarin|cantonese|hindi|tamil|telugu|russian|polish|danish|swedish|norwegian|arabic|farsi|persian|portuguese|turkish)"
    r"(?: (?:with|w/) .{0,20}(?:subtitles|subs))?|(?:english )?sub(?:title[sd]|s|bed)|drama|comedy|horror|thriller|western"
    r"|documentary|animation|animated|musical|romance|sci-?fi|science fiction|crime|action|adventure|fantasy|film noir|noir"
    r"|(?:\w+ )?(?:drama|comedy|horror|thriller)|out now|in cinemas(?: now)?|(?:general|limited|wide) release|nationwide|letterbox(?:ed)?|subtitles|subs|on (?:dvd|blu-ray|vhs)",
    re.IGNORECASE,
)
COMPANY_NAME = expression(
    rf"{CAPITAL}[\w&.'’-]*(?: (?:&|and|of|the|{CAPITAL}[\w&.'’-]*)){{0,4}} (?:Pictures|Films|Studios?|Productions?|Entertainment|Cinema"
    r"|Releasing|Distribution|Company|Bros|Brothers|Media|Filmproduktion)|(?:A|An) [\w&.'’ -]{2,40} (?:[Pp]roduction|[Rr]elease|[Pp]resentation)"
)
# "Quay Records QR-1234 (2017)": who put the album out, and its number.
CATALOGUE = expression(
    rf"(?P<label>{CAPITAL}[\w&.'’-]*(?: [\w&.'’-]+){{0,4}}?) \(?[A-Z]{{1,6}}[- ]?\d{{2,7}}(?:[-/ ]\d{{1,3}})?\)?"
    rf"(?:,? \(?{YEAR}\)?)?\.?"
)
POST = expression(
    r"(?:(?:chief|senior|guest|staff|film|movie|music|arts?|features?|entertainment|tv|culture|contributing|associate|and|&)\s){1,4}"
    r"(?:writer|critic|reviewer|correspondent|editor|contributor|columnist|reporter)",
    re.IGNORECASE,
)
