"""What the first edits would wait for, loaded before them: the editor still looks at what was built."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from waraq.errors import WaraqError

_MODULES = ("waraq.plugins.derive", "waraq.plugins.search_pages", "waraq.search.export")
_TEXT = "وزیر اعظم لاہور پہنچے"  # any text: the tables of the rules are loaded with the first one


def load_ahead(settings_file: Path, is_ordered: Callable[[], bool]) -> None:
    """Load the program and the tables that edits of articles and names need, until a build `is_ordered`.

    What is wrong with them is told by the build that uses them.
    """
    with suppress(WaraqError):
        for load in (_load_program, _load_tables, _read_names):
            if is_ordered():
                return
            load(settings_file)


def _load_program(_settings_file: Path) -> None:
    for name in _MODULES:
        import_module(name)


def _load_tables(settings_file: Path) -> None:
    from waraq.entities import AUTHORITY, Tagger  # noqa: PLC0415 - loaded when nothing waits for it
    from waraq.plugins.run import load_settings  # noqa: PLC0415

    settings = load_settings(settings_file)
    Tagger.load(settings.content / AUTHORITY, settings.config.cache, keeping=False).tag(_TEXT)


def _read_names(settings_file: Path) -> None:
    """Read all names as after an edit of one: their words are then remembered."""
    from waraq.entities import AUTHORITY, Tagger  # noqa: PLC0415
    from waraq.plugins.run import load_settings  # noqa: PLC0415

    Tagger.load(load_settings(settings_file).content / AUTHORITY)
