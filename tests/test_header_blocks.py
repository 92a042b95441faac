"""Header blocks as people write them: newspapers, blogs, catalogues, magazines of film music."""

# ruff: noqa: E501 - a header block is easier to read as one literal.
from __future__ import annotations

import re

import pytest

from screensong.graph.claims import Entity, Opinion, Rating
from screensong.graph.documents import Document, MediaType
from screensong.graph.extraction import extract
from screensong.graph.reading.layout import lay_out

BODY = """

The Salt Ferry opens on a grey river and takes its time. The film is about a ferryman who cannot
sleep, and the story goes where the water goes. It is a slow movie, and the last scene is its best.
"""
CASES: dict[str, tuple[str, str]] = {
    "character-first": (
        "The Salt Ferry (1974)\nCast: Mary: Ann Example; Otto: Carl Player; The Bishop: Dora Actor"
        + BODY,
        "releaseYear=1974 castMember=Ann Example castMember=Carl Player castMember=Dora Actor",
    ),
    "title-with-grade-over-director": (
        "The Salt Ferry B+\ndir. Ann Example, 1974, 97 min." + BODY,
        "rating=B+ director=Ann Example releaseYear=1974 runtimeMinutes=97",
    ),
    "labels-with-an-article": (
        "The Album: The Salt Ferry\nThe Composer: Fay Tune\nLabel: Quay Records" + BODY,
        "composer=Fay Tune recordLabel=Quay Records",
    ),
    "diary": (
        "The Salt Ferry 1974\n★★★★\nWatched by Bo Critic 12 Mar 2023\n\nA slow ferry." + BODY,
        "releaseYear=1974 rating=4 reviewAuthor=Bo Critic reviewDate=2023-03-12",
    ),
    "answer-of-a-forum": ("Re: The Salt Ferry (1974)\n\nIt is slow." + BODY, "releaseYear=1974"),
    "french-labels": (
        "Titre : The Salt Ferry\nTitre original : Der Kahn\nRéalisation : Ann Example\nPhotographie : Cam Era"
        + BODY,
        "director=Ann Example cinematographer=Cam Era",
    ),
    "certificate-and-length-in-brackets": (
        "NEW THIS WEEK\n» The Salt Ferry (12A, 97 mins). Dir: Ann Example. Starring Carl Player. 3/5"
        + BODY,
        "director=Ann Example castMember=Carl Player rating=3/5 runtimeMinutes=97",
    ),
    "no-colons": (
        "The Salt Ferry\nDir Ann Example\nStarring Ada d'Orne, Mia bint Sari, Rhys ap Lew, Jan van 't Erf\nReleased on March 3, 1974"
        + BODY,
        "director=Ann Example castMember=Ada d'Orne castMember=Mia bint Sari castMember=Rhys ap Lew castMember=Jan van 't Erf releaseYear=1974",
    ),
    "voices-on-a-line": (
        "The Salt Ferry (1974)\nDirected by Ann Example\nWith the voices of Carl Player and Dora Actor"
        + BODY,
        "releaseYear=1974 director=Ann Example castMember=Carl Player castMember=Dora Actor",
    ),
    "voices-behind-a-stop": (
        "The Salt Ferry (1974)\n\nDirected by Ann Example. Featuring the voice talents of Carl Player. 98 minutes."
        + BODY,
        "releaseYear=1974 director=Ann Example castMember=Carl Player runtimeMinutes=98",
    ),
    "title-dash-director": ("The Salt Ferry - dir. Ann Example" + BODY, "director=Ann Example"),
    "year-behind-a-blank": (
        "The Salt Ferry 1974\nDirected by Ann Example" + BODY,
        "director=Ann Example releaseYear=1974",
    ),
    "short-year": (
        "The Salt Ferry - 3.5/5 - by Bo Critic\nYear: '74\nDir.: Ann Example" + BODY,
        "rating=3.5/5 reviewAuthor=Bo Critic releaseYear=1974 director=Ann Example",
    ),
    "signs": (
        "🎬 The Salt Ferry\n📅 1974\n🎥 Dir: Ann Example\n⭐ 8/10" + BODY,
        "releaseYear=1974 director=Ann Example rating=8/10",
    ),
    "channel-below": (
        "FILM OF THE DAY\nThe Salt Ferry\nBBC2, 9.00pm\n(1974, 15, 104 mins) Dir: Ann Example; Stars: Carl Player, Dora Actor"
        + BODY,
        "releaseYear=1974 runtimeMinutes=104 director=Ann Example castMember=Carl Player castMember=Dora Actor",
    ),
    "parts-of-a-disc": (
        "The Salt Ferry\nReview by Bo Critic\nFilm: B+   Video: A-   Audio: A" + BODY,
        "reviewAuthor=Bo Critic rating=B+",
    ),
    "brackets-before-a-verb": (
        "The Salt Ferry (directed by Ann Example; starring Carl Player, Dora Actor; 1974; 104 min) is a slow film."
        + BODY,
        "director=Ann Example castMember=Carl Player castMember=Dora Actor releaseYear=1974 runtimeMinutes=104",
    ),
    "slashed-short-labels": (
        "THE SALT FERRY (Ireland, 1974, 35mm, 104 mins)\nDir./Scr.: Ann Example. Prod.: Hal Money. Mus.: Fay Tune."
        + BODY,
        "releaseYear=1974 runtimeMinutes=104 director=Ann Example screenwriter=Ann Example producer=Hal Money composer=Fay Tune",
    ),
    # --- newspapers, UK
    "guardian-one-line": (
        "The Salt Ferry review – a river that never sleeps\n★★★★☆\nBo Critic\nFri 3 Mar 2017 09.00 GMT"
        + BODY,
        "rating=4/5 reviewDate=2017-03-03 reviewAuthor=Bo Critic",
    ),
    "times-bracket": (
        "The Salt Ferry\n(15, 104 mins)\nDir: Ann Example\nStarring: Carl Player, Dora Actor\n★★★"
        + BODY,
        "director=Ann Example castMember=Carl Player castMember=Dora Actor runtimeMinutes=104 rating=3",
    ),
    "uk-dash-labels": (
        "The Salt Ferry (1974)\nDirector – Ann Example\nPhotography – Emil Lens\nMusic – Fay Tune\nCast – Carl Player, Dora Actor"
        + BODY,
        "director=Ann Example cinematographer=Emil Lens composer=Fay Tune castMember=Carl Player castMember=Dora Actor releaseYear=1974",
    ),
    "hyphen-labels": (
        "The Salt Ferry (1974)\nDirector - Ann Example\nScreenplay - Gil Writer\nMusic - Fay Tune\nRunning time - 1 hr 44 min"
        + BODY,
        "director=Ann Example screenwriter=Gil Writer composer=Fay Tune runtimeMinutes=104 releaseYear=1974",
    ),
    "dash-one-line": (
        "The Salt Ferry (1974). Photography – Emil Lens, Music – Fay Tune, Director – Ann Example."
        + BODY,
        "director=Ann Example cinematographer=Emil Lens composer=Fay Tune releaseYear=1974",
    ),
    "mfb": (
        "SALT FERRY, The\nGreat Britain, 1974\nDirector: Ann Example\nCert: A. dist: Rank Example. p.c: Quay Films. p: Hal Money. d: Ann Example. sc: Gil Writer. ph: Emil Lens. ed: Ina Cut. m: Fay Tune. l.p: Carl Player (Jonas), Dora Actor (Meg). 104 mins."
        + BODY,
        "director=Ann Example producer=Hal Money screenwriter=Gil Writer cinematographer=Emil Lens editor=Ina Cut composer=Fay Tune castMember=Carl Player castMember=Dora Actor runtimeMinutes=104 releaseYear=1974",
    ),
    "abbr-dots": (
        "THE SALT FERRY (1974) Dir. Ann Example. Scr. Gil Writer. Phot. Emil Lens. Mus. Fay Tune. With Carl Player, Dora Actor. 104 min."
        + BODY,
        "director=Ann Example screenwriter=Gil Writer cinematographer=Emil Lens composer=Fay Tune castMember=Carl Player castMember=Dora Actor runtimeMinutes=104 releaseYear=1974",
    ),
    "abbr-colons": (
        "The Salt Ferry\nDir: Ann Example\nScr: Gil Writer\nPh: Emil Lens\nMus: Fay Tune\nEd: Ina Cut\nProd: Hal Money\nCast: Carl Player"
        + BODY,
        "director=Ann Example screenwriter=Gil Writer cinematographer=Emil Lens composer=Fay Tune editor=Ina Cut producer=Hal Money castMember=Carl Player",
    ),
    "abbr-slash-line": (
        "The Salt Ferry\nD: Ann Example / S: Gil Writer / K: Emil Lens / M: Fay Tune / 104 min"
        + BODY,
        "director=Ann Example screenwriter=Gil Writer cinematographer=Emil Lens composer=Fay Tune runtimeMinutes=104",
    ),
    "bfi-sight": (
        "The Salt Ferry\nUnited Kingdom 2017\nDirector: Ann Example\n104 minutes\nReviewed by Bo Critic"
        + BODY,
        "director=Ann Example runtimeMinutes=104 reviewAuthor=Bo Critic releaseYear=2017",
    ),
    "letter-head": (
        "The Salt Ferry\nA-\n\nDirected by Ann Example" + BODY,
        "director=Ann Example rating=A-",
    ),
    "letter-head-2": ("The Salt Ferry (2017)\n\nB+" + BODY, "rating=B+ releaseYear=2017"),
    "grade-inline": (
        "The Salt Ferry | Grade: B+ | Directed by Ann Example | 104 min. | Rated R" + BODY,
        "rating=B+ director=Ann Example runtimeMinutes=104",
    ),
    "staff-writer": (
        "The Salt Ferry\nReviewed by Bo Critic, Staff Writer\nMarch 3, 2017" + BODY,
        "reviewAuthor=Bo Critic reviewDate=2017-03-03",
    ),
    "by-role": (
        "The Salt Ferry\nBy Bo Critic, Film Correspondent" + BODY,
        "reviewAuthor=Bo Critic",
    ),
    "by-paper": (
        "The Salt Ferry\nBy Bo Critic | The Quay Gazette | March 3, 2017" + BODY,
        "reviewAuthor=Bo Critic reviewDate=2017-03-03",
    ),
    "byline-two": (
        "The Salt Ferry\nBy Bo Critic and Una Second" + BODY,
        "reviewAuthor=Bo Critic reviewAuthor=Una Second",
    ),
    "byline-caps": ("THE SALT FERRY\nBY BO CRITIC\nMAR. 3, 2017" + BODY, "reviewDate=2017-03-03"),
    "byline-email": (
        "The Salt Ferry\nBo Critic\nMovie Reviewer\nDirected by Ann Example" + BODY,
        "director=Ann Example",
    ),
    # --- US trade
    "variety-foot": (
        "The Salt Ferry\n"
        + BODY
        + "\nReviewed at Quay Screening Room, March 3, 2017. Running time: 104 MIN.\nProduction: A Quay Films release of a Hal Money production. Produced by Hal Money. Directed by Ann Example. Screenplay, Gil Writer. Camera (color), Emil Lens; editor, Ina Cut; music, Fay Tune.\nWith: Carl Player, Dora Actor.",
        "runtimeMinutes=104 producer=Hal Money director=Ann Example screenwriter=Gil Writer cinematographer=Emil Lens editor=Ina Cut composer=Fay Tune castMember=Carl Player castMember=Dora Actor",
    ),
    "variety-crew": (
        "The Salt Ferry\n"
        + BODY
        + "\nCrew: Director: Ann Example. Screenplay: Gil Writer. Camera: Emil Lens. Editor: Ina Cut. Music: Fay Tune.\nWith: Carl Player, Dora Actor.",
        "director=Ann Example screenwriter=Gil Writer cinematographer=Emil Lens editor=Ina Cut composer=Fay Tune castMember=Carl Player castMember=Dora Actor",
    ),
    "thr-foot": (
        "The Salt Ferry\n"
        + BODY
        + "\nCast: Carl Player, Dora Actor\nDirector: Ann Example\nScreenwriter: Gil Writer\nProducers: Hal Money, Kim Bank\nDirector of photography: Emil Lens\nEditor: Ina Cut\nMusic: Fay Tune\n104 minutes",
        "castMember=Carl Player castMember=Dora Actor director=Ann Example screenwriter=Gil Writer producer=Hal Money producer=Kim Bank cinematographer=Emil Lens editor=Ina Cut composer=Fay Tune runtimeMinutes=104",
    ),
    "nyt-foot": (
        "The Salt Ferry\n"
        + BODY
        + "\nDirected by Ann Example; written by Gil Writer; director of photography, Emil Lens; edited by Ina Cut; music by Fay Tune; produced by Hal Money; released by Quay Pictures. Running time: 1 hour 44 minutes. WITH: Carl Player (Jonas) and Dora Actor (Meg).",
        "director=Ann Example screenwriter=Gil Writer cinematographer=Emil Lens editor=Ina Cut composer=Fay Tune producer=Hal Money runtimeMinutes=104 castMember=Carl Player castMember=Dora Actor",
    ),
    "ebert-side": (
        "The Salt Ferry\nCast\nCarl Player as Jonas\nDora Actor as Meg\n\nDirector\nAnn Example\n\nWriter\nGil Writer\n\nComposer\nFay Tune"
        + BODY,
        "castMember=Carl Player castMember=Dora Actor director=Ann Example screenwriter=Gil Writer composer=Fay Tune",
    ),
    "stars-of-four": (
        "The Salt Ferry\n*** out of ****\nStarring Carl Player and Dora Actor\nDirected by Ann Example"
        + BODY,
        "rating=3/4 castMember=Carl Player castMember=Dora Actor director=Ann Example",
    ),
    "half-star": (
        "The Salt Ferry\n★★★½\nDirected by Ann Example" + BODY,
        "rating=3.5 director=Ann Example",
    ),
    "score-stars": (
        "The Salt Ferry\nScore ★★★\nDirector Ann Example" + BODY,
        "rating=3 director=Ann Example",
    ),
    "rating-nocolon": (
        "The Salt Ferry\nRating 7/10\nRuntime 104 minutes\nDirector Ann Example\nStarring Carl Player, Dora Actor"
        + BODY,
        "rating=7/10 runtimeMinutes=104 director=Ann Example castMember=Carl Player castMember=Dora Actor",
    ),
    "caps-nocolon": (
        "THE SALT FERRY\nDIRECTOR Ann Example\nCAST Carl Player, Dora Actor\nMUSIC Fay Tune\nRUNNING TIME 104 mins"
        + BODY,
        "director=Ann Example castMember=Carl Player castMember=Dora Actor composer=Fay Tune runtimeMinutes=104",
    ),
    "caps-one-line": (
        "THE SALT FERRY  DIRECTOR Ann Example  STARRING Carl Player, Dora Actor  RUNNING TIME 104 mins  CERTIFICATE 15"
        + BODY,
        "director=Ann Example castMember=Carl Player castMember=Dora Actor runtimeMinutes=104",
    ),
    # --- bullets, tables
    "bullets": (
        "The Salt Ferry\n• Director: Ann Example\n• Cast: Carl Player, Dora Actor\n• Runtime: 1h 44m\n• Rating: 7.5/10"
        + BODY,
        "director=Ann Example castMember=Carl Player castMember=Dora Actor runtimeMinutes=104 rating=7.5/10",
    ),
    "table-tab": (
        "The Salt Ferry\nDirector\tAnn Example\nCast\tCarl Player, Dora Actor\nRunning time\t104 min\nScore\tFay Tune"
        + BODY,
        "director=Ann Example castMember=Carl Player castMember=Dora Actor runtimeMinutes=104 composer=Fay Tune",
    ),
    "table-pipe": (
        "| Director | Ann Example |\n| Cast | Carl Player, Dora Actor |\n| Music | Fay Tune |\n| Runtime | 104 min |\n\nThe Salt Ferry\n"
        + BODY,
        "director=Ann Example castMember=Carl Player castMember=Dora Actor composer=Fay Tune runtimeMinutes=104",
    ),
    "dots-leader": (
        "The Salt Ferry\nDirector ........ Ann Example\nMusic ........... Fay Tune\nCast ............ Carl Player, Dora Actor\nRunning Time .... 104 min"
        + BODY,
        "director=Ann Example castMember=Carl Player castMember=Dora Actor composer=Fay Tune runtimeMinutes=104",
    ),
    "wide-spaces": (
        "The Salt Ferry\nDirector        Ann Example\nMusic           Fay Tune\nCast            Carl Player, Dora Actor"
        + BODY,
        "director=Ann Example castMember=Carl Player castMember=Dora Actor composer=Fay Tune",
    ),
    "equals": (
        "The Salt Ferry\nDirector = Ann Example\nMusic = Fay Tune" + BODY,
        "director=Ann Example composer=Fay Tune",
    ),
    "angle": (
        "The Salt Ferry\nDirector >> Ann Example\nMusic >> Fay Tune" + BODY,
        "director=Ann Example composer=Fay Tune",
    ),
    "two-line": (
        "The Salt Ferry\nDIRECTOR\nAnn Example\nMUSIC\nFay Tune\nRUNTIME\n104 min" + BODY,
        "director=Ann Example composer=Fay Tune runtimeMinutes=104",
    ),
    "md-bold": (
        "# The Salt Ferry\n\n**Director:** Ann Example  \n**Cast:** Carl Player, Dora Actor  \n**Year:** 1974  \n**My rating:** ⭐⭐⭐⭐"
        + BODY,
        "director=Ann Example castMember=Carl Player castMember=Dora Actor releaseYear=1974 rating=4",
    ),
    "slash-facts": (
        "The Salt Ferry / UK / 1974 / 104 min / Dir: Ann Example" + BODY,
        "director=Ann Example runtimeMinutes=104 releaseYear=1974",
    ),
    "fest-catalogue": (
        "THE SALT FERRY\nAnn Example | UK, Norway | 2017 | 104 min | DCP | English with subtitles"
        + BODY,
        "director=Ann Example releaseYear=2017 runtimeMinutes=104",
    ),
    "fest-catalogue-2": (
        "The Salt Ferry\nDir. Ann Example, UK/Norway, 2017, 104 min., colour, in English" + BODY,
        "director=Ann Example releaseYear=2017 runtimeMinutes=104",
    ),
    "fest-catalogue-3": (
        "The Salt Ferry\nNorway 2017. Director: Ann Example. Screenplay: Gil Writer. Cinematography: Emil Lens. With Carl Player, Dora Actor. 104’"
        + BODY,
        "director=Ann Example screenwriter=Gil Writer cinematographer=Emil Lens castMember=Carl Player castMember=Dora Actor releaseYear=2017 runtimeMinutes=104",
    ),
    "moma": (
        "The Salt Ferry. 1974. Great Britain. Directed by Ann Example. With Carl Player, Dora Actor. 35mm. 104 min."
        + BODY,
        "director=Ann Example castMember=Carl Player castMember=Dora Actor releaseYear=1974 runtimeMinutes=104",
    ),
    # --- other languages' labels
    "german": (
        "The Salt Ferry\nRegie: Ann Example\nDrehbuch: Gil Writer\nKamera: Emil Lens\nMusik: Fay Tune\nDarsteller: Carl Player, Dora Actor\nLaufzeit: 104 Min."
        + BODY,
        "director=Ann Example screenwriter=Gil Writer cinematographer=Emil Lens composer=Fay Tune castMember=Carl Player castMember=Dora Actor runtimeMinutes=104",
    ),
    "french": (
        "The Salt Ferry\nRéalisation : Ann Example\nScénario : Gil Writer\nMusique : Fay Tune\nAvec : Carl Player, Dora Actor\nDurée : 1h44"
        + BODY,
        "director=Ann Example screenwriter=Gil Writer composer=Fay Tune castMember=Carl Player castMember=Dora Actor runtimeMinutes=104",
    ),
    "spanish": (
        "The Salt Ferry\nDirección: Ann Example\nGuion: Gil Writer\nMúsica: Fay Tune\nReparto: Carl Player, Dora Actor\nDuración: 104 min"
        + BODY,
        "director=Ann Example screenwriter=Gil Writer composer=Fay Tune castMember=Carl Player castMember=Dora Actor runtimeMinutes=104",
    ),
    "italian": (
        "The Salt Ferry\nRegia: Ann Example\nSceneggiatura: Gil Writer\nFotografia: Emil Lens\nMusiche: Fay Tune\nInterpreti: Carl Player, Dora Actor"
        + BODY,
        "director=Ann Example screenwriter=Gil Writer cinematographer=Emil Lens composer=Fay Tune castMember=Carl Player castMember=Dora Actor",
    ),
    # --- Indian sites
    "india-1": (
        "Film: The Salt Ferry\nRating: 3.5/5\nBanner: Quay Films\nStarring: Carl Player, Dora Actor, and others\nMusic: Fay Tune\nDOP: Emil Lens\nEditor: Ina Cut\nProduced by: Hal Money\nStory, Screenplay, Dialogues and Direction: Ann Example\nRelease date: 3rd March 2017"
        + BODY,
        "rating=3.5/5 castMember=Carl Player castMember=Dora Actor composer=Fay Tune cinematographer=Emil Lens editor=Ina Cut producer=Hal Money director=Ann Example screenwriter=Ann Example releaseYear=2017",
    ),
    "india-2": (
        "The Salt Ferry Movie Review\nMovie: The Salt Ferry\nStar Cast: Carl Player, Dora Actor\nDirector: Ann Example\nCritics Rating: 3.5/5\nMusic Director - Fay Tune"
        + BODY,
        "rating=3.5/5 castMember=Carl Player castMember=Dora Actor director=Ann Example composer=Fay Tune",
    ),
    "india-dash": (
        "Cast - Carl Player, Dora Actor\nDirection - Ann Example\nRating - ***\nThe Salt Ferry movie review"
        + BODY,
        "castMember=Carl Player castMember=Dora Actor director=Ann Example rating=3",
    ),
    # --- soundtrack magazines
    "filmtracks": (
        "The Salt Ferry\nComposed, Orchestrated, and Produced by:\nFay Tune\n\nConducted by:\nLou Baton\n\nLabel:\nQuay Records\n\nRelease Date:\nMarch 3rd, 2017\n\nThe score for this film is a soft one, with a harp motif. The album holds twelve tracks and the music keeps to strings.",
        "composer=Fay Tune recordLabel=Quay Records",
    ),
    "mmuk": (
        "THE SALT FERRY – Fay Tune\n\nOriginal Review by Bo Critic\n\nThe score for The Salt Ferry is soft music, with a harp motif. The album keeps to strings.\n\nTrack Listing: The Ferry (2:10), Salt (3:15), Night Water (1:44)\n\nRunning Time: 44 minutes 10 seconds\n\nQuay Records QR-1234 (2017)\n\nMusic composed by Fay Tune. Album produced by Hal Money.",
        "composer=Fay Tune recordLabel=Quay Records soundtrackSong=The Ferry soundtrackSong=Salt soundtrackSong=Night Water reviewAuthor=Bo Critic",
    ),
    "cd-head": (
        "THE SALT FERRY\nFAY TUNE\nQuay Records QR-1234 (2017)\n14 tracks, 44:10\n* * * *\n\nThe score is soft music for a slow film, with a harp motif. Fay Tune keeps to strings. The album is short.",
        "recordLabel=Quay Records rating=4",
    ),
    # --- dates
    "date-ordinal": (
        "The Salt Ferry\nPosted on the 3rd of March 2017 by Bo Critic" + BODY,
        "reviewDate=2017-03-03 reviewAuthor=Bo Critic",
    ),
    "date-weekday": (
        "Friday, 3 March 2017\nThe Salt Ferry (1974)" + BODY,
        "reviewDate=2017-03-03 releaseYear=1974",
    ),
    "date-iso": (
        "The Salt Ferry\n2017-03-03 | Bo Critic" + BODY,
        "reviewDate=2017-03-03 reviewAuthor=Bo Critic",
    ),
    "date-compact": (
        "The Salt Ferry\n03 Mar '17\nDirected by Ann Example" + BODY,
        "reviewDate=2017-03-03 director=Ann Example",
    ),
    "date-dash": ("The Salt Ferry\n03-Mar-2017" + BODY, "reviewDate=2017-03-03"),
    "watched": (
        "The Salt Ferry 1974\n★★★★½\nWatched 3 Mar 2017\nBo Critic’s review published on Letterbox:"
        + BODY,
        "rating=4.5 releaseYear=1974",
    ),
    "published-updated": (
        "The Salt Ferry\nPublished: March 3, 2017 at 9:00 am\nUpdated: March 5, 2017" + BODY,
        "reviewDate=2017-03-03",
    ),
    # --- blogs
    "blog-stats": (
        "The Salt Ferry (Ann Example, 1974)\n4/5" + BODY,
        "director=Ann Example releaseYear=1974 rating=4/5",
    ),
    "blog-year-dir": (
        "The Salt Ferry (1974, Ann Example)" + BODY,
        "director=Ann Example releaseYear=1974",
    ),
    "blog-year-d": (
        "The Salt Ferry (1974) d. Ann Example" + BODY,
        "director=Ann Example releaseYear=1974",
    ),
    "blog-dir-paren": ("The Salt Ferry (dir. Ann Example)" + BODY, "director=Ann Example"),
    "blog-country-paren": (
        "The Salt Ferry (UK 1974, 104 min, d: Ann Example)" + BODY,
        "director=Ann Example releaseYear=1974 runtimeMinutes=104",
    ),
    "blog-year-bullet": (
        "The Salt Ferry • 1974 • Ann Example • ★★★★" + BODY,
        "releaseYear=1974 rating=4",
    ),
    "runtime-hm": (
        "The Salt Ferry\nRunning Time: 01 h 44 m\nYear: 1974" + BODY,
        "runtimeMinutes=104 releaseYear=1974",
    ),
    "runtime-hrs": (
        "The Salt Ferry\nLength: 1hrs 44min\nStars: 3.5 stars" + BODY,
        "runtimeMinutes=104 rating=3.5",
    ),
    "runtime-apos": (
        "The Salt Ferry\n1974, 104', colour\nDirector: Ann Example" + BODY,
        "runtimeMinutes=104 releaseYear=1974 director=Ann Example",
    ),
    "verdict-box": ("The Salt Ferry" + BODY + "\nVERDICT: 8 out of 10", "rating=8/10"),
    "final-grade": ("The Salt Ferry" + BODY + "\nFinal grade: B-minus", "rating=B-"),
    "thumbs": ("The Salt Ferry" + BODY + "\nRating: 3½ stars (out of 4)", "rating=3.5/4"),
    "verdict-words": (
        "The Salt Ferry" + BODY + "\nMy rating: four out of five stars",
        "rating=4/5",
    ),
    "signed": ("The Salt Ferry" + BODY + "\n— Bo Critic", "reviewAuthor=Bo Critic"),
    "signed-role": (
        "The Salt Ferry" + BODY + "\nBo Critic is a freelance writer who lives in Norwich.",
        "",
    ),
    "signed-paren": (
        "The Salt Ferry" + BODY + "\n(Bo Critic, 3 March 2017)",
        "reviewAuthor=Bo Critic reviewDate=2017-03-03",
    ),
    # --- sub-scores
    "sub-letters": (
        "The Salt Ferry" + BODY + "\nActing: A. Direction: B-. Story: C+. Music: D. Overall: B+.",
        "rating=B+ aspect=acting:positive aspect=direction:positive aspect=screenplay:mixed aspect=score:negative aspect=overall:positive",
    ),
    "sub-letters-lines": (
        "The Salt Ferry" + BODY + "\nActing: A\nDirection: B-\nOverall: B+",
        "rating=B+ aspect=acting:positive aspect=direction:positive",
    ),
    "sub-nocolon": (
        "The Salt Ferry" + BODY + "\nActing 7/10\nStory 3/10\nMusic 9/10\nOverall 7/10",
        "rating=7/10 aspect=acting:positive aspect=screenplay:negative aspect=score:positive",
    ),
    "sub-colon": (
        "The Salt Ferry" + BODY + "\nActing: 8/10\nPlot: 3/10\nSoundtrack: 5/10",
        "aspect=acting:positive aspect=screenplay:negative aspect=score:mixed",
    ),
    "sub-stars": (
        "The Salt Ferry" + BODY + "\nActing ★★★★\nVisuals ★★\nScore ★★★",
        "aspect=acting:positive aspect=cinematography:mixed aspect=score:mixed",
    ),
    "sub-dash": (
        "The Salt Ferry" + BODY + "\nActing - 8/10\nCinematography - 9/10",
        "aspect=acting:positive aspect=cinematography:positive",
    ),
}

