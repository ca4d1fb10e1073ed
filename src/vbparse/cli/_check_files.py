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

__all__ = ["Files", "differences", "of_form", "refuse_names"]

_DOCUMENTS = frozenset({".docx", ".doc", ".odt", ".rtf", ".pdf"})
_NOT_WORD = frozenset({".doc", ".odt", ".rtf", ".pdf", ".txt", ".md", ".html", ".htm"})
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
    def word(self) -> tuple[tuple[str, Path | None], ...]:
        """The copies that are Word files whatever the draft is."""
        return ("--docx", self.docx), ("--letter", self.letter)

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
        if media == _WORD and self.fixed is not None:
            _named_as_word("-o", self.fixed)
            result = fixed(_bytes(item), checked, unsafe=self.unsafe)
            return result.data, _counted(result.made, result.left)
        edits = edits_of(checked, unsafe=self.unsafe)
        text = corrected(checked[0].draft.source.text, edits)
        return text.encode("utf-8"), _counted(len(edits), 0)


def refuse_names(report: Path | None, files: Files) -> None:
    """A usage error for a report in the name of a document, and for a Word file in another's."""
    if report is not None and report.suffix.lower() in _DOCUMENTS:
        raise typer.BadParameter(
            say(
                f"{report.name} là tên của một văn bản, -o ở đây nhận báo cáo; bản đã sửa: --fix "
                "-o OUT, bản có nhận xét: --docx OUT",
                f"{report.name} is the name of a document, and -o takes the report here; a "
                "corrected copy: --fix -o OUT, a commented one: --docx OUT",
            ),
            param_hint="-o",
        )
    for option, path in files.word:
        if path is not None:
            _named_as_word(option, path)


def _named_as_word(option: str, path: Path) -> None:
    if path.suffix.lower() in _NOT_WORD:
        raise typer.BadParameter(
            say(
                f"{path.name}: bản chép là tệp Word, cần tên .docx",
                f"{path.name}: the copy is a Word file, name it .docx",
            ),
            param_hint=option,
        )


def of_form(checked: Sequence[Checked], lang: Lang, *, unsafe: bool) -> str | None:
    """How many corrections of form a difference of the text cannot show."""
    from vbparse.exporters.corrections import taken

    findings = list(taken(checked, unsafe=unsafe))
    count = len({each for f in findings for each in (*f.restyles, *f.setups, *f.strokes)})
    if not count or checked[0].draft.source.media_type != _WORD:
        return None
    if lang == "en":
        return f"and {count} corrections of form, in the Word copy only (--fix -o OUT)"
    return f"ngoài ra {count} chỗ sửa về thể thức, chỉ có trong bản Word (--fix -o OUT)"


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
