"""The words of a tier as the export before this one described them, so that only new ones need be.

They lie in a file beside the index; where they were described by something
else, all are described anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from waraq.files import keep, recall
from waraq.search.folders import name_content
from waraq.search.prefixes import Beginning, describe_words
from waraq.workers import Workers

WORDS = "described-words.tsv"
# Of the base, where there is one.
WORDS_OF_BASE = "described-words-of-base.tsv"


def describe_again(
    words: Iterable[str], kept: Path, made_by: Iterable[object], workers: Workers
) -> dict[str, Beginning]:
    """What `describe_words` gives; most of it out of the file `kept`, which keeps it for the next time.

    `made_by` tells by which tables and in which way words are described.
    """
    made_from = name_content(made_by)
    known = _recall(kept, made_from)
    wanted = list(words)
    new = [word for word in wanted if word not in known]
    described = describe_words(new, workers)
    if new:
        nothing = Beginning("", "")
        known.update((word, described.get(word, nothing)) for word in new)
    found = {word: known[word] for word in wanted}
    if len(known) > len(found) or new:
        _keep(kept, made_from, found)
    return {word: beginning for word, beginning in found.items() if beginning.letters}


def _recall(path: Path, made_from: str) -> dict[str, Beginning]:
    kept = recall(path)
    if kept is None or kept[0] != made_from:
        return {}
    cells = kept[1].decode().replace("\n", "\t").split("\t")
    return dict(zip(cells[:-1:3], map(Beginning, cells[1::3], cells[2::3]), strict=True))


def _keep(path: Path, made_from: str, described: dict[str, Beginning]) -> None:
    lines = (f"{word}\t{letters}\t{term}\n" for word, (letters, term) in described.items())
    keep(path, made_from, "".join(lines).encode())
