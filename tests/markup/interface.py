"""The renderer's words, as a theme's catalogue gives them."""

from __future__ import annotations

from waraq.markup import MarkupStrings

STRINGS = MarkupStrings("جدول", "حواشی", "حاشیہ", "متن میں واپس")
