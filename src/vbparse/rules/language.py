"""*Viết hoa, chính tả*: only what can be decided surely (ND30 Phụ lục II; tables of syllables)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Edit, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.regime import STATE
from vbparse.rules.rule import Example, Flaw, rule
from vbparse.vietnamese.letters import LETTER, LOWER
from vbparse.vietnamese.lexicon import load
from vbparse.vietnamese.syllables import is_syllable

__all__ = ["article", "clause", "double_space", "double_word", "people", "spelling"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục II"
_MOST = 20
_ARTICLE = lazy(
    r"(?<!\w)(?P<word>điều|chương|mục|phần)\s+(?P<n>\d{1,3}|[IVXL]{1,6})\s+(?:của\s+)?(?:Luật|Nghị\s+định|Thông\s+tư|Bộ\s+luật|Hiến\s+pháp|Quyết\s+định)"
)
_CLAUSE = lazy(
    rf"(?<=[{LOWER},]\s)(?P<word>Khoản|Điểm)\s+(?:\d{{1,2}}|[a-zđ])"
    r"(?:(?:\s*,\s*|\s+và\s+)(?:\d{1,2}|[a-zđ])(?!\w)){0,5}(?=\s*,?\s+(?:Điều|khoản|Khoản)\s)"
)
_PEOPLE = lazy(
    r"(?:Đảng,|Đảng\s+và|(?:pháp\s+luật|chính\s+sách|chủ\s+trương|đường\s+lối|quy\s+định)\s+của)\s+"
    r"(?P<ours>nhà\s+nước)(?!\w)"
    r"|(?:của|và)\s+(?P<named>nhà\s+nước)(?=\s+(?:Cộng\s+hòa|Việt\s+Nam|ta(?!\w)))"
)
_TWICE = lazy(
    rf"(?<!\w)(?P<a>[{LOWER}]{{2,7}})(?:\s(?P<b>[{LOWER}]{{2,6}}))?\s(?P=a)(?(b)\s(?P=b))(?!\w)"
)
_LINE = lazy(r"[^\n]+")
_SPACES = lazy(rf"(?<=[{LETTER}\d,;:)])[ ]{{2,6}}(?=[{LETTER}\d(])")
_WORD = lazy(r"(?<![\w@./-])[^\W\d_]{2,12}(?![\w@/])")
_FUNCTION = {
    *("của", "và", "các", "là", "được", "tại", "với", "những", "theo", "cho", "bằng", "để"),
    *("về", "trong", "đã", "sẽ", "đang", "phải", "khi", "hoặc", "nhằm", "bởi", "cũng", "nếu"),
    *("thực hiện", "hoàn thành", "triển khai", "kế hoạch", "phối hợp", "chịu trách"),
}
"""Words that nobody doubles on purpose; "tổ chức tổ chức" may be right, and is not here."""


def _body(draft: Draft) -> Span:
    start = draft.zone(ZoneKind.PREAMBLE, ZoneKind.BODY).start
    ends = draft.layout.spans(ZoneKind.RECIPIENTS, ZoneKind.SIGNATURE)
    return Span(start, min((s.start for s in ends), default=draft.layout.span.end))


@rule(
    "VB801",
    "article-small",
    severity="info",
    title=("“Điều”, “Chương” viết thường khi viện dẫn", "Điều or Chương small in a citation"),
    why=(
        "Viện dẫn phần, chương, mục, tiểu mục, điều của một văn bản cụ thể thì viết hoa.",
        "Phần, Chương, Mục and Điều of a given document take a capital.",
    ),
    basis=f"{_BASIS}, mục V",
    origin=("B08",),
    regimes=STATE,
    bad=(
        Example((("thực hiện nhiệm vụ được giao.", "thực hiện điều 5 Luật Giao dịch điện tử."),)),
    ),
)
def article(draft: Draft) -> Iterator[Flaw]:
    """A small letter before a number and the name of a document."""
    body = _body(draft)
    for hit in _ARTICLE.finditer(draft.flow, body.start, body.end):
        at = Span(*hit.span("word"))
        right = hit["word"].capitalize()
        yield Flaw(
            (f"Viện dẫn “{hit['word']} {hit['n']}” phải viết hoa.", f"Write {right}."),
            at,
            fix=(f"Viết “{right}”.", f"Write {right}."),
            edits=(Edit(at, right),),
        )


@rule(
    "VB802",
    "clause-capital",
    severity="info",
    title=("“Khoản”, “Điểm” viết hoa khi viện dẫn", "Khoản or Điểm with a capital"),
    why=(
        "Khoản và điểm viết thường khi viện dẫn.",
        "khoản and điểm are written small in a citation.",
    ),
    basis=f"{_BASIS}, mục V",
    origin=("B08",),
    regimes=STATE,
    bad=(
        Example(
            (
                (
                    "thực hiện nhiệm vụ được giao.",
                    "thực hiện quy định tại Khoản 2 Điều 5 Luật Giao dịch điện tử.",
                ),
            )
        ),
    ),
)
def clause(draft: Draft) -> Iterator[Flaw]:
    """A capital inside of a sentence, before a number and Điều."""
    body = _body(draft)
    for hit in _CLAUSE.finditer(draft.flow, body.start, body.end):
        if draft.flow[hit.start() - 1] == "\n" and not _inside(draft, hit):
            continue  # a paragraph or a cell begins with it
        at = Span(*hit.span("word"))
        right = hit["word"].lower()
        yield Flaw(
            (f"“{hit['word']}” trong viện dẫn viết thường.", f"Write {right}."),
            at,
            fix=(f"Viết “{right}”.", f"Write {right}."),
            edits=(Edit(at, right),),
        )


@rule(
    "VB803",
    "nha-nuoc",
    severity="info",
    title=("“Nhà nước” viết thường", "Nhà nước without a capital"),
    why=(
        "“Nhà nước” khi chỉ Nhà nước Việt Nam được viết hoa.",
        "Nhà nước takes a capital when it means the Vietnamese state.",
    ),
    basis=f"{_BASIS}, mục IV",
    origin=("B08",),
    regimes=STATE,
    bad=(
        Example(
            (
                (
                    "thực hiện nhiệm vụ được giao.",
                    "thực hiện chủ trương của Đảng, nhà nước về chuyển đổi số.",
                ),
            )
        ),
    ),
)
def people(draft: Draft) -> Iterator[Flaw]:
    """“Đảng, nhà nước”, “nhà nước Cộng hòa …”."""
    body = _body(draft)
    for hit in _PEOPLE.finditer(draft.flow, body.start, body.end):
        at = Span(*hit.span("ours" if hit["ours"] else "named"))
        yield Flaw(
            ("“Nhà nước” phải viết hoa.", "Nhà nước takes a capital."),
            at,
            fix=("Viết “Nhà nước”.", "Write Nhà nước."),
            edits=(Edit(at, "Nhà nước"),),
        )


@rule(
    "VB804",
    "spelling",
    severity="info",
    title=("Âm tiết không có trong tiếng Việt", "A syllable that Vietnamese does not have"),
    why=(
        "Chữ có dấu mà không tạo thành âm tiết tiếng Việt thường là lỗi gõ hoặc lỗi nhận dạng.",
        "A marked word that is no syllable is usually a typing or scanning fault.",
    ),
    basis="Chính tả tiếng Việt; chấp nhận cả hai cách đặt dấu thanh",
    origin=("B08",),
    bad=(Example((("Giảm thời gian đi lại", "Giảm thờii gian đi lại"),)),),
    good=(Example((("Giảm thời gian đi lại", "Góp phần hoà giải, xoá nghèo, đi lại"),)),),
)
def spelling(draft: Draft) -> Iterator[Flaw]:
    """Small words with Vietnamese marks that are no syllable; at most twenty are shown."""
    body = _body(draft)
    odd = set(filter(_is_odd, set(_WORD.findall(draft.flow, body.start, body.end))))
    if not odd:
        return
    last = len(draft.flow.rstrip())
    shown = 0
    for hit in _WORD.finditer(draft.flow, body.start, body.end):
        word = hit[0]
        if word not in odd or hit.end() == last:  # where the text breaks off
            continue
        yield Flaw(
            (f"“{word}” không phải âm tiết tiếng Việt.", f"{word} is no Vietnamese syllable."),
            Span(hit.start(), hit.end()),
            fix=("Kiểm tra chính tả.", "Check the spelling."),
            sure=False,
        )
        shown += 1
        if shown == draft.profile.parameter("VB804", "most", _MOST):
            return


def _is_odd(word: str) -> bool:
    """Small, with marks, and neither a syllable nor borrowed."""
    if word.isascii() or not word.islower() or is_syllable(word):
        return False
    return word not in load("borrowed_words")["solid"]["words"]


@rule(
    "VB805",
    "double-word",
    severity="info",
    title=("Lặp từ", "A word stands twice"),
    why=("Từ lặp liền nhau thường là lỗi soạn thảo.", "A doubled word is usually a slip."),
    basis="Thông lệ soạn thảo",
    bad=(Example((("Giảm thời gian đi lại của người", "Giảm thời gian đi lại của của người"),)),),
    good=(Example((("Giảm thời gian đi lại", "Ngày ngày người người đi lại"),)),),
)
def double_word(draft: Draft) -> Iterator[Flaw]:
    """“của của”: only words that Vietnamese never doubles."""
    body = _body(draft)
    spaced = " ".join(draft.flow[body.start : body.end].split())
    if not any(f"{word} {word}" in spaced for word in _FUNCTION):
        return
    for hit in _TWICE.finditer(draft.flow, body.start, body.end):
        word = f"{hit['a']} {hit['b']}" if hit["b"] else hit["a"]
        if word not in _FUNCTION or ("\n" in hit[0] and not _one(draft, hit)):
            continue
        at = Span(hit.start(), hit.end())
        yield Flaw(
            (f"Lặp từ “{word}”.", f"{word} stands twice."),
            at,
            fix=("Bỏ một từ.", "Leave one out."),
            edits=(Edit(at, word, safe=False),),
            sure=False,
        )


def _inside(draft: Draft, hit: re.Match[str]) -> bool:
    """Whether the words before a line's end belong to the paragraph of the next line."""
    paragraph = draft.layout.paragraph_at(hit.start())
    return paragraph is not None and paragraph.start < hit.start() - 1


