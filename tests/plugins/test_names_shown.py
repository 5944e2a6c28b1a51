"""A name described otherwise: which pages show that of it, besides its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.test_name_changes import ZIA, Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.mark.parametrize("column, value", [("name_en", "Zia Kohistani"), ("wikidata", "Q1")])
def test_what_articles_tell_machines_of_a_name(project: Project, column: str, value: str) -> None:
    project.list_names(ZIA)
    project.build()
    before = project.versions()
    project.list_names({**ZIA, column: value})
    assert project.build().derived == 0
    assert project.stale() == {"entity person/zia", "article a", "article b"}
    assert project.versions() == before, "the search shows nothing of it"


def test_what_lies_in_a_country_that_is_renamed(project: Project) -> None:
    project.build()
    project.list_names({"id": "place/pakistan", "name": "مملکت پاکستان"}, table="places.tsv")
    done = project.build()
    assert {"entity place/lahore", "entity place/karachi"} <= project.stale()
    assert (done.derived, done.names) == (0, 1)


def test_a_name_that_moves_into_the_headline(project: Project) -> None:
    """The same names in the same order, and the same text: only what the article is about is another."""
    project.list_names({**ZIA, "name": "عمران کوہستانی", "aliases": "ضیا کوہستانی"})
    project.write("d", "entities:\n  add: [person/zia]\n")
    project.build()
    assert project.named("d") == ("person/zia",)
    project.list_names({**ZIA, "name": "عمران کوہستانی", "aliases": "ضیا کوہستانی|نیا میلہ"})
    project.build()
    assert project.named("d") == ("person/zia",)
    assert "article d" in project.stale()
