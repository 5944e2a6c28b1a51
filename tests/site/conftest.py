"""A small archive, built once: what changes a copy of it need not build all of it first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive_project import copy_again, copy_small_project, run_waraq


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small archive that was built once."""
    project = copy_small_project(tmp_path_factory.mktemp("built") / "project")
    done = run_waraq(project, "build")
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def project(template: Path, tmp_path: Path) -> Path:
    """A copy of it. The folder is another than the cache knows: the next build writes all pages."""
    return copy_again(template, tmp_path / "project")


@pytest.fixture
def fresh_project(tmp_path: Path) -> Path:
    """The same, not built yet."""
    return copy_small_project(tmp_path / "project")
