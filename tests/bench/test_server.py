"""The server counts what it sends, and sends as an ordinary host does."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.bench.server import FileServer, Sent, make_response, serve_folder


@pytest.fixture
def server(tmp_path: Path) -> Iterator[FileServer]:
    site = tmp_path / "site"
    (site / "search").mkdir(parents=True)
    (site / "search" / "index.html").write_text("<!doctype html>" + "ا" * 1000, "utf-8")
    (site / "words.pf_index").write_bytes(b"\x1f\x8b" * 500)
    (tmp_path / "secret.html").write_text("x")
    with serve_folder(site) as running:
        yield running


def fetch(server: FileServer, path: str) -> tuple[dict[str, str], bytes, int]:
    """Head, body and number of bytes of a response, read from the wire."""
    with socket.create_connection(("127.0.0.1", server.server_port)) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        raw = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = raw.partition(b"\r\n\r\n")
    status, *lines = head.decode().split("\r\n")
    return {"status": status.split()[1], **dict(line.split(": ", 1) for line in lines)}, body, len(raw)


def test_text_is_compressed_and_every_byte_counted(server: FileServer) -> None:
    head, body, size = fetch(server, "/search/?q=%D8%A7")
    assert head["Content-Encoding"] == "gzip"
    assert head["Content-Type"] == "text/html; charset=utf-8"
    assert head["Cache-Control"] == "no-cache"
    assert gzip.decompress(body).startswith(b"<!doctype html>")
    assert int(head["Content-Length"]) == len(body) < 200
    assert server.sent == [Sent("/search/", 200, size)]


def test_what_is_packed_already_is_sent_as_it_is(server: FileServer) -> None:
    head, body, _ = fetch(server, "/words.pf_index")
    assert "Content-Encoding" not in head
    assert len(body) == 1000
    assert "immutable" in head["Cache-Control"]


@pytest.mark.parametrize("path", ["/nothing.json", "/../secret.html", "/%2e%2e/secret.html", "/"])
def test_there_is_nothing_outside(server: FileServer, path: str) -> None:
    head, body, _ = fetch(server, path)
    assert head["status"] == "404"
    assert body == b""
    assert server.sent[0].status == 404


@pytest.mark.parametrize(
    "name, for_ever",
    [
        ("/search/terms-0c9aae660c/3/17.bin", True),
        ("/search/words-a1fa244b0c.bin", True),
        ("/search/client-a1fa244b0c.js", True),
        ("/search/manifest.json", False),
        ("/search/client/index-reader.js", False),
        ("/pagefind/fragment/ur_2a46202.pf_fragment", True),
        ("/pagefind/wasm.unknown.pagefind", True),
        ("/pagefind/pagefind-entry.json", False),
    ],
)
def test_names_with_a_hash_may_be_kept(tmp_path: Path, name: str, for_ever: bool) -> None:
    file = tmp_path / name.lstrip("/")
    file.parent.mkdir(parents=True)
    file.write_bytes(b"{}")
    response = make_response(tmp_path, name)
    assert response is not None
    assert (b"immutable" in response) == for_ever


def test_responses_are_held_back(server: FileServer) -> None:
    server.delay = 0.2
    started = time.monotonic()
    fetch(server, "/search/")
    assert time.monotonic() - started >= 0.2


def test_it_is_quiet_only_after_a_while(server: FileServer) -> None:
    fetch(server, "/search/")
    assert not server.is_quiet
    time.sleep(0.45)
    assert server.is_quiet
    with server.answering():
        assert not server.is_quiet
