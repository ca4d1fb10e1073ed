"""Makes ``lexicons/places_communes.tsv`` out of the mapping that underthesea ships.

Run by hand when the mapping changes: ``python -m vbparse.vietnamese.build_places``. The data come
from underthesea.address (Apache-2.0), which took them from vietnamadminunits (MIT).

One line for each commune of today: its province, its name, and what it was made of, old communes
by district. ``X`` xã, ``P`` phường, ``T`` thị trấn, ``Đ`` đặc khu; ``H`` huyện, ``Q`` quận,
``TX`` thị xã, ``TP`` thành phố.
"""

from __future__ import annotations

import json
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

HEADER = (
    "# Xã, phường, đặc khu from 2025-07-01 and what each was made of. Made by build_places.py from",
    "# underthesea.address (Apache-2.0), itself from vietnamadminunits (MIT). Do not edit by hand.",
)
KINDS = {
    "Xã": "X",
    "Phường": "P",
    "Thị trấn": "T",
    "Đặc khu": "Đ",
    "Huyện": "H",
    "Quận": "Q",
    "Thị xã": "TX",
    "Thành phố": "TP",
    "Tỉnh": "",
}


def short(name: str) -> str:
    """``Phường An Bình`` → ``P An Bình``; ``Tỉnh Hà Nam`` → ``Hà Nam``."""
    for kind, letter in KINDS.items():
        if name.startswith(kind + " "):
            return f"{letter} {name[len(kind) + 1 :]}".strip()
    return name


def rows(mapping: list[dict[str, str]]) -> list[str]:
    """The lines of the file, in order of province and name."""
    made: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in mapping:
        new = (_bare_province(row["new_province"]), short(row["new_ward"]))
        old = (_bare_province(row["old_province"]), short(row["old_district"]))
        made[new][f"{old[0]}/{old[1]}" if old[0] != new[0] else old[1]].append(
            short(row["old_ward"])
        )
    return [
        f"{province}\t{name}\t" + ";".join(f"{d}:{','.join(sorted(w))}" for d, w in old.items())
        for (province, name), old in sorted(made.items())
    ]


def _bare_province(name: str) -> str:
    return name.removeprefix("Thành phố ").removeprefix("Tỉnh ")


def main() -> None:
    """Write the file beside this module."""
    spec = find_spec("underthesea")
    if spec is None or spec.origin is None:
        raise SystemExit("underthesea is not installed")
    source = Path(spec.origin).parent / "address" / "data" / "mapping.json"
    mapping = json.loads(source.read_text(encoding="utf-8"))["ward_mapping"]
    target = Path(__file__).parent / "lexicons" / "places_communes.tsv"
    target.write_text("\n".join((*HEADER, *rows(mapping), "")), encoding="utf-8")


if __name__ == "__main__":
    main()
