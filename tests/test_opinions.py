from __future__ import annotations

import gzip
import itertools
import json
import sys
import time

import pytest

from screensong.graph.claims import Claim, Opinion
from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.extraction.likely_opinions import CLASSES
from screensong.graph.extraction.linear import Scorer, replaced
from screensong.graph.extraction.opinion_words import find_words
from screensong.graph.extraction.opinions import find, places
from screensong.graph.extraction.reading import Reading
from screensong.graph.extraction.verdicts import verdicts_in

from .extraction_facts import HEAD, objects, read
from .shared_data import shared


def opinions(text: str) -> set[str]:
    return objects(text, "aspectOpinion")


def opinion_claims(text: str) -> list[Claim]:
    return [claim for claim in read(HEAD + text) if claim.predicate == "aspectOpinion"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The haunting score never lets go.", "score positive"),
        ("The score by Bo Other is dull.", "score negative"),
        ("The performances of the two children are natural and warm.", "acting positive"),
        ("It is beautifully shot.", "cinematography positive"),
        ("The film is poorly edited.", "editing negative"),
        ("The cinematography skilfully captures the docks.", "cinematography positive"),
        ("The story makes no sense.", "screenplay negative"),
        ("The pacing is glacial.", "pacing negative"),
        ("There is no plot.", "screenplay negative"),
        ("One of the great things about the film is its soundtrack.", "score positive"),
        ("My only complaint is the wooden dialogue.", "dialogue negative"),
        ("I found the acting rather wooden.", "acting negative"),
        ("The sets are sumptuous.", "productionDesign positive"),
        ("The special effects look cheap.", "effects negative"),
        ("This is a masterpiece.", "overall positive"),
        ("Not a great film, but a good one.", "overall positive"),
        ("Nobody in the cast puts a foot wrong.", "acting positive"),
        ("Lisbon has rarely looked so golden.", "cinematography positive"),
        ("The film is boring.", "overall negative"),
        ("It was a huge disappointment.", "overall negative"),
        ("What a waste of time.", "overall negative"),
        ("I highly recommend it.", "overall positive"),
        ("I really enjoyed The Glass Harbour.", "overall positive"),
        ("The Glass Harbour is one of the best films of the decade.", "overall positive"),
    ],
)
def test_praise_and_blame_go_to_the_aspect_they_are_said_of(text: str, expected: str) -> None:
    assert opinions(text) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In fact, the entire cast was very good.", "acting positive"),
        ("I liked the acting and the story.", "acting positive"),
        ("I liked the acting and the story.", "screenplay positive"),
        ("I did not care for the ending.", "screenplay negative"),
        ("What I saw was badly acted, directed & written.", "direction negative"),
        ("The story dawdles and shrugs.", "screenplay negative"),
        ("The editing in the last reel still takes my breath away.", "editing positive"),
        ("The middle hour could lose a reel without pain.", "pacing negative"),
        ("The pace of the film never drops.", "pacing positive"),
    ],
)
def test_aspects_are_judged_by_verbs_likings_and_lists(text: str, expected: str) -> None:
    assert expected in opinions(text)


@pytest.mark.parametrize(
    "said",
    [
        "Ann Example is extraordinary.",
        "Ann Example is so good that you forget the rest.",
        "Ann Example steals every scene.",
        "Ann Example plays her so well.",
        "Ann Example makes a magnificent Jo Field.",
        "Kudos to Ann Example!",
        "She is superb.",
    ],
)
def test_praise_of_a_named_actor_is_praise_of_the_acting(said: str) -> None:
    assert "acting positive" in opinions(f"Ann Example plays Jo Field in it. {said}")


@pytest.mark.parametrize(
    "said",
    [
        "Ann Example is badly miscast.",
        "Ann Example looks ill at ease.",
        "Ann Example overacts.",
        "Ann Example has little to do.",
        "Ann Example fails to convince.",
    ],
)
def test_blame_of_a_named_actor_is_blame_of_the_acting(said: str) -> None:
    assert "acting negative" in opinions(f"Ann Example plays Jo Field in it. {said}")


def test_praise_of_a_director_or_composer_goes_to_their_craft() -> None:
    text = "It was directed by Bo Other. Cy Third composed the score. Bo Other is brilliant. "
    assert "direction positive" in opinions(text)
    assert "score positive" in opinions(text + "Cy Third does a wonderful job.")


