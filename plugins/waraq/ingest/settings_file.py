"""The settings of a folder of sources: `source.yaml`, read and checked."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from waraq.errors import Problem, RecordError
from waraq.ingest.encodings import EncodingError, clean_text, decode_text, is_visible
from waraq.ingest.languages import is_language_tag
from waraq.ingest.printed_dates import ORDERS, Order
from waraq.ingest.readers import READERS
from waraq.ingest.readers.field_names import FIELDS
from waraq.ingest.readers.plain_rows import SUFFIXES
from waraq.ingest.settings import ANY_SUFFIX, VALUES, Columns, Settings
from waraq.ingest.time_zones import find_zone
from waraq.ingest.yaml_text import YamlError, YamlPath, YamlValue, load_yaml

SETTINGS_FILE = "source.yaml"
MOST_BYTES = 100_000
# Codecs of Python for host names and its own literals, not for files.
NO_FILES = ("undefined", "idna", "punycode", "raw_unicode_escape", "unicode_escape", "mbcs", "oem")
KEYS = ("columns", "encoding", "ids", "dates", "time_zone", "post_types", "format", "files", *VALUES)


class _WrongValueError(ValueError):
    """A value is not what its key wants; `path` leads to it."""

    def __init__(self, reason: str, remedy: str, path: YamlPath) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
        self.path = path


def read_settings(
    path: Path, get: Callable[[], BinaryIO], above: Settings
) -> tuple[Settings, tuple[Problem, ...]]:
    """Read the settings of a folder, and what is wrong in their file; nothing is raised for it.

    Key by key they go before those of the folder above. A key that can't be
    used is a problem with its line, and the others hold.
    """
    shown = str(path)
    try:
        with get() as stream:
            raw = stream.read(MOST_BYTES + 1)
        values, lines = _load(raw)
    except RecordError as error:
        return above, (error.problem,)
    except OSError as error:
        reason = f"the file can't be read ({error.strerror or error})"
        return above, (Problem(shown, reason, "check that you may read it"),)
    except (EncodingError, YamlError) as error:
        return above, (Problem(shown, error.reason, error.remedy, error.line),)
    settings, problems = above, []
    for key, value in values.items():
        try:
            settings = _set_key(settings, key, value)
        except _WrongValueError as error:
            problems.append(Problem(shown, error.reason, error.remedy, lines.get(error.path)))
    return settings, tuple(problems)


def _load(raw: bytes) -> tuple[dict[str, YamlValue], dict[YamlPath, int]]:
    """Return the keys and their lines. Raises EncodingError and YamlError."""
    if len(raw) > MOST_BYTES:
        raise EncodingError("the file is too large for settings", "keep only the keys that Waraq knows")
    return load_yaml(clean_text(decode_text(raw)[1])) if raw.strip() else ({}, {})


def _set_key(settings: Settings, key: str, value: YamlValue) -> Settings:
    """Return the settings with one more key. Raises _WrongValueError."""
    if key == "columns":
        return replace(settings, columns=_read_columns(value))
    if key == "format":
        return replace(settings, formats=_read_formats(value))
    if key == "post_types":
        names = value if isinstance(value, list) else [value]
        return replace(settings, post_types=tuple(_read_text(name, (key,)) for name in names))
    if key not in KEYS:
        raise _WrongValueError(f"“{key}” is no setting", f"use one of {' '.join(KEYS)}", (key,))
    return _set_text(settings, key, _read_text(value, (key,)))


def _set_text(settings: Settings, key: str, text: str) -> Settings:
    if key == "encoding":
        return replace(settings, encoding=_check_encoding(text))
    if key == "ids":
        return replace(settings, ids=text)
    if key == "files":
        return replace(settings, files=_check_table(text))
    if key == "dates":
        return replace(settings, dates=_check_order(text))
    if key == "time_zone":
        return replace(settings, time_zone=_check_zone(text))
    if key == "lang" and not is_language_tag(text):
        raise _WrongValueError(f"“{text}” is no language tag", "write one such as ur, pnb or en", (key,))
    return replace(settings, values={**settings.values, key: text})


def _read_text(value: YamlValue, path: YamlPath) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not is_visible(text):
        raise _WrongValueError(f"“{path[0]}” wants one text", f"write “{path[0]}: …” in one line", path)
    return text


def _read_columns(value: YamlValue) -> Columns:
    if not isinstance(value, Mapping):
        example = "columns: {headline: Title, body: [Text, More]}"
        raise _WrongValueError("“columns” wants a field and its columns", f"write {example}", ("columns",))
    columns = []
    for name, wanted in value.items():
        path = ("columns", name)
        if name not in FIELDS:
            raise _WrongValueError(f"“{name}” is no field", f"use some of {' '.join(FIELDS)}", path)
        names = wanted if isinstance(wanted, list) else [wanted]
        columns.append((name, tuple(_read_text(each, path) for each in names)))
    return tuple(columns)


def _read_formats(value: YamlValue) -> dict[str, str]:
    """Return the reader's suffix for each suffix; one text alone is for all that no reader knows."""
    if isinstance(value, Mapping):
        return {
            _add_dot(suffix): _check_format(wanted, ("format", suffix)) for suffix, wanted in value.items()
        }
    return {ANY_SUFFIX: _check_format(value, ("format",))}


def _check_format(value: YamlValue, path: YamlPath) -> str:
    suffix = _add_dot(value) if isinstance(value, str) else ""
    if suffix not in READERS:
        shown = value if isinstance(value, str) else "a list"
        raise _WrongValueError(f"“{shown}” is no format", f"use one of {' '.join(sorted(READERS))}", path)
    return suffix


def _add_dot(suffix: str) -> str:
    return f".{suffix.strip().lower().removeprefix('.')}"


def _check_table(name: str) -> str:
    if "/" in name or "\\" in name or not name.lower().endswith(SUFFIXES):
        remedy = f"write the name of one that lies beside source.yaml ({' '.join(SUFFIXES)})"
        raise _WrongValueError(f"“{name}” is no table of this folder", remedy, ("files",))
    return name


def _check_order(text: str) -> Order:
    for order in ORDERS:
        if text.upper() == order:
            return order
    remedy = "write DMY where 4/3/2019 is in March, MDY where it is in April"
    raise _WrongValueError(f"“{text}” is no order of day, month and year", remedy, ("dates",))


def _check_zone(name: str) -> str:
    try:
        find_zone(name)
    except ValueError as error:
        reason = f"“{name}” is no time zone that is known here"
        raise _WrongValueError(reason, "write one such as Asia/Karachi, or +05:00", ("time_zone",)) from error
    return name


def _check_encoding(name: str) -> str:
    try:
        codec = codecs.lookup(name).name.replace("-", "_")
        "متن".encode(name, "replace")
        codecs.getincrementaldecoder(name)
    except (LookupError, ValueError):
        codec = NO_FILES[0]
    if codec in NO_FILES:
        remedy = "write one such as utf-8, cp1256 or utf-16"
        raise _WrongValueError(f"“{name}” is no encoding of files", remedy, ("encoding",))
    return name
