"""A corrected name: which articles are derived again for it, and which parts of the site are written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.markup.interface import STRINGS
from waraq.entities.authority import EDITORS_COLUMNS
from waraq.entities.gazetteer import TABLES
from waraq.plugins.deriver_source import DeriverSource
from waraq.plugins.synchronise import Synchronised, synchronise
from waraq.store import Store
from waraq.workers import Workers

ZEROS = "0" * 9  # before the name of an article, which is then an id
TODAY = date(2026, 1, 1)
TEXTS = {
    "a": ("لاہور میں میلہ", "ضیا کوہستانی نے لاہور میں کہا کہ میلہ ہو گا۔"),
    "b": ("کراچی میں بارش", "کراچی میں ضیاکوہستانی بھی تھے۔"),
    "c": ("بازار کھل گیا", "خشک دریا کے پاس نیا بازار کھل گیا۔"),
    "d": ("نیا میلہ", "کوئی نام نہیں۔"),
}
KINDS = {table: kind for kind, table in TABLES.items()}
ZIA = {"id": "person/zia", "name": "ضیا کوہستانی"}
Row = dict[str, str]


class Project:
    """A content folder with the store of what was made from it, as if a site had been built."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        self.authority = self.content / "authority"
        self.authority.mkdir(parents=True)
        self.store = Store(folder / "store.sqlite", "p")
        for name in TEXTS:
            self.write(name)

    def write(self, name: str, extra: str = "") -> None:
        headline, body = TEXTS[name]
        path = self.content / "articles" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        head = f"id: {ZEROS}{name}\nheadline: {headline}\ndate: 2014-10-14\nsection: دنیا\n{extra}"
        path.write_text(f"---\n{head}---\n\n{body}\n", "utf-8")

    def list_names(self, *rows: Row, table: str = "people.tsv") -> None:
        columns = EDITORS_COLUMNS[KINDS[table]]
        lines = ["\t".join(columns), *("\t".join(row.get(key, "") for key in columns) for row in rows), ""]
        (self.authority / table).write_text("\n".join(lines), "utf-8")

    def build(self, workers: Workers | None = None) -> Synchronised:
        self.store.pages.keep_site("site")
        return synchronise(self.store, DeriverSource.of(self.content, STRINGS), TODAY, workers)

    def stale(self) -> set[str]:
        return {f"{part.kind} {part.key.removeprefix(ZEROS)}" for part in self.store.pages.stale()}

    def named(self, name: str) -> tuple[str, ...]:
        return self.store.entities_of(ZEROS + name)

    def versions(self) -> dict[str, str]:
        return {each.removeprefix(ZEROS): version for each, version in self.store.versions()}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_nothing_changed(project: Project) -> None:
    project.list_names(ZIA)
    assert project.build().derived == 4
    done = project.build()
    assert (done.derived, done.unchanged) == (0, 4)
    assert project.stale() == set()


def test_another_order_of_rows_changes_nothing(project: Project) -> None:
    other = {"id": "person/b", "name": "نیا بازار"}
    project.list_names(ZIA, other)
    project.build()
    project.list_names(other, ZIA)
    assert project.build().derived == 0
    assert project.stale() == set()


def test_a_name_that_is_added(project: Project) -> None:
    project.list_names(ZIA)
    project.build()
    before = project.versions()
    project.list_names({"id": "place/dry-river", "name": "خشک دریا"}, table="places.tsv")
    assert project.build().derived == 1
    # No list: a card shows no names. The last is related to what is about the same.
    assert project.stale() == {"article c", "article d", "data 2014-10", "oai 2014", "entity place/dry-river"}
    assert project.named("c") == ("place/dry-river",)
    assert {each for each, version in project.versions().items() if version != before[each]} == {"c"}


def test_a_name_that_is_corrected(project: Project) -> None:
    """The old one stays known, so the articles are what they were; but they show the new one."""
    project.list_names(ZIA)
    project.build()
    before = project.versions()
    project.list_names({**ZIA, "name": "ضیاء کہستانی", "aliases": "ضیا کوہستانی"})
    assert project.build().derived == 0
    assert project.stale() == {
        "article a", "article b", "entity person/zia", "entity place/lahore", "entity place/karachi"
    }  # fmt: skip
    assert {each for each, version in project.versions().items() if version != before[each]} == {"a", "b"}


def test_an_alias_that_texts_have(project: Project) -> None:
    project.list_names({**ZIA, "name": "ضیا کہستانی"})
    project.build()
    assert project.named("a") == ("place/lahore",)
    project.list_names({**ZIA, "name": "ضیا کہستانی", "aliases": ZIA["name"]})
    assert project.build().derived == 2  # as it is, and written together
    assert project.named("a") == ("place/lahore", "person/zia")
    assert project.named("b") == ("place/karachi", "person/zia")
    # The others that these articles name count it beside them.
    assert project.stale() == {
        "article a", "article b", "article d", "data 2014-10", "oai 2014", "entity person/zia",
        "entity place/lahore",
        "entity place/karachi",
    }  # fmt: skip


