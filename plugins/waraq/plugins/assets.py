"""The theme's files: joined style sheets, scripts, fonts and the icon."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rcssmin import cssmin

from waraq.errors import DataError

STATIC = "static"  # the theme's folder of these files
STYLES = "css"  # joined into a few sheets; everything else is copied as it is
# The sheet of every page, and what the search page and pages by date need, each with its list of parts.
SHEETS = {"waraq.css": "order.txt", "search.css": "order-search.txt", "date.css": "order-date.txt"}


def join_styles(css: Path, listed: str) -> bytes:
    """The style sheets that the list `listed` names, one after the other, as one minified file.

    :raises DataError: when the list names a file that is not there.
    """
    order = css / listed
    parts: list[str] = []
    for number, line in enumerate(order.read_text("utf-8").splitlines(), start=1):
        name = line.partition("#")[0].strip()
        if not name:
            continue
        sheet = css / name
        if not sheet.is_file():
            raise DataError(str(order), number, 1, f"there is no style sheet {name}", line)
        parts.append(sheet.read_text("utf-8").strip())
    return f"{cssmin(''.join(parts))}\n".encode()


def theme_assets(static: Path) -> Iterator[tuple[str, bytes]]:
    """Output file names below the site's root, with their bytes."""
    for sheet, listed in SHEETS.items():
        yield f"theme/css/{sheet}", join_styles(static / STYLES, listed)
    for path in sorted(static.rglob("*")):
        name = path.relative_to(static)
        if path.is_file() and name.parts[0] != STYLES:
            yield f"theme/{name.as_posix()}", path.read_bytes()
