"""What an export of the index did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportReport:
    """The files of the index and their bytes, how many of both were written, and the manifest's text."""

    files: int = 0
    bytes: int = 0
    written_files: int = 0
    written: int = 0
    manifest: str = ""
