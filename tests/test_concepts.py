from __future__ import annotations

import time

import pytest

from screensong.graph.documents import Document, Span
from screensong.graph.extraction.concepts import find
from screensong.graph.extraction.reading import Reading
from screensong.graph.extraction.skeleton import skeleton_of
from screensong.graph.extraction.themes import Theme, themes_in
from screensong.graph.reading.layout import Sentence

from .extraction_facts import HEAD, facts, objects, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The film explores grief, the cost of fame and revenge.",
            {"grief", "cost of fame", "revenge"},
        ),
        (
            "The picture delves into self-destruction, mercy, and the search for "
            "a home.",
            {"self-destruction", "mercy", "search for a home"},
        ),
        ("It is a meditation on memory.", {"memory"}),
        ("A merciless study of greed and perfidy among bankers.", {"greed", "perfidy"}),
        ("It touches on many issues, ranging from slavery to class.", {"slavery", "class"}),
        ("This is a film about loneliness.", {"loneliness"}),
        ("The film deals with alcoholism.", {"alcoholism"}),
        ("A tale of revenge.", {"revenge"}),
        ("It is a long poem about longing, and it has a poem's faults.", {"longing"}),
        ("It wants to be about redemption and about empire.", {"redemption", "empire"}),
        ("It is about becoming mature.", {"becoming mature"}),
        ("Loneliness runs through the film.", {"loneliness"}),
        ("Its real subject is grief.", {"grief"}),
        ("It has great subjects: scandal, power.", {"scandal", "power"}),
        ("So what is it about? Memory.", {"memory"}),
        ("The film asks what loyalty is worth.", {"loyalty"}),
        ("This is a film about the Holocaust.", {"holocaust"}),
        ("A film about obsession, and obsessions are no sport.", {"obsession"}),
        ("It deals with loss and with revenge in a quiet way.", {"loss", "revenge"}),
        ("It is about fathers and sons, and about greed too.", {"fathers and sons", "greed"}),
        ("It is about loneliness and, I think, about grief.", {"loneliness", "grief"}),
        ("What it's really about is independence.", {"independence"}),
        ("His film is an attack on hypocrisy.", {"hypocrisy"}),
        ("Two brothers run through it.", set()),
        ("She portrays her & I hope I never see her again.", set()),
        ("He's portraying drunkenness.", set()),
        ("The film deals with a man who sells cars.", set()),
        ("It is about a boy and his dog.", set()),
        ("It is about grief and two brothers.", {"grief"}),
        ("A comedy about four working-class boys.", set()),
        ("The film looks at racism and the law.", {"racism", "law"}),
        ("A film about love and family.", {"love", "family"}),
        ("It treats faith and forgiveness with care.", {"faith", "forgiveness"}),
        ("With solitude as its central theme, it drifts along.", {"solitude"}),
        ("The themes, alienation and class, are the same.", {"alienation", "class"}),
        ("Old age, regret, forgiveness: nobody was kinder.", {"old age", "regret", "forgiveness"}),
        ("Guilt, memory and beauty: these are big words.", {"guilt", "memory", "beauty"}),
        ("It's about grief, about Lisbon, about growing up in the dark.", {"grief", "growing up"}),
        ("It is about greed, and the mixture is a lot of fun.", {"greed"}),
        ("A film about poverty and bad haircuts.", {"poverty", "bad haircuts"}),
        ("The wisest film about marriage ever made.", {"marriage"}),
        ("The horror movies on TV keep him up.", set()),
        ("This is a letter about journalism.", set()),
        ("I don't know a thing about baseball.", set()),
        ("He explores the caves below the town.", set()),
        ("It could explore grief.", set()),
        ("It is a quiet film of grief, exile and guilt.", {"grief", "exile", "guilt"}),
        ("It deals, among other things, with identity.", {"identity"}),
        ("It makes you think about mortality.", {"mortality"}),
        ("It is a love letter to friendship.", {"friendship"}),
        ("It is a film about grief and about how hard it is to help.", {"grief"}),
    ],
)  # fmt: skip
def test_themes_are_what_a_text_plainly_names(text: str, expected: set[str]) -> None:
    assert objects(text, "theme") == expected


def themes(sentence: str) -> list[Theme]:
    return list(themes_in(skeleton_of(sentence, Sentence(Span(0, len(sentence)), 0), []), sentence))


