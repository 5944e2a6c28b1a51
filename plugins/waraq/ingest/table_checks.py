"""What is wrong with the editor's tables of sections and of copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from waraq.errors import Problem
from waraq.ingest.copies_file import FILE, check_copies, read_copies
from waraq.ingest.section_map import load_section_map


def check_tables(content: Path, known: Callable[[str], bool]) -> Iterator[Problem]:
    """Yield what is wrong with the editor's tables of sections and of copies.

    `known` tells of an id whether there is an article that has it.
    """
    yield from load_section_map(content)[1]
    table = read_copies(content / FILE)
    yield from check_copies(content / FILE, table, known).problems
    yield from table.damaged
