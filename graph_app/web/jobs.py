"""Long work in the background, by key: it says how far it is, can be cancelled, and is kept when done."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLong
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Event, Lock, Thread
from typing import Generic, TypeVar

from graph_app.layouts import Cancelled, Progress

T = TypeVar("T")
Work = Callable[[Progress], T]
"""Work that tells the share that is done, and ends early if that raises `Cancelled`."""


@dataclass(frozen=True)
class Waiting:
    """Work that is not done yet.

    Attributes
    ----------
    share : float
        How much of it is, from 0 to 1.
    """

    share: float


@dataclass
class _Job(Generic[T]):
    future: Future[T] = field(default_factory=Future)
    stop: Event = field(default_factory=Event)
    share: float = 0.0

    def tell(self, share: float) -> None:
        """Write down how far the work is, or end it."""
        if self.stop.is_set():
            raise Cancelled
        self.share = share


class Jobs(Generic[T]):
    """A few threads, what they are at, and the latest results.

    Parameters
    ----------
    workers : int
        How many keys are worked at at a time.
    kept : int
        How many results are kept.
    """

    def __init__(self, workers: int = 2, kept: int = 16) -> None:
        self._slots = BoundedSemaphore(workers)
        self._kept = kept
        self._done: OrderedDict[int, T] = OrderedDict()
        self._running: dict[int, _Job[T]] = {}
        self._lock = Lock()

    def ask(self, key: int, work: Work[T], patience: float = 0.4) -> T | Waiting:
        """Return the result of some work, or how far it is.

        Parameters
        ----------
        key : int
            Names the work: equal keys are worked at once, whoever asks.
        work : callable
            Done in the background where it is not kept nor under way.
        patience : float
            Seconds to wait for it.

        Raises
        ------
        Exception
            What the work raised, to everyone who waits; who asks later begins anew.
        """
        with self._lock:
            if key in self._done:
                self._done.move_to_end(key)
                return self._done[key]
            job = self._running.get(key)
            if job is None:
                job = self._running[key] = _Job()
                # not from a pool: the program would wait for its threads before it ends
                Thread(target=self._work, args=(key, job, work), name=f"job-{key}", daemon=True).start()
        try:
            return job.future.result(timeout=patience)
        except TooLong:
            return Waiting(job.share)
        except Cancelled:
            return Waiting(0.0)

    def running(self) -> int:
        """Return how many keys are worked at or wait for it."""
        with self._lock:
            return len(self._running)

    def cancel(self, key: int) -> None:
        """End some work; nothing happens where it is done or was never asked for."""
        with self._lock:
            job = self._running.pop(key, None)
        if job:
            job.stop.set()

    def _work(self, key: int, job: _Job[T], work: Work[T]) -> None:
        """Do some work, keep its result and tell it."""
        try:
            with self._slots:
                job.tell(0.0)
                found = work(job.tell)
        except BaseException as error:
            self._forget(key, job)
            job.future.set_exception(error)
            return
        with self._lock:
            self._done[key] = found
            while len(self._done) > self._kept:
                self._done.popitem(last=False)
        self._forget(key, job)
        job.future.set_result(found)

    def _forget(self, key: int, job: _Job[T]) -> None:
        with self._lock:
            if self._running.get(key) is job:
                del self._running[key]
