"""Reasons in words, Vietnamese and English: what speaks for a candidate and what against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from vbparse.citations._reasons import in_english

__all__ = ["WORDS", "Reason", "in_words"]


class Reason(NamedTuple):
    """A sign by its code, with the values that it is about."""

    code: str
    values: tuple[str, ...] = ()


WORDS: dict[str, tuple[str, str]] = {
    "number.same": ("đúng số, ký hiệu {0}", "the same number {0}"),
    "number.symbol_damaged": (
        "cùng số, ký hiệu gần giống ({0} ~ {1})",
        "the same digits, nearly the same symbol ({0} ~ {1})",
    ),
    "number.digits_damaged": (
        "số gần giống, có thể đọc nhầm chữ số ({0} ~ {1})",
        "nearly the same number, a digit may be misread ({0} ~ {1})",
    ),
    "number.blank": ("văn bản để trống số, cùng ký hiệu {0}", "its number is blank, symbol {0}"),
    "number.none": ("văn bản không có số", "it shows no number"),
    "number.other": ("khác số ({0}, không phải {1})", "another number ({0}, not {1})"),
    "type.other": ("khác tên loại ({0}, không phải {1})", "another type ({0}, not {1})"),
    "date.same": ("đúng ngày {0}", "the same day {0}"),
    "date.within": ("ngày {0} nằm trong {1}", "the day {0} lies in {1}"),
    "date.near": ("ngày {0} gần với {1}", "the day {0} is near {1}"),
    "date.misprint": (
        "ngày lệch ({0}, văn bản ghi {1}), có thể in sai",
        "the day differs ({0}, the document says {1}), perhaps misprinted",
    ),
    "date.year": ("cùng năm, khác ngày ({0}, {1})", "the same year, another day ({0}, {1})"),
    "date.other": ("khác ngày ({0}, {1})", "another date ({0}, {1})"),
    "date.unknown": ("không rõ ngày để so", "no day to compare"),
    "date.later": (
        "ban hành sau văn bản viện dẫn ({0})",
        "issued later than the document that cites it ({0})",
    ),
    "body.same": ("đúng cơ quan ban hành: {0}", "the same issuing body: {0}"),
    "body.symbol": ("ký hiệu chỉ đúng cơ quan {0}", "the symbol belongs to {0}"),
    "body.context": (
        "đúng cơ quan suy từ nơi viện dẫn: {0}",
        "the body that the citing place implies: {0}",
    ),
    "body.kind": ("cùng loại cơ quan, không rõ địa phương", "a body of that kind, place unknown"),
    "body.like": ("tên cơ quan gần giống: {0}", "a body of nearly that name: {0}"),
    "body.unknown": ("không rõ cơ quan ban hành", "the issuing body is not known"),
    "body.other": ("cơ quan khác: {0}", "another body: {0}"),
    "subject.same": ("trích yếu trùng khớp", "the title is the same"),
    "subject.like": ("trích yếu giống", "the title is alike"),
    "subject.near": ("trích yếu có phần giống", "the title is partly alike"),
    "subject.other": ("trích yếu khác hẳn", "the title is quite another"),
    "rival": ("có văn bản khác cũng khớp như vậy", "another document fits as well"),
    "human.link": ("người dùng đã nối", "linked by a human"),
    "human.chosen": ("người dùng đã chọn viện dẫn này", "a human chose this citation"),
    "human.none": ("người dùng nói không có văn bản cấp trên", "a human says that there is none"),
    "human.veto": ("người dùng đã loại", "ruled out by a human"),
    "parent.parsed": ("chọn khi đọc kế hoạch", "chosen when the plan was read"),
    "parent.nearer": ("cấp trên gần hơn: {0}", "a nearer superior: {0}"),
    "parent.family": (
        "{0} trong kho cũng triển khai {1}",
        "{0} of the archive carries out {1} in turn",
    ),
    "parent.subject": ("văn bản trong kho cùng nội dung", "the document is on the same subject"),
    "parent.missing": ("chưa có trong kho", "not yet in the archive"),
}


def in_words(reasons: Iterable[Sequence[object]], lang: Literal["vi", "en"] = "vi") -> str:
    """``đúng số, ký hiệu 5701/KH-UBND; đúng ngày …``; a sentence of the record is no code, and
    stands as it is or in English."""
    said = []
    for reason in reasons:
        code = str(reason[0])
        values = reason[1] if len(reason) > 1 else ()
        vi_en = WORDS.get(code)
        texts = [str(value) for value in values] if isinstance(values, (list, tuple)) else []
        if vi_en:
            said.append(vi_en[lang == "en"].format(*texts))
        else:
            said.append(in_english(code) if lang == "en" else code)
    return "; ".join(said)
