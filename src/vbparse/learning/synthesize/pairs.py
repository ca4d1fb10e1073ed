"""Cặp văn bản: a directive and a plan that carries it out, with gaps that are known.

The plan tells each task of its body in other words than the directive; what is left out, late,
lowered or wrongly cited is a ``Gap``. The tasks and their wordings are in ``words/pairs.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.issuers import Issuer, make_issuer
from vbparse.learning.synthesize.pairs_words import Told, paraphrased, tasks_of
from vbparse.learning.synthesize.setting import REFORM, a_day, make_setting
from vbparse.learning.synthesize.words import Split, words_of

__all__ = ["GAPS", "Aim", "Duty", "Gap", "Pair", "Report", "pairs"]

GAPS = (
    "dropped",
    "later",
    "lowered",
    "changed",
    "no_body",
    "theme",
    "late_report",
    "late_units",
    "no_report",
    "rarer",
    "recipient",
    "uncited",
    "number",
    "date",
    "issuer",
    "subject",
)
"""What can be wrong with the plan."""
_CITING = ("uncited", "number", "date", "issuer", "subject")
_REPORTING = ("late_report", "late_units", "no_report")
_FIRST, _LAST = date(2016, 1, 10), date(2026, 4, 20)
_ANY = date(1999, 9, 9)  # a day of the plan's own
_RELATIONS = {
    ("province", "department"): 5,
    ("province", "district"): 2,
    ("province", "commune"): 2,
    ("district", "commune"): 2,
    ("district", "division"): 1,
    ("ministry", "province"): 2,
}
_GROUPS = {
    "department": ("các sở, ban, ngành {t}", "các sở, ngành"),
    "district": ("Ủy ban nhân dân các huyện, thị xã, thành phố", "Ủy ban nhân dân các huyện"),
    "commune": ("Ủy ban nhân dân các xã, phường", "Ủy ban nhân dân các xã, thị trấn"),
    "division": ("các phòng, ban, ngành {d}",),
    "province": ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",),
}
_EVERYBODY = ("các cơ quan, đơn vị, địa phương", "các cơ quan, đơn vị")


@dataclass(frozen=True)
class Gap:
    """What is wrong; ``parent``: the words of the directive that it is about, if any."""

    kind: str
    parent: str = ""


@dataclass
class Duty:
    """A task of the directive, and what the plan makes of it."""

    told: Told
    addressee: str
    reach: str  # own, kind, all, other
    due: date | None = None
    support: str = ""
    passage: str | None = None  # ``None``: left out
    own_due: date | None = None
    own_support: str = ""


@dataclass
class Aim:
    """A target: in the directive and in the plan."""

    parent: str
    draft: str


@dataclass
class Report:
    """Reports: to the parent's issuer by ``due``; in the plan ``own``, and ``units`` before it."""

    due: date
    own: date | None
    units: date
    every: int | None = None  # how often besides: 0 weekly … 4 yearly
    own_every: int = 0


@dataclass
class Pair:
    """Both documents, what is wrong with the second, and which passage answers which task."""

    name: str
    dice: Dice
    above: Issuer
    below: Issuer
    duties: list[Duty]
    extra: list[str]
    aims: list[Aim] = field(default_factory=list)
    report: Report | None = None
    themes: tuple[str, str] = ("", "")
    gaps: list[Gap] = field(default_factory=list)
    parent: Draft | None = None
    draft: Draft | None = None

    def has(self, kind: str) -> bool:
        """Whether such a gap is in it."""
        return any(gap.kind == kind for gap in self.gaps)


def pairs(count: int, *, seed: int, split: Split = "all") -> Iterator[Pair]:
    """Composed pairs; the same seed gives the same ones."""
    from vbparse.learning.synthesize.pairs_text import compose

    for i in range(count):
        dice = Dice(words_of(split), "pair", seed, split, i)
        pair = _pair(dice, f"p{i:04d}", split)
        compose(pair)
        yield pair


