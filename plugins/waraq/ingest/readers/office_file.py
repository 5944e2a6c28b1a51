"""Documents of Word (.docx) and LibreOffice (.odt): an article each, out of the XML that is packed there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waraq.errors import Problem, RecordError
from waraq.ingest.encodings import clean_text
from waraq.ingest.identity import hash_bytes
from waraq.ingest.readers.furniture import drop_furniture
from waraq.ingest.readers.html_text import Block
from waraq.ingest.readers.limits import OFFICE, check_marks
from waraq.ingest.readers.lost_letters import LetterWatch
from waraq.ingest.readers.office_notes import append_notes, collect_notes, drop_marks
from waraq.ingest.readers.office_xml import BadXmlError, Paragraph, read_odt_xml, read_word_xml
from waraq.ingest.readers.office_zip import DAMAGE, open_office
from waraq.ingest.readers.text_lines import split_headline
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile
from waraq.ingest.trace import tell

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
WORD_TEXT, ODT_TEXT = "word/document.xml", "content.xml"
WORD_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
TITLES = frozenset({"title", "heading1"})
HEADINGS = {"heading1": "## ", "heading2": "## ", "heading3": "### ", "heading4": "#### "}
LISTS = ("listbullet", "listnumber")  # styles of Word, in which the list may be
SAVE = "open it in the program that made it, and save it anew without a password, or as .txt"


def read_docx(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the article of a document of Word."""
    xml, *notes = _unpack(source, WORD_TEXT, WORD_NOTES)
    yield from _read(source, xml, read_word_xml(xml), notes)


def read_odt(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the article of a document of LibreOffice."""
    [xml] = _unpack(source, ODT_TEXT)
    yield from _read(source, xml, read_odt_xml(xml))


def _unpack(source: SourceFile, name: str, others: Sequence[str] = ()) -> list[bytes]:
    """The XML of a document's text, and of those of the others that are there. Raises RecordError."""
    found: list[bytes] = []
    left = OFFICE.size
    try:
        with open_office(source) as packed:
            for each in (name, *(other for other in others if other in packed.NameToInfo)):
                with packed.open(each) as stream:
                    found.append(stream.read(left + 1))
                left -= len(found[-1])
                if left < 0:
                    break
    except KeyError as error:
        reason = f"it holds no text of its kind (“{name}” is missing)"
        raise RecordError(source.report(reason, SAVE)) from error
    except DAMAGE as error:
        raise RecordError(source.report(f"the document can't be opened ({error})", SAVE)) from error
    if left < 0:
        reason = f"the document has more than {OFFICE.size // 1_000_000} MB of text and marks"
        raise RecordError(source.report(reason, OFFICE.remedy))
    check_marks(source, b"".join(found).decode("utf-8", "replace"), OFFICE)
    return found


def _read(
    source: SourceFile, xml: bytes, found: Iterator[Paragraph], noted: Sequence[bytes] = ()
) -> Iterator[Record | Problem]:
    try:
        everything = list(found)
        apart = [each for part in noted for each in read_word_xml(part)]
    except BadXmlError as error:
        yield source.report(f"the document is damaged ({error})", SAVE)
        return
    paragraphs = [each for each in everything if not each.note]
    notes = collect_notes(each for each in (*everything, *apart) if each.note)
    lines = [(clean_text(line).strip(), each) for each in paragraphs for line in each.text.split("\n")]
    if not any(drop_marks(text) for text, _ in lines):
        yield source.report("the document has no text", "save what its pictures show as .txt, or delete it")
        return
    watch = LetterWatch()
    watch.look_through("\n".join((*(text for text, _ in lines), *notes.values())))
    yield from watch.report(source)
    headline, start = _find_headline(lines)
    blocks = drop_furniture([Block(text, _mark(each)) for text, each in lines[start:] if text])
    texts, markdown = append_notes(blocks, notes)
    yield Record(
        key="",
        sha256=hash_bytes(b"".join((xml, *noted)) if notes else xml),
        media_type=WORD if source.suffix == ".docx" else ODT,
        paragraphs=tuple(texts),
        markdown=markdown if notes or any(block.marker for block in blocks) else None,
        headline=headline and drop_marks(headline),
    )


def _find_headline(lines: list[tuple[str, Paragraph]]) -> tuple[str | None, int]:
    """The headline, and where the text below begins: a title by its style, else as in a plain text."""
    first = next(number for number, (text, _) in enumerate(lines) if text)
    text, paragraph = lines[first]
    if paragraph.style in TITLES and any(text for text, _ in lines[first + 1 :]):
        tell("headline", f"the first paragraph, whose style is “{paragraph.style}”", drop_marks(text))
        return text, first + 1
    return split_headline([text for text, _ in lines])


def _mark(paragraph: Paragraph) -> str:
    is_item = paragraph.is_item or paragraph.style.startswith(LISTS)
    return "- " if is_item else HEADINGS.get(paragraph.style, "")
