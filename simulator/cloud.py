"""Telegram's own memory: chats, messages, and what waits for the bot. No web in it."""

from simulator.bell import Bell
from simulator.chat import Chat
from simulator.clock import Clock
from simulator.files import Files
from simulator.message import Message
from simulator.people import Bot
from simulator.profile import Profile
from simulator.queries import Queries
from simulator.updates import Updates
from simulator.webhook import Webhook
from simulator.wire import Json


class Cloud:
    """Everything that Telegram remembers of one bot and the people around it."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self.bot = bot
        self.clock = clock
        self.bell = Bell()
        self.chats: dict[int, Chat] = {}
        self.updates = Updates()
        self.queries = Queries()
        self.files = Files()
        self.profile = Profile()
        self.webhook: Webhook | None = None
        # A bot counts its messages over all its private chats.
        self.next_message_id = 1

    def now(self) -> int:
        """The demo's time, as Telegram writes it."""
        return int(self.clock.now().timestamp())

    def changed(self, chat: Chat) -> None:
        self.bell.ring()
        chat.change = self.bell.count

    def changed_for_all(self) -> None:
        for chat in self.chats.values():
            self.changed(chat)

    def write(self, chat: Chat, sender: Json, content: Json) -> Message:
        """Put a new message into a chat."""
        body = {
            "message_id": self.next_message_id,
            "from": sender,
            "chat": chat.person.as_chat(),
            "date": self.now(),
            **content,
        }
        self.next_message_id += 1
        return self._keep(chat, Message(body))

    def rewrite(self, chat: Chat, message: Message, content: Json) -> Message:
        """Change a message; what the content does not name goes, as the text's old entities."""
        kept = {name: message.body[name] for name in _STAYS if name in message.body}
        return self._keep(chat, Message({**kept, "edit_date": self.now(), **content}))

    def take_away(self, chat: Chat, message: Message) -> None:
        del chat.messages[message.id]
        self.changed(chat)

    def tell_bot(self, kind: str, body: Json) -> None:
        """Queue an update."""
        self.updates.put(kind, body)
        self.bell.ring()

    def _keep(self, chat: Chat, message: Message) -> Message:
        chat.messages[message.id] = message
        self.changed(chat)
        return message


_STAYS = ("message_id", "from", "chat", "date", "reply_to_message")
