"""What a build costs, and how much of an export is rewritten."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tools.bench.builds import measure_rewritten
from tools.bench.processes import run_measured

# A process that starts another, which takes 60 MB and a while of CPU.
CHILD = """
import time
data = bytearray(60_000_000)
while time.process_time() < 0.3:
    pass
"""
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {CHILD!r}], check=True)"


def test_a_run_counts_the_processes_it_starts(tmp_path: Path) -> None:
    usage = run_measured([sys.executable, "-c", PARENT], tmp_path)
    assert usage.cpu >= 0.3
    assert usage.wall >= 0.3
    assert 60_000_000 < usage.memory < 300_000_000


def test_a_run_that_fails_is_no_measure(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as error:
        run_measured([sys.executable, "-c", "raise SystemExit(3)"], tmp_path)
    assert error.value.returncode == 3


def test_new_and_changed_files_are_rewritten_bytes(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    for folder in (before, after):
        (folder / "terms").mkdir(parents=True)
        (folder / "terms" / "0-a.json").write_bytes(b"a" * 70)
        (folder / "manifest.json").write_bytes(b"b" * 10)
    (before / "gone.json").write_bytes(b"c" * 1000)
    assert measure_rewritten(before, after) == 0.0
    (after / "manifest.json").write_bytes(b"d" * 10)
    (after / "terms" / "1-e.json").write_bytes(b"e" * 20)
    assert measure_rewritten(before, after) == 0.3
    assert measure_rewritten(after, tmp_path / "none") == 0.0