def _pair(dice: Dice, name: str, split: Split) -> Pair:
    day = a_day(dice, _FIRST, _LAST)
    setting = make_setting(dice, day.replace(month=dice.number(1, 5), day=min(day.day, 28)))
    late = setting.day >= REFORM - timedelta(days=60)
    usable = {r: w for r, w in _RELATIONS.items() if not (late and "district" in r)}
    usable = {r: w for r, w in usable.items() if late or r != ("province", "commune")}
    up, down = dice.weighted(usable)
    above = make_issuer(dice.apart("above"), up, setting)
    later = replace(setting, day=setting.day + timedelta(days=dice.number(6, 25)))
    below = make_issuer(dice.apart("below"), down, later)
    asked = _asked(dice)
    duties, extra = _duties(dice, above, below, split)
    pair = Pair(name, dice, above, below, duties, extra)
    _spoil_duties(pair, asked)
    _aims(pair, asked, split)
    _report(pair, asked)
    _every(pair)
    _themes(pair, asked)
    pair.gaps += [Gap(kind) for kind in asked if kind in (*_CITING, "recipient")][:2]
    return pair


def _asked(dice: Dice) -> list[str]:
    """Which gaps the pair is to have: none in one of ten, at most one of citing and reporting."""
    if dice.chance(0.1):
        return []
    weights = {"dropped": 6, "later": 5, "lowered": 3, "changed": 3, "no_body": 3, "theme": 2}
    weights |= dict.fromkeys((*_CITING, *_REPORTING, "recipient"), 1)
    chosen: list[str] = []
    for _ in range(dice.number(1, 5)):
        kind = dice.weighted(weights)
        for family in (_CITING, _REPORTING):
            if kind in family and any(other in family for other in chosen):
                kind = "dropped"
        chosen.append(kind)
    return chosen


def _named(dice: Dice, below: Issuer) -> tuple[str, str, str]:
    """How the directive names the body, its kind, and all."""
    slots = below.slots()
    group = dice.pick(_GROUPS[below.kind])
    for slot in ("t", "d"):
        group = group.replace("{" + slot + "}", slots[slot])
    return below.name.replace("UBND", "Ủy ban nhân dân"), group, dice.pick(_EVERYBODY)


def _others(dice: Dice, above: Issuer, below: Issuer) -> list[str]:
    """Single bodies that the directive sets to work besides."""
    own = {below.name, *below.also}
    listed = [name for name in dict.fromkeys(above.listed("units")) if name not in own]
    return dice.shuffled([name for name in listed if not name.startswith("Báo")])


def _duties(dice: Dice, above: Issuer, below: Issuer, split: Split) -> tuple[list[Duty], list[str]]:
    pool = tasks_of(dice, above.setting, split)
    own, group, everybody = _named(dice, below)
    others = _others(dice, above, below)
    wanted = [(own, "own")] * dice.number(2, 4) + [(group, "kind")] * dice.number(2, 3)
    wanted += [(everybody, "all")] * dice.number(0, 2)
    free = list(others)
    duties = []
    for addressee, reach in wanted:
        duty = Duty(pool.pop(), addressee, reach)
        if dice.chance(0.5):
            duty.due = above.setting.day + timedelta(days=dice.number(45, 200))
        if reach == "own" and len(free) > 3 and dice.chance(0.45):
            duty.support = free.pop()
        duties.append(duty)
        _carried(dice, duty, split)
    for name in dice.some(others, dice.number(2, 4)):
        duties += [Duty(pool.pop(), name, "other") for _ in range(dice.number(1, 2))]
    return duties, [pool.pop().parent for _ in range(dice.number(2, 4))]


def _carried(dice: Dice, duty: Duty, split: Split) -> None:
    """What a faultless plan makes of a task."""
    duty.passage = paraphrased(dice, duty.told, split)
    duty.own_support = duty.support
    if duty.due:
        earlier = dice.pick((0, 0, 3, 10, 20))
        duty.own_due = duty.due - timedelta(days=earlier) if dice.chance(0.85) else None
    elif dice.chance(0.4):
        duty.own_due = _ANY


