"""Front matter as ``waraq ingest`` writes it, read row by row in a fraction of libyaml's time.

A row is a key, an item of a list or both, with a value of one line that is
plain, in single quotes or ``[]``. All other YAML is left to
`waraq.ingest.yaml_text`, which says the same of what is read here.
"""

from __future__ import annotations

import re

from waraq.ingest.yaml_text import YamlValue

# Other line ends, and what YAML refuses or takes for the mark of its byte order.
_BARRED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ROW = re.compile(
    r"""^(\ {0,4}) (-\ )? (?:([a-z][a-z0-9_]{0,30}+):(?:\ |(?=\n)))?+
    ( [^\n\ \-?:,\[\]{}\#&*!|>'"%@`] [^\n:\#]*+ (?: (?: :(?=\S) | (?<!\ )\# ) [^\n:\#]*+ )*+ (?<!\ )
    | '[^\n']*+' | \[\] | )\n""",
    re.MULTILINE | re.VERBOSE,
)

_Row = tuple[str, str, str, str]
"""The blanks before it, the dash of an item, the key and the value as written, each of which may be empty."""


class _OtherYamlError(Exception):
    """The rows are not of this form."""


def read_plain_yaml(text: str) -> dict[str, YamlValue] | None:
    r"""The map that `text` holds; None where it is not of this form, right or wrong.

    >>> read_plain_yaml("headline: no\nkeywords:\n- شام\n- 'رات: دن'\n")
    {'headline': 'no', 'keywords': ['شام', 'رات: دن']}
    >>> read_plain_yaml("headline: >\n  دو سطریں\n")
    """
    rows: list[_Row] = _ROW.findall(text)
    if len(rows) != text.count("\n") or text[-1:] not in {"", "\n"} or _BARRED.search(text):
        return None
    reader = _Reader(rows)
    try:
        values = reader.read_map("")
    except _OtherYamlError:
        return None
    return None if reader.rows else values


class _Reader:
    """The rows still to be read, the next one last."""

    def __init__(self, rows: list[_Row]) -> None:
        self.rows = rows[::-1]

    def read_map(self, indent: str) -> dict[str, YamlValue]:
        values: dict[str, YamlValue] = {}
        while self.rows:
            blanks, dash, key, value = self.rows[-1]
            if blanks != indent or dash or not key or key in values:
                break
            self.rows.pop()
            values[key] = _read_value(value) if value else self.read_block(indent)
        return values

    def read_block(self, indent: str) -> YamlValue:
        """What stands below a key: a list, also one as far in as the key, a map, or nothing."""
        if not self.rows:
            return ""
        blanks, dash, _, _ = self.rows[-1]
        if dash and blanks >= indent:
            return self.read_list(blanks)
        return self.read_map(blanks) if blanks > indent else ""

    def read_list(self, indent: str) -> list[YamlValue]:
        values: list[YamlValue] = []
        while self.rows and self.rows[-1][:2] == (indent, "- "):
            _, _, key, value = self.rows.pop()
            if key:  # a map, whose keys all stand where this one does
                inner = f"{indent}  "
                self.rows.append((inner, "", key, value))
                values.append(self.read_map(inner))
            elif value:
                values.append(_read_value(value))
            else:
                raise _OtherYamlError
        return values


def _read_value(written: str) -> YamlValue:
    return [] if written == "[]" else written[1:-1] if written[0] == "'" else written
