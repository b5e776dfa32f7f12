"""What goes wrong on the line between Telegram and Hembot, by chance."""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.responses import Response

from simulator.bot_api.call import Call
from simulator.bot_api.door import Line, Perform
from simulator.bot_api.refusals import Refusal
from simulator.faults import calls, updates
from simulator.faults.line import Faults
from simulator.world import World
from tests.storm import flood
from tests.storm.exchange import MEANT
from tests.storm.flood import Flood
from tests.storm.record import Record, Told

FAULTS_OF_CALLS: dict[str, tuple[Line, float]] = {
    "too many requests": (calls.too_many_requests(7), 0.04),
    "500": (calls.server_error(500), 0.06),
    "503": (calls.server_error(503), 0.03),
    "html 502": (calls.html_502(), 0.04),
    "time-out after accepting": (calls.time_out_after_accepting(), 0.03),
    "reset before": (calls.connection_reset_before(), 0.03),
    "reset after": (calls.connection_reset_after(), 0.02),
    "no json": (calls.not_json(), 0.02),
    "slow": (calls.slow(4), 0.04),
}
DOWN: dict[Line, float] = {
    calls.server_error(500): 0.5,
    calls.html_502(): 0.25,
    calls.server_error(503): 0.25,
}
LOST: dict[Line, float] = {
    calls.time_out_after_accepting(): 0.3,
    calls.connection_reset_after(): 0.2,
}
INVITATION = re.compile(r"\?start=([\w-]+)\"")
STRANGE_ANSWERS = ("nonsense", '{"ok": true, "result": 5}', "[]")
UNNUMBERED: tuple[object, ...] = ({"message": {}}, 7, None, {"update_id": "x"})


@dataclass
class Weather:
    """Between the stand-in's door and its methods; what really took effect is remembered."""

    world: World
    record: Record
    chance: random.Random

    def __post_init__(self) -> None:
        self._faults = Faults()
        self._flood: Flood | None = None

    async def line(self, call: Call, perform: Perform) -> Response:
        async def remembered(call: Call) -> Response:
            try:
                response = await perform(call)
            except Refusal as refusal:
                self._refused(call, refusal)
                raise
            self._accepted(call, response)
            return response

        if (flooding := self._flood) is None:
            return await self._faults(call, remembered)
        flooding.hears(call)
        response = await self._faults(call, remembered)
        flooding.answers(response)
        return response

    def clears(self) -> None:
        self._faults.clear()
        self._flood = None

    def is_down(self) -> None:
        """Every call is answered with a 5xx."""
        self._has_only(DOWN)

    def loses_answers(self) -> None:
        """Half of what is said is heard, but we are not told so."""
        self._has_only(LOST)

    def floods(self) -> None:
        """Half of the calls are answered with a 429."""
        self._has_only(flood.RATES)
        self._flood = Flood(self.record)

    def _has_only(self, rates: Mapping[Line, float]) -> None:
        self.clears()
        self._faults.storm(self.chance.randrange(2**32), rates)

    def worsens(self) -> str:
        """Some of the faults from now on."""
        names = self.chance.sample(sorted(FAULTS_OF_CALLS), k=4)
        rates = dict(FAULTS_OF_CALLS[name] for name in names)
        self._faults.storm(self.chance.randrange(2**32), rates)
        return ", ".join(names)

    def strikes(self) -> str:
        """The next batch of updates is not as it should be."""
        name = self.chance.choice(sorted(self._faults_of_updates))
        self._faults.next(self._faults_of_updates[name](), of=updates.GET_UPDATES)
        return name

    @property
    def _faults_of_updates(self) -> dict[str, Callable[[], Line]]:
        return {
            "duplicated": updates.duplicated,
            "reordered": updates.reordered,
            "repeated": lambda: self._repeated,
            "unreadable": self._unreadable,
            "unnumbered": lambda: updates.unnumbered(*UNNUMBERED),
            "strange": lambda: updates.answered_with(self.chance.choice(STRANGE_ANSWERS)),
        }

    @property
    def _repeated(self) -> Line:
        """The whole batch comes once more, as if it had not been acknowledged."""
        return updates.changed(lambda batch: [*batch, *batch])

    def _unreadable(self) -> Line:
        number = self.world.updates.next_id
        self.world.updates.next_id += 1
        self.record.nonsense.add(number)
        return updates.unparseable(number, self.chance.choice(updates.NONSENSE))

    def _accepted(self, call: Call, response: Response) -> None:
        if call.method == "answercallbackquery":
            self.record.answered.add(call.text("callback_query_id"))
        elif call.text("text") or call.text("caption"):
            self._is_told(call)
        elif call.method == "sendphoto":
            self._is_shown(call)

    def _refused(self, call: Call, refusal: Refusal) -> None:
        if call.method == "answercallbackquery":
            self.record.answered.add(call.text("callback_query_id"))
        elif "not modified" in refusal.description:
            self._is_told(call)

    def _is_told(self, call: Call) -> None:
        text, chat_id = call.text("text") or call.text("caption"), call.integer("chat_id")
        markup = call.object("reply_markup", "keyboard") or {}
        words = self.record.words_of(text)
        notice = MEANT.get()
        told = Told(
            at=self.record.clock.now(),
            chat_id=chat_id,
            message_id=call.integer("message_id") or self.world.next_message_id - 1,
            text=text,
            buttons=[b["callback_data"] for row in markup.get("inline_keyboard", []) for b in row],
            words=words,
            notice=notice,
        )
        self.record.told.append(told)
        self.record.invitations += INVITATION.findall(text)
        name = self.world.person(chat_id).person.first_name
        what = words.name if words else "?"
        about = (
            f" (visit {words.visit.id}, edition {words.visit.edition})"
            if words and words.visit
            else ""
        )
        number = f", notice {notice.id}" if notice else ""
        below = ", below a picture" if call.method == "sendphoto" else ""
        self.record.note(f"  {name} is told {what}{about}{number}{below}")

    def _is_shown(self, call: Call) -> None:
        """A picture without words: it goes with a notice whose words have been said."""
        chat_id, notice = call.integer("chat_id"), MEANT.get()
        name = self.world.person(chat_id).person.first_name
        if notice is not None:
            self.record.shown.append((chat_id, notice))
            self.record.note(f"  {name} is shown a picture, notice {notice.id}")
