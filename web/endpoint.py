"""Answers to SPARQL queries as data, made in front of Flask: routing and contexts cost too much.

`Endpoint` answers what programs ask of `/sparql`. What people ask (pages), what is no query, and
what breaks the protocol goes on to the Flask application behind it; see `sparql`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from werkzeug.exceptions import HTTPException

from ..graph.guard import ForbiddenQueryError, QueryRefusedError
from ..graph.query_errors import (
    PoolBusyError,
    PoolClosedError,
    PoolDownError,
    QueryError,
    QueryFailedError,
    QueryTimeoutError,
    ResultFormatError,
    ResultTooLargeError,
    WorkerLostError,
)
from ..graph.query_question import Question, form_of
from ..graph.remembered import remembered
from .answer_cache import KeptAnswer
from .asked import Asked
from .budget import TooManyQueriesError, Turn
from .headers import SAFETY_HEADERS, headers_for_all_origins
from .protocol import Formats, Operation, formats_wanted, operation_of, wants_page
from .site import Site
from .streaming import Reply, send, tag_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

__all__ = [
    "PATH",
    "Endpoint",
    "admitted",
    "answered",
    "asked_in",
    "over_budget",
    "refused",
    "text",
]

PATH: Final = "/sparql"
_ASKED: Final = "screensong.asked"
"""Where a request that goes on to Flask carries what was read of it, and what is wrong with it."""

_STATUS_BY_ERROR: Final[tuple[tuple[type[Exception], HTTPStatus], ...]] = (
    (TooManyQueriesError, HTTPStatus.TOO_MANY_REQUESTS),
    (ForbiddenQueryError, HTTPStatus.FORBIDDEN),
    (QueryRefusedError, HTTPStatus.BAD_REQUEST),
    (ResultFormatError, HTTPStatus.NOT_ACCEPTABLE),
    (ResultTooLargeError, HTTPStatus.SERVICE_UNAVAILABLE),
    (QueryTimeoutError, HTTPStatus.SERVICE_UNAVAILABLE),
    (PoolBusyError, HTTPStatus.SERVICE_UNAVAILABLE),
    (PoolDownError, HTTPStatus.SERVICE_UNAVAILABLE),
    (PoolClosedError, HTTPStatus.SERVICE_UNAVAILABLE),
    (WorkerLostError, HTTPStatus.SERVICE_UNAVAILABLE),
    (QueryFailedError, HTTPStatus.BAD_REQUEST),
    (QueryError, HTTPStatus.BAD_REQUEST),
)
_CHANGING: Final = re.compile(r"(?:RAND|NOW|UUID|BNODE)\s*[(#]|\\u", re.IGNORECASE)
"""Functions whose value is another each time, or what may spell one: such an answer has no tag."""
_RETRY_S: Final = 2
_BESIDE_S: Final = 60.0
"""So long a query may wait for a process, and its reader for the last piece, all in all."""
_METHODS: Final = frozenset(("GET", "HEAD", "POST"))


class Endpoint:
    """What programs ask of `/sparql`, in front of the application that does all else.

    With `hosts`, requests for other hosts are left to the application too, which refuses them.
    """

    def __init__(
        self, site: Site, application: WSGIApplication, hosts: Sequence[str] | None
    ) -> None:
        self._site = site
        self._application = application
        self._hosts = tuple(hosts) if hosts else None
        cross = headers_for_all_origins(site.pool.limits)
        self._headers = [*SAFETY_HEADERS.items(), *cross.items()]

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer, as WSGI has it."""
        if environ.get("PATH_INFO") == PATH and environ["REQUEST_METHOD"] in _METHODS:
            asked = Asked(environ)
            try:
                asked.check_host(self._hosts)
                reply = self._reply(asked)
            except HTTPException as problem:
                asked.problem = problem
                reply = None
            if reply is not None:
                reply.headers.extend(self._headers)
                return reply(asked, start_response)
            environ[_ASKED] = asked
        return self._application(environ, start_response)

    def _reply(self, asked: Asked) -> Reply | None:
        """Return the answer to a query, or why there is none; None if it is for Flask."""
        if wants_page(asked):
            return None
        operation = operation_of(asked)
        if operation is None:
            return None
        formats = formats_wanted(asked)
        if (waiting := over_budget(self._site, asked)) is not None:
            return text(*waiting)
        try:
            form = form_of(operation.query, self._site.pool.limits.text)
            wanted = formats.of(form)
            if form and wanted is None:
                raise ResultFormatError("solutions" if form in ("SELECT", "ASK") else "graph")
            reply = answered(self._site, asked, operation, formats, wanted or "")
        except (QueryRefusedError, QueryError) as error:
            return text(*refused(error))
        name = asked.format
        if name in {"csv", "tsv"}:
            disposition = f'attachment; filename="screensong.{name}"'
            reply.headers.append(("Content-Disposition", disposition))
        return reply


