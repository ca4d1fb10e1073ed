"""*Nhất quán*: names, numbers and totals that contradict themselves inside the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from vbparse.document import Span
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.rule import Example, Flaw, Need, rule
from vbparse.vietnamese.agencies import find_bodies
from vbparse.vietnamese.fold import bare_lower, key

__all__ = ["file_number", "totals", "two_spellings"]

_LOGIC = "Lô-gic nội dung"
_IN_NAME = lazy(
    r"(?i)(?<!\d)(?P<number>\d{1,5})[-_ .]{1,2}(?:KH|ke[-_ ]?hoach|kế[-_ ]hoạch)(?![^\W_])"
    r"|(?<![^\W_])(?:KH|ke[-_ ]?hoach|kế[-_ ]hoạch)[-_ .]{1,2}(?:so[-_ ]|số[-_ ])?"
    r"(?P<behind>\d{1,5})(?!\d)"
)
_JOINTS = ("va", "&", "-", "–")


@rule(
    "VB607",
    "two-spellings",
    severity="info",
    title=("Một cơ quan viết hai cách", "One body spelt in two ways"),
    why=(
        "Tên một cơ quan phải viết thống nhất trong văn bản.",
        "A body is called by one spelling throughout.",
    ),
    basis="Thông lệ trình bày; NĐ 30/2020/NĐ-CP, Phụ lục II",
    bad=(
        Example(
            (
                (
                    "2. Các phòng, đơn vị",
                    "2. Trung tâm Chuyễn đổi số phối hợp.\n3. Các phòng, đơn vị",
                ),
            )
        ),
    ),
)
def two_spellings(draft: Draft) -> Iterator[Flaw]:
    """A name told at least twice, and once with another mark, or with "&" or a dash for "và"."""
    start, end = draft.layout.span.start, draft.layout.span.end
    text = draft.flow[start:end]
    plain = _plain(text)
    for name in sorted(_names(draft)):
        first, *rest = _plain(name).split()
        words = [r"(?:va|&|-|–)" if word in _JOINTS else re.escape(word) for word in rest]
        begin = rf"{re.escape(first)}(?<!\w{'.' * len(first)})"  # faster than (?<!\w) in front
        pattern = re.compile(r"\s+".join([begin, *words]) + r"(?!\w)")
        spans = [Span(start + hit.start(), start + hit.end()) for hit in pattern.finditer(plain)]
        printed = {span: " ".join(draft.flow[span.start : span.end].split()) for span in spans}
        small = {span: said for span, said in printed.items() if not said.isupper()}
        odd = [span for span, said in small.items() if said != name and key(said) != key(name)]
        if len(odd) == 1 and len(small) - 1 >= 2:
            yield Flaw(
                (f"Viết khác với “{name}” ở những chỗ khác.", f"Elsewhere it is spelt {name}."),
                odd[0],
                fix=(f"Viết “{name}”.", f"Write {name}."),
                sure=False,
            )


def _names(draft: Draft) -> set[str]:
    """The names of bodies that the draft tells at least twice."""
    told: Counter[str] = Counter()
    for body in find_bodies(draft.flow, draft.layout.span.start, draft.layout.span.end):
        told[" ".join(draft.flow[body.span.start : body.span.end].split())] += 1
    for task in draft.plan.tasks:
        told.update({*task.lead, *task.support})
    for unit in draft.plan.lead_units:
        told[unit.value] += 1
    return {
        name
        for name, count in told.items()
        if count > 1 and len(name.split()) >= 3 and not name.isupper()
    }


@lru_cache(maxsize=4096)  # a text has few different letters
def _letter(char: str) -> str:
    """The letter without its marks, small; always one."""
    bare = bare_lower(char)
    return bare if len(bare) == 1 else " " if char.isspace() else char.lower()


def _plain(name: str) -> str:
    return name.translate({ord(char): _letter(char) for char in set(name)})


@rule(
    "VB608",
    "number-and-file-name",
    severity="info",
    title=("Số trong văn bản khác số trong tên tệp", "Number differs from the file name"),
    why=(
        "Tên tệp ghi một số khác thường là nhầm tệp hoặc nhầm số.",
        "Another number in the file name often means the wrong file.",
    ),
    basis=_LOGIC,
    needs=(Need.FILE_NAME,),
    applies=lambda draft: draft.plan.doc_number.number is not None,
    bad=(Example(file_name="15-KH-SKHCN.txt"),),
    good=(Example(file_name="05_KH_SKHCN.txt"),),
)
def file_number(draft: Draft) -> Iterator[Flaw]:
    """``15-KH-….docx`` that holds 05/KH-…."""
    hit = _IN_NAME.search(draft.source.name)
    number = draft.plan.doc_number.number or ""
    named = (hit["number"] or hit["behind"]) if hit else ""
    year = draft.plan.issued_on.value or ""
    if named and named == year[:4]:
        return  # Kế hoạch 2024.docx
    if named and number.isdigit() and int(named) != int(number):
        yield Flaw(
            (
                f"Văn bản số {number}, tên tệp ghi {named}.",
                f"The document says {number}, the file name {named}.",
            ),
            draft.plan.doc_number.spans,
            fix=("Kiểm tra lại số hoặc tên tệp.", "Check number and file."),
            sure=False,
        )


@rule(
    "VB610",
    "totals",
    severity="warning",
    title=("Tổng cộng trong bảng không khớp", "A total of a table does not add up"),
    why=(
        "Dòng tổng cộng phải bằng tổng các dòng.",
        "The line of totals must be the sum of the lines.",
    ),
    basis=_LOGIC,
    applies=lambda draft: bool(draft.source.tables),
    bad=(
        Example(
            (
                (
                    "Kinh phí thực hiện lấy từ nguồn chi thường xuyên được giao năm 2023 của Sở.\n",
                    "STT\tNội dung\tSố tiền\n1\tBiên soạn\t20\n2\tTập huấn\t30\n"
                    "3\tIn ấn\t15\nTổng cộng\t\t75\n",
                ),
            )
        ),
    ),
)
def totals(draft: Draft) -> Iterator[Flaw]:
    """The last row begins with Tổng cộng; each of its numbers is held to its column."""
    for table in draft.source.tables:
        rows: dict[int, dict[int, tuple[str, Span]]] = {}
        for cell in table.cells:
            if cell.spans and cell.rowspan == 1:
                text = " ".join(draft.source.quote(span) for span in cell.spans)
                rows.setdefault(cell.row, {})[cell.column] = (text, cell.spans[0])
        last = rows.get(table.rows - 1, {})
        label = " ".join(text for text, _ in last.values())
        if not bare_lower(label).startswith(("tong cong", "tong", "cong")):
            continue
        yield from _wrong_sums(rows, last)


def _wrong_sums(
    rows: dict[int, dict[int, tuple[str, Span]]], last: dict[int, tuple[str, Span]]
) -> Iterator[Flaw]:
    above = [row for _, row in sorted(rows.items())[1:-1]]
    for column, (text, span) in last.items():
        total = _number(text)
        values = [_number(row[column][0]) for row in above if column in row]
        if total is None or len(values) < 2 or None in values or column == 0:
            continue
        summed = sum(value for value in values if value is not None)
        if abs(summed - total) > 0.01 * max(1, abs(total)) / 10:
            yield Flaw(
                (f"Tổng ghi {text.strip()}, cộng lại là {summed:g}.", f"The sum is {summed:g}."),
                span,
                fix=("Cộng lại.", "Add it up again."),
                sure=False,
            )


def _number(text: str) -> float | None:
    """``1.250.000`` and ``12,5`` as printed in Vietnam; ``None`` for anything else."""
    bare = text.strip()
    if not re.fullmatch(r"\d{1,3}(?:\.\d{3}){0,5}(?:,\d{1,3})?|\d{1,12}(?:,\d{1,3})?", bare):
        return None
    return float(bare.replace(".", "").replace(",", "."))
