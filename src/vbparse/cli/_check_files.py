"""What ``vbparse check`` writes beside its report: a commented copy, a corrected one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from vbparse.cli._options import Lang, say

if TYPE_CHECKING:
    from vbparse.cli._inputs import Input
    from vbparse.rules.check import Checked

__all__ = ["Files", "differences"]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Files:
    """Where the copies of the one draft go; ``None`` where they are not asked for."""

    docx: Path | None = None
    fixed: Path | None = None
    unsafe: bool = False
    letter: Path | None = None
    template: Path | None = None

    @property
    def wanted(self) -> bool:
        """Whether anything is to be written."""
        return bool(self.docx or self.fixed or self.letter)

    def refuse(self, inputs: Sequence[Input]) -> None:
        """A usage error when there is not exactly one draft."""
        if self.template is not None and self.letter is None:
            raise typer.BadParameter(
                say("cần --letter OUT", "needs --letter OUT"), param_hint="--template"
            )
        targets = [path for path in (self.docx, self.fixed, self.letter) if path is not None]
        if Path("-") in targets or len(set(targets)) < len(targets):
            raise typer.BadParameter(
                say("mỗi bản chép cần một tên tệp riêng", "each copy needs a file of its own"),
                param_hint="OUT",
            )
        if self.wanted and len(inputs) != 1:
            raise typer.BadParameter(
                say("các bản chép cần đúng một dự thảo", "copies need exactly one draft"),
                param_hint="PATH",
            )

    def write(self, item: Input, checked: Sequence[Checked], lang: Lang) -> Iterator[str]:
        """Write every copy; what is to be said of them."""
        from vbparse.cli._output import save

        if self.docx is not None:
            from vbparse.exporters.docx_comments import commented

            _need(checked, _WORD, option="--docx")
            save(self.docx, commented(_bytes(item), checked, lang), [item.path])
        if self.letter is not None:
            from vbparse.exporters.letter import letter

            data = letter(checked, self.template)
            save(self.letter, data, [item.path, *([self.template] if self.template else [])])
        if self.fixed is not None:
            data, said = self._corrected(item, checked)
            save(self.fixed, data, [item.path])
            yield said

    def _corrected(self, item: Input, checked: Sequence[Checked]) -> tuple[bytes, str]:
        from vbparse.exporters.corrections import corrected, edits_of
        from vbparse.exporters.docx_fixes import fixed

        media = _need(checked, _WORD, "text/plain", option="--fix")
        if media == _WORD:
            result = fixed(_bytes(item), checked, unsafe=self.unsafe)
            return result.data, _counted(result.made, result.left)
        edits = edits_of(checked, unsafe=self.unsafe)
        text = corrected(checked[0].draft.source.text, edits)
        return text.encode("utf-8"), _counted(len(edits), 0)


def differences(done: Sequence[Sequence[Checked]], *, unsafe: bool) -> Iterator[str]:
    """The corrections of each draft as a unified diff of its text."""
    from vbparse.exporters.corrections import difference, edits_of
    from vbparse.exporters.printable import on_terminal, printable

    for checked in done:
        source = checked[0].draft.source
        edits = edits_of(checked, unsafe=unsafe)
        yield on_terminal(difference(printable(source.name), source.text, edits))


def _need(checked: Sequence[Checked], *kinds: str, option: str) -> str:
    media = checked[0].draft.source.media_type
    if media not in kinds:
        only = say("chỉ cho tệp Word", "only of a Word file")
        if len(kinds) > 1:
            only = say("chỉ cho tệp Word hoặc văn bản thuần", "only of a Word file or plain text")
        raise typer.BadParameter(only, param_hint=option)
    return media


def _bytes(item: Input) -> bytes:
    content = item.content()
    return content if isinstance(content, bytes) else content.read_bytes()


def _counted(made: int, left: int) -> str:
    return say(
        f"đã sửa {made} chỗ, để lại {left} chỗ không sửa được đúng từng chữ",
        f"{made} corrections made, {left} left that could not be made exactly",
    )
