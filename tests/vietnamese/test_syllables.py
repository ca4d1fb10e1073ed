import pytest

from vbparse.vietnamese.syllables import is_syllable, marked_words, plausible_share

POSSIBLE = """
kế hoạch thực hiện nghị quyết của ủy ban nhân dân uỷ xã về việc triển khai chuyển đổi số nghiệp vụ
giữ gìn giếng quý quả quốc yêu thương khuya người đường nguyễn tuyển dụng hoà hòa thuở khuỷu ngoằn
ĐẢNG BỘ KẾ HOẠCH TỔ CHỨC ý à ơ chóc huých ngoèo xoong buýt
"""
IMPOSSIBLE = ["Hµ", "hocạ", "họăch", "ủyb", "KẼH", "ho¹ch", "đá́", "phạp̣", "chuýênn", "káº", "DÃNN"]


@pytest.mark.parametrize("word", POSSIBLE.split())
def test_possible(word: str) -> None:
    assert is_syllable(word) or word.isascii()


@pytest.mark.parametrize("word", IMPOSSIBLE)
def test_impossible(word: str) -> None:
    assert not is_syllable(word)


def test_share_counts_only_words_with_marks() -> None:
    assert marked_words("Số 12/KH của HĐND, ngày Hµ") == ["Số", "của", "ngày", "Hµ"]
    assert plausible_share("Số 12/KH của UBND, ngày Hµ") == 0.75
    assert plausible_share("plain words") == 1.0
