"""Gold of a made document: the keys of the annotation guide, and what only its maker can know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.issuers import LEVELS
from vbparse.learning.synthesize.placed import Boxes, Spans, quoted, spans_of
from vbparse.learning.synthesize.tagged import Tagged

__all__ = ["gold_of"]

SCALARS = (
    "doc_type",
    "doc_number",
    "place",
    "issued_on",
    "issuer",
    "parent_org",
    "subject",
    "theme",
)
SIGNER = ("signer_name", "signer_title", "signing_authority")
LISTS = (
    "base",
    "cite",
    "deadline",
    "task",
    "recipient",
    "heading",
    "annex",
    "unit",
    "distractor",
    "issued_with",
)


class _Gold:
    """Reads the values off a draft in the order in which its text shows them."""

    def __init__(
        self, draft: Draft, text: Tagged, boxes: Boxes, clean: Tagged, offset: int
    ) -> None:
        self.draft, self.text, self.boxes, self.offset = draft, text.text, boxes, offset
        self.spans: Spans = spans_of(text)
        self.clean = clean.text
        self.clean_spans = self.spans if clean is text else spans_of(clean)
        self.evidence: dict[str, list[dict[str, Any]]] = {}

    def keys(self, kind: str) -> list[str]:
        """Keys of a kind that the text shows, in text order."""
        found = [k for k in self.draft.values if k.split("#")[0] == kind and self.place(k)]
        return sorted(found, key=lambda k: (self.place(k) or (0, 0), k))

    def place(self, key: str) -> tuple[int, int] | None:
        """The first place of a value or of a part of it."""
        places = [
            s
            for k, spans in self.spans.items()
            if k == key or k.startswith(f"{key}/")
            for s in spans
        ]
        return min(places, default=None)

    def quote(self, key: str) -> str | None:
        """The words of a value as on paper, white space folded."""
        return quoted(self.clean, self.clean_spans[key]) if key in self.clean_spans else None

    def read(self, key: str) -> str | list[str] | None:
        """The words as on paper and, where they differ, as in the text; of a value that something
        else breaks (a page number, the other half of the header) the longest part."""
        forms = [self.quote(key) or ""]
        places = self.spans.get(key, [])
        if places:
            longest = max(places, key=lambda place: place[1] - place[0])
            forms += [quoted(self.text, places), quoted(self.text, [longest])]
        found = [form for form in dict.fromkeys(forms) if form]
        return found if len(found) > 1 else next(iter(found), None)

    def at(self, places: list[tuple[int, int]]) -> list[list[int]]:
        """Spans in the whole file."""
        return [[start + self.offset, end + self.offset] for start, end in places]

    def note(self, name: str, key: str) -> None:
        """Enter where a value stands under the name that gold gives it."""
        for mark, places in self.spans.items():
            if mark != key and not mark.startswith(f"{key}/"):
                continue
            part = mark[len(key) :]
            entry: dict[str, Any] = {"quote": quoted(self.text, places), "spans": self.at(places)}
            if mark in self.boxes:
                entry["boxes"] = [[b[0], *(round(v, 1) for v in b[1:])] for b in self.boxes[mark]]
            self.evidence.setdefault(f"{name}{part}", []).append(entry)


def gold_of(
    draft: Draft,
    text: Tagged,
    boxes: Boxes,
    origin: dict[str, Any],
    *,
    clean: Tagged | None = None,
    offset: int = 0,
) -> dict[str, Any]:
    """The gold of a document as rendered; values whose words are gone are gone too.

    ``clean``: the text before noise, as on paper; ``offset``: where the document begins.
    """
    gold = _Gold(draft, text, boxes, clean or text, offset)
    scalars = draft.scalars
    record: dict[str, Any] = {
        key: scalars.get(key) for key in ("doc_type", "doc_number", "doc_number_status")
    }
    record |= {key: scalars.get(key) for key in (*SCALARS[2:],)}
    record["legal_bases"] = list(_bases(gold, "base", "legal_bases"))
    record["parent"] = scalars.get("parent")
    record["lead_units"] = _lead_units(gold)
    deadlines = list(_deadlines(gold))
    record["deadlines"] = deadlines
    record["recipients"] = list(_recipients(gold))
    record |= {key: scalars.get(key) for key in SIGNER}
    record |= _sections(gold)
    record["truncated"] = False
    record["unsure"] = list(scalars.get("unsure", ()))
    for key in (*SCALARS, *SIGNER):
        _note_scalar(gold, key)
    record["quotes"] = {k: gold.read(gold.keys(k)[0]) for k in (*SCALARS, *SIGNER) if gold.keys(k)}
    record |= _more(gold)
    record["evidence"] = gold.evidence
    record["slices"] = _slices(draft, origin)
    record["origin"] = origin
    return record


def _note_scalar(gold: _Gold, name: str) -> None:
    for key in gold.keys(name):
        gold.note(name, key)


def _bases(gold: _Gold, kind: str, name: str) -> Iterator[dict[str, Any]]:
    for i, key in enumerate(gold.keys(kind)):
        gold.note(f"{name}/{i}", key)
        data = dict(gold.draft.values[key])
        target = data.pop("target", None)
        data["quote"] = gold.read(key)
        yield data | ({"target": target} if target else {})


def _lead_units(gold: _Gold) -> list[str]:
    """Bodies that lead or gather the reports, each once, as first printed."""
    found: dict[str, str] = {}
    for key in gold.keys("unit"):
        data = gold.draft.values[key]
        if data["role"] in ("lead", "collect") and data["unit"] not in found:
            found[data["unit"]] = gold.quote(key) or data["unit"]
            gold.note(f"lead_units/{len(found) - 1}", key)
    return list(found.values())


def _deadlines(gold: _Gold) -> Iterator[dict[str, Any]]:
    for i, key in enumerate(gold.keys("deadline")):
        gold.note(f"deadlines/{i}", key)
        data = gold.draft.values[key]
        yield {
            "value": data["value"],
            "kind": data["kind"],
            "text": gold.read(key),
            "action": data["action"],
            "unit": data["unit"],
            "bound": data["bound"],
            "row": data["row"],
        }


def _recipients(gold: _Gold) -> Iterator[str]:
    kept = [k for k in gold.keys("recipient") if not gold.draft.values[k]["archive"]]
    for i, key in enumerate(kept):
        gold.note(f"recipients/{i}", key)
        yield gold.quote(key) or ""


def _sections(gold: _Gold) -> dict[str, Any]:
    """Top-level titles with their kinds, and every numbered heading below ``headings``."""
    rows: list[dict[str, Any]] = []
    open_at: dict[int, int] = {}
    for i, key in enumerate(gold.keys("heading")):
        gold.note(f"headings/{i}", key)
        data = gold.draft.values[key]
        level = data["level"]
        above = max((n for lv, n in open_at.items() if lv < level), default=None)
        open_at = {lv: n for lv, n in open_at.items() if lv < level} | {level: i}
        title = gold.quote(key) if data["titled"] else None
        rows.append({**data, "title": title, "parent": above})
    top = [row for row in rows if row["level"] == 1 and row["titled"]]
    return {
        "sections": [row["title"] for row in top],
        "section_kinds": [row["kinds"] for row in top],
        "headings": rows,
    }


def _more(gold: _Gold) -> dict[str, Any]:
    """What the annotation guide does not ask for: tasks, roles, zones, faults and so on."""
    draft = gold.draft
    index = {key: i for i, key in enumerate(gold.keys("deadline"))}
    tasks = []
    for i, key in enumerate(gold.keys("task")):
        gold.note(f"tasks/{i}", key)
        data = draft.values[key]
        tasks.append(
            {
                "value": gold.quote(f"{key}/value") or data.get("value"),
                "lead": data["lead"],
                "support": data["support"],
                "deadline": index.get(data.get("deadline") or ""),
                "product": data.get("product"),
                "origin": data["origin"],
                "explicit": data["explicit"],
            }
        )
    task_at = {key: i for i, key in enumerate(gold.keys("task"))}
    return {
        "period": draft.scalars.get("period"),
        "draft": bool(draft.scalars.get("draft")),
        "urgency": draft.scalars.get("urgency"),
        "issued_with": next((draft.values[k] for k in gold.keys("issued_with")), None),
        "citations": list(_bases(gold, "cite", "citations")),
        "tasks": tasks,
        "roles": [_role(gold, key, task_at) for key in gold.keys("unit")],
        "annexes": [
            {"number": draft.values[k]["number"], "title": draft.values[k]["title"]}
            for k in gold.keys("annex")
        ],
        "zones": _zones(gold),
        "distractors": [
            {
                "about": draft.values[k]["about"],
                "quote": gold.quote(k),
                "spans": gold.at(gold.spans[k]),
            }
            for k in gold.keys("distractor")
        ],
        "faults": [_fault(gold, fault) for fault in draft.faults],
    }


def _fault(gold: _Gold, fault: dict[str, Any]) -> dict[str, Any]:
    """A fault with the words that show it; one that leaves something out has none."""
    found = {name: fault[name] for name in ("kind", "rule", "message")}
    return found | {
        "quote": gold.quote(fault["key"]),
        "spans": gold.at(gold.spans.get(fault["key"], [])),
    }


def _role(gold: _Gold, key: str, task_at: dict[str, int]) -> dict[str, Any]:
    data = gold.draft.values[key]
    task = task_at.get(data["task"]) if data["task"] else None
    return {
        "unit": data["unit"],
        "role": data["role"],
        "task": task,
        "spans": gold.at(gold.spans[key]),
    }


def _zones(gold: _Gold) -> list[dict[str, Any]]:
    """Stretches of the text by their zone, line by line joined."""
    rows = [
        (start + gold.offset, end + gold.offset, key.removeprefix("zone/"))
        for key, places in gold.spans.items()
        if key.startswith("zone/")
        for start, end in places
    ]
    return [{"kind": kind, "start": start, "end": end} for start, end, kind in sorted(rows)]


def _slices(draft: Draft, origin: dict[str, Any]) -> dict[str, str]:
    faults = "+".join(sorted({fault["kind"] for fault in draft.faults})) or "none"
    return {
        "level": LEVELS[draft.issuer.kind],
        "regime": draft.look.regime.name,
        "text style": draft.look.text,
        "split": str(origin["split"]),
        "noise": str(origin.get("noise") or "none"),
        "faults": faults,
    }
