"""What the output folder holds: kept in the cache while no build is writing there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from waraq.plugins.archive import Archive

FILE = "output.json"
# The file that a build writes last.
LAST = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class SiteState:
    """A whole site of ours: its folder (absolute), and how many files its search has."""

    folder: str
    search_files: int


def read_state(cache: Path, output: Path) -> SiteState | None:
    """What is in the folder; None where a build was killed, or the folder emptied."""
    try:
        state = SiteState(**json.loads((cache / FILE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return state if state.folder == str(output.resolve()) and (output / LAST).is_file() else None


def write_state(cache: Path, state: SiteState) -> None:
    """The site is whole."""
    (cache / FILE).write_text(json.dumps(asdict(state)), "utf-8")


def forget_state(cache: Path) -> None:
    """From now on the folder may hold anything."""
    (cache / FILE).unlink(missing_ok=True)


def _describe(value: object) -> str:
    """A setting that JSON has not: a function says where it lies in memory, another place in each build."""
    return getattr(value, "__qualname__", "") or str(value)


def digest_site(settings: Mapping[str, Any], theme: str, archive: Archive, client: object) -> str:
    """A digest of what shapes all pages besides the articles: settings, templates, words, navigation.

    `client` are the addresses of the search's scripts.
    """
    plain = {key: value for key, value in settings.items() if key.isupper()}
    sections = [(link.name, link.url) for link in archive.site.sections]
    described = [
        json.dumps(plain, default=_describe, sort_keys=True),
        str(sections),
        str(client),
        archive.store.stamp,
        digest_files(*(path for path in Path(theme).iterdir() if path.name != "static")),
    ]
    return sha256("\0".join(described).encode()).hexdigest()


def digest_files(*paths: Path) -> str:
    """A digest of files and of all below folders: their names and what is in them."""
    digest = sha256()
    for top in sorted(paths):
        files = sorted(path for path in top.rglob("*") if path.is_file()) if top.is_dir() else [top]
        for path in files:
            data = path.read_bytes() if path.is_file() else b""
            name = f"{top.name}/{path.relative_to(top)}".encode("utf-8", "surrogateescape")
            digest.update(b"\0%b\0%d\0" % (name, len(data)) + data)
    return digest.hexdigest()
