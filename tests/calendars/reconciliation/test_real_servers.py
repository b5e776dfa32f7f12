"""A few short runs on Radicale and Xandikos; `--real` of this package's command makes fifty."""

import pytest

from tests.calendars.reconciliation.real import live_on
from tests.calendars.servers import RealServer

STEPS = 10


@pytest.mark.parametrize("seed", range(3))
async def test_real_servers_come_to_agree_too(
    fast_client: None, radicale_server: RealServer, xandikos_server: RealServer, seed: int
) -> None:
    outcome = await live_on([radicale_server, xandikos_server], seed, steps=STEPS)

    assert not outcome.broken, outcome.report
    assert outcome.writes > 0
