"""Readers: one module for each format, each a function ``read_x(path, raw)``.

A reader gets the file's path (to show and for its name) and its bytes, and
yields a `Record` for each article and a `Problem` for whatever it can't use.
It opens nothing. Modules are imported when the first file of their format is
met, since the libraries behind some take a while to load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import cast

from waraq.errors import Problem
from waraq.ingest.record import Record

Reader = Callable[[Path, bytes], Iterator[Record | Problem]]

# suffix -> module and function
READERS: Mapping[str, tuple[str, str]] = {
    ".atom": ("feed", "read_feed"),
    ".htm": ("web_page", "read_web_page"),
    ".html": ("web_page", "read_web_page"),
    ".jsonl": ("json_lines", "read_json_lines"),
    ".md": ("markdown", "read_markdown"),
    ".rss": ("feed", "read_feed"),
    ".txt": ("plain_text", "read_plain_text"),
    ".xml": ("feed", "read_feed"),
}


def find_reader(path: Path) -> Reader | None:
    """Return the reader for a file, by its suffix; None when no reader knows it.

    >>> find_reader(Path("seeds/a.TXT")).__name__
    'read_plain_text'
    >>> find_reader(Path("seeds/a.docx"))
    """
    known = READERS.get(path.suffix.lower())
    if known is None:
        return None
    module, function = known
    return cast("Reader", getattr(import_module(f"{__name__}.{module}"), function))


def guess_records(path: Path, raw: bytes) -> int:
    r"""About how many records a file has: the lines of one that holds a record a line, 1 of any other.

    >>> guess_records(Path("a.jsonl"), b"{}\n{}\n"), guess_records(Path("a.txt"), b"1\n2\n")
    (2, 1)
    """
    return raw.count(b"\n") if path.suffix.lower() == ".jsonl" else 1


def refuse_format(path: Path) -> Problem:
    """Return the problem of a file whose suffix no reader knows."""
    reason = f"“{path.suffix or path.name}” is not a format Waraq reads"
    return Problem(str(path), reason, f"save it as one of {' '.join(sorted(READERS))}, or move it away")
