"""Runs Pelican as its own process, with ``--fatal errors``, and tells what it made."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from pelican.settings import read_settings

from waraq.config import SiteConfig
from waraq.errors import ConfigError
from waraq.plugins.summary import Summary, forget_summary, read_summary


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What must be known of a settings file before Pelican runs: folders, address, our own settings."""

    path: Path
    content: Path
    output: Path
    url: str
    config: SiteConfig


def load_settings(path: Path) -> SiteSettings:
    """The checked settings of the file at `path`.

    :raises ConfigError: for a setting that is missing or not allowed.
    """
    try:
        settings = read_settings(str(path))
    except KeyError as error:  # publishconf.py asks the environment for the public address
        raise ConfigError(str(error.args[0]), None, f"set before {path.name} can be used") from error
    return SiteSettings(
        path=path,
        content=Path(settings["PATH"]),
        output=Path(settings["OUTPUT_PATH"]),
        url=settings["SITEURL"],
        config=SiteConfig.from_settings(settings),
    )


def run_pelican(settings: SiteSettings) -> tuple[Summary | None, str]:
    """Build the site; the summary of what was made, and what Pelican printed.

    The summary is None when Pelican failed without telling us why; then what
    it printed is all there is to show.
    """
    forget_summary(settings.config.cache)
    command = [sys.executable, "-m", "pelican", str(settings.content), "-s", str(settings.path)]
    # Progress goes to the error stream, which stays the terminal; Pelican's own
    # closing line counts articles of its own generator, of which there are none.
    done = subprocess.run(  # noqa: S603 - our own interpreter, on the editor's own settings
        [*command, "-o", str(settings.output), "--fatal", "errors", "--quiet"],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    summary = read_summary(settings.config.cache)
    if done.returncode != 0 and not (summary and summary.failure):
        return None, done.stdout
    return summary, done.stdout
