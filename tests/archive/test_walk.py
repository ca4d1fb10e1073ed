"""Which files are found: order, hidden ones, links, lists, names; zips as folders."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from vbparse.archive.bundles import Member, is_bundle, listed, member_bytes
from vbparse.archive.walk import Walk, listed_in
from vbparse.errors import Damaged, NotFound, TooLarge


def names(walk: Walk) -> list[str]:
    return [seen.path.name for seen in walk]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "goc"
    (root / "b").mkdir(parents=True)
    for name in ("b/2.txt", "c.txt", "a.txt", ".an.txt"):
        (root / name).write_text(name)
    outside = tmp_path / "ngoai"
    outside.mkdir()
    (outside / "x.txt").write_text("x")
    (root / "d-ngoai").symlink_to(outside)
    (root / "e-trong.txt").symlink_to(root / "a.txt")
    (root / "f-vong").symlink_to(root)
    (root / "g-mat.txt").symlink_to(root / "khong")
    return root


def test_order_and_links(tree: Path) -> None:
    walk = Walk([tree])
    found = list(walk)
    assert [seen.path.name for seen in found if not seen.error] == ["a.txt", "2.txt", "c.txt"]
    assert [seen.path.name for seen in found if seen.error] == ["g-mat.txt"]
    assert walk.links == 1  # the one that leads outside


def test_links_are_followed_when_asked(tree: Path) -> None:
    assert names(Walk([tree], follow=True)) == ["a.txt", "2.txt", "c.txt", "x.txt", "g-mat.txt"]


def test_a_link_that_is_named_is_followed(tree: Path) -> None:
    assert names(Walk([tree / "d-ngoai"])) == ["x.txt"]


def test_what_is_not_there(tmp_path: Path) -> None:
    (seen,) = Walk([tmp_path / "khong"])
    assert isinstance(seen.error, NotFound)


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong")
    assert names(Walk([tmp_path])) == []


@pytest.mark.parametrize("data", [b"a.txt\nb c.txt\r\n\n", b"a.txt\x00b c.txt\x00"])
def test_lists(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "l").write_bytes(data)
    assert listed_in(tmp_path / "l") == [Path("a.txt"), Path("b c.txt")]


def zipped(**members: bytes) -> BytesIO:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in members.items():
            bundle.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    file.seek(0)
    return file


def test_members_in_the_order_of_their_names(tmp_path: Path) -> None:
    found = listed(tmp_path, zipped(b__1=b"1", a=b"2", __MACOSX__x=b"3"), 1)
    assert [item.member.name for item in found if not item.error] == ["a", "b/1"]


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "C:\\x", "a\\..\\..\\x"])
def test_names_that_lead_outside(tmp_path: Path, name: str) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as bundle:
        bundle.writestr(name, b"x")
    (item,) = listed(tmp_path, file, 1)
    assert item.error is not None


def test_a_link_in_a_zip_is_left(tmp_path: Path) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as bundle:
        info = zipfile.ZipInfo("lien-ket")
        info.external_attr = 0o120777 << 16
        bundle.writestr(info, "/etc/passwd")
    (item,) = listed(tmp_path, file, 1)
    assert item.error is not None


def test_zips_in_zips_end(tmp_path: Path) -> None:
    (item,) = listed(tmp_path, zipped(a_dot_zip=b""), 3)
    assert isinstance(item.error, TooLarge)


def test_zips_in_zips_end_whatever_their_names(tmp_path: Path) -> None:
    with pytest.raises(TooLarge):
        listed(tmp_path, zipped(a=b"1"), 4)


def test_a_member_is_read_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(a=b"1", b=zipped(c=b"2").getvalue()).getvalue())
    assert member_bytes(path, [Member(0, "a")]) == b"1"
    assert member_bytes(path, [Member(1, "b"), Member(0, "c")]) == b"2"
    with pytest.raises(Damaged):
        member_bytes(path, [Member(0, "b")])


def test_a_word_file_is_no_bundle() -> None:
    assert is_bundle(zipped(a=b"1"))
    word = BytesIO()
    with zipfile.ZipFile(word, "w") as bundle:
        bundle.writestr("[Content_Types].xml", "<x/>")
    word.seek(0)
    assert not is_bundle(word)
    assert not is_bundle(BytesIO(b"PK\x03\x04 khong"))
