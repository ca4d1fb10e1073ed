"""The public names: listed, documented, annotated."""

from __future__ import annotations

import dataclasses
import inspect
from typing import Any

import pytest

import vbparse
from vbparse import document, errors

NAMES = [name for name in vbparse.__all__ if name != "__version__"]
VALUES = [
    value
    for value in vars(document).values()
    if inspect.isclass(value) and dataclasses.is_dataclass(value)
]


def test_the_list_is_sorted_and_true() -> None:
    assert list(vbparse.__all__) == sorted(set(vbparse.__all__))
    assert all(hasattr(vbparse, name) for name in vbparse.__all__)


def test_nothing_public_is_left_out_of_the_list() -> None:
    public = {
        name
        for name, value in vars(vbparse).items()
        if not name.startswith("_") and getattr(value, "__module__", "").startswith("vbparse")
    }
    assert public <= set(vbparse.__all__)


def test_the_functions_of_the_readme_are_there() -> None:
    assert {"read", "parse", "parse_all", "parse_source", "Plan", "Source"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_public_names_are_documented(name: str) -> None:
    assert inspect.getdoc(getattr(vbparse, name))


@pytest.mark.parametrize("name", [n for n in NAMES if inspect.isfunction(getattr(vbparse, n))])
def test_public_functions_are_annotated(name: str) -> None:
    signature = inspect.signature(getattr(vbparse, name))
    assert signature.return_annotation is not inspect.Signature.empty
    for parameter in signature.parameters.values():
        assert parameter.annotation is not inspect.Parameter.empty


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_values_are_frozen_and_documented(value: Any) -> None:
    assert value.__dataclass_params__.frozen
    assert value.__doc__
    assert not value.__doc__.startswith(f"{value.__name__}(")  # made by dataclass itself


@pytest.mark.parametrize(
    "name",
    [
        n
        for n in vbparse.__all__
        if inspect.isclass(getattr(vbparse, n)) and issubclass(getattr(vbparse, n), Exception)
    ],
)
def test_errors_descend_from_one(name: str) -> None:
    assert issubclass(getattr(vbparse, name), vbparse.VbparseError)


def test_the_tree_of_errors_is_drawn_whole() -> None:
    drawn = errors.__doc__ or ""
    made = [n for n, v in vars(errors).items() if inspect.isclass(v) and issubclass(v, Exception)]
    assert all(name in drawn for name in made)
