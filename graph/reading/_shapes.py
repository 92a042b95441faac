"""What kinds of line look like: boilerplate, list lines, headings."""

from __future__ import annotations

import re

from ..expressions import expression
from ._words import words_of
from .labels import SITE_WORDS

__all__ = [
    "BOILERPLATE",
    "BULLET",
    "COMMENTS_START",
    "NUMBERED",
    "ON_THIS_SITE",
    "QUOTED_TITLE",
    "TIMED",
    "TRACKS",
    "is_cased_throughout",
    "is_navigation",
    "reads_as_heading",
]

BOILERPLATE = expression(
    r"(?:(?:no|\d+)\s+(?:comments?|responses?|replies|reviews?|thoughts?)"
    r"(?:\s*[:»]|\s+on\b.*|\s+yet)?"
    r"|(?:post|add|leave|write) an?\s?(?:comment|reply|response)s?\.?"
    r"|comments? (?:are )?closed\.?|share(?: (?:this|on|via|it|with)\b.{0,40})?:?|tweet|pin it"
    r"|email this.{0,20}|blogthis!?.{0,40}|like this:?|like loading.{0,5}|loading\.{0,3}|print"
    r"|facebook|twitter|pinterest|reddit|tumblr|related(?: posts?| articles?)?:?"
    r"|you (?:may|might) also (?:like|enjoy).{0,10}"
    r"|(?:read|continue|see|learn|view|show) (?:more|reading|all)\b.{0,30}"
    r"|(?:subscribe|sign up)\b.{0,60}|follow us\b.{0,40}|newer posts?|older posts?|home|next"
    r"|previous(?: post)?|next post|back to top|skip to\b.{0,30}|copyright\b.{0,80}"
    r"|(?:©|\(c\)).{0,80}|all rights reserved\.?|privacy policy|terms (?:of|and)\b.{0,30}"
    r"|(?:we|this (?:web)?site|our (?:web)?site)(?: and our \w+)? uses? cookies\b.{0,120}"
    r"|accept(?: all)?(?: cookies)?|(?:manage|your) (?:cookies|choices|preferences|settings)"
    r"|reject(?: all)?|cookie (?:policy|settings|preferences)|got it!?|unsubscribe\b.{0,60}"
    r"|view (?:this email )?in (?:your )?browser|forward (?:this )?to a friend|report this\b.{0,40}"
    r"|(?:this (?:post|article|page) (?:may )?contains? )?affiliate links?\b.{0,120}"
    r"|\d[\d,]* (?:likes?|shares?|views?|upvotes?|claps?)|was this (?:review )?helpful.{0,20}"
    r"|\d+ (?:out )?of \d+ (?:people |users |readers )?found this (?:\w+ )?(?:help|use)ful.{0,20}"
    r"|advertisements?|sponsored|log ?in|sign in|register|search|menu|main menu|navigation"
    r"|(?:photo|image|picture|still)s? (?:credits?|courtesy|by|from|copyright|©).{1,80}"
    r"|(?:photo|image|picture)s?: .{2,80}\b(?:credit|courtesy|copyright|©).{1,60}"
    r"|powered by\b.{0,40}|permalink\.?|(?:posted in|filed under)\b.{0,80}"
    r"|tagged(?: with)?\b.{0,80}|bookmark the permalink.{0,5}|click here\b.{0,40}"
    r"|(?:full |the )?cast (?:&|and) (?:crew|credits)|advertiser disclosure.{0,20}|top ↑|↑.{0,10})",
    re.IGNORECASE,
)
COMMENTS_START = expression(
    r"(?:leave an?\s(?:reply|comment|response)|(?:all|reader|user|view|show|showing|latest)?\s?"
    r"(?:[1-9]\d*\s)?comments"
    r"|(?:(?:reader|user|view|show|top|latest)\s)?(?:comments?|replies|responses?|discussion)"
    r"\s?[(\[:]\s?[1-9]\d*\s?[)\]]?|[(\[][1-9]\d*[)\]]\s(?:comments?|replies|responses?)"
    r"|[1-9]\d*\s(?:comments?|responses?|replies|thoughts)(?:\s(?:to|on)\b.{0,120}|:)?"
    r"|\d*\s?responses?\sto\b.{0,120}|join the (?:conversation|discussion)"
    r"|what (?:did|do) you think\?|add your (?:comment|voice))\s*:?",
    re.IGNORECASE,
)
# What else a site has: "Related: Review of …"; alone on a line it stands over a list of such.
ON_THIS_SITE = expression(
    r"(?P<alone>related(?: (?:posts?|articles?|reviews?|stories|content|films?|movies?|reading))?"
    r"|(?:see|read|watch) (?:also|next)|up next|you (?:may|might|(?:wi|['’])ll) also (?:like|enjoy)"
    r"|(?:more|other|recent|latest|popular|previous|recommended|trending) "
    r"(?:reviews?|posts?|articles?|stories|news)(?: (?:from|by|on|in) .{1,40})?"
    r"|most (?:viewed|read|popular|shared|commented)|trending(?: now)?|in case you missed it"
    r"|(?:more|also) from (?:this|the) author|you might have missed|keep reading"
    r"|(?:people|readers) also (?:read|liked)"
    r"|more (?:from|on) (?:this|our) (?:site|blog|author)"
    r"|also on (?:this|our) (?:site|blog)|recommended(?: for you| reading)?|don['’]t miss)"
    r"(?:\s?[:–—-]\s?(?P<what>\S.*)|\s?[:–—-]?)",
    re.IGNORECASE,
)
TRACKS = expression(
    r"(?:.{0,120}\b)?(?:track\s?-?list(?:ing)?s?|song\s?list|list of (?:songs|tracks))\b.{0,60}"
    r"|(?:the\s)?(?:full |complete |official )?(?:tracks|songs|soundtrack"
    r"|side (?:one|two|a|b|1|2)|disc (?:one|two|\d))\s*(?:list(?:ing)?)?:?",
    re.IGNORECASE,
)
NUMBERED = expression(
    r"(?:#|no\.?\s?|track\s)?\d{1,3}(?:\s?[.)\]:–—-]\s*|\s{1,3}(?=[\"“‘'A-Z]))(?=\S)",
    re.IGNORECASE,
)
TIMED = expression(r".{2,140}?[\s(\[–-]\d{1,2}:\d\d[)\]]?$")
QUOTED_TITLE = expression(r"[\"“'‘«][^\"“”«»]{1,80}[\"”'’»]\s*(?:[-–—:,]|by\b|\().{1,90}$")
BULLET = expression(r"(?:[•·‣▪►*–-]|->)\s+(?=\S)")
_CAPITALISED = expression(r"[^\W\d_][\w’'-]*")
_SENTENCE_INSIDE = expression(r"[a-z]{4}[.!?] [A-Z][a-z]* [a-z]")
_SMALL = words_of(
    "a an the of and or in on at to for from by with as is vs de la le el der die das und y "
    "et von van du des del di"
)


