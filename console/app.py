"""Every address of the console, and which page answers there."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from console.ask import Answers
from console.filled import takes
from console.front_door import FrontDoor
from console.headers import Guarded
from console.office import ROOT, Office
from console.pages import (
    activities,
    activity_new,
    calls,
    families,
    family,
    family_changes,
    family_leaving,
    family_why,
    figure_exports,
    figures,
    figures_of_work,
    invitation,
    mini,
    money,
    programmes,
    registering,
    reminder_new,
    reminders,
    report,
    reports,
    requests,
    sign_in,
    snapshot,
    staff,
    staff_member,
    system,
    themes,
    today,
    translations,
    week,
)
from console.words import HERE

SHOWN: dict[str, Answers] = {
    "/": today.shown,
    "/in": sign_in.door,
    "/week": week.shown,
    "/mini": mini.door,
    "/calls": calls.shown,
    "/requests": requests.shown,
    "/families": families.shown,
    "/families/new": registering.shown,
    "/families/{alias}": family.shown,
    "/families/{alias}/edit": family_changes.shown,
    "/families/{alias}/leave": family_leaving.shown,
    "/families/{alias}/invitation": invitation.shown,
    "/visits/{visit:int}/snapshot": snapshot.shown,
    "/activities": activities.shown,
    "/activities/new": activity_new.empty,
    "/activities/{activity:int}": activities.one,
    "/reminders": reminders.shown,
    "/reminders/new": reminder_new.empty,
    "/reminders/{reminder:int}": reminders.one,
    "/money": money.shown,
    "/money.csv": money.as_a_file,
    "/figures": figures.shown,
    "/figures.csv": figure_exports.table,
    "/figures.pdf": figure_exports.report,
    "/figures/work": figures_of_work.shown,
    "/figures/{name}": figures.closely,
    "/reports": reports.shown,
    "/reports/{year:int}/{centre:path}": report.shown,
    "/programmes": programmes.shown,
    "/programmes/rehearsal": programmes.rehearsed,
    "/themes": themes.listed,
    "/themes/{theme}": themes.shown,
    "/translations": translations.shown,
    "/pictures/{key}": themes.image,
    "/staff": staff.shown,
    "/staff/new": staff.empty,
    "/staff/{staff:int}": staff_member.shown,
    "/system": system.shown,
}
TAKEN: dict[str, Answers] = {
    "/out": sign_in.leave,
    "/out-everywhere": sign_in.leave_everywhere,
    "/language": sign_in.speak,
    "/visits/{visit:int}/report": today.reported,
    "/visits/{visit:int}/move": week.moved,
    "/visits/{visit:int}/snapshot": takes(snapshot.FORM, snapshot.page, snapshot.taken),
    "/requests/{request:int}/{answer}": requests.settled,
    "/families/new": registering.registered,
    "/families/{alias}/parents/{parent:int}": takes(
        family_changes.PARENT, family_changes.page, family_changes.parent_changed
    ),
    "/families/{alias}/interpreter": takes(
        family_changes.INTERPRETER, family_changes.page, family_changes.interpreter_changed
    ),
    "/families/{alias}/area": takes(family_changes.AREA, family_changes.page, family_changes.moved),
    "/families/{alias}/birth": takes(
        family_changes.BIRTH, family_changes.page, family_changes.born
    ),
    "/families/{alias}/visits/{visit:int}/interpreter": family.interpreter_answered,
    "/families/{alias}/leave": takes(
        family_leaving.LEAVING, family_leaving.page, family_leaving.checked
    ),
    "/families/{alias}/leave/yes": takes(
        family_leaving.LEAVING, family_leaving.page, family_leaving.left
    ),
    "/families/{alias}/why": takes(family.WHY, family.page, family_why.noted),
    "/families/{alias}/back": family_leaving.back,
    "/families/{alias}/visits": family_leaving.taken_up,
    "/families/{alias}/invitation": invitation.invited,
    "/families/{alias}/letter": invitation.printed,
    "/activities/new": takes(activity_new.FORM, activity_new.page, activity_new.taken),
    "/activities/{activity:int}/times/{occurrence:int}/off": activities.called_off,
    "/activities/{activity:int}/away": activities.taken_away,
    "/reminders/new": takes(reminder_new.FORM, reminder_new.page, reminder_new.taken),
    "/reminders/{reminder:int}/stop": reminders.stopped,
    "/reports/{year:int}/{centre:path}": takes(report.FORM, report.page, report.taken),
    "/staff": takes(staff.NEW, staff.form, staff.hired),
    "/staff/{staff:int}": takes(staff_member.WHO, staff_member.page, staff_member.changed),
    "/staff/{staff:int}/hours": takes(
        staff_member.HOURS, staff_member.page, staff_member.hours_chosen
    ),
    "/staff/{staff:int}/absence": takes(
        staff_member.ABSENCE, staff_member.page, staff_member.goes_away
    ),
    "/staff/{staff:int}/back": staff_member.comes_back,
    "/staff/{staff:int}/invitation": staff_member.invited,
    "/staff/{staff:int}/calendar": staff_member.calendar_tried,
}
FROM_ANYBODY: dict[str, Answers] = {"/in": sign_in.enter, "/mini": mini.enter}


def console(office: Office) -> Mount:
    """The console, to be served beside whatever else answers at the same address."""
    door = FrontDoor(office)
    inside = Starlette(
        routes=_routes(door),
        middleware=[Middleware(Guarded)],
        exception_handlers={404: door.not_found, 405: door.not_found},
    )
    return Mount(ROOT, app=inside)


def _routes(door: FrontDoor) -> list[BaseRoute]:
    shown = (Route(path, door.shows(page), methods=["GET"]) for path, page in SHOWN.items())
    taken = (Route(path, door.takes(page), methods=["POST"]) for path, page in TAKEN.items())
    open_to_all = (
        Route(path, door.takes(page, marked=False), methods=["POST"])
        for path, page in FROM_ANYBODY.items()
    )
    return [*shown, *open_to_all, *taken, Mount("/static", StaticFiles(directory=HERE / "static"))]
