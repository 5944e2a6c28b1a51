"""What is to be told of an article, or of the editors' files, at every build: kept as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from waraq.errors import Problem

_ENCODER = json.JSONEncoder(ensure_ascii=False, default=asdict)


def write_notices(notices: Iterable[Problem]) -> str:
    """Notices as JSON."""
    return _ENCODER.encode(list(notices))


def read_notices(text: str) -> list[Problem]:
    """What `write_notices` wrote.

    >>> notice = Problem("content/articles/a.md", "سبب", "remedy", fatal=False)
    >>> read_notices(write_notices([notice])) == [notice]
    True
    """
    return [Problem(**each) for each in json.loads(text)]
