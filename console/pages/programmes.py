"""The programmes, and what a family would hear in one of them from beginning to end."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from functools import partial

from console.ask import Ask, Page, Said
from console.fields import a_day, one_of
from console.filled import BadForm, Filled, Reads, Unfit, Wrong
from console.rehearsals import Play, played
from messages.languages import LANGUAGES
from messages.wording import language_name, unmarked
from visits import interpreter
from visits.actions.see_programmes import Programmes, see_programmes
from visits.facts import Unknown
from visits.quiet_hours import ZONE
from visits.rehearsal import Script, Way, is_near

SOON = timedelta(weeks=6)
DUE, BORN = "due", "born"


async def shown(ask: Ask) -> Said:
    staff, found = await ask.does(see_programmes)
    return Page("programmes", staff, fields={"known": found.known.values()})


async def rehearsed(ask: Ask) -> Said:
    """The form; once it is filled in, what comes of it below."""
    staff, found = await ask.does(see_programmes)
    if ask.query.get("programme", "") not in {"", *found.known}:
        raise Unknown
    today = ask.now.astimezone(ZONE).date()
    filled = Filled("rehearsal", {**_usual(found, today), **ask.query})
    play = None
    if "anchor" in ask.query:
        with suppress(BadForm):
            play = await _play(ask, _script(filled, found, today), found)
            _hang_pictures(ask, play)
    fields = {"filled": filled, "choices": _choices(found, ask.language), "play": play}
    return Page("rehearsal", staff, fields=fields, status=422 if filled.wrong else 200)


def _usual(found: Programmes, today: date) -> Mapping[str, str]:
    return {
        "programme": next(iter(found.known)),
        "anchor": (today + SOON).isoformat(),
        "is": DUE,
        "language": "ar",
        "way": Way.CHOOSES,
    }


def _script(filled: Filled, found: Programmes, today: date) -> Script:
    """Raises BadForm."""
    fields: dict[str, Reads] = {
        "programme": one_of(found.known),
        "anchor": partial(_near, today),
        "is": one_of((DUE, BORN)),
        "language": one_of(LANGUAGES),
        "other": one_of(("", *LANGUAGES)),
        "interpreter": one_of(("", *interpreter.LANGUAGES)),
        "way": one_of(tuple(Way)),
    }
    read = filled.read(fields)
    return Script(
        programme=read["programme"],
        anchor=read["anchor"],
        is_born=read["is"] == BORN,
        parents=tuple(code for code in (read["language"], read["other"]) if code),
        interpreter=read["interpreter"] or None,
        way=Way(read["way"]),
    )


def _near(today: date, written: str) -> date:
    day = a_day(written)
    if not is_near(day, today):
        raise Unfit(Wrong.TOO_FAR)
    return day


async def _play(ask: Ask, script: Script, found: Programmes) -> Play:
    """Every language is shown, also those that families do not read yet."""
    voice, programme = ask.office.voice.with_drafts(), found.known[script.programme].programme
    make = partial(played, script, programme, found.rules, voice)
    return await ask.office.showroom.made(script, make)


def _hang_pictures(ask: Ask, play: Play) -> None:
    for line in (line for act in play.acts for line in act.lines):
        if line.message.picture is not None:
            ask.office.showroom.hang(line.message.picture)


def _choices(found: Programmes, reader: str) -> Mapping[str, Mapping[str, str]]:
    return {
        "programme": {slug: one.programme.name for slug, one in found.known.items()},
        "language": {code: _both_names(code, reader) for code in LANGUAGES},
        "interpreter": {code: _name(code, reader) for code in interpreter.LANGUAGES},
    }


def _both_names(code: str, reader: str) -> str:
    """
    >>> _both_names("so", "sv"), _both_names("sv", "sv")
    ('Soomaali · somaliska', 'Svenska')
    """
    own, name = LANGUAGES[code].autonym, _name(code, reader)
    return own if own.casefold() == name.casefold() else f"{own} · {name}"


def _name(code: str, reader: str) -> str:
    return unmarked(language_name(code, LANGUAGES[reader]))
