"""What a site has besides pages: feed, sitemap, the theme's files."""

from __future__ import annotations

from pathlib import Path

from waraq.plugins import feed, opensearch, sitemap
from waraq.plugins.archive import Archive
from waraq.plugins.assets import theme_assets
from waraq.plugins.worker import worker_files
from waraq.plugins.writer import ArchiveWriter

STATIC = "static"
UNLISTED = {"search/", "404.html"}  # pages that no sitemap should name


def write_site_files(writer: ArchiveWriter, archive: Archive, theme: Path) -> int:
    """Write them, the sitemap last, if pages came or went; how many of the theme's have changed."""
    site = archive.site
    writer.write_bytes(feed.FILE, feed.build_feed(archive))
    if site.url:
        description = archive.catalogue.plain("search.description", site=site.name)
        writer.write_bytes(opensearch.FILE, opensearch.build_opensearch(site.url, site.name, description))
    changed = sum(writer.write_bytes(name, data) for name, data in theme_assets(theme / STATIC))
    if site.service_worker:
        for name, data in worker_files():
            writer.write_bytes(name, data)
    if archive.store.pages.moved or not Path(writer.output_path, sitemap.FILE).is_file():
        _write_sitemap(writer, archive)
    return changed


def _write_sitemap(writer: ArchiveWriter, archive: Archive) -> None:
    listed = (pair for pair in archive.store.pages.by_year() if pair[1] not in UNLISTED)
    files = dict(sitemap.build_sitemap(archive.site.url, listed))
    for name, data in files.items():
        writer.write_bytes(name, data)
    for path in Path(writer.output_path).glob(sitemap.PARTS):
        if path.name not in files:
            writer.remove(path.name)
