"""The whole way from a folder of sources to a folder of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

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
from waraq.ingest.tally import Tally, keeping_report
from waraq.ingest.writer import ArticleWriter, Origin, make_article, place_article

LEDGER = "ingest.sqlite"
# After so many records of a file it is guessed anew how many it has.
_BETWEEN_GUESSES = 100
MAX_BODY_BYTES = MAX_ARTICLE_BYTES - 1_000_000  # what is left is for the front matter


def ingest(seeds: Path, content: Path, cache: Path | None = None, *, write: bool = True) -> Report:
    """Read every source below `seeds` and write what is new or changed below ``content/articles``.

    A file that a person edited is never overwritten, an article whose source
    went away stays, and a second run changes nothing. Whatever can't be used
    is a problem in the report; nothing is raised for it. What was found is
    kept in the folder `cache`, so that the next run reads only what is new.
    Without `write` nothing is, and the report says what would be.
    """
    kept = cache if write else None
    tally = Tally(seeds)
    with keeping_report(tally, kept):
        ledger = Ledger(cache / LEDGER if cache else None, write=write)
        try:
            with open_copies(content, ledger, cache, write=write) as copies:
                run = _Run(tally, ledger, ArticleWriter(content, write=write), copies)
                run.take_sources(list(walk_sources(seeds)))
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

    def take_sources(self, found: Sequence[SourceFile | Problem]) -> None:
        """Take each source that the ledger does not know as it is, those last that may be corrections."""
        tally = self.tally
        tally.refuse(each for each in found if isinstance(each, Problem))
        sources, twins = drop_twins(each for each in found if isinstance(each, SourceFile))
        tally.sources = len(sources)
        tally.problems += twins
        changed = self.ledger.find_changed(sources, self.sections.digest)
        records, edited = self.ledger.count_unchanged()
        tally.counts += Counter({Outcome.UNCHANGED: records - edited, Outcome.KEPT: edited})
        tally.problems += self.ledger.known_problems()
        tally.failed |= self.ledger.refused()
        tally.unsaid += self.ledger.count_unsaid()
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
        self.tally.begin()
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
        self.ledger.keep_source(source, self.tally.end(source), again=again)
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
            self.tally.counts[Outcome.KEPT] += 1
            return True
        one_of_many = record.key or record.number is not None
        other = self.ledger.taken(make_id(names)) if one_of_many else None
        if other is None:
            return False
        where = other.source if other.line is None else f"{other.source}:{other.line}"
        if other.sha256 == record.sha256:
            self.tally.counts[Outcome.REPEATED] += 1
            reason, remedy = f"the record is that of {where} once more", "one article was made of both"
            self.tally.told.append(source.note(reason, remedy, record.line, record.key or None))
        elif record.key:
            reason = f"its id is that of another record, {where}"
            remedy = "give each record its own id, or the files of one dump a name under “ids” in source.yaml"
            self.tally.told.append(source.report(reason, remedy, record.line, record.key))
        else:
            return False
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
        if article is not None and len(article.body.encode("utf-8")) <= MAX_BODY_BYTES:
            return article
        reason, remedy = (
            ("the record has no words", "give it a text, or delete it")
            if article is None
            else (f"the record has more than {MAX_BODY_BYTES // 1_000_000} MB of text", "split it")
        )
        self.tally.told.append(source.report(reason, remedy, record.line, record.key or None))
        return None

    def write(self, article: Article, target: Path, outcome: Outcome) -> None:
        """Write the file of an article. Raises RecordError."""
        written = self.writer.write(article, target)
        self.copies.note(article, self.catalogue.note_written(target, article) if written else None)
        self.tally.note_written(target, outcome)

    def lay_beside(self, record: Record, source: SourceFile, article: Article, target: Path) -> None:
        """Lay what a changed source says beside the article that a person edited. Raises RecordError."""
        beside = self.writer.lay_beside(article, target)
        self.tally.counts[Outcome.CONFLICT] += 1
        reason = (
            f"the source changed, but {target} was edited and is kept; what it says now is in {beside.name}"
        )
        remedy = (
            f"take over what you want, then write “sha256: {record.sha256}” below “source” in the article"
        )
        self.tally.told.append(source.note(reason, remedy, record.line, record.key or None))

    def report_unseen(self) -> None:
        """Tell which articles have lost their source; they stay."""
        for entry in self.catalogue.unseen():
            if not self.tally.may_be_there(entry.file):
                record = f" [{entry.record}]" if entry.record else ""
                reason = f"its source {entry.file}{record} is gone; the article stays"
                remedy = "to withdraw the article, set “status: withheld”"
                self.tally.problems.append(
                    Problem(str(self.content / entry.path), reason, remedy, fatal=False)
                )
