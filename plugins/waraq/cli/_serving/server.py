"""A server for the built site, for the editor's own browser: it answers this machine alone."""

from __future__ import annotations

import errno
import os
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from waraq.errors import WaraqError

HOST = "127.0.0.1"
# Another site's page may lead its own name to this address: only these names are answered.
NAMES = frozenset({HOST, "localhost"})
MISSING = "404.html"
UNBUILT = "The archive is being built. Load the page again in a moment.\n"


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers requests for the files below one folder, and for nothing else."""

    # Beside what Python knows; systems have tables of their own, which differ.
    extensions_map = {  # noqa: RUF012 - as its base class has it
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".jsonl": "application/jsonl; charset=utf-8",
        ".atom": "application/atom+xml",
        ".xml": "application/xml",
        ".webmanifest": "application/manifest+json",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".ico": "image/x-icon",
        ".woff2": "font/woff2",
        ".txt": "text/plain; charset=utf-8",
        "": "application/octet-stream",
    }
    server_version = "waraq"
    sys_version = ""

    @property
    def folder(self) -> Path:
        """The folder of the site, without links."""
        return Path(self.directory).resolve()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Send the head of the answer; the file to be sent behind it, if there is one."""
        if self.headers.get("Host", "").rpartition(":")[0] not in NAMES:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, explain=f"Open http://{HOST}/ instead.")
            return None
        del self.headers["If-Modified-Since"]  # two edits of one second look alike by it
        # Links can lead out of the folder, and none of a site's does.
        if not Path(self.translate_path(self.path)).resolve().is_relative_to(self.folder):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def list_directory(self, path: object) -> None:  # noqa: ARG002
        """Folders without a page are missing, as on a host."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page for what is missing."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        try:
            body, kind = (self.folder / MISSING).read_bytes(), self.extensions_map[".html"]
        except OSError:
            code, body, kind = HTTPStatus.SERVICE_UNAVAILABLE, UNBUILT.encode(), self.extensions_map[".txt"]
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        """Send what each answer has: nothing is kept, since the next build may change it."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "same-origin")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Print nothing: an editor looks for what the builds say."""


class SiteServer(ThreadingHTTPServer):
    """Serves one folder on this machine's own address."""

    daemon_threads = True
    # On Windows two servers would share the port, each getting some of the requests.
    allow_reuse_address = os.name != "nt"

    def __init__(self, folder: Path, port: int) -> None:
        """Take the port. Raises WaraqError where another program has it."""
        handler = partial(SiteHandler, directory=str(folder))
        try:
            super().__init__((HOST, port), handler)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
            message = (
                f"port {port} of this machine is taken, perhaps by another “make serve”. "
                f"Remedy: end that, or choose another: make serve PORT={port + 1 if port > 1023 else 8000}"
            )
            raise WaraqError(message) from error

    @property
    def url(self) -> str:
        """The address of the front page."""
        return f"http://{HOST}:{self.server_address[1]}/"
