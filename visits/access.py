"""Who may do what: role × employer, asked by every action."""

from collections.abc import Iterable
from enum import StrEnum

from visits.facts import NoConsent, NotAllowed, Unknown
from visits.people import Employer, Family, Parent, Person, Profession, Staff


class Act(StrEnum):
    SEE_OWN_VISITS = "see_own_visits"
    CHOOSE_LANGUAGE = "choose_language"
    GIVE_CONSENT = "give_consent"
    CHOOSE_REST = "choose_rest"
    ANSWER = "answer"
    CHOOSE_TOPICS = "choose_topics"
    CANCEL = "cancel"
    WRITE = "write"
    REGISTER_FAMILY = "register_family"
    BOOK = "book"
    SETTLE = "settle"
    REPORT = "report"
    SEE_DAY = "see_day"
    RING = "ring"
    INTERPRETER = "interpreter"
    BE_AWAY = "be_away"
    TEND_FAMILY = "tend_family"
    SEE_TIME = "see_time"
    CHOOSE_PORTRAIT = "choose_portrait"
    SIGN_IN = "sign_in"
    OVERSEE = "oversee"
    TEND_STAFF = "tend_staff"
    CHOOSE_HOURS = "choose_hours"
    CHANGE_DETAILS = "change_details"
    SEE_ACTIVITIES = "see_activities"
    TEND_ACTIVITIES = "tend_activities"
    BROADCAST = "broadcast"
    SEE_REGISTER = "see_register"
    INVITE = "invite"
    SEE_PROGRAMMES = "see_programmes"
    SEE_FIGURES = "see_figures"
    SNAPSHOT = "snapshot"
    SEE_MONEY = "see_money"
    WRITE_REPORT = "write_report"


Who = tuple[str, Employer | None]

PARENT: Who = ("parent", None)
NURSE: Who = (Profession.NURSE, Employer.REGION)
FAMILY_SUPPORTER: Who = (Profession.FAMILY_SUPPORTER, Employer.MUNICIPALITY)
COORDINATORS: frozenset[Who] = frozenset((Profession.COORDINATOR, e) for e in Employer)
MANAGERS: frozenset[Who] = frozenset((Profession.MANAGER, e) for e in Employer)
PAIR = frozenset({NURSE, FAMILY_SUPPORTER})
ALL_STAFF: frozenset[Who] = frozenset((job, e) for job in Profession for e in Employer)
COMES_ALONG = frozenset(
    {
        Profession.MIDWIFE,
        Profession.DENTAL_NURSE,
        Profession.DENTAL_HYGIENIST,
        Profession.LIBRARIAN,
        Profession.DOCTOR,
        Profession.PSYCHOLOGIST,
        Profession.SPEECH_THERAPIST,
        Profession.INTERPRETER,
    }
)
VISITORS = PAIR | {who for who in ALL_STAFF if who[0] in COMES_ALONG}
"""Who can come to a visit, in the family's pair or as a guest: nobody who is at a desk."""

READERS = ALL_STAFF - {(Profession.INTERPRETER, e) for e in Employer}
"""Who may sign in, and read what any family could be told."""

