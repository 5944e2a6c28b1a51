"""The generator of the whole archive: asks the store, writes every page.

Pelican's own article generator is given nothing (``ARTICLE_PATHS = []``),
because it must hold every article in memory; this one is added beside it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Page
from pelican.generators import Generator
from pelican.utils import clean_output_dir

from waraq import __version__, stages
from waraq.config import SiteConfig
from waraq.errors import Problem
from waraq.plugins.addresses import file_of
from waraq.plugins.ahead import CLIENT, STORE
from waraq.plugins.archive import Archive
from waraq.plugins.assets import STATIC
from waraq.plugins.compiled import compile_ahead
from waraq.plugins.deriver_source import DeriverSource
from waraq.plugins.keyboard import load_keyboard
from waraq.plugins.language import load_catalogue, load_strings
from waraq.plugins.lock import SITE, Lock
from waraq.plugins.offline import convert_site
from waraq.plugins.parquet import check_library
from waraq.plugins.parts import list_parts, list_stale_parts
from waraq.plugins.pictures import digest_page_pictures
from waraq.plugins.pipeline import pipeline_digest
from waraq.plugins.plain_pages import write_plain_pages
from waraq.plugins.press import Press, PressSource, write_site
from waraq.plugins.rebuilt import Rebuilt
from waraq.plugins.run import NO_SEARCH
from waraq.plugins.section_links import link_sections
from waraq.plugins.site_files import write_site_files
from waraq.plugins.site_state import (
    CONVERTED,
    SiteState,
    digest_files,
    digest_site,
    explain_whole,
    forget_state,
    read_state,
    write_state,
)
from waraq.plugins.summary import Summary, telling_failure, write_summary
from waraq.plugins.synchronise import see_again, synchronise
from waraq.plugins.today import find_today
from waraq.plugins.views import Site
from waraq.plugins.writer import ArchiveWriter
from waraq.search import ExportReport, load_client
from waraq.store import Part, Store
from waraq.workers import Workers

logger = logging.getLogger(__name__)

PAGES, SEARCH, MANIFEST = "pages", "search", "manifest.json"


class ArchiveGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Reads `content/` through the store and writes every page of the archive."""

    archive: Archive

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take the build's lock."""
        super().__init__(*args, **kwargs)
        self.config = SiteConfig.from_settings(self.settings)
        with telling_failure(self.config.cache):
            check_library(self.config)
            self.lock = Lock(self.config.cache, SITE)
            with stages.run("Loading tables"):
                words, every = load_strings(self.settings), self.config.every_mention
                self.source = DeriverSource.of(Path(self.path), words, self.config.cache, every_mention=every)
        self.workers = Workers()

    def generate_context(self) -> None:
        """Bring the store up to date and give all templates the ``site``.

        What is wrong with settings or tables is found here, while the old site is as it was.
        """
        with telling_failure(self.config.cache), ThreadPoolExecutor(1) as beside:
            # In a first build other processes read articles meanwhile, and this one mostly waits for them.
            client = beside.submit(load_client, self.config.cache / CLIENT)
            beside.submit(compile_ahead, self.env, Path(self.theme))  # what is wrong is told when it is used
            self._synchronise(self.config)
            self.context["search_client"] = client.result().addresses

    def _synchronise(self, config: SiteConfig) -> None:
        with stages.run("Opening the store"):
            store = Store(config.cache / STORE, pipeline_digest(*self.source.words))
        today = find_today(self.settings["TIMEZONE"])
        self.done = synchronise(store, self.source, today, self.workers)
        self._tell(self.done.problems)
        self.archive = self._open_archive(config, store)
        self.context["site"] = self.archive.site

    def _open_archive(self, config: SiteConfig, store: Store) -> Archive:
        links, slugs = link_sections(store)
        site = Site(
            name=self.settings["SITENAME"],
            tagline=self.settings.get("SITESUBTITLE", ""),
            url=self.settings["SITEURL"].rstrip("/"),
            version=__version__,
            face=config.face,
            sections=links,
            service_worker=config.service_worker,
            lang=config.interface,
        )
        return Archive(store, config, site, load_catalogue(self.settings), self.source, slugs)

    def generate_output(self, writer: ArchiveWriter) -> None:
        """Write what changed: search index, pages, feed, sitemap and the theme's files."""
        archive, output = self.archive, Path(self.output_path)
        cache, pages, offline = archive.config.cache, archive.store.pages, archive.config.offline
        with telling_failure(cache):
            key = digest_site(self.settings, self.theme, archive, self.context["search_client"])
            pages_folder = Path(self.path, PAGES)
            others = digest_files(pages_folder, Path(self.theme, STATIC)) + digest_page_pictures(pages_folder)
            before = None if offline else read_state(cache, output)
            why = explain_whole(archive.store, cache, output, key, offline=offline)
            # Whether the site has its search, if it is to have one.
            searchable = bool(self.settings.get(NO_SEARCH)) or (output / SEARCH / MANIFEST).is_file()
            kept = before if searchable and not (why or pages.has_stale()) else None
            if kept and pages.others() == others:
                self._finish(Rebuilt(), kept.search_files)
                return
            forget_state(cache)
            pages.begin()
            if before is None:
                clean_output_dir(self.output_path, self.settings["OUTPUT_RETENTION"])
            rebuilt, search_files = self._write(writer, kept, why, cleaned=before is None)
            pages.keep_site(key, others if self.plain_pages_are_right else "")
            if offline:
                convert_site(output)
                forget_state(cache, CONVERTED)
            else:
                write_state(cache, SiteState(str(output.resolve()), search_files))
        self._finish(rebuilt, search_files)

    def _write(
        self, writer: ArchiveWriter, kept: SiteState | None, why: str, *, cleaned: bool
    ) -> tuple[Rebuilt, int]:
        """Write the files, all pages if `why` says so; how many the search has, which may be `kept`."""
        search = self._write_search(kept, is_whole=not cleaned)
        # The search page carries the manifest of the index, which saves its readers a request.
        plain_pages = self._write_pages(writer, search.manifest, whole=bool(why))
        with stages.run("Writing feed, sitemap and the theme's files"):
            theme_files = write_site_files(writer, self.archive, Path(self.theme))
        store = self.archive.store
        if why and not cleaned:  # in which there are no others
            writer.made.update(map(file_of, store.pages.urls()))
            writer.remove_others({*self.settings["OUTPUT_RETENTION"], SEARCH})
        rebuilt = Rebuilt(
            everything=why,
            # A store that was made again knew none of them.
            articles={} if store.made else {each.value: count for each, count in self.done.changes.items()},
            names=0 if store.made else self.done.names,
            groups=0 if store.made else self.done.groups,
            plain_pages=plain_pages,
            theme_files=theme_files,
            rendered=writer.rendered,
            changed=writer.changed,
            deleted=writer.deleted,
            search_files=search.written_files,
        )
        return rebuilt, search.files

    def _write_search(self, kept: SiteState | None, *, is_whole: bool) -> ExportReport:
        """Write the search, unless it is left out, or there as in a site that is kept."""
        output = Path(self.output_path)
        if self.settings.get(NO_SEARCH):
            return ExportReport()
        if kept is None:
            from waraq.plugins.search_pages import write_search_index  # noqa: PLC0415 - Whoosh takes long

            return write_search_index(self.archive, output, self.workers, is_whole=is_whole)
        manifest = (output / SEARCH / MANIFEST).read_text("utf-8")
        return ExportReport(files=kept.search_files, manifest=manifest)

    def _finish(self, rebuilt: Rebuilt, search_files: int) -> None:
        store = self.archive.store
        see_again(store, self.source.content, self.done.fresh)
        templates = store.pages.count_templates()
        counts = {
            "articles": store.counts.articles(),
            "derived": self.done.derived,
            "pages": sum(templates.values()),
            "search_files": search_files,
            **{f"page_{template}": count for template, count in templates.items()},
        }
        summary = Summary(counts, tuple(self.done.problems), rebuilt=rebuilt, stages=stages.take())
        write_summary(self.archive.config.cache, summary)
        self.workers.close()
        store.close()
        self.lock.release()

    def _write_pages(self, writer: ArchiveWriter, manifest: str, *, whole: bool) -> int:
        """Write all pages, or those that something changed on; how many plain pages changed or went."""
        archive = self.archive
        parts = list(list_parts(archive) if whole else list_stale_parts(archive))
        if whole:
            archive.store.pages.clear()
        press = Press(archive, writer, self.get_template, self.context)
        write_site(press, self._describe_press(), parts, self.workers)
        before = writer.changed + writer.deleted
        wrong = list(write_plain_pages(Path(self.path) / PAGES, self._read_plain_page, press.pen))
        self.plain_pages_are_right = not wrong
        self._tell(wrong)
        self.done.problems += wrong
        press.close_own(Part("plain"))
        plain_pages = writer.changed + writer.deleted - before
        press.pen(f"{SEARCH}/", "search", keyboard=load_keyboard(), manifest=manifest)
        press.pen("404.html", "404")
        press.close_own(Part("search"))
        return plain_pages

    def _describe_press(self) -> PressSource:
        return PressSource(
            settings={**self.settings, "PATH": self.path, "OUTPUT_PATH": self.output_path},
            deriver=self.source,
            site=self.archive.site,
            slugs=self.archive.section_slugs,
            search_client=self.context["search_client"],
        )

    def _tell(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            logger.warning("%s", problem)

    def _read_plain_page(self, path: Path) -> Page:
        return self.readers.read_file(self.path, str(path.relative_to(self.path)), Page, context=self.context)


def get_generators(_pelican: object) -> type[ArchiveGenerator]:
    """Pelican asks which generators to add."""
    return ArchiveGenerator


def register() -> None:
    """Pelican calls this once."""
    signals.get_generators.connect(get_generators)
