"""Lists for tools that upload, and a record of what their host has.

Nobody knows how far an upload came before it is said to be done. Until then
all that it was to change is in doubt: the next publish lists it again.
"""

from __future__ import annotations

from pathlib import Path

from waraq.errors import WaraqError
from waraq.files import write_whole
from waraq.publish.changes import ORDER, Plan, name_stage
from waraq.publish.listing import Listing, read_listing, write_listing

GONE = "gone"
PUBLISHED = "published.tsv"
UNCONFIRMED = "unconfirmed.tsv"
# In place of a hash; no file has it.
DOUBT = "-"


def read_published(folder: Path) -> Listing:
    """What the host has, as far as is known in `folder`."""
    return read_listing(folder / PUBLISHED)


def write_uploads(folder: Path, plan: Plan) -> dict[str, Path]:
    """Write the lists of `plan`, and note that from now on it may be uploaded; the files by the lists' names.

    A list has one path a line: three of what is to be uploaded, in this
    order, and one of what is to be deleted after that.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = read_published(folder)
    touched = (*plan.new, *plan.changed, *plan.gone)
    doubtful = {name: (before.get(name) or plan.listing[name])._replace(sha256=DOUBT) for name in touched}
    write_listing(folder / PUBLISHED, {**before, **doubtful})
    uploads = plan.uploads
    lists = {stage: [name for name in uploads if name_stage(name) == stage] for stage in ORDER}
    lists[GONE] = list(plan.gone)
    for name, paths in lists.items():
        write_whole(_place(folder, name), "".join(f"{path}\n" for path in paths).encode())
    write_listing(folder / UNCONFIRMED, plan.listing)
    return {name: _place(folder, name) for name in lists}


def confirm_uploads(folder: Path) -> Listing:
    """Note that the lists were uploaded; what the host has now.

    :raises WaraqError: when there are no lists of which this is not known yet.
    """
    unconfirmed = folder / UNCONFIRMED
    if not unconfirmed.is_file():
        raise WaraqError(f"there is no upload to confirm: {folder} has no lists. Publish first")
    listing = read_listing(unconfirmed)
    unconfirmed.replace(folder / PUBLISHED)
    return listing


def _place(folder: Path, name: str) -> Path:
    return folder / f"{name}.txt"
