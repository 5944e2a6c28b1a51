"""The browser's client as a site has it: a few files with hashed names, joined from `client/*.js`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from waraq.search.bundle import AsScripts, Joined, describe_minifier, join_modules, shorten
from waraq.search.folders import name_content, name_file
from waraq.text import Analyzer

FOLDER = "client"
# The files that pages load, each with the module that it begins with; a later one may load modules of
# an earlier one.
ENTRIES = {"search": "search.js", "highlight": "highlight.js", "words": "words.js"}
# Those that one of these loads when it comes to import("./…") of the module they begin with.
LAZY = {
    "corrections": "corrections.js",
    "keyboard": "keyboard.js",
    "recent": "recent-view.js",
    "refine": "refine-view.js",
    "suggest": "suggestions.js",
}
# The one name that stays, for scripts of other people.
LASTING = "index-reader.js"
# Which files a build kept, and what they were made from.
KEPT = "joined.json"
# Where pages are opened from a folder, one module stands in for another, and a script comes before the rest.
STAND_INS = {"host.js": "host-folder.js"}
LOADER = "loader.js"


class ClientAddresses(NamedTuple):
    """What templates have as ``search_client``: addresses below the site's root."""

    search: str
    highlight: str
    words: str
    tables: str


@dataclass(frozen=True, slots=True)
class Client:
    """The files of the client by their names in its folder, and those that pages load."""

    files: Mapping[str, bytes]
    addresses: ClientAddresses


def load_client(memory: Path | None = None) -> Client:
    """The client, joined once, or as the folder `memory` has it of the same modules.

    :raises BundleError: when a module is not written as the joiner reads it.
    """
    return _make_client(_make_parts() if memory is None else _recall(memory) or _keep(memory, _make_parts()))


def _make_client(parts: _Parts) -> Client:
    """The client out of its bundles."""
    bundles, tables = parts
    made = {file: text.encode() for file, text in bundles.values()}
    made[LASTING] = f'export{{openIndex}}from"./{bundles["search"].file}";\n'.encode()
    addresses = (f"{FOLDER}/{bundles[name].file}" for name in ENTRIES)
    return Client(made, ClientAddresses(*(f"search/{address}" for address in (*addresses, tables))))


class _Parts(NamedTuple):
    """The bundles by their names, and the name of the file with the analyzer's tables."""

    bundles: dict[str, Joined]
    tables: str


@cache
def _make_parts() -> _Parts:
    bundles = join_modules(_read_sources(), ENTRIES, LAZY, _name_bundle)
    return _Parts(bundles, name_file("analyzer", Analyzer.load().to_json().encode()))


def _recall(memory: Path) -> _Parts | None:
    """The parts as an earlier build made them, if it had the same code and tables; None otherwise."""
    try:
        kept = json.loads((memory / KEPT).read_text("utf-8"))
        if kept["made_from"] != _digest_code():
            return None
        files = {name: kept["files"][name] for name in (*ENTRIES, *LAZY)}
        bundles = {name: Joined(file, (memory / file).read_text("utf-8")) for name, file in files.items()}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    whole = all(file == _name_bundle(name, text) for name, (file, text) in bundles.items())
    return _Parts(bundles, str(kept["tables"])) if whole and "tables" in kept else None


def _keep(memory: Path, parts: _Parts) -> _Parts:
    """Write them for the next build."""
    memory.mkdir(parents=True, exist_ok=True)
    for file, text in parts.bundles.values():
        (memory / file).write_bytes(text.encode())
    files = {name: bundle.file for name, bundle in parts.bundles.items()}
    kept = {"made_from": _digest_code(), "files": files, "tables": parts.tables}
    (memory / KEPT).write_text(json.dumps(kept), "utf-8")
    return parts


def _digest_code() -> str:
    """What the parts come of: modules, the code that joins and minifies them, the analyzer, its tables."""
    sources = {
        **_read_sources(),
        **_read_folder("bundle", ".py"),
        **_read_folder(".", ".py", "waraq.text"),
        **_read_folder(".", "", "waraq.data"),
    }
    parts = [files("waraq.search").joinpath("client_files.py").read_text("utf-8"), describe_minifier()]
    return name_content([*parts, *(part for pair in sorted(sources.items()) for part in pair)])


@cache
def load_folder_client() -> Client:
    """The same as scripts, for an archive that is opened from a folder; the loader is for every page."""
    sources = _read_sources()
    for name, stand_in in STAND_INS.items():
        sources[name] = sources.pop(stand_in)
    loader = shorten(sources.pop(LOADER), LOADER)
    bundles = join_modules(sources, ENTRIES, LAZY, _name_bundle, AsScripts())
    made = {bundle.file: bundle.text.encode() for bundle in bundles.values()}
    made[LOADER] = loader.encode()
    addresses = {name: f"search/{FOLDER}/{bundles[name].file}" for name in ENTRIES}
    return Client(made, ClientAddresses(**addresses, tables=""))


def _read_sources() -> dict[str, str]:
    return _read_folder("client", ".js")


def _read_folder(name: str, ending: str, package: str = "waraq.search") -> dict[str, str]:
    found = (path for path in files(package).joinpath(name).iterdir() if path.is_file())
    return {path.name: path.read_text("utf-8") for path in found if path.name.endswith(ending)}


def _name_bundle(name: str, text: str) -> str:
    return f"{name}-{name_content([text])}.js"


def recall_former(memory: Path, current: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the client before this one, for pages that were opened, or cached, before a publish.

    `memory` is a folder that keeps the files of two clients: as old as their
    first build. The new ones are added to it.
    """
    memory.mkdir(parents=True, exist_ok=True)
    for name, data in current.items():
        if not (memory / name).is_file():
            (memory / name).write_bytes(data)
    former: dict[str, Path] = {}
    for path in sorted(memory.glob("*-*.js"), key=lambda path: (-path.stat().st_mtime_ns, path.name)):
        kind = path.name.rpartition("-")[0]
        if path.name in current:
            continue
        if former.setdefault(kind, path) != path:
            path.unlink()
    return {path.name: path.read_bytes() for path in former.values()}