# Facts that a block may give besides: a screening's date, the name under a post, the album's maker.
ALSO = {
    "reviewDate=2017-03-03",
    "reviewAuthor=Bo Critic",
    "reviewAuthor=BO CRITIC",
    "producer=Hal Money",
}
HEADER = frozenset({
    "director", "screenwriter", "producer", "cinematographer", "editor", "castMember", "composer",
    "releaseYear", "runtimeMinutes", "rating", "reviewDate", "reviewAuthor", "recordLabel",
})  # fmt: skip


def found_in(name: str, text: str) -> set[str]:
    """Return the asserted facts of a text as "predicate=value"."""
    found = set()
    media_type: MediaType = "text/markdown" if name.startswith("md-") else "text/plain"
    for claim in extract(Document(name, text, media_type)).claims:
        thing = claim.object
        if claim.modality != "asserted":
            continue
        if isinstance(thing, Opinion):
            found.add(f"aspect={thing.aspect}:{thing.polarity}")
        elif isinstance(thing, Rating):
            found.add(f"rating={thing.value}" + (f"/{thing.scale}" if thing.scale else ""))
        else:
            found.add(f"{claim.predicate}={thing.name if isinstance(thing, Entity) else thing}")
    return found


@pytest.mark.parametrize("name", CASES)
def test_a_header_block_gives_its_facts_and_no_others(name: str) -> None:
    text, facts = CASES[name]
    wanted = {fact.strip() for fact in re.split(r" (?=\w+=)", facts) if fact}
    found = found_in(name, text)
    assert wanted <= found
    extra = {fact for fact in found if fact.split("=")[0] in HEADER} - wanted
    assert extra <= ALSO


