"""Pictures of a body: those of this site with their size, links in place of those of other sites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from waraq.markup.addresses import EXTERNAL_REL, find_scheme, is_external
from waraq.markup.body import Body, body_of

IMAGE = "image"
# The alternative text of a picture that is not there: no text of the article, as little as where it is there.
LOST = "picture_text"


def pictures_plugin(md: MarkdownIt) -> None:
    """Add the rule that gives each image what it becomes.

    A picture of this site gets its address, its width and height, and all but
    the first are loaded when they are near. One that isn't found is replaced by its
    alternative text, one of another site by a link to it: pages load nothing from
    other hosts. One without an alternative text is left out.
    """

    def resolve_pictures(state: StateCore) -> None:
        if "![" not in state.src:
            return
        for token in state.tokens:
            if token.type == "inline" and token.children:
                token.children = list(_resolve_all(token.children, md, state))

    md.core.ruler.push("pictures", resolve_pictures)
    md.add_render_rule(LOST, render_lost)


def _resolve_all(tokens: Iterable[Token], md: MarkdownIt, state: StateCore) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += token.nesting if token.tag == "a" else 0
        if token.type == IMAGE:
            text = md.renderer.renderInlineAsText(token.children or [], md.options, state.env)  # type: ignore[attr-defined]
            if text.strip():
                yield from _resolve(token, text, body_of(state.env), in_link=depth > 0)
        else:
            yield token


def _resolve(image: Token, text: str, body: Body, *, in_link: bool) -> Iterator[Token]:
    address = str(image.attrGet("src") or "")
    if is_external(address):
        yield from _link(address, text, image.level, in_link=in_link)
        return
    picture = body.picture(address) if body.picture and not find_scheme(address) else None
    if picture is None:
        yield Token(LOST, "", 0, content=text, attrs=image.attrs, level=image.level)
        return
    image.attrSet("src", f"{body.root}{picture.address}")
    image.attrSet("width", str(picture.width))
    image.attrSet("height", str(picture.height))
    if body.pictures:  # the first mostly stands above, where a reader would wait for it
        image.attrSet("loading", "lazy")
    image.attrSet("decoding", "async")
    body.pictures.append((picture, text.strip()))
    yield image


def _link(address: str, text: str, level: int, *, in_link: bool) -> Iterator[Token]:
    shown = Token("text", "", 0, content=text, level=level)
    if in_link:
        yield shown
        return
    yield Token("link_open", "a", 1, attrs={"href": address, "rel": EXTERNAL_REL}, level=level)
    yield shown
    yield Token("link_close", "a", -1, level=level)


def render_lost(
    _self: RendererHTML, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
) -> str:
    """The HTML of an alternative text that stands for its picture."""
    return f'<bdi class="picture-text">{escape(tokens[idx].content)}</bdi>'
