"""``waraq bag``: the articles and their data in a folder that libraries can keep and check."""

from __future__ import annotations

from pathlib import Path

import click

from waraq import __version__
from waraq.cli._options import SEEDS, SETTINGS
from waraq.cli._output import count
from waraq.cli.publish import build_first
from waraq.plugins.article_data import FOLDER
from waraq.plugins.lock import BUILD, SITE, locked
from waraq.plugins.run import SiteSettings, load_settings
from waraq.plugins.today import find_today
from waraq.publish import make_bag

_MEGA = 1_000_000


@click.command("bag")
@click.argument("folder", type=click.Path(path_type=Path))
@SEEDS
@SETTINGS
def command(folder: Path, seeds: Path, settings_file: Path) -> None:
    """Build the site, and put the articles and their data into a new bag, FOLDER.

    A bag (BagIt, RFC 8493) lists the SHA-256 of every file. It has all of
    “content”, also drafts and withheld articles, and all of “output/data”, and
    is checked before it stands in its place. Articles that can't be used are
    named, and the exit code is 1.
    """
    settings = load_settings(settings_file)
    status, _ = build_first(settings_file, seeds)
    folders = {"content": settings.content, "output/data": settings.output / FOLDER}
    with locked(settings.config.cache, BUILD), locked(settings.config.cache, SITE):
        bag = make_bag(folder, folders, describe_bag(settings))
    size = f"{bag.size / _MEGA:.1f} MB"
    click.echo(f"{folder}: a bag of {count(bag.files, 'file', 'files')}, {size}, written and checked")
    click.get_current_context().exit(status)


def describe_bag(settings: SiteSettings) -> dict[str, str]:
    """What a bag says of itself, by the names of RFC 8493; the day is that of the newspaper."""
    return {
        "Source-Organization": settings.name,
        "External-Identifier": settings.url,
        "External-Description": settings.tagline,
        "Bagging-Date": find_today(settings.timezone).isoformat(),
        "Bag-Software-Agent": f"Waraq {__version__}",
        "Licence": " ".join((settings.config.licence, settings.config.licence_url)),
    }
