"""The two search pages: the theme's own without masthead and style, and one that calls Pagefind."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from jinja2 import ChainableUndefined, ChoiceLoader, DictLoader, Environment, FileSystemLoader

from tools.bench.layout import PROJECT, Layout
from waraq.plugins.catalogue import Catalogue
from waraq.plugins.environment import prepare_environment
from waraq.search import load_client

THEME = PROJECT / "themes" / "waraq"
PAGEFIND_PAGE = Path(__file__).parent / "pagefind_page.html"
SCRIPT = re.compile(r'<script\b[^>]*\bsrc="([^"]+)"')
STYLE = re.compile(r'<link rel="stylesheet"[^>]*>')
# Stands in for the theme's base.html: what is measured is the search, not style sheets and fonts.
BASE = """<!doctype html>
<html lang="ur" dir="rtl">
<head><meta charset="utf-8"><title>{% block title %}{% endblock %}</title>
{% block head %}{% endblock %}</head>
<body><main>{% block content %}{% endblock %}</main>{% block scripts %}{% endblock %}</body>
</html>
"""


def write_search_pages(layout: Layout) -> None:
    """Put ``search/index.html`` beside our exported index, and ``search.html`` beside Pagefind's bundle."""
    write_our_page(layout)
    shutil.copy(PAGEFIND_PAGE, layout.pagefind_site / "search.html")


def write_our_page(layout: Layout) -> None:
    """Put ``search/index.html`` beside our exported index.

    Raises FileNotFoundError when the page loads a script that was not exported.
    """
    page = layout.our_site / "search" / "index.html"
    manifest = (page.parent / "manifest.json").read_text("utf-8")
    page.write_text(render_our_page(manifest), "utf-8", newline="\n")
    for script in list_scripts(page.read_text("utf-8")):
        if not (page.parent / script).is_file():
            message = f"the search page loads {script}, which was not exported: build again"
            raise FileNotFoundError(message)


def list_scripts(page: str) -> list[str]:
    """The addresses of the scripts that a page loads.

    >>> list_scripts('<script type="module" src="../search/a.js"></script>')
    ['../search/a.js']
    """
    return SCRIPT.findall(page)


def render_our_page(manifest: str) -> str:
    """The theme's search page in a bare frame, with its manifest; what only a site could add stays empty."""
    catalogue = Catalogue.load(THEME / "strings.tsv", "latin")
    frame = DictLoader({"base.html": BASE})
    environment = Environment(
        loader=ChoiceLoader([frame, FileSystemLoader(THEME / "templates")]),
        autoescape=True,
    )
    prepare_environment(environment, catalogue)
    environment.undefined = ChainableUndefined
    environment.globals.update(search_client=load_client().addresses, manifest=manifest)
    site = {"name": "ورق", "sections": ()}
    page = environment.get_template("search.html").render(root="../", site=site, page_kind="search")
    return STYLE.sub("", page)
