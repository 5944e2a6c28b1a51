"""`waraq serve`: what the server answers, and that edits reach the browser."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import Pipe
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from tests.archive_project import PROJECT
from waraq.article import Article
from waraq.cli import main
from waraq.cli._serving import builder
from waraq.cli._serving.ahead import load_ahead
from waraq.cli._serving.builder import Order, Outcome
from waraq.cli._serving.report import Teller
from waraq.cli._serving.server import SiteServer
from waraq.entities import Tagger
from waraq.entities.roster import Roster
from waraq.entities.rules import Rules
from waraq.errors import Problem
from waraq.ingest import article_to_markdown

GOOD = Article(id="3kq7m2x9tb", headline="خبر", date="2014-10-14", body="لاہور میں بارش ہوئی۔")
PATIENCE = 120  # seconds until a test gives up; none of them takes so long


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    for name in ("index.html", "feed.atom", "sitemap.xml", "a/b.json", "theme/x.js", "f.woff2", "خبر.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    (folder / "404.html").write_text("نہیں ملا", "utf-8")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    return folder


@pytest.fixture
def server(site: Path) -> Iterator[SiteServer]:
    with SiteServer(site, 0) as running:
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def ask(
    port: int, path: str, method: str = "GET", host: str = "127.0.0.1"
) -> tuple[int, dict[str, str], str]:
    """Status, headers and text of an answer; the path is sent as it is."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", f"{host}:{port}")
    connection.putheader("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
    connection.endheaders()
    answer = connection.getresponse()
    text = answer.read().decode("utf-8")
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text


@pytest.mark.parametrize(
    ("path", "kind", "text"),
    [
        ("/", "text/html; charset=utf-8", "index.html"),
        ("/?q=x", "text/html; charset=utf-8", "index.html"),
        ("/%D8%AE%D8%A8%D8%B1.html", "text/html; charset=utf-8", "خبر.html"),
        ("/feed.atom", "application/atom+xml", "feed.atom"),
        ("/sitemap.xml", "application/xml", "sitemap.xml"),
        ("/a/b.json", "application/json", "a/b.json"),
        ("/theme/x.js", "text/javascript; charset=utf-8", "theme/x.js"),
        ("/f.woff2", "font/woff2", "f.woff2"),
    ],
)
def test_files_have_their_types_and_are_not_kept(path: str, kind: str, text: str, server: SiteServer) -> None:
    status, headers, body = ask(server.server_address[1], path)
    assert (status, headers["content-type"], body) == (200, kind, text)
    assert (headers["cache-control"], headers["x-content-type-options"]) == ("no-store", "nosniff")
    assert "Python" not in headers["server"]


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/theme/", "/../secret.txt", "/%2e%2e/secret.txt", "/a/..%2f..%2fsecret.txt", "/link.txt",
     "//../secret.txt"],
)  # fmt: skip
def test_all_else_is_the_sites_page_for_what_is_missing(path: str, server: SiteServer) -> None:
    status, headers, body = ask(server.server_address[1], path)
    assert (status, headers["content-type"], body) == (404, "text/html; charset=utf-8", "نہیں ملا")
    assert ask(server.server_address[1], path, "HEAD")[::2] == (404, "")


def test_only_this_machines_names_are_answered(server: SiteServer) -> None:
    port = server.server_address[1]
    assert server.server_address[0] == "127.0.0.1"
    assert ask(port, "/", host="localhost")[0] == 200
    assert ask(port, "/", host="paper.example")[0] == 421
    assert ask(port, "/", "POST")[0] == 501


def test_before_the_first_build_a_page_says_so(server: SiteServer, site: Path) -> None:
    shutil.rmtree(site)
    status, _, body = ask(server.server_address[1], "/")
    assert (status, "being built" in body) == (503, True)


def test_a_port_that_is_taken_is_told(
    server: SiteServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pelicanconf.py").write_text(
        'PATH = "content"\nSITEURL = ""\nTHEME = "."\nTIMEZONE = "UTC"\n', "utf-8"
    )
    port = server.server_address[1]
    result = CliRunner().invoke(main, ["serve", "--port", str(port)])
    assert result.exit_code == 1
    assert f"port {port} of this machine is taken" in result.stderr
    assert f"Remedy: end that, or choose another: make serve PORT={port + 1}" in result.stderr


