"""How many examples each property gets: a few, always the same, while we work; many at night.

`HEMBOT_PROPERTY_RUNS=20 make test` multiplies the examples of every property here by twenty,
and looks at other ones each time.
"""

import os

from hypothesis import settings

TIMES = int(os.environ.get("HEMBOT_PROPERTY_RUNS", "1"))


def runs(examples: int, *, steps: int = 30) -> settings:
    """A failure prints its steps and a blob that replays them (`@reproduce_failure`)."""
    return settings(
        max_examples=examples * TIMES,
        stateful_step_count=steps,
        deadline=None,
        derandomize=TIMES == 1,
        print_blob=True,
        report_multiple_bugs=False,
    )
