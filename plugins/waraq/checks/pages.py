"""The pages that are no articles: `content/pages/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from waraq.checks.written import Written
from waraq.errors import Problem
from waraq.plugins.page_file import PageFile, read_page, walk_pages

PAGES = "pages"


class CheckedPage(NamedTuple):
    """A page that can be used, and its file."""

    page: PageFile
    file: Written

    @property
    def slug(self) -> str:
        """The page's address, ``<slug>/``."""
        return self.page.slug


def read_pages(content: Path) -> Iterator[CheckedPage | Problem]:
    """Yield each page, or what is wrong with it; of two with one address the first by file name counts."""
    folder = content / PAGES
    if not folder.is_dir():
        return
    for found in walk_pages(folder, _read):
        if isinstance(found, Problem):
            # What can be built without is the one page that all others link to.
            yield replace(found, rule="page" if found.fatal else "page-about")
        else:
            yield found


def _read(path: Path) -> CheckedPage:
    return CheckedPage(read_page(path), Written(str(path), path.read_text("utf-8-sig")))
