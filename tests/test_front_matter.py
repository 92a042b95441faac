"""What a page says of itself: front matter in YAML and TOML, JSON-LD, microdata."""

from __future__ import annotations

import pytest

from .extraction_facts import read
from .test_layout import laid, pairs

BODY = "\n\nA film about a ferryman who cannot sleep. It is slow, and the last scene is its best.\n"


def found(matter: str) -> list[tuple[str, str]]:
    return pairs(laid(f"{matter}{BODY}", "text/markdown"))


def test_toml_is_read_like_yaml() -> None:
    matter = (
        '+++\ntitle = "The Tin Boat"\ndate = 2020-02-14\n[extra]\n'
        'cast = [\n  "Bo Marsh",\n  "Cy Lund",\n]\nyear = 1974\n+++'
    )
    assert found(matter) == [
        ("title", "The Tin Boat"),
        ("reviewDate", "2020-02-14"),
        ("castMember", "Bo Marsh"),
        ("castMember", "Cy Lund"),
        ("year", "1974"),
    ]


@pytest.mark.parametrize("key", ["musicBy", "music_by", "music-by", "music by"])
def test_words_of_a_key_may_be_run_together(key: str) -> None:
    assert ("composer", "Fay Tune") in found(f"---\ntitle: The Tin Boat\n{key}: Fay Tune\n---")


def test_the_title_below_film_is_the_films() -> None:
    said = found("---\ntitle: A night on the quay\nfilm:\n  title: The Tin Boat\n  year: 1961\n---")
    assert [text for label, text in said if label == "title"] == ["The Tin Boat"]
    assert ("year", "1961") in said


@pytest.mark.parametrize("scale", ["rating_scale: 5", "max: 5", "outOf: 5"])
def test_a_mark_has_the_scale_that_another_key_gives(scale: str) -> None:
    matter = f"---\ntitle: The Tin Boat\nrating: 3.5\n{scale}\n---"
    assert ("rating", "3.5/5") in found(matter)


def test_a_score_in_figures_is_a_mark_and_one_of_a_name_music() -> None:
    assert ("rating", "9") in found("---\ntitle: The Tin Boat\nscore: 9\n---")
    assert ("composer", "Fay Tune") in found("---\ntitle: The Tin Boat\nscore: Fay Tune\n---")


def test_a_user_may_be_the_author() -> None:
    text = f"---\ntitle: The Tin Boat\nauthor: pjlowry\n---{BODY}"
    authors = [c for c in read(text, "text/markdown") if c.predicate == "reviewAuthor"]
    assert [getattr(c.object, "name", "") for c in authors] == ["pjlowry"]


def test_tracks_of_page_data_have_their_performers_and_actors_their_parts() -> None:
    data = (
        '{"@type": "Movie", "name": "The Tin Boat", "actor": [{"@type": "PerformanceRole", '
        '"actor": {"@type": "Person", "name": "Bo Marsh"}, "characterName": "Jo"}]}'
    )
    album = (
        '{"@type": "MusicAlbum", "name": "The Tin Boat", "track": [{"@type": "MusicRecording", '
        '"name": "Low Tide", "byArtist": {"@type": "Person", "name": "Ivy Stone"}}]}'
    )
    page = f'<script type="application/ld+json">[{data}, {album}]</script><p>{BODY}</p>'
    shown = pairs(laid(page, "text/html"))
    assert ("castMember", "Bo Marsh as Jo") in shown
    assert ("song", "“Low Tide” – Ivy Stone") in shown


def test_the_name_of_a_person_may_be_in_a_meta_tag() -> None:
    page = (
        '<div itemscope itemtype="http://schema.org/Movie">'
        '<span itemprop="name">The Tin Boat</span>'
        '<span itemprop="director" itemscope itemtype="http://schema.org/Person">'
        '<meta itemprop="name" content="Ann Vane"></span></div>'
    )
    assert ("director", "Ann Vane") in pairs(laid(page, "text/html"))
