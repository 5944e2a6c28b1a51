"""How the page of an article lets it be cited and passed on: lines, files, what its head says, links."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup

from waraq.article import Article
from waraq.citing import (
    Piece,
    Reference,
    Role,
    list_meta,
    list_pieces,
    make_reference,
    write_bibtex,
    write_coins,
    write_csl,
    write_ris,
)
from waraq.citing.words import BLANK
from waraq.plugins.addresses import article_url
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.catalogue import ARCHIVE
from waraq.plugins.template import escape_to_print

# Everything else of ASCII is written as % and its number; letters of Urdu may stand in addresses as they are.
_PLAIN = frozenset("-._~:/@,;!*()")
_ASCII = "\r\n" + "".join(map(chr, range(0x20, 0x7F)))  # citations have no others of its control characters
_SIGNS = ("%", *(each for each in _ASCII if not (each.isalnum() or each in _PLAIN or each == "%")))
_WRITTEN = tuple((sign, f"%{ord(sign):02X}") for sign in _SIGNS)
# What of a line in English is no English words stands apart from its neighbours.
_ROLES = {
    Role.NAME: '<bdi lang="{lang}">{text}</bdi>',
    Role.TITLE: '<cite><bdi lang="{lang}">{text}</bdi></cite>',
    Role.ADDRESS: "<span>{text}</span>",
    Role.BLANK: '<span data-today data-pattern="{{month}} {{day}}, {{year}}">{text}</span>',
}


class Format(NamedTuple):
    """A kind of file: what readers call it, the end of its name, its media type, and what writes it."""

    label: str
    end: str
    media_type: str
    write: Callable[[Reference], str]


FORMATS = (
    Format("BibTeX", "bib", "application/x-bibtex", write_bibtex),
    Format("RIS", "ris", "application/x-research-info-systems", write_ris),
    Format("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", write_csl),
)


class FileLink(NamedTuple):
    """A file to download: what readers call it, its name there, and its address, from the page or whole."""

    label: str
    file: str
    address: str


class Shares(NamedTuple):
    """Addresses that pass the article on."""

    email: str
    whatsapp: str
    facebook: str
    x: str


class Citation(NamedTuple):
    """What an article's page shows of it; `shares` are None where the site has no public address.

    `head` are elements for the page's head, `chicago` the line in that style.
    """

    reference: Reference
    chicago: Markup
    files: tuple[FileLink, ...]
    head: Markup
    coins: str
    shares: Shares | None
    blank: str = BLANK


def cite_article(archive: Archive, write: WritePage, article: Article) -> Citation:
    """The citation of an article; its files are written beside its page where the settings want them."""
    site, url = archive.site, article_url(article.id)
    reference = make_reference(article, site.name, f"{site.url}/{url}" if site.url else None)
    beside = archive.config.citation_files
    if beside:
        for form in FORMATS:
            write.file(f"{url}{_name_file(form)}", form.write(reference).encode())
    return make_citation(reference, beside=beside)


def make_citation(reference: Reference, *, beside: bool = False) -> Citation:
    """The citation of a reference; its files lie `beside` the page, or in their links."""
    return Citation(
        reference=reference,
        chicago=_write_line(reference),
        files=tuple(
            FileLink(
                form.label,
                f"{reference.id}.{form.end}",
                _name_file(form) if beside else write_link(form, reference),
            )
            for form in FORMATS
        ),
        head=_write_head(reference),
        coins=write_coins(reference),
        shares=_share(reference.title, reference.address) if reference.address else None,
    )


def _write_head(reference: Reference) -> Markup:
    """Elements for the head; OpenGraph's are properties, as its readers want it."""
    lines = (
        f'  <meta {"property" if ":section" in name else "name"}="{name}" content="{text}">'
        for name, text in ((name, escape_to_print(content)) for name, content in list_meta(reference))
    )
    return Markup("\n".join(lines))  # noqa: S704 - contents are escaped


def _write_line(reference: Reference) -> Markup:
    pieces = (_write_piece(piece, reference) for piece in list_pieces(reference))
    return Markup("".join(pieces))  # noqa: S704 - texts are escaped


def _write_piece(piece: Piece, reference: Reference) -> str:
    text = escape_to_print(piece.text)
    if piece.role is Role.WORDS:
        return text
    lang = reference.lang if piece.text is reference.title else ARCHIVE
    return _ROLES[piece.role].format(text=text, lang=escape_to_print(lang))


def _name_file(form: Format) -> str:
    return f"cite.{form.end}"


def write_link(form: Format, reference: Reference) -> str:
    """A file as an address that has all of it.

    Three files more an article would be three times the files of a site, of
    which making one takes longer than writing what is in it.
    """
    return f"data:{form.media_type};charset=utf-8,{write_value(form.write(reference))}"


def write_value(text: str) -> str:
    """A text as a value in an address.

    >>> write_value('50% "ٹیکس" & بجٹ')
    '50%25%20%22ٹیکس%22%20%26%20بجٹ'
    """
    # A table for `translate` takes ten times as long, most of it for letters that it does not have.
    for sign, written in _WRITTEN:
        if sign in text:
            text = text.replace(sign, written)
    return text


def _share(title: str, address: str) -> Shares:
    headline, url = write_value(title), write_value(address)
    return Shares(
        email=f"mailto:?subject={headline}&body={url}",
        whatsapp=f"https://wa.me/?text={headline}%0A{url}",
        facebook=f"https://www.facebook.com/sharer/sharer.php?u={url}",
        x=f"https://x.com/intent/post?text={headline}&url={url}",
    )
