"""``waraq serve``: the site in the editor's own browser, built again while articles are edited."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from threading import Thread

import click

import waraq
from waraq.cli._options import SEEDS, SETTINGS
from waraq.cli._serving.builder import Builder, Order
from waraq.cli._serving.report import Teller
from waraq.cli._serving.server import SiteServer
from waraq.cli._serving.watching import Changed, Watched, watch_changes
from waraq.plugins.run import SiteSettings, load_settings

_AGAIN = 1.0  # seconds until a build is tried again that had to wait for another one


@click.command("serve")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to serve on."
)
@SEEDS
@SETTINGS
def command(port: int, seeds: Path, settings_file: Path) -> None:
    """Build the site, serve it on this machine alone, and build again what changes; this is “make serve”.

    Save an article, then load its page again. Problems are printed with path,
    line and remedy; a file that can't be used ends nothing. Ctrl-C ends it.
    """
    settings = load_settings(settings_file)
    with SiteServer(settings.output, port) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        click.echo(f"The archive is at {server.url} (stop with Ctrl-C)")
        # What was started in the background is given no Ctrl-C, and may be told to end all the same.
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, signal.default_int_handler)
        try:
            Editing(settings, seeds, settings_file).run()
        except KeyboardInterrupt:
            click.echo("\nStopped.")
        finally:
            server.shutdown()
            thread.join()


class Editing:
    """Builds at the start and after each change, by a process that stays."""

    def __init__(self, settings: SiteSettings, seeds: Path, settings_file: Path) -> None:
        self._seeds = seeds.absolute()
        self._settings_file = settings_file
        self._teller = Teller()
        folder = settings_file.absolute().parent
        self._watched = Watched(
            content=(settings.content, settings.theme.absolute()),
            seeds=self._seeds,
            program=Path(waraq.__file__).parent,
            settings=folder / settings_file.name,
        )
        settings.content.mkdir(exist_ok=True)

    def run(self) -> None:
        """Build whenever something changes, until Ctrl-C."""
        self._builder = Builder()
        try:
            changes = watch_changes(self._watched)
            next(changes)  # from here on it sees what changes, also during the first build
            self._build(Changed.SEEDS)
            for changed in changes:
                if Changed.PROGRAM in changed:
                    click.echo("The settings or the program changed: they are loaded again.")
                    self._builder.restart()
                self._build(changed)
        finally:
            self._builder.close()

    def _build(self, changed: Changed) -> None:
        """Build, and say what came of it; wait for another build that is running."""
        seeds = self._seeds if Changed.SEEDS in changed or Changed.PROGRAM in changed else None
        outcome = self._builder.build(Order(self._settings_file, seeds))
        self._teller.tell(outcome)
        while outcome.busy:
            time.sleep(_AGAIN)
            outcome = self._builder.build(Order(self._settings_file, seeds))
            self._teller.tell(outcome)
