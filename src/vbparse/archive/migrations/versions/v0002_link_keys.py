"""The keys under which citations and works meet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0002"
down_revision = "v0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From v0001; links are sought anew, since no work has keys yet."""
    op.create_table(
        "linkable",
        sa.Column("work_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("offered", sa.LargeBinary(), nullable=False),
        sa.Column("sought", sa.LargeBinary(), nullable=False),
        sa.Column("province", sa.Text()),
        sa.Column("district", sa.Text()),
        sa.PrimaryKeyConstraint("work_id"),
    )
    op.create_table(
        "link_keys",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("work_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("hash", "work_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "cited_keys",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("work_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("hash", "work_id", "position"),
        sqlite_with_rowid=False,
    )
    op.execute(sa.text("UPDATE works SET to_link = true"))
