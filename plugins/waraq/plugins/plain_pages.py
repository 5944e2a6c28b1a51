"""The pages of `content/pages/`: each written to its own address, or named with what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from markupsafe import Markup
from pelican.contents import Page

from waraq.errors import Problem, RecordError
from waraq.plugins.archive import WritePage
from waraq.plugins.page_file import LINKED
from waraq.plugins.views import PlainPage

ReadPage = Callable[[Path], Page]


def write_plain_pages(folder: Path, read: ReadPage, write: WritePage) -> Iterator[Problem]:
    """Write the pages in `folder`; a problem for each that can't be used, and for a missing “about”.

    Of two pages with one address the first by file name is written.
    """
    taken: dict[str, Path] = {}
    for path in sorted(folder.glob("*.md")):
        try:
            page = _read(path, folder, read)
        except RecordError as error:
            yield error.problem
            continue
        if page.slug in taken:
            reason = f"the address “{page.slug}” is already that of {taken[page.slug].name}"
            yield Problem(str(path), reason, "give one of the two another “slug”")
            continue
        taken[page.slug] = path
        # Our own renderer made it, with raw HTML off and every attribute escaped.
        html = Markup(page.content)  # noqa: S704
        write(f"{page.slug}/", "page", page=PlainPage(page.title, html, page.lang))
    if LINKED not in taken:
        path = folder / f"{LINKED}.md"
        remedy = "write it, beginning with a line “---”, a line “title: …” and another line “---”"
        yield Problem(str(path), f"there is no page “{LINKED}”, to which all pages link", remedy, fatal=False)


def _read(path: Path, folder: Path, read: ReadPage) -> Page:
    try:
        str(path).encode("utf-8")
        inside = path.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError, UnicodeEncodeError) as error:  # a broken link or one in a circle
        reason = "the file's name is not UTF-8, or it is a link that leads nowhere"
        raise RecordError(Problem(str(path), reason, "rename or remove it")) from error
    if not inside or not path.is_file():
        reason = "this is no ordinary file of the folder"
        raise RecordError(Problem(str(path), reason, "copy the page into the folder"))
    return read(path)
