"""Pictures of articles and pages: found in `content/`, and told of where they can't be shown."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from waraq.errors import Problem, RecordError
from waraq.ingest import find_body_line
from waraq.markup import Reference, ShownPicture, find_references
from waraq.markup.addresses import find_scheme, is_external
from waraq.pictures import Found, Picture, Refused, list_places, read_picture
from waraq.plugins.page_file import read_page
from waraq.store import LookedAt, StoredPicture

FOLDER = "images/"
# Pictures of plain pages are a part of theirs: no article's picture has the same address.
OF_PAGES = f"{FOLDER}pages/"
_LONGEST = 100  # of an address that is shown


class Fault(NamedTuple):
    """What is wrong with a picture: the rule that it breaks, why, what to do; the line in the body from 1."""

    rule: str
    reason: str
    remedy: str
    line: int
    address: str


class PictureFinder:
    """Finds the pictures of a text, which lies in `folder` below the content folder, and notes where."""

    def __init__(self, content: Path, folder: str, top: str = FOLDER) -> None:
        self._content, self._folder, self._top = content, folder, top
        self._found: dict[str, Found] = {}

    def find(self, address: str) -> Picture | Refused:
        """The picture at an address of this site, or why there is none."""
        if address not in self._found:
            self._found[address] = read_picture(self._content, list_places(address, self._folder))
        return self._found[address].result

    def show(self, address: str) -> ShownPicture | None:
        """The same for a page."""
        found = self.find(address)
        if isinstance(found, Refused):
            return None
        return ShownPicture(f"{self._top}{found.name}", found.width, found.height)

    @property
    def pictures(self) -> dict[str, Picture]:
        """Those that were found, by their addresses in the site."""
        results = (each.result for each in self._found.values())
        return {f"{self._top}{each.name}": each for each in results if isinstance(each, Picture)}

    @property
    def looked(self) -> tuple[LookedAt, ...]:
        """The places that were looked at, each with its state and the name of the picture that is there."""
        seen = {
            place: LookedAt(place, state, _name_at(place, found.result))
            for found in self._found.values()
            for place, state in found.looked
        }
        return tuple(seen[place] for place in sorted(seen))

    def find_faults(self, body: str) -> Iterator[Fault]:
        """Yield what is wrong with the pictures of a body, and with each of other sites."""
        for image in _list_images(body):
            yield from self.judge(image)

    def judge(self, image: Reference) -> Iterator[Fault]:
        """Yield what is wrong with one picture."""
        shown = unquote(image.address)[:_LONGEST]
        place = image.line, image.address
        if not image.alternative:
            reason = f"the picture {shown} has no alternative text, so it is left out"
            yield Fault("image-text-missing", reason, "write what it shows: ![…](address)", *place)
        if is_external(image.address):
            reason = f"the picture {shown} is of another site: pages load nothing from there, and show a link"
            remedy = "where you may, put it into content/images/, and write images/… for its address"
            yield Fault("image-address", reason, remedy, *place)
        elif isinstance(found := self.find(image.address), Refused):
            yield Fault(found.rule, f"the picture {shown} {found.reason}", found.remedy, *place)


def _list_images(body: str) -> Iterator[Reference]:
    found = find_references(body).found if "![" in body else ()
    return (each for each in found if each.alternative is not None)


def _name_at(place: str, result: Picture | Refused) -> str:
    return result.name if isinstance(result, Picture) and result.path == place else ""


def tell_faults(finder: PictureFinder, body: str, path: Path) -> list[Problem]:
    """What is wrong with the pictures of the body of a file, with their lines in it."""
    faults = list(finder.find_faults(body))
    above = find_body_line(path.read_text("utf-8-sig", "replace")) - 1 if faults else 0
    return [
        Problem(str(path), each.reason, each.remedy, above + each.line, fatal=False, rule=each.rule)
        for each in faults
    ]


def store_pictures(
    finder: PictureFinder, shown: tuple[tuple[ShownPicture, str], ...]
) -> tuple[StoredPicture, ...]:
    """The pictures that a body shows, in its order, as the store keeps them."""
    files = finder.pictures
    return tuple(
        StoredPicture(files[each.address].name, files[each.address].path, each.width, each.height, text)
        for each, text in shown
    )


def list_page_pictures(content: Path, path: Path) -> dict[str, Picture]:
    """The pictures of a plain page by their addresses in the site; none of one that can't be read."""
    try:
        body = read_page(path).body
    except RecordError:
        return {}
    finder = find_page_pictures(content, path)
    for image in _list_images(body):
        if image.alternative and not find_scheme(image.address) and not is_external(image.address):
            finder.find(image.address)
    return finder.pictures


def find_page_pictures(content: Path, path: Path) -> PictureFinder:
    """What finds the pictures of a plain page."""
    return PictureFinder(content, path.parent.relative_to(content).as_posix(), OF_PAGES)


def digest_page_pictures(folder: Path) -> str:
    """A digest of the pictures of all plain pages in a folder: where they are, and what is in them."""
    digest = sha256()
    for path in sorted(folder.glob("*.md")):
        digest.update(f"{sorted(list_page_pictures(folder.parent, path).items())}\0".encode())
    return digest.hexdigest()
