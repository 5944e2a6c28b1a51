"""What a build made anew, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Change(StrEnum):
    """What may have become of an article since the last build."""

    NEW = "new"
    EDITED = "edited"
    RENAMED = "renamed"
    NAMING = "naming"
    PICTURES = "pictures"
    RELEASED = "released"
    DELETED = "deleted"
    REFUSED = "refused"
    LEFT = "left"


# Those that one word does not tell.
_WORDS = {
    Change.NAMING: "naming somebody whose names changed",
    Change.PICTURES: "whose pictures changed",
    Change.RELEASED: "published as their day has come",
    Change.LEFT: "left by a build that did not finish",
}


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a build made anew.

    `everything` says why all pages had to be written, and is empty where some
    were enough. `articles` has the number of articles for each `Change`.
    `plain_pages` of `content/pages/`, `theme_files` and entities of
    `content/authority/` (`names`) have changed, and `groups` of copies. Of all
    pages so many were `rendered`, so many have other bytes now, and so many
    are gone; `search_files` were written.
    """

    everything: str = ""
    articles: Mapping[str, int] = field(default_factory=dict)
    plain_pages: int = 0
    theme_files: int = 0
    names: int = 0
    groups: int = 0
    rendered: int = 0
    changed: int = 0
    deleted: int = 0
    search_files: int = 0

    def explain(self) -> str:
        """What was rebuilt, and why.

        >>> Rebuilt("first build").explain()
        'everything (first build)'
        >>> Rebuilt("templates changed", {"new": 2, "edited": 1}).explain()
        'everything (templates changed), 3 articles (2 new, 1 edited)'
        >>> Rebuilt(plain_pages=1).explain(), Rebuilt().explain()
        ('1 page of content/pages', 'nothing')
        """
        parts = [f"everything ({self.everything})"] if self.everything else []
        if total := sum(self.articles.values()):
            kinds = (
                f"{self.articles[each]} {_WORDS.get(each, each)}"
                for each in Change
                if self.articles.get(each)
            )
            parts.append(f"{_count(total, 'article')} ({', '.join(kinds)})")
        if self.names and not self.everything:
            parts.append(f"{_count(self.names, 'row')} of content/authority")
        if self.groups and not self.everything:
            parts.append(f"{_count(self.groups, 'group')} of content/duplicates.tsv")
        if self.plain_pages and not self.everything:
            parts.append(f"{_count(self.plain_pages, 'page')} of content/pages")
        if self.theme_files and not self.everything:
            parts.append(f"{_count(self.theme_files, 'file')} of the theme")
        return ", ".join(parts) or "nothing"

    def count_files(self) -> str:
        """What was written for it.

        >>> Rebuilt(rendered=40, changed=14, search_files=9).count_files()
        '40 pages rendered, 14 changed, 0 deleted; 9 search files written'
        """
        pages = f"{_count(self.rendered, 'page')} rendered, {self.changed} changed, {self.deleted} deleted"
        return f"{pages}; {_count(self.search_files, 'search file')} written"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
