"""The whole way from a folder of sources to a folder of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from waraq import stages
from waraq.article import Article
from waraq.errors import Problem, RecordError
from waraq.ingest.article_file import MAX_ARTICLE_BYTES
from waraq.ingest.catalogue import Catalogue, Entry
from waraq.ingest.copies import Copies, open_copies
from waraq.ingest.identity import KEY_LENGTH, make_id, name_record
from waraq.ingest.ledger import Ledger
from waraq.ingest.metadata import infer_metadata
from waraq.ingest.readers import read_records
from waraq.ingest.record import Record
from waraq.ingest.report import Outcome, Report
from waraq.ingest.section_map import load_section_map
from waraq.ingest.settings import apply_settings
from waraq.ingest.source_file import SourceFile
from waraq.ingest.sources import drop_twins, walk_sources
from waraq.ingest.told import Told
from waraq.ingest.writer import ArticleWriter, Origin, make_article, place_article

LEDGER = "ingest.sqlite"
# After so many records of a file it is guessed anew how many it has.
_BETWEEN_GUESSES = 100
_PATHS = 1000
MAX_BODY_BYTES = MAX_ARTICLE_BYTES - 1_000_000  # what is left is for the front matter


def ingest(seeds: Path, content: Path, cache: Path | None = None, *, write: bool = True) -> Report:
    """Read every source below `seeds` and write what is new or changed below ``content/articles``.

    A file that a person edited is never overwritten, an article whose source
    went away stays, and a second run changes nothing. Whatever can't be used
    is a problem in the report; nothing is raised for it. What was found is
    kept in the folder `cache`, so that the next run reads only what is new.
    Without `write` nothing is, and the report says what would be.
    """
    ledger = Ledger(cache / LEDGER if cache else None, write=write)
    try:
        with open_copies(content, ledger, cache, write=write) as copies:
            run = _Run(seeds, ledger, ArticleWriter(content, write=write), copies)
            run.take_sources(list(walk_sources(seeds)))
            run.report_unseen()
            report = run.report()
    finally:
        ledger.close()
    if cache and write:
        report.keep(cache)
    return report


class _Run:
    """One run: what exists, and what happened so far; `told` is of the source that is being read."""

    def __init__(self, seeds: Path, ledger: Ledger, writer: ArticleWriter, copies: Copies) -> None:
        self.seeds = seeds
        self.content = content = copies.content
        self.copies = copies
        self.ledger = ledger
        self.writer = writer
        self.catalogue = Catalogue(content, ledger)
        self.sections, problems = load_section_map(content)
        self.problems = [*self.catalogue.problems, *problems]
        self.told = Told()
        self.counts: Counter[Outcome] = Counter()
        self.paths: list[Path] = []
        self.failed: set[str] = set()  # names of sources in which something was refused
        self.unread: set[str] = set()  # paths of folders and archives

    def take_sources(self, found: Sequence[SourceFile | Problem]) -> None:
        """Take each source that the ledger does not know as it is, those last that may be corrections."""
        self.problems += (refused := [each for each in found if isinstance(each, Problem)])
        self.unread = {problem.path for problem in refused}
        sources, twins = drop_twins(each for each in found if isinstance(each, SourceFile))
        self.problems += twins
        changed = self.ledger.find_changed(sources, self.sections.digest)
        records, edited = self.ledger.count_unchanged()
        self.counts += Counter({Outcome.UNCHANGED: records - edited, Outcome.KEPT: edited})
        self.problems += self.ledger.known_problems()
        self.failed |= self.ledger.refused()
        new = [source for source in sources if source.name in changed]
        unplaced: list[SourceFile] = []
        with stages.run("Reading sources", "articles", len(new)) as stage:
            for left, source in zip(reversed(range(len(new))), new, strict=True):
                if not self.take_file(source, stage, left + len(unplaced), placed=False):
                    unplaced.append(source)
                stage.expect(stage.count + left + len(unplaced))
            for source in unplaced:
                self.take_file(source, stage, 0, placed=True)
        self.ledger.look_again(new)

    def take_file(self, source: SourceFile, stage: stages.Running, left: int, *, placed: bool) -> bool:
        """Read one source file and take each of its records; about so many articles come after it.

        False where it is the one article of its file and may be a correction of
        what stood there before: that is known when all others are read, and
        then `placed` is true.
        """
        before, again = stage.count, False
        self.told = Told()
        for item in read_records(source):
            if isinstance(item, Problem):
                self.told.append(item)
            elif (taken := self.take_record(item, source, placed=placed)) is None:
                return False
            else:
                again |= not taken
            stage.advance()
            done = stage.count - before
            if done % _BETWEEN_GUESSES == 0 and (share := source.measure_progress()):
                stage.expect(before + round(done / share) + left)
        self.told.end(source)
        if self.told.refused:
            self.failed.add(source.name)
        self.ledger.keep_source(source, self.told, again=again)
        self.problems += self.told.problems
        return True

    def take_record(self, record: Record, source: SourceFile, *, placed: bool) -> bool | None:
        """Write, rewrite or leave the article of one record; None where that must wait, see `take_file`.

        False where another run may find otherwise though the source stays as it is.
        """
        record = self.sections.apply(apply_settings(record, source.settings))
        names = name_record(record, source.settings.ids or "")
        alone = not record.key and record.number is None
        key = record.key or ("" if alone else names[-KEY_LENGTH:])
        entry = self.catalogue.find(source.name, key, record, names)
        if entry is None and alone:
            entry = self.catalogue.find_at(source.name, key)
            if entry and not placed:
                return None
        if entry is None and self.is_left(record, source, names):
            return False
        article_id = entry.id if entry else self.catalogue.make_new_id(names)
        if self.settle(record, source, key, entry, article_id):
            self.ledger.take(source.name, article_id, record.sha256, record.line)
        return True

    def is_left(self, record: Record, source: SourceFile, names: str) -> bool:
        """Whether nothing is made of a record: its article can't be read, or another record has its id."""
        if self.catalogue.is_broken(names):
            self.counts[Outcome.KEPT] += 1
            return True
        one_of_many = record.key or record.number is not None
        other = self.ledger.taken(make_id(names)) if one_of_many else None
        if other is None:
            return False
        where = other.source if other.line is None else f"{other.source}:{other.line}"
        if other.sha256 == record.sha256:
            self.counts[Outcome.REPEATED] += 1
            reason, remedy = f"the record is that of {where} once more", "one article was made of both"
            self.told.append(source.note(reason, remedy, record.line, record.key or None))
        elif record.key:
            reason = f"its id is that of another record, {where}"
            remedy = "give each record its own id, or the files of one dump a name under “ids” in source.yaml"
            self.told.append(source.report(reason, remedy, record.line, record.key))
        else:
            return False
        return True

    def settle(
        self, record: Record, source: SourceFile, key: str, entry: Entry | None, article_id: str
    ) -> bool:
        """Bring the article of a record to where it should be; whether there is one."""
        same = entry is not None and entry.sha256 == record.sha256
        if entry and same and (entry.edited or (entry.file, entry.record) == (source.name, key)):
            self.counts[Outcome.KEPT if entry.edited else Outcome.UNCHANGED] += 1
            self.writer.clear_beside(self.content / entry.path)
            return True
        article = self.make(record, source, key, article_id)
        if article is None:
            return False
        target = self.content / entry.path if entry else place_article(article, self.content)
        try:
            if entry and entry.edited:
                self.lay_beside(record, source, article, target)
            else:
                self.write(article, target, Outcome.UPDATED if entry else Outcome.WRITTEN)
        except RecordError as error:
            self.told.append(error.problem)
            return False
        return True

    def make(self, record: Record, source: SourceFile, key: str, article_id: str) -> Article | None:
        """The article of a record; None, and a problem, where it can be none."""
        metadata = infer_metadata(record, source.name, source.shown)
        self.told.extend(metadata.problems)
        article = make_article(record, metadata, Origin(source.name, key), article_id)
        if article is not None and len(article.body.encode("utf-8")) <= MAX_BODY_BYTES:
            return article
        reason, remedy = (
            ("the record has no words", "give it a text, or delete it")
            if article is None
            else (f"the record has more than {MAX_BODY_BYTES // 1_000_000} MB of text", "split it")
        )
        self.told.append(source.report(reason, remedy, record.line, record.key or None))
        return None

    def write(self, article: Article, target: Path, outcome: Outcome) -> None:
        """Write the file of an article. Raises RecordError."""
        written = self.writer.write(article, target)
        self.copies.note(article, self.catalogue.note_written(target, article) if written else None)
        self.counts[outcome] += 1
        if len(self.paths) < _PATHS:
            self.paths.append(target)

    def lay_beside(self, record: Record, source: SourceFile, article: Article, target: Path) -> None:
        """Lay what a changed source says beside the article that a person edited. Raises RecordError."""
        beside = self.writer.lay_beside(article, target)
        self.counts[Outcome.CONFLICT] += 1
        reason = (
            f"the source changed, but {target} was edited and is kept; what it says now is in {beside.name}"
        )
        remedy = (
            f"take over what you want, then write “sha256: {record.sha256}” below “source” in the article"
        )
        self.told.append(source.note(reason, remedy, record.line, record.key or None))

    def report_unseen(self) -> None:
        """Tell which articles have lost their source; they stay."""
        for entry in self.catalogue.unseen():
            if not self.may_be_there(entry.file):
                record = f" [{entry.record}]" if entry.record else ""
                reason = f"its source {entry.file}{record} is gone; the article stays"
                remedy = "to withdraw the article, set “status: withheld”"
                self.problems.append(Problem(str(self.content / entry.path), reason, remedy, fatal=False))

    def may_be_there(self, file: str) -> bool:
        """Whether a source may still have what it had: something of it, or what it lies in, was not read."""
        parents = PurePosixPath(file).parents
        return file in self.failed or any(str(self.seeds / parent) in self.unread for parent in parents)

    def report(self) -> Report:
        """What happened, and which articles are alike."""
        counts = {outcome.value: self.counts[outcome] for outcome in Outcome if outcome != Outcome.REFUSED}
        counts["duplicates"], problems = self.copies.find()
        self.problems += problems
        return Report(
            **counts,
            refused=sum(problem.fatal for problem in self.problems) + self.ledger.count_unsaid(),
            paths=tuple(self.paths),
            problems=tuple(self.problems),
        )
