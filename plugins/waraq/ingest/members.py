"""What the archives of all formats have in common: members, which can be listed and opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, Protocol

MOST_MEMBERS = 200_000


class Member(NamedTuple):
    """A file in an archive: its name as stored, where it is (the archive knows), its size in bytes.

    `fault` is why it can't be read, and what to do about that.
    """

    name: str
    place: int
    size: int
    fault: tuple[str, str] | None = None


class Archive(Protocol):
    """An archive, which may be closed and opened again at any time."""

    def list_members(self) -> Iterator[Member]:
        """Yield its members but for folders. Raises RecordError."""

    def open_member(self, member: Member) -> BinaryIO:
        """Open a member. Raises RecordError, also while it is read."""

    def close(self) -> None:
        """Close the archive's own file."""


class OpenArchive:
    """Of many archives only the one read last is open: members in a row open theirs once."""

    def __init__(self) -> None:
        self._archive: Archive | None = None

    def take(self, archive: Archive) -> Archive:
        """Return the archive, after the one before it was closed."""
        if archive is not self._archive:
            self.close()
            self._archive = archive
        return archive

    def close(self) -> None:
        """Close the last one."""
        if self._archive is not None:
            self._archive.close()
        self._archive = None

    def __del__(self) -> None:
        self.close()
