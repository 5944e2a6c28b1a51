"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
from click.decorators import FC

CACHE = ".cache"  # beside the content folder, unless the settings say otherwise
SEEDS = click.option(
    "--seeds", default="seeds", show_default=True, type=click.Path(path_type=Path), help="Folder of sources."
)


def settings_option(default: str, text: str) -> Callable[[FC], FC]:
    """The option for a settings file of Pelican's, with the help `text`."""
    return click.option(
        "--settings",
        "settings_file",
        default=default,
        show_default=True,
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help=text,
    )


SETTINGS = settings_option("pelicanconf.py", "Pelican's settings file.")
