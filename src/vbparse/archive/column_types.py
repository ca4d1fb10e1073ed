"""Columns whose values the databases keep shorter, or otherwise, than the program has them."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, Dialect, LargeBinary, TypeDecorator
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

__all__ = ["Hash", "Keys"]


class Hash(TypeDecorator[str]):
    """A hash, in hexadecimal figures; half as long in the database."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """As it goes in."""
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """As it comes out."""
        return None if value is None else bytes(value).hex()


class Keys(TypeDecorator[tuple[int, ...]]):
    """Keys of linking: eight bytes each, or an array, which PostgreSQL can index."""

    impl = LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """What holds them."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.ARRAY(BigInteger))
        return dialect.type_descriptor(LargeBinary())

    def process_bind_param(self, value: Sequence[int] | None, dialect: Dialect) -> Any:
        """As they go in."""
        if value is None or dialect.name == "postgresql":
            return value if value is None else list(value)
        return struct.pack(f"<{len(value)}q", *value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[int, ...] | None:
        """As they come out."""
        if value is None or dialect.name == "postgresql":
            return value if value is None else tuple(value)
        return struct.unpack(f"<{len(value) // 8}q", value)
