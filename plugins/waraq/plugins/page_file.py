"""Pages that are no articles (`content/pages/`): their short front matter and their body."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from waraq.errors import Problem, RecordError
from waraq.ingest import YamlError, load_yaml, split_front_matter

KEYS = ("title", "slug", "lang")
LINKED = "about"  # the one page that every other page links to
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
TAKEN = frozenset(
    {
        "a", "author", "copies", "coverage", "data", "date", "desk", "images", "map", "organisation",
        "person", "place", "publication", "search", "section", "theme", "words",
    }
)  # fmt: skip


class Addressed(Protocol):
    """What a page's file was read as; it has an address."""

    @property
    def slug(self) -> str:
        """The address, ``<slug>/``."""


Read = TypeVar("Read", bound=Addressed)


@dataclass(frozen=True, slots=True)
class PageFile:
    """One page: its title, its address ``<slug>/``, its language and its Markdown body."""

    title: str
    slug: str
    body: str
    lang: str = "ur"


def read_page(path: Path) -> PageFile:
    """The page at `path`; front matter may hold ``title``, ``slug`` and ``lang``, nothing else.

    :raises RecordError: naming the line of what is wrong.
    """
    try:
        text = unicodedata.normalize("NFC", path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(
            Problem(str(path), f"the page can't be read ({error})", "save it as UTF-8")
        ) from error
    header, body = split_front_matter(text)
    if not text.startswith("---\n") or body is None:
        remedy = "begin it with a line “---”, a line “title: …” and another line “---”"
        raise RecordError(Problem(str(path), "the page has no front matter", remedy, 1))
    try:
        values, lines = load_yaml(header)
    except YamlError as error:
        raise RecordError(Problem(str(path), error.reason, error.remedy, error.line + 1)) from error
    for key, value in values.items():
        if key not in KEYS or not isinstance(value, str) or not value.strip():
            reason = f"“{key}” is no key of a page, or has no text"
            raise RecordError(Problem(str(path), reason, f"use only {', '.join(KEYS)}", lines[(key,)] + 1))
    given = {key: str(value) for key, value in values.items()}
    given.setdefault("slug", path.stem)
    if "title" not in given:
        raise RecordError(Problem(str(path), "the page has no title", "add a line “title: …”", 1))
    if not SLUG.fullmatch(given["slug"]) or given["slug"] in TAKEN:
        reason = f"the address “{given['slug']}” can't be used"
        remedy = "choose small letters a-z, digits and hyphens, and none of: " + ", ".join(sorted(TAKEN))
        raise RecordError(Problem(str(path), reason, remedy, lines.get(("slug",), 0) + 1))
    return PageFile(body=body, **given)


def walk_pages(folder: Path, read: Callable[[Path], Read]) -> Iterator[Read | Problem]:
    """Yield what `read` makes of each page in a folder, or what is wrong with it, and with a missing “about”.

    Of two pages with one address the first by file name counts. `read` may raise RecordError.
    """
    taken: dict[str, Path] = {}
    for path in sorted(folder.glob("*.md")):
        try:
            _check_place(path, folder)
            found = read(path)
        except RecordError as error:
            yield error.problem
            continue
        if found.slug in taken:
            reason = f"the address “{found.slug}” is already that of {taken[found.slug].name}"
            yield Problem(str(path), reason, "give one of the two another “slug”")
            continue
        taken[found.slug] = path
        yield found
    if LINKED not in taken:
        path = folder / f"{LINKED}.md"
        remedy = "write it, beginning with a line “---”, a line “title: …” and another line “---”"
        yield Problem(str(path), f"there is no page “{LINKED}”, to which all pages link", remedy, fatal=False)


def _check_place(path: Path, folder: Path) -> None:
    """Raise RecordError for what is no file of the folder."""
    try:
        str(path).encode("utf-8")
        inside = path.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError, UnicodeEncodeError) as error:  # a broken link or one in a circle
        reason = "the file's name is not UTF-8, or it is a link that leads nowhere"
        raise RecordError(Problem(str(path), reason, "rename or remove it")) from error
    if not inside or not path.is_file():
        reason = "this is no ordinary file of the folder"
        raise RecordError(Problem(str(path), reason, "copy the page into the folder"))
