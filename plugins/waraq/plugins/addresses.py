"""Addresses: from a page's place in the site to its file, its depth and its neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from waraq.entity import Entity
from waraq.ingest import find_section
from waraq.text import slugify


def file_of(url: str) -> str:
    """The output file behind an address relative to the site's root.

    >>> file_of("date/1992/"), file_of(""), file_of("404.html")
    ('date/1992/index.html', 'index.html', '404.html')
    """
    return f"{url}index.html" if not url or url.endswith("/") else url


def url_of(file: str) -> str:
    """The address of an output file, relative to the site's root.

    >>> url_of("date/1992/index.html")
    'date/1992/'
    """
    return file.removesuffix("index.html") if file.rpartition("/")[2] == "index.html" else file


def root_of(file: str) -> str:
    """The way from a page back to the site's root, so that the site works below any path.

    >>> root_of("date/1992/index.html"), root_of("index.html")
    ('../../', '')
    """
    return "../" * file.count("/")


def base_path(siteurl: str) -> str:
    """The path below which the site is published, for the one page served at any address (404).

    >>> base_path("https://example.org/archive"), base_path("https://example.org")
    ('/archive/', '/')
    """
    return urlsplit(siteurl).path.rstrip("/") + "/"


def article_url(article_id: str) -> str:
    """The permanent address of an article."""
    return f"a/{article_id}/"


def copies_url(article_id: str) -> str:
    """The address of the page of all copies of an article."""
    return f"copies/{article_id}/"


def date_url(edtf: str | None) -> str:
    """The address of a day, month or year; of the undated articles for None.

    >>> date_url("1992-03-26"), date_url(None)
    ('date/1992/03/26/', 'date/undated/')
    """
    return f"date/{edtf.replace('-', '/')}/" if edtf else "date/undated/"


def day_of_year_url(day: str) -> str:
    """The address of a day in all years.

    >>> day_of_year_url("03-23")
    'date/on/03-23/'
    """
    return f"date/on/{day}/"


def entity_url(entity: Entity) -> str:
    """The address of an entity's page."""
    return f"{entity.kind.value}/{entity.slug}/"


def assign_slugs(sections: Iterable[str]) -> dict[str, str]:
    """An address for every section: the known ones have theirs, others a romanised one.

    Two names that romanise alike are told apart by a number, in the order of
    the names, so that the same sections always get the same addresses.

    >>> assign_slugs(["کھیل", "بچوں کا صفحہ"])["کھیل"]
    'sports'
    """
    slugs: dict[str, str] = {}
    taken: dict[str, int] = {}  # slug -> the number of the last section that wanted it
    for name in sorted(sections, key=lambda name: (find_section(name) is None, name)):
        known = find_section(name)
        wanted = known.slug if known else slugify(name)
        slug = wanted
        while slug in taken:
            taken[wanted] += 1
            slug = f"{wanted}-{taken[wanted]}"
        taken[slug] = 1
        slugs[name] = slug
    return slugs
