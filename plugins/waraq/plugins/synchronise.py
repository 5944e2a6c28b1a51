"""Brings the store up to date with `content/`: derives what changed, forgets what is gone."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import resources
from importlib.abc import Traversable
from importlib.metadata import version
from pathlib import Path
from unicodedata import unidata_version

from waraq.errors import Problem, RecordError
from waraq.ingest import examine_article
from waraq.plugins.derive import Deriver, effective_status, hash_file
from waraq.store import Store

Progress = Callable[[int], None]
# Some disks keep times to two seconds.
NEW_NS = 3_000_000_000
LIBRARIES = ("markdown-it-py", "mdit-py-plugins")  # what shapes a rendered body besides our own code


@dataclass(slots=True)
class Synchronised:
    """What a synchronisation did: articles derived, unchanged and forgotten, and what was wrong."""

    derived: int = 0
    unchanged: int = 0
    forgotten: int = 0
    problems: list[Problem] = field(default_factory=list)


def synchronise(
    store: Store, deriver: Deriver, today: date, paths: Iterable[Path], progress: Progress | None = None
) -> Synchronised:
    """Derive every article file that the store does not know as it is now; `paths` are those of all.

    A file that can't be used becomes a problem and is left out; the rest
    goes on. Of two files with one id the first by path counts, whichever was
    there before.
    """
    walk = _Walk(store, deriver, today, store.files())
    for path in paths:
        walk.take(path)
        if progress:
            progress(1)
    done = walk.done
    done.unchanged = len(walk.taken) - done.derived
    done.forgotten = store.keep_only(set(walk.taken.values()))
    store.lift_embargoes(today.isoformat())
    done.problems += store.notices()
    store.commit()
    return done


@dataclass(slots=True)
class _Walk:
    """One walk over the article files; `taken` are the ids met so far, each with its file."""

    store: Store
    deriver: Deriver
    today: date
    known: Mapping[str, tuple[str, str, str]]
    done: Synchronised = field(default_factory=Synchronised)
    taken: dict[str, str] = field(default_factory=dict)

    def take(self, path: Path) -> None:
        """Bring one file into the store, or note what is wrong with it."""
        name = path.relative_to(self.deriver.content).as_posix()
        try:
            article_id = self._find(path, name) or self._derive(path)
        except RecordError as error:
            found = examine_article(path, self.deriver.content)
            self.done.problems += found if isinstance(found, tuple) else [error.problem]
        else:
            self.taken[article_id] = name

    def _find(self, path: Path, name: str) -> str | None:
        """The id of the article in a file that the store knows; reading any other says what is wrong."""
        article_id, digest, seen = self.known.get(name, ("", "", ""))
        if not article_id or article_id in self.taken:
            return None
        try:
            state = read_state(path)
            if state != seen or not seen:
                if not path.is_file() or hash_file(path) != digest:
                    return None
                self.store.see(name, state)
        except OSError:
            return None
        return article_id

    def _derive(self, path: Path) -> str:
        seen = read_state(path) if path.is_file() else ""
        record, notices = self.deriver.derive(path)
        article = record.article
        if article.id in self.taken:
            raise RecordError(_twin(article.id, path, self.taken[article.id]))
        self.store.put(record, effective_status(article, self.today), notices, seen=seen)
        self.done.derived += 1
        return article.id


def read_state(path: Path) -> str:
    """What tells that a file was written since: its time, size and number on the disk.

    Empty for a file so new that another could follow with the same time.
    Raises OSError where there is no file.
    """
    found = path.stat()
    if time.time_ns() - found.st_mtime_ns < NEW_NS:
        return ""
    return f"{found.st_mtime_ns} {found.st_size} {found.st_ino}"


def _twin(article_id: str, path: Path, other: str) -> Problem:
    reason = f"the id {article_id} is already that of {other}"
    return Problem(str(path), reason, "delete one of the two files, or its id if it is a new article")


def pipeline_digest(*parts: str) -> str:
    """A digest of all that shapes derivation besides the article: code, tables, libraries, and `parts`."""
    digest = hashlib.sha256(f"{unidata_version} {[version(name) for name in LIBRARIES]}".encode())
    for name, data in sorted(_package_files(resources.files("waraq"), "")):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    for part in parts:
        digest.update(f"\0{part}".encode())
    return digest.hexdigest()


def _package_files(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        if entry.name == "__pycache__":
            continue
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            found += _package_files(entry, f"{name}/")
        else:
            found.append((name, entry.read_bytes()))
    return found
