"""The one door to the output folder: gives pages their way home, lets nothing out, writes what changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from io import StringIO
from os import walk
from os.path import join, realpath, sep
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.writers import Writer

from waraq.errors import WaraqError
from waraq.files import write_changed
from waraq.plugins.addresses import base_path, root_of, url_of


class ArchiveWriter(Writer):  # type: ignore[misc]  # Pelican ships no types
    """Pelican's writer, with relative roots for every page and a check on every path.

    Of pages so many were `rendered`, so many were `changed` by that, and so
    many `deleted`.
    """

    rendered = 0
    changed = 0
    deleted = 0

    @cached_property
    def _output(self) -> str:
        return realpath(str(self.output_path))

    def target(self, name: str) -> Path:
        """The absolute path of the output file `name`.

        :raises WaraqError: when it would lie outside the output folder
            (Pelican's own check takes ``../output-evil`` for inside).
        """
        path = realpath(join(self._output, name))  # noqa: PTH118 - a third of the time of Path.resolve
        if not path.startswith(f"{self._output}{sep}"):
            raise WaraqError(f"{name!r} is not a file inside {self._output}")
        return Path(path)

    def write_file(self, name: str, template: Any, context: Any, *args: Any, **kwargs: Any) -> None:
        """Render `template` to `name`, with ``root`` and ``page_url`` for its links."""
        self.target(name)
        self.made.add(name)
        self.rendered += 1
        kwargs.setdefault(
            "root", root_of(name) if name != "404.html" else base_path(self.settings["SITEURL"])
        )
        kwargs.setdefault("page_url", url_of(name))
        kwargs.setdefault("page_kind", Path(template.name).stem)
        super().write_file(name, template, context, *args, **kwargs)

    def write_bytes(self, name: str, data: bytes) -> bool:
        """Write what is no template: feeds, style sheets, fonts; whether it has changed."""
        path = self.target(name)
        self.made.add(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        return write_changed(path, data)

    @cached_property
    def made(self) -> set[str]:
        """The files that the site has, by their names: written, or found to be as they should."""
        return set()

    def remove(self, name: str) -> None:
        """Delete the file `name`, and the folders that are empty then."""
        path = self.target(name)
        if path.exists():
            path.unlink()
            self.deleted += path.suffix == ".html"
        for folder in path.parents:
            if str(folder) == self._output:
                break
            with suppress(OSError):  # other files are in it, or it is gone
                folder.rmdir()

    def remove_others(self, folders: Collection[str]) -> None:
        """Delete all files that are not `made`, but those in some `folders` of the output's root."""
        for folder, _, files in walk(self._output):
            for file in files:
                name = Path(folder, file).relative_to(self._output).as_posix()
                if name not in self.made and name.split("/", 1)[0] not in folders:
                    self.remove(name)

    @contextmanager
    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Iterator[StringIO]:  # noqa: ARG002
        """Pelican opens pages by this: what is written is kept until it is whole, then compared."""
        page = StringIO()
        yield page
        self.changed += write_changed(Path(filename), page.getvalue().encode(encoding))


def get_writer(_pelican: object) -> type[ArchiveWriter]:
    """Pelican asks which writer to use."""
    return ArchiveWriter


def register() -> None:
    """Pelican calls this once."""
    signals.get_writer.connect(get_writer)
