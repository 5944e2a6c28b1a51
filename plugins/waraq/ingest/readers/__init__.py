"""Readers: one module for each format, each a function ``read_x(source)``.

A reader gets a `SourceFile`, and yields a `Record` for each article and a
`Problem` for whatever it can't use; RecordError may be raised for the whole.
It opens nothing else. A format with many articles a file is read piece by
piece, so that memory does not grow with the file. Modules are imported when
the first file of their format is met, since the libraries behind some take a
while to load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import PurePosixPath
from typing import TypeVar, cast

from waraq.errors import Problem, RecordError
from waraq.ingest.readers.other_formats import load_remedies
from waraq.ingest.record import Record
from waraq.ingest.settings import ANY_SUFFIX
from waraq.ingest.source_file import SourceFile

Found = TypeVar("Found")
Reader = Callable[[SourceFile], Iterator[Record | Problem]]

# suffix -> module and function
READERS: Mapping[str, tuple[str, str]] = {
    ".atom": ("feed", "read_feed"),
    ".csv": ("table", "read_table"),
    ".docx": ("office_file", "read_docx"),
    ".eml": ("mail", "read_mail"),
    ".htm": ("web_page", "read_web_page"),
    ".html": ("web_page", "read_web_page"),
    ".inp": ("inpage", "read_inpage"),
    ".json": ("json_file", "read_json_file"),
    ".jsonl": ("json_lines", "read_json_lines"),
    ".md": ("markdown", "read_markdown"),
    ".mht": ("saved_page", "read_saved_page"),
    ".mhtml": ("saved_page", "read_saved_page"),
    ".ndjson": ("json_lines", "read_json_lines"),
    ".odt": ("office_file", "read_odt"),
    ".rss": ("xml_file", "read_xml"),
    ".sql": ("sql_dump", "read_sql_dump"),
    ".tsv": ("table", "read_table"),
    ".txt": ("plain_text", "read_plain_text"),
    ".warc": ("warc", "read_warc"),
    ".xlsx": ("sheet_file", "read_workbook"),
    ".xml": ("xml_file", "read_xml"),
}


def find_reader(suffix: str) -> Reader | None:
    """Return the reader for a suffix in small letters; None where no reader knows it.

    >>> find_reader(".txt").__name__
    'read_plain_text'
    >>> find_reader(".doc")
    """
    known = READERS.get(suffix)
    if known is None:
        return None
    module, function = known
    return cast("Reader", getattr(import_module(f"{__name__}.{module}"), function))


def choose_reader(source: SourceFile) -> Reader | None:
    """Return the reader for a source, by its folder's settings or its suffix; None where there is none."""
    formats = source.settings.formats
    return find_reader(formats.get(source.suffix, source.suffix)) or find_reader(formats.get(ANY_SUFFIX, ""))


def refuse_format(source: SourceFile) -> Problem:
    """Return the problem of a file whose suffix no reader knows."""
    reason = f"“{source.suffix or PurePosixPath(source.name).name}” is not a format Waraq reads"
    remedy = load_remedies().get(source.suffix, f"save it as one of {' '.join(sorted(READERS))}")
    return source.report(reason, f"{remedy}, or move it away")


def read_records(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the records and problems of one source file; nothing is raised for what is in it."""
    reader = choose_reader(source)
    if reader is None:
        yield refuse_format(source)
        return
    reason = f"the file can't be read as {source.suffix}"
    yield from tell_errors(source, _read(source, reader), reason, "save its text as .txt or .md")


def _read(source: SourceFile, reader: Reader) -> Iterator[Record | Problem]:
    found = reader(source)
    if source.settings.row:
        found = import_module(f"{__name__}.file_row").fill_from_row(source, found)
    yield from found


def tell_errors(
    source: SourceFile, found: Iterator[Found], reason: str, remedy: str
) -> Iterator[Found | Problem]:
    """Yield what is found in a file, and what keeps the rest of it from being read, whatever that is."""
    try:
        yield from found
    except RecordError as error:
        yield error.problem
    except OSError as error:
        yield source.describe(error)
    except Exception as error:  # noqa: BLE001 - parsers of others on foreign bytes: any file may break them
        yield source.report(f"{reason} ({type(error).__name__}: {error})", remedy)
