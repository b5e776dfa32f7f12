"""Staff register a family, one question at a time; half a form survives a restart."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answer import Answer, Reply
from bot.desk import Desk
from messages.languages import LANGUAGES
from messages.reading.written import read_date
from messages.taps import Tap
from visits.actions.register_family import (
    NewFamily,
    Registered,
    Visitors,
    check_date,
    register_family,
    visitors,
)
from visits.actions.use_programme import offered
from visits.draft import Draft
from visits.facts import BadDate, FormGone
from visits.matching import Child
from visits.people import Makers, Staff
from visits.programme import Programme
from visits.quiet_hours import ZONE
from visits.work import Work

KIND = "family"
ONLY_ONE = "none"
NOT_KNOWN = ""
NOT_ASKED = ""
QUESTIONS = (
    "date",
    "language",
    "other_language",
    "area",
    "centre",
    "child",
    "programme",
    "nurse",
    "supporter",
)
"""The programme before those who visit: it says who of them makes its visits."""


async def begin(desk: Desk) -> Answer:
    """/family: whatever was half done before is forgotten."""
    return await desk.does(_begin, desk, then=_as_it_is)


async def fill_in(tap: Tap, desk: Desk) -> Answer:
    """A tapped answer, such as `language=ar`."""
    field, _, value = tap.value.partition("=")
    return await desk.does(_fill_in, desk, field, value, then=_as_it_is)


def date_written(work: Work, desk: Desk, draft: Draft, text: str) -> Reply:
    """A typed answer: the only question of the form that is answered in writing is the date."""
    staff = visitors(work, desk.chat_id).to
    if "date" in draft.fields:
        return _ask(work, desk, draft)
    on = read_date(text)
    try:
        check_date(*_dates(on, desk), today=_today(desk), programmes=offered(work))
    except BadDate:
        on = None
    if on is None:
        return Reply(desk.voice.say("form_bad_date", staff, words=text[:40]))
    return _ask(work, desk, _filled(work, draft, "date", on.isoformat()))


def _begin(work: Work, chat_id: int, desk: Desk) -> Reply:
    return _ask(work, desk, _filled(work, Draft(chat_id, KIND)))


def _fill_in(work: Work, chat_id: int, desk: Desk, field: str, value: str) -> Reply:
    visitors(work, chat_id)  # a form is for staff: whoever else has such a button is told so
    draft = work.drafts.get(chat_id)
    if draft is None or draft.kind != KIND:
        raise FormGone
    if field == "register":
        return _begin(work, chat_id, desk) if value == "again" else _register(work, desk, draft)
    if value in _choices(work, chat_id).get(field, ()):
        draft = _filled(work, draft, field, value)
    return _ask(work, desk, draft)


def _choices(work: Work, chat_id: int) -> dict[str, Sequence[str]]:
    """What can be tapped for each question; a made-up answer is no answer."""
    can_visit, programmes = visitors(work, chat_id), tuple(one.slug for one in offered(work))
    return {
        "language": tuple(LANGUAGES),
        "other_language": (*LANGUAGES, ONLY_ONE),
        "nurse": tuple(str(nurse.id) for nurse in can_visit.nurses),
        "supporter": tuple(str(other.id) for other in can_visit.family_supporters),
        "area": (*work.rules.areas, NOT_KNOWN),
        "centre": _centres(work),
        "child": tuple(Child) if len(programmes) > 1 else (NOT_ASKED,),
        "programme": programmes,
    }


def _centres(work: Work) -> Sequence[str]:
    """Where there is only one, families belong to it."""
    centres = work.rules.centres
    return centres if len(centres) == 1 else (*centres, NOT_KNOWN)


def _filled(work: Work, draft: Draft, *field_and_value: str) -> Draft:
    """Keep one more answer; where there is only one choice there is no question."""
    choices = _choices(work, draft.chat_id)
    fields = {field: only[0] for field, only in choices.items() if len(only) == 1}
    fields |= draft.fields
    if field_and_value:
        field, value = field_and_value
        fields[field] = value
    draft = replace(draft, fields=fields)
    work.drafts.save(draft)
    return draft


def _ask(work: Work, desk: Desk, draft: Draft) -> Reply:
    """The first question that has no answer yet, or the last look before registering."""
    can_visit = visitors(work, desk.chat_id)
    missing = next((field for field in QUESTIONS if field not in draft.fields), None)
    if missing is None:
        return _check(work, desk, draft, can_visit)
    proposal = _proposed(work, draft) if missing == "programme" else None
    message = desk.voice.say(
        f"form_{missing}",
        can_visit.to,
        programmes=sorted(offered(work), key=lambda programme: programme != proposal),
        proposal=proposal,
        visitors=can_visit,
        makers=_makers(work, draft),
        areas=work.rules.areas,
        centres=work.rules.centres,
    )
    return Reply(message)


def _makers(work: Work, draft: Draft) -> Makers:
    """Who of the pair makes visits in the programme that was chosen."""
    slug = draft.fields.get("programme")
    return work.programmes[slug].makers if slug is not None else Makers.BOTH


def _proposed(work: Work, draft: Draft) -> Programme | None:
    """The one that fits the family, by the rules of this installation."""
    fields, programmes = draft.fields, {one.slug: one for one in offered(work)}
    slug = work.matching.proposed(
        programmes,
        area=fields["area"] or None,
        centre=fields["centre"] or None,
        child=Child(fields["child"]) if fields["child"] != NOT_ASKED else None,
    )
    return programmes[slug] if slug is not None else None


def _check(work: Work, desk: Desk, draft: Draft, can_visit: Visitors) -> Reply:
    new = _new_family(draft, desk)
    message = desk.voice.say(
        "form_check",
        can_visit.to,
        due_on=new.due_on,
        # with its year: some programmes begin when the child is more than a year old
        born_on=new.born_on and new.born_on.isoformat(),
        spoken=new.languages,
        programme_name=work.programmes[new.programme].name,
        makers=_makers(work, draft),
        nurse=_named(can_visit.nurses, new.nurse_id),
        supporter=_named(can_visit.family_supporters, new.family_supporter_id),
        area=new.area,
        centre=new.centre,
    )
    return Reply(message)


def _named(staff: Sequence[Staff], person_id: int) -> Staff:
    return next(member for member in staff if member.id == person_id)


def _register(work: Work, desk: Desk, draft: Draft) -> Reply:
    if any(field not in draft.fields for field in QUESTIONS):
        return _ask(work, desk, _filled(work, draft))
    registered = register_family(work, desk.chat_id, _new_family(draft, desk), now=desk.now)
    message = desk.voice.say(
        "registered", registered.to, family=registered.family, links=_links(desk, registered)
    )
    return Reply(message)


def _links(desk: Desk, registered: Registered) -> tuple[dict[str, str], ...]:
    return tuple(
        {
            "language": parent.language,
            "address": desk.office.invitation_link(token),
        }
        for parent, token in zip(registered.family.parents, registered.tokens, strict=True)
    )


def _new_family(draft: Draft, desk: Desk) -> NewFamily:
    fields = draft.fields
    due_on, born_on = _dates(date.fromisoformat(fields["date"]), desk)
    languages = (fields["language"], fields["other_language"])
    return NewFamily(
        languages=tuple(code for code in languages if code != ONLY_ONE),
        programme=fields["programme"],
        nurse_id=int(fields["nurse"]),
        family_supporter_id=int(fields["supporter"]),
        due_on=due_on,
        born_on=born_on,
        area=fields["area"] or None,
        centre=fields["centre"] or None,
    )


def _dates(on: date | None, desk: Desk) -> tuple[date | None, date | None]:
    """A date to come is a due date; today or earlier, the child is born."""
    return (on, None) if on is not None and on > _today(desk) else (None, on)


def _today(desk: Desk) -> date:
    return desk.now.astimezone(ZONE).date()


def _as_it_is(reply: Reply) -> Reply:
    return reply
