"""Liên kết: which work of an archive a citation means, and why; pure, without a database.

A citation and a work meet when they share a key (``keys``); what they have in common is weighed
(``weigh``), and the best candidate is taken only when it is sure and alone (``resolve``).
"""

from __future__ import annotations

from vbparse.linking.choose import Family, choose_parent
from vbparse.linking.keys import offered, sought
from vbparse.linking.reasons import Reason, in_words
from vbparse.linking.resolve import Outcome, Rival, resolve
from vbparse.linking.values import (
    Cited,
    Known,
    Named,
    Number,
    citations_in,
    known,
    read_number,
    type_of,
)
from vbparse.linking.weigh import digits_may_mean, may_mean

__all__ = [
    "Cited",
    "Family",
    "Known",
    "Named",
    "Number",
    "Outcome",
    "Reason",
    "Rival",
    "choose_parent",
    "citations_in",
    "digits_may_mean",
    "in_words",
    "known",
    "may_mean",
    "offered",
    "read_number",
    "resolve",
    "sought",
    "type_of",
]
