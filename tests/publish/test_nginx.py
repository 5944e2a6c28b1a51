"""The recipe for nginx in a real nginx: what its answers say, and what readers meet while releases change."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, Thread

import pytest

from tests.archive_project import BASE, BuiltSite
from tests.publish.made_sites import PAGES, make_site, publish
from tests.publish.recipes import read_recipe, replace_all

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
MIME_TYPES = Path("/etc/nginx/mime.types")
IMMUTABLE = "public, max-age=31536000, immutable"
ROUNDS = 12

pytestmark = pytest.mark.skipif(
    NGINX is None or not MIME_TYPES.is_file(), reason="nginx is not installed: its recipe is not tried"
)


def find_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def serve(folder: Path, changes: dict[str, str]) -> Iterator[int]:
    """Run nginx with the recipe, changed in places; its port."""
    port = find_port()
    recipe = replace_all(
        read_recipe("nginx", "nginx"), {"listen 80;": f"listen 127.0.0.1:{port};", **changes}
    )
    temporary = "\n".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""  # root's workers could not read the folder
    (folder / "nginx.conf").write_text(
        f"{user} pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1;\n"
        f"events {{ }}\nhttp {{\ninclude {MIME_TYPES};\naccess_log off;\n{temporary}\n{recipe}}}\n",
        "utf-8",
    )
    command = [str(NGINX), "-c", f"{folder}/nginx.conf", "-p", str(folder), "-e", f"{folder}/error.log"]
    # It returns when the port is open, and goes on in the background.
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    try:
        yield port
    finally:
        subprocess.run([*command, "-s", "stop"], capture_output=True, check=True, timeout=60)


def get(port: int, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Ask for a path."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(
        "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


@pytest.fixture(scope="module")
def port(built_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The sample archive, published and served below a path."""
    folder = tmp_path_factory.mktemp("nginx")
    publish(folder / "public", built_site.output)
    (folder / "www").mkdir()
    (folder / "www/archive").symlink_to(folder / "public/current")
    changes = {
        "root /srv/archive/current;": f"root {folder}/www;",
        "404 /404.html;": "404 /archive/404.html;",
    }
    assert "`root /srv/www;` and `error_page 404 /archive/404.html;`" in (
        Path(__file__).parents[2] / "docs/publishing.md"
    ).read_text("utf-8")
    with serve(folder, changes) as port:
        yield port


@pytest.mark.parametrize(
    "path, kind, cache",
    [
        ("", "text/html; charset=utf-8", "no-cache"),
        ("search/", "text/html; charset=utf-8", "no-cache"),
        ("feed.atom", "application/atom+xml; charset=utf-8", "no-cache"),
        ("opensearch.xml", "application/opensearchdescription+xml", "no-cache"),
        ("sitemap.xml", "text/xml; charset=utf-8", "no-cache"),
        ("search/manifest.json", "application/json; charset=utf-8", "no-cache"),
        ("data/articles-undated.jsonl", "application/jsonl", "no-cache"),
        ("data/articles-undated.csv", "text/csv; charset=utf-8", "no-cache"),
        ("search/client/index-reader.js", "application/javascript; charset=utf-8", "no-cache"),
        ("search/client/search-*.js", "application/javascript; charset=utf-8", IMMUTABLE),
        ("search/words-*.bin", "application/octet-stream", IMMUTABLE),
        ("search/terms-*/0/*.bin", "application/octet-stream", IMMUTABLE),
        ("theme/css/waraq.css", "text/css; charset=utf-8", "no-cache"),
        ("theme/fonts/naskh-400.woff2", "font/woff2", "public, max-age=604800"),
    ],
)
def test_headers(built_site: BuiltSite, port: int, path: str, kind: str, cache: str) -> None:
    if "*" in path:
        path = min(built_site.output.glob(path)).relative_to(built_site.output).as_posix()
    status, headers, body = get(port, BASE + path)
    file = built_site.output / path
    assert (status, body) == (200, (file / "index.html" if file.is_dir() else file).read_bytes())
    assert (headers["Content-Type"], headers["Cache-Control"]) == (kind, cache)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert get(port, BASE + path, If_None_Match=headers["ETag"])[0] == 304


def test_the_policy_is_that_of_the_pages_and_no_frames(port: int) -> None:
    _, headers, body = get(port, BASE)
    found = re.search(rb'http-equiv="Content-Security-Policy" content="([^"]+)"', body)
    assert found
    assert headers["Content-Security-Policy"] == f"{found[1].decode()}; frame-ancestors 'none'"


def test_text_is_compressed_and_the_index_is_not_again(built_site: BuiltSite, port: int) -> None:
    for name in (
        "",
        "feed.atom",
        "search/manifest.json",
        "opensearch.xml",
        "data/articles-undated.jsonl",
        "data/articles-undated.csv",
        "theme/css/waraq.css",
        "theme/icon.svg",
    ):
        assert get(port, BASE + name, Accept_Encoding="gzip")[1]["Content-Encoding"] == "gzip", name
    words = min(built_site.output.glob("search/words-*.bin")).name
    assert get(port, f"{BASE}search/{words}", Accept_Encoding="gzip")[1]["Content-Encoding"] is None


@pytest.mark.parametrize("path", ["no/such/page/", "search/words-0123456789.bin", "../.waraq-releases"])
def test_what_is_not_there(built_site: BuiltSite, port: int, path: str) -> None:
    status, headers, body = get(port, BASE + path)
    assert status in {400, 404}
    assert headers["Cache-Control"] == "no-cache"
    if status == 404 and ".." not in path:
        assert body == (built_site.output / "404.html").read_bytes()


def test_an_address_without_its_slash_leads_to_the_page(port: int) -> None:
    status, headers, _ = get(port, f"{BASE}search")
    assert (status, headers["Location"]) == (301, f"{BASE}search/")


class Reader(Thread):
    """Opens page after page, and what each asks for; notes all that it misses."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.port = port
        self.wrong: list[str] = []
        self.rounds = 0
        self.stopped = False
        self.turned = Condition()

    def run(self) -> None:
        while not self.stopped:
            opened = [self.look(f"/a/{number}/") for number in range(PAGES)]
            for page in opened:  # as late as may be
                edition, _, script = page.partition(" ")
                if self.look(f"/{script}") != edition:
                    self.wrong.append(f"{page}: its script is of another edition")
            with self.turned:
                self.rounds += 1
                self.turned.notify_all()

    def look(self, path: str) -> str:
        status, _, body = get(self.port, path)
        if status != 200:
            self.wrong.append(f"{path}: {status}")
        return body.decode()

    def wait_for_rounds(self, number: int) -> None:
        with self.turned:
            wanted = self.rounds + number
            assert self.turned.wait_for(lambda: self.rounds >= wanted, timeout=120)


def test_readers_meet_whole_editions_while_releases_change(tmp_path: Path) -> None:
    output, public = tmp_path / "output", tmp_path / "public"
    make_site(output, "0")
    publish(public, output)
    with serve(tmp_path, {"root /srv/archive/current;": f"root {public}/current;"}) as port:
        reader = Reader(port)
        reader.start()
        for edition in range(1, ROUNDS):
            make_site(output, str(edition))
            publish(public, output)
            reader.wait_for_rounds(1)
        reader.wait_for_rounds(1)
        reader.stopped = True
        reader.join()
        assert reader.wrong == []
        assert get(port, "/a/0/")[2].startswith(f"{ROUNDS - 1} ".encode())
