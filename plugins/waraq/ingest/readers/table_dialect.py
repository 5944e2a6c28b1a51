"""How a table of text is written: what parts its cells, and whether a backslash protects a quotation mark.

`csv.Sniffer` is not used: it counts characters a line, which tells nothing
where cells hold whole articles.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from waraq.ingest.readers.field_names import load_names
from waraq.ingest.readers.folded_names import fold_name
from waraq.ingest.readers.table_escapes import is_escaped
from waraq.ingest.settings import Columns

DELIMITERS = (",", ";", "\t", "|")
ROWS_LOOKED_AT = 20
# Excel's first line that names the delimiter.
_SEPARATOR_LINE = re.compile(r"[\"']?sep=([^\s\"'\\]|\t)[\"']?\s*", re.IGNORECASE)
# MySQL's dumps write \" for a quotation mark; a cell that ends with a backslash has a delimiter behind it.
_ESCAPED_QUOTE = re.compile(r'\\"[^,;|\t\r\n"]')


@dataclass(frozen=True, slots=True)
class Dialect:
    """What parts the cells, what protects a quotation mark, and how many lines stand above the header.

    Without an `escape` a quotation mark is written twice. `quotes` is false
    where quotation marks are letters as any others.
    """

    delimiter: str
    escape: str | None = None
    lines_above: int = 0
    quotes: bool = True

    @property
    def quoting(self) -> Literal[0, 3]:
        """What Python's `csv` takes for `quotes`."""
        return csv.QUOTE_MINIMAL if self.quotes else csv.QUOTE_NONE


def tell_dialect(sample: str, columns: Columns) -> Dialect:
    r"""Return the dialect of a table that begins with this sample.

    >>> tell_dialect("عنوان;متن\nخبر;بارش، سیلاب, دھوپ\n", ()).delimiter
    ';'
    >>> tell_dialect("sep=|\nid|body\n", ())
    Dialect(delimiter='|', escape=None, lines_above=1, quotes=True)
    """
    first = sample.partition("\n")[0]
    escape = "\\" if _ESCAPED_QUOTE.search(sample) else None
    if named := _SEPARATOR_LINE.fullmatch(first):
        return Dialect(named[1], escape, 1)
    delimiter = max(DELIMITERS, key=lambda sign: _rate(sample, sign, escape, columns))
    if delimiter == "\t" and is_escaped(sample):
        # MySQL puts all cells between quotation marks, or none.
        escaped = Dialect(delimiter, "\\", quotes=sample.startswith('"'))
        # A cell may end with a backslash that is a letter: then rows have another width.
        if _share(_read_rows(sample, escaped)) >= _share(_read_rows(sample, Dialect(delimiter, escape))):
            return escaped
    return Dialect(delimiter, escape)


def _rate(sample: str, delimiter: str, escape: str | None, columns: Columns) -> tuple[int, float, int]:
    """How well a delimiter fits: columns whose names are known, rows of the header's width, columns."""
    rows = _read_rows(sample, Dialect(delimiter, escape))
    header = rows[0] if rows else []
    names = load_names().keys() | {fold_name(name) for _, wanted in columns for name in wanted}
    known = sum(fold_name(cell) in names for cell in header)
    return known, _share(rows) * (len(header) > 1), len(header)


def _read_rows(sample: str, dialect: Dialect) -> list[list[str]]:
    lines = sample.splitlines(keepends=True)
    reader = csv.reader(
        lines, delimiter=dialect.delimiter, escapechar=dialect.escape, quoting=dialect.quoting
    )
    return list(islice(reader, ROWS_LOOKED_AT))


def _share(rows: list[list[str]]) -> float:
    """Of the rows that are not empty, how many have the width of the first."""
    widths = Counter(len(row) for row in rows if row)
    return widths[len(rows[0])] / max(1, widths.total()) if rows else 0.0
