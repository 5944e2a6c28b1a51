"""The words of the recent tier as the export before this one described them, so that only new ones need be.

They lie in one file beside the index. What they were described by, and a hash
of them, stand in its first line; where one is another, all are described anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from waraq.search.folders import name_content
from waraq.search.prefixes import Beginning, describe_words
from waraq.workers import Workers

WORDS = "described-words.tsv"


def describe_again(
    words: Iterable[str], memory: Path, made_by: Iterable[object], workers: Workers
) -> dict[str, Beginning]:
    """What `describe_words` gives; most of it out of the folder `memory`, which keeps it for the next time.

    `made_by` tells by which tables and in which way words are described.
    """
    made_from = name_content(made_by)
    known = _recall(memory / WORDS, made_from)
    wanted = list(words)
    new = [word for word in wanted if word not in known]
    described = describe_words(new, workers)
    if new:
        nothing = Beginning("", "")
        known.update((word, described.get(word, nothing)) for word in new)
    found = {word: known[word] for word in wanted}
    if len(known) > len(found) or new:
        _keep(memory / WORDS, made_from, found)
    return {word: beginning for word, beginning in found.items() if beginning.letters}


def _recall(path: Path, made_from: str) -> dict[str, Beginning]:
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if head.decode("ascii", "replace") != _write_head(made_from, body):
        return {}
    cells = body.decode().replace("\n", "\t").split("\t")
    return dict(zip(cells[:-1:3], map(Beginning, cells[1::3], cells[2::3]), strict=True))


def _keep(path: Path, made_from: str, described: dict[str, Beginning]) -> None:
    body = "".join(f"{word}\t{letters}\t{term}\n" for word, (letters, term) in described.items()).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_write_head(made_from, body).encode() + b"\n" + body)


def _write_head(made_from: str, body: bytes) -> str:
    return f"{made_from} {sha256(body).hexdigest()}"
