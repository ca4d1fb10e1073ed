"""The evaluation as one page that opens offline: style inside, no script, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from vbparse.exporters import Lang
from vbparse.exporters.markup import Markup, element, head, joined
from vbparse.learning.evaluate import charts
from vbparse.learning.evaluate.baseline import Change, Comparison
from vbparse.learning.evaluate.figures import FEW
from vbparse.learning.evaluate.page_parts import confusion, fields_table, slice_table
from vbparse.learning.evaluate.scoring import PARENTS, Outcome, Scored
from vbparse.learning.evaluate.words import word
from vbparse.learning.evaluate.worst import f1

__all__ = ["Report", "page"]

_MOST_CHANGES = 300


@dataclass(frozen=True)
class Report:
    """What the page shows. ``worst`` come with the address of their ``show`` page, if any."""

    title: str
    figures: Mapping[str, Any]
    worst: Sequence[tuple[Scored, str | None]]
    comparison: Comparison | None = None
    lang: Lang = "vi"


def page(report: Report) -> Iterator[str]:
    """The page, in pieces."""
    style = Markup(
        resources.files("vbparse.learning.evaluate").joinpath("page.css").read_text("utf-8")
    )
    shown = _Shown(report)
    yield "<!doctype html>\n"
    yield f'<html lang="{report.lang}">\n'
    yield head(f"{shown.say('title')} · {report.title}", style)
    yield "\n<body>\n<main>\n"
    for part in shown.parts():
        yield part + "\n"
    yield "</main>\n</body>\n</html>\n"


class _Shown:
    """The sections of the page, top to bottom."""

    def __init__(self, report: Report) -> None:
        self.report, self.figures = report, report.figures

    def say(self, name: str, table: str = "frame") -> str:
        return word(table, name, self.report.lang)

    def parts(self) -> Iterator[Markup]:
        """Every section that has something to show."""
        yield self.top()
        if self.report.comparison is not None:
            yield self.baseline(self.report.comparison)
        yield self.section("fields", fields_table(self.figures["fields"], self.say))
        yield self.reliability()
        if self.figures["parent"]["documents"]:
            yield self.parent()
        if self.figures["section_kinds"]["pairs"]:
            table = confusion(self.figures["section_kinds"]["confusion"], self.say)
            yield self.section("kinds_title", table, about="kinds_about")
        yield self.slices()
        yield self.worst()
        yield element("footer", f"vbparse {self.figures.get('version', '')}")

    def section(self, title: str, *children: Markup, about: str | None = None) -> Markup:
        about = about or f"{title}_about"
        text = self.say(about)
        note = element("p", text, class_="note") if text != about else Markup("")
        return element("section", element("h2", self.say(title)), note, *children)

    def top(self) -> Markup:
        counts = (
            f"{self.figures['documents']} {self.say('documents')} · {self.figures['plans']} "
            f"{self.say('plans')} · {self.figures['without_record']} {self.say('without_record')}"
        )
        macro = self.figures["macro_f1"]
        big = [
            element("div", element("b", f"{macro[level]:.3f}"), element("span", self.say(level)))
            for level in macro
        ]
        title = element("h1", f"{self.say('title')}: {self.report.title}")
        about = element("div", counts, class_="about")
        mean = element("div", *big, class_="big", title=self.say("macro"))
        return element("header", element("div", title, about), mean)

    def reliability(self) -> Markup:
        drawn = []
        for name, row in self.figures["fields"].items():
            found = row.get("calibration")
            if not found:
                continue
            told = f"ECE {found['ece']:.3f} · {row['given']}" + (
                "*" if row["different"] < FEW else ""
            )
            caption = element("figcaption", self.say(name, "fields"), element("span", told))
            drawn.append(element("figure", caption, charts.reliability(found["bins"])))
        return self.section("reliability", element("div", *drawn, class_="grid"))

    def parent(self) -> Markup:
        found = self.figures["parent"]
        names = [each.replace(" ", "_") for each in PARENTS]
        labels = {name: self.say(name, "parent") for name in names}
        legend = [
            element("span", element("i", class_=name), f"{labels[name]} {found[name]}")
            for name in names
            if found[name]
        ]
        low, high = found["interval"]
        about = (
            f"{self.say('accuracy')} {found['accuracy']:.3f} ({low:.3f}–{high:.3f}), "
            f"{self.say('abstained')} {found['abstained']:.3f}"
        )
        return self.section(
            "parent",
            element("p", about, class_="note"),
            charts.parts({name: found[name] for name in names}, labels),
            element("div", *legend, class_="legend"),
        )

    def slices(self) -> Markup:
        table = slice_table(self.figures["slices"], tuple(self.figures["fields"]), self.say)
        return self.section("slices", table)

    def baseline(self, comparison: Comparison) -> Markup:
        counts = [
            element("p", f"{len(names)} {self.say('documents')} {self.say(what)}", class_="note")
            for names, what in (
                (comparison.gone, "gone"),
                (comparison.new, "new"),
                (comparison.regolded, "gold_changed"),
            )
            if names
        ]
        rows = [
            element(
                "tr",
                element("td", move.field),
                element("td", self.say(move.level)),
                element("td", f"{move.before:.4f} → {move.after:.4f}", class_="n"),
                element(
                    "td",
                    f"{100 * (move.after - move.before):+.2f} {self.say('points')}",
                    class_="n "
                    + ("poor" if move.fell else "good" if move.after > move.before else ""),
                ),
            )
            for move in comparison.movements
            if move.before != move.after
        ]
        changes = [self.change(change) for change in comparison.changes[:_MOST_CHANGES]]
        over = len(comparison.changes) - _MOST_CHANGES
        if over > 0:
            changes.append(element("li", self.say("more").format(n=over)))
        fell = () if comparison.fallen else (element("p", self.say("nothing_fell"), class_="good"),)
        table = (element("table", element("tbody", *rows)),) if rows else ()
        return self.section(
            "baseline", *counts, *fell, *table, element("ul", *changes, class_="plain")
        )

    def change(self, change: Change) -> Markup:
        mood = "good" if change.kind in ("gained", "mended") else "poor"
        tag = element("span", self.say(change.kind, "changes"), class_=f"tag {mood}")
        where = element("span", f" · {change.field} · {change.document}", class_="few")
        return element("li", tag, change.value, where)

    def worst(self) -> Markup:
        if not self.report.worst:
            return self.section(
                "worst", element("p", self.say("all_right"), class_="good"), about=""
            )
        return self.section("worst", *(self.document(*each) for each in self.report.worst))

    def document(self, scored: Scored, address: str | None) -> Markup:
        """One document: its name, linked to its page, and what is missed and wrong in it."""
        name = scored.document.name
        link: str | Markup = element("a", name, href=address) if address else name
        missed = sum(len(outcome.missed) for outcome in scored.outcomes)
        told = f"F1 {f1(scored):.3f} · {missed} {self.say('missed')}"
        told += f" · {scored.faults - missed} {self.say('wrong')}"
        if not scored.record:
            told = f"{self.say('without_record')} · {told}"
        lists = [row for outcome in scored.outcomes for row in self.outcome(outcome)]
        summary = element(
            "summary", element("span", link, class_="name"), element("span", told, class_="n")
        )
        return element("details", summary, element("div", element("dl", *lists)))

    def outcome(self, outcome: Outcome) -> Iterator[Markup]:
        values = [(self.say("missed"), "fair", text) for text in outcome.missed]
        values += [
            (self.say("wrong"), "poor", f"{value.text} ({value.confidence:.2f})")
            for value in outcome.judged
            if not value.right
        ]
        for i, (what, mood, text) in enumerate(values):
            tag = element("span", what, class_=f"tag {mood}")
            yield joined(
                (
                    element("dt", self.say(outcome.field, "fields") if i == 0 else ""),
                    element("dd", tag, text),
                )
            )
