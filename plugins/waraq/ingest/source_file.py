"""A source: what it is called, and how its bytes are come by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import BinaryIO

from waraq.errors import Problem, RecordError
from waraq.ingest.settings import NO_SETTINGS, Settings

# So much of one source is held in memory at once; formats that are read piece by piece have no such limit.
MOST_BYTES = 50_000_000
DIVIDE = "split it into smaller files"
PACKED = (".bz2", ".gz", ".xz")


class SourceFile:
    """A file below the seeds folder, or one that lies in an archive there.

    `name` is its path from that folder on, in NFC and with forward slashes;
    that of a file in an archive goes on behind the archive's own name, as in
    ``dump.zip/2014/a.txt``. `shown` is how problems name it. `size` is in
    bytes, None where only reading can tell. As long as `state` is the same, so
    are the bytes (see `waraq.files`) and the settings; it is empty where
    nothing tells that. `look` gives the state it has now, if it is the file
    that was found. `get` opens it at its beginning, and raises OSError or
    RecordError. `settings` are those of its folder. A reader that reads ahead
    sets `consumed` to the bytes of what it gave.
    """

    def __init__(  # noqa: PLR0913 - what a source is
        self,
        name: str,
        shown: str,
        get: Callable[[], BinaryIO],
        size: int | None = None,
        *,
        state: str = "",
        look: Callable[[], str] = str,
        settings: Settings = NO_SETTINGS,
    ) -> None:
        self.name = name
        self.shown = shown
        self.size = size
        self.state = state
        self.look = look
        self.settings = settings
        self.consumed = 0
        self._get = get
        self._stream: BinaryIO | None = None

    @property
    def suffix(self) -> str:
        """What the name ends with, in small letters and without ``.gz``: ``.jsonl``, or nothing."""
        name = PurePosixPath(self.name.lower())
        return (name.with_suffix("") if name.suffix in PACKED else name).suffix

    @property
    def packing(self) -> str | None:
        """How a single file is packed, as ``.gz`` in ``dump.jsonl.gz``; None for any other."""
        name = self.name.lower()
        return PurePosixPath(name).suffix or None if name.endswith(PACKED) else None

    def derive(self, name: str, get: Callable[[], BinaryIO], size: int | None) -> SourceFile:
        """Return the source that a file in this one is, "" for all that is packed in it."""
        step = f"/{name}" if name else ""
        return SourceFile(
            f"{self.name}{step}",
            f"{self.shown}{step}",
            get,
            size,
            state=self.state,
            look=self.look,
            settings=self.settings,
        )

    def open(self) -> BinaryIO:
        """The bytes from the beginning, to be closed by the caller. Raises RecordError."""
        self.consumed = 0
        try:
            self._stream = self._get()
        except OSError as error:
            raise RecordError(self.describe(error)) from error
        return self._stream

    def read(self, most: int = MOST_BYTES) -> bytes:
        """All bytes of a source that is held in memory as a whole, `most` at most. Raises RecordError."""
        if self.size is not None and self.size > most:
            raise RecordError(self._refuse_size(f"{self.size / 1_000_000:.1f}", most))
        try:
            with self.open() as stream:
                raw = stream.read(most + 1)
        except OSError as error:
            raise RecordError(self.describe(error)) from error
        finally:
            self._stream = None  # it would keep its buffers
        if len(raw) > most:
            raise RecordError(self._refuse_size("", most))
        return raw

    def measure_progress(self) -> float:
        """How much of it was read so far, from 0 to 1; 0 where that can't be told."""
        if not self.size or self._stream is None or self._stream.closed:
            return 0.0
        return min(1.0, (self.consumed or self._stream.tell()) / self.size)

    def report(self, reason: str, remedy: str, line: int | None = None, record: str | None = None) -> Problem:
        """What keeps the source, or one of its records, from being used."""
        return Problem(self.shown, reason, remedy, line, record)

    def note(self, reason: str, remedy: str, line: int | None = None, record: str | None = None) -> Problem:
        """What an editor should know of a source or record that is used all the same."""
        return Problem(self.shown, reason, remedy, line, record, fatal=False)

    def describe(self, error: OSError) -> Problem:
        """What the system said of it."""
        return self.report(
            f"the file can't be read ({error.strerror or error})", "check that you may read it"
        )

    def _refuse_size(self, size: str, most: int) -> Problem:
        limit = f"more than {most // 1_000_000} MB"
        return self.report(f"the file has {size} MB, {limit}" if size else f"the file has {limit}", DIVIDE)
