"""Thành văn: both documents of a pair, from what is to stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from vbparse.learning.synthesize.bases import base_lines, choose_bases, opening, self_names
from vbparse.learning.synthesize.crew import Crew
from vbparse.learning.synthesize.deadlines import spell
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Block, Cell, Draft
from vbparse.learning.synthesize.frame import dated, end, frame, new_draft, numbered, titled
from vbparse.learning.synthesize.issuers import Issuer
from vbparse.learning.synthesize.numbering import roman
from vbparse.learning.synthesize.pairs import Duty, Pair
from vbparse.learning.synthesize.references import Reference
from vbparse.learning.synthesize.tagged import Tagged, fill, join, lower_first, upper_first

__all__ = ["compose"]

_FORMS = {"plan": ("KH", "Kế hoạch"), "directive": ("CT", "Chỉ thị"), "letter": ("CV", "Công văn")}
_RANKS = {"ministry": 2, "province": 3, "department": 4, "district": 5}


def compose(pair: Pair) -> None:
    """Write the directive and the plan into the pair."""
    dice = pair.dice
    form = dice.weighted({"plan": 7, "directive": 2, "letter": 1})
    pair.parent = _started(dice.apart("parent"), pair.above, form)
    _parent_body(pair, form)
    pair.draft = _started(dice.apart("draft"), pair.below, "plan")
    _draft_body(pair)


def _started(dice: Dice, issuer: Issuer, form: str) -> Draft:
    code, name = _FORMS[form]
    draft = new_draft(dice, issuer, code, name)
    style = dice.weighted({"lines": 6, "wrapped": 4})
    draft.look = replace(draft.look, text=style)
    frame(draft)
    draft.urgency = Tagged()
    numbered(draft, dice.number(11, 390))
    dated(draft)
    draft.scalars |= {"theme": None, "draft": False}
    return draft


def _subject(pair: Pair) -> str:
    year = pair.above.setting.day.year
    return f"{pair.above.setting.stem} năm {year}"


def _due(draft: Draft, day: date | None) -> str:
    """``trước ngày 30/6/2024``: the day is the last but one that is left."""
    if day is None:
        return ""
    style = draft.dice.pick(("slash", "long"))
    opening_words = draft.dice.pick(("trước ngày", "chậm nhất ngày"))
    shown = day + timedelta(days=1) if opening_words == "trước ngày" else day
    return f"{opening_words} {spell(shown, style, draft.look)}"


def _head(label: str, text: str, level: int) -> Block:
    return Block("head", Tagged(text), label, level)


def _sections(draft: Draft, parts: list[tuple[str, list[Block]]]) -> list[Block]:
    """Numbered sections; those without content fall away."""
    blocks: list[Block] = []
    for number, (title, content) in enumerate((p for p in parts if p[1]), 1):
        blocks += [_head(f"{roman(number)}.", title, 1), *content]
    return blocks


def _themed(draft: Draft, theme: str) -> list[Block]:
    if not theme:
        return []
    slots: dict[str, Tagged | str] = {"theme": Tagged(theme), "y": str(draft.day.year)}
    return [Block("text", fill(draft.dice.phrase("theme"), slots))]


def _targets(draft: Draft, aims: list[str]) -> list[Block]:
    lines = [fill(str(draft.dice.word("pairs", "target")), {"target": aim}) for aim in aims]
    return [Block("item", upper_first(line), "-") for line in lines]


def _purposes(draft: Draft) -> list[Block]:
    slots = {"about": draft.issuer.setting.topic["about"], "self": self_names(draft)[0]}
    return [Block("text", fill(draft.dice.phrase("purpose"), slots))]


# -------------------------------------------------------------------------------- the directive


def _parent_body(pair: Pair, form: str) -> None:
    draft = pair.parent
    if draft is None:
        return
    bases = choose_bases(draft)
    subject = _subject(pair)
    if form == "plan":
        titled(draft, Tagged(subject))
    else:
        titled(draft, Tagged(f"Về việc {lower_first(subject).text}"))
    if form == "letter":
        draft.title = Tagged()
        draft.about = Tagged(f"V/v {lower_first(subject).text}")
        draft.subject = []
        group = next(d.addressee for d in pair.duties if d.reach == "kind")
        draft.to = [Tagged(f"Kính gửi: {upper_first(group).text}.")]
    draft.body = _opened(pair, draft, bases, form)
    draft.scalars["opening_blocks"] = len(draft.body)
    orders = list(_ordered(pair, draft, headed=form == "plan" and draft.dice.chance(0.7)))
    report = _wanted(pair, draft)
    if form == "plan":
        parts = [
            ("MỤC ĐÍCH, YÊU CẦU", _purposes(draft) + _themed(draft, pair.themes[0])),
            ("CHỈ TIÊU", _targets(draft, [aim.parent for aim in pair.aims])),
            ("TỔ CHỨC THỰC HIỆN", orders),
        ]
        draft.body += _sections(draft, parts) + report
    else:
        aims = _targets(draft, [aim.parent for aim in pair.aims])
        draft.body += _themed(draft, pair.themes[0]) + aims + orders + report
    _stop(draft)
    end(draft)


def _opened(pair: Pair, draft: Draft, bases: list[Reference], form: str) -> list[Block]:
    if form == "plan":
        return opening(draft, bases, headed=False)
    lines = [lower_first(line) if i else line for i, line in enumerate(base_lines(draft, bases))]
    name = self_names(draft)[0]
    about = draft.issuer.setting.topic["about"]
    ask = f"{name} yêu cầu các cơ quan, đơn vị thực hiện công tác {about} như sau:"
    start = join(lines, "; ") + ", " if lines else Tagged()
    return [Block("text", start + ask)]


def _ordered(pair: Pair, draft: Draft, *, headed: bool) -> Iterator[Block]:
    """The orders, by addressee: below a heading with its name, or each in a sentence."""
    names = list(dict.fromkeys(duty.addressee for duty in pair.duties))
    shown = draft.dice.shuffled(names)
    number = 0
    for name in shown:
        duties = [duty for duty in pair.duties if duty.addressee == name]
        number += 1
        if headed:
            yield _head(f"{number}.", upper_first(name).text, 2)
            for duty in duties:
                yield Block("item", _duty(draft, duty), "-")
            continue
        for duty in duties:
            key = "task.lead" if duty.support else "task.perform"
            text = _filled(draft, key, duty.told.parent, duty.due, duty.support, name)
            yield Block("item", text, "-" if draft.dice.chance(0.2) else f"{number}.", 2)
            number += duty is not duties[-1]


def _duty(draft: Draft, duty: Duty) -> Tagged:
    key = "task.duty" if duty.support else "task.perform_duty"
    return _filled(draft, key, duty.told.parent, duty.due, duty.support)


def _filled(
    draft: Draft, key: str, action: str, due: date | None, support: str, unit: str = ""
) -> Tagged:
    """A template that has a place for whatever is to be said."""
    for _ in range(20):
        template = draft.dice.phrase(key)
        if ("{due}" in template or not due) and ("{support}" in template) == bool(support):
            break
        if ("{due}" in template or not due) and "<, phối hợp với {support}" in template:
            break
    slots = {"unit": unit, "support": support, "action": action, "due": _due(draft, due)}
    return fill(template, slots)


def _wanted(pair: Pair, draft: Draft) -> list[Block]:
    """The sentence that wants reports."""
    if pair.report is None:
        return []
    dice = draft.dice
    reach = dice.pick(("own", "kind"))
    who = next(d.addressee for d in pair.duties if d.reach == reach)
    shown = pair.report.due + timedelta(days=1)
    template = str(dice.word("pairs", "report.parent"))
    last = pair.report.due if "chậm nhất" in template else shown
    slots = {"who": who, "issuer": self_names(draft)[0], "day": spell(last, "slash", draft.look)}
    return [*_again(pair, who), Block("text", fill(template, slots))]


def _again(pair: Pair, who: str) -> list[Block]:
    """The sentence that wants reports which come again."""
    draft, report = pair.parent, pair.report
    if draft is None or report is None or report.every is None:
        return []
    dice = draft.dice.apart("every")
    slots = {"who": who, "issuer": self_names(draft)[0], "every": _often(dice, report.every)}
    return [Block("text", upper_first(fill(str(dice.word("pairs", "report.parent_every")), slots)))]


def _often(dice: Dice, every: int) -> str:
    """A period in words of the split; the test grammar knows both."""
    periods = [str(each) for each in dice.words.of("pairs", "report.every")]
    return periods[every + 5 * dice.number(0, len(periods) // 5 - 1)]


def _stop(draft: Draft) -> None:
    last = draft.body[-1]
    if last.rows:
        draft.body.append(Block("text", fill(draft.dice.phrase("closing.urge"), {}) + "./."))
        return
    text = last.text
    bare = text.cut(0, len(text) - 1) if text.text.endswith(".") else text
    draft.body[-1] = last.with_text(bare + "./.")


# ------------------------------------------------------------------------------------ the plan


def _draft_body(pair: Pair) -> None:
    draft = pair.draft
    if draft is None:
        return
    bases = choose_bases(draft, [] if pair.has("uncited") else [_reference(pair)])
    titled(draft, Tagged(_subject(pair)))
    draft.body = opening(draft, bases, headed=False)
    draft.scalars["opening_blocks"] = len(draft.body)
    crew = Crew(draft)
    rows = [d for d in pair.duties if d.passage is not None]
    reports = _reports(pair, draft, crew)
    parts = [
        ("MỤC ĐÍCH, YÊU CẦU", _purposes(draft) + _themed(draft, pair.themes[1])),
        ("MỤC TIÊU", _targets(draft, [aim.draft for aim in pair.aims])),
        ("NỘI DUNG, NHIỆM VỤ", _tasks(pair, draft, crew, rows)),
        ("TỔ CHỨC THỰC HIỆN", reports or [_closing(draft)]),
    ]
    draft.body += _sections(draft, parts)
    _stop(draft)
    end(draft)
    _addressed(pair, draft)


def _closing(draft: Draft) -> Block:
    slots = {"self": self_names(draft)[0]}
    return Block("text", fill(draft.dice.phrase("closing.urge"), slots) + ".")


def _tasks(pair: Pair, draft: Draft, crew: Crew, rows: list[Duty]) -> list[Block]:
    """The tasks in one of the shapes of plans, with some of the plan's own among them."""
    dice = draft.dice
    told = [(d.passage or "", d.own_due, d.own_support) for d in rows]
    told += [(text, None, "") for text in pair.extra]
    told = dice.shuffled(told)
    shape = dice.weighted({"sentences": 4, "labelled": 3, "plain": 2, "table": 2})
    if shape == "table":
        return [_table(draft, crew, told)]
    blocks: list[Block] = []
    for number, (action, due, support) in enumerate(told, 1):
        if shape == "labelled":
            blocks += _labelled(draft, crew, number, action, due, support)
        elif shape == "sentences":
            key = "task.lead" if support or dice.chance(0.5) else "task.perform"
            text = _filled(draft, key, action, due, support, crew.lead())
            blocks.append(Block("item", text, f"{number}.", 2))
        else:
            key = "task.duty" if support else "task.perform_duty"
            blocks.append(Block("item", _filled(draft, key, action, due, support), "-"))
    return blocks


