"""Says which programmes are in use, takes them into use, and lets visits follow changed files."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial

import typer

from hembot.clock import TurnedClock, system_time
from hembot.demo.seed import demo_morning
from hembot.parts import Parts, opened
from hembot.programme_words import assumed, changed, in_a_line, in_full
from hembot.settings import Settings
from hembot.trouble import EXIT_CODE, told_plainly
from visits.actions import use_programme
from visits.actions.follow_programmes import follow, keep_what_nobody_notices
from visits.actions.use_programme import unconfirmed
from visits.facts import NoCoordinator, NotConfirmed, OnlyProgramme, UnknownProgramme
from visits.programme import Programme
from visits.programme_use import ProgrammeUse
from visits.work import Work

Act = Callable[[Work, datetime], None]


def show_all() -> None:
    """One line for each file."""
    _do(_show_all)


def show(slug: str) -> None:
    _do(partial(_show, slug))


def confirm(slug: str, by: str) -> None:
    """What is assumed is said, and stands from now on with the coordinator's name."""
    _do(partial(_confirm, slug, by))


def activate(slug: str) -> None:
    _do(partial(_activate, slug))


def stop(slug: str) -> None:
    _do(partial(_stop, slug))


def changes() -> None:
    """Says what `apply` would do, and does nothing."""
    _do(_changes)


def apply() -> None:
    _do(_apply)


def tell_changes(parts: Parts) -> None:
    """At the start: what changed files would change, and how to let them."""
    with parts.database.unit_of_work() as work:
        found = keep_what_nobody_notices(work, now=parts.now())
        unsure = unconfirmed(work)
    for programme in unsure:
        typer.echo(f"New families are not offered {programme.slug}. {_not_confirmed(programme)}")
    if found:
        typer.echo("The programmes' files have changed. For visits without a time:")
        typer.echo("\n".join(changed(found)))
        typer.echo("`hembot programmes apply` lets these visits follow; until then they stay.")


def _show_all(work: Work, now: datetime) -> None:
    uses = work.programme_uses.all()
    for slug, programme in work.programmes.items():
        typer.echo(in_a_line(programme, uses.get(slug, ProgrammeUse(slug))))


def _show(slug: str, work: Work, now: datetime) -> None:
    programme = use_programme.known(work, slug)
    use = work.programme_uses.all().get(slug, ProgrammeUse(slug))
    typer.echo("\n".join(in_full(programme, use)))


def _confirm(slug: str, by: str, work: Work, now: datetime) -> None:
    use_programme.confirm_assumptions(work, slug, by=by, now=now)
    programme = work.programmes[slug]
    if not programme.assumptions:
        typer.echo(f"{slug} assumes nothing: there is nothing to confirm.")
        return
    typer.echo(f"{by} has confirmed what {slug} assumes:")
    typer.echo("\n".join(assumed(programme)))


def _activate(slug: str, work: Work, now: datetime) -> None:
    use_programme.activate(work, slug, now=now)
    typer.echo(f"New families are offered {slug} from now on.")


def _stop(slug: str, work: Work, now: datetime) -> None:
    use_programme.stop(work, slug)
    typer.echo(f"New families are not offered {slug} any more; those who are in it go on.")


def _changes(work: Work, now: datetime) -> None:
    found = keep_what_nobody_notices(work, now=now)
    typer.echo("\n".join(changed(found)) or "No visit without a time would change.")


def _apply(work: Work, now: datetime) -> None:
    found = {slug: ones for slug, ones in follow(work, now=now).items() if ones}
    typer.echo("\n".join(changed(found)) or "No visit without a time had to change.")


def _do(act: Act) -> None:
    with told_plainly(), _told_what_is_wrong():
        settings = Settings()
        with opened(settings, the_clock(settings)) as parts, parts.database.unit_of_work() as work:
            act(work, parts.now())


def the_clock(settings: Settings) -> Callable[[], datetime]:
    """The demo's own, where there is one."""
    kept = settings.folder / "clock.json"
    if not settings.is_demo or not kept.exists():
        return system_time
    return TurnedClock(kept, starts_at=demo_morning(system_time())).now


@contextmanager
def _told_what_is_wrong() -> Iterator[None]:
    try:
        yield
    except UnknownProgramme as one:
        _refuse(f"There is no programme {one.slug}: write {', '.join(one.known)}.")
    except NotConfirmed as one:
        _refuse(_not_confirmed(one.programme))
    except OnlyProgramme as one:
        _refuse(f"No other programme than {one.slug} is in use: activate another one first.")
    except NoCoordinator as one:
        known = ", ".join(one.known) or "nobody yet: invite one with `hembot invite`"
        _refuse(f"No single coordinator is called {one.name}; coordinators are {known}.")


def _not_confirmed(programme: Programme) -> str:
    slug = programme.slug
    return (
        f"{slug} assumes what no source says, and no coordinator has confirmed it: read `hembot"
        f" programmes show {slug}`, then run `hembot programmes confirm {slug} --by NAME`."
    )


def _refuse(sentence: str) -> None:
    typer.echo(sentence, err=True)
    raise typer.Exit(EXIT_CODE) from None
