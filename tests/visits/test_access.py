"""Who may do what: role × employer × act, every cell of the table."""

from dataclasses import replace

import pytest

from tests.visits.plain import AMINA, ANNA, FAMILY, GRACE, KARIN, MARIA, PAIR, SAMIRA
from visits import access
from visits.access import Act
from visits.facts import NoConsent, NotAllowed, Unknown
from visits.people import Employer, Family, Parent, Person, Profession, Staff

# x: may; a dot: may not
TABLE = """
who                           see lan con ans off say fam bok set rep day res rin int out tnd at top pi  opn hnd rem in ov st hrs det pr reg inv fig snp mon yr
parent -                      x   x   x   x   x   x   .   .   .   .   .   x   .   .   .   .   .   x   .   x   .   .  .  .  .  .   .   .   .   .   .  .  .  .
nurse region                  .   x   .   .   x   x   x   x   x   x   x   .   x   x   x   x   x   .   x   .   .   .  x  .  .  x   x   x   x   x   .  x  .  .
nurse municipality            .   x   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .  x  .  .  .   x   x   .   .   .  .  .  .
family_supporter region       .   x   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .  x  .  .  .   x   x   .   .   .  .  .  .
family_supporter municipality .   x   .   .   x   x   x   x   x   x   x   .   x   x   x   x   x   .   x   .   .   .  x  .  .  x   x   x   x   x   .  x  .  .
midwife region                .   x   .   .   .   x   .   .   .   .   x   .   .   .   .   .   x   .   x   .   .   .  x  .  .  x   x   x   .   .   .  .  .  .
midwife municipality          .   x   .   .   .   x   .   .   .   .   x   .   .   .   .   .   x   .   x   .   .   .  x  .  .  x   x   x   .   .   .  .  .  .
dental_nurse region           .   x   .   .   .   x   .   .   .   .   x   .   .   .   .   .   x   .   x   .   .   .  x  .  .  x   x   x   .   .   .  .  .  .
dental_nurse municipality     .   x   .   .   .   x   .   .   .   .   x   .   .   .   .   .   x   .   x   .   .   .  x  .  .  x   x   x   .   .   .  .  .  .
dental_hygienist region       .   x   .   .   .   x   .   .   .   .   x   .   .   .   .   .   x   .   x   .   .   .  x  .  .  x   x   x   .   .   .  .  .  .
dental_hygienist municipality .   x   .   .   .   x   .   .   .   .   x   .   .   .   .   .   x   .   x   .   .   .  x  .  .  x   x   x   .   .   .  .  .  .
librarian region              .   x   .   .   .   x   .   .   .   .   x   .   .   .   .   .   x   .   x   .   .   .  x  .  .  x   x   x   .   .   .  .  .  .
librarian municipality        .   x   .   .   .   x   .   .   .   .   x   .   .   .   .   .   x   .   x   .   .   .  x  .  .  x   x   x   .   .   .  .  .  .
doctor region                 .   x   .   .   .   x   .   .   .   .   x   .   .   .   .   .   x   .   x   .   .   .  x  .  .  x   x   x   .   .   .  .  .  .
doctor municipality           .   x   .   .   .   x   .   .   .   .   x   .   .   .   .   .   x   .   x   .   .   .  x  .  .  x   x   x   .   .   .  .  .  .
psychologist region           .   x   .   .   .   x   .   .   .   .   x   .   .   .   .   .   x   .   x   .   .   .  x  .  .  x   x   x   .   .   .  .  .  .
psychologist municipality     .   x   .   .   .   x   .   .   .   .   x   .   .   .   .   .   x   .   x   .   .   .  x  .  .  x   x   x   .   .   .  .  .  .
speech_therapist region       .   x   .   .   .   x   .   .   .   .   x   .   .   .   .   .   x   .   x   .   .   .  x  .  .  x   x   x   .   .   .  .  .  .
speech_therapist municipality .   x   .   .   .   x   .   .   .   .   x   .   .   .   .   .   x   .   x   .   .   .  x  .  .  x   x   x   .   .   .  .  .  .
interpreter region            .   x   .   .   .   x   .   .   .   .   x   .   .   .   .   .   x   .   x   .   .   .  .  .  .  x   x   .   .   .   .  .  .  .
interpreter municipality      .   x   .   .   .   x   .   .   .   .   x   .   .   .   .   .   x   .   x   .   .   .  .  .  .  x   x   .   .   .   .  .  .  .
coordinator region            .   x   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   x   x  x  x  x  .   x   x   x   x   x  .  x  x
coordinator municipality      .   x   .   .   .   x   x   .   .   .   .   .   .   .   .   .   .   .   .   .   x   x  x  x  x  .   x   x   x   x   x  .  x  x
manager region                .   x   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .  x  x  x  .   x   x   .   .   x  .  x  x
manager municipality          .   x   .   .   .   x   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .  x  x  x  .   x   x   .   .   x  .  x  x
"""  # noqa: E501
ACTS = {
    "see": Act.SEE_OWN_VISITS,
    "lan": Act.CHOOSE_LANGUAGE,
    "con": Act.GIVE_CONSENT,
    "ans": Act.ANSWER,
    "off": Act.CANCEL,
    "say": Act.WRITE,
    "fam": Act.REGISTER_FAMILY,
    "bok": Act.BOOK,
    "set": Act.SETTLE,
    "rep": Act.REPORT,
    "day": Act.SEE_DAY,
    "res": Act.CHOOSE_REST,
    "rin": Act.RING,
    "int": Act.INTERPRETER,
    "out": Act.BE_AWAY,
    "tnd": Act.TEND_FAMILY,
    "at": Act.SEE_TIME,
    "pi": Act.CHOOSE_PORTRAIT,
    "top": Act.CHOOSE_TOPICS,
    "opn": Act.SEE_ACTIVITIES,
    "hnd": Act.TEND_ACTIVITIES,
    "rem": Act.BROADCAST,
    "in": Act.SIGN_IN,
    "ov": Act.OVERSEE,
    "reg": Act.SEE_REGISTER,
    "inv": Act.INVITE,
    "fig": Act.SEE_FIGURES,
    "mon": Act.SEE_MONEY,
    "yr": Act.WRITE_REPORT,
    "snp": Act.SNAPSHOT,
    "st": Act.TEND_STAFF,
    "hrs": Act.CHOOSE_HOURS,
    "det": Act.CHANGE_DETAILS,
    "pr": Act.SEE_PROGRAMMES,
}
(_, *COLUMNS), *ROWS = [line.split() for line in TABLE.strip().splitlines()]
CELLS = [
    (role, employer, ACTS[column], cell == "x")
    for role, employer, *cells in ROWS
    for column, cell in zip(COLUMNS, cells, strict=True)
]
OTHER_FAMILY = replace(
    FAMILY,
    id=2,
    parents=(GRACE,),
    pair=replace(PAIR, nurse=replace(ANNA, id=21), family_supporter=replace(SAMIRA, id=22)),
)
BEFORE_CONSENT = {Act.CHOOSE_LANGUAGE, Act.GIVE_CONSENT, Act.WRITE}
FOR_PARENTS = [act for role, _, act, may in CELLS if may and role == "parent"]
FOR_STAFF = [act for role, employer, act, may in CELLS if may and [role, employer] == ROWS[1][:2]]


