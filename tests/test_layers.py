"""Imports point down only, siblings never import each other, heavy libraries wait."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import vbparse

ROOT = Path(vbparse.__file__).parent
LAYERS = (
    ("document", "errors", "extractor", "patterns"),
    ("models", "vietnamese"),
    ("register",),
    ("readers", "layout", "fields", "citations", "confidence", "rules"),
    ("pipeline", "exporters", "linking"),
    ("learning",),
    ("archive",),
    ("nlp",),
    ("cli",),
    ("__init__", "__main__"),
)
"""From the bottom. What stands on one line never imports one another, but for the first."""
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
HEAVY = {
    "alembic",
    "docx",
    "joblib",
    "lxml",
    "networkx",
    "numpy",
    "pdfminer",
    "pdfplumber",
    "psycopg",
    "PIL",
    "pydantic",
    "pypdfium2",
    "scipy",
    "sklearn",
    "skops",
    "spacy",
    "sqlalchemy",
    "typer",
    "rich",
    "underthesea",
}


def part_of(path: Path) -> str:
    """``readers`` for ``readers/pdf.py``, ``pipeline`` for ``pipeline.py``."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and part of every import of vbparse by vbparse, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            if name == "vbparse" or name.startswith("vbparse."):
                part = [*name.split("."), "__init__"][1]
                yield node.lineno, part if part in LEVEL else "__init__"


MODULES = sorted(ROOT.rglob("*.py"))


def test_every_part_has_its_layer() -> None:
    assert {part_of(path) for path in MODULES} <= set(LEVEL)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    part = part_of(path)
    for line, other in imports(path):
        if other == part or LEVEL[other] == LEVEL[part] == 0:
            continue
        if part == "cli" and other == "__init__":  # the version
            continue
        assert LEVEL[other] < LEVEL[part], f"{path}:{line}: {part} imports {other}"


@pytest.mark.parametrize(
    "program",
    [
        pytest.param("import vbparse", id="library"),
        pytest.param(
            "import vbparse; from vbparse.readers import read_bytes;"
            "vbparse.parse_source(read_bytes('x.txt', 'KẾ HOẠCH'.encode()))",
            id="parse text",
        ),
    ],
)
def test_heavy_libraries_wait_until_they_are_used(program: str) -> None:
    assert not loaded(program) & HEAVY


def test_help_loads_nothing_but_typer() -> None:
    """Some versions of typer bring pydantic; that is theirs to say."""
    program = (
        "import contextlib, io, vbparse.cli\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    vbparse.cli.build()(['--help'])"
    )
    assert loaded(program) & HEAVY - {"pydantic"} == {"typer"}


def loaded(program: str) -> set[str]:
    """Top names of what a fresh Python has imported after ``program``."""
    result = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.partition(".")[0] for name in result.stdout.split()}
