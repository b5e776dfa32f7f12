"""PostgreSQL as we want it: several units of work at once, and errors as facts."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import sqlalchemy as sa

from storage import errors

THREADS = 4
CONNECT_SECONDS = 10

_UNIQUE_VIOLATION = "23505"
_DAMAGED = ("XX001", "XX002")
_SERVER_GOES = ("08", "57P", "25P03")  # lost, shut down, starting up, told to leave

# https://www.postgresql.org/docs/current/errcodes-appendix.html
_FACTS: dict[str, type[errors.DatabaseError]] = {
    "25006": errors.ReadOnly,
    "40001": errors.Collided,
    "40P01": errors.Collided,
    "42501": errors.NotWritable,
    "53100": errors.DiskFull,
    "55P03": errors.DatabaseLocked,
}

# whoever is not let in gets words without a code
_WORDS: tuple[tuple[str, type[errors.NotServed]], ...] = (
    (r'database ".*" does not exist', errors.NoSuchDatabase),
    (r"too many clients|connection slots|too many connections", errors.ServerFull),
    (r'password|authentication failed|role ".*" does not exist|pg_hba', errors.NotAllowedIn),
)


def new_engine(address: sa.URL, *, patience_ms: int, foreign_keys: bool = True) -> sa.Engine:
    """A pool with a connection for each thread; foreign keys hold in any case."""
    engine = sa.create_engine(
        address,
        # parameters never reach a log or a traceback: they are people's names and words
        hide_parameters=True,
        isolation_level="READ COMMITTED",
        pool_size=THREADS,
        pool_use_lifo=True,
        # a server that was restarted meanwhile is no reason to lose a tap
        pool_pre_ping=True,
        connect_args={"connect_timeout": CONNECT_SECONDS, **address.query},
    )

    def connected(connection: psycopg.Connection, _record: object) -> None:
        connection.execute(f"SET lock_timeout = {int(patience_ms)}".encode())
        connection.commit()

    sa.event.listen(engine, "connect", connected)
    return engine


@contextmanager
def facts_about(where: str) -> Iterator[None]:
    """Say what PostgreSQL's error codes mean for whoever runs the database `where`."""
    try:
        yield
    except psycopg.Error as error:
        _raise_fact(error, where)
        raise
    except sa.exc.DBAPIError as error:
        _raise_fact(error.orig, where)
        raise


def is_doubled(error: psycopg.IntegrityError | sa.exc.IntegrityError) -> bool:
    """Whether somebody else has taken a number, a name or a chat at the same time."""
    told = error.orig if isinstance(error, sa.exc.IntegrityError) else error
    return getattr(told, "sqlstate", None) == _UNIQUE_VIOLATION


def _raise_fact(error: BaseException | None, where: str) -> None:
    fact = _fact(error, where) if isinstance(error, psycopg.Error) else None
    if fact is not None:
        raise fact from error


def _fact(error: psycopg.Error, where: str) -> errors.DatabaseError | None:
    state, said = error.sqlstate, _said(error)
    if state in _FACTS:
        return _FACTS[state](where)
    if state in _DAMAGED:
        return errors.Damaged(where, (said,))
    if state is not None and state.startswith(_SERVER_GOES):
        return errors.ServerAway(where, said)
    if state is None and isinstance(error, psycopg.OperationalError):
        return _not_served(said)(where, said)
    return None


def _not_served(said: str) -> type[errors.NotServed]:
    for words, fact in _WORDS:
        if re.search(words, said):
            return fact
    return errors.ServerAway


def _said(error: psycopg.Error) -> str:
    """The server's own words, on one line and without what the driver says before them."""
    first = str(error).partition("\n")[0]
    return first.rpartition("failed: ")[2].removeprefix("FATAL:").strip()
