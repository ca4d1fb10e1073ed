"""PostgreSQL: the text index without vectors in rows, keys of linking as arrays.

Both took more than half of the room of an archive. The words of the index are made anew from the
stored texts and records, after the steps (``search.rebuild``): a setting says so.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "v0004"
down_revision = "v0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From v0003; SQLite keeps its keys and its index as they are."""
    if op.get_context().dialect.name == "sqlite":
        op.add_column("linkable", sa.Column("places", sa.LargeBinary()))
        return
    _keys()
    _text_index()


def _keys() -> None:
    keys = postgresql.ARRAY(sa.BigInteger())
    op.rename_table("linkable", "linkable_before")
    op.execute("ALTER INDEX linkable_pkey RENAME TO linkable_before_pkey")
    op.create_table(
        "linkable",
        sa.Column("work_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("offered", keys, nullable=False),
        sa.Column("sought", keys, nullable=False),
        sa.Column("places", keys),
        sa.Column("province", sa.Text()),
        sa.Column("district", sa.Text()),
        sa.PrimaryKeyConstraint("work_id"),
    )
    op.execute(
        "INSERT INTO linkable (work_id, offered, sought, places, province, district)"
        " SELECT b.work_id, coalesce(o.keys, '{}'), coalesce(s.keys, '{}'),"
        " coalesce(s.places, '{}'), b.province, b.district FROM linkable_before b"
        " LEFT JOIN (SELECT work_id, array_agg(hash ORDER BY hash) AS keys"
        " FROM link_keys GROUP BY work_id) o ON o.work_id = b.work_id"
        " LEFT JOIN (SELECT work_id, array_agg(hash ORDER BY hash, position) AS keys,"
        " array_agg(CAST(position AS bigint) ORDER BY hash, position) AS places"
        " FROM cited_keys GROUP BY work_id) s ON s.work_id = b.work_id"
    )
    for name in ("linkable_before", "link_keys", "cited_keys"):
        op.drop_table(name)
    for name in ("offered", "sought"):
        op.execute(
            f"CREATE INDEX linkable_by_{name} ON linkable USING gin ({name})"
            " WITH (fastupdate = off)"
        )


def _text_index() -> None:
    op.execute(_FUNCTION)
    op.rename_table("search_rows", "search_rows_before")
    op.execute("ALTER INDEX search_rows_pkey RENAME TO search_rows_before_pkey")
    op.create_table(
        "search_rows",
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.LargeBinary()),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("rest", sa.Text(), nullable=False),
        sa.Column("others", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("work_id"),
    )
    # packed where they stand, so that a row of words is read in one go
    op.execute("ALTER TABLE search_rows ALTER COLUMN rest SET STORAGE MAIN")
    op.execute("ALTER TABLE search_rows SET (toast_tuple_target = 128)")
    op.execute(
        "INSERT INTO search_rows (work_id, words, head, rest, others)"
        " SELECT work_id, words, ' ', '', ' ' FROM search_rows_before"
    )
    op.drop_table("search_rows_before")
    op.execute(
        "CREATE INDEX search_rows_by_vector ON search_rows"
        " USING gin (vbparse_vector(head, rest, others))"
        " WITH (fastupdate = on, gin_pending_list_limit = 512)"  # kB: a search reads them all
    )
    op.create_table(
        "search_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word"),
    )
    op.execute(
        "INSERT INTO settings (name, value)"
        " SELECT 'index_rebuilt_to', '0' WHERE EXISTS (SELECT 1 FROM search_rows)"
    )


_FUNCTION = """
CREATE FUNCTION vbparse_vector(head text, rest text, others text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL UNSAFE COST 2000 AS $$
DECLARE
  top text := rtrim(head);
  whole text := rtrim(head || rest);
BEGIN
  RETURN CAST(
    replace(top, ' ', ' +') || replace(translate(top, 'ABCDEFGHIJ', ''), ' ', ' ^')
    || replace(whole, ' ', ' ~') || replace(translate(whole, 'ABCDEFGHIJ', ''), ' ', ' =')
    || others AS tsvector);
END $$
"""
