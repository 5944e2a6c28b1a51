"""The store: what goes in comes out, in order, and a damaged file is made again."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, replace
from importlib import resources
from pathlib import Path

import pytest

from waraq.article import Article, Credit, Dateline, EntityCorrections, Source
from waraq.errors import Problem
from waraq.store import ArticleQuery, Counts, Record, Store
from waraq.store.record import article_to_json


def record(article_id: str, date: str | None = None, **more: object) -> Record:
    entities = more.pop("entities", ())
    article = Article(id=article_id, headline=f"سرخی {article_id}", body="", date=date, **more)
    return Record(
        article, f"articles/{article_id}.md", f"sha-{article_id}", "خلاصہ", "<p>متن</p>", "متن", entities
    )


def fill(store: Store, *records: Record, status: str = "published") -> None:
    for each in records:
        store.put(each, status)


def ids(store: Store, **query: object) -> list[str]:
    return [each.article.id for each in store.records(ArticleQuery(**query))]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store.sqlite", "p")


def test_a_record_comes_back_as_it_went_in(store: Store) -> None:
    full = record(
        "a",
        "1992-03-26",
        section="کھیل",
        keywords=("کرکٹ",),
        dateline=Dateline(("لاہور",), (Credit("desk", "اسپورٹس ڈیسک"),), "1992-03-26"),
        entities=("place/lahore", "person/imran-khan"),
        source=Source("a.txt", "", "00", "text/plain"),
    )
    fill(store, full)
    assert list(store.records()) == [full]


def test_the_fields_are_those_of_the_article_without_its_body() -> None:
    line = Dateline(("لاہور",), (Credit("desk", "ڈیسک"), Credit("paper", "مشرق نامہ")), "1992")
    source = Source("a.txt", "", "00", "text/plain")
    article = Article(id="a", headline="سرخی", body="متن", dateline=line, source=source, keywords=("کرکٹ",))
    expected = json.dumps(asdict(replace(article, body="")), ensure_ascii=False, sort_keys=True)
    assert article_to_json(article) == expected


def test_corrections_survive(store: Store) -> None:
    article = Article(id="a", headline="h", body="", entities=EntityCorrections(add=("place/lahore",)))
    fill(store, Record(article, "articles/a.md", "s", "", "", "", ()))
    assert next(store.records()).article == article


def test_newest_first_with_unfinished_dates_behind_and_unknown_last(store: Store) -> None:
    dates = {"a": None, "b": "1992", "c": "1992-03", "d": "1992-03-26", "e": "1993-01-01"}
    fill(store, *(record(name, date) for name, date in dates.items()))
    assert ids(store) == ["e", "d", "c", "b", "a"]
    assert ids(store, date="1992") == ["d", "c", "b"]
    assert ids(store, date="1992-03") == ["d", "c"]
    assert ids(store, date="1992-03", exact=True) == ["c"]
    assert ids(store, undated=True) == ["a"]
    assert store.counts.periods("", 4) == (("1992", 3), ("1993", 1))
    assert store.counts.periods("1992", 7) == (("1992-03", 2),)


def test_entities_are_counted_together(store: Store) -> None:
    fill(
        store,
        record("a", "1992", entities=("place/lahore", "person/x")),
        record("b", "1993", entities=("place/lahore",)),
    )
    fill(store, record("c", "1994", entities=("place/lahore",)), status="draft")
    assert store.counts.entities() == (("place/lahore", 2), ("person/x", 1))
    assert store.counts.entities("person") == (("person/x", 1),)
    assert store.counts.together("person/x", 5) == (("place/lahore", 1),)
    assert store.counts.entity_years("place/lahore") == (("1992", 1), ("1993", 1))
    assert ids(store, entity="place/lahore") == ["b", "a"]


def test_what_is_gone_is_forgotten_with_its_mentions(store: Store) -> None:
    fill(store, record("a", entities=("place/lahore",)), record("b"))
    assert store.keep_only({"articles/b.md"}) == 1
    assert ids(store) == ["b"]
    assert store.counts.entities() == ()


def test_notices_are_kept_with_their_article(store: Store) -> None:
    notice = Problem("content/articles/a.md", "سبب", "remedy", fatal=False)
    store.put(record("a"), "published", [notice])
    store.put(record("b"), "published")
    assert list(store.notices()) == [notice]
    store.keep_only({"articles/b.md"})
    assert list(store.notices()) == []


def test_an_embargo_ends(store: Store) -> None:
    fill(store, record("a", embargo_until="2026-05-01"), status="embargoed")
    store.lift_embargoes("2026-04-30")
    assert ids(store) == []
    store.lift_embargoes("2026-05-01")
    assert ids(store) == ["a"]


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 100])
def test_a_damaged_or_foreign_file_is_made_again(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(damage)
    store = Store(path, "p")
    fill(store, record("a"))
    assert ids(store) == ["a"]


def test_another_pipeline_starts_anew(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    first = Store(path, "old")
    fill(first, record("a"))
    first.commit()
    first.close()
    assert Store(path, "old").files() == {"articles/a.md": ("a", "sha-a", "")}
    assert Store(path, "new").files() == {}


def test_headers_are_the_records_without_their_texts(store: Store) -> None:
    fill(store, record("a", "1992"), record("b", entities=("place/lahore",)), record("c", "2001-02-03"))
    found = [(article.id, lead) for article, lead in store.headers(ArticleQuery())]
    assert found == [("c", "خلاصہ"), ("a", "خلاصہ"), ("b", "خلاصہ")]
    named = store.headers(ArticleQuery(entity="place/lahore"))
    assert [article.id for article, _ in named] == ["b"]


class Planner(sqlite3.Connection):
    """Keeps how SQLite means to answer the last query."""

    plan: tuple[str, ...] = ()

    def execute(self, sql: str, values: object = ()) -> sqlite3.Cursor:
        self.plan = tuple(row[3] for row in super().execute(f"EXPLAIN QUERY PLAN {sql}", values))
        return super().execute(sql, values)


def test_no_page_makes_sqlite_walk_the_whole_archive() -> None:
    """One walk for each entity, or for each month, would be quadratic."""
    db = sqlite3.connect(":memory:", factory=Planner)
    db.executescript(resources.files("waraq.store").joinpath("schema.sql").read_text("utf-8"))
    counts = Counts(db)
    counts.entity_years("place/lahore")
    assert db.plan[0] == "SEARCH mention USING PRIMARY KEY (entity=?)"
    counts.together("place/lahore", 12)
    assert db.plan[0] == "SEARCH mine USING PRIMARY KEY (entity=?)"
    queries = {
        "SEARCH mention USING PRIMARY KEY (entity=?)": ArticleQuery(entity="place/lahore"),
        "SEARCH article USING INDEX article_by_date (status=? AND sort=?)": ArticleQuery(
            date="2014", exact=True
        ),
        "SEARCH article USING COVERING INDEX article_by_date (status=? AND sort>? AND sort<?)": ArticleQuery(
            date="2014-10"
        ),
        "SEARCH article USING COVERING INDEX article_by_section (status=? AND section=?)": ArticleQuery(
            section="کھیل"
        ),
    }
    for plan, query in queries.items():
        sql, values = query.sql()
        db.execute(f"SELECT id {sql}", values)
        assert db.plan[0] == plan
    db.close()
