"""The search of an archive that is opened from a folder.

Browsers fetch no files there, but they load scripts. So the files of the
index become scripts that hand them over, and the client takes them so.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from waraq.search.client_files import ENTRIES, FOLDER, LOADER, load_client, load_folder_client

CLIENT = f"search/{FOLDER}/"
LOADER_ADDRESS = f"{CLIENT}{LOADER}"
MANIFEST = "search/manifest.json"


def is_data(name: str) -> bool:
    """Whether an output file is one that the client asks for.

    >>> is_data("search/terms-0123456789/0/7.bin"), is_data("search/index.html")
    (True, False)
    """
    return name == MANIFEST or (name.startswith("search/") and name.endswith(".bin"))


def write_as_script(data: bytes) -> bytes:
    r"""A file of the index as a script that hands it over (`client/loader.js`).

    >>> write_as_script(b"abc")
    b'waraq.give("YWJj")\n'
    """
    return b'waraq.give("' + b64encode(data) + b'")\n'


def list_client() -> dict[str, bytes]:
    """The files of the client as scripts, below the site's root."""
    return {f"{CLIENT}{name}": data for name, data in sorted(load_folder_client().files.items())}


def map_client() -> Mapping[str, str]:
    """For each module that a page loads, the script in place of it."""
    modules, scripts = load_client().addresses, load_folder_client().addresses
    return {getattr(modules, name): getattr(scripts, name) for name in ENTRIES}
