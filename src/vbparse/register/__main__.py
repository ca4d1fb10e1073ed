"""``python -m vbparse.register``: writes the parsed form of the register's list anew."""

from __future__ import annotations

import json

from vbparse.register._rows import BODIES, PARSED, parse

PARSED.write_text(
    json.dumps(parse(BODIES.read_bytes()), ensure_ascii=False) + "\n", encoding="utf-8"
)
