"""``vbparse evaluate``: tables, JSON, baseline, the page, exit codes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from gold_samples import PLAN, gold, write_plan
from typer.testing import CliRunner, Result

from vbparse.cli import build

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    app = build()
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_plan(tmp_path / "kho" / "a")
    write_plan(tmp_path / "kho" / "b", gold(doc_number="<script>alert(1)</script>"))
    return tmp_path / "kho"


def test_table(run: Run, folder: Path) -> None:
    result = run("evaluate", folder, "--lang", "en", "--errors")
    assert result.exit_code == 0
    assert "2 documents, 2 different plans, 0 without a record" in result.stdout
    assert "b/source.txt\tdoc_number\twrong\t15/KH-UBND" in result.stdout


def test_json(run: Run, folder: Path) -> None:
    found = json.loads(run("evaluate", folder, "--format", "json").stdout)
    assert found["schema"] == "vbparse.evaluation/1"
    assert found["version"]


def test_baseline(run: Run, folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "before.json"
    assert run("evaluate", folder, "--save", kept).exit_code == 0
    same = run("evaluate", folder, "--baseline", kept, "--lang", "en")
    assert same.exit_code == 0
    assert "No field fell" in same.stdout
    (folder / "a" / "source.txt").write_text(PLAN.format(number=16), "utf-8")
    worse = run("evaluate", folder, "--baseline", kept, "--lang", "en")
    assert worse.exit_code == 1
    assert "lost\ta/source.txt\tdoc_number\t15/KH-UBND" in worse.stdout
    assert "FELL" in worse.stdout
    told = json.loads(run("evaluate", folder, "--baseline", kept, "-f", "json").stdout)
    assert "doc_number" in told["comparison"]["fallen"]


def test_gold_that_is_refused_ends_with_2_and_the_rest_is_scored(run: Run, folder: Path) -> None:
    write_plan(folder / "c", gold(quotes={"place": "Suối Vàng"}))
    result = run("evaluate", folder, "--lang", "en")
    assert result.exit_code == 2
    assert "2 documents" in result.stdout
    assert "'Suối Vàng'" in result.stderr


def test_no_gold(run: Run, tmp_path: Path) -> None:
    assert run("evaluate", tmp_path).exit_code == 2
    assert run("evaluate", tmp_path, "--baseline", tmp_path / "none.json").exit_code == 2


class Page(HTMLParser):
    """What a browser would be asked to load or run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_opens_offline(run: Run, folder: Path, tmp_path: Path, lang: str) -> None:
    kept = tmp_path / "before.json"
    run("evaluate", folder, "--save", kept)
    (folder / "a" / "source.txt").write_text(PLAN.format(number=16), "utf-8")
    page = tmp_path / "trang.html"
    run("evaluate", folder, "--html", page, "--baseline", kept, "--lang", lang)
    text = page.read_text("utf-8")
    seen = Page(text)
    assert not seen.tags & {"script", "link", "iframe", "img", "object"}
    assert not any(name.startswith("on") or name == "style" for name in seen.names)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in text.replace("&#x27;", "'")
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert len(seen.links) == 2
    for link in seen.links:
        shown = (page.parent / unquote(link)).read_text("utf-8")
        assert "Tổ chức ngày hội đọc sách" in shown


def test_a_page_without_faults(run: Run, tmp_path: Path) -> None:
    write_plan(tmp_path / "kho" / "a")
    page = tmp_path / "trang.html"
    assert run("evaluate", tmp_path / "kho", "--html", page, "--lang", "en").exit_code == 0
    assert "No document has a fault." in page.read_text("utf-8")
    assert not (tmp_path / "trang.pages").exists()


def test_a_bug_costs_one_file(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError("hỏng")

    monkeypatch.setattr("vbparse.learning.evaluate.run.parse_source", broken)
    result = run("evaluate", folder, "--lang", "en")
    assert result.exit_code == 0
    assert "2 without a record" in result.stdout
    assert "internal error" in result.stderr
    assert isinstance(run("evaluate", folder, "--debug").exception, ZeroDivisionError)
