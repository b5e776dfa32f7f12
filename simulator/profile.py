"""What the bot has told Telegram about itself: commands, descriptions, the menu button."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from simulator.wire import Json

ANY_LANGUAGE = ""
EVERYBODY = "default"
"""Whose menu button it is that no chat has of its own."""
DEFAULT: Json = {"type": "default"}
COMMANDS: Json = {"type": "commands"}


@dataclass
class Profile:
    """Each text by language; the commands also by scope."""

    commands: dict[str, dict[str, list[Json]]] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[str, Json] = field(default_factory=dict)

    def commands_for(self, person_id: int, language_code: str) -> list[Json]:
        """What the menu of this person shows: the narrowest list that was set."""
        for scope, language in _narrowest_first(person_id, language_code):
            if found := self.commands.get(scope, {}).get(language):
                return found
        return []

    def web_app_for(self, person_id: int) -> Json | None:
        """The button that this person's menu is instead of a list of commands, if it is one."""
        button = self.menu_buttons.get(str(person_id), DEFAULT)
        button = self.menu_buttons.get(EVERYBODY, COMMANDS) if button == DEFAULT else button
        return button if button["type"] == "web_app" else None

    def description_for(self, language_code: str) -> str:
        return _for_language(self.descriptions, language_code)


def _narrowest_first(person_id: int, language_code: str) -> Iterator[tuple[str, str]]:
    for scope in (f"chat:{person_id}", "all_private_chats", "default"):
        yield scope, language_code
        yield scope, ANY_LANGUAGE


def _for_language(texts: dict[str, str], language_code: str) -> str:
    return texts.get(language_code) or texts.get(ANY_LANGUAGE, "")
