"""The table of copies, ``content/duplicates.tsv``: which article is printed again by which.

Ingest writes the rows with ``by`` = ``ingest``; all others are an editor's and
stay as they are, also those that can't be used.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from waraq.errors import Problem
from waraq.ingest.identity import hash_bytes, is_id

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

    `digest` is of its bytes, '' where there is none.
    """

    comments: tuple[str, ...] = (_COMMENT,)
    rows: tuple[CopyRow, ...] = ()
    editors: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
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
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return CopyTable()
    except OSError as error:
        problem = Problem(str(path), f"the file can't be read ({error.strerror})", "check your rights")
        return CopyTable(problems=[problem], readable=False)
    except UnicodeDecodeError:
        problem = Problem(str(path), "the file is not UTF-8 text", "save it as UTF-8")
        return CopyTable(problems=[problem], readable=False)
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    comments = tuple(line for _, line in lines if line.startswith("#"))
    lines = [each for each in lines if not each[1].startswith("#")]
    if lines and lines[0][1] != _HEADER:
        reason = f"the first line must name the columns {', '.join(COLUMNS)}, separated by tabs"
        remedy = "write that line, or delete the file: ingest makes it again, without your rows"
        return CopyTable(problems=[Problem(str(path), reason, remedy, lines[0][0])], readable=False)
    table = _read_lines(path, comments, lines[1:])
    table.digest = hash_bytes(raw)
    return table


def _read_lines(path: Path, comments: tuple[str, ...], lines: list[tuple[int, str]]) -> CopyTable:
    table = CopyTable(comments)
    rows: dict[str, CopyRow] = {}
    found: dict[str, CopyRow] = {}
    editors = []
    for number, line in lines:
        row = _read_row(line, number)
        known = found if row.by == INGEST else rows
        wrong = _find_fault(row, len(line.split("\t")))
        if not wrong and row.article in known:
            wrong = (f"{row.article} stands here twice", "delete one of the two lines")
        if row.by != INGEST:
            editors.append(line)
            if wrong:
                table.problems.append(Problem(str(path), *wrong, number))
        if not wrong:
            known[row.article] = row
    table.editors = tuple(editors)
    table.rows = (*rows.values(), *(row for row in found.values() if row.article not in rows))
    return table


def _read_row(line: str, number: int) -> CopyRow:
    cells = [cell.strip() for cell in line.split("\t")]
    article, primary, kind, similarity, by = [*cells, "", "", "", ""][: len(COLUMNS)]
    return CopyRow(article, primary, kind, similarity, by, number)


def _find_fault(row: CopyRow, cells: int) -> tuple[str, str] | None:
    """What is wrong with a row by itself, and the remedy."""
    if cells != len(COLUMNS):
        return f"the line has {cells} cells, the table {len(COLUMNS)} columns", "part the cells by tabs"
    if row.by not in {INGEST, EDITOR}:
        return f"by: “{row.by}” is neither {INGEST} nor {EDITOR}", f"write “{EDITOR}”"
    for name, value in (("article", row.article), ("primary", row.primary)):
        if not is_id(value) and (value or name == "article" or row.by == INGEST):
            return f"{name}: “{value}” is no id of an article", "copy it from the article's front matter"
    if row.article == row.primary:
        return f"{row.article} would be a copy of itself", "leave primary empty if it is no copy"
    if row.kind not in _KINDS:
        return f"kind: “{row.kind}” is neither exact nor near", "correct it, or leave it empty"
    return None


def link_rows(path: Path, rows: Iterable[CopyRow]) -> tuple[Links, list[Problem]]:
    """What the rows lead to, an editor's before ingest's; a row that would close a circle is left out."""
    links = Links()
    problems = []
    for row in rows:
        if not links.add(row.article, row.primary) and row.by == EDITOR:
            reason = f"{row.article} and {row.primary} would be copies of each other, in a circle"
            remedy = "leave primary empty in one of the lines"
            problems.append(Problem(str(path), reason, remedy, row.line))
    return links, problems


def digest_copies(content: Path) -> str:
    """A hash of the table's bytes; '' where there is none that can be read."""
    try:
        return hash_bytes((content / FILE).read_bytes())
    except OSError:
        return ""


def read_groups(content: Path) -> dict[str, str]:
    """Each article that is in a group by the table, the primary one too, with the primary one.

    What is wrong with the table is left out: ingest tells it.
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
