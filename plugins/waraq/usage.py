"""What processes have used: seconds of CPU and memory, of this one and of those that share its work."""

from __future__ import annotations

import os
import re
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

_PEAK = re.compile(r"^VmHWM:\s*(\d+) kB$", re.MULTILINE)
_FIELD_OF_START = 19  # of those behind the process's name


class Usage(NamedTuple):
    """What a process has used since it began: seconds of CPU, and at most so many bytes of memory."""

    cpu: float = 0.0
    memory: int = 0


_WORKERS: dict[int, Usage] = {}


def measure_process() -> Usage:
    """What this process has used."""
    return Usage(time.process_time(), _read_peak())


def _read_peak() -> int:
    """The largest resident set so far; 0 where the system does not tell."""
    try:
        # Not what getrusage gives: that counts the memory of the process that started this one, too.
        found = _PEAK.search(Path("/proc/self/status").read_text("ascii"))
    except OSError:
        found = None
    if found:
        return int(found[1]) * 1024
    try:
        resource = import_module("resource")
    except ImportError:
        return 0
    peak = int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return peak if sys.platform == "darwin" else peak * 1024


def note_worker(process: int, usage: Usage) -> None:
    """Keep what another process, by its number, says that it has used."""
    before = _WORKERS.get(process, Usage())
    # What is measured first may be told last.
    _WORKERS[process] = Usage(max(before.cpu, usage.cpu), max(before.memory, usage.memory))


def sum_workers() -> Usage:
    """The CPU of all those together, and the memory of the largest."""
    used = _WORKERS.values()
    return Usage(sum(each.cpu for each in used), max((each.memory for each in used), default=0))


def measure_age() -> float:
    """Seconds since this process began; those of its CPU where the system does not tell."""
    try:
        fields = Path("/proc/self/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        began = int(fields[_FIELD_OF_START]) / os.sysconf("SC_CLK_TCK")
        return time.clock_gettime(time.CLOCK_BOOTTIME) - began
    except (OSError, AttributeError):
        return time.process_time()
