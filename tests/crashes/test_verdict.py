"""The judge is judged: what a crash may do is forgiven, and nothing else."""

from collections import Counter
from dataclasses import replace

import pytest

from tests.crashes.photo import ALONE, Photo, Told
from tests.crashes.under_way import NOTHING, UnderWay
from tests.crashes.verdict import complaints
from tests.crashes.watching import name_of

AMINA, ANNA = 7001001, 7002001
SENT = Told(AMINA, "sent", None, ("delivered",), "Vi ses!")
UNKNOWN = Told(AMINA, "unknown", None, (None,), None)
CALM = Photo(
    rows={"visits": Counter(["confirmed"])},
    notices={"reminder": SENT},
    phones={AMINA: Counter(["Tack!", "Vi ses!"]), ANNA: Counter()},
    unanswered_taps=0,
)
ASKED = Told(ANNA, "sent", None, ("delivered",), "Fråga dem gärna.")
ASK = {"maybe_not_heard:1:3": ASKED}


def amina_reads(*texts: str) -> Photo:
    return replace(CALM, phones={**CALM.phones, AMINA: Counter(texts)})


READ_TWICE = amina_reads("Tack!", "Tack!", "Vi ses!")
READ_THRICE = amina_reads("Tack!", "Tack!", "Tack!", "Vi ses!")
SENT_TWICE = amina_reads("Tack!", "Vi ses!", "Vi ses!")
LOST = replace(amina_reads("Tack!"), notices={"reminder": UNKNOWN})
CAME_THROUGH = replace(CALM, notices={"reminder": UNKNOWN})
STAFF_ARE_TOLD = replace(
    CALM,
    notices={"reminder": UNKNOWN, **ASK},
    phones={**CALM.phones, ANNA: Counter(["Fråga dem gärna."])},
)
STAFF_ARE_TOLD_TWICE = replace(
    STAFF_ARE_TOLD, phones={**CALM.phones, ANNA: Counter(["Fråga dem gärna."] * 2)}
)
ANSWERING = UnderWay({AMINA: "Tack!"}, frozenset())
SENDING = UnderWay({}, frozenset({"reminder"}))

PREVIEW = replace(SENT, reads="Snart ses vi!")
MERGED = Told(None, "merged", None, (), None)
PREVIEW_KEY, REMINDER_KEY, OTHERS_KEY = "theme_preview:1:1:7", "reminder:1:1:7", "reminder:2:1:7"
MERGING = replace(CALM, notices={PREVIEW_KEY: PREVIEW, REMINDER_KEY: MERGED})
IN_DOUBT = replace(CALM, notices={PREVIEW_KEY: UNKNOWN, REMINDER_KEY: SENT})
PREVIEWING = UnderWay({}, frozenset({PREVIEW_KEY}))


def test_a_picture_may_be_lost_with_the_notice_that_it_goes_with() -> None:
    calm, lost = amina_reads("Tack!", "Vi ses!", ALONE), amina_reads("Tack!", "Vi ses!")

    assert not list(complaints(calm, replace(lost, notices=LOST.notices), SENDING))
    assert list(complaints(calm, lost, SENDING))


def test_what_was_merged_into_what_is_in_doubt_may_be_said_by_itself() -> None:
    calm = replace(MERGING, phones={AMINA: Counter(["Tack!", "Snart ses vi!"])})
    after = replace(IN_DOUBT, phones={AMINA: Counter(["Tack!", "Snart ses vi!", "Vi ses!"])})

    assert not list(complaints(calm, after, PREVIEWING))
    assert list(complaints(calm, after, NOTHING))


def test_what_was_merged_into_something_else_may_not() -> None:
    calm = replace(MERGING, notices={PREVIEW_KEY: PREVIEW, OTHERS_KEY: MERGED})
    after = replace(IN_DOUBT, notices={PREVIEW_KEY: UNKNOWN, OTHERS_KEY: SENT})

    assert list(complaints(calm, after, PREVIEWING))


FORGIVEN = {
    "nothing": (CALM, NOTHING),
    "the answer in flight comes again": (READ_TWICE, ANSWERING),
    "the notice in flight is lost": (LOST, SENDING),
    "the notice in flight came through": (CAME_THROUGH, SENDING),
    "staff are told of the notice in flight": (STAFF_ARE_TOLD, SENDING),
}
UNFORGIVEN = {
    "an answer that was noted as sent comes again": (READ_TWICE, NOTHING),
    "the answer in flight comes again and again": (READ_THRICE, ANSWERING),
    "a notice is given up that was not in flight": (LOST, NOTHING),
    "what was sent is unknown": (CAME_THROUGH, NOTHING),
    "an answer is lost": (amina_reads("Vi ses!"), ANSWERING),
    "staff are told of a notice that was not in flight": (STAFF_ARE_TOLD, NOTHING),
    "staff are told twice": (STAFF_ARE_TOLD_TWICE, SENDING),
    "staff are told of what was sent": (replace(CALM, notices={"reminder": SENT, **ASK}), SENDING),
    "a notice comes again": (SENT_TWICE, SENDING),
    "a row differs": (replace(CALM, rows={"visits": Counter(["planned"])}), NOTHING),
    "a notice is gone": (replace(CALM, notices={}), NOTHING),
    "a button never comes to rest": (replace(CALM, unanswered_taps=1), NOTHING),
}


@pytest.mark.parametrize("what", FORGIVEN)
def test_what_nobody_can_prevent_is_forgiven(what: str) -> None:
    after, crash = FORGIVEN[what]

    assert not list(complaints(CALM, after, crash))


@pytest.mark.parametrize("what", UNFORGIVEN)
def test_everything_else_is_complained_of(what: str) -> None:
    after, crash = UNFORGIVEN[what]

    assert list(complaints(CALM, after, crash))


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("BEGIN IMMEDIATE", "BEGIN"),
        ("INSERT INTO inbox (update_id) VALUES (?)", "INSERT inbox"),
        ("UPDATE notices SET status=? WHERE id = ?", "UPDATE notices"),
        ("SELECT visits.id \nFROM visits JOIN families ON 1", "SELECT visits"),
        ("DELETE FROM drafts WHERE chat_id = ?", "DELETE drafts"),
    ],
)
def test_a_statement_is_called_by_its_verb_and_its_table(statement: str, name: str) -> None:
    assert name_of(statement) == name