def test_footage_of_somebody_is_not_their_acting() -> None:
    assert "acting positive" not in opinions("The footage of Ann Example is superb.")


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("A gripping thriller.", "positive"),
        ("All in all, a dull film.", "negative"),
        ("This messy film has a boat in it.", "negative"),
        ("It makes for a very memorable experience.", "positive"),
        ("I found it boring.", "negative"),
        ("It wasn't good.", "negative"),
        ("Superb!", "positive"),
        ("Stale, tired, predictable.", "negative"),
        ("This is one of the most unforgettable films.", "positive"),
        ("What a load of crap.", "negative"),
        ("See it!", "positive"),
        ("Do not watch it.", "negative"),
        ("It deserves to be seen.", "positive"),
        ("I was bored.", "negative"),
        ("This film just fails miserably.", "negative"),
        ("It was great fun.", "positive"),
        ("I didn't much like The Glass Harbour.", "negative"),
        ("I never really warmed to this film.", "negative"),
        ("I don't think much of The Glass Harbour.", "negative"),
    ],
)
def test_the_whole_film_is_judged_in_passing_too(text: str, polarity: str) -> None:
    assert opinions(text) == {f"overall {polarity}"}


@pytest.mark.parametrize(
    "text",
    [
        "It was a miracle she survived.",
        "He makes a good thriller every year.",
        "Well, the boat arrives.",
        "I liked his portrayal of the poor.",
        "The soundtrack is woefully out of print.",
        "The other great film was his.",
        "Watch this space.",
    ],
)
def test_words_that_judge_something_else_judge_no_film(text: str) -> None:
    assert opinions(text) == set()


def test_plain_advice_outweighs_one_adjective() -> None:
    assert opinions("It is a cute film. I do not recommend it.") == {"overall negative"}


@pytest.mark.parametrize(
    "unit",
    ["the acting is dull, ", "Ann Example is superb, ", "I loved the acting, the story and "],
)
def test_a_sentence_without_end_is_read_in_proportion_to_its_length(unit: str) -> None:
    def seconds(count: int) -> float:
        reading = Reading(Document("test", HEAD + "A film. " + unit * count))
        started = time.process_time()
        list(find(reading))
        return time.process_time() - started

    seconds(50)
    assert seconds(1200) < 12 * max(seconds(300), 0.02)


def test_words_dark_elsewhere_praise_a_craft() -> None:
    assert opinions("The bleak, haunting photography stays in the mind.") == {
        "cinematography positive"
    }


def test_aspects_joined_by_and_share_a_judgement() -> None:
    assert opinions("The acting and the direction are superb.") == {
        "acting positive",
        "direction positive",
    }


def test_negation_turns_praise_to_blame_and_mild_blame_to_praise() -> None:
    assert opinions("The acting is not convincing.") == {"acting negative"}
    assert opinions("The acting is not bad.") == {"acting positive"}


def test_praise_and_blame_of_one_aspect_are_mixed() -> None:
    text = "The score is lovely in the first act. Later the music is tedious."
    assert opinions(text) == {"score mixed"}


def test_each_clause_keeps_its_own_judgement() -> None:
    assert opinions("Although the script is weak, the acting is excellent.") == {
        "screenplay negative",
        "acting positive",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Loved the songs.", "score positive"),
        ("Didn't like the ending.", "screenplay negative"),
        ("I wasn't keen on the music.", "score negative"),
        ("The acting, on the other hand... yikes.", "acting negative"),
        ("The photography is its greatest asset.", "cinematography positive"),
        ("What lets it down is the editing.", "editing negative"),
        ("The ending ruined it.", "screenplay negative"),
        ("Shame about the script.", "screenplay negative"),
        ("Full marks to the cast.", "acting positive"),
        ("The soundtrack slaps.", "score positive"),
        ("The music doesn't fit.", "score negative"),
        ("The score drowns out every word.", "score negative"),
        ("It looks gorgeous.", "cinematography positive"),
        ("It's slow.", "pacing negative"),
        ("It takes forever to get going.", "pacing negative"),
        ("I've heard better dialogue on a bus.", "dialogue negative"),
        ("Not one dull performance.", "acting positive"),
        ("Absolutely loved it.", "overall positive"),
        ("I so wanted to love it, and I couldn't.", "overall negative"),
        ("A missed opportunity.", "overall negative"),
        ("Nothing special.", "overall mixed"),
        ("A lovely little film.", "overall positive"),
        ("Do yourself a favour and see it.", "overall positive"),
    ],
)
def test_what_people_say_among_themselves_is_heard(text: str, expected: str) -> None:
    assert opinions(text) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "The actress is lovely to look at.",
        "It took her forever to get going in the trade.",
        "The ending of the war ruined the ferrymen.",
        "I had a ball of wool.",
    ],
)
def test_such_words_about_something_else_are_not(text: str) -> None:
    assert opinions(text) == set()


