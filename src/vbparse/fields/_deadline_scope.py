"""Where no date binds the plan: inside citations and their titles, inside quoted names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from vbparse.document import Citation, Layout, Span
from vbparse.patterns import lazy

_QUOTED = lazy(r"“[^“”]{1,400}”|«[^«»]{1,400}»")
_TITLE_GAP = 40  # letters between a citation and its title


class Foreign:
    """Stretches of the text that speak of other things than the plan's own dates."""

    def __init__(
        self, layout: Layout, citations: Iterable[Citation], more: Iterable[Span] = ()
    ) -> None:
        spans = [*_cited(layout, citations), *_quoted(layout), *more]
        self.spans: list[Span] = []
        for span in sorted(spans):
            if self.spans and span.start <= self.spans[-1].end:
                last = self.spans[-1]
                self.spans[-1] = Span(last.start, max(last.end, span.end))
            else:
                self.spans.append(span)

    def __contains__(self, span: Span) -> bool:
        i = bisect_right(self.spans, span.start, key=lambda s: s.start) - 1
        return any(s.overlaps(span) for s in self.spans[max(i, 0) : i + 2])


def _cited(layout: Layout, citations: Iterable[Citation]) -> Iterator[Span]:
    for citation in citations:
        for span in citation.spans:
            yield span
            if citation.title:
                yield from _title(layout.flow, span.end, citation.title)


def _title(flow: str, start: int, title: str) -> Iterator[Span]:
    """The stretch behind ``start`` that reads as ``title``, spaces and line breaks aside."""
    words = title.split()
    head = flow.find(words[0], start, start + len(words[0]) + _TITLE_GAP) if words else -1
    if head < 0:
        return
    at = head
    for word in words:
        while at < len(flow) and flow[at].isspace():
            at += 1
        if not flow.startswith(word, at):
            return
        at += len(word)
    yield Span(head, at)


def _quoted(layout: Layout) -> Iterator[Span]:
    if "“" in layout.flow or "«" in layout.flow:
        for match in _QUOTED.finditer(layout.flow, layout.span.start, layout.span.end):
            yield Span(*match.span())
