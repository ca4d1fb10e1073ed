"""*Phiếu góp ý*: what was found, as a reply to those who wrote the draft, in a Word file.

The words are Vietnamese whatever the language of messages: the letter goes to an office. With a
template of one's own the same words go where its placeholders stand: ``{{gop_y}}`` and the others
of ``PLACEHOLDERS``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vbparse.document import Finding, Severity
from vbparse.errors import ProfileError, said_by_system
from vbparse.exporters.docx_copy import copied, serialised
from vbparse.exporters.letter_template import filled, placeholders_in, plain_template
from vbparse.exporters.letter_words import covered, ground, heading, where
from vbparse.exporters.printable import printable
from vbparse.rules.pages import families
from vbparse.rules.rule import Rule

if TYPE_CHECKING:
    from vbparse.rules.check import Checked

__all__ = ["PLACEHOLDERS", "letter"]

PLACEHOLDERS = {
    "van_ban": "loại văn bản: dự thảo Kế hoạch",
    "so_ky_hieu": "số, ký hiệu",
    "trich_yeu": "trích yếu",
    "co_quan": "cơ quan ban hành dự thảo",
    "tep": "tên tệp",
    "so_gop_y": "số ý kiến",
    "do_phu": "đã soát được đến đâu",
    "gop_y": "các ý kiến; đứng riêng một đoạn",
}
LIST = "gop_y"
_MOST = 20  # places of one rule that are told one by one
_ASK = {
    Severity.ERROR: "Đề nghị",
    Severity.WARNING: "Đề nghị xem xét:",
    Severity.INFO: "Xin lưu ý:",
}


@dataclass(frozen=True)
class Line:
    """A paragraph of the list; headings are bold."""

    text: str
    heading: bool = False


def letter(checked: Sequence[Checked], template: Path | None = None) -> bytes:
    """The letter as a Word file; raises ``ReadError`` and, of a placeholder, ``ProfileError``."""
    from vbparse.readers._docx_package import Package

    data = _read(template) if template else plain_template()
    package = Package(template or Path("phieu-gop-y.docx"), data)
    names = [name for name in package.names if _holds_text(name)]
    trees = {name: package.tree(name) for name in names}
    if template is not None:
        _refuse_unknown(template, [p for tree in trees.values() for p in placeholders_in(tree)])
    values, lines = _values(checked), [*_lines(checked)]
    for tree in trees.values():
        filled(tree, values, LIST, [(line.text, line.heading) for line in lines])
    return copied(data, {name: serialised(tree, package, name) for name, tree in trees.items()})


def _read(template: Path) -> bytes:
    try:
        return template.read_bytes()
    except OSError as error:
        vi, en = said_by_system(error)
        raise ProfileError(template, "", f"không đọc được: {vi}", f"unreadable: {en}") from None


def _holds_text(name: str) -> bool:
    file = name.rpartition("/")[2]
    return name.startswith("word/") and file.endswith(".xml") and file.startswith(_STORIES)


_STORIES = ("document", "header", "footer")


def _refuse_unknown(template: Path, found: Sequence[str]) -> None:
    for name in found:
        if name not in PLACEHOLDERS:
            known = ", ".join(f"{{{{{one}}}}}" for one in PLACEHOLDERS)
            raise ProfileError(
                template,
                f"{{{{{name}}}}}",
                f"không có chỗ điền này; chọn: {known}",
                f"no such placeholder; choose: {known}",
            )
    if LIST not in found:
        raise ProfileError(
            template, f"{{{{{LIST}}}}}", "thiếu chỗ điền này", "this placeholder is missing"
        )


def _values(checked: Sequence[Checked]) -> dict[str, str]:
    main = next((c for c in checked if c.plan.doc_type.code == "KH"), checked[0])
    plan = main.plan
    count = sum(len(one.findings) for one in checked)
    said = {
        "van_ban": f"dự thảo {plan.doc_type.value or 'văn bản'}",
        "so_ky_hieu": plan.doc_number.value or "…",
        "trich_yeu": plan.subject.value or "…",
        "co_quan": plan.issuer.value or "Đơn vị soạn thảo",
        "tep": main.draft.source.name,
        "so_gop_y": str(count),
        "do_phu": " ".join(covered(one) for one in checked),
    }
    return {name: printable(value) for name, value in said.items()}


def _lines(checked: Sequence[Checked]) -> Iterator[Line]:
    """The findings, part by part, each rule once with its article and its places."""
    found: dict[str, list[tuple[Checked, Finding]]] = {}
    for one in checked:
        for finding in one.findings:
            found.setdefault(finding.code, []).append((one, finding))
    number = 0
    for start, rules in families().items():
        told = [rule for rule in rules if rule.code in found]
        if not told:
            continue
        number += 1
        yield Line(f"{number}. {heading(start)}", heading=True)
        for at, rule in enumerate(told, start=1):
            yield from _opinion(f"{number}.{at}.", rule, found[rule.code])
    if not number:
        yield Line("Chúng tôi nhất trí với dự thảo, không có ý kiến khác.")


def _opinion(number: str, rule: Rule, found: Sequence[tuple[Checked, Finding]]) -> Iterator[Line]:
    if len(found) == 1:
        checked, finding = found[0]
        said = f"{number} {where(checked, finding)}: {_asked(finding)} {ground(rule.basis)}"
        yield Line(printable(said))
        return
    yield Line(f"{number} {rule.title[0]}, {len(found)} chỗ. {ground(rule.basis)}")
    for checked, finding in found[:_MOST]:
        yield Line(printable(f"- {where(checked, finding)}: {_asked(finding)}"))
    if len(found) > _MOST:
        yield Line(f"- Và {len(found) - _MOST} chỗ khác tương tự.")


def _asked(finding: Finding) -> str:
    """What is wrong, and politely what is wished for."""
    if finding.status == "needs_review":
        return f"{finding.message} Kính đề nghị quý đơn vị kiểm tra lại."
    related = "".join(f" Văn bản cấp trên ghi: “{part.quote}”." for part in finding.related)
    if not finding.fix:
        return finding.message + related
    fix = finding.fix
    lowered = fix if len(fix) < 2 or fix[1].isupper() else fix[0].lower() + fix[1:]
    return f"{finding.message}{related} {_ASK[finding.severity]} {lowered}"
