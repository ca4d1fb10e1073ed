"""The figures of a work's number beside its keys: most works under a key are not read at all.

Keys of before have none; such works are read, as they were, until they are linked again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0006"
down_revision = "v0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From v0005."""
    table = "link_keys" if op.get_context().dialect.name == "sqlite" else "linkable"
    op.add_column(table, sa.Column("digits", sa.Text()))
