"""What is known about an article, from its record, its dateline, its file's name and its text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from waraq.article import Dateline, DateSource, InferredField
from waraq.dates import DateMention, edtf_sort_key, find_plain_dates, read_hijri
from waraq.errors import Problem
from waraq.ingest.clauses import load_roles
from waraq.ingest.credits import find_paper
from waraq.ingest.dateline import parse_dateline
from waraq.ingest.dateline_end import UNKNOWN_YEAR
from waraq.ingest.detect_language import detect_language
from waraq.ingest.detect_script import detect_script
from waraq.ingest.printed_dates import UnclearDateError
from waraq.ingest.printed_page import read_page
from waraq.ingest.record import Record
from waraq.ingest.sections import name_section
from waraq.ingest.source_dates import read_filename_date, read_source_date, split_hijri
from waraq.ingest.time_zones import NAME_ZONE, is_late_in_utc
from waraq.ingest.told import CommonNotice
from waraq.text import fold, tokenize

DEFAULT_LANGUAGE = "ur"
SENTENCE_END = "۔؟!\n"
UNTIL = fold("تک")
LONGEST_SENTENCE = 500  # code points that are looked through for words of the future
# They show the letters behind them in another order than they stand; no keyboard for Urdu writes them.
OVERRIDES = ("\N{LEFT-TO-RIGHT OVERRIDE}", "\N{RIGHT-TO-LEFT OVERRIDE}")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found out about a record; dates are EDTF, and None is unknown."""

    date: str | None
    date_source: DateSource | None
    date_hijri: str | None
    not_before: str | None
    dateline: Dateline | None
    publication: str | None
    page: str | None
    section: str | None
    lang: str
    inferred: tuple[InferredField, ...]
    problems: tuple[Problem, ...]


def infer_metadata(record: Record, file: str, shown: str) -> Metadata:
    """Find out what is known about a record of `file` (relative to the seeds; `shown` in problems).

    The date is the record's own, else the dateline's, else the file name's,
    else unknown; `not_before` is only given for an unknown date. A date that
    can't be read is a notice, never a guess. `inferred` are the fields that
    the record does not have: the language is told from the text, the paper
    from the dateline, the section from the folder.
    """
    problems: list[Problem] = []
    own = _read_date(record, shown, problems)
    named = _read_name(file, shown, problems)
    dateline = _read_dateline(record.text, own or named)
    date, source = _choose_date(record, own, dateline, named)
    publication = find_paper(dateline.credits) if dateline else None
    section = name_section(record.section, _list_folders(file))
    problems += _find_overrides(record, file, shown)
    inferred: list[InferredField] = []
    if not record.lang:
        inferred.append("lang")
    if publication and not record.publication:
        inferred.append("publication")
    if section and not record.section:
        inferred.append("section")
    return Metadata(
        date=date,
        date_source=source,
        date_hijri=_find_hijri(record, dateline, shown, problems),
        not_before=None if date else find_latest_event(record.text),
        dateline=dateline,
        publication=record.publication or publication,
        page=_read_page(record, shown, problems),
        section=section,
        lang=record.lang or detect_language(record.text) or detect_script(record.text) or DEFAULT_LANGUAGE,
        inferred=tuple(inferred),
        problems=tuple(problems),
    )


@lru_cache(256)  # files of many records
def _list_folders(file: str) -> tuple[str, ...]:
    return PurePosixPath(file).parts[:-1]


def _find_overrides(record: Record, file: str, shown: str) -> list[Problem]:
    """The notice of characters that turn letters round; the article keeps them, the site leaves them out."""
    given = (record.headline, record.byline, record.section, record.publication, record.edition, file)
    whole = "\0".join((record.text, *filter(None, given), *record.keywords))
    if not any(sign in whole for sign in OVERRIDES):
        return []
    values = {
        "headline": record.headline,
        "byline": record.byline,
        "section": record.section,
        "publication": record.publication,
        "edition": record.edition,
        "keywords": " ".join(record.keywords),
        "text": record.text,
        "file name": file,
    }
    places = [name for name, value in values.items() if value and any(sign in value for sign in OVERRIDES)]
    if not places:
        return []
    reason = f"characters turn the letters behind them round, in its {', '.join(places)}; the site omits them"
    remedy = "look there whether a word reads as was meant, and delete U+202D and U+202E"
    return [Problem(shown, reason, remedy, record.line, record.key or None, fatal=False)]


