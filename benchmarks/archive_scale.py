"""An archive of a million works: search, resolving a citation, size; in SQLite or PostgreSQL.

    python benchmarks/archive_scale.py [--sizes 10000,100000,1000000] [--db FILE|URL] [--floor]

Works are generated as records with a short text (no files): plans of communes, each of which cites a
plan of a province that is there (every tenth work is one) and a law; two deadlines. After each size the same 400 queries are asked
(with marks, without, phrases, numbers, filters) and 500 citations resolved, one at a time, in one
process: in CPU time, since others use the machine (that of this process, and of the server's
process where it runs on the same machine), and by the clock. With ``--floor`` the exit code is 1
when search p95 is above 50 ms or resolving p99 above 5 ms, times ``--slack``; both by CPU time, or
by the clock where that of the server cannot be told. The sizes are of the whole database, after
``VACUUM`` in PostgreSQL.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, fields
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert, select, text

from vbparse.archive import tables
from vbparse.archive.intake import Document, document_of
from vbparse.archive.link_rows import citations_of, knowns, places_said, put_keys
from vbparse.archive.linking import outcomes_for
from vbparse.archive.packing import Record
from vbparse.archive.search import index, vectors
from vbparse.archive.search.folding import Entry
from vbparse.archive.search.run import Filters, search
from vbparse.archive.store import Archive
from vbparse.linking import Known, Named, citations_in, known, offered, sought
from vbparse.pipeline import parse_source
from vbparse.readers import read_bytes
from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.places import provinces

ACTS = [
    "Tổ chức",
    "Triển khai",
    "Đẩy mạnh",
    "Tăng cường",
    "Kiểm tra",
    "Rà soát",
    "Phát động",
    "Sơ kết",
    "Nâng cao",
]
THINGS = [
    "chuyển đổi số",
    "ngày hội đọc sách",
    "phòng chống đuối nước",
    "cải cách hành chính",
    "nông thôn mới",
    "an toàn giao thông",
    "phòng cháy chữa cháy",
    "tiêm chủng mở rộng",
    "thu gom rác thải",
    "quản lý đất đai",
    "xúc tiến thương mại",
    "phổ biến pháp luật",
    "học tập suốt đời",
    "giảm nghèo bền vững",
    "bảo vệ rừng",
    "an toàn thực phẩm",
    "hòa giải cơ sở",
    "quản lý hộ tịch",
    "bảo tồn di tích",
    "phòng chống thiên tai",
    "dạy nghề",
    "bình đẳng giới",
    "trồng cây phân tán",
    "kiểm soát dịch bệnh",
    "cấp nước sạch",
]
WHOM = [
    "cho học sinh",
    "cho người cao tuổi",
    "trong các cơ quan",
    "tại khu dân cư",
    "trên địa bàn xã",
    "ở vùng cao",
    "trong doanh nghiệp",
    "cho thanh niên",
    "tại chợ",
    "trong trường học",
    "cho hộ nghèo",
    "tại các thôn",
]
BODY = """ỦY BAN NHÂN DÂN
XÃ {name}
Số: {number}/KH-UBND
{name}, ngày {day:02d} tháng {month:02d} năm {year}
KẾ HOẠCH
{subject}
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Thực hiện Kế hoạch số {above}/KH-UBND ngày 0{few}/01/{year} của Ủy ban nhân dân tỉnh {province} về {low};
Ủy ban nhân dân xã {name} ban hành Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
Việc {low} phải thiết thực, tiết kiệm, có người phụ trách, có thời hạn.
II. TỔ CHỨC THỰC HIỆN
Phòng Văn hóa - Xã hội chủ trì, báo cáo kết quả trước ngày {few}/10/{year}, tổng kết trước ngày 15/12/{year}.
"""
BATCH = 1000
WITH_TEXTS = False  # records without files: what is searched is what the record says
EACH = 10  # of so many works one is a directive, which others carry out


@cache
def communes() -> list[str]:
    """Names to give to bodies, in their order."""
    path = Path(sys.modules[load.__module__].__file__ or "").with_name("lexicons")
    rows = (path / "places_communes.tsv").read_text("utf-8").splitlines()
    names = {row.split("\t")[1] for row in rows if "\t" in row}
    return sorted(name for name in names if name and name[0].isupper())


def told(number: int) -> dict[str, Any]:
    """What the ``number``-th work says: a plan of a commune that carries out one of a province."""
    dice = random.Random(f"plan {number}")  # noqa: S311
    above = directive(dice.randint(0, max(0, number // EACH - 1)) * EACH + EACH)
    low = above["low"]
    return {
        **above,
        "name": dice.choice(communes()),
        "number": dice.randint(1, 2500),
        "day": dice.randint(10, 28),
        "month": dice.randint(1, 12),
        "subject": f"{dice.choice(ACTS)} {low} năm {above['year']}",
    }


def directive(number: int) -> dict[str, Any]:
    """What the plan of a province says; every tenth work is one."""
    dice = random.Random(f"directive {number}")  # noqa: S311
    year = dice.randint(2005, 2025)
    low = f"{dice.choice(THINGS)} {dice.choice(WHOM)}"
    return {
        "province": dice.choice([p.name for p in provinces() if p.valid("2020-01-01")]),
        "above": dice.randint(1, 600),
        "few": dice.randint(1, 9),
        "year": year,
        "low": low,
    }


@cache
def base() -> Record:
    """A record as it is read, into which the others are written."""
    return parse_source(read_bytes("a.txt", BODY.format(**told(1)).encode()))[0].to_dict()


def document(number: int) -> Document:
    """The ``number``-th work, as a worker would bring it."""
    said, record = told(number), dict(base())
    if number % EACH == 0:
        said |= directive(number)
        said |= {"number": said["above"], "day": said["few"], "month": 1, "name": said["province"]}
        said["subject"] = f"Về {said['low']}"
    name = f"Ủy ban nhân dân {'xã' if number % EACH else 'tỉnh'} {said['name']}"
    day = f"{said['year']}-{said['month']:02d}-{said['day']:02d}"
    value = f"{said['number']}/KH-UBND"

    def put(field: str, **members: Any) -> None:
        record[field] = {**record[field], "status": "present", **members}

    put("doc_number", value=value, number=str(said["number"]), symbol="KH-UBND")
    put("issued_on", value=day)
    put(
        "issuer",
        value=name,
        parent=None,
        superior=f"Ủy ban nhân dân tỉnh {said['province']}" if number % EACH else None,
        id=None,
    )
    put("subject", value=said["subject"])
    put("place", value=said["name"])
    law, other = record["citations"][:2]
    above = {
        "value": f"{said['above']}/KH-UBND",
        "issued_on": f"{said['year']}-01-{said['few']:02d}",
        "issuer": f"Ủy ban nhân dân tỉnh {said['province']}",
        "title": f"về {said['low']}",
    }
    record["citations"] = [law, {**other, **above}]
    days = (f"{said['year']}-10-{said['few']:02d}", f"{said['year']}-12-15")
    due = record["deadlines"][0]
    record["deadlines"] = [{**due, "value": day, "end": day} for day in days]
    record["source"] = {**record["source"], "sha256": f"{number:064x}"}
    return document_of(record, BODY.format(**said) if WITH_TEXTS else "")


@dataclass(frozen=True)
class Part:
    """Works as rows, as a process of its own makes them ready."""

    rows: dict[str, list[dict[str, Any]]]
    entries: list[tuple[int, Entry]]
    vectors: list[dict[str, Any]]
    offers: dict[int, tuple[int, ...]]
    wants: dict[int, list[tuple[int, tuple[int, ...]]]]
    digits: dict[int, str]


def prepared(numbers: range, for_vectors: bool) -> Part:
    """Rows of many works; the import itself goes through ``Writer``."""
    part = Part({}, [], [], {}, {}, {})
    for number in numbers:
        one = document(number)
        for name, rows in rows_of(number, one).items():
            part.rows.setdefault(name, []).extend(rows)
        if for_vectors:
            part.vectors.append(vectors.row_of(number, one.entry))
        else:
            part.entries.append((number, one.entry))
        work = linked(number, one)
        named = [Named(**{f.name: row[f.name] for f in fields(Named)}) for row in one.citations]
        cited = citations_in(work, sorted(named, key=lambda found: found.position))
        part.offers[number] = offered(work)
        part.digits[number] = work.number.digits
        part.wants[number] = [(found.position, sought(found)) for found in cited]
    return part


def linked(number: int, one: Document) -> Known:
    """The work as linking knows it."""
    names = ("symbol", "type_code", "issued_on", "issuer", "issuer_parent", "issuer_id", "place")
    values = {name: one.values[name] for name in (*names, "subject")}
    return known(number, value=one.values["number"], **values)


def rows_of(number: int, one: Document) -> dict[str, list[dict[str, Any]]]:
    """What stands in the tables for one work."""
    said = {"id": number, "lead_id": number, "doubt": one.doubt}
    file = {"id": number, "sha256": f"{number:064x}", "size": 1500, "kept": False}
    names = ("part", "parts", "media_type", "text_layer", "pages", "rank", "record", "version")
    kept = {name: getattr(one, name) for name in (*names, "sketch")}
    keys = {"id": number, "work_id": number, "file_id": number, "path": f"{number:07d}.txt"}
    text_of = [{"manifestation_id": number, "text": one.text}] if one.text is not None else []
    return {
        "files": [file],
        "works": [{**one.values, **said, "to_link": False, "to_segment": True}],
        "manifestations": [{**kept, **keys}],
        "texts": text_of,
        "bands": [{"hash": band, "manifestation_id": number} for band in one.bands],
        "citations": [{"work_id": number, **row} for row in one.citations],
        "deadlines": [{"work_id": number, **row} for row in one.deadlines],
    }


def fill(archive: Archive, start: int, stop: int, workers: int) -> None:
    """Works from one number to another, with what linking needs to find them."""
    parts = (range(at, min(at + BATCH, stop)) for at in range(start, stop, BATCH))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Part]] = deque()
        while True:
            for part in islice(parts, workers + 2 - len(waiting)):  # not all of them at once
                waiting.append(pool.submit(prepared, part, not archive.is_sqlite))
            if not waiting:
                break
            made = waiting.popleft().result()
            with archive.write() as connection:
                enter(connection, made)
            print(f"\r{max(made.offers)}", end="", file=sys.stderr, flush=True)
    if archive.is_sqlite:
        with archive.write() as connection:
            connection.execute(text("INSERT INTO search_index(search_index) VALUES ('optimize')"))
            connection.execute(text("ANALYZE"))
    else:  # what the server does by itself some minutes later
        with archive.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM (ANALYZE)"))
    print(file=sys.stderr)


def enter(connection: Connection, made: Part) -> None:
    """Rows of many works at once."""
    for name, rows in made.rows.items():
        if rows:
            bulk(connection, tables.METADATA.tables[name], rows)
    if connection.dialect.name == "sqlite":
        index.put(connection, made.entries)
    else:
        bulk(connection, vectors.ROWS, made.vectors)
    put_keys(connection, made.offers, made.wants, {}, made.digits)


def bulk(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Many rows at once, in the quickest way that each database has."""
    if connection.dialect.name == "sqlite":
        connection.execute(insert(table), rows)
        return
    names = list(rows[0])
    made = [table.c[name].type.dialect_impl(connection.dialect) for name in names]
    turned = [kind.bind_processor(connection.dialect) for kind in made]
    copied = f"COPY {table.name} ({', '.join(names)}) FROM STDIN"
    with connection.connection.cursor() as cursor, cursor.copy(copied) as copy:
        for row in rows:
            values = zip(turned, row.values(), strict=True)
            copy.write_row([turn(value) if turn else value for turn, value in values])


