from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screensong.graph.documents import Document, Field, MediaType, Span
from screensong.graph.reading.layout import Layout, lay_out

from .shared_data import shared
from .test_view import MEDIA_TYPES, sources

PROSE = (
    "The story is told with patience and a good ear for the way people talk when they are tired, "
    "and it never asks us to admire them more than they would admire themselves on a good day."
)


def laid(text: str, kind: MediaType = "text/plain") -> Layout:
    return lay_out(Document("x", text, kind))


def pairs(layout: Layout) -> list[tuple[str, str]]:
    return [(field.label, field.text(layout)) for field in layout.fields]


def kinds(layout: Layout) -> list[tuple[str, str]]:
    return [(b.kind, b.span.of(layout.view.plain)) for b in layout.blocks]


def read(text: str, kind: MediaType = "text/plain") -> list[tuple[str, str]]:
    """Return the fields of a header above ordinary prose."""
    return pairs(laid(f"{text}\n\n{PROSE}\n", kind))


def test_a_credit_before_prose_is_shown_without_the_space_behind_it() -> None:
    text = f"{PROSE}\n\nProduced by Nora Keel. Harbour Pictures brought it to empty halls in May.\n"
    layout = laid(text)
    assert pairs(layout) == [("producer", "Nora Keel")]
    assert ("field", "Produced by Nora Keel.") in kinds(layout)


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Director: Ann Example", [("director", "Ann Example")]),
        ("Dir: Ann de la Example", [("director", "Ann de la Example")]),
        ("• Author : bo", []),
        ("Author : Bo", [("reviewAuthor", "Bo")]),
        ("Directed by Ann Example", [("director", "Ann Example")]),
        (
            "Written and directed by Ann Example",
            [("director", "Ann Example"), ("screenwriter", "Ann Example")],
        ),
        ("Writer/Director: Ann Ex", [("director", "Ann Ex"), ("screenwriter", "Ann Ex")]),
        ("Starring Ann Example, Bo Sample", [("castMember", "Ann Example, Bo Sample")]),
        ("With: Ann Example and Bo Sample", [("castMember", "Ann Example and Bo Sample")]),
        ("Music by Bo Sample", [("composer", "Bo Sample")]),
        ("Review by Cy Critic", [("reviewAuthor", "Cy Critic")]),
        ("By Cy Critic", [("reviewAuthor", "Cy Critic")]),
        ("Director:\nAnn Example", [("director", "Ann Example")]),
        ("Director\nAnn Example\nStars\nBo Sample, Di Three",
         [("director", "Ann Example"), ("castMember", "Bo Sample, Di Three")]),
        ("Cast:\nAnn Example\nBo Sample",
         [("castMember", "Ann Example"), ("castMember", "Bo Sample")]),
        ("A Long Film | 2008", [("title", "A Long Film"), ("year", "2008")]),
        ("A Long Film (2008)", [("title", "A Long Film"), ("year", "2008")]),
        ("Title: A Film (2008)", [("title", "A Film"), ("year", "2008")]),
        ("A Film (Ann Example / France, 1960):",
         [("title", "A Film"), ("director", "Ann Example"), ("year", "1960")]),
        ("A Film (2001, dir. Ann Example)",
         [("title", "A Film"), ("year", "2001"), ("director", "Ann Example")]),
        ("A Film – Film Review", [("title", "A Film")]),
        ("February 20, 2018", [("reviewDate", "February 20, 2018")]),
        ("November 2002", [("reviewDate", "November 2002")]),
        ("Thursday, July 23, 2015", [("reviewDate", "Thursday, July 23, 2015")]),
        ("Monday, September 13th, 2010", [("reviewDate", "Monday, September 13th, 2010")]),
        ("Posted Sunday, Apr 07, 2024 70", [("reviewDate", "Sunday, Apr 07, 2024")]),
        ("Posted on 3 March 2010 by Cy Critic",
         [("reviewDate", "3 March 2010"), ("reviewAuthor", "Cy Critic")]),
        ("7.5", [("rating", "7.5")]),
        ("★★★½", [("rating", "★★★½")]),
        ("*** 1/2", [("rating", "*** 1/2")]),
        ("Rating: ★ ★ 1/2", [("rating", "★ ★ 1/2")]),
        ("My score: 3 (out of 10)", [("rating", "3 (out of 10)")]),
        ("Grade: B+", [("rating", "B+")]),
        ("Rating: *** (out of 4)", [("rating", "*** (out of 4)")]),
        ("Verdict: 3/5", [("rating", "3/5")]),
        ("Story: 3/5\nMusic: 8/10", [("story", "3/5"), ("music", "8/10")]),
        ("Costumes and light: ★★★", [("costumes and light", "★★★")]),
        ("Rating: A must for all", []),
        ("STAR RATING: ***** Saturday Night **** Friday Night", []),
        ("B+", [("rating", "B+")]),
        ("8/10", [("rating", "8/10")]),
        ("01 h 51 m", [("runtime", "01 h 51 m")]),
        ("107mins", [("runtime", "107mins")]),
        ("Produc.: Example Pictures", [("studio", "Example Pictures")]),
        ("Label: Example Records", [("recordLabel", "Example Records")]),
        ("Director of Photography: Di Light", [("cinematographer", "Di Light")]),
        ("Release Date: 02 March 2018", [("releaseDate", "02 March 2018")]),
        ("Director: Ann Example\nRRP: £13.99", [("director", "Ann Example"), ("rrp", "£13.99")]),
        ("Track listing: One (Ann) / Two (Bo)", [("tracklist", "One (Ann) / Two (Bo)")]),
        ("Rating: 3 out of 5 starsGenre: Western, Drama",
         [("rating", "3 out of 5 stars"), ("filmGenre", "Western, Drama")]),
        ("Example Studios Director: Ann Example, 1944, 107mins",
         [("studio", "Example Studios"), ("director", "Ann Example"), ("year", "1944"),
          ("runtime", "107mins")]),
        ("| Director | Ann Example |", [("director", "Ann Example")]),
    ],
)  # fmt: skip
def test_header_lines_are_fields(header: str, fields: list[tuple[str, str]]) -> None:
    assert read(header) == fields