def _one(draft: Draft, hit: re.Match[str]) -> bool:
    """Whether both words stand in one paragraph that runs over lines."""
    paragraph = draft.layout.paragraph_at(hit.start())
    return paragraph is not None and hit.end() <= paragraph.end and "\n\n" not in hit[0]


@rule(
    "VB806",
    "double-space",
    severity="info",
    title=("Khoảng trắng thừa giữa các chữ", "Stray spaces between words"),
    why=("Giữa hai chữ chỉ có một khoảng trắng.", "One space stands between two words."),
    basis="Thông lệ soạn thảo",
    applies=lambda draft: draft.source.media_type != "application/pdf" and not draft.layout.flat,
    bad=(Example((("Giảm thời gian đi lại", "Giảm thời  gian đi lại"),)),),
)
def double_space(draft: Draft) -> Iterator[Flaw]:
    """The only run of spaces on its line in the body; lines with several are laid out by hand."""
    body = _body(draft)
    text = draft.source.text
    found = 0
    for line in _LINE.finditer(text, body.start, body.end):
        runs = [*_SPACES.finditer(text, line.start(), line.end())]
        if len(runs) == 1 and "\t" not in line[0]:
            at = Span(runs[0].start(), runs[0].end())
            yield Flaw(
                ("Thừa khoảng trắng.", "Stray spaces."),
                at,
                fix=("Để một khoảng trắng.", "Leave one."),
                edits=(Edit(at, " "),),
            )
            found += 1
        if found == _MOST:
            return
