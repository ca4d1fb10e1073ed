"""vbparse reads Vietnamese administrative plans (*kế hoạch*) and the directives around them.

>>> import vbparse
>>> plan = vbparse.parse("corpus/ubnd-xa/source.txt")    # doctest: +SKIP
>>> plan.doc_number.value                                # doctest: +SKIP
'12/KH-UBND'

Names are imported when they are first used, so that ``vbparse --help`` does not pay for them.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vbparse.document import Plan, Source
    from vbparse.errors import (
        Damaged,
        Empty,
        Encrypted,
        GoldError,
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
    "GoldError",
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

_HOMES = {
    "Plan": "document",
    "Source": "document",
    "parse": "pipeline",
    "parse_all": "pipeline",
    "parse_source": "pipeline",
    "read": "readers",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'vbparse' has no attribute {name!r}")
    home = importlib.import_module(f"vbparse.{_HOMES.get(name, 'errors')}")
    globals()[name] = value = getattr(home, name)
    return value


def __dir__() -> list[str]:
    return __all__
