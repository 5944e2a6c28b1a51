"""Releases of a site side by side in a folder, one of which readers see.

The folder looks like this, and the web server is given its ``current``::

    .waraq-releases            marks it as ours
    current -> releases/17/site
    releases/16/site/…         a release: a whole site, unchanged files shared with the others
    releases/16/files.tsv      what it holds

A release is filled beside the others and becomes the current one in one step.
Whatever a killed publish leaves behind ends in ``.part``, and the next one deletes it.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from waraq.errors import WaraqError
from waraq.publish.changes import Plan
from waraq.publish.filling import Release, fill_release
from waraq.publish.listing import Listing, read_listing, write_listing

MARKER = ".waraq-releases"
CURRENT = "current"
RELEASES = "releases"
SITE = "site"
FILES = "files.tsv"
_PART = ".part"
_NOTE = "“waraq publish” fills this folder, and deletes old releases in it.\n"


def open_target(folder: Path, output: Path) -> Path:
    """The folder of releases `folder`, made if need be.

    :raises WaraqError: when it is not ours, or something in it leads elsewhere.
    """
    root = folder.resolve()
    if root.is_relative_to(output.resolve()):
        raise WaraqError(f"{folder} lies in {output}, where a build deletes it. Give a folder outside of it")
    root.mkdir(parents=True, exist_ok=True)
    if not (root / MARKER).is_file():
        strange = min((path.name for path in root.iterdir()), default=None)
        if strange is not None:
            message = f"{folder} holds files that “waraq publish” did not put there, such as {strange!r}"
            raise WaraqError(f"{message}. Give a new folder, or an empty one")
        (root / MARKER).write_text(_NOTE, "utf-8")
    releases = root / RELEASES
    _refuse_link(releases)
    releases.mkdir(exist_ok=True)
    for path in releases.iterdir():
        _refuse_link(path)
    find_current(root)
    return root


def find_current(root: Path) -> int | None:
    """The number of the release that readers see; None where there is none yet.

    :raises WaraqError: when ``current`` is something else than a link to a release.
    """
    path = root / CURRENT
    if not path.is_symlink() and not path.exists():
        return None
    found = path.is_symlink() and re.fullmatch(rf"{RELEASES}/([0-9]+)/{SITE}", path.readlink().as_posix())
    if not found:
        raise WaraqError(f"{path} is no link to one of the {RELEASES}. Move it away, then publish again")
    return int(found[1])


def read_current(root: Path) -> Listing:
    """What the release has that readers see."""
    number = find_current(root)
    return {} if number is None else read_listing(root / RELEASES / str(number) / FILES)


def publish_release(root: Path, output: Path, plan: Plan, most: int) -> int:
    """Make the release that `plan` describes, let readers see it, delete old ones but `most`; its number.

    An old release that is to go becomes the new one: it has nearly all of it.
    """
    _delete_leftovers(root)
    number = max(_list_numbers(root), default=0) + 1
    shown = find_current(root)
    current = Release(root / RELEASES / str(shown) / SITE, read_current(root))
    part = root / RELEASES / f"{number}{_PART}"
    old = [each for each in _list_old(root, most) if each != shown]
    if old:
        (root / RELEASES / str(old[-1])).rename(part)
    listing = read_listing(part / FILES)
    if part.exists() and not listing:  # nobody knows what is in it
        shutil.rmtree(part)
    listing = fill_release(Release(part / SITE, listing), current, plan, output)
    write_listing(part / FILES, listing)
    part.rename(root / RELEASES / str(number))
    _switch(root, number)
    for each in _list_old(root, most + 1):
        release = root / RELEASES / str(each)
        shutil.rmtree(release.rename(release.with_name(f"{each}{_PART}")))
    return number


def _delete_leftovers(root: Path) -> None:
    """Delete what a killed publish left behind."""
    for path in (root / RELEASES).glob(f"*{_PART}"):
        shutil.rmtree(path)
    (root / f"{CURRENT}{_PART}").unlink(missing_ok=True)


def _switch(root: Path, number: int) -> None:
    """Let readers see the release: the name ``current`` never leads nowhere."""
    link = root / f"{CURRENT}{_PART}"
    link.symlink_to(f"{RELEASES}/{number}/{SITE}")
    link.replace(root / CURRENT)


def _list_old(root: Path, most: int) -> list[int]:
    """The releases that go when there is one more and `most` may stay, the oldest last."""
    return sorted(_list_numbers(root), reverse=True)[most - 1 :]


def _list_numbers(root: Path) -> list[int]:
    return [int(path.name) for path in (root / RELEASES).iterdir() if path.name.isdecimal()]


def _refuse_link(path: Path) -> None:
    if path.is_symlink():
        raise WaraqError(f"{path} is a link to somewhere else. Delete the link, then publish again")
