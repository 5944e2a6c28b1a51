"""What a publish has to do: which files are new, changed and gone, and in which order they go up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from waraq.publish.listing import File, Listing

# Paths of the search that have another address when they hold something else (docs/search.md).
_LASTING = re.compile(r"search/(?:client/)?[a-z]+-[0-9a-f]{10}(?:\.[a-z.]+|(?:/\w+)+(?:\.[a-z.]+)?)")
# Pictures are named by a hash too, but go at once: that of a withdrawn article may not stay.
_ASSET = re.compile(r"(?:theme|images)/.*", re.DOTALL)

HASHED, ASSETS, PAGES = "hashed", "assets", "pages"
ORDER = (HASHED, ASSETS, PAGES)


def name_stage(name: str) -> str:
    """When a file goes up: what pages need before the pages.

    >>> name_stage("search/terms-18ec5f034e/0/7.bin"), name_stage("theme/css/waraq.css")
    ('hashed', 'assets')
    >>> name_stage("search/manifest.json"), name_stage("a/search-18ec5f034e/index.html")
    ('pages', 'pages')
    >>> name_stage("images/3f/18ec5f034e18ec5f034e18ec5f034e.png")
    'assets'
    """
    if _LASTING.fullmatch(name):
        return HASHED
    return ASSETS if _ASSET.fullmatch(name) else PAGES


@dataclass(frozen=True, slots=True)
class Plan:
    """What is published next, and how that differs from what was published before.

    `listing` has besides the files of the site those that pages opened before
    may still ask for. All paths are in the order of uploading.
    """

    listing: Listing
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    left: tuple[str, ...]
    """What the site does not need any more, but stays for such pages."""

    @property
    def is_empty(self) -> bool:
        """Whether the site is as it was."""
        return not (self.new or self.changed or self.gone or self.left)

    @property
    def uploads(self) -> tuple[str, ...]:
        """What is new and what is changed."""
        return sort_paths((*self.new, *self.changed))

    @property
    def upload_bytes(self) -> int:
        """The bytes of these files."""
        return sum(self.listing[name].size for name in self.uploads)


def plan_publish(site: Listing, before: Listing, generations: int) -> Plan:
    """Compare the built site with what was published before.

    A file with a hash in its name stays for `generations` - 1 publishes after
    the site last needed it. As long as the site itself is as it was, nothing ages.
    """
    new = [name for name in site if name not in before]
    changed = [name for name, file in site.items() if name in before and before[name].sha256 != file.sha256]
    unneeded = {name: file for name, file in before.items() if name not in site}
    if not new and not changed and all(file.age for file in unneeded.values()):
        return Plan({**before, **site}, (), (), (), ())
    aged = {name: File(file.size, file.sha256, file.age + 1) for name, file in unneeded.items()}
    stay = {
        name: file for name, file in aged.items() if file.age < generations and name_stage(name) == HASHED
    }
    return Plan(
        listing={**site, **stay},
        new=sort_paths(new),
        changed=sort_paths(changed),
        gone=sort_paths(aged.keys() - stay.keys()),
        left=sort_paths(name for name, file in stay.items() if file.age == 1),
    )


def sort_paths(names: Iterable[str]) -> tuple[str, ...]:
    """Paths in the order of uploading."""
    return tuple(sorted(names, key=lambda name: (ORDER.index(name_stage(name)), name)))
