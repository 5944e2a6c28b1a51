"""The one door to the output folder: gives pages their way home, lets nothing out, writes what changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from io import StringIO
from os import mkdir, walk
from os.path import join, realpath, sep
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.writers import Writer

from waraq.errors import WaraqError
from waraq.files import GrowingFile, write_changed, write_new
from waraq.plugins.addresses import base_path, root_of, url_of

# The file of a page as we name them: out of a folder it can lead only by a link.
_PAGE = re.compile("(?:[a-z0-9-]+/)+index[.]html", re.ASCII)


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

    def write_page(
        self, name: str, template: Any, context: Mapping[str, Any], values: Mapping[str, Any]
    ) -> None:
        """Render `template` to `name` as `write_file` does, in less time and with nothing else asked."""
        local = {**context, "output_file": name, **self._describe(name, template), **values}
        data = template.render(local).encode("utf-8")
        self.made.add(name)
        self.rendered += 1
        self.changed += self._write(name, data)
        signals.content_written.send(join(self.output_path, name), context=local)  # noqa: PTH118

    def write_file(self, name: str, template: Any, context: Any, *args: Any, **kwargs: Any) -> None:
        """Render `template` to `name`: what Pelican and the plugins of others write pages by."""
        self.target(name)
        self.made.add(name)
        self.rendered += 1
        super().write_file(name, template, context, *args, **{**self._describe(name, template), **kwargs})

    def _describe(self, name: str, template: Any) -> dict[str, str]:
        """What a page's template knows of the page, and needs for its links."""
        root = base_path(self.settings["SITEURL"]) if name == "404.html" else root_of(name)
        kind = template.name.rpartition("/")[2].removesuffix(".html")
        return {"root": root, "page_url": url_of(name), "page_kind": kind}

    def write_bytes(self, name: str, data: bytes) -> bool:
        """Write what is no template: feeds, style sheets, fonts; whether it has changed."""
        changed = self._write(name, data)
        self.made.add(name)
        return changed

    def open_file(self, name: str) -> GrowingFile:
        """The output file `name`, to be written piece by piece."""
        path = self.target(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.made.add(name)
        return GrowingFile(path)

    def _write(self, name: str, data: bytes) -> bool:
        """Write the output file `name`, with its folder; whether it has changed; errors as of `target`."""
        if _PAGE.fullmatch(name) and self._make_folder(name.rpartition("/")[0]):
            write_new(f"{self._output}/{name}", data)
            return True
        path = self.target(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        return write_changed(path, data)

    def _make_folder(self, folder: str) -> bool:
        """Make a folder of the output; False where it is there, and may be a link, or can't be made so."""
        self._check(folder.rpartition("/")[0])
        try:
            mkdir(f"{self._output}/{folder}")  # noqa: PTH102 - as a path it takes twice as long
        except OSError:
            return False
        return True

    def _check(self, folder: str) -> None:
        """Raise WaraqError for a folder that leads out of the output folder; looked at once."""
        if folder not in self._checked:
            self.target(folder)
            self._checked.add(folder)

    @cached_property
    def _checked(self) -> set[str]:
        return {""}

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
        start = len(self._output) + 1
        for folder, _, files in walk(self._output):
            for file in files:
                name = join(folder, file)[start:].replace(sep, "/")  # noqa: PTH118
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
