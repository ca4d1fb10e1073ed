"""The reasons of a record (``why``) in English: each sentence that rules write, with its values.

Records keep the Vietnamese sentences, old ones too; so they are put into English where they are
shown. What is no sentence of ours (text of a document) stands as it is.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["SENTENCES", "in_english"]

_KINDS = {
    "kế hoạch": "plan",
    "quyết định": "decision",
    "nghị quyết": "resolution",
    "chỉ thị": "directive",
    "thông báo": "notice",
    "công văn": "official letter",
    "chương trình": "programme",
    "đề án": "scheme",
    "hướng dẫn": "guideline",
    "báo cáo": "report",
    "tờ trình": "submission",
    "thông tư": "circular",
    "nghị định": "decree",
}
SENTENCES: dict[str, str] = {
    "được nêu ngay trong tên {kind}": "named in the title of the {kind} itself",
    "{kind} ghi rõ là thực hiện văn bản này": "the {kind} says that it carries this out",
    "là căn cứ ban hành": "one of the grounds on which it was issued",
    "do chính cơ quan ra {kind} ban hành": "issued by the body of the {kind} itself",
    "cấp trên ban hành": "issued by a superior",
    "cấp trên ban hành: {0}": "issued by a superior: {0}",
    "cơ quan cùng cấp ban hành": "issued by a body of the same level",
    "cấp dưới ban hành": "issued by a body below",
    "cùng nội dung với tên {kind}": "on the subject of the {kind}'s title",
    "ngang điểm với {0}": "no better than {0}",
    "chỉ quy định thẩm quyền chung": "only on general competence",
    "chỉ quy định tổ chức bộ máy": "only on the organisation of bodies",
    "chỉ quy định khung thời gian": "only on a calendar",
    "chỉ về kinh phí": "only on money",
    "kế hoạch phát triển chung": "a general plan of development",
    "cùng về giám sát": "on supervision too",
    "phê duyệt chính chương trình nêu trong tên văn bản": (
        "approves the very programme that the title names"
    ),
    "quy định chính nội dung nêu trong tên văn bản": (
        "regulates the very matter that the title names"
    ),
    "giống số, ký hiệu nhưng không theo thể thức nào đã biết": (
        "looks like a number, but has no form that is known"
    ),
    "số của văn bản viện dẫn để trống": "the number of the document cited is left blank",
    "không có tháng {0}": "there is no month {0}",
    "năm {0} không hợp lệ": "{0} is not a year",
    "tháng {0} không có ngày {1}": "month {0} has no day {1}",
    "năm chỉ ghi hai chữ số": "the year has two figures only",
}
"""Vietnamese → English; ``{kind}`` is the type of the document, a number stands for a value."""
_VALUE = re.compile(r"\{(\w+)\}")


@cache
def _templates() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_matching(vi), en) for vi, en in SENTENCES.items())


def _matching(template: str) -> re.Pattern[str]:
    parts = _VALUE.split(template)
    text = "".join(
        f"(?P<v{part}>[^\\n]{{1,2000}})" if at % 2 else re.escape(part)
        for at, part in enumerate(parts)
    )
    return re.compile(text)


def in_english(sentence: str) -> str:
    """The reason in English; what is no reason of ours as it stands."""
    for pattern, english in _templates():
        found = pattern.fullmatch(sentence)
        if found is None:
            continue
        for name, value in found.groupdict().items():
            told = _KINDS.get(value.lower(), "document") if name == "vkind" else value
            english = english.replace(f"{{{name[1:]}}}", told)
        return english
    return sentence
