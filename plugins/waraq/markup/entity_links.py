"""Links from the mentions of people, places and organisations, mostly the first of each, to their pages.

Tagging needs the whole text, so the links are made after parsing: the plain
text is tagged once, and each mention that lies within one piece of inline
text may become a link. Text that is already in a link, is code or stands in a
heading keeps out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from waraq.entity import Mention
from waraq.markup.body import body_of
from waraq.markup.plain_text import AS_WRITTEN, PARTS, Part, Wrap, in_reading_order, wrap_part


def entity_links_plugin(md: MarkdownIt) -> None:
    """Add the rule that tags the plain text and links mentions.

    The tagger and the path to the site's root come from the `Body`; all
    mentions go into it, linked or not.
    """
    md.core.ruler.after("plain_text", "entity_links", link_entities)


def link_entities(state: StateCore) -> None:
    """Tag the text and put the links into the token stream."""
    body = body_of(state.env)
    body.mentions = tuple(body.tag(body.text)) if body.tag else ()
    if body.mentions:
        linker = Linker(body.mentions, body.root, every=body.every_mention)
        in_heading = False
        for token in in_reading_order(state.tokens):
            if token.type == "inline" and token.children:
                linker.link(token.children, in_heading=in_heading)
            else:
                in_heading = token.type == "heading_open"


class Linker:
    """Walks the pieces of a text in their order, with the mentions still to come."""

    def __init__(self, mentions: Sequence[Mention], root: str, *, every: bool = False) -> None:
        self._mentions = mentions
        self._next = 0
        self._root = root
        self._every = every
        self._linked: set[str] = set()

    def link(self, children: Iterable[Token], *, in_heading: bool = False) -> None:
        """Put the links into the text of inline tokens."""
        depth = int(in_heading)
        for token in children:
            depth += token.nesting if token.tag == "a" else 0
            if parts := token.meta.get(PARTS):
                token.meta[PARTS] = self.link_parts(parts, in_link=depth > 0)

    def link_parts(self, parts: Iterable[Part], *, in_link: bool = False) -> list[Part]:
        """The parts of a text with links around mentions, where a link may stand."""
        return [new for part in parts for new in self._link_part(part, in_link=in_link)]

    def _link_part(self, part: Part, *, in_link: bool) -> Sequence[Part]:
        """The part with links around mentions; those that cross its edges are passed over."""
        start, text = part
        if start == AS_WRITTEN:
            return (part,)
        end = start + len(text)
        mentions, linked = self._mentions, self._linked
        wraps: list[Wrap] = []
        while self._next < len(mentions) and mentions[self._next].start < end:
            mention = mentions[self._next]
            self._next += 1
            inside = start <= mention.start and mention.end <= end
            if inside and not in_link and (self._every or mention.entity not in linked):
                linked.add(mention.entity)
                opening = _write_opening(self._root, mention.kind, mention.entity)
                wraps.append((mention.start, mention.end, opening, "</a>"))
        return wrap_part(part, wraps) if wraps else (part,)


@lru_cache(1 << 12)
def _write_opening(root: str, kind: str, entity: str) -> str:
    """The opening tag of a link, which most articles of a day have again, written once."""
    return f'<a class="entity" data-kind="{escapeHtml(kind)}" href="{escapeHtml(root + entity)}/">'
