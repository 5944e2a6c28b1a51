"""How SQLite answers what pages ask."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib import resources

import pytest

from waraq.store import ArticleFiles, ArticleQuery, Counts, Store
from waraq.store.coverage import count_coverage
from waraq.store.days_of_year import DaysOfYear
from waraq.store.paper import Place, find_beside


class Planner(sqlite3.Connection):
    """Keeps how SQLite means to answer the last query."""

    plan: tuple[str, ...] = ()

    def execute(self, sql: str, values: object = ()) -> sqlite3.Cursor:
        self.plan = tuple(row[3] for row in super().execute(f"EXPLAIN QUERY PLAN {sql}", values))
        return super().execute(sql, values)


@pytest.fixture
def db() -> Iterator[Planner]:
    """An empty store's tables."""
    db = sqlite3.connect(":memory:", factory=Planner)
    db.executescript(resources.files("waraq.store").joinpath("schema.sql").read_text("utf-8"))
    yield db
    db.close()


def test_neighbours_are_a_step_in_the_index_each(db: Planner) -> None:
    find_beside(db, Place("2014-10-00", "mashraq-cc873c", "~2", "a"))
    steps = [step for step in db.plan if step.startswith(("SCAN", "SEARCH"))]
    assert steps[0] == "SCAN CONSTANT ROW"
    assert len(steps) == 7
    assert all("USING COVERING INDEX article_in_paper" in step for step in steps[1:])


def test_no_page_makes_sqlite_walk_the_whole_archive(db: Planner) -> None:
    """One walk for each entity, or for each month, would be quadratic."""
    counts = Counts(db)
    counts.entity_years("place/lahore")
    assert db.plan[0] == "SEARCH mention USING PRIMARY KEY (entity=? AND status=? AND sort>?)"
    counts.older_than(ArticleQuery(entity="place/lahore"), "2014")
    assert db.plan == ("SEARCH mention USING PRIMARY KEY (entity=? AND status=? AND sort<?)",)
    counts.naming("place/lahore")
    assert db.plan == ("SEARCH mention USING PRIMARY KEY (entity=? AND status=?)",)
    counts.entities()
    assert db.plan[0].startswith("SEARCH naming USING PRIMARY KEY")
    queries = {
        "SEARCH mention USING PRIMARY KEY (entity=? AND status=?)": ArticleQuery(entity="place/lahore"),
        "SEARCH article USING COVERING INDEX article_by_date (status=? AND sort=?)": ArticleQuery(
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
        db.execute(*query.ids())
        assert db.plan[0] == plan
    db.execute(*ArticleQuery(entity="place/lahore", date="2014-10").ids())
    assert db.plan == ("SEARCH mention USING PRIMARY KEY (entity=? AND status=? AND sort>? AND sort<?)",)


def test_what_every_build_asks_of_all_articles_needs_no_texts(db: Planner) -> None:
    """Rows have whole articles: to walk them is to read the archive."""
    store = Store.__new__(Store)
    store._db = db
    files = ArticleFiles(db)
    assert files.all() == {}
    assert db.plan == ("SCAN article USING COVERING INDEX article_files",)
    assert files.inside("articles/") == {}
    assert db.plan == ("SEARCH article USING COVERING INDEX article_files (path>? AND path<?)",)
    assert list(store.versions()) == []
    assert db.plan == ("SEARCH article USING COVERING INDEX article_versions (status=?)",)


def test_a_day_of_the_year_is_found_in_its_index(db: Planner) -> None:
    days = DaysOfYear(db)
    index = "article USING COVERING INDEX article_by_day_of_year"
    days.years("03-23")
    assert db.plan == (f"SEARCH {index} (status=? AND <expr>=?)",)
    days.beside("03-23")
    assert db.plan == (f"SEARCH {index} (status=? AND <expr>>?)",)
    days.counted()
    assert db.plan == (f"SEARCH {index} (status=?)",)
    count_coverage(db)
    assert db.plan[0] == "SEARCH article USING COVERING INDEX article_by_section (status=?)"


def test_articles_without_a_date_stand_in_an_index_of_their_own(db: Planner) -> None:
    query = ArticleQuery(undated=True)
    index = "SEARCH article USING COVERING INDEX article_without_date"
    db.execute(*query.ids())
    assert db.plan == (f"{index} (status=?)",)
    counts = Counts(db)
    counts.older_than(query, "2019")
    assert db.plan == (f"{index} (status=? AND bound<?)",)
    counts.bounds()
    assert db.plan[0] == f"{index} (status=?)"
