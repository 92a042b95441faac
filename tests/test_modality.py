"""Modality: a contrast set of our own; `[` stands before the trigger word."""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from screensong.graph.claims import Entity
from screensong.graph.documents import Document
from screensong.graph.extraction import extract
from screensong.graph.extraction.modality import (
    clause_start,
    is_negated,
    is_taken_back,
    modality_at,
    modality_of_name,
)

ASSERTED = """
The film was [directed by Ann Example.
Ann Example [directed the film with a steady hand.
It is a [masterpiece from first frame to last.
The score is not only [haunting but also witty.
Not only did she [direct the film, she wrote it too.
There is no doubt that the acting is [superb.
It never fails to [impress.
I would [recommend this to anyone.
I would call it a [gem.
You can't help but [love the dialogue.
The script is dull, but the photography is [gorgeous.
Although the plot never works, the acting is [wonderful.
Without a doubt the [best film of the year.
It might be the [best thing she has done.
It does not matter who wrote it; the film is [brilliant.
If you like slow films, this one is [superb.
He did not write the songs, and the singing is [awful.
The film explores [grief with great tact.
Despite a weak ending, the film is [moving.
The film was not a success, yet it is [excellent.
The pacing, I must say, is [perfect.
No wonder the crowd found the finale [thrilling.
I have never seen a film so [beautiful.
Never before has a debut been this [assured.
One cannot praise the [superb cast enough.
This is nothing short of [brilliant.
While critics were harsh, I found it [delightful.
My friend slept through it, but I thought it was [gripping.
The songs were [written by Bo Other.
Jo Field [plays the sheriff.
Bo Other would later [direct two sequels.
He went on to [compose the music himself.
The jokes are few and the drama is [strong.
Do not miss this [wonderful film.
You will not be bored: the editing is [crisp.
The colours are [stunning, if a little loud.
It is the first film she has [directed.
Nothing can prepare you for the [shocking end.
The story is set in a small town and is [touching.
I did not expect much; it turned out to be [terrific.
"""

NEGATED = """
Ann Example did not [direct this film.
The film was never [directed by Ann Example.
The acting isn't [convincing.
The score is not very [memorable.
There is nothing [original about the plot.
The script lacks any [charm.
It is hardly [gripping.
Nor is the dialogue [witty.
The sequel fails to [thrill.
It is far from [perfect.
None of the songs are [good.
The effects are neither [scary nor cheap.
The editing is anything but [smooth.
It was made without any [skill.
I don't think the film is [clever.
She never [wrote a word of it.
The ending doesnt [work well.
No amount of [great music saves it.
The film isn't [dark, loud or violent.
This is not, however, a [good film.
Barely a [funny line survives.
The camera work is not [bad.
He can't [act.
The movie was not [set in Riverton.
The film does not feature any [guitar at all.
The cast cannot make the lines [believable.
Bo Other was not the [composer.
The plot is devoid of [suspense.
It wasn't [scary in the least.
The director was unable to [inspire his cast.
Rarely is the humour [sharp.
I did not [enjoy it.
"""

HYPOTHETICAL = """
Ann Example would have [directed it better.
It could have been a [masterpiece.
If Ann Example had [directed it, we would cheer.
The score should have been [louder.
I wish it had been [funnier.
She was supposed to [direct the sequel.
Bo Other was going to [compose the music.
He almost [directed it himself.
Jo Field was offered a chance to [play the villain.
Had it been [shorter, it might have worked.
They plan to [release a longer cut.
It might have been [great.
She turned down an offer to [star in it.
It would be a [better film without the songs.
The studio wanted him to [direct.
The film tries to be [funny.
I was hoping for a [great thriller.
It may [become a cult film.
Unless the sequel is [good, the series ends here.
You wonder whether the film is [serious.
It needs to be [tighter.
I expected a [masterpiece.
Imagine a [brilliant cast with a real script.
The next part will [star Jo Field.
It was meant to be [frightening.
He refused to [write the second part.
"""

REPORTED = """
Critics call it a [masterpiece.
Some viewers may find the bleakness [taxing.
Many people think the ending is [weak.
It is said to be [directed by two brothers.
The film is widely considered a [classic.
The score was hailed as a [masterpiece.
According to the press notes, it was [shot in a week.
Some say the acting is [wooden.
My wife thought it was [boring.
Bo Other reportedly [wrote the score in a day.
It is rumoured that Ann Example [directed the last scene.
Others found the story [confusing.
The poster says it is [hilarious.
Most critics praised the [superb photography.
He is often described as [brilliant.
The film was panned as [dull.
They say it is the [best of the three.
The sequel is supposedly [better.
I have heard that the book is [great.
Fans claim it is [perfect.
The music was praised for its [subtle colours.
Reviewers complained about the [slow start.
"""

