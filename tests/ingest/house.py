"""One seed's text, and what a run of the ingest did."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from waraq.ingest import Report, ingest
from waraq.ingest.record import Record
from waraq.ingest.settings import NO_SETTINGS, Settings
from waraq.ingest.source_file import SourceFile

TEXT = "لاہور (اسٹاف رپورٹر) – شہر میں بارش ہوئی۔\nسڑکیں ڈوب گئیں۔\n"


def run(house: Path) -> Report:
    return ingest(house / "seeds", house / "content")


def counts(report: Report) -> tuple[int, int, int, int, int]:
    return report.written, report.updated, report.unchanged, report.kept, report.refused


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def count_records(found: Iterable[object]) -> tuple[int, int]:
    """How many records come out, and the most memory that Python held meanwhile, in bytes."""
    tracemalloc.start()
    count = sum(isinstance(each, Record) for each in found)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return count, most


def source_of(name: str, raw: bytes, settings: Settings = NO_SETTINGS) -> SourceFile:
    return SourceFile(name, f"seeds/{name}", lambda: BytesIO(raw), len(raw), settings=settings)
