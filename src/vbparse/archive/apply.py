"""What workers bring, into the store: which work a document belongs to, and which one leads.

``Writer`` lives as long as one transaction; it alone gives out numbers meanwhile.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import sqlalchemy
from sqlalchemy import Connection, Table, bindparam, func, insert, select, update

from vbparse.archive.deciding import KEEP
from vbparse.archive.deciding import enter as decided
from vbparse.archive.groups import has_word
from vbparse.archive.intake import Document
from vbparse.archive.journal import Job, put_members
from vbparse.archive.likeness import enter, propose
from vbparse.archive.rereading import Rereading, tells_something
from vbparse.archive.search import index
from vbparse.archive.search.folding import Entry
from vbparse.archive.sketch import likeness
from vbparse.archive.store import next_id
from vbparse.archive.tables import (
    bands,
    citations,
    deadlines,
    files,
    journal,
    manifestations,
    texts,
    works,
)
from vbparse.archive.take import Failed, Known, Listed, Outcome, Stat, Taken
from vbparse.archive.values import Row, identity_of, name_key
from vbparse.archive.works import changing

__all__ = ["Writer"]

Found = sqlalchemy.Row[Any]

_LEAST_ALIKE = 0.25  # of two texts of one number, day and issuer: below that they are two works
_SURELY_ALIKE = 0.85  # above that they are one, though an issuer was read in part


class Writer:
    """Writes outcomes in one transaction. Rows that nothing asks for meanwhile wait for
    ``flush``, many to a statement."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._rows: dict[Table, list[Row]] = {table: [] for table in _LATER}
        self._entries: list[tuple[int, Entry]] = []
        self._jobs: list[Row] = []
        self._rereading = Rereading(connection, self.flush, self._add)

    def flush(self) -> None:
        """Writes what waits."""
        for table, rows in self._rows.items():
            if rows:
                self.connection.execute(insert(table), rows)
                rows.clear()
        index.put(self.connection, self._entries)
        self._entries.clear()
        if self._jobs:
            self.connection.execute(_JOURNAL, self._jobs)
            self._jobs.clear()

    def write(self, job: Job, outcome: Outcome) -> str:
        """Enters the outcome of ``job``; the state that the job has now."""
        match outcome:
            case Taken():
                return self._taken(job, outcome)
            case Known():
                file = self._file(outcome.sha256)
                return self._close(job, outcome.stat, *self._again(job, file))
            case Listed():
                put_members(self.connection, job, outcome.members)
                return self._close(job, outcome.stat, "done", None)
            case Failed():
                return self._quarantine(job, outcome)
        raise TypeError(type(outcome).__name__)

    @cached_property
    def _works(self) -> Iterator[int]:
        return itertools.count(next_id(self.connection, works.c.id))

    @cached_property
    def _manifestations(self) -> Iterator[int]:
        return itertools.count(next_id(self.connection, manifestations.c.id))

    @cached_property
    def _files(self) -> Iterator[int]:
        return itertools.count(next_id(self.connection, files.c.id))

    # ------------------------------------------------------------------------------- the journal

    def _close(self, job: Job, stat: Any, state: str, file_id: int | None) -> str:
        size, changed = (stat.size, stat.changed) if stat else (None, None)
        values = {"state": state, "file_id": file_id, "size": size, "changed": changed}
        cleared = {"run_id": None, "code": None, "reason": None, "reason_en": None}
        self._jobs.append({"key": job.number, **cleared, **values})
        return state

    def _quarantine(self, job: Job, outcome: Failed) -> str:
        stat = outcome.stat
        values = {
            "key": job.number,
            "state": "quarantined",
            "file_id": job.file_id,
            "size": stat.size if stat else None,
            "changed": stat.changed if stat else None,
            "run_id": None,
            "code": outcome.code,
            "reason": outcome.vi,
            "reason_en": outcome.en,
        }
        self._jobs.append(values)
        return "quarantined"

    def _again(self, job: Job, file: Found | None) -> tuple[str, int | None]:
        """A file that is in the archive: read again from its own place, or a duplicate."""
        number = file.id if file is not None else None
        if job.file_id is not None and job.file_id == number and self._owns(job):
            return "done", number
        return "duplicate", number

    def _owns(self, job: Job) -> bool:
        path = select(manifestations.c.path).where(manifestations.c.file_id == job.file_id)
        return job.label in self.connection.execute(path).scalars()

    def _file(self, sha256: str) -> Found | None:
        return self.connection.execute(_FILE, {"sha256": sha256}).first()

    # --------------------------------------------------------------------------------- documents

    def _taken(self, job: Job, taken: Taken) -> str:
        file = self._file(taken.sha256)
        told = any(tells_something(document) for document in taken.documents)
        wanted = not told and self._is_wanted(job)
        if not (told or wanted or self._has_word(file)):
            if file is not None and self._again(job, file)[0] == "done":
                self._rereading.go(file.id, job.label, ())
            return self._quarantine(job, _no_document(taken.stat))
        if file is None:
            number = next(self._files)
            row = {"id": number, "sha256": taken.sha256, "size": taken.size, "kept": taken.kept}
            self.connection.execute(insert(files), row)
            for document in taken.documents:
                work = self._add(number, job.label, document)
                if wanted:
                    decided(self.connection, work, "kept", "document", None)
            return self._close(job, taken.stat, "done", number)
        if taken.kept and not file.kept:
            kept = update(files).where(files.c.id == file.id)
            self.connection.execute(kept.values(kept=True))
        state, again = self._again(job, file)
        if state == "done" and again is not None:
            self._rereading.go(again, job.label, taken.documents)
        return self._close(job, taken.stat, state, again)

    def _is_wanted(self, job: Job) -> bool:
        """Whether a human wants the file in, whatever it says (``vbparse jobs keep``)."""
        asked = select(journal.c.code).where(journal.c.id == job.number)
        return self.connection.execute(asked).scalar() == KEEP

    def _has_word(self, file: Found | None) -> bool:
        """Whether a human has said something of a work that was read in the file."""
        if file is None:
            return False
        read = select(manifestations.c.work_id).where(manifestations.c.file_id == file.id)
        return any(has_word(self.connection, n) for n in self.connection.execute(read).scalars())

    def _add(self, file_id: int, path: str, document: Document) -> int:
        """A new manifestation, of a work that is there or of a new one, whose number it gives."""
        alike = propose(self.connection, document)
        work_id = self._work_of(document)
        number = next(self._manifestations)
        if work_id is None:
            work_id = next(self._works)
            self._new_work(work_id, number, document)
            self._new_manifestation(number, work_id, file_id, path, document)
        elif self._leads(work_id, document):
            self.flush()
            with changing(self.connection, work_id):
                self._new_manifestation(number, work_id, file_id, path, document)
                self.flush()  # the text of the new lead
        else:
            self._new_manifestation(number, work_id, file_id, path, document)
        enter(self.connection, work_id, alike)
        return work_id

    def _leads(self, work_id: int, document: Document) -> bool:
        """Whether the document is better than what the work has."""
        ranks = select(func.min(manifestations.c.rank)).where(manifestations.c.work_id == work_id)
        best = self.connection.execute(ranks).scalar()
        return best is None or document.rank < best

    def _work_of(self, document: Document) -> int | None:
        """The work of that number, day and issuer; its text must not be another one.

        An issuer that one reading has cut short (*UBND tỉnh* for *UBND tỉnh Lam Giang*) is the
        same when the text is.
        """
        identity = identity_of(document.values)
        if identity is None:
            return None
        keys = {"number_key": identity.number_key, "day": identity.day}
        for row in self.connection.execute(_SAME, keys):
            alike = _alike(document.sketch, row.sketch)
            if row.issuer_key == identity.issuer_key:
                same_subject = name_key(row.subject) == name_key(document.values["subject"])
                if alike is None or same_subject or alike >= _LEAST_ALIKE:
                    return int(row.id)
            elif _is_cut_short(row.issuer_key, identity.issuer_key) and (
                alike is not None and alike >= _SURELY_ALIKE
            ):
                return int(row.id)
        return None

    def _new_work(self, number: int, lead: int, document: Document) -> None:
        state = {"id": number, "doubt": document.doubt, "to_link": True, "to_segment": True}
        self.connection.execute(insert(works), {"lead_id": lead, **document.values, **state})
        for table, rows in ((citations, document.citations), (deadlines, document.deadlines)):
            self._rows[table].extend({"work_id": number, **row} for row in rows)
        self._entries.append((number, document.entry))

    def _new_manifestation(
        self, number: int, work_id: int, file_id: int, path: str, document: Document
    ) -> None:
        taken = ("part", "parts", "media_type", "text_layer", "pages", "rank", "record", "version")
        row = {name: getattr(document, name) for name in (*taken, "sketch")}
        row |= {"id": number, "work_id": work_id, "file_id": file_id, "path": path}
        self.connection.execute(insert(manifestations), row)
        if document.text is not None:
            self._rows[texts].append({"manifestation_id": number, "text": document.text})
        if document.bands:
            rows = [{"hash": band, "manifestation_id": number} for band in document.bands]
            self.connection.execute(insert(bands), rows)


