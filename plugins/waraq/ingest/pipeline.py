"""The whole way from a folder of sources to a folder of articles."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from waraq import stages
from waraq.article import Article
from waraq.errors import Problem, RecordError
from waraq.ingest.article_file import examine_article
from waraq.ingest.catalogue import Catalogue, Entry
from waraq.ingest.copies import Copies, open_copies
from waraq.ingest.corrections import Corrections
from waraq.ingest.identity import RecordName, call_record
from waraq.ingest.ledger import Ledger
from waraq.ingest.metadata import infer_metadata
from waraq.ingest.notices import tell_conflict, tell_other, tell_unseen, tell_unusable
from waraq.ingest.readers import read_records
from waraq.ingest.record import Record
from waraq.ingest.report import Outcome, Report
from waraq.ingest.section_map import load_section_map
from waraq.ingest.settings import apply_settings
from waraq.ingest.source_file import SourceFile
from waraq.ingest.source_list import SourceList
from waraq.ingest.tally import Tally, keeping_report
from waraq.ingest.told import Told
from waraq.ingest.writer import ArticleWriter, Origin, is_as_written, make_article, place_article
from waraq.text.kept_tables import keep_tables_in

LEDGER = "ingest.sqlite"
# After so many records of a file it is guessed anew how many it has.
_BETWEEN_GUESSES = 100


def ingest(seeds: Path, content: Path, cache: Path | None = None, *, write: bool = True) -> Report:
    """Read every source below `seeds` and write what is new or changed below ``content/articles``.

    A file that a person edited is never overwritten, an article whose source
    went away stays, and a second run changes nothing. Whatever can't be used
    is a problem in the report; nothing is raised for it. What was found is
    kept in the folder `cache`, so that the next run reads only what is new.
    Without `write` nothing is, and the report says what would be.
    """
    kept = cache if write else None
    keep_tables_in(kept)
    tally = Tally(seeds)
    with keeping_report(tally, kept):
        ledger = Ledger(cache / LEDGER if cache else None, write=write)
        try:
            with open_copies(content, ledger, cache, write=write) as copies:
                run = _Run(tally, ledger, ArticleWriter(content, write=write), copies)
                run.take_sources(SourceList(seeds, ledger, run.sections.digest))
                run.report_unseen()
                tally.take_copies(copies.find())
                if write:
                    copies.write()
        finally:
            ledger.close()
    report = tally.report()
    if kept:
        report.keep(kept)
    return report


class _Run:
    """One run: what exists; what happens to it is counted in `tally`."""

    def __init__(self, tally: Tally, ledger: Ledger, writer: ArticleWriter, copies: Copies) -> None:
        self.tally = tally
        self.content = content = copies.content
        self.copies = copies
        self.ledger = ledger
        self.writer = writer
        self.catalogue = Catalogue(content, ledger)
        self.sections, problems = load_section_map(content)
        tally.problems += [*self.catalogue.problems, *problems]
        self.corrections = Corrections(ledger, self.catalogue)

    def take_sources(self, found: SourceList) -> None:
        """Take each source that the ledger does not know as it is, those last that may be corrections."""
        tally = self.tally
        tally.refuse(found.refused)
        tally.sources = found.count()
        tally.problems += found.twins
        records, edited = self.ledger.count_unchanged()
        tally.counts += Counter({Outcome.UNCHANGED: records - edited, Outcome.KEPT: edited})
        tally.problems += self.ledger.known_problems()
        tally.failed |= self.ledger.refused()
        tally.unsaid += self.ledger.count_unsaid()
        left, postponed = found.count_changed(), 0
        with stages.run("Reading sources", "articles", left) as stage:
            for source in found.changed():
                left -= 1
                if not self.take_file(source, stage, left + postponed, placed=False):
                    found.postpone(source)
                    postponed += 1
                stage.expect(stage.count + left + postponed)
            for source in found.postponed():
                self.take_file(source, stage, 0, placed=True)
            for held in self.corrections.held:
                self.take_held(*held)
        found.look_again()

    def take_file(self, source: SourceFile, stage: stages.Running, left: int, *, placed: bool) -> bool:
        """Read one source file and take each of its records; about so many articles come after it.

        False where it is the one article of its file and may be a correction of
        what stood there before: that is known when all others are read, and
        then `placed` is true.
        """
        before, again = stage.count, False
        self.tally.begin()
        self.corrections.begin(source.name)
        for item in read_records(source):
            if isinstance(item, Problem):
                self.tally.told.append(item)
            elif (taken := self.take_record(item, source, placed=placed)) is None:
                return False
            else:
                again |= not taken
            stage.advance()
            done = stage.count - before
            if done % _BETWEEN_GUESSES == 0 and (share := source.measure_progress()):
                stage.expect(before + round(done / share) + left)
        if self.corrections.hold(source, self.tally.told, again=again):
            self.tally.begin()
        else:
            self.ledger.keep_source(source, self.tally.end(source), again=again)
        return True

    def take_held(self, source: SourceFile, told: Told, again: bool) -> None:
        """Take the records of a source that waited until all others were read."""
        self.tally.told = told
        for record, name, article in self.corrections.choose(source):
            entry = self.catalogue.get(article) if article else None
            again |= not self.place(record, source, name, entry)
        self.ledger.keep_source(source, self.tally.end(source), again=again)

    def take_record(self, record: Record, source: SourceFile, *, placed: bool) -> bool | None:
        """Write, rewrite or leave the article of one record; None where that must wait, see `take_file`.

        False where another run may find otherwise though the source stays as it is.
        """
        record = self.sections.apply(apply_settings(record, source.settings))
        name = call_record(record, source.settings.ids or "")
        entry = self.catalogue.find(source.name, record, name, placed=placed)
        if entry is None and name.alone:
            entry = self.catalogue.find_at(source.name)
            if not placed and (entry or self.catalogue.has_older(source.name, record, name)):
                return None
        elif entry is None and self.corrections.take(source.name, record, name):
            return True
        return self.place(record, source, name, entry)

    def place(self, record: Record, source: SourceFile, name: RecordName, entry: Entry | None) -> bool:
        """Write, rewrite or leave the article of a record; False as for `take_record`."""
        if entry is None and self.is_left(record, source, name):
            return False
        article_id = entry.id if entry else self.catalogue.make_new_id(name)
        if self.settle(record, source, name.key, entry, article_id):
            self.ledger.take(source.name, article_id, record, name)
        return True

    def is_left(self, record: Record, source: SourceFile, name: RecordName) -> bool:
        """Whether nothing is made of a record: its article can't be read, or another record has its id."""
        if self.catalogue.is_broken(name.id):
            self.tally.counts[Outcome.KEPT] += 1
            return True
        others = [] if name.alone else self.ledger.taken(name)
        same = [other for other in others if other.sha256 == record.sha256]
        if not same and not (others and record.key):
            return False
        self.tally.told.append(tell_other(source, record, [*same, *others][0]))
        if same:
            self.tally.counts[Outcome.REPEATED] += 1
        return True

    def settle(
        self, record: Record, source: SourceFile, key: str, entry: Entry | None, article_id: str
    ) -> bool:
        """Bring the article of a record to where it should be; whether there is one."""
        same = entry is not None and entry.sha256 == record.sha256
        if entry and same and (entry.edited or (entry.file, entry.record) == (source.name, key)):
            self.tally.counts[Outcome.KEPT if entry.edited else Outcome.UNCHANGED] += 1
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
            self.tally.told.append(error.problem)
            return False
        return True

    def make(self, record: Record, source: SourceFile, key: str, article_id: str) -> Article | None:
        """The article of a record; None, and a problem, where it can be none."""
        metadata = infer_metadata(record, source.name, source.shown)
        self.tally.told.extend(metadata.problems)
        article = make_article(record, metadata, Origin(source.name, key), article_id)
        if problem := tell_unusable(source, record, article):
            self.tally.told.append(problem)
            return None
        return article

    def write(self, article: Article, target: Path, outcome: Outcome) -> None:
        """Write the file of an article. Raises RecordError."""
        written = self.writer.write(article, target)
        self.copies.note(article, self.catalogue.note_written(target, article) if written else None)
        self.tally.note_written(target, outcome)

    def lay_beside(self, record: Record, source: SourceFile, article: Article, target: Path) -> None:
        """Lay what a changed source says beside the article that a person edited. Raises RecordError.

        A source may have other bytes and say the same.
        """
        edited = examine_article(target, self.content)
        if isinstance(edited, Article) and is_as_written(article, edited):
            self.tally.counts[Outcome.KEPT] += 1
            self.writer.clear_beside(target)
            return
        beside = self.writer.lay_beside(article, target)
        self.tally.counts[Outcome.CONFLICT] += 1
        self.tally.told.append(tell_conflict(source, record, target, beside))

    def report_unseen(self) -> None:
        """Tell which articles have lost their source; they stay."""
        for entry in self.catalogue.unseen():
            if not self.tally.may_be_there(entry.file):
                self.tally.problems.append(tell_unseen(self.content, entry))
