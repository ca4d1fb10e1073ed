"""*Quyền hạn, chức vụ, họ tên người ký* (ô 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbparse.document import Edit, Span, ZoneKind
from vbparse.patterns import lazy
from vbparse.rules.draft import Draft
from vbparse.rules.regime import PARTY, STATE
from vbparse.rules.rule import Example, Flaw, Need, rule
from vbparse.vietnamese.fold import bare_lower
from vbparse.vietnamese.letters import LOWER, UPPER

__all__ = ["academic", "collective", "deputy", "head_post", "mixed", "post", "signer"]

_BASIS = "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.7; Điều 13"
_DEGREE = lazy(
    r"(?<!\w)(?:(?:PGS|GS|TS|ThS|Ths|THS|CN|KS|BS|DS|NGƯT|NGND|NSƯT|NSND)\s?\.\s?(?=[^\W\d])"
    r"|(?:PGS|GS|TS|ThS|NGƯT|NGND|NSƯT|NSND|(?:[Pp]hó\s)?[Gg]iáo\s+sư|[Tt]iến\s+s[ĩỹ]|[Tt]hạc\s+s[ĩỹ]|[Cc]ử\s+nhân|[Kk]ỹ\s+sư"
    r"|[Bb]ác\s+s[ĩỹ](?:\s+(?:CK\s?I{1,2}|chuyên\s+khoa\s+I{1,2}))?|[Dd]ược\s+s[ĩỹ]"
    r"|(?:[Nn]hà\s+giáo|[Tt]hầy\s+thuốc|[Nn]ghệ\s+s[ĩỹ])\s+(?:[ƯưUu]u\s+tú|[ƯưUu]u\s+Tú|[Nn]hân\s+dân)"
    rf"|[Aa]nh\s+hùng\s+(?:[Ll]ao\s+động|[Ll]ực\s+lượng)[^\n]{{0,30}}?)\s+(?=[{UPPER}][{LOWER}]))"
)
_FREE = lazy(
    r"^(?:truong|dai hoc|cao dang|hoc vien|vien|benh vien|cong an|(?:bo|ban) chi huy|bo doi)(?!\w)"
    r"|(?<!\w)(?:giao duc|khoa hoc|y te|quan su)(?!\w)"
)
"""Education, health, science and the forces may put a degree or a rank before the name."""
_MARK = lazy(r"(?<!\w)(?P<kind>TM|KT|TL|TUQ|T/M|K/T|T/L|Q)(?P<dot>\.?)\s")
_NEAR = 60
_KT_BODY = lazy(
    r"(?<!\w)(?:KT|TL|TUQ|Q)\.\s?(?:[ỦU][YỶ]\sBAN\s|UBND|HỘI\sĐỒNG\s|BAN\s(?:CHỈ\sĐẠO|THƯỜNG|CHẤP)|ĐOÀN\sCHỦ)"
)
_KT = lazy(r"(?<!\w)(?:KT|K/T|TL|TUQ|Q)\s?\.?\s")
_POST = lazy(r"(?:CHỦ\s+TỊCH|BÍ\s+THƯ|GIÁM\s+ĐỐC|TRƯỞNG|CHÁNH\s\w+|THỨ\s+TRƯỞNG|CHỦ\s+NHIỆM)\s+$")
_END = "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Văn Hoàn\n"


def _whole(draft: Draft) -> bool:
    return not draft.attached


def _signed(draft: Draft) -> bool:
    return _whole(draft) and bool(draft.plan.signer.spans)


def _stack(draft: Draft) -> Span:
    """The signature zone, or what surrounds the parts that were read."""
    zone = draft.layout.zone(ZoneKind.SIGNATURE)
    if zone is not None:
        return zone
    spans = draft.plan.signer.spans
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _above(draft: Draft) -> str:
    """What stands right before the name, where a running text may hide the post."""
    start = draft.plan.signer.spans[0].start if draft.plan.signer.spans else 0
    return draft.flow[max(0, start - _NEAR) : start]


@rule(
    "VB431",
    "signer-missing",
    severity="error",
    title=("Thiếu họ tên người ký", "Name of the signer missing"),
    why=(
        "Chức vụ, họ tên và chữ ký của người có thẩm quyền là thành phần thể thức bắt buộc.",
        "Post, name and signature of the competent person are demanded.",
    ),
    basis=f"{_BASIS}; Điều 8",
    origin=("S01",),
    regimes=STATE | PARTY,
    needs=(Need.END,),
    applies=_whole,
    bad=(Example((("Lê Văn Hoàn\n", ""),)), Example(((_END, ""),))),
)
def signer(draft: Draft) -> Iterator[Flaw]:
    """No name at the end; a draft without one may still be waiting for it."""
    found = draft.plan.signer
    annexes = [zone.start for zone in draft.layout.spans(ZoneKind.ANNEX)]
    end = min([draft.layout.span.end, *annexes])
    behind = draft.flow[max((span.end for span in found.spans), default=0) : end]
    if found.value is None and draft.layout.flat and found.title and behind.strip():
        return  # the name runs into what follows
    if found.value is None:
        draft_yet = draft.plan.draft or draft.plan.doc_number.status == "blank"
        yield Flaw(
            ("Thiếu họ tên người ký.", "The name of the signer is missing."),
            found.spans or draft.last_line,
            fix=("Ghi chức vụ và họ tên người ký.", "Add post and name of the signer."),
            missing=True,
            sure=not draft_yet,
        )


@rule(
    "VB432",
    "post-missing",
    severity="error",
    title=("Thiếu chức vụ người ký", "Post of the signer missing"),
    why=(
        "Trên họ tên người ký phải ghi chức vụ.",
        "The post stands above the name of the signer.",
    ),
    basis=f"{_BASIS}; Điều 8",
    origin=("S01",),
    regimes=STATE | PARTY,
    applies=lambda draft: _whole(draft) and draft.plan.signer.value is not None,
    bad=(Example((("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n", ""),)),),
)
def post(draft: Draft) -> Iterator[Flaw]:
    """A name without a post."""
    found = draft.plan.signer
    if found.title is None and found.on_behalf_of is None and not _POST.search(_above(draft)):
        yield Flaw(
            ("Thiếu chức vụ người ký.", "The post of the signer is missing."),
            draft.plan.signer.spans,
            fix=("Ghi chức vụ phía trên họ tên.", "Add the post above the name."),
            missing=True,
        )


@rule(
    "VB433",
    "deputy-without-authority",
    severity="error",
    title=("Cấp phó ký không ghi “KT.”", "Deputy signs without KT."),
    why=(
        "Cấp phó ký thay phải ghi “KT.” trước chức vụ của người đứng đầu, kể cả cấp phó phụ "
        "trách, điều hành.",
        "A deputy signs “KT.” before the post of the head, even one in charge.",
    ),
    basis=f"{_BASIS}.b",
    origin=("S02",),
    regimes=STATE,
    applies=_signed,
    bad=(Example((("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),)),),
)
def deputy(draft: Draft) -> Iterator[Flaw]:
    """A post that begins with PHÓ, and no authority read nor printed above it; for a people's
    committee TM. does not replace the KT. of the one who signs for its chairman."""
    found = draft.plan.signer
    title = bare_lower(found.title or "")
    stack = _stack(draft)
    marked = _MARK.search(draft.flow, stack.start, stack.end)
    council = bare_lower(found.on_behalf_of or "").startswith(("uy ban nhan dan", "ubnd"))
    council = council and not _KT.search(draft.flow, stack.start, stack.end)
    bare = found.authority is None and not marked
    if title.startswith(("pho ", "thu truong")) and (
        bare or (council and found.authority == "TM.")
    ):
        yield Flaw(
            (
                f"{found.title} ký mà không ghi “KT.”.",
                f"{found.title} signs without KT.",
            ),
            found.spans,
            fix=("Thêm dòng “KT.” và chức vụ người đứng đầu.", "Add KT. and the head's post."),
        )


@rule(
    "VB434",
    "collective-mark-before-a-post",
    severity="error",
    title=("“TM.” đứng trước chức vụ cá nhân", "TM. before the post of a person"),
    why=(
        "“TM.” chỉ đứng trước tên tập thể lãnh đạo hoặc tên cơ quan, tổ chức.",
        "TM. stands only before the name of a collective or a body.",
    ),
    basis=f"{_BASIS}.b",
    origin=("S03",),
    regimes=STATE | PARTY,
    applies=_signed,
    bad=(Example((("KT. GIÁM ĐỐC\nPHÓ", "TM. GIÁM ĐỐC\nPHÓ"),)),),
)
def collective(draft: Draft) -> Iterator[Flaw]:
    """What stands behind TM. or T/M is a post of a person."""
    found = draft.plan.signer
    behind = bare_lower(found.on_behalf_of or "")
    if found.authority in ("TM.", "T/M") and behind.startswith(_PERSONS):
        yield Flaw(
            (
                f"“{found.authority}” không đứng trước chức vụ “{found.on_behalf_of}”.",
                f"{found.authority} may not stand before {found.on_behalf_of}.",
            ),
            found.spans[-1],
            fix=("Ghi tên tập thể, hoặc dùng “KT.”.", "Name the collective, or use KT."),
        )


@rule(
    "VB435",
    "deputy-mark-before-a-body",
    severity="error",
    title=(
        "“KT.”, “TL.”, “TUQ.” đứng trước tên tập thể",
        "KT., TL. or TUQ. before the name of a collective",
    ),
    why=(
        "“KT.”, “TL.”, “TUQ.” và “Q.” đứng trước chức vụ của người đứng đầu.",
        "KT., TL., TUQ. and Q. stand before the post of the head.",
    ),
    basis=f"{_BASIS}.b",
    origin=("S03",),
    regimes=STATE,
    applies=_signed,
    bad=(Example((("KT. GIÁM ĐỐC\nPHÓ", "KT. ỦY BAN NHÂN DÂN\nPHÓ"),)),),
)
def head_post(draft: Draft) -> Iterator[Flaw]:
    """What stands behind KT., TL. or TUQ. is a body."""
    found = draft.plan.signer
    behind = bare_lower(found.on_behalf_of or "")
    stack = _stack(draft)
    printed = found.value and _KT_BODY.search(draft.flow, stack.start, stack.end)
    read = found.authority in ("KT.", "TL.", "TUQ.", "Q.") and behind.startswith(_BODIES)
    if read or printed:
        yield Flaw(
            (
                "“KT.”, “TL.”, “TUQ.” phải đứng trước chức vụ người đứng đầu, không phải tên tập "
                "thể.",
                "KT., TL. and TUQ. must stand before the post of the head.",
            ),
            found.spans[-1],
            fix=("Ghi chức vụ người đứng đầu.", "Give the post of the head."),
        )


_PERSONS = (
    "chu tich",
    "pho chu tich",
    "giam doc",
    "pho giam doc",
    "truong phong",
    "hieu truong",
    "cuc truong",
    "bo truong",
    "chanh van phong",
    "tong giam doc",
)
_BODIES = (
    *("uy ban nhan dan", "ubnd", "hoi dong", "ban chi dao", "ban chap hanh", "ban thuong vu"),
    *("ban thuong truc", "doan chu tich"),
)


@rule(
    "VB436",
    "degree-before-name",
    severity="error",
    title=("Học hàm, học vị trước họ tên người ký", "Degree before the name of the signer"),
    why=(
        "Trước họ tên không ghi học hàm, học vị và danh hiệu, trừ lực lượng vũ trang và ngành "
        "giáo dục, y tế, khoa học.",
        "No degree stands before the name, but in the forces, education, health and science.",
    ),
    basis=f"{_BASIS}.c",
    origin=("S04",),
    regimes=STATE,
    applies=lambda draft: _signed(draft) and not _free_of_degrees(draft),
    bad=(
        Example(
            (
                ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "SỞ TÀI CHÍNH"),
                ("SKHCN", "STC"),
                ("Lê Văn Hoàn", "ThS. Lê Văn Hoàn"),
            )
        ),
        Example(
            (
                ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "SỞ TÀI CHÍNH"),
                ("SKHCN", "STC"),
                ("Lê Văn Hoàn", "Nhà giáo Ưu tú Lê Văn Hoàn"),
            )
        ),
    ),
)
def academic(draft: Draft) -> Iterator[Flaw]:
    """ThS., TS., PGS. in front of the name at the end."""
    stack = _stack(draft)
    hit = _DEGREE.search(draft.flow, stack.start, stack.end)
    for name in draft.plan.signer.spans if hit is None else ():  # which may stand apart
        line = draft.flow.rfind("\n", stack.start, name.start) + 1
        hit = hit or _DEGREE.search(draft.flow, max(line, name.start - _NEAR), name.end)
    if hit:
        at = Span(hit.start(), hit.end())
        yield Flaw(
            (
                f"Không ghi “{hit[0].strip()}” trước họ tên người ký.",
                f"No {hit[0].strip()} before the name of the signer.",
            ),
            at,
            fix=("Bỏ học hàm, học vị.", "Leave the degree out."),
            edits=(Edit(at, ""),),
        )


def _free_of_degrees(draft: Draft) -> bool:
    plan = draft.plan
    names = (plan.issuer.value, plan.issuer.parent, plan.issuer.superior)
    if bare_lower(plan.issuer.value or "").startswith(("uy ban nhan dan", "ubnd")):
        return False  # whatever the place is called
    return any(_FREE.search(bare_lower(name)) for name in names if name)


@rule(
    "VB437",
    "authority-of-the-other-system",
    severity="error",
    title=("Lẫn “TM.” và “T/M”", "TM. and T/M mixed up"),
    why=(
        "Văn bản hành chính dùng dấu chấm (TM., KT., TL.); văn bản của Đảng dùng dấu gạch "
        "chéo (T/M, K/T, T/L).",
        "State documents abbreviate with a full stop, Party documents with a slash.",
    ),
    basis=f"{_BASIS}.b; HD 05-HD/VPTW; HD 36-HD/VPTW",
    origin=("S05",),
    regimes=STATE | PARTY,
    applies=_signed,
    bad=(
        Example((("KT. GIÁM ĐỐC", "K/T GIÁM ĐỐC"),)),
        Example((("T/M BAN", "TM. BAN"),), sample="hd05"),
    ),
)
def mixed(draft: Draft) -> Iterator[Flaw]:
    """The mark printed at the end belongs to the other system."""
    stack = _stack(draft)
    for hit in _MARK.finditer(draft.flow, stack.start, stack.end):
        if hit["kind"] == "Q" or ("/" in hit["kind"]) is draft.party:
            continue
        letters = re.sub("/", "", hit["kind"])
        right = "/".join(letters[:2]) if draft.party and letters != "TUQ" else f"{letters}."
        at = Span(hit.start(), hit.start("dot") + len(hit["dot"]))
        yield Flaw(
            (f"“{hit[0].strip()}” phải viết “{right}”.", f"Write {right}."),
            at,
            fix=(f"Viết “{right}”.", f"Write {right}."),
            edits=(Edit(at, right),),
        )
        return
