"""What the first edits would wait for, loaded before them: the editor still looks at what was built."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
        for _ in _load_parts(settings_file):
            if is_ordered():
                return


def _load_parts(settings_file: Path) -> Iterator[None]:
    """Load one part after the other, and wait behind each."""
    yield
    for name in _MODULES:
        import_module(name)
    yield
    from waraq.entities import AUTHORITY, Tagger  # noqa: PLC0415 - loaded when nothing waits for it
    from waraq.plugins.run import load_settings  # noqa: PLC0415

    settings = load_settings(settings_file)
    authority = settings.content / AUTHORITY
    Tagger.load(authority, settings.config.cache, keeping=False).tag(_TEXT)
    yield
    Tagger.load(authority)  # as after an edit of a name: the words of all of them are then remembered