MAY: dict[Act, frozenset[Who]] = {
    Act.SEE_OWN_VISITS: frozenset({PARENT}),
    Act.CHOOSE_LANGUAGE: frozenset({PARENT}) | ALL_STAFF,
    Act.GIVE_CONSENT: frozenset({PARENT}),
    Act.CHOOSE_REST: frozenset({PARENT}),
    Act.ANSWER: frozenset({PARENT}),
    Act.CHOOSE_TOPICS: frozenset({PARENT}),
    Act.CANCEL: frozenset({PARENT}) | PAIR,
    Act.WRITE: frozenset({PARENT}) | ALL_STAFF,
    Act.REGISTER_FAMILY: PAIR | COORDINATORS,
    Act.BOOK: PAIR,
    Act.SETTLE: PAIR,
    Act.REPORT: PAIR,
    Act.SNAPSHOT: PAIR,
    Act.SEE_DAY: VISITORS,
    Act.SEE_TIME: VISITORS,
    Act.RING: PAIR,
    Act.INTERPRETER: PAIR,
    Act.BE_AWAY: PAIR,
    Act.TEND_FAMILY: PAIR,
    Act.CHOOSE_PORTRAIT: VISITORS,
    Act.OVERSEE: COORDINATORS | MANAGERS,
    Act.SIGN_IN: READERS,
    Act.TEND_STAFF: COORDINATORS | MANAGERS,
    Act.CHOOSE_HOURS: VISITORS,
    Act.CHANGE_DETAILS: ALL_STAFF,
    Act.SEE_PROGRAMMES: READERS,
    Act.SEE_FIGURES: COORDINATORS | MANAGERS,
    Act.SEE_ACTIVITIES: frozenset({PARENT}),
    Act.TEND_ACTIVITIES: COORDINATORS,
    Act.BROADCAST: COORDINATORS,
    Act.SEE_REGISTER: PAIR | COORDINATORS,
    Act.INVITE: PAIR | COORDINATORS,
    Act.SEE_MONEY: COORDINATORS | MANAGERS,
    Act.WRITE_REPORT: COORDINATORS | MANAGERS,
}
OF_ALL: dict[Act, frozenset[Who]] = {
    Act.SEE_REGISTER: COORDINATORS,
    Act.INVITE: COORDINATORS,
}
"""Who does this with every pair's families. It shows nothing that a family has said."""

BEFORE_CONSENT = frozenset({Act.CHOOSE_LANGUAGE, Act.GIVE_CONSENT, Act.WRITE})


def who_is(person: Person) -> Who:
    if isinstance(person, Parent):
        return PARENT
    return (person.profession, person.employer)


def may(person: Person, act: Act) -> bool:
    """Whether this is a thing that such a person does at all."""
    return who_is(person) in MAY[act]


def ask(
    person: Person | None, act: Act, *, family: Family | None = None, guests: Iterable[Staff] = ()
) -> None:
    """Return quietly if the person may do this, with this family where one is meant.

    Parents reach their own family alone; staff the families of their own pair, but for what
    coordinators do with all. The guests of one visit may see its time, and nothing else of the
    family.
    Raises Unknown, NoConsent or NotAllowed.
    """
    if person is None:
        raise Unknown
    is_there = act is Act.SEE_TIME and any(guest.id == person.id for guest in guests)
    if who_is(person) not in MAY[act] or not (is_there or _reaches(person, act, family)):
        raise NotAllowed(act)
    if isinstance(person, Parent) and person.consent is None and act not in BEFORE_CONSENT:
        raise NoConsent(person.language)


def reaches_all(person: Person, act: Act) -> bool:
    """Whether they do this with every family, and not with those of their pair alone."""
    return who_is(person) in OF_ALL.get(act, frozenset())


def _reaches(person: Person, act: Act, family: Family | None) -> bool:
    if family is None or reaches_all(person, act):
        return True
    if isinstance(person, Parent):
        return person.family_id == family.id
    return family.pair.tends(person.id)


def parent(person: Person | None, act: Act, *, family: Family | None = None) -> Parent:
    """The speaker as a parent who may do this; raises like `ask`."""
    ask(person, act, family=family)
    if not isinstance(person, Parent):
        raise NotAllowed(act)
    return person


def staff(person: Person | None, act: Act, *, family: Family | None = None) -> Staff:
    """The speaker as a staff member who may do this; raises like `ask`."""
    ask(person, act, family=family)
    if not isinstance(person, Staff):
        raise NotAllowed(act)
    return person


def for_colleague(person: Person | None, act: Act, colleague: Staff) -> Staff:
    """The speaker, who does this for themself or for somebody whom their own employer employs.

    Raises like `ask`.
    """
    if not may(colleague, act):
        raise NotAllowed(act)
    if person is not None and person.id == colleague.id:
        return staff(person, act)
    speaker = staff(person, Act.TEND_STAFF)
    if speaker.employer is not colleague.employer:
        raise NotAllowed(Act.TEND_STAFF)
    return speaker
