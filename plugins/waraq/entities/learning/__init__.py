"""People's names learned from the archive's own texts: suggestions, beside tables and rules."""

from __future__ import annotations

from waraq.entities.learning.hidden_names import HiddenNames, measure_hidden_names
from waraq.entities.learning.learned import Learned, train
from waraq.entities.learning.learning import MOST_TEXTS, choose_texts, learn
from waraq.entities.learning.model_file import (
    MODEL,
    Lessons,
    digest_lessons,
    keep_learned,
    load_learned,
    recall_lessons,
)
from waraq.entities.learning.samples import Lesson, make_samples

__all__ = [
    "MODEL",
    "MOST_TEXTS",
    "HiddenNames",
    "Learned",
    "Lesson",
    "Lessons",
    "choose_texts",
    "digest_lessons",
    "keep_learned",
    "learn",
    "load_learned",
    "make_samples",
    "measure_hidden_names",
    "recall_lessons",
    "train",
]
