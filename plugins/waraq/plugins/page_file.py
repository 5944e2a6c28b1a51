"""Pages that are no articles (`content/pages/`): their short front matter and their body."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from waraq.errors import Problem, RecordError
from waraq.ingest import YamlError, load_yaml, split_front_matter

KEYS = ("title", "slug", "lang")
LINKED = "about"  # the one page that every other page links to
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
TAKEN = frozenset(
    {
        "a", "author", "copies", "coverage", "data", "date", "desk", "map", "organisation", "person", "place",
        "publication", "search", "section", "theme", "words",
    }
)  # fmt: skip


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