def test_a_theme_keeps_the_words_of_the_text() -> None:
    (theme,) = themes("A portrait of the crushing weight of loneliness.")
    assert theme.text == "crushing weight of loneliness"


def test_a_denied_theme_is_a_negated_claim() -> None:
    claims = [c for c in read(HEAD + "It never explores grief.") if c.predicate == "theme"]
    assert [(c.object.name, c.modality) for c in claims] == [("grief", "negated")]  # type: ignore[union-attr]


def test_the_genre_line_is_split_and_folded() -> None:
    text = "Genre: Crime, Film-Noir / Thriller\n"
    assert objects(text, "filmGenre") == {"crime", "film noir", "thriller"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This French film noir takes its time.", {"film noir"}),
        ("The Glass Harbour is a gripping thriller.", {"thriller"}),
        ("It is a fun and exciting action superhero movie.", {"action", "superhero"}),
        ("It is one of those road movies where nobody drives.", {"road movie"}),
        ("As thrillers go, it is a quiet one.", {"thriller"}),
        ("The sister does the comedy.", set()),
        ("Unlike most horror films, it has patience.", set()),
        ("She loves western music.", set()),
        ("He is a comedy writer.", set()),
        ("It was chosen as best drama in Rome.", set()),
        ("It is almost a western.", set()),
        ("It is short, at an hour.", set()),
    ],
)
def test_film_genres_in_prose_are_said_of_the_film(text: str, expected: set[str]) -> None:
    assert objects(text, "filmGenre") == expected


@pytest.mark.parametrize(
    ("text", "genres", "instruments"),
    [
        ("The score is mostly jazz music, with a mournful saxophone.", {"jazz"}, {"saxophone"}),
        ("The soundtrack mixes hip-hop and afrobeat.", {"hip-hop", "afrobeat"}, set()),
        ("The music is rock-based, with guitar and orchestra.", {"rock"}, {"guitar", "orchestra"}),
        ("The rock band plays in a house by the dance hall.", set(), set()),
        (
            "The film follows a clerk to the screen. He learns to play the piano and marries.",
            set(),
            set(),
        ),
        (
            "Michael composed the score. Plucked strings, then a violin that leans on the beat.",
            set(),
            {"strings", "violin"},
        ),
        ("The music turns from big-band jazz to a hush.", {"jazz"}, set()),
        ("The music sounds just like early rap.", {"rap"}, set()),
        ("A talking drum drives the score; each drum is tuned by hand.", set(), {"talking drum"}),
        ("A wheezing tune goes round on a cimbalom.", set(), {"cimbalom"}),
        ("The soundtrack is mostly blues.", {"blues"}, set()),
    ],
)  # fmt: skip
def test_genres_and_instruments_need_a_word_of_music(
    text: str, genres: set[str], instruments: set[str]
) -> None:
    assert objects(text, "musicGenre") == genres
    assert objects(text, "instrument") == instruments


def test_an_instrument_that_is_not_heard_is_negated() -> None:
    text = HEAD + "The score does not feature any guitar at all."
    claims = [c for c in read(text) if c.predicate == "instrument"]
    assert [c.modality for c in claims] == ["negated"]


def test_a_genre_said_of_one_song_belongs_to_the_song() -> None:
    text = (
        "The soundtrack is out now.\n\n"
        "It opens with the song “Paper Moonlight”, a slow bossa nova sung by Bo Other.\n"
    )
    found = {(s, o) for s, p, o in facts(text) if p == "musicGenre"}
    assert found <= {("Paper Moonlight", "bossa nova")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The film is set in Lisbon.", {"Lisbon"}),
        ("It takes place in the small town of Riverton.", {"Riverton"}),
        ("The camera roams the neon-lit streets of Lisbon.", {"Lisbon"}),
        ("In Riverton, a village in Ostrava, the war is over.", {"Riverton", "Ostrava"}),
        ("A movie star who is in Tokyo meets a girl.", {"Tokyo"}),
        ("She works in a Dublin record shop.", {"Dublin"}),
        ("Max works in a record store in Lisbon.", {"Lisbon"}),
        ("He works on a record in Dublin.", set()),
        ("Bo Other shoots Chicago as a wet dream.", {"Chicago"}),
        ("Welcome to Kingston.", {"Kingston"}),
        ("It is set in Riverton, Ohio.", {"Riverton, Ohio"}),
        ("It is set in Oslo, Paris and London.", {"Oslo", "Paris", "London"}),
        ("Max is a Paris detective.", {"Paris"}),
        ("A sailor finds a letter in Paris.", {"Paris"}),
        ("I found a letter in Paris, and this is its story.", set()),
        (
            "In Riverton, a village in Sicily, the only window is made of tin.",
            {"Riverton", "Sicily"},
        ),
        ("It was filmed in Lisbon.", set()),
        ("It premiered in Lisbon at the festival.", set()),
        ("It was released in March.", set()),
    ],
)
def test_settings_are_named_places_of_the_story(text: str, expected: set[str]) -> None:
    assert objects(text, "setIn") == expected


