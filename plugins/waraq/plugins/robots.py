"""robots.txt and humans.txt: what programs may visit and where the sitemaps are, and who made the archive."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

ROBOTS, HUMANS = "robots.txt", "humans.txt"
_ALL = "User-agent: *\nDisallow:"


def build_robots(siteurl: str, rules: str, sitemaps: Iterable[str]) -> bytes | None:
    """The file that search engines ask for first, with `rules` in place of those that forbid nothing.

    They ask for it at the root of a host alone: None for an archive below a
    path or without a public address.

    >>> print(build_robots("https://example.org", "", ["sitemap.xml"]).decode(), end="")
    User-agent: *
    Disallow:
    <BLANKLINE>
    Sitemap: https://example.org/sitemap.xml
    >>> build_robots("https://example.org/archive", "", ["sitemap.xml"]) is None
    True
    """
    if not siteurl or urlsplit(siteurl).path.strip("/"):
        return None
    lines = "".join(f"Sitemap: {siteurl}/{name}\n" for name in sitemaps)
    return f"{rules.strip() or _ALL}\n\n{lines}".encode()


def build_humans(text: str) -> bytes | None:
    """The text about the people behind the archive, ended as a file is; None where there is none."""
    return f"{text.strip()}\n".encode() if text.strip() else None
