"""A command in a copy of a process that has loaded the program is what it is in a process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive_project import run_waraq, start_waraq
from tests.starter import CAN_COPY, take_turns


@pytest.mark.skipif(not CAN_COPY, reason="processes are not copied on this system")
@pytest.mark.parametrize("arguments", [["--version"], ["nonsense"], ["build"]], ids=lambda each: each[0])
def test_a_copy_does_and_says_the_same(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "pelicanconf.py").write_text("raise SystemError('کیا')", "utf-8")
    copy, own = (run(tmp_path, *arguments) for run in (run_waraq, start_waraq))
    assert (copy.returncode, copy.stdout, copy.stderr) == (own.returncode, own.stdout, own.stderr)
    assert copy.stdout + copy.stderr
    assert run_waraq(tmp_path, "--version", WARAQ="x").returncode == 0  # and the next is as ready
    assert take_turns() is not take_turns()
