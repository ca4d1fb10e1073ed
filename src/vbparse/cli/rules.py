"""``vbparse rules``: which rules there are, and what each is."""

from __future__ import annotations

from typing import Annotated

import typer

from vbparse.cli._options import Debug, Lang, Output, say

__all__ = ["HELP", "run"]

HELP = say(
    "Kể các quy tắc soát; với CODE thì giải thích quy tắc ấy, kèm ví dụ sai và đúng.",
    "List the rules of check; with CODE explain that rule, with a wrong and a right example.",
)


def run(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help=say("Mã, hoặc phần đầu của mã: VB112, VB5.", "A code or its beginning: VB112."),
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    lang: Lang = "vi",
    debug: Debug = False,
) -> None:
    """Print one line a rule, or all about one rule."""
    from vbparse.cli._output import opened
    from vbparse.rules.pages import every_rule, families, family_title, told

    wanted = (code or "VB").upper()
    chosen = [rule for rule in every_rule() if rule.code.startswith(wanted)]
    if not chosen:
        hint = say(f"không có quy tắc {code}", f"no rule {code}")
        raise typer.BadParameter(hint, param_hint="CODE")
    with opened(output) as write:
        if len(chosen) == 1:
            write(told(chosen[0], lang))
            return
        for start, members in families().items():
            shown = [rule for rule in members if rule in chosen]
            if shown:
                write(f"{start}xx {family_title(start, lang)}\n")
            for rule in shown:
                write(f"  {rule.code}  {rule.severity:8} {rule.title[lang == 'en']}\n")
