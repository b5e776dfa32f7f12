"""What a coordinator fills in to remind families, read into the same form as the chat's."""

from collections.abc import Mapping
from datetime import date, datetime, time

from console.fields import perhaps_day, perhaps_hour
from console.filled import BadForm, Filled, Wrong
from messages.forbidden_words import forbidden_words
from messages.languages import LANGUAGES, SOURCE
from visits.actions.broadcast import is_to_come
from visits.activity import Occurrence
from visits.broadcast import LONGEST_TEXT
from visits.draft import Draft
from visits.quiet_hours import ZONE
from visits.reminder_form import (
    AGES,
    BETWEEN,
    LISTS,
    REMIND,
    TEXT,
    BadMoment,
    Form,
    Question,
    choices,
    fault_of,
)
from visits.work import Work

FAULTS: Mapping[BadMoment, Wrong] = {
    BadMoment.PAST: Wrong.PAST,
    BadMoment.FAR: Wrong.FAR,
    BadMoment.NIGHT: Wrong.NIGHT,
    BadMoment.LATE: Wrong.LATE,
}


def form_of(filled: Filled, work: Work, chat_id: int, *, now: datetime) -> Form:
    """All that is said of a reminder. Raises BadForm, with what is wrong where."""
    about = about_of(filled, work, now)
    if about is None and filled.values.get("about"):
        raise filled.refuse(about=Wrong.GONE)
    said = {"step": "0", **_whom(filled, work)}
    if about is not None:
        said["about"] = str(about.id)
    else:
        said |= _texts(filled)
    moment = _moment(filled, about, now)
    if filled.wrong:
        raise BadForm
    if moment is not None:
        said["at"] = moment.isoformat()
    return Form(Draft(chat_id, REMIND, said))


def about_of(filled: Filled, work: Work, now: datetime) -> Occurrence | None:
    """The activity that it is about, as long as it is to come."""
    written = filled.values.get("about", "")
    if not (written.isascii() and written.isdigit() and len(written) < 16):
        return None
    found = work.activities.occurrence(int(written))
    return found if found is not None and is_to_come(found, now) else None


def _texts(filled: Filled) -> dict[str, str]:
    texts = {}
    for code in LANGUAGES:
        field = TEXT + code
        words = filled.values.get(field, "").replace("\r\n", "\n").strip()
        if not words:
            continue
        if len(words) > LONGEST_TEXT:
            filled.wrong[field] = Wrong.LONGER_THAN_A_LETTER
        elif found := forbidden_words(words):
            filled.wrong[field] = Wrong.FORBIDDEN
            filled.named[field] = ", ".join(dict.fromkeys(found))
        texts[field] = words
    if not texts:
        filled.wrong[TEXT + SOURCE] = Wrong.NEEDED
    return texts


def _whom(filled: Filled, work: Work) -> dict[str, str]:
    """Only what can be chosen; nothing chosen means all."""
    said = {}
    for question in LISTS:
        names = choices(work, Question(question), LANGUAGES)
        chosen = [one for one in names if filled.values.get(f"{question}.{one}") == "on"]
        said[str(question)] = BETWEEN.join(chosen)
    ages = filled.values.get("ages", "")
    if ages in map(str, range(len(AGES))):
        said["ages"] = ages
    return said


def _moment(filled: Filled, about: Occurrence | None, now: datetime) -> datetime | None:
    """None for at once: neither day nor hour is said."""
    if not filled.values.get("day", "").strip() and not filled.values.get("hour", "").strip():
        return None
    try:
        read = filled.read({"day": perhaps_day, "hour": perhaps_hour})
    except BadForm:
        return None
    day: date | None = read["day"]
    hour: time | None = read["hour"]
    if day is None or hour is None:
        filled.wrong["hour" if hour is None else "day"] = Wrong.NEEDED
        return None
    moment = datetime.combine(day, hour, ZONE)
    fault = fault_of(moment, now, about)
    if fault is not None:
        filled.wrong["hour" if fault is BadMoment.NIGHT else "day"] = FAULTS[fault]
    return moment
