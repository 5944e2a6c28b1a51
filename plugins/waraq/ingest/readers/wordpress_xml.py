"""The XML of a WordPress export (WXR), part by part: it may have gigabytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from waraq.errors import Problem, RecordError
from waraq.ingest.encodings import EncodingError, clean_text
from waraq.ingest.mojibake import LOST, RARE
from waraq.ingest.readers.lost_letters import BETWEEN_TEXTS, LetterWatch
from waraq.ingest.readers.xml_bytes import CUT, XmlBytes
from waraq.ingest.source_file import SourceFile

PIECE = 1 << 16  # bytes read at once
MOST_TAG = 1_000_000  # bytes; a tag is held whole until its end
MOST_PART = 10_000_000  # code points of the wanted texts of one part
FIELD_COST = 100  # code points that a field counts for besides its text
CHANNEL_DEPTH = 2  # rss, channel
# Names of elements by their namespace; that of `wp` carries a version.
PREFIXES: Mapping[str, str] = {
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
}
EXPORT = "wordpress.org/export/"


@dataclass(slots=True)
class Part:
    """A child of the channel: an item, an author, a category, or a text about the site.

    `fields` are its own children and theirs by name, in order, each with its
    attributes; `text` is its own text. `is_long` tells that the rest was left out.
    `doubtful` are texts that may have lost letters, as they are in the source, with their lines.
    """

    name: str
    line: int
    text: str = ""
    fields: dict[str, list[tuple[str, Mapping[str, str]]]] = field(default_factory=dict)
    is_long: bool = False
    doubtful: list[tuple[int, str]] = field(default_factory=list)

    def show_to(self, watch: LetterWatch) -> None:
        """Have its texts looked through for letters that were lost before."""
        shown, now = [""], self.line
        for line, text in self.doubtful:
            shown += "\n" * (line - now) or BETWEEN_TEXTS, text
            now = max(line, now) + text.count("\n")
        watch.look_through("".join(shown), self.line)

    def get(self, name: str) -> str:
        """The first text of a name, without spaces around it."""
        return next((text.strip() for text, _ in self.fields.get(name, ())), "")


def walk_export(source: SourceFile, wanted: frozenset[str]) -> Iterator[Part | Problem]:
    """Yield the parts of an export with the `wanted` fields; where it is damaged, a Problem, and no more.

    Raises RecordError for a DOCTYPE, which no export has, and for another encoding than the one that is said.
    """
    mender = XmlBytes(source.settings.encoding)
    reader = _Reader(source, wanted, mender)
    fed = 0
    with source.open() as stream:
        while not reader.damage and (piece := stream.read(PIECE)):
            try:
                mended = mender.mend(piece)
            except EncodingError as error:
                raise RecordError(source.report(error.reason, error.remedy, error.line)) from error
            fed += len(mended)
            reader.feed(mended)
            yield from reader.take_parts()
            if fed - reader.position > MOST_TAG:
                reader.damage = (f"a tag is longer than {MOST_TAG:,} bytes", reader.line)
    if not reader.damage:
        reader.feed(mender.end(), is_last=True)
    yield from reader.take_parts()
    yield from mender.report(source)
    if reader.damage:
        reason, line = reader.damage
        reason = f"the export is damaged here ({reason}); only what stands before was read"
        yield source.report(reason, "repair the line, or export that part again", line)


class _Reader:
    """Collects parts as expat meets them; expat expands nothing that no DOCTYPE declares."""

    def __init__(self, source: SourceFile, wanted: frozenset[str], mender: XmlBytes) -> None:
        self.damage: tuple[str, int] | None = None
        self._source = source
        self._wanted = wanted
        self._mender = mender
        self._parts: list[Part] = []
        self._part: Part | None = None
        self._depth = 0
        self._size = 0
        self._texts: list[str] | None = None
        self._attributes: Mapping[str, str] = {}
        self._begun = 1  # the line in which the text that is taken begins
        self._parser = expat.ParserCreate("utf-8", " ")  # whatever the XML declares: it is mended to that
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._take_text

    @property
    def line(self) -> int:
        """The line that was come to."""
        return self._parser.CurrentLineNumber + self._mender.skipped

    @property
    def position(self) -> int:
        """The byte that was come to."""
        return self._parser.CurrentByteIndex

    def feed(self, raw: bytes, *, is_last: bool = False) -> None:
        """Read on; `damage` tells why and where it can't go on."""
        try:
            self._parser.Parse(raw, is_last)
        except expat.ExpatError as error:
            self.damage = (expat.ErrorString(error.code) or str(error), error.lineno + self._mender.skipped)

    def take_parts(self) -> list[Part]:
        """The parts that ended since they were last taken."""
        parts, self._parts = self._parts, []
        return parts

    def _refuse_doctype(self, *_declaration: object) -> None:
        reason = "the export has a DOCTYPE, which may make gigabytes of a line or read other files"
        raise RecordError(
            self._source.report(reason, "remove the <!DOCTYPE …> and what it declares", self.line)
        )

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        name = _shorten(name)
        if self._depth == CHANNEL_DEPTH + 1:
            self._part = Part(name, self.line)
            self._size = 0
            self._texts = []
            self._begun = self.line
        elif self._depth > CHANNEL_DEPTH + 1:
            self._texts = [] if name in self._wanted else None
            self._begun = self.line
            self._attributes = attributes
            self._spend(FIELD_COST * (name in self._wanted))

    def _take_text(self, text: str) -> None:
        if self._texts is not None and self._spend(len(text)):
            self._texts.append(text)

    def _end(self, name: str) -> None:
        self._depth -= 1
        texts, self._texts = self._texts, None
        if self._part is None or self._depth < CHANNEL_DEPTH:
            return
        raw = "" if texts is None else "".join(texts)
        text = clean_text(raw.replace(CUT, LOST))
        if LOST in raw or any(letter in raw for letter in RARE):
            self._part.doubtful.append((self._begun, raw))
        if self._depth == CHANNEL_DEPTH:
            self._part.text = text.strip()
            self._parts.append(self._part)
            self._part = None
        elif texts is not None and not self._part.is_long:
            self._part.fields.setdefault(_shorten(name), []).append((text, self._attributes))

    def _spend(self, size: int) -> bool:
        """Count on, and tell whether the part is still short enough to be held."""
        self._size += size
        if self._part is not None and self._size > MOST_PART:
            self._part.is_long = True
            self._part.fields.clear()
            self._part.doubtful.clear()
            self._texts = None
            return False
        return True


def _shorten(name: str) -> str:
    """Return an element's name as exports write it, as in ``wp:post_id``.

    >>> _shorten("http://wordpress.org/export/1.2/ post_id"), _shorten("title")
    ('wp:post_id', 'title')
    """
    space, _, local = name.rpartition(" ")
    if EXPORT in space:
        return f"{'excerpt' if 'excerpt' in space else 'wp'}:{local}"
    return PREFIXES.get(space, space) + local
