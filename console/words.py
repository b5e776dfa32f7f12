"""A page's words: the templates of the console, in Swedish or English, one language a page."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from console.ask import Page
from console.office import ROOT
from messages import figure_wording
from messages.catalogue import NotTranslated
from messages.languages import LANGUAGES, SOURCE
from messages.picture_words import PictureWords
from messages.templates import FOLDERS
from messages.voice import Voice, environment
from messages.wording import clock, dated, when_short
from visits.quiet_hours import ZONE

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
SPOKEN = (SOURCE, "en")


def spoken(*wanted: str | None) -> str:
    """The first of these languages that the console speaks.

    >>> spoken("ar", None, "en-GB"), spoken("ar")
    ('en', 'sv')
    """
    codes = ((one or "").lower().partition("-")[0] for one in wanted)
    return next((code for code in codes if code in SPOKEN), SOURCE)


def written(voice: Voice, page: Page, language: str, fields: Mapping[str, object]) -> str:
    """The page, whole in this language; in Swedish where any word of it is missing."""
    try:
        return _page(voice, page, language, fields)
    except NotTranslated:
        return _page(voice, page, SOURCE, fields)


def _page(voice: Voice, page: Page, language: str, fields: Mapping[str, object]) -> str:
    spoken_here = LANGUAGES[language]

    def of(**facts: object) -> Mapping[str, object]:
        """What a part of the page may say of these facts."""
        return voice.holes(facts, spoken_here)

    facts = of(to=page.staff, **page.facts)
    values = {**facts, **page.fields, **fields, "of": of, "language": language}
    return _environment(language).get_template(f"{page.name}.j2").render(values)


def parts(name: str, language: str, **facts: object) -> Mapping[str, str]:
    """Each block of a template by its name: words for something that is no page.

    All of them in Swedish where any is missing.
    """
    try:
        return _parts(name, language, facts)
    except NotTranslated:
        return _parts(name, SOURCE, facts)


def _parts(name: str, language: str, facts: Mapping[str, object]) -> Mapping[str, str]:
    spoken_here = PictureWords(LANGUAGES[language], _environment)
    return spoken_here.own(name, language=language, **facts)


@cache
def _environment(language: str) -> Environment:
    """As the chat's words are made, with the console's templates before them."""
    made = environment(language).overlay(loader=FileSystemLoader([TEMPLATES, *FOLDERS]))
    made.filters["moment"] = lambda moment: when_short(moment, LANGUAGES[language])
    made.filters["hour"] = lambda moment: clock(moment, LANGUAGES[language])
    made.filters["as_html"] = Markup  # a message's text is HTML already, and was escaped
    made.filters["on_day"] = lambda moment: moment.astimezone(ZONE).date()
    made.filters["dated"] = lambda on: dated(on, "d MMMM y", LANGUAGES[language])
    made.filters["share"] = lambda part: figure_wording.share(part, LANGUAGES[language])
    made.filters["many"] = lambda number: figure_wording.many(number, LANGUAGES[language])
    made.filters["months"] = lambda period: figure_wording.months(period, LANGUAGES[language])
    made.filters["month_sign"] = lambda on: figure_wording.month_sign(on, LANGUAGES[language])
    made.globals = {**made.globals, "root": ROOT}
    return made
