"""The few words that the markup itself shows or reads out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MarkupStrings:
    """Labels for assistive technology, in the language of the site's interface."""

    table: str
    footnotes: str
    footnote: str
    back_to_text: str