OTHER_PAGES = {
    "book2": "Book review: The Iron Orchard\n\nAnn Example's second novel is set in Naples. Jonas and Meg meet at a cinema and fall in love over an old movie. The plot is thin, yet the writing is superb. It would make a great film starring Carl Player. 4 stars.\n",
    "links": 'Links for the week\n\n- The Quay Gazette on Ann Example\'s new job\n- Bo Writer interviews Carl Player\n- Ten films to see this winter\n- How to bake bread, by Dora Cook\n- "The Salt Ferry" on the box office\n- Why we still love vinyl\n- The Lamp Shop closes its doors\n',
    "recipe": "Ann's Lemon Cake\n\nPrep time: 20 minutes\nCooking time: 1 hour 10 minutes\nServes: 8\nRating: 4.5/5\nBy Ann Example\n\nIngredients\n- 200 g flour\n- 3 eggs\n- 2 lemons\n\nMethod\nBeat the butter and the sugar. Add the eggs. Bake for 70 minutes. My grandmother Dora Cook made this cake every Sunday in Naples. It is a wonderful cake and the story behind it is long. Watch it closely: I once let it burn while a film was on.\n",
    "book": "The Iron Orchard by Ann Example\nQuay Press, 2015, 320 pages\nRating: 4/5\nReviewed by Bo Critic\n\nThe novel follows Jonas, a boy who grows up on an orchard. The prose is fine and the chapters are short. Ann Example writes characters well; the story moves fast. The author has said that a film may follow. Readers of her first book will be pleased. I read it in two days. The pages turn themselves.\n",
    "shop": "The Salt Ferry [DVD]\nPrice: £9.99\nIn stock. Add to basket\nFormat: DVD, PAL\nRegion: 2\nNumber of discs: 1\nCustomers who bought this also bought The Lamp Shop, Paper Boats\nDelivery within 3 days. Returns policy. Gift wrap available.\n",
    "shop2": "Quay Vinyl Store\n\nBest sellers\nThe Salt Ferry (Original Soundtrack) LP – £19.99 – Add to cart\nPaper Boats OST CD – £9.99 – Add to cart\nThe Lamp Shop Score LP – £22.00 – Sold out\nFree shipping over £50\n",
    "listing": "Quay Cinema\nWhat's on: Friday 3 March to Thursday 9 March\n\nThe Salt Ferry (15) 2.15 5.30 8.45\nPaper Boats (PG) 11.00 1.30\nThe Lamp Shop (12A) 6.00 (not Mon)\nTickets £8, concessions £6. Box office 01603 000000. Doors open 20 minutes before.\n",
    "lyrics": "Night Water Lyrics\nFay Tune\n\n[Verse 1]\nDown by the river where the ferry goes\nI saw you standing in your Sunday clothes\nYou said you loved me like a movie star\n\n[Chorus]\nNight water, night water\nCarry me home to my mother's daughter\n\n[Verse 2]\nCarl was a sailor, Meg was his bride\nThey danced till the morning, they drowned in the tide\n\nWritten by: Fay Tune, Lou Baton\nProducers: Hal Money\nRelease Date: March 3, 2017\n",
    "news": "Council approves harbour plan\nBy Bo Writer, Staff Reporter\nMarch 3, 2017\n\nThe council voted on Monday to approve a plan for the harbour. Mayor Ann Example said the plan was excellent. The director of planning, Carl Player, said work starts in May. A cinema and a hotel will be built. The project is set in two phases. The score of the vote was 8 to 2.\n",
    "game": "Iron Orchard (PC) review\nDeveloper: Quay Games\nPublisher: Example Soft\nRating: 8/10\nReviewed by Bo Critic\n\nThe game is a platformer with good graphics. The gameplay is tight and the levels are long. The music is lovely and the story is thin. You play as Jonas. The soundtrack by Fay Tune is superb. Multiplayer works.\n",
    "nav": "<html><body><nav><ul><li><a href='/'>Home</a></li><li><a>Reviews</a></li><li><a>Directors</a></li><li><a>Ann Example</a></li></ul></nav></body></html>",
    "restaurant": "The Salt Ferry, Norwich\nRating: 4/5\nReviewed by Bo Critic\nMarch 3, 2017\n\nChef Ann Example serves fish. The starter was superb, the service slow. The room has the charm of an old cinema. We paid £60 for two.\n",
    "album": "Fay Tune – Night Water\nLabel: Quay Records\nRating: 7.5\nBy Bo Critic\n\nTracklist\n1. Salt\n2. Ferry\n3. Night Water\n\nFay Tune's second album is a folk record with guitars and strings. The songs are short. The melodies are lovely.\n",
    "howto": "How to fix a camera\n\nStep 1: Remove the lens. Step 2: Clean the film gate. Step 3: Load the film. The director of the workshop, Ann Example, says that the film must be dry. It takes 20 minutes.\n",
}


