"""What the page of an article tells Zotero and its like, which look for it in the page's head and for COinS.

Which names Zotero's translators read, and which of two it believes, is told in
docs/citing.md.
"""

from __future__ import annotations

from urllib.parse import quote

from waraq.citing.reference import Reference
from waraq.citing.words import load_words

_TYPE = "newspaperArticle"  # as Zotero calls it


def list_meta(reference: Reference) -> tuple[tuple[str, str], ...]:
    """Names and contents of elements ``<meta>``, in the order in which they stand.

    There is no ``citation_journal_title``: it makes the article one of a
    journal, whatever else the page says. An undated article says so, or Zotero
    would take the first date anywhere on the page.

    >>> list_meta(Reference("1", "سیلاب", "ur", date="1992-03"))[:3]
    (('citation_title', 'سیلاب'), ('citation_publication_date', '1992/03'), ('citation_language', 'ur'))
    """
    names = tuple(map(_undivided, reference.authors))
    known = (
        ("citation_title", reference.title),
        *(("citation_author", name) for name in names),
        ("citation_publication_date", "/".join(reference.parts)),
        ("citation_language", reference.lang),
        ("citation_public_url", reference.address),
        ("z:itemType", _TYPE),
        ("DC.type", _TYPE),
        ("DC.title", reference.title),
        *(("DC.creator", name) for name in names),
        ("DC.source", reference.paper),
        ("DC.date", reference.edtf or load_words()["undated"]),
        ("DC.language", reference.lang),
        ("DC.identifier", reference.address or reference.id),
        ("article:section", reference.section),
    )
    return tuple((name, content) for name, content in known if content)


def write_coins(reference: Reference) -> str:
    """The article as a ContextObject in the form of Dublin Core (OpenURL 1.0, Z39.88-2004).

    Zotero prefers it to the page's head, so it says as much. The form for
    journals has no newspapers; the type stands first, since others depend on it.

    >>> write_coins(Reference("1", "سیلاب", "ur"))[:72]
    'ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rft.ty'
    """
    known = (
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", _TYPE),
        ("rft.title", reference.title),
        *(("rft.creator", _undivided(name)) for name in reference.authors),
        ("rft.source", reference.paper),
        ("rft.date", reference.edtf),
        ("rft.language", reference.lang),
        ("rft.identifier", reference.address),
    )
    return "&".join(f"{key}={_quote(value)}" for key, value in known if value)


def _quote(value: str) -> str:
    """A value with its signs as numbers; where some are no ASCII, all of them at once."""
    return quote(value, safe="") if value.isascii() else f"%{value.encode().hex('%').upper()}"


def _undivided(name: str) -> str:
    """A name that Zotero leaves whole: where it finds no comma, the last word becomes a family name."""
    return name if "," in name else f"{name},"
