"""Chromium on the built site, over HTTP on loopback, watched for errors and for foreign requests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.archive_project import BASE, BuiltSite
from tests.serving import serve_quietly
from tests.watching import watch_console


@pytest.fixture(scope="session")
def address(built_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site, below a path that is not the root, as on a shared host."""
    hosted = tmp_path_factory.mktemp("hosted")
    (hosted / BASE.strip("/")).symlink_to(built_site.output)
    with serve_quietly(hosted) as port:
        yield f"http://127.0.0.1:{port}{BASE}"


class Watch:
    """What went wrong in a page: errors on its console, and requests to anywhere else."""

    def __init__(self, page: Page, address: str) -> None:
        self.troubles = watch_console(page)
        self.requested: list[str] = []
        page.on("requestfailed", lambda r: self._fail(r.url, r.failure or ""))
        page.on("request", lambda r: self._see(r.url, address))

    def _fail(self, url: str, reason: str) -> None:
        """A page that is left while a picture of it is on the way gives that request up: no fault."""
        if reason != "net::ERR_ABORTED":
            self.troubles.append(f"failed: {url}: {reason}")

    def _see(self, url: str, address: str) -> None:
        self.requested.append(url)
        if not url.startswith((address, "data:", "blob:")):
            self.troubles.append(f"asks elsewhere: {url}")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    fresh = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ur-PK")
    fresh.set_default_timeout(15_000)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page whose console stays empty and which asks no other host, or the test fails."""
    fresh = context.new_page()
    watch = Watch(fresh, address)
    fresh.requested = watch.requested  # type: ignore[attr-defined]
    yield fresh
    assert watch.troubles == []


@pytest.fixture(scope="session")
def user_article(built_site: BuiltSite) -> str:
    """The address of the user's article, found by its source file."""
    for path in (built_site.project / "content/articles").rglob("*.md"):
        if "000_5d4dc3eaa96f919a.txt" in path.read_text("utf-8"):
            return f"a/{path.name.split('-')[0]}/"
    raise AssertionError("the user's article was not ingested")


@pytest.fixture(scope="session")
def sample_pages(built_site: BuiltSite, user_article: str) -> dict[str, str]:
    """One address of each kind of page."""

    def first(pattern: str) -> str:
        paths = sorted(built_site.output.glob(pattern), key=lambda p: (-p.stat().st_size, str(p)))
        return paths[0].relative_to(built_site.output).as_posix().removesuffix("index.html")

    return {
        "front": "",
        "article": user_article,
        "sections": "section/",
        "section": first("section/*/index.html"),
        "dates": "date/",
        "year": first("date/[0-9]*/index.html"),
        "month": first("date/[0-9]*/*/index.html"),
        "day": first("date/[0-9]*/*/*/index.html"),
        "undated": "date/undated/",
        "person": first("person/*/index.html"),
        "place": first("place/*/index.html"),
        "organisation": first("organisation/*/index.html"),
        "a-z": "person/",
        "map": "map/",
        "words": "words/",
        "publication": first("publication/*/index.html"),
        "desk": first("desk/*/index.html"),
        "author": first("author/*/index.html"),
        "papers": "publication/",
        "days of the year": "date/on/",
        "day of the year": first("date/on/*/index.html"),
        "coverage": "coverage/",
        "data": "data/",
        "search": "search/",
        "about": "about/",
        "404": "404.html",
    }


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: what is cheap to find fails first."""
    items.sort(key=lambda item: Path(str(item.path)).parent.name == "browser")
