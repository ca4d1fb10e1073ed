"""PostgreSQL: neighbouring words of a head (*số, loại, trích yếu*) as tokens of their own.

That words stand in a row was looked up in all works that hold them. The function of the index
makes the pairs of what stands in the rows, so the index is made anew by the server alone; of a
million works it takes some minutes.
"""

from __future__ import annotations

from alembic import op

revision = "v0007"
down_revision = "v0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From v0006; SQLite knows by its index which words stand in a row."""
    if op.get_context().dialect.name == "sqlite":
        return
    op.execute(_FUNCTION)
    op.execute("SET LOCAL maintenance_work_mem = '256MB'")
    op.execute("REINDEX INDEX search_rows_by_vector")
    op.execute("ANALYZE search_rows")


# Of a head of very many words there are no pairs, only a sign for that: a vector has its bounds.
_FUNCTION = """
CREATE OR REPLACE FUNCTION vbparse_vector(head text, rest text, others text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL UNSAFE COST 2000 AS $$
DECLARE
  top text := rtrim(head);
  whole text := rtrim(head || rest);
  words text[] := string_to_array(btrim(head), ' ');
  pairs text;
BEGIN
  IF cardinality(words) > 120 THEN
    pairs := ' +_ ^_';
  ELSE
    SELECT coalesce(string_agg(' ' || a || '_' || b, ''), '') INTO pairs
      FROM unnest(words[1 : cardinality(words) - 1], words[2 : cardinality(words)])
      AS neighbours(a, b);
    pairs := replace(pairs, ' ', ' +')
      || replace(translate(pairs, 'ABCDEFGHIJ', ''), ' ', ' ^');
  END IF;
  RETURN CAST(
    replace(top, ' ', ' +') || replace(translate(top, 'ABCDEFGHIJ', ''), ' ', ' ^') || pairs
    || replace(whole, ' ', ' ~') || replace(translate(whole, 'ABCDEFGHIJ', ''), ' ', ' =')
    || others AS tsvector);
END $$
"""
