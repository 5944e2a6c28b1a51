"""The sitemap: every page's address, in a large one by year, so that a day's news changes one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from urllib.parse import quote
from xml.sax.saxutils import escape

FILE = "sitemap.xml"
PARTS = "sitemap-*.xml"
SMALL = 2_000  # addresses that one file holds without being much to upload
PER_FILE = 50_000  # as many as the protocol allows
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def build_sitemap(
    siteurl: str, addresses: Iterable[tuple[str, str]], small: int = SMALL, per_file: int = PER_FILE
) -> Iterator[tuple[str, bytes]]:
    """Output file names and their bytes: ``sitemap.xml``, an index of others where that has too much in it.

    `addresses` are pairs of a year, empty for pages of none, and an address
    relative to the site's root, in their order. No ``lastmod`` is written: the
    archive does not know when a page last changed, only when its news was.

    >>> pages = [("", "section/"), ("1992", "a/1/"), ("1992", "date/1992/"), ("1993", "a/2/")]
    >>> [name for name, _ in build_sitemap("https://example.org", pages, small=2)]
    ['sitemap-1992.xml', 'sitemap-1993.xml', 'sitemap-others.xml', 'sitemap.xml']
    """
    parts = {year: [url for _, url in pairs] for year, pairs in groupby(addresses, key=lambda pair: pair[0])}
    if sum(map(len, parts.values())) <= small:
        yield FILE, _document("urlset", "url", siteurl, [url for urls in parts.values() for url in urls])
        return
    files = sorted(pair for year, urls in parts.items() for pair in _divide(year or "others", urls, per_file))
    for name, urls in files:
        yield name, _document("urlset", "url", siteurl, urls)
    yield FILE, _document("sitemapindex", "sitemap", siteurl, [name for name, _ in files])


def _divide(part: str, urls: Sequence[str], per_file: int) -> Iterator[tuple[str, Sequence[str]]]:
    """A part's file, or numbered ones where it has too many addresses for one."""
    for start in range(0, len(urls), per_file):
        number = f"-{start // per_file + 1}" if len(urls) > per_file else ""
        yield f"sitemap-{part}{number}.xml", urls[start : start + per_file]


def _document(outer: str, inner: str, siteurl: str, urls: Sequence[str]) -> bytes:
    lines = [f"<{inner}><loc>{escape(siteurl)}/{escape(quote(url))}</loc></{inner}>" for url in urls]
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{outer} xmlns="{NAMESPACE}">'
    return "\n".join([head, *lines, f"</{outer}>", ""]).encode("utf-8")
