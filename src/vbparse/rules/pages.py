"""*Giải thích quy tắc*: what a rule is, for a terminal and as a page of ``docs/reference/rules/``.

``python -m vbparse.rules.pages docs/reference/rules`` writes the pages anew.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib import resources
from pathlib import Path

from vbparse.document import Said
from vbparse.rules import rules
from vbparse.rules.regime import ALL, Regime
from vbparse.rules.rule import Example, Need, Rule
from vbparse.rules.waivers import OF_WAIVERS

__all__ = ["every_rule", "families", "main", "pages", "told"]

_WIDTH = 110  # letters of an example's line that are shown
_REGIMES: dict[Regime, Said] = {
    Regime.ND30: ("Nghị định 30/2020/NĐ-CP", "Decree 30/2020/NĐ-CP"),
    Regime.TT01: ("Thông tư 01/2011/TT-BNV", "Circular 01/2011/TT-BNV"),
    Regime.TTLT55: ("Thông tư liên tịch 55/2005", "Joint circular 55/2005"),
    Regime.HD05: ("Hướng dẫn 05-HD/VPTW (Đảng)", "Guide 05-HD/VPTW (Party)"),
    Regime.HD36: ("Hướng dẫn 36-HD/VPTW (Đảng)", "Guide 36-HD/VPTW (Party)"),
    Regime.OTHER: ("thể thức khác", "other regimes"),
}
_NEEDS: dict[Need, Said] = {
    Need.HEAD: ("phần đầu của trang thứ nhất", "the head of the first page"),
    Need.END: ("phần cuối văn bản", "the end of the document"),
    Need.LINES: ("dấu xuống dòng", "line ends"),
    Need.FORM: ("tệp Word, hoặc PDF có lớp chữ", "a Word file, or a PDF with text"),
    Need.WORD: ("tệp Word", "a Word file"),
    Need.PAGES: ("tệp PDF", "a PDF"),
    Need.FILE_NAME: ("tên tệp", "a file name"),
    Need.PARENT: ("văn bản cấp trên (--parent)", "the parent directive (--parent)"),
}
_FAMILIES: dict[str, Said] = {
    "VB0": ("Việc soát", "The check itself"),
    "VB1": ("Phần đầu: tên, số, ngày, trích yếu", "Head: names, number, date, subject"),
    "VB2": ("Bố cục và nhiệm vụ", "Sections and tasks"),
    "VB3": ("Căn cứ và viện dẫn", "Bases and citations"),
    "VB4": ("Phần cuối: nơi nhận, chữ ký", "End: recipients, signature"),
    "VB5": ("Trình bày trong Word và PDF", "Form in Word and PDF"),
    "VB6": ("Nhất quán", "Consistency"),
    "VB7": ("Theo thời gian", "In time"),
    "VB8": ("Ngôn ngữ", "Language"),
    "VB9": ("So với văn bản cấp trên", "Against the parent directive"),
}
_SAY: dict[str, Said] = {
    "severity": ("mức", "severity"),
    "basis": ("căn cứ", "basis"),
    "origin": ("mục trong danh mục quy tắc", "entry of the catalogue"),
    "regimes": ("áp dụng cho", "applies to"),
    "all": ("mọi thể thức", "all regimes"),
    "needs": ("cần có", "needs"),
    "nothing": ("chỉ cần chữ", "the text alone"),
    "bad": ("Sai", "Wrong"),
    "good": ("Đúng", "Right"),
    "file": ("tên tệp: {}", "file name: {}"),
    "left_out": ("(bỏ dòng này)", "(this line left out)"),
    "parent": ("văn bản cấp trên: {}", "parent directive: {}"),
}


def every_rule() -> tuple[Rule, ...]:
    """Every rule by code, those that are about the check itself among them."""
    return tuple(sorted((*OF_WAIVERS, *rules()), key=lambda rule: rule.code))


def families() -> dict[str, tuple[Rule, ...]]:
    """The rules by the beginning of their code."""
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in every_rule():
        found[rule.code[:3]] = (*found.get(rule.code[:3], ()), rule)
    return found


def family_title(start: str, lang: str) -> str:
    """What the rules beginning so are about."""
    return _said(_FAMILIES.get(start, (start, start)), lang)


def told(rule: Rule, lang: str = "vi") -> str:
    """One rule for a terminal."""
    lines = [f"{rule.code} {rule.name}: {_said(rule.title, lang)}", "", _said(rule.why, lang), ""]
    lines += [f"{name}: {value}" for name, value in _facts(rule, lang)]
    for kind, shown in _examples(rule, lang):
        lines += ["", f"{kind}:", *(f"    {line}" for line in shown)]
    return "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """Every page by the name of its file, ``index.md`` among them."""
    return {"index.md": _index()} | {f"{rule.code}.md": _page(rule) for rule in every_rule()}


def main(folder: str = "docs/reference/rules") -> None:
    """Write all pages into ``folder``, and take away those of rules that are no more."""
    home = Path(folder)
    home.mkdir(parents=True, exist_ok=True)
    made = pages()
    for name, text in made.items():
        home.joinpath(name).write_text(text, "utf-8")
    for old in sorted(home.glob("VB*.md")):
        if old.name not in made:
            old.unlink()


def _page(rule: Rule) -> str:
    lines = [
        f"# {rule.code} `{rule.name}`",
        "",
        f"**{rule.title[0]}** · {rule.title[1]}",
        "",
        *(rule.why[0], "", f"*{rule.why[1]}*", ""),
        *("| | |", "|---|---|"),
        *(f"| {name} | {value} |" for name, value in _facts(rule, "en")),
    ]
    for kind, shown in _examples(rule, "en"):
        lines += ["", f"{kind}:", "", "```text", *shown, "```"]
    lines += ["", "[All rules](index.md)"]
    return "\n".join(lines) + "\n"


def _index() -> str:
    lines = [
        "# Rules of `vbparse check`",
        "",
        f"{len(every_rule())} rules. `vbparse rules CODE` tells the same in a terminal. Made from "
        "the rules themselves by `python -m vbparse.rules.pages`.",
    ]
    for start, members in families().items():
        title = _FAMILIES.get(start, (start, start))
        lines += [
            "",
            f"## {start}xx {title[0]} · {title[1]}",
            "",
            "| code | rule | severity | needs |",
        ]
        lines += ["|---|---|---|---|"]
        lines += [
            f"| [{rule.code}]({rule.code}.md) | {rule.title[0]} · {rule.title[1]} "
            f"| {rule.severity} | {_needs(rule, 'en')} |"
            for rule in members
        ]
    return "\n".join(lines) + "\n"


def _facts(rule: Rule, lang: str) -> list[tuple[str, str]]:
    facts = [
        ("severity", str(rule.severity)),
        ("basis", rule.basis),
        ("regimes", _regimes(rule, lang)),
        ("needs", _needs(rule, lang)),
    ]
    if rule.origin:
        facts.append(("origin", ", ".join(rule.origin)))
    return [(_said(_SAY[name], lang), value) for name, value in facts]


def _regimes(rule: Rule, lang: str) -> str:
    if rule.regimes == ALL:
        return _said(_SAY["all"], lang)
    return "; ".join(_said(_REGIMES[item], lang) for item in Regime if item in rule.regimes)


def _needs(rule: Rule, lang: str) -> str:
    wanted = [_said(_NEEDS[need], lang) for need in Need if need in rule.needs]
    return "; ".join(wanted) or _said(_SAY["nothing"], lang)


def _examples(rule: Rule, lang: str) -> list[tuple[str, list[str]]]:
    """The first bad example as lines, and the first good one: an edit, or the sample itself."""
    bad = rule.bad[0] if rule.bad else None
    shown = [(_said(_SAY["bad"], lang), _lines(bad, lang, after=True))] if bad else []
    good = next((item for item in rule.good if item.edits), None)
    if good is not None:
        shown.append((_said(_SAY["good"], lang), _lines(good, lang, after=True)))
    elif bad is not None and (bad.edits or bad.parent_edits):
        shown.append((_said(_SAY["good"], lang), _lines(bad, lang, after=False)))
    return [(kind, lines) for kind, lines in shown if lines]


def _lines(example: Example, lang: str, *, after: bool) -> list[str]:
    """The lines of the sample around each edit, before or after it."""
    lines = [f"{name} = {value}" for name, value in example.form] if after else []
    if after and example.required:
        lines.append(f"[sections] required = {list(example.required)}")
    if after and example.file_name:
        lines.append(_said(_SAY["file"], lang).format(example.file_name))
    for old, new in example.edits:
        lines += _around(example.sample, old, new, lang, after=after)
    for old, new in example.parent_edits:
        above = _around(f"{example.sample}-parent", old, new, lang, after=after)
        lines += [_said(_SAY["parent"], lang).format(line) for line in above]
    return list(dict.fromkeys(lines))


def _around(sample: str, old: str, new: str, lang: str, *, after: bool) -> list[str]:
    text = _sample(sample)
    at = text.find(old)
    if at < 0:  # an edit of what an edit before it has made
        return [_short(line) for line in (new if after else old).splitlines() if line.strip()]
    start = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at + len(old))
    stop = len(text) if stop < 0 else stop
    middle = new if after else old
    whole = text[start:at] + middle + text[at + len(old) : stop]
    keep = at - start
    lines = [
        _short(line, keep if number == 0 else 0)
        for number, line in enumerate(whole.split("\n"))
        if line.strip()
    ]
    return lines or [_said(_SAY["left_out"], lang)]


def _short(line: str, keep: int = 0) -> str:
    """A line cut to what can be read at a glance; the letter at ``keep`` stays in sight."""
    if len(line) <= _WIDTH:
        return line
    start = max(0, min(keep - _WIDTH // 3, len(line) - _WIDTH))
    left, right = "… " if start else "", " …" if start + _WIDTH < len(line) else ""
    return f"{left}{line[start : start + _WIDTH].strip()}{right}"


@cache
def _sample(name: str) -> str:
    return resources.files("vbparse.rules").joinpath("samples", f"{name}.txt").read_text("utf-8")


def _said(pair: Said, lang: str) -> str:
    return pair[1] if lang == "en" else pair[0]


if __name__ == "__main__":
    main(*sys.argv[1:2])
