"""Filling a release: what it has stays, what the current one has is shared with it, the rest is copied.

Files are shared by hard links, so none may ever be written to: one that is
to be another is deleted first.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from waraq import stages
from waraq.errors import WaraqError
from waraq.publish.changes import Plan
from waraq.publish.listing import File, Listing


class Release(NamedTuple):
    """A folder with files of a site, and what they should be."""

    site: Path
    listing: Listing

    def has(self, name: str, file: File) -> bool:
        """Whether this file is there, and as long as it should be."""
        known = self.listing.get(name)
        if known is None or known.sha256 != file.sha256:
            return False
        try:
            return os.lstat(f"{self.site}/{name}").st_size == file.size
        except OSError:
            return False


def fill_release(release: Release, current: Release, plan: Plan, output: Path) -> Listing:
    """Give `release` the files that `plan` lists, from the `current` one or from `output`; what it has then.

    :raises WaraqError: when a folder in it leads elsewhere.
    """
    places: set[str] = set()
    for name in release.listing.keys() - plan.listing.keys():
        _remove(release.site, name, places)
    filled: Listing = {}
    with stages.run("Filling the release", "files", len(plan.listing)) as stage:
        for name, file in stage.each(plan.listing.items()):
            if not release.has(name, file):
                _make_way(release.site, name, places)
                source = (current.site if file.age else output) / name
                shared = current.has(name, file) and _share(current.site / name, release.site / name)
                if not shared and not _copy(source, release.site / name, file):
                    continue
            filled[name] = file
    return filled


def _remove(site: Path, name: str, places: set[str]) -> None:
    """Delete a file, and the folders that are empty then."""
    path = site / name
    if path.parent.is_dir():
        _make_way(site, name, places)
        for folder in path.parents:
            if folder == site:
                break
            with suppress(OSError):  # other files are in it
                folder.rmdir()
                places.discard(str(folder))


def _make_way(site: Path, name: str, places: set[str]) -> None:
    """See to it that the file can be made: its folder is there, in this release, and itself it is not."""
    path = site / name
    place = str(path.parent)
    if place not in places:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.parent.resolve().is_relative_to(site):
            raise WaraqError(f"{place} leads out of its release. Delete this release, then publish again")
        places.add(place)
    path.unlink(missing_ok=True)


def _share(source: Path, target: Path) -> bool:
    """Link a file of the current release; False where there are no hard links, or no more of this file."""
    try:
        target.hardlink_to(source)
    except OSError:
        return False
    return True


def _copy(source: Path, target: Path, file: File) -> bool:
    """Copy a file; False for one that the site needs no more and somebody has deleted."""
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError:
        if not file.age:
            raise
        return False
    return True
