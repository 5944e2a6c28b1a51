"""The one door to the output folder: gives pages their way home and lets nothing out."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.writers import Writer

from waraq.errors import WaraqError
from waraq.plugins.addresses import base_path, root_of, url_of


class ArchiveWriter(Writer):  # type: ignore[misc]  # Pelican ships no types
    """Pelican's writer, with relative roots for every page and a check on every path."""

    @cached_property
    def _output(self) -> Path:
        return Path(self.output_path).resolve()

    def target(self, name: str) -> Path:
        """The absolute path of the output file `name`.

        :raises WaraqError: when it would lie outside the output folder
            (Pelican's own check takes ``../output-evil`` for inside).
        """
        output = self._output
        path = (output / name).resolve()
        if not path.is_relative_to(output) or path == output:
            raise WaraqError(f"{name!r} is not a file inside {output}")
        return path

    def write_file(self, name: str, template: Any, context: Any, *args: Any, **kwargs: Any) -> None:
        """Render `template` to `name`, with ``root`` and ``page_url`` for its links."""
        self.target(name)
        kwargs.setdefault(
            "root", root_of(name) if name != "404.html" else base_path(self.settings["SITEURL"])
        )
        kwargs.setdefault("page_url", url_of(name))
        kwargs.setdefault("page_kind", Path(template.name).stem)
        super().write_file(name, template, context, *args, **kwargs)

    def write_bytes(self, name: str, data: bytes) -> None:
        """Write what is no template: feeds, style sheets, fonts."""
        path = self.target(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def get_writer(_pelican: object) -> type[ArchiveWriter]:
    """Pelican asks which writer to use."""
    return ArchiveWriter


def register() -> None:
    """Pelican calls this once."""
    signals.get_writer.connect(get_writer)
