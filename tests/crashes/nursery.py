"""Warms up the process that all the others are forked from: what takes seconds is done once.

Only that process imports this page.
"""

import asyncio
import gc
import ssl
import threading
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from hembot.demo.cast import AMINA
from messages.taps import Verb
from storage import migrate
from tests.crashes import child
from tests.town import town_in


async def _rehearse() -> None:
    """Whatever is made at its first use is made here."""
    with TemporaryDirectory() as folder:
        async with town_in(Path(folder)) as town:
            amina = town.resident(AMINA)
            await amina.starts()
            await amina.taps(Verb.YES)


for_good = pytest.MonkeyPatch()
# every client reads all of the world's certificates anew, and nobody here speaks TLS
for_good.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
# every opening reads the migrations anew, and their files do not change
for_good.setattr(migrate, "is_known", cache(migrate.is_known))
for_good.setattr(migrate, "newest_revision", cache(migrate.newest_revision))
asyncio.run(_rehearse())
# a fork has one thread only, and none of the locks that others held
assert threading.active_count() == 1 and child
# none of the children lives long enough to need it
gc.collect()
gc.freeze()
gc.disable()
