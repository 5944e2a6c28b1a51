"""The sitemap: every page's address, in files of at most 50,000 as the protocol asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote
from xml.sax.saxutils import escape

FILE = "sitemap.xml"
PER_FILE = 50_000
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def build_sitemap(siteurl: str, urls: Sequence[str], per_file: int = PER_FILE) -> Iterator[tuple[str, bytes]]:
    """Output file names and their bytes: ``sitemap.xml``, an index of parts where one file is too small.

    `urls` are relative to the site's root. No ``lastmod`` is written: the
    archive does not know when a page last changed, only when its news was.

    >>> [name for name, _ in build_sitemap("https://example.org", ["a/1/", "a/2/", "a/3/"], per_file=2)]
    ['sitemap-1.xml', 'sitemap-2.xml', 'sitemap.xml']
    """
    parts = [urls[start : start + per_file] for start in range(0, len(urls), per_file)]
    if len(parts) <= 1:
        yield FILE, _document("urlset", "url", siteurl, urls)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _document("urlset", "url", siteurl, part)
    yield FILE, _document("sitemapindex", "sitemap", siteurl, names)


def _document(outer: str, inner: str, siteurl: str, urls: Sequence[str]) -> bytes:
    lines = [f"<{inner}><loc>{escape(siteurl)}/{escape(quote(url))}</loc></{inner}>" for url in urls]
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{outer} xmlns="{NAMESPACE}">'
    return "\n".join([head, *lines, f"</{outer}>", ""]).encode("utf-8")
