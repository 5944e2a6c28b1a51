"""A file server on loopback that behaves as ordinary hosts do and remembers what it sent.

Text is sent compressed, names with a hash may be cached for ever, connections
stay open. Each response can be held back for a fixed time, as a distant host would.
"""

from __future__ import annotations

import gzip
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
}
OTHER_TYPE = "application/octet-stream"
# Ours have -<hash> in the name of the file or its folder; as Pagefind's have.
HASHED = re.compile(r"-[0-9a-f]{8,}(/[\d/]+)?\.\w+$|\.pf_\w+$|/wasm\.\S+\.pagefind$")
QUIET_SECONDS = 0.4

Maker = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class Sent:
    """One response: the path asked for, its status, and all bytes sent, those of its head among them."""

    path: str
    status: int
    bytes: int


class FileServer(ThreadingHTTPServer):
    """Serves one folder; `sent` grows with each response."""

    daemon_threads = True

    def __init__(self, folder: Path, make: Maker = lambda _: None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder.resolve()
        self.make = make
        self.delay = 0.0  # seconds before each response
        self.sent: list[Sent] = []
        self._open = 0
        self._lock = threading.Lock()
        self._latest = time.monotonic()

    @property
    def address(self) -> str:
        """The root, with a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}/"

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Counts as at work inside."""
        with self._lock:
            self._open += 1
        try:
            yield
        finally:
            with self._lock:
                self._open -= 1
                self._latest = time.monotonic()

    @property
    def is_quiet(self) -> bool:
        """Whether nothing was asked for some time."""
        with self._lock:
            return not self._open and time.monotonic() - self._latest > QUIET_SECONDS


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FileServer
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer with a file, or 404."""
        with self.server.answering():
            time.sleep(self.server.delay)
            path = unquote(urlsplit(self.path).path)
            response = make_response(self.server.folder, path, self.server.make)
            self.server.sent.append(Sent(path, 200 if response else 404, len(response or b"")))
            self.wfile.write(response or b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    def log_message(self, *_: object) -> None:
        """Drop the line for each request."""


def make_response(folder: Path, path: str, make: Maker = lambda _: None) -> bytes | None:
    """The whole response to a request for a path (it begins with a slash); None where there is no file.

    `make` gives the content of files that are not there.
    """
    file = (folder / path.lstrip("/")).resolve()
    if file.is_dir():
        file /= "index.html"
    if not file.is_relative_to(folder):
        return None
    body = file.read_bytes() if file.is_file() else make(path)
    if body is None:
        return None
    head = [
        "HTTP/1.1 200 OK",
        f"Content-Type: {TYPES.get(file.suffix, OTHER_TYPE)}",
        f"Cache-Control: {'public, max-age=31536000, immutable' if HASHED.search(path) else 'no-cache'}",
    ]
    if file.suffix in TYPES:
        body = gzip.compress(body, 6, mtime=0)
        head.append("Content-Encoding: gzip")
    head.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*head, "", ""]).encode() + body


@contextmanager
def serve_folder(folder: Path, make: Maker = lambda _: None) -> Iterator[FileServer]:
    """A running server of a folder, and of what `make` gives for the paths of other files."""
    server = FileServer(folder, make)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
