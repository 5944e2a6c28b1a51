"""The files of articles' pictures: each is a part of the site, there as long as an article shows it."""

from __future__ import annotations

from pathlib import Path

from waraq.pictures import MISSING, describe_state, read_again, read_for_site
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.pictures import FOLDER
from waraq.store import LookedAt, Part, Store

PICTURE = "picture"


def write_picture(archive: Archive, write: WritePage, part: Part) -> None:
    """Copy a picture that a published article shows; nothing where none does any more."""
    place = archive.store.pictures.find(part.key)
    if place is not None:
        write.file(f"{FOLDER}{part.key}", read_for_site(archive.deriver.content, place, part.key))


def find_changed(store: Store, content: Path) -> set[str]:
    """The paths of the articles that would find other pictures than those they show."""
    changed: set[str] = set()
    before: dict[LookedAt, bool] = {}
    for article, looked in store.pictures.looked():
        if looked not in before:
            before[looked] = _is_same(store, content, looked)
        if not before[looked]:
            changed.add(article)
    return changed


def _is_same(store: Store, content: Path, looked: LookedAt) -> bool:
    state = describe_state(content, looked.path)
    if state == looked.seen and state:
        return True
    if not looked.name or state == MISSING or read_again(content, looked.path, looked.name) is None:
        return False
    store.pictures.see(looked, state)
    return True
