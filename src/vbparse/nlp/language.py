"""Vietnamese as spaCy knows it, but with our tokenizer: ``spacy.blank("vi")`` needs no pyvi.

Found by spaCy through the entry point ``spacy_languages``. Stop words and lexical attributes are
spaCy's own. A pipeline that was saved with another tokenizer names it in its config and keeps it.
"""

from __future__ import annotations

from typing import Any

from spacy.lang.vi import Vietnamese as SpacyVietnamese
from spacy.lang.vi import VietnameseDefaults
from spacy.language import Language
from spacy.util import load_config_from_str

import vbparse.nlp.tokenizer  # noqa: F401  registers itself

__all__ = ["Vietnamese", "blank"]

_CONFIG = """
[nlp]

[nlp.tokenizer]
@tokenizers = "vbparse.tokenizer.v1"
"""


class PlanDefaults(VietnameseDefaults):
    """spaCy's defaults for Vietnamese, the tokenizer aside."""

    config = load_config_from_str(_CONFIG)


class Vietnamese(SpacyVietnamese):  # type: ignore[no-untyped-call]
    """``vi``; made by ``spacy.blank("vi")``."""

    lang = "vi"
    Defaults = PlanDefaults


def blank(*pipes: str, **config: Any) -> Language:
    """An empty Vietnamese pipeline with the components ``pipes``, whatever is registered as ``vi``.

    ``config`` goes to the one component: ``blank("vbparse", ents=True)``.
    """
    # Registers the components, also where vbparse is not installed with its entry points.
    import vbparse.nlp.bodies
    import vbparse.nlp.component
    import vbparse.nlp.words  # noqa: F401

    if config and len(pipes) != 1:
        raise TypeError("settings are for exactly one component")
    nlp: Language = Vietnamese()
    for name in pipes:
        nlp.add_pipe(name, config=config)
    return nlp
