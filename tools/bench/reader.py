"""A reader in Chromium, who opens a search page and asks; says what that fetched and how long it took."""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from statistics import median
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Browser, Page, Request

from tools.bench.engines import Engine, Way
from tools.bench.rounds import count_rounds
from tools.bench.server import FileServer

BOX = "input[name=q]"
PATIENCE_MS = 120_000
FAR_SECONDS = 0.3  # a response from a distant host on a slow link
RUNS = 7
WATCH = """{
  const look = () => {
    try {
      if ((ANSWERED)()) globalThis.answeredAt = performance.timeOrigin + performance.now();
    } catch {
      // The page is not there yet.
    }
    if (!globalThis.answeredAt) requestAnimationFrame(look);
  };
  look();
}"""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a page fetched beside its own HTML: bytes sent, responses; from afar also rounds and seconds."""

    bytes: int
    requests: int
    rounds: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds of each run, and what the answer was."""

    times: tuple[float, ...]
    total: int
    dates: tuple[str, ...]

    @property
    def median(self) -> float:
        """The middle one of the runs, in milliseconds."""
        return median(self.times)


class Reader:
    """Asks one engine; every question comes from a reader who was never here before."""

    def __init__(self, browser: Browser, server: FileServer, engine: Engine) -> None:
        self._browser = browser
        self._server = server
        self._engine = engine
        self._asked: list[Request] = []

    def load(self) -> Fetched:
        """What is fetched when the page is opened and the reader goes to the box; nothing is asked."""
        with self._open() as page:
            page.locator(BOX).focus()
            self._settle(page)
            return self._count()

    def ask_first(self, query: str, *, far: bool = False) -> Fetched:
        """What is fetched from the opening of the page with a query until its ten results are there.

        What a page asks for afterwards, such as tools about the results, does not count.
        With `far` every response takes 300 ms. `seconds` go from the first request
        behind the page to the answer.
        """
        self._server.delay = FAR_SECONDS if far else 0.0
        with self._open(query) as page:
            answered = self._find_answer_time(page)
            self._check_results(page)
            self._settle(page)
            self._server.delay = 0.0
            begun = {path: start for path, start in self._list_starts() if start <= answered}
            times = sorted(begun.values())
            return replace(
                self._count(begun), rounds=count_rounds(times, FAR_SECONDS), seconds=answered - times[0]
            )

    def ask_later(self, query: str, before: str) -> Fetched:
        """What a query fetches in a page that has answered another, or (without one) was just opened."""
        with self._open(before) as page:
            if before:
                self._wait_for_answer(page)
            else:
                page.locator(BOX).focus()
            self._settle(page)
            self._server.sent.clear()
            page.fill(BOX, query)
            page.press(BOX, "Enter")
            self._wait_for_answer(page)
            self._settle(page)
            return self._count()

    def time(self, query: str, way: Way, year: str = "") -> Timed:
        """How long the engine itself takes, all files being there: each of seven runs after a first one."""
        text, options = way.fill(query, year)
        with self._open() as page:
            question = {"query": text, "options": options, "runs": RUNS}
            found = page.evaluate(self._engine.script, question)
        return Timed(tuple(found["times"]), found["total"], tuple(found["dates"]))

    @contextmanager
    def _open(self, query: str = "") -> Iterator[Page]:
        context = self._browser.new_context(locale="ur-PK")
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        self._server.sent.clear()
        self._asked.clear()
        address = f"{self._server.address}{self._engine.page}"
        page.on("request", self._note)
        page.add_init_script(WATCH.replace("ANSWERED", self._engine.answered))
        page.goto(f"{address}?q={quote(query)}" if query else address)
        yield page
        context.close()

    def _note(self, request: Request) -> None:
        self._asked.append(request)  # Playwright takes no method of a list

    def _list_starts(self) -> list[tuple[str, float]]:
        """The path of each file that the page asked for, and when, by the browser's own clock."""
        asked = (request for request in self._asked if not request.is_navigation_request())
        return [(unquote(urlsplit(each.url).path), each.timing["startTime"] / 1000) for each in asked]

    def _wait_for_answer(self, page: Page) -> None:
        page.wait_for_function(self._engine.answered)

    def _find_answer_time(self, page: Page) -> float:
        """When the answer was there, in seconds since 1970: looked for before each frame is painted."""
        return float(page.wait_for_function("() => globalThis.answeredAt").json_value()) / 1000

    def _check_results(self, page: Page) -> None:
        """Raises RuntimeError when nothing was found: then nothing was measured."""
        if not page.locator("ol > li").count():
            message = f"{self._engine.name}'s page shows no results at {page.url}"
            raise RuntimeError(message)

    def _settle(self, page: Page) -> None:
        """Wait until the page asks for nothing more."""
        page.wait_for_timeout(100)
        while not self._server.is_quiet:
            page.wait_for_timeout(50)

    def _count(self, wanted: Container[str] | None = None) -> Fetched:
        """What was sent, of the paths `wanted` if given, but the page's own HTML.

        Raises RuntimeError when a file was missing.
        """
        own = f"/{self._engine.page}"
        sent = [each for each in self._server.sent if each.path not in {own, "/favicon.ico"}]
        if wanted is not None:
            sent = [each for each in sent if each.path in wanted]
        missing = [each.path for each in sent if each.status != 200]
        if missing:
            message = f"{self._engine.name}'s page asks for files that are not there: {', '.join(missing)}"
            raise RuntimeError(message)
        return Fetched(sum(each.bytes for each in sent), len(sent))
