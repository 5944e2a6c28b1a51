"""Templates as Python compiled them, kept between builds: compiling takes as long as a hundred pages."""

from __future__ import annotations

from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from waraq.files import keep, recall

FOLDER = "templates"


class CompiledTemplates(BytecodeCache):
    """Files in a folder of the cache; Jinja looks whether one is of this source.

    `others` is a digest of what else is compiled into them.
    """

    def __init__(self, folder: Path, others: str) -> None:
        self._folder = folder
        self._others = others

    def get_source_checksum(self, source: str) -> str:
        """What tells whether a compiled template is that of a source."""
        return super().get_source_checksum(f"{self._others}\0{source}")

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
