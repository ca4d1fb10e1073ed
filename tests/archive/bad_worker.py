"""A worker that goes wrong on files of certain names, as a parser may on certain files."""

from __future__ import annotations

import os
import signal
import time

from vbparse.archive import worker
from vbparse.archive.take import Order, Outcome, take


def taken(order: Order) -> Outcome:
    name = order.path.name
    if name.startswith("treo"):
        time.sleep(60)
    if name.startswith("sap"):
        os.kill(os.getpid(), signal.SIGSEGV)
    if name.startswith("ngon"):
        bytearray(2_000_000_000)
    return take(order)


if __name__ == "__main__":
    worker.take = taken
    worker.main()
