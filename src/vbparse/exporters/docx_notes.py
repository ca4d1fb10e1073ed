"""What comments say, and where: one for each stretch of neighbouring places of a finding.

The first of them says all; each of the others says which place it is, of how many.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vbparse.document import Finding, Severity, Source, Span
from vbparse.exporters import Lang
from vbparse.exporters.printable import printable

__all__ = ["MOST_PLACES", "again", "elsewhere", "paragraphs", "stretches"]

MOST_PLACES = 30
"""Comments of one finding; the last one names the lines of what is left."""
_SAY = {
    "vi": {
        Severity.ERROR: "lỗi",
        Severity.WARNING: "cảnh báo",
        Severity.INFO: "lưu ý",
        "review": "cần người xem",
        "fix": "Cách sửa: {}",
        "basis": "Căn cứ: {}",
        "at": "Ở: {}",
        "all": "Có {} chỗ, mỗi chỗ có một nhận xét.",
        "one": "Chỗ {} trong {}; cách sửa và căn cứ như ở nhận xét đầu.",
        "rest": "Còn {} chỗ như vậy: {}.",
        "related": "Văn bản cấp trên ({}): “{}”",
    },
    "en": {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.INFO: "note",
        "review": "a person must decide",
        "fix": "To mend: {}",
        "basis": "Basis: {}",
        "at": "At: {}",
        "all": "{} places, each with a comment.",
        "one": "Place {} of {}; to be mended as the first comment says.",
        "rest": "{} more such places: {}.",
        "related": "The parent directive ({}): “{}”",
    },
}
_NAMED = 20  # words that stand where no comment can, or places left over, told one by one


def stretches(
    finding: Finding, source: Source, home: Callable[[Span], object]
) -> list[tuple[Span, ...]]:
    """The places of a finding; those on lines right behind one another in one ``home`` (body,
    cell, text box) are one stretch."""
    found: list[list[Span]] = []
    last = -2
    where: object = None
    for span in sorted(finding.spans):
        at, own = source.line_index(span.start), home(span)
        if found and at >= 0 and at - last <= 1 and own is where:
            found[-1].append(span)
        else:
            found.append([span])
        last, where = source.line_index(max(span.start, span.end - 1)), own
    return [tuple(spans) for spans in found]


def paragraphs(
    finding: Finding, lang: Lang, places: int = 1, words: Sequence[str] = ()
) -> list[str]:
    """What the first comment says: message, how to mend it, the passages meant, the basis.

    ``words`` are those meant that a comment cannot stand on.
    """
    say = _SAY[lang]
    lines = [f"{_head(finding, lang)}: {finding.said(lang)}"]
    if words:
        lines.append(say["at"].format(_quoted(words)))
    fix = finding.fix if lang == "vi" else finding.fix_en
    if fix:
        lines.append(say["fix"].format(fix))
    lines += [say["related"].format(part.source, part.quote) for part in finding.related]
    if places > 1:
        lines.append(say["all"].format(places))
    lines.append(say["basis"].format(finding.basis))
    return [printable(line) for line in lines]


def again(finding: Finding, lang: Lang, number: int, places: int) -> list[str]:
    """What the comment on a further place says."""
    lines = [
        f"{_head(finding, lang)}: {finding.said(lang)}",
        _SAY[lang]["one"].format(number, places),
    ]
    return [printable(line) for line in lines]


def elsewhere(words: Sequence[str], lang: Lang) -> str:
    """Places beyond the last comment of a finding."""
    return printable(_SAY[lang]["rest"].format(len(words), _quoted(words)))


def _head(finding: Finding, lang: Lang) -> str:
    say = _SAY[lang]
    review = f", {say['review']}" if finding.status == "needs_review" else ""
    return f"{finding.code} ({say[finding.severity]}{review})"


def _quoted(words: Sequence[str]) -> str:
    shown = "; ".join(f"“{word}”" for word in words[:_NAMED])
    return f"{shown}; …" if len(words) > _NAMED else shown
