"""Joins the browser's modules into a few files, in Python alone: no page asks for thirty scripts.

`scan` tells code from texts and comments, `module` reads what a module
imports and exports, `join` puts modules into one another's reach, and `shrink`
writes them without what the browser does not need, as modules or as scripts
(`forms`). What they don't know for certain they refuse with a BundleError.
"""

from __future__ import annotations

from waraq.search.bundle.forms import AsScripts
from waraq.search.bundle.join import Joined, join_modules
from waraq.search.bundle.scan import scan
from waraq.search.bundle.shrink import describe_minifier, shrink

__all__ = ["AsScripts", "Joined", "describe_minifier", "join_modules", "shorten"]


def shorten(source: str, name: str) -> str:
    """A script by itself, without what only people need."""
    code = "".join(token.text for token in scan(source, name) if token.kind != "comment")
    return f"{shrink(code, name)}\n"
