"""Thể thức: how a regime has its documents look, and what issuers vary within it.

Sizes in points, after ND30 Phụ lục I; TT 01/2011/TT-BNV; HD 36 and HD 05 of the Party.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from vbparse.learning.synthesize.dice import Dice

__all__ = ["Face", "Look", "Regime", "days_of", "make_look", "regime_of"]


@dataclass(frozen=True)
class Face:
    """How one role is set. ``style``: b, i, bi or nothing; ``align``: left, center, justify."""

    size: float
    style: str = ""
    align: str = "left"
    indent: float = 0.0  # of the first line, in centimetres
    font: str = ""  # other than Times New Roman
    color: str = ""  # other than black: RRGGBB


@dataclass(frozen=True)
class Regime:
    """A set of rules on form."""

    name: str  # as in the slices of ``vbparse evaluate``
    party: bool
    pages: str  # where page numbers stand: top or foot
    bases: str  # style of the căn cứ
    upper_heads: bool  # top-level headings in capitals


_STATE = (
    (date(2020, 3, 5), Regime("state 2020", False, "top", "i", True)),
    (date(2011, 3, 5), Regime("state 2011", False, "foot", "", False)),
    (date(2005, 5, 6), Regime("state 2005", False, "foot", "", False)),
)
_PARTY = (
    (date(2026, 5, 27), Regime("party 2026", True, "top", "", True)),
    (date(2018, 4, 3), Regime("party 2018", True, "top", "", True)),
    (date(2004, 5, 28), Regime("party 2004", True, "top", "", True)),
)


def regime_of(day: date, *, party: bool) -> Regime:
    """The rules in force on a day."""
    return next(regime for start, regime in (_PARTY if party else _STATE) if day >= start)


def days_of(name: str, *, first: date, last: date) -> tuple[date, date]:
    """The first and the last day of a regime, within those two."""
    table = _PARTY if name.startswith("party") else _STATE
    end = last
    for start, regime in table:
        if regime.name == name:
            return max(first, start), min(last, end)
        end = start - timedelta(days=1)
    raise LookupError(name)


@dataclass(frozen=True)
class Look:
    """What one document chooses within its regime, and where no rule speaks."""

    regime: Regime
    large: bool  # the larger of the two permitted sets of sizes
    text: str  # lines | wrapped | flat: how source.txt breaks its lines
    header: str  # stacked | columns: header of source.txt
    pdf: str  # columns | rows: in which order the halves of the header are drawn
    word_header: str  # table | tabs
    numbering: str  # written | automatic: labels in Word
    end: str  # beside | above | below: Nơi nhận by the signature
    borders: str  # grid | lines
    scheme: str  # roman | arabic | parts | dashed: numbering of headings
    upper_heads: bool
    dates: str  # slash | long: how cited documents are dated
    pad_months: bool
    short_units: bool  # Sở GDĐT rather than Sở Giáo dục và Đào tạo
    ubnd: bool  # UBND rather than Ủy ban nhân dân
    bullet: str  # what stands before items
    overlay: bool  # the clerk's program fills number and day into the PDF as stamps
    signed: str  # what stands for the signature in copies: "(Đã ký)", or nothing
    tight: bool  # Số:12 and KT.CHỦ TỊCH, without the space
    margins: tuple[int, int]  # left and right in millimetres
    spacing: float
    odd: tuple[tuple[str, Any], ...] = ()
    """What breaks the rules on form: ``("motto.size", 11)``, ``("page.left", 20)``."""

    def face(self, role: str) -> Face:
        """How a role is set."""
        if role == "clause":  # a heading of the second level, set as those above it are
            face = self.face("head")
        else:
            party = _PARTY_FACES if self.regime.party else {}
            face = party.get(role) or self._state_face(role)
            font, color = self.said("page.font", ""), self.said("text.color", "")
            face = replace(face, font=font, color=color if face.align != "center" else "")
        said = {name: self.said(f"{role}.{name}") for name in _SAID}
        return replace(face, **{name: value for name, value in said.items() if value is not None})

    def said(self, key: str, default: Any = None) -> Any:
        """What is set otherwise than the rules have it."""
        return dict(self.odd).get(key, default)

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, right, upper and lower margin in millimetres."""
        own = {"left": self.margins[0], "right": self.margins[1], "top": 20, "bottom": 20}
        left, right, top, bottom = (float(self.said(f"page.{k}", v)) for k, v in own.items())
        return left, right, top, bottom

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of an upright sheet in millimetres."""
        width, height = self.said("page.paper", (210.0, 297.0))
        return float(width), float(height)

    @property
    def numbers(self) -> tuple[str, str]:
        """Where page numbers stand: top or foot, center or right; ``none`` for none."""
        usual = ("foot", "right") if self.regime.pages == "foot" else ("top", "center")
        place, align = self.said("page.number", usual)
        return str(place), str(align)

    def _state_face(self, role: str) -> Face:
        size = 1.0 if self.large else 0.0
        small = {"state", "above", "issuer", "about"}
        grown = {"motto", "place", "type", "subject", "text", "head", "item", "basis"}
        face = _FACES[role]
        more = size if role in small | grown else 0.0
        style = self.regime.bases if role == "basis" else face.style
        return Face(face.size + more, style, face.align, face.indent)


_SAID = ("size", "style", "align", "indent", "font", "color")
_FACES = {
    "above": Face(12, "", "center"),
    "issuer": Face(12, "b", "center"),
    "number": Face(13, "", "center"),
    "about": Face(12, "", "center"),
    "flag": Face(13, "b", "center"),
    "urgency": Face(13, "b", "center"),
    "state": Face(12, "b", "center"),
    "motto": Face(13, "b", "center"),
    "place": Face(13, "i", "center"),
    "type": Face(13, "b", "center"),
    "subject": Face(13, "b", "center"),
    "note": Face(13, "i", "center"),
    "to": Face(13, "", "center"),
    "head": Face(13, "b", "justify", 1.27),
    "text": Face(13, "", "justify", 1.27),
    "item": Face(13, "", "justify", 1.27),
    "basis": Face(13, "i", "justify", 1.27),
    "centre": Face(14, "b", "center"),
    "cell": Face(12, "", "left"),
    "cellhead": Face(12, "b", "center"),
    "to_title": Face(12, "bi", "left"),
    "recipient": Face(11, "", "left"),
    "sign": Face(13, "b", "center"),
    "post": Face(13, "b", "center"),
    "signer": Face(14, "b", "center"),
    "page": Face(13, "", "center"),
}
_PARTY_FACES = {
    "above": Face(14, "", "center"),
    "issuer": Face(14, "b", "center"),
    "number": Face(14, "", "center"),
    "state": Face(15, "b", "center"),
    "place": Face(14, "i", "center"),
    "type": Face(16, "b", "center"),
    "subject": Face(14, "b", "center"),
    "head": Face(14, "b", "justify", 1.0),
    "text": Face(14, "", "justify", 1.0),
    "item": Face(14, "", "justify", 1.0),
    "basis": Face(14, "", "justify", 1.0),
    "page": Face(14, "", "center"),
    "to_title": Face(14, "", "left"),
    "recipient": Face(12, "", "left"),
    "sign": Face(14, "b", "center"),
    "post": Face(14, "", "center"),
}


def make_look(dice: Dice, day: date, *, party: bool) -> Look:
    """The choices of one document."""
    regime = regime_of(day, party=party)
    old = regime.name in ("state 2011", "state 2005")
    schemes = {"roman": 70.0, "arabic": 12.0, "parts": 6.0, "dashed": 2.0}
    if party:
        schemes = {"roman": 60.0, "dashed": 40.0}
    return Look(
        regime=regime,
        large=dice.chance(0.5),
        text=dice.weighted({"lines": 40, "wrapped": 30, "flat": 30}),
        header=dice.weighted({"stacked": 80, "columns": 20}),
        pdf=dice.weighted({"columns": 70, "rows": 30}),
        word_header=dice.weighted({"table": 85, "tabs": 15}),
        numbering=dice.weighted({"written": 80, "automatic": 20}),
        end=dice.weighted({"beside": 70, "above": 20, "below": 10}),
        borders=dice.weighted({"grid": 85, "lines": 15}),
        scheme=dice.weighted(schemes),
        upper_heads=dice.chance(0.5) if old else dice.chance(0.93),
        dates=dice.weighted({"slash": 60, "long": 40}),
        pad_months=dice.chance(0.25),
        short_units=dice.chance(0.3),
        ubnd=dice.chance(0.5),
        bullet=dice.weighted({"-": 88, "+": 6, "–": 3, "*": 3}),
        overlay=day.year >= 2019 and dice.chance(0.15),
        signed=dice.weighted({"": 88, "(Đã ký)": 9, "(đã ký)": 3}),
        tight=dice.chance(0.05),
        margins=_margins(dice, party=party),
        spacing=dice.pick((1.1, 1.15, 1.2, 1.3)),
    )


def _margins(dice: Dice, *, party: bool) -> tuple[int, int]:
    """Left and right; of the Party one pair of widths, of the state a range."""
    drawn = dice.number(30, 35), dice.number(15, 20)
    return (30, 15) if party else drawn
