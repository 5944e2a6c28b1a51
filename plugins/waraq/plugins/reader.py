"""Pelican's Markdown reader, on markdown-it-py, with front matter through one allow-list.

Pelican turns every metadata key into an attribute of its page object (a key
``get_siteurl`` would replace a method), so only ``title``, ``slug`` and
``lang`` of a page ever reach it. Articles go through the same renderer in
`waraq.plugins.derive`, with the allow-list of `waraq.ingest`.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import signals
from pelican.readers import BaseReader

from waraq.plugins.language import load_renderer
from waraq.plugins.page_file import read_page
from waraq.plugins.pictures import find_page_pictures

if TYPE_CHECKING:
    from waraq.markup import Renderer


class MarkdownReader(BaseReader):  # type: ignore[misc]  # Pelican ships no types
    """Reads a page of `content/pages/`: CommonMark, tables and footnotes, no raw HTML."""

    enabled = True
    file_extensions = ("md",)

    @cached_property
    def _renderer(self) -> Renderer:
        """Made when the first page is read: Pelican makes several readers, and few builds read pages."""
        return load_renderer(self.settings)

    def read(self, source_path: str) -> tuple[str, dict[str, str]]:
        """The page's HTML and the three keys Pelican may see.

        :raises RecordError: with path, line, reason and remedy.
        """
        path = Path(source_path)
        page = read_page(path)
        pictures = find_page_pictures(Path(self.settings["PATH"]), path)
        html = self._renderer.render(page.body, root="../", picture=pictures.show, lang=page.lang).html
        return html, {"title": page.title, "slug": page.slug, "lang": page.lang}


def add_reader(readers: Any) -> None:
    """Read ``.md`` with this reader instead of Pelican's own."""
    for extension in MarkdownReader.file_extensions:
        readers.reader_classes[extension] = MarkdownReader


def register() -> None:
    """Pelican calls this once."""
    signals.readers_init.connect(add_reader)
