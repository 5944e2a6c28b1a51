"""Pictures in the content folder: found by their addresses in a text, known by what is in them."""

from __future__ import annotations

from waraq.pictures.files import (
    MISSING,
    Found,
    Picture,
    Refused,
    describe_state,
    read_again,
    read_for_site,
    read_picture,
)
from waraq.pictures.places import list_places

__all__ = [
    "MISSING",
    "Found",
    "Picture",
    "Refused",
    "describe_state",
    "list_places",
    "read_again",
    "read_for_site",
    "read_picture",
]