def somebody(role: str, employer: str) -> Person:
    if role == "parent":
        return AMINA
    return Staff(31, Profession(role), Employer(employer), "Karin", "031-390 06 03")


def may(
    person: Person | None,
    act: Act,
    *,
    family: Family | None = None,
    guests: tuple[Staff, ...] = (),
) -> bool:
    try:
        access.ask(person, act, family=family, guests=guests)
    except NotAllowed as refusal:
        assert refusal.act is act
        return False
    return True


def test_the_table_has_every_act_profession_and_employer() -> None:
    staff = {(str(job), str(employer)) for job in Profession for employer in Employer}

    assert {(role, employer) for role, employer, *_ in ROWS} == staff | {("parent", "-")}
    assert set(ACTS.values()) == set(Act)


@pytest.mark.parametrize(("role", "employer", "act", "allowed"), CELLS)
def test_each_may_do_exactly_what_the_table_says(
    role: str, employer: str, act: Act, allowed: bool
) -> None:
    assert may(somebody(role, employer), act) == allowed


@pytest.mark.parametrize("act", FOR_PARENTS)
def test_a_parent_reaches_their_own_family_alone(act: Act) -> None:
    assert may(AMINA, act, family=FAMILY)
    assert not may(AMINA, act, family=OTHER_FAMILY)


