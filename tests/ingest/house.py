"""One seed's text, and what a run of the ingest did."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from waraq.ingest import Report, ingest
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


def source_of(name: str, raw: bytes, settings: Settings = NO_SETTINGS) -> SourceFile:
    return SourceFile(name, f"seeds/{name}", lambda: BytesIO(raw), len(raw), settings=settings)
