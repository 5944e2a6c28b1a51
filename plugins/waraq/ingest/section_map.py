"""The editor's own table of sections: what the categories of the sources are called in the archive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from waraq.errors import Problem
from waraq.ingest.encodings import clean_text
from waraq.ingest.identity import hash_bytes
from waraq.ingest.record import Record
from waraq.ingest.sections import fold_section
from waraq.sheet import Fault, SheetError, load_sheet

FILE = "sections.tsv"
COLUMNS = ("category", "section")


@dataclass(frozen=True, slots=True)
class SectionMap:
    """By the folded name of a category the section that it means, None for no section.

    `digest` is that of the file, "" where there is none.
    """

    sections: Mapping[str, str | None] = field(default_factory=dict)
    digest: str = ""

    def apply(self, record: Record) -> Record:
        """The record with the section that its category means, and a hash that tells of that.

        The hash of a record says whether its article must be made again.
        """
        key = fold_section(record.section) if record.section else ""
        if key not in self.sections:
            return record
        section = self.sections[key]
        told = f"{record.sha256} {section}"
        return replace(record, section=section, sha256=hash_bytes(told.encode("utf-8", "surrogatepass")))


def load_section_map(content: Path) -> tuple[SectionMap, tuple[Problem, ...]]:
    """The table of a content folder, and what is wrong with it; rows that are wrong are left out."""
    path = content / FILE
    try:
        raw, sheet = load_sheet(path, COLUMNS)
    except SheetError as error:
        return SectionMap(), (Problem(str(path), error.reason, error.remedy, error.line),)
    if raw is None:
        return SectionMap(), ()
    sections: dict[str, str | None] = {}
    rows = sheet.rows
    faults: list[tuple[int, Fault | None]] = []
    if rows and sheet.header_fault:
        faults.append((rows[0].line, sheet.header_fault))
        rows = () if rows[0].fault else rows  # of a table with other columns each would be wrong
    faults += [(row.line, row.fault or _add(row.cells, sections)) for row in rows]
    problems = tuple(Problem(str(path), *fault, line) for line, fault in faults if fault)
    return SectionMap(sections, hash_bytes(raw)), problems


def _add(cells: Sequence[str], sections: dict[str, str | None]) -> Fault | None:
    """Add a row to the map, or say what is wrong with it."""
    category, section = (" ".join(clean_text(cell).split()) for cell in cells)
    key = fold_section(category)
    if not key:
        return Fault("category: is empty", "write what the sources call it, or delete the line")
    if key in sections:
        return Fault(f"category: “{category}” stands here twice", "delete one of the two lines")
    sections[key] = section or None
    return None
