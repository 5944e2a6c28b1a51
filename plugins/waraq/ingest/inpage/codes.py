"""The codes of InPage 1 and 2: the table `inpage.tsv`, and one run of codes as characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from waraq.text.tables import Row, parse_code_point, read_table

TABLE = "inpage.tsv"
COLUMNS = ("code", "characters", "kind", "sources", "why")
KINDS = frozenset({"letter", "mark", "digit", "sign", "space", "line", "joint", "group", "closed"})
_CODES = re.compile("[0-9A-F]{2}(?: [0-9A-F]{2})?")


@dataclass(frozen=True, slots=True)
class Codes:
    """The table: `characters` by codes (a string of one or two, each below 256), and their classes."""

    characters: Mapping[str, str]
    pattern: re.Pattern[str]  # any code, pairs of the table as one
    closed: frozenset[str]
    letters: str
    marks: str
    joints: str
    groups: str


@cache
def load_codes() -> Codes:
    r"""Load the codes. Raises DataError.

    >>> "".join(map(load_codes().characters.get, "\x83\x81\x9c\x92\x84\x81\xa0"))
    'پاکستان'
    """
    rows = read_table(TABLE, COLUMNS)
    characters = {_read_codes(row): _read_characters(row) for row in rows}
    pairs = "|".join(re.escape(codes) for codes in characters if len(codes) > 1)
    closed = frozenset(_read_codes(row) for row in rows if row[2] == "closed")
    of_kind = {kind: "".join(_read_characters(row) for row in rows if row[2] == kind) for kind in KINDS}
    return Codes(
        characters,
        re.compile(f"{pairs}|.", re.DOTALL),
        closed,
        of_kind["letter"],
        of_kind["mark"],
        of_kind["joint"],
        of_kind["group"],
    )


def _read_codes(row: Row) -> str:
    if not _CODES.fullmatch(row[0]):
        raise row.error(0, "must be one or two codes such as 81 or A4 BF")
    if row[2] not in KINDS:
        raise row.error(2, f"must be one of {', '.join(sorted(KINDS))}")
    return bytes.fromhex(row[0]).decode("latin-1")


def _read_characters(row: Row) -> str:
    if not row[1].startswith("U+"):
        return row[1]
    try:
        return chr(parse_code_point(row[1]))
    except ValueError as error:
        raise row.error(1, str(error)) from error
