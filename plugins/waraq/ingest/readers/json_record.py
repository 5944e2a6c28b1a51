"""One article out of one JSON object."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from waraq.errors import Problem
from waraq.ingest.identity import hash_bytes
from waraq.ingest.readers.body_field import POST_TEXT, complete_record
from waraq.ingest.readers.fields import name_fields, pick_line
from waraq.ingest.readers.json_wrappers import open_wrapper
from waraq.ingest.readers.lost_letters import BETWEEN_TEXTS, LetterWatch
from waraq.ingest.readers.passed_by import PassedBy
from waraq.ingest.readers.pieces import DAMAGED
from waraq.ingest.readers.posts import open_post
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile
from waraq.ingest.trace import tell

NOTHING: Mapping[str, object] = {}
# NewsAPI gives the first two hundred characters, WordPress's summaries end so.
_CUT = re.compile(r"\[(?:\+\d{1,7} chars|…|\.\.\.)\]\Z")
LINES = "application/jsonl"
IN_LINE = " in one line; call a file .json whose objects have several"
REMEDY = 'write an object such as {"id": "1", "headline": "…", "body": "…"}'


class JsonRecords:
    """Makes the records of one source."""

    def __init__(self, source: SourceFile, media_type: str) -> None:
        self._source = source
        self._media_type = media_type
        self._twice: str | None = None
        self.decoder = json.JSONDecoder(object_pairs_hook=self._join)
        self._watch = LetterWatch()
        self._passed = PassedBy(source)
        self._cut = 0

    def _join(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        """Return an object of JSON, and note a key that stands in it twice."""
        values = dict(pairs)
        if len(values) < len(pairs):
            self._twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        return values

    def report(self) -> Iterator[Problem]:
        """Yield what is told once of all records."""
        yield from self._watch.report(self._source)
        yield from self._passed.report()
        if self._cut:
            reason = f"the text of some records breaks off, as “[…]” at the end says (records: {self._cut})"
            yield self._source.note(reason, "take in an export of the site, or its pages")

    def describe(self, error: Exception, line: int) -> Problem:
        """Return the problem of a text that the decoder raised this for."""
        if isinstance(error, RecursionError):
            return self._source.report("the lists lie too deep in one another", REMEDY, line)
        if isinstance(error, json.JSONDecodeError):
            what = f"{error.msg.removesuffix(' at')} at column {error.colno}"
            remedy = REMEDY + IN_LINE * (self._media_type == LINES)
            return self._source.report(f"the record is not JSON ({what})", remedy, line)
        # Python reads whole numbers of up to 4,300 digits.
        return self._source.report("a number in the record is too long", "put it between quotes", line)

    def forget_keys(self) -> None:
        """Leave out of account the keys of what was decoded last."""
        self._twice = None

    def make(
        self,
        values: object,
        text: str,
        line: int,
        *,
        alone: bool = False,
        given: Mapping[str, object] = NOTHING,
    ) -> Iterator[Record | Problem]:
        """Yield the article of an object that was just decoded, and notices of it.

        The object stands as `text` in the source and begins in this line;
        `alone` says that the source holds nothing else. `given` are fields of
        the articles that have none of their own.
        """
        twice, self._twice = self._twice, None
        if DAMAGED in text:
            yield self._source.report("some bytes of the record are damaged", "repair them", line)
            return
        if not isinstance(values, dict):
            yield self._source.report("the record is no JSON object", REMEDY, line)
            return
        fields = self._name_fields(values, text, line)
        if fields is None:
            return
        whole = text.strip()
        if given:
            whole += repr(sorted(given.items()))
            _add_given(fields, given)
        key = pick_line(fields, "id") or ""
        if twice is not None:
            reason = f"the key “{twice}” stands twice in one object; the last of the two was used"
            yield self._source.note(reason, "keep one", line, key or None)
        sha256 = hash_bytes(whole.encode("utf-8", "surrogatepass"))
        record = Record(
            key=key, sha256=sha256, media_type=self._media_type, line=line, number=None if alone else line
        )
        remedy = "give it a “body”, or name the key that holds it under “columns” in source.yaml"
        found = complete_record(record, fields, is_post=POST_TEXT in values)
        if found and _CUT.search(found.paragraphs[-1]):
            self._cut += 1
        yield found or self._source.report("the record has no text", remedy, line, key or None)

    def _name_fields(self, values: Mapping[str, object], text: str, line: int) -> dict[str, object] | None:
        """Return an object by the names of our fields; None where it is passed by."""
        post = open_post(values)
        if post is not None:
            self._watch.look_through(BETWEEN_TEXTS.join(_walk_texts(post)), line)
            if not post["body"]:
                self._passed.pass_textless()
                return None
            return dict(post)
        self._look_through(values, text, line)
        values = open_wrapper(values, self._source.settings.columns)
        if self._passed.passes_record(values):
            return None
        return name_fields(values, self._source.settings.columns)

    def _look_through(self, values: Mapping[str, object], text: str, line: int) -> None:
        # Where letters are written as \u0639 they are seen in the values only.
        self._watch.look_through(BETWEEN_TEXTS.join(_walk_texts(values)) if "\\u" in text else text, line)


def _walk_texts(values: Mapping[str, object]) -> Iterator[str]:
    """Yield all texts in an object, each as one line: what is found in them is in the record's line."""
    waiting: list[object] = [values]  # lists may lie deeper in one another than calls may
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value.replace("\n", " ")
        elif isinstance(value, Mapping):
            waiting += reversed([*value.values()])
        elif isinstance(value, list):
            waiting += reversed(value)


def _add_given(fields: dict[str, object], given: Mapping[str, object]) -> None:
    for field, value in given.items():
        if field not in fields:
            fields[field] = value
            tell(field, "what stands beside the list of articles", value)
