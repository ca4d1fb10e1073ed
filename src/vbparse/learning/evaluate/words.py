"""Headings and names of the evaluation, in Vietnamese and in English (``words.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from vbparse.exporters import Lang
from vbparse.exporters.labels import label

__all__ = ["word"]


def word(table: str, name: str, lang: Lang) -> str:
    """What ``name`` is called; kinds of sections are called as on the page of ``show``."""
    if name not in _words().get(table, {}):
        return label(table, name, lang)
    vietnamese, english = _words()[table][name]
    return english if lang == "en" else vietnamese


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    text = resources.files("vbparse.learning.evaluate").joinpath("words.toml").read_text("utf-8")
    return tomllib.loads(text)
