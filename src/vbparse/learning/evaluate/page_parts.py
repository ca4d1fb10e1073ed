"""Tables of the report: fields with intervals, section kinds confused, slices as a heat map."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from vbparse.exporters.markup import Markup, element
from vbparse.learning.evaluate import charts
from vbparse.learning.evaluate.figures import FEW
from vbparse.learning.evaluate.scoring import NO_KIND, UNFOUND

__all__ = ["confusion", "fields_table", "slice_table"]

Say = Callable[..., str]
_HEAT = ((0.99, "v5"), (0.95, "v4"), (0.9, "v3"), (0.75, "v2"))
"""From which F1 a cell of the heat map has which colour; below, the last."""


def fields_table(fields: Mapping[str, Any], say: Say) -> Markup:
    """A row a field."""
    names = ("field", "wanted", "given", "near", "", "strict", "soft", "precision", "recall")
    more = ("evidence", "ece", "coverage", "", "sure")
    heads = [
        element("th", say(name) if name else "", class_=None if name in ("field", "") else "n")
        for name in (*names, *more)
    ]
    rows = [_field(name, row, say) for name, row in fields.items()]
    table = element(
        "table",
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
        class_="full",
    )
    few = any(row["different"] < FEW for row in fields.values())
    note = (element("p", say("few"), class_="note"),) if few else ()
    return element("div", table, *note, class_="wide")


def _field(name: str, row: Mapping[str, Any], say: Say) -> Markup:
    near = row["near"]
    evidence = (row.get("evidence") or {}).get("covered")
    error = (row.get("calibration") or {}).get("ece")
    cover = row.get("coverage")
    mark = "*" if row["different"] < FEW else ""
    return element(
        "tr",
        element("td", say(name, "fields"), element("span", name, class_="key")),
        _number(f"{row['wanted']}{mark}"),
        _number(str(row["given"])),
        _number(f"{near['f1']:.3f}"),
        element("td", charts.share(near["f1"], near.get("interval")), class_="bar"),
        _number(f"{row['strict']['f1']:.3f}"),
        _number(f"{row['soft']['f1']:.3f}"),
        _number(f"{near['p']:.3f}"),
        _number(f"{near['r']:.3f}"),
        _number("" if evidence is None else f"{evidence:.3f}"),
        _number("" if error is None else f"{error:.3f}", _mood(error)),
        _number(f"{cover['share']:.3f}" if cover else ""),
        element(
            "td", charts.share(cover["share"], cover["interval"]) if cover else "", class_="bar"
        ),
        _number(f"{cover['precision'][0]:.3f}" if cover and cover["accepted"] else ""),
    )


def _number(text: str, mood: str = "") -> Markup:
    return element("td", text, class_=f"n {mood}".strip())


def _mood(error: float | None) -> str:
    """Colour of a calibration error: the aim is 0.03."""
    if error is None:
        return ""
    return "good" if error <= 0.03 else "fair" if error <= 0.1 else "poor"


def confusion(table: Mapping[str, Mapping[str, int]], say: Say) -> Markup:
    """Wanted kinds down, given kinds across; what was not found stands last."""
    last = (NO_KIND, UNFOUND)
    across = {given for row in table.values() for given in row} - set(last)
    down = set(table) - set(last)
    columns = [*sorted(across | down), *(name for name in last if _given(table, name))]
    rows = [*sorted(across | down), *(name for name in last if name in table)]
    heads = [
        element("th", element("span", say(name, "kinds")), class_="turned") for name in columns
    ]
    body = [
        element(
            "tr",
            element("th", say(row, "kinds"), class_="name"),
            *(
                _confused(table.get(row, {}).get(column, 0), right=row == column)
                for column in columns
            ),
        )
        for row in rows
    ]
    head = element("thead", element("tr", element("th"), *heads))
    return element(
        "div", element("table", head, element("tbody", *body), class_="heat small"), class_="wide"
    )


def _given(table: Mapping[str, Mapping[str, int]], name: str) -> bool:
    return any(name in row for row in table.values())


def _confused(count: int, *, right: bool) -> Markup:
    if not count:
        return element("td", class_="none")
    step = 3 if count >= 10 else 2 if count >= 3 else 1
    return element("td", str(count), class_=f"{'right' if right else 'wrong'}-{step}")


def slice_table(slices: Mapping[str, Any], fields: Sequence[str], say: Say) -> Markup:
    """A row a value of each slice, a column a field: near F1, the colour says how good."""
    turned = [
        element("th", element("span", say(name, "fields")), class_="turned") for name in fields
    ]
    heads = (element("th"), *(element("th", t, class_="n") for t in (say("documents"), "F1")))
    body = []
    for name, rows in slices.items():
        title = element("th", say(name, "slices"), colspan=str(3 + len(fields)), class_="part")
        body.append(element("tr", title))
        body += [_slice(value, row, fields, say) for value, row in rows.items()]
    head = element("thead", element("tr", *heads, *turned))
    table = element("table", head, element("tbody", *body), class_="heat")
    return element("div", table, class_="wide")


def _slice(value: str, row: Mapping[str, Any], fields: Sequence[str], say: Say) -> Markup:
    return element(
        "tr",
        element("th", say(value, "values"), class_="name"),
        _number(str(row["documents"])),
        _heated(row["macro_f1"]["near"]),
        *(_heated(_near(row, name)) for name in fields),
    )


def _near(row: Mapping[str, Any], field: str) -> float | None:
    found = row["fields"].get(field)
    return found["near"] if found and found["wanted"] + found["given"] else None


def _heated(value: float | None) -> Markup:
    if value is None:
        return element("td", class_="none")
    colour = next((name for least, name in _HEAT if value >= least), "v1")
    return element("td", f"{value:.2f}", class_=colour)
