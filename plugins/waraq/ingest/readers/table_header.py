"""The header of a table: which column holds which field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from waraq.errors import Problem
from waraq.ingest.encodings import clean_text
from waraq.ingest.readers.field_names import arrange_names
from waraq.ingest.readers.folded_names import fold_name
from waraq.ingest.settings import Columns
from waraq.ingest.source_file import SourceFile

LONGEST_NAME = 40  # code points of a column's name in a message


class TableHeader:
    """The names of the columns, from the first row; where the column map has numbers only, these."""

    def __init__(self, cells: Sequence[str], columns: Columns) -> None:
        names = [" ".join(clean_text(cell).split()) for cell in cells]
        wanted = [name for _, names in columns for name in names]
        self.is_row = all(map(str.isdecimal, wanted)) and not set(wanted) <= set(names)
        self.names = [str(number) for number in range(1, len(names) + 1)] if self.is_row else names
        self.width = len(self.names)
        self._columns = columns
        texts = arrange_names(tuple(self.names), columns).get("body", ())
        self.last_text = max((self.names.index(name) for name in texts), default=-1)

    def check(self, source: SourceFile, line: int) -> Iterator[Problem]:
        """Yield what is wrong with the header, which stands in this line."""
        names = (name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…" for name in self.names)
        shown = "، ".join(f"“{name}”" for name in names)
        known = {fold_name(name) for name in self.names}
        for field, wanted in self._columns:
            for name in wanted:
                if fold_name(name) not in known:
                    reason = f"there is no column “{name}” for “{field}”; the columns are {shown}"
                    yield source.note(reason, "correct “columns” in source.yaml", line)
        for name in sorted(name for name, times in Counter(self.names).items() if name and times > 1):
            reason = f"more than one column is called “{name}”; the first of them was used"
            yield source.note(reason, "give each column a name of its own", line)
        if self.last_text < 0:
            reason = f"no column is known to hold the text; the columns are {shown}"
            remedy = "call it “body” or “متن” in the first row, or write “columns: {body: …}” in source.yaml"
            remedy += ", with the columns' numbers where the first row has no names"
            remedy += "; a table that tells of the files beside it is named there as “files: …”"
            yield source.report(reason, remedy, line)

    def name_cells(self, cells: Sequence[str]) -> dict[str, str]:
        """Return the cells of a row by the names of their columns."""
        values: dict[str, str] = {}
        for name, cell in zip(self.names, cells, strict=False):
            values.setdefault(name, cell)
        return values
