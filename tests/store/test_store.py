"""The store: what goes in comes out, in order."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from tests.store.house import fill, ids, record
from waraq.article import Article, Credit, Dateline, EntityCorrections, Source
from waraq.errors import Problem
from waraq.store import END, ArticleQuery, Page, Part, Record, Store, make_row
from waraq.store.record import article_to_json


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
        source=Source("a.txt", "", "", "text/plain"),
    )
    fill(store, full)
    assert list(store.records()) == [full]


def test_the_fields_are_those_of_the_article_without_its_body_and_hashes() -> None:
    line = Dateline(("لاہور",), (Credit("desk", "ڈیسک"), Credit("paper", "مشرق نامہ")), "1992")
    source = Source("a.txt", "", "00", "text/plain", "11")
    article = Article(id="a", headline="سرخی", body="متن", dateline=line, source=source, keywords=("کرکٹ",))
    bare = replace(article, body="", source=replace(source, sha256="", written_sha256=""))
    expected = json.dumps(asdict(bare), ensure_ascii=False, sort_keys=True)
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


def test_entities_are_counted(store: Store) -> None:
    fill(
        store,
        record("a", "1992", entities=("place/lahore", "person/x")),
        record("b", "1993", entities=("place/lahore",)),
    )
    fill(store, record("c", "1994", entities=("place/lahore",)), status="draft")
    assert store.counts.entities() == (("place/lahore", 2), ("person/x", 1))
    assert store.counts.entities("person") == (("person/x", 1),)
    assert store.counts.entity_years("place/lahore") == (("1992", 1), ("1993", 1))
    assert ids(store, entity="place/lahore") == ["b", "a"]


def test_what_is_gone_is_forgotten_with_its_mentions(store: Store) -> None:
    fill(store, record("a", entities=("place/lahore",)), record("b"))
    assert store.files.forget(["articles/a.md", "articles/none.md"]) == 1
    assert ids(store) == ["b"]
    assert store.counts.entities() == ()


def test_notices_are_kept_with_their_article(store: Store) -> None:
    notice = Problem("content/articles/a.md", "سبب", "remedy", fatal=False)
    store.put(make_row(record("a"), "published", [notice]))
    store.put(make_row(record("b"), "published"))
    assert list(store.notices()) == [notice]
    store.files.forget(["articles/a.md"])
    assert list(store.notices()) == []


def test_an_embargo_ends(store: Store) -> None:
    fill(store, record("a", embargo_until="2026-05-01"), status="embargoed")
    store.lift_embargoes("2026-04-30")
    assert ids(store) == []
    store.lift_embargoes("2026-05-01")
    assert ids(store) == ["a"]


def list_tables(store: Store) -> dict[str, list[tuple[object, ...]]]:
    names = ("article", "mention", "stale", "sqlite_master")
    order = {"sqlite_master": "name"}
    columns = {"sqlite_master": "type, name, sql"}
    return {
        name: store._db.execute(
            f"SELECT {columns.get(name, '*')} FROM {name} ORDER BY {order.get(name, '1, 2, 3, 4')}"
        ).fetchall()
        for name in names
    }


@pytest.mark.parametrize("site", [None, "site"])
def test_a_store_that_is_filled_is_as_one_that_was_added_to(tmp_path: Path, site: str | None) -> None:
    records = [
        record(
            f"{number:03}",
            f"19{number % 90 + 10}-03",
            section="کھیل",
            entities=(f"person/{number % 7}", "place/a"),
        )
        for number in range(200)
    ]
    tables = []
    for name in ("filled", "added"):
        store = Store(tmp_path / name, "p")
        if site:
            store.pages.keep_site(site)
        with store.keeping() as keep:
            for each in records:
                (keep if name == "filled" else store.put)(make_row(each, "published", seen="x"))
        store.commit()
        fill(store, record("new", "1992", entities=("place/a",)))
        tables.append(list_tables(store))
    assert tables[0] == tables[1]
    assert bool(tables[0]["stale"]) == bool(site)


def list_stale(store: Store) -> set[str]:
    return {f"{part.kind} {part.key}" for part in store.pages.stale()}


def test_what_a_change_of_an_article_concerns(store: Store) -> None:
    first = record("a", "1992-03-26", section="کھیل", entities=("place/lahore", "person/x"))
    older = record("b", "1992-03-25", section="دنیا")
    fill(store, first, older)
    assert list_stale(store) == set(), "before the first site everything is"
    store.pages.keep_site("s")
    fill(store, replace(first, digest="of other bytes"))
    assert list_stale(store) == set(), "no page shows it"
    told = {"data 1992-03", "oai 1992"}
    for change, retold in (({"html": "<p>اور</p>"}, set()), ({"text": "اور"}, told)):
        store.pages.keep_site("s")
        fill(store, replace(first, **change))
        assert list_stale(store) == {"article a", *retold}, "lists show the opening alone"
        fill(store, first)
    store.pages.keep_site("s")
    fill(store, replace(first, entities=("person/x", "place/lahore")))
    assert list_stale(store) == {"article a", *told, "entity person/x", "entity place/lahore"}
    store.pages.keep_site("s")
    fill(store, replace(first, entities=("person/x",)))
    assert list_stale(store) == {"article a", *told, "entity person/x", "entity place/lahore"}
    store.pages.keep_site("s")
    fill(store, replace(first, entities=("person/x",), lead="اور"))
    lists = {"section کھیل", *told, "year 1992", "month 1992-03", "day 1992-03-26", "entity person/x"}
    assert list_stale(store) == {"article a", "article b", "day-of-year 03-26", *lists}


def test_a_renamed_entity_is_shown_by_articles_and_beside_others(store: Store) -> None:
    fill(store, record("a", "1992", entities=("place/lahore", "person/x")), record("b", "1993"))
    fill(store, record("c", "1994", entities=("person/y",)))
    store.pages.keep_site("s")
    before = dict(store.versions())
    store.names.note_renamed("person/x", "tables")
    assert list_stale(store) == {"article a", "entity place/lahore", "entity person/x"}
    assert {each for each, version in store.versions() if version != before[each]} == {"a"}
    newest = next(part for part in store.pages.stale() if part.key == "place/lahore")
    assert newest == Part("entity", "place/lahore", END, "")
    store.pages.keep_site("s")
    store.names.note_described("person/y")
    assert store.pages.stale() == [Part("entity", "person/y", "", END)]


def test_headers_are_the_records_without_their_texts(store: Store) -> None:
    fill(store, record("a", "1992"), record("b", entities=("place/lahore",)), record("c", "2001-02-03"))
    found = [(article.id, lead) for article, lead in store.headers(ArticleQuery())]
    assert found == [("c", "خلاصہ"), ("a", "خلاصہ"), ("b", "خلاصہ")]
    named = store.headers(ArticleQuery(entity="place/lahore"))
    assert [article.id for article, _ in named] == ["b"]


@pytest.mark.parametrize("whole", [True, False])
def test_articles_that_name_an_entity_are_counted_as_they_come_and_go(tmp_path: Path, whole: bool) -> None:
    store = Store(tmp_path / "store.sqlite", "p")
    rows = [
        make_row(record("a", entities=("place/lahore", "person/x")), "published"),
        make_row(record("b", entities=("place/lahore",)), "published"),
        make_row(record("c", entities=("place/lahore",), embargo_until="2026-05-01"), "embargoed"),
    ]
    if whole:
        with store.keeping() as put:
            for row in rows:
                put(row)
    else:
        for row in rows:
            store.put(row)
    assert store.counts.entities() == (("place/lahore", 2), ("person/x", 1))
    store.lift_embargoes("2026-05-01")
    assert store.counts.entities("place") == (("place/lahore", 3),)
    fill(store, record("a", entities=("person/y",)))
    assert store.counts.entities() == (("place/lahore", 2), ("person/y", 1))
    fill(store, record("b", entities=("place/lahore",)), status="withheld")
    store.files.forget(["articles/c.md"])
    assert store.counts.entities() == (("person/y", 1),)


def test_pages_of_the_kept_site_are_counted_by_template(store: Store) -> None:
    assert store.pages.count_templates() == {}
    pages = [Page("section/a/", "section"), Page("section/a/2/", "section"), Page("section/a/feed.atom", "")]
    store.pages.replace(Part("section", "a"), pages)
    store.pages.keep_site("s")
    assert store.pages.count_templates() == {"section": 2}
    store.pages.begin()
    assert store.pages.count_templates() == {}
    store.pages.replace(Part("section", "a"), pages[:1])
    store.pages.keep_site("s")
    assert store.pages.count_templates() == {"section": 1}
