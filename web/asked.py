"""A request as the endpoint needs it, read straight from WSGI and each part once.

Flask's own request does this too, for ten times the cost, and queries are asked often.
"""

from __future__ import annotations

from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from werkzeug.datastructures import Accept, ImmutableMultiDict, MultiDict
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge, abort
from werkzeug.http import parse_accept_header, parse_etags, parse_options_header
from werkzeug.sansio.utils import get_current_url, get_host
from werkzeug.utils import cached_property  # that of Python 3.11 locks out all other threads
from werkzeug.wsgi import get_input_stream

from ..graph.remembered import remembered

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

__all__ = ["BODY_MOST", "FORM", "Asked", "takes_gzip"]

BODY_MOST: Final = 512 * 1024
FORM: Final = "application/x-www-form-urlencoded"
_MOST_FIELDS: Final = 200
_Server = tuple[str, int | None]


class Asked:
    """What a request says. Reading what breaks the protocol raises an HTTPException.

    `problem` is kept for who answers in the end, if the request is passed on. What is read of
    hosts and short parameters is remembered: programs say the same again and again.
    """

    def __init__(self, environ: WSGIEnvironment) -> None:
        self._environ = environ
        self.method: str = environ["REQUEST_METHOD"]
        self.accept: str = environ.get("HTTP_ACCEPT", "")
        self.problem: HTTPException | None = None

    @property
    def is_http_10(self) -> bool:
        """Tell whether the client cannot tell a whole answer from one that was cut."""
        return bool(self._environ.get("SERVER_PROTOCOL") == "HTTP/1.0")

    @property
    def takes_gzip(self) -> bool:
        """Tell whether the client takes gzip."""
        return takes_gzip(self._environ.get("HTTP_ACCEPT_ENCODING", ""))

    @property
    def wants_fresh(self) -> bool:
        """Tell whether the client wants no answer that was kept."""
        return "no-cache" in self._environ.get("HTTP_CACHE_CONTROL", "")

    @property
    def client(self) -> str:
        """Return the address of the client."""
        return str(self._environ.get("REMOTE_ADDR", ""))

    def has(self, tag: str) -> bool:
        """Tell whether the client has the answer with this tag already."""
        held = self._environ.get("HTTP_IF_NONE_MATCH")
        return bool(held) and parse_etags(held).contains_weak(tag)

    def check_host(self, hosts: tuple[str, ...] | None) -> None:
        """Refuse a request for a host that is none of `hosts`: SecurityError."""
        _host(*self._addressed, hosts)

    @property
    def _addressed(self) -> tuple[str, str | None, _Server]:
        """Return the scheme, the header that names the host, and the server's own address."""
        environ = self._environ
        server = (environ["SERVER_NAME"], int(environ["SERVER_PORT"]))
        return environ.get("wsgi.url_scheme", "http"), environ.get("HTTP_HOST"), server

    @cached_property
    def base_url(self) -> str:
        """Return the address asked for, without parameters."""
        environ = self._environ
        root, path = environ.get("SCRIPT_NAME", ""), environ.get("PATH_INFO", "")
        return _address(*self._addressed, root, path)

    @cached_property
    def _content_type(self) -> tuple[str, dict[str, str]]:
        return parse_options_header(self._environ.get("CONTENT_TYPE", ""))

    @property
    def media_type(self) -> str:
        """Return the media type of the body."""
        return self._content_type[0].lower()

    @property
    def charset(self) -> str:
        """Return the charset that the body is said to have."""
        return self._content_type[1].get("charset", "utf-8").lower()

    @cached_property
    def body(self) -> bytes:
        """Return the body; 413 if it is too long."""
        try:
            # a body of unknown length ends, for all that werkzeug says, where its limit is
            found = get_input_stream(self._environ, max_content_length=BODY_MOST + 1).read()
        except RequestEntityTooLarge:
            found = None
        if found is None or len(found) > BODY_MOST:
            most = f"A request may have {BODY_MOST // 1024} KiB: ask in several queries."
            abort(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, most)
        return found

    @property
    def is_form(self) -> bool:
        """Tell whether the parameters are in the body."""
        return self.method == "POST" and self.media_type == FORM

    @cached_property
    def fields(self) -> MultiDict[str, str]:
        """Return the parameters of the address, then those of a form in the body."""
        # WSGI has bytes in strings of Latin-1
        address: bytes = self._environ.get("QUERY_STRING", "").encode("latin-1")
        parts = (address, self.body) if self.is_form else (address,)
        return _fields(b"&".join(filter(None, parts)))

    @cached_property
    def format(self) -> str:
        """Return the format that the parameters name; "" if they name none."""
        return next(iter(self.fields.getlist("format")), "")  # a miss of `get` takes 10 µs


def _fields(said: bytes) -> MultiDict[str, str]:
    try:
        return _read(said)
    except UnicodeDecodeError:
        abort(HTTPStatus.BAD_REQUEST, "The parameters are not UTF-8.")
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST, f"There are more than {_MOST_FIELDS} parameters.")


@remembered
def _read(said: bytes) -> MultiDict[str, str]:
    pairs = parse_qsl(
        said.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
    )
    return ImmutableMultiDict(pairs)


@lru_cache(maxsize=64)
def _host(scheme: str, named: str | None, server: _Server, hosts: tuple[str, ...] | None) -> str:
    return get_host(scheme, named, server, hosts)


@lru_cache(maxsize=64)
def _address(scheme: str, named: str | None, server: _Server, root: str, path: str) -> str:
    return get_current_url(scheme, _host(scheme, named, server, None), _plain(root), _plain(path))


def _plain(path: str) -> str:
    return path.encode("latin-1").decode("utf-8", "replace")


@lru_cache(maxsize=64)
def takes_gzip(accepted: str) -> bool:
    """Tell whether an Accept-Encoding header takes gzip."""
    found = parse_accept_header(accepted, Accept)
    return found["gzip"] > 0
