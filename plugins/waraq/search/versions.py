"""The versions of the documents in an index, by which the next build knows what it need not read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

VERSIONS = "versions.json"


def load_versions(directory: Path) -> dict[str, str]:
    """The versions beside an index by the ids of the documents.

    Raises OSError or ValueError when they can't be read.
    """
    found = json.loads((directory / VERSIONS).read_text("utf-8"))
    if not isinstance(found, dict):
        message = f"{VERSIONS} holds no versions"
        raise ValueError(message)  # noqa: TRY004 - as for any other damage
    return found


def save_versions(directory: Path, versions: Mapping[str, str]) -> None:
    """Write them beside an index."""
    (directory / VERSIONS).write_text(json.dumps(versions, ensure_ascii=False), "utf-8", newline="\n")
