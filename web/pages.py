"""Pages that are not about one thing: start, search, lists, disputes, and what machines ask."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, Response, abort, render_template, request, url_for

from ..graph.browse import LISTS, NoPageError, disputes, find, list_page
from ..graph.browse_words import CLASS_WORDS
from ..graph.search import Hit, SearchIndex
from .site import site

__all__ = ["blueprint", "page_number"]

blueprint = Blueprint("pages", __name__)

_HITS = 60
_SENTENCES = 20
_TYPE_ORDER = {name: rank for rank, name in enumerate(CLASS_WORDS)}


@blueprint.get("/")
def start() -> str:
    """Show what this is and where to begin."""
    return render_template("start.html", start=site().start_page())


@blueprint.get("/search")
def search() -> str:
    """Show names and sentences that match `q`, names grouped by type."""
    wanted = request.args.get("q", "").strip()[:200]
    graph = site().graph
    hits = find(graph, wanted, _HITS) if wanted else []
    sentences = SearchIndex(graph.search_path).sentences(wanted, _SENTENCES) if wanted else []
    return render_template(
        "search.html", wanted=wanted, groups=_grouped(hits), found=len(hits), sentences=sentences
    )


def _grouped(hits: list[Hit]) -> list[tuple[str, list[Hit]]]:
    """Group hits by type; the group with the best hit comes first."""
    ordered = sorted(hits, key=lambda hit: _TYPE_ORDER.get(hit.type, len(_TYPE_ORDER)))
    groups = [
        (CLASS_WORDS.get(kind, (kind, kind))[1], list(group))
        for kind, group in groupby(ordered, key=lambda hit: hit.type)
    ]
    return sorted(groups, key=lambda group: -max(hit.score for hit in group[1]))


@blueprint.get(f"/<any({','.join(LISTS)}):name>")
def listing(name: str) -> str:
    """Show one page of a list."""
    try:
        found = list_page(site().graph, name, page_number())
    except NoPageError:
        abort(404, f"This list of {name} has no such page.")
    return render_template("list.html", name=name, listing=found)


@blueprint.get("/disputed")
def disputed() -> str:
    """Show claims that contradict each other, side by side."""
    page = page_number()
    try:
        views, pages, total = disputes(site().graph, page)
    except NoPageError:
        abort(404, "The list of disputes has no such page.")
    return render_template("disputed.html", disputes=views, page=page, pages=pages, total=total)


def page_number() -> int:
    """Return the page that the request asks for; 404 if that is no number of a page."""
    asked = request.args.get("page", "1")
    if not (asked.isascii() and asked.isdecimal()) or len(asked) > 6:
        abort(404, "There is no such page.")
    return int(asked)


@blueprint.get("/healthz")
def health() -> Response:
    """Tell that the graph can be read."""
    site().graph.store.quads_for_pattern(None, None, None, None)
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/readyz")
def ready() -> Response:
    """Tell whether a query need not wait for the graph to be loaded."""
    pool = site().pool
    if pool.is_ready():
        return Response("ready\n", mimetype="text/plain")
    pool.warm()
    said = "The graph is still being loaded.\n"
    return Response(said, 503, {"Retry-After": "2"}, mimetype="text/plain")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Ask crawlers to leave out what costs: queries and searches."""
    rules = "User-agent: *\nDisallow: {}\nDisallow: {}\n".format(
        url_for("sparql.endpoint"), url_for("pages.search")
    )
    return Response(rules, mimetype="text/plain")


@blueprint.get("/favicon.ico")
def favicon() -> Response:
    """Send browsers that ask for the old name to the icon."""
    return Response(status=301, headers={"Location": url_for("static", filename="favicon.svg")})
