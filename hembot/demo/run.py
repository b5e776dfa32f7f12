"""Runs the demo: the stand-in for Telegram and both ends of Hembot in one process."""

import asyncio
from importlib import import_module
from pathlib import Path

import typer

from hembot.calendar_homes import calendar_homes, how_to_subscribe
from hembot.clock import TurnedClock, system_time
from hembot.console import console_of
from hembot.demo.cast import EVERYBODY
from hembot.demo.desks import desks_of
from hembot.demo.seed import demo_morning, seed_demo
from hembot.demo.stops import Stops
from hembot.health import PATH, Checkup
from hembot.links import Invitations, mini_app
from hembot.only_one import only_one
from hembot.parts import opened
from hembot.serve import serving, telling
from hembot.settings import Settings
from simulator import snapshot
from simulator.app import build
from simulator.clock import Clock
from simulator.people import Bot
from simulator.world import World

TOKEN = "7000000001:a-demo-needs-no-secret"
BOT = Bot(token=TOKEN, id=7000000001, username="hembot_demo_bot", first_name="Hembot")


async def run_demo(settings: Settings) -> None:
    """Until cancelled. A second start goes on where the first ended."""
    with only_one(settings.folder):
        await _run(settings)


async def _run(settings: Settings) -> None:
    clock = TurnedClock(settings.folder / "clock.json", starts_at=demo_morning(system_time()))
    with opened(settings, clock.now) as parts:
        await parts.performer.perform(seed_demo, now=clock.now())
        import_module("hembot.programmes").tell_changes(parts)
        import_module("hembot.activities").follow_named_sources(parts, in_demo=True)
        kept = settings.folder / "telegram.json"
        world = a_world(clock, kept)
        health = telling(PATH, Checkup(parts.performer.perform, system_time).told)
        async with (
            calendar_homes(
                parts.performer.perform, settings.folder / "calendars", settings.calendar_port
            ) as homes,
            serving(
                build(
                    world,
                    snapshot_path=kept,
                    desks=desks_of(homes.running),
                    beside=[
                        health,
                        console_of(parts, Invitations(_our_name), token=TOKEN),
                    ],
                    stops=Stops(parts.performer.perform, clock.now),
                ),
                port=settings.port,
            ) as address,
        ):
            typer.echo(f"Hembot's demo is running. Open {address} – Ctrl-C ends it.")
            typer.echo(how_to_subscribe(homes.running))
            typer.echo(f"Whether all jobs are being done: {address}{PATH}")
            # aiogram alone takes seconds to load: meanwhile the page can be opened already
            ends = await asyncio.to_thread(import_module, "hembot.run")
            await ends.run_ends(
                parts,
                token=TOKEN,
                api=address,
                pace=import_module("scheduler.jobs.calendars").IN_THE_DEMO,
                welcome=homes.welcome,
                rhythm=import_module("scheduler.timetable").IN_THE_DEMO,
                console_at=address,
                menu_opens=mini_app(address),
            )


async def _our_name() -> str:
    return BOT.username


def a_world(clock: Clock, kept: Path) -> World:
    """Telegram as it was left; at the very first start everybody opens the chat."""
    world = snapshot.load(kept, bot=BOT, clock=clock) if kept.exists() else World(BOT, clock)
    world.files.folder = kept.with_suffix(".files")
    for who in () if world.chats else EVERYBODY:
        phone = world.add_person(
            who.chat_id, who.name, who.speaks, caption=who.caption, shown=who.shown
        )
        phone.starts()
    return world
