"""The lines between which the front matter of a Markdown file stands."""

from __future__ import annotations

import re

FENCE = "---"
_CLOSING_FENCE = re.compile(rf"\n{FENCE}[^\S\n]*+(?:\n|\Z)")


def split_front_matter(text: str) -> tuple[str, str | None]:
    r"""Split a text that begins with ``---`` into its YAML and its body (None when it isn't closed).

    >>> split_front_matter("---\nid: x\n---\n\nمتن\n")
    ('id: x\n', 'متن')
    """
    closing = _CLOSING_FENCE.search(text)
    if closing is None:
        return text, None
    return text[text.index("\n") + 1 : closing.start() + 1], text[closing.end() :].strip("\n")


def find_body_line(text: str) -> int:
    r"""The line, from 1, in which the body of an article's text begins, as `parse_article` has it.

    >>> find_body_line("---\nid: x\n---\n\nمتن\n")
    5
    """
    closing = _CLOSING_FENCE.search(text)
    end = closing.end() if closing else 0
    return text.count("\n", 0, end) + len(text[end:]) - len(text[end:].lstrip("\n")) + 1