def _read_date(record: Record, shown: str, problems: list[Problem]) -> str | None:
    if record.date is None:
        return None
    printed, _ = split_hijri(record.date)
    try:
        day = read_source_date(printed) if printed else None
    except ValueError as error:
        reason = f"the date can't be used ({error})"
        kind, remedy = Problem, "correct it, as in 2025-01-17"
        if isinstance(error, UnclearDateError):
            kind, remedy = CommonNotice, error.remedy
        remedy += "; until then the article has no date from here"
        problems.append(kind(shown, reason, remedy, record.line, record.key or None, fatal=False))
        return None
    # Of many files with an article each, as pages, each would have its notice.
    if day and record.number is not None and is_late_in_utc(printed):
        reason = f"“{printed}” is in UTC, when it was the next day in South Asia"
        problems.append(CommonNotice(shown, reason, NAME_ZONE, record.line, record.key or None, fatal=False))
    return day


def _find_hijri(record: Record, dateline: Dateline | None, shown: str, problems: list[Problem]) -> str | None:
    """The Hijri date that the record has by itself, beside its date, or in its dateline."""
    if record.date_hijri is not None:
        try:
            read_hijri(record.date_hijri)
        except ValueError as error:
            reason = f"the Hijri date “{record.date_hijri}” can't be used: {error}"
            remedy = "correct it; until then the article has none from here"
            problems.append(Problem(shown, reason, remedy, record.line, record.key or None, fatal=False))
        else:
            return record.date_hijri
    head = record.text[: dateline.body_start] if dateline else ""
    return (split_hijri(record.date)[1] if record.date else None) or split_hijri(head)[1]


def _read_page(record: Record, shown: str, problems: list[Problem]) -> str | None:
    if record.page is None:
        return None
    page = read_page(record.page)
    if page is None:
        reason = f"the page “{record.page}” is no number of a printed page"
        remedy = "write it as 1 or A4; until then the article has no page"
        problems.append(Problem(shown, reason, remedy, record.line, record.key or None, fatal=False))
    return page


def _read_name(file: str, shown: str, problems: list[Problem]) -> str | None:
    try:
        return read_filename_date(file)
    except ValueError as error:
        reason = f"the file's name begins with a day that doesn't exist ({error})"
        problems.append(Problem(shown, reason, "rename the file", fatal=False))
        return None


def _read_dateline(text: str, reference: str | None) -> Dateline | None:
    """Return the dateline; a date whose year nothing tells is left out."""
    dateline = parse_dateline(text, reference)
    if dateline is None or dateline.date is None or not dateline.date.startswith(UNKNOWN_YEAR):
        return dateline
    return Dateline(dateline.places, dateline.credits, None, dateline.body_start)


def _choose_date(
    record: Record, own: str | None, dateline: Dateline | None, named: str | None
) -> tuple[str | None, DateSource | None]:
    if own:
        return own, record.date_source
    if dateline and dateline.date:
        return dateline.date, "dateline"
    return named, "filename" if named else None


def find_latest_event(text: str) -> str | None:
    """Return the latest day or month that a text reports as past: it was not written before.

    Years alone are too vague («2030 تک»), and sentences about the future don't count.

    >>> find_latest_event("17 جنوری 2025 کو معاہدہ ہوا۔ کام 3 مارچ 2027 کو مکمل ہوگا۔")
    '2025-01-17'
    """
    found = [
        (mention.edtf, mention) for mention in find_plain_dates(text) if mention.edtf and "-" in mention.edtf
    ]
    found.sort(key=lambda each: edtf_sort_key(each[0]), reverse=True)
    return next((edtf for edtf, mention in found if not _is_ahead(text, mention)), None)


def _is_ahead(text: str, mention: DateMention) -> bool:
    """Whether a sentence speaks of a date as something to come."""
    rest = text[mention.end : mention.end + LONGEST_SENTENCE]
    end = min((place for mark in SENTENCE_END if (place := rest.find(mark)) >= 0), default=len(rest))
    words = [token.text for token in tokenize(rest[:end])]
    roles = load_roles()
    return words[:1] == [UNTIL] or any(roles.get(word) == "future" for word in words)
