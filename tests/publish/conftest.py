"""A small site, and a folder to publish it in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publish.made_sites import make_site


@pytest.fixture
def output(tmp_path: Path) -> Path:
    make_site(tmp_path / "output", "1")
    return tmp_path / "output"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "public"
