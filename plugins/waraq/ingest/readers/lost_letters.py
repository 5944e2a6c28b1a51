"""Notices of letters that a source has lost: text decoded with the wrong code page, “�”, “?” within words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from waraq.errors import Problem
from waraq.ingest.mojibake import LOST, Mojibake, find_mojibake
from waraq.ingest.source_file import SourceFile

_FILL_IN = "export it anew as UTF-8, or fill in the letters"
# A code page without a letter writes “?” for it: Windows-1256 for the Urdu ی. Between two letters one may be
# a question without a space behind it; so many in one text are none.
FEWEST_MARKS = 3
_LETTER = "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff"
_MARK = re.compile(rf"(?<=[{_LETTER}])\?(?=[{_LETTER}])")


class LetterWatch:
    """Looks for lost letters in the pieces of one source, and tells of them once, at its end."""

    def __init__(self) -> None:
        self._first: tuple[int, Mojibake] | None = None
        self._more = 0
        self._lost = 0
        self._lost_line = 0
        self._marks = 0
        self._marks_line = 0

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
