"""The tables of an archive, the same in SQLite and in PostgreSQL.

A **work** (*văn bản*: issuer, number, symbol, date) has **manifestations** (*bản thể hiện*: a
scan, a signed PDF, a draft), one for each document of a **file**. What a human decided stands in
``decisions`` and is laid over what was read. Days are ISO text (``2024-09-30``), so that they
compare alike in both; numbers of rows are given out by the program (``store.next_id``), so that an
import that was interrupted ends with the same ones. ``migrations`` make these tables.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

from vbparse.archive.column_types import Hash, Keys

__all__ = [
    "METADATA",
    "OF_SQLITE",
    "bands",
    "citations",
    "cited_keys",
    "deadlines",
    "decisions",
    "files",
    "journal",
    "likenesses",
    "link_candidates",
    "link_keys",
    "linkable",
    "links",
    "manifestations",
    "parents",
    "runs",
    "search_rows",
    "settings",
    "texts",
    "works",
]

METADATA = MetaData()
OF_SQLITE = MetaData()
"""Tables that only SQLite has."""


def _work(
    *, primary_key: bool = False, nullable: bool = False, name: str = "work_id"
) -> Column[int]:
    key = ForeignKey("works.id", ondelete="CASCADE")
    return Column(name, Integer, key, primary_key=primary_key, nullable=nullable)


settings = Table(
    "settings",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# ------------------------------------------------------------------------------------ what came in

runs = Table(  # an import that is going on; its rows of the journal are free again when it is gone
    "runs",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("host", Text, nullable=False),
    Column("process", Text, nullable=False),  # number and start of the process, to know it again
    Column("seen", Float, nullable=False),  # seconds since 1970: for imports of other machines
)

files = Table(
    "files",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sha256", Hash, nullable=False, unique=True),
    Column("size", BigInteger, nullable=False),
    Column("kept", Boolean, nullable=False),  # a copy lies in the folder of the archive
    Index("files_by_size", "size"),
)

journal = Table(  # a row for each file seen; ``a.zip!/b.pdf`` is a file in a zip
    "journal",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("path", Text, nullable=False, unique=True),
    Column("raw_path", LargeBinary),  # of the file on the disk, when its name is not UTF-8
    Column("steps", Text),  # JSON: the way into a zip; NULL for a file on the disk
    Column("state", Text, nullable=False),  # queued, running, done, quarantined, duplicate
    Column("run_id", Integer),  # who has it, while it is running
    Column("size", BigInteger),  # as it was when it was read
    Column("changed", BigInteger),  # its time of change, in ns
    Column("attempts", Integer, nullable=False),
    Column("code", Text),  # why it is quarantined: "Encrypted", "timeout" …
    Column("reason", Text),  # the same in Vietnamese
    Column("reason_en", Text),
    Column("file_id", Integer, ForeignKey("files.id")),  # of a duplicate: the file that it is
    Index("journal_by_state", "state", "id"),
    Index("journal_by_file", "file_id"),
)

# ------------------------------------------------------------------------------ works and documents

works = Table(  # the values that count: of the leading manifestation, under what a human decided
    "works",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("lead_id", Integer),  # the manifestation whose record counts; NULL: none is left
    Column("merged_into", Integer),  # the work that a human says is the same, and that leads
    Column("type_code", Text),  # KH, QĐ …
    Column("doc_type", Text),
    Column("number", Text),  # số, ký hiệu as printed: 5701/KH-UBND
    Column("symbol", Text),  # ký hiệu: KH-UBND, also of a document whose number is blank
    Column("number_key", Text),  # vietnamese.numbers.key(number)
    Column("issued_on", Text),  # as read: 2024-09-30, 2024-09, 2024
    Column("issued_from", Text),  # first and last day that it may mean
    Column("issued_to", Text),
    Column("issuer", Text),
    Column("issuer_parent", Text),  # the body printed above it
    Column("issuer_key", Text),  # vietnamese.fold.key(bare issuer)
    Column("issuer_id", Text),  # entry of the register of agencies
    Column("place", Text),
    Column("subject", Text),
    Column("draft", Boolean, nullable=False),
    Column("doubt", Float, nullable=False),  # the least confidence of a value nobody has decided
    Column("to_link", Boolean, nullable=False),  # new or changed since links were last sought
    Column("to_segment", Boolean, nullable=False),  # its words are not yet in the search index
    Index("works_by_number", "number_key", "issued_from"),
    Index("works_by_doubt", "doubt", "id"),
)
Index(
    "works_merged",
    works.c.merged_into,
    sqlite_where=text("merged_into IS NOT NULL"),
    postgresql_where=text("merged_into IS NOT NULL"),
)
Index(
    "works_to_link",
    works.c.id,
    sqlite_where=text("to_link = 1"),
    postgresql_where=text("to_link"),
)
Index(
    "works_to_segment",
    works.c.id,
    sqlite_where=text("to_segment = 1"),
    postgresql_where=text("to_segment"),
)

manifestations = Table(
    "manifestations",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _work(),
    Column("file_id", Integer, ForeignKey("files.id"), nullable=False),
    Column("part", Integer, nullable=False),  # which document of the file, from 1
    Column("parts", Integer, nullable=False),
    Column("path", Text, nullable=False),  # where it was first seen, as in the journal
    Column("media_type", Text, nullable=False),
    Column("text_layer", Text, nullable=False),
    Column("pages", Integer),
    Column("rank", Text, nullable=False),  # the least leads
    Column("record", LargeBinary, nullable=False),  # the record as read: JSON, packed
    Column("version", Text, nullable=False),  # of vbparse, that read it
    Column("sketch", LargeBinary),  # for likeness of texts; NULL when there is hardly a text
    Index("manifestations_by_work", "work_id"),
    Index("manifestations_by_file", "file_id", "part", unique=True),
)

texts = Table(  # the one text, packed: words are segmented and indexes made anew from it
    "texts",
    METADATA,
    Column(
        "manifestation_id",
        Integer,
        ForeignKey("manifestations.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("text", LargeBinary, nullable=False),
)

bands = Table(  # manifestations that share one are perhaps alike
    "bands",
    METADATA,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column(
        "manifestation_id",
        Integer,
        ForeignKey("manifestations.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    sqlite_with_rowid=False,
)

likenesses = Table(  # near-duplicates (drafts, versions): proposed, never merged unasked
    "likenesses",
    METADATA,
    _work(primary_key=True),
    _work(primary_key=True, name="other_id"),  # work_id < other_id
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),  # "text", "number", "identity"
    Column("state", Text, nullable=False),  # proposed, accepted, rejected
    Index("likenesses_by_other", "other_id"),
    sqlite_with_rowid=False,
)

deadlines = Table(
    "deadlines",
    METADATA,
    _work(primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("value", Text),
    Column("due_from", Text),  # first and last day, ISO; NULL for relative and open ones
    Column("due_to", Text),
    Column("bound", Text, nullable=False),
    Column("rrule", Text),
    Column("action", Text),
    Column("unit", Text),
    Column("text", Text, nullable=False),
    Index("deadlines_by_day", "due_to"),
    sqlite_with_rowid=False,
)

# ------------------------------------------------------------------------------ citations and links

citations = Table(  # of the leading manifestation; ``position`` is the index in its record
    "citations",
    METADATA,
    _work(primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),  # -1: issued_with
    Column("value", Text),  # số, ký hiệu as printed
    Column("doc_type", Text),
    Column("number_key", Text),
    Column("issued_on", Text),
    Column("issuer", Text),
    Column("title", Text),
    Column("relation", Text, nullable=False),
    Column("preamble", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    METADATA,
    _work(primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("status", Text, nullable=False),  # resolved, ambiguous, unresolved
    _work(name="target_id", nullable=True),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),  # JSON: reasons in words
    Column("human", Boolean, nullable=False),  # it follows from a decision
    ForeignKeyConstraint(
        ["work_id", "position"], ["citations.work_id", "citations.position"], ondelete="CASCADE"
    ),
    Index("links_by_target", "target_id"),
    Index("links_by_status", "status", "work_id"),
    sqlite_with_rowid=False,
)

link_candidates = Table(
    "link_candidates",
    METADATA,
    _work(primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _work(primary_key=True, name="target_id"),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),
    ForeignKeyConstraint(
        ["work_id", "position"], ["citations.work_id", "citations.position"], ondelete="CASCADE"
    ),
    Index("link_candidates_by_target", "target_id"),
    sqlite_with_rowid=False,
)

parents = Table(  # văn bản cấp trên mà kế hoạch triển khai
    "parents",
    METADATA,
    _work(primary_key=True),
    Column("status", Text, nullable=False),  # as ``parent.status`` of the record
    Column("position", Integer),  # the citation chosen
    Column("value", Text),
    _work(name="target_id", nullable=True),
    Column("confidence", Float, nullable=False),
    Column("why", Text, nullable=False),  # JSON
    Column("human", Boolean, nullable=False),
    Index("parents_by_target", "target_id"),
)

linkable = Table(  # the keys under which a work stands below; kept apart, so that a work that is
    "linkable",  # gone is noticed and the citations that meant it are asked again
    METADATA,
    Column("work_id", Integer, primary_key=True, autoincrement=False),
    Column("offered", Keys, nullable=False),  # linking.keys.offered: what may mean this work
    Column("sought", Keys, nullable=False),  # linking.keys.sought: what its citations may mean
    Column("places", Keys),  # in PostgreSQL: of each key sought the position of the citation
    Column("province", Text),  # where its text says that it speaks from
    Column("district", Text),
)

# SQLite looks keys up in tables of their own, PostgreSQL in indexes over the arrays of ``linkable``

link_keys = Table(
    "link_keys",
    OF_SQLITE,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("work_id", Integer, primary_key=True, autoincrement=False),
    Column("digits", Text),  # of its number; empty when it is blank, NULL before v0006
    sqlite_with_rowid=False,
)

cited_keys = Table(
    "cited_keys",
    OF_SQLITE,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("work_id", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# ------------------------------------------------------------------------------------- the human

decisions = Table(  # never deleted: the newest of a field counts, the older ones are its history
    "decisions",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _work(),
    Column("kind", Text, nullable=False),  # value, link … (archive.deciding)
    Column("field", Text, nullable=False),  # issuer, deadlines.0, parent, citations.2
    Column("value", Text),  # JSON; of a link or a veto: the citation's number_key, or NULL
    Column("previous", Text),  # JSON: what the program had read, to know the item again
    _work(name="target_id", nullable=True),  # of what is about two works
    Column("by", Text),
    Index("decisions_by_work", "work_id", "id"),
    Index("decisions_by_target", "target_id"),
)

# ------------------------------------------------------------------------------------- the search

search_rows = Table(  # what stands in the text index, which SQLite and PostgreSQL keep differently
    "search_rows",
    METADATA,
    _work(primary_key=True),
    Column("words", LargeBinary),  # words of several syllables, packed; NULL before they are sought
)
