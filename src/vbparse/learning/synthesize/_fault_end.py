"""Lỗi phần cuối, theo NĐ 30/2020/NĐ-CP Phụ lục I mục II.7, II.9 và mẫu 1.4: the mark of the end,
recipients and signature, broken in the ways in which drafts break them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vbparse.learning.synthesize._fault_frame import OFFICES
from vbparse.learning.synthesize._fault_marks import Fault, fault_key
from vbparse.learning.synthesize._fault_parts import Make, of_party, of_state
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.tagged import EMPTY, Tagged

__all__ = ["END"]


# ------------------------------------------------------------------------------------ kết thúc


def _end_mark(draft: Draft, dice: Dice) -> bool:
    last = draft.body[-1]
    if not last.text.text.endswith("./.") or last.rows:
        return False
    bare = last.text.cut(0, len(last.text) - 3)
    odd = dice.pick(("./", ". /.", "./..", ".//.", ". / .", "/./.", ". ./.", "/"))
    draft.body[-1] = last.with_text(bare + Tagged(odd).tag(fault_key(draft)))
    return True


# ------------------------------------------------------------------------------------ nơi nhận


def _no_label(draft: Draft, dice: Dice) -> bool:
    """The list without the words *Nơi nhận:* above it."""
    draft.look = replace(draft.look, odd=(*draft.look.odd, ("recipients.label", False)))
    return len(draft.recipients) > 1


def _archive_inside(draft: Draft, dice: Dice) -> bool:
    """The line *Lưu* between the others."""
    if len(draft.recipients) < 3:
        return False
    *rest, archive = draft.recipients
    at = dice.number(0, len(rest) - 1)
    rest.insert(at, archive.cut(0, len(archive) - 1) + ";")
    rest[-1] = rest[-1].cut(0, len(rest[-1]) - 1) + "."
    draft.recipients = rest
    return True


def _unit_alone(draft: Draft, dice: Dice) -> bool:
    """*Lưu* with the unit that wrote it, and no clerk."""
    if not draft.recipients:
        return False
    unit = dice.pick(("TH", "TCHC", "phòng Tổng hợp", "KHTC", "bộ phận chuyên môn", "đơn vị"))
    lead = dice.pick(("Lưu: ", "Lưu ", "Lưu tại "))
    shown = draft.value("recipient", lead + unit, archive=True, value="")
    draft.recipients[-1] = Tagged("- ") + shown.tag(fault_key(draft)) + "."
    return True


def _marked(draft: Draft, at: int, mark: str) -> None:
    line = draft.recipients[at]
    draft.recipients[at] = line.cut(0, len(line) - 1) + Tagged(mark).tag(fault_key(draft))


def _a_mark(draft: Draft, dice: Dice) -> bool:
    """Any line but the last ends otherwise."""
    if len(draft.recipients) < 2 or not _marks_are_ruled(draft):
        return False
    _marked(draft, dice.number(0, len(draft.recipients) - 2), dice.pick((",", ".", "", ":")))
    return True


def _the_last_mark(draft: Draft, dice: Dice) -> bool:
    if not draft.recipients or not _marks_are_ruled(draft):
        return False
    _marked(draft, len(draft.recipients) - 1, dice.pick((";", ",", "", "./.")))
    return True


def _marks_are_ruled(draft: Draft) -> bool:
    """Until 2026 the Party had commas here."""
    return not draft.look.regime.party or draft.look.regime.name == "party 2026"


def _no_dash(*, every: bool) -> Make:
    def make(draft: Draft, dice: Dice) -> bool:
        lines = range(len(draft.recipients))
        if not lines:
            return False
        for at in lines if every else (dice.pick(lines),):
            draft.recipients[at] = draft.recipients[at].cut(2, len(draft.recipients[at]))
        return True

    return make


def _addressed(draft: Draft, dice: Dice) -> bool:
    to = dice.pick(
        (
            ("Kính gửi: Các cơ quan, đơn vị trực thuộc",),
            ("Kính gửi:", "- Các đơn vị trực thuộc;", "- Các tổ chức đoàn thể."),
            ("Kính gửi: Thủ trưởng các cơ quan, đơn vị liên quan.",),
        )
    )
    draft.to = [Tagged(line).tag(fault_key(draft)) for line in to]
    return True


def _as_above(draft: Draft, dice: Dice) -> bool:
    if len(draft.recipients) < 2:
        return False
    words = dice.pick(("Như trên", "Như Kính gửi", "Như trên (để thực hiện)"))
    shown = draft.value("recipient", words, value=words, archive=False).tag(fault_key(draft))
    at = dice.number(0, len(draft.recipients) - 1)
    draft.recipients.insert(at, Tagged("- ") + shown + ";")
    return True


# -------------------------------------------------------------------------------------- chữ ký


def _posts(draft: Draft) -> list[int]:
    return [i for i, line in enumerate(draft.sign) if not line.text.startswith("(")]


def _unsigned(draft: Draft, dice: Dice) -> bool:
    """Neither post nor name."""
    draft.sign, draft.signer = [], EMPTY
    draft.scalars |= {"signer_name": None, "signer_title": None, "signing_authority": None}
    return True


def _line(draft: Draft, at: int, text: str) -> None:
    draft.sign[at] = Tagged(text).tag(fault_key(draft))
    draft.scalars["unsure"] = [
        *draft.scalars.get("unsure", ()),
        "signing_authority",
        "signer_title",
    ]


def _in_charge(draft: Draft, dice: Dice) -> bool:
    """*PHÓ GIÁM ĐỐC PHỤ TRÁCH* in place of KT. and the deputy's post."""
    at = _posts(draft)
    deputies = [i for i in at if draft.sign[i].text.startswith("PHÓ ")]
    marks = [i for i in at if re.match(r"KT\.", draft.sign[i].text)]
    if not deputies or not marks or draft.issuer.collective:
        return False
    _line(draft, deputies[0], f"{draft.sign[deputies[0]].text} {dice.pick(_CHARGES)}")
    del draft.sign[marks[0]]
    return True


