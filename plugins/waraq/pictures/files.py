"""Files of pictures: which may be shown, by their first bytes, how large they are, and by what name.

Only kinds that hold nothing but picture points. SVG is refused: it is a
document with links, styles and scripts, and whoever opens its address by itself
runs them in the archive's name, since a host that serves files sends no policy
with it.
"""

from __future__ import annotations

import os
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from waraq.errors import WaraqError, show_text
from waraq.files import read_state, write_settled

MOST_BYTES = 10_000_000
MOST_SIDE = 20_000  # points; a page of a newspaper at 600 to the inch has 14,000
MISSING = "-"  # in place of the state of a file that is not there

_KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF87a": "gif", b"GIF89a": "gif"}
_RIFF, _WEBP = b"RIFF", b"WEBP"
_PICTURES = "PNG, JPEG, GIF and WebP"
_SHARD = 2  # letters of a hash that name a folder: 256 of them
_HASH = 32


class Picture(NamedTuple):
    """A file that may be shown: its path below the content folder, its name in the site, its size in points.

    The name is made of the hash of what is in it and of its kind, so no other
    file ever has it.
    """

    path: str
    name: str
    width: int
    height: int


class Refused(NamedTuple):
    """Why there is no picture: the rule of ``data/check_rules.tsv`` that is broken, and what to do."""

    rule: str
    reason: str
    remedy: str


class Found(NamedTuple):
    """What became of an address: the picture, or why there is none.

    `looked` has the places that were looked at, each with the state of what was
    there (see `describe_state`).
    """

    result: Picture | Refused
    looked: tuple[tuple[str, str], ...] = ()


def describe_state(content: Path, place: str) -> str:
    """The state of a file in one line: "-" where there is none, empty while it tells no later change."""
    try:
        return write_settled(read_state(content / place))
    except (OSError, ValueError):
        return MISSING


def read_picture(content: Path, places: tuple[str, ...]) -> Found:
    """The picture in the first of some places below `content` that has a file."""
    looked: list[tuple[str, str]] = []
    if not places:
        return Found(Refused("image-missing", "is no file of the content folder", _put_there("images/…")))
    for place in places:
        looked.append((place, describe_state(content, place)))
        if looked[-1][1] != MISSING:
            return Found(_read(content, place), tuple(looked))
    reason = f"is not there: neither {' nor '.join(f'content/{each}' for each in map(show_text, places))}"
    if len(places) == 1:
        reason = f"is not there: content/{show_text(places[0])}"
    return Found(Refused("image-missing", reason, _put_there(places[-1])), tuple(looked))


def _put_there(place: str) -> str:
    return f"put the file at content/{show_text(place)}, or correct the address"


def _read(content: Path, place: str) -> Picture | Refused:
    data = _read_bytes(content, place)
    if isinstance(data, Refused):
        return data
    kind = find_kind(data)
    if not kind:
        is_svg = b"<svg" in data[:4096].lower()
        reason = (
            "is an SVG file, which may run scripts"
            if is_svg
            else f"is none of {_PICTURES} by its first bytes"
        )
        return Refused("image-kind", reason, "save it as PNG, or a photograph as JPEG")
    width, height = measure(data)
    if not (0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE):
        reason = f"is damaged, or has more than {MOST_SIDE:,} points in a row"
        return Refused("image-kind", reason, "open it in a program for pictures, and save it anew")
    return Picture(place, make_name(data, kind), width, height)


def _read_bytes(content: Path, place: str) -> bytes | Refused:
    """What is in a file, which must be an ordinary one inside the content folder, also where links lead."""
    path, top = os.path.realpath(content / place), os.path.realpath(content)
    try:
        found = Path(path).stat()
        if not path.startswith(f"{top}{os.sep}") or not S_ISREG(found.st_mode):
            reason = "is no ordinary file, or a link that leads out of the content folder"
            return Refused("image-missing", reason, "copy the file into the content folder")
        if found.st_size <= MOST_BYTES:
            return Path(path).read_bytes()
    except OSError as error:
        reason = f"can't be read ({error.strerror or error})"
        return Refused("image-missing", reason, "give yourself the right to read it")
    reason = f"has {found.st_size:,} bytes, more than {MOST_BYTES:,}"
    return Refused("image-large", reason, "save it smaller: 2,000 points wide is enough for any screen")


def find_kind(data: bytes) -> str:
    """The ending that files of a kind have, told by the first bytes; empty for what is no picture.

    >>> find_kind(b"GIF89a..."), find_kind(b"<svg onload='x()'>")
    ('gif', '')
    """
    if data[:4] == _RIFF and data[8:12] == _WEBP:
        return "webp"
    return next((kind for magic, kind in _KINDS.items() if data.startswith(magic)), "")


def measure(data: bytes) -> tuple[int, int]:
    """Width and height in points as browsers show it, turned as a camera noted; -1 where they are unknown."""
    from imagesize import get  # noqa: PLC0415 - most builds look at no picture

    width, height = get(BytesIO(data))
    return int(width), int(height)


def make_name(data: bytes, kind: str) -> str:
    """The name of a picture in the site.

    >>> make_name(b"", "png")
    'e3/b0c44298fc1c149afbf4c8996fb924.png'
    """
    digest = sha256(data).hexdigest()[:_HASH]
    return f"{digest[:_SHARD]}/{digest[_SHARD:]}.{kind}"


def read_again(content: Path, place: str, name: str) -> bytes | None:
    """What is in the file of a picture that was found before; None where it is another picture by now."""
    data = _read_bytes(content, place)
    if isinstance(data, Refused) or make_name(data, find_kind(data)) != name:
        return None
    return data


def read_for_site(content: Path, place: str, name: str) -> bytes:
    """The same; raises WaraqError where it is another."""
    data = read_again(content, place, name)
    if data is None:
        message = f"content/{show_text(place)} changed while the site was built. Build again"
        raise WaraqError(message)
    return data
