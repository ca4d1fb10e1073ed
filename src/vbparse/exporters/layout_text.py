"""The lines of a document with all that is known of them: for finding out why.

One row a line: offset, page, zone, style, origin, text. Headings stand under their line with
level and body; what was blanked in the flow is marked.
"""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.document import Layout, Line, Origin, Source, Style
from vbparse.exporters.printable import printable

_RULE = "─" * 80


def layout_lines(source: Source, layouts: tuple[Layout, ...]) -> Iterator[str]:
    """Rows for every document in ``source``, each ended by a newline."""
    pages = f"{len(source.pages)} pages" if source.pages else "no pages"
    yield (
        f"# {printable(source.name)}: {source.media_type}, {pages}, text layer "
        f"{source.text_layer}, letters {source.encoding}, bytes {source.charset or '-'}, "
        f"{len(source.text)} characters, {len(source.lines)} lines, {len(source.tables)} tables\n"
    )
    for notice in source.notices:
        yield f"! {notice.code}: {printable(notice.message)}\n"
    for layout in layouts:
        yield from _document(layout)


def _document(layout: Layout) -> Iterator[str]:
    index, of = layout.part
    yield f"{_RULE}\n# document {index}/{of} [{layout.span.start}:{layout.span.end}]\n"
    for notice in layout.notices:
        yield f"! {notice.code}: {printable(notice.message)}\n"
    for zone in sorted(layout.zones, key=lambda z: (z.span.start, -z.span.end)):
        span = f"[{zone.span.start}:{zone.span.end}]"
        yield f"zone {zone.kind.value:<10} {span:<16} certain {zone.certain:.2f}\n"
    yield f"{_RULE}\n{'offset':>7} {'page':>4} {'zone':<10} {'style':<16} {'origin':<9} text\n"
    headings = {heading.whole.start: heading for heading in layout.headings}
    starts = sorted(headings)
    at = 0
    for line in layout.source.lines_in(layout.span):
        yield _row(layout, line)
        while at < len(starts) and starts[at] < line.span.end:
            heading = headings[starts[at]]
            body = f"[{heading.body.start}:{heading.body.end}]"
            title = printable(layout.read(heading.title))
            yield f"{'':>24}└ heading {heading.level}: {heading.number!r} {title!r} body {body}\n"
            at += 1


def _row(layout: Layout, line: Line) -> str:
    text = layout.source.quote(line.span)
    blanked = text.strip() and not layout.flow[line.span.start : line.span.end].strip()
    origin = "" if line.origin is Origin.TEXT else line.origin.value
    cell = f"⟦{line.cell.table}:{line.cell.row},{line.cell.column}⟧ " if line.cell else ""
    return (
        f"{line.span.start:>7} {line.page or '-':>4} {_zones(layout, line):<10} "
        f"{_style(line.style, line.heading):<16} {origin:<9} "
        f"{'(noise) ' if blanked else ''}{cell}{printable(text)}\n"
    )


def _zones(layout: Layout, line: Line) -> str:
    """The zones that the line touches; several when one running line holds the whole header."""
    touched = [zone for zone in layout.zones if zone.span.overlaps(line.span)]
    names = dict.fromkeys(zone.kind.value for zone in sorted(touched, key=lambda z: z.span))
    return "+".join(names) or "-"


def _style(style: Style, heading: int) -> str:
    """``h2 13 BIU center``: outline level, size, bold, italic, underlined, alignment."""
    marks = "".join(
        mark for mark, on in (("B", style.bold), ("I", style.italic), ("U", style.underline)) if on
    )
    size = f"{style.size:g}" if style.size is not None else ""
    level = f"h{heading}" if heading else ""
    return " ".join(part for part in (level, size, marks, style.align or "") if part) or "-"
