"""The command line: one module of this package for each command.

A module ``x.py`` holds a click command (or group) named `command`, which
becomes ``waraq x``; a ``_`` at the end keeps a module from hiding a word of
Python. Exit codes: 0 all right, 1 some input was refused (each
with its reason), 2 wrong usage.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

import click

from waraq import __version__
from waraq.collecting import collect_rarely
from waraq.errors import WaraqError, describe_disk, find_disk_error


class CommandPackage(click.Group):
    """A group whose commands are the modules of this package, loaded when they are called."""

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Run as a command with a process of its own."""
        collect_rarely()
        return super().__call__(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands."""
        return sorted(_find_modules())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command by its name."""
        module = _find_modules().get(cmd_name)
        if module is None:
            return None
        command = import_module(f"{__name__}.{module}").command
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what is wrong with our tables, the settings or the disk ends it with code 1."""
        try:
            return super().invoke(ctx)
        except WaraqError as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:  # the reader of our output went away, as “head” does: click knows how
            raise
        except Exception as error:
            if disk := find_disk_error(error):
                raise click.ClickException(describe_disk(disk)) from error
            raise


def _find_modules() -> dict[str, str]:
    """Return the modules of this package by the names of their commands."""
    names = (module.name for module in pkgutil.iter_modules(__path__))
    return {name.rstrip("_"): name for name in names if not name.startswith("_")}


@click.command(cls=CommandPackage, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="waraq")
def main() -> None:
    """Make a searchable archive of a newspaper's articles.

    Sources become Markdown articles with “waraq ingest”; the site is built from those.
    """
