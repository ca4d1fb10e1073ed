"""Lỗi ngày tháng, tên gọi, con số: what contradicts the calendar, the plan, or itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from vbparse.learning.synthesize._fault_marks import Fault, fault_key, kind
from vbparse.learning.synthesize._fault_numbers import behind
from vbparse.learning.synthesize._fault_sections import kinds_at, stretches
from vbparse.learning.synthesize.deadlines import ROMAN, spell
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Block, Cell, Draft, Row
from vbparse.learning.synthesize.edits import change, shown_keys
from vbparse.learning.synthesize.setting import iso
from vbparse.learning.synthesize.tagged import Mark, Tagged

__all__ = ["DAYS"]

Make = Callable[[Draft, Dice], bool]
_WEEK = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")
_DUE_ROWS = ("before-day", "latest-day", "until-day", "latest-before-day")


# ------------------------------------------------------------------------ due days


def _day_keys(draft: Draft) -> list[str]:
    """Deadlines that name one day in full."""
    return [
        key
        for key in shown_keys(draft, "deadline")
        if re.fullmatch(r"\d{4}-\d\d-\d\d", str(draft.values[key]["value"]))
        and draft.values[key]["row"] in _DUE_ROWS
    ]


def _rewritten(draft: Draft, key: str, shown: str, value: str | None) -> bool:
    """Another day behind the words that lead up to it (*trước ngày*)."""
    draft.values[key]["value"] = value
    fault = fault_key(draft)

    def how(text: Tagged, mark: Mark) -> Tagged:
        words = text.text[mark.start : mark.end]
        lead = re.match(r"\D*", words)
        new = (lead[0] if lead else "") + shown
        edited = text.edited(mark.start, mark.end, new)
        return Tagged(edited.text, (*edited.marks, Mark(fault, mark.start, mark.start + len(new))))

    return change(draft, key, how)


def _past(draft: Draft, dice: Dice) -> bool:
    """Due before the plan is issued: days, months, or whole years before it."""
    keys = _day_keys(draft)
    if not keys:
        return False
    back = dice.pick((dice.number(2, 15), dice.number(16, 200), dice.number(330, 1200)))
    day = draft.day - timedelta(days=back)
    shown = spell(day, dice.pick(("slash", "long")), draft.look)
    return _rewritten(draft, dice.pick(keys), shown, iso(day))


def _far(draft: Draft, dice: Dice) -> bool:
    """Due years after a plan that says for which years it is."""
    keys = _day_keys(draft)
    years = [int(y) for line in draft.subject for y in re.findall(r"20\d\d", line.text)]
    years += [int(y) for y in re.findall(r"20\d\d", str(draft.scalars.get("period") or ""))]
    if not keys or not years or " số " in " ".join(line.text for line in draft.subject).lower():
        return False
    last = max(years)
    day = date(last + dice.number(2, 4), dice.number(1, 12), dice.number(2, 28))
    return _rewritten(draft, dice.pick(keys), spell(day, "slash", draft.look), iso(day))


def _unreal(draft: Draft, dice: Dice) -> bool:
    """31/4, 30 tháng 02, 29/02 of a year that is no leap year."""
    year = draft.day.year + (draft.day.month > 9)
    leap = year % 4 == 0
    day, month = dice.pick(((31, 4), (31, 6), (31, 9), (31, 11), (30, 2), (29, 2), (32, 12)))
    if (day, month) == (29, 2) and leap:
        day = 30
    slash, long = f"{day}/{month}/{year}", f"{day} tháng {month:02d} năm {year}"
    long = long.replace(f"tháng {month:02d}", f"tháng {month if month > 2 else f'0{month}'}")
    shown = dice.pick((slash, long))
    keys = _day_keys(draft)
    draft.scalars["true_besides"] = ["VB602"] if (year, month) <= _month(draft) else []
    if keys and dice.chance(0.6):
        return _rewritten(draft, dice.pick(keys), shown, None)
    draft.scalars["unsure"] = [*draft.scalars.get("unsure", ()), "deadlines"]
    said = (
        f"Buổi ra quân tổ chức vào ngày {shown}.",
        f"Hội nghị sơ kết dự kiến ngày {shown}.",
        f"Từ ngày {shown}, các đơn vị đồng loạt triển khai.",
    )
    return behind(draft, dice, dice.pick(said))


def _month(draft: Draft) -> tuple[int, int]:
    return draft.day.year, draft.day.month


def _weekday(draft: Draft, dice: Dice) -> bool:
    day = draft.day + timedelta(days=dice.number(8, 45))
    wrong = (day.weekday() + dice.number(1, 6)) % 7
    word = "Chủ nhật" if wrong == 6 else f"thứ {dice.pick((_WEEK[wrong], str(wrong + 2)))}"
    slash, long = (spell(day, style, draft.look) for style in ("slash", "long"))
    said = (
        f"Họp giao ban vào {word}, ngày {slash}.",
        f"Lễ phát động diễn ra sáng {word} (ngày {slash}).",
        f"Ra quân đợt đầu vào {word}, ngày {long}.",
        f"Hội nghị tổ chức lúc 8 giờ 00 {word}, {slash}.",
        f"Hội nghị tổng kết tổ chức ngày {slash} ({word}).",
        f"Buổi tập huấn tổ chức vào ngày {long}, {word}.",
    )
    draft.scalars["unsure"] = [*draft.scalars.get("unsure", ()), "deadlines"]
    return behind(draft, dice, dice.pick(said))


def _backwards(draft: Draft, dice: Dice) -> bool:
    """Intervals of days, months, quarters or years that end before they begin."""
    early = draft.day + timedelta(days=dice.number(12, 30))
    late = early + timedelta(days=dice.number(4, 60))
    one, two = (spell(day, "slash", draft.look) for day in (late, early))
    lone, ltwo = (spell(day, "long", draft.look) for day in (late, early))
    year = draft.day.year + 1
    quarter = dice.number(1, 3)
    said = [
        f"Triển khai từ ngày {one} đến ngày {two}.",
        f"Đợt cao điểm từ {one} đến hết ngày {two}.",
        f"Thời gian tổng vệ sinh từ ngày {lone} đến ngày {ltwo}.",
        f"Lấy ý kiến trong đợt đầu ({one} - {two}).",
        f"Kiểm tra thực địa từ tháng 10/{year} đến tháng 3/{year}.",
        f"Khảo sát từ tháng 8 năm {year} đến hết tháng 5 năm {year}.",
        f"Tập huấn từ quý {ROMAN[quarter]}/{year} đến quý {ROMAN[quarter - 1]}/{year}.",
        f"Đợt hai kéo dài từ ngày 25 đến ngày 10 tháng 5 năm {year}.",
        f"Đợt hai kéo dài từ ngày 25/5 đến ngày 10/5/{year}.",
        f"Mô hình điểm làm từ năm {year + 3} đến năm {year}.",
    ]
    draft.scalars["unsure"] = [*draft.scalars.get("unsure", ()), "deadlines"]
    return behind(draft, dice, dice.pick(said))


def _title_year(draft: Draft, dice: Dice) -> bool:
    """The year of the subject is years away from the date of issue."""
    for i, line in enumerate(draft.subject):
        found = re.search(r"(?<!\d[-–])(?<![-–] )năm (20\d\d)(?!\s?[-–])", line.text)
        if found and " số " not in line.text.lower() and "giai đoạn" not in line.text:
            wrong = str(draft.day.year + dice.pick((-4, -3, -2, 3, 5)))
            draft.subject[i] = line.edited(found.start(1), found.end(1), wrong)
            draft.scalars["subject"] = str(draft.scalars["subject"]).replace(found[1], wrong)
            return True
    return False


# ------------------------------------------------------------------------ names and numbers


def _two_spellings(draft: Draft, dice: Dice) -> bool:
    """One of at least three mentions of a body is spelt in another way."""
    keys = shown_keys(draft, "unit")
    by_name: dict[str, list[str]] = {}
    for key in keys:
        by_name.setdefault(str(draft.values[key]["unit"]), []).append(key)
    fitting = [
        (name, shown)
        for name, shown in by_name.items()
        if len(shown) > 2 and len(name.split()) > 2 and re.match(r"[A-ZĐ][^A-ZĐ\s]", name)
    ]
    for name, shown in dice.shuffled(fitting):
        other = _misspelt(name, dice)
        if other:
            key = dice.pick(shown)
            fault = fault_key(draft)

            def how(text: Tagged, mark: Mark, other: str = other, fault: str = fault) -> Tagged:
                edited = text.edited(mark.start, mark.end, other)
                place = Mark(fault, mark.start, mark.start + len(other))
                return Tagged(edited.text, (*edited.marks, place))

            draft.values[key]["unit"] = other
            return change(draft, key, how)
    return False


_SLIPS = (
    ("ễ", "ể"),
    ("ể", "ễ"),
    ("ổ", "ỗ"),
    ("ế", "ê"),
    ("ộ", "ô"),
    ("ạ", "ậ"),
    ("á", "a"),
    ("à", "a"),
    ("ụ", "u"),
    ("ệ", "ê"),
    ("ậ", "â"),
    (" và ", " & "),
    (" - ", " và "),
    (" và ", " - "),
)


def _misspelt(name: str, dice: Dice) -> str | None:
    for right, wrong in dice.shuffled(_SLIPS):
        at = name.find(right, 4)
        if at > 0:
            return name[:at] + wrong + name[at + len(right) :]
    return None


def _file_name(draft: Draft, dice: Dice) -> bool:
    found = re.search(r"(\d+)", draft.number.text)
    if not found:
        return False
    other = int(found[1]) + dice.pick((1, 10, 100, 7))
    code = draft.issuer.code.lower()
    draft.scalars["file_name"] = dice.pick(
        (
            f"{other}-KH-{draft.issuer.code}",
            f"{other:03d}-kh-{code}.signed",
            f"KH_{other}_{draft.issuer.code}",
            f"Kế hoạch số {other}",
            f"ke hoach {other}-{draft.day.year}",
            f"{other}.KH.{draft.issuer.code}",
            f"{other}_KH-{draft.issuer.code}_{draft.day:%d%m%Y}",
        )
    )
    return True


def _total(draft: Draft, dice: Dice) -> bool:
    """A table of money whose last line is not the sum of those above it."""
    if draft.look.text != "lines":  # no tabs, no table in the plain text
        return False
    home = next((s for s in stretches(draft) if "budget" in kinds_at(draft, s[0])), None)
    if home is None:
        return False
    what = (
        "In ấn tài liệu",
        "Tập huấn",
        "Tuyên truyền",
        "Kiểm tra, giám sát",
        "Hội nghị",
        "Thuê xe",
    )
    names = dice.some(what, dice.number(3, 5))
    columns = dice.pick(
        (
            ("Số tiền (triệu đồng)",),
            ("Số lượng", "Thành tiền (đồng)"),
            ("Năm đầu", "Năm sau", "Cộng"),
        )
    )
    values = [[dice.number(3, 90) * 5 for _ in columns] for _ in names]
    if "đồng" in columns[-1]:
        values = [[row[0], *(each * 1000 * 10 for each in row[1:])] for row in values]
    if columns[-1] == "Cộng":
        values = [[row[0], row[1], row[0] + row[1]] for row in values]
    sums = [sum(row[x] for row in values) for x in range(len(columns))]
    wrong = len(columns) - 1
    sums[wrong] += dice.pick((5, 10, -5, 100)) * (10_000 if sums[wrong] > 100_000 else 1)
    head = ("TT", "Nội dung chi", *columns)
    word = dice.pick(("Tổng cộng", "TỔNG CỘNG", "Cộng", "Tổng số", "Tổng"))
    wide = dice.chance(0.5)
    rows: list[Row] = [tuple(Cell(Tagged(text)) for text in head)]
    for n, (name, row) in enumerate(zip(names, values, strict=True), 1):
        texts = (str(n), name, *map(_money, row))
        rows.append(tuple(Cell(Tagged(text)) for text in texts))
    said = [Tagged(_money(each)) for each in sums]
    said[wrong] = said[wrong].tag(fault_key(draft))
    first = (Cell(Tagged(word), colspan=2), None) if wide else (Cell(), Cell(Tagged(word)))
    rows.append((*first, *(Cell(each) for each in said)))
    blocks = [
        Block("text", Tagged("Dự toán kinh phí cụ thể như sau:")),
        Block("table", rows=tuple(rows), head_rows=1),
    ]
    draft.body[home[1] : home[1]] = blocks
    return True


def _money(value: int) -> str:
    return f"{value:,}".replace(",", ".")


DAYS: dict[str, Fault] = {
    "past-deadline": kind("deadline", "B06", "VB602", "Thời hạn trước ngày ban hành", _past),
    "far-deadline": kind("deadline", "B06", "VB603", "Thời hạn sau khi kế hoạch kết thúc", _far),
    "impossible-day": kind(
        "deadline", "B06", "VB604", "Ngày không có trong lịch", _unreal, also="VB603"
    ),
    "weekday": kind("words", "B06", "VB605", "Thứ không khớp ngày", _weekday),
    "backwards": kind("words", "B06", "VB606", "Khoảng thời gian ngược", _backwards, also="VB603"),
    "two-spellings": kind(
        "unit", "B08", "VB607", "Một cơ quan viết hai cách", _two_spellings, also="VB804"
    ),
    "file-name": kind("file", "N01", "VB608", "Số khác số trong tên tệp", _file_name),
    "title-year": kind(
        "subject", "D03", "VB609", "Năm trong trích yếu sai", _title_year, also="VB603"
    ),
    "wrong-total": kind("budget", "B06", "VB610", "Tổng cộng trong bảng sai", _total),
}
"""Kind → fault."""
