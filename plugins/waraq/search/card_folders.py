"""Folders of cards, which other processes can make: each reads the articles out of the index itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from waraq.search.cards import encode_card
from waraq.search.folders import Size, make_folder, place_file
from waraq.search.reader import IndexReader
from waraq.search.text_code import TextCode, load_text_code


class CardFolder(NamedTuple):
    """What goes into a folder: the documents from number `first` on, by their docnums in the index."""

    first: int
    docnums: tuple[int, ...]


def make_card_folders(directory: Path, folders: Sequence[tuple[Path, CardFolder]]) -> list[Size]:
    """Make some folders out of the index in `directory`; their sizes."""
    code = load_text_code()
    with IndexReader(directory) as reader:
        return [make_folder(path, _make_cards(reader, folder, code)) for path, folder in folders]


def _make_cards(reader: IndexReader, folder: CardFolder, code: TextCode) -> Iterator[tuple[str, bytes]]:
    for place, docnum in enumerate(folder.docnums):
        yield place_file(place), encode_card(reader.read_document(docnum), folder.first + place, code)
