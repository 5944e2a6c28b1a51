"""The versions of the documents in an index, by which the next build knows what it need not read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

VERSIONS = "versions.json"
# The ids of documents that were indexed again since that was written, a line each.
SINCE = "versions-since.txt"


def load_versions(directory: Path) -> dict[str, str]:
    """The versions beside an index by the ids of the documents; not of those that are not known.

    Raises OSError or ValueError when they can't be read.
    """
    found = json.loads((directory / VERSIONS).read_text("utf-8"))
    if not isinstance(found, dict):
        message = f"{VERSIONS} holds no versions"
        raise ValueError(message)  # noqa: TRY004 - as for any other damage
    for document_id in (directory / SINCE).read_text("utf-8").splitlines():
        found.pop(document_id, None)
    return found


def save_versions(directory: Path, versions: Mapping[str, str]) -> None:
    """Write them beside an index."""
    (directory / VERSIONS).write_text(json.dumps(versions, ensure_ascii=False), "utf-8", newline="\n")
    (directory / SINCE).write_text("", "utf-8")


def forget_versions(directory: Path, ids: Iterable[str]) -> None:
    """Know no versions of some documents any more: a line each, where all would be written again."""
    with (directory / SINCE).open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{document_id}\n" for document_id in sorted(ids))
