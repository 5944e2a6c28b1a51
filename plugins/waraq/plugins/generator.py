"""The generator of the whole archive: asks the store, writes every page.

Pelican's own article generator is given nothing (``ARTICLE_PATHS = []``),
because it must hold every article in memory; this one is added beside it.
"""

from __future__ import annotations

import logging
from dataclasses import astuple
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican import signals
from pelican.contents import Page
from pelican.generators import Generator
from pelican.utils import clean_output_dir

from waraq import __version__
from waraq.config import SiteConfig
from waraq.plugins import feed, opensearch, sitemap
from waraq.plugins.addresses import assign_slugs, file_of
from waraq.plugins.archive import Archive
from waraq.plugins.assets import theme_assets
from waraq.plugins.derive import DeriverSource
from waraq.plugins.keyboard import load_keyboard
from waraq.plugins.language import load_catalogue, load_strings
from waraq.plugins.lock import SITE, Lock
from waraq.plugins.offline import convert_site
from waraq.plugins.parts import list_parts, list_stale_parts
from waraq.plugins.pen import Pen
from waraq.plugins.plain_pages import write_plain_pages
from waraq.plugins.press import STORE, Press, PressSource, Written, write_parts
from waraq.plugins.progress import show_progress
from waraq.plugins.run import NO_SEARCH
from waraq.plugins.search_pages import CLIENT, write_search_index
from waraq.plugins.site_state import (
    SiteState,
    digest_files,
    digest_site,
    forget_state,
    read_state,
    write_state,
)
from waraq.plugins.summary import Summary, telling_failure, write_summary
from waraq.plugins.synchronise import pipeline_digest, synchronise
from waraq.plugins.views import Link, Site
from waraq.plugins.worker import worker_files
from waraq.plugins.writer import ArchiveWriter
from waraq.search import load_client
from waraq.store import Part, Store
from waraq.workers import Workers

logger = logging.getLogger(__name__)

PAGES = "pages"
STATIC = "static"
SEARCH = "search"
MANIFEST = "manifest.json"
UNLISTED = {"search/", "404.html"}  # pages that no sitemap should name


class ArchiveGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Reads `content/` through the store and writes every page of the archive."""

    archive: Archive

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take the build's lock."""
        super().__init__(*args, **kwargs)
        self.config = SiteConfig.from_settings(self.settings)
        with telling_failure(self.config.cache):
            self.lock = Lock(self.config.cache, SITE)
            self.source = DeriverSource.of(Path(self.path), load_strings(self.settings))
        self.workers = Workers()

    def generate_context(self) -> None:
        """Bring the store up to date and give all templates the ``site``.

        What is wrong with settings or tables is found here, while the old site is as it was.
        """
        with telling_failure(self.config.cache):
            self._synchronise(self.config)

    def _synchronise(self, config: SiteConfig) -> None:
        store = Store(config.cache / STORE, pipeline_digest(*astuple(self.source.strings)))
        # An embargo ends with the day at the newspaper, not in Greenwich.
        today = datetime.now(ZoneInfo(self.settings["TIMEZONE"])).date()
        self.done = synchronise(store, self.source, today, self.workers)
        for problem in self.done.problems:
            logger.warning("%s", problem)
        self.archive = self._open_archive(config, store)
        self.context["site"] = self.archive.site
        self.context["search_client"] = load_client(config.cache / CLIENT).addresses

    def _open_archive(self, config: SiteConfig, store: Store) -> Archive:
        # By their order of magnitude: were they in order of size, one more article could change all pages.
        sections = sorted(store.counts.sections(), key=lambda pair: (-pair[1].bit_length(), pair[0]))
        slugs = assign_slugs(name for name, _ in sections)
        links = tuple(Link(name, f"section/{slugs[name]}/", count) for name, count in sections)
        site = Site(
            name=self.settings["SITENAME"],
            tagline=self.settings.get("SITESUBTITLE", ""),
            url=self.settings["SITEURL"].rstrip("/"),
            version=__version__,
            face=config.face,
            sections=links,
            service_worker=config.service_worker,
        )
        return Archive(store, config, site, load_catalogue(self.settings), self.source, slugs)

    def generate_output(self, writer: ArchiveWriter) -> None:
        """Write what changed: search index, pages, feed, sitemap and the theme's files."""
        archive, output = self.archive, Path(self.output_path)
        cache, pages = archive.config.cache, archive.store.pages
        with telling_failure(cache):
            key = digest_site(self.settings, self.theme, archive, self.context["search_client"])
            others = digest_files(Path(self.path, PAGES), Path(self.theme, STATIC))
            before = None if archive.config.offline else read_state(cache, output)
            whole = before is None or pages.site() != key
            kept = before if self._is_searchable(output) and not (whole or pages.has_stale()) else None
            if kept is None or pages.others() != others:
                forget_state(cache)
                pages.begin()
                if before is None:
                    clean_output_dir(self.output_path, self.settings["OUTPUT_RETENTION"])
                search_files = self._write(writer, kept, whole=whole)
                pages.keep_site(key, others if self.plain_pages_are_right else "")
                if archive.config.offline:
                    convert_site(output)
                else:
                    write_state(cache, SiteState(str(output.resolve()), search_files))
            else:
                search_files = kept.search_files
        self._finish(search_files)

    def _is_searchable(self, output: Path) -> bool:
        """Whether the site has its search, if it is to have one."""
        return bool(self.settings.get(NO_SEARCH)) or (output / SEARCH / MANIFEST).is_file()

    def _write(self, writer: ArchiveWriter, kept: SiteState | None, *, whole: bool) -> int:
        """Write the files, but not the search that is `kept`; how many files that has."""
        output = Path(self.output_path)
        if self.settings.get(NO_SEARCH):
            manifest, search_files = "", 0
        elif kept:
            manifest, search_files = (output / SEARCH / MANIFEST).read_text("utf-8"), kept.search_files
        else:
            exported = write_search_index(self.archive, output, self.workers)
            manifest, search_files = exported.manifest, exported.files
        # The search page carries the manifest of the index, which saves its readers a request.
        self._write_pages(writer, manifest, whole=whole)
        self._write_files(writer)
        if whole:
            writer.made.update(map(file_of, self.archive.store.pages.urls()))
            writer.remove_others({*self.settings["OUTPUT_RETENTION"], SEARCH})
        return search_files

    def _finish(self, search_files: int) -> None:
        store = self.archive.store
        templates = store.pages.count_templates()
        counts = {
            "articles": store.counts.articles(),
            "derived": self.done.derived,
            "pages": sum(templates.values()),
            "search_files": search_files,
            **{f"page_{template}": count for template, count in templates.items()},
        }
        write_summary(self.archive.config.cache, Summary(counts, tuple(self.done.problems)))
        self.workers.close()
        store.close()
        self.lock.release()

    def _write_pages(self, writer: ArchiveWriter, manifest: str, *, whole: bool) -> None:
        """Write all pages, or those that something changed on; delete those that are no more."""
        archive, pages = self.archive, self.archive.store.pages
        parts = list(list_parts(archive) if whole else list_stale_parts(archive))
        if whole:
            pages.clear()
        pen = Pen(writer, self.get_template, self.context)

        def close(written: Written) -> None:
            for url in pages.replace(*written):
                writer.remove(file_of(url))

        with show_progress("Writing pages", len(parts)) as advance:
            for written in write_parts(Press(archive, pen), self._describe_press(), parts, self.workers):
                close(written)
                advance(1)
        wrong = list(write_plain_pages(Path(self.path) / PAGES, self._read_plain_page, pen))
        self.plain_pages_are_right = not wrong
        for problem in wrong:
            self.done.problems.append(problem)
            logger.warning("%s", problem)
        close(Written(Part("plain"), *pen.take()))
        pen(f"{SEARCH}/", "search", keyboard=load_keyboard(), manifest=manifest)
        pen("404.html", "404")
        close(Written(Part("search"), *pen.take()))

    def _describe_press(self) -> PressSource:
        return PressSource(
            settings={**self.settings, "PATH": self.path, "OUTPUT_PATH": self.output_path},
            deriver=self.source,
            site=self.archive.site,
            slugs=self.archive.section_slugs,
            search_client=self.context["search_client"],
        )

    def _write_files(self, writer: ArchiveWriter) -> None:
        writer.write_bytes(feed.FILE, feed.build_feed(self.archive))
        site = self.archive.site
        if site.url:
            description = self.archive.catalogue.plain("search.description", site=site.name)
            writer.write_bytes(opensearch.FILE, opensearch.build_opensearch(site.url, site.name, description))
        for name, data in theme_assets(Path(self.theme) / STATIC):
            writer.write_bytes(name, data)
        if site.service_worker:
            for name, data in worker_files():
                writer.write_bytes(name, data)
        self._write_sitemap(writer)

    def _write_sitemap(self, writer: ArchiveWriter) -> None:
        pages, output = self.archive.store.pages, Path(self.output_path)
        if pages.moved or not (output / sitemap.FILE).is_file():
            listed = (pair for pair in pages.by_year() if pair[1] not in UNLISTED)
            files = dict(sitemap.build_sitemap(self.archive.site.url, listed))
            for name, data in files.items():
                writer.write_bytes(name, data)
            for path in output.glob(sitemap.PARTS):
                if path.name not in files:
                    writer.remove(path.name)

    def _read_plain_page(self, path: Path) -> Page:
        name = str(path.relative_to(self.path))
        return self.readers.read_file(self.path, name, Page, context=self.context)


def get_generators(_pelican: object) -> type[ArchiveGenerator]:
    """Pelican asks which generators to add."""
    return ArchiveGenerator


def register() -> None:
    """Pelican calls this once."""
    signals.get_generators.connect(get_generators)
