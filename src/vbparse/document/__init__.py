"""The values of vbparse: a source with its one text, its layout, and the record of a plan.

Everything is frozen. Offsets are half-open, in Unicode code points, into ``Source.text``.
Boxes are PDF points, ``x0, top, x1, bottom``, origin at the top left of the page.
"""

from typing import TYPE_CHECKING

from vbparse.document.layout import Heading, Layout, Zone, ZoneKind
from vbparse.document.place import Box, Evidence, Span
from vbparse.document.record import (
    MISSING,
    Alternative,
    Annex,
    Candidate,
    Citation,
    Deadline,
    DocNumber,
    DocType,
    Field,
    Found,
    Issuer,
    LeadUnit,
    NearMiss,
    Parent,
    Part,
    Plan,
    Recipient,
    Resolution,
    Section,
    Signer,
    SourceInfo,
    Task,
    members,
)
from vbparse.document.source import (
    OUTSIDE_TEXT,
    PLAIN,
    Cell,
    CellRef,
    Folio,
    Line,
    Margins,
    Notice,
    Origin,
    Page,
    RawMap,
    Rule,
    Source,
    Style,
    Table,
)
from vbparse.document.words import Word, Words

if TYPE_CHECKING:
    from vbparse.document.finding import (
        Coverage,
        Edit,
        Finding,
        Related,
        Restyle,
        Said,
        Setup,
        Severity,
        Stroke,
    )

__all__ = [
    "MISSING",
    "OUTSIDE_TEXT",
    "PLAIN",
    "Alternative",
    "Annex",
    "Box",
    "Candidate",
    "Cell",
    "CellRef",
    "Citation",
    "Coverage",
    "Deadline",
    "DocNumber",
    "DocType",
    "Edit",
    "Evidence",
    "Field",
    "Finding",
    "Folio",
    "Found",
    "Heading",
    "Issuer",
    "Layout",
    "LeadUnit",
    "Line",
    "Margins",
    "NearMiss",
    "Notice",
    "Origin",
    "Page",
    "Parent",
    "Part",
    "Plan",
    "RawMap",
    "Recipient",
    "Related",
    "Resolution",
    "Restyle",
    "Rule",
    "Said",
    "Section",
    "Setup",
    "Severity",
    "Signer",
    "Source",
    "SourceInfo",
    "Span",
    "Stroke",
    "Style",
    "Table",
    "Task",
    "Word",
    "Words",
    "Zone",
    "ZoneKind",
    "members",
]


def __getattr__(name: str) -> object:
    """The values of a check are made when first asked for: reading a document needs none."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from vbparse.document import finding

    return getattr(finding, name)
