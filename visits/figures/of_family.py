"""What is counted of a family as a whole: that it said yes, got round, found its way, or left."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from visits.figures.count import Count
from visits.figures.figure import NEWBORN_DAYS
from visits.figures.months import month_at, month_of
from visits.figures.story import Story, Told
from visits.people import Left
from visits.programme import Place
from visits.quiet_hours import ZONE
from visits.visit import Status
from visits.why_left import Why, holds

Counted = Iterator[tuple[date, Count]]
FOURTH = 4


def of_family(story: Story) -> Counted:
    yield from _offered(story)
    yield from _completed(story)
    yield from _found(story)
    yield from _newborn(story)
    yield from _left(story)


def _offered(story: Story) -> Counted:
    """Those who have not said anything yet are not counted yet."""
    registered_at, has_accepted = story.family.registered_at, any(map(_is_yes, story.visits))
    if registered_at is None or not (has_accepted or story.family.left is Left.DECLINED):
        return
    yield month_at(registered_at), Count.OFFERED
    if has_accepted:
        yield month_at(registered_at), Count.ACCEPTED


def _is_yes(one: Told) -> bool:
    """Also who was given the time that they had wished for has said yes."""
    confirmed = any(change.after is Status.CONFIRMED for change in one.history)
    return one.visit.status is Status.HELD or confirmed


def _completed(story: Story) -> Counted:
    """All visits that everybody in the programme is made: in the month of the last of them."""
    wanted = {planned.number for planned in story.programme.series}
    made = [one for one in story.held if one.visit.number in wanted]
    if wanted and {one.visit.number for one in made} == wanted:
        yield month_at(made[-1].visit.starts_at), Count.COMPLETED


def _found(story: Story) -> Counted:
    """S2: by the fourth visit. What is not known is not counted."""
    fourth = next((one for one in story.held if one.visit.number == FOURTH), None)
    if fourth is None:
        return
    month = month_at(fourth.visit.starts_at)
    until_then = [one for one in story.visits if one.visit.number <= FOURTH]
    for count, known, answers in (
        (Count.PRESCHOOL, Count.PRESCHOOL_KNOWN, _answers(until_then, "open_preschool")),
        (Count.LIBRARY, Count.LIBRARY_KNOWN, _answers(until_then, "library")),
    ):
        if answers:
            yield month, known
        if any(answers):
            yield month, count


def _answers(visits: Sequence[Told], place: str) -> list[bool]:
    """What the staff and the family itself have said, after whichever of these visits."""
    seen = [one.seen.seen for one in visits if one.seen is not None]
    said = [one.outing for one in visits if one.outing is not None]
    found = [getattr(answer, place) for answer in (*seen, *said)]
    return [answer for answer in found if answer is not None]


def _newborn(story: Story) -> Counted:
    born_on = story.family.born_on
    if born_on is None:
        return
    yield month_of(born_on), Count.NEWBORNS
    last = born_on + timedelta(days=NEWBORN_DAYS)
    if any(_is_at_home(one) and born_on <= _day(one) <= last for one in story.held):
        yield month_of(born_on), Count.NEWBORNS_VISITED


def _is_at_home(one: Told) -> bool:
    return (one.seen.seen.place if one.seen else one.visit.place) is Place.HOME


def _day(one: Told) -> date:
    return one.visit.starts_at.astimezone(ZONE).date()


def _left(story: Story) -> Counted:
    left_at = story.family.left_at
    if story.family.left is None or left_at is None:
        return
    yield month_at(left_at), Count.LEFT
    yield month_at(left_at), Count(f"left_{why_of(story)}")


def why_of(story: Story) -> Why:
    """The family's own reason first, then the staff's, then what they said when it left."""
    said = sorted(
        (one for one in story.reasons if holds(one, story.family) and one.why is not Why.NOT_SAID),
        key=lambda reason: (reason.by not in story.parents, -reason.at.timestamp(), reason.by),
    )
    if story.family.left is Left.LOSS:
        return Why.LOSS
    if said:
        return said[0].why
    assert story.family.left is not None
    return _WHY[story.family.left]


_WHY = {
    Left.MOVED: Why.MOVED,
    Left.DECLINED: Why.NOT_SAID,
    Left.LOSS: Why.LOSS,
    Left.OTHER: Why.OTHER,
}
