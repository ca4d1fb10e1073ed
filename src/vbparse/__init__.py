"""vbparse reads Vietnamese administrative plans (*kế hoạch*) and the directives around them.

>>> import vbparse
>>> plan = vbparse.parse("corpus/ubnd-xa/source.txt")    # doctest: +SKIP
>>> plan.doc_number.value                                # doctest: +SKIP
'12/KH-UBND'
"""

from __future__ import annotations

from vbparse.document import Plan, Source
from vbparse.errors import (
    Damaged,
    Empty,
    Encrypted,
    NotFound,
    OutputError,
    ReadError,
    TooLarge,
    UnsupportedFormat,
    VbparseError,
)
from vbparse.pipeline import parse, parse_all, parse_source
from vbparse.readers import read

__version__ = "0.1.0"

__all__ = [
    "Damaged",
    "Empty",
    "Encrypted",
    "NotFound",
    "OutputError",
    "Plan",
    "ReadError",
    "Source",
    "TooLarge",
    "UnsupportedFormat",
    "VbparseError",
    "__version__",
    "parse",
    "parse_all",
    "parse_source",
    "read",
]
