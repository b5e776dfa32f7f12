"""Telegram has asked for silence: every process keeps it, and so does the next start."""

from datetime import datetime

from visits.work import Work


def keep_silent(work: Work, until: datetime) -> None:
    work.pauses.keep(until)


def silent_until(work: Work) -> datetime | None:
    """When the last silence ends, or has ended."""
    return work.pauses.until()
