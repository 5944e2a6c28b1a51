"""What an editor says of all sources in a folder, and what that changes in their records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from waraq.ingest.identity import hash_bytes, hash_values
from waraq.ingest.printed_dates import Order, read_numbers
from waraq.ingest.record import Record
from waraq.ingest.time_zones import find_day
from waraq.text import to_latin_digits

# Our field, and the columns or keys that hold it.
Columns = tuple[tuple[str, tuple[str, ...]], ...]
# Settings that are values for records that have none of their own.
VALUES = ("publication", "section", "lang", "byline")
ANY_SUFFIX = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a folder, from its ``source.yaml`` and those above it; by default nothing is set.

    `columns` is the column map. `encoding` is a name of Python's codecs, used
    in place of what the bytes look like. `values` are those of fields that a
    record may lack. `ids` goes before the sources' own ids. `dates` is the order of
    days, months and years in numbers, `time_zone` where the days are those of
    moments. `post_types` are the types of items of WordPress and Blogger that are articles
    besides posts. `formats` gives for a suffix the one of the reader to
    use; under ``""`` stands the one for all suffixes that no reader knows. `files` is the
    name of a table that tells of the files of the folder, `row` what it says of the one file.
    """

    columns: Columns = ()
    encoding: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    ids: str | None = None
    dates: Order | None = None
    time_zone: str | None = None
    post_types: tuple[str, ...] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    files: str | None = None
    row: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """A hash of what is set; empty where nothing is."""
        return "" if self == NO_SETTINGS else hash_bytes(repr(self).encode("utf-8", "surrogatepass"))


NO_SETTINGS = Settings()


def apply_settings(record: Record, settings: Settings) -> Record:
    """Return the record with the settings' values where it has none, and a hash that tells of the settings.

    The hash of a record says whether its article must be made again: another
    column map, encoding or value makes another article. `ids` is not applied.

    >>> record = Record(key="1", sha256="0", media_type="text/csv", section="کھیل")
    >>> apply_settings(record, Settings(values={"section": "دنیا", "lang": "ur"})).lang
    'ur'
    >>> apply_settings(record, NO_SETTINGS) is record
    True
    """
    missing = {name: value for name, value in settings.values.items() if not getattr(record, name)}
    used: tuple[object, ...] = (
        sorted(missing.items()),
        settings.columns,
        settings.encoding,
        sorted(settings.formats.items()),
    )
    clock = tuple(filter(None, (settings.dates, settings.time_zone)))
    used += (clock,) if clock else ()
    if not any(used):
        return record
    return replace(
        record,
        sha256=hash_values(record.sha256, *used),
        date=_read_date(record.date, settings) if clock and record.date else record.date,
        publication=record.publication or missing.get("publication"),
        section=record.section or missing.get("section"),
        lang=record.lang or missing.get("lang"),
        byline=record.byline or missing.get("byline"),
    )


def _read_date(printed: str, settings: Settings) -> str:
    """A date as the settings have it read; what they say nothing of, and what can't be read, as printed."""
    text = to_latin_digits(printed.strip())
    if settings.time_zone and (day := find_day(text, settings.time_zone)) != text:
        return day
    try:
        return (read_numbers(text, settings.dates) if settings.dates else None) or printed
    except ValueError:
        return printed
