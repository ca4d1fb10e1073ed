"""What all tests share: sources and layouts made from a few lines of text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from samples import SHARED
from vbparse import layout
from vbparse.document import Layout, Source
from vbparse.readers import read_bytes


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes the snapshots of our own output anew; read the diff."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the checkout; the test skips where it is not."""
    if not (SHARED / "gold" / "score.py").is_file():
        pytest.skip("../shared is not here")
    return SHARED


@pytest.fixture(scope="session")
def source_of() -> Callable[[str], Source]:
    """Text → Source, as if it had been read from a file."""
    return lambda text: read_bytes("van-ban.txt", text.encode(), "text/plain")


@pytest.fixture(scope="session")
def layout_of(source_of: Callable[[str], Source]) -> Callable[[str], Layout]:
    """Text → the layout of its first document."""
    return lambda text: layout.lay_out(source_of(text))[0]
