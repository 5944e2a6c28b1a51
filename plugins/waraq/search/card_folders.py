"""Folders of cards, which other processes can make: each reads the articles out of the index itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from waraq.search.cards import count_in_folder, encode_card
from waraq.search.folders import join_texts, name_content, place_file
from waraq.search.reader import IndexReader
from waraq.search.sealed import Made, Seal, amend_folder, make_folder
from waraq.search.text_code import TextCode, load_text_code

# Raise when a card is written otherwise.
FORMAT = 6
# So many digits of a folder's version stand in the manifest, which names up to 256.
DIGITS = 3


class CardFolder(NamedTuple):
    """What goes into a folder: the documents from number `first` on, by their docnums in the index.

    `version` changes with all of them. Where the folder has the version
    `former`, only those at the places `changed` are others.
    """

    first: int
    docnums: tuple[int, ...]
    version: str
    former: str
    changed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CardFolders:
    """The folders of an index whose documents have these ids and digests; `before` has the digests before.

    A folder is named by the ids in it: when one of its articles is edited,
    the name stays.
    """

    ids: Sequence[str]
    digests: Sequence[str]
    before: Sequence[str]

    def list_folders(self, docnums: Sequence[int]) -> dict[str, CardFolder]:
        """The folders in their order by their names."""
        coded_by = name_content(load_text_code().pieces)
        folders: dict[str, CardFolder] = {}
        for first in range(0, len(self.ids), self.size):
            part = slice(first, first + self.size)
            head = (FORMAT, coded_by, first)
            name, version, former = (
                name_content([*head, *join_texts(each[part])])
                for each in (self.ids, self.digests, self.before)
            )
            pairs = zip(self.before[part], self.digests[part], strict=False)
            changed = tuple(place for place, (old, new) in enumerate(pairs) if old != new)
            folders[f"cards-{name}"] = CardFolder(first, tuple(docnums[part]), version, former, changed)
        return folders

    @property
    def size(self) -> int:
        """How many cards lie in one folder."""
        return count_in_folder(len(self.ids))

    def describe(self, folders: Mapping[str, CardFolder]) -> dict[str, object]:
        """What the manifest says of them: names and versions, one behind the other."""
        names = "".join(name.removeprefix("cards-") for name in folders)
        versions = "".join(folder.version[:DIGITS] for folder in folders.values())
        return {"size": self.size, "folders": names, "versions": versions}


def make_card_folders(directory: Path, folders: Sequence[tuple[Path, Seal | None, CardFolder]]) -> list[Made]:
    """Make some folders out of the index in `directory`, or what changed in them."""
    code = load_text_code()
    with IndexReader(directory) as reader:
        made = []
        for path, seal, folder in folders:
            if seal is not None and seal.version == folder.former:
                cards = _make_cards(reader, folder, folder.changed, code)
                made.append(amend_folder(path, seal, folder.version, cards))
            else:
                cards = _make_cards(reader, folder, range(len(folder.docnums)), code)
                made.append(make_folder(path, folder.version, cards))
        return made


def _make_cards(
    reader: IndexReader, folder: CardFolder, places: Sequence[int], code: TextCode
) -> Iterator[tuple[str, bytes]]:
    for place in places:
        card = encode_card(reader.read_document(folder.docnums[place]), folder.first + place, code)
        yield place_file(place), card
