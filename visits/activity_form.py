"""An activity that a coordinator enters by hand, as far as it is filled in: text in a draft."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from visits.activity import BY_HAND, Activity, ActivityKind, Ages, Times, Venue
from visits.booking_rules import BookingRules
from visits.draft import Draft
from visits.quiet_hours import ZONE
from visits.weekly_times import Hours, weekly_times

ENTER = "enter"
AGES = ((0, 12), (0, 24), (0, 72))
"""In months: the ranges that can be chosen; others are written."""
BETWEEN = " "


class Question(StrEnum):
    """In the order of asking."""

    KIND = "kind"
    TITLE = "title"
    PLACE = "place"
    ADDRESS = "address"
    AREA = "area"
    OFTEN = "often"
    DAY = "day"
    WEEKDAYS = "weekdays"
    HOURS = "hours"
    LAST = "last"
    RED = "red"
    AGES = "ages"
    LANGUAGES = "languages"
    PRICE = "price"
    BOOKING = "booking"


class Fault(StrEnum):
    """Why an answer cannot be taken."""

    EMPTY = "empty"
    TAP = "tap"
    LONG = "long"
    FORBIDDEN = "forbidden"
    NO_DAY = "no_day"
    PAST = "past"
    FAR = "far"
    NO_HOURS = "no_hours"
    BACKWARDS = "backwards"
    NO_WEEKDAY = "no_weekday"
    NEVER = "never"
    NO_AGES = "no_ages"
    TOO_OLD = "too_old"


LISTS = frozenset({Question.WEEKDAYS, Question.LANGUAGES})
ONCE, WEEKLY = "once", "weekly"
WHEN = (Question.DAY, Question.HOURS, Question.LAST, Question.RED)
WITHOUT_RED, WITH_RED = "without", "with"


@dataclass(frozen=True, slots=True)
class EntryForm:
    """What is filled in so far, and how to go on."""

    draft: Draft

    @property
    def step(self) -> int:
        """Grows with each change: an older step's button does nothing."""
        return int(self.draft.fields["step"])

    @property
    def saved(self) -> int | None:
        """The activity that it has become."""
        return int(self.draft.fields["saved"]) if "saved" in self.draft.fields else None

    @property
    def known_place(self) -> int | None:
        """An activity that is at the place which was chosen."""
        return int(self.draft.fields["at"]) if "at" in self.draft.fields else None

    @property
    def is_weekly(self) -> bool:
        return self.said(Question.OFTEN) == WEEKLY

    @property
    def days(self) -> tuple[date, ...]:
        """The one day, or the last one; nothing while it is not said."""
        said = self.said(Question.LAST if self.is_weekly else Question.DAY)
        return (date.fromisoformat(said),) if said else ()

    @property
    def hours(self) -> Hours | None:
        begins, _, ends = self.said(Question.HOURS).partition(BETWEEN)
        return Hours(time.fromisoformat(begins), time.fromisoformat(ends)) if ends else None

    def said(self, question: Question) -> str:
        return self.draft.fields.get(question, "")

    def is_answered(self, question: Question) -> bool:
        return f"done.{question}" in self.draft.fields

    def marked(self, question: Question) -> Sequence[str]:
        return self.said(question).split()

    def answered(self, question: Question, said: str) -> "EntryForm":
        return self.with_(**{question: said, f"done.{question}": "yes"})

    def toggled(self, question: Question, name: str) -> "EntryForm":
        marked = self.marked(question)
        kept = [one for one in marked if one != name]
        return self.with_(**{question: BETWEEN.join(kept if name in marked else [*kept, name])})

    def asked_again(self, *questions: Question) -> "EntryForm":
        gone = {key for one in questions for key in (one.value, f"done.{one}")}
        left = {key: said for key, said in self.draft.fields.items() if key not in gone}
        return EntryForm(replace(self.draft, fields=left)).with_()

    def with_(self, **said: str) -> "EntryForm":
        fields = {**self.draft.fields, **said, "step": str(self.step + 1)}
        return EntryForm(replace(self.draft, fields=fields))

    def times(self, rules: BookingRules, now: datetime) -> Sequence[Times]:
        """When it takes place from now on; nothing while that is not said."""
        times = self.times_on_all_days(now)
        if self.said(Question.RED) != WITHOUT_RED:
            return times
        return [one for one in times if not is_on_a_day_off(one, rules)]

    def times_on_all_days(self, now: datetime) -> Sequence[Times]:
        """Also those on days off."""
        if self.hours is None or not self.days:
            return []
        if not self.is_weekly:
            once = self.hours.on(self.days[0])
            return [once] if once.starts_at > now else []
        weekdays = {int(one) for one in self.marked(Question.WEEKDAYS)}
        return list(weekly_times(weekdays, self.hours, last_day=self.days[0], now=now))

    def activity(self, known: Venue | None) -> Activity:
        """As families will see it; `known` is the place that was chosen, if one was."""
        first, last = self.said(Question.AGES).split()
        return Activity(
            id=0,
            source=BY_HAND,
            uid=self.draft.fields["uid"],
            kind=ActivityKind(self.said(Question.KIND)),
            title=self.said(Question.TITLE),
            venue=known or self._written_place(),
            good_until=self.days[0],
            ages=Ages(int(first), int(last)),
            languages=tuple(self.marked(Question.LANGUAGES)),
            price=self.said(Question.PRICE) or None,
            booking=self.said(Question.BOOKING) or None,
        )

    def _written_place(self) -> Venue:
        return Venue(
            self.said(Question.PLACE),
            self.said(Question.ADDRESS) or None,
            self.said(Question.AREA) or None,
        )


