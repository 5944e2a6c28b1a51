"""Writes parts of the site, here or in other processes that share the work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from pelican.generators import Generator

from waraq import stages
from waraq.config import SiteConfig
from waraq.plugins.addresses import file_of
from waraq.plugins.ahead import STORE
from waraq.plugins.archive import Archive
from waraq.plugins.credit_pages import CREDIT, keep_heading
from waraq.plugins.deriver_source import DeriverSource
from waraq.plugins.language import add_globals, load_catalogue
from waraq.plugins.parts import LAST, write_part
from waraq.plugins.pen import Pen
from waraq.plugins.views import Site
from waraq.plugins.writer import ArchiveWriter
from waraq.store import Page, Part, Store
from waraq.workers import Workers, divide

OURS = "waraq.plugins."
# So many parts are written sooner than other processes have read the settings.
_FEW = 1000
_AT_ONCE = 64


class Written(NamedTuple):
    """A part with its pages that were written, and the addresses of those that stay as they were.

    So many pages have other bytes now; it took so many seconds by the clock.
    """

    part: Part
    pages: list[Page]
    kept: set[str]
    changed: int = 0
    seconds: float = 0.0


class Press:
    """Writes parts with one pen."""

    def __init__(
        self,
        archive: Archive,
        writer: ArchiveWriter,
        get_template: Callable[[str], Any],
        context: dict[str, Any],
    ) -> None:
        self.pen = Pen(writer, get_template, context)
        self._archive = archive
        self._writer = writer

    def write(self, part: Part) -> Written:
        """Write the pages of one part."""
        begun, changed = perf_counter(), self._writer.changed
        write_part(self._archive, self.pen, part)
        return Written(part, *self.pen.take(), self._writer.changed - changed, perf_counter() - begun)

    def count(self, written: Written) -> None:
        """Count what another press has written."""
        self._writer.rendered += sum(bool(page.template) for page in written.pages)
        self._writer.changed += written.changed

    def close(self, written: Written) -> None:
        """Have the store know the pages of a part, and delete those that it has no more."""
        for url in self._archive.store.pages.replace(written.part, written.pages, written.kept):
            self._writer.remove(file_of(url))
        if written.part.kind == CREDIT:
            keep_heading(self._archive, written.part)

    def close_own(self, part: Part) -> None:
        """The same for pages that were written with the pen."""
        self.close(Written(part, *self.pen.take()))


@dataclass(frozen=True, slots=True)
class PressSource:
    """What a press is made from in another process: Pelican's settings, and what the build found out.

    `search_client` are the addresses of the search's scripts.
    """

    settings: Mapping[str, Any]
    deriver: DeriverSource
    site: Site
    slugs: Mapping[str, str]
    search_client: object

    def open(self) -> Press:
        """The press, over a store that is only read."""
        settings = dict(self.settings)
        config = SiteConfig.from_settings(settings)
        context = {**settings, "localsiteurl": settings["SITEURL"], "site": self.site}
        context["search_client"] = self.search_client
        folders = (settings["PATH"], settings["THEME"], settings["OUTPUT_PATH"])
        generator = Generator(context, settings, *folders)
        add_globals(generator)
        archive = Archive(
            Store.open_to_read(config.cache / STORE),
            config,
            self.site,
            load_catalogue(settings),
            self.deriver,
            self.slugs,
        )
        writer = ArchiveWriter(settings["OUTPUT_PATH"], settings)
        return Press(archive, writer, generator.get_template, context)


_opened: list[tuple[PressSource, Press]] = []


# As `Written` without its part, in types that take a fifth of the time to be sent.
_Sent = tuple[list[tuple[Any, ...]], list[str], int, float]


def write_some(source: PressSource, parts: Sequence[Part]) -> list[_Sent]:
    """What comes of some parts, in a process that is given several portions one after the other."""
    if not _opened or _opened[0][0] != source:
        _opened[:] = [(source, source.open())]
    return [_send(_opened[0][1].write(part)) for part in parts]


def _send(written: Written) -> _Sent:
    pages = [tuple(page if page.sha256 else page[:2]) for page in written.pages]
    return pages, list(written.kept), written.changed, written.seconds


def _receive(part: Part, sent: _Sent) -> Written:
    pages, kept, changed, seconds = sent
    return Written(part, [Page(*page) for page in pages], set(kept), changed, seconds)


def write_site(press: Press, source: PressSource, parts: Sequence[Part], workers: Workers) -> None:
    """Write parts of the site, and have the store know their pages."""
    with stages.run("Writing pages", "parts", len(parts)) as stage:
        for written in _write_all(press, source, parts, workers):
            press.close(written)
            stage.note(written.part.kind, written.seconds)
            stage.advance()
        press.close(press.write(LAST))


def _write_all(
    press: Press, source: PressSource, parts: Sequence[Part], workers: Workers
) -> Iterator[Written]:
    """Write all parts, in their order: with `press` where they are few or can be written only here."""
    if len(parts) < _FEW or not can_be_shared(source.settings):
        yield from map(press.write, parts)
        return
    portions = workers.map(partial(write_some, source), divide(parts, _AT_ONCE))
    for written in map(_receive, parts, chain.from_iterable(portions)):
        press.count(written)
        yield written


def can_be_shared(settings: Mapping[str, Any]) -> bool:
    """Whether another process makes the same pages of these settings.

    Not where there are plugins of others, which may change anything, and not
    with functions, which that process would not find.
    """
    return all(name.startswith(OURS) for name in settings["PLUGINS"]) and is_plain(settings)


def is_plain(value: object) -> bool:
    """Whether a setting is made of texts, numbers and the like alone.

    >>> is_plain({"DIGITS": "urdu", "PER_PAGE": [20]}), is_plain({"JINJA_FILTERS": {"t": len}})
    (True, False)
    """
    if isinstance(value, Mapping):
        return all(map(is_plain, value)) and all(map(is_plain, value.values()))
    if isinstance(value, list | tuple | set | frozenset):
        return all(map(is_plain, value))
    return value is None or isinstance(value, str | int | float | Path)
