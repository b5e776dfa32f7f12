"""All that may happen on the street, step by step; each method is a step that may be drawn."""

from datetime import timedelta
from itertools import chain, repeat

from hypothesis import note

from messages.taps import Verb
from tests.properties.watched import EVERYBODY, Watched
from visits.actions.plan import plan_ahead
from visits.actions.report import report
from visits.notice import Outcome
from visits.transitions import Event
from visits.visit import Status

PARENTS = ("Amina", "Yusuf", "Elin")
PAIR = ("Anna", "Samira")


class Street(Watched):
    """Buttons are never taken away: whatever was shown once may be tapped at any time."""

    def taps_what_is_shown(self, who: str, which: int, twice: bool) -> None:
        if shown := self.screens.get(who):
            self.taps(who, shown[which % len(shown)], twice=twice)

    def whoever_was_spoken_to_goes_on(self, which: int) -> None:
        who, shown = list(self.screens.items())[-1]
        self.taps(who, shown[which % len(shown)], twice=False)

    def an_old_button_is_tapped(self, kind: int, which: int, who: str | None) -> None:
        """By its owner, or by somebody else; rare kinds of buttons as often as common ones."""
        kinds = sorted({button.tap.verb for button in self.pile})
        alike = [one for one in self.pile if one.tap.verb is kinds[kind % len(kinds)]]
        button = alike[-1 - which % len(alike)]
        self.taps(who or button.owner.name, button, twice=False)

    def staff_go_on_with(self, verb: Verb, who: str, which: int) -> None:
        """A wish or a booking is taken up again, whatever else they were shown meanwhile."""
        shown = [one for one in self.pile if (one.owner.name, one.tap.verb) == (who, verb)]
        if shown:
            self.taps(who, shown[-1 - which % len(shown)], twice=False)

    def writes(self, who: str, words: str) -> None:
        self.hears(who, f"writes {words}", lambda: self.phones[who].writes(words))

    def time_passes(self, hours: int) -> None:
        self.clock.turn_to(self.clock.now() + timedelta(hours=hours))
        note(f"{self.clock.now():%a %d %b %H:%M} UTC")
        with self.ground.database.unit_of_work() as work:
            plan_ahead(work, now=self.clock.now())
        self.looks()

    def what_is_due_is_delivered(self, outcomes: list[Outcome]) -> None:
        came = chain(outcomes, repeat(Outcome.DELIVERED))
        letter, self.on_its_way = self.on_its_way, None
        if letter is not None:
            self.ends(letter, next(came))
        for letter in self.post.begins_all():
            self.last_news.hears(letter.dispatch.scene)
            self.ends(letter, next(came))
        self.looks()

    def a_notice_sets_out(self) -> None:
        """What came of it is heard at the next delivery; until then others go on tapping."""
        if self.on_its_way is None:
            self.on_its_way = letter = self.post.begins_one()
            self.last_news.hears(letter.dispatch.scene if letter else None)
            self.looks()

    def goes_away_or_comes_back(self, who: str, blocks: bool) -> None:
        """One parent at a time blocks us, or takes the consent back; staff are away by chance."""
        away = self._away()
        phone = self.phones[away or who]
        if away is not None:
            self.hears(away, "comes back", phone.unblocks)
            self.hears(away, "consents", lambda: phone.taps("consent:0:0:1"))
        elif blocks:
            self.hears(who, "blocks us", phone.blocks)
        else:
            self.writes(who, "/no")

    def a_visit_is_to_be_made_after_all(self, which: int, by: str) -> None:
        ended = [v for v in self.stands["visits"] if v.status in (Status.CANCELLED, Status.MISSED)]
        if not ended:
            return
        visit_id, edition = ended[which % len(ended)][0], ended[which % len(ended)].edition
        note(f"{by} reopens visit {visit_id}")
        with self.ground.database.unit_of_work() as work:
            report(
                work,
                EVERYBODY[by].chat_id,
                visit_id,
                edition=edition,
                event=Event.REOPEN,
                now=self.clock.now(),
            )
        self.looks()

    def _away(self) -> str | None:
        """Somebody who has blocked us, or has taken the consent back."""
        refused = {row[0] for row in self.stands["parents"] if row.consent_version is None}
        for person in self.stands["people"]:
            if person.blocked_at is not None or person.id in refused:
                return str(person.name)
        return None
