"""Headers that answers carry: for the safety of readers, and so that scripts anywhere may ask."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ..graph.query_limits import QueryLimits

__all__ = ["PREFLIGHT_HEADERS", "SAFETY_HEADERS", "headers_for_all_origins"]

SAFETY_HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Content-Security-Policy": (
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
            "object-src 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
)
"""What every response says to browsers."""

_EXPOSED: Final = (
    "Link, ETag, Retry-After, X-SPARQL-MaxRows, X-Screensong-Limits, X-Screensong-Note"
)


PREFLIGHT_HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Access-Control-Allow-Methods": "GET, POST, HEAD, OPTIONS",
        "Access-Control-Allow-Headers": "Content-Type, Accept, If-None-Match, Cache-Control",
        "Access-Control-Max-Age": "86400",
    }
)
"""What a browser that asks first (OPTIONS) is told besides."""


def headers_for_all_origins(limits: QueryLimits) -> Mapping[str, str]:
    """Let scripts of any site ask, and say the caps; no cookie or credential is ever involved."""
    return {
        "X-SPARQL-MaxRows": str(limits.rows),
        "X-Screensong-Limits": str(limits),
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": _EXPOSED,
    }
