"""A small archive is built: by us, and by the peers where they are installed."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from tools.build_bench.archive import find_names, load_tagger
from tools.build_bench.authority import correct_name
from tools.build_bench.installed import MissingToolError
from tools.build_bench.layout import Layout
from tools.build_bench.measure import measure
from tools.build_bench.runs import Run
from tools.build_bench.scenarios import Changing, Scenario
from tools.build_bench.tools import TOOLS, Tool, list_installed
from waraq.ingest import read_article, walk_articles

COUNT = 60
BUILT = ("waraq", "hugo", "hugo+pagefind", "eleventy", "pelican")
TAG = re.compile(r'<a [^>]*href="[^"]*/(?:person|place|organisation)/[^"]+"[^>]*>(?:<bdi>)?([^<]+)<')

Built = tuple[Layout, dict[str, Run]]


def find_installed() -> list[Tool]:
    installed: list[Tool] = []
    for tool in TOOLS:
        try:
            if tool.follows in {None, *(each.name for each in installed)}:
                installed += list_installed([tool], ())
        except MissingToolError:
            continue
    return installed


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One build with each tool, of an archive in which a name has been corrected."""
    layout = Layout(tmp_path_factory.mktemp("builds"))
    runs = measure(layout, COUNT, find_installed(), [Scenario("cold", "cold build", make_and_correct)])
    return layout, {run.tool: run for run in runs}


def make_and_correct(changing: Changing) -> None:
    changing.make()
    changing.correct()


def skip_what_is_not_there(built: Built, tool: str) -> None:
    if tool not in built[1]:
        pytest.skip(f"{tool} is not installed")


@pytest.mark.parametrize("tool", BUILT)
def test_builds_cost_something_and_write_pages(built: Built, tool: str) -> None:
    skip_what_is_not_there(built, tool)
    usage, change = built[1][tool].usage, built[1][tool].change
    assert usage.wall > 0
    assert usage.cpu > 0
    assert usage.memory > 10**7
    assert change.written == change.changed == change.files > change.pages > 3 * COUNT


def test_our_archive_is_built_below_its_folder(built: Built) -> None:
    project = built[0].project("waraq")
    assert len(list(walk_articles(project / "content"))) == COUNT
    assert len(list((project / "output" / "a").iterdir())) == COUNT
    assert (project / "output" / "search" / "manifest.json").is_file()
    assert (project / ".cache" / "store.sqlite").is_file()


def list_tags(page: Path) -> set[str]:
    """The tags below the article: a name in our text leads to its page too, as it stands there."""
    below = page.read_text("utf-8").partition("<section")[2]
    return {unescape(name).strip() for name in TAG.findall(below)}


@pytest.mark.parametrize("tool, output", [("waraq", "output"), ("hugo", "public"), ("eleventy", "_site")])
def test_pages_have_the_names_of_their_articles(built: Built, tool: str, output: str) -> None:
    """Also that which was corrected: we read them in the text and the authority file, the others are told."""
    skip_what_is_not_there(built, tool)
    content = built[0].project("waraq") / "content"
    tagger = load_tagger(content / "authority")
    names: set[str] = set()
    for path in walk_articles(content):
        article = read_article(path, content)
        wanted = {name for group in find_names(article, tagger) for name in group}
        assert list_tags(built[0].project(tool) / output / "a" / article.id / "index.html") == wanted
        names |= wanted
    assert any(correct_name(name) == name for name in names)


# What a page of an article shows or tells in every one of the tools' sites.
ELEMENTS = (
    'application/ld+json">{',
    'property="og:description"',
    'name="citation_title"',
    'name="DC.date"',
    'class="breadcrumb"',
    'class="search-box"',
    "data:application/x-bibtex",
    "data:application/x-research-info-systems",
    "data:application/vnd.citationstyles.csl",
    'class="Z3988"',
    "https://wa.me/",
    'rel="next"',
)
OUTPUTS = {"waraq": "output", "hugo": "public", "eleventy": "_site"}


@pytest.mark.parametrize("tool", OUTPUTS)
def test_articles_have_the_same_elements_everywhere(built: Built, tool: str) -> None:
    skip_what_is_not_there(built, tool)
    pages = sorted((built[0].project(tool) / OUTPUTS[tool] / "a").glob("*/index.html"))
    texts = [page.read_text("utf-8") for page in pages[:20]]
    # In so few articles Hugo finds no name that two have and that is rare enough.
    wanted = (*ELEMENTS, *(['class="related"'] if tool != "hugo" else []))
    assert [element for element in wanted if not any(element in text for text in texts)] == []


@pytest.mark.parametrize("tool", ["hugo", "eleventy"])
@pytest.mark.parametrize(
    "kind",
    [
        "a/*/index.html",
        "person/*/index.html",
        "*/feed.atom",
        "*/feed.json",
        "articles*.jsonl",
        "date/on/*/*.html",
    ],
)
def test_files_of_peers_are_as_many_and_as_large(built: Built, tool: str, kind: str) -> None:
    """A tool that is given less to make would look faster."""
    skip_what_is_not_there(built, tool)
    ours, theirs = (
        [path.stat().st_size for path in (built[0].project(each) / OUTPUTS[each]).rglob(kind)]
        for each in ("waraq", tool)
    )
    assert len(theirs) >= 0.95 * len(ours) > 0
    assert 0.6 * sum(ours) < sum(theirs) < 1.5 * sum(ours)


@pytest.mark.parametrize("tool", ["hugo", "eleventy"])
def test_peers_make_as_many_pages_as_we_do(built: Built, tool: str) -> None:
    skip_what_is_not_there(built, tool)
    ours, theirs = (built[1][name].change.pages for name in ("waraq", tool))
    # Our lists have up to 39 articles on their newest page; ours are also the pages about, search and 404.
    assert ours - 5 <= theirs <= ours + 15
