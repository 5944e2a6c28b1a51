"""Templates as Python compiled them, kept between builds: compiling takes as long as a hundred pages."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache

from waraq.files import keep, recall

FOLDER = "templates"
TEMPLATES = "templates"  # the theme's folder of them


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

    @property
    def is_empty(self) -> bool:
        """Whether nothing was kept yet."""
        return not self._folder.exists()


def compile_ahead(env: Environment, theme: Path) -> None:
    """Compile all templates of a theme where none is kept yet: else each process that writes would do so.

    Raises what a wrong template raises; it does so again where it is used.
    """
    if isinstance(env.bytecode_cache, CompiledTemplates) and env.bytecode_cache.is_empty:
        for path in sorted((theme / TEMPLATES).rglob("*.html")):
            env.get_template(path.relative_to(theme / TEMPLATES).as_posix())
