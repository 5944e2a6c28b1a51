"""Runs Pelican, with ``--fatal errors``, and tells what it made."""

from __future__ import annotations

from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from os.path import normpath
from pathlib import Path

from pelican import main
from pelican.settings import get_settings_from_file, read_settings

from waraq.config import SiteConfig
from waraq.errors import ConfigError, WaraqError
from waraq.plugins.catalogue import STRINGS, Catalogue
from waraq.plugins.summary import Summary, forget_summary, read_summary

# Pelican's setting that leaves the index of the search out of a build.
NO_SEARCH = "WARAQ_NO_SEARCH"


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What must be known of a settings file without Pelican: folders, address, names, our own settings."""

    path: Path
    content: Path
    output: Path
    theme: Path
    url: str
    config: SiteConfig
    name: str = ""
    tagline: str = ""
    timezone: str = "UTC"


def load_settings(path: Path) -> SiteSettings:
    """The checked settings of the file at `path`.

    :raises ConfigError: for a setting that is missing or not allowed.
    """
    try:
        content = path.absolute().parent / get_settings_from_file(str(path))["PATH"]
        # Pelican refuses a folder of articles that is not there yet: ingest may be about to make it.
        override = {} if content.is_dir() else {"PATH": str(path.absolute().parent)}
        settings = read_settings(str(path), override=override)
    except KeyError as error:  # publishconf.py asks the environment for the public address
        raise ConfigError(str(error.args[0]), None, f"set before {path.name} can be used") from error
    except Exception as error:  # whatever it is: the settings are a program that an editor writes
        line = f":{error.lineno}" if isinstance(error, SyntaxError) and error.lineno else ""
        message = f"{path}{line}: the settings can't be read ({type(error).__name__}: {error})"
        raise WaraqError(message) from error
    return SiteSettings(
        path=path,
        content=Path(normpath(content)),
        output=Path(settings["OUTPUT_PATH"]),
        theme=Path(settings["THEME"]),
        url=settings["SITEURL"],
        config=SiteConfig.from_settings(settings),
        name=settings["SITENAME"],
        tagline=settings.get("SITESUBTITLE", ""),
        timezone=settings.get("TIMEZONE", "UTC"),  # Pelican's own default
    )


def check_output(settings: SiteSettings, seeds: Path) -> None:
    """Raise ConfigError when clearing the output folder would delete what the site is made from."""
    output = settings.output.resolve()
    for folder in (settings.content, settings.theme, settings.path.absolute().parent, seeds):
        if folder.resolve().is_relative_to(output):
            allowed = f"a folder of its own: all but the site is deleted there, and {folder} lies in it"
            raise ConfigError("OUTPUT_PATH", str(settings.output), allowed)


def check_target(output: Path, target: Path, option: str) -> None:
    """Raise ConfigError for a file, given with an option, that would lie in the site."""
    if target.resolve().is_relative_to(output.resolve()):
        raise ConfigError(option, str(target), f"a file outside of {output}")


def run_pelican(settings: SiteSettings, *, search: bool = True) -> tuple[Summary | None, str]:
    """Build the site, or its pages alone; the summary of what was made, and what Pelican printed.

    The summary is None when Pelican failed without telling us why; then what
    it printed is all there is to show.

    :raises DataError: for a wrong line in the theme's table of strings, before the old site is touched.
    """
    Catalogue.load(settings.theme / STRINGS, settings.config.digits)
    forget_summary(settings.config.cache)
    arguments = [str(settings.content), "-s", str(settings.path), "-o", str(settings.output)]
    if not search:
        arguments += ["-e", f"{NO_SEARCH}=true"]
    # Pelican's closing line counts articles of its own generator, of which there are none.
    said = StringIO()
    status: object = 0
    with redirect_stdout(said):
        try:
            main([*arguments, "--fatal", "errors", "--quiet"])
        except SystemExit as end:
            status = end.code
    summary = read_summary(settings.config.cache)
    if status and not (summary and summary.failure):
        return None, said.getvalue() or f"it ended with exit status {status}"
    return summary, said.getvalue()
