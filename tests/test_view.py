from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from screensong.graph.documents import MediaType, Span
from screensong.graph.reading.view import View, readable, view_of

MEDIA_TYPES: tuple[MediaType, ...] = ("text/plain", "text/markdown", "text/html")
PIECES = (
    *("a", "Film", " ", "  ", "\n", "\r\n", "\t", ".", "<", ">", "&", "&amp;", "&nbsp;", "&#233;"),
    *("<p>", "</p>", "<br/>", "<b>", "</b>", "<script>", "</script>", "<!--", "-->", "<nav>"),
    *("</nav>", "<li>", "<td>", "</td>", "<h1>", "</h1>", '<div class="comments">', "</div>"),
    *("*", "**", "_", "`", "[", "](", ")", "![", "[^1]", "[^1]: ", "# ", "> ", "- ", "1. ", "---"),
    *("\\", "é", "\u2028", "\xa0", "😀", "===", "| a | b |", "```", "<a href='", '"', "'"),
)
sources = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
)


def shown(source: str, media_type: MediaType) -> str:
    return view_of(source, media_type).plain


def cut(view: View, source: str, words: str) -> str:
    start = view.plain.index(words)
    return view.to_source(Span(start, start + len(words))).of(source)


def test_plain_text_is_shown_as_it_is() -> None:
    source = "A film.\r\n\r\n  *Not* <b>marked</b> &amp; up.\n"
    view = view_of(source, "text/plain")
    assert view.plain == source
    assert view.to_source(Span(3, 9)) == Span(3, 9)


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo.\n\n"),
        ("one<br>two<br /><br />three", "one\ntwo\n\nthree"),
        ("<b>one</b>\n   <i>two</i>", "one two"),
        ("Q&amp;A caf&eacute; &#8220;x&#8221; &nbsp; y", "Q&A café “x” y"),
        ("a<script>var x = '<p>';</script>b", "a\n\nb"),
        ("a<!-- <p>hidden --> b", "a b"),
        ("a<style>p{}</style><nav>Home</nav>b", "a\n\nb"),
        ("<nav>never closed", "never closed"),
        ("<ul><li>One<li>Two</ul>", "One\nTwo\n\n"),
        ("<table><tr><td>Director</td><td>A B</td></tr></table>", "Director\tA B\t\n\n"),
        ("I <3 this & that < those", "I <3 this & that < those"),
        ('<a title="a > b">link</a>', "link"),
        ("<header>Menu</header><article><header>Head</header>x</article>", "Head\n\nx\n\n"),
        ("<pre>a\nb</pre>", "a\nb\n\n"),
    ],
)
def test_html_is_shown_as_a_browser_shows_it(source: str, plain: str) -> None:
    assert shown(source, "text/html") == plain


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("A _fine_ and **very *good*** film", "A fine and very good film"),
        ("[A Film](https://example.org/a_(b)) is ![alt](x.png)long", "A Film is long"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("# Head #\n\ntext", "Head\n\ntext"),
        ("Head\n====\ntext", "Head\n\ntext"),
        ("> quoted\n\n- item\n* item\n1. first", "quoted\n\nitem\nitem\n1. first"),
        ("A note[^1].\n\n[^1]: See _it_.", "A note.\n\nSee it."),
        ("one\n<!-- cut\nhere -->\ntwo", "one\n\ntwo"),
        ("each other`s film`s", "each other`s film`s"),
        ("**** 1/2", "**** 1/2"),
        (r"5 \* 3 and AT&amp;T", "5 * 3 and AT&T"),
        ("---\ntitle: A Film\n---\ntext", "text"),
        ("---\n\nno front matter", "\n\nno front matter"),
        ("[a]: http://example.org\ntext", "\ntext"),
    ],
)
def test_markdown_is_shown_without_its_marks(source: str, plain: str) -> None:
    assert shown(source, "text/markdown") == plain


def test_source_stretches_hold_the_marks_between_but_not_those_around() -> None:
    source = "<p>See <b>A</b> &amp; <i>B</i> now</p>"
    view = view_of(source, "text/html")
    assert cut(view, source, "A & B") == "A</b> &amp; <i>B"
    source = "See **[A Film](x)** now"
    view = view_of(source, "text/markdown")
    assert cut(view, source, "A Film") == "A Film"
    assert cut(view, source, "See A") == "See **[A"


def test_emphasised_words_are_known_in_both_markups() -> None:
    for source, kind in (("See _A Film_ now", MEDIA_TYPES[1]), ("See <i>A Film</i>!", "text/html")):
        view = view_of(source, kind)
        assert [span.of(view.plain) for span in view.emphasised()] == ["A Film"]


def test_a_quote_is_made_readable() -> None:
    assert readable("A</b> &amp;\n <i>B", "text/html") == "A & B"
    assert readable("see **[A Film](x)**", "text/markdown") == "see A Film"
    assert readable("as\r\n  it is", "text/plain") == "as it is"


@given(sources, st.sampled_from(MEDIA_TYPES))
@example("</SCRIPT>0<SCRIPT", "text/markdown")
@settings(max_examples=300, deadline=None)
def test_every_character_has_its_place_in_the_source(source: str, kind: MediaType) -> None:
    view = view_of(source, kind)
    last = 0
    for at, char in enumerate(view.plain):
        span = view.to_source(Span(at, at + 1))
        assert 0 <= span.start <= span.end <= len(source)
        if not char.isspace():
            assert span.start >= last, "characters map in order"
            stretch = span.of(source)
            assert stretch == char or stretch.startswith(("&", "<"))
            back = view.to_plain(span)
            assert back is not None
            assert back.covers(Span(at, at + 1))
            last = span.start
    for mark in view.marks:
        assert 0 <= mark.span.start < mark.span.end <= len(view.plain)


def _unwrapped(text: str) -> str:
    return re.sub(r"[ \t]*(?:\r\n?|\n)[ \t]*", "\n", text)


@given(sources)
def test_plain_text_maps_to_itself(source: str) -> None:
    """All but the blanks beside line ends that only wrap a sentence."""
    view = view_of(source, "text/plain")
    assert _unwrapped(view.plain) == _unwrapped(source)
    assert view.to_source(Span(0, len(view.plain))) == Span(0, len(source))


@pytest.mark.parametrize("kind", MEDIA_TYPES)
@pytest.mark.parametrize("piece", ["a", "<", "<a '", "&amp", "[", "](", "*a ", "` ", "<!--", " "])
def test_long_and_odd_sources_are_read_in_linear_time(kind: MediaType, piece: str) -> None:
    view = view_of(piece * (200_000 // len(piece)), kind)
    assert view.to_source(Span(0, len(view.plain))).end <= 200_000
