"""What the store knows of the site that was built from it: its pages, and which parts have changed since."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from waraq.store.meta import keep_values, read_value
from waraq.store.paper import Place, find_beside

# Behind every place in time.
END = "~"
_PERIODS = frozenset({"year", "month", "day"})
_YEAR = 4
# The template of pages that only lead to others, and what they have for a year: no sitemap lists them.
FORWARD = "forward"
_NO_YEAR = "-"
_SITE = "site"
# The kind of a part, and the template of its page.
_ARTICLE = "article"
# The corrections of an article stand in the order of their days.
_TIMES = """SELECT sort,
  max(coalesce(date, ''), coalesce(json_extract(fields, '$.corrections[#-1].date'), ''))
  FROM article WHERE id = ?"""
_OTHERS = "others"
_TEMPLATES = "templates"
_SLUGS = "slugs"


class Part(NamedTuple):
    """A part of the site that is written as one: the pages of an article, a section, a day and so on.

    Of a list that goes on over several pages only those need be written that
    have articles from the place in time `since` on, to `until` (see
    `place_in_time`).
    """

    kind: str
    key: str = ""
    since: str = ""
    until: str = END


class Page(NamedTuple):
    """A page that was written: its address and its template, '' for a feed or a table, which has none.

    Of a file that is there to be downloaded it says how many `records` it has,
    its `size` (bytes) and its hash; other pages have no `sha256`.
    """

    url: str
    template: str
    records: int = 0
    size: int = 0
    sha256: str = ""


class _Listed(NamedTuple):
    """What a sitemap is told of a page: its year, and when it last changed."""

    year: str
    changed: str = ""


class Pages:
    """The pages of the last build, and what was changed since.

    The tables note by triggers what each change of an article concerns, from
    the moment when a whole site was kept. `moved` are the years of which pages
    came or went in this build, '' for pages of none.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.moved: set[str] = set()

    def site(self) -> str | None:
        """What `keep_site` was given; None where no site was built from this store, or not to its end."""
        return read_value(self._db, _SITE)

    def forget_site(self) -> None:
        """Know of no site that was built from this store."""
        self._db.execute("DELETE FROM meta WHERE key IN (?, ?, ?)", (_SITE, _OTHERS, _TEMPLATES))

    def begin(self) -> None:
        """Forget the site: from now on it is unfinished, also when this build is killed."""
        self.forget_site()
        self._db.commit()
        # Until the next commit nothing is written to the file, which other processes read meanwhile.
        self._db.execute("PRAGMA cache_spill = OFF")

    def others(self) -> str | None:
        """What `keep_site` was given besides, if anything."""
        return read_value(self._db, _OTHERS)

    def keep_site(self, site: str, others: str = "") -> None:
        """The site is whole, and has all changes in it.

        `site` tells what shapes all of its pages besides the articles, `others`
        what else files were made from.
        """
        self._db.execute("DELETE FROM stale")
        # The next build, which may change nothing, does not walk over all pages for them.
        sql = "SELECT template, count(*) FROM page WHERE template <> '' GROUP BY template"
        templates = json.dumps(dict(self._db.execute(sql)))
        keep_values(self._db, {_SITE: site, _OTHERS: others, _TEMPLATES: templates})
        self._db.commit()

    def slugs(self) -> dict[str, str]:
        """The last part of each section's address, as `keep_slugs` was given them."""
        found: dict[str, str] = json.loads(read_value(self._db, _SLUGS) or "{}")
        return found

    def keep_slugs(self, slugs: Mapping[str, str]) -> None:
        """Keep them for the next build."""
        keep_values(self._db, {_SLUGS: json.dumps(slugs, ensure_ascii=False)})

    def has_stale(self) -> bool:
        """Whether articles have changed."""
        return bool(self._db.execute("SELECT EXISTS (SELECT 1 FROM stale)").fetchone()[0])

    def count_stale(self, kind: str) -> int:
        """How many parts of one kind articles have changed in."""
        return int(self._db.execute("SELECT count(*) FROM stale WHERE kind = ?", (kind,)).fetchone()[0])

    def stale(self) -> list[Part]:
        """The parts that articles have changed in, neighbours of articles and periods among them."""
        rows = self._db.execute("SELECT kind, key, since, until FROM stale ORDER BY kind, key")
        parts = [Part(*row) for row in rows]
        places = [Place.from_key(part.key) for part in parts if part.kind == "place"]
        beside = {each for place in places for each in find_beside(self._db, place) if each}
        return [
            *(part for part in parts if part.kind != "place"),
            *(Part("article", each) for each in sorted(beside)),
        ]

    def replace(self, part: Part, pages: Iterable[Page], kept: Collection[str] = ()) -> list[str]:
        """Know the pages of a part that were written; the addresses of those that it has no more.

        The pages at the addresses `kept` stay as they were.
        """
        pages = tuple(pages)
        written = {page.url: page.template for page in pages}
        times = self._find_times(part)
        listed = {url: self._place(template, times) for url, template in written.items()}
        rows = self._db.execute("SELECT url, year, changed FROM page WHERE kind = ? AND key = ?", part[:2])
        before = {url: _Listed(*rest) for url, *rest in rows}
        gone = [url for url in sorted(before) if url not in written and url not in kept]
        for url in gone:
            self.moved.add(before[url].year)
            self._db.execute("DELETE FROM page WHERE url = ?", (url,))
            self._db.execute("DELETE FROM download WHERE url = ?", (url,))
        for url, new in listed.items():
            if before.get(url) != new:
                self.moved.update((new.year, before.get(url, new).year))
        self._db.executemany(
            "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?)",
            [(url, part.kind, part.key, template, *listed[url]) for url, template in written.items()],
        )
        self._db.executemany(
            "INSERT OR REPLACE INTO download VALUES (?, ?, ?, ?)",
            [(page.url, *page[2:]) for page in pages if page.sha256],
        )
        return gone

    def downloads(self) -> list[Page]:
        """The files that are there to be downloaded, by their addresses."""
        rows = self._db.execute("SELECT url, '', records, size, sha256 FROM download ORDER BY url")
        return [Page(*row) for row in rows]

    def _place(self, template: str, times: _Listed) -> _Listed:
        """What a sitemap is told of a page of a part: only that of an article itself has a day of change."""
        if template == FORWARD:
            return _Listed(_NO_YEAR)
        return times if template == _ARTICLE else _Listed(times.year)

    def _find_times(self, part: Part) -> _Listed:
        if part.kind in _PERIODS:
            return _Listed(part.key[:_YEAR])
        if part.kind != _ARTICLE:
            return _Listed("")
        row = self._db.execute(_TIMES, (part.key,)).fetchone()
        return _Listed(row[0][:_YEAR], row[1]) if row else _Listed("")

    def clear(self) -> None:
        """Forget all pages, and by what names they went."""
        self._db.execute("DELETE FROM page")
        self._db.execute("DELETE FROM download")
        self._db.execute("DELETE FROM heading")

    def count_by_year(self) -> dict[str, int]:
        """How many pages there are of each year, and of none, that a sitemap lists."""
        return dict(
            self._db.execute(
                "SELECT year, count(*) FROM page WHERE kind <> 'search' AND year <> ?"
                " AND url NOT GLOB '*.*' GROUP BY year ORDER BY year",
                (_NO_YEAR,),
            )
        )

    def of_year(self, year: str) -> list[tuple[str, str]]:
        """The addresses of the pages of a year, or of none, without those of the search and files; sorted.

        Each with the EDTF date on which it last changed, as far as the article or a correction
        says so, else "".
        """
        rows = self._db.execute(
            "SELECT url, changed FROM page WHERE year = ? AND kind <> 'search' AND url NOT GLOB '*.*'"
            " ORDER BY url",
            (year,),
        )
        return rows.fetchall()

    def urls(self) -> list[str]:
        """The addresses of all pages, in the order of their code points."""
        return [row[0] for row in self._db.execute("SELECT url FROM page ORDER BY url")]

    def count_templates(self) -> dict[str, int]:
        """How many pages of the kept site each template made; files that none made are not counted."""
        found: dict[str, int] = json.loads(read_value(self._db, _TEMPLATES) or "{}")
        return found
