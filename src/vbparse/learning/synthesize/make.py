"""Documents by the thousand: from a seed to folders with sources and gold.

Each document has streams of choices of its own, so the same seed gives the same bytes whatever the
number of documents or the formats asked for.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from vbparse.errors import OutputError
from vbparse.learning.synthesize.as_text import as_text
from vbparse.learning.synthesize.dice import Dice
from vbparse.learning.synthesize.directives import KINDS, compose_enclosed, compose_other
from vbparse.learning.synthesize.draft import Draft
from vbparse.learning.synthesize.families import family
from vbparse.learning.synthesize.faults import FAULTS, inject
from vbparse.learning.synthesize.gold import gold_of
from vbparse.learning.synthesize.issuers import PARTY, STATE, make_issuer
from vbparse.learning.synthesize.looks import days_of
from vbparse.learning.synthesize.noise import Level, noisy_text
from vbparse.learning.synthesize.placed import Boxes
from vbparse.learning.synthesize.plan import compose_plan
from vbparse.learning.synthesize.setting import a_day, make_setting
from vbparse.learning.synthesize.sound import varied, whole
from vbparse.learning.synthesize.tagged import Tagged
from vbparse.learning.synthesize.words import Split, fingerprint, words_of

__all__ = ["FORMATS", "Document", "Options", "Written", "documents", "files", "write"]

FORMATS = ("txt", "docx", "pdf")
MOST_FAULTS = 3
TRIES = 40
OTHERS = 0.1  # share of documents that are no plans
ENCLOSED = 0.03  # share of files with a decision and the plan issued with it
ERAS = {(date(2020, 3, 10), date(2026, 10, 1)): 75, (date(2011, 3, 10), date(2020, 3, 1)): 20}
ERAS |= {(date(2006, 1, 5), date(2011, 3, 1)): 5}


@dataclass(frozen=True)
class Options:
    """What is asked for; one of ``count`` documents and ``families`` may be nothing."""

    seed: int = 1
    count: int = 0
    families: int = 0
    split: Split = "all"
    faults: tuple[str, ...] = ()
    noise: Level | None = None
    formats: tuple[str, ...] = FORMATS
    sound: bool = False  # plans only, and nothing in them that a rule could find fault with
    regime: str = ""  # sound plans of one regime only: ``state 2020``, ``party 2026``


@dataclass(frozen=True)
class Document:
    """The documents of one file under one name; ``parent``: the one that it carries out."""

    name: str
    drafts: tuple[Draft, ...]
    dice: Dice
    family: str | None = None
    parent: str | None = None


@dataclass
class Written:
    """What ``write`` has made."""

    documents: int = 0
    files: int = 0
    faults: Counter[str] = field(default_factory=Counter)


def documents(options: Options) -> Iterator[Document]:
    """All documents, composed and faulty as asked for, one after the other."""
    words = words_of(options.split)
    for i in range(options.count):
        dice = Dice(words, options.seed, options.split, i)
        made = (
            _sound(dice, f"{i:05d}", options.regime) if options.sound else _single(dice, f"{i:05d}")
        )
        yield _faulty(made, options)
    for i in range(options.families):
        dice = Dice(words, options.seed, options.split, "family", i)
        name = f"f{i:04d}"
        for member in list(family(dice, name)):  # all composed before any is spoilt
            made = Document(
                member.name, (member.draft,), dice.apart(member.name), name, member.parent
            )
            yield _faulty(made, options)


def _single(dice: Dice, number: str) -> Document:
    """A document that belongs to nothing."""
    setting = make_setting(dice, a_day(dice, *dice.weighted(ERAS)))
    issuer = make_issuer(dice, dice.weighted({**STATE, **PARTY}), setting)
    if dice.chance(ENCLOSED) and issuer.collective and not issuer.party:
        return Document(f"{number}-decision+plan", compose_enclosed(dice, issuer), dice)
    if dice.chance(OTHERS):
        kind = dice.pick(("directive", "notice") if issuer.party else tuple(KINDS))
        return Document(f"{number}-{kind}", (compose_other(dice, issuer, kind),), dice)
    return Document(f"{number}-{issuer.kind}", (compose_plan(dice, issuer),), dice)


def _sound(dice: Dice, number: str, regime: str) -> Document:
    """A plan that leaves nothing out; drawn again until it is whole."""
    eras, issuers = _of_regime(regime) if regime else (ERAS, {**STATE, **PARTY})
    for again in range(TRIES):
        stream = dice.apart(f"sound{again}")
        setting = make_setting(stream, a_day(stream, *stream.weighted(eras)))
        issuer = make_issuer(stream, stream.weighted(issuers), setting)
        draft = compose_plan(stream, issuer, whole=True, sound=True)
        if whole(draft):
            break
    draft.look = varied(draft.look, stream.apart("form"))
    return Document(f"{number}-{issuer.kind}", (draft,), stream)


def _of_regime(name: str) -> tuple[Mapping[tuple[date, date], float], Mapping[str, float]]:
    """The days of a regime, and the issuers that follow it."""
    days = days_of(name, first=min(start for start, _ in ERAS), last=max(end for _, end in ERAS))
    return {days: 1.0}, PARTY if name.startswith("party") else STATE


def _faulty(document: Document, options: Options) -> Document:
    for draft in document.drafts:
        if options.faults:
            inject(draft, document.dice.apart("faults"), options.faults, MOST_FAULTS)
    return document


def files(document: Document, options: Options) -> dict[str, bytes]:
    """Name → bytes of all that belongs to a document, its gold included."""
    drafts = document.drafts
    found: dict[str, bytes] = {}
    boxes: Boxes = {}
    facts: dict[str, Any] | None = None
    if "pdf" in options.formats:
        from vbparse.learning.synthesize.as_pdf import as_pdf

        paper = as_pdf(drafts)
        boxes, found["source.pdf"] = paper.boxes, paper.data
        if options.noise:
            facts = _scanned(document, options.noise, found)
    if "docx" in options.formats:
        from vbparse.learning.synthesize.as_word import as_word

        found["source.docx"] = as_word(drafts)
    clean = [as_text(draft) for draft in drafts]
    texts = clean
    if options.noise:
        noise = document.dice.apart("letters")
        texts = [noisy_text(text, noise, options.noise) for text in clean]
    if "txt" in options.formats:
        found["source.txt"] = "".join(text.text for text in texts).encode()
    found["gold.json"] = _gold(document, options, clean, texts, boxes, facts)
    return found


def _scanned(document: Document, noise: Level, found: dict[str, bytes]) -> dict[str, Any]:
    """Page images beside the document; its PDF holds the pictures only."""
    from vbparse.learning.synthesize.scans import scan

    made = scan(document.drafts, document.dice.apart("scan"), noise)
    found |= {f"page-{i}.png": page for i, page in enumerate(made.pages, 1)}
    found["source.pdf"] = made.pdf
    return made.facts


def _gold(
    document: Document,
    options: Options,
    clean: Sequence[Tagged],
    texts: Sequence[Tagged],
    boxes: Boxes,
    facts: Mapping[str, Any] | None,
) -> bytes:
    offset, rows = 0, []
    for draft, paper, text in zip(document.drafts, clean, texts, strict=True):
        origin = {
            "seed": options.seed,
            "name": document.name,
            "split": options.split,
            "noise": options.noise,
            "words": fingerprint(),
            "issuer kind": draft.issuer.kind,
            "subject": draft.issuer.setting.topic["key"],
            "look": {k: v for k, v in asdict(draft.look).items() if k not in ("regime", "odd")},
            "family": document.family,
            "parent": document.parent,
        }
        row = gold_of(draft, text, boxes, origin, clean=paper, offset=offset)
        if (
            draft.look.overlay
            and "pdf" in options.formats
            and row["doc_number_status"] == "present"
        ):
            row["doc_number_status"] = "overlay"
        rows.append(row | ({"scan": dict(facts)} if facts else {}))
        offset += len(text)
    whole = rows[0] if len(rows) == 1 else rows
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def write(options: Options, out: Path) -> Iterator[Written]:
    """Write every document into a folder of its own below ``out``; yields after each.

    ``out`` must be new or empty. Raises ``OutputError``, or ``Unavailable`` without the font.
    """
    _emptied(out)
    written = Written()
    links: list[str] = []
    for document in documents(options):
        home = out / document.name
        home.mkdir()
        for name, data in files(document, options).items():
            (home / name).write_bytes(data)
            written.files += 1
        written.documents += 1
        for draft in document.drafts:
            written.faults.update(fault["kind"] for fault in draft.faults)
            links += _links(document, draft)
        yield written
    if options.families:
        (out / "links.jsonl").write_text("".join(links), "utf-8")
    (out / "made.json").write_text(_card(options), "utf-8")


def _emptied(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        if any(out.iterdir()):
            raise OutputError(
                f"{out}: thư mục không rỗng",
                f"{out}: the folder is not empty",
                hint_vi="chọn thư mục mới",
                hint_en="choose a new folder",
            )
    except OSError as error:
        raise OutputError(f"{out}: {error.strerror}", f"{out}: {error.strerror}") from error


def _links(document: Document, draft: Draft) -> Iterator[str]:
    """A line for each citation of a document of the family."""
    for key, data in draft.values.items():
        if key.startswith("base#") and data.get("target"):
            row = {
                "document": document.name,
                "target": data["target"],
                "number": data["number"],
                "relation": data["relation"],
                "parent": data["target"] == document.parent,
            }
            yield json.dumps(row, ensure_ascii=False) + "\n"


def _card(options: Options) -> str:
    """How the folder was made."""
    card = {**asdict(options), "words": fingerprint(), "known faults": sorted(FAULTS)}
    return json.dumps(card, ensure_ascii=False, indent=1) + "\n"
