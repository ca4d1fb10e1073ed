"""A worker process: ``python -m vbparse.archive.worker FD MEGABYTES``. It reads what comes over FD.

It ends when its parent does, takes no more memory than it may, and leaves the terminal alone.
"""

from __future__ import annotations

import gc
import itertools
import os
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection

from vbparse.archive.take import Failed, Order, Outcome, take

__all__ = ["main"]

_READY = "ready"


def main() -> None:
    """Reads orders until there are no more."""
    connection: Connection[tuple[int, Outcome] | str, Order | None] = Connection(int(sys.argv[1]))
    _limit(int(sys.argv[2]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    _die_with_parent()
    gc.freeze()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send(_READY)
        for read in itertools.count(1):
            if (order := connection.recv()) is None:
                break
            outcome, sound = _taken(order)
            connection.send((order.number, outcome))
            if not sound:
                break
            if read.bit_count() == 1:  # after the 1st, the 2nd, the 4th, the 8th
                del order, outcome
                _settle()
    os._exit(0)  # nothing is left to be put in order


def _settle() -> None:
    """What was loaded meanwhile stays: the collector need not go through it again and again."""
    gc.collect()
    gc.freeze()


def _taken(order: Order) -> tuple[Outcome, bool]:
    """What came of it, and whether this process may go on."""
    try:
        return take(order), True
    except MemoryError:
        pass
    return Failed(
        "memory",
        "cần nhiều bộ nhớ hơn giới hạn (--max-memory)",
        "needs more memory than allowed (--max-memory)",
    ), False


def _limit(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # not a Unix: the time limit alone must do
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # RLIMIT_DATA counts what is written to; RLIMIT_AS would count what is only reserved
    kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (megabytes << 20, megabytes << 20))


def _die_with_parent() -> None:
    """Without this, a worker whose parent was killed would finish its file first."""
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


if __name__ == "__main__":
    main()
