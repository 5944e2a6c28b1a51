"""A built site as it must be to work from a folder, without a server.

Browsers load no modules and fetch no files there, and a folder is no page.
So links name ``index.html``, scripts are classic ones, and the files of the
search are scripts as well. What was converted stays as it is when it is
converted again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from waraq import stages
from waraq.errors import WaraqError
from waraq.search import folder_search as search

_LINK = re.compile(r'(<(?:a|form)\s[^>]*?\b(?:href|action)=")([^"]*)(?=")')
_REFRESH = re.compile(r'(<meta http-equiv="refresh" content="0; url=)([^"]*)(?=")')
# A module that a page loads, and one that it loads when its address asks for marks.
_MODULE = re.compile(r'<(?:script type="module" src|template data-marks)="([^"]*)"></(?:script|template)>')
_AHEAD = re.compile(r'\s*<link rel="(?:modulepreload|preload)"[^>]*>')
_INDEX = "index.html"


class Change(NamedTuple):
    """What becomes of an output file: its new name and what it holds; None for one that goes."""

    name: str
    data: bytes | None


def convert_file(name: str, path: Path) -> Change | None:
    """The file `name` as a folder needs it; None where it can stay as it is."""
    if name.endswith(".html"):
        return Change(name, convert_page(path.read_text("utf-8")).encode())
    if search.is_data(name):
        return Change(f"{name}.js", search.write_as_script(path.read_bytes()))
    if name.startswith(search.CLIENT) and name not in search.list_client():
        return Change(name, None)
    return None


def convert_page(html: str) -> str:
    """A page that works from a folder.

    >>> convert_page('<a href="../date/?a=1#b">')
    '<a href="../date/index.html?a=1#b">'
    """
    html = _AHEAD.sub("", html)
    for links in (_LINK, _REFRESH):
        html = links.sub(lambda found: found[1] + convert_address(found[2]), html)
    return _MODULE.sub(lambda found: _write_script(found[1]), html)


def convert_address(address: str) -> str:
    """An address of this site by its file.

    >>> [convert_address(each) for each in ("../", "./", "#main", "feed.atom", "https://example.org/", "/a/")]
    ['../index.html', './index.html', '#main', 'feed.atom', 'https://example.org/', '/a/']
    """
    path, rest = re.fullmatch(r"([^?#]*)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr]
    if not path.endswith("/") or path.startswith("/") or ":" in path:
        return address
    return f"{path}{_INDEX}{rest}"


def _write_script(address: str) -> str:
    for module, script in search.map_client().items():
        if address.endswith(module):
            root = address.removesuffix(module)
            loader = f'<script defer src="{root}{search.LOADER_ADDRESS}"></script>'
            return f'{loader}\n  <script defer src="{root}{script}"></script>'
    if search.CLIENT in address:
        raise WaraqError(
            f"a page loads {address}, which this version of Waraq does not have. Build the site again"
        )
    return f'<script defer src="{address}"></script>'


def walk_output(output: Path) -> Iterator[tuple[str, Path]]:
    """The files of a built site by their names below it, in order."""
    for folder, folders, names in os.walk(output):
        folders.sort()
        for name in sorted(names):
            path = Path(folder) / name
            yield path.relative_to(output).as_posix(), path


def convert_site(output: Path) -> None:
    """Convert a built site in place."""
    files = list(walk_output(output))
    with stages.run("Converting for use without a server", "files", len(files)) as stage:
        for name, path in stage.each(files):
            change = convert_file(name, path)
            if change is not None and change.data is not None:
                (output / change.name).write_bytes(change.data)
            if change is not None and (change.data is None or change.name != name):
                path.unlink()
    for name, data in search.list_client().items():
        (output / name).parent.mkdir(parents=True, exist_ok=True)  # of a build without the search
        (output / name).write_bytes(data)
