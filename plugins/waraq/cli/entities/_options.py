"""What the commands of this group share."""

from __future__ import annotations

from pathlib import Path

import click

from waraq.entities import Tagger
from waraq.entity import Kind
from waraq.plugins.ahead import STORE
from waraq.store import Store

FOLDER = click.Path(file_okay=False, path_type=Path)
AUTHORITY = click.option(
    "--authority",
    default="content/authority",
    show_default=True,
    type=FOLDER,
    help="The editor's own tables.",
)
CACHE = click.option(
    "--cache", default=".cache", show_default=True, type=FOLDER, help="Where the last build left its store."
)
KIND = click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="Only these.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


def load_tagger(authority: Path, cache: Path | None = None) -> Tagger:
    """The tagger with the editor's tables, where there are any, and what a build keeps of them in `cache`."""
    kept = cache if cache and cache.is_dir() else None
    return Tagger.load(authority if authority.is_dir() else None, kept)


def open_store(cache: Path) -> Store | None:
    """The store of the last build, or None where there was none by this version."""
    return Store.open_kept(cache / STORE)
