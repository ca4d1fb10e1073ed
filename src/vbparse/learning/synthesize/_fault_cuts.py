"""Lỗi trình bày, from part to part: each size, cut and place that the rules on form speak of.

``_fault_form`` has one fault of each rule; here are the other ways to break it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vbparse.learning.synthesize._fault_form import (
    PARTY,
    Odd,
    annexed,
    based,
    long,
    numbered,
    placed,
    spaced,
    titled_annex,
)
from vbparse.learning.synthesize.draft import Draft

__all__ = ["CUTS"]

TEXTS = ("text", "basis")
EVERYWHERE = ("text", "basis", "head")
WORD = ("docx",)


def _all(roles: tuple[str, ...], name: str, value: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((f"{role}.{name}", value) for role in roles)


def _above(draft: Draft) -> bool:
    return bool(draft.above) and spaced(draft)


def _several(draft: Draft) -> bool:
    """Clauses whose headings stand alone on their lines."""
    titles = [b for b in draft.body if b.face == "clause" and b.text.text[-1:] not in ".;:"]
    return len(titles) > 1 and draft.look.scheme == "roman"


def _top_headings(draft: Draft) -> bool:
    """Headings of the outermost level that carry Roman numerals; below parts they are inner."""
    top = any(block.role == "head" and block.level == 1 for block in draft.body)
    return top and draft.look.scheme in ("roman", "parts")


def _signed(draft: Draft) -> bool:
    """With the authority above the post."""
    return len(draft.sign) > 1 and draft.sign[0].text.startswith(("T/M", "K/T", "T/L"))


_PAGES: Mapping[str, Odd] = {
    "paper-long": Odd(("VB501",), "Khổ giấy F4", (("page.paper", (215.9, 330.2)),)),
    "landscape": Odd(("VB502",), "Trang nằm ngang", (("page.paper", (297.0, 210.0)),)),
    "margin-top-wide": Odd(("VB503",), "Lề trên rộng", (("page.top", 40.0),), fits=long),
    "margin-top-narrow": Odd(("VB503",), "Lề trên hẹp", (("page.top", 14.0),)),
    "margin-bottom-narrow": Odd(("VB503",), "Lề dưới hẹp", (("page.bottom", 10.0),), fits=long),
    "margin-bottom-wide": Odd(("VB503",), "Lề dưới rộng", (("page.bottom", 35.0),), formats=WORD),
    "margin-left-wide": Odd(("VB504",), "Lề trái rộng", (("page.left", 42.0),)),
    "margin-right-narrow": Odd(("VB505",), "Lề phải hẹp", (("page.right", 8.0),)),
    "font-subject": Odd(("VB506",), "Trích yếu phông khác", (("subject.font", "Courier New"),)),
    "font-text": Odd(("VB506",), "Lời văn phông khác", _all(TEXTS, "font", "Arial")),
    "color-type": Odd(("VB508",), "Tên loại màu xanh", (("type.color", "0000FF"),)),
    "page-number-right": Odd(
        ("VB510",),
        "Số trang phía trên, bên phải",
        (("page.number", ("top", "right")),),
        fits=numbered,
    ),
    "page-number-foot": Odd(
        ("VB510",),
        "Số trang giữa, phía dưới",
        (("page.number", ("foot", "center")),),
        fits=numbered,
    ),
    "page-number-slanted": Odd(
        ("VB512",), "Số trang nghiêng", (("page.style", "i"),), fits=numbered
    ),
    "page-number-large": Odd(("VB512",), "Số trang cỡ 16", (("page.size", 16.0),), fits=numbered),
}

_HEAD: Mapping[str, Odd] = {
    "nation-plain": Odd(("VB514",), "Quốc hiệu không đậm", (("state.style", ""),)),
    "nation-slanted": Odd(("VB514",), "Quốc hiệu nghiêng", (("state.style", "bi"),)),
    "motto-plain": Odd(("VB515",), "Tiêu ngữ không đậm", (("motto.style", ""),)),
    "motto-large": Odd(("VB515",), "Tiêu ngữ cỡ 16", (("motto.size", 16.0),)),
    "superior-large": Odd(
        ("VB517",), "Cơ quan chủ quản cỡ 15", (("above.size", 15.0),), fits=_above
    ),
    "superior-slanted": Odd(
        ("VB517",), "Cơ quan chủ quản nghiêng", (("above.style", "i"),), fits=_above
    ),
    "issuer-large": Odd(
        ("VB518",), "Cơ quan ban hành cỡ 15", (("issuer.size", 15.0),), fits=spaced
    ),
    "issuer-slanted": Odd(
        ("VB518",), "Cơ quan ban hành nghiêng", (("issuer.style", "bi"),), fits=spaced
    ),
    "number-set-small": Odd(("VB519",), "Số, ký hiệu cỡ 11", (("number.size", 11.0),), fits=spaced),
    "number-slanted": Odd(("VB519",), "Số, ký hiệu nghiêng", (("number.style", "i"),), fits=spaced),
    "place-small": Odd(("VB520",), "Địa danh cỡ 11", (("place.size", 11.0),), fits=spaced),
    "place-bold": Odd(("VB520",), "Địa danh đậm", (("place.style", "bi"),), fits=spaced),
    "issuer-left": Odd(
        ("VB521",),
        "Cơ quan ban hành không canh giữa",
        (("issuer.align", "left"),),
        fits=spaced,
        formats=WORD,
    ),
    "number-left": Odd(
        ("VB521",), "Số, ký hiệu không canh giữa", (("number.align", "left"),), fits=spaced
    ),
    "place-left": Odd(
        ("VB521",),
        "Địa danh không canh giữa",
        (("place.align", "left"),),
        fits=spaced,
        formats=WORD,
    ),
    "type-plain": Odd(("VB524",), "Tên loại không đậm", (("type.style", ""),)),
    "type-slanted": Odd(("VB524",), "Tên loại nghiêng", (("type.style", "bi"),)),
    "subject-small": Odd(("VB525",), "Trích yếu cỡ 11", (("subject.size", 11.0),)),
    "subject-slanted": Odd(("VB525",), "Trích yếu nghiêng", (("subject.style", "bi"),)),
    "type-left": Odd(("VB526",), "Tên loại không canh giữa", (("type.align", "left"),)),
}

_BODY: Mapping[str, Odd] = {
    "text-large": Odd(("VB528",), "Lời văn cỡ 16", (("text.size", 16.0), ("text.spacing", 1.15))),
    "text-bold": Odd(("VB529",), "Lời văn đậm", (("text.style", "b"),)),
    "indent-wide": Odd(
        ("VB531",), "Lùi đầu dòng 2,5 cm", _all(EVERYWHERE, "indent", 2.5), fits=placed
    ),
    "gap-small": Odd(("VB532",), "Các đoạn cách nhau 3 pt", (("text.gap", 3),)),
    "spacing-double": Odd(("VB533",), "Cách dòng 2", (("text.spacing", 2.0),)),
    "spacing-narrow": Odd(("VB533",), "Cách dòng 0,85", (("text.spacing", 0.85),)),
    "spacing-exact": Odd(("VB533",), "Cách dòng đúng 28 pt", (("text.spacing", 28.0),)),
    "bases-small": Odd(
        ("VB534",), "Căn cứ cỡ 11", (("basis.size", 11.0),), "state 2020", fits=based
    ),
    "headings-slanted": Odd(("VB535", "VB536"), "Đề mục nghiêng", (("head.style", "bi"),)),
    "headings-large": Odd(
        ("VB535",),
        "Đề mục cỡ 16",
        (("head.size", 16.0), ("clause.size", 14.0)),
        fits=_top_headings,
    ),
    "clauses-plain": Odd(
        ("VB536",), "Đề mục khoản không đậm", (("clause.style", ""),), fits=_several
    ),
    "clauses-small": Odd(("VB536",), "Đề mục khoản cỡ 11", (("clause.size", 11.0),), fits=_several),
}

_END: Mapping[str, Odd] = {
    "post-small": Odd(("VB537",), "Chức vụ cỡ 11", _all(("post", "sign"), "size", 11.0)),
    "post-slanted": Odd(("VB537",), "Chức vụ nghiêng", _all(("post", "sign"), "style", "bi")),
    "signer-small": Odd(("VB538",), "Họ tên cỡ 11", (("signer.size", 11.0),)),
    "signer-slanted": Odd(("VB538",), "Họ tên nghiêng", (("signer.style", "bi"),)),
    "label-plain": Odd(("VB540",), "“Nơi nhận” không đậm", (("to_title.style", "i"),)),
    "label-large": Odd(("VB540",), "“Nơi nhận” cỡ 14", (("to_title.size", 14.0),)),
    "recipients-slanted": Odd(("VB541",), "Nơi nhận nghiêng", (("recipient.style", "i"),)),
    "recipients-bold": Odd(("VB541",), "Nơi nhận đậm", (("recipient.style", "b"),)),
    "annex-small": Odd(
        ("VB542",), "Tiêu đề phụ lục cỡ 11", (("centre.size", 11.0),), fits=titled_annex
    ),
    "annex-slanted": Odd(
        ("VB542",), "Tiêu đề phụ lục nghiêng", (("centre.style", "bi"),), fits=titled_annex
    ),
    "annex-note-small": Odd(
        ("VB543",), "Dòng (Kèm theo …) cỡ 11", (("note.size", 11.0),), fits=annexed
    ),
}

_PARTY: Mapping[str, Odd] = {
    "party-margin-right": Odd(("VB544",), "Lề phải rộng (Đảng)", (("page.right", 22.0),), PARTY),
    "party-margin-top": Odd(("VB544",), "Lề trên rộng (Đảng)", (("page.top", 32.0),), PARTY, long),
    "party-number-foot": Odd(
        ("VB544",),
        "Số trang phía dưới (Đảng)",
        (("page.number", ("foot", "right")),),
        PARTY,
        numbered,
    ),
    "party-number-first": Odd(
        ("VB544",), "Trang đầu có số trang (Đảng)", (("page.first", True),), PARTY, numbered
    ),
    "party-issuer": Odd(
        ("VB545",), "Cơ quan ban hành không đậm", (("issuer.style", ""),), PARTY, spaced
    ),
    "party-superior": Odd(("VB545",), "Cấp trên chữ đậm", (("above.style", "b"),), PARTY, _above),
    "party-symbol": Odd(("VB545",), "Số, ký hiệu cỡ 12", (("number.size", 12.0),), PARTY, spaced),
    "party-place": Odd(("VB545",), "Địa danh chữ đứng", (("place.style", ""),), PARTY, spaced),
    "party-type": Odd(("VB546",), "Tên loại cỡ 13", (("type.size", 13.0),), PARTY),
    "party-text-large": Odd(
        ("VB547",), "Lời văn cỡ 16", (("text.size", 16.0), ("text.spacing", 1.0)), PARTY
    ),
    "party-indent": Odd(
        ("VB548",), "Không lùi đầu dòng", _all(EVERYWHERE, "indent", 0.0), PARTY, placed
    ),
    "party-gap": Odd(("VB548",), "Các đoạn liền nhau", (("text.gap", 0),), PARTY),
    "party-spacing": Odd(("VB548",), "Cách dòng 2", (("text.spacing", 2.0),), PARTY),
    "party-post": Odd(("VB549",), "Chức vụ chữ đậm", (("post.style", "b"),), PARTY, _signed),
    "party-label": Odd(
        ("VB549",), "“Nơi nhận” không gạch chân", (("to_title.underline", False),), PARTY
    ),
    "party-recipients": Odd(("VB549",), "Nơi nhận cỡ 14", (("recipient.size", 14.0),), PARTY),
}

CUTS: Mapping[str, Odd] = {**_PAGES, **_HEAD, **_BODY, **_END, **_PARTY}
"""Name → what is set otherwise."""
