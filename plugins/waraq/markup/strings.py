"""The few words that the markup itself shows or reads out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MarkupStrings:
    """Labels for assistive technology; a theme for another language passes its own."""

    table: str = "جدول"
    footnotes: str = "حواشی"
    footnote: str = "حاشیہ"
    back_to_text: str = "متن میں واپس"
