"""vbparse inside spaCy: tokenizer, components, spans, displaCy, DocBin.

>>> import vbparse.nlp
>>> nlp = vbparse.nlp.blank("vbparse")            # or spacy.blank("vi") and add_pipe
>>> nlp("Số: 12/KH-UBND").text
'Số: 12/KH-UBND'

Names are imported when they are first used, since spaCy takes long to start.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vbparse.nlp.bodies import agency_patterns
    from vbparse.nlp.component import make_doc
    from vbparse.nlp.labels import COLORS, LABELS, displacy_options
    from vbparse.nlp.language import blank

__all__ = ["COLORS", "LABELS", "agency_patterns", "blank", "displacy_options", "make_doc"]

_HOMES = {
    "COLORS": "labels",
    "LABELS": "labels",
    "agency_patterns": "bodies",
    "blank": "language",
    "displacy_options": "labels",
    "make_doc": "component",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'vbparse.nlp' has no attribute {name!r}")
    home = importlib.import_module(f"vbparse.nlp.{_HOMES[name]}")
    globals()[name] = value = getattr(home, name)
    return value


def __dir__() -> list[str]:
    return __all__
