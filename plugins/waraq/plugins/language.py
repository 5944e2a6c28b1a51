"""Gives every template the interface's text: ``t``, ``t_attr``, ``n``, ``edtf``, ``edtf_text``."""

from __future__ import annotations

from pathlib import Path

from jinja2 import StrictUndefined
from pelican import signals
from pelican.generators import Generator

from waraq.config import SiteConfig
from waraq.plugins.catalogue import Catalogue


def load_catalogue(generator: Generator) -> Catalogue:
    """The catalogue of the generator's theme in the site's language and digits."""
    config = SiteConfig.from_settings(generator.settings)
    return Catalogue.load(Path(generator.settings["THEME"]) / "strings.tsv", config.language, config.digits)


def add_globals(generator: Generator) -> None:
    """Put the catalogue's functions among the globals of the generator's templates."""
    catalogue = load_catalogue(generator)
    generator.env.undefined = StrictUndefined  # a misspelt variable is an error, not a gap in the page
    generator.env.globals.update(
        t=catalogue.html,
        t_attr=catalogue.plain,
        n=catalogue.number,
        edtf=catalogue.time,
        edtf_text=catalogue.date,
    )


def register() -> None:
    """Pelican calls this once."""
    signals.generator_init.connect(add_globals)
