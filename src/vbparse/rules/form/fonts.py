"""*Phông chữ, màu chữ*: the font of every line, letters of old tables, colours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Line, Origin, Restyle, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.regime import STATE, Regime
from vbparse.rules.rule import Example, Flaw, Need, rule

__all__ = ["black", "font", "legacy"]

_TIMES = ("liberationserif", "tinos", "nimbusrom", "texgyretermes")
_SIGNS = (
    *("symbol", "wingdings", "webdings", "zapfdingbats", "cambriamath", "mtextra", "opensymbol"),
    *("segoeui", "msgothic", "arialunicode", "notocolor", "applecolor", "dejavu"),
)
"""Fonts for signs that Times New Roman lacks: boxes, arrows, formulas, pictures."""
_OLD = (".vn", "vni-", "vntime", "vnarial")
_NAMELESS = lazy(r"(?:cidfont|unnamed|font|type|tt|g_d|f|t|c|r)?[\d_+.f\-]*", re.IGNORECASE)
_LINK = lazy(r"https?:|www\.|@")
_NO_LETTER = lazy(r"[\W\d_]*")
_SUBSET = lazy(r"[A-Z]{6}\+")
_DARK = 0x48  # no part of a colour that passes for black is lighter
_MOST = 30


def _printed(draft: Draft) -> Iterator[Line]:
    """Lines of text of this document, but for what stamps and signatures have printed."""
    stamps = [s for f in (draft.plan.urgency, draft.plan.security) if f for s in f.spans]
    for line in draft.source.lines_in(draft.layout.span):
        if line.origin is Origin.TEXT and not any(line.span.overlaps(s) for s in stamps):
            yield line


def _key(name: str | None) -> str:
    plain = _SUBSET.sub("", name or "", count=1)
    return re.sub(r"[^a-z.\-]", "", plain.lower())


def _allowed(name: str, known: tuple[str, ...]) -> bool:
    """Times by any name, a known stand-in, or a name that a producer made up."""
    key = _key(name)
    return "times" in key or key.startswith(known) or bool(_NAMELESS.fullmatch(name))


def _old(name: str | None) -> bool:
    return _key(name).startswith(_OLD)


@rule(
    "VB506",
    "font",
    severity="error",
    title=("Phông chữ không phải Times New Roman", "Font other than Times New Roman"),
    why=(
        "Phông chữ dùng trong văn bản là Times New Roman, bộ mã Unicode, màu đen.",
        "Administrative documents are set in Times New Roman.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục I.4",
    origin=("F03",),
    regimes=frozenset({Regime.ND30}),
    needs=(Need.FORM,),
    bad=(
        Example(form=(("text.font", "Arial"),)),
        Example(form=(("subject.font", "Courier New"),)),
    ),
)
def font(draft: Draft) -> Iterator[Flaw]:
    """Fonts of lines that hold letters; look-alikes that stand in for Times, and signs, pass."""
    lines: dict[str, list[Span]] = {}
    more = tuple(str(name) for name in draft.profile.parameter("VB506", "fonts", ()))
    allowed = (*_TIMES, *_SIGNS, *_OLD, *map(_key, more))
    for line in _printed(draft):
        name = line.style.font
        if not name or _allowed(name, allowed):
            continue
        if not _NO_LETTER.fullmatch(draft.source.quote(line.span)):
            lines.setdefault(name, []).append(line.span)
    for name, spans in lines.items():
        yield Flaw(
            (
                f"Phông chữ {name}, phải là Times New Roman ({len(spans)} dòng).",
                f"Font {name}, not Times New Roman ({len(spans)} lines).",
            ),
            tuple(spans[:_MOST]),
            fix=("Đổi sang Times New Roman.", "Use Times New Roman."),
            restyles=tuple(Restyle(span=span, font="Times New Roman") for span in spans),
        )


@rule(
    "VB507",
    "legacy-font",
    severity="error",
    title=("Phông chữ bảng mã cũ (TCVN3, VNI)", "Fonts of old letter tables (TCVN3, VNI)"),
    why=(
        "Chữ phải theo bộ mã Unicode, Tiêu chuẩn TCVN 6909:2001; phông .Vn… và VNI-… dùng bảng "
        "mã cũ.",
        "Letters must be Unicode (TCVN 6909:2001); fonts named .Vn and VNI- are not.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục I.4; TT 01/2011/TT-BNV, Điều 4",
    origin=("F03",),
    regimes=STATE,
    needs=(Need.FORM,),
    bad=(Example(form=(("text.font", ".VnTime"),), kinds=("docx",)),),
)
def legacy(draft: Draft) -> Iterator[Flaw]:
    """Lines in fonts whose names say so."""
    spans = [line.span for line in _printed(draft) if _old(line.style.font)]
    if spans:
        yield Flaw(
            (
                f"{len(spans)} dòng dùng phông chữ bảng mã cũ, không phải Unicode.",
                f"{len(spans)} lines are set in fonts that are not Unicode.",
            ),
            tuple(spans[:_MOST]),
            fix=(
                "Chuyển chữ sang Unicode và dùng Times New Roman.",
                "Convert the letters to Unicode and use Times New Roman.",
            ),
        )


@rule(
    "VB508",
    "colour",
    severity="warning",
    title=("Chữ không phải màu đen", "Text that is not black"),
    why=(
        "Chữ của văn bản màu đen; con dấu, chữ ký số và dấu độ khẩn không tính.",
        "The text is black; seals, signatures and stamps do not count.",
    ),
    basis="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục I.4",
    origin=("F04",),
    regimes=frozenset({Regime.ND30}),
    needs=(Need.FORM,),
    bad=(Example(form=(("text.color", "FF0000"),)), Example(form=(("kind.color", "0000FF"),))),
    good=(Example(form=(("text.color", "111111"),)),),
)
def black(draft: Draft) -> Iterator[Flaw]:
    """Lines most of whose letters have a colour; links are left alone."""
    signature = draft.layout.spans(ZoneKind.SIGNATURE)
    spans = []
    for line in _printed(draft):
        words = draft.source.quote(line.span)
        if _coloured(line.style.color) and not _LINK.search(words) and any(map(str.isalpha, words)):
            signed = draft.form.pdf and any(line.span.overlaps(zone) for zone in signature)
            if not signed:
                spans.append(line.span)
    if spans:
        yield Flaw(
            (f"{len(spans)} dòng chữ không phải màu đen.", f"{len(spans)} lines are not black."),
            tuple(spans[:_MOST]),
            fix=("Đặt chữ màu đen.", "Set them in black."),
            restyles=tuple(Restyle(span=span, color="000000") for span in spans),
        )


def _coloured(color: str | None) -> bool:
    if not color or len(color) != 6:
        return False
    try:
        parts = bytes.fromhex(color)
    except ValueError:
        return False
    return max(parts) > _DARK
