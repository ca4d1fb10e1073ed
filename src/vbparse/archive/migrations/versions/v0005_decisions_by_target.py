"""Decisions about two works are found from either."""

from __future__ import annotations

from alembic import op

revision = "v0005"
down_revision = "v0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From v0004."""
    op.create_index("decisions_by_target", "decisions", ["target_id"])
