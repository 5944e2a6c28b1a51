"""The articles of a month as Parquet, a table for programs that count by column: what the lines have, typed.

The library that writes it, pyarrow, is larger than all others together; so
nothing else needs it, and only the setting ``PARQUET`` asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from io import RawIOBase
from typing import Any

from waraq.config import SiteConfig
from waraq.errors import ConfigError
from waraq.plugins.archive import Download
from waraq.plugins.article_fields import Field

LIBRARY = "pyarrow"
ROWS = 1_024  # articles in a row group, which is in memory packed, not as objects of Python: some megabytes
_DEPENDS = "False where the library pyarrow can't be loaded ({why}). Install it with “{command}”"
_COMMAND = ".venv/bin/pip install --require-hashes -r requirements-parquet.lock"


def check_library(config: SiteConfig) -> None:
    """Raise ConfigError where the settings want Parquet and nothing here can write it."""
    if config.parquet:
        try:
            import_module(f"{LIBRARY}.parquet")
        except ImportError as error:
            allowed = _DEPENDS.format(why=error, command=_COMMAND)
            raise ConfigError("WARAQ['PARQUET']", config.parquet, allowed) from error


def tell_library(config: SiteConfig) -> str:
    """The library's version, by which it writes other bytes; empty where it isn't asked for."""
    return str(import_module(LIBRARY).__version__) if config.parquet else ""


class _Sink(RawIOBase):
    """The download as the library writes files."""

    def __init__(self, file: Download) -> None:
        super().__init__()
        self._file = file

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._file.write_bytes(bytes(data))
        return len(data)


class ParquetTable:
    """A month's table while it is written; `close` ends it.

    Articles come in portions, and are packed at once. The same articles always
    give the same bytes, with the same version of the library.
    """

    def __init__(self, file: Download, fields: Sequence[Field]) -> None:
        self._file = file
        self._arrow = import_module(LIBRARY)
        self._schema = make_schema(fields)
        parquet = import_module(f"{LIBRARY}.parquet")
        self._writer = parquet.ParquetWriter(_Sink(file), self._schema, compression="zstd")
        self._packed: list[Any] = []

    def write(self, portion: Sequence[dict[str, object]]) -> None:
        """Add articles by the values of their fields."""
        self._packed.append(self._arrow.RecordBatch.from_pylist(portion, schema=self._schema))
        self._file.records += len(portion)
        if sum(batch.num_rows for batch in self._packed) >= ROWS:
            self._write_group()

    def close(self) -> None:
        """Write what is left, and the file's end."""
        self._write_group()
        self._writer.close()

    def _write_group(self) -> None:
        if self._packed:
            self._writer.write_table(self._arrow.Table.from_batches(self._packed), row_group_size=ROWS)
            self._packed = []


@contextmanager
def open_table(file: Download, fields: Sequence[Field]) -> Iterator[ParquetTable]:
    """The table of a month in `file`, which is whole once this is left; not where an error ends it."""
    table = ParquetTable(file, fields)
    yield table
    table.close()


def make_schema(fields: Sequence[Field]) -> Any:
    """Arrow's schema of some fields, each with what it tells; what is required is never null."""
    arrow = import_module(LIBRARY)
    text = arrow.string()
    texts = arrow.list_(text)
    credit = arrow.struct({"kind": text, "text": text})
    correction = arrow.struct({"date": text, "text": text})
    number = arrow.int32()
    picture = arrow.struct({"url": text, "width": number, "height": number, "alternative": text})
    types = {
        "dateline": arrow.struct({"places": texts, "credits": arrow.list_(credit), "date": text}),
        "corrections": arrow.list_(correction),
        "images": arrow.list_(picture),
    }
    return arrow.schema(
        arrow.field(
            field.name,
            types.get(field.name, texts if field.type == "array" else text),
            nullable=not field.required,
            metadata={"description": field.description},
        )
        for field in fields
    )
