"""Files are written whole or not at all, and never over an input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from vbparse import pipeline
from vbparse.cli._output import opened
from vbparse.errors import OutputError

Run = Callable[..., Result]


def only(folder: Path, *names: str) -> None:
    """Nothing but these files, so no draft was left behind."""
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)


def test_a_file_appears_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with opened(path) as write:
        write("một\n")
        assert not path.exists()
        write("hai\n")
    assert path.read_bytes() == "một\nhai\n".encode()
    only(tmp_path, "a.json")


def test_a_name_may_be_as_long_as_the_system_takes(tmp_path: Path) -> None:
    name = "ế" * 83 + ".json"
    with opened(tmp_path / name) as write:
        write("x")
    only(tmp_path, name)


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_failure_leaves_what_was_there(error: type[BaseException], tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("cũ")
    with pytest.raises(error), opened(path) as write:
        write("mới")
        raise error
    assert path.read_text() == "cũ"
    only(tmp_path, "a.json")


def test_when_nothing_was_read_nothing_is_replaced(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("cũ")
    assert run("parse", tmp_path / "khong-co.txt", "-o", path).exit_code == 2
    assert path.read_text() == "cũ"
    only(tmp_path, "a.json")


@pytest.mark.parametrize("way", ["itself", "relative", "link", "hard link", "in folder"])
@pytest.mark.parametrize("command", ["parse", "text", "show"])
def test_an_input_is_never_overwritten(
    command: str, way: str, run: Run, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plan_file.read_bytes()
    monkeypatch.chdir(plan_file.parent)
    out = plan_file.parent / "ra.txt"
    given: Path = plan_file
    if way == "link":
        out.symlink_to(plan_file)
    elif way == "hard link":
        out.hardlink_to(plan_file)
    else:
        out = Path("./ke-hoach.txt") if way == "relative" else plan_file
    if way == "in folder" and command == "parse":
        given = plan_file.parent
    result = run(command, given, "-o", out)
    assert result.exit_code == 2
    assert "không ghi đè tệp đầu vào" in result.stderr
    assert result.stderr.count("\n") == 1
    assert plan_file.read_bytes() == before


@pytest.mark.parametrize("name", ["khong-co/a.json", ".", "x" * 300])
def test_where_nothing_can_be_written(name: str, run: Run, plan_file: Path) -> None:
    result = run("parse", plan_file, "-o", plan_file.parent / name, "--lang", "en")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: ")
    assert "internal" not in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_closed_folder(run: Run, plan_file: Path) -> None:
    plan_file.parent.chmod(0o555)
    try:
        assert run("parse", plan_file, "-o", plan_file.parent / "a.json").exit_code == 2
    finally:
        plan_file.parent.chmod(0o755)


def test_a_file_that_may_not_be_written_is_not_replaced(
    run: Run, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its folder may be writable all the same; root may write everywhere, hence the patch."""
    out = plan_file.parent / "a.json"
    out.write_text("cũ")
    monkeypatch.setattr(os, "access", lambda path, how: how != os.W_OK)
    result = run("parse", plan_file, "-o", out)
    assert (result.exit_code, out.read_text()) == (2, "cũ")
    assert "không ghi được" in result.stderr
    only(plan_file.parent, plan_file.name, "a.json")


def test_a_link_stays_a_link_and_a_mode_stays_a_mode(run: Run, plan_file: Path) -> None:
    target, link = plan_file.parent / "that.json", plan_file.parent / "link.json"
    target.write_text("cũ")
    target.chmod(0o640)
    link.symlink_to(target)
    assert run("parse", plan_file, "-o", link).exit_code == 0
    assert link.is_symlink()
    assert target.read_text("utf-8").startswith("{")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="no such device")
def test_a_device_is_written_to_not_replaced(run: Run, plan_file: Path) -> None:
    assert run("parse", plan_file, "-o", "/dev/null").exit_code == 0
    assert not Path("/dev/null").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_full_disk_is_one_line(run: Run, plan_file: Path) -> None:
    with pytest.raises(OutputError), opened(Path("/dev/full")) as write:
        write("x")
    result = run("parse", plan_file, "-o", "/dev/full")
    assert result.exit_code == 2
    assert "không ghi được" in result.stderr


def test_control_c_is_exit_code_130(
    run: Run, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(source: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "parse_source", interrupted)
    out = plan_file.parent / "a.json"
    result = run("parse", plan_file, "-o", out)
    assert result.exit_code == 130
    assert result.stderr == ""
    only(plan_file.parent, plan_file.name)
