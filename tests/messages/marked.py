"""Facts in which every value is marked, so that it can be found again in what is said."""

from collections.abc import Iterator
from dataclasses import replace

from hembot.check_content import for_staff, heard_in, spoken
from hembot.samples import (
    FAMILY,
    GUEST,
    NURSE,
    OTHER_PARENT,
    PARENT,
    PROGRAMMES,
    SUPPORTER,
    Facts,
    samples,
)
from hembot.telling_samples import TellingSamples
from messages.languages import LANGUAGES
from messages.message import Message
from messages.templates import names
from messages.voice import AS_WRITTEN, Voice
from visits.actions.call_list import Call, CallList
from visits.actions.families import FamilyCard
from visits.actions.register_family import Visitors
from visits.call_reason import CallReason
from visits.day_list import Day, Line
from visits.move_request import MoveRequest
from visits.people import Pair
from visits.programme import Programme
from visits.topics import Sheet
from visits.visit import Status

SIGNS = "<b>&"
STAFF = ("nurse", "nurse_phone", "supporter", "supporter_phone", "guest")
FAMILYS = ("parent", "alias", "words", "wish", "area")
FORMS = ("spoken", "programme", "title", "link")
MARKS = {place: f"{place}{SIGNS}" for place in STAFF + FAMILYS + FORMS}

ANNA = replace(NURSE, name=MARKS["nurse"], phone=MARKS["nurse_phone"])
SAMIRA = replace(SUPPORTER, name=MARKS["supporter"], phone=MARKS["supporter_phone"])
MARIA = replace(GUEST, name=MARKS["guest"])
AMINA = replace(PARENT, name=MARKS["parent"])
YUSUF = replace(OTHER_PARENT, name=MARKS["parent"])
HOUSEHOLD = replace(FAMILY, alias=MARKS["alias"], pair=Pair(1, ANNA, SAMIRA), parents=(AMINA,))
OTHERS = replace(HOUSEHOLD, pair=Pair(2, MARIA, SAMIRA))
FOR_STAFF_ALONE = {"staff_welcome", "portrait"}


def marked_programme(programme: Programme) -> Programme:
    titles = dict.fromkeys(LANGUAGES, MARKS["title"])
    visits = tuple(replace(visit, titles=titles) for visit in programme.visits)
    return replace(programme, name=MARKS["programme"], visits=visits)


MARKED = {programme.slug: marked_programme(programme) for programme in PROGRAMMES}
VOICE = Voice(MARKED, {}, drafts=True)


def all_messages() -> Iterator[tuple[str, Message]]:
    """Every message in every language, to staff and to a parent, however things may stand."""
    for facts in map(marked, few_samples()):
        for name in names():
            for code in for_staff():
                if name in AS_WRITTEN:
                    continue
                yield name, VOICE.say_in(code, name, **facts)
                if name not in FOR_STAFF_ALONE:
                    yield name, VOICE.say_in(code, name, **facts | {"to": AMINA})
    yield from _to_parents()


def _to_parents() -> Iterator[tuple[str, Message]]:
    """What only parents hear: once for each way in which a message reads in Swedish."""
    telling = TellingSamples(VOICE, [marked(facts) | {"to": AMINA} for facts in few_samples()])
    for code in spoken():
        if code not in for_staff():
            for name in heard_in(code):
                for facts in telling.of(name) if name not in AS_WRITTEN else ():
                    yield name, VOICE.say_in(code, name, **facts)


def few_samples() -> Iterator[Facts]:
    """One of each status, and for a planned visit one of each place."""
    seen = set()
    for facts in samples():
        visit, request = facts["visit"], facts["request"]
        place = visit.place if visit.status is Status.PLANNED else None  # type: ignore[attr-defined]
        way = (visit.status, place, visit.slot, request.words)  # type: ignore[attr-defined]
        if way not in seen:
            seen.add(way)
            yield facts


def marked_line(line: Line) -> Line:
    family, others = (OTHERS, (ANNA,)) if line.for_guest else (HOUSEHOLD, (MARIA,))
    if line.chosen:
        family = replace(family, area=MARKS["area"], parents=(AMINA, YUSUF))
    standing = replace(line.standing, family=family, invited=others)
    chosen = tuple(replace(one, words=MARKS["words"]) for one in line.chosen)
    return replace(line, standing=standing, away=(SAMIRA,) if line.away else (), chosen=chosen)


def marked_sheet(sheet: Sheet) -> Sheet:
    mine = replace(sheet.mine, words=MARKS["words"])
    return replace(sheet, mine=mine, other=YUSUF, shared_words=MARKS["words"])


def marked(facts: Facts) -> Facts:
    request, day, card = facts["request"], facts["day"], facts["card"]
    sheet = facts["sheet"]
    assert isinstance(sheet, Sheet)
    assert isinstance(card, FamilyCard)
    assert isinstance(request, MoveRequest) and isinstance(day, Day)
    lines = tuple(map(marked_line, day.lines))
    own = (line for line in lines if not line.for_guest)
    calls = tuple(Call(line.standing, CallReason.UNREACHABLE) for line in own)
    return facts | {
        "to": ANNA,
        "calls": CallList(ANNA, calls),
        "family": HOUSEHOLD,
        "request": replace(request, words=request.words and MARKS["wish"]),
        "by": AMINA,
        "words": MARKS["words"],
        "guests": (MARIA,),
        "could_come": (MARIA,),
        "guest": MARIA,
        "aliases": {HOUSEHOLD.id: HOUSEHOLD.alias},
        "day": replace(day, to=ANNA, lines=lines),
        "families": (HOUSEHOLD,),
        "card": replace(card, family=HOUSEHOLD, programme_name=MARKS["programme"]),
        "parent": AMINA,
        "sheet": marked_sheet(sheet),
        "programmes": tuple(MARKED.values()),
        "visitors": Visitors(ANNA, (ANNA,), (SAMIRA,)),
        "spoken": (MARKS["spoken"],),
        "programme_name": MARKS["programme"],
        "nurse": ANNA,
        "supporter": SAMIRA,
        "way_in": {"address": MARKS["link"]},
        "links": ({"language": "sv", "address": MARKS["link"]},) * 2,
    }
