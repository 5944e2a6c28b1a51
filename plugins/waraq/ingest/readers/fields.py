"""Fields of a record by the names other programs give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import isfinite

from waraq.ingest.encodings import clean_text, is_visible
from waraq.ingest.languages import is_language_tag
from waraq.ingest.readers.body_parts import find_next
from waraq.ingest.readers.field_names import STATUS, arrange_names
from waraq.ingest.readers.furniture import is_account
from waraq.ingest.readers.statuses import is_draft
from waraq.ingest.readers.utc_dates import mark_utc
from waraq.ingest.record import Record
from waraq.ingest.settings import Columns
from waraq.ingest.trace import is_heard, leave_out, tell

# Where maps hold their text: those of schema.org, of WordPress's REST interface, of MongoDB's exports, of
# Drupal and of editors that keep a text in blocks.
WRAPPED = ("name", "rendered", "$oid", "$date", "$numberLong", "value", "text")
_DEEPEST = 2  # maps in one another: MongoDB's {"$date": {"$numberLong": "…"}}
LIST_MARKS = "،;؛|"
NO_DATE = "0000-00-00"  # MySQL's, of a column without a value
# Of these the columns of a map are put together; of other fields the first that has a value counts.
JOINED = ("body", "byline", "keywords")


def name_fields(values: Mapping[str, object], columns: Columns = ()) -> dict[str, object]:
    """Return the values under the names of our fields; what is no field of ours is left out.

    >>> name_fields({"Title": "خبر", "متن": "متن", "views": 7})
    {'headline': 'خبر', 'body': 'متن'}
    >>> name_fields({"Lead": "ایک", "Rest": "دو"}, (("body", ("Lead", "Rest")),))
    {'body': ['ایک', 'دو']}
    """
    mapped = {field for field, names in columns if field in JOINED and len(names) > 1}
    fields: dict[str, object] = {}
    used: dict[str, str] = {}
    arranged = arrange_names(tuple(values), columns)
    if draft := next((key for key in arranged.get(STATUS, ()) if is_draft(key, values[key], values)), None):
        fields[STATUS], used[draft] = "draft", STATUS
    for field, keys in arranged.items():
        if field in mapped:
            fields[field] = [text for key in keys for text in _read_texts(values[key])]
            used |= dict.fromkeys(keys, field)
            continue
        for key in keys if field != STATUS else ():
            if key != draft and has_text(values[key]) and not (field == "date" and _is_no_date(values[key])):
                fields[field] = values[key] if field != "date" else mark_utc(key, values[key], values)
                used[key] = field
                more = find_next(key, keys) if field == "body" else None
                if more and has_text(values[more]):
                    fields[field] = [*_read_texts(values[key]), *_read_texts(values[more])]
                    used[more] = field
                break
    if is_heard():
        _tell_names(values, used)
    return fields


def _tell_names(values: Mapping[str, object], used: Mapping[str, str]) -> None:
    for name, value in values.items():
        if name in used:
            tell(used[name], f"“{name}”", value)
        else:
            leave_out(f"“{name}”", value)


def pick_line(values: Mapping[str, object], field: str) -> str | None:
    """Return a field as one line, or None when it has no value.

    >>> pick_line({"headline": " خبر  کا عنوان "}, "headline")
    'خبر کا عنوان'
    """
    value = values.get(field)
    if value is None:
        return None
    if isinstance(value, str):  # as nearly all are
        line = " ".join(clean_text(value).split())
        return line if is_visible(line) else None
    lines = (" ".join(text.split()) for text in _read_texts(value))
    return "، ".join(line for line in lines if is_visible(line)) or None


def pick_list(values: Mapping[str, object], field: str) -> tuple[str, ...]:
    """Return a field as a list: a list of texts, or one text with commas, semicolons or strokes.

    >>> pick_list({"keywords": "ایران، روس"}, "keywords")
    ('ایران', 'روس')
    >>> pick_list({"keywords": "ایران | روس"}, "keywords")
    ('ایران', 'روس')
    """
    texts = list(_read_texts(values.get(field)))
    if len(texts) == 1:
        for mark in LIST_MARKS:
            texts[0] = texts[0].replace(mark, ",")
        texts = texts[0].split(",")
    lines = (" ".join(text.split()) for text in texts)
    return tuple(dict.fromkeys(line for line in lines if is_visible(line)))


def pick_paragraphs(values: Mapping[str, object], field: str) -> tuple[str, ...]:
    """Return a field as paragraphs, one for each line that isn't empty."""
    lines = (line.strip() for text in _read_texts(values.get(field)) for line in text.split("\n"))
    return tuple(line for line in lines if line)


