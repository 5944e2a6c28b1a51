"""CSL-JSON, the form in which citation processors take an article (schema 1.0.2 of csl-data.json)."""

from __future__ import annotations

from json import JSONEncoder

from waraq.citing.reference import Reference
from waraq.citing.words import write_note

_ENCODER = JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def write_csl(reference: Reference) -> str:
    """A list with the one article, as the schema wants it, with LF at its end.

    Names are literal: an Urdu name has no family name that could be put first.

    >>> print(write_csl(Reference("3kq7m2x9tb", "سیلاب", "ur", date="1992-03")), end="")
    [{"id":"3kq7m2x9tb","type":"article-newspaper","title":"سیلاب","issued":{"date-parts":[[1992,3]]},"language":"ur"}]
    """
    known: dict[str, object] = {
        "id": reference.id,
        "type": "article-newspaper",
        "title": reference.title,
        "author": [{"literal": name} for name in reference.authors],
        "container-title": reference.paper,
        "issued": reference.date and _write_date(reference),
        "section": reference.section,
        "page": reference.page,
        "edition": reference.edition,
        "language": reference.lang,
        "note": write_note(reference),
        "source": reference.archive,
        "URL": reference.address,
    }
    return f"{_ENCODER.encode([{key: value for key, value in known.items() if value}])}\n"


def _write_date(reference: Reference) -> dict[str, object]:
    """The date; CSL has one word for all doubt, and the note says which it is."""
    circa = {"circa": True} if reference.qualifier else {}
    return {"date-parts": [[int(part) for part in reference.parts]], **circa}