_JOURNAL = (
    update(journal)
    .where(journal.c.id == bindparam("key"))
    .values(
        {
            name: bindparam(name)
            for name in (
                "state", "file_id", "size", "changed", "run_id", "code", "reason", "reason_en",
            )
        }
    )
)  # fmt: skip
_LATER = (texts, citations, deadlines)
_FILE = select(files).where(files.c.sha256 == bindparam("sha256"))
_SAME = (
    select(
        works.c.id,
        works.c.issuer_key,
        works.c.subject,
        manifestations.c.sketch,
    )
    .outerjoin(manifestations, manifestations.c.id == works.c.lead_id)
    .where(works.c.number_key == bindparam("number_key"))
    .where(works.c.issued_from == bindparam("day"), works.c.issued_to == bindparam("day"))
    .order_by(works.c.id)
)


def _alike(one: bytes | None, other: bytes | None) -> float | None:
    return None if one is None or other is None else likeness(one, other)


def _is_cut_short(one: str | None, other: str) -> bool:
    return one is not None and (one.startswith(other + " ") or other.startswith(one + " "))


def _no_document(stat: Stat) -> Failed:
    """The journal keeps it; ``vbparse jobs keep`` takes it in all the same."""
    return Failed(
        "no_document",
        "không thấy văn bản hành chính nào: không có tên loại, số, ngày, cơ quan hay trích yếu",
        "no administrative document is found: no type, number, date, issuer or subject",
        stat,
    )