def is_navigation(text: str) -> bool:
    """Tell whether all parts of a line are what a site's menu offers: "Home | Reviews | About"."""
    parts = [part.strip() for part in _MENU.split(text) if part.strip()]
    return len(parts) >= _FEWEST_PARTS and all(map(_is_of_menu, parts))


_MENU = expression(r"\s*[|•·›»/\t]\s*")
_FEWEST_PARTS = 3


def _is_of_menu(part: str) -> bool:
    words = part.casefold().split()
    return all(word in SITE_WORDS for word in words) or BOILERPLATE.fullmatch(part) is not None


def reads_as_heading(text: str) -> bool:
    """Tell whether a line reads as a heading: short, capitalised, not ended like a sentence."""
    if len(text) > 110 or text[-1] in ".,;:…" or (text[-1] in "!?" and len(text) > 60):
        return False
    if _SENTENCE_INSIDE.search(text):
        return False
    words = _CAPITALISED.findall(text)
    if not words or len(words) > 16:
        return False
    counted = [w for w in words if w.casefold() not in _SMALL]
    capital = sum(1 for w in counted if not w[0].islower())
    return words[0][0].isupper() and capital * 2 >= len(counted) and len(counted) > 0


def is_cased_throughout(text: str) -> bool:
    """Tell whether all words but small ones begin with a capital or a figure: "Out on the Quay"."""
    words = [word.strip("“”\"‘’'([") for word in text.split()]
    return all(not word[:1].islower() or word in _SMALL for word in words)
