"""The sitemap: every page's address, in a large one by year, so that a day's news changes one file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import escape

FILE = "sitemap.xml"
PARTS = "sitemap-*.xml"
SMALL = 2_000  # addresses that one file holds without being much to upload
# As many as the protocol allows. It also allows 50 MB: addresses are shorter than 100 letters behind SITEURL.
PER_FILE = 50_000
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


# Relative to the site's root, and the EDTF date of its last change, which is one of W3C's formats, too.
Address = tuple[str, str]


class Sizes(NamedTuple):
    """How many addresses one file may hold: of the whole site, and of a part of it."""

    small: int = SMALL
    per_file: int = PER_FILE


def build_sitemap(
    siteurl: str,
    counts: Mapping[str, int],
    of_year: Callable[[str], Sequence[Address]],
    stale: Collection[str],
    sizes: Sizes | None = None,
) -> Iterator[tuple[str, bytes | None]]:
    """Output file names and their bytes: ``sitemap.xml``, an index of others where that has too much in it.

    `counts` says how many pages each year has, and the empty year of pages of
    none; `of_year` gives their addresses, relative to the site's root, each with the
    date for ``lastmod``, "" where nothing tells one. The bytes are None for files of
    years that are not `stale`.

    >>> pages = {"": [("date/", "")], "1992": [("a/1/", "1992-03"), ("a/2/", "")], "1993": [("a/3/", "")]}
    >>> counts = {year: len(urls) for year, urls in pages.items()}
    >>> [name for name, _ in build_sitemap("https://example.org", counts, pages.__getitem__, pages, Sizes(2))]
    ['sitemap-1992.xml', 'sitemap-1993.xml', 'sitemap-others.xml', 'sitemap.xml']
    """
    small, per_file = sizes or Sizes()
    if sum(counts.values()) <= small:
        yield FILE, _document("urlset", "url", siteurl, [each for year in counts for each in of_year(year)])
        return
    names: list[str] = []
    for year in [*filter(None, counts), *({""} & counts.keys())]:
        parts = _name_parts(year or "others", counts[year], per_file)
        names += parts
        urls = of_year(year) if year in stale else []
        for number, name in enumerate(parts):
            part = urls[number * per_file : (number + 1) * per_file]
            yield name, _document("urlset", "url", siteurl, part) if part else None
    yield FILE, _document("sitemapindex", "sitemap", siteurl, [(name, "") for name in names])


def _name_parts(part: str, count: int, per_file: int) -> list[str]:
    """A part's file, or numbered ones where it has too many addresses for one."""
    if count <= per_file:
        return [f"sitemap-{part}.xml"]
    return [f"sitemap-{part}-{number}.xml" for number in range(1, -(-count // per_file) + 1)]


def _document(outer: str, inner: str, siteurl: str, addresses: Sequence[Address]) -> bytes:
    lines = [
        f"<{inner}><loc>{escape(siteurl)}/{escape(quote(url))}</loc>{_write_day(day)}</{inner}>"
        for url, day in addresses
    ]
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{outer} xmlns="{NAMESPACE}">'
    return "\n".join([head, *lines, f"</{outer}>", ""]).encode("utf-8")


def _write_day(day: str) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""
