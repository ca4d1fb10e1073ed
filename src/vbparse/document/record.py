"""The record of a plan: every value that the contract ``vbparse.plan/1`` names."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from vbparse.document.layout import Layout
from vbparse.document.place import Box, Evidence, Span
from vbparse.document.source import Notice


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another answer, when two are equally good."""

    value: str
    confidence: float


class _Value:
    """A value of the record, which has members of its own and no slots."""

    def changed(self, **members: Any) -> Self:
        """What ``dataclasses.replace`` gives, in a third of the time: a plan has hundreds."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__, **members)
        return other


@dataclass(frozen=True, kw_only=True)
class Found(_Value):
    """What every value carries. Extractors set ``spans`` and ``confidence``; the pipeline
    turns spans into ``evidence`` and fills ``found_by``, in one place."""

    confidence: float = 0.0
    decision: str | None = None  # accepted or review, when a threshold was asked for
    spans: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    found_by: str = ""
    status: str = "present"  # present, ambiguous, missing; number and date know more
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Field(Found):
    """A single value that was read off the document; ``None`` with its status when not there."""

    value: str | None = None


@dataclass(frozen=True, kw_only=True)
class DocType(Field):
    """Tên loại văn bản, with its code (KH, QĐ, CV …)."""

    code: str | None = None


@dataclass(frozen=True, kw_only=True)
class DocNumber(Field):
    """Số, ký hiệu. ``status`` may also be ``overlay``, ``handwritten``, ``blank``."""

    number: str | None = None
    symbol: str | None = None


@dataclass(frozen=True, kw_only=True)
class Issuer(Field):
    """Cơ quan ban hành; ``parent`` is printed above it, ``superior`` is inferred."""

    parent: str | None = None
    superior: str | None = None
    id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Signer(Field):
    """Người ký: name, post (*chức vụ*) and authority (*quyền hạn ký*: TM., KT., TL. …)."""

    title: str | None = None
    authority: str | None = None
    on_behalf_of: str | None = None


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A document of an archive that a citation may mean."""

    target: str
    score: float
    why: str


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """What an archive said of a citation."""

    status: str = "not_sought"
    target: str | None = None
    score: float = 0.0
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Citation(Found):
    """A document that the text names (*văn bản được viện dẫn*)."""

    value: str | None = None  # số, ký hiệu; None for laws named without one
    doc_type: str | None = None
    issued_on: str | None = None
    issuer: str | None = None
    title: str | None = None
    provision: str | None = None
    relation: str = "cites"
    preamble: bool = False
    resolution: Resolution = Resolution()


@dataclass(frozen=True, kw_only=True)
class Parent(_Value):
    """Văn bản cấp trên mà kế hoạch triển khai: chosen among the citations."""

    status: str = "none_cited"
    citation: int | None = None
    value: str | None = None
    target: str | None = None
    confidence: float = 0.0
    decision: str | None = None  # as of every value
    why: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Section(Found):
    """A numbered heading of the body, with what stands under it."""

    kind: str = "other"
    kinds: tuple[str, ...] = ("other",)
    kind_confidence: float = 0.0  # of the kinds; ``confidence`` is that of the heading
    number: str = ""
    title: str = ""
    level: int = 1
    parent: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, kw_only=True)
class LeadUnit(Found):
    """Đơn vị chủ trì. ``explicit``: named beside the word itself, not inferred."""

    value: str = ""
    explicit: bool = True
    tasks: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Task(Found):
    """Nhiệm vụ: what is to be done, who leads, who helps, by when, with what product."""

    value: str = ""
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    deadline: int | None = None  # index into Plan.deadlines
    product: str | None = None
    origin: str = "prose"


@dataclass(frozen=True, kw_only=True)
class Deadline(Found):
    """Thời hạn; the forms of ``value`` are in the contract (ISO date, interval, RRULE …)."""

    value: str | None = None
    kind: str = "date"  # date, interval, recurrence, relative, open
    start: str | None = None
    end: str | None = None
    bound: str = "unknown"  # inclusive, exclusive, unknown
    rrule: str | None = None
    anchor: str | None = None
    offset: str | None = None
    action: str | None = None
    unit: str | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Annex(Found):
    """Phụ lục of the same document."""

    number: str | None = None
    title: str | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, kw_only=True)
class Recipient(Found):
    """A line of *Nơi nhận*; ``kind`` is ``to`` or ``archive`` (Lưu)."""

    value: str = ""
    purpose: str | None = None
    kind: str = "to"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Something that looks like a number or a date and was not read as one."""

    text: str
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Part:
    """Which document of the file this is, and its pages."""

    index: int = 1
    of: int = 1
    pages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What the record says of the file."""

    name: str
    sha256: str
    media_type: str
    pages: int | None
    text_layer: str
    encoding: str
    part: Part = Part()


MISSING = Field(status="missing")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The record of one document: ``shared`` contract ``vbparse.plan/1``."""

    source: SourceInfo
    doc_type: DocType = DocType(status="missing")
    doc_number: DocNumber = DocNumber(status="missing")
    place: Field = MISSING
    issued_on: Field = MISSING
    issuer: Issuer = Issuer(status="missing")
    subject: Field = MISSING
    theme: Field = MISSING
    draft: bool = False
    security: Field | None = None
    urgency: Field | None = None
    period: Field | None = None
    issued_with: Citation | None = None
    citations: tuple[Citation, ...] = ()
    parent: Parent = Parent()
    sections: tuple[Section, ...] = ()
    lead_units: tuple[LeadUnit, ...] = ()
    tasks: tuple[Task, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    annexes: tuple[Annex, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signer: Signer = Signer(status="missing")
    near_misses: tuple[NearMiss, ...] = ()
    warnings: tuple[Notice, ...] = ()
    layout: Layout | None = None  # where everything stands; not part of the record

    def to_dict(self) -> dict[str, Any]:
        """The record as plain values, ready for ``json.dumps``; names as in the contract."""
        record: dict[str, Any] = {"schema": "vbparse.plan/1"}
        for item in dataclasses.fields(self):
            if item.name != "layout":
                record[item.name] = _plain(getattr(self, item.name))
        return record


def _plain(value: Any) -> Any:
    """Dataclasses to dicts, tuples to lists, boxes to four numbers, internal spans left out."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [item if type(item) in _PLAIN else _plain(item) for item in value]
    if kind is Box:
        return [value.x0, value.top, value.x1, value.bottom]
    if kind is Notice:
        return {"code": value.code, "message": value.message}
    if dataclasses.is_dataclass(kind):
        plain = {name: getattr(value, name) for name in members(kind)}
        for name, member in plain.items():
            if type(member) not in _PLAIN:
                plain[name] = _plain(member)
        if "decision" in plain and plain["decision"] is None:  # no threshold was asked for
            del plain["decision"]
        return plain
    return value


_PLAIN = frozenset({str, int, float, bool, type(None)})


@cache
def members(cls: type) -> tuple[str, ...]:
    """Names in the record: what a value says itself, then what every value carries."""
    carried = {item.name for item in dataclasses.fields(Found)}
    names = [item.name for item in dataclasses.fields(cls) if item.name != "spans"]
    return tuple(sorted(names, key=lambda name: name in carried))
