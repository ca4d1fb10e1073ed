"""Regular expressions that are compiled when they are first used.

Python compiles patterns anew in each process. There are some six hundred here, and compiling all
of them takes longer than reading a short plan, which uses two thirds of them.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

__all__ = ["lazy"]

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, compiled when it is first asked for anything."""
    # re.Pattern cannot be subclassed; _Lazy has its methods, and its other members too
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))


class _Lazy:
    __slots__ = ("_options", "pattern", *_METHODS)

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._options = flags

    def __getattr__(self, name: str) -> Any:
        """Called once a pattern for its methods: from then on they stand in the slots."""
        compiled = re.compile(self.pattern, self._options)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"lazy({self.pattern!r})"
