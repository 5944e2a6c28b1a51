"""What page makers ask of the archive that no query answers alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from random import Random

import pytest

from waraq.article import Article
from waraq.config import SiteConfig
from waraq.markup import MarkupStrings
from waraq.plugins.archive import Archive
from waraq.plugins.catalogue import Catalogue
from waraq.plugins.deriver_source import DeriverSource
from waraq.plugins.views import Site
from waraq.store import Record, Store, make_row

# The same by itself; it takes twice as long, since it sorts all names of a thousand articles.
TOGETHER = """SELECT other.entity, count(*) AS n FROM (SELECT article FROM mention WHERE entity = ?1
    AND status = 'published' ORDER BY sort DESC, article LIMIT ?3) AS mine
    CROSS JOIN mention AS other ON other.article = mine.article AND other.entity <> ?1
    GROUP BY other.entity ORDER BY n DESC, other.entity LIMIT ?2"""


def put(store: Store, article_id: str, date: str | None, entities: list[str], status: str) -> None:
    article = Article(id=article_id, headline="خبر", body="", date=date)
    record = Record(article, f"{article_id}.md", "", "", "", "", tuple(entities))
    store.put(make_row(record, status))


def open_archive(folder: Path, store: Store) -> Archive:
    config = SiteConfig.from_settings({"WARAQ": {}, "SITEURL": "https://paper.example"})
    source = DeriverSource(folder, MarkupStrings("", "", "", ""), "")
    return Archive(store, config, Site("مشرق", "", "", ""), Catalogue({}), source, {})


@pytest.mark.parametrize("seed", range(8))
def test_names_are_counted_together_as_the_store_would(tmp_path: Path, seed: int) -> None:
    random, store = Random(seed), Store(tmp_path / "store.sqlite", "p")
    names = [f"{kind}/{number}" for kind in ("person", "place") for number in range(6)]
    names.append("place/لاہور")
    for number in range(random.randrange(1, 60)):
        date = random.choice([None, "1992", "1992-03", f"199{number % 10}-01-{number % 27 + 1:02}"])
        status = random.choice(["published", "published", "draft", "withheld"])
        put(store, f"a{number:02}", date, random.sample(names, random.randrange(len(names))), status)
    store.commit()
    archive, db = open_archive(tmp_path, store), sqlite3.connect(tmp_path / "store.sqlite")
    for entity in names:
        for limit, newest in ((4, 5), (12, 1000), (1, 1)):
            expected = db.execute(TOGETHER, (entity, limit, newest)).fetchall()
            assert archive.named_together(entity, limit, newest) == expected
    db.close()


def test_who_is_named_alone_has_no_company(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite", "p")
    put(store, "a", "1992", ["place/lahore", "person/x"], "published")
    put(store, "b", "1993", ["place/lahore"], "published")
    archive = open_archive(tmp_path, store)
    assert archive.named_together("place/lahore", 5, 9) == [("person/x", 1)]
    assert archive.named_together("place/lahore", 5, 1) == []  # the newest names nobody else
    assert archive.named_together("place/karachi", 5, 9) == []
