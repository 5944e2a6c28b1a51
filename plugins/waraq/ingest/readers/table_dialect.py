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

from waraq.ingest.readers.field_names import fold_name, load_names
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

    Without an `escape` a quotation mark is written twice.
    """

    delimiter: str
    escape: str | None = None
    lines_above: int = 0


def tell_dialect(sample: str, columns: Columns) -> Dialect:
    r"""Return the dialect of a table that begins with this sample.

    >>> tell_dialect("عنوان;متن\nخبر;بارش، سیلاب, دھوپ\n", ()).delimiter
    ';'
    >>> tell_dialect("sep=|\nid|body\n", ())
    Dialect(delimiter='|', escape=None, lines_above=1)
    """
    first = sample.partition("\n")[0]
    escape = "\\" if _ESCAPED_QUOTE.search(sample) else None
    if named := _SEPARATOR_LINE.fullmatch(first):
        return Dialect(named[1], escape, 1)
    return Dialect(max(DELIMITERS, key=lambda sign: _rate(sample, sign, escape, columns)), escape)


def _rate(sample: str, delimiter: str, escape: str | None, columns: Columns) -> tuple[int, float, int]:
    """How well a delimiter fits: columns whose names are known, rows of the header's width, columns."""
    lines = sample.splitlines(keepends=True)
    rows = list(islice(csv.reader(lines, delimiter=delimiter, escapechar=escape), ROWS_LOOKED_AT))
    widths = Counter(len(row) for row in rows if row)
    header = rows[0] if rows else []
    names = load_names().keys() | {fold_name(name) for _, wanted in columns for name in wanted}
    known = sum(fold_name(cell) in names for cell in header)
    return known, widths[len(header)] / max(1, widths.total()) * (len(header) > 1), len(header)
