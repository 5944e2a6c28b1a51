"""Brings the store up to date with `content/`: derives what changed, forgets what is gone."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from unicodedata import unidata_version

from waraq import stages
from waraq.code_digest import digest_package
from waraq.errors import Problem, RecordError
from waraq.files import read_state, state_of, write_settled, write_state
from waraq.ingest import check_tables, digest_copies, examine_article, read_groups, scan_articles
from waraq.plugins.derive import Deriver, DeriverSource, effective_status, hash_file
from waraq.plugins.name_changes import find_changes, find_concerned, note_changes, read_notices
from waraq.plugins.picture_files import find_changed
from waraq.plugins.rebuilt import Change
from waraq.store import Row, Store, make_row
from waraq.workers import Workers, divide

# So many files are handed to a process at once.
_AT_ONCE = 32
LIBRARIES = ("markdown-it-py", "mdit-py-plugins")  # what shapes a rendered body besides our own code


@dataclass(slots=True)
class Synchronised:
    """What a synchronisation did: articles derived, unchanged and forgotten, why, and what was wrong.

    So many `names` of the editors' are others, and so many `groups` of copies. `fresh` are the files that had
    only just been changed when they were read, each with its digest.
    """

    derived: int = 0
    unchanged: int = 0
    forgotten: int = 0
    names: int = 0
    groups: int = 0
    changes: Counter[Change] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    fresh: dict[str, str] = field(default_factory=dict)


def see_again(store: Store, content: Path, fresh: Mapping[str, str]) -> None:
    """Look once more at files that had only just been changed, so that the next build need not read them.

    `fresh` has the digest of each by its name below `content`.
    """
    for name, digest in fresh.items():
        with suppress(OSError):
            state = describe_state(content / name)
            if state and hash_file(content / name) == digest:
                store.see(name, state)
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
    walk = _Walk(store, source, store.files(), concerned | pictured, pictured)
    walk.done.changes[Change.LEFT] = store.pages.count_stale("article")
    walk.done.names = changes.count
    with stages.run("Looking for changes", "articles", len(walk.known) or None) as stage:
        files = stage.each(scan_articles(source.content))
        found = {name: walk.find(name, state) for name, state in files}
    new = [source.content / name for name, article_id in found.items() if article_id is None]
    portions = workers.map(partial(derive_some, source, today), divide(new, _AT_ONCE))
    derived = chain.from_iterable(portions)
    with stages.run("Reading articles", "articles", len(new)) as stage, store.keeping() as walk.keep:
        for name, article_id in found.items():
            if article_id is None:
                walk.put(name, next(derived))
                stage.advance()
            elif article_id in walk.taken:  # by a file that came before
                walk.put(name, derive_some(source, today, [source.content / name])[0])
            else:
                walk.taken[article_id] = name
    done = walk.done
    done.unchanged = len(walk.taken) - done.derived
    with stages.run("Committing the store"):
        done.forgotten = store.keep_only(set(walk.taken.values()))
        done.changes[Change.RELEASED] += store.lift_embargoes(today.isoformat())
        done.changes += walk.count_gone(found)
        note_changes(store, changes, source)
        done.groups = note_groups(store, source.content)
        done.problems += store.notices()
        done.problems += read_notices(store)
        done.problems += check_tables(source.content, store.has)
        store.commit()
    return done


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
        found = examine_article(path, deriver.content)
        return list(found) if isinstance(found, tuple) else [error.problem]
    status = effective_status(record.article, today)
    return make_row(record, status, notices, seen=write_settled(state), tables=tables)


@dataclass(slots=True)
class _Walk:
    """One walk over the article files; `taken` are the ids met so far, each with its file.

    Those `concerned` are read again though they are as they were, some since
    files of their pictures are others (`pictured`); `keep` takes what came of a file.
    """

    store: Store
    source: DeriverSource
    known: Mapping[str, tuple[str, str, str]]
    concerned: Collection[str] = ()
    pictured: Collection[str] = ()
    done: Synchronised = field(default_factory=Synchronised)
    taken: dict[str, str] = field(default_factory=dict)
    keep: Callable[[Row], None] = field(init=False)
    before: dict[str, tuple[str, str]] = field(default_factory=dict)

    def find(self, name: str, found: os.stat_result | None) -> str | None:
        """The id of the article in a file that the store knows; reading any other says what is wrong.

        `found` is what the system says of the file, if it is no link.
        """
        article_id, digest, seen = self.known.get(name, ("", "", ""))
        if not article_id or name in self.concerned:
            return None
        if found and write_state(state_of(found)) == seen:
            return article_id
        path = self.source.content / name
        try:
            state = describe_state(path)
            if state != seen or not seen:
                if not path.is_file() or hash_file(path) != digest:
                    return None
                self.store.see(name, state)
                if not state:
                    self.done.fresh[name] = digest
        except OSError:
            return None
        return article_id

    def put(self, name: str, derived: Row | list[Problem]) -> None:
        """Bring what came of one file into the store, or note what is wrong with it."""
        if isinstance(derived, list):
            self.done.problems += derived
            return
        if derived.id in self.taken:
            path = self.source.content / name
            self.done.problems.append(_twin(derived.id, path, self.taken[derived.id]))
            return
        self.keep(derived)
        if not derived.seen:
            self.done.fresh[name] = derived.digest
        self.done.derived += 1
        self.done.changes[self._compare(derived)] += 1
        self.taken[derived.id] = name

    def _compare(self, row: Row) -> Change:
        """What has become of an article that was put into the store."""
        path, digest = self._find_before(row)
        if not path:
            return Change.NEW
        if digest != row.digest:
            return Change.EDITED
        if path != row.path:
            return Change.RENAMED
        return Change.PICTURES if path in self.pictured else Change.NAMING

    def _find_before(self, row: Row) -> tuple[str, str]:
        """The path and the digest of the file that an article had in the store; both empty for a new one."""
        article_id, digest, _ = self.known.get(row.path, ("", "", ""))
        if article_id == row.id:
            return row.path, digest
        if not self.before:  # asked only where files came or were renamed
            self.before = {each: (path, digest) for path, (each, digest, _) in self.known.items()}
        return self.before.get(row.id, ("", ""))

    def count_gone(self, found: Collection[str]) -> Counter[Change]:
        """The articles that the store knew and that are no more, of the files that were found."""
        gone = [path for path, (article_id, _, _) in self.known.items() if article_id not in self.taken]
        used = set(self.taken.values()) if gone else set()
        there = (path in found and path not in used for path in gone)
        return Counter(Change.REFUSED if each else Change.DELETED for each in there)


def describe_state(path: Path) -> str:
    """The state of a file in one line; empty while it would not tell a later change. Raises OSError."""
    return write_settled(read_state(path))


def _twin(article_id: str, path: Path, other: str) -> Problem:
    reason = f"the id {article_id} is already that of {other}"
    return Problem(str(path), reason, "delete one of the two files, or its id if it is a new article")


def pipeline_digest(*parts: str) -> str:
    """A digest of all that shapes derivation besides the article: code, tables, libraries, and `parts`.

    Without the editors' names: what a change of these concerns is found out.
    """
    digest = hashlib.sha256(f"{unidata_version} {_list_versions()}".encode())
    digest.update(digest_package().encode())
    for part in parts:
        digest.update(f"\0{part}".encode())
    return digest.hexdigest()


@cache
def _list_versions() -> list[str]:
    """Those of the libraries: what is loaded stays so, and to look takes longer than a page."""
    return [version(name) for name in LIBRARIES]
