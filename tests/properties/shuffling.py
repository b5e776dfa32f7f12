"""What may happen next on the street: each step is drawn; a failure tells the shortest story."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from hypothesis import seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from messages.taps import Verb
from tests.properties.ground import Ground
from tests.properties.street import PAIR, PARENTS, Street
from tests.properties.watched import EVERYBODY
from visits.notice import Outcome

WORDS = (
    "/visits",
    "/book",
    "/today",
    "Fredag passar bättre",
    "2026-12-01 10:00",
    "2026-12-02 10:00",
    "2026-12-02 10:30",
    "Jag vill inte leva längre",
)
HOURS = (1, 3, 9, 24, 48)
OUTCOMES = (
    *(Outcome.DELIVERED,) * 5,
    *(Outcome.TRY_LATER,) * 2,
    Outcome.UNKNOWN,
    Outcome.UNREACHABLE,
)


@dataclass(frozen=True)
class Step:
    """One thing that happens: the name of a method of `Street`, and how."""

    what: str
    how: dict[str, Any]

    def __repr__(self) -> str:
        return f"{self.what}({', '.join(f'{name}={value!r}' for name, value in self.how.items())})"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))


def _step(what: Callable[..., None], **how: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    return st.builds(Step, st.just(what.__name__), st.fixed_dictionaries(how))


_actor = st.sampled_from(PARENTS + PAIR)
_staff = st.sampled_from(PAIR)
_number = st.integers(0, 20)
_outcomes = st.lists(st.sampled_from(OUTCOMES), max_size=4)
_answer = st.sampled_from([*(Verb.AGREE,) * 4, Verb.OFFER, Verb.DECLINE])
_guests = st.sampled_from([Verb.GUESTS, *(Verb.ADD_GUEST,) * 2, Verb.DROP_GUEST])
_few = st.integers(0, 2)
# mostly its owner
_tapper = st.sampled_from([None, None, None, *EVERYBODY])

HOW_OFTEN = (
    (4, _step(Street.taps_what_is_shown, who=_actor, which=_number, twice=st.booleans())),
    (4, _step(Street.whoever_was_spoken_to_goes_on, which=_number)),
    (3, _step(Street.an_old_button_is_tapped, kind=_number, which=_number, who=_tapper)),
    (5, _step(Street.staff_go_on_with, verb=_answer, who=_staff, which=st.just(0))),
    (4, _step(Street.staff_go_on_with, verb=st.just(Verb.BOOK_AT), who=_staff, which=_few)),
    (3, _step(Street.staff_go_on_with, verb=_guests, who=_staff, which=_few)),
    (2, _step(Street.writes, who=_actor, words=st.sampled_from(WORDS))),
    (2, _step(Street.time_passes, hours=st.sampled_from(HOURS))),
    (4, _step(Street.what_is_due_is_delivered, outcomes=_outcomes)),
    (1, _step(Street.a_notice_sets_out)),
    (2, _step(Street.goes_away_or_comes_back, who=st.sampled_from(PARENTS), blocks=st.booleans())),
    (1, _step(Street.a_visit_is_to_be_made_after_all, which=_number, by=_staff)),
)
a_step = st.sampled_from([step for weight, step in HOW_OFTEN for _ in range(weight)]).flatmap(
    lambda step: step
)


class Shuffled(RuleBasedStateMachine):
    """One rule for all steps, so that each comes as often as the table says."""

    ground: ClassVar[Ground]

    def __init__(self) -> None:
        super().__init__()
        self.street = Street(self.ground)
        self.is_prompt = False

    @initialize(is_prompt=st.booleans())
    def begins(self, is_prompt: bool) -> None:
        """A prompt post delivers after every step, as on a good day; else that is a step."""
        self.is_prompt = is_prompt

    @rule(step=a_step)
    def then(self, step: Step) -> None:
        getattr(self.street, step.what)(**step.how)
        if self.is_prompt and self.street.on_its_way is None:
            self.street.what_is_due_is_delivered([])


def shuffle(on: Ground, how: settings) -> None:
    """Raises what the first law raises that does not hold."""

    class Town(Shuffled):
        ground = on

    run_state_machine_as_test(Town, settings=how)


def shuffle_from(on: Ground, how: settings, number: int) -> None:
    """As `shuffle`, and with the same number always the same."""

    @seed(number)
    class Town(Shuffled):
        ground = on

    run_state_machine_as_test(Town, settings=how)
