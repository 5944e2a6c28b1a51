"""Chromium, for measuring: whether it is there, and what a page in it says of an exported index."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from pathlib import Path

QUERIES_AT_ONCE = 100  # a call into the page for each would take longer than the answers
PAGE = '<!doctype html><html lang="ur" dir="rtl"><meta charset="utf-8"><title>eval</title></html>'
OPEN = """async (address) => {
  const { openIndex } = await import(new URL("client/index-reader.js", address).href);
  globalThis.index = await openIndex(new URL("manifest.json", address));
}"""
ASK = """async (queries) => {
  const answers = [];
  for (const query of queries) answers.push((await globalThis.index.search(query)).hits.map(({ id }) => id));
  return answers;
}"""


def find_lack() -> str:
    """What is missing for a page in Chromium; empty when nothing is."""
    if importlib.util.find_spec("playwright") is None:
        return "no playwright"
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from tools.chromium import find_chromium  # noqa: PLC0415

    if find_chromium():
        return ""
    with sync_playwright() as playwright:
        return "" if Path(playwright.chromium.executable_path).is_file() else "no chromium"


def ask_exported(site: Path, folder: str, queries: Sequence[str]) -> Iterator[list[str]]:
    """The names of the first ten articles for each query, in one page of a site on loopback.

    The index is what was exported into a folder of the site. The site gets a page of its own.
    """
    # Measuring without a browser must not need Playwright.
    from tools.bench.server import serve_folder  # noqa: PLC0415
    from tools.chromium import open_chromium  # noqa: PLC0415

    (site / "index.html").write_text(PAGE, "utf-8")
    with serve_folder(site) as server, open_chromium() as browser:
        page = browser.new_page(locale="ur-PK")
        page.goto(server.address)
        page.evaluate(OPEN, f"{server.address}{folder}/")
        for start in range(0, len(queries), QUERIES_AT_ONCE):
            yield from page.evaluate(ASK, list(queries[start : start + QUERIES_AT_ONCE]))
