"""Which articles can be used, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from waraq.article import Article
from waraq.errors import Problem
from waraq.ingest.article_file import examine_article
from waraq.ingest.article_folders import walk_articles


def check_articles(content: Path) -> Iterator[Article | Problem]:
    """Yield every article that can be read, and what is wrong with any of them.

    That is wrong front matter, and an id that is used twice; `waraq.checks` finds all else.
    """
    first_paths: dict[str, Path] = {}
    for path in walk_articles(content):
        found = examine_article(path, content)
        if not isinstance(found, Article):
            yield from found
            continue
        if found.id in first_paths:
            yield describe_repeated(found.id, path, first_paths[found.id])
            continue
        first_paths[found.id] = path
        yield found


def describe_repeated(article_id: str, path: Path, first: Path | str) -> Problem:
    """What is wrong with an article's file whose id another file had first."""
    reason = f"the id {article_id} is already that of {first}"
    return Problem(str(path), reason, "delete one of the two files, or its id if it is a new article")
