"""The table of copies, ``content/duplicates.tsv``: which article is printed again by which.

Ingest writes the rows with ``by`` = ``ingest``; all others are an editor's and
stay as they are, also those that can't be used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from waraq.errors import Problem
from waraq.ingest.identity import hash_bytes, is_id
from waraq.sheet import MARK, Fault, SheetError, SheetRow, decode_sheet, parse_sheet, read_bytes

FILE = "duplicates.tsv"
COLUMNS = ("article", "primary", "kind", "similarity", "by")
INGEST, EDITOR = "ingest", "editor"
_KINDS = ("", "exact", "near")
_COMMENT = "# Articles with nearly the same text. To correct a row, write “editor” under by: docs/editors.md"
_HEADER = "\t".join(COLUMNS)


class CopyRow(NamedTuple):
    """An article and what it is a copy of, '' for nothing; `line` is 0 where it stands in no file."""

    article: str
    primary: str
    kind: str
    similarity: str
    by: str
    line: int = 0


@dataclass(slots=True)
class CopyTable:
    """What the file holds: its comments, the rows that can be used, and all lines that are an editor's.

    `digest` is of its bytes, '' where there is none. Among the `problems` are
    none of the rows that ingest writes anew; these are the `damaged`.
    """

    comments: tuple[str, ...] = (_COMMENT,)
    rows: tuple[CopyRow, ...] = ()
    editors: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    damaged: list[Problem] = field(default_factory=list)
    digest: str = ""
    readable: bool = True


class Links:
    """Which article is a copy of which, without circles."""

    def __init__(self) -> None:
        self.primaries: dict[str, str] = {}
        self._towards: dict[str, str] = {}

    def add(self, article: str, primary: str) -> bool:
        """Make an article, which is no copy yet, one of `primary`; False where that closes a circle."""
        if primary and self.find_end(primary) == article:
            return False
        self.primaries[article] = primary
        if primary:
            self._towards[article] = primary
        return True

    def find_end(self, article: str) -> str:
        """The primary article of the whole group."""
        towards = self._towards
        while article in towards:
            following = towards[article]
            towards[article] = towards.get(following, following)  # the way gets shorter with each use
            article = following
        return article


def read_copies(path: Path) -> CopyTable:
    """The table at `path`; an empty one where there is none, and one not `readable` where it is no table."""
    try:
        raw = read_bytes(path)
        return CopyTable() if raw is None else parse_copies(path, raw)
    except SheetError as error:
        return _refuse(path, error.reason, error.remedy, error.line)


def parse_copies(path: Path, raw: bytes) -> CopyTable:
    """The table that a file at `path` with these bytes is. Raises SheetError."""
    sheet = parse_sheet(decode_sheet(raw), COLUMNS)
    if sheet.header_fault and sheet.rows:
        reason, remedy = sheet.header_fault
        remedy = f"{remedy}. Or delete the file: ingest makes it again, without your rows"
        return _refuse(path, reason, remedy, sheet.rows[0].line)
    table = CopyTable(sheet.comments, digest=hash_bytes(raw))
    rows: dict[str, CopyRow] = {}
    found: dict[str, CopyRow] = {}
    editors = []
    for line in sheet.rows:
        row = _read_row(line)
        mine = row.by == INGEST
        known = found if mine else rows
        fault = line.fault or _find_fault(row)
        if not fault and row.article in known:
            fault = Fault(f"article: {row.article} stands here twice", "delete one of the two lines")
        if not mine:
            plain = "\t".join(line.cells)
            editors.append(line.text if line.fault or MARK in plain else plain)
        if fault:
            told = table.damaged if mine else table.problems
            told.append(Problem(str(path), *fault, line.line))
        else:
            known[row.article] = row
    table.editors = tuple(editors)
    table.rows = (*rows.values(), *(row for row in found.values() if row.article not in rows))
    return table


def _refuse(path: Path, reason: str, remedy: str, line: int | None) -> CopyTable:
    return CopyTable(problems=[Problem(str(path), reason, remedy, line)], readable=False)


def _read_row(line: SheetRow) -> CopyRow:
    cells = [*map(str.strip, line.cells)]
    if line.fault:
        cells = [*cells, "", "", "", ""][: len(COLUMNS)]
    article, primary, kind, similarity, by = cells
    return CopyRow(article, primary, kind, similarity, by, line.line)


def _find_fault(row: CopyRow) -> Fault | None:
    """What is wrong with a row by itself."""
    if row.by not in {INGEST, EDITOR}:
        return Fault(f"by: “{row.by}” is neither {INGEST} nor {EDITOR}", f"write “{EDITOR}”")
    for name, value in (("article", row.article), ("primary", row.primary)):
        if not is_id(value) and (value or name == "article" or row.by == INGEST):
            return Fault(
                f"{name}: “{value}” is no id of an article", "copy it from the article's front matter"
            )
    if row.article == row.primary:
        return Fault(f"primary: {row.article} would be a copy of itself", "leave it empty if it is no copy")
    if row.kind not in _KINDS:
        return Fault(f"kind: “{row.kind}” is neither exact nor near", "correct it, or leave it empty")
    return None


def link_rows(path: Path, rows: Iterable[CopyRow]) -> tuple[Links, list[Problem]]:
    """What the rows lead to, an editor's before ingest's; a row that would close a circle is left out."""
    links = Links()
    problems = []
    for row in rows:
        if not links.add(row.article, row.primary) and row.by == EDITOR:
            reason = f"primary: {row.article} and {row.primary} would be copies of each other, in a circle"
            remedy = "leave it empty in one of the lines"
            problems.append(Problem(str(path), reason, remedy, row.line))
    return links, problems


class Found(NamedTuple):
    """How many articles are copies of another, and what is to be told of them."""

    copies: int
    problems: list[Problem]


def check_copies(path: Path, table: CopyTable, known: Callable[[str], bool]) -> Found:
    """How many copies a table leads to, and all that is wrong with an editor's part of it.

    `known` tells of an id whether there is an article that has it.
    """
    links, circles = link_rows(path, table.rows)
    copies = {article for article, primary in links.primaries.items() if primary}
    problems = [*table.problems, *circles]
    for row in table.rows:
        names = (("article", row.article), ("primary", row.primary)) if row.by == EDITOR else ()
        for name, value in names:
            if value and not known(value):
                copies.discard(row.article)
                reason = f"{name}: there is no article {value}"
                problems.append(Problem(str(path), reason, "correct the id, or delete the line", row.line))
    return Found(len(copies), problems)


def digest_copies(content: Path) -> str:
    """A hash of the table's bytes; '' where there is none that can be read."""
    try:
        raw = read_bytes(content / FILE)
    except SheetError:
        return ""
    return "" if raw is None else hash_bytes(raw)


def read_groups(content: Path) -> dict[str, str]:
    """Each article that is in a group by the table, the primary one too, with the primary one.

    What is wrong with the table is left out: `check_copies` tells it.
    """
    links, _ = link_rows(content / FILE, read_copies(content / FILE).rows)
    copies = {article: links.find_end(article) for article, primary in links.primaries.items() if primary}
    return copies | {primary: primary for primary in copies.values()}


def write_copies(comments: Iterable[str], editors: Iterable[str], rows: Iterable[CopyRow]) -> str:
    """The text of the table: rows by their primary article and their own, an editor's as they were."""
    lines = [*editors, *("\t".join(row[:-1]) for row in rows)]
    return "\n".join([*comments, _HEADER, *sorted(lines, key=_place), ""])


def _place(line: str) -> tuple[str, str, str]:
    article, _, rest = line.partition("\t")
    return rest.partition("\t")[0], article, rest