def _spoil_duties(pair: Pair, asked: list[str]) -> None:
    dice = pair.dice
    base = pair.below.setting.day
    ours = [duty for duty in pair.duties if duty.reach != "other"]
    for duty in ours:
        if duty.own_due == _ANY:
            duty.own_due = base + timedelta(days=dice.number(30, 180))
    left = dice.shuffled(ours)
    for kind in asked:
        fitting = [d for d in left if _fits(kind, d)]
        if kind not in ("dropped", "later", "no_body") or not fitting:
            continue
        duty = fitting[0]
        left.remove(duty)
        pair.gaps.append(Gap(kind, duty.told.parent))
        if kind == "dropped":
            duty.passage = None
        elif kind == "later" and duty.due:
            duty.own_due = duty.due + timedelta(days=dice.number(8, 75))
        else:
            duty.own_support = ""


def _fits(kind: str, duty: Duty) -> bool:
    return (
        kind == "dropped"
        or (kind == "later" and duty.due is not None)
        or (kind == "no_body" and bool(duty.support))
    )


def _aims(pair: Pair, asked: list[str], split: Split) -> None:
    """Targets of the subject; ``lowered``: the plan wants less, ``changed``: something else."""
    dice = pair.dice
    spoilt = [kind for kind in asked if kind in ("lowered", "changed")]
    for template in dice.shuffled(pair.above.setting.topic["targets"])[: dice.number(1, 3)]:
        less = any(word in template for word in ("còn {", "dưới {", "không quá {"))
        number = dice.number(12, 19) * (5 if "%" in template else 1) if not less else 10
        other = number
        if spoilt:
            kind = spoilt.pop()
            worse = kind == "lowered"
            step = dice.number(1, 9)
            other = number + step if worse == less else number - step
            other = min(other, 99) if "%" in template else other
            other = other if other != number else number - 7
        told = Told(_numbered(template, number), ())
        aim = Aim(told.parent, "")
        words = paraphrased(dice, Told(_numbered(template, other), ()), split, adorned=False)
        aim.draft = words
        pair.aims.append(aim)
        if other != number:
            kind = "lowered" if (other < number) != less else "changed"
            pair.gaps.append(Gap(kind, aim.parent))


def _numbered(template: str, number: int) -> str:
    return template.replace("{n}", str(number)).replace("{k}", str(number))


def _report(pair: Pair, asked: list[str]) -> None:
    dice = pair.dice
    kinds = [kind for kind in asked if kind in _REPORTING]
    if not kinds and not dice.chance(0.5) and "recipient" not in asked:
        return
    due = date(pair.above.setting.day.year, 12, dice.number(5, 20))
    own = due - timedelta(days=dice.number(0, 5))
    units = own - timedelta(days=dice.number(5, 15))
    pair.report = Report(due, own, units)
    for kind in kinds[:1]:
        pair.gaps.append(Gap(kind))
        if kind == "late_report":
            pair.report.own = due + timedelta(days=dice.number(3, 10))
        elif kind == "late_units":
            pair.report.units = due + timedelta(days=dice.number(1, 10))
        else:
            pair.report.own = None


def _every(pair: Pair) -> None:
    """Reports that come again, as often in the plan or more often; ``rarer``: less often."""
    dice = pair.dice.apart("every")
    report = pair.report
    if report is None or report.own is None or not dice.chance(0.5):
        return
    if dice.chance(0.4):
        report.every = dice.number(1, 3)
        report.own_every = dice.number(report.every + 1, 4)
        pair.gaps.append(Gap("rarer"))
    else:
        report.every = dice.number(1, 4)
        report.own_every = report.every if dice.chance(0.7) else report.every - 1


def _themes(pair: Pair, asked: list[str]) -> None:
    dice = pair.dice
    if "theme" not in asked and not dice.chance(0.25):
        return
    theme = dice.pick(pair.above.setting.topic["themes"])
    other = theme
    if "theme" in asked:
        topics = dice.words.topics
        strange = [t for topic in topics for t in topic["themes"] if t != theme]
        other = dice.pick(strange)
        pair.gaps.append(Gap("theme"))
    pair.themes = (theme, other)
