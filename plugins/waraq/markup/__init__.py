"""Markdown to HTML for right-to-left newspaper pages, safe with hostile input."""

from __future__ import annotations

from waraq.markup.body import ShownPicture
from waraq.markup.control import strip_controls
from waraq.markup.references import Reference, References, find_references
from waraq.markup.renderer import Rendered, Renderer, make_renderer
from waraq.markup.strings import MarkupStrings

__all__ = [
    "MarkupStrings",
    "Reference",
    "References",
    "Rendered",
    "Renderer",
    "ShownPicture",
    "find_references",
    "make_renderer",
    "strip_controls",
]
