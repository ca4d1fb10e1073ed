"""Lỗi thể thức: components of the head, the title and the end that are missing or miswritten."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from vbparse.learning.synthesize._fault_marks import Fault, fault_key, kind, only, rewrite
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.tagged import EMPTY, Tagged, lower_first

__all__ = ["NATION", "PARTS", "Make", "of_party", "of_state", "of_today"]

Make = Callable[[Draft, Dice], bool]
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def of_state(make: Make) -> Make:
    """Only in documents of the state."""
    return lambda draft, dice: not draft.look.regime.party and make(draft, dice)


def of_party(make: Make) -> Make:
    """Only in documents of the Party (the Youth Union has rules of its own)."""
    kind = "youth"
    return lambda draft, dice: (
        draft.look.regime.party and draft.issuer.kind != kind and make(draft, dice)
    )


OF_TODAY = ("state 2020", "party 2026")


def of_today(make: Make) -> Make:
    """Only held to the rules of today, as a draft is whose year nobody knows."""
    return lambda draft, dice: draft.look.regime.name in OF_TODAY and make(draft, dice)


def _fault(draft: Draft, text: str) -> Tagged:
    return Tagged(text).tag(fault_key(draft))


# -------------------------------------------------------------------------------------------- head


def _motto(draft: Draft, dice: Dice) -> bool:
    if len(draft.state) < 2:
        return False
    draft.state[1] = dice.pick(("Độc lập-Tự do-Hạnh phúc", "Độc Lập - Tự Do - Hạnh Phúc"))
    return True


def _no_party_title(draft: Draft, dice: Dice) -> bool:
    draft.state = []
    return True


def _both_names(draft: Draft, dice: Dice) -> bool:
    draft.state = [*NATION, *draft.state]
    return True


def _issuer_small(draft: Draft, dice: Dice) -> bool:
    if draft.issuer.party or not draft.issuer_lines:
        return False
    key = only(draft, "issuer")
    lines = [Tagged(line) for line in draft.issuer.lines]
    draft.issuer_lines = [line.tag(key).tag(fault_key(draft)) for line in lines if key]
    return bool(draft.issuer_lines)


def _no_star(draft: Draft, dice: Dice) -> bool:
    draft.look = replace(draft.look, odd=(*draft.look.odd, ("star.shown", False)))
    return bool(draft.issuer_lines)


def _no_number(draft: Draft, dice: Dice) -> bool:
    if not draft.number.text:
        return False
    draft.number = EMPTY
    draft.scalars |= {"doc_number": None, "doc_number_status": "missing"}
    return True


def _colon(draft: Draft, dice: Dice) -> bool:
    found = re.match(r"Số(:?) ", draft.number.text)
    if not found or bool(found[1]) is draft.look.regime.party:
        return False
    other = "Số: " if draft.look.regime.party else "Số "
    rest = draft.number.cut(found.end(), len(draft.number))
    draft.number = _fault(draft, other) + rest
    return True


def _number(draft: Draft, how: Callable[[str], str]) -> bool:
    number = draft.scalars.get("doc_number")
    if not isinstance(number, str) or how(number) == number:
        return False
    draft.scalars["doc_number"] = how(number)
    return rewrite(draft, only(draft, "doc_number"), how(number))


def _year(draft: Draft, dice: Dice) -> bool:
    return _number(draft, lambda number: number.replace("/", f"/{draft.day.year}/", 1))


def _body_code(draft: Draft, dice: Dice) -> bool:
    if draft.issuer.kind not in ("department", "school", "hospital"):
        return False
    return _number(draft, lambda number: re.sub(r"-[^-]+$", "-UBND", number))


def _no_date(draft: Draft, dice: Dice) -> bool:
    if not draft.place.text:
        return False
    draft.place = EMPTY
    draft.scalars |= {"issued_on": None, "place": None}
    return True


def _unreal_day(draft: Draft, dice: Dice) -> bool:
    key = only(draft, "issued_on")
    if key is None:
        return False
    draft.scalars["issued_on"] = None
    return rewrite(draft, f"{key}/digits", "32")


def _short_date(draft: Draft, dice: Dice) -> bool:
    at = draft.place.text.find("ngày ")
    if at < 0:
        return False
    key = only(draft, "issued_on")
    day = Tagged(f"{draft.day.day:02d}/{draft.day.month:02d}/{draft.day.year}")
    draft.place = draft.place.cut(0, at) + day.tag(str(key)).tag(fault_key(draft))
    return True


def _no_place(draft: Draft, dice: Dice) -> bool:
    at = draft.place.text.find("ngày ")
    if at < 1:
        return False
    draft.place = draft.place.cut(at, len(draft.place))
    draft.scalars["place"] = None
    return True


# ------------------------------------------------------------------------------------------- title


def _no_type(draft: Draft, dice: Dice) -> bool:
    draft.title = EMPTY
    return True


def _type_small(draft: Draft, dice: Dice) -> bool:
    draft.title = draft.title.reworded(draft.type_name).tag(fault_key(draft))
    return True


def _no_subject(draft: Draft, dice: Dice) -> bool:
    draft.subject = []
    draft.scalars["subject"] = None
    return True


def _subject(draft: Draft, how: Callable[[Tagged], Tagged]) -> bool:
    if not draft.subject or draft.subject[0].text.isupper():
        return False
    draft.subject[0] = how(draft.subject[0])
    return True


def _subject_small(draft: Draft, dice: Dice) -> bool:
    draft.scalars["subject"] = lower_first(str(draft.scalars["subject"])).text
    return _subject(draft, lambda line: lower_first(line).tag(fault_key(draft)))


def _subject_twice(draft: Draft, dice: Dice) -> bool:
    return _subject(draft, lambda line: _fault(draft, "Kế hoạch ") + lower_first(line))


def _about(draft: Draft, dice: Dice) -> bool:
    return _subject(draft, lambda line: _fault(draft, "V/v ") + lower_first(line))


# --------------------------------------------------------------------------------------------- end


def _end_mark(old: str, new: str) -> Make:
    def make(draft: Draft, dice: Dice) -> bool:
        last = draft.body[-1]
        if not last.text.text.endswith(old) or last.rows:
            return False
        bare = last.text.cut(0, len(last.text) - len(old))
        draft.body[-1] = last.with_text(bare + _fault(draft, new))
        return True

    return make


def _no_recipients(draft: Draft, dice: Dice) -> bool:
    draft.recipients = []
    return True


def _archive_first(draft: Draft, dice: Dice) -> bool:
    if len(draft.recipients) < 3:
        return False
    *rest, archive = draft.recipients
    draft.recipients = [archive.cut(0, len(archive) - 1) + ";", *rest]
    draft.recipients[-1] = rest[-1].cut(0, len(rest[-1]) - 1) + "."
    return True


def _archive(old: str, new: str) -> Make:
    def make(draft: Draft, dice: Dice) -> bool:
        last = draft.recipients[-1] if draft.recipients else EMPTY
        found = re.search(old, last.text)
        if not found or (not new and re.match(r"[.(]|$", last.text[found.end() :])):
            return False  # nothing would be left of the line
        draft.recipients[-1] = last.edited(found.start(), found.end(), new)
        return True

    return make


def _recipient_mark(draft: Draft, dice: Dice) -> bool:
    if len(draft.recipients) < 3:
        return False
    line = draft.recipients[0]
    draft.recipients[0] = line.cut(0, len(line) - 1) + _fault(draft, dice.pick((".", ",")))
    return True


def _recipient_dash(draft: Draft, dice: Dice) -> bool:
    if len(draft.recipients) < 3:
        return False
    draft.recipients[0] = draft.recipients[0].cut(2, len(draft.recipients[0]))
    return True


def _addressed(draft: Draft, dice: Dice) -> bool:
    draft.to = [_fault(draft, "Kính gửi: Các cơ quan, đơn vị")]
    return True


def _as_above(draft: Draft, dice: Dice) -> bool:
    if not draft.recipients:
        return False
    key = draft.value("recipient", "Như trên", value="Như trên", archive=False)
    draft.recipients.insert(0, Tagged("- ") + key.tag(fault_key(draft)) + ";")
    return True


def _no_signer(draft: Draft, dice: Dice) -> bool:
    if not draft.sign:
        return False
    draft.signer = Tagged(" ")
    draft.scalars["signer_name"] = None
    return True


def _no_post(draft: Draft, dice: Dice) -> bool:
    draft.sign = []
    draft.scalars |= {"signer_title": None, "signing_authority": None}
    return bool(draft.signer.text)


def _sign(old: str, new: str, *, alone: bool = False) -> Make:
    def make(draft: Draft, dice: Dice) -> bool:
        posts = [line for line in draft.sign if not line.text.startswith("(")]
        found = re.match(old, posts[0].text) if posts else None
        if not found or (alone and len(posts) > 1):
            return False
        draft.sign[0] = draft.sign[0].edited(0, found.end(), new).tag(fault_key(draft))
        draft.scalars["unsure"] = [*draft.scalars.get("unsure", ()), "signing_authority"]
        return True

    return make


PARTS: dict[str, Fault] = {
    "motto-marks": kind("state", "H01", "VB103", "Tiêu ngữ viết sai", of_state(_motto)),
    "no-party-title": kind(
        "state", "H02", "VB104", "Thiếu tiêu đề Đảng", of_party(_no_party_title)
    ),
    "both-names": kind(
        "state", "M01", "VB105", "Quốc hiệu trên văn bản Đảng", of_party(_both_names)
    ),
    "issuer-small": kind("issuer", "H03", "VB107", "Cơ quan viết thường", of_state(_issuer_small)),
    "no-star": kind("issuer", "H03", "VB108", "Thiếu dấu sao", of_party(_no_star)),
    "no-number": kind("number", "N01", "VB110", "Thiếu số, ký hiệu", _no_number),
    "number-colon": kind("number", "N01", "VB115", "Dấu hai chấm sau chữ Số", _colon),
    "number-year": kind("number", "N06", "VB116", "Ký hiệu có năm", of_state(_year)),
    "body-code": kind("number", "N04", "VB118", "Chữ viết tắt cơ quan sai", of_state(_body_code)),
    "no-date": kind("date", "D01", "VB121", "Thiếu địa danh, ngày", of_today(_no_date)),
    "unreal-day": kind("date", "D01", "VB124", "Ngày ban hành không có thật", _unreal_day),
    "short-date": kind("date", "D01", "VB125", "Ngày viết bằng số", _short_date),
    "no-place": kind("date", "D01", "VB126", "Thiếu địa danh", _no_place),
    "no-type": kind("title", "T01", "VB131", "Thiếu tên loại", _no_type),
    "type-small": kind("title", "T01", "VB132", "Tên loại viết thường", _type_small),
    "no-subject": kind("subject", "T02", "VB133", "Thiếu trích yếu", _no_subject),
    "subject-lower": kind(
        "subject", "T02", "VB135", "Trích yếu viết thường", of_state(_subject_small)
    ),
    "subject-twice": kind("subject", "T02", "VB136", "Lặp tên loại", of_state(_subject_twice)),
    "subject-about": kind("subject", "T02", "VB137", "V/v trong kế hoạch", of_state(_about)),
    "end-mark-half": kind(
        "end", "B07", "VB402", "Dấu ./. viết sai", of_state(_end_mark("./.", "/."))
    ),
    "party-end-mark": kind(
        "end", "B07", "VB403", "Văn bản Đảng có ./.", of_party(_end_mark(".", "./."))
    ),
    "no-recipients": kind("recipients", "R01", "VB411", "Thiếu Nơi nhận", _no_recipients),
    "archive-first": kind("recipients", "R01", "VB413", "Lưu không đứng cuối", _archive_first),
    "archive-office": kind(
        "recipients", "R01", "VB414", "Lưu thiếu VT", of_state(_archive(r"VT,? ?", ""))
    ),
    "party-archive": kind(
        "recipients",
        "R01",
        "VB415",
        "Văn bản Đảng ghi Lưu: VT",
        of_party(_archive("Lưu", "Lưu: VT,")),
    ),
    "recipient-mark": kind(
        "recipients", "R02", "VB416", "Dấu cuối dòng nơi nhận", of_state(_recipient_mark)
    ),
    "recipient-dash": kind(
        "recipients", "R02", "VB417", "Thiếu gạch đầu dòng", of_state(_recipient_dash)
    ),
    "addressed": kind("to", "R03", "VB418", "Kế hoạch có Kính gửi", of_state(_addressed)),
    "as-above": kind("recipients", "R03", "VB419", "Như trên mà không có Kính gửi", _as_above),
    "no-signer": kind("signature", "S01", "VB431", "Thiếu họ tên", _no_signer),
    "no-post": kind("signature", "S01", "VB432", "Thiếu chức vụ", _no_post),
    "tm-person": kind(
        "signature",
        "S03",
        "VB434",
        "TM. trước chức vụ cá nhân",
        of_state(_sign(r"(?=\w{3})", "TM. ", alone=True)),
    ),
    "kt-collective": kind(
        "signature", "S03", "VB435", "KT. trước tập thể", of_state(_sign(r"TM\.", "KT."))
    ),
    "tm-slash": kind(
        "signature", "S03", "VB437", "T/M trong văn bản nhà nước", of_state(_sign(r"TM\.", "T/M"))
    ),
}
"""Kind → fault of a component."""
