"""Tables in files of plain text, such as Excel's “Unicode Text”."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from waraq.ingest.readers.field_names import arrange_names
from waraq.ingest.settings import Columns

# What parts cells, its name, and the format that is read so.
SIGNS = (("\t", "tabs", "tsv"), (";", "semicolons", "csv"), (",", "commas", "csv"))
FEWEST_ROWS = 2
FEWEST_NAMES = 3  # where the sign also stands in sentences


class TextTable(NamedTuple):
    """Why a text is taken for a table, what to do, and the line of its column names."""

    reason: str
    remedy: str
    line: int


def find_table(lines: Sequence[str], columns: Columns = ()) -> TextTable | None:
    r"""Return what is to be said of the lines of a text that is a table beyond doubt; None of all others.

    The first line is names of columns, at least half of them known and one of
    them that of the text; two rows below have as many cells. Of tabs two
    columns are enough, of semicolons and commas it takes three.

    >>> find_table(["عنوان\tمتن", "بارش\tبارش ہوئی۔", "دھوپ\tدھوپ نکلی۔"]).remedy
    'write “format: {txt: tsv}” into source.yaml in its folder, or save the file as .tsv'
    >>> find_table(["عنوان، متن", "", "بارش\tہوئی۔"])
    """
    filled = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    head = next(filled, None)
    if head is None:
        return None
    rows = [line for _, line in islice(filled, FEWEST_ROWS)]
    for sign, name, form in SIGNS if len(rows) == FEWEST_ROWS else ():
        cells = head[1].split(sign)
        fewest = 2 if sign == "\t" else FEWEST_NAMES
        same = all(row.count(sign) == len(cells) - 1 for row in rows)
        if len(cells) >= fewest and same and _are_names(cells, columns):
            reason = f"the file is a table: {len(cells)} columns parted by {name}"
            remedy = (
                f"write “format: {{txt: {form}}}” into source.yaml in its folder, or save the file as .{form}"
            )
            return TextTable(reason, remedy, head[0])
    return None


def _are_names(cells: list[str], columns: Columns) -> bool:
    known = arrange_names(tuple(cell.strip().strip('"') for cell in cells), columns)
    return "body" in known and 2 * sum(map(len, known.values())) >= len(cells)
