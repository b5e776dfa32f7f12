"""Alembic's way in: the migrations run in the transaction that `storage.migrate` hands over."""

from alembic import context

from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite alters a table by making it anew
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