def test_a_problem_is_told_once_and_its_end_too(capsys: pytest.CaptureFixture[str]) -> None:
    teller, wrong = Teller(), Problem("content/a.md", "it is wrong", "correct it", 3)
    teller.tell(Outcome("1 article (1 edited)", problems=(wrong,), seconds=0.4))
    said = capsys.readouterr()
    assert said.out.endswith("rebuilt: 1 article (1 edited) (0.4 s)\n")
    assert said.err == "refused: content/a.md:3: it is wrong. Remedy: correct it\n"
    teller.tell(Outcome("1 article (1 edited)", problems=(wrong,)))
    said = capsys.readouterr()
    assert (said.err, "1 problem told before: still there" in said.out) == ("", True)
    teller.tell(Outcome())
    assert "1 problem is solved" in capsys.readouterr().out
    teller.tell(Outcome())
    assert capsys.readouterr() == ("", "")
    teller.tell(Outcome(failure="another build is running in .cache"))
    assert "It is built as soon as that is done" in capsys.readouterr().err


def test_the_first_build_is_followed_by_loading_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[Path, bool]] = []
    monkeypatch.setattr(builder, "build_once", lambda order: Outcome(order.settings.name))
    monkeypatch.setattr(
        builder, "load_ahead", lambda settings, is_ordered: seen.append((settings, is_ordered()))
    )
    monkeypatch.setattr(builder.signal, "signal", lambda *_: None)
    ours, theirs = Pipe()
    thread = Thread(target=builder.serve_orders, args=(theirs,))
    for name in "ab":
        ours.send(Order(Path(name), None))
    thread.start()
    assert [ours.recv().rebuilt, ours.recv().rebuilt] == ["a", "b"]
    ours.close()
    thread.join(PATIENCE)
    assert seen == [(Path("a"), True)], "once, told that an order waits"


def test_loading_ahead_ends_with_an_order_and_tells_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    tagger = Tagger.of(Roster(()), Rules.load())
    monkeypatch.setattr(Tagger, "load", lambda *_, **__: asked.append(_) or tagger)
    (tmp_path / "content").mkdir()
    settings = tmp_path / "pelicanconf.py"
    shutil.copy(PROJECT / "pelicanconf.py", settings)
    orders = iter([False, False, True])
    load_ahead(settings, lambda: next(orders))
    assert len(asked) == 1, "not the names, too"
    load_ahead(settings, lambda: False)
    assert len(asked) == 3
    settings.write_text("1 / 0", "utf-8")
    load_ahead(settings, lambda: False)
    assert len(asked) == 3


def copy_small_project(folder: Path) -> Path:
    """A project with one article, to be served."""
    for name in ("pelicanconf.py", "themes"):
        (folder / name).symlink_to(PROJECT / name)
    (folder / "content" / "articles").mkdir(parents=True)
    (folder / "content" / "articles" / "a.md").write_text(article_to_markdown(GOOD), "utf-8")
    (folder / "pelicanconf.py").unlink()
    settings = (PROJECT / "pelicanconf.py").read_text("utf-8")
    plugins = str(PROJECT / "plugins")
    settings = settings.replace('PLUGIN_PATHS = ["plugins"]', f"PLUGIN_PATHS = [{plugins!r}]")
    (folder / "pelicanconf.py").write_text(settings, "utf-8")
    return folder


def wait_for(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)


def test_an_edit_reaches_the_page_and_a_broken_file_ends_nothing(tmp_path: Path, server: SiteServer) -> None:
    project = copy_small_project(tmp_path)
    port = server.server_address[1]
    server.server_close()  # so a free one is known
    log = tmp_path / "log"
    with log.open("w") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "waraq", "serve", "--port", str(port)],
            cwd=project, env={**os.environ, "PYTHONPATH": str(PROJECT / "plugins")},
            stdout=said, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            page = f"/a/{GOOD.id}/"
            wait_for(lambda: " rebuilt: everything" in log.read_text("utf-8"))
            assert GOOD.body in ask(port, page)[2]
            (project / "content/articles/b.md").write_text("no front matter", "utf-8")
            wait_for(lambda: "refused: content/articles/b.md:1: the file has no" in log.read_text("utf-8"))
            edited = article_to_markdown(GOOD).replace("بارش ہوئی", "بارش نہیں ہوئی")
            (project / "content/articles/a.md").write_text(edited, "utf-8")
            wait_for(lambda: "بارش نہیں ہوئی" in ask(port, page)[2])
            wait_for(lambda: "1 problem told before: still there" in log.read_text("utf-8"))
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()
            process.wait()
    assert log.read_text("utf-8").endswith("Stopped.\n")
    assert not re.search("Traceback|Error", log.read_text("utf-8"))
