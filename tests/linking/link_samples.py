"""Archives made of texts, without an import: rows as the store's own modules make them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from sqlalchemy import func, insert, select

from vbparse.archive.intake import document_of, documents_in
from vbparse.archive.packing import Record, unpack_record
from vbparse.archive.search import index
from vbparse.archive.store import Archive
from vbparse.archive.tables import citations, deadlines, files, manifestations, works

__all__ = ["Fill", "put_record", "put_text"]

Fill = Callable[..., dict[str, int]]


def put_text(archive: Archive, name: str, text: str) -> int:
    document = documents_in(f"{name}.txt", text.encode())[0]
    return put_record(archive, unpack_record(document.record), text)


def put_record(archive: Archive, record: Record, text: str = "") -> int:
    document = document_of(record, text)
    with archive.write() as connection:
        number = (connection.execute(select(func.max(works.c.id))).scalar() or 0) + 1
        name = record["source"]["name"]
        sha256 = hashlib.sha256(f"{name}{number}".encode()).hexdigest()
        file = {"id": number, "sha256": sha256, "size": 1, "kept": False}
        connection.execute(insert(files), file)
        state = {"id": number, "doubt": 0.0, "to_link": True, "to_segment": False}
        connection.execute(insert(works), {**document.values, **state, "lead_id": number})
        connection.execute(
            insert(manifestations),
            {
                "id": number,
                "work_id": number,
                "file_id": number,
                "part": 1,
                "parts": 1,
                "path": name,
                "media_type": document.media_type,
                "text_layer": document.text_layer,
                "pages": document.pages,
                "rank": document.rank,
                "record": document.record,
                "version": document.version,
            },
        )
        for table, rows in ((citations, document.citations), (deadlines, document.deadlines)):
            if rows:
                connection.execute(insert(table), [{"work_id": number, **row} for row in rows])
        index.put(connection, [(number, document.entry)])
    return number
