"""What a reader has seen stays readable when the server is gone: the opt-in service worker in Chromium."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.archive_project import BASE, BuiltSite, copy_project, run_waraq
from tests.serving import QuietHandler, QuietServer

PHONE = {"width": 360, "height": 640}
IN_CHARGE = "navigator.serviceWorker.controller !== null"
KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const keys = await (await caches.open(name)).keys();
    found[name.split(" ").pop()] = keys.map((key) => new URL(key.url).href.slice(location.origin.length));
  }
  return found;
}"""


class Host:
    """A server below a path of its host; it can be ended and started again at the same address."""

    def __init__(self, output: Path, folder: Path) -> None:
        (folder / BASE.strip("/")).symlink_to(output)
        self.output, self._folder, self._port = output, folder, 0
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}{BASE}"

    def start(self) -> None:
        handler = partial(QuietHandler, directory=str(self._folder))
        self._server = QuietServer(("127.0.0.1", self._port), handler)
        self._port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def stop(self) -> None:
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("worker"))
    settings = (project / "pelicanconf.py").read_text("utf-8")
    (project / "pelicanconf.py").write_text(
        settings.replace('"SERVICE_WORKER": False', '"SERVICE_WORKER": True'), "utf-8"
    )
    done = run_waraq(project, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "output"


@pytest.fixture
def host(built: Path, tmp_path: Path) -> Iterator[Host]:
    output = tmp_path / "output"
    shutil.copytree(built, output)
    (tmp_path / "host").mkdir()
    running = Host(output, tmp_path / "host")
    yield running
    running.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    fresh = browser.new_context(viewport=PHONE, has_touch=True)
    fresh.set_default_timeout(15_000)
    yield fresh
    fresh.close()


@pytest.fixture
def visit(context: BrowserContext, host: Host) -> Callable[[str], Page]:
    """Open an address and wait until the worker has charge of it."""
    page = context.new_page()

    def go(address: str) -> Page:
        page.goto(f"{host.address}{address}")
        wait_until(page, lambda: page.evaluate(IN_CHARGE))
        return page

    return go


def wait_until(page: Page, holds: Callable[[], bool], seconds: float = 15) -> None:
    """Ask again and again; `wait_for_function` would need eval, which the pages' policy forbids."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, page.evaluate(KEPT)
        page.wait_for_timeout(50)


def wait_until_kept(page: Page, kind: str, ending: str) -> None:
    wait_until(page, lambda: any(path.endswith(ending) for path in page.evaluate(KEPT).get(kind, [])))


def search(page: Page, query: str) -> None:
    page.goto(f"{page.url.partition(BASE)[0]}{BASE}search/?q={query}")
    expect(page.locator("[data-search-list] mark").first).to_contain_text(query)
    expect(page.locator("[data-search-tools]")).to_be_visible()


def test_the_first_page_is_there_without_a_network(host: Host, visit: Callable[[str], Page]) -> None:
    page = visit("about/")
    wait_until_kept(page, "pages", "/about/")
    wait_until_kept(page, "pages", "/theme/css/waraq.css")
    host.stop()
    page.reload()
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.querySelector('link[rel=stylesheet]').sheet.cssRules.length") > 0


def test_downloads_are_not_kept(visit: Callable[[str], Page]) -> None:
    page = visit("data/")
    names = ("articles-undated.jsonl", "datapackage.json", "")
    fetch = "names => Promise.all(names.map(name => fetch(name).then(answer => answer.status)))"
    assert page.evaluate(fetch, names) == [200, 200, 200]
    wait_until_kept(page, "pages", "/data/")
    assert [path for path in page.evaluate(KEPT)["pages"] if "/data/" in path] == [f"{BASE}data/"]


def test_a_search_that_was_made_can_be_made_again(host: Host, visit: Callable[[str], Page]) -> None:
    page = visit("")
    search(page, "سیلاب")
    page.locator("[data-search-list] a").first.click()
    expect(page.locator("[data-article-body] mark").first).to_be_visible()
    article = page.url
    wait_until_kept(page, "pages", article.partition("127.0.0.1")[2].partition("/")[2].partition("#")[0])
    host.stop()
    page.goto(f"{host.address}search/")
    search(page, "سیلاب")
    page.locator("[data-search-list] a").first.click()
    expect(page.locator("[data-article-body] mark").first).to_be_visible()
    assert page.url == article


def test_pages_are_new_while_there_is_a_network(host: Host, visit: Callable[[str], Page]) -> None:
    page = visit("about/")
    wait_until_kept(page, "pages", "/about/")
    about = host.output / "about/index.html"
    about.write_text(about.read_text("utf-8").replace("</h1>", " ۲</h1>"), "utf-8")
    page.reload()
    expect(page.locator("h1")).to_contain_text("۲")
    host.stop()
    page.reload()
    expect(page.locator("h1")).to_contain_text("۲")


def test_of_a_file_of_the_index_the_newest_version_is_kept(host: Host, visit: Callable[[str], Page]) -> None:
    page = visit("about/")
    folder = host.output / "search/terms-0123456789"
    folder.mkdir()
    fetch = "address => fetch(`../search/terms-0123456789/${address}`).then((answer) => answer.text())"
    (folder / "0.bin").write_text("old")
    assert page.evaluate(fetch, "0.bin?aaa") == "old"
    wait_until_kept(page, "index", "0.bin?aaa")
    (folder / "0.bin").write_text("new")
    assert page.evaluate(fetch, "0.bin?aaa") == "old"
    assert page.evaluate(fetch, "0.bin?bbb") == "new"
    wait_until_kept(page, "index", "0.bin?bbb")
    kept = page.evaluate(KEPT)["index"]
    assert [path.rpartition("/")[2] for path in kept if "0123456789" in path] == ["0.bin?bbb"]
    host.stop()
    assert page.evaluate(fetch, "0.bin?bbb") == "new"


def test_the_caches_are_bounded_and_ask_no_other_host(
    context: BrowserContext, host: Host, visit: Callable[[str], Page]
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = visit("about/")
    wait_until_kept(page, "pages", "/about/")
    (host.output / "many").mkdir()
    for number in range(460):
        (host.output / f"many/{number}.txt").write_text("x")
    page.evaluate("""async () => {
      for (let number = 0; number < 460; number += 1) await (await fetch(`../many/${number}.txt`)).text();
    }""")
    wait_until_kept(page, "pages", "/many/459.txt")
    kept = page.evaluate(KEPT)
    assert 400 <= len(kept["pages"]) <= 450
    assert [address for address in asked if not address.startswith(host.address)] == []


def test_there_is_no_worker_unless_it_is_asked_for(built_site: BuiltSite) -> None:
    assert not (built_site.output / "sw.js").exists()
    assert "register.js" not in (built_site.output / "index.html").read_text("utf-8")
