"""styles.xml: what a style chain comes to, and what a paragraph or run adds to it."""

from __future__ import annotations

from lxml.etree import _Element

from vbparse.readers import _docx_names as n
from vbparse.readers._docx_looks import (
    Fonts,
    Looks,
    ParagraphLook,
    RunLook,
    heading_level,
    spaced,
)
from vbparse.readers._docx_numbering import Numbering

_DEPTH = 40  # styles based on styles based on …; Word itself stops at 11
_NAME, _BASED_ON = n.VAL[:-3] + "name", n.VAL[:-3] + "basedOn"
_STYLE_ID, _DEFAULT = n.VAL[:-3] + "styleId", n.VAL[:-3] + "default"


class Stylesheet:
    """Resolves effective formatting; each style chain once."""

    def __init__(
        self, styles: _Element | None, theme: _Element | None, numbering: Numbering
    ) -> None:
        self._fonts = Fonts(theme)
        self._numbering = numbering
        self._styles: dict[str, _Element] = {}
        self._default: str | None = None
        self._base = Looks()
        self._paragraphs: dict[tuple[str | None, str | None], Looks] = {}
        self._characters: dict[str, tuple[_Element, ...]] = {}
        if styles is not None:
            self._load(styles)

    def _load(self, styles: _Element) -> None:
        for style in styles.iterchildren(n.VAL[:-3] + "style"):
            style_id = style.get(_STYLE_ID)
            if style_id is None:
                continue
            self._styles.setdefault(style_id, style)
            if style.get(n.TYPE) == "paragraph" and style.get(_DEFAULT, "0") in ("1", "true", "on"):
                self._default = style_id
        defaults = "{*}docDefaults/{*}%sPrDefault/{*}%sPr"
        run = styles.find(defaults % ("r", "r"))
        self._base = Looks(
            spaced(ParagraphLook(), styles.find(defaults % ("p", "p"))),
            self._fonts.run(RunLook(), run if run is not None else ()),
        )

    def _chain(self, style_id: str | None) -> list[_Element]:
        """The style and those it is based on, the most basic first."""
        chain: list[_Element] = []
        while style_id in self._styles and len(chain) < _DEPTH:
            style = self._styles[style_id]
            if style in chain:
                break
            chain.append(style)
            base = n.child(style, _BASED_ON)
            style_id = base.get(n.VAL) if base is not None else None
        return chain[::-1]

    def table_borders(self, style_id: str | None) -> _Element | None:
        """``w:tblBorders`` of a table style, or of the nearest style it is based on."""
        for style in reversed(self._chain(style_id)):
            borders = style.find(f"{n.TBL_PR}/{n.TBL_BORDERS}")
            if borders is not None:
                return borders
        return None

    def _named(self, style_id: str | None, table_style: str | None) -> Looks:
        """What a paragraph style in a table of that style comes to."""
        key = (style_id, table_style)
        known = self._paragraphs.get(key)
        if known is not None:
            return known
        look, run = self._base
        for style in self._chain(table_style) if table_style else ():
            look = spaced(look, n.child(style, n.P_PR))
            run = self._with(run, n.child(style, n.R_PR))
        for style in self._chain(style_id if style_id in self._styles else self._default):
            look = self._numbered(look, n.child(style, n.P_PR), style.get(_STYLE_ID))
            run = self._with(run, n.child(style, n.R_PR))
            name = n.child(style, _NAME)
            label = (name.get(n.VAL) or "").lower() if name is not None else ""
            outline = look.outline or heading_level(label)
            look = look._replace(style=label, outline=outline)
        looks = Looks(look, run)
        self._paragraphs[key] = looks
        return looks

    def _with(self, run: RunLook, r_pr: _Element | None) -> RunLook:
        return run if r_pr is None else self._fonts.run(run, r_pr)

    def _numbered(
        self, look: ParagraphLook, p_pr: _Element | None, style_id: str | None
    ) -> ParagraphLook:
        """``look`` with ``p_pr`` over the indents of the numbering level that it chooses."""
        new = spaced(look, p_pr)
        num_id = new.num_id
        if num_id is None:
            return new
        linked = self._numbering.linked_level(num_id, style_id) if style_id else None
        if linked is not None:
            new = new._replace(level=linked)
        if (num_id, new.level) != (look.num_id, look.level):
            indents = self._numbering.formatting(num_id, new.level or 0)
            new = spaced(spaced(look, indents), p_pr)._replace(level=new.level)
        return new

    def paragraph(self, p_pr: _Element | None, table_style: str | None) -> Looks:
        """The looks of a paragraph with these properties."""
        if p_pr is None:
            return self._named(None, table_style)
        style = n.child(p_pr, n.P_STYLE)
        looks = self._named(style.get(n.VAL) if style is not None else None, table_style)
        if len(p_pr) == (0 if style is None else 1):
            return looks
        return Looks(self._numbered(looks.paragraph, p_pr, None), looks.run)

    def run(self, base: RunLook, r_pr: _Element) -> RunLook:
        """The look of a run with these properties in a paragraph whose runs start from ``base``."""
        first = r_pr[0] if len(r_pr) else None  # where the schema puts the style
        if first is not None and first.tag == n.R_STYLE:
            base = self._fonts.run(base, self._character(first.get(n.VAL, "")), toggle=True)
        return self._fonts.run(base, r_pr)

    def _character(self, style_id: str) -> tuple[_Element, ...]:
        """What a character style and those it is based on state, the nearest statement each."""
        if style_id not in self._characters:
            stated: dict[str, _Element] = {}
            for style in self._chain(style_id):
                r_pr = n.child(style, n.R_PR)
                for item in r_pr if r_pr is not None else ():
                    if item.tag != n.FONTS or self._fonts.name(item):
                        stated[item.tag] = item
            self._characters[style_id] = tuple(stated.values())
        return self._characters[style_id]
