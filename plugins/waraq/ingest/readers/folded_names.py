"""Names of columns, keys and values as they are compared: programs write them in many ways."""

from __future__ import annotations

from waraq.text import fold

_SEPARATORS = str.maketrans("", "", " _-")


def fold_name(name: str) -> str:
    """Return a name as it is compared with others.

    >>> fold_name("Date_Published"), fold_name("شہ سُرخی")
    ('datepublished', 'شہسرخی')
    """
    return fold(name).translate(_SEPARATORS).casefold()
