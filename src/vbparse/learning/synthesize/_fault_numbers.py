"""Lỗi đánh số, viện dẫn, phụ lục: counts that skip, repeat or change, and parts that are not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from vbparse.learning.synthesize._fault_body import missing_annex, relabelled, tops
from vbparse.learning.synthesize._fault_marks import Fault, fault_key, kind
from vbparse.learning.synthesize._fault_sections import kinds_at, stretches
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Annex, Block, Draft
from vbparse.learning.synthesize.numbering import LETTERS, roman
from vbparse.learning.synthesize.tagged import Tagged, lower_first

__all__ = ["NUMBERS", "behind"]

Make = Callable[[Draft, Dice], bool]


# ------------------------------------------------------------------------ counting


def _shifted(by: int) -> Make:
    """The numbers of the sections from one of them on, later or earlier by ``by``."""

    def make(draft: Draft, dice: Dice) -> bool:
        at = tops(draft)
        if draft.look.scheme == "parts":  # each part counts for itself
            centre = [i for i, block in enumerate(draft.body) if block.role == "centre"]
            at = [i for i in at if i > max(centre, default=0)]
        if draft.type_code != "KH" or len(at) < 3:
            return False
        first = dice.number(1, len(at) - 1)
        for i in range(first, len(at)):
            _with_points(draft, at[i], i + 1, i + 1 + by)
        return True

    return make


def _with_points(draft: Draft, at: int, old: int, new: int) -> None:
    """A section under another number; ``2.1`` below it becomes ``3.1``."""
    relabelled(draft, at, new)
    if draft.look.scheme != "arabic":
        return
    for i in range(at + 1, len(draft.body)):
        block = draft.body[i]
        if block.role == "head" and i in tops(draft):
            return
        if block.label.startswith(f"{old}."):
            draft.body[i] = replace(block, label=f"{new}.{block.label.split('.', 1)[1]}")


def _runs(draft: Draft, pattern: str) -> list[list[int]]:
    """Indices of blocks that count from 1 or a in one place, at least three of them."""
    runs: list[list[int]] = []
    for start, end in stretches(draft):
        here = [i for i in range(start + 1, end) if re.fullmatch(pattern, draft.body[i].label)]
        for i in here:
            first = re.search(r"(?:^|\.)(?:1|a)[.)\-]$", draft.body[i].label)
            if first or not runs or runs[-1][-1] < start:
                runs.append([])
            runs[-1].append(i)
    return [run for run in runs if len(run) > 2]


def _below(by: int) -> Make:
    """A number is skipped or repeated among the points of a section."""

    def make(draft: Draft, dice: Dice) -> bool:
        runs = _runs(draft, r"(?:\d+\.)?\d+[.\-]")
        if not runs:
            return False
        run = dice.pick(runs)
        first = dice.number(1, len(run) - 1)
        for n in range(first, len(run)):
            block = draft.body[run[n]]
            label = re.sub(r"\d+(?=[.\-]$)", str(n + 1 + by), block.label)
            text = block.text.tag(fault_key(draft)) if n == first else block.text
            draft.body[run[n]] = replace(block, label=label, text=text)
            for mark in block.text.marks:
                if mark.key.startswith("heading#"):
                    draft.values[mark.key]["number"] = label.rstrip(".-")
        return True

    return make


def _without_eth(draft: Draft, dice: Dice) -> bool:
    """Points a, b, c, d, e: without đ."""
    runs = _runs(draft, r"[a-zđ]\)")
    long = [run for run in runs if len(run) > 3]
    if not long:
        return False
    run = dice.pick(long)
    if len(run) == 4:
        after = draft.body[run[-1]]
        said = dice.pick(
            (
                "Giữ gìn đoàn kết, thống nhất trong quá trình thực hiện.",
                "Tránh phô trương, hình thức, lãng phí.",
                "Kịp thời biểu dương gương người tốt, việc tốt.",
            )
        )
        draft.body.insert(run[-1] + 1, Block(after.role, Tagged(said), "đ)", after.level))
        run = [*run, run[-1] + 1]
    for n in range(4, len(run)):
        block = draft.body[run[n]]
        letter = LETTERS[n + 1]
        text = block.text.tag(fault_key(draft)) if n == 4 else block.text
        draft.body[run[n]] = replace(block, label=f"{letter})", text=text)
        for mark in block.text.marks:
            if mark.key.startswith("heading#"):
                draft.values[mark.key]["number"] = letter
    return True


def _one_case(draft: Draft, dice: Dice) -> bool:
    """One heading of the first level in small letters among capitals, or the other way round."""
    at = tops(draft)
    loud = all(draft.body[i].text.text.isupper() for i in at)
    quiet = not any(draft.body[i].text.text.isupper() for i in at)
    if len(at) < 3 or not (loud or quiet) or draft.look.scheme == "parts":
        return False
    i = dice.pick(at)
    text = draft.body[i].text
    shown = text.text[0] + lower_first(text.text[1:].lower()).text if loud else text.text.upper()
    draft.body[i] = draft.body[i].with_text(text.reworded(shown).tag(fault_key(draft)))
    return True


def _other_figures(draft: Draft, dice: Dice) -> bool:
    """One section with Arabic figures among Roman ones, or with another mark behind the number."""
    at = tops(draft)
    if len(at) < 3 or draft.look.scheme == "parts":
        return False
    n = dice.number(1, len(at) - 1)
    block = draft.body[at[n]]
    figure, mark = block.label[:-1], block.label[-1]
    if dice.chance(0.5):
        figure = roman(n + 1) if draft.look.scheme == "arabic" else str(n + 1)
    else:
        mark = dice.pick([each for each in (".", "/", "-", ")") if each != mark])
    if figure.isdigit() and mark == "-":
        mark = "/"
    text = block.text.tag(fault_key(draft))
    draft.body[at[n]] = replace(block, label=f"{figure}{mark}", text=text)
    for each in block.text.marks:
        if each.key.startswith("heading#"):
            draft.values[each.key]["number"] = figure
    return True


# ------------------------------------------------------------------------ references


def behind(draft: Draft, dice: Dice, said: str) -> bool:
    """A sentence behind another one of the body, anywhere but in the closing words and in a
    section on the bases, where it would be read as one of them."""
    places = [
        i
        for start, end in stretches(draft)
        if "basis" not in kinds_at(draft, start)
        for i in range(start + 1, end)
        if draft.body[i].role in ("text", "item")
        and draft.body[i].text.text.endswith(".")
        and ":" not in draft.body[i].text.text[:45]
    ]
    if not places:
        return False
    i = dice.pick(places)
    block = draft.body[i]
    draft.body[i] = block.with_text(block.text + " " + Tagged(said).tag(fault_key(draft)))
    return True


def _nowhere(draft: Draft, dice: Dice) -> bool:
    """A section, a point or a list of contents that the plan does not have."""
    found = stretches(draft)
    figures = draft.look.scheme == "arabic"
    if draft.look.scheme == "parts" or len(found) < 3:
        return False
    count = len(found)
    plain = [
        n
        for n, (start, end) in enumerate(found, 1)
        if not any(re.search(r"\d", draft.body[i].label) for i in range(start + 1, end))
    ]

    def name(n: int) -> str:
        return str(n) if figures else roman(n)

    gone = name(count + dice.number(1, 4))
    said = [
        f"Cách làm nêu tại Mục {gone} của Kế hoạch này.",
        f"Thời gian, thành phần thực hiện theo Mục {gone} Kế hoạch này.",
        f"Thực hiện đồng bộ các nội dung đã nêu ở mục {name(1)} và mục {gone} của Kế hoạch này.",
        f"Nguyên tắc chung theo phần {gone} nêu trên.",
    ]
    if plain and not figures:
        home = name(dice.pick(plain))
        said += [
            f"Các đơn vị thực hiện nội dung 1, 2 và 3 Mục {home} của Kế hoạch.",
            f"Việc phối hợp thực hiện theo khoản 2 Mục {home} Kế hoạch này.",
            f"Bảo đảm yêu cầu tại điểm b khoản 1 Mục {home}.",
        ]
    return behind(draft, dice, dice.pick(said))


# ------------------------------------------------------------------------ annexes


def _annex_gone(draft: Draft, dice: Dice) -> bool:
    """Named, and not there: an annex that was left out, or one that never was."""
    if draft.annexes:
        return missing_annex(draft, dice)
    return behind(
        draft,
        dice,
        dice.pick(
            (
                "Nội dung chi tiết theo Phụ lục kèm theo.",
                "Danh mục công việc tại Phụ lục ban hành kèm theo Kế hoạch này.",
                "Mẫu đăng ký theo Phụ lục II đính kèm.",
                "(Có Phụ lục chi tiết kèm theo).",
                "Biểu thống kê nêu tại phụ lục số 01 gửi kèm Kế hoạch này.",
            )
        ),
    )


def _annex_numbers(draft: Draft, dice: Dice) -> bool:
    """Two annexes with Arabic figures, or with none."""
    if len(draft.annexes) != 1:
        return False
    first = draft.annexes[0]
    word = first.title[0].text.text
    upper = word.isupper()
    name = dice.pick(
        ("Danh sách các đơn vị thực hiện", "Mẫu phiếu đăng ký", "Biểu tổng hợp số liệu")
    )
    title = [
        Block("centre", Tagged("PHỤ LỤC" if upper else "Phụ lục")),
        Block("centre", Tagged(name.upper())),
        first.title[2],
    ]
    lines = ("Đơn vị đăng ký: ………", "Người phụ trách: ………", "Số điện thoại liên hệ: ………")
    second = Annex(title, [Block("text", Tagged(line)) for line in lines])
    style = dice.pick(("{word} {n}", "{word} 0{n}", "{word} số {n}", "{word}"))
    for n, annex in enumerate((first, second), 1):
        head = annex.title[0]
        shown = style.format(word="PHỤ LỤC" if upper else "Phụ lục", n=n)
        if upper:
            shown = shown.upper()
        text = head.text.edited(0, len(head.text), shown)
        annex.title[0] = head.with_text(text.tag(fault_key(draft)) if n == 1 else text)
    draft.annexes.append(second)
    return True


def _in_lines(make: Make) -> Make:
    """Only where lines are left: in running text the rule does not run."""
    return lambda draft, dice: draft.look.text != "flat" and make(draft, dice)


NUMBERS: dict[str, Fault] = {
    "numbering-gap": kind("sections", "B03", "VB221", "Đánh số mục bị nhảy", _shifted(1)),
    "numbering-leap": kind("sections", "B03", "VB221", "Đánh số mục bị nhảy xa", _shifted(2)),
    "point-gap": kind("points", "B03", "VB221", "Đánh số khoản bị nhảy", _below(1)),
    "numbering-repeat": kind("sections", "B03", "VB222", "Đánh số mục bị lặp", _shifted(-1)),
    "point-repeat": kind("points", "B03", "VB222", "Đánh số khoản bị lặp", _in_lines(_below(-1))),
    "without-eth": kind("points", "B02", "VB223", "Thứ tự điểm thiếu chữ đ", _without_eth),
    "heading-case": kind("heading", "B02", "VB224", "Đề mục khác kiểu chữ", _one_case),
    "other-figures": kind("heading", "B02", "VB228", "Đề mục đánh số khác kiểu", _other_figures),
    "nowhere": kind("words", "B04", "VB225", "Viện dẫn phần không có", _nowhere),
    "missing-annex": kind("annex", "B04", "VB226", "Nhắc phụ lục mà không có phụ lục", _annex_gone),
    "annex-numbers": kind("annex", "B04", "VB227", "Đánh số phụ lục sai", _annex_numbers),
}
"""Kind → fault."""