@pytest.mark.parametrize("name", OTHER_PAGES)
def test_a_page_about_no_film_gives_no_facts(name: str) -> None:
    media_type: MediaType = "text/html" if name == "nav" else "text/plain"
    claims = extract(Document(name, OTHER_PAGES[name], media_type)).claims
    assert not [(claim.predicate, claim.surface) for claim in claims]


@pytest.mark.parametrize(
    "line",
    [
        "Music – and there is a lot of it – fills the hall",
        "Direction is everything, 1974 was a good year, and I was young",
        "Rated R, but only just",
        "Cast away your doubts, Carl",
        "The Lamp Shop, the Quay and the rest of town",
        "Score settled, they go home",
        "Friday, and nobody came",
    ],
)
def test_prose_with_words_of_labels_is_no_header(line: str) -> None:
    found = found_in("prose", f"The Salt Ferry\n\n{line}{BODY}")
    assert not {fact for fact in found if fact.split("=")[0] in HEADER}


def test_the_order_of_a_track_list_is_judged_once_for_the_list() -> None:
    text = (
        "The Salt Ferry soundtrack\n\nThe songs of the film The Salt Ferry are old.\n\nTrack list:\n"
        "1. Fay Tune – Night Water\n2. Fay Tune – Salt\n3. Fay Tune – Homeward\n4. Lou Baton – Slow Boat\n"
    )
    found = found_in("tracks", text)
    songs = {fact for fact in found if fact.startswith("soundtrackSong=")}
    assert songs == {
        "soundtrackSong=Night Water", "soundtrackSong=Salt", "soundtrackSong=Homeward",
        "soundtrackSong=Slow Boat",
    }  # fmt: skip


