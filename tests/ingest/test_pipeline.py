"""The whole way: written once, never over a person's edit."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace
from pathlib import Path

from tests.ingest.house import TEXT, counts, run, snapshot
from waraq.ingest import article_to_markdown, ingest, read_article, walk_articles
from waraq.ingest.identity import is_id


def test_an_article_is_written(house: Path) -> None:
    report = run(house)
    assert counts(report) == (1, 0, 0, 0, 0)
    [path] = report.paths
    article = read_article(path, house / "content")
    assert is_id(article.id)
    assert path.relative_to(house / "content").as_posix().startswith(f"articles/2014/10/{article.id}-")
    assert (article.headline, article.date, article.section) == ("خبر کا عنوان", "2014-10-14", "کھیل")
    assert article.body.split("\n\n") == TEXT.splitlines()
    assert (article.source.file, article.source.record) == ("sports/2014-10-14-a.txt", "")


def test_an_article_is_written_as_it_is_read(house: Path) -> None:
    (house / "seeds" / "b.txt").write_text("لاہور –  شہر\tمیں \u2003 بارش ہوئی۔", "utf-8")
    [path] = [path for path in run(house).paths if "undated" in path.parts]
    article = read_article(path, house / "content")
    assert article.headline == "شہر میں بارش ہوئی"
    assert article_to_markdown(article).encode() == path.read_bytes()


def test_the_second_run_changes_nothing(house: Path) -> None:
    run(house)
    before = snapshot(house)
    report = run(house)
    assert counts(report) == (0, 0, 1, 0, 0)
    assert report.problems == report.paths == ()
    assert snapshot(house) == before


def test_the_same_input_gives_the_same_bytes(house: Path) -> None:
    ingest(house / "seeds", house / "one")
    ingest(house / "seeds", house / "two")
    one, two = ([path.read_bytes() for path in walk_articles(house / name)] for name in ("one", "two"))
    assert one == two != []


def test_a_changed_source_is_taken_over(house: Path) -> None:
    [path] = run(house).paths
    source = house / "seeds" / "sports" / "2014-10-14-a.txt"
    source.write_text("نیا عنوان\n\n" + TEXT, "utf-8")
    report = run(house)
    assert counts(report) == (0, 1, 0, 0, 0)
    assert report.paths == (path,)
    assert read_article(path, house).headline == "نیا عنوان"


def test_an_edit_is_never_overwritten(house: Path) -> None:
    [path] = run(house).paths
    path.write_text(path.read_text("utf-8").replace("بارش", "آندھی"), "utf-8")
    edited = path.read_bytes()
    report = run(house)
    assert counts(report) == (0, 0, 0, 1, 0)
    assert report.problems == ()
    (house / "seeds" / "sports" / "2014-10-14-a.txt").write_text("نیا عنوان\n\n" + TEXT, "utf-8")
    report = run(house)
    assert (counts(report), report.conflict) == ((0, 0, 0, 0, 0), 1)
    assert path.read_bytes() == edited
    [notice] = report.problems
    assert not notice.fatal
    assert "was edited" in notice.reason
    beside = path.with_name(f"{path.name}.new")
    assert "نیا عنوان" in beside.read_text("utf-8")
    assert list(walk_articles(house / "content")) == [path]
    # The remedy works: with the new hash in the article the notice is gone.
    sha256 = notice.remedy.split("sha256: ")[1][:64]
    article = read_article(path, house)
    path.write_text(
        article_to_markdown(replace(article, source=replace(article.source, sha256=sha256))), "utf-8"
    )
    assert run(house).problems == ()
    assert not beside.exists()


def test_windows_line_ends_are_no_edit(house: Path) -> None:
    [path] = run(house).paths
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert counts(run(house)) == (0, 0, 1, 0, 0)


def test_a_moved_and_renamed_article_keeps_its_place(house: Path) -> None:
    [path] = run(house).paths
    moved = house / "content" / "articles" / "best" / "rain.md"
    moved.parent.mkdir()
    path.rename(moved)
    assert counts(run(house)) == (0, 0, 1, 0, 0)
    assert list(walk_articles(house / "content")) == [moved]


def test_a_renamed_source_keeps_its_article(house: Path) -> None:
    [path] = run(house).paths
    article_id = read_article(path, house).id
    (house / "seeds" / "sports" / "2014-10-14-a.txt").rename(house / "seeds" / "b.txt")
    report = run(house)
    assert counts(report) == (0, 1, 0, 0, 0)
    article = read_article(path, house)
    assert (article.id, article.source.file) == (article_id, "b.txt")
    # A new source under the old name is a new article.
    (house / "seeds" / "sports" / "2014-10-14-a.txt").write_text(f"اور خبر\n\n{TEXT}آندھی۔", "utf-8")
    [new] = run(house).paths
    assert read_article(new, house).id != article_id


def test_a_source_that_went_away_leaves_its_article(house: Path) -> None:
    [path] = run(house).paths
    (house / "seeds" / "sports" / "2014-10-14-a.txt").unlink()
    [notice] = run(house).problems
    assert path.exists()
    assert (notice.path, notice.fatal) == (str(path), False)
    assert "withheld" in notice.remedy


def test_a_deleted_article_comes_back_with_its_id(house: Path) -> None:
    [path] = run(house).paths
    before = path.read_bytes()
    path.unlink()
    assert run(house).paths == (path,)
    assert path.read_bytes() == before


def test_a_withheld_article_stays_withheld(house: Path) -> None:
    [path] = run(house).paths
    path.write_text(path.read_text("utf-8").replace("status: published", "status: withheld"), "utf-8")
    assert counts(run(house)) == (0, 0, 0, 1, 0)
    assert read_article(path, house).status == "withheld"


def test_an_article_that_cannot_be_read_is_left_alone(house: Path) -> None:
    [path] = run(house).paths
    path.write_text(path.read_text("utf-8").replace("headline:", "headlin:"), "utf-8")
    broken = snapshot(house / "content")
    report = run(house)
    assert counts(report) == (0, 0, 0, 1, 1)
    assert "“headline” is missing" in report.problems[0].reason
    assert snapshot(house / "content") == broken


def test_the_first_article_of_the_project(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    name = "000_5d4dc3eaa96f919a.txt"
    raw = (Path(__file__).parents[2] / "seeds" / name).read_bytes()
    (seeds / name).write_bytes(raw)
    [path] = ingest(seeds, tmp_path / "content").paths
    article = read_article(path, tmp_path)
    assert path.parent.name == "undated"
    assert (article.date, article.not_before, article.publication) == (None, "2025-01-17", "مشرق نامہ")
    assert [credit.text for credit in article.dateline.credits] == ["مانیٹرنگ ڈیسک", "مشرق نامہ"]
    assert article.headline_source == "inferred"
    # Not a letter of the article is lost or changed.
    assert article.body.split("\n\n") == raw.decode().strip("\n").splitlines()


def test_bytes_are_kept_by_hash_and_no_letter_is_mended(house: Path) -> None:
    """The text is composed (NFC), as the source means it; what another keyboard typed is left as it is."""
    raw = "\ufeffلاہور –  ا\u0653ج كراچي ميں \u0661\u0662 “بارش” ’’ہوئی‘‘۔\r\n".encode()
    (house / "seeds" / "b.txt").write_bytes(raw)
    [path] = [path for path in run(house).paths if "undated" in path.parts]
    article = read_article(path, house / "content")
    assert article.source
    assert article.source.sha256 == hashlib.sha256(raw).hexdigest()
    assert (house / "seeds" / "b.txt").read_bytes() == raw
    assert unicodedata.is_normalized("NFC", path.read_text("utf-8"))
    assert "\u0622ج كراچي ميں \u0661\u0662 “بارش” ’’ہوئی‘‘۔" in article.body
