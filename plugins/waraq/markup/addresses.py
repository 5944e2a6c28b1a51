"""Addresses in a body: which may be led to, and which lead away."""

from __future__ import annotations

WEB_SCHEMES = frozenset({"http", "https"})
LINK_SCHEMES = WEB_SCHEMES | {"mailto", "tel"}
EXTERNAL_REL = "noopener noreferrer external"


def find_scheme(address: str) -> str:
    """The scheme of an address in small letters, empty for a relative one.

    >>> find_scheme("HTTPS://dawn.com/a"), find_scheme("a/1:2"), find_scheme("//cdn.example/x")
    ('https', '', '')
    """
    head = address.strip()
    for stop in "/?#":
        head = head.partition(stop)[0]
    scheme, colon, _ = head.partition(":")
    return scheme.lower() if colon else ""


def is_safe_link(address: str) -> bool:
    """Whether a link may lead there: this site, the web, mail or telephone.

    >>> [is_safe_link(link) for link in ("../../place/lahore/", "JavaScript:alert(1)", "data:text/html,x")]
    [True, False, False]
    """
    scheme = find_scheme(address)
    return not scheme or scheme in LINK_SCHEMES


def is_external(address: str) -> bool:
    """Whether an address leads to another site.

    >>> is_external("//example.org/"), is_external("/about/")
    (True, False)
    """
    return find_scheme(address) in WEB_SCHEMES or address.startswith(("//", "\\\\", "/\\"))
