"""The article: one piece of a newspaper, with what is known about it.

Field names follow schema.org NewsArticle. What the source does not say is
None or empty: unknown is a value, and nothing here has a made-up default.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

HeadlineSource = Literal["source", "inferred", "editor"]
DateSource = Literal["source", "dateline", "filename", "feed", "editor"]
DateQualifier = Literal["~", "?", "%"]
InferredField = Literal["lang", "publication", "section"]
Status = Literal["published", "draft", "withheld"]
Prominence = Literal["lead", "secondary", "brief"]
CreditKind = Literal["desk", "reporter", "agency", "paper", "byline"]


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is credited in a dateline: a desk, a reporter without a name, an agency, a paper, or a name."""

    kind: CreditKind
    text: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a report: where it was filed and by whom.

    `body_start` is the code-point offset in the text given to the parser at
    which the report itself begins (0 when it is read back from front matter).
    `date` is EDTF, or None.
    """

    places: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    date: str | None = None
    body_start: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article came from, so that it can be traced and re-read.

    `file` is relative to the seeds folder, with forward slashes; `record`
    names the record inside a file of many ("" for a file of one); `sha256` is
    of the source record's bytes; `written_sha256` is of the article file as
    ingest wrote it, which tells an edited file from an untouched one.
    """

    file: str
    record: str
    sha256: str
    media_type: str
    written_sha256: str = ""


@dataclass(frozen=True, slots=True)
class EntityCorrections:
    """The editor's corrections of the automatic tags: entity ids such as ``place/lahore``."""

    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What the paper corrected in an article after it was printed: an EDTF day, and the words to say so."""

    date: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as `content/` holds it: front matter fields and the Markdown body.

    `date`, `not_before` and `not_after` are EDTF (ISO 8601-2) days, months or years. `date_qualifier`
    is that of EDTF: ``~`` approximate, ``?`` uncertain, ``%`` both. `date_hijri` is
    the Hijri date in the words of the paper, never computed.
    `inferred` are the fields that no source gave; headline and date have one
    of their own that tells where they are from. `page` is that of the printed
    paper (``1``, ``A4``), of the `edition` named so; `prominence` is the
    editor's.
    """

    id: str
    headline: str
    body: str
    headline_source: HeadlineSource = "source"
    date: str | None = None
    date_qualifier: DateQualifier | None = None
    date_source: DateSource | None = None
    date_hijri: str | None = None
    not_before: str | None = None
    not_after: str | None = None
    publication: str | None = None
    edition: str | None = None
    page: str | None = None
    dateline: Dateline | None = None
    byline: str | None = None
    section: str | None = None
    lang: str = "ur"
    keywords: tuple[str, ...] = ()
    inferred: tuple[InferredField, ...] = ()
    entities: EntityCorrections = field(default_factory=EntityCorrections)
    source: Source | None = None
    status: Status = "published"
    embargo_until: str | None = None
    withheld_reason: str | None = None
    corrections: tuple[Correction, ...] = ()
    prominence: Prominence | None = None


def effective_status(article: Article, today: date) -> str:
    """The article's status today: ``embargoed`` until the embargo's day has come."""
    if article.status == "published" and article.embargo_until and article.embargo_until > today.isoformat():
        return "embargoed"
    return article.status


def is_urdu(lang: str) -> bool:
    """Whether a language tag is of Urdu.

    >>> is_urdu("ur-PK"), is_urdu("ar")
    (True, False)
    """
    return lang.partition("-")[0].lower() == "ur"