COMPARATIVE = """
It is better than the [score of her last film.
It looks nothing so fine as, and is weaker than, the [original.
Unlike the [director of the first part, he takes his time.
It is reminiscent of the [music of old westerns.
It is funnier than a [comedy by Bo Other.
Compared with the [editing of the first part, this is calm.
The film plays like a [thriller from the forties.
It is similar to the [story of the first part.
It is as long as the [epic before it.
The style resembles the [photography of silent films.
The tone is darker than the [drama of Jo Field.
In the style of a [western, it takes its time.
"""

CASES = [
    (line.replace("[", ""), line.index("["), expected)
    for expected, block in (
        ("asserted", ASSERTED),
        ("negated", NEGATED),
        ("hypothetical", HYPOTHETICAL),
        ("reported", REPORTED),
        ("comparative", COMPARATIVE),
    )
    for line in block.strip().splitlines()
]


def test_the_contrast_set_is_read_with_the_measured_accuracy(
    capsys: pytest.CaptureFixture[str],
) -> None:
    wrong = [
        (sentence, found, expected)
        for sentence, at, expected in CASES
        if (found := modality_at(sentence, at)) != expected
    ]
    accuracy = 1 - len(wrong) / len(CASES)
    kinds = Counter(expected for _, _, expected in CASES)
    with capsys.disabled():
        sys.stdout.write(f"\nmodality: {accuracy:.3f} of {len(CASES)} sentences {dict(kinds)}\n")
        for sentence, found, expected in wrong:
            sys.stdout.write(f"  {found} for {expected}: {sentence}\n")
    assert len(CASES) >= 120
    assert accuracy >= 0.95


def test_what_is_denied_or_supposed_is_never_taken_as_asserted() -> None:
    asserted = [
        sentence
        for sentence, at, expected in CASES
        if expected in ("negated", "hypothetical") and modality_at(sentence, at) == "asserted"
    ]
    assert len(asserted) <= 1, asserted


def test_two_negations_cancel() -> None:
    sentence = "It never fails to impress."
    assert not is_negated(sentence, sentence.index("impress"))


def test_a_negation_ends_with_its_clause() -> None:
    sentence = "It is not long, but the acting is fine."
    assert is_negated(sentence, sentence.index("long"))
    assert not is_negated(sentence, sentence.index("fine"))
    assert clause_start(sentence, sentence.index("fine")) == sentence.index("but")


def test_curly_and_backtick_apostrophes_negate_too() -> None:
    for mark in "'’`":
        sentence = f"It isn{mark}t good."
        assert modality_at(sentence, sentence.index("good")) == "negated"


def test_what_reviewers_on_a_site_have_said_is_reported() -> None:
    sentence = "Some reviewers here have said that the film is simplistic."
    assert modality_at(sentence, sentence.index("simplistic")) == "reported"


