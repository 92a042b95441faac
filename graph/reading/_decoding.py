"""Bytes to text: which encoding a file is in, and when it is no text at all."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from ..documents import MediaType
from ._markdown import front_matter

__all__ = [
    "LARGEST",
    "UnreadableError",
    "decode",
    "decoded",
    "encoding_of",
    "flaw_of",
    "megabytes",
    "sniff_media_type",
]

LARGEST = 5_000_000
"""The most bytes of one document."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = {
    (False, True): "utf-16-le",
    (True, False): "utf-16-be",
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
}
"""Which bytes of a character are zero in text of Latin letters, by encoding."""
_HEAD = 4096
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{2,30})",
    re.IGNORECASE,
)
_TRUSTED = re.compile(
    r"utf-?8|(?:iso-?8859|windows|cp)-?\d{1,4}(?:-\d{1,2})?|latin-?\d|us-ascii|shift[_-]?jis|euc-(?:jp|kr)"
    r"|gb(?:k|2312|18030)|big5|koi8-[ru]|macintosh|tis-620",
    re.IGNORECASE,
)
_LATIN = re.compile(r"(?:iso-?8859-?1|latin-?1|us-ascii)$", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_WESTERN_SIGNS = "‘’‚‹›“”„–—…•«»£€©®°´¿¡½¼¾\xa0™§·"
_LINK = re.compile(r"\[[^\[\]\n]{1,200}\]\((?:https?://|/)[^()\s]{1,500}\)")
_ATX = re.compile(r"^#{1,4} \S", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<!\w)(?:\*\*[^*\n]{1,200}\*\*|_[^_\n]{1,200}_)(?!\w)")
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE
)
_BREAKS = re.compile(r"<br\s*/?>|</p>|<p>", re.IGNORECASE)


class UnreadableError(ValueError):
    """Bytes that are no text; the message is the reason, one line for people."""


def megabytes(size: int) -> str:
    """Return a number of bytes as people say it."""
    return f"{size / 1_000_000:.1f} MB"


def decode(data: bytes, *, declared: bool = False) -> str:
    """Return the text of a file. A byte order mark is no part of it; line ends stay as they are.

    UTF-8, UTF-16 and UTF-32 are known by their byte order mark, without one UTF-8 by its bytes,
    UTF-16 and UTF-32 in Latin letters by their zero bytes; then comes (with `declared`) what the
    HTML itself declares, then Windows-1252 if that gives sane text.

    Raises UnreadableError with the reason.
    """
    text = decoded(data, declared=declared)
    if flaw := flaw_of(text):
        raise UnreadableError(flaw)
    return text


def decoded(data: bytes, *, declared: bool = False) -> str:
    """Return the characters of a file as `decode` does, also where they are no document.

    Raises UnreadableError with the reason.
    """
    encoding, skipped = encoding_of(data, declared=declared)
    try:
        return data[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"not {encoding.upper()} though it starts like it (byte {error.start + skipped})"
        message = f"{reason}; save it as UTF-8"
        raise UnreadableError(message) from error


def encoding_of(data: bytes, *, declared: bool = False) -> tuple[str, int]:
    """Return the encoding of the bytes, and the length of their byte order mark.

    Raises UnreadableError.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    if (zero := data.find(b"\0")) >= 0:
        if (wide := _wide(data)) is not None:
            return wide, 0
        message = f"binary, or in an unknown encoding (a zero byte at {zero}); save it as UTF-8"
        raise UnreadableError(message)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if declared and (named := _declared(data)):
            return named, 0
        if _is_sane_western(data):
            return "cp1252", 0
        message = f"not UTF-8 (byte 0x{data[error.start]:02x} at {error.start}); save it as UTF-8"
        raise UnreadableError(message) from error
    return "utf-8", 0


def flaw_of(text: str) -> str | None:
    """Return why a text cannot be a document, or None if it can."""
    if not text.strip("\ufeff \t\r\n\f\v\xa0\u200b\u2028\u2029"):
        return "only white space; there is nothing to read" if text else "empty; nothing to read"
    if "\0" in text:
        return "binary (it holds NUL characters); give plain text, Markdown or HTML"
    controls = len(_CONTROLS.findall(text))
    if controls > 2 and controls * 100 > len(text):
        return f"binary ({controls} control characters); give plain text, Markdown or HTML"
    try:
        size = len(text) if text.isascii() else len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        return f"holds half a surrogate pair at character {error.start}; write whole characters"
    if size > LARGEST:
        return f"{megabytes(size)}; the limit is {megabytes(LARGEST)} for a document, split it"
    return None


def sniff_media_type(text: str, suffix: str = "") -> MediaType:
    """Return the media type of a text: by its file name's suffix, else by its look.

    A text without a telling suffix is HTML if it starts as a page does or breaks its lines with
    `<br>`, Markdown if it has front matter, links or headings, plain otherwise.
    """
    suffix = suffix.casefold()
    if suffix in {".html", ".htm", ".xhtml"}:
        return "text/html"
    if suffix in {".md", ".markdown"}:
        return "text/markdown"
    if _HTML_START.match(text):
        return "text/html"
    breaks = len(_BREAKS.findall(text))
    if breaks and breaks >= text.count("\n\n"):
        return "text/html"
    if front_matter(text) or _LINK.search(text):
        return "text/markdown"
    if _ATX.search(text) and _EMPHASIS.search(text):
        return "text/markdown"
    return "text/plain"


def _wide(data: bytes) -> str | None:
    """Return the encoding of text in two or four bytes a character that has no byte order mark.

    In Latin letters the same bytes of nearly all characters are zero, and another one never is.
    """
    head = data[: min(_HEAD, len(data))]
    for zeros, encoding in _WIDE.items():
        width = len(zeros)
        counts = [head[at::width].count(0) for at in range(width)]
        most = 0.5 * len(head) / width
        if all(n > most if zero else n == 0 for n, zero in zip(counts, zeros, strict=True)):
            return encoding
    return None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, 4096)
    if found is None:
        return None
    name = (found.group(1) or found.group(2)).decode("ascii")
    if not _TRUSTED.fullmatch(name):
        return None
    name = "cp1252" if _LATIN.match(name) else name
    try:
        data.decode(codecs.lookup(name).name)
    except (LookupError, UnicodeDecodeError):
        return None
    return name


def _is_sane_western(data: bytes) -> bool:
    """Tell whether bytes that are not UTF-8 read well as Windows-1252."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    high = [char for char in text if char > "\x7f"]
    mended = data.decode("utf-8", "replace")
    damaged = mended.count("\ufffd")
    whole = sum(1 for char in mended if char > "\x7f") - damaged
    if whole > damaged:
        return False  # UTF-8 with a few broken bytes: guessing would spoil all other letters
    plausible = sum(1 for c in high if c.isalpha() or c in _WESTERN_SIGNS)
    return len(high) * 3 <= len(text) and plausible * 10 >= len(high) * 9


def suffix_of(path: Path) -> str:
    """Return the suffix of a file name in lower case; "" where it is only part of a name.

    >>> suffix_of(Path("a.TXT")), suffix_of(Path("Dr. Example"))
    ('.txt', '')
    """
    suffix = path.suffix.casefold()
    return suffix if re.fullmatch(r"\.[a-z0-9_]{1,10}", suffix) else ""
