"""What articles are derived by: our code and tables, and the libraries that shape a body."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from unicodedata import unidata_version

from waraq.code_digest import digest_package

LIBRARIES = ("markdown-it-py", "mdit-py-plugins")  # what shapes a rendered body besides our own code


def pipeline_digest(*parts: str) -> str:
    """A digest of all that shapes derivation besides the article: code, tables, libraries, and `parts`.

    Without the editors' names: what a change of these concerns is found out.
    """
    digest = hashlib.sha256(f"{unidata_version} {_list_versions()}".encode())
    digest.update(digest_package().encode())
    for part in parts:
        digest.update(f"\0{part}".encode())
    return digest.hexdigest()


@cache
def _list_versions() -> list[str]:
    """Those of the libraries: what is loaded stays so, and to look takes longer than a page."""
    return [version(name) for name in LIBRARIES]
