"""What a table tells of a file that the file itself does not say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from waraq.errors import Problem
from waraq.ingest.identity import hash_values
from waraq.ingest.markdown_text import escape_line
from waraq.ingest.readers.field_names import OF_FILES
from waraq.ingest.readers.fields import fill_record, name_fields
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile
from waraq.ingest.trace import listen, tell
from waraq.text import fold

# In these a headline is no more than a line that looks like one.
_LOOKS = frozenset({".docx", ".inp", ".odt", ".txt"})


def fill_from_row(source: SourceFile, found: Iterator[Record | Problem]) -> Iterator[Record | Problem]:
    """Yield the records of a file with what its row says and they don't; a file of many has no use for one.

    A line that only looks like a headline stays in the text where the row has another.
    """
    several = False
    for item in found:
        if isinstance(item, Problem):
            yield item
        elif item.number is None:
            yield _fill(item, source)
        else:
            several = True
            yield item
    if several:
        reason = f"the file has many articles, so that its row in “{source.settings.files}” tells nothing"
        yield source.note(reason, "take the row out, or divide the file")


def _fill(record: Record, source: SourceFile) -> Record:
    settings = source.settings
    with listen():  # the table is told, not its columns
        blank = Record(key="", sha256="", media_type="")
        filled = fill_record(blank, name_fields(settings.row, settings.columns))
    record = _restore_line(record, filled.headline) if source.suffix in _LOOKS else record
    said = {
        name: value for name in OF_FILES if not getattr(record, name) and (value := getattr(filled, name))
    }
    if filled.status != blank.status:
        said["status"] = filled.status
    for name, value in said.items():
        tell(name, f"its row in “{settings.files}”", value)
    date_source = "source" if "date" in said else record.date_source
    return replace(
        record, **said, date_source=date_source, sha256=hash_values(record.sha256, sorted(said.items()))
    )


def _restore_line(record: Record, headline: str | None) -> Record:
    """The record with its headline as the first line of its text, if another one is given."""
    line = record.headline
    if not line or not headline or fold(line) == fold(headline):
        return record
    markdown = record.markdown and f"{escape_line(line)}\n\n{record.markdown}"
    return replace(record, headline=None, paragraphs=(line, *record.paragraphs), markdown=markdown)
