"""The sample archive, built once from the seeds as `make html` builds it; and in what order tests run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.archive_project import SITEURL, BuiltSite, copy_project, run_waraq
from tests.soak import LONG
from tools.chromium import open_chromium

# The same cases on every machine and every day: what fails in CI fails here. A soak tries others each time.
settings.register_profile("repository", derandomize=True, deadline=None)
settings.register_profile("soak", deadline=None, print_blob=True)
settings.load_profile("soak" if LONG else "repository")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    project = copy_project(tmp_path_factory.mktemp("archive"))
    done = run_waraq(project, "build", WARAQ_SITEURL=SITEURL)
    assert done.returncode == 0, done.stdout + done.stderr
    return BuiltSite(project, done.stdout)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of a process: a second Playwright can't be begun beside it."""
    with open_chromium() as chromium:
        yield chromium


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that are `long` first: none may be alone at the end, when all other processes are done."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