def _labelled(
    draft: Draft, crew: Crew, number: int, action: str, due: date | None, support: str
) -> Iterator[Block]:
    dice = draft.dice
    yield _head(f"{number}.", upper_first(action).text, 2)
    yield Block("item", fill(dice.phrase("label.lead"), {"unit": crew.lead()}), "-")
    if support:
        yield Block("item", fill(dice.phrase("label.support"), {"support": support}), "-")
    if due:
        yield Block("item", fill(dice.phrase("label.due"), {"due": _due(draft, due)}), "-")


def _table(draft: Draft, crew: Crew, told: list[tuple[str, date | None, str]]) -> Block:
    names = ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn")
    rows = [tuple(Cell(Tagged(name)) for name in names)]
    for number, (action, due, support) in enumerate(told, 1):
        when = upper_first(_due(draft, due)).text if due else ""
        cells = (str(number), upper_first(action).text, crew.lead(), support, when)
        rows.append(tuple(Cell(Tagged(cell)) for cell in cells))
    return Block("table", rows=tuple(rows), head_rows=1)


def _reports(pair: Pair, draft: Draft, crew: Crew) -> list[Block]:
    report = pair.report
    if report is None or report.own is None:
        return []
    dice, first = draft.dice, crew.first
    superior = _superior(pair)
    own = str(dice.word("pairs", "report.own"))
    units = str(dice.word("pairs", "report.units"))
    days = [
        day if "chậm nhất" in template else day + timedelta(days=1)
        for day, template in ((report.own, own), (report.units, units))
    ]
    shown = [spell(day, "slash", draft.look) for day in days]
    lines = [
        fill(units, {"unit": first, "day": shown[1]}),
        fill(own, {"unit": first, "superior": superior, "day": shown[0]}),
    ]
    if report.every is not None:
        apart = dice.apart("every")
        template = str(apart.word("pairs", "report.own_every"))
        slots = {"unit": first, "superior": superior, "every": _often(apart, report.own_every)}
        lines.append(upper_first(fill(template, slots)))
    return [Block("item", line, f"{i}.", 2) for i, line in enumerate(lines, 1)]