def queries(count: int) -> Iterator[tuple[str, Filters]]:
    """What users ask: the same each time."""
    from vbparse.vietnamese.fold import bare

    dice = random.Random(7)  # noqa: S311
    for at in range(count):
        said = told(dice.randint(1, 10_000))
        words = said["low"].split()
        kind = at % 8
        asked = {
            0: said["subject"],
            1: bare(said["subject"]),
            2: bare(said["low"]),
            3: " ".join(words[:2]),
            4: f'"{" ".join(words[:3])}"',
            5: f"{said['number']}/KH-UBND {said['name']}",
            6: f"kế hoạch {said['low']}",
            7: bare(" ".join(words[:3])),
        }[kind]
        filters = Filters()
        if at % 3 == 1:
            filters = Filters(type="KH", since=str(said["year"]), until=str(said["year"] + 1))
        elif at % 3 == 2:
            filters = Filters(issuer=f"UBND xã {said['name']}", due_before=f"{said['year'] + 1}")
        yield asked, filters


def milliseconds(times: list[float]) -> dict[str, float]:
    """Median, 95th and 99th of a hundred."""
    hundredths = statistics.quantiles(times, n=100)
    return {"p50": hundredths[49], "p95": hundredths[94], "p99": hundredths[98]}


class Clock:
    """Time that a question takes: of the processors, and by the clock."""

    def __init__(self, archive: Archive) -> None:
        self._server = None
        if not archive.is_sqlite and archive.url.host is None:
            with archive.read() as connection:  # the pool keeps to this one
                number = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            self._server = Path(f"/proc/{number}/schedstat")
        self.knows = archive.is_sqlite or (self._server is not None and self._server.exists())
        self.times: list[tuple[float, float]] = []

    def now(self) -> tuple[float, float]:
        """Seconds of processors and of the clock."""
        cpu = time.process_time() if self.knows else time.perf_counter()
        if self.knows and self._server is not None:
            cpu += int(self._server.read_text().split()[0]) / 1e9
        return cpu, time.perf_counter()

    def add(self, began: tuple[float, float]) -> None:
        """Keeps what has gone by."""
        cpu, at = self.now()
        self.times.append(((cpu - began[0]) * 1000, (at - began[1]) * 1000))

    def told(self) -> dict[str, float]:
        """Hundredths in milliseconds; the first twenty only warmed up."""
        cpu, clock = zip(*self.times[20:], strict=True)
        by_clock = {f"{n} by the clock": t for n, t in milliseconds(list(clock)).items()}
        return milliseconds(list(cpu)) | by_clock


