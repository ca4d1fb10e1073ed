"""Findings for a terminal: place, code, what is wrong, the rule, how to mend it, the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vbparse.document import Finding, Related
from vbparse.exporters import Lang, Look
from vbparse.exporters.findings import findings_exporter, shown_name
from vbparse.exporters.findings._place import Place, places_of
from vbparse.exporters.findings._words import SEVERITY, reasons
from vbparse.exporters.printable import printable
from vbparse.rules.check import Checked

__all__ = ["also", "coverage_line", "text"]

_MOST = 20  # further places that are told one by one

_SAY = {
    "vi": {
        "page": "trang {}",
        "section": "mục {}",
        "line": "dòng {}",
        "fix": "cách sửa",
        "basis": "căn cứ",
        "also": "cũng ở",
        "more": "và {} chỗ khác",
        "related": "văn bản cấp trên",
        "review": "cần người xem",
        "coverage": "{name}: thể thức {profile}, {total} quy tắc: {passed} đạt, "
        "{failed} không đạt, {review} cần người xem, "
        "{not_applicable} không áp dụng, {not_evaluated} không soát được, {accepted} đã chấp nhận",
    },
    "en": {
        "page": "page {}",
        "section": "section {}",
        "line": "line {}",
        "fix": "to mend",
        "basis": "basis",
        "also": "also at",
        "more": "and {} more places",
        "related": "the parent directive",
        "review": "a person must decide",
        "coverage": "{name}: regime {profile}, {total} rules: {passed} passed, {failed} failed, "
        "{review} to be reviewed, {not_applicable} not applicable, "
        "{not_evaluated} not evaluated, {accepted} accepted",
    },
}


@findings_exporter("text", ".txt")
def text(checked: Iterable[Checked], look: Look) -> Iterator[str]:
    """Every finding in the manner of a compiler, then the coverage of each file."""
    for one in checked:
        name = shown_name(look, one.draft.source)
        for finding in one.findings:
            yield _shown(one, finding, look.lang, name)
        yield coverage_line(one, look.lang, name)


def _shown(checked: Checked, finding: Finding, lang: Lang, name: str) -> str:
    say = _SAY[lang]
    place, *others = places_of(checked, finding)
    review = f", {say['review']}" if finding.status == "needs_review" else ""
    head = (
        f"{name}: {_where(place, say)}: {finding.code} "
        f"[{SEVERITY[lang][finding.severity]}{review}] {finding.said(lang)}"
    )
    gutter = " " * len(str(place.line))
    shown = place.shown
    lines = [
        head,
        f"{gutter} |",
        f"{place.line} | {shown}",
        f"{gutter} | {' ' * place.start}{'^' * max(1, min(place.end, len(shown)) - place.start)}",
    ]
    if others:
        lines.append(f"{gutter} = {also(others, lang)}")
    lines += [_related(part, gutter, say) for part in finding.related]
    fix = finding.fix if lang == "vi" else finding.fix_en
    if fix:
        lines.append(f"{gutter} = {say['fix']}: {fix}")
    lines.append(f"{gutter} = {say['basis']}: {finding.basis}")
    return "\n".join(printable(line) for line in lines) + "\n\n"


def also(places: Sequence[Place], lang: Lang) -> str:
    """The further places of a finding, each once: ``cũng ở: mục II, dòng 15; dòng 20``."""
    say = _SAY[lang]
    named = list(dict.fromkeys(_where(place, say) for place in places))
    shown = named[:_MOST]
    if len(named) > _MOST:
        shown.append(say["more"].format(len(named) - _MOST))
    return f"{say['also']}: {'; '.join(shown)}"


def _related(part: Related, gutter: str, say: dict[str, str]) -> str:
    """What the parent directive says, with the name of its file."""
    page = f", {say['page'].format(part.page)}" if part.page else ""
    return f"{gutter} = {say['related']} ({part.source}{page}): “{part.quote}”"


def _where(place: Place, say: dict[str, str]) -> str:
    parts = [
        say["page"].format(place.page) if place.page else "",
        say["section"].format(place.section) if place.section else "",
        say["line"].format(place.line),
    ]
    return ", ".join(part for part in parts if part)


def coverage_line(checked: Checked, lang: Lang, name: str | None = None) -> str:
    """How much was checked, and why the rest was not."""
    coverage = checked.coverage
    line = _SAY[lang]["coverage"].format(
        name=printable(name or checked.draft.source.name),
        profile=coverage.profile,
        total=len(checked.outcomes),
        passed=coverage.passed,
        failed=coverage.failed,
        review=coverage.needs_review,
        not_applicable=coverage.not_applicable,
        not_evaluated=coverage.not_evaluated,
        accepted=coverage.accepted,
    )
    why = reasons(checked, lang)
    said = "; ".join(f"{reason}: {count}" for reason, count in why.items())
    return f"{line} ({said})\n" if said else line + "\n"
