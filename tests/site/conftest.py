"""A small archive, built once: what changes a copy of it need not build all of it first."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.archive_project import copy_small_project, run_waraq
from tests.warm import TEMPLATES, warm_templates


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
    project = tmp_path / "project"
    shutil.copytree(template, project, symlinks=True)
    warm_templates(project / ".cache", project / TEMPLATES)
    return project


@pytest.fixture
def fresh_project(tmp_path: Path) -> Path:
    """The same, not built yet."""
    return copy_small_project(tmp_path / "project")