def test_an_actor_who_is_superb_as_somebody_is_acting() -> None:
    text = "Ann Example plays Jo Field. Ann Example is superb as Jo Field."
    assert "acting positive" in opinions(text)


def test_sub_scores_are_read_against_their_scale() -> None:
    text = "Acting: 8/10\nMusic: 5/10\nStory: 1/5\n"
    assert opinions(text) == {"acting positive", "score mixed", "screenplay negative"}


def test_a_single_score_line_is_the_rating_and_no_opinion_of_the_music() -> None:
    assert opinions("Score: 8/10\n") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The score would have been superb with real strings.",
        "Is the acting any good?",
        "The director had a good friend in the city.",
        "An unintentionally funny script.",
        "She arrives on the best day of the year with her beautiful daughter.",
    ],
)
def test_what_is_no_judgement_gives_no_opinion(text: str) -> None:
    assert opinions(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Please avoid the sequels.",
        "Do not bother with the remake.",
        "I cannot recommend it during dinner.",
        "She sang in Rio Bravo.",
        "She doesn't need stupid make-up.",
        "No script has been commissioned.",
        "Cy Third wrote the songs in a week and it was a wet one.",
    ],
)
def test_advice_on_something_else_is_no_verdict_on_the_film(text: str) -> None:
    assert opinions(text) == set()


def test_it_is_the_aspect_that_was_named_before() -> None:
    assert opinions("Bo Other composed the music, and it is dull.") == {"score negative"}
    assert opinions("It is dull.") == {"overall negative"}


def test_what_others_think_is_reported_and_not_asserted() -> None:
    (claim,) = opinion_claims("Some critics call the score tedious.")
    assert claim.modality == "reported"
    assert claim.object == Opinion("score", "negative")


def test_the_evidence_is_the_sentence_and_the_surface_its_words() -> None:
    text = HEAD + "A man walks home. The haunting score never lets go."
    (claim,) = [c for c in read(text) if c.predicate == "aspectOpinion"]
    assert claim.evidence.of(text) == "The haunting score never lets go."
    assert (claim.surface, claim.trigger) == ("score", "haunting")
    assert claim.pattern == "opinion-attributive"


def test_one_claim_stands_for_an_aspect_however_often_it_is_praised() -> None:
    claims = opinion_claims("The acting is superb. The cast is excellent. Fine performances!")
    assert [claim.object for claim in claims] == [Opinion("acting", "positive")]


def test_what_is_mixed_is_shown_by_praise_and_by_blame() -> None:
    praise, blame = "The acting is superb in the first hour.", "Later on the acting is wooden."
    claims = opinion_claims(f"{praise} {blame}")
    assert {claim.object for claim in claims} == {Opinion("acting", "mixed")}
    text = HEAD + f"{praise} {blame}"
    assert [claim.evidence.of(text) for claim in claims] == [praise, blame]
    assert [claim.trigger for claim in claims] == ["superb", "wooden"]


