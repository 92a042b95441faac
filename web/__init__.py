"""The browser and the SPARQL endpoint. The only room that knows HTTP."""

from __future__ import annotations

from .app import create_app
from .serve import PortTakenError, Settings, serve

__all__ = ["PortTakenError", "Settings", "create_app", "serve"]
