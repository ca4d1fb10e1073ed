"""A first gold from the present output, every value marked unchecked.

It saves typing and nothing else: until a person has read the document and taken the marks away,
the evaluation does not count it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from vbparse.document import Evidence, Found, Plan, Source, Span
from vbparse.learning.evaluate.fields import top_sections
from vbparse.learning.evaluate.shape import KEYS, OBJECTS

__all__ = ["draft", "named", "written"]


def draft(source: Source, plan: Plan) -> dict[str, Any]:
    """The record of one document as gold."""
    said = _Quotes(source)
    gold: dict[str, Any] = {
        "doc_type": plan.doc_type.code or plan.doc_type.value,
        "doc_number": plan.doc_number.value,
        "doc_number_status": _status(plan),
        "place": plan.place.value,
        "issued_on": plan.issued_on.value,
        "issuer": plan.issuer.value,
        "parent_org": plan.issuer.parent,
        "subject": plan.subject.value,
        "theme": plan.theme.value,
        "legal_bases": list(_bases(plan, said)),
        "parent": plan.parent.value,
        "lead_units": [unit.value for unit in plan.lead_units],
        "deadlines": list(_deadlines(plan)),
        "recipients": [to.value for to in plan.recipients if to.kind != "archive"],
        "signer_name": plan.signer.value,
        "signer_title": plan.signer.title,
        "signing_authority": plan.signer.authority,
        "sections": [section.title for section in top_sections(plan)],
        "section_kinds": [list(section.kinds) for section in top_sections(plan)],
        "truncated": False,
        "unsure": [],
    }
    gold["quotes"] = {
        name: quote
        for name in ("doc_type", "issued_on", "issuer")
        if (quote := said.all_of(getattr(plan, name)))
    }
    gold["unchecked"] = [key for key in KEYS if key not in OBJECTS]
    return gold


def _status(plan: Plan) -> str:
    status = plan.doc_number.status
    if plan.doc_number.value is None:
        return status if status in ("blank", "missing") else "missing"
    return status if status in ("overlay", "handwritten") else "present"


def _bases(plan: Plan, said: _Quotes) -> Iterator[dict[str, Any]]:
    for cited in plan.citations:
        if cited.preamble:
            yield {
                "type": cited.doc_type,
                "number": cited.value,
                "date": cited.issued_on,
                "issuer": cited.issuer,
                "title": cited.title,
                "relation": cited.relation,
                "quote": said.first_of(cited),
                "unchecked": True,
            }


def _deadlines(plan: Plan) -> Iterator[dict[str, Any]]:
    for due in plan.deadlines:
        yield {
            "value": due.value,
            "kind": due.kind,
            "text": due.text,
            "action": due.action,
            "unit": due.unit,
            "unchecked": True,
        }


class _Quotes:
    """The words that evidence points at, on one line."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def first_of(self, found: Found) -> str | None:
        """The first mention."""
        return self._words(found.evidence[0]) if found.evidence else None

    def all_of(self, found: Found) -> str | None:
        """All pieces that stand together: the lines of an issuer's name."""
        pieces = [e for e in found.evidence if e.page == found.evidence[0].page]
        if not pieces:
            return None
        whole = Evidence(None, pieces[0].start, pieces[-1].end)
        close = 0 < whole.end - whole.start <= 2 * sum(e.end - e.start for e in pieces)
        return self._words(whole if close else pieces[0])

    def _words(self, evidence: Evidence) -> str:
        return " ".join(self._source.quote(Span(evidence.start, evidence.end)).split())


def named(golds: Sequence[dict[str, Any]], document: Path, home: Path | None) -> Any:
    """Gold that says which file it is about, unless that is ``source.*`` in the same folder."""
    path = _relative(document, home)
    if home is not None and Path(path).parent == Path() and document.stem == "source":
        rows = list(golds)
    else:
        rows = [{"path": path} | gold for gold in golds]
    return rows[0] if len(rows) == 1 else rows


def _relative(document: Path, home: Path | None) -> str:
    if home is None:
        return document.name
    return Path(os.path.relpath(document.resolve(), home.resolve())).as_posix()


def written(gold: Any) -> str:
    """JSON for people: an object a line in lists of objects, everything else a key a line."""
    rows = gold if isinstance(gold, list) else [gold]
    texts = [_object(row) for row in rows]
    return (texts[0] if not isinstance(gold, list) else "[\n" + ",\n".join(texts) + "\n]") + "\n"


def _object(gold: dict[str, Any]) -> str:
    lines = [f"  {_json(key)}: {_value(value)}" for key, value in gold.items()]
    return "{\n" + ",\n".join(lines) + "\n}"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        inside = ",\n".join(f"    {_json(key)}: {_json(each)}" for key, each in value.items())
        return "{\n" + inside + "\n  }" if value else "{}"
    if not isinstance(value, list) or not value:
        return _json(value)
    return "[\n" + ",\n".join(f"    {_json(each)}" for each in value) + "\n  ]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
