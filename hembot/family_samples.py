"""Ways in which a family may stand, for saying every message once before anybody hears it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from bot.handlers.families import News
from visits.actions.families import FamilyCard
from visits.age import Grown, GrownIn
from visits.facts import BirthFault
from visits.notice import Notice
from visits.outing import Outing
from visits.people import Consent, Family, Left, Parent, Silent, Staff
from visits.programme import Age, AgeUnit, Place, PlannedVisit
from visits.visit import Visit
from visits.why_left import ASKED_AFTER, OWN_ANSWERS, Given, Reason, Why

AT = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
BORN = date(2026, 10, 20)


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to stand; what does not depend on the rest is varied with it."""

    left: Left | None
    age: Grown | None
    parents: tuple[dict[str, object], dict[str, object]]
    news: News
    fault: BirthFault
    has_visit: bool = True
    instead: str | None = None
    addable: tuple[PlannedVisit, ...] = ()
    been: tuple[bool, bool] | None = None
    own_answers: tuple[Why, ...] = ()
    noted: tuple[Why, ...] = ()


_JOINED: dict[str, object] = {"consent": Consent(1, "ar", AT)}
_WAYS = (
    _Way(
        None,
        None,
        ({"silent": Silent.PROTECTED}, {"silent": Silent.DECEASED}),
        News.OLD,
        BirthFault.AHEAD,
        instead="reminder",
        been=(True, True),
    ),
    _Way(
        None,
        Grown(0, GrownIn.DAYS),
        ({"silent": Silent.DEPARTED}, _JOINED),
        News.BORN,
        BirthFault.LONG_AGO,
        instead="theme_preview",
        been=(True, False),
    ),
    _Way(
        None,
        Grown(6, GrownIn.WEEKS),
        ({"blocked_at": AT}, {"chat_id": None}),
        News.BACK,
        BirthFault.FAR_FROM_DUE,
        has_visit=False,
        been=(False, True),
    ),
    _Way(
        Left.MOVED,
        Grown(3, GrownIn.DAYS),
        ({}, {}),
        News.LEFT,
        BirthFault.AHEAD,
        instead="thanks",
        been=(False, False),
    ),
    _Way(
        None,
        None,
        ({}, _JOINED),
        News.WRITTEN,
        BirthFault.AHEAD,
    ),
    _Way(
        None,
        None,
        ({}, _JOINED),
        News.ADDED,
        BirthFault.AHEAD,
        addable=(
            PlannedVisit(7, Age(AgeUnit.MONTHS, 0, 71), Place.HOME, "", {}, only_when="det behövs"),
        ),
    ),
    _Way(Left.DECLINED, Grown(4, GrownIn.MONTHS), ({}, {}), News.TAKEN_UP, BirthFault.AHEAD),
    _Way(Left.LOSS, Grown(1, GrownIn.WEEKS), ({}, {}), News.NOTHING, BirthFault.AHEAD),
    _Way(Left.OTHER, Grown(1, GrownIn.DAYS), ({}, {}), News.LEFT_AND_ASKED, BirthFault.AHEAD),
    _Way(
        Left.DECLINED,
        None,
        ({}, {}),
        News.NOTED,
        BirthFault.AHEAD,
        own_answers=OWN_ANSWERS,
        noted=tuple(Why),
    ),
)


def family_samples(family: Family, visit: Visit, staff: Staff) -> Iterator[dict[str, object]]:
    """The facts of messages about a family as a whole."""
    for way in _WAYS:
        yield _facts(way, family, visit, staff)


def _facts(way: _Way, family: Family, visit: Visit, staff: Staff) -> dict[str, object]:
    parents = tuple(_parent(family.parents[0], change) for change in way.parents)
    family = replace(
        family,
        parents=parents,
        born_on=BORN if way.age else None,
        left=way.left,
        left_at=AT if way.left else None,
    )
    shown = visit if way.has_visit else None
    return {
        "family": family,
        "families": (family,),
        "more": 30 if way.left else None,
        "card": FamilyCard(
            staff,
            family,
            "Trygg start",
            shown,
            BORN,
            way.age,
            True,
            (visit,),
            True,
            way.addable,
            _outing(way),
            tuple(_why_left(way, parents[0], staff)),
        ),
        "due_on": AT.date(),
        "today": AT.date(),
        "yesterday": BORN,
        "days": ("2026-12-01", "2026-11-30"),
        "news": way.news,
        "parent": parents[0],
        "by": staff if way.news is News.WRITTEN else parents[0],
        "instead": _notice(way.instead) if way.instead else None,
        "why": way.left,
        "is_asked": way.left in ASKED_AFTER,
        "answer": Why.TIMES if way.left else Why.NOT_SAID,
        "fault": way.fault,
        "step": 1,
        "options": (
            {"number": "7", "title": "", "when": "det behövs"},
            {"number": "2", "title": "Barnets tänder", "when": "barnet har risk för karies"},
        ),
    }


def _why_left(way: _Way, parent: Parent, staff: Staff) -> Iterator[Given]:
    for why in way.own_answers:
        yield Given(Reason(1, parent.id, why, AT), parent)
    for why in way.noted:
        yield Given(Reason(1, staff.id, why, AT, "Tiden < 10 & inte sedan"), staff)


def _outing(way: _Way) -> Outing | None:
    return Outing(1, *way.been, 1, AT) if way.been else None


def _notice(kind: str) -> Notice:
    return Notice(1, kind, to=1, key=kind, due_at=AT, useful_until=AT)


def _parent(parent: Parent, change: dict[str, object]) -> Parent:
    return replace(parent, **change)  # type: ignore[arg-type]
