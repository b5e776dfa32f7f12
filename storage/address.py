"""Where the database is: read from one URL, and named before people without its password."""

from pathlib import Path

import sqlalchemy as sa

from storage.errors import UnknownAddress

_POSTGRESQL = ("postgresql", "postgres")
_SHOWN = ("host", "port")  # a query may hold a password as well


def read_address(url: str) -> tuple[sa.URL, str]:
    """The URL to connect to, and what to call it before people. Raises UnknownAddress.

    >>> read_address("postgresql://hembot:secret@db/hembot")[1]
    'postgresql://hembot@db/hembot'
    """
    try:
        address = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        raise UnknownAddress(_scheme(url)) from None
    if address.get_backend_name() == "sqlite":
        return _file(address)
    if address.get_backend_name() in _POSTGRESQL:
        return address.set(drivername="postgresql+psycopg"), _named(address)
    raise UnknownAddress(_scheme(url))


def _file(address: sa.URL) -> tuple[sa.URL, str]:
    # so that ":memory:", which forgets, is a file like any other
    path = str(Path(address.database or "").absolute())
    return address.set(database=path), path


def _named(address: sa.URL) -> str:
    query = {name: value for name, value in address.query.items() if name in _SHOWN}
    shown = sa.URL.create(
        "postgresql", address.username, None, address.host, address.port, address.database, query
    )
    return shown.render_as_string()


def _scheme(url: str) -> str:
    """What stands before the colon; never the rest, which may hold a password."""
    scheme, colon, _ = url.partition(":")
    return scheme if colon else ""
