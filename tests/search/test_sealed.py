"""The seals of an export's folders, where the build before came to its end."""

from __future__ import annotations

from pathlib import Path

from waraq.search import export_index
from waraq.search.sealed import SEAL


def test_where_nobody_was_interrupted_only_seals_are_read(index: Path, tmp_path: Path) -> None:
    export_index(index, tmp_path)
    [victim] = tmp_path.glob("cards-*/0/3.bin")
    whole = victim.read_bytes()
    victim.write_bytes(b"")
    assert export_index(index, tmp_path, is_whole=True).written == 0
    (victim.parents[1] / SEAL).unlink()
    assert export_index(index, tmp_path, is_whole=True).written > 0
    assert victim.read_bytes() == whole
