"""Which articles can be used, and what is wrong with the others and with the editor's tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from waraq.article import Article
from waraq.errors import Problem
from waraq.ingest.article_file import examine_article, walk_articles
from waraq.ingest.copies_file import FILE, check_copies, read_copies
from waraq.ingest.section_map import load_section_map


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


def check_tables(content: Path, known: Callable[[str], bool]) -> Iterator[Problem]:
    """Yield what is wrong with the editor's tables of sections and of copies.

    `known` tells of an id whether there is an article that has it.
    """
    yield from load_section_map(content)[1]
    table = read_copies(content / FILE)
    yield from check_copies(content / FILE, table, known).problems
    yield from table.damaged
