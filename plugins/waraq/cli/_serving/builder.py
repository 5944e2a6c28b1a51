"""A process that stays, with all modules and tables loaded, and builds when it is asked to."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

import click

from waraq.cli._serving.ahead import load_ahead
from waraq.errors import Problem, WaraqError, describe_disk, find_disk_error

BUSY = "another build is running"
_ERROR = re.compile(r"[A-Za-z_.]+(?:Error|Exception|NotFound|Undefined\w*): ")


class Order(NamedTuple):
    """What is to be built: by which settings, and from which sources, if these are to be read too."""

    settings: Path
    seeds: Path | None


class Outcome(NamedTuple):
    """What came of a build: what was made anew, in how many seconds, all problems; why it failed."""

    rebuilt: str = ""
    pages: int = 0
    seconds: float = 0.0
    problems: tuple[Problem, ...] = ()
    failure: str = ""

    @property
    def busy(self) -> bool:
        """Whether it only has to wait for another build."""
        return self.failure.startswith(BUSY)


class Builder:
    """The process, started anew when its program has changed or a build has failed."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        # A new interpreter: the server's threads are not to be copied.
        context = get_context("spawn")
        self._channel, theirs = context.Pipe()
        self._process = context.Process(target=serve_orders, args=(theirs,), name="waraq-builder")
        self._process.start()
        theirs.close()

    def build(self, order: Order) -> Outcome:
        """Build, and wait for what comes of it. One that failed may hold locks: a new one follows it."""
        try:
            self._channel.send(order)
            outcome: Outcome = self._channel.recv()
        except (EOFError, OSError):
            outcome = Outcome(failure="the process that builds was ended from outside; it is started again")
        if outcome.failure and not outcome.busy:
            self.restart()
        return outcome

    def restart(self) -> None:
        """End the process, and start one with the program as it is now."""
        self.close()
        self._start()

    def close(self, patience: float = 30.0) -> None:
        """End the process, which finishes the build it is at first, if that doesn't take too long."""
        self._channel.close()
        self._process.join(patience)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join()


def serve_orders(channel: Connection) -> None:
    """Build what is ordered, until the other end of the channel is closed, or its process gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that is interrupted closes the channel
    with suppress(EOFError, OSError):
        order: Order = channel.recv()
        channel.send(run(order, build_once))
        load_ahead(order.settings, channel.poll)
        while True:
            channel.send(run(channel.recv(), build_once))


def run(order: Order, build: Callable[[Order], Outcome]) -> Outcome:
    """What comes of an order; each error is told, and ends no more than this build."""
    begun = time.perf_counter()
    try:
        outcome = build(order)
    except (WaraqError, click.ClickException) as error:
        outcome = Outcome(
            failure=shorten(error.message if isinstance(error, click.ClickException) else str(error))
        )
    except Exception as error:  # noqa: BLE001 - templates and settings are programs that are being edited
        disk = find_disk_error(error)
        failure = describe_disk(disk) if disk else f"the build failed ({type(error).__name__}: {error})"
        outcome = Outcome(failure=failure)
    return outcome._replace(seconds=time.perf_counter() - begun)


def shorten(message: str) -> str:
    r"""The error alone of a traceback that Pelican printed, folded as for a narrow terminal; else all of it.

    >>> shorten("CRITICAL: x\n   Traceback (most recent call last):\n  ValueError: no\n  such template")
    'ValueError: no such template'
    """
    if "Traceback" not in message:
        return message
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    last = next((n for n in range(len(lines) - 1, -1, -1) if _ERROR.match(lines[n])), len(lines) - 1)
    return " ".join(lines[last:])


def build_once(order: Order) -> Outcome:
    """Read the sources, if these are wanted, and build what changed."""
    # Loaded here, in the process that builds: the one that serves needs none of it.
    from waraq.cli._site import build_site, check_folders, merge_problems  # noqa: PLC0415
    from waraq.ingest import ingest  # noqa: PLC0415
    from waraq.plugins.lock import BUILD, locked  # noqa: PLC0415
    from waraq.plugins.run import load_settings  # noqa: PLC0415

    settings = load_settings(order.settings)
    refused: tuple[Problem, ...] = ()
    if order.seeds:
        check_folders(settings, order.seeds, {})
    with locked(settings.config.cache, BUILD):
        if order.seeds and order.seeds.is_dir():
            refused = tuple(ingest(order.seeds, settings.content, settings.config.cache).problems)
        settings.content.mkdir(exist_ok=True)
        summary = build_site(settings, (), search=True)
    rebuilt = summary.rebuilt
    shown = rebuilt.explain() if rebuilt.rendered or rebuilt.changed or rebuilt.deleted else ""
    problems = tuple(merge_problems(refused, summary.problems))
    return Outcome(shown, summary.counts["pages"], problems=problems)
