"""The pages of `content/pages/`: each written to its own address, or named with what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from markupsafe import Markup
from pelican.contents import Page

from waraq.errors import Problem
from waraq.pictures import read_for_site
from waraq.plugins.archive import WritePage
from waraq.plugins.page_file import read_page, walk_pages
from waraq.plugins.pictures import find_page_pictures, list_page_pictures, tell_faults
from waraq.plugins.views import PlainPage

ReadPage = Callable[[Path], Page]


def write_plain_pages(folder: Path, read: ReadPage, write: WritePage) -> Iterator[Problem]:
    """Write the pages in `folder`; a problem for each that can't be used or shown, and for a missing “about”.

    Of two pages with one address the first by file name is written.
    """
    for page in walk_pages(folder, read):
        if isinstance(page, Problem):
            yield page
            continue
        # Our own renderer made it, with raw HTML off and every attribute escaped.
        html = Markup(page.content)  # noqa: S704
        write(f"{page.slug}/", "page", page=PlainPage(page.title, html, page.lang))
        path, content = Path(page.source_path), folder.parent
        for name, picture in list_page_pictures(content, path).items():
            write.file(name, read_for_site(content, picture.path, picture.name))
        yield from tell_faults(find_page_pictures(content, path), read_page(path).body, path)
