"""Where the title behind a numbering mark ends: by lines, or by wording in flat text."""

from __future__ import annotations

import re

from vbparse.document import Source, Span
from vbparse.layout.flow import Flow
from vbparse.patterns import lazy
from vbparse.vietnamese._bodies import body_around
from vbparse.vietnamese.letters import LOWER, UPPER
from vbparse.vietnamese.section_kinds import kinds_of

_SENTENCE_END = lazy(r"[.;:](?=\s|$)|\s[-+•–]\s")
_WORD = lazy(r"\S+")
_QUOTES = "“\"‘'"
_ITEM = lazy(r"\d{1,2}(?:\.\d{1,2})*[.)]|\d|[a-hđ]\)")


def title_at(source: Source, flow: Flow, start: int, limit: int) -> tuple[Span, bool]:
    """The title that starts at ``start``, and whether it is one (a whole sentence is none)."""
    end = _flat_title(flow, start, limit) if flow.flat else _line_title(source, flow, start, limit)
    text = flow.text
    while end > start and text[end - 1] in " \t\n:.;*_-–":
        end -= 1
    words = text[start:end]
    tail = text[end : end + 2]
    titled = len(words) <= 220 and (
        words.isupper() or ":" in tail or (not tail.startswith((".", ";")) and len(words) <= 160)
    )
    return Span(start, end), titled


def _line_title(source: Source, flow: Flow, start: int, limit: int) -> int:
    """To the end of the line, and over the next ones while the heading goes on there."""
    text = flow.text
    index = source.line_index(start)  # PHẦN I may stand on a line of its own
    line = source.lines[index]
    end = max(start, min(line.span.end, limit))
    title = text[start:end].strip()
    colon = re.search(r":(?=\s+\S)", title)
    if colon and colon.start() < 120:
        return start + text[start:end].index(title) + colon.start()
    for following in source.lines[index + 1 : index + 4]:
        words = text[following.span.start : following.span.end].strip()
        if following.span.start >= limit:
            break
        if not words:
            continue
        if not _title_goes_on(title, words, line.style.bold, following.style.bold, flow.wrapped):
            break
        end = min(following.span.end, limit)
        title = f"{title} {words}"
    return end


_OPEN = lazy(r"(?:,|\b(?:VÀ|CỦA|VỚI|CÁC|TRONG|CHO|ĐỂ|VỀ|THEO))$")
_OPEN_SMALL = lazy(  # 2. Mục tiêu của tỉnh | Lào Cai
    r"(?:,|(?<!\w)(?:và|của|với|các|trong|cho|về|theo|tại|do|tỉnh|huyện|xã|phường|thành\s+phố|năm|số|Sở|Bộ|Ban))$"
)
_JOINS = lazy(r"(?:VÀ|CỦA|TRONG|TRÊN|CHO)\s+\w")


def _title_goes_on(title: str, words: str, bold: bool, next_bold: bool, wrapped: bool) -> bool:
    if title.endswith((".", ":", ";")):
        return False
    letters = re.sub(r"[\W\d_]+", "", title)
    capitals = letters.isupper() and len(letters) > 3
    if capitals and words.isupper() and (_OPEN.search(title) or _JOINS.match(words)):
        return True
    if bold and next_bold and _OPEN_SMALL.search(title):
        return True
    if not wrapped and not (capitals and len(title) > _FULL):
        return False
    if capitals:
        # a second capital line goes on when the first was a full line or left the phrase open
        return words.isupper() and len(title) > 38 and len(words) > 1
    if bold:
        return next_bold and not words[0].isupper()
    return words[0].islower()


