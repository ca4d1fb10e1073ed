"""One self-contained page that shows a document beside the record that was read from it.

It opens without internet: pictures, style and script are inside, and a policy forbids everything
else. All text from the document goes through ``element`` and is escaped there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from itertools import groupby
from pathlib import Path

from vbparse.document import Plan, Source
from vbparse.exporters import Look
from vbparse.exporters.items import Item, items
from vbparse.exporters.labels import GROUPS, label, sure
from vbparse.exporters.markup import Markup, element, head, joined
from vbparse.exporters.show_sheets import Sheets

__all__ = ["show_page"]


def show_page(
    source: Source, plans: Sequence[Plan], look: Look, pdf: Path | bytes | None = None
) -> Iterator[str]:
    """The page, in pieces. With ``pdf`` its pages are drawn, else the text is shown."""
    shown = _Shown(source, plans, look)
    sheets = Sheets(source, shown.numbered, look.lang, pdf)
    style, script = _asset("show.css"), _asset("show.js")
    yield "<!doctype html>\n"
    yield f'<html lang="{look.lang}">\n'
    yield head(shown.title, style, script) + "\n<body>\n"
    yield shown.top() + '\n<main>\n<section class="sheets">\n'
    yield from sheets.pieces()
    yield "</section>\n" + shown.panel() + "\n</main>\n"
    yield element("div", id="tip", hidden=True, role="tooltip")
    yield element("script", script) + "\n</body>\n</html>\n"


@dataclass(frozen=True)
class _Shown:
    """Everything of the page but the sheets."""

    source: Source
    plans: Sequence[Plan]
    look: Look

    @cached_property
    def records(self) -> tuple[tuple[Plan, tuple[tuple[int, Item], ...]], ...]:
        """Each record with its items, numbered through."""
        found, at = [], 0
        for plan in self.plans:
            listed = items(plan, self.look.lang)
            found.append((plan, tuple(enumerate(listed, start=at))))
            at += len(listed)
        return tuple(found)

    @property
    def numbered(self) -> tuple[tuple[int, Item], ...]:
        """All items of all records."""
        return tuple(pair for _, pairs in self.records for pair in pairs)

    @property
    def title(self) -> str:
        """``Kế hoạch 12/KH-UBND``, or the name of the file."""
        plan = self.plans[0]
        parts = (plan.doc_type.value, plan.doc_number.value)
        return " ".join(part for part in parts if part) or self.source.name

    def top(self) -> Markup:
        """Title, name of the file, a switch for each group of values, light and dark."""
        present = {item.group for _, item in self.numbered if item.evidence}
        chips = [
            element(
                "button",
                label("groups", group, self.look.lang),
                type="button",
                class_=f"chip g-{group}",
                data_group=group,
                aria_pressed="true",
            )
            for group in GROUPS
            if group in present
        ]
        theme = element("button", "◐", type="button", id="theme", title=self.frame("theme"))
        return element(
            "header",
            element(
                "div",
                element("h1", self.title),
                element("div", self.plans[0].subject.value or "", class_="about"),
                element("div", self.facts(), class_="file"),
                class_="id",
            ),
            element("div", *chips, class_="chips"),
            theme,
            class_="top",
        )

    def facts(self) -> str:
        """Name of the file, pages, how it was read."""
        pages = self.plans[0].source.pages
        counted = f"{pages} {self.frame('pages')}" if pages else ""
        kind = _KINDS.get(self.source.media_type, self.source.media_type)
        return " · ".join(part for part in (self.source.name, kind, counted) if part)

    def panel(self) -> Markup:
        """The fields beside the document."""
        search = element(
            "input",
            id="search",
            type="search",
            placeholder=self.frame("search"),
            aria_label=self.frame("search"),
        )
        records = [self.record(plan, pairs) for plan, pairs in self.records]
        made = element("footer", "vbparse · " + self.frame("hint"))
        return element("aside", search, *records, made)

    def record(self, plan: Plan, pairs: tuple[tuple[int, Item], ...]) -> Markup:
        """One document of the file, group by group."""
        part = plan.source.part
        title = f"{self.frame('document').capitalize()} {part.index}/{part.of}"
        heading = [element("h2", title)] if part.of > 1 else []
        groups = [
            self.group(name, tuple(members))
            for name, members in groupby(pairs, key=lambda pair: pair[1].group)
        ]
        return element("section", *heading, *groups, class_="record")

    def group(self, name: str, pairs: tuple[tuple[int, Item], ...]) -> Markup:
        """Items of one colour, foldable."""
        count = sum(item.text is not None for _, item in pairs)
        summary = element(
            "summary",
            label("groups", name, self.look.lang),
            element("span", str(count), class_="n"),
        )
        return element(
            "details",
            summary,
            *(self.item(number, item) for number, item in pairs),
            class_=f"group g-{name}",
            open=True,
        )

    def item(self, number: int, item: Item) -> Markup:
        """One value: label, confidence, value, further members, where and by what it was found."""
        state = item.status if item.text is None or item.status in _REMARKABLE else None
        heading = element(
            "div",
            element("span", item.label),
            element("span", label("words", state, self.look.lang), class_="state") if state else "",
            _sure(item.confidence),
            self.decision(item),
            class_="label",
        )
        notes = [joined((element("dt", name), element("dd", text))) for name, text in item.notes]
        return element(
            "div",
            heading,
            element("div", item.text, class_="value") if item.text else "",
            element("dl", *notes) if notes else "",
            element("div", self.meta(item), class_="meta"),
            class_=f"item g-{item.group}"
            + (f" d{min(item.depth, 3)}" if item.depth else "")
            + (" missing" if item.text is None else ""),
            data_v=str(number),
            data_placed=bool(item.evidence),
            tabindex="0" if item.evidence else None,
            role="button" if item.evidence else None,
        )

    def decision(self, item: Item) -> Markup | str:
        """Whether the value may be taken unseen, when a threshold was asked for."""
        if item.decision is None:
            return ""
        said = label("words", item.decision, self.look.lang)
        return element("span", said, class_=f"decision {item.decision}")

    def meta(self, item: Item) -> str:
        """``fields.place · tr. 1``."""
        pages = sorted({e.page for e in item.evidence if e.page})
        where = f"{label('frame', 'page', self.look.lang)} {', '.join(map(str, pages))}"
        if not pages:
            where = ", ".join(f"{e.start}–{e.end}" for e in item.evidence[:4])
        if not item.evidence:
            return item.found_by if item.text else ""
        return f"{item.found_by} · {where}".removeprefix(" · ")

    def frame(self, name: str) -> str:
        return label("frame", name, self.look.lang)


_KINDS = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "text/plain": "TXT",
    "text/markdown": "Markdown",
    "text/html": "HTML",
}
_REMARKABLE = {"ambiguous", "partial", "overlay", "handwritten", "blank", "not_in_archive"}


def _sure(confidence: float | None) -> Markup:
    if confidence is None:
        return Markup("")
    level = "high" if confidence >= 0.95 else "middle" if confidence >= 0.8 else "low"
    return element("span", sure(confidence), class_=f"sure {level}")


def _asset(name: str) -> Markup:
    """A file of this folder; it is ours, so it is markup."""
    return Markup(resources.files("vbparse.exporters").joinpath(name).read_text("utf-8"))
