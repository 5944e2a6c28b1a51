"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

SETTINGS = click.option(
    "--settings",
    "settings_file",
    default="pelicanconf.py",
    show_default=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Pelican's settings file.",
)
