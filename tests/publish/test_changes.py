"""What a publish has to do: new, changed, gone; what stays for open pages, and for how long."""

from __future__ import annotations

import pytest

from tests.archive_project import BuiltSite
from waraq.publish import File, Listing, name_stage, plan_publish
from waraq.publish.changes import HASHED, PAGES

OLD = "search/terms-0123456789/0/7.bin"
NEW = "search/terms-abcdef0123/0/7.bin"


def site(**files: str) -> Listing:
    names = {
        "old": OLD,
        "new": NEW,
        "page": "a/1/index.html",
        "style": "theme/css/waraq.css",
        "other": "x.html",
    }
    return {names[key]: File(len(text), text) for key, text in files.items()}


def test_the_first_publish_is_all_new_in_the_order_of_uploading() -> None:
    plan = plan_publish(site(page="1", style="2", old="3"), {}, 3)
    assert plan.new == plan.uploads == (OLD, "theme/css/waraq.css", "a/1/index.html")
    assert (plan.changed, plan.gone, plan.left, plan.upload_bytes) == ((), (), (), 3)


def test_new_changed_and_gone() -> None:
    plan = plan_publish(site(page="22", new="333"), site(page="1", other="1"), 3)
    assert (plan.new, plan.changed, plan.gone) == ((NEW,), ("a/1/index.html",), ("x.html",))
    assert (plan.upload_bytes, set(plan.listing)) == (5, {NEW, "a/1/index.html"})


def test_a_hashed_file_stays_for_as_many_publishes_as_are_kept() -> None:
    before = site(page="1", old="x")
    ages = []
    for edition in ("2", "3", "4"):
        plan = plan_publish(site(page=edition, new="y"), before, 3)
        ages.append((plan.left, plan.gone))
        before = plan.listing
    assert ages == [((OLD,), ()), ((), ()), ((), (OLD,))]
    assert set(before) == {NEW, "a/1/index.html"}


def test_with_one_release_nothing_stays() -> None:
    plan = plan_publish(site(page="2", new="y"), site(page="1", old="x"), 1)
    assert (plan.left, plan.gone) == ((), (OLD,))


def test_nothing_ages_while_the_site_is_as_it_was() -> None:
    before = plan_publish(site(page="2", new="y"), site(page="1", old="x"), 3).listing
    for _ in range(4):
        plan = plan_publish(site(page="2", new="y"), before, 3)
        assert plan.is_empty
        assert plan.listing == before
    assert before[OLD].age == 1


def test_a_file_that_comes_back_is_no_upload() -> None:
    first = plan_publish(site(page="2", new="y"), site(page="1", old="x"), 3).listing
    plan = plan_publish(site(page="1", old="x"), first, 3)
    assert (plan.uploads, plan.left) == (("a/1/index.html",), (NEW,))
    assert plan.listing[OLD].age == 0


def test_removing_a_page_alone_is_a_change() -> None:
    plan = plan_publish(site(page="1"), site(page="1", other="1"), 3)
    assert (plan.is_empty, plan.gone) == (False, ("x.html",))


@pytest.mark.parametrize(
    "name",
    [
        "a/terms-0123456789/0/7.bin",
        "search/terms-012345678/0/7.bin",
        "search/terms-0123456789",
        "search/client/index-reader.js",
        "search/manifest.json",
        "search/terms-0123456789/../../x.bin",
        "search/terms-0123456789/\n.bin",
    ],
)
def test_what_may_not_be_cached_for_ever(name: str) -> None:
    assert name_stage(name) == PAGES


def test_all_of_a_real_search_has_lasting_names_but_three(built_site: BuiltSite) -> None:
    files = (path for path in (built_site.output / "search").rglob("*") if path.is_file())
    names = {path.relative_to(built_site.output).as_posix() for path in files}
    others = {name for name in names if name_stage(name) != HASHED}
    assert others == {"search/index.html", "search/manifest.json", "search/client/index-reader.js"}
    assert len(names) > 20
