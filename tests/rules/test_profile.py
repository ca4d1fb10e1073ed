"""Profiles: what a house says, and errors that name line and key."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest

from vbparse import readers
from vbparse.document import Severity
from vbparse.errors import ProfileError
from vbparse.pipeline import parse_source
from vbparse.rules.check import Checked, check
from vbparse.rules.profile import _NUMBERS, _PAIRS, _TEXTS, BUILT_IN, load


def profile(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def held(path: Path, *edits: tuple[str, str]) -> Checked:
    text = resources.files("vbparse.rules").joinpath("samples/nd30.txt").read_text("utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    plan = parse_source(readers.read_bytes("a.txt", text.encode(), "txt"))[0]
    return check(plan, profile=load(path))


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in_profiles_are_read(name: str) -> None:
    assert load(name).regime == (None if name == "auto" else name)


def test_a_profile_extends_another(tmp_path: Path) -> None:
    profile(tmp_path / "so.toml", 'extends = "nd30"\n[severity]\nVB112 = "info"\nVB401 = "off"')
    found = load(
        profile(tmp_path / "phong.toml", 'extends = "so.toml"\n[severity]\nVB112 = "warning"')
    )
    assert found.regime == "nd30"
    assert found.severity == {"VB112": "warning", "VB401": "off"}
    checked = held(tmp_path / "phong.toml", ("Số: 05", "Số: 5"), ("quyết./.", "quyết."))
    assert [(f.code, f.severity) for f in checked.findings] == [("VB112", Severity.WARNING)]


def test_headings_of_the_house_are_known(tmp_path: Path) -> None:
    edit = ("II. NỘI DUNG, NHIỆM VỤ", "II. PHẦN VIỆC CỦA TỪNG NHÓM")
    plain = profile(tmp_path / "a.toml", "")
    own = profile(tmp_path / "b.toml", '[sections.synonyms]\ntasks = ["Phần việc"]')
    assert "VB203" in [f.code for f in held(plain, edit).findings]
    assert "VB203" not in [f.code for f in held(own, edit).findings]


def test_sections_of_the_house_are_required(tmp_path: Path) -> None:
    kinds = (
        '[sections]\nrequired = ["basis", "an_toan"]\n[sections.synonyms]\nan_toan = ["An toàn"]'
    )
    path = profile(tmp_path / "a.toml", kinds)
    found = [f for f in held(path).findings if f.code == "VB211"]
    assert [f.message for f in found] == ["Không thấy mục “AN TOÀN”."]
    there = held(path, ("III. KINH PHÍ THỰC HIỆN", "III. AN TOÀN LAO ĐỘNG"))
    assert "VB211" not in [f.code for f in there.findings]


def test_sections_that_are_not_required_may_be_left_out(tmp_path: Path) -> None:
    path = profile(tmp_path / "a.toml", '[sections]\nrequired = ["basis"]')
    codes = [f.code for f in held(path, ("II. NỘI DUNG, NHIỆM VỤ", "II. PHẦN CÒN LẠI")).findings]
    assert "VB203" not in codes


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("x = [", "TOML"),
        ("\ncolor = 1", ":2: color:"),
        ("regime = 3", ":1: regime:"),
        ('regime = "nd31"', ":1: regime:"),
        ("extends = 3", ":1: extends:"),
        ("severity = 3", ":1: severity:"),
        ('[severity]\n\nVB112 = "fatal"', ":3: severity.VB112:"),
        ("[severity]\nVB112 = [1]", ":2: severity.VB112:"),
        ('[severity]\nVB998 = "off"', ":2: severity.VB998:"),
        ("[parameters]\nVB512 = 3", ":2: parameters.VB512:"),
        ("[parameters.VB998]\na = 3", ":1: parameters.VB998:"),
        ("[sections]\nwanted = 3", ":2: sections.wanted:"),
        ('[sections]\nrequired = "basis"', ":2: sections.required:"),
        ('[sections]\nrequired = ["bais"]', ":2: sections.required:"),
        ('[sections.synonyms]\nbasis = "Căn cứ"', ":2: sections.synonyms.basis:"),
        ('extends = "a.toml"', "extends"),
        ("[parameters.VB512]\nsizes = 3", ":2: parameters.VB512.sizes:"),
        ("[parameters.VB512]\nsizes = [14, 13]", ":2: parameters.VB512.sizes:"),
        ('[parameters.VB512]\ncolor = "x"', ":2: parameters.VB512.color:"),
        ('[parameters.VB232]\nmost = "x"', ":2: parameters.VB232.most:"),
        ('[parameters.VB506]\nfonts = "x"', ":2: parameters.VB506.fonts:"),
    ],
)  # fmt: skip
def test_errors_name_line_and_key(text: str, where: str, tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as caught:
        load(profile(tmp_path / "a.toml", text))
    for lang in ("vi", "en"):
        assert where in caught.value.message(lang)


@pytest.mark.parametrize("name", ["none.toml", "a\0b", "."])
def test_a_profile_that_cannot_be_read(name: str) -> None:
    with pytest.raises(ProfileError):
        load(name)


def test_every_parameter_that_a_rule_asks_for_can_be_set() -> None:
    home = Path(str(resources.files("vbparse.rules")))
    asked = {
        name
        for path in home.rglob("*.py")
        for name in re.findall(r'\.parameter\([^,]+, "(\w+)"', path.read_text("utf-8"))
    }
    assert asked <= _PAIRS | _NUMBERS | _TEXTS
    assert asked


def test_a_profile_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as raised:
        load(tmp_path / "nd31")
    assert "hd05, hd36, nd30" in raised.value.message("en")
    assert "không có tệp hoặc thư mục này" in raised.value.message("vi")
