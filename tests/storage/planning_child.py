"""Plans reminders in a process of its own, until somebody kills it or nothing is left to do."""

import sys
from datetime import datetime

from storage.database import Database
from visits.actions import plan_broadcasts

AT_ONCE = 3


def main(url: str, key: str, now: datetime) -> None:
    plan_broadcasts.AT_ONCE = AT_ONCE
    database = Database.open(url, key=key.encode(), programmes={})
    goes_on = True
    while goes_on:
        print("step", flush=True)
        with database.unit_of_work() as work:
            goes_on = plan_broadcasts.go_on(work, now=now)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], datetime.fromisoformat(sys.argv[3]))