def test_of_a_text_as_long_as_a_book_the_beginning_is_read() -> None:
    text = (
        "The Salt Ferry (1974)\nDirector: Ann Example\n\n"
        + "Then it rained on the quay.\n" * 20_000
    )
    assert {"director=Ann Example", "releaseYear=1974"} <= found_in("long", text)


@pytest.mark.parametrize(
    "line",
    ["Ivo Quill 1918-2007", "Obituary: Nell Dow, actress, 1931 – 2018", "Nell Dow (1931–2018)"],
)
def test_the_years_of_a_life_are_no_year_of_release(line: str) -> None:
    found = found_in("life", f"{line}\n\nShe left the stage early. She was shy.\n")
    assert not {fact for fact in found if fact.startswith("releaseYear")}


def test_a_dated_title_with_its_director_and_cast_is_a_capsule() -> None:
    found = found_in(
        "capsule",
        "SALT ON THE QUAY (1984) D: Ann Example. Bo Other, Cy Third. A man walks out of the sea.\n",
    )
    assert {"director=Ann Example", "castMember=Bo Other", "releaseYear=1984"} <= found


def test_a_headed_cast_list_is_read_to_its_end() -> None:
    lasts = [
        "Vane",
        "Rill",
        "Quill",
        "Tarn",
        "Moss",
        "Lund",
        "Fenn",
        "Hale",
        "Oakes",
        "Pryor",
        "Stroud",
        "Wick",
        "Yarrow",
        "Zell",
    ]
    names = [
        f"{first} {last}" for first in ("Anna", "Bela", "Cora", "Dina", "Ezra") for last in lasts
    ]
    cast = "\n".join(f"{name} ... Guest {number}" for number, name in enumerate(names))
    found = found_in("list", f"The Salt Ferry\n\nCast\n{cast}\n\nThe film is slow.\n")
    assert {f"castMember={name}" for name in names} <= found


