"""What a command costs: seconds, seconds of CPU and memory, of it and all the processes it starts."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.1
PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Usage:
    """What one run took.

    `wall` and `cpu` are in seconds, `cpu` of all processes in user and system
    mode; `memory` is the peak in bytes: the largest sum of resident sets that
    was seen, pages that processes share counted for each.
    """

    wall: float
    cpu: float
    memory: int


def run_measured(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Usage:
    """Run a command in a folder, with what it prints on our standard error.

    Raises CalledProcessError when it fails.
    """
    started = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=2,
        start_new_session=True,
    )
    peak = _Peak(process.pid)
    try:
        # Not process.wait(): this call also tells what the process and its children have used.
        _, status, used = os.wait4(process.pid, 0)
    except BaseException:
        process.kill()
        raise
    finally:
        peak.stop()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    wall = time.monotonic() - started
    # Until it became another program, the process was a copy of this one, whose memory the system counts too.
    copied = used.ru_maxrss <= resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    memory = peak.bytes if copied and peak.bytes else max(peak.bytes, used.ru_maxrss * 1024)
    return Usage(wall, used.ru_utime + used.ru_stime, memory)


class _Peak:
    """Watches the memory of a session's processes; only where there is /proc."""

    def __init__(self, session: int) -> None:
        self.bytes = 0
        self._session = session
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End watching."""
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(SAMPLE_SECONDS):
            self.bytes = max(self.bytes, measure_session(self._session))


def measure_session(session: int) -> int:
    """The resident bytes of all processes of a session, added up; 0 where there is no /proc."""
    total = 0
    for folder in PROC.glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):  # it has just ended
            # Behind the name in parentheses: state, parent, group, session, …, the 22nd is the resident set.
            fields = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
            if int(fields[3]) == session:
                total += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
    return total
