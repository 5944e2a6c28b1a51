"""A small archive of names for the tests of their pages: what is written is kept, and nothing is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.archive_project import PROJECT
from waraq.article import Article
from waraq.config import SiteConfig
from waraq.entity import Entity, list_countries
from waraq.markup import MarkupStrings
from waraq.plugins.archive import Archive, Download
from waraq.plugins.catalogue import STRINGS, Catalogue
from waraq.plugins.deriver_source import DeriverSource
from waraq.plugins.views import Site
from waraq.store import Record, Store, make_row

SITE = Site("مشرق نامہ", "اخبار", "https://paper.example", "1")


class Written:
    """Keeps pages with what they show, and files."""

    def __init__(self) -> None:
        self.pages: dict[str, dict[str, Any]] = {}
        self.files: dict[str, bytes] = {}

    def __call__(self, url: str, template: str, **context: object) -> None:
        self.pages[url] = {"template": template, **context}

    def file(self, name: str, data: bytes) -> None:
        self.files[name] = data

    @contextmanager
    def download(self, name: str) -> Iterator[Download]:
        pieces: list[bytes] = []
        yield Download(pieces.append)
        self.files[name] = b"".join(pieces)

    def keep(self, url: str) -> None:
        raise AssertionError(url)


class Names:
    """An archive in a folder, with entities of its own."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, *entities: Entity, **waraq: object) -> None:
        patch.setattr(Archive, "entities", {entity.id: entity for entity in entities})
        countries = {code: country.id for code, country in list_countries(entities).items()}
        patch.setattr(Archive, "countries", countries)
        self.store = Store(folder / "store.sqlite", "p")
        config = SiteConfig.from_settings({"WARAQ": waraq})
        catalogue = Catalogue.load(PROJECT / "themes/waraq" / STRINGS, config.digits)
        source = DeriverSource(folder, MarkupStrings("", "", "", ""), "")
        self.archive = Archive(self.store, config, SITE, catalogue, source, {})
        self.written = Written()

    def add(self, name: str, date: str | None, entities: Iterable[str], **fields: Any) -> None:
        """Put a published article there."""
        article = Article(
            id=name, headline=fields.pop("headline", f"خبر {name}"), body="", date=date, **fields
        )
        record = Record(article, f"{name}.md", "", "متن", "", "", tuple(entities))
        self.store.put(make_row(record, "published"))
