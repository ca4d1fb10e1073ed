"""Facts of the values that a document has once: header, title, signature."""

from __future__ import annotations

from collections.abc import Iterator

from vbparse.confidence._scene import Scene
from vbparse.document import DocNumber, DocType, Field, Issuer, Plan, Signer
from vbparse.patterns import lazy
from vbparse.vietnamese.fold import bare

__all__ = [
    "doc_number",
    "doc_type",
    "issued_on",
    "issuer",
    "period",
    "place",
    "signer",
    "stamp",
    "subject",
    "theme",
]

Facts = Iterator[tuple[str, float]]
_LONG_SUBJECT, _LONG_NAME = 60, 14  # words
_ENDED = lazy(r"[.;:,]$|\b(?:và|của|về|các|tại|trên)$")
_SENTENCES = lazy(r"[.;:!?] \S|\d\. ")
_YEAR = lazy(r"\b20\d\d\b")
_ODD = lazy(r"[\d/]|[.;:]\s|\s-\s")


def doc_type(value: DocType, plan: Plan, scene: Scene) -> Facts:
    """Title and symbol as two readings of one thing."""
    coded = plan.doc_number.symbol is not None
    if coded and value.code in scene.organs:
        yield "agrees with the symbol", 1.0
    elif coded:
        yield "differs from the symbol", 1.0
    if value.alternatives:
        yield "has alternatives", 1.0


def doc_number(value: DocNumber, plan: Plan, scene: Scene) -> Facts:
    """Type and issuer as printed elsewhere speak for the symbol."""
    if plan.doc_type.code in scene.organs:
        yield "type agrees", 1.0
    if plan.issuer.value and any(_abbreviates(organ, scene.initials) for organ in scene.organs):
        yield "issuer agrees", 1.0
    if value.status != "present":
        yield value.status, 1.0
    if value.number and not value.number.isdigit():
        yield "odd figures", 1.0


def _abbreviates(organ: str, initials: str) -> bool:
    """``UBND`` is in UBNDXDT; ``SGDĐT`` in SGDVDTTHS when small words are left out."""
    rest = iter(initials)
    return len(organ) > 1 and all(letter in rest for letter in bare(organ).upper())


def place(value: Field, plan: Plan, scene: Scene) -> Facts:
    """The place is mostly part of the issuer's name or of that of the body above."""
    issuer = plan.issuer
    if value.value and any(value.value in (n or "") for n in (issuer.value, issuer.parent)):
        yield "in the issuer's name", 1.0
    if _ODD.search(value.value or ""):
        yield "odd", 1.0


def issued_on(value: Field, plan: Plan, scene: Scene) -> Facts:
    """No căn cứ can be younger than the plan."""
    day = value.value or ""
    cited = [c.issued_on for c in plan.citations if c.preamble and c.issued_on]
    if any(len(other) == len(day) and other > day for other in cited):
        yield "a basis is younger", 1.0
    if any(other[:4] == day[:4] for other in cited):
        yield "a basis of the year", 1.0
    if value.status != "present":
        yield value.status, 1.0
    if plan.place.value is None:
        yield "no place", 1.0


def issuer(value: Issuer, plan: Plan, scene: Scene) -> Facts:
    """The register and the symbol of the number know the body."""
    name = value.value or ""
    words = len(name.split())
    if value.id:
        yield "in the register", 1.0
    if value.parent:
        yield "a body above", 1.0
    if any(_abbreviates(organ, scene.initials) for organ in scene.organs):
        yield "symbol agrees", 1.0
    elif scene.organs:
        yield "symbol differs", 1.0
    signed = plan.signer.on_behalf_of
    if signed and name.casefold().startswith(signed.casefold()):
        yield "signed for", 1.0
    if _repeats(name):
        yield "a word twice", 1.0
    if name and scene.text.count(name, scene.span.start, scene.span.end) > 1:
        yield "printed again", 1.0
    yield "words", min(words, _LONG_NAME) / _LONG_NAME
    if words > _LONG_NAME or words < 2:
        yield "odd length", 1.0
    if _ODD.search(name):
        yield "odd", 1.0


def _repeats(name: str) -> bool:
    """Two bodies taken for one: ``Tổng Liên đoàn Lao động Việt Nam Liên đoàn Lao động tỉnh``."""
    first = name.split()[:1]
    return bool(first) and name.casefold().split().count(first[0].casefold()) > 1


def subject(value: Field, plan: Plan, scene: Scene) -> Facts:
    """A subject that is cut short or runs on shows it."""
    text = value.value or ""
    words = len(text.split())
    yield "words", min(words, _LONG_SUBJECT) / _LONG_SUBJECT
    if words > _LONG_SUBJECT or words < 3:
        yield "odd length", 1.0
    if words < 6:
        yield "short", 1.0
    if _SENTENCES.search(text):
        yield "two sentences", 1.0
    if _YEAR.search(text):
        yield "names a year", 1.0
    if _ENDED.search(text):
        yield "ends oddly", 1.0
    if text.count("(") != text.count(")") or text.count("“") != text.count("”"):
        yield "open bracket", 1.0


def theme(value: Field, plan: Plan, scene: Scene) -> Facts:
    """As the subject."""
    yield from subject(value, plan, scene)


def period(value: Field, plan: Plan, scene: Scene) -> Facts:
    """The form of the period."""
    text = value.value or ""
    yield ("two ends" if "/" in text else "one term"), 1.0
    if scene.year and text[:4].isdigit() and abs(int(text[:4]) - scene.year) > 1:
        yield "far from the day of issue", 1.0


def stamp(value: Field, plan: Plan, scene: Scene) -> Facts:
    """*Mật*, *hỏa tốc*: nothing but their own place."""
    return iter(())


def signer(value: Signer, plan: Plan, scene: Scene) -> Facts:
    """A name has two to five words, a post and mostly an authority."""
    words = len((value.value or "").split())
    if not 2 <= words <= 5:
        yield "odd length", 1.0
    if value.authority:
        yield "authority", 1.0
    if value.title is None:
        yield "no post", 1.0
    if value.alternatives:
        yield "several sign", 1.0
