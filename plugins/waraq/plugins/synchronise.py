"""Brings the store up to date with `content/`: derives what changed, forgets what is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from waraq import stages
from waraq.article import effective_status
from waraq.errors import Problem, RecordError
from waraq.files import hash_file, write_settled
from waraq.ingest import check_tables, digest_copies, read_groups, scan_folders
from waraq.plugins.deriver_source import DeriverSource
from waraq.plugins.name_changes import find_changes, find_concerned, note_changes
from waraq.plugins.picture_files import find_changed
from waraq.plugins.rebuilt import Change
from waraq.plugins.walk import Synchronised, Walk, describe_state
from waraq.store import Row, Store, make_row
from waraq.workers import Workers, divide

if TYPE_CHECKING:
    from waraq.plugins.derive import Deriver

# So many files are handed to a process at once.
_AT_ONCE = 32


def see_again(store: Store, content: Path, fresh: Mapping[str, str]) -> None:
    """Look once more at files that had only just been changed, so that the next build need not read them.

    `fresh` has the digest of each by its name below `content`.
    """
    for name, digest in fresh.items():
        with suppress(OSError):
            state = describe_state(content / name)
            if state and hash_file(content / name) == digest:
                store.files.see(name, state)
    if fresh:
        store.commit()


def synchronise(
    store: Store, source: DeriverSource, today: date, workers: Workers | None = None
) -> Synchronised:
    """Derive every article file that the store does not know as it is now, with the names as they are now.

    A file that can't be used becomes a problem and is left out; the rest
    goes on. Of two files with one id the first by path counts, whichever was
    there before.
    """
    workers = workers or Workers(1)
    changes = find_changes(store, source)
    concerned = find_concerned(store, changes, workers)
    pictured = find_changed(store, source.content)
    walk = Walk(store, source.content, concerned | pictured, pictured)
    done = walk.done
    done.changes[Change.LEFT] = store.pages.count_stale("article")
    done.names = changes.count
    with stages.run("Looking for changes", "articles", walk.expected or None) as stage:
        for folder in scan_folders(source.content):
            walk.look(folder)
            stage.advance(len(folder.files))
    _read_found(walk, source, today, workers)
    with stages.run("Committing the store"):
        walk.finish()
        done.changes += Counter({Change.RELEASED: store.lift_embargoes(today.isoformat())})
        note_changes(store, changes, source)
        done.groups = note_groups(store, source.content)
        done.problems += store.notices()
        done.problems += store.names.notices()
        done.problems += check_tables(source.content, store.has)
        store.commit()
    return done


def _read_found(walk: Walk, source: DeriverSource, today: date, workers: Workers) -> None:
    """Read the files that the store does not know as they are, and put what comes of them there."""

    def read(names: Iterable[str]) -> Iterable[Row | list[Problem]]:
        paths = [source.content / name for name in names]
        return chain.from_iterable(workers.map(partial(derive_some, source, today), divide(paths, _AT_ONCE)))

    new = walk.list_new()
    derived = iter(read(new))
    with stages.run("Reading articles", "articles", len(new)) as stage, walk.store.keeping() as walk.keep:
        for name, article_id in walk.found.items():
            if article_id is None:
                walk.put(name, next(derived))
                stage.advance()
            elif article_id in walk.taken:  # by a file that came before
                walk.put(name, *read([name]))
            else:
                walk.taken[article_id] = name
        for name in walk.overtaken:
            walk.put(name, *read([name]))


def note_groups(store: Store, content: Path) -> int:
    """Bring the groups of copies up to date with their table; how many changed."""
    digest = digest_copies(content)
    if store.copies.digest() == digest:
        return 0
    return store.copies.replace(read_groups(content) if digest else {}, digest)


def derive_some(source: DeriverSource, today: date, paths: Sequence[Path]) -> list[Row | list[Problem]]:
    """What comes of some files: of each its row in the store, or all that is wrong with it."""
    deriver = source.load()
    return [_derive(deriver, path, today, source.tables) for path in paths]


def _derive(deriver: Deriver, path: Path, today: date, tables: str) -> Row | list[Problem]:
    try:
        record, notices, state = deriver.derive(path)
    except RecordError as error:
        from waraq.ingest import examine_article  # noqa: PLC0415 - most builds read no article

        found = examine_article(path, deriver.content)
        return list(found) if isinstance(found, tuple) else [error.problem]
    status = effective_status(record.article, today)
    return make_row(record, status, notices, seen=write_settled(state), tables=tables)
