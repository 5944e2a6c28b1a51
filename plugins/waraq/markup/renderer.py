"""The renderer: an article's Markdown goes in, safe HTML and its plain text come out."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it import MarkdownIt

from waraq.entity import Mention
from waraq.markup.blocks import code_plugin, headings_plugin, tables_plugin
from waraq.markup.body import ENV_KEY, Body, FindDateline, FindPicture, ShownPicture, Tag
from waraq.markup.control import controls_plugin, strip_controls
from waraq.markup.dateline import dateline_plugin
from waraq.markup.direction import find_direction
from waraq.markup.entity_links import entity_links_plugin
from waraq.markup.figures import figures_plugin
from waraq.markup.footnotes import footnotes_plugin
from waraq.markup.foreign_runs import ForeignScripts
from waraq.markup.links import links_plugin
from waraq.markup.pictures import pictures_plugin
from waraq.markup.plain_body import read_plain_body, write_plain_body
from waraq.markup.plain_parts import plain_parts_plugin
from waraq.markup.plain_text import plain_text_plugin
from waraq.markup.rtl import rtl_plugin
from waraq.markup.strings import MarkupStrings
from waraq.text.scripts import LATIN


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered body.

    `html` is safe to put into a page. `text` is the plain text, its blocks
    joined by two line feeds. `mentions` are the tagger's, with offsets in
    `text`: code points, half open. `pictures` are those of this site that it
    shows, each with its alternative text.
    """

    html: str
    text: str
    mentions: tuple[Mention, ...]
    pictures: tuple[tuple[ShownPicture, str], ...] = ()


class Renderer:
    """Renders bodies, one after the other; what belongs to one body lives in its own `env`."""

    def __init__(self, md: MarkdownIt, scripts: ForeignScripts, *, every_mention: bool = False) -> None:
        self._md = md
        self._scripts = scripts
        self._every_mention = every_mention

    def render(  # noqa: PLR0913 - what belongs to one body
        self,
        body: str,
        *,
        root: str = "../../",
        dateline: FindDateline | None = None,
        tag: Tag | None = None,
        picture: FindPicture | None = None,
        lang: str = "ur",
    ) -> Rendered:
        r"""The body as HTML, with its plain text and mentions.

        `root` is the relative path from the page to the site's root. `dateline`
        is given the plain text and tells how many code points its dateline
        has. `tag` finds the mentions, which become links (see `make_renderer`).
        `picture` finds the pictures of this site; of those that it doesn't find
        the alternative text is shown. `lang` is the language of the body.

        >>> renderer = make_renderer(MarkupStrings("جدول", "حواشی", "حاشیہ", "متن میں واپس"))
        >>> renderer.render("لاہور: **خبر**", dateline=lambda text: text.find(":") + 1).html
        '<p><span class="dateline">لاہور:</span> <strong>خبر</strong></p>\n'
        """
        clean = strip_controls(body)
        left_to_right = find_direction(lang) == "ltr"
        found = Body(root, dateline, tag, self._every_mention, picture, left_to_right)
        plain = read_plain_body(clean)
        if plain is None:
            html = str(self._md.render(clean, {ENV_KEY: found}))
        else:
            html = write_plain_body(plain, found, self._scripts)
        return Rendered(html, found.text, found.mentions, tuple(found.pictures))


def make_renderer(
    strings: MarkupStrings, *, latin_lang: str = LATIN, every_mention: bool = False
) -> Renderer:
    """A renderer for one run over many bodies.

    `strings` are the labels for screen readers, `latin_lang` the language of
    words in Latin letters where a site knows it (see `waraq.markup.rtl`).
    `every_mention` becomes a link, or the first of each entity.
    """
    scripts = ForeignScripts.load(latin_lang)
    md = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
    footnotes_plugin(md, strings=strings)
    tables_plugin(md, label=strings.table)
    plain_parts_plugin(md)
    controls_plugin(md)
    links_plugin(md)
    pictures_plugin(md)
    figures_plugin(md)
    headings_plugin(md)
    code_plugin(md)
    plain_text_plugin(md)
    entity_links_plugin(md)
    dateline_plugin(md)
    rtl_plugin(md, scripts=scripts)
    return Renderer(md, scripts, every_mention=every_mention)
