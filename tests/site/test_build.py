"""``waraq build`` as an editor meets it: the same bytes twice, problems named, edits kept."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.archive_project import SITEURL, BuiltSite, copy_project, run_waraq, start_waraq
from tests.site.test_pages import find_file, list_ids, parse, targets
from waraq.ingest.copies_file import COLUMNS


def fingerprint(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def assert_no_dead_links(output: Path) -> None:
    assert_links_lead_somewhere(output, {page: parse(page) for page in output.rglob("*.html")})


def assert_links_lead_somewhere(output: Path, trees: dict[Path, Element]) -> None:
    find_file.cache_clear()  # of another site, or of this one as it was
    ids = {page: list_ids(tree) for page, tree in trees.items()}
    for page, tree in trees.items():
        for value, target in targets(output, page, tree, ids):
            assert target.is_file(), f"{page} -> {value}"


def test_it_names_what_it_made(built_site: BuiltSite) -> None:
    articles = len(list((built_site.project / "content/articles").rglob("*.md")))
    assert articles >= 31
    assert str(articles) in built_site.printed
    assert "output" in built_site.printed
    assert "rebuilt: everything (first build); " in built_site.printed
    kinds = ("author", "desk", "publication")
    credited = sum(len(list(built_site.output.glob(f"{kind}/*/**/*.html"))) for kind in kinds)
    assert f"{credited} papers, desks and authors" in built_site.printed


def test_it_says_what_it_made_anew_and_what_each_stage_cost(fresh_project: Path) -> None:
    project = fresh_project
    profile = project / "profiles/first.tsv"
    assert start_waraq(project, "build", "--profile", str(profile), "--zip", "a.zip").returncode == 0
    head, *rows = [line.split("\t") for line in profile.read_text("utf-8").splitlines()]
    assert {len(row) for row in rows} == {len(head)} == {9}
    costs = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    names = list(costs)
    assert names[:2] == ["Starting Waraq", "Looking through the articles"]
    order = ["Reading sources", "Reading articles", "Indexing words", "Writing pages"]
    assert [name for name in names if name in order] == order
    assert names[-3:] == ["Packing", "Everything else", "Whole"]
    assert (costs["Reading sources"]["count"], costs["Reading sources"]["unit"]) == ("4", "articles")
    assert costs["Writing pages: article"]["count"] == "4"
    for column in ("seconds", "cpu", "workers_cpu"):
        stages = [float(row[column]) for name, row in costs.items() if ": " not in name and name != "Whole"]
        assert sum(stages) == pytest.approx(float(costs["Whole"][column]), abs=0.1)
    assert float(costs["Whole"]["cpu"]) > 1
    done = run_waraq(project, "build", "--json")
    rebuilt = json.loads(done.stdout)["rebuilt"]
    assert (rebuilt["everything"], rebuilt["articles"], rebuilt["changed"]) == ("", {}, 0)
    (project / "content/pages/note.md").write_text("---\ntitle: نوٹ\n---\n\nمتن\n", "utf-8")
    assert "rebuilt: 1 page of content/pages; " in run_waraq(project, "build").stdout
    refused = run_waraq(project, "build", "--profile", "output/profile.tsv")
    assert (refused.returncode, "--profile" in refused.stderr) == (1, True)


def test_the_same_input_gives_the_same_bytes(built_site: BuiltSite, tmp_path: Path) -> None:
    first = fingerprint(built_site.output)
    again = run_waraq(built_site.project, "build", WARAQ_SITEURL=SITEURL)
    assert again.returncode == 0, again.stdout + again.stderr
    assert fingerprint(built_site.output) == first
    # A cold build elsewhere, with no cache and content written anew.
    other = copy_project(tmp_path)
    cold = start_waraq(
        other, "build", PYTHONHASHSEED="7", TZ="America/New_York", LC_ALL="C", WARAQ_SITEURL=SITEURL
    )
    assert cold.returncode == 0, cold.stdout + cold.stderr
    assert fingerprint(other / "output") == first
    assert fingerprint(other / "content") == fingerprint(built_site.project / "content")


def test_a_bad_seed_is_named_and_the_rest_goes_on(fresh_project: Path) -> None:
    project = fresh_project
    (project / "seeds/broken.jsonl").write_text('{"id": "1", "headline": "x", "body": \n', "utf-8")
    done = run_waraq(project, "build")
    assert done.returncode == 1
    assert "broken.jsonl:1" in done.stdout + done.stderr
    assert (project / "output/index.html").is_file()
    assert len(list((project / "output/a").iterdir())) == 4


def test_a_bad_article_is_named_and_the_rest_goes_on(project: Path) -> None:
    article = sorted((project / "content/articles").rglob("*.md"))[0]
    article.write_text(article.read_text("utf-8").replace("headline:", "hedline:", 1), "utf-8")
    done = run_waraq(project, "build")
    assert done.returncode == 1
    assert article.name in done.stdout + done.stderr
    assert "hedline" in done.stdout + done.stderr
    assert len(list((project / "output/a").iterdir())) == 3


def test_wrong_tables_are_told_once_with_sources_and_without(fresh_project: Path) -> None:
    project = fresh_project
    content = project / "content"
    (content / "sections.tsv").write_text("category\tsection\nBlog\n", "utf-8")
    columns = "\t".join(COLUMNS)
    (content / "duplicates.tsv").write_text(f"{columns}\n0000000000\t\t\t\teditor\n", "utf-8")
    told = []
    for _ in range(2):
        done = run_waraq(project, "build")
        assert done.returncode == 1
        assert (project / "output/index.html").is_file()
        told.append([line for line in done.stderr.splitlines() if ".tsv:" in line])
        shutil.rmtree(project / "seeds", ignore_errors=True)
    assert told[0] == told[1]
    assert [line.partition(". Remedy: ")[0] for line in told[1]] == [
        "refused: content/sections.tsv:2: the line has 1 cell, the table 2 columns",
        "refused: content/duplicates.tsv:2: article: there is no article 0000000000",
    ]
    for name in ("sections.tsv", "duplicates.tsv"):
        (content / name).unlink()
    done = run_waraq(project, "build")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_wrong_cell_that_no_name_hangs_on_does_not_stop_a_build(project: Path) -> None:
    """It counts as empty, is named at every build, and the status says so."""
    table = project / "content/authority/places.tsv"
    table.write_text("id\tname\twikidata\nplace/united-kingdom\tولایت\tq1362\n", "utf-8")
    reason = "wikidata: q1362 is not a Q-number; this counts as empty. Remedy: write Q1362"
    for _ in range(2):
        done = run_waraq(project, "build")
        told = [line for line in done.stderr.splitlines() if "places.tsv" in line]
        assert (done.returncode, told) == (1, [f"refused: content/authority/places.tsv:2:28: {reason}"])
        assert "ولایت" in (project / "output/data/entities.jsonl").read_text("utf-8")
    assert f"{reason} [names-table]" in run_waraq(project, "check").stderr


def test_a_table_of_names_that_is_not_read_is_named_at_every_build(project: Path) -> None:
    """Excel saves “Unicode Text” as people.txt, beside people.tsv."""
    run_waraq(project, "build")
    stray = project / "content/authority/people.txt"
    stray.write_text("id\tname\nperson/rashid\tراشد کوہستانی\n", "utf-16")
    for _ in range(2):
        done = run_waraq(project, "build")
        assert "notice: content/authority/people.txt: this file is not read: only people.tsv, " in done.stderr
        assert (done.returncode, "rebuilt: nothing;" in done.stdout) == (0, True)
    assert "people.txt: this file is not read" in run_waraq(project, "check").stderr
    stray.unlink()
    assert run_waraq(project, "build").stderr == ""


def test_an_edit_stays_and_reaches_the_page(project: Path) -> None:
    article = sorted((project / "content/articles").rglob("*.md"))[0]
    article_id = article.name.split("-")[0]
    edited = article.read_text("utf-8").rstrip("\n") + "\n\nایک سطر مدیر نے بڑھائی۔\n"
    article.write_text(edited, "utf-8")
    assert run_waraq(project, "build").returncode == 0
    assert article.read_text("utf-8") == edited
    assert "ایک سطر مدیر نے بڑھائی۔" in (project / f"output/a/{article_id}/index.html").read_text("utf-8")


def test_an_unknown_tag_is_named_at_every_build(project: Path) -> None:
    article = sorted((project / "content/articles").rglob("*.md"))[0]
    text = article.read_text("utf-8")
    article.write_text(text.replace("  add: []", "  add: [person/nobody-known]"), "utf-8")
    for _ in range(2):
        done = run_waraq(project, "build")
        assert done.returncode == 0
        assert f"notice: content/{article.relative_to(project / 'content')}" in done.stderr
        assert "person/nobody-known" in done.stderr


def test_a_withheld_article_leaves_a_tombstone_and_no_text(project: Path) -> None:
    article = sorted((project / "content/articles").rglob("*.md"))[0]
    article_id = article.name.split("-")[0]
    text = article.read_text("utf-8")
    body = text.rpartition("\n---\n")[2].strip()
    article.write_text(text.replace("status: published", "status: withheld"), "utf-8")
    assert run_waraq(project, "build").returncode == 0
    assert (project / f"output/a/{article_id}/index.html").is_file()
    assert_no_dead_links(project / "output")
    words = body.split("\n")[-1][:60]
    for path in (project / "output").rglob("*"):
        if path.is_file() and path.suffix in {".html", ".json", ".atom", ".xml"}:
            assert words not in path.read_text("utf-8"), path


def test_a_deleted_cache_changes_nothing(project: Path) -> None:
    first = fingerprint(project / "output")
    shutil.rmtree(project / ".cache")
    assert run_waraq(project, "build").returncode == 0
    assert fingerprint(project / "output") == first


def test_an_unknown_setting_is_named(project: Path) -> None:
    conf = project / "pelicanconf.py"
    conf.write_text(conf.read_text("utf-8").replace('"DIGITS"', '"DIGIT"'), "utf-8")
    done = run_waraq(project, "build")
    assert done.returncode != 0
    assert "DIGIT" in done.stdout + done.stderr


def test_urdu_digits_are_a_setting(project: Path) -> None:
    conf = project / "pelicanconf.py"
    conf.write_text(conf.read_text("utf-8").replace('"DIGITS": "latin"', '"DIGITS": "urdu"'), "utf-8")
    assert run_waraq(project, "build").returncode == 0
    overview = (project / "output/date/index.html").read_text("utf-8")
    assert "۱۹" in overview
    pages = [path.read_text("utf-8") for path in (project / "output").rglob("*.html")]
    times = [shown for page in pages for shown in re.findall(r"<time[^>]*>(.*?)</time>", page, re.DOTALL)]
    assert len(times) > 20
    assert [shown for shown in times if re.search("[0-9]", shown)] == []
    numbered = {text for page in pages for text in list_own_texts(html5lib.parse(page).find(BODY))}
    assert any(re.search("[۰-۹]", text) for text in numbered)
    assert sorted(text for text in numbered if re.search("[0-9]", text)) == []


HTML = "{http://www.w3.org/1999/xhtml}"
BODY = f"{HTML}body"
# What somebody wrote, or what is no text of a page.
WRITTEN = frozenset({"script", "style", "template", "code", "pre"})
QUOTED = frozenset({"card__headline", "card__lead", "related__headline", "cite__text", "copies__headline"})


def list_own_texts(element: Element) -> Iterator[str]:
    """The texts of a page that are ours, with the values in them: no article's, no address and no code."""
    if element.tag.removeprefix(HTML) in WRITTEN or element.get("dir") or element.get("lang"):
        return
    if element.get("data-article-body") is not None or element.get("class") in QUOTED:
        return
    yield (element.text or "").strip()
    for child in element:
        if isinstance(child.tag, str):
            yield from list_own_texts(child)
        yield (child.tail or "").strip()
