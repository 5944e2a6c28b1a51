"""Brings the store up to date with `content/`: derives what changed, forgets what is gone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from importlib import resources
from importlib.abc import Traversable
from pathlib import Path

from waraq.errors import Problem, RecordError
from waraq.ingest import examine_article, walk_articles
from waraq.plugins.derive import Deriver, effective_status, hash_file
from waraq.store import Store

Progress = Callable[[int], None]


@dataclass(slots=True)
class Synchronised:
    """What a synchronisation did: articles derived, unchanged and forgotten, and what was wrong."""

    derived: int = 0
    unchanged: int = 0
    forgotten: int = 0
    problems: list[Problem] = field(default_factory=list)


def synchronise(
    store: Store, deriver: Deriver, today: date, progress: Progress | None = None
) -> Synchronised:
    """Derive every article file that the store does not know as it is now.

    A file that can't be used becomes a problem and is left out; the rest
    goes on. Two files with one id: the second by path is left out.
    """
    done = Synchronised()
    taken: dict[str, str] = {}
    for path in walk_articles(deriver.content):
        name = path.relative_to(deriver.content).as_posix()
        try:
            article_id = _known_as_it_is(store, path, name) or _derive(store, deriver, path, done, today)
        except RecordError as error:
            found = examine_article(path, deriver.content)
            done.problems += found if isinstance(found, tuple) else [error.problem]
        else:
            taken[article_id] = name
        if progress:
            progress(1)
    done.unchanged = len(taken) - done.derived
    done.forgotten = store.keep_only(set(taken.values()))
    store.lift_embargoes(today.isoformat())
    done.problems += store.notices()
    store.commit()
    return done


def _known_as_it_is(store: Store, path: Path, name: str) -> str | None:
    try:
        return store.id_at(name, hash_file(path))
    except OSError:
        return None  # reading it as an article says what is wrong


def _derive(store: Store, deriver: Deriver, path: Path, done: Synchronised, today: date) -> str:
    record, notices = deriver.derive(path)
    article = record.article
    other = store.path_of(article.id)
    if other not in (None, record.path) and (deriver.content / str(other)).exists():
        raise RecordError(_twin(article.id, record.path, str(other)))
    store.put(record, effective_status(article, today), notices)
    done.derived += 1
    return article.id


def _twin(article_id: str, name: str, other: str) -> Problem:
    reason = f"the id {article_id} is already that of {other}"
    return Problem(name, reason, "delete one of the two files, or give this one a new id")


def pipeline_digest(*parts: str) -> str:
    """A digest of all that shapes derivation besides the article: our code and tables, and `parts`."""
    digest = hashlib.sha256()
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
