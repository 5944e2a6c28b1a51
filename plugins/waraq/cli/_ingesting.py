"""What commands that ingest say of it: what was done, and all there is to say where it broke off."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from waraq.cli._output import count
from waraq.ingest import Report, ingest, read_broken


def ingest_printing(seeds: Path, content: Path, cache: Path, *, write: bool = True) -> Report:
    """Ingest; where it does not come to its end, print the report of what had been done, if any was kept."""
    try:
        return ingest(seeds, content, cache, write=write)
    except BaseException:  # somebody may have pressed Ctrl and C
        with suppress(OSError):  # it may not have come so far
            if told := read_broken(cache) if write else "":
                click.echo(told, err=True)
        raise


def summarise_report(report: Report) -> str:
    """Say in one line what an ingest did."""
    parts = [f"{report.read} of {count(report.sources, 'source', 'sources')} read"]
    parts += [f"{count(report.written, 'article', 'articles')} written"]
    parts += [f"{report.updated} updated", f"{report.unchanged} unchanged"]
    parts += [f"{report.kept} kept as edited"] if report.kept else []
    parts += [f"{report.conflict} in conflict with an edit"] if report.conflict else []
    parts += [f"{report.repeated} repeated"] if report.repeated else []
    parts += [f"{count(report.duplicates, 'duplicate', 'duplicates')}"] if report.duplicates else []
    parts += [f"{count(report.refused, 'source', 'sources')} refused"] if report.refused else []
    return ", ".join(parts)