def test_an_empty_sentence_asserts() -> None:
    assert modality_at("", 0) == "asserted"


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("The song by Ann Example was thrown out.", "Ann Example", "negated"),
        ("Ann Example was first choice.", "Ann Example", "hypothetical"),
        ("Ann Example is rumoured to sing it.", "Ann Example", "reported"),
        ("The film by Ann Example was cut by the censor.", "Ann Example", "asserted"),
        ("It stars Ann Example, who would have been a nun.", "Ann Example", "asserted"),
    ],
)
def test_a_name_may_be_the_subject_of_what_decides(sentence: str, name: str, expected: str) -> None:
    start = sentence.index(name)
    assert modality_of_name(sentence, start, start + len(name)) == expected


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("The “superb” acting is all elbows.", "superb", "reported"),
        ("The film is superb, said no one.", "superb", "reported"),
        ("It is superb, or so the poster claims.", "superb", "reported"),
        ("It was rightly hailed as superb.", "superb", "asserted"),
        ("Is it superb?", "superb", "hypothetical"),
        ("Isn’t it superb?", "superb", "asserted"),
        ("In the earlier film the acting was superb.", "superb", "comparative"),
        ("The acting is superb, more so than in the earlier film.", "superb", "asserted"),
        ("Unlike the book, which is superb, it drags.", "superb", "comparative"),
        ("It is as clever as a brick.", "clever", "comparative"),
        ("It is as dull as a brick.", "dull", "asserted"),
        ("Perhaps it is clever.", "clever", "hypothetical"),
        ("Perhaps the best film of hers, it is clever.", "best", "asserted"),
        ("One user complains that the plot is dull.", "dull", "reported"),
        ("Some readers say that the plot is dull.", "dull", "reported"),
        ("You may find the pacing slow.", "slow", "hypothetical"),
        ("The lines are witty, if you happen to be nine.", "witty", "reported"),
        ("The lines are witty, if you're a toaster.", "witty", "reported"),
        ("The witty lines could have been written by a toaster.", "witty", "reported"),
        ("The lines are witty, if you are a reader of his.", "witty", "asserted"),
        ("Yes, the bear talks with Ann Example's voice.", "Ann", "asserted"),
        ("There were talks with Ann Example.", "Ann", "hypothetical"),
    ],
)
def test_irony_questions_and_other_works_assert_nothing(
    sentence: str, word: str, expected: str
) -> None:
    assert modality_at(sentence, sentence.index(word)) == expected


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Almost nobody noticed that Ann Example shot the film.", "Ann Example"),
        ("Few people know that Ann Example wrote it.", "Ann Example"),
        ("It is no secret that Ann Example wrote it.", "Ann Example"),
        ("The critics never realised that Ann Example wrote it.", "Ann Example"),
        ("I did not expect that Ann Example wrote it.", "Ann Example"),
        ("Nobody can deny that Ann Example wrote it.", "Ann Example"),
        ("It surprised nobody that Ann Example wrote it.", "Ann Example"),
        ("No one but Ann Example could have shot it like this.", "Ann Example"),
        ("Instead of a star they cast Ann Example.", "Ann Example"),
        ("The film was directed not by Bo Other but by Ann Example.", "Ann Example"),
        ("“Ann Example wrote it,” says the usher, and he is right.", "Ann Example"),
        ("The colours are stunning, if a little loud.", "loud"),
        ("It seemed dull at the time; today it looks superb.", "superb"),
    ],
)
def test_what_only_looks_like_a_denial_is_asserted(sentence: str, word: str) -> None:
    start = sentence.index(word)
    assert modality_of_name(sentence, start, start + len(word)) == "asserted"


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("It is not true that Ann Example wrote it.", "Ann Example", "negated"),
        ("I doubt that Ann Example wrote it.", "Ann Example", "negated"),
        ("That Ann Example wrote it is pure invention.", "Ann Example", "negated"),
        ("It is wrongly credited to Ann Example.", "Ann Example", "negated"),
        ("His brother, not Ann Example, wrote it.", "Ann Example", "negated"),
        ("Nobody, least of all Ann Example, wrote it.", "Ann Example", "negated"),
        ("It was written by anyone but Ann Example.", "Ann Example", "negated"),
        ("Ann Example’s score was thrown out.", "Ann Example", "negated"),
        ("The waltz replaces the song by Ann Example.", "song", "negated"),
        ("They wanted Ann Example for the part.", "Ann Example", "hypothetical"),
        ("Ann Example was considered for the role.", "Ann Example", "hypothetical"),
        ("Ann Example was almost cast.", "Ann Example", "hypothetical"),
        ("Ann Example auditioned.", "Ann Example", "hypothetical"),
        ("I dreamt that Ann Example wrote it.", "Ann Example", "hypothetical"),
        ("Give me Ann Example any day!", "Ann Example", "hypothetical"),
        ("It is possible that Ann Example wrote it.", "Ann Example", "hypothetical"),
        ("Directed by Ann Example?", "Ann Example", "hypothetical"),
        ("A score with an organ in it was the first plan.", "organ", "hypothetical"),
        ("It plays as though directed by Ann Example.", "Ann Example", "hypothetical"),
        ("My neighbour swears that Ann Example wrote it.", "Ann Example", "reported"),
        ("“Ann Example wrote the script,” says the usher.", "Ann Example", "reported"),
        ("Bo Other says “Ann Example wrote it”.", "Ann Example", "reported"),
        ("The score, or so my cousin insists, is by Ann Example.", "Ann Example", "reported"),
        ("It is credited to Ann Example, although Bo really wrote it.", "Ann Example", "reported"),
        ("Oh great, another score by Ann Example.", "Ann Example", "reported"),
        ("It is superb, and I am a teapot.", "superb", "reported"),
        ("Yeah, the plot is “Ann Example”.", "Ann Example", "reported"),
        ("It is so gripping that I fell asleep.", "gripping", "reported"),
        ("It seemed superb at the time; today it looks dull.", "superb", "reported"),
    ],
)
def test_turns_of_phrase_take_back_what_they_hold(sentence: str, word: str, expected: str) -> None:
    start = sentence.index(word)
    assert modality_of_name(sentence, start, start + len(word)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Had Ann Example shot it, the film would glow.", "hypothetical"),
        ("But had Ann Example played the widow, we might have wept.", "hypothetical"),
        ("It would glow, had Ann Example shot it.", "hypothetical"),
        ("Were Ann Example cast in the lead, I would stay.", "hypothetical"),
        ("Rumoured to star Ann Example, it was shot in a barn.", "reported"),
        ("Long tipped to be directed by Ann Example, it went to others.", "reported"),
        ("On Broadway Ann Example created the role.", "comparative"),
        ("Ann Example played the widow in the West End production.", "comparative"),
        ("Had a fine time with Ann Example as the widow.", "asserted"),
        ("Ann Example, who played the widow on Broadway, repeats the part.", "asserted"),
    ],
)
def test_conditions_without_if_rumours_and_other_stages_assert_nothing(
    sentence: str, expected: str
) -> None:
    start = sentence.index("Ann Example")
    assert modality_of_name(sentence, start, start + 11) == expected


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "It is directed by some guy called Ann Example who apparently did adverts.",
            "Ann Example",
        ),
        ("Bo Other, who supposedly trained for a year, plays Ann Example.", "Ann Example"),
        ("It stars Bo Other, who is said to be shy, as a cop named Ann Example.", "Ann Example"),
    ],
)
def test_what_is_said_by_the_way_touches_no_other_name(sentence: str, name: str) -> None:
    start = sentence.index(name)
    assert modality_of_name(sentence, start, start + len(name)) == "asserted"


