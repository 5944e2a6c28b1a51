"""The theme's files: one joined style sheet, scripts, fonts and the icon."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rcssmin import cssmin

from waraq.errors import DataError

STYLES = "css"  # joined into one sheet; everything else is copied as it is


def join_styles(css: Path) -> bytes:
    """The style sheets that ``order.txt`` names, one after the other, as one minified file.

    :raises DataError: when order.txt names a file that is not there.
    """
    order = css / "order.txt"
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
    yield "theme/css/waraq.css", join_styles(static / STYLES)
    for path in sorted(static.rglob("*")):
        name = path.relative_to(static)
        if path.is_file() and name.parts[0] != STYLES:
            yield f"theme/{name.as_posix()}", path.read_bytes()
