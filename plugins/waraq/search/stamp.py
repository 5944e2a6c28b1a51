"""The stamp beside an index: who made it, with which tables, and the hash of every file.

Whoosh has no checksums: a zeroed block inside a segment can go unnoticed, and
other damage shows itself only in the middle of a search. The stamp is written
last and makes an index good or bad as a whole.

A file that is in every respect as it was when it was hashed is not read again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from waraq.files import State, hash_file, is_settled, read_state
from waraq.text import Analyzer
from waraq.text.alternatives import digest_alternatives
from waraq.text.spacing import digest_spacing

STAMP = "waraq-index.json"
LOCK = "waraq-index.LOCK"
# Raise when the schema or the meaning of a field changes.
FORMAT = 10


class Hashed(NamedTuple):
    """The SHA-256 of a file, and its state when it was read; no state where it was changed just before."""

    sha256: str
    state: State | None


def is_ours(directory: Path) -> bool:
    """Whether the directory may be deleted: it has our stamp, or is empty, or not there at all."""
    if not directory.exists():
        return True
    return directory.is_dir() and (
        (directory / STAMP).is_file() or all(path.name == LOCK for path in directory.iterdir())
    )


def check_stamp(directory: Path, analyzer: Analyzer) -> str | None:
    """Why the index in `directory` must be rebuilt, in a few words; None when it is good."""
    try:
        stamp = json.loads((directory / STAMP).read_text("utf-8"))
    except FileNotFoundError:
        return "there is none"
    except (OSError, ValueError):
        return "its stamp can't be read"
    if not isinstance(stamp, dict) or stamp.get("format") != FORMAT:
        return "it has another format"
    if stamp.get("tables") != digest_tables(analyzer):
        return "the text tables have changed"
    if not _is_whole(directory, _read_files(stamp)):
        return "its files are damaged or incomplete"
    return None


def _is_whole(directory: Path, known: Mapping[str, Hashed]) -> bool:
    found = hash_files(directory, known)
    return found.keys() == known.keys() and all(found[name].sha256 == known[name].sha256 for name in known)


def _read_files(stamp: object) -> dict[str, Hashed]:
    """What a stamp says of the files; nothing where it is not written as ours are."""
    try:
        files = stamp["files"].items()  # type: ignore[index]
        return {name: Hashed(each["sha256"], each["state"] and tuple(each["state"])) for name, each in files}
    except (AttributeError, KeyError, TypeError):
        return {}


def read_mark(directory: Path) -> str:
    """The mark that an index was given when it was written; empty where there is none."""
    try:
        return str(json.loads((directory / STAMP).read_text("utf-8")).get("mark", ""))
    except (OSError, ValueError, AttributeError):
        return ""


def write_stamp(directory: Path, analyzer: Analyzer, *, complete: bool = True, mark: str = "") -> None:
    """Mark the directory as ours, and (when `complete`) the index in it as good.

    By its `mark` one who kept the index up to date knows it again.
    """
    files = hash_files(directory, _recall_files(directory)) if complete else {}
    stamp = {
        "format": FORMAT,
        "tables": digest_tables(analyzer),
        "complete": complete,
        "mark": mark,
        "files": {name: each._asdict() for name, each in files.items()},
    }
    (directory / STAMP).write_text(json.dumps(stamp, indent=1, sort_keys=True) + "\n", "utf-8")


def _recall_files(directory: Path) -> dict[str, Hashed]:
    try:
        return _read_files(json.loads((directory / STAMP).read_text("utf-8")))
    except (OSError, ValueError):
        return {}


def digest_tables(analyzer: Analyzer) -> list[str]:
    """What decides which terms a text gets."""
    return [analyzer.digest, digest_spacing(), digest_alternatives()]


def hash_files(directory: Path, known: Mapping[str, Hashed]) -> dict[str, Hashed]:
    """Every file of the index but the stamp and Whoosh's lock, by name; read where its state is not known."""
    found = {}
    for path in sorted(directory.iterdir()):
        if path.is_file() and path.name != STAMP and not path.name.endswith("LOCK"):
            before = known.get(path.name)
            state = read_state(path)
            is_known = before is not None and before.state == state
            found[path.name] = before if before and is_known else _hash_file(path, state)
    return found


@lru_cache(maxsize=64)
def _hash_file(path: Path, state: State) -> Hashed:
    """What is known of a file now; while it is in the same state, it is read once."""
    return Hashed(hash_file(path), state if is_settled(state) else None)