def test_a_name_in_a_headline_alone(project: Project) -> None:
    project.build()
    project.list_names({"id": "organisation/new-fair", "name": "نیا میلہ"}, table="organisations.tsv")
    assert project.build().derived == 1
    others = {"article a", "article b", "article c"}  # related by what they are about
    assert project.stale() - others == {
        "article d",
        "data 2014-10",
        "oai 2014",
        "entity organisation/new-fair",
    }


def test_names_in_another_order(project: Project) -> None:
    """An article shows its tags in the order of its text."""
    project.write("b", "entities:\n  add: [person/zia]\n")
    project.list_names({**ZIA, "name": "کوئی اور"}, {"id": "person/x", "name": "تھے"})
    project.build()
    assert project.named("b") == ("place/karachi", "person/x", "person/zia")
    project.list_names({**ZIA, "name": "کوئی اور", "aliases": ZIA["name"]}, {"id": "person/x", "name": "تھے"})
    project.build()
    assert project.named("b") == ("place/karachi", "person/zia", "person/x")
    assert "article b" in project.stale()


def test_a_table_that_is_taken_away(project: Project) -> None:
    project.list_names(ZIA)
    project.build()
    (project.authority / "people.tsv").unlink()
    assert project.build().derived == 2
    assert project.named("a") == ("place/lahore",)
    assert "entity person/zia" in project.stale()


def test_what_only_the_own_pages_show(project: Project) -> None:
    project.list_names(ZIA)
    project.build()
    before = project.versions()
    project.list_names({**ZIA, "roman": "Zia Kohistani"})
    assert project.build().derived == 0
    assert project.stale() == {"entity person/zia"}
    project.store.pages.keep_site("site")
    project.list_names({**ZIA, "roman": "Zia Kohistani", "source": "a letter"})
    assert project.build().derived == 0
    assert project.stale() == set()
    assert project.versions() == before


def test_a_name_that_becomes_ambiguous(project: Project) -> None:
    project.list_names(ZIA)
    project.build()
    project.list_names({**ZIA, "ambiguous": ZIA["name"]})
    assert project.build().derived == 2
    assert project.named("a") == ("place/lahore",)


def test_an_editors_name_goes_before_a_shipped_one_and_gives_it_back(project: Project) -> None:
    project.build()
    project.list_names({"id": "place/new-lahore", "name": "لاہور"}, table="places.tsv")
    assert project.build().derived == 1
    assert project.named("a") == ("place/new-lahore",)
    project.list_names(table="places.tsv")
    assert project.build().derived == 1
    assert project.named("a") == ("place/lahore",)


def test_an_id_that_an_article_adds_comes_and_goes(project: Project) -> None:
    project.write("d", "entities:\n  add: [person/zia]\n")
    assert [problem.path for problem in project.build().problems] == [str(project.content / "articles/d.md")]
    project.list_names({**ZIA, "name": "کوئی اور"})
    done = project.build()
    assert (done.derived, done.problems) == (1, [])
    assert project.named("d") == ("person/zia",)
    project.list_names()
    done = project.build()
    assert (done.derived, len(done.problems)) == (1, 1)
    assert project.named("d") == ()


def test_articles_that_changed_as_well(project: Project) -> None:
    project.list_names(ZIA)
    project.build()
    project.list_names()
    (project.content / "articles/a.md").unlink()
    project.write("d", "byline: کوئی\n")
    done = project.build()
    assert (done.derived, done.unchanged, done.forgotten) == (2, 1, 1)


@pytest.mark.parametrize("kept", ["", "[]]", '[{"id": "person/zia"}]'])
def test_names_that_are_not_known_any_more(project: Project, kept: str) -> None:
    project.list_names(ZIA)
    project.build()
    project.store.names.keep_editors(kept, "of other tables")
    assert project.build().derived == 4
    assert project.store.pages.site() is None, "all pages are written"
    assert project.build().derived == 0


def test_many_articles_are_looked_through_together(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.build()
    shared: list[int] = []

    class Counted(Workers):
        def map(self, do: Callable, tasks: object) -> object:
            for result in super().map(do, tasks):
                shared.append(len(result))
                yield result

    monkeypatch.setattr("waraq.plugins.name_changes._AT_ONCE", 1)
    project.list_names(ZIA)
    with Counted(1) as workers:
        assert project.build(workers).derived == 2
    assert sorted(shared[:4]) == [0, 0, 1, 1]
