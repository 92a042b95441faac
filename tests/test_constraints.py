"""Which claims of one document may stand beside each other."""

from __future__ import annotations

from screensong.graph.claims import Claim, Entity
from screensong.graph.documents import Span
from screensong.graph.extraction.constraints import settle

_FILM = Entity("film", "The Glass Harbour")


def _claim(predicate: str, thing: Entity, confidence: float, start: int, size: int = 9) -> Claim:
    at = Span(start, start + size)
    return Claim(_FILM, predicate, thing, at, thing.name, "asserted", confidence, "said")


def test_who_more_surely_acts_in_the_film_is_no_song_of_it() -> None:
    acts = _claim("castMember", Entity("person", "Ada Holm"), 0.9, 0)
    heard = _claim("soundtrackSong", Entity("song", "Ada Holm"), 0.5, 20)
    other = _claim("soundtrackSong", Entity("song", "Low Tide"), 0.5, 40)
    assert settle([acts, heard, other]) == (acts, other)


def test_a_song_that_is_called_like_somebody_less_sure_stays() -> None:
    acts = _claim("castMember", Entity("person", "Ada Holm"), 0.4, 0)
    heard = _claim("soundtrackSong", Entity("song", "Ada Holm"), 0.9, 20)
    assert settle([acts, heard]) == (acts, heard)


def test_who_sings_is_no_song_that_only_the_tagger_reads() -> None:
    film = _claim("soundtrackSong", Entity("song", "Low Tide"), 0.5, 0)
    song = Entity("song", "Low Tide")
    who = Entity("performer", "Ada Holm")
    sings = Claim(song, "songPerformer", who, Span(0, 9), "Ada Holm", "asserted", 0.6, "said")
    read = Claim(
        _FILM, "soundtrackSong", Entity("song", "Ada Holm"), Span(20, 29), "Ada Holm",
        "asserted", 0.9, "tagger",
    )  # fmt: skip
    assert set(settle([film, sings, read])) == {film, sings}


def test_one_fact_of_a_line_and_of_its_sentence_is_told_once() -> None:
    line = _claim("castMember", Entity("person", "Ada Holm"), 0.9, 0, 50)
    sentence = _claim("castMember", Entity("person", "Ada Holm"), 0.7, 10)
    later = _claim("castMember", Entity("person", "Ada Holm"), 0.7, 60)
    assert settle([line, sentence, later]) == (sentence, later)


def test_of_two_films_only_one_is_based_on_the_other() -> None:
    later = _claim("basedOn", Entity("work", "Low Tide"), 0.8, 0)
    of_it = Claim(
        Entity("film", "Low Tide"), "basedOn", Entity("work", _FILM.name), Span(20, 29),
        _FILM.name, "asserted", 0.5, "said",
    )  # fmt: skip
    assert settle([later, of_it]) == (later,)
