"""BibTeX, for LaTeX and most reference managers: `article` with what BibTeX and what biblatex want."""

from __future__ import annotations

import re
from urllib.parse import quote

from waraq.citing.reference import Reference
from waraq.citing.words import write_note

# BibTeX counts braces also behind a backslash, and one without its partner ends the field: they are named.
_SPECIAL = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&%#_"},
}
_SIGNS = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write_bibtex(reference: Reference) -> str:
    r"""The entry, with LF at its end.

    Names and the headline stand in two braces: they are not divided, and keep
    their capitals.

    >>> print(write_bibtex(Reference("3kq7m2x9tb", "100% ٹیکس", "ur", paper="ڈان", date="1992-03")))
    @article{article-3kq7m2x9tb,
      title = {{100\% ٹیکس}},
      journal = {ڈان},
      date = {1992-03},
      year = {1992},
      month = mar,
      language = {ur},
      entrysubtype = {newspaper}
    }
    <BLANKLINE>
    """
    year, month = (*reference.parts, "", "")[:2]
    known = {
        "author": " and ".join(f"{{{_escape(name)}}}" for name in reference.authors),
        "title": f"{{{_escape(reference.title)}}}",
        "journal": _escape(reference.paper or ""),
        "date": reference.edtf,  # biblatex reads EDTF; what BibTeX and its styles want follows
        "year": year,
        "month": month and _MONTHS[int(month) - 1],
        "pages": _escape(reference.page or ""),
        "edition": _escape(reference.edition or ""),
        "note": _escape(write_note(reference)),
        "url": quote(reference.address or "", safe="/:~%?=&#"),
        "language": reference.lang,
        "entrysubtype": "newspaper" if reference.paper else "",
    }
    # The names of months are words of BibTeX's own, which styles print in their language.
    written = (
        f"  {name} = {value}" if name == "month" else f"  {name} = {{{value}}}"
        for name, value in known.items()
        if value
    )
    kind, fields = "article" if reference.paper else "misc", ",\n".join(written)
    return f"@{kind}{{article-{reference.id},\n{fields}\n}}\n"


def _escape(text: str) -> str:
    return _SIGNS.sub(lambda found: _SPECIAL[found[0]], text)
