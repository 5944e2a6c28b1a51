"""What a site has besides pages: feeds, sitemap, the theme's files."""

from __future__ import annotations

from pathlib import Path

from waraq.plugins import news_sitemap, opensearch, robots, sitemap
from waraq.plugins.archive import Archive
from waraq.plugins.assets import STATIC, theme_assets
from waraq.plugins.feeds import make_site_feeds
from waraq.plugins.worker import worker_files
from waraq.plugins.writer import ArchiveWriter


def write_site_files(writer: ArchiveWriter, archive: Archive, theme: Path) -> int:
    """Write them, the sitemap last, if pages came or went; how many of the theme's have changed."""
    site = archive.site
    for name, data in make_site_feeds(archive):
        writer.write_bytes(name, data)
    if site.url:
        description = archive.catalogue.plain("search.description", site=site.name)
        writer.write_bytes(opensearch.FILE, opensearch.build_opensearch(site.url, site.name, description))
    changed = sum(writer.write_bytes(name, data) for name, data in theme_assets(theme / STATIC))
    if site.service_worker:
        for name, data in worker_files():
            writer.write_bytes(name, data)
    _write_for_robots(writer, archive)
    _write_sitemap(writer, archive)
    return changed


def _write_for_robots(writer: ArchiveWriter, archive: Archive) -> None:
    """Write what programs ask for at the root of a host, and the sitemap of the newest news if asked to."""
    config, url = archive.config, archive.site.url
    news = news_sitemap.build_news_sitemap(archive) if config.news_sitemap and url else None
    if news is None:
        writer.remove(news_sitemap.FILE)
    sitemaps = [sitemap.FILE, *([news_sitemap.FILE] if news else [])]
    files = {
        news_sitemap.FILE: news,
        robots.ROBOTS: robots.build_robots(url, config.robots, sitemaps),
        robots.HUMANS: robots.build_humans(config.humans),
    }
    for name, data in files.items():
        if data is not None:
            writer.write_bytes(name, data)


def _write_sitemap(writer: ArchiveWriter, archive: Archive) -> None:
    """Write the sitemap of the years that pages came or went of."""
    pages, output = archive.store.pages, Path(writer.output_path)
    if not pages.moved and (output / sitemap.FILE).is_file():
        return
    there = {path.name for path in output.glob(sitemap.PARTS)}
    counts = pages.count_by_year()
    # One file may become many.
    stale = pages.moved if there else set(counts)
    names = set()
    for name, data in sitemap.build_sitemap(archive.site.url, counts, pages.of_year, stale):
        names.add(name)
        if data is None:
            writer.made.add(name)
        else:
            writer.write_bytes(name, data)
    for name in there - names:
        writer.remove(name)
