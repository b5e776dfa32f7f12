"""Ways in which things may stand, for saying every message once before anybody hears it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time

from content.names import SOURCE_LANGUAGE
from content.read_programmes import read_programmes
from content.read_themes import read_themes
from hembot.activity_samples import activity_samples
from hembot.demo.cast import AMINA, ANNA, MARIA, SAMIRA, STAFF, YUSUF
from hembot.entry_samples import entry_samples
from hembot.family_samples import family_samples
from hembot.reminder_samples import reminder_samples
from hembot.snapshot_samples import snapshot_samples
from messages.languages import LANGUAGES as SPOKEN
from messages.reading.parts import Part
from visits.absence import Absence
from visits.actions.be_away import Away
from visits.actions.call_list import Call, CallList
from visits.actions.in_swedish import Told
from visits.actions.register_family import Visitors
from visits.call_reason import CallReason
from visits.day_list import Day, Line, News
from visits.facts import PhotoFault
from visits.interpreter import ANSWERS, LANGUAGES
from visits.mirror import Mirror
from visits.move_request import MoveRequest
from visits.people import Consent, Family, Pair, Parent, ParentRole, Profession
from visits.photo import Photo
from visits.programme import Place, Window
from visits.scene import Standing
from visits.topics import Chosen, Sheet
from visits.visit import Slot, Status, Visit, slot_of
from visits.wished_time import WishedTime
from visits.yearly_report import ReportsWanted

JOBS = tuple(Profession)
Facts = dict[str, object]

AT = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
SLOT = slot_of(AT, 60)
NURSE, SUPPORTER = replace(STAFF[ANNA], id=3), replace(STAFF[SAMIRA], id=4)
GUEST = replace(STAFF[MARIA], id=6)
PARENT = Parent(1, 1, ParentRole.BIRTH, AMINA.speaks, AMINA.name, AMINA.chat_id)
OTHER_PARENT = Parent(2, 1, ParentRole.OTHER, YUSUF.speaks, YUSUF.name)
JOINED = replace(PARENT, consent=Consent(1, AMINA.speaks, AT))
FAMILY = Family(1, "F-0001", "trygg-start", Pair(1, NURSE, SUPPORTER), (PARENT,))
VISIT = Visit(
    1, 1, 3, "03-att-lara-kanna-sitt-barn", Place.HOME, Window(AT.date(), AT.date()), slot=SLOT
)
WORDS = "På fredag < kl. 10 & inte före"
WISHED = WishedTime(date(2026, 12, 3), date(2026, 12, 3), time(15), time(15))
REQUEST = MoveRequest(
    id=1,
    visit_id=1,
    edition=1,
    asked_by=PARENT.id,
    asked_at=AT,
    kept=Status.PLANNED,
    slot=SLOT,
    offered=(SLOT,),
    agreed_by=frozenset({SUPPORTER.id}),
)
IN_WORDS = replace(REQUEST, slot=None, agreed_by=frozenset(), words=WORDS)
OTHER_NURSE = replace(NURSE, id=5, name="Maria")
ABSENCE = Absence(1, NURSE.id, SLOT.starts_at, SLOT.ends_at, OTHER_NURSE.id)
TOPICS = read_themes()[VISIT.theme][SOURCE_LANGUAGE].topics
BY_SLUG = read_programmes()
PROGRAMMES = tuple(BY_SLUG.values())


def samples() -> Iterator[Facts]:
    """The facts that any message may ask for: every status and place, with and without a time."""
    for status in Status:
        for place in Place:
            visit = replace(VISIT, status=status, place=place, edition=1)
            yield _facts(visit, REQUEST if status is Status.MOVE_ASKED else None)
    yield _facts(VISIT, IN_WORDS) | {"slots": ()}
    yield _facts(replace(VISIT, slot=None, status=Status.DUE), None)
    yield from _in_other_programmes()
    yield from _for_those_who_ring()
    yield _facts(VISIT, None) | {"way_in": None}
    yield _facts(VISIT, None) | {"has_passed": True}
    for fault in PhotoFault:
        yield _facts(VISIT, None) | {"fault": fault, "to": replace(NURSE, photo=Photo(b"").key)}
    for sheet in _sheets():
        yield _facts(VISIT, None) | {"sheet": sheet}
    for wished in _wishes():
        yield _facts(VISIT, None) | {"wished": wished, "fits": wished.from_ is None}
    for of_activity in activity_samples(JOINED, FAMILY):
        yield _facts(VISIT, None) | of_activity
    for of_reminder in reminder_samples(NURSE):
        yield _facts(VISIT, None) | of_reminder
    for of_entry in entry_samples(NURSE):
        yield _facts(VISIT, None) | of_entry
    for of_snapshot in snapshot_samples(Standing(VISIT, FAMILY, None), NURSE):
        yield _facts(replace(VISIT, status=Status.HELD), None) | of_snapshot
    for of_family in family_samples(FAMILY, VISIT, NURSE):
        yield _facts(VISIT, None) | of_family


IN_OTHER_PROGRAMMES = (
    ("norrbotten", 1, Place.HOME),
    ("torvalla", 3, Place.HOME),
    ("tandhalsa", 1, Place.CENTRE),
    ("ostergotland-barnmorska", 1, Place.MIDWIFE),
    ("vipp-sd", 1, Place.HOME),
    ("gotland-itc", 3, Place.CENTRE),
    ("tandhornan", 5, Place.MIDWIFE),
    ("barnsakert", 7, Place.HOME),
    ("ostergotland-barnmorska", 1, Place.FAMILY_CENTRE),
    ("tandhornan", 5, Place.FAMILY_CENTRE),
)
"""One of the pair comes, or neither; the visit has no theme; it is none of the series."""


def _in_other_programmes() -> Iterator[Facts]:
    for slug, number, place in IN_OTHER_PROGRAMMES:
        planned = BY_SLUG[slug].visits[number - 1]
        pair = replace(FAMILY.pair, makers=planned.makers)
        visit = replace(VISIT, number=number, theme=planned.theme, place=place, edition=1)
        yield _of_family(replace(FAMILY, programme=slug, pair=pair), visit)


def _of_family(family: Family, visit: Visit) -> Facts:
    standing = Standing(visit, family, None, (GUEST,))
    along = replace(standing.family, pair=replace(family.pair, id=2, nurse=OTHER_NURSE))
    theirs = replace(standing, family=along, invited=(NURSE,))
    gone = Line(standing, news=News.GONE)
    for_guest = tuple(Line(theirs, news=news, for_guest=True) for news in (None, News.GONE))
    lines = (Line(standing), gone, *for_guest)
    return _facts(visit, None) | {"day": Day(NURSE, AT.date(), lines), "family": family}


def _for_those_who_ring() -> Iterator[Facts]:
    """Why they ring, how it stands with the interpreter, and a family that can be told."""
    told = replace(FAMILY, parents=(JOINED,), interpreter="ar")
    for interpreter in (None, *ANSWERS):
        visit = replace(VISIT, status=Status.CONFIRMED, answered_by=1, interpreter=interpreter)
        yield _facts(visit, None) | {"family": told, "by": NURSE, "to": SUPPORTER}
    for reason in CallReason:
        yield _facts(replace(VISIT, status=Status.PLANNED), None) | {"call": reason}
    yield _facts(VISIT, None) | {"calls": CallList(NURSE, ())}


def _sheets() -> Iterator[Sheet]:
    """Nothing chosen yet; own words, kept or shared; what the other parent has shared."""
    mine = Chosen(VISIT.id, PARENT.id)
    written = replace(mine, topics=("sleep",), words=WORDS)
    for one in (mine, written, replace(written, is_shared=True)):
        for other in (None, OTHER_PARENT):
            yield Sheet(VISIT.theme, TOPICS, one, other, WORDS if other else None)


def _wishes() -> Iterator[WishedTime]:
    """Of each form, on a day, on several, and on any."""
    hours = [(part.begins, part.ends) for part in Part]
    for from_, to in (*hours, (time(15), None), (None, time(10)), (None, None)):
        yield replace(WISHED, from_=from_, to=to)
        yield WishedTime(from_=from_ or time(13), to=to)
        yield WishedTime(to=to or time(14))
    yield replace(WISHED, or_day=date(2026, 12, 10))
    yield replace(WISHED, last_day=date(2026, 12, 9))


def _facts(visit: Visit, request: MoveRequest | None) -> Facts:
    slots: tuple[Slot, ...] = (SLOT,)
    standing = Standing(visit if visit.slot else VISIT, FAMILY, request, (GUEST,))
    of_others = next(family_samples(FAMILY, VISIT, NURSE))
    return (
        next(snapshot_samples(Standing(VISIT, FAMILY, None), NURSE))
        | next(entry_samples(NURSE))
        | next(reminder_samples(NURSE))
        | of_others
        | next(activity_samples(JOINED, FAMILY))
        | {
            "to": NURSE,
            "family": FAMILY,
            "visit": visit,
            "request": request or REQUEST,
            "slots": slots,
            "by": PARENT,
            "words": WORDS,
            "visits": (visit,),
            "unseen_by": SUPPORTER,
            "guests": (GUEST,),
            "could_come": tuple(
                replace(GUEST, id=id, profession=job) for id, job in enumerate(JOBS)
            ),
            "guest": GUEST,
            "sheet": next(_sheets()),
            "fault": PhotoFault.NO_PHOTO,
            "aliases": {FAMILY.id: FAMILY.alias},
            "day": Day(NURSE, AT.date(), _lines(standing)),
            "on": AT.date(),
            "has_page": True,
            "now": AT,
            "programmes": PROGRAMMES,
            "proposal": PROGRAMMES[0],
            "visitors": Visitors(NURSE, (NURSE,), (SUPPORTER,)),
            "due_on": None,
            "born_on": date(2026, 10, 20),
            "areas": ("Angered", "Centrum"),
            "area": "Angered",
            "centres": ("BVC Angered", "BVC Centrum"),
            "centre": "BVC Angered",
            "spoken": ("ar", "sv"),
            "programme_name": "Trygg start",
            "nurse": NURSE,
            "supporter": SUPPORTER,
            "call": CallReason.NO_ANSWER,
            "calls": CallList(NURSE, tuple(Call(standing, reason) for reason in CallReason) * 2),
            "interpreted": LANGUAGES,
            "told": Told(NURSE, FAMILY, (Mirror("Ni är <b>välkomna</b>.", AT, PARENT.id),)),
            "offered": tuple(SPOKEN.values()),
            "away": Away(NURSE, ABSENCE, (OTHER_NURSE,), (standing,), (standing,)),
            "first": AT.date(),
            "last": AT.date(),
            "can_stand_in": (OTHER_NURSE,),
            "wished": WISHED,
            "ours": WISHED,
            "sunrise": replace(WISHED, from_=time(9), to=time(9)),
            "fits": True,
            "has_passed": False,
            "report": ReportsWanted(2026, ("Varberga", "Vivalla/Lundby")),
            "way_in": {"address": "https://hembot.example.se/console/in?t=x"},
            "links": ({"language": "sv", "address": "https://t.me/x?start=y"},) * 2,
        }
    )


def _lines(standing: Standing) -> tuple[Line, ...]:
    """As it is; as each kind of news; with somebody who cannot come; and all for a guest."""
    news = tuple(Line(standing, news=news) for news in News)
    theirs = replace(FAMILY, pair=Pair(2, OTHER_NURSE, SUPPORTER))
    along = replace(standing, family=theirs, invited=(NURSE,))
    both = replace(FAMILY, area="Angered", parents=(PARENT, OTHER_PARENT))
    chosen = Chosen(VISIT.id, PARENT.id, ("sleep",), WORDS)
    asked = (chosen, replace(chosen, parent_id=OTHER_PARENT.id, is_shared=True))
    talks = Line(replace(standing, family=both), chosen=asked)
    of_own = (Line(standing), *news, Line(standing, away=(SUPPORTER,)), talks)
    return (*of_own, *(replace(line, standing=along, for_guest=True) for line in of_own))
