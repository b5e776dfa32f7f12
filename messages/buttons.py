"""Buttons as templates name them: a verb, and what the verb is about."""

from collections.abc import Callable, Mapping
from html import unescape

from messages.message import Button
from messages.taps import Tap, Verb, minutes_of
from visits.actions.broadcast import Listed, Shown
from visits.activity import Activity, Occurrence
from visits.move_request import MoveRequest
from visits.people import Family
from visits.visit import Slot, Visit

ABOUT_A_REQUEST = frozenset({Verb.AGREE, Verb.OFFER, Verb.DECLINE})
ABOUT_NOTHING = frozenset(
    {
        Verb.VISITS,
        Verb.LANGUAGES,
        Verb.LANGUAGE,
        Verb.SWEDISH,
        Verb.CONSENT,
        Verb.NO_CONSENT,
        Verb.BOOKABLE,
        Verb.FORM,
        Verb.REST,
        Verb.AWAY,
        Verb.FAMILIES,
        Verb.PORTRAIT,
        Verb.PHOTO,
        Verb.SHEET,
        Verb.ACTIVITIES,
        Verb.CHOICES,
        Verb.NEWS,
        Verb.NO_NEWS,
    }
)
ABOUT_A_FAMILY = frozenset(
    {
        Verb.CARD,
        Verb.TOLD,
        Verb.BORN,
        Verb.LEAVE,
        Verb.BACK,
        Verb.WHY_LEFT,
        Verb.NOTE_WHY,
        Verb.ALONE,
        Verb.NEEDS,
        Verb.LETTER,
        Verb.AREA,
        Verb.ADD_VISIT,
    }
)


ABOUT_AN_OCCURRENCE = frozenset({Verb.ACTIVITY, Verb.GO, Verb.MAP, Verb.KEEP})
FORMS_OF_COORDINATORS = frozenset({Verb.REMIND, Verb.ENTER})
About = Activity | Visit | Family | Occurrence | Shown | Listed


class Buttons:
    """Collects the buttons while one template is rendered."""

    def __init__(self, facts: Mapping[str, object]) -> None:
        self._facts = facts
        self.made: list[Button] = []

    def button(
        self,
        verb: str,
        value: object = "",
        *,
        about: About | None = None,
        caller: Callable[[], str],
    ) -> str:
        """`{% call button("yes") %}label{% endcall %}`; `about` names a visit,
        a family, or a time of an activity, of its own.
        """
        does = Verb(verb)
        travels = minutes_of(value.starts_at) if isinstance(value, Slot) else str(value)
        label = " ".join(unescape(str(caller())).split())
        self.made.append(Button(label, Tap(does, *self._subject(does, about), travels).packed()))
        return ""

    def _subject(self, verb: Verb, about: About | None) -> tuple[int, int]:
        if verb in ABOUT_NOTHING:
            return 0, 0
        if verb in FORMS_OF_COORDINATORS:
            return 0, int(str(self._facts["step"]))
        if verb is Verb.ENTERED:
            activity = about or self._facts.get("entered")
            return (activity.id, 0) if isinstance(activity, Activity) else (0, 0)
        if verb is Verb.REMINDER:
            shown = about or self._facts["broadcast"]
            assert isinstance(shown, Shown | Listed)
            return shown.broadcast.id, 0
        if verb in ABOUT_A_REQUEST:
            request = self._facts["request"]
            assert isinstance(request, MoveRequest)
            return request.id, request.revision
        if verb in ABOUT_A_FAMILY:
            family = about or self._facts["family"]
            assert isinstance(family, Family)
            # which step of what is being filled in; an older step's button does nothing
            return family.id, int(str(self._facts.get("step", 0)))
        if verb in ABOUT_AN_OCCURRENCE:
            occurrence = about or self._facts["occurrence"]
            assert isinstance(occurrence, Occurrence)
            return occurrence.id, 0
        visit = about or self._facts["visit"]
        assert isinstance(visit, Visit)
        if verb is Verb.SEEN:
            return visit.id, int(str(self._facts["step"]))
        return visit.id, visit.edition
