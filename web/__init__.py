"""The browser and the SPARQL endpoint. The only room that knows HTTP."""

from __future__ import annotations

from .app import create_app
from .serve import PortTakenError, serve

__all__ = ["PortTakenError", "create_app", "serve"]