@pytest.mark.parametrize("unit", ["it explores grief, ", "in Lisbon streets, ", "a piano and "])
def test_concepts_of_a_long_list_cost_in_proportion(unit: str) -> None:
    def seconds(count: int) -> float:
        reading = Reading(Document("test", HEAD + "A film with a score. " + unit * count))
        started = time.process_time()
        list(find(reading))
        return time.process_time() - started

    seconds(50)
    assert seconds(1600) < 12 * max(seconds(400), 0.02)


def test_a_book_page_gives_no_concepts() -> None:
    text = (
        "A Novel Review\n\nThe author wrote this novel about grief. The book has 400 pages, and "
        "every chapter of the book keeps the reader reading. The prose of the novel is fine.\n"
    )
    assert not [p for _, p, _ in facts(text, under_head=False) if p in ("theme", "filmGenre")]


def test_a_genre_belongs_to_the_title_right_before_it() -> None:
    text = HEAD + "She is better here than in “Low Tide” (1999), a western by Gus Hart."
    said = [(c.subject.name, c.object.name) for c in read(text) if c.predicate == "filmGenre"]  # type: ignore[union-attr]
    assert said == [("Low Tide", "western")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Glass Harbour, a western in which nobody rides, is long.", {"western"}),
        ("The documentary The Glass Harbour starts where others finish.", {"documentary"}),
        ("Ann Vane's comedy is called The Glass Harbour.", {"comedy"}),
        ("It's comedy, it's horror.", {"comedy", "horror"}),
        ("Part western, part musical, it never rests.", {"western", "musical"}),
        ("The Glass Harbour is a psychological thriller.", {"psychological thriller"}),
        ("It is a comedy of manners.", {"comedy of manners"}),
        ("It is a horror comedy that bites.", {"horror comedy"}),
        ("The comedy of the keeper is gone.", set()),
        ("It is a ghost story in which the debt returns.", {"ghost story"}),
        ("As a horror picture it fails.", {"horror"}),
        ("Is it a western, a horror film?", set()),
        ("There was a documentary about her, they say.", set()),
        ("What is gone is the comedy.", set()),
        ("She saw Ann Vane's comedy “Other Doors” first.", set()),
    ],
)
def test_ways_to_say_the_genre_of_the_film(text: str, expected: set[str]) -> None:
    assert objects(text, "filmGenre") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lesson is about prejudice.", {"prejudice"}),
        ("It is also the film's subject, which is grief.", {"grief"}),
        ("So memory is the subject.", {"memory"}),
        ("About obedience, and how it's paid.", {"obedience"}),
        ("I will discuss the role of lying in The Glass Harbour.", {"lying"}),
        ("It is an argument about labour.", {"labour"}),
        ("This is a letter about grief, by somebody who was let go.", set()),
        ("She made a movie about a church organist.", set()),
    ],
)
def test_ways_to_name_what_the_film_is_about(text: str, expected: set[str]) -> None:
    assert objects(text, "theme") == expected


def test_a_title_with_a_life_in_it_is_no_theme() -> None:
    text = "The Life and Loves of Ann Vane (1951)\n\nThe Life and Loves of Ann Vane is long."
    assert objects(text, "theme", under_head=False) == set()


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("A shopgirl in Lisbon falls for a lady with a dog.", {"Lisbon"}),
        ("The composer was born in Lisbon and studied music there.", set()),
    ],
)
def test_a_place_in_a_sentence_that_tells_the_story_is_where_it_plays(
    sentence: str, places: set[str]
) -> None:
    assert objects(sentence, "setIn") == places
