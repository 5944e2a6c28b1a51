"""What a build begins with: other processes where there will be much to read, and no more than it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import waraq.search
from waraq.plugins import ahead
from waraq.plugins.ahead import STORE, start_processes


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The modules of the processes that would have been started."""
    modules: list[str] = []
    monkeypatch.setattr(ahead, "start_ahead", lambda *names: modules.extend(names))
    monkeypatch.setattr(ahead, "_MANY", 4)
    return modules


def write_articles(content: Path, number: int) -> None:
    for day in range(number):
        folder = content / "articles/2025" / f"{day % 2:02}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{day}.md").write_text("", "utf-8")


def test_processes_start_before_the_first_build_of_many_articles(tmp_path: Path, started: list[str]) -> None:
    start_processes(tmp_path, tmp_path / ".cache")
    write_articles(tmp_path, 3)
    start_processes(tmp_path, tmp_path / ".cache")
    assert started == []
    write_articles(tmp_path, 4)
    start_processes(tmp_path, tmp_path / ".cache")
    assert started == ["waraq.plugins.synchronise", "waraq.plugins.press"]


def test_none_start_early_where_articles_are_known(tmp_path: Path, started: list[str]) -> None:
    write_articles(tmp_path, 4)
    (tmp_path / ".cache").mkdir()
    ((tmp_path / ".cache") / STORE).write_bytes(b"")
    start_processes(tmp_path, tmp_path / ".cache")
    assert started == []


def list_loaded(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_a_build_loads_no_whoosh_before_it_writes_an_index() -> None:
    loaded = list_loaded("import waraq.cli._site, waraq.plugins.generator, waraq.plugins.press")
    assert "waraq.search.client_files" in loaded
    assert "whoosh" not in loaded
    assert "whoosh" in list_loaded("from waraq.search import export_index")


def test_processes_start_before_most_of_the_command_is_loaded() -> None:
    assert not {"pelican", "waraq.ingest", "waraq.search", "waraq.store"} & list_loaded(
        "import waraq.cli.build"
    )


def test_all_of_the_search_can_be_had() -> None:
    assert all(getattr(waraq.search, name).__name__ == name for name in waraq.search.__all__)
    with pytest.raises(AttributeError, match="serach"):
        _ = waraq.search.serach  # type: ignore[attr-defined]
