"""The stamp beside an index: who made it, with which tables, and the hash of every file.

Whoosh has no checksums: a zeroed block inside a segment can go unnoticed, and
other damage shows itself only in the middle of a search. The stamp is written
last and makes an index good or bad as a whole.
"""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path

from waraq.text import Analyzer
from waraq.text.alternatives import digest_alternatives
from waraq.text.spacing import digest_spacing

STAMP = "waraq-index.json"
LOCK = "waraq-index.LOCK"
# Raise when the schema or the meaning of a field changes.
FORMAT = 7


State = tuple[int, int, int]
"""The number of a file, its size, and when it was changed."""


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
    if stamp.get("files") != hash_files(directory):
        return "its files are damaged or incomplete"
    return None


def write_stamp(directory: Path, analyzer: Analyzer, *, complete: bool = True) -> None:
    """Mark the directory as ours, and (when `complete`) the index in it as good."""
    files = hash_files(directory) if complete else {}
    stamp = {
        "format": FORMAT,
        "tables": digest_tables(analyzer),
        "complete": complete,
        "files": files,
    }
    (directory / STAMP).write_text(json.dumps(stamp, indent=1, sort_keys=True) + "\n", "utf-8")


def digest_tables(analyzer: Analyzer) -> list[str]:
    """What decides which terms a text gets."""
    return [analyzer.digest, digest_spacing(), digest_alternatives()]


def hash_files(directory: Path) -> dict[str, str]:
    """SHA-256 of every file of the index but the stamp and Whoosh's lock, by name."""
    found = {}
    for path in sorted(directory.iterdir()):
        if path.is_file() and path.name != STAMP and not path.name.endswith("LOCK"):
            found[path.name] = _hash_file(path, read_state(path))
    return found


def read_state(path: Path) -> State:
    """What tells that a file is the same as before without reading it."""
    state = path.stat()
    return state.st_ino, state.st_size, state.st_mtime_ns


@lru_cache(maxsize=64)
def _hash_file(path: Path, state: State) -> str:  # noqa: ARG001 - of the memory's key
    """The SHA-256 of a file; while its number, size and time of change are `state`, it is read once."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
