"""Lỗi trình bày: faults of paper, margins, sizes, cuts, places and rules, seen in Word and PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.draft import Block, Draft
from vbparse.learning.synthesize.tagged import Tagged

__all__ = [
    "ODD",
    "PARTY",
    "STATE",
    "Odd",
    "annexed",
    "based",
    "long",
    "numbered",
    "odd",
    "placed",
    "spaced",
    "titled_annex",
]

STATE, PARTY, NOW = "state", "party 2026", "state 2020"
OTHER_PLACE = {"top": ("foot", "right"), "foot": ("top", "center")}


@dataclass(frozen=True)
class Odd:
    """One thing that is set otherwise: the codes that say so, whose rules it breaks, where it can
    be seen."""

    codes: tuple[str, ...]
    message: str
    settings: tuple[tuple[str, Any], ...]
    regime: str = STATE
    fits: Callable[[Draft], bool] = lambda draft: True
    formats: tuple[str, ...] = ("docx", "pdf")
    longer: bool = False  # seen only in paragraphs of several lines, which are put in


LONG = (
    "Các đơn vị thường xuyên trao đổi với nhau về cách làm, kịp thời chia sẻ kinh nghiệm hay, "
    "nói rõ việc nào chưa làm được và vì sao, cùng nhau tháo gỡ, không để khó khăn nhỏ ở một "
    "nơi kéo chậm việc chung của nhiều nơi khác.",
    "Mỗi việc giao đi đều kèm theo kết quả phải có, người theo dõi và cách đánh giá; nơi nào "
    "làm tốt thì nhân rộng, nơi nào còn lúng túng thì cử người có kinh nghiệm đến giúp tại "
    "chỗ cho đến khi việc được làm xong.",
    "Việc tuyên truyền phải đi trước một bước, chọn cách nói gần gũi, dễ hiểu, phù hợp với "
    "từng nhóm người nghe; dùng nhiều hình thức, từ loa truyền thanh đến sinh hoạt ở khu dân "
    "cư, để ai cũng biết và cùng tham gia.",
    "Người đứng đầu đơn vị chịu trách nhiệm về tiến độ và chất lượng phần việc của mình, trực "
    "tiếp nghe báo cáo, trực tiếp đi kiểm tra, không khoán trắng cho cấp dưới, không chờ đến "
    "cuối đợt mới xem lại những việc còn dang dở.",
)


def _lengthened(draft: Draft) -> bool:
    """Put in paragraphs of several lines, at the end of a section that is no list of căn cứ."""
    heads = [i for i, block in enumerate(draft.body) if block.role == "head" and block.level == 1]
    for start, end in pairwise(heads):
        title = draft.body[start].text.text.lower()
        if not any(word in title for word in ("căn cứ", "cơ sở", "kinh phí")):
            draft.body[end:end] = [Block("text", Tagged(text)) for text in LONG]
            return True
    return False


def odd(name: str, fault: Odd) -> Callable[[Draft, Dice], bool]:
    """The maker of that fault."""

    def make(draft: Draft, dice: Dice) -> bool:
        if not draft.look.regime.name.startswith(fault.regime) or not fault.fits(draft):
            return False
        if fault.longer and not _lengthened(draft):
            return False
        settings = fault.settings
        if name == "page-number-place":
            settings = (("page.number", OTHER_PLACE[draft.look.numbers[0]]),)
        draft.look = replace(draft.look, odd=(*draft.look.odd, *settings))
        return True

    return make


def long(draft: Draft) -> bool:
    """Surely more than one page: a page number is needed."""
    return sum(len(block.text) for block in draft.body) > 3000


def numbered(draft: Draft) -> bool:
    """With page numbers on later pages, and nothing that has displaced them."""
    return long(draft) and draft.look.numbers[0] != "none"


def placed(draft: Draft) -> bool:
    """Where the indents of paragraphs are their own, not those of a numbered list."""
    return draft.look.numbering == "written"


def annexed(draft: Draft) -> bool:
    """With an annex."""
    return bool(draft.annexes)


def titled_annex(draft: Draft) -> bool:
    """With an annex; parts of a plan have titles that are set like those of annexes."""
    return annexed(draft) and draft.look.scheme != "parts"


def based(draft: Draft) -> bool:
    """With căn cứ on lines of their own."""
    return any(block.role == "basis" for block in draft.body)


def spaced(draft: Draft) -> bool:
    """A head whose halves do not share their lines."""
    return draft.look.word_header == "table"


ODD: Mapping[str, Odd] = {
    "paper": Odd(("VB501",), "Khổ giấy Letter", (("page.paper", (215.9, 279.4)),)),
    "margins-upright": Odd(
        ("VB503",), "Lề trên, lề dưới hẹp", (("page.bottom", 10.0),), formats=("docx",)
    ),
    "margin-left": Odd(("VB504",), "Lề trái hẹp", (("page.left", 20.0),)),
    "margin-right": Odd(("VB505",), "Lề phải rộng", (("page.right", 30.0),)),
    "font": Odd(("VB506",), "Phông chữ Arial", (("page.font", "Arial"),), formats=("docx",)),
    "font-old": Odd(("VB507",), "Phông chữ TCVN3", (("page.font", ".VnTime"),), formats=("docx",)),
    "color": Odd(("VB508",), "Chữ màu", (("text.color", "C00000"),), formats=("docx",)),
    "page-number-none": Odd(
        ("VB509",),
        "Không đánh số trang",
        (("page.number", ("none", "")),),
        fits=long,
        formats=("pdf",),
    ),
    "page-number-place": Odd(("VB510",), "Số trang sai chỗ", (), fits=long),
    "page-number-first": Odd(
        ("VB511",), "Trang đầu có số trang", (("page.first", True),), fits=long
    ),
    "page-number-size": Odd(("VB512",), "Số trang cỡ 10", (("page.size", 10.0),), fits=long),
    "annex-continued": Odd(
        ("VB513",),
        "Phụ lục đánh số trang nối tiếp",
        (("annex.continued", True),),
        NOW,
        fits=annexed,
    ),
    "nation-size": Odd(("VB514",), "Quốc hiệu cỡ 10", (("state.size", 10.0),)),
    "motto-slanted": Odd(("VB515",), "Tiêu ngữ nghiêng", (("motto.style", "bi"),)),
    "nation-large": Odd(
        ("VB516",), "Quốc hiệu bằng Tiêu ngữ", (("state.size", 13.0), ("motto.size", 13.0))
    ),
    "superior-bold": Odd(
        ("VB517",),
        "Cơ quan chủ quản chữ đậm",
        (("above.style", "b"),),
        fits=lambda draft: bool(draft.above) and spaced(draft),
    ),
    "issuer-plain": Odd(
        ("VB518",), "Cơ quan ban hành chữ thường", (("issuer.style", ""),), fits=spaced
    ),
    "number-bold": Odd(("VB519",), "Số, ký hiệu đậm", (("number.style", "b"),), fits=spaced),
    "place-upright": Odd(("VB520",), "Địa danh chữ đứng", (("place.style", ""),), fits=spaced),
    "motto-left": Odd(
        ("VB521",), "Tiêu ngữ không canh giữa", (("motto.align", "left"),), fits=spaced
    ),
    "no-motto-rule": Odd(
        ("VB522",), "Không kẻ dưới Tiêu ngữ", (("motto.rule", False),), fits=spaced
    ),
    "no-issuer-rule": Odd(
        ("VB523",), "Không kẻ dưới cơ quan ban hành", (("issuer.rule", False),), fits=spaced
    ),
    "type-size": Odd(("VB524",), "Tên loại cỡ 11", (("type.size", 11.0),)),
    "subject-plain": Odd(("VB525",), "Trích yếu không đậm", (("subject.style", ""),)),
    "subject-left": Odd(("VB526",), "Trích yếu không canh giữa", (("subject.align", "left"),)),
    "no-subject-rule": Odd(("VB527",), "Không kẻ dưới trích yếu", (("subject.rule", False),)),
    "text-size": Odd(
        ("VB528",), "Lời văn cỡ 12", tuple((f"{role}.size", 12.0) for role in ("text", "item"))
    ),
    "text-slanted": Odd(
        ("VB529",), "Lời văn nghiêng", tuple((f"{role}.style", "i") for role in ("text", "item"))
    ),
    "text-ragged": Odd(
        ("VB530",),
        "Lời văn canh trái",
        tuple((f"{role}.align", "left") for role in ("text", "item", "basis")),
        longer=True,
    ),
    "no-indent": Odd(
        ("VB531",),
        "Không lùi đầu dòng",
        tuple((f"{role}.indent", 0.0) for role in ("text", "item", "basis", "head")),
        fits=placed,
    ),
    "no-gap": Odd(("VB532",), "Các đoạn liền nhau", (("text.gap", 0),)),
    "spacing": Odd(("VB533",), "Cách dòng 1,8", (("text.spacing", 1.8),)),
    "bases-upright": Odd(("VB534",), "Căn cứ chữ đứng", (("basis.style", ""),), NOW, fits=based),
    "headings-plain": Odd(("VB535", "VB536"), "Đề mục không đậm", (("head.style", ""),)),
    "post-plain": Odd(("VB537",), "Chức vụ không đậm", (("post.style", ""), ("sign.style", ""))),
    "signer-plain": Odd(("VB538",), "Họ tên không đậm", (("signer.style", ""),)),
    "signer-left": Odd(("VB539",), "Họ tên không canh giữa", (("signer.align", "left"),)),
    "label-upright": Odd(("VB540",), "“Nơi nhận” chữ đứng", (("to_title.style", ""),)),
    "recipients-large": Odd(("VB541",), "Nơi nhận cỡ 14", (("recipient.size", 14.0),)),
    "annex-plain": Odd(
        ("VB542",),
        "Tiêu đề phụ lục không đậm",
        (("centre.style", ""),),
        fits=titled_annex,
    ),
    "annex-note-upright": Odd(
        ("VB543",), "Dòng (Kèm theo …) chữ đứng", (("note.style", ""),), fits=annexed
    ),
    "party-margin": Odd(("VB544",), "Lề trái hẹp (Đảng)", (("page.left", 20.0),), PARTY),
    "party-head": Odd(("VB545",), "Tiêu đề Đảng cỡ 12", (("state.size", 12.0),), PARTY, spaced),
    "party-title": Odd(("VB546",), "Trích yếu không đậm", (("subject.style", ""),), PARTY),
    "party-text": Odd(
        ("VB547",),
        "Lời văn cỡ 13",
        (("text.size", 13.0), ("item.size", 13.0), ("text.spacing", 1.2)),
        PARTY,
    ),
    "party-ragged": Odd(
        ("VB548",),
        "Lời văn canh trái",
        tuple((f"{role}.align", "left") for role in ("text", "item", "basis")),
        PARTY,
        longer=True,
    ),
    "party-signer": Odd(("VB549",), "Họ tên không đậm", (("signer.style", ""),), PARTY),
}
"""Name → what is set otherwise."""
