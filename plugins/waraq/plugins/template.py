"""Templates as Jinja compiles them, with less work for each page and each value that it prints."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterator, KeysView, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import Environment, Template
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from waraq.plugins.fragments import Fragments, Pieces


def escape_to_print(value: Any) -> str:
    """A value as HTML, to be printed at once: the text does not say of itself that it is markup.

    A page prints a hundred values, and few have anything to escape; MarkupSafe
    takes three times as long, since it makes each an object of its own.

    >>> [str(escape_to_print(each)) for each in ("سیلاب", "<سیلاب>", Markup("<b>"), 7)]
    ['سیلاب', '&lt;سیلاب&gt;', '<b>', '7']
    """
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is int:
        return str(value)
    if kind is str and not ("<" in value or "&" in value or ">" in value or '"' in value or "'" in value):
        return value  # type: ignore[no-any-return]
    return escape(value)


class _Globals(ChainMap[str, Any]):
    """What all templates know: Jinja goes through its names for every page and every import."""

    def merge(self) -> dict[str, Any]:
        """The same as one dict."""
        merged: dict[str, Any] = {}
        for known in reversed(self.maps):
            merged.update(known)
        return merged

    def __iter__(self) -> Iterator[str]:
        return iter(self.merge())

    def keys(self) -> KeysView[str]:
        return self.merge().keys()


class PageContext(Context):
    """What a template knows; it calls macros, `fragment` and `kept` without asking what they want given."""

    def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What comes of `obj`, called in a template."""
        kind = type(obj)
        if kind is Macro:
            args = (self.eval_ctx, *args)
        elif kind is not Fragments and kind is not Pieces:
            return super().call(obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)  # Jinja's own
        kwargs.pop("_loop_vars", None)
        return obj(*args, **kwargs)


class PageTemplate(Template):
    """A template that escapes by `escape_to_print`, and has its variables in one dict."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - as Jinja calls it
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Jinja makes a template of what it compiled by this."""
        known = _Globals(*globals.maps) if isinstance(globals, ChainMap) else globals
        template = super().from_code(environment, code, known, uptodate)
        # Compiled templates call “escape” for output and nothing else; Jinja has no setting for it.
        template.root_render_func.__globals__["escape"] = escape_to_print
        return template

    def new_context(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - as Jinja calls it
        shared: bool = False,
        locals: Any = None,  # noqa: A002
    ) -> Context:
        """What a template knows while it is rendered."""
        if shared or not isinstance(self.globals, _Globals):
            return super().new_context(vars, shared, locals)
        # A page has hundreds of variables: adding them to the globals takes five times as long.
        known = {**self.globals.merge(), **(vars or {})}
        return super().new_context(known, shared=True, locals=locals)
