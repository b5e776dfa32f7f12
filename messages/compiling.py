"""What is known as soon as a template meets its language, and need not be found out at each saying.

Each language reads the templates by itself, so a sentence is translated, and a part is put in its
place, while the template is compiled.
"""

import re
from collections.abc import Callable, Iterator

from jinja2 import Environment, nodes
from jinja2.ext import Extension, InternationalizationExtension
from jinja2.parser import Parser

from messages.catalogue import NotTranslated

INCLUDE = re.compile(r'^[ \t]*{% include "(\w+\.j2)" %}\n?', re.MULTILINE)
HOLE = re.compile(r"%\((\w+)\)s|%%")
# else the end of a part, if it is a block, would swallow the next line's end as well
STOP = '{{ "" }}'


class PartsInPlace(Extension):
    """Reads `{% include "_part.j2" %}` as if the part had been written there."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return INCLUDE.sub(lambda found: self._part(found[1]), source)

    def _part(self, name: str) -> str:
        assert self.environment.loader is not None
        source, _, _ = self.environment.loader.get_source(self.environment, name)
        return self.preprocess(source.removesuffix("\n"), name) + STOP


class Translating(InternationalizationExtension):
    """Puts the translation of a sentence, with its holes, where the sentence stands.

    What is counted is left to be said, and so is what has no translation, or one with unknown
    holes: whether the message needs the sentence is known only then.
    """

    def parse(self, parser: Parser) -> nodes.Node | list[nodes.Node]:
        parsed = super().parse(parser)
        return _translated(parsed, self.environment) if isinstance(parsed, nodes.Output) else parsed


def translate_with(environment: Environment, gettext: Callable[[str], str]) -> None:
    environment.extend(translation_of=gettext)


def _translated(said: nodes.Output, environment: Environment) -> nodes.Output:
    match said.nodes:
        case [nodes.Call(node=nodes.Name(name="gettext"), args=[nodes.Const(value=words)]) as call]:
            values = {keyword.key: keyword.value for keyword in call.kwargs}
        case _:
            return said
    try:
        translation: str = environment.translation_of(words)  # type: ignore[attr-defined]
        pieces = list(_pieces(translation, values))
    except (NotTranslated, KeyError):
        return said
    return nodes.Output(pieces, lineno=said.lineno)


def _pieces(translation: str, values: dict[str, nodes.Expr]) -> Iterator[nodes.Expr]:
    """
    >>> pieces = _pieces("100 %% av %(alias)s", {"alias": nodes.Name("alias", "load")})
    >>> [getattr(piece, "data", piece) for piece in pieces]
    ['100 ', '%', ' av ', Name(name='alias', ctx='load')]
    """
    end = 0
    for hole in HOLE.finditer(translation):
        if hole.start() > end:
            yield nodes.TemplateData(translation[end : hole.start()])
        yield values[hole[1]] if hole[1] else nodes.TemplateData("%")
        end = hole.end()
    if end < len(translation):
        yield nodes.TemplateData(translation[end:])