def pick_lang(values: Mapping[str, object]) -> str | None:
    """Return the language tag, if there is a well-formed one."""
    lang = pick_line(values, "lang")
    return lang if lang and is_language_tag(lang) else None


def fill_record(record: Record, values: Mapping[str, object]) -> Record:
    """Return the record with what the fields say; a headline it already has serves where they name none."""
    headline = pick_line(values, "headline") or record.headline
    return fill_whole(record, values, headline, record.paragraphs, record.markdown)


def fill_whole(
    record: Record,
    values: Mapping[str, object],
    headline: str | None,
    paragraphs: tuple[str, ...],
    markdown: str | None,
) -> Record:
    """Return the record with its text and headline, and what the fields say of all else, made in one step.

    Of a list of sections the first is the article's; the others are keywords.
    """
    section, *others = _pick_names(values, "section") or (None,)
    keywords = pick_list(values, "keywords")
    if others:
        tell("keywords", "the keywords, and the sections behind the first", "، ".join(others))
    return replace(
        record,
        headline=headline,
        paragraphs=paragraphs,
        markdown=markdown,
        date=pick_line(values, "date"),
        date_hijri=pick_line(values, "date_hijri"),
        section=section,
        byline=_pick_byline(values),
        publication=pick_line(values, "publication"),
        edition=_pick_name(values, "edition"),
        page=pick_line(values, "page"),
        keywords=tuple(dict.fromkeys((*others, *keywords))) if others else keywords,
        lang=pick_lang(values),
        status="draft" if values.get(STATUS) == "draft" else record.status,
    )


def _pick_byline(values: Mapping[str, object]) -> str | None:
    """Return who wrote it, unless that is only an account's name."""
    name = _pick_name(values, "byline")
    if name and is_account(name):
        leave_out("the name of an account", name)
        return None
    return name


def _pick_names(values: Mapping[str, object], field: str) -> list[str]:
    """Return the texts of a list, each as `_pick_name` would, or that of anything else."""
    value = values.get(field)
    names = [_pick_name({field: each}, field) for each in (value if isinstance(value, list) else [value])]
    return [name for name in names if name]


def _pick_name(values: Mapping[str, object], field: str) -> str | None:
    """Return a field as one line, unless it is a number: the key of a table that is not there."""
    line = pick_line(values, field)
    return None if line and all(char.isdecimal() or char in "، " for char in line) else line


def has_text(value: object) -> bool:
    """Whether a value has any text; a plain one, as nearly all are, is not cleaned for that."""
    if isinstance(value, str):
        return not (value.isspace() or not value)
    return any(text.strip() for text in _read_texts(value))


def _is_no_date(value: object) -> bool:
    return isinstance(value, str) and value.lstrip().startswith(NO_DATE)


def _is_number(value: object) -> bool:
    """Tell whether a value is a number; Python's JSON reads NaN and Infinity too, which are none."""
    if isinstance(value, float):
        return isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


def _unwrap(value: object) -> object:
    """The text or number that a map wraps; another map, or None, where it wraps none."""
    for _ in range(_DEEPEST):
        if isinstance(value, Mapping):
            inside = (value[key] for key in WRAPPED if key in value)
            value = next((each for each in inside if each and isinstance(each, str | int | Mapping)), None)
    return value


def _read_texts(value: object) -> Iterator[str]:
    """Yield the texts of a value: a text, a number, a list of them, or a map that wraps one."""
    if isinstance(value, str):
        yield clean_text(value)
    elif _is_number(value):
        yield str(value)
    elif isinstance(value, Mapping):
        text = _unwrap(value)
        if isinstance(text, str) or _is_number(text):
            yield clean_text(str(text))
    elif isinstance(value, list):
        for item in value:
            if not isinstance(item, list):
                yield from _read_texts(item)
