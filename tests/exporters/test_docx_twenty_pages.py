"""Comments into a Word file of twenty pages, one in each paragraph, within a second."""

from __future__ import annotations

import io
import time
from dataclasses import replace

import docx

from vbparse.document import Span
from vbparse.exporters.docx_comments import commented
from vbparse.pipeline import parse_source
from vbparse.readers import read_bytes
from vbparse.rules.check import check

PARAGRAPHS = 20 * 27
HEAD = ("ỦY BAN NHÂN DÂN XÃ TÂN HÒA", "Số: 7/KH-UBND", "KẾ HOẠCH", "Ngày hội đọc sách năm 2025")
TEXT = (
    "- Công chức Văn hóa phối hợp với trường học, thư viện rà soát sách hiện có, bổ sung sách cho tủ "
    "sách thôn số {}, báo cáo Ủy ban nhân dân xã trước khi mua sắm."
)


def test_a_comment_in_each_paragraph_of_twenty_pages_takes_less_than_a_second() -> None:
    document = docx.Document()
    for line in (*HEAD, *(TEXT.format(i) for i in range(PARAGRAPHS))):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    plan = parse_source(read_bytes("a.docx", out.getvalue(), "docx"))[0]
    one = check(plan)
    at = next(i for i, outcome in enumerate(one.outcomes) if outcome.findings)
    model = one.outcomes[at].findings[0]
    spans = [line.span for line in one.draft.source.lines if len(line.span) > 8]
    found = tuple(replace(model, spans=(Span(s.start + 3, s.end - 3),)) for s in spans)
    outcomes = list(one.outcomes)
    outcomes[at] = replace(one.outcomes[at], findings=found)
    every = replace(one, outcomes=tuple(outcomes))
    start = time.process_time()
    copy = commented(out.getvalue(), [every])
    assert time.process_time() - start < 1
    assert len(copy) > len(out.getvalue())
