"""Who collects the reports of all: the body that they are sent to, or that sums them up.

Each body that carries out a plan reports on its own share; only who reports further up, who
follows the others or to whom they send is a lead.
"""

from __future__ import annotations

import re

from vbparse.document import Layout
from vbparse.fields._task_items import Item
from vbparse.fields._task_names import Name, names_before, names_from
from vbparse.vietnamese.agencies import canonical, level, same

SUM_GAP = re.compile(
    r"""
    \s* [,:–-]? \s*
    (?: (?:có|chịu)\s+trách\s+nhiệm \s+ )?
    (?: (?:theo\s+dõi|đôn\s+đốc|kiểm\s+tra|giám\s+sát|hướng\s+dẫn|đánh\s+giá|chủ\s+động)
        (?:\s*,\s*|\s+và\s+|\s+) ){0,5}
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What may stand between a body and *tổng hợp*: ``có trách nhiệm theo dõi, đôn đốc,``."""

_REPORT = re.compile(r"báo\s+cáo|gửi\s", re.IGNORECASE)
_VIA = re.compile(r"\(\s*(?:thông\s+)?qua\s+", re.IGNORECASE)
_TARGET = re.compile(r"(?<!\w)(?:về|gửi|cho|qua|đến|tới|báo\s+cáo|và)\s+", re.IGNORECASE)
_SENT_TO = re.compile(r"(?<!\w)(?:về|gửi|cho|qua|đến|tới)\s+", re.IGNORECASE)
_SENT_TO_IT = re.compile(r"(?<!\w)(?:về|gửi|cho|tới|đến)\s+$", re.IGNORECASE)
_CLAUSE = 160
_FOLLOWS = re.compile(r"đôn\s+đốc|theo\s+dõi|của\s+các|các\s+đơn\s+vị", re.IGNORECASE)
_IS_HUB = re.compile(r"(?:là|làm)\s+(?:cơ\s+quan|đơn\s+vị|bộ\s+phận|đầu\s+mối)\s+$", re.IGNORECASE)
_TROUBLE = re.compile(r"vướng\s+mắc|khó\s+khăn|phát\s+sinh", re.IGNORECASE)
_INCIDENT = re.compile(  # kịp thời báo cáo về Sở Y tế khi có dịch
    r"vướng\s+mắc|khó\s+khăn|phát\s+sinh|khi\s+(?:có|xảy|phát)|nếu\s+có|đột\s+xuất|sự\s+cố|kịp\s+thời\s+báo",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s*")
_CLAUSE_OPEN = re.compile(r"(?:^|[.;:…!?]|[.;:]\s?[-–+])\s*(?:và\s+)?$")
_FULL_STOP = re.compile(r"[.;]\s")
_REACH = 300


def collector(layout: Layout, item: Item, at: int, issuer: str | None) -> list[Name]:
    """``gửi báo cáo về Bộ Y tế (qua Vụ X) … để tổng hợp`` → Vụ X, or who it is sent to."""
    text = layout.flow
    floor = item.back(at, 400)
    start = max(floor, text.rfind(". ", floor, at) + 1)
    via = [m.end() for m in _VIA.finditer(text, start, at)]
    if via:
        return names_from(layout, via[-1], at)[0][:1]
    found: list[Name] = []
    for target in _SENT_TO.finditer(text, start, at):
        names, _ = names_from(layout, target.end(), at)
        found = names[:1] or found
    return [n for n in found if not is_issuer(n, issuer)]


def go_between(layout: Layout, item: Item, cue: re.Match[str], issuer: str | None) -> list[Name]:
    """``báo cáo Ủy ban nhân dân tỉnh (qua Sở Y tế)``, the issuer itself being reported to."""
    text = layout.flow
    floor = item.back(cue.start(), _REACH)
    start = max(floor, text.rfind(". ", floor, cue.start()) + 1)
    if not _REPORT.search(text, start, cue.start()) or _TROUBLE.search(text, start, cue.start()):
        return []
    target = names_before(layout, item.span.start, cue.start(), _SPACE, objects=True)
    if not target or not is_issuer(target[-1], issuer):
        return []
    return names_from(layout, cue.end(), min(item.span.end, cue.end() + _REACH))[0][:1]


def summer(
    layout: Layout, item: Item, cue: re.Match[str], subject: list[Name], issuer: str | None
) -> list[Name]:
    """``Văn phòng Sở … tổng hợp, báo cáo kết quả thực hiện``: the one who does it for all."""
    text = layout.flow
    behind = _sentence(text, cue.end(), item.span.end)
    names = names_before(layout, item.span.start, cue.start(), SUM_GAP, objects=True)
    if len(names) == 1 and _is_sent_to(text, item, names[0]):
        return [] if is_many(names[0]) or is_issuer(names[0], issuer) else names
    if not _REPORT.search(text, cue.end(), behind) or _VIA.search(text, cue.end(), behind):
        return []
    names = names_before(layout, item.span.start, cue.start(), SUM_GAP)
    said = _opens(text, item, cue.start()) or _same_sentence(text, subject, cue)
    if not names and (said or _IS_HUB.search(text, item.back(cue.start(), 40), cue.start())):
        names = subject
    if len(names) != 1 or names[0].kind == "collective" or is_many(names[0]):
        return []
    if _upwards(layout, cue.end(), behind, issuer) is False:
        follows = _FOLLOWS.search(text, item.back(cue.start(), 120), behind)
        return names if follows else []
    return names


def _is_sent_to(text: str, item: Item, name: Name) -> bool:
    """``báo cáo kết quả gửi | Sở Y tế | tổng hợp``."""
    floor = item.back(name.span.start, _REACH)
    target = _SENT_TO_IT.search(text, floor, name.span.start)
    return target is not None and _REPORT.search(text, floor, target.end()) is not None


def receiver(layout: Layout, item: Item, cue: re.Match[str], issuer: str | None) -> list[Name]:
    """``báo cáo kết quả về |Sở Y tế| trước ngày …``, a body below the issuer: it collects them."""
    text = layout.flow
    behind = _sentence(text, cue.end(), min(item.span.end, cue.end() + _CLAUSE))
    if issuer is None or _VIA.search(text, cue.end(), behind):
        return []
    if _INCIDENT.search(text, item.back(cue.start(), 80), behind):
        return []
    target = _SENT_TO.search(text, cue.end(), behind)
    names = names_from(layout, target.end(), behind)[0] if target else []
    if len(names) != 1 or is_many(names[0]) or names[0].kind not in ("named", "seated"):
        return []
    below = level(names[0].value) > level(issuer) and not is_issuer(names[0], issuer)
    return names if below else []


def reporter(
    layout: Layout, item: Item, cue: re.Match[str], subject: list[Name], issuer: str | None
) -> list[Name]:
    """``Báo cáo kết quả … về Phòng X``, a body above the issuer: who reports for the issuer."""
    text = layout.flow
    behind = _sentence(text, cue.end(), item.span.end)
    if issuer is None or len(subject) != 1 or is_many(subject[0]):
        return []
    if not _opens(text, item, cue.start()) or _VIA.search(text, cue.end(), behind):
        return []
    return subject if _upwards(layout, cue.end(), behind, issuer) else []


def _same_sentence(text: str, subject: list[Name], cue: re.Match[str]) -> bool:
    """``Phòng Kế hoạch lập dự toán, theo dõi và tổng hợp báo cáo``: the subject is not far."""
    if len(subject) != 1 or not 0 <= cue.start() - subject[0].span.end <= _REACH:
        return False
    return _FULL_STOP.search(text, subject[0].span.end, cue.start()) is None


def _sentence(text: str, start: int, stop: int) -> int:
    end = _FULL_STOP.search(text, start, min(stop, start + _REACH))
    return end.start() if end else min(stop, start + _REACH)


def _upwards(layout: Layout, start: int, stop: int, issuer: str | None) -> bool | None:
    """Whether the report leaves the issuer; ``None`` when no one is named or known."""
    targets: list[Name] = []
    for match in _TARGET.finditer(layout.flow, start, stop):
        targets += names_from(layout, match.end(), stop)[0]
    if not targets or issuer is None:
        return None
    own = level(issuer)
    return any(level(t.value) <= own and not is_issuer(t, issuer) for t in targets)


def is_issuer(name: Name, issuer: str | None) -> bool:
    """The issuer in full or by its kind alone: ``Ủy ban nhân dân tỉnh``."""
    if issuer is None:
        return False
    return same(name.value, issuer) or canonical(issuer).startswith(canonical(name.value) + " ")


def _opens(text: str, item: Item, at: int) -> bool:
    """Whether the words before are none, or a sentence that has ended."""
    head = text[item.back(at, 200) : at]
    return _CLAUSE_OPEN.search(head) is not None or SUM_GAP.fullmatch(head) is not None


def is_many(name: Name) -> bool:
    """Whether it stands for many bodies: ``UBND các huyện``, ``Công an cấp xã``."""
    if name.kind == "collective":
        return True
    return re.search(r"(?<!\w)(?:các|cấp)(?!\w)", name.value) is not None
