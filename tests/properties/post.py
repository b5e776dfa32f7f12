"""A sender without Telegram: it remembers what each person was told, and looks twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import time, timedelta

from messages.voice import Voice
from tests.beginning import PROGRAMMES, TestClock
from tests.properties.ground import Ground, Snapshot
from tests.town import THEMES
from visits.actions.deliver import Dispatch, begin, claim, end
from visits.notice import Notice, Outcome
from visits.quiet_hours import ZONE
from visits.visit import Status

MORNING, PRESSING_MORNING, NIGHT = time(8), time(6, 30), time(21)
# whatever else may be true of the visit, these sentences are about nothing else
SAYS = {
    "please_confirm": {Status.PLANNED},
    "visit_moved": {Status.PLANNED},
    "family_confirmed": {Status.CONFIRMED},
    "other_parent_confirmed": {Status.CONFIRMED},
    "wish": {Status.MOVE_ASKED},
    "other_parent_asked": {Status.MOVE_ASKED},
    "times_offered": {Status.MOVE_ASKED},
    "visit_cancelled": {Status.CANCELLED},
    "family_cancelled": {Status.CANCELLED},
    "colleague_cancelled": {Status.CANCELLED},
}
ARRIVES = frozenset({Outcome.DELIVERED, Outcome.UNKNOWN})


@dataclass(frozen=True)
class Letter:
    """What was sent, and the buttons that came with it."""

    dispatch: Dispatch
    buttons: Sequence[tuple[str, str]]

    @property
    def notice(self) -> Notice:
        return self.dispatch.notice


@dataclass
class Post:
    """Sends what is due; what came of it is decided by the test."""

    ground: Ground
    clock: TestClock
    arrived: set[int] = field(default_factory=set)
    _voice: Voice = field(default_factory=lambda: Voice(PROGRAMMES, THEMES))

    def begins_one(self) -> Letter | None:
        """The next due notice, on its way; None if there is none, or it is not to be sent."""
        claimed = self._claims(most=1)
        return self._begins(claimed[0].id) if claimed else None

    def begins_all(self) -> Iterator[Letter]:
        """Whatever is due, one after the other; each must end before the next one begins."""
        while claimed := self._claims(most=50):
            for notice in claimed:
                letter = self._begins(notice.id)
                if letter is not None:
                    yield letter

    def ends(self, letter: Letter, outcome: Outcome) -> None:
        """What came of it. Nobody knows whether an unknown one arrived: say that it did."""
        if outcome in ARRIVES:
            assert letter.notice.id not in self.arrived, ("told twice", letter.notice)
            self.arrived.add(letter.notice.id)
        pause = timedelta(seconds=30) if outcome is Outcome.TRY_LATER else None
        with self.ground.database.unit_of_work() as work:
            end(work, letter.dispatch, outcome, now=self.clock.now(), retry_after=pause)

    def _claims(self, *, most: int) -> Sequence[Notice]:
        with self.ground.database.unit_of_work() as work:
            return claim(work, now=self.clock.now(), most=most)

    def _begins(self, notice_id: int) -> Letter | None:
        with self.ground.database.unit_of_work() as work:
            dispatch = begin(work, notice_id, now=self.clock.now())
        if dispatch is None:
            return None
        self._looks_twice(dispatch, self.ground.look())
        message = self._voice.scene(dispatch.notice.kind, dispatch.scene)
        return Letter(dispatch, [(button.label, button.data) for button in message.buttons])

    def _looks_twice(self, dispatch: Dispatch, stands: Snapshot) -> None:
        notice = dispatch.notice
        assert notice.id not in self.arrived, ("told twice", notice)
        assert self.clock.now() < notice.useful_until, ("too late", notice)
        self._nobody_is_woken(notice)
        nobody_is_told_without_consent(notice, stands)
        nobody_is_told_what_is_not_stored(dispatch, stands)

    def _nobody_is_woken(self, notice: Notice) -> None:
        wall = self.clock.now().astimezone(ZONE).time()
        earliest = PRESSING_MORNING if notice.pressing else MORNING
        assert notice.kind == "urgent" or earliest <= wall < NIGHT, (wall, notice)


def nobody_is_told_without_consent(notice: Notice, stands: Snapshot) -> None:
    """A parent has consented, is not blocked, and hears of the own family's visits alone."""
    person, parent = stands.one("people", notice.to), stands.one("parents", notice.to)
    assert person is not None and person.chat_id is not None, notice
    assert person.blocked_at is None, ("a blocked person is told", notice)
    if parent is None:
        return
    assert parent.consent_version is not None, ("told without consent", notice)
    visit = stands.one("visits", notice.visit_id or 0)
    assert visit is not None and visit.family_id == parent.family_id, ("not theirs", notice)


def nobody_is_told_what_is_not_stored(dispatch: Dispatch, stands: Snapshot) -> None:
    """The attempt and the visit are in the database exactly as they are about to be told."""
    notice, told = dispatch.notice, dispatch.scene.visit
    attempt = stands.one("attempts", dispatch.attempt.id)
    assert attempt is not None and attempt.ended_at is None, notice
    if told is None:
        assert notice.visit_id is None, notice
        return
    stored = stands.one("visits", told.id)
    assert stored is not None
    assert (stored.status, stored.edition) == (told.status, told.edition), (stored, told)
    assert told.slot is None or told.slot.starts_at == stored.starts_at, (stored, told)
    assert told.status in SAYS.get(notice.kind, set(Status)), (notice.kind, told.status)
