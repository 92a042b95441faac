"""The pages in a real browser: all widths, both schemes, without JavaScript, all from here."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from screensong.web.app import create_app
from screensong.web.site import site

from ..browse_graph import example_graph

pytestmark = pytest.mark.browser

CHROMIUM = Path(os.environ.get("SCREENSONG_CHROMIUM", "/usr/bin/chromium"))
QUIET = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
FILM = "/id/film/the-lantern-keeper-1987"
TABLE = "/sparql?query=SELECT+%3Ff+%3Fy+%7B+%3Ff+ss%3AreleaseYear+%3Fy+%7D"
PAGES = [
    "/", "/people", "/disputed", "/search?q=foghorn", FILM, FILM + "?facts=castMember",
    "/id/document/lantern-review", "/id/document/pages/night-ferry", "/sparql", TABLE, "/ontology",
]  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    app = create_app(example_graph(tmp_path_factory.mktemp("graph")), query_workers=1)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    site(app).pool.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        reason = f"no Chromium at {CHROMIUM}; set SCREENSONG_CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield browser
        browser.close()


def opened(
    browser: Browser,
    address: str,
    *,
    width: int = 1280,
    scheme: str = "light",
    scripts: bool = False,
) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=scripts,
        base_url=address,
    )
    page = context.new_page()
    complaints: list[str] = []
    page.set_default_timeout(10_000)
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: complaints.extend([] if request.url.startswith(address) else [request.url]),
    )
    yield page
    context.close()
    # Chromium reports an answer with a 4xx status as a complaint of the page.
    assert [said for said in complaints if "status of 403" not in said] == []


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[320, 1280])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def scripted(browser: Browser, address: str, width: int, scheme: str) -> Iterator[Page]:
    yield from opened(browser, address, width=width, scheme=scheme, scripts=True)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    yield from opened(browser, address)


CONTRASTS = """() => {
  const light = c => { const [r, g, b] = c.map(v => { v /= 255;
      return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b; };
  const read = s => { const m = s.match(/[\\d.]+/g).map(Number);
    return s.startsWith('color(') ? m.map((v, i) => i < 3 ? v * 255 : v) : m; };
  const over = (top, under) => { const a = top[3] ?? 1;
    return [0, 1, 2].map(i => top[i] * a + under[i] * (1 - a)); };
  const behind = e => { const chain = [];
    for (; e; e = e.parentElement) chain.unshift(read(getComputedStyle(e).backgroundColor));
    return chain.reduce((under, top) => over(top, under), [255, 255, 255]); };
  const poor = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) { const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !e.checkVisibility({visibilityProperty: true})) continue;
    const style = getComputedStyle(e), back = behind(e);
    const [a, b] = [light(over(read(style.color), back)), light(back)].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05), size = parseFloat(style.fontSize);
    if (ratio < (size >= 24 ? 3 : 4.5)) poor.push(e.className + ' ' + ratio.toFixed(2)); }
  return poor; }"""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_its_width_and_its_text_has_contrast(scripted: Page, path: str) -> None:
    response = scripted.goto(path)
    assert response is not None
    assert response.status == 200
    size = scripted.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert size[0] <= size[1]
    assert scripted.evaluate(CONTRASTS) == []
    unnamed = "document.querySelectorAll('input:not([id]), textarea:not([id])').length"
    assert scripted.evaluate(unnamed) == 0
    assert scripted.locator("h1").count() == 1
    assert scripted.evaluate(
        "new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
    ) == (scripted.locator("[id]").count())


def test_the_keyboard_reaches_the_content_first(page: Page) -> None:
    page.goto(FILM)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to content"


def test_without_javascript_evidence_opens_under_its_value(page: Page) -> None:
    page.goto(FILM)
    row = page.locator(".fact", has=page.get_by_role("heading", name="Directed by"))
    quote = row.locator("blockquote").nth(2)
    assert not quote.is_visible()
    row.locator("summary").first.click()
    assert quote.is_visible()
    assert "a film about grief" in quote.inner_text()
    row.locator("figcaption a").first.click()
    assert page.url.partition("#")[2].startswith("c")


def test_a_sentence_link_leads_to_the_marked_sentence(page: Page) -> None:
    page.goto("/id/document/lantern-review#c110-188")
    target = page.locator(":target")
    assert target.inner_text().startswith("Ada Quill’s The Lantern Keeper")
    assert target.is_visible()


def test_the_search_works_from_the_start_page(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Search").fill("lantarn")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="The Lantern Keeper", exact=True).click()
    assert page.locator("h1").inner_text() == "The Lantern Keeper"


def test_the_sparql_form_returns_a_table(page: Page) -> None:
    page.goto("/sparql")
    page.get_by_role("button", name="Run").click()
    assert page.locator("tbody tr").count() > 1
    page.locator("textarea").fill("SELECT * { SERVICE <http://example.org/> {} }")
    page.get_by_role("button", name="Run").click()
    assert "SERVICE is not allowed" in page.get_by_role("alert").inner_text()


def test_hostile_text_runs_nothing(browser: Browser, address: str) -> None:
    for page in opened(browser, address, scripts=True):
        page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
        page.goto("/id/document/pages/night-ferry")
        assert "<script>alert(1)</script>" in page.locator("main").inner_text()
