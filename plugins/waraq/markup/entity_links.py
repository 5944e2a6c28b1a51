"""Links from the first mention of each person, place and organisation to its page.

Tagging needs the whole text, so the links are made after parsing: the plain
text is tagged once, and each mention that lies within one piece of inline
text may become a link. Text that is already in a link, or is code, keeps out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from waraq.entity import Mention
from waraq.markup.body import body_of
from waraq.markup.plain_text import Wrap, text_span, wrap_text


def entity_links_plugin(md: MarkdownIt) -> None:
    """Add the rule that tags the plain text and links first mentions.

    The tagger and the path to the site's root come from the `Body`; all
    mentions go into it, linked or not.
    """
    md.core.ruler.after("plain_text", "entity_links", link_entities)


def link_entities(state: StateCore) -> None:
    """Tag the text and put the links into the token stream."""
    body = body_of(state.env)
    body.mentions = tuple(body.tag(body.text)) if body.tag else ()
    if body.mentions:
        linker = _Linker(body.mentions, body.root)
        for token in state.tokens:
            if token.type == "inline" and token.children:
                token.children = list(linker.link(token.children))


class _Linker:
    """Walks the inline tokens in text order, with the mentions still to come."""

    def __init__(self, mentions: Sequence[Mention], root: str) -> None:
        self._mentions = mentions
        self._next = 0
        self._root = root
        self._linked: set[str] = set()

    def link(self, children: Iterable[Token]) -> Iterator[Token]:
        depth = 0
        for token in children:
            depth += token.nesting if token.tag == "a" else 0
            span = text_span(token)
            if span is None:
                yield token
                continue
            inside = self._take(*span)
            wraps = [self._wrap(mention) for mention in inside if not depth and self._is_first(mention)]
            yield from wrap_text(token, wraps) if wraps else (token,)

    def _take(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions wholly inside the piece; those that cross its edges are passed over."""
        while self._next < len(self._mentions) and self._mentions[self._next].start < end:
            mention = self._mentions[self._next]
            self._next += 1
            if start <= mention.start and mention.end <= end:
                yield mention

    def _is_first(self, mention: Mention) -> bool:
        first = mention.entity not in self._linked
        self._linked.add(mention.entity)
        return first

    def _wrap(self, mention: Mention) -> Wrap:
        address = f"{self._root}{mention.entity}/"
        attributes = (("class", f"entity entity-{mention.kind}"), ("href", address))
        return Wrap(mention.start, mention.end, "a", attributes)