def is_on_a_day_off(times: Times, rules: BookingRules) -> bool:
    """Whether people go home before it ends, as on red days."""
    closes = rules.days_off(date.fromisoformat(times.key))
    return closes is not None and closes < times.ends_at.astimezone(ZONE).time()


def begun_at(chat_id: int, uid: str, now: datetime) -> EntryForm:
    """Steps count from the second in which it began: no button fits into another form."""
    step = str(int(now.timestamp()) % 10**8)
    return EntryForm(Draft(chat_id, ENTER, {"step": step, "uid": uid}))


def next_question(form: EntryForm, rules: BookingRules, now: datetime) -> Question | None:
    """The first that has no answer yet and is to be asked at all."""
    for question in Question:
        is_asked = _ONLY_IF.get(question, _always)
        if not form.is_answered(question) and is_asked(form, rules, now):
            return question
    return None


def _always(form: EntryForm, rules: BookingRules, now: datetime) -> bool:
    return True


def _place_is_new(form: EntryForm, rules: BookingRules, now: datetime) -> bool:
    return form.known_place is None


def _area_is_unknown(form: EntryForm, rules: BookingRules, now: datetime) -> bool:
    return form.known_place is None and bool(rules.areas)


def _is_once(form: EntryForm, rules: BookingRules, now: datetime) -> bool:
    return not form.is_weekly


def _is_weekly(form: EntryForm, rules: BookingRules, now: datetime) -> bool:
    return form.is_weekly


def _some_are_on_days_off(form: EntryForm, rules: BookingRules, now: datetime) -> bool:
    """If all are, it takes place on them."""
    times = form.times_on_all_days(now)
    off = sum(is_on_a_day_off(one, rules) for one in times)
    return form.is_weekly and 0 < off < len(times)


_ONLY_IF: Mapping[Question, Callable[[EntryForm, BookingRules, datetime], bool]] = {
    Question.ADDRESS: _place_is_new,
    Question.AREA: _area_is_unknown,
    Question.DAY: _is_once,
    Question.WEEKDAYS: _is_weekly,
    Question.LAST: _is_weekly,
    Question.RED: _some_are_on_days_off,
}
