"""What all tests share: sources and layouts made from a few lines of text."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from samples import SHARED
from vbparse import layout
from vbparse.document import Layout, Source
from vbparse.readers import read_bytes


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes the snapshots of our own output anew; read the diff."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")


@pytest.fixture(autouse=True)
def the_collector_rests(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests of linear time measure the program, not the walk of the collector through whatever
    the tests before them have left."""
    if "linear" not in request.node.name:
        yield
        return
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


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
