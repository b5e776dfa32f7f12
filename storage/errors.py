"""What can be wrong with a database: facts for whoever runs it. No sentences here."""

from dataclasses import dataclass


class StorageError(Exception):
    """The storage could not do what was asked, and nothing was changed."""


@dataclass(eq=False)
class DatabaseError(StorageError):
    """`where` is the file's path, or the server's URL without its password."""

    where: str


class DatabaseLocked(DatabaseError):
    """Somebody else holds the database for longer than we are ready to wait."""


class NotADatabase(DatabaseError):
    """The file is something else than an SQLite database."""


class UnknownAddress(DatabaseError):
    """The URL is of no kind that we know; `where` is its first word, such as "mysql"."""


class NotOurs(DatabaseError):
    """The database belongs to another program: it has tables, but none of our revisions."""


class NotWritable(DatabaseError):
    """The folder or the file cannot be made or written."""


class ReadOnly(DatabaseError):
    """The server lets nobody write there: a standby, or one that is being restored."""


class DiskFull(DatabaseError):
    """There is no room for another page."""


class WrongKey(DatabaseError):
    """The database was sealed with another key, or the key has not a key's shape."""


class Collided(DatabaseError):
    """Two units of work stood in each other's way; this one was taken back, and may be repeated."""


@dataclass(eq=False)
class NotServed(DatabaseError):
    """The server does not serve us; `said` is why, in its own words."""

    said: str


class ServerAway(NotServed):
    """Nobody answers there, the server is starting or stopping, or the connection was lost."""


class NotAllowedIn(NotServed):
    """Wrong user or password, or the server admits nobody from here."""


class NoSuchDatabase(NotServed):
    """The server is there, the database is not."""


class ServerFull(NotServed):
    """The server has no room for another connection."""


@dataclass(eq=False)
class Damaged(DatabaseError):
    """`findings` are what the database says of it, or the lost half of the pair of files."""

    findings: tuple[str, ...]


@dataclass(eq=False)
class SchemaTooNew(DatabaseError):
    """A newer program has written this database; `revision` is none of ours."""

    revision: str


@dataclass(eq=False)
class SchemaTooOld(DatabaseError):
    """The database waits for a migration that was not asked for; None: it is empty."""

    revision: str | None


class Unreadable(StorageError):
    """A sealed value was not sealed with our key, or was changed since."""


@dataclass(eq=False)
class Missing(StorageError):
    """No row with this id, where our own code was sure that there is one."""

    table: str
    id: int | str


@dataclass(eq=False)
class AlreadyDone(StorageError):
    """The update was handled before, or never received: whatever was begun must fall."""

    update_id: int
