"""What only a real process shows: pipes, terminals, signals, the environment."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

VBPARSE = [sys.executable, "-m", "vbparse"]


def call(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*VBPARSE, *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | environment,
        check=False,
    )


def on_terminal(*words: str | Path, piped: bool = True) -> tuple[str, str]:
    """Standard output and what the terminal on standard error shows; with ``piped`` false
    standard output is the terminal too."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*VBPARSE, *map(str, words)],
        stdout=subprocess.PIPE if piped else theirs,
        stderr=theirs,
        env=os.environ | {"COLUMNS": "100", "TERM": "xterm"},
    )
    os.close(theirs)
    seen = b""
    out = process.stdout.read() if process.stdout else b""
    try:
        while chunk := os.read(ours, 65536):
            seen += chunk
    except OSError:  # the other side is closed
        pass
    finally:
        os.close(ours)
    process.wait()
    if process.stdout:
        process.stdout.close()
    return out.decode(), seen.decode()


def test_help_in_both_languages() -> None:
    assert "In phiên bản" in call("--help", VBPARSE_LANG="vi").stdout
    assert "Print the version" in call("--help", VBPARSE_LANG="en").stdout


def test_the_environment_chooses_the_language(tmp_path: Path) -> None:
    result = call("parse", tmp_path / "x", VBPARSE_LANG="en")
    assert (result.returncode, result.stderr) == (2, f"error: {tmp_path}/x: no such file\n")


def test_output_is_utf8_whatever_the_locale(plan_file: Path) -> None:
    result = call("parse", plan_file, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert json.loads(result.stdout)["doc_type"]["value"] == "Kế hoạch"


def test_a_reader_that_leaves_early_is_no_error(plan_file: Path) -> None:
    words = [*VBPARSE, "parse", *[str(plan_file)] * 40, "-f", "jsonl"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_standard_output_on_a_full_disk_is_one_line(plan_file: Path) -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [*VBPARSE, "parse", str(plan_file)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "không ghi được" in result.stderr


def test_progress_on_a_terminal(folder: Path) -> None:
    out, seen = on_terminal("parse", folder, "-f", "jsonl")
    assert len(out.splitlines()) == 3
    assert "3/3" in seen
    assert "tệp/giây" in seen


def test_no_progress_for_one_file(plan_file: Path) -> None:
    out, seen = on_terminal("parse", plan_file)
    assert json.loads(out)
    assert "1/1" not in seen


def test_records_are_whole_on_a_terminal_with_a_bar(folder: Path) -> None:
    _, seen = on_terminal("parse", folder, "-f", "jsonl", piped=False)
    records = [line for line in seen.splitlines() if '{"schema"' in line]
    assert len(records) == 3
    assert all(json.loads(line[line.index('{"schema"') :]) for line in records)


def test_text_on_a_terminal_is_harmless(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("KẾ HOẠCH\x1b[2J\x1b]0;x\x07 họp\n" * 20, "utf-8")
    _, seen = on_terminal("text", path, piped=False)
    assert "KẾ HOẠCH" in seen
    assert "\x1b" not in seen


def test_a_page_is_not_thrown_at_a_terminal(plan_file: Path) -> None:
    _, seen = on_terminal("show", plan_file, piped=False)
    assert "<html" not in seen
    assert "-o" in seen


@pytest.mark.parametrize("words", [["--version"], ["schema"]])
def test_the_module_is_the_command(words: list[str]) -> None:
    assert call(*words).returncode == 0


_SOME = 500  # bytes, less than a record


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stopped_run_leaves_no_file_behind(
    number: signal.Signals, plan_file: Path, tmp_path: Path
) -> None:
    """It is stopped when it has written one record and waits for the next document. A shell that
    runs the tests in the background lets them ignore SIGINT, which is taken back here."""
    out = tmp_path / "out" / "a.jsonl"
    out.parent.mkdir()
    words = [*VBPARSE, "parse", str(plan_file), "-", "-o", str(out)]
    with subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
    ) as process:
        for _ in range(500):
            if any(draft.stat().st_size > _SOME for draft in out.parent.iterdir()):
                break
            time.sleep(0.01)
        process.send_signal(number)
        _, said = process.communicate()
    assert process.returncode in (128 + number, -number)
    assert said == b""
    assert not any(out.parent.iterdir())


@pytest.mark.parametrize(("closed", "code"), [("<&-", 2), (">&-", 0), ("2>&-", 2)])
def test_a_stream_may_be_closed(closed: str, code: int, plan_file: Path) -> None:
    name = "-" if closed == "<&-" else "khong-co" if closed == "2>&-" else plan_file
    shell = ["sh", "-c", f'"$@" {closed}', "sh", *VBPARSE, "parse", str(name)]
    result = subprocess.run(shell, capture_output=True, text=True, check=False)
    assert result.returncode == code
    assert "nội bộ" not in result.stderr
    assert "Traceback" not in result.stderr
