"""Templates as Python compiled them, kept between builds: compiling takes as long as a hundred pages."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

FOLDER = "templates"
_DIGEST = 32


class CompiledTemplates(BytecodeCache):
    """Files in a folder of the cache, each behind its SHA-256; Jinja looks whether one is of this source."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is there, if it is whole."""
        try:
            data = self._place(bucket).read_bytes()
        except OSError:
            return
        digest, code = data[:_DIGEST], data[_DIGEST:]
        if digest == sha256(code).digest():
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, in one step: two builds may do so at once."""
        code = bucket.bytecode_to_string()
        path = self._place(bucket)
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        unfinished.write_bytes(sha256(code).digest() + code)
        unfinished.replace(path)

    def _place(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.bin"
