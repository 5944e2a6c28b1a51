"""The sample pages as the built site would have them: address below the root -> file."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader

from waraq.plugins.assets import theme_assets
from waraq.plugins.catalogue import Catalogue
from waraq.plugins.environment import prepare_environment
from waraq.search import load_client

from .citations import cite
from .sample_cards import SITE
from .samples import PAGES
from .stylesheets import THEME


@cache
def environment() -> Environment:
    """Jinja as pelicanconf.py and waraq.plugins.language set it up."""
    catalogue = Catalogue.load(THEME / "strings.tsv", "latin")
    env = Environment(
        loader=FileSystemLoader(THEME / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["search_client"] = load_client().addresses
    prepare_environment(env, catalogue)
    return env


@cache
def render_page(name: str) -> str:
    """The HTML of one sample page."""
    _name, template, url, context = next(page for page in PAGES if page[0] == name)
    root = "/" if template == "404" else "../" * url.count("/")
    values = {"root": root, "site": SITE, "page_url": url, "page_kind": template, **context}
    if template == "article":
        values["article"] = cite(context["article"], SITE)
    return environment().get_template(f"{template}.html").render(values)


@cache
def site_files() -> dict[str, bytes]:
    """Every file of the sample site by its address; folders stand for their index.html."""
    files = dict(theme_assets(THEME / "static"))
    files.update((f"search/client/{name}", data) for name, data in load_client().files.items())
    files.update((url, render_page(name).encode()) for name, _template, url, _context in PAGES)
    return files
