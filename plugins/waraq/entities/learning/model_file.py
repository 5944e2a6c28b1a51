"""What was learned, kept between commands in a file that can be deleted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from waraq.code_digest import digest_package
from waraq.entities.learning.hidden_names import HiddenNames
from waraq.entities.learning.learned import Learned
from waraq.entities.learning.samples import Lesson
from waraq.entities.tagger import Tagger
from waraq.errors import Problem
from waraq.files import keep, recall

MODEL = "learned_names"
FORMAT = "1"
_REMEDY = "run waraq entities learn"


@dataclass(frozen=True, slots=True)
class Lessons:
    """What a model was made from, and how well it did: `texts` articles, of which `words` words were sure."""

    texts: int
    words: int
    measure: HiddenNames
    model: bytes


def digest_lessons(lessons: Iterable[Lesson]) -> str:
    """A SHA-256 of texts and corrections: with the same one the same is learned."""
    digest = hashlib.sha256()
    for lesson in lessons:
        digest.update(json.dumps(lesson).encode())
    return digest.hexdigest()


def keep_learned(path: Path, learned: Lessons, tagger: Tagger, content: str) -> None:
    """Keep what was learned from the lessons of this digest, in one step."""
    head = json.dumps({"texts": learned.texts, "words": learned.words, "measure": learned.measure})
    keep(path, f"{_made_by(tagger)} {content}", head.encode() + b"\n" + learned.model)


def recall_lessons(path: Path, tagger: Tagger, content: str = "") -> Lessons | Problem:
    """What was kept, or why it is of no use: by other code or tables, damaged, or from other `content`."""
    if not path.is_file():
        return Problem(str(path), "nothing was learned yet", _REMEDY, fatal=False)
    kept = recall(path)
    if kept is None:
        return Problem(str(path), "the file is damaged", _REMEDY, fatal=False)
    made_by, _, made_from = kept[0].rpartition(" ")
    if made_by != _made_by(tagger):
        reason = "this was learned by another version, or with other tables of names"
        return Problem(str(path), reason, _REMEDY, fatal=False)
    if content and made_from != content:
        return Problem(str(path), "this was learned from other articles", _REMEDY, fatal=False)
    head, _, model = kept[1].partition(b"\n")
    values = json.loads(head)
    return Lessons(values["texts"], values["words"], HiddenNames(*values["measure"]), model)


def load_learned(cache: Path, tagger: Tagger, sure: float | None = None) -> Learned | Problem:
    """A finder of what was learned last, or a notice that tells why there is none."""
    lessons = recall_lessons(cache / MODEL, tagger)
    return lessons if isinstance(lessons, Problem) else Learned(lessons.model, tagger, sure)


def _made_by(tagger: Tagger) -> str:
    return f"{FORMAT} {digest_package()} {tagger.digest}"
