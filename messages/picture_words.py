"""The words of one picture: in the reader's language, and in Swedish where that is another."""

from collections.abc import Callable, Mapping
from html import unescape

from jinja2 import Environment

from messages.languages import LANGUAGES, SOURCE, Language

Values = Mapping[str, object]
Both = tuple[str, str | None]
"""The words in the reader's language, and in Swedish or None."""


class PictureWords:
    """Says each word twice, so that the interpreter and the nurse can point at it, too."""

    def __init__(self, language: Language, environment: Callable[[str], Environment]) -> None:
        self.language = language
        self._environment = environment

    @property
    def swedish(self) -> Language | None:
        """The second language; None where the reader's own is Swedish."""
        return None if self.language.code == SOURCE else LANGUAGES[SOURCE]

    def both(self, say: Callable[[Language], str]) -> Both:
        return say(self.language), say(self.swedish) if self.swedish else None

    def of(self, template: str, **values: object) -> dict[str, Both]:
        """Each block of a template, by its name."""
        own = self.own(template, **values)
        if self.swedish is None:
            return {name: (words, None) for name, words in own.items()}
        second = _blocks(self._environment(self.swedish.code), template, values)
        return {name: (words, second[name]) for name, words in own.items()}

    def own(self, template: str, **values: object) -> dict[str, str]:
        """The same in the reader's language alone."""
        return _blocks(self._environment(self.language.code), template, values)


def _blocks(environment: Environment, name: str, values: Values) -> dict[str, str]:
    """A picture shows its words as they are: neither escaped nor with what was between them."""
    template = environment.get_template(f"{name}.j2")
    return {
        block: unescape("".join(render(template.new_context(dict(values))))).strip()
        for block, render in template.blocks.items()
    }