def asked_in(environ: WSGIEnvironment) -> Asked:
    """Return what a request says, read before if `Endpoint` has passed it on."""
    found = environ.get(_ASKED)
    return found if isinstance(found, Asked) else Asked(environ)


def answered(
    site: Site, asked: Asked, operation: Operation, formats: Formats, wanted: str
) -> Reply:
    """Return the answer to an operation, or 304 to a client that has it already.

    `wanted` is the format that it will have, if that is known; together with the data's version,
    the query, its dataset and the coding it makes the tag, by which answers are kept.

    Raises QueryRefusedError or a QueryError if nothing of it has been sent.
    """
    tag = ""
    if wanted and not _changes(operation.query):
        tag = tag_of(
            site.version,
            asked.base_url,
            operation.query,
            (operation.default_graphs, operation.named_graphs),
            wanted,
            "gzip" if asked.takes_gzip else "",
        )
        if asked.method != "POST" and asked.has(tag):
            return _tagged(Reply(b"", HTTPStatus.NOT_MODIFIED), tag)
        kept = None if asked.wants_fresh else site.answers.get(tag)
        if kept is not None:
            return _tagged(_kept(kept), tag)
    turn = admitted(site, asked)
    try:
        stream = site.pool.stream(
            Question(
                operation.query,
                solutions=formats.solutions,
                graph=formats.graph,
                base_iri=asked.base_url,
                default_graphs=operation.default_graphs,
                named_graphs=operation.named_graphs,
            ),
            turn.client,
        )
    except BaseException as error:
        turn(error.worked_s if isinstance(error, QueryError) else 0.0)
        raise
    is_whole = stream.is_whole
    reply = send(asked, stream, turn)
    for note in stream.notes:
        escaped = note.encode("ascii", "backslashreplace").decode("ascii")
        reply.headers.append(("X-Screensong-Note", escaped))
    if tag and is_whole and isinstance(reply.body, bytes):
        site.answers.put(tag, KeptAnswer(reply.body, tuple(reply.headers)))
    return _tagged(reply, tag)


@remembered
def _changes(query: str) -> bool:
    """Tell whether a query's answer may be another each time."""
    return _CHANGING.search(query) is not None


def _kept(kept: KeptAnswer) -> Reply:
    reply = Reply(kept.body, HTTPStatus.OK)
    reply.headers.extend(kept.headers)
    return reply


def _tagged(reply: Reply, tag: str) -> Reply:
    if tag:
        reply.headers.append(("ETag", f'"{tag}"'))
    reply.headers.append(("Cache-Control", "no-cache" if tag else "no-store"))
    reply.headers.append(("Vary", "Accept, Accept-Encoding"))
    return reply


def admitted(site: Site, asked: Asked) -> Turn:
    """Let a client ask one query more; tell the turn, when that has ended, what it took.

    Raises TooManyQueriesError.
    """
    if site.budget is None:
        return Turn()
    limits = site.pool.limits
    return site.budget.admit(asked.client, limits.seconds, limits.hold_seconds + _BESIDE_S)


def over_budget(site: Site, asked: Asked) -> tuple[str, HTTPStatus, int] | None:
    """Return what to tell a client that has used up its budget; None if it may ask.

    An answer that is kept costs it nothing, but whoever has to wait waits for those too.
    """
    budget = site.budget
    wait = math.ceil(budget.wait_s(asked.client)) if budget else 0
    if budget is None or wait == 0:
        return None
    said = (
        f"you have used your {budget.seconds:g} seconds of query time for this minute; "
        f"try again in {wait} second{'' if wait == 1 else 's'}"
    )
    return said, HTTPStatus.TOO_MANY_REQUESTS, wait


def refused(error: Exception) -> tuple[str, HTTPStatus, int]:
    """Return the reason, the fitting status, and after how many seconds to ask again; 0: never."""
    status = next(code for kind, code in _STATUS_BY_ERROR if isinstance(error, kind))
    again = isinstance(error, PoolBusyError | PoolDownError | TooManyQueriesError)
    return str(error), status, _RETRY_S if again else 0


def text(said: str, status: HTTPStatus, again_s: int) -> Reply:
    """Say in plain text why there is no answer."""
    reply = Reply(f"{said}\n".encode(), status, Content_Type="text/plain; charset=utf-8")
    if again_s:
        reply.headers.append(("Retry-After", str(again_s)))
    return _tagged(reply, "")
