"""What the commands of this group share."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from waraq.entities import Tagger
from waraq.entity import Kind
from waraq.plugins.ahead import STORE
from waraq.store import Store

FOLDER = click.Path(file_okay=False, path_type=Path)


def _seek_folder(context: click.Context, option: click.Parameter, folder: Path | None) -> Path | None:
    """The folder, which must be there if somebody named it; an archive may be without tables of its own."""
    given = context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE
    if folder and given and not folder.is_dir():
        message = f"there is no folder {folder}"
        raise click.BadParameter(message, context, option)
    return folder


AUTHORITY = click.option(
    "--authority",
    default="content/authority",
    show_default=True,
    type=FOLDER,
    callback=_seek_folder,
    help="The editor's own tables.",
)
AUTHORITY_OF_CONTENT = click.option(
    "--authority",
    type=FOLDER,
    callback=_seek_folder,
    help="The editor's own tables (“authority” in CONTENT).",
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
