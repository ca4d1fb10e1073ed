"""Chains, families, gaps and the calendar of an archive, and the commands that show them."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest
from link_samples import Fill, put_text  # type: ignore[import-not-found]
from test_archive_links import DIRECTIVE, PLAN  # type: ignore[import-not-found]

from vbparse.archive.due import deadlines_below
from vbparse.archive.gaps import gaps
from vbparse.archive.lineage import Lineage, Node, lineage
from vbparse.archive.lineage_page import as_page
from vbparse.archive.lineage_text import as_graphml, as_mermaid, as_tree
from vbparse.archive.linking import link
from vbparse.archive.named import find_work
from vbparse.archive.store import Archive
from vbparse.errors import ArchiveError

BELOW = (
    PLAN.replace("UBND TỈNH LÀO CAI\nSỞ Y TẾ", "SỞ Y TẾ LÀO CAI\nBỆNH VIỆN ĐA KHOA TỈNH")
    .replace("40/KH-SYT", "7/KH-BVĐK")
    .replace("20 tháng 4", "02 tháng 5")
    .replace("155/KH-UBND ngày 12 tháng 3", "40/KH-SYT ngày 20 tháng 4")
    .replace("của Ủy ban nhân dân tỉnh về phòng", "của Sở Y tế về phòng")
    .replace("30/11/2023", "15/12/2023")
)
HOSTILE = '<script>alert("x")</script>'


@pytest.fixture
def family(archive: Archive, fill: Fill) -> dict[str, int]:
    known = fill(directive=DIRECTIVE, plan=PLAN, below=BELOW)
    link(archive)
    return known


def test_the_chain_and_the_family(archive: Archive, family: dict[str, int]) -> None:
    directive, plan, below = family["directive"], family["plan"], family["below"]
    with archive.read() as connection:
        up, down = lineage(connection, below, "up"), lineage(connection, directive, "down")
    assert set(up.edges) >= {(plan, below), (directive, plan), (-directive, directive)}
    assert set(down.edges) == {(plan, below), (directive, plan)}
    assert down.children(directive) == [plan]


def test_the_tree_names_what_is_missing(archive: Archive, family: dict[str, int]) -> None:
    with archive.read() as connection:
        text = "".join(as_tree(lineage(connection, family["plan"])))
    lines = text.splitlines()
    assert lines[0] == "1248/QĐ-TTg (chưa có trong kho)"
    assert lines[2].lstrip().startswith("└─ ▶ ") and "40/KH-SYT" in lines[2]
    assert "7/KH-BVĐK" in lines[3]


def test_graphml_and_mermaid(archive: Archive, family: dict[str, int]) -> None:
    with archive.read() as connection:
        tree = lineage(connection, family["directive"])
    graph = ET.fromstring("\n".join(as_graphml(tree)))  # noqa: S314
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert len(graph.findall(f".//{space}node")) == 4
    assert len(graph.findall(f".//{space}edge")) == 3
    text = "".join(as_mermaid(tree))
    assert f"w{family['directive']} --> w{family['plan']}" in text


def test_the_page_is_escaped_and_its_links_lead_somewhere(archive: Archive) -> None:
    text = PLAN.replace("của ngành Y tế\n", f"của ngành Y tế {HOSTILE}\n")
    number = put_text(archive, "plan", text)
    link(archive)
    with archive.read() as connection:
        page = "".join(as_page(lineage(connection, number)))
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    reader = _Anchors()
    reader.feed(page)
    assert reader.links and reader.links <= reader.ids


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "a" and found.get("href"):
            self.links.add(str(found["href"]).removeprefix("#"))
        if found.get("id"):
            self.ids.add(str(found["id"]))


def test_gaps(archive: Archive, family: dict[str, int]) -> None:
    with archive.read() as connection:
        found = gaps(connection, family["directive"])
    by_name = {body.body: body for body in found.bodies}
    assert by_name["Sở Y tế tỉnh Lào Cai"].ordered
    assert [plan.work for plan in by_name["Sở Y tế tỉnh Lào Cai"].plans] == [family["plan"]]
    assert [body.body for body in found.missing] == ["Sở Tư pháp tỉnh Lào Cai"]
    assert [plan.work for plan in found.others] == [family["below"]]
    assert found.due == "2023-04-15"
    assert by_name["Sở Y tế tỉnh Lào Cai"].plans[0].late
    assert by_name["Sở Y tế tỉnh Lào Cai"].plans[0].beyond == ("2023-11-30",)


def test_the_calendar_is_in_order(archive: Archive, family: dict[str, int]) -> None:
    with archive.read() as connection:
        found = deadlines_below(connection, family["directive"])
        dated = deadlines_below(connection, family["directive"], since="2023-12-01")
    days = [due.due_to for due in found if due.due_to]
    assert days == sorted(days)
    assert {"2023-04-15", "2023-11-30", "2023-12-15"} <= set(days)
    assert [due.work for due in dated] == [family["below"]]


def test_a_work_by_number_by_symbol_and_by_file(archive: Archive, family: dict[str, int]) -> None:
    with archive.read() as connection:
        for name in (str(family["plan"]), "40/KH-SYT", "40/KHSYT", "plan.txt"):
            assert find_work(connection, name) == family["plan"]
        for name in ("999", "1/KH-ABC", "none.pdf", ""):
            with pytest.raises(ArchiveError):
                find_work(connection, name)


def test_the_commands(
    archive: Archive, family: dict[str, int], capsys: pytest.CaptureFixture[str]
) -> None:
    from vbparse.cli import build

    db = ["--db", str(archive.path)]

    def told(*words: str) -> str:
        with pytest.raises(SystemExit) as end:
            build()([*words, *db])
        assert end.value.code in (0, None)
        return capsys.readouterr().out

    rows = [json.loads(line) for line in told("link", "--format", "jsonl").splitlines()]
    assert {
        "citing": "plan.txt",
        "value": "155/KH-UBND",
        "status": "resolved",
        "target": "directive.txt",
    }.items() <= rows[1].items()
    assert list(rows[0]) == ["citing", "value", "status", "target", "score"]
    assert "the same number" in told("link", "--explain", "40/KH-SYT", "--lang", "en")
    assert "40/KH-SYT" in told("lineage", "155/KH-UBND", "--down")
    assert "Sở Tư pháp tỉnh Lào Cai" in told("gaps", "155/KH-UBND")
    assert json.loads(told("gaps", "155/KH-UBND", "--format", "json"))["due"] == "2023-04-15"
    assert "2023-11-30" in told("calendar", "155/KH-UBND")
    november = told("calendar", "155/KH-UBND", "--since", "2023-11", "--until", "2023-11")
    assert "2023-11-30" in november
    assert "2023-12-15" not in november
    page = Path(str(archive.path)).with_name("family.html")
    told("lineage", "155/KH-UBND", "--format", "html", "-o", str(page))
    assert page.read_text("utf-8").startswith("<!doctype html>")


def test_controls_break_neither_tree_nor_graphml() -> None:
    node = Node(1, "5/KH-UBND", issuer="UBND\x1b[31m", subject="một\nhai", file="a\x00.txt")
    tree = Lineage(1, {1: node}, ())
    ET.fromstring("".join(as_graphml(tree)))  # noqa: S314
    (line,) = as_tree(tree)
    assert line.count("\n") == 1
    assert "\x1b" not in line
