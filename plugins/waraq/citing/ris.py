"""RIS, which every reference manager reads: a tag a line, CRLF at the end of each."""

from __future__ import annotations

from collections.abc import Iterator

from waraq.citing.reference import Reference
from waraq.citing.words import is_approximate, is_uncertain, write_note


def write_ris(reference: Reference) -> str:
    r"""The record of a newspaper article.

    The date is written as RIS wants it, with three slashes; what is not known
    stays empty between them.

    >>> record = write_ris(Reference("3kq7m2x9tb", "سیلاب", "ur", paper="ڈان", date="1992-03"))
    >>> print(record.strip().replace("\r\n", "; "))
    TY  - NEWS; ID  - 3kq7m2x9tb; TI  - سیلاب; T2  - ڈان; PY  - 1992; DA  - 1992/03//; LA  - ur; ER  -
    """
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _list_fields(reference))


def _list_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", reference.id
    yield from (("AU", name) for name in reference.authors)
    year, month, day = (*reference.parts, "", "", "")[:3]
    known = {
        "TI": reference.title,
        "T2": reference.paper,
        "PY": year,
        "DA": year and f"{year}/{month}/{day}/{_tell_doubt(reference)}",
        "SE": reference.section,
        "SP": reference.page,
        "ET": reference.edition,
        "LA": reference.lang,
        "N1": write_note(reference),
        "DP": reference.archive,
        "UR": reference.address,
    }
    yield from ((tag, value) for tag, value in known.items() if value)
    yield "ER", ""


def _tell_doubt(reference: Reference) -> str:
    """What stands behind a date's last slash, where RIS has words of one's own.

    >>> _tell_doubt(Reference("1", "سیلاب", "ur", date="1990", qualifier="%"))
    'ca.?'
    """
    about = "ca." if is_approximate(reference) else ""
    return f"{about}{'?' if is_uncertain(reference) else ''}"
