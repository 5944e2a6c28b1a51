"""The footnotes of Word's and LibreOffice's documents, as Markdown has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from waraq.ingest.encodings import clean_text
from waraq.ingest.markdown_text import escape_line
from waraq.ingest.readers.html_text import Block, write_blocks
from waraq.ingest.readers.office_xml import NOTE_CLOSE, NOTE_OPEN, Paragraph

_MARK = re.compile(f"{NOTE_OPEN}([^{NOTE_OPEN}{NOTE_CLOSE}]*){NOTE_CLOSE}")
_LOOKS_LIKE_NOTE = re.compile(r"^(\[\^\d+\]):", re.MULTILINE)  # which would be one, and not a reference

Notes = Mapping[str, str]


def collect_notes(paragraphs: Iterable[Paragraph]) -> Notes:
    """The text of each note by its key, in the order of the document; a note is one line."""
    lines: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        lines.setdefault(paragraph.note, []).append(clean_text(drop_marks(paragraph.text)))
    texts = {key: " ".join(" ".join(texts).split()) for key, texts in lines.items()}
    return {key: text for key, text in texts.items() if text}


def drop_marks(text: str) -> str:
    """A text without the marks of its notes."""
    return _MARK.sub("", text) if NOTE_OPEN in text else text


def append_notes(blocks: Sequence[Block], notes: Notes) -> tuple[list[str], str]:
    """The paragraphs of a text with those of its notes below them, and all of it in Markdown.

    A note that nothing in the blocks refers to, as that of a headline, becomes a paragraph.
    """
    numbers: dict[str, int] = {}
    for block in blocks:
        for mark in _MARK.finditer(block.text):
            if mark[1] in notes:
                numbers.setdefault(mark[1], len(numbers) + 1)
    loose = [Block(text) for key, text in notes.items() if key not in numbers]
    plain = [replace(block, text=drop_marks(block.text)) for block in blocks]
    said = [notes[key] for key in numbers]

    def refer(mark: re.Match[str]) -> str:
        return f"[^{numbers[mark[1]]}]" if mark[1] in numbers else ""

    body = _LOOKS_LIKE_NOTE.sub(r"\1\\:", _MARK.sub(refer, write_blocks([*blocks, *loose])))
    defined = (f"[^{number}]: {escape_line(notes[key])}" for key, number in numbers.items())
    return [each.text for each in (*plain, *loose)] + said, "\n\n".join((body, *defined))