@pytest.mark.parametrize(
    "line",
    [
        "One thing: the film is long",
        "Music: the tunes are by far the best part of it.",
        "Cast: Everyone does a fine job and nobody is miscast.",
        "Directed by Ann Example I thought this would be a far better film than it was in the end.",
        "With this in mind, I watched it again",
        "Rated: hardly",
        "I asked the director: why now?",
        "Rating: PG-13",
    ],
)
def test_prose_is_no_field(line: str) -> None:
    assert [field for field in read(line) if field[0] != "rated"] == []


def test_several_labels_on_one_line_leave_the_prose_after_them() -> None:
    line = (
        "Run Time: 1 hour, 45 minutes, Rated R Starring: Ann Example, Bo Sample "
        "Directed by Di Three (A First Film: Part 1, Another) Meet the sequel, a film that goes on "
        "and on until nobody in the house is quite sure who is still awake to see the end of it."
    )
    layout = laid(line)
    assert pairs(layout) == [
        ("runtime", "1 hour, 45 minutes"),
        ("castMember", "Ann Example, Bo Sample"),
        ("director", "Di Three (A First Film: Part 1, Another)"),
    ]
    assert [kind for kind, _ in kinds(layout)] == ["field", "paragraph"]
    assert layout.sentences[0].span.of(line).startswith("Meet the sequel")
    assert {field.evidence(layout).of(line) for field in layout.fields} == {
        line[: line.index(" Meet the")]
    }


def test_headings_items_quotes_and_comments_are_told_apart() -> None:
    text = (
        f"A FILM – Bo Sample\n\n{PROSE}\n\nThe Sound of Rain: A Mood\n{PROSE}\n\n> {PROSE}\n\n"
        "- one thing\n- another\n\n0 Comments\n\n3 comments:\n\nI liked it. Director: Me\n"
    )
    assert [kind for kind, _ in kinds(laid(text))] == [
        *("heading", "paragraph", "heading", "paragraph", "quote", "item", "item"),
        *("boilerplate", "comment", "comment"),
    ]
    assert pairs(laid(text)) == []
    assert not any("liked" in s.span.of(text) for s in laid(text).sentences)


