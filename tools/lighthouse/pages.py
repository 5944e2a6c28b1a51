"""Which pages are judged: one of each kind that readers come to, the heaviest there is."""

from __future__ import annotations

from pathlib import Path

# Kind, and the files it is found among.
KINDS = {
    "article": "a/*/index.html",
    "front": "index.html",
    "calendar": "date/[0-9]*/index.html",
    "entity": "person/*/index.html",
    "search": "search/index.html",
}


def choose_pages(output: Path) -> dict[str, str]:
    """Kind -> address below the root of its largest page; kinds that the site lacks are left out.

    A year stands for calendars and a person for entities. Of pages of one size
    the first by name is taken, so that two runs judge the same.
    """
    chosen: dict[str, str] = {}
    for kind, pattern in KINDS.items():
        files = sorted(output.glob(pattern), key=lambda file: (-file.stat().st_size, file))
        if files:
            chosen[kind] = files[0].relative_to(output).as_posix().removesuffix("index.html")
    return chosen
