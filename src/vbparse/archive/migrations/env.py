"""What Alembic runs: the steps go over the connection that ``migrate.upgrade`` hands in."""

from __future__ import annotations

from alembic import context

from vbparse.archive.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
