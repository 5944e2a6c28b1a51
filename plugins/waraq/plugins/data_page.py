"""The page that tells what there is for other programs, and what tells these: a Frictionless data package."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.article_data import FOLDER, UNDATED, make_describer
from waraq.plugins.article_fields import describe_schema, list_fields
from waraq.plugins.entity_data import FILE as ENTITIES
from waraq.store import Page, Part
from waraq.text import slugify

PACKAGE = f"{FOLDER}datapackage.json"
LINES_SCHEMA, TABLE_SCHEMA = "articles-schema.json", "articles-table-schema.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_ARTICLES = "articles-"
_OF_PERIOD = re.compile(r"(?:articles-(?P<month>\d+-\d\d)|(?:articles|oai)-(?P<year>\d+|undated))\b")
_KINDS = {
    "jsonl": ("application/jsonl", LINES_SCHEMA),
    "csv": ("text/csv", TABLE_SCHEMA),
    "parquet": ("application/vnd.apache.parquet", LINES_SCHEMA),
    "xml": ("text/xml", ""),
}
_LICENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_KILO, _MEGA = 1_000, 1_000_000


class DataFile(NamedTuple):
    """A download: its address, its kind (the ending of its name), so many records and bytes."""

    url: str
    kind: str
    records: int
    size: int

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.url.removeprefix(FOLDER)

    @property
    def period(self) -> str | None:
        """The month or year of its articles, "" for no date; None for a file that is of no time."""
        found = _OF_PERIOD.match(self.name)
        return found and (found["month"] or found["year"].removesuffix(UNDATED))

    @property
    def month(self) -> int | None:
        """The month of its articles, where they are those of one."""
        _, dash, month = (self.period or "").partition("-")
        return int(month) if dash else None

    @property
    def kilobytes(self) -> int:
        """Its size in thousands of bytes, rounded up."""
        return -(-self.size // _KILO)

    @property
    def megabytes(self) -> int:
        """Its size in millions of bytes, rounded up; 0 where that says too little of a small one."""
        return -(-self.size // _MEGA) if self.size >= _MEGA else 0


class DataYear(NamedTuple):
    """The downloads of a year by their kinds, in the order of these; `name` is None for no year."""

    name: str | None
    records: int
    files: dict[str, list[DataFile]]

    def total(self, kind: str) -> DataFile:
        """The downloads of one kind as if they were one."""
        files = self.files[kind]
        return DataFile("", kind, sum(file.records for file in files), sum(file.size for file in files))


def write_package(archive: Archive, write: WritePage, _: Part) -> None:
    """Write ``data/`` with the package's description and schemas, by what all other parts have written."""
    pages = [page for page in archive.store.pages.downloads() if page.url.startswith(FOLDER)]
    fields = list_fields(archive.config)
    write.file(PACKAGE, _encode(describe_package(archive, pages)))
    write.file(f"{FOLDER}{LINES_SCHEMA}", _encode(describe_schema(fields)))
    write.file(
        f"{FOLDER}{TABLE_SCHEMA}", _encode(describe_schema([each for each in fields if each.in_table]))
    )
    files = [DataFile(page.url, page.url.rpartition(".")[2], page.records, page.size) for page in pages]
    years = list_years(archive, [file for file in files if file.period is not None])
    write(
        FOLDER,
        "data",
        years=years,
        kinds=[kind for kind in _KINDS if any(year.files[kind] for year in years)],
        names=next((file for file in files if file.url == ENTITIES), None),
        fields=frozenset(field.name for field in fields),
        example=show_example(archive, years),
        licence=archive.config.licence,
        licence_url=archive.config.licence_url,
    )


def _encode(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()


def list_years(archive: Archive, files: Sequence[DataFile]) -> list[DataYear]:
    """The files of articles by year, the newest first, those without a date last."""
    years = []
    for year, found in groupby(sorted(files, key=_find_year, reverse=True), _find_year):
        by_kind: dict[str, list[DataFile]] = {kind: [] for kind in _KINDS}
        for file in found:
            by_kind[file.kind].append(file)
        name = archive.catalogue.number(int(year)) if year else None
        records = sum(file.records for file in by_kind["jsonl"])
        years.append(DataYear(name, records, by_kind))
    return years


def _find_year(file: DataFile) -> str:
    return (file.period or "").partition("-")[0]


def show_example(archive: Archive, years: Sequence[DataYear]) -> str:
    """One article as a line of the data has it, over several lines; empty where there is none."""
    if not years:
        return ""
    row = next(archive.store.exported.of_period(_find_year(years[0].files["jsonl"][0])))
    values = make_describer(archive)(row)
    return json.dumps(values | ({"text": "…"} if "text" in values else {}), ensure_ascii=False, indent=1)


def describe_package(archive: Archive, pages: Sequence[Page]) -> dict[str, object]:
    """The files as a Data Package describes them (https://datapackage.org), with what each weighs."""
    site, config = archive.site, archive.config
    licence = {"name": name_licence(config.licence), "title": config.licence, "path": config.licence_url}
    source = {"title": site.name, "path": site.url}
    known: dict[str, object] = {
        "$schema": _PROFILE,
        "name": slugify(site.name),
        "title": site.name,
        "description": site.tagline,
        "homepage": site.url,
        "licenses": [_known(licence)] if config.terms else None,
        "sources": [_known(source)],
        "resources": [_describe_resource(page) for page in pages],
    }
    return _known(known)


def name_licence(licence: str) -> str:
    """The name of a licence as the Open Definition has it, where the setting is one; else its letters.

    >>> name_licence("CC BY 4.0"), name_licence("ODC-BY-1.0"), name_licence("جملہ حقوق محفوظ")
    ('CC-BY-4.0', 'ODC-BY-1.0', 'jamla-haqoq-mahfoz')
    """
    joined = "-".join(licence.split())
    return joined if _LICENCE.fullmatch(joined) else slugify(licence)


def _known(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value not in (None, "", [])}


def _describe_resource(page: Page) -> dict[str, object]:
    name = page.url.removeprefix(FOLDER)
    kind = name.rpartition(".")[2]
    mediatype, schema = _KINDS[kind]
    described = {
        "name": name,
        "path": name,
        "format": kind,
        "mediatype": mediatype,
        "encoding": "" if kind == "parquet" else "utf-8",
        "records": page.records,
        "bytes": page.size,
        "hash": f"sha256:{page.sha256}",
    }
    if kind == "parquet":
        # As a table Frictionless refuses it, which takes lists of Parquet for none; it has its own schema.
        described["type"] = "file"
    elif name.startswith(_ARTICLES):
        described["schema"] = schema
    return _known(described if kind in {"xml", "parquet"} else {**described, "type": "table"})
