r"""Take the pictures of the README and the docs from the built sample archive (maintainers only)::

    make html
    PYTHONPATH=plugins:. .venv/bin/python tools/take_screenshots.py output docs

Each is a window of 1280 × 800 in Chromium, light, with the site's own fonts.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page

from tools.chromium import open_chromium
from waraq.ingest.identity import make_id

FIRST_ARTICLE = "000_5d4dc3eaa96f919a.txt"
WINDOW = {"width": 1280, "height": 800}
# Picture, address below the site, typeface, and what must be there before it is taken.
PICTURES = (
    ("front-page.png", "", "naskh", "main"),
    ("search.png", f"search/?q={quote('پيوٹن ایران')}", "naskh", "main mark"),
    ("article-nastaliq.png", f"a/{make_id(FIRST_ARTICLE, '')}/", "nastaliq", "main h1"),
)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files; says nothing."""

    def log_message(self, *_: object) -> None:
        """Drop the line for each request."""


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """The address on loopback at which the folder is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def take_picture(page: Page, address: str, face: str, needed: str, target: Path) -> None:
    """Write the upper part of a page as it looks to a reader who chose this typeface."""
    page.goto(address)
    page.evaluate("face => localStorage.setItem('waraq-face', face)", face)
    page.reload()
    page.locator(needed).first.wait_for()
    page.evaluate("document.fonts.ready")
    page.screenshot(path=target, animations="disabled")
    page.evaluate("localStorage.clear()")


def main(site: Path, pictures: Path) -> None:
    """Take every picture and print its size."""
    with serve_folder(site) as root, open_chromium("--hide-scrollbars") as chromium:
        page = chromium.new_page(viewport=WINDOW, color_scheme="light", device_scale_factor=1)
        for name, address, face, needed in PICTURES:
            take_picture(page, root + address, face, needed, pictures / name)
            print(f"{name}: {(pictures / name).stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
