"""A small corpus of our own, its index and its export, and the browser's client to ask."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader
from playwright.sync_api import Browser, BrowserContext, Page

from tests.search.edited import Export, export_and_compare
from tests.serving import serve_quietly
from tests.watching import watch_console
from waraq.dates import format_edtf
from waraq.plugins.catalogue import Catalogue
from waraq.plugins.environment import prepare_environment
from waraq.plugins.keyboard import load_keyboard
from waraq.plugins.views import Link, Site
from waraq.search import (
    SearchDocument,
    Searcher,
    export_index,
    load_client,
    ranking,
    statistics,
    tiers,
    update_index,
)
from waraq.search.reader import IndexReader
from waraq.search.statistics import Postings, Statistics, read_postings
from waraq.search.vocabulary import Vocabulary
from waraq.text import Analyzer

THEME = Path(__file__).parents[2] / "themes/waraq"
# What the theme's base page promises to its children, and the policy the built site is held to.
BASE = """<!doctype html><html lang="ur" dir="rtl"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<title>{% block title %}{% endblock %}</title>{% block head %}{% endblock %}<main id="main" tabindex="-1">
{% block content %}{% endblock %}</main>{% block scripts %}{% endblock %}</html>"""
ARTICLE = """{% extends "base.html" %}{% block content %}{% include "partials/highlight-bar.html" %}
<div data-article-body>{% for _ in range(40) %}<p>سطر</p>{% endfor %}
<p>روسی صدر <a href="#x">ولادیمیر پیوٹن</a> اور <b>پيوٹن</b>، پیوٹنی نہیں۔</p>
<p>وزیر اعظم اور آزاد کشمیر۔</p></div>{% endblock %}
{% block scripts %}
<script type="module" src="{{ root }}{{ search_client.highlight }}"></script>{% endblock %}"""
HERE = Path(__file__).parent
CLIENT = Path(__file__).parents[2] / "plugins/waraq/search/client"


class AskClient(Protocol):
    """Put questions (`client_questions.mjs` says which) to the client of an export."""

    def __call__(
        self, exported: Path, questions: Sequence[dict[str, object]], client: Path = CLIENT
    ) -> list[dict[str, object]]: ...


def read_corpus() -> list[SearchDocument]:
    records = json.loads((HERE / "corpus.json").read_text("utf-8"))
    return [
        SearchDocument(
            **{name: tuple(value) if isinstance(value, list) else value for name, value in record.items()},
            url=f"a/{record['id']}/",
            date_text=format_edtf(record["date"]) if record["date"] else "",
        )
        for record in records
    ]


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    return Analyzer.load()


@pytest.fixture(scope="session")
def corpus() -> list[SearchDocument]:
    return read_corpus()


@pytest.fixture(scope="session")
def index(corpus: list[SearchDocument], tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("index")
    update_index(directory, corpus)
    return directory


@pytest.fixture(scope="session")
def exported(index: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("site") / "search"
    export_index(index, output)
    return output


@pytest.fixture(scope="session")
def searcher(index: Path, analyzer: Analyzer) -> Iterator[Searcher]:
    with IndexReader(index) as reader:
        yield Searcher(reader, Vocabulary.load(index), analyzer)


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on loopback; gives its address."""
    with ExitStack() as running:
        yield lambda folder: f"http://127.0.0.1:{running.enter_context(serve_quietly(folder))}/"


@pytest.fixture
def ask_client(serve: Callable[[Path], str]) -> AskClient:
    """The client in Node: that of the source folder, or the modules of another folder."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed: the client is tested in the browser only")

    def ask(
        exported: Path, questions: Sequence[dict[str, object]], client: Path = CLIENT
    ) -> list[dict[str, object]]:
        address = serve(exported)
        done = subprocess.run(
            [node, str(HERE / "client_questions.mjs"), str(client), f"{address}manifest.json"],
            input=json.dumps(questions),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return ask


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    fresh = browser.new_context()
    fresh.set_default_timeout(10_000)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    fresh = context.new_page()
    troubles = watch_console(fresh, frozenset({"error"}))
    yield fresh
    assert [trouble for trouble in troubles if not trouble.endswith("/favicon.ico")] == []


@pytest.fixture(scope="module")
def site(corpus: list[SearchDocument], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a search page and two articles, below a folder of the host."""
    host = tmp_path_factory.mktemp("host")
    root = host / "archive"
    many = [
        SearchDocument(id=f"m{number}", url=f"a/m{number}/", headline=f"صحافت کی خبر {number}")
        for number in range(23)
    ]
    (root / "a/rus1").mkdir(parents=True)
    update_index(host / "index", [*corpus, *many])
    manifest = export_index(host / "index", root / "search").manifest
    catalogue = Catalogue.load(THEME / "strings.tsv", "urdu")
    templates = DictLoader({"base.html": BASE, "article-page.html": ARTICLE})
    environment = Environment(
        loader=ChoiceLoader([templates, FileSystemLoader(THEME / "templates")]), autoescape=True
    )
    prepare_environment(environment, catalogue)
    environment.globals.update(
        search_client=load_client().addresses, keyboard=load_keyboard(),
        site=Site(name="ورق", tagline="", url="", version="1", sections=(Link("کھیل", "section/sport/"),)),
    )  # fmt: skip
    search_page = environment.get_template("search.html").render(root="../", manifest=manifest)
    (root / "search/index.html").write_text(search_page, "utf-8")
    (root / "theme/css").mkdir(parents=True)
    (root / "theme/css/search.css").write_text("")  # how it looks is tested elsewhere
    article = environment.get_template("article-page.html").render(root="../../")
    (root / "a/rus1/index.html").write_text(article, "utf-8")
    return host


@pytest.fixture
def address(serve: Callable[[Path], str], site: Path) -> str:
    return f"{serve(site)}archive/"


def make_large(monkeypatch: pytest.MonkeyPatch, documents: int) -> None:
    """Tiers of more documents are large, and in these a list of three is long."""
    if documents < tiers.LARGE:
        monkeypatch.setattr(tiers, "LARGE", documents)
        monkeypatch.setattr(tiers, "LONG", 2)
        monkeypatch.setattr(tiers, "APART", 1)
        monkeypatch.setattr(ranking, "MOST_LEVELLED_OF_LONG", 2)


def iterate_postings(reader: IndexReader, statistics: Statistics) -> Iterator[tuple[str, Postings]]:
    """All terms of the index in code-point order, each with its postings."""
    for term in reader.terms():
        postings = read_postings(reader, statistics, term)
        if postings:
            yield term, postings


@pytest.fixture
def steady_averages(monkeypatch: pytest.MonkeyPatch) -> None:
    """One article in a hundred weighs more than one in ten thousand."""
    monkeypatch.setattr(statistics, "_DIGITS", 2)


@pytest.fixture
def export(tmp_path: Path) -> Export:
    """Exports documents again and again, and compares each time."""
    return partial(export_and_compare, tmp_path)
