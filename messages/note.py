"""A note on paper: one visit in each language of the family, as a message or as a page of A4."""

from html import escape

from messages.languages import LANGUAGES, SOURCE, Language
from messages.message import Message
from messages.voice import Voice
from messages.wording import unmarked
from visits.people import Family, Staff
from visits.visit import Visit

NOTE = "note"
BETWEEN = "\n\n———\n\n"


def notes(
    voice: Voice, family: Family, visit: Visit, guests: tuple[Staff, ...] = ()
) -> tuple[Message, ...]:
    """What the note says, once in each of the parents' languages, whoever has joined."""
    spoken = dict.fromkeys(parent.language for parent in family.parents)
    facts = {"family": family, "visit": visit, "guests": guests}
    return tuple(voice.say_in(code, NOTE, **facts) for code in spoken or (SOURCE,))


def as_message(said: tuple[Message, ...]) -> Message:
    """All languages in one message, which staff can copy or read aloud."""
    return Message(BETWEEN.join(one.text for one in said), said[0].language)


def as_page(said: tuple[Message, ...]) -> str:
    """An HTML page that fetches nothing: the browser prints it on one sheet of A4."""
    sections = "\n".join(_section(LANGUAGES[one.language], one.text) for one in said)
    title = escape(unmarked(said[0].first_line))
    return _PAGE.format(language=said[0].language, title=title, style=_STYLE, sections=sections)


def _section(language: Language, text: str) -> str:
    """The text is HTML already; the page says the direction, and its marks stay within lines."""
    direction = "rtl" if language.right_to_left else "ltr"
    lines = (line for line in text.splitlines() if line.strip())
    first, *others = (f"<p>{line}</p>" for line in lines)
    body = "\n".join((first.replace("p>", "h1>"), *others))
    return f'<section lang="{language.code}" dir="{direction}">\n{body}\n</section>'


_STYLE = """
@page { size: A4 portrait; margin: 18mm; }
body { font: 14pt/1.4 "Noto Sans", "Noto Naskh Arabic", Arial, sans-serif; margin: 0 auto; }
body { max-width: 174mm; }
h1 { font-size: 20pt; margin: 0 0 5mm; }
p { margin: 0 0 2.5mm; }
section + section { border-top: 1px solid #777; margin-top: 8mm; padding-top: 8mm; }
section { break-inside: avoid; }
""".strip()
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
{sections}
</body>
</html>
"""
