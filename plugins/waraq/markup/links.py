"""Links of a body: only addresses that cannot run code, and marked when they lead away."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from waraq.markup.addresses import EXTERNAL_REL, is_external, is_safe_link


def links_plugin(md: MarkdownIt) -> None:
    """Refuse unsafe addresses, also of images, and mark external links.

    A link to a refused address stays plain text as it was typed.
    """
    md.validateLink = is_safe_link  # type: ignore[assignment,method-assign]

    def mark_links(state: StateCore) -> None:
        if "[" not in state.src and "<" not in state.src:  # no link begins with another sign
            return
        for token in state.tokens:
            for child in token.children or () if token.type == "inline" else ():
                if child.type == "link_open" and is_external(str(child.attrGet("href") or "")):
                    child.attrSet("rel", EXTERNAL_REL)

    md.core.ruler.push("links", mark_links)
