"""The demo's clinic has a year behind it, so that what is followed up shows something."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hembot.demo.chance import AREAS, LANGUAGES, WHY_LEFT, Chance
from hembot.demo.colleagues import BERIT, INGRID, OMAR
from hembot.demo.earlier_visits import live_through
from hembot.demo.what_was_seen import Household
from visits.people import Consent, Family, Left, Pair, Parent, ParentRole
from visits.quiet_hours import ZONE
from visits.why_left import Reason
from visits.work import Work

MANY = 110
PROGRAMMES = {"orebro": 3, "trygg-start": 2}
BEFORE_BIRTH = timedelta(days=40)
LEAVES, HAS_TWO, SAYS_WHY = 22, 78, 70
"""Percent."""


def live_last_year(work: Work, *, now: datetime) -> None:
    """Families of other staff: some had all their visits, some left, some have more to come."""
    chance = Chance(now.astimezone(ZONE).date())
    pairs = _pairs(work)
    for number in range(1, MANY + 1):
        _family(work, f"G-{number:04}", pairs, chance)


def _pairs(work: Work) -> Sequence[Pair]:
    berit, omar, ingrid = (work.people.add_staff(one) for one in (BERIT, OMAR, INGRID))
    return [work.families.pair(nurse.id, ingrid.id) for nurse in (berit, omar)]


def _family(work: Work, alias: str, pairs: Sequence[Pair], chance: Chance) -> None:
    programme = work.programmes[chance.one_of(PROGRAMMES)]
    born_on = chance.birth(programme)
    area = chance.one_of(AREAS)
    registered_at = datetime.combine(born_on - BEFORE_BIRTH, time(10), ZONE).astimezone(UTC)
    family = work.families.add(
        Family(
            id=0,
            alias=alias,
            programme=programme.slug,
            pair=pairs[chance.between(0, 1)],
            parents=_parents(chance, registered_at),
            due_on=born_on,
            born_on=born_on,
            area=area,
            centre=f"BVC {area}",
            registered_at=registered_at,
        )
    )
    left = _leaves(family, chance) if chance.happens(LEAVES) else None
    left_at = left.left_at if left else None
    live_through(work, Household(family, programme, pairs, left_at), chance)
    if left is not None:
        _go(work, left, chance)


def _parents(chance: Chance, at: datetime) -> tuple[Parent, ...]:
    language = chance.one_of(LANGUAGES)
    roles = tuple(ParentRole) if chance.happens(HAS_TWO) else (ParentRole.BIRTH,)
    consent = Consent(1, language, at)
    return tuple(Parent(0, 0, role, language, consent=consent) for role in roles)


def _leaves(family: Family, chance: Chance) -> Family:
    """Who declines does so before the first visit."""
    assert family.born_on is not None and family.registered_at is not None
    why, _ = chance.one_of(WHY_LEFT)
    days = 5 if why is Left.DECLINED else chance.between(60, 300)
    days = min(days, (chance.today - family.born_on).days + BEFORE_BIRTH.days - 1)
    left_at = family.registered_at + timedelta(days=days)
    return replace(family, left=why, left_at=left_at)


def _go(work: Work, left: Family, chance: Chance) -> None:
    work.families.save(left)
    assert left.left is not None and left.left_at is not None
    if chance.happens(SAYS_WHY):
        why = chance.one_of(
            {why: many for (is_, why), many in WHY_LEFT.items() if is_ is left.left}
        )
        work.reasons.keep(Reason(left.id, left.parents[0].id, why, left.left_at))
