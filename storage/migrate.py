"""Brings a database to the schema of this code, one reviewed step at a time."""

from functools import cache
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

MIGRATIONS = Path(__file__).parent / "migrations"


def newest_revision() -> str:
    head = _scripts().get_current_head()
    assert head is not None
    return head


def revision_of(connection: sa.Connection) -> str | None:
    """Where the database stands; None if it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def is_known(revision: str | None) -> bool:
    """Whether this code has the step; a newer program's steps are unknown to it."""
    known = {script.revision for script in _scripts().walk_revisions()}
    return revision is None or revision in known


def upgrade(connection: sa.Connection) -> None:
    """All missing steps, inside the connection's transaction: all of them or none."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


@cache
def _scripts() -> ScriptDirectory:
    """Reading all steps takes longer than opening the database, and they do not change."""
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
