"""The outcome for a citation: resolved, ambiguous or unresolved; precision before all."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from vbparse.linking.reasons import Reason
from vbparse.linking.values import Cited, Known
from vbparse.linking.weigh import NEVER, certainty, weigh

__all__ = ["AMBIGUOUS", "RESOLVED", "UNRESOLVED", "Outcome", "Rival", "resolve"]

RESOLVED, AMBIGUOUS, UNRESOLVED = "resolved", "ambiguous", "unresolved"
_SURE = 0.9  # the least score of a link; from the calibration on generated families
_WORTH = 0.25  # candidates below it are not shown
_LEAD = 1.2  # log-odds by which the best must lead the next that is worth a thought
_MOST = 8  # candidates kept


@dataclass(frozen=True, slots=True)
class Rival:
    """A candidate, with what speaks for it and against it."""

    target: int
    score: float
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the archive says of a citation; ``rivals`` are all candidates, the best first."""

    status: str = UNRESOLVED
    target: int | None = None
    score: float = 0.0
    why: tuple[Reason, ...] = ()
    rivals: tuple[Rival, ...] = ()
    human: bool = False


def resolve(
    citation: Cited,
    works: Iterable[Known],
    *,
    linked: int | None = None,
    vetoed: Collection[int] = (),
) -> Outcome:
    """The work that ``citation`` means. What a human has linked or ruled out holds for ever."""
    weighed = []
    for work in works:
        logit, why = weigh(citation, work)
        if work.id in vetoed or logit == NEVER:
            continue
        weighed.append((logit, Rival(work.id, certainty(logit), why)))
    weighed.sort(key=lambda pair: (-pair[0], pair[1].target))
    foremost: dict[int, tuple[float, Rival]] = {}
    for pair in weighed:  # a work may bear several names; the one that fits best counts
        foremost.setdefault(pair[1].target, pair)
    weighed = list(foremost.values())
    rivals = tuple(rival for _, rival in weighed if rival.score >= _WORTH)[:_MOST]
    if linked is not None:
        others = tuple(rival for rival in rivals if rival.target != linked)
        why = (Reason("human.link"),)
        return Outcome(RESOLVED, linked, 1.0, why, (Rival(linked, 1.0, why), *others), human=True)
    if not rivals or rivals[0].score < _SURE:
        return Outcome(UNRESOLVED, None, rivals[0].score if rivals else 0.0, (), rivals)
    best = rivals[0]
    if len(rivals) > 1 and weighed[0][0] - weighed[1][0] < _LEAD:
        return Outcome(AMBIGUOUS, None, best.score, (*best.why, Reason("rival")), rivals)
    return Outcome(RESOLVED, best.target, best.score, best.why, rivals)
