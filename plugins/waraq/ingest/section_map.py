"""The editor's own table of sections: what the categories of the sources are called in the archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from waraq.errors import Problem
from waraq.ingest.encodings import clean_text
from waraq.ingest.identity import hash_bytes
from waraq.ingest.record import Record
from waraq.ingest.sections import fold_section

FILE = "sections.tsv"
HEADER = ("category", "section")
_REMEDY = "write a category and a section in each line, a tab between them"


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
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except FileNotFoundError:
        return SectionMap(), ()
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem(str(path), f"the table of sections can't be read ({error})", "save it as UTF-8")
        return SectionMap(), (problem,)
    sections: dict[str, str | None] = {}
    problems: list[Problem] = []
    lines = enumerate(clean_text(text).split("\n"), 1)
    rows = [(number, line.split("\t")) for number, line in lines if line and not line.startswith("#")]
    if rows and tuple(rows[0][1]) == HEADER:
        del rows[0]
    elif rows:
        problems.append(
            Problem(str(path), "the first line is no header", "write “category”, tab, “section”", 1)
        )
    for number, cells in rows:
        if reason := _add(cells, sections):
            problems.append(Problem(str(path), reason, _REMEDY, number))
    return SectionMap(sections, hash_bytes(raw)), tuple(problems)


def _add(cells: list[str], sections: dict[str, str | None]) -> str | None:
    """Add a row to the map, or say what is wrong with it."""
    if len(cells) != len(HEADER):
        return f"the row has {len(cells)} cells instead of {len(HEADER)}"
    category, section = (" ".join(cell.split()) for cell in cells)
    key = fold_section(category)
    if not key:
        return "the category is empty"
    if key in sections:
        return f"“{category}” stands here twice"
    sections[key] = section or None
    return None
