"""What belongs to the rendering of one body: it travels in markdown-it's `env`, never in globals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown_it.utils import EnvType

from waraq.entity import Mention

Tag = Callable[[str], Iterable[Mention]]
FindDateline = Callable[[str], int]


class ShownPicture(NamedTuple):
    """A picture of this site: its address from the site's root, and its width and height in points."""

    address: str
    width: int
    height: int


# By the address that a body gives it; None for a picture that is not there.
FindPicture = Callable[[str], ShownPicture | None]

ENV_KEY = "waraq"


@dataclass(slots=True)
class Body:
    """One body: what the caller asks for, and what the rules have found.

    `root` is the relative path to the site's root, `dateline` tells how many
    code points of a plain text are its dateline, `tag` finds mentions,
    of which `every_mention` becomes a link, or the first of each entity. The
    `picture` finds the pictures of this site. `left_to_right` says how its
    language is written.
    The rules fill `text` (the plain text), `mentions` (offsets in it) and
    `pictures`: those that are shown, each with its alternative text.
    """

    root: str = ""
    dateline: FindDateline | None = None
    tag: Tag | None = None
    every_mention: bool = False
    picture: FindPicture | None = None
    left_to_right: bool = False
    text: str = ""
    mentions: tuple[Mention, ...] = ()
    pictures: list[tuple[ShownPicture, str]] = field(default_factory=list)


def body_of(env: EnvType) -> Body:
    """The body that is being rendered; one without wishes if the caller gave none."""
    body = env.setdefault(ENV_KEY, Body())
    if not isinstance(body, Body):
        message = f"env[{ENV_KEY!r}] must be a Body, not {type(body).__name__}"
        raise TypeError(message)
    return body
