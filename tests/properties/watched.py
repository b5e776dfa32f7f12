"""Two families and their staff; whatever they do, all laws are looked at afterwards."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from hypothesis import note

from hembot.demo import cast
from tests.beginning import TestClock
from tests.properties import laws_of_notices, laws_of_taps, laws_of_visits
from tests.properties.ground import Ground
from tests.properties.last_news import LastNews
from tests.properties.phones import Answered, Button, Phone
from tests.properties.post import Letter, Post
from visits.notice import Outcome

STRANGER = replace(cast.GRACE, chat_id=7009009, name="A stranger")
EVERYBODY = {who.name: who for who in (*cast.EVERYBODY, STRANGER)}
# two families look at the same free times, and so does each of the staff
FIRST_TAPS = {
    "Yusuf": "visits:0:0:",
    "Anna": "book:1:1:",
    "Samira": "book:7:2:",
    "Elin": "other:7:2:",
    "Amina": "other:1:1:",
}


class Watched:
    """`pile` are all buttons that were ever shown, `screens` those that each person sees now."""

    def __init__(self, ground: Ground) -> None:
        ground.is_put_back()
        self.ground = ground
        self.clock = TestClock()
        self.post = Post(ground, self.clock)
        self.phones = {
            name: Phone(who, ground.database, self.clock) for name, who in EVERYBODY.items()
        }
        self.pile: list[Button] = []
        self.screens: dict[str, tuple[Button, ...]] = {}
        self.on_its_way: Letter | None = None
        self.last_news = LastNews()
        for who, data in FIRST_TAPS.items():
            self._is_shown(who, self.phones[who].taps(data).buttons)
        self.stands = ground.look()

    def taps(self, who: str, button: Button, *, twice: bool) -> None:
        before = self.stands
        what = f"taps «{button.label}» ({button.data})"
        answered = self.hears(who, what, lambda: self.phones[who].taps(button.data))
        laws_of_taps.an_old_button_changes_nothing(button.tap, answered, before, self.stands)
        laws_of_taps.contradictory_answers_reach_both_staff(
            EVERYBODY[who], button.tap, answered, before, self.stands
        )
        if twice:
            once = self.stands
            self.hears(who, "the same again", lambda: self.phones[who].taps(button.data))
            assert self.stands == once, ("a doubled tap has changed more", button)

    def hears(self, who: str, what: str, act: Callable[[], Answered]) -> Answered:
        before = self.stands
        answered = act()
        refused = f", refused: {type(answered.refusal).__name__}" if answered.refusal else ""
        note(f"{who} {what} -> {answered.told}{refused}")
        self._is_shown(who, answered.buttons)
        self.last_news.hears(answered.scene)
        self.looks()
        laws_of_taps.a_refusal_leaves_everything_as_it_was(answered, before, self.stands)
        laws_of_taps.an_answer_says_how_things_stand(answered, self.stands)
        laws_of_taps.everybody_changes_only_what_is_theirs(EVERYBODY[who], before, self.stands)
        return answered

    def ends(self, letter: Letter, outcome: Outcome) -> None:
        self.post.ends(letter, outcome)
        to = letter.dispatch.scene.to
        note(f"{to.name} is told {letter.notice.kind}: {outcome}")
        if outcome is Outcome.DELIVERED:
            who = next(one for one in cast.EVERYBODY if one.chat_id == to.chat_id)
            self._is_shown(who.name, [Button(who, label, data) for label, data in letter.buttons])
        else:
            self.last_news.may_have_missed(letter.notice)

    def _is_shown(self, who: str, buttons: Iterable[Button]) -> None:
        shown = tuple(buttons)
        if shown:
            self.screens.pop(who, None)  # the newest comes last
            self.screens[who] = shown
        self.pile.extend(button for button in shown if button not in self.pile)

    def looks(self) -> None:
        before, self.stands = self.stands, self.ground.look()
        for law in (*laws_of_visits.LAWS, *laws_of_notices.LAWS):
            law(before, self.stands)
        self.last_news.forgets_what_was_missed(before, self.stands)
        self.last_news.agrees_with(self.stands, self.clock.now())
