"""What belongs to the rendering of one body: it travels in markdown-it's `env`, never in globals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markdown_it.utils import EnvType

from waraq.entity import Mention

Tag = Callable[[str], Iterable[Mention]]
FindDateline = Callable[[str], int]

ENV_KEY = "waraq"


@dataclass(slots=True)
class Body:
    """One body: what the caller asks for, and what the rules have found.

    `root` is the relative path to the site's root, `dateline` tells how many
    code points of a plain text are its dateline, `tag` finds mentions,
    of which `every_mention` becomes a link, or the first of each entity. The
    rules fill `text` (the plain text) and `mentions` (offsets in it).
    """

    root: str = ""
    dateline: FindDateline | None = None
    tag: Tag | None = None
    every_mention: bool = False
    text: str = ""
    mentions: tuple[Mention, ...] = ()


def body_of(env: EnvType) -> Body:
    """The body that is being rendered; one without wishes if the caller gave none."""
    body = env.setdefault(ENV_KEY, Body())
    if not isinstance(body, Body):
        message = f"env[{ENV_KEY!r}] must be a Body, not {type(body).__name__}"
        raise TypeError(message)
    return body
