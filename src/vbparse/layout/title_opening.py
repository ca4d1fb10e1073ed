"""What opens a plan below its title: where the trích yếu ends, or that it was left out."""

from __future__ import annotations

import re

from vbparse.document import Line, Source
from vbparse.patterns import lazy
from vbparse.vietnamese._bodies import body_at
from vbparse.vietnamese.letters import UPPER

# What opens the preamble, so what the trích yếu never runs into.
PREAMBLE_CUE = (
    r"(?:C[ăa]n\s+c[ứư]|Th[ựưụ]c\s+hi[ệê]n|Triển\s+khai|Thi\s+hành|Tiếp\s+tục|Xét|Theo|Trên\s+cơ\s+sở|Để"
    r"|Nhằm|Trong|Thời\s+gian|Năm|Qua|Sau|Ngày|Hưởng\s+ứng|Chấp\s+hành|Phát\s+huy|Với)"
)
STOPS = lazy(
    r"""
    [ \t]* (?: [-_=—–*.…~]{3,}                       # the rule under the title, typed
      | \(\s*(?:Kèm|Ban\s+hành|Đính\s+kèm|Dự\s+thảo|DỰ\s+THẢO)
      | Kính\s+gửi | Căn\s+cứ\s | Xét\s | Số\s*: | [IVX]{1,4}\s*[.)-]\s | PHẦN\s | Phần\s
      | Điều\s+1 | ĐIỀU\s+1 | [1A]\s*[.)]\s )
    """,
    re.VERBOSE,
)


CUE_LINE = lazy(rf"{PREAMBLE_CUE}\s")


def styled(line: Line) -> bool:
    """Whether the reader knows how the line is set."""
    return line.style.size is not None or line.style.align is not None


_SURE_OPENING = lazy(rf"(?:Căn\s+cứ|Trên\s+cơ\s+sở|Để|Nhằm|Theo(?=\s+[{UPPER}]))\s")
_ISSUED = lazy(r"\s(?:ban\s+hành|xây\s+dựng|triển\s+khai|đề\s+ra|lập)\s+[Kk]ế\s+hoạch")
_NAMED = 110  # letters of the body before its verb
_SAYS = lazy(
    rf"(?P<who>[{UPPER}][^;:.]{{1,110}}?)\s+(?:ban\s+hành|xây\s+dựng|triển\s+khai|đề\s+ra|lập)\s+"
    r"[Kk]ế\s+hoạch\s"
)
_OWN_NAMES = ("Nhà trường", "Đơn vị", "Cơ quan", "Trường", "Sở", "Phòng", "Bộ", "Công ty", "Ban")


def _is_body(words: str) -> bool:
    """Whether all of the words are the name of a body."""
    name = " ".join(words.split())
    body = body_at(name, 0)
    return name in _OWN_NAMES or (body is not None and body.span.end == len(name))


def _is_issued(text: str) -> bool:
    """Whether the sentence comes to *…, <body> ban hành Kế hoạch*."""
    for verb in _ISSUED.finditer(text):
        before = text[max(0, verb.start() - _NAMED) : verb.start()]
        commas = [at for at, char in enumerate(before) if char == ","]
        if any(_is_body(before[at + 1 :].strip()) for at in commas):
            return True
    return False


_REACH = 14  # lines in which the sentence that opens a plan comes to its verb


def opens_preamble(source: Source, kind: Line, line: Line, words: str) -> bool:
    """Whether the line below the type opens the preamble: the trích yếu was left out."""
    says = _SAYS.match(words)
    if _SURE_OPENING.match(words) or (says and not line.style.bold and _is_body(says["who"])):
        return True
    if not CUE_LINE.match(words) or line.style.bold or line.style.align == "center":
        return False
    if kind.style.bold and styled(line):
        return True
    said = [words]
    index = source.line_index(line.span.start)
    for below in source.lines[index + 1 : index + _REACH]:
        more = source.quote(below.span).strip()
        if CUE_LINE.match(more) or STOPS.match(more) or said[-1].endswith((":", ".")):
            break
        said.append(more)
    if said[-1].endswith(".") and _other_name(source, index + len(said), words):
        return True
    return said[-1].endswith(";") or _is_issued(" ".join(said))


def _other_name(source: Source, index: int, words: str) -> bool:
    """Whether the sentence below gives the plan another name than these words would be."""
    below = source.lines[index : index + 2]
    more = " ".join(source.quote(line.span).strip() for line in below)
    says = _SAYS.match(more)
    name = more[says.end() :].lower() if says and _is_body(says["who"]) else ""
    if not name or _NO_NAME.match(name):
        return False
    return name.split()[:2] != words.lower().split()[:2]


_NO_NAME = lazy(r"(?:với|như|cụ|này|trên|để|thực\s+hiện|triển\s+khai|và)(?!\w)|\W")


def opens_flat(text: str, start: int, stop: int, limit: int) -> bool:
    """The same in running text, where the trích yếu would stand in ``[start, stop)``."""
    if _FLAT_OPENING.match(text, start):
        return True
    says = _SAYS.match(text, start + 1, limit)
    return bool(says and _is_body(says["who"])) or _is_issued(text[start:stop])


_FLAT_OPENING = lazy(rf"\s{{1,9}}{_SURE_OPENING.pattern}")
