"""Links and images of a body: only addresses that cannot run code, and marked when they lead away."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
IMAGE_SCHEMES = frozenset({"https"})
EXTERNAL_REL = "noopener noreferrer external"


def links_plugin(md: MarkdownIt) -> None:
    """Refuse unsafe addresses, mark external links, and keep only images that have a text.

    A link to a refused address stays plain text as it was typed. An image
    without alternative text, or from an address that is neither of this site
    nor https, is replaced by its alternative text.
    """
    md.validateLink = is_safe_link  # type: ignore[assignment,method-assign]

    def mark_links(state: StateCore) -> None:
        if "[" not in state.src and "<" not in state.src:  # no link or image begins with another sign
            return
        for token in state.tokens:
            if token.type == "inline" and token.children:
                token.children = [
                    new for child in token.children if (new := _check_inline(child, md, state)) is not None
                ]

    md.core.ruler.push("links", mark_links)


def find_scheme(address: str) -> str:
    """The scheme of an address in small letters, empty for a relative one.

    >>> find_scheme("HTTPS://dawn.com/a"), find_scheme("a/1:2"), find_scheme("//cdn.example/x")
    ('https', '', '')
    """
    head = address.strip()
    for stop in "/?#":
        head = head.partition(stop)[0]
    scheme, colon, _ = head.partition(":")
    return scheme.lower() if colon else ""


def is_safe_link(address: str) -> bool:
    """Whether a link may lead there: this site, the web, mail or telephone.

    >>> [is_safe_link(link) for link in ("../../place/lahore/", "JavaScript:alert(1)", "data:text/html,x")]
    [True, False, False]
    """
    scheme = find_scheme(address)
    return not scheme or scheme in LINK_SCHEMES


def is_external(address: str) -> bool:
    """Whether an address leads to another site.

    >>> is_external("//example.org/"), is_external("/about/")
    (True, False)
    """
    return find_scheme(address) in {"http", "https"} or address.startswith(("//", "\\\\", "/\\"))


def _check_inline(token: Token, md: MarkdownIt, state: StateCore) -> Token | None:
    if token.type == "link_open" and is_external(str(token.attrGet("href") or "")):
        token.attrSet("rel", EXTERNAL_REL)
    if token.type != "image":
        return token
    alternative = md.renderer.renderInlineAsText(token.children or [], md.options, state.env)  # type: ignore[attr-defined]
    source = str(token.attrGet("src") or "")
    scheme = find_scheme(source)
    away = not scheme and is_external(source)
    if alternative.strip() and not away and (not scheme or scheme in IMAGE_SCHEMES):
        token.attrSet("loading", "lazy")
        token.attrSet("decoding", "async")
        return token
    return Token("text", "", 0, content=alternative, level=token.level) if alternative.strip() else None
