"""Characters that have no place in a page: they turn text round unseen, or break XML."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

# Embeddings, overrides and isolates of the bidirectional algorithm. Direction
# is set by markup; an override left open can show a text's letters backwards
# ("Trojan Source", CVE-2021-42574). The plain marks (LRM, RLM, ALM) are harmless.
BIDI_CONTROLS = (
    "\N{LEFT-TO-RIGHT EMBEDDING}\N{RIGHT-TO-LEFT EMBEDDING}\N{POP DIRECTIONAL FORMATTING}"
    "\N{LEFT-TO-RIGHT OVERRIDE}\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT ISOLATE}"
    "\N{RIGHT-TO-LEFT ISOLATE}\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}"
)
# What XML 1.0 forbids, and the C1 controls, which show as boxes at best.
XML_FORBIDDEN = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF]
SURROGATES = range(0xD800, 0xE000)
_STRIPPED = re.compile(
    f"[{re.escape(''.join(map(chr, [*map(ord, BIDI_CONTROLS), *XML_FORBIDDEN, *SURROGATES])))}]"
)


def strip_controls(text: str) -> str:
    r"""The text without them; everything that can be seen stays.

    >>> strip_controls("خبر\u202eربخ")
    'خبرربخ'
    """
    return _STRIPPED.sub("", text)


def controls_plugin(md: MarkdownIt) -> None:
    """Strip the characters that a body spells as entities (``&#x202E;``), which parsing brings to life.

    An address is shown with the characters for which its ``%E2%80%AE`` stands. What a body holds as
    they are, `strip_controls` has taken out before.
    """

    def strip_tokens(state: StateCore) -> None:
        # Nothing else is decoded: in a body without both all stands as it came to the renderer.
        if "&" in state.src or "%" in state.src:
            _strip_all(state.tokens)

    md.core.ruler.push("controls", strip_tokens)


def _strip_all(tokens: Iterable[Token]) -> None:
    for token in tokens:
        for name, value in token.attrs.items():
            if isinstance(value, str):
                token.attrs[name] = strip_controls(value)
        if token.children:  # they are shown in place of its content
            _strip_all(token.children)
        else:
            token.content = strip_controls(token.content)
