"""Notices of letters that a source has lost: by a wrong code page, as “�”, “?” or control codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from waraq.errors import Problem
from waraq.ingest.encodings import has_unseen
from waraq.ingest.mojibake import LOST, Mojibake, find_mojibake
from waraq.ingest.source_file import SourceFile

_FILL_IN = "export it anew as UTF-8, or fill in the letters"
# A code page without a letter writes “?” for it: Windows-1256 for the Urdu ی. Between two letters one may be
# a question without a space behind it; so many in one text are none.
FEWEST_MARKS = 3
MOST_NAMED = 5  # codes
BETWEEN_TEXTS = "\x1f"  # of one source, which are looked through together; no line of a text
_LETTER = "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff"
_MARK = re.compile(rf"(?<=[{_LETTER}])\?(?=[{_LETTER}])")
# What `clean_text` removes and is no habit of programs, as byte order marks are, and U+001A at the end of
# a file. U+001F is ours, between texts.
_CODES = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1e\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class LetterWatch:
    """Looks for lost letters in the pieces of one source, and tells of them once, at its end."""

    def __init__(self) -> None:
        self._first: tuple[int, Mojibake] | None = None
        self._more = 0
        self._lost = 0
        self._lost_line = 0
        self._marks = 0
        self._marks_line = 0
        self._codes: Counter[str] = Counter()
        self._codes_line = 0

    def look_through(self, text: str, line: int = 1) -> None:
        """Look at a piece of the source, as it was decoded; it begins in this line."""
        if mojibake := find_mojibake(text):
            if self._first is None:
                self._first = line + text.count("\n", 0, mojibake.start), mojibake
            else:
                self._more += 1
        if LOST in text:
            if not self._lost:
                self._lost_line = line + text.count("\n", 0, text.index(LOST))
            self._lost += text.count(LOST)
        if text.count("?") >= FEWEST_MARKS and len(marks := list(_MARK.finditer(text))) >= FEWEST_MARKS:
            if not self._marks:
                self._marks_line = line + text.count("\n", 0, marks[0].start())
            self._marks += len(marks)
        if has_unseen(text) and (first := _CODES.search(text)):
            if not self._codes:
                self._codes_line = line + text.count("\n", 0, first.start())
            self._codes.update(_CODES.findall(text))

    def report(self, source: SourceFile) -> Iterator[Problem]:
        """Yield what was found."""
        if self._first is not None:
            line, mojibake = self._first
            reason = (
                "the text was decoded with the wrong code page before it was saved: "
                f"“{mojibake.found}” is probably “{mojibake.repaired}”"
            )
            if self._more:
                reason += f"; {self._more} more records are like that"
            yield source.note(reason, "export it anew as UTF-8; the text was left as it is", line)
        if self._lost:
            times = "once" if self._lost == 1 else f"{self._lost} times"
            reason = f"“{LOST}” stands in the text {times}: letters were lost before it was saved"
            yield source.note(reason, _FILL_IN, self._lost_line)
        if self._marks:
            reason = (
                f"“?” stands within words {self._marks} times: a program probably wrote it for letters "
                "that its code page lacks, as Windows-1256 lacks ی"
            )
            yield source.note(reason, _FILL_IN, self._marks_line)
        if self._codes and self._first is None:  # code pages that were mixed up make such codes of letters
            names = ", ".join(f"U+{ord(code):04X}" for code in sorted(self._codes)[:MOST_NAMED])
            reason = f"{self._codes.total()} codes that are no letters were left out of the text: {names}"
            yield source.note(reason, "look there whether a letter is missing", self._codes_line)
