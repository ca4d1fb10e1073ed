"""A lazy pattern is the compiled one, later."""

from __future__ import annotations

import re

import pytest

from vbparse.patterns import lazy

WORD = r"(?P<word>\w+)\s(\d)"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_does_what_the_compiled_one_does(flags: int) -> None:
    one, other = lazy(WORD, flags), re.compile(WORD, flags)
    text = "quý 2, tháng 9"
    assert one.search(text).group() == other.search(text).group()
    assert [m.span() for m in one.finditer(text)] == [m.span() for m in other.finditer(text)]
    assert one.findall(text) == other.findall(text)
    assert one.sub("x", text) == other.sub("x", text)
    assert one.match(text, 7)["word"] == "tháng"
    assert (one.pattern, one.flags, one.groups) == (other.pattern, other.flags, other.groups)
    assert one.groupindex == other.groupindex


def test_is_compiled_at_the_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    compile_ = re.compile
    monkeypatch.setattr(re, "compile", lambda *a: calls.append(a[0]) or compile_(*a))
    pattern = lazy(WORD)
    assert calls == []
    assert pattern.search("quý 2") and not pattern.match("2")
    assert calls == [WORD]


def test_a_broken_pattern_says_so_when_used() -> None:
    with pytest.raises(re.error):
        lazy("(").search("x")
