"""The whole way from a folder of sources to a folder of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from waraq import stages
from waraq.errors import Problem, RecordError
from waraq.ingest.article_file import MAX_ARTICLE_BYTES
from waraq.ingest.catalogue import Catalogue, Entry
from waraq.ingest.identity import hash_bytes
from waraq.ingest.metadata import infer_metadata
from waraq.ingest.readers import find_reader, refuse_format
from waraq.ingest.record import Record
from waraq.ingest.report import Outcome, Report
from waraq.ingest.source_file import SourceFile
from waraq.ingest.sources import walk_sources
from waraq.ingest.writer import make_article, place_article, write_article

# After so many records of a file it is guessed anew how many it has.
_BETWEEN_GUESSES = 100
MAX_BODY_BYTES = MAX_ARTICLE_BYTES - 1_000_000  # what is left is for the front matter


def ingest(seeds: Path, content: Path) -> Report:
    """Read every source below `seeds` and write what is new or changed below ``content/articles``.

    A file that a person edited is never overwritten, an article whose source
    went away stays, and a second run changes nothing. Whatever can't be used
    is a problem in the report; nothing is raised for it.
    """
    run = _Run(seeds, content)
    run.take_sources(list(walk_sources(seeds)))
    run.report_unseen()
    return run.report()


def read_records(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the records and problems of one source file; nothing is raised for what is in it."""
    reader = find_reader(source.suffix)
    if reader is None:
        yield refuse_format(source)
        return
    try:
        yield from reader(source)
    except RecordError as error:
        yield error.problem
    except OSError as error:
        yield source.describe(error)
    except Exception as error:  # noqa: BLE001 - parsers of others on foreign bytes: any file may break them
        reason = f"the file can't be read as {source.suffix} ({type(error).__name__}: {error})"
        yield source.report(reason, "save its text as .txt or .md")


class _Run:
    """One run: the catalogue of what exists, and what happened so far."""

    def __init__(self, seeds: Path, content: Path) -> None:
        self.seeds = seeds
        self.content = content
        self.catalogue = Catalogue(content)
        self.problems = list(self.catalogue.problems)
        self.counts: Counter[Outcome] = Counter({Outcome.REFUSED: len(self.problems)})
        self.paths: list[Path] = []
        self.failed_files: set[str] = set()
        self.files: dict[str, str] = {}
        self.texts: dict[str, str] = {}  # hash of a text -> the record that had it first

    def refuse(self, problem: Problem) -> None:
        """Note a problem, and that something was refused if it is fatal."""
        self.problems.append(problem)
        self.counts[Outcome.REFUSED] += problem.fatal

    def take_sources(self, sources: list[SourceFile | Problem]) -> None:
        """Take each source; one that was not read yet is expected to hold one article."""
        with stages.run("Reading sources", "articles", len(sources)) as stage:
            for left, source in zip(reversed(range(len(sources))), sources, strict=True):
                if isinstance(source, Problem):
                    self.refuse(source)
                else:
                    self.take_file(source, stage, left)
                stage.expect(stage.count + left)

    def take_file(self, source: SourceFile, stage: stages.Running, left: int) -> None:
        """Read one source file and take each of its records; so many files are left after it."""
        twin = self.files.setdefault(source.name, source.shown)
        if twin != source.shown:
            reason = f"its name differs from that of {twin} in the composition of its letters only"
            self.refuse(source.report(reason, "rename one of the two files"))
            return
        before = stage.count
        for item in read_records(source):
            stage.advance()
            done = stage.count - before
            if done % _BETWEEN_GUESSES == 0 and (share := source.measure_progress()):
                stage.expect(before + round(done / share) + left)
            if isinstance(item, Record):
                self.take_record(item, source)
                continue
            self.refuse(item)
            if item.fatal:
                self.failed_files.add(source.name)

    def take_record(self, record: Record, source: SourceFile) -> None:
        """Write, rewrite or leave the article of one record."""
        file = source.name
        self.report_twin(record, source)
        entry = self.catalogue.find(file, record, self.seeds)
        if entry is None and self.catalogue.is_broken(file, record):
            self.counts[Outcome.KEPT] += 1
        elif entry is None:
            self.write(record, source, None)
        elif entry.edited:
            self.counts[Outcome.KEPT] += 1
            self.report_kept(record, source, entry)
        elif (entry.source.file, entry.source.sha256) == (file, record.sha256):
            self.counts[Outcome.UNCHANGED] += 1
        else:
            self.write(record, source, entry)

    def write(self, record: Record, source: SourceFile, entry: Entry | None) -> None:
        """Make the article of a record and write its file."""
        file = source.name
        metadata = infer_metadata(record, file, source.shown)
        self.problems.extend(metadata.problems)
        article_id = entry.id if entry else self.catalogue.make_new_id(file, record)
        article = make_article(record, metadata, file, article_id)
        if article is None or len(article.body.encode("utf-8")) > MAX_BODY_BYTES:
            reason, remedy = (
                ("the record has no words", "give it a text, or delete it")
                if article is None
                else (f"the record has more than {MAX_BODY_BYTES // 1_000_000} MB of text", "split it")
            )
            self.refuse(source.report(reason, remedy, record.line, record.key or None))
            return
        target = entry.path if entry else place_article(article, self.content)
        try:
            write_article(article, target, self.content)
        except RecordError as error:
            self.refuse(error.problem)
            return
        self.counts[Outcome.UPDATED if entry else Outcome.WRITTEN] += 1
        self.paths.append(target)

    def report_kept(self, record: Record, source: SourceFile, entry: Entry) -> None:
        """Tell when a source changed whose article a person edited."""
        if entry.source.sha256 != record.sha256:
            reason = f"the source changed, but {entry.path} was edited and is kept"
            remedy = f"compare the two; then write “sha256: {record.sha256}” below “source” in the article"
            self.problems.append(source.note(reason, remedy, record.line, record.key or None))

    def report_twin(self, record: Record, source: SourceFile) -> None:
        """Tell when two records have the same text; both are kept."""
        name = f"{source.name} [{record.key}]" if record.key else source.name
        digest = hash_bytes("".join(record.text.split()).encode("utf-8"))
        first = self.texts.setdefault(digest, name)
        if first != name:
            reason = f"the text is the same as that of {first}; both are kept"
            remedy = "if it is one article, set “status: withheld” in one of the two"
            self.problems.append(source.note(reason, remedy, record.line, record.key or None))

    def report_unseen(self) -> None:
        """Tell which articles have lost their source; they stay."""
        for entry in self.catalogue.unseen():
            if entry.source.file not in self.failed_files:
                record = f" [{entry.source.record}]" if entry.source.record else ""
                reason = f"its source {entry.source.file}{record} is gone; the article stays"
                remedy = "to withdraw the article, set “status: withheld”"
                self.problems.append(Problem(str(entry.path), reason, remedy, fatal=False))

    def report(self) -> Report:
        """Return what happened."""
        return Report(
            written=self.counts[Outcome.WRITTEN],
            updated=self.counts[Outcome.UPDATED],
            unchanged=self.counts[Outcome.UNCHANGED],
            kept=self.counts[Outcome.KEPT],
            refused=self.counts[Outcome.REFUSED],
            paths=tuple(self.paths),
            problems=tuple(self.problems),
        )
