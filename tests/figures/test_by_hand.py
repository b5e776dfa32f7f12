"""Three clinics so small that every figure can be counted on the fingers."""

from datetime import date

from storage.work import SqlWork
from tests.figures.by_hand import Clinic
from tests.figures.compare import count_all
from visits.figures.asked import Asked
from visits.figures.figure import FAMILIES, FIGURES
from visits.figures.months import Period

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
Told = dict[str, int | tuple[int, int]]


def figures(work: SqlWork, month: date) -> Told:
    """Those that are not nothing: a number, or how many out of how many."""
    count_all(work)
    asked = Asked(Period(month, month))
    row = work.figures.rows(asked).get("", {}).get(month, {})
    families = work.figures.families(asked).get("", 0)
    found: Told = {FAMILIES: families} if families else {}
    for name, figure in FIGURES.items():
        many = row.get(figure.many, 0)
        among = row.get(figure.among, 0) if figure.among else 0
        if among or many:
            found[name] = (many, among) if figure.among else many
    return found


VISITS = """
family visit begins      became window      place  staff       parents     marks
F-0001 1     03-02T10:00 held   03-01/03-02 home   Anna+Samira birth+other tolk+model5+alliance4
F-0001 2     03-31T23:30 held   04-01/04-14 centre Samira+Anna birth       support+model3
F-0001 3     04-01T00:15 held   04-01/04-14 home   Anna        other       alliance2
F-0002 1     03-10T10:00 held   03-10/03-10 –      –           –           –
F-0002 2     03-20T10:00 missed 03-10/03-31 home   Anna+Samira birth       model5
F-0003 1     03-29T03:30 held   03-01/03-29 home   Anna+Samira birth       –
"""


def test_visits_are_counted_as_they_were_made_and_as_their_snapshots_say(work: SqlWork) -> None:
    Clinic(work).take_visits(VISITS)

    assert figures(work, MARCH) == {
        "visits": 4,  # F-0001 twice, the second time half an hour before April; F-0002; F-0003
        "families": 3,
        "completed": 3,  # the first visit is all that every family of this programme is made
        "reported": (3, 4),  # none of F-0002, whose other one was not made after all
        "in_home": (2, 3),
        "right_time": (3, 4),  # F-0001's second was a day too early
        "both": (3, 3),
        "same_pair": (2, 2),  # F-0003 has had only one
        "other_parent": (1, 3),
        "interpreter": (1, 3),
        "supported": (1, 3),
        "model": (1, 2),
        "alliance": (1, 1),
        "missed": 1,
    }
    assert figures(work, APRIL) == {
        "visits": 1,
        "families": 1,
        "reported": (1, 1),
        "in_home": (1, 1),
        "right_time": (1, 1),
        "both": (0, 1),
        "other_parent": (1, 1),
        "interpreter": (0, 1),
        "supported": (0, 1),
        "alliance": (0, 1),
    }


FAMILIES_DIARY = """
family what       when        who
F-0001 registered 03-01T00:10 –
F-0001 book       03-02T10:00 Anna
F-0001 confirm    03-03T10:00 birth
F-0001 left       04-30T23:59 other
F-0001 times      05-01T10:00 other
F-0001 uneasy     05-02T10:00 Anna
F-0002 registered 03-31T23:59 –
F-0002 left       04-02T10:00 declined
F-0002 not_said   04-02T11:00 birth
F-0002 too_many   04-02T12:00 Anna
F-0003 registered 03-15T10:00 –
F-0004 registered 03-15T10:00 –
F-0004 book       03-16T10:00 Anna
F-0004 ask_to_move 03-17T10:00 birth
F-0004 agree      03-18T10:00 Anna
F-0005 registered 04-01T00:00 –
F-0005 left       04-20T10:00 loss
F-0005 other      04-21T10:00 birth
F-0006 left       04-20T10:00 declined
"""


def test_families_accept_and_leave_for_the_reason_that_counts_first(work: SqlWork) -> None:
    Clinic(work).live(FAMILIES_DIARY)

    assert figures(work, MARCH) == {
        "accepted": (2, 3),  # F-0001 and F-0004 of those and F-0002; F-0003 has not answered
        "wished_otherwise": 1,
    }
    assert figures(work, APRIL) == {
        "left": 4,
        "left_times": 1,  # F-0001's own word goes before Anna's
        "left_too_many": 1,  # F-0002 did not want to say
        "left_loss": 1,  # F-0005, whatever else was said
        "left_not_said": 1,  # F-0006
    }


QUESTIONS = """
family what        when        who
F-0001 book        03-01T10:00 Anna
F-0001 asked       03-01T12:00 –
F-0001 asked       03-01T18:00 –
F-0001 confirm     03-02T12:00 other
F-0002 book        03-01T10:00 Anna
F-0002 asked       03-01T12:00 –
F-0002 ask_to_move 03-02T12:01 birth
F-0002 rebook      03-03T10:00 Anna
F-0002 asked       03-31T23:50 –
F-0002 confirm     04-01T00:10 birth
F-0003 book        03-01T10:00 Anna
F-0003 asked       03-01T12:00 –
F-0003 rebook      03-05T10:00 Anna
F-0003 confirm     03-06T10:00 birth
F-0004 book        03-01T10:00 Anna
F-0004 confirm     03-02T10:00 birth
F-0004 cancel      03-31T23:59 birth
F-0004 reopen      04-01T10:00 Anna
F-0004 book        04-02T10:00 Anna
F-0004 cancel      04-03T10:00 Anna
"""


def test_a_question_is_answered_where_the_family_says_something_of_that_time(
    work: SqlWork,
) -> None:
    Clinic(work).live(QUESTIONS)

    march = figures(work, MARCH)

    assert march == {
        "answered": (3, 4),  # F-0001 once though asked twice, F-0002 twice; not F-0003's first
        "answered_in_a_day": (2, 4),  # F-0002's first answer came a minute too late
        "reached": (5, 5),
        "wished_otherwise": 1,
        "moved_by_staff": 1,  # F-0003: F-0002 had asked for it
        "cancelled_by_family": 1,
    }
    assert figures(work, APRIL) == {"cancelled_by_staff": 1}
