"""Build the list of Urdu words with their frequencies from the Makhzan corpus (maintainers only).

    PYTHONPATH=plugins python tools/build_frequencies.py makhzan_word_frequency.tsv

The input is the table of words seen three times or more that is made from
Makhzan's ``stats/`` (MIT): a word, a tab, a count. Each word is composed and
written in Urdu letters; spellings that become one are added up. What is not
one word of Urdu letters, and what was glued behind a ے, is left out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from waraq.text.code_points import find_letters
from waraq.text.composition import find_compositions, find_loose_hamzas
from waraq.text.edit import apply_edits

TARGET = Path(__file__).parents[1] / "plugins" / "waraq" / "data" / "word_frequencies.txt"
WORD = re.compile("[\u0621-\u063a\u0641-\u064a\u0670-\u06d3]+")
GLUED = re.compile("\u06d2[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]")
HEAD = """\
# Urdu words and how often they stand in the Makhzan corpus (MIT; see README.md), if three times or more.
# A word, a tab, a count. Made by tools/build_frequencies.py; not edited by hand.
"""


def count_words(lines: list[str]) -> Counter[str]:
    """The words of the table in our letters, with their counts."""
    counts: Counter[str] = Counter()
    for line in lines:
        word, _, count = line.partition("\t")
        for find_edits in (find_compositions, find_loose_hamzas, find_letters):
            word = apply_edits(word, find_edits(word))
        if WORD.fullmatch(word) and not GLUED.search(word):
            counts[word] += int(count)
    return counts


def main(source: Path) -> None:
    """Write the list and say how long it is."""
    counts = count_words(source.read_text("utf-8").splitlines())
    rows = (f"{word}\t{counts[word]}\n" for word in sorted(counts))
    TARGET.write_text(HEAD + "".join(rows), "utf-8", newline="\n")
    print(f"{len(counts)} words, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
