"""The sections as all pages link to them."""

from __future__ import annotations

from waraq.plugins.addresses import assign_slugs
from waraq.plugins.views import Link
from waraq.store import Store


def link_sections(store: Store) -> tuple[tuple[Link, ...], dict[str, str]]:
    """The sections that have articles, in the order of the menu, and the last part of each one's address."""
    # By their order of magnitude: were they in order of size, one more article could change all pages.
    sections = sorted(store.counts.sections(), key=lambda pair: (-pair[1].bit_length(), pair[0]))
    slugs = store.pages.slugs()
    if slugs.keys() != {name for name, _ in sections}:  # they follow from the names, which seldom change
        slugs = assign_slugs(name for name, _ in sections)
        store.pages.keep_slugs(slugs)
    return tuple(Link(name, f"section/{slugs[name]}/", count) for name, count in sections), slugs
