"""Front matter written row by row, in a fraction of libyaml's time and with its very bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from waraq.ingest.yaml_text import YamlDay, dump_yaml

# What YAML leaves without quotes whatever its rules for numbers and the like: texts that begin with an
# Arabic letter, and hashes and ids with a letter in them.
_INNER = r"\w\u0610-\u061a\u064b-\u065f،۔؛؟’‘“”()/.-"
_PLAIN = re.compile(
    rf"[\u0621-\u064a\u0671-\u06d3](?:[ {_INNER}]*[{_INNER}])?"
    r"|(?!0[bx])(?=[0-9]*[a-z])[0-9a-z]{10,}"
)
# Whole numbers, as most ids of records are: YAML would read them as such.
_NUMBER = re.compile(r"(?:0|[1-9][0-9]*)")
_LAST = "\uffff"  # libyaml writes characters behind it as numbers
_BREAK = re.compile("[\n\r\x85\u2028\u2029]")
_KEY = "x"


class _SeveralLinesError(Exception):
    """How a text with line breaks is written depends on where it stands."""


def write_rows(values: Mapping[str, object]) -> str:
    """Write a map as `dump_yaml` does: of texts, days, and lists and maps of these.

    >>> print(write_rows({"headline": "صدر: نہیں", "keywords": ["شام"], "source": {"file": "a.txt"}}), end="")
    headline: 'صدر: نہیں'
    keywords:
    - شام
    source:
      file: a.txt
    """
    rows: list[str] = []
    try:
        _add_rows(rows, values, "")
    except _SeveralLinesError:
        return dump_yaml(values)
    return "".join(rows)


def _add_rows(rows: list[str], values: Mapping[str, object], indent: str) -> None:
    for key, value in values.items():
        if isinstance(value, str):
            rows.append(f"{indent}{key}: {value if isinstance(value, YamlDay) else _write_text(value)}\n")
        elif not value:
            rows.append(f"{indent}{key}: {'[]' if isinstance(value, list) else '{}'}\n")
        elif isinstance(value, list):
            rows.append(f"{indent}{key}:\n")
            rows += [f"{indent}- {_write_item(item, indent)}" for item in value]
        elif isinstance(value, Mapping):
            rows.append(f"{indent}{key}:\n")
            _add_rows(rows, value, f"{indent}  ")


def _write_item(item: object, indent: str) -> str:
    if isinstance(item, Mapping):
        rows: list[str] = []
        _add_rows(rows, item, f"{indent}  ")
        return "".join(rows).removeprefix(f"{indent}  ")
    return f"{_write_text(str(item))}\n"


def _write_text(text: str) -> str:
    if _PLAIN.fullmatch(text) and (text.isascii() or max(text) <= _LAST):
        return text
    return f"'{text}'" if _NUMBER.fullmatch(text) else _quote(text)


@lru_cache(4096)  # languages, kinds, formats and the like come in every article
def _quote(text: str) -> str:
    """As libyaml writes it: only it knows all that needs quotation marks."""
    if _BREAK.search(text):
        raise _SeveralLinesError
    return dump_yaml({_KEY: text})[len(_KEY) + 2 : -1]