def test_one_sentence_that_praises_and_blames_is_one_claim_with_both_words() -> None:
    (claim,) = opinion_claims("The photography is gorgeous in places and murky in others.")
    assert claim.object == Opinion("cinematography", "mixed")
    assert claim.trigger == "gorgeous in places and murky"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It's not for everyone.", {"overall mixed"}),
        ("I'm in two minds about it.", {"overall mixed"}),
        ("It has its moments.", {"overall mixed"}),
        ("Decent rather than great.", {"overall mixed"}),
        ("Worth every penny.", {"overall positive"}),
        ("Perfect for a rainy Sunday.", {"overall positive"}),
        ("I came out grinning.", {"overall positive"}),
        ("I walked out of the cinema on air.", {"overall positive"}),
        ("Her best film by a mile.", {"overall positive"}),
        ("I can't wait to see it again.", {"overall positive"}),
        ("I won't be watching it again.", {"overall negative"}),
        ("I want those two hours back.", {"overall negative"}),
        ("I expected better.", {"overall negative"}),
        ("It didn't do much for me.", {"overall negative"}),
        ("It just isn't very good.", {"overall negative"}),
        ("Hard to recommend.", {"overall negative"}),
        ("All style, no substance.", {"overall negative"}),
        ("It is the funniest film of the whole series.", {"overall positive"}),
        ("It is funnier than it has any right to be.", {"overall positive"}),
        ("I have seen none better this year.", {"overall positive"}),
        ("Nobody could wish for a better debut.", {"overall positive"}),
        ("I can't stand this movie.", {"overall negative"}),
        ("I was never bored.", {"pacing positive"}),
        ("Nothing much happens for the first hour.", {"pacing negative"}),
        ("It is the finest scene of the whole series.", set()),
        ("I can't stand the neighbours.", set()),
        ("Nothing much happens to them at sea.", set()),
        ("My father walked out after an hour.", set()),
        ("My dad couldn't wait for it to end.", set()),
        ("The heroine gave up after an hour.", set()),
        ("Her mother wants her money back.", set()),
        ("The boys stay away from the harbour.", set()),
    ],
)
def test_plain_verdicts_of_the_writer_judge_the_whole(text: str, expected: set[str]) -> None:
    assert opinions(text) == expected


def test_a_weak_verdict_is_not_heard_against_all_else_that_is_judged() -> None:
    praise = "The acting is superb. The score is superb."
    assert "overall negative" in opinions("The acting is wooden. I dozed off.")
    assert "overall negative" not in opinions(f"{praise} I dozed off.")


def test_an_aspect_that_opens_its_sentence_is_no_name_with_the_word_before() -> None:
    assert opinions("We saw it on Monday. Performances are superb.") == {"acting positive"}


def test_words_inside_longer_words_and_names_point_to_nothing() -> None:
    hits = find_words("An ill-conceived goodness; Juan Pace arrives.")
    assert [hits.folded[s:e] for s, e, _ in hits.opinions] == ["ill-conceived"]
    assert hits.cues == ()


def test_verdict_phrases_know_their_own_negation() -> None:
    (verdict,) = verdicts_in("i would not recommend this to anyone.")
    assert (verdict.aspect, verdict.polarity) == ("overall", "negative")


@pytest.mark.long
def test_overall_verdicts_agree_with_the_stars_reviewers_gave(
    capsys: pytest.CaptureFixture[str],
) -> None:
    corpus = shared("corpus/imdb50k.jsonl.gz")
    agree = differ = 0
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in itertools.islice(lines, 11, 50_000, 40):
            record = json.loads(line)
            text = "The Film Under Review (1987)\n\n" + record["text"].replace("<br />", "\n")
            for claim in extract(Document("review", text)).claims:
                if claim.predicate == "aspectOpinion" and claim.modality == "asserted":
                    opinion = claim.object
                    assert isinstance(opinion, Opinion)
                    if opinion.aspect == "overall" and opinion.polarity != "mixed":
                        same = (opinion.polarity == "positive") == (record["cls"] == "pos")
                        agree, differ = agree + same, differ + (not same)
    with capsys.disabled():
        sys.stdout.write(f"\noverall verdicts: {agree} agree with the stars, {differ} do not\n")
    assert agree / (agree + differ) >= 0.86
    assert agree + differ >= 400


@pytest.mark.parametrize(
    ("text", "opinion"),
    [
        ("It stars Ann Vane, and she deserves every prize there is.", "acting positive"),
        ("It stars Ann Vane. She has never been better, and I had tears in my eyes.",
         "acting positive"),
        ("Di Kerr's camera has never found a better light.", "cinematography positive"),
    ],
)  # fmt: skip
def test_praise_in_idiom_is_likely_an_opinion(text: str, opinion: str) -> None:
    likely = [c for c in opinion_claims(text) if c.pattern == "likely-opinion"]
    assert opinion in {f"{c.object.aspect} {c.object.polarity}" for c in likely}  # type: ignore[union-attr]
    assert all(0.4 < c.confidence < 1 for c in likely)