def _flat_title(flow: Flow, start: int, limit: int) -> int:
    """In running text: the run of capitals, else up to a colon, a dash item or a sentence end."""
    text = flow.text
    end = start
    stop = min(limit, start + 400)
    quoted = False
    for match in _WORD.finditer(text, start, stop):
        token = match[0]
        quoted = (quoted or "“" in token) and "”" not in token
        letters = [c for c in token if c.isalpha()]
        lower = any(c.islower() for c in letters)
        if lower and (not quoted or (token[0] in _QUOTES and end > start)):
            break
        if end > start and _ITEM.fullmatch(token):
            break
        if token in ("-", "+", "•") and end > start and not _dash_inside(text, match.end()):
            break
        end = match.end()
        if token.endswith((".", ";")) and letters and len(letters) > 1:
            break
    title = text[start:end]
    if sum(c.isupper() for c in title) >= 4 and len(title.split()) >= 2:
        return _without_last_initial(text, start, end)
    return _flat_sentence_title(text, start, stop)


_YEARS = lazy(r"\d{4}\s-\s*\d{4}(?!\d)")


def _dash_inside(text: str, at: int) -> bool:
    """``MỤC ĐÍCH - YÊU CẦU``, ``2026 - 2030``: the dash joins what stands on both sides."""
    if _YEARS.match(text, at - 6):
        return True
    return text[at : at + 8].strip()[:3].isupper() and len(text[at : at + 8].strip()) >= 3


def _without_last_initial(text: str, start: int, end: int) -> int:
    """A last short body name belongs to the sentence behind: ``… TRỌNG TÂM UBND các huyện``."""
    tail = re.search(r"\s+(?:UBND|HĐND|BCĐ|CBCC|TTATGT|ATGT|[A-ZĐ])$", text[start:end])
    after = text[end : end + 6].strip()
    numbers = _COLUMN.search(text, start, end)
    if numbers and after[:1].isupper():
        return numbers.start()
    return start + tail.start() if tail and after[:1].islower() else end


_COLUMN = lazy(r"\s+S?TT$")  # … CÔNG VIỆC | TT Nội dung Cơ quan chủ trì: the head of a table
_PHRASE = lazy(
    r"""
    (?: (?:Mục\s+đích|Yêu\s+cầu|Mục\s+tiêu|Quan\s+điểm|Chỉ\s+tiêu|Ý\s+nghĩa)
        (?: \s*(?:,|-|–|và)?\s* (?:mục\s+đích|yêu\s+cầu|mục\s+tiêu|ý\s+nghĩa|chỉ\s+tiêu) ){0,2}
        (?: \s+ (?:chung|cụ\s+thể|tổng\s+quát|thực\s+hiện|chủ\s+yếu|đến\s+năm\s+\d{4}) )?
      | (?:Nội\s+dung|Nhiệm\s+vụ|Giải\s+pháp|Tổ\s+chức\s+thực\s+hiện
          |Kinh\s+phí(?:\s+thực\s+hiện)?|Đối\s+tượng|Phạm\s+vi)
        (?: \s+ (?:thực\s+hiện|trọng\s+tâm|chủ\s+yếu|cụ\s+thể|kế\s+hoạch) )?
    )
    (?= \s+ (?:[@UPPER] | \d{1,2}[.)] | [-+•] | [a-hđ]\) ) | \s*[:.] | \s*\Z )
    """.replace("@UPPER", UPPER),
    re.VERBOSE,
)


# What opens the sentence behind a title: "1. Bối cảnh Từ ngày …", "5. Tuyên truyền Báo tỉnh …"
_OPENER = lazy(
    r"\s(?=(?:Từ|Trong|Các|Tổ\s+chức|Triển\s+khai|Thực\s+hiện|Tăng\s+cường|Tiếp\s+tục|Phối\s+hợp"
    r"|Xây\s+dựng|Đẩy\s+mạnh|Bảo\s+đảm|Đảm\s+bảo|Căn\s+cứ|Chỉ\s+đạo|Rà\s+soát|Nâng\s+cao|Giao|Là"
    r"|Hướng\s+dẫn|Tham\s+(?:mưu|gia)|Hoàn\s+thành|Kiểm\s+tra|Mỗi|Sở|Công\s+an|UBND|Ủy\s+ban|Báo|Đài"
    r"|Trung\s+tâm|Phòng|Ban|Chủ\s+trì|Toàn|Năm|Trên|Theo|Để|Nhằm|Khi|Với|Huy\s+động|Vận\s+động"
    r"|Tuyên\s+truyền|Tập\s+trung|Đề\s+nghị|Yêu\s+cầu|Phát\s+(?:huy|triển))\s)"
)


