"""What fits one family best, of all that is open."""

import pytest

from visits.activity import ActivityKind
from visits.activity_work import Open
from visits.booking_rules import Travel
from visits.near_activities import Seeker, ranked
from visits.wanted_activities import Reach, Tongue, Wanted

TRAVEL = Travel(
    15, {frozenset({"Angered", "Bergsjön"}): 20, frozenset({"Angered", "Frölunda"}): 45}
)
AMINA = Seeker("Angered", "ar", TRAVEL)
YUSUF = Seeker("Angered", "sv", TRAVEL)
LIBRARY, BUS = ActivityKind.LIBRARY, ActivityKind.HEALTH_BUS

HERE = Open(1, 1, "Angered", LIBRARY, ())
NEAR = Open(2, 2, "Bergsjön", LIBRARY, ("sv",))
FAR = Open(3, 3, "Frölunda", BUS, ("sv", "ar"))
SOMEWHERE = Open(4, 4, None, BUS, ("so",))
IN_ARABIC = Open(5, 5, "Bergsjön", LIBRARY, ("ar",))
HERE_AGAIN = Open(6, 1, "Angered", LIBRARY, ())
ALL = (FAR, NEAR, SOMEWHERE, HERE, IN_ARABIC, HERE_AGAIN)


def best(seeker: Seeker, wanted: Wanted = Wanted()) -> list[int]:  # noqa: B008
    return [one.occurrence_id for one in ranked(ALL, seeker, wanted).best]


def test_her_own_language_comes_first_and_others_are_not_hidden() -> None:
    assert best(AMINA) == [5, 1, 4, 2]


def test_what_says_nothing_of_languages_is_swedish() -> None:
    assert best(YUSUF) == [1, 2, 4, 5]


def test_all_areas_when_she_asks_for_them() -> None:
    assert best(AMINA, Wanted(reach=Reach.ALL)) == [5, 3, 1, 4, 2]


def test_her_language_alone_when_she_asks_for_it() -> None:
    assert best(AMINA, Wanted(reach=Reach.ALL, tongue=Tongue.OWN)) == [5, 3]


def test_whose_area_is_not_known_is_shown_everything() -> None:
    nobody_knows = Seeker(None, "sv", TRAVEL)

    assert sorted(best(nobody_knows)) == [1, 2, 3, 4, 5]


def test_one_kind_alone_and_which_kinds_there_are() -> None:
    found = ranked(ALL, AMINA, Wanted(kind=BUS))

    assert [one.occurrence_id for one in found.best] == [4]
    assert found.kinds == (LIBRARY, BUS)


def test_an_activity_is_shown_once_with_its_next_time() -> None:
    assert 6 not in best(AMINA)


@pytest.mark.parametrize(("ours", "theirs"), [("prs", "fa"), ("kmr", "ku"), ("bs", "hr")])
def test_languages_go_by_other_names_too(ours: str, theirs: str) -> None:
    one = Open(1, 1, "Angered", LIBRARY, (theirs,))

    assert ranked([one], Seeker("Angered", ours, TRAVEL), Wanted(tongue=Tongue.OWN)).best == [one]
