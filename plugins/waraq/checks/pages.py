"""The pages that are no articles: `content/pages/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from waraq.checks.rules import break_rule
from waraq.checks.written import Written
from waraq.errors import Problem, RecordError
from waraq.ingest import leads_inside
from waraq.plugins.page_file import LINKED, PageFile, read_page

PAGES = "pages"


class CheckedPage(NamedTuple):
    """A page that can be used, and its file."""

    page: PageFile
    file: Written


def read_pages(content: Path) -> Iterator[CheckedPage | Problem]:
    """Yield each page, or what is wrong with it; of two with one address the first by file name counts."""
    folder = content / PAGES
    taken: dict[str, Path] = {}
    for path in sorted(folder.glob("*.md")):
        try:
            found = _read(path, folder)
        except RecordError as error:
            yield replace(error.problem, rule="page")
            continue
        if found.page.slug in taken:
            reason = f"the address “{found.page.slug}” is already that of {taken[found.page.slug].name}"
            yield break_rule("page", str(path), reason, "give one of the two another “slug”")
            continue
        taken[found.page.slug] = path
        yield found
    if folder.is_dir() and LINKED not in taken:
        remedy = "write it, beginning with a line “---”, a line “title: …” and another line “---”"
        reason = f"there is no page “{LINKED}”, to which all pages link"
        yield break_rule("page-about", str(folder / f"{LINKED}.md"), reason, remedy)


def _read(path: Path, folder: Path) -> CheckedPage:
    if not leads_inside(path, folder) or not path.is_file():
        problem = Problem(
            str(path), "this is no ordinary file of the folder", "copy the page into the folder"
        )
        raise RecordError(problem)
    page = read_page(path)
    return CheckedPage(page, Written(str(path), path.read_text("utf-8-sig")))