# A sentence opens behind the names of kinds: "Phạm vi, đối tượng | Áp dụng đối với các xã …"
_CAPITAL = lazy(
    r"(?<=\w)\s+(?=[@UPPER][@LOWER]*\s+[@LOWER])".replace("@UPPER", UPPER).replace("@LOWER", LOWER)
)
# but no capital that a name within the title begins with: "Nhiệm vụ của Ban Tổ chức"
_NAME = lazy(
    r"(?:Hội(?!\s+trường)|Ban|Đại|Cuộc|Lễ|Tháng|Ngày|Tuần|Chiến|Kế|Chương|Đề|Đoàn|Tổ(?!\s+chức)|(?<=Ban\s)Tổ|Ủy|Uỷ|Đảng|Chi|Công|Trường"
    r"|Liên|Sở|Phòng|Bộ|Cục|Vụ|Nhà|Nhân|Nghị|Chỉ|Quyết|Luật|Việt|Mặt|Trung|Văn|Bác|Quốc|Thành|Tỉnh"
    r"|Huyện|Quận|Xã|Phong|Dự|Giải|Tết|Tiểu|Năm|Hè)(?!\w)"
)
_NUMBER_BEFORE = lazy(r"(?<!\d)(?<!năm)(?<!tháng)(?<!số)(?<!lớp)(?<!khối)(?<!quý)\s+1$")
_OPEN_END = lazy(r"(?:^|\s)(?:và|của|với|các|trong|cho|để|về|theo|tại|từ|là|do|ở)$")
_KIND_WORDS = 8
_FULL = 45  # letters of a line of capitals that may go on where lines are whole paragraphs


def _sentence_behind(text: str, start: int, stop: int) -> int | None:
    """Where a title of known kinds ends and a sentence begins with a capital, without a mark."""
    for capital in _CAPITAL.finditer(text, start, min(stop, start + 90)):
        title = text[start : capital.start()]
        if _SENTENCE_END.search(title) or len(title.split()) > _KIND_WORDS:
            return None
        if _NAME.match(text, capital.end()) or _OPEN_END.search(title.lower()):
            continue
        if len(title.split()) > 1 and kinds_of(title) != ("other",):
            body = body_around(text, capital.start())
            if body is None or body.span.end <= capital.end():
                return capital.start()
            before = text[start : body.span.start].rstrip()  # Trách nhiệm của | Sở Y tế
            if kinds_of(before) != ("other",) and not _OPEN_END.search(before.lower()):
                return start + len(before)  # Công tác tuyên truyền | Báo An Bình mở …
    return None


def _flat_sentence_title(text: str, start: int, stop: int) -> int:
    """Sentence case: a known phrase, else up to the first sentence end or item dash."""
    phrase = _PHRASE.match(text, start, stop)
    if phrase:
        return phrase.end()
    if (behind := _sentence_behind(text, start, stop)) is not None:
        return behind
    found = _SENTENCE_END.search(text, start, stop)
    end = found.start() if found else stop
    if found and found[0] == "." and (number := _NUMBER_BEFORE.search(text, start + 2, end)):
        end = number.start()  # Thời gian, địa điểm | 1. Thời gian
    if end - start > 60:
        for opener in _OPENER.finditer(text, start + 4, start + 90):
            title = text[start : opener.start()].strip()
            if kinds_of(title) != ("other",) or len(title.split()) <= 5:
                return opener.start()
    return end
