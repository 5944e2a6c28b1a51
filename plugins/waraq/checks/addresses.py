"""Which addresses the site will have, by what was found in the content folder."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import unquote

from waraq.article import Article
from waraq.entity import Kind
from waraq.ingest import find_section
from waraq.plugins.addresses import assign_slugs

INDEX = "index.html"
UNDATED = "undated"
FILES = frozenset({"", "404.html", "feed.atom", "feed.json", "opensearch.xml", "rss.xml", "sitemap.xml"})
FOLDERS = frozenset({"copies", "date", "map", "search", "section", *Kind})
NAMED = frozenset({"section", *Kind})
# What lies in these is the program's, or has an address that only a build knows.
FREE = frozenset({"author", "coverage", "data", "desk", "images", "publication", "search", "theme", "words"})
DAYS_OF_YEAR = "on"
_DATE = re.compile(r"[0-9]{4}(?:/[0-9]{2}){0,2}")
ARTICLE = re.compile(r"(?:^|/)([0-9a-hjkmnp-tv-z]{10})-[^/]*\.md$")
PUBLIC = frozenset({"published", "withheld"})  # a withheld article has a page, with a note
Fault = tuple[str, str]
"""What is wrong with an address, and what to do."""


class Target(NamedTuple):
    """An address within the site: its path from the site's root, without `index.html`, and its anchor."""

    path: str
    anchor: str = ""
    from_root: bool = False


def resolve(address: str, base: str) -> Target | None:
    """The target of a relative address on the page `base`; None where it leads out of the site.

    >>> resolve("../../place/lahore/", "a/3kq7m2x9tb/").path, resolve("../../../x", "a/3kq7m2x9tb/")
    ('place/lahore/', None)
    """
    path, _, anchor = address.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return Target(base, unquote(anchor))
    from_root = path.startswith("/")
    steps = [] if from_root else base.split("/")[:-1]
    *folders, last = path.split("/")
    for step in (*folders, *([""] if last in {".", ".."} else [])):
        if step == ".." and not steps:
            return None
        if step == "..":
            steps.pop()
        elif step not in {"", "."}:
            steps.append(step)
    if last == ".." and not steps:
        return None
    steps = steps[:-1] if last == ".." else steps
    name = "" if last in {"", ".", "..", INDEX} else last
    return Target("/".join([*steps, name]) if steps else name, unquote(anchor), from_root)


class Addresses:
    """The pages that the site will have."""

    def __init__(self, today: str, entities: Collection[str] | None) -> None:
        """`entities` are the ids of all known names; None where the tables can't be used."""
        self._today = today
        self._entities = entities
        self._states: dict[str, str] = {}
        self._dates: set[str] = set()
        self._sections: set[str] = set()
        self._anchors: dict[str, frozenset[str]] = {}
        self._slugs: frozenset[str] | None = None
        self.pages: set[str] = set()

    def add_article(self, article: Article, anchors: frozenset[str]) -> None:
        """Note the page of an article, and the lists that it stands in."""
        state: str = article.status
        if state == "published" and article.embargo_until and article.embargo_until > self._today:
            state = "embargoed"
        self._states[article.id] = state
        if anchors:
            self._anchors[f"a/{article.id}/"] = anchors
        if state == "published":
            day = article.date or UNDATED
            self._dates.update((day, day[:7], day[:4]))
            if article.section:
                known = find_section(article.section)
                self._sections.add(known.name if known else article.section)

    def add_page(self, slug: str, anchors: frozenset[str]) -> None:
        """Note a page that is no article."""
        self.pages.add(slug)
        if anchors:
            self._anchors[f"{slug}/"] = anchors

    def has_article(self, article_id: str) -> bool:
        """Whether there is an article with this id, public or not."""
        return article_id in self._states

    def find_fault(self, target: Target) -> tuple[str, Fault] | None:
        """The rule that a link to this target breaks, with what is wrong and the remedy."""
        fault = self._find_fault(target.path)
        if fault:
            return "link-broken", fault
        if target.anchor and not target.anchor.startswith(":~:") and not self._has_anchor(target):
            reason = f"/{target.path} has no place “#{target.anchor}”"
            return "link-anchor", (reason, "link to the page alone; only footnotes have such places")
        if target.from_root:
            reason = "the link begins with “/”, and leads elsewhere when the site lies below a path"
            return "link-from-root", (reason, "begin it with “../../” from an article, “../” from a page")
        return None

    def _has_anchor(self, target: Target) -> bool:
        folder = target.path.partition("/")[0]
        known = folder == "a" or folder in self.pages
        return (
            not known
            or target.anchor in self._anchors.get(_close(target.path), ())
            or target.anchor == "main"
        )

    def _find_fault(self, path: str) -> Fault | None:
        folder, _, rest = path.partition("/")
        rest = rest.rstrip("/")
        if path in FILES or folder in FREE or (not rest and folder in FOLDERS | self.pages):
            return None
        if folder in {"a", "copies"} and not ARTICLE.search(path):
            return self._judge_article(rest)
        if folder == "date":
            return self._judge_date(rest)
        if folder in NAMED:
            return self._judge_name(folder, rest.partition("/")[0])
        return _explain(path)

    def _judge_name(self, folder: str, name: str) -> Fault | None:
        """Of a section, person, place or organisation, by the name in its address."""
        if folder == "section":
            known = name in self._name_sections()
        else:
            known = self._entities is None or f"{folder}/{name}" in self._entities
        if known:
            return None
        reason = f"there is no {folder} with the address /{folder}/{name}/"
        return reason, "correct it: the address is that of the page in your browser"

    def _judge_article(self, article_id: str) -> Fault | None:
        state = self._states.get(article_id, "")
        if state in PUBLIC:
            return None
        if not state:
            remedy = "correct it: from an article, another one is at ../<id>/, a page at ../../<name>/"
            return f"there is no article {article_id}", remedy
        what = "is a draft" if state == "draft" else "isn't public yet"
        return f"the article {article_id} {what}, and has no page", "publish it first, or take the link out"

    def _judge_date(self, path: str) -> Fault | None:
        found = _DATE.match(path)
        day = found.group().replace("/", "-") if found else path.partition("/")[0]
        if day in self._dates or day == DAYS_OF_YEAR:
            return None
        return f"no published article is of {day}", "correct the address, or take the link out"

    def _name_sections(self) -> frozenset[str]:
        if self._slugs is None:
            self._slugs = frozenset(assign_slugs(self._sections).values())
        return self._slugs


def _close(path: str) -> str:
    return path if path.endswith("/") else f"{path}/"


def _explain(path: str) -> Fault:
    named = ARTICLE.search(path)
    if named:
        remedy = f"write the address of its page: from another article it is ../{named[1]}/"
        return f"the link leads to the file of an article, {path.rpartition('/')[2]}", remedy
    return f"the site has no page /{path}", "correct the address, or take the link out"
