"""The sample archive, built once from the seeds as `make html` builds it; and in what order tests run."""

from __future__ import annotations

import fcntl
import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect

from tests.archive_project import SITEURL, BuiltSite, copy_project, start_waraq
from tests.soak import LONG
from tools.chromium import open_chromium

# The same cases on every machine and every day: what fails in CI fails here. A soak tries others each time.
settings.register_profile("repository", derandomize=True, deadline=None)
settings.register_profile("soak", deadline=None, print_blob=True)
settings.load_profile("soak" if LONG else "repository")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """One for all processes: the first that asks for it builds it, and nobody writes there."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    project, printed = base / "archive", base / "archive.printed"
    with (base / "archive.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not printed.exists():
            done = start_waraq(copy_project(project), "build", WARAQ_SITEURL=SITEURL)
            assert done.returncode == 0, done.stdout + done.stderr
            printed.write_text(done.stdout, "utf-8")
    return BuiltSite(project, printed.read_text("utf-8"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of a process: a second Playwright can't be begun beside it."""
    # How soon a page answers beside the other processes is no test's subject: only that it does.
    expect.set_options(timeout=15_000)
    with open_chromium() as chromium:
        yield chromium


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that are `long` first: none may be alone at the end, when all other processes are done."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """All tests and modules stay: to look for what is free among them takes a tenth of the time."""
    gc.collect()
    gc.freeze()