def test_a_new_review_ends_the_comments() -> None:
    text = f"A Film (1999)\n{PROSE}\n2 Comments\nNice!\nRating: 2 out of 5 stars\n{PROSE}"
    layout = laid(text)
    assert ("rating", "2 out of 5 stars") in pairs(layout)
    assert [k for k, _ in kinds(layout)].count("paragraph") == 2


def test_a_track_list_is_a_list_of_items_and_a_field() -> None:
    tracks = "The Band\nSong One\nSong Two\n\nSolo\nThree"
    text = f"{PROSE}\n\nHere is the complete tracklisting:\n\n{tracks}"
    layout = laid(text)
    assert [words for kind, words in kinds(layout) if kind == "item"] == [
        *("The Band", "Song One", "Song Two", "Solo", "Three")
    ]
    assert pairs(layout) == [("tracklist", "The Band Song One Song Two Solo Three")]
    groups = [block.group for block in layout.blocks if block.kind == "item"]
    assert len(set(groups[:3])) == 1
    assert groups[3] == groups[2] + 1
    numbered = laid(f"{PROSE}\n\n1. Song One – The Band (3:12)\n2. Song Two – Solo (2:01)")
    assert [kind for kind, _ in kinds(numbered)] == ["paragraph", "item", "item"]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "This film is a long and winding tale of two people who\n"
        "meet in a town by the sea. It is told with much\npatience.\n\nAnother paragraph."
    )
    layout = laid(text)
    assert [kind for kind, _ in kinds(layout)] == ["paragraph", "paragraph"]
    assert len(layout.sentences) == 3


def test_front_matter_gives_fields_outside_the_view() -> None:
    matter = "title: 'Fest 2009: _A Film_'\ndate: 2009-09-15\ntags:\n  - x\ncast: [Ann, Bo]"
    text = f"---\n{matter}\n---\n\nGood.\n"
    layout = laid(text, "text/markdown")
    assert layout.view.plain.strip() == "Good."
    assert pairs(layout) == [
        ("title", "Fest 2009: A Film"), ("reviewDate", "2009-09-15"), ("tags", "x"),
        ("castMember", "Ann"), ("castMember", "Bo"),
    ]  # fmt: skip
    date = layout.fields[1]
    assert date.value is None
    assert date.evidence(layout).of(text) == "date: 2009-09-15"
    assert pairs(laid(text))[1] == ("reviewDate", "2009-09-15")


def test_json_ld_gives_fields_with_their_place() -> None:
    data = {
        "@context": "https://schema.org",
        "@type": "Review",
        "author": {"@type": "Person", "name": "Cy Critic"},
        "datePublished": "2020-01-02",
        "reviewRating": {"@type": "Rating", "ratingValue": "4", "bestRating": "5"},
        "itemReviewed": {
            "@type": "Movie",
            "name": "A Film",
            "director": [{"@type": "Person", "name": "Renée Example"}],
            "actor": [{"name": "Ann"}, {"name": "Bo"}],
            "duration": "PT1H51M",
        },
    }
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    text = f'<title>A page</title>{script}<meta name="author" content="Cy C."><p>Good.</p>'
    layout = laid(text, "text/html")
    assert pairs(layout) == [
        ("page title", "A page"), ("reviewAuthor", "Cy Critic"), ("reviewDate", "2020-01-02"),
        ("rating", "4/5"), ("title", "A Film"), ("director", "Renée Example"),
        ("castMember", "Ann"), ("castMember", "Bo"), ("runtime", "PT1H51M"),
        ("reviewAuthor", "Cy C."),
    ]  # fmt: skip
    rating = layout.fields[3]
    assert rating.source_value.of(text) == "4"
    assert rating.evidence(layout).of(text).startswith('"reviewRating": {')
    assert [kind for kind, _ in kinds(layout)] == ["paragraph"]


