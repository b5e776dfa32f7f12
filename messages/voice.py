"""One door for words: `say("confirmed", to=amina, visit=visit)`."""

import logging
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache, partial
from gettext import NullTranslations

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from content.read_topics import Topics
from messages.buttons import Buttons
from messages.catalogue import NotTranslated, catalogue
from messages.compiling import PartsInPlace, Translating, translate_with
from messages.drafts import read_by_two
from messages.holes import Programmes, Themes, holes
from messages.languages import LANGUAGES, SOURCE, Language
from messages.message import Message
from messages.picture import Picture
from messages.picture_words import PictureWords
from messages.shown import NO_TOPICS, SHOWN, Content, sheet_of
from messages.templates import FOLDERS
from messages.wording import (
    alone,
    clock,
    isolated,
    language_and_autonym,
    language_name,
    language_names,
    linked,
    start_each_line_right_to_left,
    weekday_name,
    when,
    when_short,
)
from visits.people import Parent, Person
from visits.scene import Scene
from visits.topics import TopicsOf

log = logging.getLogger(__name__)

AS_WRITTEN = frozenset({"closing_words"})
"""Messages that are one person's own words, exactly as they wrote them."""
OUTSIDE_THE_CHAT = frozenset({"about", "menu", "entry_title", "entry_tomorrow"})
"""What nobody can answer, so that it is no use to say that it is a draft."""
MANY_EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


class Voice:
    """Says everything that we say, each message in one language from first line to last button."""

    def __init__(
        self,
        programmes: Programmes,
        themes: Themes,
        topics: Topics = NO_TOPICS,
        *,
        drafts: bool = False,
    ) -> None:
        """Without topics there are no pictures of them; `drafts` says what nobody has read yet."""
        self.drafts = drafts
        self.written = Content(programmes, themes, topics)
        self._programmes = programmes
        self._themes = themes if drafts else read_by_two(themes)
        self._content = Content(programmes, self._themes, topics)
        self._environment = partial(environment, drafts=drafts)

    @property
    def topics_of(self) -> TopicsOf:
        """Which topics each theme has, by name."""
        return {theme: texts[SOURCE].topics for theme, texts in self._themes.items()}

    def with_drafts(self) -> "Voice":
        """The same for staff, who look at what families do not read yet."""
        written = self.written
        return Voice(written.programmes, written.themes, written.topics, drafts=True)

    def sheet(self, theme: str, language: str) -> Picture | None:
        """What is shown of a theme, before anybody's visit; None where a word of it is missing."""
        words = PictureWords(LANGUAGES[language], self._environment)
        try:
            return sheet_of(theme, words, self._content)
        except NotTranslated:
            return None

    def say(self, name: str, to: Person, **facts: object) -> Message:
        """The message of this name in the person's language."""
        return self.say_in(to.language, name, to=to, **facts)

    def scene(self, name: str, scene: Scene, **facts: object) -> Message:
        """The message of this name about how things stand."""
        stands = {field.name: getattr(scene, field.name) for field in fields(scene)}
        return self.say_in(scene.to.language, name, **stands, **facts)

    def say_in(self, language: str, name: str, **facts: object) -> Message:
        """The message in this language; whole in Swedish where any word of it is missing."""
        swedish = LANGUAGES[SOURCE]
        spoken = LANGUAGES.get(language, swedish)
        try:
            said = self._said(spoken, name, facts)
        except NotTranslated as gap:
            _note_once(name, language, str(gap))
            said = self._said(swedish, name, facts)
        if not isinstance(facts.get("to"), Parent):
            return said
        same = said.language == SOURCE or name in AS_WRITTEN
        return replace(said, swedish=said.text if same else self._words(swedish, name, facts)[0])

    def holes(self, facts: Mapping[str, object], language: Language) -> Mapping[str, object]:
        """What a page may say of these facts; raises NotTranslated as `holes` does."""
        return holes(dict(facts), language, self._programmes, self._themes)

    def _said(self, language: Language, name: str, facts: dict[str, object]) -> Message:
        text, buttons = self._words(language, name, facts)
        picture = None if name in AS_WRITTEN else self._picture(name, language, facts)
        return Message(text, language.code, tuple(buttons.made), picture)

    def _words(
        self, language: Language, name: str, facts: dict[str, object]
    ) -> tuple[str, Buttons]:
        buttons = Buttons(facts)
        values = holes(facts, language, self._programmes, self._themes)
        environment = self._environment(language.code)
        text = environment.get_template(f"{name}.j2").render(values, button=buttons.button)
        if name in AS_WRITTEN:
            return text.strip(), buttons
        if environment.globals["is_draft"] and name not in OUTSIDE_THE_CHAT:
            text += environment.get_template("_draft.j2").render()
        text = MANY_EMPTY_LINES.sub("\n\n", text).strip()
        return start_each_line_right_to_left(text) if language.right_to_left else text, buttons

    def _picture(self, name: str, language: Language, facts: dict[str, object]) -> Picture | None:
        """What is shown with the message of this name, if anything."""
        if (show := SHOWN.get(name)) is None:
            return None
        try:
            return show(facts, PictureWords(language, self._environment), self._content)
        except NotTranslated:
            raise
        except Exception:  # whatever is wrong with a picture, its words must be heard
            log.exception("picture has no words", extra={"kind": name})
            return None


@cache
def _note_once(name: str, language: str, gap: str) -> None:
    """It is said again and again, and must not fill the log."""
    facts = {"said": name, "language": language, "gap": gap}
    log.warning("said in Swedish for want of words", extra=facts)


@cache
def environment(code: str, *, drafts: bool = False) -> Environment:
    """The templates as one language reads them, with its drafts or without."""
    language = LANGUAGES[code]
    made = Environment(
        loader=FileSystemLoader(FOLDERS),
        extensions=[PartsInPlace, Translating],
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        undefined=StrictUndefined,
    )
    made.policies["ext.i18n.trimmed"] = True
    found = catalogue(code, drafts=drafts)
    translations = found or NullTranslations()
    made.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    translate_with(made, translations.gettext)
    made.filters |= {
        "when": lambda slot: when(slot.starts_at, language),
        "when_short": lambda slot: when_short(slot.starts_at, language),
        "moment": lambda moment: when(moment, language),
        "sent_short": lambda sent: when_short(sent.send_at, language),
        "clock": lambda slot: clock(slot.starts_at, language),
        "isolated": isolated,
        "language_name": lambda code: language_name(code, language),
        "language_names": lambda codes: language_names(codes, language),
        "language_and_autonym": lambda code: language_and_autonym(code, language),
        "weekday_name": lambda number: weekday_name(number, language),
        "linked": linked,
        "alone": alone,
        "command": lambda name: isolated(f"/{language.command(name)}"),
    }
    made.globals["languages"] = LANGUAGES
    made.globals |= {"reads_swedish": code == SOURCE, "is_draft": found and found.is_draft}
    return made
