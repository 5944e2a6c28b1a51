"""A built site in one zip file, as it works from a folder: for a USB stick, or to be sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from waraq import stages
from waraq.plugins.offline import convert_file, walk_output
from waraq.search.folder_search import list_client

# The same files give the same bytes: all are of the first day that zip files know, and for everyone to read.
_TIME = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
_UNIX = 3


def pack_site(output: Path, target: Path) -> int:
    """Write the site in `output` to the zip file `target`, in a folder called like it; the number of files.

    The site itself stays as it is. An unfinished file never stands in the place of an older one.
    """
    files = list(walk_output(output))
    unfinished = target.with_name(f"{target.name}.part")
    target.parent.mkdir(parents=True, exist_ok=True)
    packed = 0
    try:
        with (
            stages.run("Packing", "files", len(files)) as stage,
            ZipFile(unfinished, "w", ZIP_DEFLATED) as packing,
        ):
            for name, data in stage.each(_convert(files)):
                if data is not None:
                    info = ZipInfo(f"{target.stem}/{name}", _TIME)
                    info.compress_type, info.external_attr, info.create_system = ZIP_DEFLATED, _MODE, _UNIX
                    packing.writestr(info, data)
                    packed += 1
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return packed


def _convert(files: list[tuple[str, Path]]) -> Iterator[tuple[str, bytes | None]]:
    """The files of a site as a folder needs them; None for one that it does not need."""
    scripts = list_client()
    for name, path in files:
        change = convert_file(name, path)
        if change is not None:
            yield change.name, change.data
        elif name not in scripts:
            yield name, path.read_bytes()
    yield from scripts.items()