FIELDS: dict[str, tuple[str, str]] = {
    "a table's rows": (
        "Title | Director | Year\n--- | --- | ---\nThe Salt Ferry | Ann Example | 1974\nLow Quay | Bo Other | 1981\n",
        "title=The Salt Ferry director=Ann Example year=1974 title=Low Quay director=Bo Other year=1981",
    ),
    "a table without titles": ("Name\tDay\tDirector\nThe Salt Ferry\tMonday\tAnn Example\n", ""),
    "pictures before labels": (
        "🎬 The Salt Ferry (1974)\n🎥 Director: Ann Example\n⭐ 4/5\n⭐⭐⭐ for the fog alone\n",
        "title=The Salt Ferry year=1974 director=Ann Example rating=4/5",
    ),
    "an hour before the title": (
        "Matinees\n\n14.30 THE SALT FERRY\nUK 1974 / 104 min\n",
        "title=THE SALT FERRY year=1974 runtime=104 min",
    ),
    "an hour and no film": ("14.30 Coffee\nBring your own cup and your own chair.\n", ""),
    "a figure of a list": (
        "2) The Salt Ferry (1974, dir. Ann Example) ***\nFog.\n",
        "title=The Salt Ferry year=1974 director=Ann Example rating=***",
    ),
    "a text in small letters": (
        "the salt ferry (1974)\ndir: ann example\nw/ bo other, cy third\n\nsaw it on a boat.\n",
        "title=the salt ferry year=1974 director=Ann Example castMember=Bo Other, Cy Third",
    ),
    "prose behind a name": (
        "Written by Ann Example. Fog, then the police.\n",
        "screenwriter=Ann Example",
    ),
    "a director, a stroke and others": (
        "The Salt Ferry (1991)\nDir Ann Example / Bo Other, Cy Third & Di Kerr\n",
        "title=The Salt Ferry year=1991 director=Ann Example",
    ),
    "two directors and a stroke": (
        "The Salt Ferry (1991)\nDir: Ann Example / Bo Other\n",
        "title=The Salt Ferry year=1991 director=Ann Example / Bo Other",
    ),
    "prose that an article opens, with names in it": (
        "Directed by Ann Example. A western with Bo Other as Sheriff Cobb. Only Di Kerr yawns. B\n",
        "director=Ann Example",
    ),
    "a writer and a source": (
        "Directed by Ann Example. Written by Bo Other from his own play. 90 minutes.\n",
        "director=Ann Example screenwriter=Bo Other runtime=90 minutes.",
    ),
    "a company's label before a film by": (
        "Production: a film by Ann Example; music, Bo Other.\n",
        "director=Ann Example composer=Bo Other",
    ),
    "facts in brackets before prose": (
        "The Salt Ferry (Quay, 97 minutes, PG) A river and a man who does not sleep.\n",
        "title=The Salt Ferry runtime=97 minutes",
    ),
    "a caption that names the title above": (
        "The Salt Ferry\nDirected by Ann Example\n\nPhoto: Bo Other and Cy Third in The Salt Ferry.\n",
        "director=Ann Example castMember=Bo Other and Cy Third",
    ),
    "a caption of another film": (
        "The Salt Ferry\nDirected by Ann Example\n\nPhoto: Bo Other in The Long Quay (Credit: Quay)\n",
        "director=Ann Example",
    ),
    "a caption with its photographer": (
        "The Salt Ferry | 1974 | 97 min\n\nPhoto: Bo Other and Cy Third in The Salt Ferry. Credit: Cam Era\n",
        "title=The Salt Ferry year=1974 runtime=97 min castMember=Bo Other and Cy Third",
    ),
    "a caption without a label": (
        "The Salt Ferry\n\nBo Other in The Salt Ferry | Photo: Cam Era\n",
        "castMember=Bo Other",
    ),
    "a photographer alone": (
        "The Salt Ferry | 1974 | 97 min\n\nPhoto: Cam Era/Quay\n\nIt is slow.\n",
        "title=The Salt Ferry year=1974 runtime=97 min",
    ),
    "labels between dashes": (
        "Directed By Ann Example - With Bo Other, Cy Third & Fay Tune - Drama - 1h37 - Norway - In cinemas 3rd May 1974\n",
        "director=Ann Example castMember=Bo Other, Cy Third & Fay Tune filmGenre=Drama runtime=1h37 "
        "releaseDate=3rd May 1974",
    ),
    "a cast behind its director": (
        "The Salt Ferry\nDirected by Ann Example with Bo Other, Cy Third\n\nIt is slow.\n",
        "director=Ann Example castMember=Bo Other, Cy Third",
    ),
    "how long, cut short": (
        "Dir.: Ann Example\nDur.: 97 min\nRating: ●●●◐○\n",
        "director=Ann Example runtime=97 min rating=●●●◐○",
    ),
    "a photographer behind the same label": (
        "The Salt Ferry\nDirected by Ann Example\nPhoto: Cam Era\n",
        "director=Ann Example cinematographer=Cam Era",
    ),
    "somebody called Mr.": (
        '"The Salt Ferry" (R, 1:42). Directed by A. B. Example. Written by Mr. Example; director of '
        "photography, Cam Era; music by Fay Tune. WITH: Bo Other (Jo Marsh) and Cy Third (Al Vane).\n",
        "title=The Salt Ferry runtime=1:42 director=A. B. Example screenwriter=Mr. Example cinematographer=Cam Era composer=Fay Tune "
        "castMember=Bo Other (Jo Marsh) and Cy Third (Al Vane)",
    ),
    "a heading over credits": (
        "Cast & Crew\nDirector: Ann Example\nStarring: Bo Other\n",
        "director=Ann Example castMember=Bo Other",
    ),
    "the head of a page between bars": (
        "Review | Published 3rd of June, 2022 | by Bo Critic\n\nThe Salt: Ferry\nDirected by Ann Example\n",
        "reviewDate=3rd of June, 2022 reviewAuthor=Bo Critic director=Ann Example",
    ),
    "a review by somebody, published then": (
        "The Salt Ferry\n\nA review by Bo Critic, published 3rd of June, 2022\n\nDirected by Ann Example\n",
        "reviewAuthor=Bo Critic reviewDate=3rd of June, 2022 director=Ann Example",
    ),
    "a title and its cast over the director": (
        "The Salt: Ferry – Bo Other, Cy Third\nDirected by Ann Example\n",
        "title=The Salt: Ferry castMember=Bo Other, Cy Third director=Ann Example",
    ),
    "names under the last of a label": (
        "The Salt Ferry\nStarring       Bo Other\n               Cy Third\nMusic          Fay Tune\n",
        "castMember=Bo Other castMember=Cy Third composer=Fay Tune",
    ),
    "a single name at the end of a cast": (
        "The Salt Ferry (1974)\nDirected by Ann Example. With Bo Other, Cy Third, Fran Vane and Otto. 121 minutes.\n",
        "title=The Salt Ferry year=1974 director=Ann Example "
        "castMember=Bo Other, Cy Third, Fran Vane and Otto runtime=121 minutes.",
    ),
    "a mark before the title": (
        "B+ | The Salt Ferry\n\nIt is slow.\n",
        "rating=B+ title=The Salt Ferry",
    ),
    "short labels between bars": (
        "The Salt Ferry | 1974 | Drama | 97 min | Dir. Ann Example | Ph. Cam Era | with Bo Other, Cy Third\n",
        "title=The Salt Ferry year=1974 filmGenre=Drama runtime=97 min director=Ann Example "
        "cinematographer=Cam Era castMember=Bo Other, Cy Third",
    ),
    "producers parted by a stroke": (
        "Dir: Ann Example\nProd: Cam Era / Fay Tune\n",
        "director=Ann Example producer=Cam Era / Fay Tune",
    ),
    "labels that ask": (
        "Film: The Salt Ferry\nWho: Bo Other, Cy Third\nWhen: 1974\nHow long: 97m\n",
        "title=The Salt Ferry castMember=Bo Other, Cy Third year=1974 runtime=97m",
    ),
    "a bullet before a label": (
        "* Music by Fay Tune\n* Grade: B-\n",
        "composer=Fay Tune rating=B-",
    ),
    "values with bullets below their label": (
        "The Salt Ferry\n\nStarring:\n- Bo Other\n- Cy Third\n\nDirector:\n* Ann Example\n* Fay Tune\n"
        "Genre:\n• Drama\n• Comedy\n\nIt is slow.\n",
        "castMember=Bo Other castMember=Cy Third director=Ann Example director=Fay Tune "
        "filmGenre=Drama filmGenre=Comedy",
    ),
    "songs with bullets below music": (
        "The Salt Ferry\n\nMusic:\n- “Blue Rain”\n- Cold Rope by Bo Other\n\nIt is slow.\n",
        "",
    ),
    "a genre between bars": (
        "Directed by Ann Example\n97 minutes | Crime drama | UK\n",
        "director=Ann Example runtime=97 minutes filmGenre=Crime drama",
    ),
    "genres between commas": (
        "UK, 1974, Comedy/Drama, 97 min\n",
        "year=1974 filmGenre=Comedy/Drama runtime=97 min",
    ),
    "several below a label of several": (
        "The Salt Ferry\n\nWriters\nAnn Example\nBo Other\n\nRuntime\n01 h 51 m\n",
        "screenwriter=Ann Example screenwriter=Bo Other runtime=01 h 51 m",
    ),
    "other things in brackets": ("The Salt Ferry (the boat, the film, the man) Fog all day.\n", ""),
}


