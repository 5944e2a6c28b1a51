"""The one list of front-matter keys an article may have, and what each may hold.

Pelican makes an attribute of every key it is given, so a stray key could
replace a method: nothing passes that isn't listed here.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from waraq.article import CreditKind, DateSource, HeadlineSource, InferredField, Prominence, Status
from waraq.dates import parse_edtf, read_hijri, split_qualifier
from waraq.entity import Kind
from waraq.ingest.identity import is_id
from waraq.ingest.languages import is_language_tag
from waraq.ingest.printed_page import read_page
from waraq.text.memory import Remembered

_DAY = len("2014-05-03")
_dates = Remembered(parse_edtf, most=1 << 14)  # many articles have the same
_OLD_KINDS = {"correspondent": "reporter", "person": "byline"}


def _check_id(value: str) -> str:
    if not is_id(value):
        message = "must be 10 of the characters 0-9 and a-z without i, l, o and u"
        raise ValueError(message)
    return value


def _check_date(value: str) -> str:
    return _dates[value]


def _check_qualified(value: str) -> str:
    plain, qualifier = split_qualifier(value)
    return _check_date(plain) + qualifier


def _check_hijri(value: str) -> str:
    read_hijri(value)
    return _check_line(value)


def _check_day(value: str) -> str:
    day = _check_date(value)
    if len(day) != _DAY:
        message = "must be a day, such as 2014-05-03"
        raise ValueError(message)
    return day


def _check_language(value: str) -> str:
    if not is_language_tag(value):
        message = "must be a language tag such as ur, ar or ur-PK"
        raise ValueError(message)
    return value


def _check_page(value: str) -> str:
    page = read_page(value)
    if page is None:
        message = "must be a number with at most one letter before it, such as 1 or A4"
        raise ValueError(message)
    return page


def _check_line(value: str) -> str:
    if not value.strip():
        message = "must not be empty"
        raise ValueError(message)
    return " ".join(value.split())


def _check_entity(value: str) -> str:
    kind, _, slug = value.partition("/")
    if kind not in set(Kind) or not slug or "/" in slug:
        message = f"must be one of {'/…, '.join(Kind)}/… such as place/lahore"
        raise ValueError(message)
    return value


def _empty_to_none(value: object) -> object:
    return None if value == "" else value


def _empty_to_list(value: object) -> object:
    return [] if value == "" else value


def _empty_to_map(value: object) -> object:
    return {} if value == "" else value


def _rename_kind(value: object) -> object:
    """What kinds of credits were called before, as articles in archives still have them."""
    return _OLD_KINDS.get(value, value) if isinstance(value, str) else value


Line = Annotated[str, AfterValidator(_check_line)]
Edtf = Annotated[str, AfterValidator(_check_date)]
QualifiedEdtf = Annotated[str, AfterValidator(_check_qualified)]
Hijri = Annotated[str, AfterValidator(_check_hijri)]
Day = Annotated[str, AfterValidator(_check_day)]
PrintedPage = Annotated[str, AfterValidator(_check_page)]
EntityId = Annotated[str, AfterValidator(_check_entity)]
EmptyIsNone = BeforeValidator(_empty_to_none)
EmptyIsList = BeforeValidator(_empty_to_list)
Lines = Annotated[tuple[Line, ...], EmptyIsList]


class Section(BaseModel):
    """What all parts of front matter share: no unknown key passes, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CreditKeys(Section):
    """One credit of a dateline."""

    kind: Annotated[CreditKind, BeforeValidator(_rename_kind)]
    text: Line


class DatelineKeys(Section):
    """The dateline as printed, taken apart."""

    places: Lines = ()
    credits: Annotated[tuple[CreditKeys, ...], EmptyIsList] = ()
    date: Annotated[Edtf | None, EmptyIsNone] = None


class EntityKeys(Section):
    """The editor's corrections of the automatic tags."""

    add: Annotated[tuple[EntityId, ...], EmptyIsList] = ()
    drop: Annotated[tuple[EntityId, ...], EmptyIsList] = ()


class CorrectionKeys(Section):
    """One correction: its day, and what is told of it."""

    date: Day
    text: Line


class SourceKeys(Section):
    """Where the article came from; written by ``waraq ingest``."""

    file: Annotated[str, Field(min_length=1)]
    record: str = ""
    sha256: str
    media_type: str
    written_sha256: str = ""


class FrontMatter(Section):
    """Every key of an article's front matter, in the order it is written."""

    id: Annotated[str, AfterValidator(_check_id)]
    headline: Line
    headline_source: HeadlineSource = "source"
    date: Annotated[QualifiedEdtf | None, EmptyIsNone] = None
    date_source: Annotated[DateSource | None, EmptyIsNone] = None
    date_hijri: Annotated[Hijri | None, EmptyIsNone] = None
    not_before: Annotated[Edtf | None, EmptyIsNone] = None
    not_after: Annotated[Edtf | None, EmptyIsNone] = None
    publication: Annotated[Line | None, EmptyIsNone] = None
    edition: Annotated[Line | None, EmptyIsNone] = None
    page: Annotated[PrintedPage | None, EmptyIsNone] = None
    dateline: Annotated[DatelineKeys | None, EmptyIsNone] = None
    byline: Annotated[Line | None, EmptyIsNone] = None
    section: Annotated[Line | None, EmptyIsNone] = None
    lang: Annotated[str, AfterValidator(_check_language)] = "ur"
    keywords: Lines = ()
    inferred: Annotated[tuple[InferredField, ...], EmptyIsList] = ()
    entities: Annotated[EntityKeys, BeforeValidator(_empty_to_map)] = Field(default_factory=EntityKeys)
    source: Annotated[SourceKeys | None, EmptyIsNone] = None
    status: Status = "published"
    embargo_until: Annotated[Edtf | None, EmptyIsNone] = None
    withheld_reason: Annotated[Line | None, EmptyIsNone] = None
    corrections: Annotated[tuple[CorrectionKeys, ...], EmptyIsList] = ()
    prominence: Annotated[Prominence | None, EmptyIsNone] = None
