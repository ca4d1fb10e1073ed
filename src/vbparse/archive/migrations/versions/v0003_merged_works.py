"""Works that a human says are one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0003"
down_revision = "v0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From v0002; no work has been merged yet."""
    op.add_column("works", sa.Column("merged_into", sa.Integer()))
    merged = sa.text("merged_into IS NOT NULL")
    op.create_index(
        "works_merged", "works", ["merged_into"], sqlite_where=merged, postgresql_where=merged
    )
