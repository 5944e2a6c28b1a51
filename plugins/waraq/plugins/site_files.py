"""What a site has besides pages: feed, sitemap, the theme's files."""

from __future__ import annotations

from pathlib import Path

from waraq.plugins import feed, opensearch
from waraq.plugins.archive import Archive
from waraq.plugins.assets import theme_assets
from waraq.plugins.sitemap import build_sitemap
from waraq.plugins.worker import worker_files
from waraq.plugins.writer import ArchiveWriter

UNLISTED = {"search/", "404.html"}  # pages that no sitemap should name


def write_site_files(writer: ArchiveWriter, archive: Archive, theme: Path) -> int:
    """Write them, the sitemap last; how many of the theme's have changed."""
    site = archive.site
    writer.write_bytes(feed.FILE, feed.build_feed(archive))
    if site.url:
        description = archive.catalogue.plain("search.description", site=site.name)
        writer.write_bytes(opensearch.FILE, opensearch.build_opensearch(site.url, site.name, description))
    changed = sum(writer.write_bytes(name, data) for name, data in theme_assets(theme / "static"))
    if site.service_worker:
        for name, data in worker_files():
            writer.write_bytes(name, data)
    listed = [url for url in archive.store.pages.urls() if url not in UNLISTED]
    for name, data in build_sitemap(site.url, listed):
        writer.write_bytes(name, data)
    return changed
