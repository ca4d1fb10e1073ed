"""The printed lines of one document of a file: the style of each line or part of one, its pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from vbparse.document import Box, Layout, Line, Origin, Page, Source, Span, Style
from vbparse.patterns import lazy

__all__ = ["Piece", "Printed"]

_BOLD = lazy(r"bold|black|heavy|demi|[-,]bd", re.IGNORECASE)
_ITALIC = lazy(r"ital|obli|[-,]it\b", re.IGNORECASE)
_CUTS = lazy(
    r"times|tinos|liberation|nimbus|arial|helvetica|calibri|cambria|courier", re.IGNORECASE
)
_FULL = 0.6  # a component fills its line when this share of the letters is its own
_PRINTED = (Origin.TEXT, Origin.OVERLAY)
_MOST = 40  # lines of one component that are looked at


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a component, or its part, and how it is set."""

    span: Span
    text: str
    style: Style
    line: Line
    alone: bool  # nothing else stands on the line


class Printed:
    """Lines and pages of one document, Word or PDF."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.source: Source = layout.source
        self.pdf = self.source.media_type == "application/pdf"

    def pieces(self, spans: Iterable[Span]) -> tuple[Piece, ...]:
        """The printed lines of those stretches; parts whose style cannot be told are left out."""
        found: list[Piece] = []
        seen: set[int] = set()
        for span in spans:
            for line in self.source.lines_in(span):
                part = self._trimmed(
                    Span(max(span.start, line.span.start), min(span.end, line.span.end))
                )
                if line.origin not in _PRINTED or not part or part.start in seen:
                    continue
                seen.add(part.start)
                style, alone = self._style(line, part)
                if style is not None and len(found) < _MOST:
                    text = self.source.quote(part)
                    found.append(Piece(part, text, style, line, alone))
        return tuple(found)

    def box_of(self, piece: Piece) -> Box | None:
        """Where its own words stand on a PDF page; the line may hold those of both halves."""
        boxes = [self.source.words.box(i) for i in self.source.words.within(piece.span)]
        whole = piece.line.box
        if not boxes or whole is None:
            return whole
        return replace(whole, x0=min(b.x0 for b in boxes), x1=max(b.x1 for b in boxes))

    def _trimmed(self, span: Span) -> Span | None:
        text = self.source.quote(span)
        if not text.strip():
            return None
        start = span.start + len(text) - len(text.lstrip())
        return Span(start, start + len(text.strip()))

    def _style(self, line: Line, part: Span) -> tuple[Style | None, bool]:
        """The style of a part of a line, and whether the part fills the line."""
        mine = len("".join(self.source.quote(part).split()))
        whole = len("".join(self.source.quote(line.span).split()))
        alone = mine >= _FULL * whole
        stamped = any(span.overlaps(part) for span in self.source.overlays)
        if alone and not stamped:
            return line.style, True
        if not self.pdf:
            return (line.style, True) if alone else (None, False)
        return self._of_words(line, part), alone

    def _of_words(self, line: Line, part: Span) -> Style | None:
        faces: Counter[tuple[str, float]] = Counter()
        for index in self.source.words.within(part):
            word = self.source.words[index]
            if not any(span.overlaps(word.span) for span in self.source.overlays):
                faces[word.font, round(word.size, 1)] += len(word.span)
        if not faces:
            return None
        font, size = faces.most_common(1)[0][0]
        bold, italic = bool(_BOLD.search(font)), bool(_ITALIC.search(font))
        return replace(line.style, font=font, size=size, bold=bold, italic=italic)

    # ----------------------------------------------------------------------------- what is known

    @cached_property
    def cuts(self) -> tuple[bool, bool]:
        """Whether bold and italic can be told: PDF fonts may have names that say nothing."""
        if not self.pdf:
            return True, True
        named = any(_CUTS.search(font) for font in self.source.words.fonts)
        styles = [line.style for line in self.source.lines]
        return (
            named or any(style.bold for style in styles),
            named or any(style.italic for style in styles),
        )

    @cached_property
    def by_page(self) -> dict[int, list[Line]]:
        """The lines of each page of a PDF."""
        found: dict[int, list[Line]] = {}
        for line in self.source.lines:
            found.setdefault(line.page or 0, []).append(line)
        return found

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages (Word: sections) of this document of the file."""
        span = self.layout.span
        if not self.pdf:
            sections = self.source.pages
            ends = [*(page.start for page in sections[1:]), len(self.source.text) + 1]
            return tuple(
                page
                for page, end in zip(sections, ends, strict=True)
                if page.start < span.end and end > span.start
            )
        held = {line.page for line in self.source.lines_in(span) if line.origin in _PRINTED}
        return tuple(page for page in self.source.pages if page.number in held)
