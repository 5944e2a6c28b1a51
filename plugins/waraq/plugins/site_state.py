"""What the output folder holds: kept in the cache while no build is writing there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from waraq.plugins.archive import Archive
from waraq.plugins.assets import STATIC
from waraq.plugins.parquet import tell_library
from waraq.plugins.run import NO_SEARCH
from waraq.store import Made, Store

FILE = "output.json"
# The file that a build writes last.
LAST = "sitemap.xml"
_WHY = "why"
UNFINISHED = "the last build did not finish"
CONVERTED = "the last build was converted for use without a server"
_MADE = {
    Made.FIRST: "first build",
    Made.DAMAGED: "the store in the cache was damaged",
    Made.OTHERWISE: "code or the interface's words changed",
}


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


def forget_state(cache: Path, why: str = UNFINISHED) -> None:
    """From now on the folder may hold anything; `why` is told if no build makes it whole."""
    (cache / FILE).write_text(json.dumps({_WHY: why}), "utf-8")


def explain_whole(store: Store, cache: Path, output: Path, key: str, *, offline: bool) -> str:
    """Why all pages must be written; empty where some are enough.

    `key` is the site's digest; `offline` tells that pages are converted in place.
    """
    if store.made is Made.FIRST and (output / LAST).is_file():
        return "the cache was deleted"
    if store.made is not None:
        return _MADE[store.made]
    before = store.pages.site()
    if before is None:
        return UNFINISHED
    if offline:
        return "the setting OFFLINE"
    if read_state(cache, output) is None:
        return _explain_loss(cache, output)
    return _describe_change(before, key) if before != key else ""


def _explain_loss(cache: Path, output: Path) -> str:
    """Why it is not known what the folder holds."""
    try:
        state = json.loads((cache / FILE).read_text("utf-8"))
        if _WHY in state:
            return str(state[_WHY])
        same = state["folder"] == str(output.resolve())
    except (OSError, ValueError, TypeError, KeyError):
        return "it is not known what the output folder holds"
    return "the output folder was emptied" if same else "the output folder is another"


def _describe_change(before: str, after: str) -> str:
    """Which parts of the site's digest are others than before.

    >>> _describe_change('{"settings": "1", "templates": "1"}', '{"settings": "2", "templates": "2"}')
    'settings and templates changed'
    """
    old, new = json.loads(before), json.loads(after)
    return f"{' and '.join(name for name in new if old.get(name) != new[name])} changed"


def _describe(value: object) -> str:
    """A setting that JSON has not: a function says where it lies in memory, another place in each build."""
    return getattr(value, "__qualname__", "") or str(value)


def digest_site(settings: Mapping[str, Any], theme: str, archive: Archive, client: object) -> str:
    """What shapes all pages besides the articles: a JSON object of digests, by what an editor calls each.

    `client` are the addresses of the search's scripts.
    """
    plain = {key: value for key, value in settings.items() if key.isupper() and key != NO_SEARCH}
    sections = [(link.name, link.url) for link in archive.site.sections]
    parts = {
        "settings": _digest(json.dumps(plain, default=_describe, sort_keys=True)),
        "templates": digest_files(*(path for path in Path(theme).iterdir() if path.name != STATIC)),
        "the names of sections": _digest(str(sections)),
        "the search's scripts": _digest(str(client)),
        "the use of --no-search": _digest(str(settings.get(NO_SEARCH))),
        "the library pyarrow": tell_library(archive.config),
        "code": _digest(archive.store.stamp),
    }
    return json.dumps(parts)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


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
