"""What page makers write with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from waraq.plugins.addresses import file_of
from waraq.plugins.archive import Download
from waraq.plugins.writer import ArchiveWriter
from waraq.store import Page


class Pen:
    """Renders templates into files, and remembers which; see `WritePage`."""

    def __init__(
        self,
        writer: ArchiveWriter,
        get_template: Callable[[str], Any],
        context: dict[str, Any],
    ) -> None:
        self._writer = writer
        self._get_template = get_template
        self._context = context
        self._pages: list[Page] = []
        self._kept: set[str] = set()

    def __call__(self, url: str, template: str, **context: object) -> None:
        """Write the page at `url`."""
        self._writer.write_page(file_of(url), self._get_template(template), self._context, context)
        self._pages.append(Page(url, template))

    def file(self, name: str, data: bytes) -> None:
        """Write the file `name`, which belongs to the part as its pages do."""
        self._writer.write_bytes(name, data)
        self._pages.append(Page(name, ""))

    @contextmanager
    def download(self, name: str) -> Iterator[Download]:
        """Write the file `name` piece by piece, for readers to take with them; it belongs to the part."""
        file = self._writer.open_file(name)
        download = Download(file.write)
        try:
            yield download
        except BaseException:
            file.discard()
            raise
        file.finish()
        self._pages.append(Page(name, "", download.records, file.size, file.sha256))

    def keep(self, url: str) -> None:
        """Leave the page at `url` as it is."""
        self._kept.add(url)

    def take(self) -> tuple[list[Page], set[str]]:
        """The pages written and the addresses kept since this was asked last."""
        taken = self._pages, self._kept
        self._pages, self._kept = [], set()
        return taken
