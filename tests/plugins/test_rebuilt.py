"""What a build says that it made anew, and why."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.archive_project import PROJECT
from tests.plugins.newspaper import HEAD, Newspaper
from waraq.plugins import generator
from waraq.plugins.run import NO_SEARCH
from waraq.plugins.site_state import CONVERTED, forget_state
from waraq.plugins.summary import read_summary


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    paper = Newspaper(tmp_path_factory.mktemp("paper"))
    first = paper.build()
    assert first.explain() == "everything (first build)"
    assert first.rendered == first.changed > 4
    return paper.folder


@pytest.fixture
def paper(template: Path, tmp_path: Path) -> Newspaper:
    paper = Newspaper(tmp_path / "paper")
    shutil.rmtree(paper.folder)
    shutil.copytree(template, paper.folder)
    paper.warm_templates()
    paper.build()  # the folder is another than the cache knows
    return paper


def test_nothing(paper: Newspaper) -> None:
    again = paper.build()
    assert again.explain() == "nothing"
    assert (again.changed, again.deleted, again.search_files) == (0, 0, 0)


def test_what_became_of_articles(paper: Newspaper) -> None:
    paper.write(4)
    paper.write(5)
    paper.write(0, "کراچی میں بارش ہوئی۔")
    (paper.articles / "1.md").rename(paper.articles / "one.md")
    (paper.articles / "2.md").unlink()
    paper.write(3, head="---\nid: 000000000{}\nhedline: خبر {}\n---\n\n")
    rebuilt = paper.build()
    assert rebuilt.explain() == "6 articles (2 new, 1 edited, 1 renamed, 1 deleted, 1 refused)"
    assert rebuilt.everything == ""
    assert rebuilt.changed > 3
    assert rebuilt.deleted == 2 + 2 + 2  # the articles, their days, and these days in all years
    paper.write(3, head="---\nid: 0000000009\nheadline: خبر {} {}\n---\n\n")
    (paper.articles / "4.md").rename(paper.articles / "four.md")
    paper.write(5, head=HEAD.replace("000000000{}", "0000000008") + "{}")  # another article in the same file
    assert paper.explain() == "4 articles (2 new, 1 renamed, 1 deleted)"


def test_an_embargo_ends(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    tomorrow = (date.today() + timedelta(days=2)).isoformat()
    paper.write(4, head=HEAD.replace("section", f"embargo_until: {tomorrow}\nsection"))
    assert paper.explain() == "1 article (1 new)"
    lift = generator.Store.lift_embargoes
    monkeypatch.setattr(generator.Store, "lift_embargoes", lambda store, _today: lift(store, tomorrow))
    assert paper.explain() == "1 article (1 published as their day has come)"
    assert paper.explain() == "nothing"


def change_template(paper: Newspaper) -> None:
    path = paper.folder / "theme/templates/base.html"
    path.write_text(path.read_text("utf-8") + "<!-- -->", "utf-8")


def change_setting(paper: Newspaper) -> None:
    paper.waraq["PER_PAGE"] = 2


def change_both(paper: Newspaper) -> None:
    change_setting(paper)
    change_template(paper)


def add_section(paper: Newspaper) -> None:
    paper.write(4, head=HEAD.replace("دنیا", "کھیل"))


def change_words(paper: Newspaper) -> None:
    path = paper.folder / "theme/strings.tsv"
    path.write_text(path.read_text("utf-8").replace("حواشی", "ذیلی باتیں"), "utf-8")


def damage_store(paper: Newspaper) -> None:
    (paper.folder / "cache/store.sqlite").write_bytes(b"no store")


def move_output(paper: Newspaper) -> None:
    paper.output.rename(paper.folder / "elsewhere")
    paper.output = paper.folder / "elsewhere"


def forget_output(paper: Newspaper) -> None:
    (paper.folder / "cache/output.json").unlink()


def leave_unfinished(paper: Newspaper) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generator, "write_site_files", fail)
        (paper.folder / "theme/static/new.txt").write_text("", "utf-8")  # or there would be nothing to do
        opened: list[generator.Store | generator.Lock] = []
        for kind in ("Store", "Lock"):
            patch.setattr(generator, kind, partial(_note, getattr(generator, kind), opened))
        with pytest.raises(KeyboardInterrupt):
            paper.build()
    for each in opened:  # the system does that for a process that ends
        each._db.close()


def _note(kind: Callable[..., object], opened: list[object], *arguments: object) -> object:
    opened.append(kind(*arguments))
    return opened[-1]


CAUSES: dict[str, Callable[[Newspaper], object]] = {
    "everything (templates changed)": change_template,
    "everything (settings changed)": change_setting,
    "everything (settings and templates changed)": change_both,
    "everything (the names of sections changed), 1 article (1 new)": add_section,
    "everything (the use of --no-search changed)": lambda paper: paper.settings.pop(NO_SEARCH),
    "everything (code or the interface's words changed)": change_words,
    "everything (the store in the cache was damaged)": damage_store,
    "everything (the cache was deleted)": lambda paper: shutil.rmtree(paper.folder / "cache"),
    "everything (the output folder was emptied)": lambda paper: shutil.rmtree(paper.output),
    "everything (the output folder is another)": move_output,
    "everything (it is not known what the output folder holds)": forget_output,
    "everything (the last build did not finish)": leave_unfinished,
    f"everything ({CONVERTED})": lambda paper: forget_state(paper.folder / "cache", CONVERTED),
    "everything (the setting OFFLINE)": lambda paper: paper.waraq.update(OFFLINE=True),
    "1 page of content/pages": lambda paper: (paper.folder / "content/pages/new.md").write_text(
        "---\ntitle: نیا\n---\n\nصفحہ\n", "utf-8"
    ),
    "1 file of the theme": lambda paper: next((paper.folder / "theme/static/fonts").glob("*")).write_bytes(
        b""
    ),
}


@pytest.mark.parametrize("told", CAUSES)
def test_why_everything_is_made_anew(paper: Newspaper, told: str) -> None:
    CAUSES[told](paper)
    assert paper.explain() == told


def test_names(paper: Newspaper) -> None:
    folder = paper.folder / "content/authority"
    shutil.copytree(PROJECT / "content/authority", folder)
    assert paper.explain().endswith(" rows of content/authority")
    table = folder / "places.tsv"
    rows = table.read_text("utf-8").rstrip("\n")
    paper.write(2, "دریا پر پل بنا۔")
    row = "place/rain-bridge\t{}\t\tRain Bridge\t\t\t\t\ttest\n"
    table.write_text(f"{rows}\n{row.format('دریا پر پل')}", "utf-8")
    assert paper.explain() == "1 article (1 edited), 1 row of content/authority"
    table.write_text(f"{rows}\n{row.format('میں بارش')}", "utf-8")
    told = "4 articles (4 naming somebody whose names changed), 1 row of content/authority"
    assert paper.explain() == told
    both = row.replace("\t\tRain", "\tمیں بارش\tRain").format("لاہور میں بارش")  # shown otherwise, in all
    table.write_text(f"{rows}\n{both}", "utf-8")
    paper.write(3, "میں بارش۔")
    assert paper.build().articles == {"naming": 3 - 1, "edited": 1}
    table.write_text(f"{rows}\n", "utf-8")
    assert paper.build().articles == {"naming": 3}
    assert paper.explain() == "nothing"


def test_other_code(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generator, "pipeline_digest", lambda *_: "other")
    assert paper.explain().startswith("everything (code or ")
    assert paper.explain() == "nothing"


def test_what_a_build_left_that_read_the_articles_alone(paper: Newspaper) -> None:
    db = sqlite3.connect(paper.folder / "cache/store.sqlite")
    db.execute("INSERT INTO stale VALUES ('article', '0000000001', '2014-10-11', '2014-10-11')")
    db.commit()
    db.close()
    assert paper.explain() == "1 article (1 left by a build that did not finish)"
    assert paper.explain() == "nothing"


def test_stages_and_the_search(paper: Newspaper) -> None:
    paper.settings.clear()
    assert paper.build().search_files > 10
    summary = read_summary(paper.folder / "cache")
    assert summary is not None
    stages = {stage.name: stage for stage in summary.stages}
    assert len(stages) == len(summary.stages)
    assert next(iter(stages)) == "Loading tables"
    assert {"Loading tables", "Writing where words stand", "Writing what results show"} < stages.keys()
    assert (stages["Looking for changes"].count, stages["Looking for changes"].unit) == (4, "articles")
    assert stages["Indexing words"].count == 4
    assert stages["Listing where words stand"].count > 3
    pages = stages["Writing pages"]
    assert sum(kind.count for kind in pages.kinds) == pages.count
    assert {"article", "day", "section", "front"} < {kind.name for kind in pages.kinds}
    assert sum(kind.seconds for kind in pages.kinds) <= pages.seconds
    assert json.loads((paper.folder / "cache/build.json").read_text("utf-8"))["rebuilt"]["search_files"] > 10
