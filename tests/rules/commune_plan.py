"""A sound plan of a commune, in the parts that tests put together; all of it invented."""

from __future__ import annotations

HEAD = """ỦY BAN NHÂN DÂN
XÃ HÒA SƠN
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hòa Sơn, ngày 15 tháng 4 năm 2024
KẾ HOẠCH
Ra quân vệ sinh môi trường năm 2024
"""
BASES = """Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;
Thực hiện Kế hoạch số 30/KH-UBND ngày 02/3/2024 của UBND huyện về vệ sinh môi trường.
UBND xã xây dựng Kế hoạch như sau:
"""
BODY = """I. MỤC ĐÍCH
Giữ sạch đường làng.
II. NỘI DUNG
Quét dọn các tuyến đường trước ngày 20/5/2024.
III. TỔ CHỨC THỰC HIỆN
Công chức Văn hóa chủ trì thực hiện.
Trên đây là Kế hoạch ra quân vệ sinh môi trường./.
"""
END = """Nơi nhận:
- UBND huyện (để báo cáo);
- Các thôn;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Hoàn
"""
