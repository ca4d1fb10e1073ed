"""Vietnamese letters as character classes for patterns over NFC text.

A range such as ``À-Ỹ`` holds small letters too, so patterns spell the capitals out from here.
"""

from __future__ import annotations

_MARKED = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"

UPPER = "A-Z" + _MARKED
"""Inside of a class: every Vietnamese capital."""

LOWER = "a-z" + _MARKED.lower()
"""Inside of a class: every Vietnamese small letter."""

LETTER = UPPER + LOWER
"""Inside of a class: every Vietnamese letter."""
