"""Nothing is written outside the output folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from waraq.errors import WaraqError
from waraq.plugins.writer import ArchiveWriter


@pytest.mark.parametrize("name", ["../evil.html", "../output-evil/x.html", "/etc/x", "a/../../x", "."])
def test_a_path_outside_is_refused(tmp_path: Path, name: str) -> None:
    writer = ArchiveWriter(str(tmp_path / "output"), settings={"SITEURL": ""})
    with pytest.raises(WaraqError, match="is not a file inside"):
        writer.write_bytes(name, b"x")
    assert not list(tmp_path.rglob("*.html"))


def test_a_path_inside_is_written(tmp_path: Path) -> None:
    ArchiveWriter(str(tmp_path), settings={"SITEURL": ""}).write_bytes("theme/x.css", b"x")
    assert (tmp_path / "theme/x.css").read_bytes() == b"x"
