"""Help and usage errors in Vietnamese: the words that Typer brings along are English."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, cast

import typer
from typer.core import TyperCommand, TyperGroup

from vbparse.cli._options import say
from vbparse.patterns import lazy

__all__ = ["Command", "Group"]

# Typer brings its own Click and does not export this class
_USAGE_ERROR = cast("type[Exception]", typer.BadParameter.__mro__[1])

_HELP = (
    (lazy(r"^Usage: ", 8), "Cách dùng: "),
    (lazy(r"^Arguments:$", 8), "Tham số:"),
    (lazy(r"^Options:$", 8), "Tùy chọn:"),
    (lazy(r"^Commands:$", 8), "Lệnh:"),
    (lazy(r"\bShow this message and exit\."), "In hướng dẫn này rồi thoát."),
    (lazy(r"\[required\]"), "[bắt buộc]"),
    (lazy(r"\bdefault: "), "mặc định: "),
)  # 8: re.MULTILINE, without importing re
_ERRORS = (
    (lazy(r"Invalid value for ['\"]?([^:]{1,60}?)['\"]?: "), r"\1: "),
    (lazy(r"Invalid value: "), ""),
    (lazy(r"No such command '([^']*)'\."), r"không có lệnh \1."),
    (lazy(r"Did you mean ([^?]*)\?"), r"Có phải \1?"),
    (lazy(r"No such option: (\S+)"), r"không có tùy chọn \1"),
    (lazy(r"\(Possible options: ([^)]*)\)"), r"(có phải \1?)"),
    (lazy(r"Missing command\."), "thiếu tên lệnh"),
    (lazy(r"Missing (?:argument|option|parameter) '?([^']*)'\."), r"thiếu \1"),
    (lazy(r"Got unexpected extra arguments?(?:\(s\))? "), "thừa "),
    (lazy(r"Option '([^']*)' requires an argument\."), r"tùy chọn \1 cần một giá trị."),
    (lazy(r"Option '([^']*)' does not take a value\."), r"tùy chọn \1 không nhận giá trị."),
    (lazy(r" is not one of "), " không thuộc "),
    (lazy(r" is not in the range (?:of )?"), " nằm ngoài khoảng "),
    (lazy(r" is not a valid int(?:eger)?(?: range)?\."), " không phải một số nguyên."),
    (lazy(r" is not a valid float(?: range)?\."), " không phải một số."),
)


def _told(text: str, words: Sequence[tuple[Any, str]]) -> str:
    for pattern, said in words:
        text = pattern.sub(said, text, count=1) if words is _ERRORS else pattern.sub(said, text)
    return text


class _Said:
    """Help in the language of the user."""

    def get_help(self, ctx: Any) -> str:
        text: str = super().get_help(ctx)  # type: ignore[misc]
        return say(_told(text, _HELP), text)


class Command(_Said, TyperCommand):
    """A command whose help is in the language of the user."""


class Group(_Said, TyperGroup):
    """All commands; a usage error says first what is wrong, then how the command is called."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        try:
            code = super().main(args, prog_name, complete_var, False, windows_expand_args, **extra)
            if not standalone_mode:
                return code
        except typer.Abort:
            if not standalone_mode:
                raise
            sys.exit(1)
        except _USAGE_ERROR as error:
            if not standalone_mode:
                raise
            _complain(error)
            sys.exit(2)
        sys.exit(code or 0)


def _complain(error: Any) -> None:
    if type(error).__name__ == "NoArgsIsHelpError":  # called with nothing at all: the help
        error.show()
        return
    english: str = error.format_message()
    lines = [f"{say('lỗi', 'error')}: {say(_told(english, _ERRORS), english)}"]
    if error.ctx is not None:
        usage = error.ctx.get_usage()
        lines.append(say(_told(usage, _HELP[:1]), usage))
        path = error.ctx.command_path
        lines.append(say(f"xem thêm: {path} --help", f"more: {path} --help"))
    sys.stderr.write("\n".join(lines) + "\n")
