"""What holds for any bytes: articles that can be read again, or problems, in little time and memory."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path

from tests.ingest.fuzz.seeds import Target
from waraq.article import Article
from waraq.errors import Problem, RecordError
from waraq.ingest.archives import find_sources
from waraq.ingest.article_file import parse_article
from waraq.ingest.identity import make_id, name_record
from waraq.ingest.members import OpenArchive
from waraq.ingest.metadata import infer_metadata
from waraq.ingest.readers import READERS, choose_reader, find_reader
from waraq.ingest.record import Record
from waraq.ingest.settings import NO_SETTINGS, apply_settings
from waraq.ingest.settings_file import SETTINGS_FILE, read_settings
from waraq.ingest.source_file import SourceFile
from waraq.ingest.writer import Origin, make_article, place_article, seal_article

MOST_SECONDS = 10.0  # for one file of at most a few hundred kilobytes
SECONDS_EACH = 0.005  # more for each article or problem of it, of which it may have thousands
MOST_MEMORY = 200  # MB that one file may add to what the process has
WRITING = ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.system")
NO_BUSINESS = (
    *WRITING,
    "socket.connect",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.exec",
    "os.posix_spawn",
)
CONTENT = Path("content")


class BrokenPromiseError(AssertionError):
    """A reader did what none may do."""


class _Guard:
    """Refuses whatever a reader has no business with, as long as it is on."""

    def __init__(self) -> None:
        self.on = False
        self.installed = False

    def check(self, event: str, args: tuple[object, ...]) -> None:
        if self.on and (event in NO_BUSINESS or (event == "open" and _is_for_writing(args))):
            self.on = False
            message = f"a reader calls {event} {args}"
            raise BrokenPromiseError(message)


_guard = _Guard()


def _is_for_writing(args: tuple[object, ...]) -> bool:
    mode = args[1]
    return isinstance(mode, str) and bool(set(mode) & set("wax+"))


@contextmanager
def guarded() -> Iterator[None]:
    """Refuse files written, programs started and connections made while a reader reads.

    Python writes no bytecode meanwhile: a reader may import what it needs.
    """
    if not _guard.installed:
        sys.addaudithook(_guard.check)
        _guard.installed = True
    kept, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    _guard.on = True
    try:
        yield
    finally:
        _guard.on = False
        sys.dont_write_bytecode = kept


def measure_memory() -> int:
    """The most memory this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000


@cache
def load_readers() -> None:
    """Import all readers: Hypothesis chooses its values by the modules that there are."""
    for ending in READERS:
        find_reader(ending)


def check(target: Target, raw: bytes) -> tuple[int, int]:
    """Read bytes as that target's file; return how many articles and problems came out.

    Raises BrokenPromiseError, and whatever a reader raises that it may not.
    """
    load_readers()
    begun, memory = time.process_time(), measure_memory()
    with guarded():
        found = list(_read(target, raw))
    took, grown = time.process_time() - begun, measure_memory() - memory
    if took > MOST_SECONDS + SECONDS_EACH * len(found) or grown > MOST_MEMORY:
        message = f"{len(raw)} bytes took {took:.1f} s and {grown} MB"
        raise BrokenPromiseError(message)
    articles = sum(isinstance(each, Article) for each in found)
    return articles, len(found) - articles


def _read(target: Target, raw: bytes) -> Iterator[Article | Problem]:
    shown = f"seeds/{target.name}"
    if target.name == SETTINGS_FILE:
        problems: tuple[Problem, ...] = read_settings(Path(shown), lambda: BytesIO(raw), NO_SETTINGS)[1]
        yield from (_check_problem(problem, shown) for problem in problems)
    elif target.name.startswith("articles/"):
        parsed = parse_article(raw.decode("utf-8-sig", "replace"), shown)
        for each in (parsed,) if isinstance(parsed, Article) else parsed:
            yield _check_article(each) if isinstance(each, Article) else _check_problem(each, shown)
    else:
        source = SourceFile(target.name, shown, lambda: BytesIO(raw), len(raw), settings=target.settings)
        for found in find_sources(source, OpenArchive()):
            yield from (
                _read_source(found) if isinstance(found, SourceFile) else [_check_problem(found, shown)]
            )


def _read_source(source: SourceFile) -> Iterator[Article | Problem]:
    if ".." in source.name.split("/") or source.name.startswith("/"):
        raise BrokenPromiseError(source.name)
    reader = choose_reader(source)
    if reader is None:
        return
    try:
        # Not `read_records`, which makes a problem of all that readers raise.
        for item in reader(source):
            yield from (
                [_check_problem(item, source.shown)] if isinstance(item, Problem) else _make(item, source)
            )
    except RecordError as error:
        yield _check_problem(error.problem, source.shown)


def _make(record: Record, source: SourceFile) -> Iterator[Article | Problem]:
    record = apply_settings(record, source.settings)
    names = name_record(record, source.settings.ids or "")
    metadata = infer_metadata(record, source.name, source.shown)
    yield from (_check_problem(problem, source.shown) for problem in metadata.problems)
    article = make_article(record, metadata, Origin(source.name, record.key), make_id(names))
    if article is not None:
        yield _check_article(article)


def _check_problem(problem: Problem, shown: str) -> Problem:
    """Every problem has a path, a reason and a remedy, in one line that a terminal can show."""
    text = str(problem)
    good = problem.path and problem.reason.strip() and problem.remedy.strip() and len(text.splitlines()) == 1
    if not good or problem.line == 0 or not text.encode("utf-8", "strict"):
        raise BrokenPromiseError(repr((problem, shown)))
    return problem


def _check_article(article: Article) -> Article:
    """Every article has a place in the folder of articles, and its file says what it says."""
    place = place_article(article, CONTENT)
    if ".." in place.parts or place.parts[:2] != (str(CONTENT), "articles") or len(place.name.encode()) > 255:
        raise BrokenPromiseError(str(place))
    again = parse_article(text := seal_article(article), str(place))
    if not isinstance(again, Article) or seal_article(again) != text:
        raise BrokenPromiseError(f"{article!r}\nis written, and read as\n{again!r}")
    return article
