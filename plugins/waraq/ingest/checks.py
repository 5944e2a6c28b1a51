"""What an editor should know about the articles there are, before the site is built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from waraq.article import Article
from waraq.errors import Problem
from waraq.ingest.article_file import examine_article, walk_articles
from waraq.ingest.copies_file import FILE, check_copies, read_copies
from waraq.ingest.section_map import load_section_map
from waraq.text import normalize

URDU = "ur"


def check_articles(content: Path) -> Iterator[Article | Problem]:
    """Yield every article that can be read, and what is wrong with any of them.

    Wrong front matter and an id that is used twice are fatal; letters of
    Arabic keyboards and old fonts in Urdu articles are notices.
    """
    first_paths: dict[str, Path] = {}
    for path in walk_articles(content):
        found = examine_article(path, content)
        if not isinstance(found, Article):
            yield from found
            continue
        if found.id in first_paths:
            reason = f"the id {found.id} is already that of {first_paths[found.id]}"
            yield Problem(str(path), reason, "delete one of the two files, or its id if it is a new article")
            continue
        first_paths[found.id] = path
        yield found
        if found.lang.split("-")[0] == URDU:
            yield from check_letters(path)


def check_tables(content: Path, known: Callable[[str], bool]) -> Iterator[Problem]:
    """Yield what is wrong with the editor's tables of sections and of copies.

    `known` tells of an id whether there is an article that has it.
    """
    yield from load_section_map(content)[1]
    table = read_copies(content / FILE)
    yield from check_copies(content / FILE, table, known).problems
    yield from table.damaged


def check_letters(path: Path) -> Iterator[Problem]:
    """Yield a notice for each code point of an article that looks like an Urdu letter and isn't one."""
    text = path.read_text("utf-8-sig")
    for letter, count in sorted(Counter(text).items()):
        right = find_urdu_letter(letter)
        if right is not None:
            line = text.count("\n", 0, text.index(letter)) + 1
            times = "once" if count == 1 else f"{count} times"
            reason = f"{letter} (U+{ord(letter):04X}) stands {times} where Urdu writes {right}"
            yield Problem(str(path), reason, f"replace it by {right}", line, fatal=False)


@cache
def find_urdu_letter(letter: str) -> str | None:
    r"""Return the Urdu letters or digit for an Arabic letter, glyph code or digit; None for all others.

    >>> find_urdu_letter("\u064a"), find_urdu_letter("ی")
    ('ی', None)
    """
    if letter.isascii() or not letter.isalnum():
        return None
    right = normalize(letter)
    return right if right and right != letter else None
