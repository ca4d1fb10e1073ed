"""One page that opens offline: the drafts with their faults marked, findings beside them, coverage.

It is made like the page of ``vbparse show``: everything inside, nothing from outside allowed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import resources
from itertools import groupby

from vbparse.document import Finding
from vbparse.exporters import Lang, Look
from vbparse.exporters.findings import FindingsLook, findings_exporter, shown_name
from vbparse.exporters.findings._place import places_of
from vbparse.exporters.findings._words import SEVERITY, STATES, counts
from vbparse.exporters.findings.text import also
from vbparse.exporters.items import Item
from vbparse.exporters.labels import label
from vbparse.exporters.markup import Markup, element, head
from vbparse.exporters.show_sheets import Sheets
from vbparse.rules.check import Checked, State

__all__ = ["html"]

_PDF = "application/pdf"
_LONG = 200  # letters
_SAY = {
    "vi": {
        "title": "Soát dự thảo",
        "coverage": "Độ phủ: thể thức {profile}, {total} quy tắc",
        "none": "Không có phát hiện nào.",
        "fix": "Cách sửa",
        "basis": "Căn cứ",
        "related": "Văn bản cấp trên",
        "review": "cần người xem",
        "where": "dòng {}",
    },
    "en": {
        "title": "Check of drafts",
        "coverage": "Coverage: regime {profile}, {total} rules",
        "none": "Nothing was found.",
        "fix": "To mend",
        "basis": "Basis",
        "related": "The parent directive",
        "review": "a person must decide",
        "where": "line {}",
    },
}


@findings_exporter("html", ".html")
def html(checked: Iterable[Checked], look: Look) -> Iterator[str]:
    """The page, sheet by sheet; the panel comes at the end, when all is known."""
    page = _Page(look)
    style, script = _asset("show.css", "findings/findings.css"), _asset("show.js")
    yield f'<!doctype html>\n<html lang="{look.lang}">\n'
    yield head(page.say["title"], style, script) + "\n<body>\n"
    yield page.top() + '\n<main>\n<section class="sheets">\n'
    for _, of_file in groupby(checked, key=lambda one: id(one.draft.source)):
        yield from page.sheets(list(of_file))
    yield "</section>\n" + page.panel() + "\n</main>\n"
    yield element("div", id="tip", hidden=True, role="tooltip")
    yield element("script", script) + "\n</body>\n</html>\n"


class _Fault(Item):
    """A finding; whole paragraphs are marked lightly."""

    @property
    def long(self) -> bool:
        """Whether it covers more than a few lines."""
        return sum(part.end - part.start for part in self.evidence) > _LONG


@dataclass
class _Page:
    """What was shown so far, for the panel beside it."""

    look: Look
    records: list[Markup] = field(default_factory=list)
    numbered: int = 0

    @property
    def lang(self) -> Lang:
        return self.look.lang

    @property
    def say(self) -> dict[str, str]:
        return _SAY[self.lang]

    def top(self) -> Markup:
        """Title, a switch for each severity, light and dark."""
        chips = [
            element(
                "button",
                name,
                type="button",
                class_=f"chip g-{severity}",
                data_group=str(severity),
                aria_pressed="true",
            )
            for severity, name in SEVERITY[self.lang].items()
        ]
        theme = label("frame", "theme", self.lang)
        return element(
            "header",
            element("div", element("h1", self.say["title"]), class_="id"),
            element("div", *chips, class_="chips"),
            element("button", "◐", type="button", id="theme", title=theme),
            class_="top",
        )

    def sheets(self, checked: list[Checked]) -> Iterator[str]:
        """The pages or the text of one file, which may hold several documents."""
        source = checked[0].draft.source
        shown: list[tuple[int, Item]] = []
        for one in checked:
            items = [
                (number, self.item(one, finding))
                for number, finding in enumerate(one.findings, start=self.numbered)
            ]
            self.numbered += len(items)
            self.records.append(self.record(one, items))
            shown += items
        yield element("h2", shown_name(self.look, source), class_="name") + "\n"
        pdf = self.look.original(source) if isinstance(self.look, FindingsLook) else None
        yield from Sheets(
            source, shown, self.lang, pdf if source.media_type == _PDF else None
        ).pieces()

    def item(self, checked: Checked, finding: Finding) -> Item:
        """A finding in the form that sheets can mark."""
        say = self.say
        fix = finding.fix if self.lang == "vi" else finding.fix_en
        place, *others = places_of(checked, finding)
        rest = f"; {also(others, self.lang)}" if others else ""
        page = f"{label('frame', 'page', self.lang)} {place.page}, " if place.page else ""
        notes = [(say["fix"], fix)] if fix else []
        notes += [(say["related"], f"{r.source}: “{r.quote}”") for r in finding.related]
        return _Fault(
            path="findings",
            group=str(finding.severity),
            label=finding.code + (f" · {say['review']}" if finding.status != "fail" else ""),
            text=finding.said(self.lang),
            notes=(*notes, (say["basis"], finding.basis)),
            found_by=page + say["where"].format(place.line) + rest,
            evidence=finding.evidence,
        )

    def record(self, checked: Checked, items: list[tuple[int, Item]]) -> Markup:
        """One document of the panel: coverage first, then the findings by severity."""
        groups = []
        for severity, name in SEVERITY[self.lang].items():
            members = [pair for pair in items if pair[1].group == severity]
            if members:
                counted = element("span", str(len(members)), class_="n")
                groups.append(
                    element(
                        "details",
                        element("summary", name, counted),
                        *(_shown(number, item) for number, item in members),
                        class_=f"group g-{severity}",
                        open=True,
                    )
                )
        empty = [] if items else [element("p", self.say["none"])]
        title = element("h2", shown_name(self.look, checked.draft.source))
        return element("section", title, self.coverage(checked), *empty, *groups, class_="record")

    def coverage(self, checked: Checked) -> Markup:
        """How much was checked, and which rules were not, with the reason."""
        english = self.lang == "en"
        rows = [
            element("tr", element("td", STATES[State(name)][english]), element("td", str(count)))
            for name, count in counts(checked).items()
        ]
        left: dict[str, list[str]] = {}
        for outcome in checked.outcomes:
            if outcome.state is State.NOT_EVALUATED and outcome.reason:
                left.setdefault(outcome.reason[english], []).append(outcome.rule.code)
        why = [element("li", f"{reason}: {', '.join(codes)}") for reason, codes in left.items()]
        said = self.say["coverage"].format(
            profile=checked.coverage.profile, total=len(checked.outcomes)
        )
        return element(
            "details",
            element("summary", said),
            element("table", *rows),
            element("ul", *why) if why else "",
            class_="coverage",
            open=True,
        )

    def panel(self) -> Markup:
        """The findings beside the documents."""
        words = label("frame", "search", self.lang)
        search = element("input", id="search", type="search", placeholder=words, aria_label=words)
        return element("aside", search, *self.records, element("footer", "vbparse"))


def _shown(number: int, item: Item) -> Markup:
    notes = [child for name, text in item.notes for child in _note(name, text)]
    return element(
        "div",
        element("div", element("span", item.label), class_="label"),
        element("div", item.text or "", class_="value"),
        element("dl", *notes),
        element("div", item.found_by, class_="meta"),
        class_=f"item g-{item.group}",
        data_v=str(number),
        data_placed=bool(item.evidence),
        tabindex="0" if item.evidence else None,
        role="button" if item.evidence else None,
    )


def _note(name: str, text: str) -> tuple[Markup, Markup]:
    return element("dt", name), element("dd", text)


def _asset(*names: str) -> Markup:
    """Files of the package; they are ours, so they are markup."""
    home = resources.files("vbparse.exporters")
    return Markup("".join(home.joinpath(name).read_text("utf-8") for name in names))
