"""Lỗi: faults that may be put into a document, each with the words that it changes.

A fault edits a finished draft and stands in its gold as ``{kind, rule, message, quote, spans}``.
Values follow the document: what the fault changes on paper changes in gold too. ``rule`` is the
entry of the rule catalogue (standards § 9) that it breaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vbparse.learning.synthesize import _fault_bases as bases
from vbparse.learning.synthesize import _fault_body as body
from vbparse.learning.synthesize import _fault_frame as head
from vbparse.learning.synthesize._fault_cited import CITED
from vbparse.learning.synthesize._fault_cuts import CUTS
from vbparse.learning.synthesize._fault_days import DAYS
from vbparse.learning.synthesize._fault_end import END
from vbparse.learning.synthesize._fault_form import ODD, STATE, odd
from vbparse.learning.synthesize._fault_gone import GONE
from vbparse.learning.synthesize._fault_head import HEAD
from vbparse.learning.synthesize._fault_marks import Fault
from vbparse.learning.synthesize._fault_numbers import NUMBERS
from vbparse.learning.synthesize._fault_parts import PARTS
from vbparse.learning.synthesize._fault_said import SAID
from vbparse.learning.synthesize._fault_sections import SECTIONS
from vbparse.learning.synthesize._fault_tasks import TASKS
from vbparse.learning.synthesize._fault_words import WORDS
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft

__all__ = ["FAULTS", "Fault", "inject"]


def inject(draft: Draft, dice: Dice, kinds: Sequence[str], most: int) -> None:
    """Put one to ``most`` of these faults into the draft, as far as it has room for them."""
    wanted = dice.number(1, most)
    spoilt: set[str] = set()
    for kind in dice.shuffled(list(kinds)):
        if len(draft.faults) >= wanted:
            return
        fault = FAULTS[kind]
        key = f"fault#{len(draft.faults)}"
        if fault.part not in spoilt and fault.make(draft, dice):
            spoilt.add(fault.part)
            draft.faults.append(
                {"kind": kind, "rule": fault.rule, "message": fault.message, "key": key}
            )


_FIRST: Mapping[str, Fault] = {
    "blank-number": Fault("number", "N01", "Để trống số", head.blank_number, ("VB111",)),
    "unpadded-number": Fault(
        "number", "N02", "Số dưới 10 không có số 0 ở trước", head.unpadded_number, ("VB112",)
    ),
    "wrong-type-code": Fault(
        "number", "N03", "Ký hiệu tên loại khác tên loại", head.wrong_type_code, ("VB114",)
    ),
    "lost-hyphen": Fault("number", "N01", "Ký hiệu mất dấu gạch nối", head.lost_hyphen, ("VB117",)),
    "stray-space": Fault(
        "number", "N05", "Dấu cách thừa trong số, ký hiệu", head.stray_space, ("VB113",)
    ),
    "eth-letter": Fault("number", "N01", "Chữ Ð (eth) thay cho Đ", head.eth_letter, ()),
    "regimes-mixed": Fault(
        "number",
        "M01",
        "Số, ký hiệu kiểu văn bản Đảng dưới Quốc hiệu",
        head.regimes_mixed,
        ("VB117",),
    ),
    "unpadded-day": Fault(
        "date", "D02", "Ngày dưới 10 không có số 0 ở trước", head.unpadded_day, ("VB122",)
    ),
    "padded-month": Fault(
        "date", "D02", "Tháng 3 đến 9 có số 0 ở trước", head.padded_month, ("VB123",)
    ),
    "no-comma": Fault("date", "D01", "Thiếu dấu phẩy sau địa danh", head.no_comma, ("VB127",)),
    "missing-state": Fault(
        "state", "H01", "Thiếu Quốc hiệu hoặc Tiêu ngữ", head.missing_state, ("VB101", "VB102")
    ),
    "subject-full-stop": Fault(
        "subject", "T02", "Trích yếu có dấu chấm", head.subject_full_stop, ("VB134",)
    ),
    "base-later": Fault(
        "base", "D03", "Căn cứ ban hành sau kế hoạch", bases.base_later, ("VB601",)
    ),
    "base-undated": Fault("base", "C03", "Căn cứ thiếu ngày", bases.base_undated, ("VB303",)),
    "base-unnumbered": Fault(
        "base", "C03", "Căn cứ để trống số", bases.base_unnumbered, ("VB306",)
    ),
    "base-lost-hyphen": Fault(
        "base", "N01", "Căn cứ mất dấu gạch nối trong ký hiệu", bases.base_lost_hyphen, ("VB309",)
    ),
    "base-stray-space": Fault(
        "base",
        "N05",
        "Dấu cách thừa trong số, ký hiệu của căn cứ",
        bases.base_stray_space,
        ("VB309",),
    ),
    "base-wrong-day": Fault("base", "C04", "Căn cứ ghi sai ngày", bases.base_wrong_day, ()),
    "base-marks": Fault(
        "base marks",
        "C01",
        "Căn cứ không kết thúc bằng dấu chấm phẩy",
        bases.base_marks,
        ("VB301",),
    ),
    "misprinted-heading": Fault("heading", "B02", "Đề mục in sai", body.misprinted_heading, ()),
    "missing-end-mark": Fault("end", "B07", "Thiếu ./. ở cuối", body.missing_end_mark, ("VB401",)),
    "missing-archive": Fault(
        "recipients", "R01", "Nơi nhận thiếu dòng Lưu", head.missing_archive, ("VB412",)
    ),
    "district-after-reform": Fault(
        "recipients",
        "H05",
        "Nêu cấp huyện sau ngày 01/7/2025",
        head.district_after_reform,
        ("VB703", "VB704"),
    ),
    "deputy-alone": Fault(
        "signature", "S02", "Cấp phó ký không có KT.", head.deputy_alone, ("VB433",)
    ),
    "degree": Fault("name", "S04", "Ghi học vị trước họ tên người ký", head.degree, ("VB436",)),
}

_FORM = {
    name: Fault(
        f"form {name.split('-')[0]}",
        "F",
        each.message,
        odd(name, each),
        each.codes,
        each.formats,
        regime=each.regime if each.regime != STATE else "",
    )
    for name, each in {**ODD, **CUTS}.items()
}
_BODY = {**SECTIONS, **NUMBERS, **TASKS, **DAYS, **GONE, **WORDS}
FAULTS: Mapping[str, Fault] = {
    **_FIRST,
    **PARTS,
    **HEAD,
    **CITED,
    **END,
    **SAID,
    **_BODY,
    **_FORM,
}
"""Kind → fault; the names of ``--faults``."""
