"""Other processes that share long work, started when there is enough of it."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib import import_module
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from typing import Self, TypeVar

from waraq.collecting import collect_rarely
from waraq.errors import WaraqError
from waraq.usage import Usage, measure_process, note_worker

Task = TypeVar("Task")
Result = TypeVar("Result")

# So many tasks are done sooner than processes are started.
FEW = 8
# Tasks that wait, so that no process ever does.
_WAITING = 2


def count_cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def divide(
    items: Iterable[Task], most: int, weigh: Callable[[Task], int] = lambda _: 1
) -> Iterator[list[Task]]:
    """The items in portions for `Workers.map`: each ends where its weight comes to `most`.

    >>> list(divide("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    portion: list[Task] = []
    weight = 0
    for item in items:
        portion.append(item)
        weight += weigh(item)
        if weight >= most:
            yield portion
            portion, weight = [], 0
    if portion:
        yield portion


def _prepare(modules: Sequence[str] = ()) -> None:
    """Make a new process fit for its work, which ends with the process that gives it."""
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that is interrupted tells the others
    threading.Thread(target=_end_with_parent, daemon=True).start()
    for module in modules:
        import_module(module)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


_Measured = tuple[Result, int, Usage]


def _do(do: Callable[[Task], Result], task: Task) -> _Measured[Result]:
    """The result of a task, and what the process that did it has used until now."""
    return do(task), os.getpid(), measure_process()


def _wait(future: Future[_Measured[Result]]) -> Result:
    """The result; raises WaraqError when its process was ended from outside."""
    with _telling_end():
        result, process, usage = future.result()
    note_worker(process, usage)
    return result


@contextmanager
def _telling_end() -> Iterator[None]:
    """Say in an editor's words that a process was ended from outside."""
    try:
        yield
    except BrokenProcessPool as error:
        message = "the system ended a process of the build, as it does when memory runs out; build again"
        raise WaraqError(message) from error


_ahead: list[ProcessPoolExecutor] = []


def start_ahead(*modules: str) -> None:
    """Start the processes that the next `Workers` will have, and let each import some modules meanwhile.

    To be called where there will be much to do for certain. They end with this
    process, if nobody takes them.
    """
    cores = count_cores()
    pool = _open_pool(cores, modules)
    if pool:
        for _ in range(cores):
            pool.submit(os.getpid)  # each task for which no process is idle starts one
        _ahead.append(pool)


def _open_pool(cores: int, modules: Sequence[str] = ()) -> ProcessPoolExecutor | None:
    """So many processes; None for one core, or where the system has none to give."""
    if cores == 1:
        return None
    try:
        return ProcessPoolExecutor(cores, get_context("spawn"), _prepare, (modules,))
    except (ImportError, NotImplementedError, OSError):  # no semaphores: some containers
        return None


class Workers:
    """As many processes as there are cores; to be closed at the end.

    They are new interpreters, not copies of this one, which may have threads:
    what they are given and give back is pickled, and functions are found by
    their names. With one core, or little to do, all is done right here.
    """

    def __init__(self, cores: int | None = None) -> None:
        self._cores = count_cores() if cores is None else cores
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; what they have not begun is not done."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def map(self, do: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """What `do` gives for each task, in their order.

        Tasks are taken from `tasks` in this thread, a few ahead of the
        results. An error of a task is raised in its place, WaraqError where
        the system ended a process.
        """
        rest = iter(tasks)
        first = list(islice(rest, FEW))
        pool = self._start() if len(first) == FEW else None
        if pool is None:
            yield from map(do, first)
            yield from map(do, rest)
        else:
            yield from self._share(pool, do, chain(first, rest))

    def begin(self, do: Callable[[Task], Result], tasks: Sequence[Task]) -> Callable[[], Iterator[Result]]:
        """Begin the tasks, and give what waits for their results; few tasks are done when that is called."""
        pool = self._start() if len(tasks) >= FEW else None
        if pool is None:
            return lambda: map(do, tasks)
        with _telling_end():
            begun = [pool.submit(_do, do, task) for task in tasks]
        return lambda: map(_wait, begun)

    def _start(self) -> ProcessPoolExecutor | None:
        """The processes; None where there is one core, or the system has none to give."""
        if self._pool is None and self._cores > 1:
            self._pool = _ahead.pop() if _ahead else _open_pool(self._cores)
            self._cores = self._cores if self._pool else 1
        return self._pool

    def _share(
        self, pool: ProcessPoolExecutor, do: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[Result]:
        begun: deque[Future[_Measured[Result]]] = deque()
        try:
            for task in tasks:
                with _telling_end():
                    begun.append(pool.submit(_do, do, task))
                if len(begun) > self._cores * _WAITING:
                    yield _wait(begun.popleft())
            while begun:
                yield _wait(begun.popleft())
        finally:
            for future in begun:
                future.cancel()
