"""Templates as Python compiled them, kept between builds: compiling takes as long as a hundred pages."""

from __future__ import annotations

from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from waraq.files import keep, recall

FOLDER = "templates"


class CompiledTemplates(BytecodeCache):
    """Files in a folder of the cache; Jinja looks whether one is of this source."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is there, if it is whole."""
        kept = recall(self._place(bucket))
        if kept is not None:
            bucket.bytecode_from_string(kept[1])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        keep(self._place(bucket), bucket.key, bucket.bytecode_to_string())

    def _place(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.bin"