def test_microdata_of_a_film_needs_no_review_around_it() -> None:
    page = (
        '<div itemscope itemtype="http://schema.org/Movie"><h1 itemprop="name">The Salt Ferry</h1>'
        '<b itemprop="director" itemscope itemtype="http://schema.org/Person">'
        '<i itemprop="name">Ann Example</i></b> <td itemprop="author">Gil Writer</td>'
        '<meta itemprop="datePublished" content="1974-05-01">'
        '<p itemprop="aggregateRating" itemscope itemtype="http://schema.org/AggregateRating">'
        'Readers: <i itemprop="ratingValue">3.9</i></p></div>'
    )
    labelled = [(f.label, f.text(laid(page, "text/html"))) for f in laid(page, "text/html").fields]
    assert labelled[:4] == [
        ("title", "The Salt Ferry"),
        ("director", "Ann Example"),
        ("screenwriter", "Gil Writer"),
        ("releaseDate", "1974-05-01"),
    ]
    assert "rating" not in {label for label, _ in labelled}


def test_an_element_inside_ends_no_other_than_its_own() -> None:
    film = (
        '<div itemscope itemtype="https://schema.org/Review"><div itemprop="itemReviewed" itemscope'
        ' itemtype="https://schema.org/Movie"><b itemprop="name">Low Tide</b>'
        '<div itemprop="director" itemscope itemtype="https://schema.org/Person">'
        '<i itemprop="name">Ann Example</i></div>'
        '</div><div itemprop="author">Bo Critic</div></div>'
    )
    found = read(film, "text/html")
    assert ("director", "Ann Example") in found
    assert ("reviewAuthor", "Bo Critic") in found
    assert ("screenwriter", "Bo Critic") not in found


def test_two_values_in_a_line_of_markup_are_two_words() -> None:
    actors = '<p>With <a itemprop="actor">Ann Vane</a><a itemprop="actor">Bo Marsh</a></p>'
    assert laid(actors, "text/html").view.plain.strip() == "With Ann Vane, Bo Marsh"
    label = '<p><b class="k">Director</b><b class="v">Ann Vane</b> <i>un</i><i>done</i></p>'
    assert laid(label, "text/html").view.plain.strip() == "Director Ann Vane undone"


def test_a_list_in_a_box_of_facts_belongs_to_its_row() -> None:
    box = (
        "<h1>Low Tide</h1><table><tr><th>Screenplay<br>by</th><td><ul><li>Ann Vane</li><li>Bo Marsh"
        "</li></ul></td></tr><tr><th>Directed by</th><td>Cy Lund</td></tr><tr><th>Starring</th><td>"
        "Di Kerr<br>Ed Foss</td></tr><tr><th>Music by</th><td>Flo Gray</td></tr></table>"
    )
    assert read(box, "text/html") == [
        ("screenwriter", "Ann Vane"), ("screenwriter", "Bo Marsh"), ("director", "Cy Lund"),
        ("castMember", "Di Kerr"), ("castMember", "Ed Foss"), ("composer", "Flo Gray"),
    ]  # fmt: skip


def test_menus_and_what_a_site_says_of_itself_are_no_text() -> None:
    text = (
        "HOME | REVIEWS | PODCAST | ABOUT\n\nLow Tide (1988)\n\nA storm keeps a ferryman at home "
        "for a year, and nobody minds.\n\n12 likes\n\nMost viewed\nCold Quay (1971), dir. Ann Vane"
        "\n\nUnsubscribe | View in browser | Forward to a friend"
    )
    told = {line: kind for kind, line in kinds(laid(text))}
    assert [line for line, kind in told.items() if kind == "boilerplate"] == [
        "HOME | REVIEWS | PODCAST | ABOUT", "12 likes", "Most viewed",
        "Cold Quay (1971), dir. Ann Vane", "Unsubscribe | View in browser | Forward to a friend",
    ]  # fmt: skip


def test_a_mark_of_microdata_has_its_scale() -> None:
    page = (
        '<div itemscope itemtype="https://schema.org/Review"><i itemprop="author">Bo Critic</i>'
        '<p itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">Mark: '
        '<i itemprop="ratingValue">4</i> of <i itemprop="bestRating">5</i></p></div>'
    )
    assert ("rating", "4/5") in pairs(laid(page, "text/html"))


