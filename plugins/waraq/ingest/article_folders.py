"""Where article files lie: `content/articles` and all folders in it, walked in a fixed order."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from waraq.files import State, opened, state_of
from waraq.ingest.file_names import leads_inside

ARTICLES = "articles"
SUFFIX = ".md"


class ArticleFolder(NamedTuple):
    """A folder with the article files that lie in it, but not in the folders there.

    `path` is that from the folder `content` on, with a stroke at the end; the
    names of `files` are too, each with what the system says of the file, None of a link.
    """

    path: str
    files: list[tuple[str, os.stat_result | None]]

    def digest_states(self) -> str:
        """A digest of the names of all files with their states; empty where there is a link among them."""
        states = [state_of(found) for _, found in self.files if found]
        if len(states) < len(self.files):
            return ""
        digest = sha256("\0".join(name for name, _ in self.files).encode("utf-8", "surrogateescape"))
        digest.update(_pack(states))
        return digest.hexdigest()


def _pack(states: Sequence[State]) -> bytes:
    """The states in bytes that no others have: every build asks for those of all articles."""
    try:
        return array("q", chain.from_iterable(states)).tobytes()
    except OverflowError:  # Some systems number files by more than 63 bits.
        return repr(states).encode()


def scan_folders(content: Path) -> Iterator[ArticleFolder]:
    """Yield every folder of articles, from ``articles/`` on, each before those that lie in it.

    Hidden files and folders are left out, and so are links that lead out of
    the folder. Names come in the order of their letters. Raises OSError for a folder that can't be read.
    """
    top = content / ARTICLES
    waiting = [(str(top), f"{ARTICLES}/")] if top.is_dir() else []
    while waiting:
        place, path = waiting.pop()
        folders = []
        files: list[tuple[str, os.stat_result | None]] = []
        with opened(place) as folder, os.scandir(folder) as entries:
            for entry in sorted(entries, key=attrgetter("name")):
                own = entry.name
                if own.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append((f"{place}{os.sep}{own}", f"{path}{own}/"))
                elif own.lower().endswith(SUFFIX):
                    if not entry.is_symlink():
                        files.append((f"{path}{own}", entry.stat(follow_symlinks=False)))
                    elif leads_inside(Path(place, own), top):
                        files.append((f"{path}{own}", None))
        yield ArticleFolder(path, files)
        waiting += reversed(folders)


def scan_articles(content: Path) -> Iterator[tuple[str, os.stat_result | None]]:
    """Yield the path of every article file in the order of `scan_folders`, with what the system says of it.

    A folder's own files come before those of the folders in it.
    """
    return (file for folder in scan_folders(content) for file in folder.files)


def walk_articles(content: Path) -> Iterator[Path]:
    """The same paths as this process has them."""
    return (content / name for name, _ in scan_articles(content))


def place_in_walk(name: str) -> list[tuple[bool, str]]:
    """What puts the names of article files in the order in which they are found.

    >>> sorted(["articles/2014/b.md", "articles/c.md", "articles/2014/01/a.md"], key=place_in_walk)
    ['articles/c.md', 'articles/2014/b.md', 'articles/2014/01/a.md']
    """
    *folders, own = name.split("/")
    return [*((True, each) for each in folders), (False, own)]