def _superior(pair: Pair) -> str:
    """The parent's issuer as the plan names it."""
    above = pair.above
    if above.kind in ("province", "district"):
        return f"Ủy ban nhân dân {above.generic}"
    return above.name


def _reference(pair: Pair) -> Reference:
    """How the plan cites the directive, wrongly where a gap wants it."""
    parent, above, dice = pair.parent, pair.above, pair.dice
    if parent is None:
        raise ValueError("the directive is composed first")
    number, day = str(parent.scalars["doc_number"]), parent.day
    title = f"về {lower_first(_subject(pair)).text}"
    names = [above.name]
    if above.kind in ("province", "district"):
        names.append(f"Ủy ban nhân dân {above.generic}")
    issuer = dice.pick(names)
    if pair.has("number"):
        digits = int(number.split("/")[0].split("-")[0])
        number = number.replace(f"{digits:02d}", f"{digits + dice.pick((1, 9, 100)):02d}", 1)
    if pair.has("date"):
        day -= timedelta(days=dice.pick((1, 10, 30)))
    if pair.has("issuer"):
        issuer = "Bộ Tài chính" if above.kind != "ministry" else "Chính phủ"
    if pair.has("subject"):
        title = "về tăng cường kỷ luật, kỷ cương hành chính trong các cơ quan nhà nước"
    code, name = parent.type_code, parent.type_name
    return Reference(code, name, number, day, issuer, title, _RANKS[above.kind])


def _addressed(pair: Pair, draft: Draft) -> None:
    """The parent's issuer among the recipients, or not."""
    above = pair.above
    forms = [above.name, _superior(pair), _superior(pair).replace("Ủy ban nhân dân", "UBND")]
    kept = [
        line for line in draft.recipients if not any(f.lower() in line.text.lower() for f in forms)
    ]
    if not pair.has("recipient"):
        shown = draft.dice.pick(forms[1:])
        kept.insert(0, Tagged(f"- {shown} (để báo cáo);"))
    draft.recipients = kept
