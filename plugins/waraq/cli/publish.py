"""``waraq publish``: the site built for its public address, what changed, and its way to the readers."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import nullcontext, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import click

from waraq.cli import build
from waraq.cli._options import SEEDS, settings_option
from waraq.cli._output import count, print_json
from waraq.errors import ConfigError
from waraq.plugins.lock import BUILD, SITE, locked
from waraq.plugins.run import load_settings
from waraq.publish import (
    GONE,
    Plan,
    confirm_uploads,
    find_current,
    list_site,
    name_stage,
    open_target,
    plan_publish,
    publish_release,
    read_current,
    read_published,
    write_uploads,
)

# Below the cache folder: the hashes of the built files, the lists, and what was published by them.
FOLDER = "publish"
HASHES = "hashes"
_DONE = "When that is done: waraq publish --uploaded"


@click.command("publish")
@SEEDS
@settings_option("publishconf.py", "Pelican's settings file for the public address.")
@click.option(
    "--to",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder of releases to publish in; the web server shows its “current”.",
)
@click.option(
    "--keep",
    default=3,
    show_default=True,
    type=click.IntRange(min=1),
    help="How many releases are kept, and for how many publishes files that open pages may need.",
)
@click.option("--list", "with_paths", is_flag=True, help="Print the path of each file that changed.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option(
    "--uploaded", is_flag=True, help="Build nothing; note that the lists of the last publish are uploaded."
)
def command(  # noqa: PLR0913 - an option each
    seeds: Path,
    settings_file: Path,
    target: Path | None,
    keep: int,
    *,
    with_paths: bool,
    as_json: bool,
    uploaded: bool,
) -> None:
    """Build the site for its public address, say what changed, and publish it.

    With --to the site becomes a new release in that folder, and readers see
    all of it at once. Otherwise lists are written of what is to be uploaded and
    deleted; say with --uploaded when that is done. A failed build is
    not published. Articles that can't be used are named, and the exit code is 1.
    """
    settings = load_settings(settings_file)
    folder = settings.config.cache / FOLDER
    if uploaded:
        files = len(confirm_uploads(folder))
        if as_json:
            print_json({"published": files})
        else:
            click.echo(f"{count(files, 'file is', 'files are')} published")
        return
    if not settings.url.startswith(("https://", "http://")):
        raise ConfigError("SITEURL", settings.url, "the public address, such as https://archive.example.org")
    root = open_target(target, settings.output) if target else None
    status, built = build_first(settings_file, seeds, as_json=as_json)
    with locked(settings.config.cache, BUILD), locked(settings.config.cache, SITE):
        site = list_site(settings.output, folder / HASHES)
        plan = plan_publish(site, read_current(root) if root else read_published(folder), keep)
        done = _publish(root, settings.output, plan, keep) if root else _write_lists(folder, plan)
    if as_json:
        print_json(write_result(plan, done, built))
    else:
        for line in (describe_plan(plan), *(list_paths(plan) if with_paths else ()), *done.lines):
            click.echo(line)
    click.get_current_context().exit(status)


class Done(NamedTuple):
    """What was made of a plan: `lines` say it; the number of a new release, or the files of the lists."""

    lines: list[str]
    release: int | None = None
    lists: dict[str, str] | None = None


def write_result(plan: Plan, done: Done, built: object) -> dict[str, object]:
    """Return what changed and what was done as JSON shows it; `built` is what “waraq build --json” says."""
    return {
        "build": built,
        "files": len(plan.listing),
        "bytes": sum(file.size for file in plan.listing.values()),
        "upload_bytes": plan.upload_bytes,
        "new": plan.new,
        "changed": plan.changed,
        "gone": plan.gone,
        "left": plan.left,
        "release": done.release,
        "lists": done.lists,
    }


def describe_plan(plan: Plan) -> str:
    """Say how the site differs from what was published before."""
    if plan.is_empty:
        return "Nothing has changed since the last publish"
    whole = _show_size(sum(file.size for file in plan.listing.values()))
    if len(plan.new) == len(plan.listing):
        files = count(len(plan.new), "file", "files")
        return f"Nothing is known of an earlier publish: {files}, {whole} to upload"
    parts = [f"{len(plan.new)} new", f"{len(plan.changed)} changed", f"{len(plan.gone)} gone"]
    if plan.left:
        parts.append(f"{len(plan.left)} left for pages that are open")
    size = _show_size(plan.upload_bytes)
    return f"Since the last publish: files {', '.join(parts)}; {size} of {whole} to upload"


def list_paths(plan: Plan) -> list[str]:
    """Each file that changed, in the order of uploading: + new, ~ changed, - gone."""
    new = set(plan.new)
    uploads = [f"{'+' if name in new else '~'} {name}" for name in plan.uploads]
    return uploads + [f"- {name}" for name in plan.gone]


def build_first(settings_file: Path, seeds: Path, *, as_json: bool = False) -> tuple[int, object]:
    """Run “waraq build”; its exit code, and what it says as JSON, if asked.

    A build that failed ends the command.
    """
    said, status = StringIO(), 0
    with redirect_stdout(said) if as_json else nullcontext():
        try:
            click.get_current_context().invoke(
                build.command, settings_file=settings_file, seeds=seeds, as_json=as_json
            )
        except click.exceptions.Exit as end:  # articles that can't be used; the site is there
            status = end.exit_code
    return status, json.loads(said.getvalue()) if as_json else None


def _publish(root: Path, output: Path, plan: Plan, keep: int) -> Done:
    if plan.is_empty and find_current(root):
        return Done([])
    number = publish_release(root, output, plan, keep)
    return Done([f"Published as release {number} in {root}"], release=number)


def _write_lists(folder: Path, plan: Plan) -> Done:
    lists = write_uploads(folder, plan)
    numbers = Counter(map(name_stage, plan.uploads)) + Counter({GONE: len(plan.gone)})
    lines = [f"{path}: {count(numbers[name], 'file', 'files')}" for name, path in lists.items()]
    lines = ["Upload in this order; the last is a list of what to delete then:", *lines, _DONE]
    return Done(lines, lists={name: str(path) for name, path in lists.items()})


def _show_size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
