"""The front matter of Markdown: YAML between ``---``, as most programs write it, or TOML between ``+++``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time

from waraq.errors import RecordError
from waraq.ingest.fences import FENCE, split_front_matter
from waraq.ingest.source_file import SourceFile
from waraq.ingest.yaml_text import MAX_DEPTH, YamlError, load_yaml

TOML_FENCE = "+++"
MOST_TOML = 100_000  # code points
# Where Zola and Hugo have the keys that are lists of terms, or are the author's own.
GROUPS = ("taxonomies", "params", "extra")
_TOML_END = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_LAST_LINE = re.compile(r" \(at [^()]*\)$")


def split_head(source: SourceFile, text: str) -> tuple[Mapping[str, object], str]:
    """Return what the front matter of a file says, and the text below it. Raises RecordError."""
    fence = next((each for each in (FENCE, TOML_FENCE) if text.startswith(f"{each}\n")), None)
    if fence is None:
        return {}, text
    head, body = split_front_matter(text) if fence == FENCE else _split_toml(text)
    if body is None:
        remedy = f"add a line “{fence}” below it"
        raise RecordError(source.report("the front matter is never closed", remedy, 1))
    try:
        return (load_yaml(head)[0] if fence == FENCE else load_toml(head)), body
    except YamlError as error:
        raise RecordError(source.report(error.reason, error.remedy, error.line + 1)) from error


def load_toml(text: str) -> dict[str, object]:
    r"""Return what a text in TOML says: texts, and lists and maps of them. Raises YamlError.

    >>> load_toml('title = "خبر"\ndate = 2014-10-14\n[taxonomies]\ntags = ["الف"]\n')
    {'title': 'خبر', 'date': '2014-10-14', 'tags': ['الف']}
    """
    if len(text) > MOST_TOML:
        raise YamlError(1, "the front matter is too long", "keep only its keys and values")
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        place = _PLACE.search(str(error))
        reason = f"the front matter is no TOML ({_LAST_LINE.sub('', str(error))})"
        raise YamlError(int(place[1]) if place else 1, reason, "correct the line") from error
    groups = [values.pop(name) for name in GROUPS if isinstance(values.get(name), dict)]
    for group in groups:
        values |= {key: value for key, value in group.items() if key not in values}
    return {key: _read_value(value) for key, value in values.items()}


def _split_toml(text: str) -> tuple[str, str | None]:
    start = len(TOML_FENCE) + 1
    closing = _TOML_END.search(text, start)
    return (text[start : closing.start()], text[closing.end() :].strip("\n")) if closing else (text, None)


def _read_value(value: object, depth: int = 0) -> object:
    if depth > MAX_DEPTH:
        return ""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return [_read_value(each, depth + 1) for each in value]
    if isinstance(value, dict):
        return {key: _read_value(each, depth + 1) for key, each in value.items()}
    return value if isinstance(value, str) else str(value)
