"""Markdown to HTML for right-to-left newspaper pages, safe with hostile input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from waraq.lazily import load_lazily

if TYPE_CHECKING:
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

# A build that reads no article needs no Markdown.
__getattr__ = load_lazily(
    __name__,
    {
        "find_references": "references",
        "make_renderer": "renderer",
        "MarkupStrings": "strings",
        "Reference": "references",
        "References": "references",
        "Rendered": "renderer",
        "Renderer": "renderer",
        "ShownPicture": "body",
        "strip_controls": "control",
    },
)