def searching(archive: Archive) -> dict[str, float]:
    """Each query by itself."""
    clock = Clock(archive)
    for asked, filters in queries(420):
        began = clock.now()
        search(archive, asked, filters)
        clock.add(began)
    return clock.told()


def resolving(archive: Archive, size: int) -> dict[str, float]:
    """Each citation by itself, from what is known of it to its outcome."""
    dice, clock, hits = random.Random(3), Clock(archive), 0  # noqa: S311
    with archive.read() as connection:
        some = dice.sample(range(1, size), 520)
        here = knowns(connection, some, places_said(connection, some))
        for some_of in citations_of(connection, here).values():
            for citation in some_of[-1:]:
                began = clock.now()
                found = outcomes_for(connection, [citation], {})
                clock.add(began)
                hits += any(outcome.target for outcome in found.values())
    return {**clock.told(), "found": hits / len(clock.times)}


def megabytes(archive: Archive) -> float:
    """Of the whole database."""
    with archive.read() as connection:
        if archive.path is None:
            query = text("SELECT pg_database_size(current_database())")
        else:
            query = text("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        return float(connection.execute(query).scalar_one()) / 1e6


def main() -> None:
    """Measures and prints a line for each size."""
    options = argparse.ArgumentParser()
    options.add_argument("--sizes", default="10000,100000,1000000")
    options.add_argument("--db")
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--slack", type=float, default=1.0)
    options.add_argument("--floor", action="store_true")
    given = options.parse_args()
    missed = False
    with tempfile.TemporaryDirectory() as made:
        place = given.db or f"{made}/kho.db"
        with Archive(place, create=True) as archive:
            with archive.read() as connection:
                query = select(tables.works.c.id).order_by(tables.works.c.id.desc()).limit(1)
                done = connection.execute(query).scalar() or 0
            filled = 0.0
            for size in map(int, given.sizes.split(",")):
                if done < size:
                    began = time.perf_counter()
                    fill(archive, done + 1, size + 1, given.workers)
                    filled, done = time.perf_counter() - began, size
                found = {"works": size, "MB": megabytes(archive), "filled in s": filled}
                found |= {f"search {name}, ms": t for name, t in searching(archive).items()}
                resolved = resolving(archive, size)
                found["resolved"] = resolved.pop("found")
                found |= {f"resolve {n}, ms": t for n, t in resolved.items()}
                print(json.dumps({name: round(value, 2) for name, value in found.items()}))
                sys.stdout.flush()
                missed |= found["search p95, ms"] > 50 * given.slack
                missed |= found["resolve p99, ms"] > 5 * given.slack
    sys.exit(int(given.floor and missed))


if __name__ == "__main__":
    main()
