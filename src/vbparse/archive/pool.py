"""Worker processes: one file at a time each, with a limit of time and of memory.

A worker that hangs is killed, one that dies is replaced; the file it was at is to blame, and gets
a second try in a fresh worker only when the worker died. Workers are replaced by fresh ones after
two thousand files, so that nothing can pile up for ever.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any

from vbparse.archive.take import Failed, Order, Outcome
from vbparse.errors import Unavailable

__all__ = ["Limits", "Pool", "Result"]

_AHEAD = 3  # orders that a worker has at once: it need not wait while the parent writes
_RECYCLED_AFTER = 2000
_START = 60.0  # seconds that a worker may take until it is ready
_MOST_CRASHES = 2  # of one file
_MOST_FALSE_STARTS = 3

Result = tuple[int, Outcome]


@dataclass(frozen=True)
class Limits:
    """How many workers, and what each may use for one file."""

    workers: int = 1
    seconds: float = 120.0
    megabytes: int = 1500


@dataclass
class _Worker:
    process: subprocess.Popen[bytes]
    connection: Connection[Any, Any]
    until: float  # when it must have answered, while it has something to do
    ready: bool = False
    given: int = 0
    orders: deque[Order] = field(default_factory=deque)


class Pool:
    """Takes orders, gives outcomes in the order in which they come."""

    program = ("-P", "-m", "vbparse.archive.worker")  # -P: nothing of the current folder is run

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._workers: list[_Worker] = []
        self._waiting: deque[Order] = deque()
        self._crashes: Counter[int] = Counter()
        self._false_starts = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            _end(worker, kill=True)
        self._workers.clear()

    @property
    def pending(self) -> int:
        """Orders without an outcome."""
        return len(self._waiting) + sum(len(worker.orders) for worker in self._workers)

    def submit(self, order: Order) -> None:
        """Adds an order; it is read in its turn."""
        self._waiting.append(order)

    def results(self, patience: float) -> Iterator[Result]:
        """What is done within ``patience`` seconds: as soon as there is something, that."""
        self._hand_out()
        now = time.monotonic()
        busy = [worker for worker in self._workers if worker.orders or not worker.ready]
        if not busy:
            return
        nearest = min(worker.until for worker in busy)
        answered = wait(
            [worker.connection for worker in busy], max(0.0, min(patience, nearest - now))
        )
        for worker in busy:
            if worker.connection in answered:
                yield from self._heard(worker)
            elif worker.until <= time.monotonic():
                yield from self._overdue(worker)
        self._hand_out()

    def _hand_out(self) -> None:
        self._workers = [worker for worker in self._workers if not self._is_used_up(worker)]
        while self._waiting and len(self._workers) < self.limits.workers:
            self._workers.append(self._started())
        while self._waiting:
            free = [w for w in self._workers if len(w.orders) < _AHEAD]
            free = [w for w in free if w.given < _RECYCLED_AFTER]
            if not free:
                return
            self._give(min(free, key=lambda w: len(w.orders)), self._waiting.popleft())

    def _give(self, worker: _Worker, order: Order) -> None:
        if not worker.orders and worker.ready:
            worker.until = time.monotonic() + self.limits.seconds
        worker.orders.append(order)
        worker.given += 1
        with suppress(OSError):  # it has died: that comes out when it is waited for
            worker.connection.send(order)

    def _heard(self, worker: _Worker) -> Iterator[Result]:
        """Everything that a worker has to say by now."""
        try:
            while worker.connection.poll():
                said = worker.connection.recv()
                worker.until = time.monotonic() + self.limits.seconds
                if not worker.ready:
                    worker.ready, self._false_starts = True, 0
                    continue
                order = worker.orders.popleft()
                self._crashes.pop(order.number, None)
                yield said
        except (EOFError, OSError):
            yield from self._died(worker)

    def _died(self, worker: _Worker) -> Iterator[Result]:
        self._discard(worker)
        code = worker.process.returncode
        if not worker.ready:
            self._false_starts += 1
            self._put_back(worker)
            if self._false_starts >= _MOST_FALSE_STARTS:
                raise _no_workers(code)
            return
        if code == 0:  # it has said why, and left: memory
            self._put_back(worker)
            return
        if worker.orders:
            order = worker.orders[0]
            self._crashes[order.number] += 1
            if self._crashes[order.number] >= _MOST_CRASHES:
                worker.orders.popleft()
                yield order.number, _crashed(code)
        self._put_back(worker)

    def _overdue(self, worker: _Worker) -> Iterator[Result]:
        self._discard(worker)
        if worker.ready and worker.orders:
            seconds = f"{self.limits.seconds:g}"
            yield (
                worker.orders.popleft().number,
                Failed(
                    "timeout",
                    f"đọc lâu hơn giới hạn {seconds} giây (--timeout)",
                    f"took longer than the limit of {seconds} seconds (--timeout)",
                ),
            )
        elif not worker.ready:
            self._false_starts += 1
            if self._false_starts >= _MOST_FALSE_STARTS:
                raise _no_workers(None)
        self._put_back(worker)

    def _put_back(self, worker: _Worker) -> None:
        self._waiting.extendleft(reversed(worker.orders))
        worker.orders.clear()

    def _discard(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        _end(worker, kill=worker.process.poll() is None and bool(worker.orders))

    def _is_used_up(self, worker: _Worker) -> bool:
        if worker.given < _RECYCLED_AFTER or worker.orders:
            return False
        _end(worker, kill=False)
        return True

    def _started(self) -> _Worker:
        here, there = Pipe()
        words = [sys.executable, *self.program, str(there.fileno()), str(self.limits.megabytes)]
        process = subprocess.Popen(  # noqa: S603
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(there.fileno(),),
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )
        there.close()
        return _Worker(process, here, time.monotonic() + _START)


def _end(worker: _Worker, *, kill: bool) -> None:
    if kill:
        worker.process.kill()
    with suppress(OSError):
        worker.connection.close()
    worker.process.wait()


def _crashed(code: int) -> Failed:
    try:
        how = signal.Signals(-code).name if code < 0 else str(code)
    except ValueError:
        how = str(code)
    return Failed(
        "crash",
        f"tiến trình đọc tệp này bị ngắt giữa chừng ({how})",
        f"the process that read this file broke off ({how})",
    )


def _no_workers(code: int | None) -> Unavailable:
    return Unavailable(
        f"không khởi động được tiến trình đọc tệp (mã {code})",
        f"no process to read files could be started (code {code})",
        hint_vi="tăng --max-memory hoặc kiểm tra cài đặt",
        hint_en="raise --max-memory or check the installation",
    )
