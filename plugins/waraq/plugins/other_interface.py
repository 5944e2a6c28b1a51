"""Pages whose interface is in another language than the archive: what is the archive's says so."""

from __future__ import annotations

import re
from typing import Any

from waraq.plugins.catalogue import ARCHIVE
from waraq.plugins.template import PageTemplate

# Values stand in <bdi> on every page; those with Arabic letters are the archive's own.
_VALUE = re.compile("<bdi>(?=[^<]*[\u0620-\u06ff])")
_MARKED = f'<bdi lang="{ARCHIVE}">'


class MarkedTemplate(PageTemplate):
    """A template whose pages tell the language of the archive's words in them."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The page."""
        return mark_language(super().render(*args, **kwargs))


def mark_language(html: str) -> str:
    """The page with the archive's language on each value that is written in it.

    >>> mark_language("<p>Most in <bdi>1992</bdi>: <bdi>لاہور</bdi></p>")
    '<p>Most in <bdi>1992</bdi>: <bdi lang="ur">لاہور</bdi></p>'
    """
    return _VALUE.sub(_MARKED, html)
