"""The texts of articles, as names are looked for in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import click

from waraq.article import Article, effective_status
from waraq.ingest import examine_article, walk_articles
from waraq.ingest.identity import is_id
from waraq.markup import MarkupStrings, Renderer, make_renderer

PUBLISHED = "published"
_LONGEST_PATH = 1000
_ENDINGS = (".md", ".txt")  # no sentence has such an end


def find_article(text: str, content: Path) -> Path | None:
    """The file that a text is the path of, or that of the article with this id; None for any other text.

    :raises ClickException: for a path where no file is, and an id that no article has.
    """
    if len(text) < _LONGEST_PATH and text.isprintable():
        if Path(text).is_file():
            return Path(text)
        if text and Path(text).is_dir():
            message = f"{text} is a folder: give one of its files"
            raise click.ClickException(message)
        if text.lower().endswith(_ENDINGS):
            message = f"there is no file {text}"
            raise click.ClickException(message)
    if not is_id(text):
        return None
    paths = list(walk_articles(content))
    # As ingest names them; an editor may have renamed the file.
    for path in sorted(paths, key=lambda path: not path.name.startswith(text)):
        found = examine_article(path, content)
        if isinstance(found, Article) and found.id == text:
            return path
    message = f"no article in {content} has the id {text}"
    raise click.ClickException(message)


def read_published(content: Path) -> Iterator[Article]:
    """The articles that can be read and are published today, their bodies as they are written."""
    today = date.today()
    for path in walk_articles(content):
        found = examine_article(path, content)
        if isinstance(found, Article) and effective_status(found, today) == PUBLISHED:
            yield found


def render_text(body: str) -> str:
    """The plain text of a Markdown body, as the build tags it.

    >>> render_text("لاہور – **بارش** ہوئی۔")
    'لاہور – بارش ہوئی۔'
    """
    return _load_renderer().render(body).text


@cache
def _load_renderer() -> Renderer:
    return make_renderer(MarkupStrings("", "", "", ""))


def seek_lines(raw: str, start: int, names: Iterable[str]) -> Iterator[int]:
    r"""The line in `raw` of each of some names that stand there one after the other, from `start` on.

    They may overlap. Where markup stands in a name, it has the line of the one before it.

    >>> list(seek_lines("---\nلاہور\nنیا **شہر**\n", 4, ["لاہور", "نیا شہر"]))
    [2, 2]
    """
    for name in names:
        words = r"\s+".join(map(re.escape, name.split()))
        found = re.compile(words).search(raw, start) if words else None
        start = found.start() if found else start
        yield raw.count("\n", 0, start) + 1
