"""Commands in copies of a process that has loaded the program, which takes half a second each time.

Run as a program, this loads all of `waraq` and waits for orders; for each it
makes a copy of itself, which is then what ``python -m waraq`` would be: with
modules, but no table, archive or setting in memory. It is no place for tests of how
the program starts, nor for those that choose how Python does.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import itertools
import json
import os
import pkgutil
import runpy
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

PROJECT = Path(__file__).parents[1]
CAN_COPY = sys.platform == "linux"  # elsewhere system libraries may not be copied at work


class Starter:
    """A process that runs one command after the other."""

    def __init__(self) -> None:
        paths = os.pathsep.join([str(PROJECT / "plugins"), str(PROJECT)])
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.starter"],
            cwd=PROJECT,
            env={**os.environ, "PYTHONPATH": paths, "PYTHONWARNINGS": "ignore"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(self.close)

    def run(
        self, folder: Path, arguments: tuple[str, ...], environment: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in a folder, with just this environment."""
        assert self._process.stdin
        assert self._process.stdout
        with tempfile.TemporaryDirectory() as kept:
            said = [Path(kept, name) for name in ("out", "err")]
            order = (str(folder), arguments, dict(environment), *map(str, said))
            try:
                self._process.stdin.write(json.dumps(order) + "\n")
                self._process.stdin.flush()
                code = int(self._process.stdout.readline())
            except BaseException:  # a test that took too long: what it waited for is no answer to the next
                self._process.kill()
                raise
            printed = [path.read_text("utf-8") for path in said]
        return subprocess.CompletedProcess(["waraq", *arguments], code, *printed)

    def close(self) -> None:
        """No more orders come: it ends."""
        self._process.communicate()


def _start_two() -> Iterator[Starter]:
    started = []
    for _ in range(2):  # the second when it is asked for
        started.append(Starter())
        yield started[-1]
    yield from itertools.cycle(started)


_starters = _start_two()


def take_turns() -> Starter:
    """One of two, by turns: each has sets in an order of its own, as two builds that are compared should."""
    return next(_starters)


def obey(orders: Iterator[str]) -> None:
    """Run what is ordered line by line; say the exit status of each."""
    for order in orders:
        copy = os.fork()
        if copy == 0:
            become(*json.loads(order))
            return
        _, status = os.waitpid(copy, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def become(folder: str, arguments: list[str], environment: Mapping[str, str], *said: str) -> None:
    """Be ``python -m waraq`` in a folder, and print to two files."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    for number, name in enumerate((os.devnull, *said)):  # what it may read, its output, its errors
        os.dup2(os.open(name, os.O_RDWR | os.O_CREAT), number)
    sys.path[0] = folder
    sys.argv[1:] = arguments
    runpy.run_module("waraq", run_name="__main__", alter_sys=True)


def load_all() -> None:
    """Load every module of the program, and keep them out of what is looked through for free objects."""
    package = importlib.import_module("waraq")
    for module in pkgutil.walk_packages(package.__path__, "waraq."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    load_all()
    obey(iter(sys.stdin.readline, ""))
