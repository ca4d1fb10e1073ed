"""Records and texts as they lie in the store: deflated, with what they all have in common known."""

from __future__ import annotations

import json
import zlib
from functools import cache
from pathlib import Path
from typing import Any

from vbparse.errors import ArchiveError

__all__ = ["Record", "pack", "pack_record", "unpack", "unpack_record"]

Record = dict[str, Any]
"""A record of the contract as plain values."""

_LEVEL = 6
_FORM = b"\x01"
_RECORD_FORM = b"\x02"
"""Which dictionary packed it; a later one gets another sign, and these stay readable."""


def pack(text: str) -> bytes:
    """``text`` in fewer bytes."""
    return _FORM + _deflated(text.encode("utf-8", "surrogatepass"), _phrases())


def unpack(data: bytes) -> str:
    """What ``pack`` was given; raises ``ArchiveError`` when the store has lost a part of it."""
    return _inflated(data, _phrases())


def pack_record(record: Record) -> bytes:
    """A record in fewer bytes: a tenth of its JSON."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _RECORD_FORM + _deflated(text.encode("utf-8", "surrogatepass"), _whole_record())


def unpack_record(data: bytes) -> Record:
    """The record that ``pack_record`` was given; raises ``ArchiveError`` as ``unpack`` does."""
    known = _whole_record() if data[:1] == _RECORD_FORM else _dictionary()
    record: Record = json.loads(_inflated(data, known))
    return record


def _deflated(data: bytes, known: bytes) -> bytes:
    packing = zlib.compressobj(_LEVEL, zdict=known)
    return packing.compress(data) + packing.flush()


def _inflated(data: bytes, known: bytes) -> str:
    unpacking = zlib.decompressobj(zdict=known)
    try:
        text = unpacking.decompress(data[1:]).decode("utf-8", "surrogatepass")
    except (zlib.error, UnicodeDecodeError) as error:
        raise _damaged() from error
    if not unpacking.eof:
        raise _damaged()
    return text


def _damaged() -> ArchiveError:
    return ArchiveError(
        "một bản ghi trong kho bị hỏng",
        "a record of the archive is damaged",
        hint_vi="lấy lại bản sao lưu của kho, hoặc nhập lại vào một kho mới",
        hint_en="restore a copy of the archive, or import again into a new one",
    )


@cache
def _phrases() -> bytes:
    """What stands in many texts. It never changes."""
    return _SAID.encode()


@cache
def _whole_record() -> bytes:
    """A record of an invented plan, with all members in their order. It never changes."""
    return Path(__file__).with_name("packing_2.json").read_bytes()


@cache
def _dictionary() -> bytes:
    """What archives of the first form know. It never changes."""
    return _COMMON.encode()


_COMMON = (
    '{"schema":"vbparse.plan/1","source":{"name":".pdf","sha256":"","media_type":"application/pdf",'
    '"pages":4,"text_layer":"native","encoding":"unicode","part":{"index":1,"of":1,"pages":[1,4]}},'
    '"doc_type":{"value":"Kế hoạch","code":"KH","doc_number":{"value":"/KH-UBND","number":"",'
    '"symbol":"KH-UBND","place":{"value":"Thành phố ","issued_on":{"value":"2024-","issuer":'
    '{"value":"Ủy ban nhân dân tỉnh ","parent":null,"superior":null,"id":null,"subject":{"value":"'
    '"theme":{"value":null,"draft":false,"security":null,"urgency":null,"period":null,'
    '"issued_with":null,"citations":[{"value":"/QĐ-TTg","doc_type":"Quyết định","issued_on":"20'
    '23-","issuer":"Thủ tướng Chính phủ","title":"về việc","provision":null,"relation":"based_on",'
    '"preamble":true,"resolution":{"status":"not_sought","target":null,"score":0.0,"candidates":[]},'
    '"relation":"implements","preamble":false,"resolution":{"status":"not_sought","target":null,'
    '"score":0.0,"candidates":[]},"relation":"cites","parent":{"status":"not_sought","citation":0,'
    '"target":null,"why":["sections":[{"kind":"purpose","kinds":["purpose","requirements"],'
    '"number":"II","title":"MỤC ĐÍCH, YÊU CẦU","level":1,"parent":null,"kind":"other",'
    '"kinds":["other"],"level":2,"lead_units":[{"value":"Sở ","explicit":true,"tasks":[0],'
    '"tasks":[{"value":"Phối hợp","lead":["Phòng"],"support":[],"deadline":null,"product":null,'
    '"origin":"prose","deadlines":[{"value":"2024-","kind":"date","start":null,"end":"2024-",'
    '"bound":"inclusive","rrule":null,"anchor":null,"offset":null,"action":"báo cáo kết quả",'
    '"unit":null,"text":"trước ngày tháng năm 2024","annexes":[],"recipients":[{"value":"Như trên",'
    '"purpose":"để báo cáo","kind":"to","signer":{"value":"","title":"Phó Chủ tịch","authority":'
    '"TM.","on_behalf_of":null,"near_misses":[],"warnings":[]}"status":"missing","alternatives":[]'
    ',"confidence":0.98,"evidence":[{"page":null,"start":,"end":,"boxes":[]}],"found_by":"fields.'
    '","confidence":0.9,"evidence":[{"page":1,"start":1,"end":2,"boxes":[[85.0,142.44,538.7,155.72]'
    ']}],"found_by":"fields.tasks","status":"present","alternatives":[]},{"value":"'
)
_SAID = (
    "thành lập, kiện toàn, hướng dẫn, đôn đốc, kiểm tra, giám sát, đánh giá, sơ kết, tổng kết, "
    "khen thưởng, tuyên truyền, phổ biến, nâng cao nhận thức, ứng dụng công nghệ thông tin, "
    "chuyển đổi số, cải cách hành chính, an ninh trật tự, phát triển kinh tế - xã hội, giai "
    "đoạn 2021 - 2025, định hướng đến năm 2030, đảm bảo, bảo đảm, thiết thực, hiệu quả, tiết "
    "kiệm, phù hợp với điều kiện thực tế của địa phương, nguồn ngân sách nhà nước, kinh phí "
    "thực hiện, dự toán chi thường xuyên, các nguồn kinh phí hợp pháp khác theo quy định, phân "
    "công nhiệm vụ, thời gian hoàn thành, cơ quan, đơn vị, tổ chức, cá nhân có liên quan, các "
    "xã, phường, thị trấn, đặc khu, Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã "
    "hội, Đoàn Thanh niên, Hội Liên hiệp Phụ nữ, Sở Tài chính, Sở Nội vụ, Sở Giáo dục và Đào "
    "tạo, Sở Y tế, Sở Văn hóa, Thể thao và Du lịch, Sở Thông tin và Truyền thông, Phòng Văn "
    "hóa - Xã hội, Công an, Văn phòng Ủy ban nhân dân Căn cứ Luật Tổ chức chính quyền địa "
    "phương ngày 19 tháng 6 năm 2015; Căn cứ Nghị định số /2020/NĐ-CP ngày 05 tháng 3 năm 2020 "
    "của Chính phủ về Quyết định số /QĐ-TTg ngày của Thủ tướng Chính phủ phê duyệt Đề án Nghị "
    "quyết số -NQ/TW ngày của Bộ Chính trị Chỉ thị số /CT-TTg TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH "
    "PHÓ CHỦ TỊCH CHỦ TỊCH Nơi nhận: - Như trên; - Lưu: VT, (để báo cáo); Trên đây là Kế hoạch "
    "yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện; trong quá trình thực hiện, "
    "nếu có khó khăn, vướng mắc, kịp thời phản ánh về để tổng hợp, báo cáo Ủy ban nhân dân xem "
    "xét, chỉ đạo./. chủ trì, phối hợp với các cơ quan, đơn vị liên quan tham mưu triển khai, "
    "báo cáo kết quả trước ngày 30 tháng 11 năm 2024. ỦY BAN NHÂN DÂN TỈNH THÀNH PHỐ XÃ Số: "
    "/KH-UBND CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc , ngày tháng năm "
    "20 KẾ HOẠCH Tổ chức triển khai thực hiện trên địa bàn năm 2025 Thực hiện Kế hoạch số của "
    "Ủy ban nhân dân tỉnh về việc ban hành Kế hoạch như sau: I. MỤC ĐÍCH, YÊU CẦU 1. Mục đích "
    "2. Yêu cầu II. NỘI DUNG, NHIỆM VỤ, GIẢI PHÁP III. KINH PHÍ THỰC HIỆN IV. TỔ CHỨC THỰC "
    "HIỆN"
)
