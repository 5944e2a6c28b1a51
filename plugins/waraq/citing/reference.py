"""What a citation has of an article."""

from __future__ import annotations

from typing import NamedTuple

from waraq.article import Article, DateQualifier


class Reference(NamedTuple):
    """One article as it is cited; what is not known is empty or None.

    Each text is one line. `authors` are those that the paper itself names: the
    byline, or a desk, an agency or a reporter in the dateline. `date` is
    EDTF, and `qualifier` its sign: ``~`` approximate, ``?`` uncertain, ``%`` both;
    `not_before` and `not_after` bound what has no date. `address` is absolute,
    `archive` the name of the site; `supplied` says that the title was taken from the
    text, since the paper had none;
    `page` is that of the printed paper, of the `edition` named so.
    """

    id: str
    title: str
    lang: str
    authors: tuple[str, ...] = ()
    paper: str | None = None
    date: str | None = None
    not_before: str | None = None
    section: str | None = None
    address: str | None = None
    archive: str = ""
    supplied: bool = False
    page: str | None = None
    edition: str | None = None
    not_after: str | None = None
    qualifier: DateQualifier | None = None

    @property
    def edtf(self) -> str | None:
        """The date with its sign, as EDTF writes it.

        >>> Reference("1", "سیلاب", "ur", date="1990-05", qualifier="~").edtf
        '1990-05~'
        """
        return self.date and f"{self.date}{self.qualifier or ''}"

    @property
    def parts(self) -> tuple[str, ...]:
        """Year, month and day, as many as are known.

        >>> Reference("1", "سیلاب", "ur", date="2010-08").parts
        ('2010', '08')
        """
        return tuple(self.date.split("-")) if self.date else ()


def make_reference(article: Article, archive: str, address: str | None) -> Reference:
    """The reference of an article in the `archive` of that name, at an absolute `address` if it has one.

    >>> article = Article(id="3kq7m2x9tb", headline="پاکستان  جیت گیا", body="", byline="احمد علی")
    >>> make_reference(article, "مشرق نامہ", None).authors
    ('احمد علی',)
    """
    return Reference(
        id=article.id,
        title=join_line(article.headline),
        lang=article.lang,
        authors=_name_authors(article),
        paper=join_line(article.publication or "") or None,
        date=article.date,
        not_before=None if article.date else article.not_before,
        section=join_line(article.section or "") or None,
        address=address,
        archive=join_line(archive),
        supplied=article.headline_source == "inferred",
        page=join_line(article.page or "") or None,
        edition=join_line(article.edition or "") or None,
        not_after=None if article.date else article.not_after,
        qualifier=article.date_qualifier,
    )


def _name_authors(article: Article) -> tuple[str, ...]:
    """The byline; without one the credits of the dateline, but the paper itself."""
    if byline := join_line(article.byline or ""):
        return (byline,)
    given = article.dateline.credits if article.dateline else ()
    names = (join_line(credit.text) for credit in given if credit.kind != "paper")
    return tuple(dict.fromkeys(name for name in names if name and name != article.publication))


def join_line(text: str) -> str:
    r"""A text in one line, without characters that no line has.

    >>> join_line("پاکستان\r\nجیت\tگیا\0 ")
    'پاکستان جیت گیا'
    """
    plain = text if text.isprintable() else "".join(each if each > "\x1f" else " " for each in text)
    return " ".join(plain.replace("\x7f", " ").split())
