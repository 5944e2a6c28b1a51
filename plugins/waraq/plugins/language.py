"""Gives every template the interface's text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import signals
from pelican.generators import Generator

from waraq.config import SiteConfig
from waraq.markup import MarkupStrings
from waraq.plugins.catalogue import STRINGS, Catalogue
from waraq.plugins.compiled import FOLDER, CompiledTemplates
from waraq.plugins.environment import prepare_environment

if TYPE_CHECKING:
    from waraq.markup import Renderer


def load_catalogue(settings: Mapping[str, Any]) -> Catalogue:
    """The catalogue of the theme in the site's language and digits."""
    config = SiteConfig.from_settings(settings)
    return Catalogue.load(Path(settings["THEME"]) / STRINGS, config.digits, config.interface)


def load_strings(settings: Mapping[str, Any]) -> MarkupStrings:
    """The few words of the Markdown renderer, from the catalogue."""
    catalogue = load_catalogue(settings)
    return MarkupStrings(
        table=catalogue.plain("markup.table"),
        footnotes=catalogue.plain("markup.footnotes"),
        footnote=catalogue.plain("markup.footnote"),
        back_to_text=catalogue.plain("markup.back_to_text"),
    )


def load_renderer(settings: Mapping[str, Any]) -> Renderer:
    """The Markdown renderer, with its few words from the catalogue."""
    from waraq.markup import make_renderer  # noqa: PLC0415 - for plain pages alone

    return make_renderer(load_strings(settings))


def add_globals(generator: Generator) -> None:
    """Put the catalogue's functions among the globals of the generator's templates."""
    catalogue = load_catalogue(generator.settings)
    config = SiteConfig.from_settings(generator.settings)
    generator.env.bytecode_cache = CompiledTemplates(config.cache / FOLDER, catalogue.digest)
    prepare_environment(generator.env, catalogue)


def register() -> None:
    """Pelican calls this once."""
    signals.generator_init.connect(add_globals)