def test_a_doubt_in_a_relative_clause_holds_within_it() -> None:
    sentence = "Bo Other, who supposedly plays Ann Example in it, is good."
    start = sentence.index("Ann Example")
    assert modality_of_name(sentence, start, start + 11) == "reported"


@pytest.mark.parametrize(
    "behind",
    [" That, at least, is the myth.", " He did not.", " No such luck!", "\nIt is pure fiction.",
     " But that is a lie.", " Or so they say.", " At least that is what the poster says."],
)  # fmt: skip
def test_the_sentence_behind_may_take_back_what_was_said(behind: str) -> None:
    assert is_taken_back(behind)


@pytest.mark.parametrize(
    "behind",
    ["", " That much is certain.", " He did not stop there.", " It was his dream project.",
     " It is not a long film.", " False notes abound.", " Hardly a scene goes by without him."],
)  # fmt: skip
def test_the_sentence_behind_mostly_goes_on(behind: str) -> None:
    assert not is_taken_back(behind)


@pytest.mark.parametrize(
    "behind", [" It is a simple story.", " It is a dream of a film.", " This is nonsense, and fun."]
)
def test_a_word_on_the_story_takes_nothing_back(behind: str) -> None:
    assert not is_taken_back(behind)


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("Gus Hart is a porter who never smiles and Bo Marsh is Tom Reed.", "Bo Marsh", True),
        ("Gus Hart tries to make sense of it, Bo Marsh is the porter, Tom.", "Bo Marsh", True),
        ("In smaller parts you will find Ida Penn as the aunt.", "Ida Penn", True),
        ("Nobody could ever prove that Ida Penn plays the aunt.", "Ida Penn", False),
        ("Before the fire, Ida Penn had been cast as the aunt.", "Ida Penn", False),
        ("To hear my uncle talk, Ida Penn plays the aunt.", "Ida Penn", False),
    ],
)
def test_a_name_with_its_verb_begins_a_clause_of_its_own(text: str, name: str, actor: bool) -> None:
    head = "Paper Lanterns (1987)\n\nPaper Lanterns is a film from a small town.\n\n"
    claims = extract(Document("d", head + text)).claims
    found = {
        claim.object.name
        for claim in claims
        if claim.predicate == "castMember"
        and claim.modality == "asserted"
        and isinstance(claim.object, Entity)
    }
    assert (name in found) is actor


def test_a_semicolon_may_be_followed_by_a_denial() -> None:
    head = "Paper Lanterns (1987)\n\n"
    text = head + "Everyone calls Paper Lanterns a western; it is nothing of the kind."
    claims = extract(Document("d", text)).claims
    assert not [c for c in claims if c.predicate == "filmGenre" and c.modality == "asserted"]


def test_the_verb_before_its_object_decides_on_the_object() -> None:
    sentence = "The film missed winning the Silver Oar by a single vote."
    start = sentence.index("Silver")
    assert modality_of_name(sentence, start, start + len("Silver Oar")) == "hypothetical"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("He must never tell Mona Reed (Ann Example) the truth.", ("Mona Reed", "Ann Example")),
        ("Everyone believes the baker Hal (Bo Other), but nobody likes him.", ("Bo Other",)),
    ],
)
def test_an_actor_in_brackets_behind_a_role_is_told_by_the_way(
    sentence: str, said: tuple[str, ...]
) -> None:
    claims = extract(Document("d", f"Paper Lanterns (1987)\n\n{sentence}")).claims
    asserted = {
        thing.name
        for claim in claims
        if claim.modality == "asserted" and isinstance(thing := claim.object, Entity)
    }
    assert asserted.issuperset(said)


def test_what_somebody_in_the_story_claims_ends_with_its_clause() -> None:
    text = (
        "Paper Lanterns (1987)\n\nBo Other is the guard who claims to know all, "
        "Ann Example plays the cook."
    )
    claims = extract(Document("d", text)).claims
    assert not [claim for claim in claims if claim.modality == "reported"]
