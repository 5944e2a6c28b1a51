"""``waraq build``: sources into articles, articles into the site, and one summary of both."""

from __future__ import annotations

from pathlib import Path

import click

from waraq.cli._options import CACHE, SEEDS, SETTINGS
from waraq.plugins.ahead import start_processes

CONTENT = "content"


@click.command("build")
@SEEDS
@SETTINGS
@click.option("--no-search", is_flag=True, help="Write the pages alone; the search stays as it was.")
@click.option("--offline", is_flag=True, help="Let the site work from a folder too, without a server.")
@click.option(
    "--zip",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Pack the site to open it from a folder.",
)
@click.option(
    "--profile", type=click.Path(dir_okay=False, path_type=Path), help="Write what each stage cost."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(  # noqa: PLR0913 - an option each
    seeds: Path,
    settings_file: Path,
    *,
    no_search: bool,
    offline: bool,
    target: Path | None,
    profile: Path | None,
    as_json: bool,
) -> None:
    """Read the sources, then build the whole site; this is what “make html” runs.

    A file that can't be used is left out and named, and the exit code is 1; the
    rest of the site is built all the same. Without a folder of sources the site
    is built from the articles there are.
    """
    # Where most archives have their articles: reading the settings takes Pelican, and that its time.
    folder = settings_file.absolute().parent
    started = start_processes(folder / CONTENT, folder / CACHE)
    from waraq.plugins.run import load_settings  # noqa: PLC0415 - the processes start meanwhile

    settings = load_settings(settings_file)
    if not started:
        start_processes(settings.content, settings.config.cache)
    from waraq.cli._site import Wishes, build  # noqa: PLC0415

    wishes = Wishes(
        seeds, search=not no_search, offline=offline, target=target, profile=profile, as_json=as_json
    )
    if not build(settings, wishes):
        click.get_current_context().exit(1)
