"""A folder with one seed, and the ingest of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.house import TEXT


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "seeds" / "sports").mkdir(parents=True)
    (tmp_path / "seeds" / "sports" / "2014-10-14-a.txt").write_text(f"خبر کا عنوان\n\n{TEXT}", "utf-8")
    return tmp_path
