"""Joins the browser's modules into a few files, in Python alone: no page asks for thirty scripts.

`scan` tells code from texts and comments, `module` reads what a module
imports and exports, `join` puts modules into one another's reach, and `shrink`
writes them without what the browser does not need. What they don't know for
certain they refuse with a BundleError.
"""

from __future__ import annotations

from waraq.search.bundle.join import join_modules

__all__ = ["join_modules"]
