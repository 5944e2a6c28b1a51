"""What ``waraq build`` does once its settings are read, and what it says of that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from waraq import stages
from waraq.cli._output import count, list_problems, print_json, print_problems
from waraq.errors import Problem
from waraq.plugins.lock import BUILD, locked
from waraq.plugins.parquet import check_library
from waraq.plugins.progress import watch_stages
from waraq.plugins.run import SiteSettings, check_output, check_target, run_pelican
from waraq.plugins.site_state import CONVERTED, forget_state
from waraq.plugins.summary import Summary

if TYPE_CHECKING:
    from waraq.ingest import Report

KINDS = {
    "page_article": "articles",
    "page_tombstone": "withheld",
    "page_section": "sections",
    "page_year": "years",
    "page_month": "months",
    "page_day": "days",
    "page_credit": "papers, desks and authors",
    "page_entity": "people, places and organisations",
    "page_forward": "addresses of merged names",
}


class Wishes(NamedTuple):
    """The options of the command besides its settings."""

    seeds: Path
    search: bool
    offline: bool
    target: Path | None
    profile: Path | None
    as_json: bool


def build(settings: SiteSettings, wishes: Wishes) -> bool:
    """Ingest the sources, build the site and print what was made; whether all could be used."""
    seeds, target, profile = wishes.seeds, wishes.target, wishes.profile
    check_folders(settings, seeds, {"--zip": target, "--profile": profile})
    stages.begin("Starting Waraq")
    if not wishes.as_json:
        watch_stages()
    with locked(settings.config.cache, BUILD):
        report = _ingest(settings, seeds) if seeds.is_dir() else None
        refused = report.problems if report else ()
        settings.content.mkdir(exist_ok=True)  # Pelican wants one, even if nothing is in it
        measured = stages.take()
        summary = build_site(settings, refused, search=wishes.search)
        if wishes.offline:
            forget_state(settings.config.cache, CONVERTED)  # what lies there now is not what Pelican wrote
            from waraq.plugins.offline import convert_site  # noqa: PLC0415

            convert_site(settings.output)
        packed = _pack(settings, target) if target else None
    if profile:
        from waraq.cli._profile import write_profile  # noqa: PLC0415

        write_profile(profile, (*measured, *summary.stages, *stages.take()))
    problems = merge_problems(refused, summary.problems)
    if wishes.as_json:
        print_json(write_result(report, summary, packed, problems))
    else:
        print_problems(problems)
        if report:
            from waraq.cli._ingesting import summarise_report  # noqa: PLC0415

            click.echo(f"{seeds}/ -> {_show(settings.content)}/: {summarise_report(report)}")
        for line in describe_site(settings, summary):
            click.echo(line)
        if target and packed is not None:
            click.echo(describe_zip(settings, target, packed))
    return not (report and report.refused) and not any(problem.fatal for problem in problems)


def _ingest(settings: SiteSettings, seeds: Path) -> Report:
    from waraq.cli._ingesting import ingest_printing  # noqa: PLC0415 - an archive need not have sources

    return ingest_printing(seeds, settings.content, settings.config.cache)


def _pack(settings: SiteSettings, target: Path) -> int:
    from waraq.plugins.pack import pack_site  # noqa: PLC0415

    return pack_site(settings.output, target)


def check_folders(settings: SiteSettings, seeds: Path, files: Mapping[str, Path | None]) -> None:
    """Raise an error where there is nothing to build from or with, or something would be lost.

    `files` are those to be written besides the site, by their options.
    """
    if not seeds.is_dir() and not settings.content.is_dir():
        message = f"there is neither {_show(seeds)}/ nor {_show(settings.content)}/ to build from"
        raise click.UsageError(message)
    check_library(settings.config)
    check_output(settings, seeds)
    for option, path in files.items():
        if path:
            check_target(settings.output, path, option)


def build_site(settings: SiteSettings, refused: Iterable[Problem], *, search: bool) -> Summary:
    """Build the site from the articles; `refused` is what was refused before.

    Raises ClickException when that fails.
    """
    summary, printed = run_pelican(settings, search=search)
    if summary is None or summary.failure:
        print_problems(merge_problems(refused))
        raise click.ClickException(summary.failure if summary else f"Pelican failed: {printed}")
    return summary


def write_result(
    report: Report | None, summary: Summary, packed: int | None, problems: Iterable[Problem]
) -> dict[str, object]:
    """Return what was done as JSON shows it."""
    return {
        "ingest": report.to_json() if report else None,
        "counts": {**summary.counts, **({} if packed is None else {"packed_files": packed})},
        "rebuilt": asdict(summary.rebuilt),
        "problems": list_problems(problems),
    }


def merge_problems(*lists: Iterable[Problem]) -> list[Problem]:
    """All problems, each once, with paths as an editor sees them from here."""
    shown = (replace(problem, path=_show(Path(problem.path))) for problem in chain.from_iterable(lists))
    return list(dict.fromkeys(shown))


def describe_site(settings: SiteSettings, summary: Summary) -> list[str]:
    """Say what was made and where, what of it anew and why, and what is still to be set before publishing."""
    counts, rebuilt = summary.counts, summary.rebuilt
    kinds = ", ".join(f"{counts[key]} {name}" for key, name in KINDS.items() if counts.get(key))
    output = _show(settings.output)
    made = [f"{count(counts['pages'], 'page', 'pages')} ({kinds})"]
    made += [count(counts["search_files"], "search file", "search files"), "feed.atom", "sitemap.xml"]
    lines = [f"{_show(settings.content)}/ -> {output}/: {', '.join(made)}"]
    lines.append(f"rebuilt: {rebuilt.explain()}; {rebuilt.count_files()}")
    if "127.0.0.1" in settings.url:
        lines.append("Look at it with “make serve”. Before you publish, set SITEURL in pelicanconf.py.")
    return lines


def describe_zip(settings: SiteSettings, target: Path, packed: int) -> str:
    """Say what was packed, and what to do with it."""
    megabytes = f"{target.stat().st_size / 1_000_000:.1f} MB"
    files = count(packed, "file", "files")
    start = f"{target.stem}/index.html"
    return f"{_show(settings.output)}/ -> {target}: {files}, {megabytes}. Unpack it and open {start}."


def _show(path: Path) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