@pytest.mark.parametrize("name", FIELDS)
def test_lines_give_their_fields(name: str) -> None:
    text, wanted = FIELDS[name]
    layout = lay_out(Document(name, text))
    found = [f"{field.label}={field.text(layout)}" for field in layout.fields]
    assert sorted(found) == sorted(re.split(r" (?=\w+=)", wanted)) if wanted else not found


def test_praise_from_a_paper_is_no_part_of_a_review() -> None:
    text = "The Salt Ferry\n\n“The finest ferry film in years” – The Quay Gazette\n" + BODY
    blocks = lay_out(Document("praise", text)).blocks
    assert [b.kind for b in blocks if "finest" in b.span.of(text)] == ["boilerplate"]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "The Salt Ferry\n\nCast:     Ann Example, Carl\n          Player, Dora Actor\n"
            "Director: Eva Maker" + BODY,
            ("castMember", "Carl Player"),
        ),
        ("The Salt Ferry / 1974 / dir: Eva Maker / w/ Ann Example, Carl Player / 97 min" + BODY,
         ("castMember", "Carl Player")),
        ("The Salt Ferry\nDir: E. Maker\nScr: T. Writer, A. Scribe\nCast: Ann Example" + BODY,
         ("screenwriter", "A. Scribe")),
        ("The Salt Ferry - 1974 - Directed by Eva Maker - 97m - ***" + BODY, ("rating", "3")),
        ("THE SALT FERRY\nSTARRING ANN EXAMPLE AND CARL PLAYER. DIRECTED BY EVA MAKER." + BODY,
         ("castMember", "CARL PLAYER")),
    ],
)  # fmt: skip
def test_names_that_lines_and_marks_part_are_read_whole(text: str, fact: tuple[str, str]) -> None:
    found = {(c.predicate, _said(c.object)) for c in extract(Document("d", text)).claims}
    assert fact in found