@pytest.mark.parametrize("act", FOR_STAFF)
@pytest.mark.parametrize("member", [ANNA, SAMIRA], ids=["Anna", "Samira"])
def test_staff_reach_the_families_of_their_own_pair_alone(act: Act, member: Staff) -> None:
    assert may(member, act, family=FAMILY)
    assert not may(member, act, family=OTHER_FAMILY)


@pytest.mark.parametrize("act", list(Act))
def test_coordinators_reach_every_family_to_list_and_to_invite_it_and_for_nothing_else(
    act: Act,
) -> None:
    assert may(KARIN, act, family=OTHER_FAMILY) == (act in {Act.SEE_REGISTER, Act.INVITE})


@pytest.mark.parametrize("act", list(Act))
def test_a_guest_may_see_the_time_of_the_visit_and_nothing_else(act: Act) -> None:
    assert may(MARIA, act, family=FAMILY, guests=(MARIA,)) == (act is Act.SEE_TIME)


def test_who_is_not_among_the_guests_may_not_see_the_time() -> None:
    dental_nurse = replace(MARIA, id=15, profession=Profession.DENTAL_NURSE)

    assert not may(MARIA, Act.SEE_TIME, family=FAMILY)
    assert not may(MARIA, Act.SEE_TIME, family=FAMILY, guests=(dental_nurse,))


def test_a_coordinator_sees_no_time_even_as_a_guest() -> None:
    assert not may(KARIN, Act.SEE_TIME, family=FAMILY, guests=(KARIN,))


@pytest.mark.parametrize("act", FOR_PARENTS)
def test_without_consent_a_parent_is_asked_for_it_first(act: Act) -> None:
    if act in BEFORE_CONSENT:
        assert may(replace(AMINA, consent=None), act, family=FAMILY)
        return
    with pytest.raises(NoConsent) as asked:
        access.ask(replace(AMINA, consent=None), act, family=FAMILY)

    assert asked.value.language == "ar"


@pytest.mark.parametrize("act", [act for act in FOR_PARENTS if act not in BEFORE_CONSENT])
def test_a_parent_without_consent_learns_nothing_of_other_families(act: Act) -> None:
    assert not may(replace(AMINA, consent=None), act, family=OTHER_FAMILY)


@pytest.mark.parametrize("act", list(Act))
def test_a_stranger_may_do_nothing(act: Act) -> None:
    with pytest.raises(Unknown):
        access.ask(None, act)


def test_a_parent_is_never_taken_for_staff() -> None:
    with pytest.raises(NotAllowed):
        access.staff(AMINA, Act.CANCEL)


def test_staff_are_never_taken_for_a_parent() -> None:
    with pytest.raises(NotAllowed):
        access.parent(ANNA, Act.CANCEL)


def test_whoever_may_is_handed_back() -> None:
    parent: Parent = access.parent(AMINA, Act.ANSWER, family=FAMILY)
    staff: Staff = access.staff(ANNA, Act.BOOK, family=FAMILY)

    assert (parent, staff) == (AMINA, ANNA)


@pytest.mark.parametrize(
    ("speaker", "colleague", "act", "allowed"),
    [
        (ANNA, ANNA, Act.CHOOSE_HOURS, True),
        (KARIN, SAMIRA, Act.CHOOSE_HOURS, True),
        (KARIN, SAMIRA, Act.BE_AWAY, True),
        (KARIN, ANNA, Act.CHOOSE_HOURS, False),
        (ANNA, SAMIRA, Act.CHOOSE_HOURS, False),
        (KARIN, KARIN, Act.CHOOSE_HOURS, False),
        (KARIN, KARIN, Act.CHANGE_DETAILS, True),
        (AMINA, ANNA, Act.CHANGE_DETAILS, False),
    ],
)
def test_a_colleagues_own_matters_are_theirs_and_their_employers(
    speaker: Person, colleague: Staff, act: Act, *, allowed: bool
) -> None:
    if allowed:
        assert access.for_colleague(speaker, act, colleague) is speaker
        return
    with pytest.raises(NotAllowed):
        access.for_colleague(speaker, act, colleague)