_CHARGES = ("PHỤ TRÁCH", "ĐIỀU HÀNH", "PHỤ TRÁCH ĐƠN VỊ")


def _tm_stack(draft: Draft, dice: Dice) -> bool:
    """TM. where KT., TL. or TUQ. stand before the head's post."""
    for i in _posts(draft):
        found = re.match(r"(?:KT|TL|TUQ)\. ?", draft.sign[i].text)
        if found and not draft.issuer.collective:
            _line(draft, i, f"TM. {draft.sign[i].text[found.end() :]}")
            return True
    return False


def _before_a_body(draft: Draft, dice: Dice) -> bool:
    found = re.match(r"TM\. ?", draft.sign[0].text) if draft.sign else None
    if not found:
        return False
    mark = dice.pick(("KT.", "TL.", "TUQ.", "Q."))
    _line(draft, 0, f"{mark} {draft.sign[0].text[found.end() :]}")
    return True


def _slash(draft: Draft, dice: Dice) -> bool:
    at = [i for i in _posts(draft) if re.match(r"(?:KT|TL|TM)\.", draft.sign[i].text)]
    if not at:
        return False
    i = dice.pick(at)
    text = draft.sign[i].text
    _line(draft, i, f"{text[0]}/{text[1]} {text[3:].lstrip()}")
    return True


def _dot(draft: Draft, dice: Dice) -> bool:
    """The state's mark in a document of the Party."""
    if not draft.sign or not draft.sign[0].text.startswith("T/M"):
        return False
    _line(draft, 0, f"TM. {draft.sign[0].text[3:].lstrip()}")
    return True


_DEGREES: Sequence[str] = (
    *("Tiến sĩ", "Thạc sĩ", "TS", "ThS", "PGS. TS.", "GS.TS."),
    *("Nhà giáo Ưu tú", "Thầy thuốc Ưu tú", "Kỹ sư", "Bác sĩ CKII", "Cử nhân", "NSƯT."),
)


def _degree(draft: Draft, dice: Dice) -> bool:
    """Học hàm, học vị, danh hiệu in any spelling, where no branch permits them."""
    name = draft.scalars.get("signer_name")
    free = re.search(r"Y tế|Giáo dục|Khoa học", draft.issuer.name)  # branches that may
    if not isinstance(name, str) or not draft.signer.text or draft.issuer.kind not in OFFICES:
        return False
    if free:
        return False
    degree = dice.pick(_DEGREES)
    draft.signer = Tagged(f"{degree} ").tag(fault_key(draft)) + draft.signer
    draft.scalars["signer_name"] = [name, f"{degree} {name}"]
    return True


END: dict[str, Fault] = {
    "end-mark-forms": Fault("end", "B07", "Dấu ./. viết sai", of_state(_end_mark), ("VB402",)),
    "recipients-no-label": Fault(
        "recipients", "R01", "Danh sách không có “Nơi nhận”", _no_label, ("VB411",)
    ),
    "archive-inside": Fault(
        "recipients", "R01", "Lưu đứng giữa danh sách", _archive_inside, ("VB413",)
    ),
    "archive-unit": Fault(
        "recipients", "R01", "Lưu tại đơn vị, thiếu VT", of_state(_unit_alone), ("VB414",)
    ),
    "recipient-any-mark": Fault(
        "recipients", "R01", "Dấu cuối một dòng nơi nhận sai", _a_mark, ("VB416",)
    ),
    "recipient-last-mark": Fault(
        "recipients", "R01", "Dấu cuối nơi nhận sai", _the_last_mark, ("VB416",)
    ),
    "recipient-any-dash": Fault(
        "recipients", "R01", "Một dòng thiếu gạch đầu dòng", _no_dash(every=False), ("VB417",)
    ),
    "recipient-no-dashes": Fault(
        "recipients", "R01", "Nơi nhận không có gạch đầu dòng", _no_dash(every=True), ("VB417",)
    ),
    "addressed-forms": Fault("to", "R03", "Kế hoạch có Kính gửi", _addressed, ("VB418",)),
    "as-above-forms": Fault(
        "recipients", "R01", "Như trên mà không có Kính gửi", _as_above, ("VB419",)
    ),
    "no-signature": Fault(
        "signature", "S01", "Thiếu chức vụ, họ tên", _unsigned, ("VB431",), also=("VB432",)
    ),
    "deputy-in-charge": Fault(
        "signature", "S02", "Cấp phó phụ trách không có KT.", of_state(_in_charge), ("VB433",)
    ),
    "tm-stack": Fault("signature", "S03", "TM. thay KT., TL.", of_state(_tm_stack), ("VB434",)),
    "kt-forms": Fault(
        "signature", "S03", "KT., TL., TUQ., Q. trước tập thể", of_state(_before_a_body), ("VB435",)
    ),
    "kt-slash": Fault("signature", "S05", "K/T, T/L, T/M", of_state(_slash), ("VB437",)),
    "tm-dot": Fault("signature", "S05", "TM. trong văn bản Đảng", of_party(_dot), ("VB437",)),
    "degree-forms": Fault(
        "name", "S04", "Học hàm, học vị, danh hiệu trước họ tên", _degree, ("VB436",)
    ),
}
"""Kind → fault of the end."""
