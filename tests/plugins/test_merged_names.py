"""Names that editors merged, divided or hid: which articles are derived again, and what is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.test_name_changes import ZIA, Project

TWIN = {"id": "person/twin", "name": "کوئی اور"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_two_that_are_one(project: Project) -> None:
    project.list_names(ZIA, TWIN)
    project.build()
    project.list_names({**ZIA, "merged_into": TWIN["id"]}, TWIN)
    done = project.build()
    assert (done.derived, done.names, done.problems) == (2, 2, [])
    assert project.named("a") == ("place/lahore", "person/twin")
    assert project.stale() == {
        "article a", "article b", "article d", "data 2014-10", "oai 2014", "entity person/zia",
        "entity person/twin",
        "entity place/lahore", "entity place/karachi",
    }  # fmt: skip
    assert project.build().derived == 0
    project.list_names(ZIA, TWIN)
    assert project.build().derived == 2
    assert project.named("a") == ("place/lahore", "person/zia")


def test_the_address_of_a_merged_name_leads_elsewhere_though_no_article_has_it(project: Project) -> None:
    other = {"id": "person/other", "name": "کوئی نہیں"}
    project.list_names(ZIA, TWIN, {**other, "merged_into": ZIA["id"]})
    project.build()
    project.list_names(ZIA, TWIN, {**other, "merged_into": TWIN["id"]})
    assert project.build().derived == 0
    assert project.stale() == {"entity person/other", "entity person/zia", "entity person/twin"}
    project.store.pages.keep_site("site")
    project.list_names(ZIA, TWIN)
    project.build()
    assert "entity person/other" in project.stale()


def test_a_name_that_is_hidden_and_shown_again(project: Project) -> None:
    project.list_names(ZIA)
    project.build()
    project.list_names({"id": "place/lahore", "hidden": "yes"}, table="places.tsv")
    assert project.build().derived == 1
    assert project.named("a") == ("person/zia",)
    assert "entity place/lahore" in project.stale()
    project.list_names(table="places.tsv")
    assert project.build().derived == 1
    assert project.named("a") == ("place/lahore", "person/zia")


def test_an_alias_that_is_taken_from_one_and_given_to_another(project: Project) -> None:
    first = {**TWIN, "aliases": ZIA["name"]}
    project.list_names(first)
    project.build()
    assert project.named("a") == ("place/lahore", "person/twin")
    project.list_names({**first, "aliases": f"{ZIA['name']}|-{ZIA['name']}"}, ZIA)
    assert project.build().derived == 2
    assert project.named("a") == ("place/lahore", "person/zia")


def test_what_an_article_adds_or_drops_is_merged_or_hidden(project: Project) -> None:
    project.write("c", "entities:\n  add: [person/twin]\n")
    project.write("b", "entities:\n  drop: [person/twin]\n")
    project.list_names(ZIA, TWIN)
    project.build()
    assert (project.named("b"), project.named("c")) == (("place/karachi", "person/zia"), ("person/twin",))
    project.list_names(ZIA, {**TWIN, "merged_into": ZIA["id"]})
    done = project.build()
    assert done.derived == 2  # no text holds a name that changed: what articles say of them does
    assert (project.named("b"), project.named("c")) == (("place/karachi",), ("person/zia",))
    told = {Path(problem.path).stem: problem.reason for problem in done.problems}
    assert told == {
        "b": "entities: drop names person/twin, which is merged into person/zia",
        "c": "entities: add names person/twin, which is merged into person/zia",
    }
    project.list_names(ZIA, {**TWIN, "hidden": "yes"})
    done = project.build()
    assert (project.named("b"), project.named("c")) == (("place/karachi", "person/zia"), ())
    [problem] = done.problems
    assert (problem.reason, problem.fatal) == ("entities: add names person/twin, which is hidden", False)


def test_rows_that_do_nothing_are_told_at_every_build(project: Project) -> None:
    project.list_names({**ZIA, "aliases": "-کوئی نہیں"})
    for _ in range(2):
        [problem] = project.build().problems
        assert (problem.line, problem.fatal) == (2, False)
        assert problem.reason.startswith("aliases: کوئی نہیں")
