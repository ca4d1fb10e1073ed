"""The tables, and the indexes of text of either database."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From an empty database."""
    _files()
    _runs()
    _settings()
    _works()
    _citations()
    _deadlines()
    _decisions()
    _journal()
    _likenesses()
    _manifestations()
    _parents()
    _search_rows()
    _bands()
    _link_candidates()
    _links()
    _texts()
    if op.get_context().dialect.name == "sqlite":
        _text_index_of_sqlite()
    else:
        _text_index_of_postgresql()


def _files() -> None:
    op.create_table(
        "files",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sha256"),
    )
    op.create_index("files_by_size", "files", ["size"])


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("process", sa.Text(), nullable=False),
        sa.Column("seen", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _settings() -> None:
    op.create_table(
        "settings",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _works() -> None:
    op.create_table(
        "works",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=True),
        sa.Column("type_code", sa.Text(), nullable=True),
        sa.Column("doc_type", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("symbol", sa.Text(), nullable=True),
        sa.Column("number_key", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("issued_from", sa.Text(), nullable=True),
        sa.Column("issued_to", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("issuer_parent", sa.Text(), nullable=True),
        sa.Column("issuer_key", sa.Text(), nullable=True),
        sa.Column("issuer_id", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("draft", sa.Boolean(), nullable=False),
        sa.Column("doubt", sa.Float(), nullable=False),
        sa.Column("to_link", sa.Boolean(), nullable=False),
        sa.Column("to_segment", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("works_by_doubt", "works", ["doubt", "id"])
    op.create_index("works_by_number", "works", ["number_key", "issued_from"])
    op.create_index(
        "works_to_link",
        "works",
        ["id"],
        sqlite_where=sa.text("to_link = 1"),
        postgresql_where=sa.text("to_link"),
    )
    op.create_index(
        "works_to_segment",
        "works",
        ["id"],
        sqlite_where=sa.text("to_segment = 1"),
        postgresql_where=sa.text("to_segment"),
    )


def _citations() -> None:
    op.create_table(
        "citations",
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("doc_type", sa.Text(), nullable=True),
        sa.Column("number_key", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("preamble", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("work_id", "position"),
        sqlite_with_rowid=False,
    )


def _deadlines() -> None:
    op.create_table(
        "deadlines",
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("due_from", sa.Text(), nullable=True),
        sa.Column("due_to", sa.Text(), nullable=True),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("rrule", sa.Text(), nullable=True),
        sa.Column("action", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("work_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("deadlines_by_day", "deadlines", ["due_to"])


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("previous", sa.Text(), nullable=True),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["target_id"], ["works.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("decisions_by_work", "decisions", ["work_id", "id"])


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("raw_path", sa.LargeBinary(), nullable=True),
        sa.Column("steps", sa.Text()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("changed", sa.BigInteger(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("reason_en", sa.Text(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["files.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("path"),
    )
    op.create_index("journal_by_file", "journal", ["file_id"])
    op.create_index("journal_by_state", "journal", ["state", "id"])


def _likenesses() -> None:
    op.create_table(
        "likenesses",
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["other_id"], ["works.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("work_id", "other_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("likenesses_by_other", "likenesses", ["other_id"])


def _manifestations() -> None:
    op.create_table(
        "manifestations",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("text_layer", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("rank", sa.Text(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["files.id"],
        ),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("manifestations_by_file", "manifestations", ["file_id", "part"], unique=True)
    op.create_index("manifestations_by_work", "manifestations", ["work_id"])


def _parents() -> None:
    op.create_table(
        "parents",
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("human", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["target_id"], ["works.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("work_id"),
    )
    op.create_index("parents_by_target", "parents", ["target_id"])


def _search_rows() -> None:
    op.create_table(
        "search_rows",
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("work_id"),
    )


def _bands() -> None:
    op.create_table(
        "bands",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("manifestation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["manifestation_id"], ["manifestations.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("hash", "manifestation_id"),
        sqlite_with_rowid=False,
    )


def _link_candidates() -> None:
    op.create_table(
        "link_candidates",
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["target_id"], ["works.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["work_id", "position"], ["citations.work_id", "citations.position"], ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("work_id", "position", "target_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("link_candidates_by_target", "link_candidates", ["target_id"])


def _links() -> None:
    op.create_table(
        "links",
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("human", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["target_id"], ["works.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["work_id", "position"], ["citations.work_id", "citations.position"], ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("work_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("links_by_status", "links", ["status", "work_id"])
    op.create_index("links_by_target", "links", ["target_id"])


def _texts() -> None:
    op.create_table(
        "texts",
        sa.Column("manifestation_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["manifestation_id"], ["manifestations.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("manifestation_id"),
    )


def _text_index_of_sqlite() -> None:
    """Without the texts themselves: they stand, packed, in ``texts``."""
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(tokens, content = '',"
        " tokenize = \"unicode61 remove_diacritics 0 tokenchars '+~^=_@#'\")"
    )
    op.execute("CREATE VIRTUAL TABLE search_terms USING fts5vocab(search_index, row)")


def _text_index_of_postgresql() -> None:
    op.execute("ALTER TABLE search_rows ADD COLUMN vector tsvector")
    op.execute("CREATE INDEX search_rows_by_vector ON search_rows USING gin (vector)")