@pytest.mark.parametrize(
    "text",
    [
        "The film stars Ann Vane as a porter who sells umbrellas at the station.",
        "Does Ann Vane deserve every prize there is?",
        "Di Kerr's camera follows the porter through the market.",
        "The story begins in March, when the porter misses the last train.",
    ],
)
def test_plain_telling_is_no_likely_opinion(text: str) -> None:
    assert opinions(text) == set()


@pytest.mark.parametrize(
    ("text", "opinion"),
    [
        ("The organ score is a little too sweet.", "score negative"),
        ("The organ score is sweet.", "score positive"),
        ("The plot is clever, the photography murky, and nobody minds.", "cinematography negative"),
        ("A modest little film, and a lovely one.", "overall positive"),
        ("The film itself, a drama about two keepers, is rather dull.", "overall negative"),
        ("It is not a masterpiece, but it is well worth seeking out.", "overall positive"),
        ("An uneven but likeable film.", "overall mixed"),
        ("I can't recommend it highly enough.", "overall positive"),
        ("I would not recommend it to my worst enemy.", "overall negative"),
        ("It is not bad, but it is not great either.", "overall mixed"),
        ("There isn't a dull moment in it.", "pacing positive"),
        ("It is well acted but dull.", "overall negative"),
    ],
)
def test_second_thoughts_and_excess_count_as_they_are_meant(text: str, opinion: str) -> None:
    assert opinion in opinions(text)


def test_the_answer_to_a_short_question_is_of_what_was_asked() -> None:
    assert opinions("I sat through all of it. The music? Forgettable. Bo Other went home.") == {
        "score negative"
    }
    assert "score negative" not in opinions("Who wrote the music? Dull people, I was told.")


def test_what_was_liked_in_a_sentence_is_no_verdict_on_the_film() -> None:
    assert opinions("I liked that the film never asks for pity.") == set()
    assert opinions("There is a war going on, and we never see it.") == set()


def test_a_rule_is_heard_before_what_is_only_likely() -> None:
    text = "The acting is wooden. Ann Vane deserves every prize there is as the porter."
    claims = [c for c in opinion_claims(text) if c.object.aspect == "acting"]  # type: ignore[union-attr]
    assert len(claims) == 1
    assert claims[0].pattern != "likely-opinion"


@pytest.mark.parametrize(
    ("aspect", "text", "polarity"),
    [
        ("acting", "Ann Vane is superb as the porter.", "mixed"),
        ("score", "The score is superb.", "positive"),
    ],
)
def test_praise_of_one_player_yields_sooner_to_both_than_praise_of_a_score(
    aspect: str, text: str, polarity: str
) -> None:
    likely = Scorer(CLASSES, [-9, -900, -900, 23], {"w=superb": "3:1"})  # mixed: a little likelier
    with replaced("opinions", likely):
        said = {c.object.aspect: c.object.polarity for c in opinion_claims(text)}  # type: ignore[union-attr]
    assert said[aspect] == polarity


def test_likely_opinions_come_in_the_same_order_every_time() -> None:
    text = (
        HEAD + "Ann Vane deserves every prize. The ending is a cheat. The light is the best I know."
    )
    reading = Reading(Document("d", text))
    first = [(p.aspect, p.at, sorted(p.own)) for p in places(reading)]
    assert first == [(p.aspect, p.at, sorted(p.own)) for p in places(Reading(Document("d", text)))]
    assert {aspect for aspect, _, _ in first} >= {"acting", "screenplay", "cinematography"}


def test_never_better_is_more_than_praise_and_not_better_is_less() -> None:
    def signs(text: str) -> set[str]:
        reading = Reading(Document("d", HEAD + text))
        return {f for place in places(reading) for f in place.shared if f in ("c+", "c-")}

    assert signs("The music has never been better.") == {"c+"}
    assert signs("The music is not better.") == {"c-"}
