"""Where the file of a picture may lie, by its address in a text."""

from __future__ import annotations

from posixpath import join, normpath
from urllib.parse import unquote

_LONGEST = 1_000  # of a path; file systems allow 4096 bytes


def list_places(address: str, folder: str) -> tuple[str, ...]:
    """The paths below the content folder at which a picture is looked for, the first that is there counts.

    Beside the text, which lies in `folder`, then from the content folder, where
    an article that is moved still finds it; from there alone for an address that
    begins with a slash. None leads out of the content folder.

    >>> list_places("images/bazar.jpg", "articles/2014")
    ('articles/2014/images/bazar.jpg', 'images/bazar.jpg')
    >>> list_places("../../../etc/passwd", "articles/2014"), list_places("/images/%D9%BE%D9%84.png", "pages")
    ((), ('images/پل.png',))
    """
    path = unquote(address.partition("#")[0].partition("?")[0])
    if not path or len(path) > _LONGEST or "\\" in path or not path.isprintable():
        return ()
    tops = ("",) if path.startswith("/") else (folder, "")
    places = (normpath(join(top, path.lstrip("/"))) for top in tops)
    return tuple(dict.fromkeys(place for place in places if place.split("/")[0] not in {"..", "."}))
