"""What an editor can do about a file whose format is not read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from waraq.text.tables import read_table

TABLE = "other_formats.tsv"
COLUMNS = ("ending", "remedy", "why")


@cache
def load_remedies() -> Mapping[str, str]:
    """Load the remedies by the ending of the file. Raises DataError.

    >>> load_remedies()[".doc"]
    'open it in Word or LibreOffice, and save it as .docx'
    """
    return {row[0]: row[1] for row in read_table(TABLE, COLUMNS)}
