"""Người ký (ô 7): name, chức vụ, quyền hạn."""

from __future__ import annotations

from vbparse.document import Alternative, Layout, Signer
from vbparse.extractor import Known, extractor
from vbparse.fields._names import name_case
from vbparse.fields._signature import Signature, by_rank, post_case, read_signatures


@extractor("signer")
def signer(layout: Layout, known: Known) -> Signer:
    """The person at the end; a joint document has the others as alternatives.

    0.96: a known family name with a post; 0.9: another name with a post; 0.7: no post. A post
    without a name (an unsigned draft) is ``missing``, but post and authority are given.
    """
    signatures = by_rank(layout.flow, read_signatures(layout))
    if not signatures:
        return Signer(status="missing")
    first, *others = signatures
    value = name_case(layout.read(first.name)) if first.name else None
    spans = tuple(s for s in (first.name, first.title, first.head) if s)
    return Signer(
        value=value,
        status="present" if value else "missing",
        title=_post(layout, first),
        authority=first.authority,
        on_behalf_of=post_case(layout.read(first.head)) if first.head else None,
        spans=spans,
        confidence=_sure(first),
        alternatives=tuple(
            Alternative(name_case(layout.read(s.name)), _sure(s)) for s in others if s.name
        ),
    )


def _post(layout: Layout, signature: Signature) -> str | None:
    if signature.title is None:
        return None
    return post_case(layout.read(signature.title))


def _sure(signature: Signature) -> float:
    if signature.title is None or signature.name is None:
        return 0.7
    return 0.96 if signature.sure else 0.9