def test_html_structure_is_used() -> None:
    text = (
        "<body><nav>Home</nav><article><h1>A Film (1999)</h1><table><tr><th>Director</th>"
        "<td>Ann Example</td></tr></table><dl><dt>Music</dt><dd>Bo Sample</dd></dl>"
        f"<p>{PROSE}</p><blockquote>Quoted words.</blockquote><ol><li>Song One</li></ol></article>"
        '<div id="comments"><p>I liked it.</p></div></body>'
    )
    layout = laid(text, "text/html")
    assert pairs(layout) == [
        ("title", "A Film"), ("year", "1999"), ("director", "Ann Example"),
        ("composer", "Bo Sample"),
    ]  # fmt: skip
    assert [kind for kind, _ in kinds(layout)] == [
        *("field", "field", "field", "paragraph", "quote", "item", "comment")
    ]


def test_lines_added_by_a_container_are_fields() -> None:
    text = "Good &amp; <br>loud.\n\nDirector: A & <B>\nRating: 4"
    start, end = text.index("Director"), text.index("\nRating")
    fields = (
        Field("director", Span(start + 10, end), Span(start, end)),
        Field("rating", Span(len(text) - 1, len(text)), Span(end + 1, len(text))),
    )
    layout = lay_out(Document("x", text, "text/html", fields=fields))
    assert pairs(layout) == [("director", "A & <B>"), ("rating", "4")]
    assert [f.evidence(layout).of(text) for f in layout.fields] == [
        "Director: A & <B>",
        "Rating: 4",
    ]
    assert [kind for kind, _ in kinds(layout)][-2:] == ["field", "field"]
    assert [s.span.of(layout.view.plain) for s in layout.sentences] == ["Good &", "loud."]


def test_offsets_find_their_block_and_sentence() -> None:
    text = "A Film (1999)\n\nOne is good. Two is not."
    layout = laid(text)
    at = text.index("Two")
    sentence = layout.sentence_at(at)
    assert sentence is not None
    assert sentence.span.of(text) == "Two is not."
    assert layout.block_of(at) == sentence.block == 1
    assert layout.block_of(14) == -1
    assert layout.sentence_at(2) is None
    assert layout.evidence(sentence.span) == sentence.span


@given(sources, st.sampled_from(MEDIA_TYPES))
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_laid_out(source: str, kind: MediaType) -> None:
    layout = laid(source, kind)
    plain = layout.view.plain
    at = 0
    for block in layout.blocks:
        assert at <= block.span.start < block.span.end <= len(plain)
        at = block.span.end
    at = 0
    for sentence in layout.sentences:
        assert at <= sentence.span.start < sentence.span.end
        assert layout.blocks[sentence.block].span.covers(sentence.span)
        at = sentence.span.end
    for field in layout.fields:
        assert 0 <= field.source_line.start <= field.source_value.start
        assert field.source_value.start < field.source_value.end <= field.source_line.end
        assert field.source_line.end <= len(source)
        assert field.text(layout)
        assert field.block < len(layout.blocks)
        assert field.value is None or (field.line is not None and field.line.covers(field.value))


def test_header_facts_of_the_development_documents_are_read() -> None:
    """Every short gold evidence line of a header is the line of a field or a heading."""
    wanted = {"releaseYear", "filmGenre", "reviewAuthor", "rating", "reviewDate", "runtimeMinutes"}
    missed = []
    total = 0
    for path in sorted(shared("gold/gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = shared("gold/docs") / f"{path.stem}.txt"
        text = source.read_text(encoding="utf-8")
        kind: MediaType = "text/markdown" if text.startswith("---") else "text/plain"
        layout = laid(text, kind)
        lines = " ".join(f.evidence(layout).of(text) for f in layout.fields)
        for fact in gold["facts"]:
            evidence = fact["evidence"].strip("*")
            if fact["p"] in wanted and len(evidence) < 60 and not evidence.endswith("."):
                total += 1
                if evidence not in lines and "(My" not in evidence:
                    missed.append((path.stem, evidence))
    assert total > 40
    assert missed == []
