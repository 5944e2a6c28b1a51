"""``waraq entities``: which names the archive knows, and why it tags what it tags."""

from __future__ import annotations

import click

from waraq.cli.entities import explain, learn, list_, suggest


@click.group("entities")
def command() -> None:
    """Look into the people, places and organisations that the archive knows."""


for module in (list_, explain, suggest, learn):
    command.add_command(module.command)