def _said(thing: object) -> str:
    if isinstance(thing, Rating):
        return thing.value
    return thing.name if isinstance(thing, Entity) else str(thing)


def test_a_heading_of_facts_is_no_title() -> None:
    text = (
        "# The Salt Ferry\n\n**Quick facts**\n\n- Director – Ann Example\n- Stars – Carl Player\n"
    )
    film = extract(Document("d", text + BODY, "text/markdown")).film
    assert film is not None
    assert film.name == "The Salt Ferry"


def test_the_day_of_release_is_not_the_day_of_the_review() -> None:
    text = "The Salt Ferry\n\nDirector\nAnn Example\n\nRelease date\n3 May 1974\n" + BODY
    found = {c.predicate for c in extract(Document("d", text)).claims}
    assert "releaseYear" in found
    assert "reviewDate" not in found


def test_items_of_a_list_below_a_label_are_its_values() -> None:
    text = "# The Salt Ferry\n\n**Starring:**\n\n- Bo Other\n- Cy Third\n\n**Director:**\n\n- Ann Example\n"
    layout = lay_out(Document("d", text, "text/markdown"))
    assert [(field.label, field.text(layout)) for field in layout.fields] == [
        ("castMember", "Bo Other"),
        ("castMember", "Cy Third"),
        ("director", "Ann Example"),
    ]
