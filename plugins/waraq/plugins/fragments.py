"""What many pages share, made once: the masthead of all pages at one depth, the footer."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment
from jinja2.runtime import Macro
from markupsafe import Markup

# There are as many as kinds of pages and depths, and one a section.
_MOST = 4096
# Of cards as many as an archive keeps; each stands in some twenty lists, and has two kilobytes.
_MOST_PIECES = 1 << 16


class Fragments:
    """Renders templates that are given all they need by name, and keeps what came of them."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._kept = lru_cache(_MOST, typed=True)(self._render)

    def __call__(self, template: str, /, **values: object) -> Markup:
        """A template with these values, which must be hashable; it knows no others."""
        return self._kept(template, **values)

    def _render(self, template: str, /, **values: object) -> Markup:
        # Jinja escaped what is not markup.
        return Markup(self._env.get_template(template).render(values))  # noqa: S704


class Pieces:
    """Calls macros with hashable values, and keeps what came of them: a card stands in many lists."""

    def __init__(self) -> None:
        self._kept = lru_cache(_MOST_PIECES, typed=True)(_call)

    def __call__(self, macro: Macro, /, *values: object) -> str:
        """What a macro writes of these values: markup, where it escapes."""
        return self._kept(macro, *values)


def _call(macro: Macro, /, *values: object) -> str:
    return macro(*values)
