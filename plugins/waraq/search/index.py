"""Keeping the Whoosh index: changed documents are indexed again, a damaged index from scratch."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from whoosh.index import create_in
from whoosh.util.filelock import FileLock

from waraq import stages
from waraq.collecting import pausing_collection
from waraq.errors import IndexFormatError, WaraqError
from waraq.search.changes import Changes, IndexReport, Known, read_known
from waraq.search.document import DocumentSource, SearchDocument, Since
from waraq.search.former import save_former
from waraq.search.schema import make_schema, open_whoosh
from waraq.search.stamp import LOCK, STAMP, check_stamp, is_ours, read_mark, write_stamp
from waraq.search.versions import forget_versions, save_versions
from waraq.search.vocabulary import Vocabulary
from waraq.search.writer import TermsWriter
from waraq.text import Analyzer
from waraq.workers import Workers

Documents = Iterable[SearchDocument] | Iterable[DocumentSource]


def update_index(
    directory: Path,
    documents: Documents,
    *,
    workers: Workers | None = None,
    since: Since | None = None,
    mark: str = "",
) -> IndexReport:
    """Make the index in `directory` hold exactly `documents`; only changed ones are indexed.

    The index is given the mark `mark`. Where it has that of `since`, these
    changes alone are looked at, and not all `documents`.

    `documents` is streamed; those given as sources are read only if their
    version is new. `workers` share the work where there is much of it. An index that is
    damaged, incomplete or made with other text tables is deleted and rebuilt;
    damage that shows itself only when the documents were read once needs a
    `documents` that can be iterated again.

    Raises IndexFormatError when `directory` holds something else than an
    index of ours or a one-shot `documents` is used up, WaraqError when
    another build is using the index, ValueError when two documents have one id.
    """
    analyzer = Analyzer.load()
    directory.mkdir(parents=True, exist_ok=True)
    with _lock(directory), pausing_collection():
        if not is_ours(directory):
            message = f"{directory} is not empty and holds no search index of ours; it is left alone"
            raise IndexFormatError(message)
        with stages.run("Checking the index"):
            is_good = check_stamp(directory, analyzer) is None
            if since and not (is_good and since.mark and read_mark(directory) == since.mark):
                since = None
            known = read_known(directory, since and since.ids) if is_good else None
        do = partial(_write_changes, directory, documents, workers or Workers(1))
        report = None if known is None else do(known, since)
        if report is None:
            rebuilt = _clear(directory)
            if known is not None and isinstance(documents, Iterator):
                message = f"the search index in {directory} was damaged and is deleted; build again"
                raise IndexFormatError(message)
            report = replace(_build_index(directory, analyzer, do), rebuilt=rebuilt)
        write_stamp(directory, analyzer, mark=mark)
    return report


def _build_index(
    directory: Path, analyzer: Analyzer, write: Callable[[Known], IndexReport | None]
) -> IndexReport:
    write_stamp(directory, analyzer, complete=False)
    create_in(str(directory), make_schema()).close()
    Vocabulary().save(directory)
    save_versions(directory, {})
    save_former(directory, {})
    report = write(Known())
    if report is None:
        message = f"the search index in {directory} can't be written"
        raise IndexFormatError(message)
    return report


@contextmanager
def _lock(directory: Path) -> Iterator[None]:
    lock = FileLock(str(directory / LOCK))
    if not lock.acquire():
        message = f"another build is using the search index in {directory}; wait until it is done"
        raise WaraqError(message)
    try:
        yield
    finally:
        lock.release()


def _clear(directory: Path) -> bool:
    """Delete what is in the directory but the lock; whether there was anything."""
    found = [path for path in directory.iterdir() if path.name != LOCK]
    found.sort(key=lambda path: path.name == STAMP)  # last: without it the rest is not known as ours
    for path in found:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    return bool(found)


def _write_changes(
    directory: Path, documents: Documents, workers: Workers, known: Known, since: Since | None = None
) -> IndexReport | None:
    """Index what is new or changed, and delete what is gone; None when Whoosh fails to merge it.

    What is `known` are all documents, or those of `since`.
    """
    before = set(directory.iterdir())
    index = open_whoosh(directory)
    writer = TermsWriter(index, workers)
    changes = Changes(writer, known, workers)
    report = None
    try:
        if since:
            forget_versions(directory, since.ids)
        report = changes.apply(since.documents if since else documents)
    finally:
        if report is None or not (report.added or report.updated or report.removed):
            writer.cancel()
            # Whoosh leaves behind what it had begun to write.
            for path in set(directory.iterdir()) - before:
                path.unlink()
    try:
        if not writer.is_closed:
            writer.commit()
            known.vocabulary.save(directory)
            save_former(directory, changes.former)
        if not since and changes.versions != known.versions:
            save_versions(directory, changes.versions)
    except Exception:  # noqa: BLE001 - merging reads the old segments, see read_known
        return None
    finally:
        index.close()
    return report
