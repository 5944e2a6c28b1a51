"""Characters that have no place in a page."""

from __future__ import annotations

import sys

from tests.markup.interface import STRINGS
from waraq.markup import make_renderer, strip_controls
from waraq.markup.control import BIDI_CONTROLS, SURROGATES, XML_FORBIDDEN


def test_just_these_characters_go() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    gone = {*map(ord, BIDI_CONTROLS), *XML_FORBIDDEN, *SURROGATES}
    assert strip_controls(every) == "".join(char for char in every if ord(char) not in gone)


def test_none_comes_to_life_in_text_links_images_or_code() -> None:
    body = (
        '&#x202E;خبر [&#x202E;ب](/a "&#x202E;ج") ![&#x202E;د](/a.png "&#x202E;")'
        " <https://a.example/%E2%80%AE>\n\n    \u202eکوڈ\n\n`\u202eکوڈ`"
    )
    assert "\u202e" not in make_renderer(STRINGS).render(body).html
